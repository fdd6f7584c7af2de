"""The records of a network: contacts, ties and what happens between people.

Every record is a frozen dataclass that checks itself once, at birth: a record that exists is valid. Records know
nothing of files, tables, databases or the time of day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, NamedTuple, NewType, TypeAlias, get_args

from netkit.errors import InvalidRecord

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

# A log may have a million records: what each check needs is made ready once, and words only for an error.
_ROLES: Final = get_args(Role)
_SOURCES: Final = get_args(Source)
_SIDES: Final = get_args(Side)
_DIRECTIONS: Final = get_args(Direction)
_GIFTS: Final = get_args(Gift)
_KINDS: Final = get_args(Kind)
_ANSWERS: Final = get_args(Answer)
_UNITS: Final = get_args(Unit)

CLOSENESS: Final = {1: "distant", 2: "fairly distant", 3: "in between", 4: "close", 5: "very close"}
"""What the five steps of closeness are called."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often to be in touch: every ``count`` days, weeks, months or years."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        _one_of(self, "unit", self.unit, _UNITS)
        if not _is_whole(self.count) or self.count < 1:
            msg = f"a cadence counts whole {self.unit}, 1 or more, but this one says {self.count!r}"
            raise InvalidRecord(msg)

    def __str__(self) -> str:
        return f"every {self.unit.removesuffix('s')}" if self.count == 1 else f"every {self.count} {self.unit}"


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone you know.

    ``circles`` says where you know them from (studies, a job, a club), the main one first; ``tags`` are labels of your
    own. ``closeness`` runs from 1 (distant) to 5 (very close); ``None`` means that nobody has said yet. ``offers`` is
    what they could help somebody with, ``needs`` what they are looking for. ``introduced_by`` is the contact who
    introduced you, or ``"me"`` if you introduced yourself. ``organisation`` and ``title`` are what they do now; what
    they did when, and what they do besides, are their ``Position`` records.
    """

    id: ContactId
    name: str
    organisation: str = ""
    title: str = ""
    field: str = ""
    seniority: str = ""
    region: str = ""
    circles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    closeness: int | None = None
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

    def __post_init__(self) -> None:
        if not self.id or self.id == ME:
            msg = f"a contact needs an id of its own, but {self.name!r} has {self.id!r}"
            raise InvalidRecord(msg)
        if not self.name.strip():
            msg = f"{_here(self)} needs a name; an alias will do"
            raise InvalidRecord(msg)
        if self.closeness is not None:
            _closeness(self, self.closeness)
        for role in self.roles:
            _one_of(self, "role", role, _ROLES)
        if self.introduced_by == self.id:
            msg = f"{_here(self)} cannot have introduced themselves; write 'me' if you introduced yourself"
            raise InvalidRecord(msg)
        _labels(self, "circle", self.circles)
        _labels(self, "tag", self.tags)
        _labels(self, "interest", self.interests)
        _labels(self, "offer", self.offers)
        _labels(self, "need", self.needs)
        _day(self, "met_on", self.met_on)
        _day(self, "cadence_set_on", self.cadence_set_on)

    @property
    def circle(self) -> str:
        """The main circle, or an empty string."""
        return self.circles[0] if self.circles else ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two of your contacts know each other; how close they are, from 1 (distant) to 5 (very close).

    A tie has no direction: ``Tie("b", "a", 3)`` is the same tie as ``Tie("a", "b", 3)``, and is kept as the latter.
    Your own ties are not recorded here, since everyone in your network has one; see ``Contact.closeness``.
    """

    a: ContactId
    b: ContactId
    closeness: int = 3
    source: Source = "stated"

    def __post_init__(self) -> None:
        if self.a == self.b:
            msg = f"a tie needs two people, but both ends are {self.a!r}"
            raise InvalidRecord(msg)
        if not self.a or not self.b or ME in (self.a, self.b):
            words = "must join two of your contacts; how close they are to you is the contact's own closeness"
            msg = f"{_here(self)} {words}"
            raise InvalidRecord(msg)
        _closeness(self, self.closeness)
        _one_of(self, "source", self.source, _SOURCES)
        if self.a > self.b:
            first, second = self.b, self.a
            object.__setattr__(self, "a", first)
            object.__setattr__(self, "b", second)


@dataclass(frozen=True, slots=True)
class Position:
    """A contact works, studies or helps at an organisation, from one day to another.

    ``since`` and ``until`` are ``None`` where the day is not known; ``until`` also where it has not ended.
    """

    id: str
    contact: ContactId
    organisation: str
    title: str = ""
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        _identified(self)
        _somebody(self, self.contact)
        if not self.organisation.strip():
            msg = f"{_here(self)} needs an organisation"
            raise InvalidRecord(msg)
        _day(self, "since", self.since)
        _day(self, "until", self.until)
        if self.since is not None:
            _not_before(self, "since", self.since, "until", self.until)


