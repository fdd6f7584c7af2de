"""How your time is spread: how much of it goes to each contact, how unevenly, and whether it comes in bursts.

What counts as being in touch is what ``netkit.measures.recency`` counts: answered interactions up to ``today``, each
for every contact in it. Contacts are those you hand in, archived or not. The order of the records never matters.

Source: E.-K. Kim and H.-H. Jo, "Measuring burstiness for finite event sequences", *Physical
Review E* 94 (2016).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from math import fsum, inf, nan, sqrt
from statistics import fmean, pstdev
from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.measures.answers import is_number
from netkit.measures.measured import Measured, Share, printed, share, told
from netkit.measures.recency import counts, days_in_touch
from netkit.model import Contact, ContactId, Interaction
from netkit.text import counted

FEWEST_GAPS: Final = 4
"""Fewer gaps than this say nothing about burstiness."""

_NOT_IN_TOUCH = "unanswered or dated after today"


def recency_weighted_strength(
    contacts: Iterable[Contact], interactions: Iterable[Interaction], *, today: date, half_life: float = 180
) -> dict[ContactId, Measured]:
    """How much you have been in touch with each contact, 0 or more, where older times count less.

    An interaction counts 1 on its day, half of that ``half_life`` days later, a quarter after twice as long. It is a
    convention of this course and measures frequency, not closeness. With whom you never were in touch it is 0. Left out
    are the interactions with that contact that nobody answered or that are dated after today. ``InvalidRequest`` unless
    the half-life is above 0.

    >>> log = [Interaction("1", date(2026, 3, 10), ("jae",)), Interaction("2", date(2026, 2, 28), ("jae",))]
    >>> recency_weighted_strength([Contact("jae", "Jae")], log, today=date(2026, 3, 10), half_life=10)
    {'jae': Measured(value=1.5, n=2, left_out=0)}
    """
    _inputs.day(today)
    if not (is_number(half_life) and half_life > 0):
        msg = f"half_life is {half_life!r}; it must be a number of days above 0"
        raise InvalidRequest(msg)
    days: dict[ContactId, list[date]] = {contact.id: [] for contact in _inputs.records(contacts, Contact)}
    left_out = dict.fromkeys(days, 0)
    for one in _inputs.records(interactions, Interaction):
        for contact in days.keys() & one.contacts:
            if counts(one, today):
                days[contact].append(one.on)
            else:
                left_out[contact] += 1
    return {contact: _strength(on, left_out[contact], today, half_life) for contact, on in days.items()}


def burstiness(interactions: Iterable[Interaction], *, today: date) -> Measured:
    """Whether these interactions come in bursts: -1 at regular intervals, about 0 at random, 1 all but one at once.

    With r the standard deviation of the gaps divided by their mean, and n the number of gaps, it is (sqrt(n + 1) r -
    sqrt(n - 1)) / ((sqrt(n + 1) - 2) r + sqrt(n - 1)). The better-known (r - 1) / (r + 1) comes out lower the
    fewer the gaps. Gaps are the days from one day with an interaction to the next. NaN for fewer than four gaps. Left
    out are interactions that nobody answered or that are dated after today. Hand in the interactions with one contact
    to learn their rhythm.

    Kim and Jo (2016).

    >>> burstiness([Interaction(str(day), date(2026, 3, day), ("jae",)) for day in (2, 9, 16, 23, 30)],
    ...     today=date(2026, 3, 31))
    Measured(value=-1.0, n=4, left_out=0)
    """
    _inputs.day(today)
    log = list(_inputs.records(interactions, Interaction))
    in_touch = [one.on for one in log if counts(one, today)]
    gaps = [(later - earlier).days for earlier, later in pairwise(sorted(set(in_touch)))]
    n, left_out, value = len(gaps), len(log) - len(in_touch), nan
    if n >= FEWEST_GAPS:
        r = pstdev(gaps) / fmean(gaps)
        value = (sqrt(n + 1) * r - sqrt(n - 1)) / ((sqrt(n + 1) - 2) * r + sqrt(n - 1))
    claim = (
        f"The burstiness is {printed(value)}, where -1 is at regular intervals, 0 at random and 1 all but one at once"
    )
    which, needs = f"interactions {_NOT_IN_TOUCH}", f"it takes {FEWEST_GAPS} gaps between days in touch"
    sentence = told(claim, value, n, "gap", left_out=left_out, which=which, needs=needs)
    return Measured(value, n, left_out, -1.0, 1.0, sentence)


def gini(contacts: Iterable[Contact], interactions: Iterable[Interaction], *, today: date) -> Measured:
    """How unevenly the interactions are spread over the contacts: the Gini coefficient, from 0 to (n - 1)/n.

    0 if you were in touch equally often with each of the n contacts, (n - 1)/n if with one only. Contacts without any
    interaction are counted too. Left out are the interactions that nobody answered, that are dated after today, or with
    none of these contacts. NaN if there are no contacts or no interactions.

    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",))]
    >>> gini([Contact("jae", "Jae"), Contact("mei", "Mei")], log, today=date(2026, 3, 10))
    Measured(value=0.5, n=2, left_out=0)
    """
    times, left_out = _times(contacts, interactions, today)
    n, total = len(times), sum(times)
    value = sum((2 * rank - n - 1) * count for rank, count in enumerate(times, start=1)) / (n * total) if total else nan
    most = (n - 1) / n if n else nan
    claim = (
        f"Over the contacts, {counted(total, 'time')} in touch spread with a Gini coefficient of {printed(value)}, "
        f"where 0 is equally often with each and {printed(most)} with one only"
    )
    if n == 1:
        claim = f"All of {counted(total, 'time')} in touch is with a single contact: the Gini coefficient is "
        claim += f"{printed(value)}, and could be nothing else"
    which, needs = f"interactions {_NOT_IN_TOUCH}, or with others", "it takes an interaction with one of the contacts"
    sentence = told(claim, value, n, "contact", left_out=left_out, which=which, needs=needs)
    return Measured(value, n, left_out, 0.0, most, sentence)


def top_share(contacts: Iterable[Contact], interactions: Iterable[Interaction], *, today: date, top: int = 5) -> Share:
    """The share of all interactions that went to the ``top`` contacts you are most in touch with.

    All of them if there are no more contacts than that. Left out are the interactions that nobody answered, that are
    dated after today, or with none of these contacts. NaN without interactions. ``InvalidRequest`` for ``top`` below 1.

    >>> log = [Interaction("1", date(2026, 3, 1), ("jae",)), Interaction("2", date(2026, 3, 2), ("jae", "mei"))]
    >>> top_share([Contact("jae", "Jae"), Contact("mei", "Mei")], log, today=date(2026, 3, 10), top=1)
    Share(part=2, whole=3, left_out=0)
    """
    _inputs.whole(top, "top", "contacts", least=1)
    times, left_out = _times(contacts, interactions, today)
    most = min(top, len(times))
    whom = "contact" if most == 1 else counted(most, "contact")
    claim = f"With the {whom} you are most in touch with you were in touch {{}}"
    which, needs = f"interactions {_NOT_IN_TOUCH}, or with others", "it takes an interaction with one of the contacts"
    return share(sum(times[-top:]), sum(times), left_out, claim, "time", which=which, needs=needs)


def _times(contacts: Iterable[Contact], interactions: Iterable[Interaction], today: date) -> tuple[list[int], int]:
    """How often you were in touch with each contact, the least first, and how many interactions were left out."""
    log = list(_inputs.records(interactions, Interaction))
    days = days_in_touch(contacts, log, today)
    used = sum(counts(one, today) and not days.keys().isdisjoint(one.contacts) for one in log)
    return sorted(map(len, days.values())), len(log) - used


def _strength(days: list[date], left_out: int, today: date, half_life: float) -> Measured:
    value = fsum(2.0 ** (-(today - day).days / half_life) for day in days)
    claim = f"The strength is {printed(value)}, where an interaction counts half after {half_life:g} days"
    sentence = told(claim, value, len(days), "interaction", left_out=left_out, which=_NOT_IN_TOUCH)
    return Measured(value, len(days), left_out, 0.0, inf, sentence)
