"""Which contacts may be the same person, and why: suggestions only, nothing is ever merged by itself.

Three signals are compared where both contacts have them: the name (weight 0.4), the e-mail address (0.3) and the phone
number (0.2), each from 0 to 1. The score is their weighted mean.

- The same address says enough for 0.85 at least: whole families share one, so it is not proof.
- Two addresses that differ, or two numbers where there are no addresses, speak against it: no such pair is suggested.
- One signal alone says no more than 0.6, unless it is a name that is spelt all but the same.
- What more than twenty contacts share tells nobody apart: the address or the number of an office, or a name such as
  "LinkedIn Member". Such an address or number is passed over as if it were not there, and by such a name nobody is
  looked for.
- The same name in the same organisation is no proof either: there are two Mei Lins in many a company.

Weights and limits are conventions of this course.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from netkit.measures import _inputs
from netkit.model import Contact, ContactId
from netkit.results import Result
from netkit.text import folded

THRESHOLD: Final = 0.75
"""Pairs with this score or more are suggested."""
SAME_ADDRESS: Final = 0.85
ONE_SIGNAL: Final = 0.6
SAME_NAME: Final = 0.95
COMMON: Final = 20
"""An address, a number or a whole name that more contacts than this have says nothing about any two of them."""
COMMON_HALF: Final = 200
"""Where more names than this begin or end alike, as in "Contact 00001", only those spelt the same are compared."""
FEWEST_DIGITS: Final = 7
"""Two numbers that differ in their last seven digits are different."""
_WEIGHTS: Final = {"name": 0.4, "e-mail": 0.3, "phone": 0.2}


@dataclass(frozen=True, slots=True)
class Duplicate(Result):
    """Two contacts who may be one person; ``score`` is from 0 to 1, ``why`` says what is alike and what is not."""

    a: Contact
    b: Contact
    score: float
    why: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.a.name} and {self.b.name} may be one person ({self.score:.2f}): {'; '.join(self.why)}."


def duplicates(
    contacts: Iterable[Contact], *, rejected: Collection[frozenset[ContactId]] = frozenset()
) -> list[Duplicate]:
    """Pairs of contacts who may be the same person, the likeliest first, without those that were ``rejected``.

    An address or a number that more than ``COMMON`` contacts share counts neither for nor against a pair, and names
    that more than ``COMMON`` have are not looked for; so the list stays short, and thousands of contacts take seconds.

    >>> people = [Contact("1", "José García", email="jose@example.org"), Contact("2", "Garcia, Jose"),
    ...           Contact("3", "Mei Lin")]
    >>> print(*duplicates(people))
    José García and Garcia, Jose may be one person (1.00): the names are spelt the same.
    """
    found: dict[tuple[ContactId, ContactId], Duplicate] = {}
    for a, b in _candidates(contacts):
        pair = (a.contact.id, b.contact.id)
        if pair not in found and frozenset(pair) not in rejected:
            compared = _compared(a, b)
            if compared.score >= THRESHOLD:
                found[pair] = compared
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.a.id, pair.b.id))


@dataclass(frozen=True, slots=True)
class _Signals:
    """What is compared of a contact. ``name`` has its words in order of the alphabet: "García, José" is José García."""

    contact: Contact
    name: str
    email: str
    digits: str

    @property
    def number(self) -> str:
        """The end of the phone number, by which numbers with and without the code of a country are compared."""
        return self.digits[-FEWEST_DIGITS:]


def _signals(contact: Contact) -> _Signals:
    # Never split into first name and surname, which no rule can do.
    name = folded(contact.name)
    words = sorted("".join(letter if _in_a_word(letter) else " " for letter in name).split())
    return _Signals(contact, " ".join(words) or name, _address(contact.email), re.sub(r"\D", "", contact.phone))


def _in_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter)[0] == "M"  # A mark can make another letter.


def _telling(contacts: Iterable[Contact]) -> list[_Signals]:
    """What is compared of each contact, by id, without the addresses and numbers that too many share."""
    people = sorted(map(_signals, _inputs.records(contacts, Contact)), key=lambda person: person.contact.id)
    emails = Counter(person.email for person in people)
    numbers = Counter(person.number for person in people)
    return [
        replace(
            person,
            email=person.email if emails[person.email] <= COMMON else "",
            digits=person.digits if numbers[person.number] <= COMMON else "",
        )
        for person in people
    ]


def _candidates(contacts: Iterable[Contact]) -> Iterator[tuple[_Signals, _Signals]]:
    """Pairs worth a closer look, some of them more than once: those that have a key in common.

    To compare every contact with every other would take hours for thousands.
    """
    from rapidfuzz import fuzz

    people = _telling(contacts)
    names = Counter(person.name for person in people)
    blocks: dict[tuple[str, str], list[_Signals]] = defaultdict(list)
    for person in people:
        for key in set(_keys(person, by_name=names[person.name] <= COMMON)):
            blocks[key].append(person)
    for (kind, _), block in blocks.items():
        if kind in ("start", "end") and len(block) > COMMON_HALF:
            continue
        for a, b in combinations(block, 2):
            alike = kind in ("e-mail", "phone") or fuzz.ratio(a.name, b.name) >= 100 * SAME_NAME
            if alike and not _differ(a, b):
                yield a, b


def _keys(person: _Signals, *, by_name: bool) -> Iterator[tuple[str, str]]:
    if by_name:
        yield "name", person.name
        # Two names that are all but the same differ in one place, and so have one half in common.
        for half in {len(person.name) // 2, (len(person.name) - 1) // 2} - {0}:
            yield "start", person.name[:half]
            yield "end", person.name[-half:]
    if person.email:
        yield "e-mail", person.email
    if person.digits:
        yield "phone", person.number


def _differ(a: _Signals, b: _Signals) -> bool:
    """Whether addresses or numbers differ, so that no name could bring the pair up to the threshold."""
    if a.email and b.email:
        return a.email != b.email
    return bool(a.digits and b.digits) and a.number != b.number


def _compared(a: _Signals, b: _Signals) -> Duplicate:
    from rapidfuzz import fuzz

    likeness = {"name": fuzz.ratio(a.name, b.name) / 100}
    why = ["the names are spelt the same" if likeness["name"] >= 1 else f"the names are {likeness['name']:.0%} alike"]
    if a.email and b.email:
        likeness["e-mail"] = float(a.email == b.email)
        why.append("the same e-mail address" if likeness["e-mail"] else "different e-mail addresses")
    if a.digits and b.digits:
        likeness["phone"] = float(_same_number(a, b))
        why.append("the same phone number" if likeness["phone"] else "different phone numbers")
    firms = folded(a.contact.organisation), folded(b.contact.organisation)
    if all(firms) and firms[0] != firms[1]:
        why.append("different organisations")
    score = sum(_WEIGHTS[name] * like for name, like in likeness.items()) / sum(_WEIGHTS[name] for name in likeness)
    if len(likeness) == 1 and likeness["name"] < SAME_NAME:
        score = min(score, ONE_SIGNAL)
    if likeness.get("e-mail"):
        score = max(score, SAME_ADDRESS)
    return Duplicate(a.contact, b.contact, score, tuple(why))


def _same_number(a: _Signals, b: _Signals) -> bool:
    """Whether these are one number, with or without the code of a country."""
    if a.number != b.number:
        return False
    from phonenumbers import MatchType, is_number_match

    return is_number_match(a.contact.phone, b.contact.phone) in (MatchType.EXACT_MATCH, MatchType.NSN_MATCH)


def _address(email: str) -> str:
    """The address as it is compared: people type it in capitals, and with spaces around it."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        return email.strip().casefold()