@dataclass(frozen=True, slots=True)
class Interaction:
    """One dated conversation, message or meeting with one or more contacts.

    ``answered`` is ``False`` for a call or message that got no reply; ``replied_on`` is the day of a reply that came
    later. ``minutes`` is ``None`` where nobody timed it, ``minutes_late`` where nobody noted whether you were on time.
    """

    id: str
    on: date
    contacts: tuple[ContactId, ...]
    channel: str = ""
    minutes: int | None = None
    kind: Kind | None = None
    initiated_by: Side | None = None
    answered: bool = True
    replied_on: date | None = None
    minutes_late: int | None = None
    topics: tuple[str, ...] = ()
    summary: str = ""

    def __post_init__(self) -> None:
        _identified(self)
        _day(self, "on", self.on, required=True)
        several = len(self.contacts) != 1
        if ME in self.contacts or (several and (not self.contacts or len(set(self.contacts)) != len(self.contacts))):
            msg = f"{_here(self)} needs one or more different contacts, without yourself, but has {self.contacts!r}"
            raise InvalidRecord(msg)
        _minutes(self, "minutes", self.minutes)
        _minutes(self, "minutes_late", self.minutes_late)
        _not_before(self, "on", self.on, "replied_on", self.replied_on)
        if self.replied_on and not self.answered:
            msg = f"{_here(self)} has a reply on {self.replied_on}, so it was answered; write answered=True"
            raise InvalidRecord(msg)
        _one_of(self, "kind", self.kind, _KINDS, optional=True)
        _one_of(self, "initiated_by", self.initiated_by, _SIDES, optional=True)


