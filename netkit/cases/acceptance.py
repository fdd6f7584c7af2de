"""Whether an invented career is fit to be graded: no empty question, no right answer by luck, about equally hard."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import combinations

from netkit.model import (
    ME,
    Ask,
    Cadence,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The records of one career before they are put in a store."""

    owner: str
    contacts: list[Contact]
    ties: list[Tie]
    positions: list[Position]
    interactions: list[Interaction]
    exchanges: list[Exchange]
    asks: list[Ask]
    promises: list[Promise]
    referrals: list[Referral]

    def records(self) -> Iterator[Record]:
        """All records."""
        _, *kinds = fields(self)
        for kind in kinds:
            yield from getattr(self, kind.name)


def misfits(draft: Draft, *, today: date) -> list[str]:
    """What makes this career unfit to be graded; an empty list if nothing does."""
    active = [one for one in draft.contacts if not one.archived]
    ids = {one.id for one in active}
    size = len(active)
    density = 2 * sum(tie.a in ids and tie.b in ids for tie in draft.ties) / (size * (size - 1))
    silence = _silence(draft, today)
    dormant = sum(silence.get(one.id, 0) >= 3 * 366 for one in active)
    fading = sum(370 <= silence.get(one.id, 0) < 3 * 365 for one in active)
    own = sum(one.introduced_by == ME for one in active)
    noted = sum(one.introduced_by is not None for one in active)
    introduced = Counter(one.introduced_by for one in active if one.introduced_by not in (ME, None)).most_common(2)
    states = Counter(one.state for one in draft.referrals)
    offered = {skill for one in active for skill in one.offers}
    needed = {skill for one in active for skill in one.needs}
    answers = Counter(one.answer for one in draft.asks)
    open_by = Counter((one.by, (one.due_on > today) - (one.due_on < today)) for one in draft.promises if one.is_open)
    closed_by = Counter(
        (one.by, "cancelled" if one.done_on is None else "on time" if one.done_on <= one.due_on else "late")
        for one in draft.promises
        if not one.is_open
    )
    dealt_with = {one.contact for one in draft.exchanges}
    rules = {
        "60 to 150 contacts": 60 <= size <= 150,
        "a density from 0.07 to 0.25": 0.07 <= density <= 0.25,
        "3 contacts, at least, silent for 3 years": 3 <= dormant <= size // 3,
        "3 contacts, at least, silent for 1 to 3 years": 3 <= fading <= size // 2,
        "no share of self-introductions near 65 %": all(not 0.635 <= own / whole <= 0.665 for whole in (size, noted)),
        "one contact who introduced most others": len(introduced) == 2 and introduced[0][1] > introduced[1][1],
        "3 referrals, at least, in each state": all(states[one] >= 3 for one in ("open", "contacted", "met")),
        "courtesies both done and left out": _both([one.reported_back_on for one in draft.referrals if one.met_on]),
        "a referral too young to judge": any(one.on > today - timedelta(days=14) for one in draft.referrals),
        "3 asks, at least, with each answer": all(answers[one] >= 3 for one in ("yes", "no", None)),
        "promises of every outcome by both": all(open_by[by, when] >= 1 for by in ("me", "them") for when in (-1, 1))
        and all(closed_by[by, how] >= 1 for by in ("me", "them") for how in ("on time", "late", "cancelled")),
        "one promise due today": open_by["me", 0] == 1 and not open_by["them", 0],
        "a need that nobody's offer meets, and others that one does": bool(needed - offered)
        and len(needed & offered) >= 5,
        "a panel of three for feedback": _has_panel(active, draft.ties),
        "somebody with whom nothing was exchanged": bool(ids - dealt_with),
        "a conversation that nobody timed": any(one.answered and one.minutes is None for one in draft.interactions),
        "a conversation that nobody knows who began": any(one.initiated_by is None for one in draft.interactions),
        "contacts known from two circles": sum(len(one.circles) > 1 for one in active) >= 4,
        "a closeness that nobody has said": any(one.closeness is None for one in active),
        "two mentors, at least": sum(one.is_mentor for one in active) >= 2,
        "a reminder due today": _due_today(active, silence, today),
        "two who overlapped somewhere and do not know each other": _strangers(draft),
    }
    return [rule for rule, kept in rules.items() if not kept]


def _silence(draft: Draft, today: date) -> dict[ContactId, int]:
    """Days since the last answered conversation with each contact."""
    last = {who: one.on for one in draft.interactions if one.answered for who in one.contacts}
    return {who: (today - day).days for who, day in last.items()}


def _both(days: list[date | None]) -> bool:
    return any(day is None for day in days) and any(day is not None for day in days)


def _due_today(active: list[Contact], silence: dict[ContactId, int], today: date) -> bool:
    """By the simplest of the ways: a cadence set a calendar month ago, and no conversation since."""
    for one in active:
        if one.cadence_set_on and one.cadence == Cadence(1, "months"):
            days = (today - one.cadence_set_on).days
            if 28 <= days <= 31 and one.cadence_set_on.day == today.day and silence.get(one.id, days) >= days:
                return True
    return False


def _has_panel(active: list[Contact], ties: list[Tie]) -> bool:
    """Three close contacts who give feedback, do not know each other and come from two fields, at least."""
    able = [one for one in active if (one.closeness or 0) >= 4 and "feedback" in one.roles]
    tied = {frozenset((tie.a, tie.b)) for tie in ties}
    return any(
        len({one.field for one in three}) >= 2
        and not any(frozenset((a.id, b.id)) in tied for a, b in combinations(three, 2))
        for three in combinations(able, 3)
    )


def _strangers(draft: Draft) -> bool:
    """Whether two positions at one organisation overlap whose holders have no tie."""
    tied = {frozenset((tie.a, tie.b)) for tie in draft.ties}
    at: dict[str, list[Position]] = defaultdict(list)
    for position in draft.positions:
        at[position.organisation].append(position)
    return any(
        a.contact != b.contact
        and max(a.since or date.min, b.since or date.min) <= min(a.until or date.max, b.until or date.max)
        and frozenset((a.contact, b.contact)) not in tied
        for colleagues in at.values()
        for a, b in combinations(colleagues, 2)
    )
