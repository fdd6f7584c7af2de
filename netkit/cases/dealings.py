"""What was asked, given, promised and recommended in an invented career; all of it grows out of the conversations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias, TypeVar

from netkit.cases.acquaintances import Introductions
from netkit.cases.people import RECENT, Person, Streams
from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import ABOUT, ASKS, BY_ME, BY_THEM, OUTCOMES, PURPOSES
from netkit.cases.workdays import workday
from netkit.model import ME, Ask, ContactId, Direction, Exchange, Gift, Interaction, Promise, Referral, Role, Side

Dealt = TypeVar("Dealt", Exchange, Ask, Promise, Referral)

_GIFTS: Final[Mapping[Gift, int]] = {"information": 45, "feedback": 20, "introduction": 15, "support": 20}
_ASKED: Final[Mapping[Gift, int]] = {**_GIFTS, "referral": 15}

_Outcome: TypeAlias = Literal["on time", "late", "open", "not due yet", "cancelled"]
_NOT_ON_TIME: Final[Mapping[_Outcome, int]] = {"late": 36, "open": 30, "not due yet": 19, "cancelled": 15}
_Answered: TypeAlias = Literal["yes", "no", "silence"]
_ANSWERS: Final[Mapping[_Answered, int]] = {"yes": 58, "no": 18, "silence": 24}

_Step: TypeAlias = Literal["open", "contacted", "met", "reported back", "thanked"]
_BEYOND_OPEN: Final[Mapping[_Step, int]] = {"contacted": 30, "met": 27, "reported back": 13, "thanked": 30}


class _Days:
    """Later days of one career: never after today, and on the day of a conversation where there was one."""

    def __init__(self, interactions: Sequence[Interaction], *, today: date) -> None:
        self.today = today
        self._talks: dict[ContactId, list[date]] = defaultdict(list)
        for one in interactions:
            if one.answered:
                for who in one.contacts:
                    self._talks[who].append(one.on)

    def after(self, day: date, low: int, high: int, chance: SeededRandom) -> date:
        """A working day so many days later, or the last one up to today."""
        return max(day, workday(day + timedelta(days=chance.whole(low, high)), last=self.today))

    def told(self, who: ContactId, day: date) -> date | None:
        """The next conversation within four months."""
        talks = (one for one in self._talks[who] if day < one <= day + timedelta(days=120))
        return next(talks, None)


def dealings(
    people: Sequence[Person],
    introduced: Introductions,
    roles: Mapping[ContactId, frozenset[Role]],
    interactions: Sequence[Interaction],
    outsiders: Sequence[str],
    streams: Streams,
    *,
    today: date,
) -> tuple[list[Exchange], list[Ask], list[Promise], list[Referral]]:
    """What went to and fro, each kind by date; ``outsiders`` are the names of people who are not contacts."""
    archived = {one.id for one in people if one.archived}
    days = _Days(interactions, today=today)
    talks = [one for one in interactions if one.answered and one.contacts[0] not in archived]
    asks, got = _asks(talks, days, streams("asks"))
    referrals = _referrals(people, introduced, talks, outsiders, days, streams("referrals"))
    got += [
        Exchange("new", one.on, one.referred_by, "got", "referral", one.purpose, one.reported_back_on)
        for one in referrals
    ]
    exchanges = [*got, *_exchanges(talks, roles, days, streams("exchanges"))]
    exchanges.sort(key=lambda one: (one.on, one.contact, one.direction, one.what, one.about))
    return _numbered(exchanges, "x"), asks, _promises(talks, days, streams("promises")), referrals


def _numbered(records: Iterable[Dealt], letter: str) -> list[Dealt]:
    return [replace(one, id=f"{letter}{number:03}") for number, one in enumerate(records, start=1)]


def _exchanges(
    talks: Sequence[Interaction], roles: Mapping[ContactId, frozenset[Role]], days: _Days, chance: SeededRandom
) -> Iterator[Exchange]:
    """In about every third conversation of substance something was given or got."""
    generous: dict[ContactId, float] = {}
    for talk in talks:
        who = talk.contacts[0]
        if talk.kind != "substance" or not chance.happens(0.36):
            continue
        direction: Direction = "gave" if chance.happens(generous.setdefault(who, chance.whole(40, 85) / 100)) else "got"
        what = chance.weighted(_GIFTS)
        usual = [gift for gift in _GIFTS if gift in roles[who]]
        if direction == "got" and usual and chance.happens(0.7):
            what = chance.choice(usual)
        told = days.told(who, talk.on) if direction == "got" and chance.happens(0.7) else None
        yield Exchange("new", talk.on, who, direction, what, chance.choice(ABOUT[what]), told)


def _asks(talks: Sequence[Interaction], days: _Days, chance: SeededRandom) -> tuple[list[Ask], list[Exchange]]:
    """What the owner asked for, and what they got where the answer was yes."""
    recent = [one for one in talks if one.initiated_by == "me" and one.on >= days.today - RECENT]
    asked = sorted(chance.some(recent, chance.whole(28, 40)), key=lambda one: (one.on, one.id))
    asks, got = [], []
    for talk, answer in zip(asked, chance.deck(_ANSWERS, len(asked)), strict=True):
        who, what = talk.contacts[0], chance.weighted(_ASKED)
        looked_up = chance.weighted({True: 6, False: 3, None: 1})
        text = chance.choice(ASKS[what])
        if answer == "silence":
            asks.append(Ask("new", talk.on, who, text, looked_up=looked_up))
            continue
        on = days.after(talk.on, 0, 12, chance)
        asks.append(Ask("new", talk.on, who, text, answer, on, looked_up))
        if answer == "yes" and what != "referral":
            told = days.told(who, on) if chance.happens(0.7) else None
            got.append(Exchange("new", on, who, "got", what, chance.choice(ABOUT[what]), told))
    return _numbered(asks, "a"), got


def _referrals(
    people: Sequence[Person],
    introduced: Introductions,
    talks: Sequence[Interaction],
    outsiders: Sequence[str],
    days: _Days,
    chance: SeededRandom,
) -> list[Referral]:
    """Some led to people who are contacts now; the others to people who are not."""
    found: list[Referral] = []
    known = {one.id: one for one in people}
    for one in chance.shuffled(people):
        by = introduced[one.id]
        if by is None or by == ME or len(found) == 4 or one.met_on < days.today - RECENT or one.archived:
            continue
        on = workday(max(known[by].met_on, one.met_on - timedelta(days=chance.whole(12, 30))), last=one.met_on)
        found.append(_referral(on, by, one.id, "met" if len(found) % 2 else "thanked", days, chance, met_on=one.met_on))
    trusted = [talk for talk in talks if known[talk.contacts[0]].layer < 3]
    latest = days.today - timedelta(days=13)
    later = [talk for talk in trusted if talk.on > latest]
    # Where the last two weeks brought a referral, nobody can say yet whether it is followed up.
    drawn = chance.some([talk for talk in trusted if talk.on <= latest], chance.whole(12, 26))
    left_open = chance.whole(14, 40)
    shares = {step: share * (100 - left_open) for step, share in _BEYOND_OPEN.items()}
    steps = chance.deck({"open": 100 * left_open, **shares}, len(drawn))
    for talk, person, step in zip(drawn, outsiders[2:], steps, strict=False):
        found.append(_referral(talk.on, talk.contacts[0], person, step, days, chance))
    for talk, person in zip(chance.some(later, 2), outsiders, strict=False):
        found.append(_referral(talk.on, talk.contacts[0], person, "open", days, chance))
    found.sort(key=lambda one: (one.on, one.person))
    return _numbered(found, "r")


def _referral(
    on: date, by: ContactId, person: str, step: _Step, days: _Days, chance: SeededRandom, *, met_on: date | None = None
) -> Referral:
    found = Referral("new", on, by, person, chance.choice(PURPOSES))
    if step == "open":
        return found
    contacted = days.after(on, 1, 21, chance) if met_on is None else min(met_on, days.after(on, 1, 8, chance))
    found = replace(found, contacted_on=contacted)
    if step == "contacted":
        return found
    met = met_on or days.after(contacted, 5, 30, chance)
    told = days.after(met, 1, 20, chance)
    return replace(
        found,
        met_on=met,
        outcome=chance.choice(OUTCOMES),
        reported_back_on=told if step in ("reported back", "thanked") else None,
        thanked_on=told if step == "thanked" else None,
    )


def _promises(talks: Sequence[Interaction], days: _Days, chance: SeededRandom) -> list[Promise]:
    """Promises by both, with every outcome on both sides; one of the owner's is due today."""
    today = days.today
    fresh = [one for one in talks if today - timedelta(days=21) <= one.on < today]
    settled = [one for one in talks if today - RECENT <= one.on < today - timedelta(days=70)]
    found = [_promise(chance.choice(fresh), "me", "due today", days, chance)] if fresh else []
    sides: tuple[Side, Side] = ("me", "them")
    for side in sides:
        on_time = chance.whole(40, 65)
        others = {outcome: share * (100 - on_time) for outcome, share in _NOT_ON_TIME.items()}
        for outcome in chance.deck({"on time": 100 * on_time, **others}, chance.whole(14, 22)):
            start = fresh if outcome == "not due yet" else settled
            if start:
                found.append(_promise(chance.choice(start), side, outcome, days, chance))
    found.sort(key=lambda one: (one.made_on, one.contact, one.by, one.text, one.due_on))
    return _numbered(found, "p")


def _promise(
    talk: Interaction, by: Side, outcome: _Outcome | Literal["due today"], days: _Days, chance: SeededRandom
) -> Promise:
    text = chance.choice(BY_ME if by == "me" else BY_THEM)
    made = talk.on
    due = workday(made + timedelta(days=chance.whole(4, 28)))
    if outcome == "due today":
        due = days.today
    elif outcome == "not due yet":
        due = workday(days.today + timedelta(days=chance.whole(1, 28)))
    promise = Promise("new", made, due, by, talk.contacts[0], text)
    match outcome:
        case "on time":
            early = workday(made + timedelta(days=chance.whole(0, (due - made).days)), last=due)
            return replace(promise, done_on=max(made, early))
        case "late":
            return replace(promise, done_on=workday(due + timedelta(days=chance.whole(1, 21))))
        case "cancelled":
            return replace(promise, cancelled_on=days.after(made, 1, 20, chance))
        case _:
            return promise
