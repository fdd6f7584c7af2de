"""Which contacts may be the same person, and why. Nothing is merged by itself.

The score of a pair is the weighted mean of three signals from 0 to 1, where both contacts have them: the name (weight
0.4), the e-mail address (0.3) and the phone number (0.2). The same address gives 0.85 at least. Different addresses, or
different numbers where there are no addresses, rule a pair out. One signal alone gives 0.6 at most, unless the names
are all but the same. An address, number or name that more than twenty contacts share is ignored, such as those of an
office. Weights and limits are conventions of this course.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import Final

from netkit import names
from netkit.measures import _inputs
from netkit.model import Contact, ContactId, Interaction, Logged
from netkit.results import Result
from netkit.text import folded

THRESHOLD: Final = 0.75
"""Pairs with this score or more are suggested."""
SAME_ADDRESS: Final = 0.85
ONE_SIGNAL: Final = 0.6
SAME_NAME: Final = 0.95
COMMON: Final = 20
"""An address, number or name that more contacts than this share is ignored."""
COMMON_HALF: Final = 200
"""Where more names than this begin or end alike, as "Contact 00001" does, only identical names are compared."""
_EXTENSION: Final = re.compile(r"(?:;?\s*\bext(?:ension|n)?\b\.?[:=\s]*|\s*[x#]\s*)(\d{1,7})\s*$", re.IGNORECASE)
"""The end of "+1 212-555-0100 ext. 23", "555-0100 x23" and, as in links (RFC 3966), "555-0100;ext=23"."""
FEWEST_DIGITS: Final = 7
"""Phone numbers that differ in their last seven digits are different."""
_WEIGHTS: Final = {"name": 4, "e-mail": 3, "phone": 2}
"""In tenths: sums of whole numbers are exact, so a score of 0.75 is the threshold and not a rounding error below."""


@dataclass(frozen=True, slots=True)
class Duplicate(Result):
    """Two contacts who may be one person; ``score`` is from 0 to 1, ``why`` says what is alike and what is not.

    ``last`` has the day of the last contact with each, if ``with_last_contact`` has added it.
    """

    a: Contact
    b: Contact
    score: float
    why: tuple[str, ...]
    last: Mapping[ContactId, date] | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        one, other = told_apart((self.a, self.b), self.last)
        return f"{one} and {other} may be one person: {'; '.join(self.why)}."


def told_apart(people: Sequence[Contact], last: Mapping[ContactId, date] | None = None) -> list[str]:
    """Each contact's name and id and, where they differ, circles, organisation, e-mail and ``last`` contact.

    >>> told_apart([Contact("1", "Mei Lin", circles=("choir",)), Contact("2", "Mei Lin", organisation="Harbour Lab")])
    ['Mei Lin (1; choir)', 'Mei Lin (2; Harbour Lab)']
    """
    details = [[", ".join(one.circles) for one in people], [one.organisation for one in people]]
    if len(people) > 1:
        details.append([one.email for one in people])
    if last is not None:
        details.append([f"last contact {last[one.id]}" if one.id in last else "no contact yet" for one in people])
    telling = [texts for texts in details if len(people) == 1 or len(set(texts)) > 1]
    return [
        f"{one.name} ({'; '.join(filter(None, [one.id, *(texts[place] for texts in telling)]))})"
        for place, one in enumerate(people)
    ]


def duplicates(
    contacts: Iterable[Contact], *, rejected: Collection[frozenset[ContactId]] = frozenset()
) -> list[Duplicate]:
    """Pairs of contacts who may be the same person, the likeliest first, without those that were ``rejected``.

    >>> people = [Contact("1", "José García", email="jose@example.org"), Contact("2", "Garcia, Jose"),
    ...           Contact("3", "Mei Lin")]
    >>> print(*duplicates(people))
    José García (1; jose@example.org) and Garcia, Jose (2) may be one person: the same name.
    """
    found: dict[tuple[ContactId, ContactId], Duplicate] = {}
    for a, b in _candidates(contacts):
        pair = (a.contact.id, b.contact.id)
        if pair not in found and frozenset(pair) not in rejected:
            compared = _compared(a, b)
            if compared.score >= THRESHOLD:
                found[pair] = compared
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.a.id, pair.b.id))


def with_last_contact(pairs: Iterable[Duplicate], interactions: Iterable[Interaction | Logged]) -> list[Duplicate]:
    """The pairs with the day of the last contact with each; who has the later one is ``a``, whom a merge keeps."""
    last: dict[ContactId, date] = {}
    for talk in interactions:
        for who in talk.contacts:
            last[who] = max(talk.on, last.get(who, talk.on))
    found = []
    for pair in pairs:
        a, b = sorted((pair.a, pair.b), key=lambda one: last.get(one.id, date.min), reverse=True)
        found.append(replace(pair, a=a, b=b, last=last))
    return found


@dataclass(frozen=True, slots=True)
class _Signals:
    """What is compared of a contact. The words of ``name`` are sorted, those of ``joined`` are written as one."""

    contact: Contact
    name: str
    joined: str
    email: str
    digits: str
    extension: str

    @property
    def number(self) -> str:
        """The end of the phone number, which is the same with and without a country code."""
        return self.digits[-FEWEST_DIGITS:]


def _signals(contact: Contact) -> _Signals:
    # Never split into first name and surname, which no rule can do.
    words = names.key(contact.name).split()
    number, extension, *_ = [*_EXTENSION.split(contact.phone), ""]
    digits = re.sub(r"\D", "", number)
    return _Signals(contact, " ".join(sorted(words)), "".join(words), _address(contact.email), digits, extension)


def _telling(contacts: Iterable[Contact]) -> list[_Signals]:
    """The signals of each contact, by id, without the addresses and numbers that too many share."""
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
    """Pairs that have a key in common, some more than once; comparing all pairs of thousands would take hours."""
    from rapidfuzz import fuzz

    people = _telling(contacts)
    called = Counter(person.name for person in people)
    blocks: dict[tuple[str, str], list[_Signals]] = defaultdict(list)
    for person in people:
        for key in set(_keys(person, by_name=called[person.name] <= COMMON)):
            blocks[key].append(person)
    for (kind, _), block in blocks.items():
        if kind in ("start", "end") and len(block) > COMMON_HALF:
            continue
        for a, b in combinations(block, 2):
            alike = kind not in ("start", "end", "name") or fuzz.ratio(a.name, b.name) >= 100 * SAME_NAME
            if alike and not _differ(a, b):
                yield a, b


def _keys(person: _Signals, *, by_name: bool) -> Iterator[tuple[str, str]]:
    if by_name:
        yield "name", person.name
        yield "joined", person.joined
        # Two names that differ in one place have one half in common.
        for half in {len(person.name) // 2, (len(person.name) - 1) // 2} - {0}:
            yield "start", person.name[:half]
            yield "end", person.name[-half:]
    if person.email:
        yield "e-mail", person.email
    if person.digits:
        yield "phone", person.number


def _differ(a: _Signals, b: _Signals) -> bool:
    """Whether addresses, or else numbers, rule the pair out."""
    if a.email and b.email:
        return a.email != b.email
    return bool(a.digits and b.digits) and (a.number != b.number or _other_extension(a, b))


def _compared(a: _Signals, b: _Signals) -> Duplicate:
    from rapidfuzz import fuzz

    likeness = {"name": 1.0 if a.joined == b.joined else fuzz.ratio(a.name, b.name) / 100}
    why = ["the same name" if likeness["name"] >= 1 else f"the names are {likeness['name']:.0%} alike"]
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
    """Whether these are one number, with or without a country code or an extension."""
    if a.number != b.number or _other_extension(a, b):
        return False
    from phonenumbers import MatchType, is_number_match

    one, other = (_EXTENSION.sub("", person.contact.phone) for person in (a, b))
    return is_number_match(one, other) in (MatchType.EXACT_MATCH, MatchType.NSN_MATCH)


def _other_extension(a: _Signals, b: _Signals) -> bool:
    return bool(a.extension and b.extension) and a.extension != b.extension


def _address(email: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        return email.strip().casefold()
