"""Growth: how many contacts came when, and from how close a contact referrals come.

What is dated after ``today`` is left out and counted, and so is what nobody knows. Contacts are those you hand in,
archived or not. The order of the records never matters.

Source: M. S. Granovetter, "The strength of weak ties", *American Journal of Sociology* 78 (1973), asks the question
that ``by_strength`` counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from netkit.measures import _inputs
from netkit.measures.measured import FEW, Share
from netkit.measures.sentences import shown
from netkit.model import Contact, Referral
from netkit.text import Said, counted

BANDS: Final = {"distant": (1, 2), "in between": (3,), "close": (4, 5)}
"""The closeness of each band: a convention of this course."""


@dataclass(frozen=True, slots=True)
class Quarter(Said):
    """Three months of a year: the contacts ``added`` in them, and the ``total`` at their end."""

    year: int
    quarter: int
    added: int
    total: int

    def __str__(self) -> str:
        return f"{self.year} Q{self.quarter}"


@dataclass(frozen=True, slots=True)
class Growth(Said):
    """The quarters from the first contact to today, without a gap; ``n`` contacts came in them.

    Of ``left_out`` contacts nobody knows the day, or it is after today.
    """

    quarters: tuple[Quarter, ...]
    n: int
    left_out: int
    sentence: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Band(Said):
    """The share of contacts who are so close, and the share of referrals that came from them."""

    name: str
    contacts: Share
    referrals: Share
    sentence: str = field(default="", compare=False, repr=False)


def growth(contacts: Iterable[Contact], *, today: date) -> Growth:
    """How many contacts you met in each quarter of a year, and how many that made in all.

    It counts the contacts that are on record now, by ``met_on``: whoever you have taken out since is not in it. Empty
    if no day is known.

    >>> met = [Contact("mei", "Mei", met_on=date(2025, 8, 1)), Contact("jae", "Jae", met_on=date(2026, 2, 1))]
    >>> [(str(one), one.added, one.total) for one in growth(met, today=date(2026, 3, 10)).quarters]
    [('2025 Q3', 1, 1), ('2025 Q4', 0, 1), ('2026 Q1', 1, 2)]
    """
    _inputs.day(today)
    days = [contact.met_on for contact in _inputs.records(contacts, Contact)]
    added = Counter(_quarter(day) for day in days if day is not None and day <= today)
    quarters = []
    total = 0
    for place in range(min(added, default=_quarter(today) + 1), _quarter(today) + 1):
        total += added[place]
        quarters.append(Quarter(place // 4, place % 4 + 1, added[place], total))
    left_out = len(days) - total
    return Growth(tuple(quarters), total, left_out, _growth_sentence(quarters, left_out))


def by_strength(contacts: Iterable[Contact], referrals: Iterable[Referral], *, today: date) -> tuple[Band, ...]:
    """From how close a contact referrals come, beside how many contacts are so close: distant, in between and close.

    Closeness 1 and 2 is distant, 3 in between, 4 and 5 close. Left out are contacts without a closeness, and referrals
    from them, from anybody who is not among the contacts, or dated after today. Closeness is that of today, not of the
    day of the referral. Shares are NaN where nothing is left. A difference between the two shares says nothing about
    why, and little if there are few referrals: see ``Share.interval``.

    >>> people = [Contact("mei", "Mei", closeness=5), Contact("jae", "Jae", closeness=1)]
    >>> bands = by_strength(people, [Referral("1", date(2026, 3, 1), "jae", "Lin")], today=date(2026, 3, 10))
    >>> print(bands[0])  # doctest: +NORMALIZE_WHITESPACE
    Distant contacts made 1 of 1 referral and are 1 of 2 contacts: a share of 1.00, of so few that it says little,
    beside 0.50, of so few that it says little.
    """
    _inputs.day(today)
    bands = {closeness: name for name, steps in BANDS.items() for closeness in steps}
    people = {contact.id: bands.get(contact.closeness or 0) for contact in _inputs.records(contacts, Contact)}
    known = _inputs.records(referrals, Referral)
    made = [people.get(one.referred_by) if one.on <= today else None for one in known]
    return tuple(_band(name, Counter(people.values()), Counter(made)) for name in BANDS)


def _band(name: str, people: Counter[str | None], made: Counter[str | None]) -> Band:
    contacts = _share(
        people,
        name,
        told=f"are {name}" if people[name] != 1 else f"is {name}",
        noun="contact",
        why="closeness is not on record",
    )
    referrals = _share(
        made,
        name,
        told=f"came from {name} contacts",
        noun="referral",
        why="it is dated after today, or the closeness of who made it is not on record",
    )
    of_contacts = f"are {contacts.part:,} of {counted(contacts.whole, 'contact')}"
    if not contacts.whole:
        sentence = f"There is no contact of known closeness, so nothing to say of {name} ones."
    elif not referrals.whole:
        sentence = f"{name.capitalize()} contacts {of_contacts}: {_told(contacts)}. "
        sentence += "There is no referral to set beside it."
    else:
        sentence = (
            f"{name.capitalize()} contacts made {referrals.part:,} of {counted(referrals.whole, 'referral')} and "
            f"{of_contacts}: {_told(referrals)}{',' if referrals.whole < FEW else ''} beside "
            f"{_told(contacts).removeprefix('a share of ')}."
        )
    asides = [
        f" {_left_out(share.left_out, noun)}, since closeness or a day up to today is not on record."
        for share, noun in ((contacts, "contact"), (referrals, "referral"))
        if share.left_out
    ]
    return Band(name, contacts, referrals, sentence + "".join(asides))


def _share(counts: Counter[str | None], name: str, *, told: str, noun: str, why: str) -> Share:
    whole, left_out = counts.total() - counts[None], counts[None]
    aside = f" {_left_out(left_out, noun)}, since {why}." if left_out else ""
    bare = Share(counts[name], whole, left_out)
    says = f"{counts[name]:,} of {counted(whole, noun)} {told}, {_told(bare)}."
    return replace(bare, sentence=(says if whole else f"There is no {noun} to count, so there is no share.") + aside)


def _told(share: Share) -> str:
    return f"a share of {shown(share.value)}{', of so few that it says little' if share.whole < FEW else ''}"


def _quarter(day: date) -> int:
    """The quarters of a year since the year 0."""
    return day.year * 4 + (day.month - 1) // 3


def _growth_sentence(quarters: list[Quarter], left_out: int) -> str:
    aside = f" {_left_out(left_out, 'contact')}: the day is not on record, or after today." if left_out else ""
    if not quarters:
        return f"There is no contact of whom it is known when you met.{aside}"
    last = quarters[-1]
    little = ", so few that it says little" if last.total < FEW else ""
    return (
        f"You met {counted(last.total, 'contact')} from {quarters[0]} to {last}, {last.added:,} of them in {last} "
        f"up to today{little}.{aside}"
    )


def _left_out(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'is' if number == 1 else 'are'} left out"
