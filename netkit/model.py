"""The records of a network: contacts, ties and what happens between people.

Every record is a frozen dataclass that checks itself once, at birth: a record that exists is valid. Records know
nothing of files, tables, databases or the time of day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from reprlib import repr as shown
from typing import Annotated, Final, Literal, NamedTuple, NewType, TypeAlias, get_args

from netkit import validity
from netkit.errors import InvalidRecord
from netkit.text import COUNTS
from netkit.validity import check_fields, check_order, refuse, written

ContactId = NewType("ContactId", str)

ME: Final = ContactId("me")
"""Stands for the owner of a network wherever a contact could stand."""

Role = Literal["information", "referral", "feedback", "support"]
Source = Literal["stated", "observed"]
Side = Literal["me", "them"]
Direction = Literal["gave", "got"]
Gift = Literal["information", "referral", "feedback", "introduction", "support"]
Kind = Literal["getting_to_know", "scheduling", "renewal", "substance"]
Answer = Literal["yes", "no"]
State = Literal["open", "contacted", "met"]
Unit = Literal["days", "weeks", "months", "years"]

# Types whose values need more than the right type; the rule stands beside it.
Closeness: TypeAlias = Annotated[int, validity.CLOSENESS]
Id: TypeAlias = Annotated[str, validity.ID]
Minutes: TypeAlias = Annotated[int, validity.MINUTES]
Labels: TypeAlias = Annotated[tuple[str, ...], validity.LABELS]
Known: TypeAlias = Annotated[ContactId, validity.CONTACT]
"""One of your contacts, and not yourself."""

CLOSENESS: Final = {1: "distant", 2: "fairly distant", 3: "in between", 4: "close", 5: "very close"}
"""What the five steps of closeness are called."""

CIRCLES: Final = (
    *("present job", "past job", "studies", "research group", "association", "volunteering", "online", "friends"),
)
"""Where someone may know a contact from, by the convention of this course; other words are allowed."""
_LACKS_PERSON: Final = "needs the person you were referred to, and not the one who referred you"

_UNITS: Final = "|".join(one[:-1] for one in get_args(Unit))
_CADENCE: Final = re.compile(rf"(?:every )?(?:([0-9]{{1,1000}}|other|second|{'|'.join(COUNTS)}) ?)?({_UNITS})s?")
_ADVERBS: Final = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"} | {
    "fortnightly": "2 weeks",
    "quarterly": "3 months",
}


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often to be in touch: every ``count`` days, weeks, months or years."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        validity.check_choice(get_args(Unit), self, "unit", self.unit)
        if type(self.count) is not int or self.count < 1:
            msg = f"a cadence counts whole {self.unit}, 1 or more, but this one says {self.count!r}"
            raise InvalidRecord(msg)

    @classmethod
    def parse(cls, text: str) -> Cadence:
        """The cadence that a text means, such as "every 3 weeks", "2 months", "every year" or "weekly".

        >>> Cadence.parse("3 weeks"), str(Cadence.parse("Monthly"))
        (Cadence(count=3, unit='weeks'), 'every month')
        """
        word = " ".join(text.casefold().split()).removeprefix("once ")
        found = _CADENCE.fullmatch(_ADVERBS.get(word, word))
        if not found:
            msg = f"{shown(text)} is not a cadence; write it like 'every month' or 'every 3 weeks'"
            raise InvalidRecord(msg)
        count = {**COUNTS, "other": 2, "second": 2}.get(found[1] or "one") or int(found[1])
        return cls(count, f"{found[2]}s")  # type: ignore[arg-type]  # the pattern has only the four units

    def __str__(self) -> str:
        return f"every {self.unit.removesuffix('s')}" if self.count == 1 else f"every {self.count} {self.unit}"


class _Kept:
    """A record shows what was said, and leaves out the fields of which nothing was."""

    __slots__ = ()

    def __repr__(self) -> str:
        said = (part for part in fields(self) if getattr(self, part.name) != part.default)  # type: ignore[arg-type]
        return f"{type(self).__name__}({', '.join(f'{part.name}={getattr(self, part.name)!r}' for part in said)})"


@dataclass(frozen=True, slots=True, repr=False)
class Contact(_Kept):
    """Someone you know.

    ``circles`` says where you know them from (studies, a job, a club), the main one first; ``tags`` are labels of your
    own. ``closeness`` runs from 1 (distant) to 5 (very close); ``None`` means that nobody has said yet. ``offers`` is
    what they could help somebody with, ``needs`` what they are looking for. ``introduced_by`` is the contact who
    introduced you, or ``"me"`` if you introduced yourself. ``organisation`` and ``title`` are what they do now; what
    they did when, and what they do besides, are their ``Position`` records.
    """

    id: ContactId
    name: Annotated[str, written("needs a name; an alias will do")]
    organisation: str = ""
    title: str = ""
    field: str = ""
    seniority: str = ""
    region: str = ""
    circles: Labels = ()
    tags: Labels = ()
    interests: Labels = ()
    offers: Labels = ()
    needs: Labels = ()
    closeness: Closeness | None = None
    roles: frozenset[Role] = frozenset()
    how_met: str = ""
    met_on: date | None = None
    introduced_by: ContactId | None = None
    cadence: Cadence | None = None
    cadence_set_on: date | None = None
    is_mentor: bool = False
    email: str = ""
    phone: str = ""
    profile: str = ""
    notes: str = ""
    archived: bool = False
    put_off_to: date | None = None

    def __post_init__(self) -> None:
        if not self.id or self.id == ME:
            msg = f"a contact needs an id of its own, but {self.name!r} has {self.id!r}"
            raise InvalidRecord(msg)
        check_fields(self)
        if self.introduced_by == self.id:
            refuse(self, "cannot have introduced themselves; write 'me' if you introduced yourself")

    @property
    def circle(self) -> str:
        """The main circle, or an empty string."""
        return self.circles[0] if self.circles else ""


@dataclass(frozen=True, slots=True, repr=False)
class Tie(_Kept):
    """Two of your contacts know each other; how close they are, from 1 (distant) to 5 (very close).

    A tie has no direction: ``Tie("b", "a", 3)`` is kept as ``Tie("a", "b", 3)``. How close someone is to you yourself
    is ``Contact.closeness``.
    """

    a: ContactId
    b: ContactId
    closeness: Closeness = 3
    source: Source = "stated"

    def __post_init__(self) -> None:
        check_fields(self)
        if self.a == self.b:
            msg = f"a tie needs two people, but both ends are {self.a!r}"
            raise InvalidRecord(msg)
        if not self.a or not self.b or ME in (self.a, self.b):
            refuse(self, "must join two of your contacts; how close they are to you is the contact's own closeness")
        if self.a > self.b:
            first, second = self.b, self.a
            object.__setattr__(self, "a", first)
            object.__setattr__(self, "b", second)


@dataclass(frozen=True, slots=True, repr=False)
class Position(_Kept):
    """A contact works, studies or helps at an organisation, from one day to another.

    ``since`` and ``until`` are ``None`` where the day is not known; ``until`` also where it has not ended.
    """

    id: Id
    contact: Known
    organisation: Annotated[str, written("needs an organisation")]
    title: str = ""
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        check_fields(self)
        check_order(self, "since", "until")


@dataclass(frozen=True, slots=True, repr=False)
class Interaction(_Kept):
    """One dated conversation, message or meeting with one or more contacts.

    ``answered`` is ``False`` for a call or message that got no reply; ``replied_on`` is the day of a reply that came
    later. ``minutes`` is ``None`` where nobody timed it, ``minutes_late`` where nobody noted whether you were on time.
    """

    id: Id
    on: date
    contacts: tuple[ContactId, ...]
    channel: str = ""
    minutes: Minutes | None = None
    kind: Kind | None = None
    initiated_by: Side | None = None
    answered: bool = True
    replied_on: date | None = None
    minutes_late: Minutes | None = None
    topics: tuple[str, ...] = ()
    summary: str = ""

    def __post_init__(self) -> None:
        check_fields(self)
        if ME in self.contacts or len(set(self.contacts)) != (len(self.contacts) or 1):
            refuse(self, f"needs one or more different contacts, without yourself, but has {self.contacts!r}")
        check_order(self, "on", "replied_on")
        if self.replied_on and not self.answered:
            refuse(self, f"has a reply on {self.replied_on}, so answered must be yes", "answered")


class Logged(NamedTuple):
    """Of an interaction, when and with whom it was, and whether it was answered: enough for rhythm, and quick."""

    id: Id
    on: date
    contacts: tuple[ContactId, ...]
    answered: bool


@dataclass(frozen=True, slots=True, repr=False)
class Exchange(_Kept):
    """You gave something to a contact or got something from them, on a day.

    ``about`` says what it was. ``reported_back_on`` is the day you told them what came of what they gave you.
    What it asks of you may be ``put_off_to`` a day; since ``dropped_on`` you will not do it any more.
    """

    id: Id
    on: date
    contact: Known
    direction: Direction
    what: Gift
    about: str = ""
    reported_back_on: date | None = None
    put_off_to: date | None = None
    dropped_on: date | None = None

    def __post_init__(self) -> None:
        check_fields(self)
        check_order(self, "on", "reported_back_on", "dropped_on")
        if self.reported_back_on and self.direction == "gave":
            refuse(self, "is something you gave; you report back to those you got something from")


@dataclass(frozen=True, slots=True, repr=False)
class Ask(_Kept):
    """You asked a contact for something; ``answer`` is ``None`` while they have not answered.

    ``looked_up`` says whether you first tried to find it out yourself; ``None`` where nobody noted it.
    """

    id: Id
    on: date
    contact: Known
    text: Annotated[str, written("needs a text: what you asked for")]
    answer: Answer | None = None
    answered_on: date | None = None
    looked_up: bool | None = None
    put_off_to: date | None = None
    dropped_on: date | None = None

    def __post_init__(self) -> None:
        check_fields(self)
        check_order(self, "on", "answered_on", "dropped_on")
        if self.answered_on and not self.answer:
            refuse(self, f"was answered on {self.answered_on}, but there is no answer; write 'yes' or 'no'")


@dataclass(frozen=True, slots=True, repr=False)
class Promise(_Kept):
    """Something you said you would do for a contact, or they for you, by a day; for ``"me"`` it is a plan of yours."""

    id: Id
    made_on: date
    due_on: date
    by: Side
    contact: ContactId
    text: Annotated[str, written("needs a text: what was promised")]
    done_on: date | None = None
    cancelled_on: date | None = None

    def __post_init__(self) -> None:
        check_fields(self)
        check_order(self, "made_on", "due_on", "done_on", "cancelled_on")
        if not self.contact or (self.contact == ME and self.by != "me"):
            refuse(self, "needs a contact; only what you plan yourself is promised to yourself")
        if self.done_on and self.cancelled_on:
            refuse(self, "cannot be both done and cancelled; take out the day of the other")

    @property
    def is_open(self) -> bool:
        """Neither done nor cancelled."""
        return self.done_on is None and self.cancelled_on is None


@dataclass(frozen=True, slots=True, repr=False)
class Referral(_Kept):
    """A contact told you whom to call; it moves from contacted to met, reported back and thanked.

    ``person`` is a name or a contact's id. A later step needs the earlier one: nobody is met before they are contacted.
    Reporting back and thanking are courtesies to the one who referred you; each needs only the referral.
    """

    id: Id
    on: date
    referred_by: Known
    person: Annotated[str, written(_LACKS_PERSON)]
    purpose: str = ""
    contacted_on: date | None = None
    met_on: date | None = None
    reported_back_on: date | None = None
    thanked_on: date | None = None
    outcome: str = ""
    put_off_to: date | None = None
    dropped_on: date | None = None

    def __post_init__(self) -> None:
        check_fields(self)
        if self.person == self.referred_by:
            refuse(self, _LACKS_PERSON)
        check_order(self, "on", "contacted_on", "met_on", "reported_back_on", "thanked_on", "dropped_on")
        if self.met_on and not self.contacted_on:
            refuse(self, f"was met on {self.met_on}; contacted_on must say when you made contact", "contacted_on")
        check_order(self, "contacted_on", "met_on")

    @property
    def state(self) -> State:
        """How far it has come: open until you made contact, then contacted, then met."""
        return "met" if self.met_on else "contacted" if self.contacted_on else "open"


Record: TypeAlias = Contact | Tie | Position | Interaction | Exchange | Ask | Promise | Referral
