"""Asking: what becomes of your asks, and whether you are in touch without one.

What holds for every function here:

- Everything is told as it stands on ``today``. What is dated later has not happened yet: it is left out and counted.
- What could not have happened by today is left out and counted too, since it would pass for a failure.
- A refusal is an answer. A non-reply is not one, and no refusal either: the message may not have been read.
- A share of nothing is NaN, and the order of the records never matters.

People expect fewer to say yes than do: F. J. Flynn and V. K. B. Lake, "If you need help, just ask", *Journal of
Personality and Social Psychology* 95 (2008). How long to wait before silence counts as a non-reply, and every other
number of days, is a convention of this course.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.answers import is_number
from netkit.measures.follow_up import WAIT_DAYS
from netkit.model import Answer, Ask, Contact, ContactId, Interaction, Kind, Referral
from netkit.results import Measured, Result, Share, counted, percent, share, shown

TALKS: Final[frozenset[Kind]] = frozenset({"getting_to_know", "substance"})
"""The kinds of interaction in which somebody can tell you something; fixing a date and saying hello are not."""


@dataclass(frozen=True, slots=True)
class AskOutcomes(Result):
    """What became of your asks up to today: each is counted once, as yes, no, unanswered or waiting.

    ``unanswered`` asks are old enough to have had a reply, ``waiting`` ones are not. ``said_yes`` is the share of yes
    in the answers, ``no_reply`` the share of non-replies in the asks that are old enough.
    """

    yes: int
    no: int
    unanswered: int
    waiting: int
    said_yes: Share
    no_reply: Share

    def __str__(self) -> str:
        return f"{self.said_yes} {self.no_reply}"


@dataclass(frozen=True, slots=True)
class OnlyAsked:
    """A contact whom you asked for something so many ``times``, the last on ``last``, and saw for nothing else."""

    contact: ContactId
    times: int
    last: date


def ask_outcomes(asks: Iterable[Ask], *, today: date, wait: int = WAIT_DAYS) -> AskOutcomes:
    """How many said yes or no, how many never replied, and how many may still reply.

    - ``said_yes``: of the asks that were answered, whenever that was.
    - ``no_reply``: of the asks that are at least ``wait`` days old; younger ones are left out, whatever became of them.
      A reply that came late is a reply.

    An answer without a day counts as given. ``InvalidRequest`` for a ``wait`` below 0.

    >>> asks = [Ask("1", date(2026, 2, 1), "jae", "a date", "yes"), Ask("2", date(2026, 2, 1), "mei", "a date", "no"),
    ...         Ask("3", date(2026, 2, 2), "ada", "a date"), Ask("4", date(2026, 3, 9), "bao", "a date")]
    >>> found = ask_outcomes(asks, today=date(2026, 3, 10))
    >>> found.said_yes, found.no_reply
    (Share(part=1, whole=2, left_out=2), Share(part=1, whole=3, left_out=1))
    >>> print(found.said_yes)  # doctest: +NORMALIZE_WHITESPACE
    The answer was yes to 1 of 2 answered asks (50 %, but only 2 cases). Left out: 1 without a reply; 1 still waiting
    for one.
    """
    _inputs.day(today)
    _inputs.whole(wait, "wait", "days", least=0)
    every = list(_inputs.records(asks, Ask))
    past = [(one, _answer(one, today)) for one in every if one.on <= today]
    answers = Counter(answer for _, answer in past)
    old = [answer for one, answer in past if (today - one.on).days >= wait]
    unanswered, in_future = old.count(None), len(every) - len(past)
    waiting, answered = answers[None] - unanswered, answers["yes"] + answers["no"]
    old_enough = f"at least {counted(wait, 'day')} old"
    said_yes = share(
        *(answers["yes"], answered, "The answer was yes to {}.", "answered ask"),
        reasons={"without a reply": unanswered, "still waiting for one": waiting, "dated after today": in_future},
    )
    no_reply = share(
        *(unanswered, len(old), "No reply came to {}.", f"ask {old_enough}", f"asks {old_enough}"),
        reasons={f"less than {counted(wait, 'day')} old": len(past) - len(old), "dated after today": in_future},
    )
    return AskOutcomes(
        answers["yes"],
        answers["no"],
        unanswered,
        waiting,
        said_yes,
        no_reply,
    )


def chance_of_a_no(rate: float, asks: int) -> Measured:
    """The chance of at least one no in so many asks, from 0 to 1, if each gets a yes with the chance ``rate``.

    1 - rate to the power of asks: it takes a yes to every one of them to hear no no. This supposes that one answer
    does not sway another. ``InvalidRequest`` unless the rate lies between 0 and 1 and asks is a whole number from 0 on.

    >>> print(chance_of_a_no(0.8, 5))
    If 0.80 of asks get a yes, at least one no in 5 asks has a chance of 0.67.
    """
    if not (is_number(rate) and 0 <= rate <= 1):
        msg = f"rate is {rate!r}; it is the share of asks that get a yes, from 0 to 1, such as 0.8"
        raise InvalidRequest(msg)
    _inputs.whole(asks, "asks", "asks", least=0)
    chance = 1 - float(rate) ** asks
    says = f"If {shown(float(rate))} of asks get a yes, at least one no in {counted(asks, 'ask')} has a chance of "
    return Measured(chance, asks, floor=0, ceiling=1, sentence=f"{says}{shown(chance)}.")


def no_reason_share(interactions: Iterable[Interaction], asks: Iterable[Ask], *, today: date) -> Share:
    """The share of the interactions you began in which you asked for nothing, from 0 to 1.

    You asked for something in it if there is an ask of the same day to anybody in it. An interaction with several
    people counts once, and whether they answered does not matter: the first move was yours. What they began is no part
    of it. Left out are interactions where nobody wrote down who began, and those dated after today.

    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",), initiated_by="me"),
    ...        Interaction("2", date(2026, 3, 2), ("jae",), initiated_by="me")]
    >>> print(no_reason_share(log, [Ask("1", date(2026, 3, 2), "jae", "a name")], today=date(2026, 3, 10)))
    You asked for nothing in 1 of 2 interactions that you began (50 %, but only 2 cases).
    """
    _inputs.day(today)
    asked_on = {(one.contact, one.on) for one in _inputs.records(asks, Ask) if one.on <= today}
    begun = without = unknown = in_future = 0
    for one in _inputs.records(interactions, Interaction):
        if one.on > today:
            in_future += 1
        elif one.initiated_by is None:
            unknown += 1
        elif one.initiated_by == "me":
            begun += 1
            without += asked_on.isdisjoint((contact, one.on) for contact in one.contacts)
    return share(
        *(without, begun, "You asked for nothing in {}."),
        *("interaction that you began", "interactions that you began"),
        reasons={"where nobody wrote down who began": unknown, "dated after today": in_future},
    )


def only_asked(
    contacts: Iterable[Contact],
    interactions: Iterable[Interaction],
    asks: Iterable[Ask],
    *,
    today: date,
    at_least: int = 3,
) -> list[OnlyAsked]:
    """Contacts whom you asked for something ``at_least`` so many times and were never in touch with otherwise.

    In touch otherwise is an answered interaction, whoever began it, that was a renewal or came on a day on which you
    asked them for nothing. Those asked most come first, then by id: a list of whom to say hello to. ``InvalidRequest``
    for ``at_least`` below 1.

    >>> asks = [Ask(str(day), date(2026, 3, day), "jae", "a name") for day in (1, 2, 3)]
    >>> only_asked([Contact("jae", "Jae")], [], asks, today=date(2026, 3, 10))
    [OnlyAsked(contact='jae', times=3, last=datetime.date(2026, 3, 3))]
    >>> hello = Interaction("1", date(2026, 3, 5), ("jae",), kind="renewal")
    >>> only_asked([Contact("jae", "Jae")], [hello], asks, today=date(2026, 3, 10))
    []
    """
    _inputs.day(today)
    _inputs.whole(at_least, "at_least", "asks", least=1)
    asked: defaultdict[ContactId, list[date]] = defaultdict(list)
    for ask in _inputs.records(asks, Ask):
        if ask.on <= today:
            asked[ask.contact].append(ask.on)
    found = {
        one.id: OnlyAsked(one.id, len(asked[one.id]), max(asked[one.id]))
        for one in _inputs.records(contacts, Contact)
        if len(asked.get(one.id, ())) >= at_least
    }
    asked_on = {(contact, on) for contact in found for on in asked[contact]}
    for one in _inputs.records(interactions, Interaction):
        if one.answered and one.on <= today:
            for contact in one.contacts:
                if one.kind == "renewal" or (contact, one.on) not in asked_on:
                    found.pop(contact, None)
    return sorted(found.values(), key=lambda one: (-one.times, one.contact))


def asked_again(asks: Iterable[Ask], *, today: date, wait: int = WAIT_DAYS, within: int = 30) -> Share:
    """After how many brush-offs you asked again, anybody and for anything, within so many days; from 0 to 1.

    A brush-off is a no, on the day it came, or no reply, on the day ``wait`` days after the ask. Asking again is an ask
    on a later day, since nobody can tell which came first on the same. Left out are brush-offs whose ``within`` days
    are not over, whatever you did, and a no whose day nobody wrote down. Asks that got a yes, that still wait or that
    are dated after today are no brush-offs. ``InvalidRequest`` for a ``wait`` below 0 or ``within`` below 1.

    >>> asks = [Ask("1", date(2026, 1, 1), "jae", "a name", "no", date(2026, 1, 3)),
    ...         Ask("2", date(2026, 1, 20), "mei", "a name", "yes")]
    >>> print(asked_again(asks, today=date(2026, 3, 10)))
    You asked again within 30 days after 1 of 1 brush-off (100 %, but only 1 case).
    """
    _inputs.day(today)
    _inputs.whole(wait, "wait", "days", least=0)
    _inputs.whole(within, "within", "days", least=1)
    past = sorted((one for one in _inputs.records(asks, Ask) if one.on <= today), key=lambda one: one.on)
    asked_on = [one.on for one in past]
    whole = again = without_day = young = 0
    for one in past:
        answer = _answer(one, today)
        day = one.answered_on if answer else _later(one.on, wait)
        if answer == "yes" or (answer is None and (day is None or day > today)):
            continue
        if day is None:
            without_day += 1
        elif (today - day).days < within:
            young += 1
        else:
            whole += 1
            again += bisect_right(asked_on, day) < bisect_right(asked_on, day + timedelta(within))
    days = counted(within, "day")
    return share(
        *(again, whole, f"You asked again within {days} after {{}}.", "brush-off"),
        reasons={f"less than {days} ago": young, "on a day that nobody wrote down": without_day},
    )


def looked_up_first(asks: Iterable[Ask], *, today: date) -> Share:
    """The share of asks before which you tried to find it out yourself, from 0 to 1, where that was noted.

    >>> asks = [Ask("1", date(2026, 3, 1), "jae", "a name", looked_up=True),
    ...         Ask("2", date(2026, 3, 1), "mei", "the way to the station", looked_up=False)]
    >>> print(looked_up_first(asks, today=date(2026, 3, 10)))
    You first tried to find it out yourself before 1 of 2 asks (50 %, but only 2 cases).
    """
    _inputs.day(today)
    every = list(_inputs.records(asks, Ask))
    past = [one.looked_up for one in every if one.on <= today]
    unknown, in_future = past.count(None), len(every) - len(past)
    return share(
        *(past.count(True), len(past) - unknown, "You first tried to find it out yourself before {}.", "ask"),
        reasons={"where nobody noted it": unknown, "dated after today": in_future},
    )


def conversion(
    interactions: Iterable[Interaction], referrals: Iterable[Referral], *, today: date, within: int = 30
) -> Share:
    """The share of information talks that led to a referral, from 0 to 1.

    A talk is an answered interaction to get to know somebody or about a matter of substance. It led to a referral if
    anybody in it gave you one on that day or within so many days, so a referral can come from two talks. Left out are
    talks whose days are not over, whatever they led to, answered interactions of a kind that nobody wrote down, and
    those dated after today. The sentence gives the 95 % interval, since a few talks say little. ``InvalidRequest`` for
    ``within`` below 0.

    >>> log = [Interaction(str(day), date(2026, 1, day), ("jae",), kind="substance") for day in (1, 2, 20)]
    >>> found = conversion(log, [Referral("1", date(2026, 1, 20), "jae", "Lin")], today=date(2026, 3, 10), within=7)
    >>> print(found)  # doctest: +NORMALIZE_WHITESPACE
    A referral within 7 days came of 1 of 3 information talks (33 %); shares from 6 % to 79 % fit that, if these talks
    are a fair sample of all.
    """
    _inputs.day(today)
    _inputs.whole(within, "within", "days", least=0)
    referred: defaultdict[ContactId, list[date]] = defaultdict(list)
    for referral in _inputs.records(referrals, Referral):
        referred[referral.referred_by].append(referral.on)
    for days in referred.values():
        days.sort()
    whole = led = young = unknown = in_future = 0
    for one in _inputs.records(interactions, Interaction):
        if not one.answered or not (one.kind is None or one.kind in TALKS):
            continue
        if one.on > today:
            in_future += 1
        elif one.kind is None:
            unknown += 1
        elif (today - one.on).days < within:
            young += 1
        else:
            whole += 1
            end = one.on + timedelta(within)
            led += any(_any_between(referred[who], one.on, end) for who in one.contacts if who in referred)
    low, high = Share(led, whole).interval()
    range_ = f"{percent(low)} to {percent(high)} fit that, if these talks are a fair sample of all"
    days_ = counted(within, "day")
    return share(
        *(led, whole, f"A referral within {days_} came of {{}}; shares from {range_}.", "information talk"),
        reasons={f"less than {days_} ago": young, "of unknown kind": unknown, "dated after today": in_future},
    )


def _answer(ask: Ask, today: date) -> Answer | None:
    """The answer as far as it is known today."""
    return ask.answer if ask.answered_on is None or ask.answered_on <= today else None


def _any_between(days: list[date], first: date, last: date) -> bool:
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last


def _later(day: date, days: int) -> date | None:
    """So many days later, or ``None`` past the end of Python's calendar."""
    return day + timedelta(days) if days <= (date.max - day).days else None