class Logged(NamedTuple):
    """Of an interaction, when and with whom it was, and whether it was answered: enough for rhythm, and quick."""

    id: str
    on: date
    contacts: tuple[ContactId, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """You gave something to a contact or got something from them, on a day.

    ``about`` says what it was. ``reported_back_on`` is the day you told them what came of what they gave you.
    """

    id: str
    on: date
    contact: ContactId
    direction: Direction
    what: Gift
    about: str = ""
    reported_back_on: date | None = None

    def __post_init__(self) -> None:
        _identified(self)
        _day(self, "on", self.on, required=True)
        _somebody(self, self.contact)
        _one_of(self, "direction", self.direction, _DIRECTIONS)
        _one_of(self, "what", self.what, _GIFTS)
        _not_before(self, "on", self.on, "reported_back_on", self.reported_back_on)
        if self.reported_back_on and self.direction == "gave":
            msg = f"{_here(self)} is something you gave; you report back to those you got something from"
            raise InvalidRecord(msg)


@dataclass(frozen=True, slots=True)
class Ask:
    """You asked a contact for something; ``answer`` is ``None`` while they have not answered.

    ``looked_up`` says whether you first tried to find it out yourself; ``None`` where nobody noted it.
    """

    id: str
    on: date
    contact: ContactId
    text: str
    answer: Answer | None = None
    answered_on: date | None = None
    looked_up: bool | None = None

    def __post_init__(self) -> None:
        _identified(self)
        _day(self, "on", self.on, required=True)
        _somebody(self, self.contact)
        if not self.text.strip():
            msg = f"{_here(self)} needs a text: what you asked for"
            raise InvalidRecord(msg)
        _one_of(self, "answer", self.answer, _ANSWERS, optional=True)
        _not_before(self, "on", self.on, "answered_on", self.answered_on)
        if self.answered_on and not self.answer:
            msg = f"{_here(self)} was answered on {self.answered_on}, but there is no answer; write 'yes' or 'no'"
            raise InvalidRecord(msg)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something you said you would do for a contact, or they for you, by a day."""

    id: str
    made_on: date
    due_on: date
    by: Side
    contact: ContactId
    text: str
    done_on: date | None = None
    cancelled_on: date | None = None

    def __post_init__(self) -> None:
        _identified(self)
        _one_of(self, "by", self.by, _SIDES)
        _somebody(self, self.contact)
        if not self.text.strip():
            msg = f"{_here(self)} needs a text: what was promised"
            raise InvalidRecord(msg)
        _day(self, "made_on", self.made_on, required=True)
        _day(self, "due_on", self.due_on, required=True)
        _not_before(self, "made_on", self.made_on, "due_on", self.due_on)
        _not_before(self, "made_on", self.made_on, "done_on", self.done_on)
        _not_before(self, "made_on", self.made_on, "cancelled_on", self.cancelled_on)
        if self.done_on and self.cancelled_on:
            msg = f"{_here(self)} cannot be both done and cancelled; keep the one that happened"
            raise InvalidRecord(msg)

    @property
    def is_open(self) -> bool:
        """Neither done nor cancelled."""
        return self.done_on is None and self.cancelled_on is None


@dataclass(frozen=True, slots=True)
class Referral:
    """A contact told you whom to call; it moves from contacted to met, reported back and thanked.

    ``person`` is a name or a contact's id. A later step needs the earlier one: nobody is met before they are contacted.
    Reporting back and thanking are courtesies to the one who referred you; each needs only the referral.
    """

    id: str
    on: date
    referred_by: ContactId
    person: str
    purpose: str = ""
    contacted_on: date | None = None
    met_on: date | None = None
    reported_back_on: date | None = None
    thanked_on: date | None = None
    outcome: str = ""

    def __post_init__(self) -> None:
        _identified(self)
        _somebody(self, self.referred_by)
        if not self.person.strip() or self.person == self.referred_by:
            msg = f"{_here(self)} needs the person you were referred to, and not the one who referred you"
            raise InvalidRecord(msg)
        _day(self, "on", self.on, required=True)
        for step in ("contacted_on", "met_on", "reported_back_on", "thanked_on"):
            _not_before(self, "on", self.on, step, getattr(self, step))
        if self.met_on and not self.contacted_on:
            msg = f"{_here(self)} says you met on {self.met_on} but not when you made contact; fill in contacted_on"
            raise InvalidRecord(msg)
        if self.met_on and self.contacted_on:
            _not_before(self, "contacted_on", self.contacted_on, "met_on", self.met_on)

    @property
    def state(self) -> State:
        """How far it has come: open until you made contact, then contacted, then met."""
        return "met" if self.met_on else "contacted" if self.contacted_on else "open"


Record: TypeAlias = Contact | Tie | Position | Interaction | Exchange | Ask | Promise | Referral


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _identified(record: Any) -> None:  # noqa: ANN401 - any of those that have an id
    if not record.id:
        msg = f"this {type(record).__name__.lower()} needs an id"
        raise InvalidRecord(msg)


def _here(record: object) -> str:
    """Where something is wrong, in words."""
    match record:
        case Cadence():
            return "cadence"
        case Tie(a=a, b=b):
            return f"the tie {a!r} to {b!r}"
        case _:
            return f"{type(record).__name__.lower()} {record.id!r}"  # type: ignore[attr-defined]


def _somebody(record: object, contact: ContactId) -> None:
    if not contact or contact == ME:
        msg = f"{_here(record)} needs a contact, but has {contact!r}"
        raise InvalidRecord(msg)


def _labels(record: object, what: str, labels: tuple[str, ...]) -> None:
    if len(set(labels)) != len(labels) or not all(label.strip() for label in labels):
        msg = f"{_here(record)} has an empty or a repeated {what} in {labels!r}"
        raise InvalidRecord(msg)


def _minutes(record: object, what: str, value: object) -> None:
    if value is not None and (not _is_whole(value) or value < 0):  # type: ignore[operator]
        msg = f"{_here(record)} has {what} {value!r}; it must be a whole number of minutes, 0 or more"
        raise InvalidRecord(msg)


def _closeness(record: object, value: object) -> None:
    if not _is_whole(value) or value not in CLOSENESS:
        msg = f"{_here(record)} has closeness {value!r}; it must be a whole number from 1 (distant) to 5 (very close)"
        raise InvalidRecord(msg)


def _one_of(record: object, what: str, value: object, allowed: tuple[str, ...], *, optional: bool = False) -> None:
    if optional and value is None:
        return
    if value not in allowed:
        msg = f"{_here(record)} has {what} {value!r}; it must be one of {', '.join(allowed)}"
        raise InvalidRecord(msg)


def _day(record: object, what: str, value: object, *, required: bool = False) -> None:
    if value is None and not required:
        return
    # A datetime is a date to Python, but two people in two time zones would not agree on the day.
    if type(value) is not date:
        msg = f"{_here(record)} has {what} {value!r}; it must be a date without a time, such as date(2026, 3, 20)"
        raise InvalidRecord(msg)


def _not_before(record: object, first_name: str, first: date, name: str, later: date | None) -> None:
    _day(record, name, later)
    if later is not None and later < first:
        msg = f"{_here(record)} has {name} {later}, which is before {first_name} {first}"
        raise InvalidRecord(msg)
