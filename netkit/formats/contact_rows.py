"""What all readers of contacts share: a person is kept whenever there is a name, and what was not kept is said."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, TypeVar
from urllib.parse import quote, unquote

from netkit.errors import UnreadableFile
from netkit.model import Contact, ContactId, Interaction, Tie
from netkit.names import key
from netkit.pairs import Stored
from netkit.results import counted

T = TypeVar("T")
Say = Callable[[str], None]
"""Says what of a row was not kept as it stands."""

MOST_ROWS: Final = 100_000
_HALF: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"[^\s@<>(),;:/|\"\[\]]+@[^\s@<>(),;:/|\"\[\]]+\.[^\s@<>(),;:/|\"\[\].]+")
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/+(?:mwlite/+)?(in/+[^?#/]+|pub/+[^?#]*[^?#/])(?:[/?#].*)?", re.IGNORECASE
)
"""The address of a profile, which is at /in/somebody; a company's is at another, and many have it."""
_SECOND: Final = {"email": "e-mail address", "phone": "telephone number", "profile": "web page"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, the first text below it, and the field that it means or an empty text."""

    text: str
    example: str
    field: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The records read from a file.

    ``skipped`` says of each row that was left out, or not kept as it stands, where and why; ``remarks`` count what else
    stayed in the file. ``title`` is the program it comes from, if that is not the format itself.
    """

    contacts: tuple[Contact, ...]
    skipped: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    others: tuple[Stored, ...] = ()
    remarks: tuple[str, ...] = ()
    title: str = ""
    headings: tuple[Heading, ...] = ()

    @property
    def records(self) -> tuple[Stored, ...]:
        """All records, contacts first."""
        return (*self.contacts, *self.ties, *self.interactions, *self.others)


class LeftOut(Exception):
    """Raised for a valid row that is not taken; the message says why."""


class BadRow(Exception):
    """Raised for a row, or a value of one, that cannot be read; the message says why."""


def collect(
    file: str, rows: Iterable[tuple[str, T]], contact: Callable[[T, Say], Contact], *, strict: bool, same: str = "id"
) -> Reading:
    """The contact that ``contact`` makes of each row, each id once; a row comes after its place, such as "line 7".

    What a row says, the rows for which ``contact`` raises LeftOut or BadRow, and repeated ids are listed in
    ``skipped``; ``same`` is what gives two rows one id. If ``strict``, the first and the last refuse the ``file``.
    """
    contacts: dict[ContactId, Contact] = {}
    first_place: dict[ContactId, str] = {}
    skipped: list[str] = []
    wrong: list[str] = []
    for place, row in rows:
        said: list[str] = []
        left_out: list[str] = []
        try:
            one = contact(row, said.append)
        except LeftOut as problem:
            left_out.append(str(problem))
        except BadRow as problem:
            said.append(str(problem))
        else:
            if contacts.setdefault(one.id, one) is not one:
                alike = key(one.name) == key(contacts[one.id].name)
                likeness = "the same person as" if alike else f"has the same {same} as the person"
                left_out.append(f"{likeness} in {first_place[one.id]}")
            first_place.setdefault(one.id, place)
        wrong += (lines := [f"{place}: {words}" for words in said])
        skipped += [*lines, *(f"{place}: {words}" for words in left_out)]
    if wrong and strict:
        raise refusal(file, wrong)
    return Reading(tuple(contacts.values()), tuple(skipped))


def identifier(program: str, key: str) -> ContactId:
    """The id that follows from a key, such as an address, by a hash: always the same for the same key."""
    return ContactId(f"{program}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}")


def is_sound(text: str) -> bool:
    """Whether a text is without null characters and lone surrogates, which no store can keep."""
    return "\0" not in text and not _HALF.search(text)


def proof(name: str, email: str, phone: str, organisation: str) -> str:
    """What identifies somebody: the name and one more mark. An address alone may be that of an office or a family."""
    digits = "".join(filter(str.isdigit, phone)).lstrip("0")  # which a spreadsheet takes for a number
    return f"{key(name)}\n{email.casefold() or digits or key(organisation or ' ').strip()}"


def addresses(text: str) -> list[str]:
    """The e-mail addresses in a text such as "Ada <ada@example.org>; mailto:ada@example.com", each once.

    >>> addresses("Ada Sorensen <ada@example.org>")
    ['ada@example.org']
    """
    found = (one.strip("'.") for one in _ADDRESS.findall(text.replace("mailto:", " ")) if "@" in text)
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def profile_key(address: str) -> str:
    """A LinkedIn profile's address in one form, whatever its case, country, query, slashes and encoding; or nothing.

    >>> profile_key("http://de.linkedin.com/in/Mei-Lin/?x=1")
    'https://www.linkedin.com/in/mei-lin'
    """
    found = _PROFILE.fullmatch(address.strip())
    return f"https://www.linkedin.com/{quote(unquote(found[1]).lower())}" if found else ""


def reach(
    several: Mapping[str, Sequence[str]], second: Counter[str], notes: Iterable[str], odd: Sequence[str] = ()
) -> dict[str, Any]:
    """The first e-mail address, number and page, and the notes with the others, which are counted in ``second``.

    ``odd`` are those that stand for an e-mail address and are none.
    """
    lines = [f"E-mail: {'; '.join(odd)}"] if odd else []
    for name, values in several.items():
        if rest := list(dict.fromkeys(values))[1:]:
            lines.append(f"Other {_SECOND[name]}: {'; '.join(rest)}")
            second[_SECOND[name]] += len(rest)
    first = {name: "".join(values[:1]) for name, values in several.items()}
    return first | {"notes": "\n\n".join(filter(None, [*notes, "\n".join(lines)]))}


def left_behind(second: Mapping[str, int], what: str, stayed: Mapping[str, int]) -> tuple[str, ...]:
    """The remarks for second addresses, which are in the notes, and for what was not taken, with counts."""
    kept = ", ".join(
        counted(number, f"further {name}", f"further {name}es" if name.endswith("s") else "")
        for name, number in second.items()
    )
    rest = ", ".join(f"{name} ({number:,})" for name, number in stayed.items() if number)
    lines = (f"{kept} kept in the notes." if kept else "", f"{what}: {rest}." if rest else "")
    return tuple(filter(None, lines))


def named(name: str, email: str, organisation: str, say: Say) -> str:
    """The name or, which is said, the e-mail address. Raises LeftOut, which says what is there instead."""
    if not name and not email:
        raise LeftOut("no name, only an organisation: name a person there first" if organisation else "no name")
    if not name:
        say("no name; named by the e-mail address")
    return name or email


def circles(names: Iterable[str]) -> tuple[str, ...]:
    """These names as circles: without empty ones, each once, in this order."""
    return tuple(dict.fromkeys(stripped for name in names if (stripped := name.strip())))


def by_name(contacts: Iterable[Contact]) -> dict[str, list[ContactId]]:
    """The ids of those who have the same name, by its key."""
    called: dict[str, list[ContactId]] = defaultdict(list)
    for one in contacts:
        called[key(one.name)].append(one.id)
    return called


def introduced(
    contacts: Iterable[Contact], names: Mapping[ContactId, str]
) -> tuple[tuple[Contact, ...], tuple[str, ...]]:
    """The contacts, each with its introducer if only one of them has the name that ``names`` gives for its id.

    Beside them remarks on introducers who are not among them, and on two who are said to have introduced each other.
    """
    contacts = tuple(contacts)
    if not names:
        return contacts, ()
    called = by_name(contacts)
    found = {who: called.get(key(name), []) for who, name in names.items()}
    by = {who: ones[0] for who, ones in found.items() if len(ones) == 1 and ones[0] != who}
    remarks = []
    if strangers := len(names) - len(by):
        remarks.append(f"{counted(strangers, 'introducer')} unknown in this file; the name is in how you met.")
    if mutual := sum(by.get(other) == who for who, other in by.items()) // 2:
        remarks.append(f"{counted(mutual, 'pair')} of people who are said to have introduced each other.")
    return tuple(replace(one, introduced_by=by[one.id]) if one.id in by else one for one in contacts), tuple(remarks)


def known_as(found: Iterable[Contact], here: Iterable[Contact]) -> dict[ContactId, ContactId]:
    """The ids that people in a file have here already: by a profile, or by the name and one more mark.

    Whoever may be two people here, or has an id that is here, is left as they are.
    """
    marks: dict[str, set[ContactId]] = defaultdict(set)
    for one in (here := [*here]):
        for mark in _marks(one):
            marks[mark].add(one.id)
    ids = {one.id for one in here}
    who = ((one.id, {who for mark in _marks(one) for who in marks.get(mark, ())}) for one in found)
    return {one: of.pop() for one, of in who if one not in ids and len(of) == 1}


def _marks(one: Contact) -> list[str]:
    profile = one.profile and profile_key(one.profile)
    email = one.email and f"{key(one.name)}\n{one.email.casefold()}"
    digits = one.phone and "".join(filter(str.isdigit, one.phone))[-9:]
    phone = f"{key(one.name)}\n{digits}" if len(digits) > 6 else ""
    return list(filter(None, (profile, email, phone)))


def refusal(
    name: str, wrong: Sequence[str], advice: str = "Correct these places, or go on with {option}"
) -> UnreadableFile:
    """The error that lists these wrong rows."""
    return UnreadableFile(f"{name}: nothing was imported. {advice}:", tuple(wrong), option={"strict": False})
