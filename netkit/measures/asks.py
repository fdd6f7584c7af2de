"""Asking: what becomes of your asks, and whether you are in touch without one, as it stands on ``today``.

What could not have happened by today is left out and counted, since it would pass for a failure. A refusal is an
answer. A non-reply is neither: the message may not have been read.

People expect fewer to say yes than do: F. J. Flynn and V. K. B. Lake, "If you need help, just ask", *Journal of
Personality and Social Psychology* 95 (2008). Every number of days is a convention of this course.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures._shares import FUTURE, NO_STARTER, NOT_NOTED, WAIT_DAYS, share_by
from netkit.model import Answer, Ask, Contact, ContactId, Interaction, Kind, Referral
from netkit.results import Share, percent

TALKS: Final[frozenset[Kind]] = frozenset({"getting_to_know", "substance"})
"""The kinds of interaction in which somebody can tell you something; fixing a date and saying hello are not."""

WITHIN: Final = 30
"""So many days there are to ask again after a brush-off, and for a talk to lead to a referral."""

OFTEN: Final = 3
"""So many asks and nothing else is a contact who was only asked."""


def said_yes(asks: Iterable[Ask], *, today: date) -> Share:
    """The share of yes in the answers to what you asked for, from 0 to 1; an answer without a day counts as given.

    >>> asks = [Ask("1", date(2026, 2, 1), "jae", "a date", "yes"), Ask("2", date(2026, 2, 2), "ada", "a date"),
    ...         Ask("3", date(2026, 3, 9), "bao", "a date")]
    >>> said_yes(asks, today=date(2026, 3, 10))
    Share(part=1, whole=1, left_out=2)
    """
    unanswered, waiting = "without a reply", "still waiting for one"

    def verdict(one: Ask) -> bool | str:
        if answer := known_answer(one, today):
            return answer == "yes"
        return unanswered if (today - one.on).days >= WAIT_DAYS else waiting

    reasons = [unanswered, waiting, FUTURE]
    return share_by(today, asks, Ask, verdict, "The answer was yes to {}.", "answered ask", reasons=reasons)


def chance_of_a_no(rate: float, asks: int) -> float:
    """The chance of at least one no in so many asks, from 0 to 1, if each gets a yes with the chance ``rate``.

    1 - rate to the power of asks, if one answer does not sway another. ``InvalidRequest`` for a rate outside 0 to 1.

    >>> chance_of_a_no(0.5, 3)
    0.875
    """
    if not (_inputs.is_number(rate) and 0 <= rate <= 1):
        msg = f"rate is {rate!r}; it is the share of asks that get a yes, from 0 to 1, such as 0.8"
        raise InvalidRequest(msg)
    return 1 - float(rate) ** _inputs.whole(asks, "asks", "asks")


def no_reason_share(interactions: Iterable[Interaction], asks: Iterable[Ask], *, today: date) -> Share:
    """The share of the interactions you began in which you asked for nothing, from 0 to 1.

    You asked for something if there is an ask of the same day to anybody in it. An interaction with several people
    counts once, answered or not: the first move was yours.

    >>> log = [Interaction("1", date(2026, 3, 2), ("jae",), initiated_by="me")]
    >>> print(no_reason_share(log, [Ask("1", date(2026, 3, 2), "jae", "a name")], today=date(2026, 3, 10)))
    You asked for nothing in 0 of 1 interaction that you began (0 %, but only 1 case).
    """
    asked_on = {(one.contact, one.on) for one in _inputs.records(asks, Ask)}

    def verdict(one: Interaction) -> bool | str | None:
        if one.initiated_by is None:
            return NO_STARTER
        return asked_on.isdisjoint((who, one.on) for who in one.contacts) if one.initiated_by == "me" else None

    claim, nouns = "You asked for nothing in {}.", ("interaction that you began", "interactions that you began")
    return share_by(today, interactions, Interaction, verdict, claim, *nouns, reasons=[NO_STARTER, FUTURE])


def only_asked(
    contacts: Iterable[Contact], interactions: Iterable[Interaction], asks: Iterable[Ask], *, today: date
) -> list[ContactId]:
    """Contacts whom you asked for something three times or more and were never in touch with otherwise.

    In touch otherwise is an answered interaction, whoever began it, that was a renewal or came on a day on which you
    asked them for nothing. Those asked most come first, then by id.

    >>> asks = [Ask(str(day), date(2026, 3, day), "jae", "a name") for day in (1, 2, 3)]
    >>> only_asked([Contact("jae", "Jae")], [], asks, today=date(2026, 3, 10))
    ['jae']
    """
    _inputs.day(today)
    asked = [(ask.contact, ask.on) for ask in _inputs.records(asks, Ask) if ask.on <= today]
    times, asked_on = Counter(contact for contact, _ in asked), set(asked)
    otherwise = {
        contact
        for one in _inputs.records(interactions, Interaction)
        if one.answered and one.on <= today
        for contact in one.contacts
        if one.kind == "renewal" or (contact, one.on) not in asked_on
    }
    people = [one.id for one in _inputs.records(contacts, Contact) if times[one.id] >= OFTEN]
    return sorted((one for one in people if one not in otherwise), key=lambda one: (-times[one], one))


def asked_again(asks: Iterable[Ask], *, today: date) -> Share:
    """After how many brush-offs you asked again, anybody and for anything, within 30 days; from 0 to 1.

    A brush-off is a no, on the day it came, or no reply 14 days after the ask. Asking again is an ask on a later day,
    since nobody can tell which came first on the same. Left out are brush-offs whose 30 days are not over, and a no
    without a day.

    >>> asks = [Ask("1", date(2026, 1, 1), "jae", "a name", "no", date(2026, 1, 3)),
    ...         Ask("2", date(2026, 1, 20), "mei", "a name", "yes")]
    >>> print(asked_again(asks, today=date(2026, 3, 10)))
    You asked again within 30 days after 1 of 1 brush-off (100 %, but only 1 case).
    """
    _inputs.day(today)
    young, no_day = f"less than {WITHIN} days ago", "on a day that nobody wrote down"
    every = [one for one in _inputs.records(asks, Ask) if one.on <= today]
    asked_on = sorted(one.on for one in every)

    def verdict(one: Ask) -> bool | str | None:
        answer = known_answer(one, today)
        if answer == "yes" or (answer is None and (today - one.on).days < WAIT_DAYS):
            return None
        day = one.answered_on if answer else one.on + timedelta(WAIT_DAYS)
        if day is None:
            return no_day
        if (today - day).days < WITHIN:
            return young
        return bisect_right(asked_on, day) < bisect_right(asked_on, day + timedelta(WITHIN))

    claim = f"You asked again within {WITHIN} days after {{}}."
    return share_by(today, every, Ask, verdict, claim, "brush-off", reasons=[young, no_day])


def looked_up_first(asks: Iterable[Ask], *, today: date) -> Share:
    """The share of asks before which you tried to find it out yourself, from 0 to 1, where that was noted.

    >>> asks = [Ask("1", date(2026, 3, 1), "jae", "a name", looked_up=True)]
    >>> print(looked_up_first(asks, today=date(2026, 3, 10)))
    You first tried to find it out yourself before 1 of 1 ask (100 %, but only 1 case).
    """

    def verdict(one: Ask) -> bool | str:
        return NOT_NOTED if one.looked_up is None else one.looked_up

    claim = "You first tried to find it out yourself before {}."
    return share_by(today, asks, Ask, verdict, claim, "ask", reasons=[NOT_NOTED, FUTURE])


def conversion(interactions: Iterable[Interaction], referrals: Iterable[Referral], *, today: date) -> Share:
    """The share of information talks that led to a referral, from 0 to 1; the sentence gives its 95 % interval.

    A talk is an answered interaction of a kind in ``TALKS``. It led to a referral if anybody in it gave you one on that
    day or within 30 days, so a referral can come from two talks. Left out are talks whose days are not over, and
    answered interactions of unknown kind.

    >>> log = [Interaction(str(day), date(2026, 1, day), ("jae",), kind="substance") for day in (1, 2, 20)]
    >>> found = conversion(log, [Referral("1", date(2026, 2, 10), "jae", "Lin")], today=date(2026, 3, 10))
    >>> print(found)  # doctest: +NORMALIZE_WHITESPACE
    A referral within 30 days came of 1 of 3 information talks (33 %). Shares from 6 % to 79 % fit that, if these talks
    are a fair sample of all.
    """
    young, no_kind = f"less than {WITHIN} days ago", "of unknown kind"
    referred: defaultdict[ContactId, list[date]] = defaultdict(list)
    for referral in sorted(_inputs.records(referrals, Referral), key=lambda one: one.on):
        referred[referral.referred_by].append(referral.on)

    def verdict(one: Interaction) -> bool | str | None:
        if not one.answered or not (one.kind is None or one.kind in TALKS):
            return None
        if one.kind is None:
            return no_kind
        if (today - one.on).days < WITHIN:
            return young
        end = one.on + timedelta(WITHIN)
        days = (referred[who] for who in one.contacts if who in referred)
        return any(bisect_left(those, one.on) < bisect_right(those, end) for those in days)

    claim, reasons = f"A referral within {WITHIN} days came of {{}}.", [young, no_kind, FUTURE]
    found = share_by(today, interactions, Interaction, verdict, claim, "information talk", reasons=reasons)
    if not found.n:
        return found
    low, high = map(percent, found.interval())
    fit = f"Shares from {low} to {high} fit that, if these talks are a fair sample of all."
    return replace(found, sentence=f"{found.sentence} {fit}")


def known_answer(ask: Ask, today: date) -> Answer | None:
    """The answer to an ask, as far as it has come by today."""
    return ask.answer if ask.answered_on is None or ask.answered_on <= today else None
