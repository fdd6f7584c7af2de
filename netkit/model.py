"""The records of a network: contacts, ties and what happens between people.

Every record is a frozen dataclass that checks itself once, at birth: a record that exists is valid. Records know
nothing of files, tables, databases or the time of day.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
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


class _Kept:
    """A record shows what was said, and leaves out the fields of which nothing was."""

    __slots__ = ()

    def __repr__(self) -> str:
        parts = fields(self)  # type: ignore[arg-type]  # every record is a dataclass
        said = (part for part in parts if getattr(self, part.name) != part.default)
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
        _written(self, "name", self.name, "needs a name; an alias will do")
        _texts(self, "id", "organisation", "title", "field", "seniority", "region", "how_met")
        _texts(self, "email", "phone", "profile", "notes")
        if self.closeness is not None:
            _closeness(self, self.closeness)
        _roles(self, self.roles)
        if self.introduced_by is not None:
            _texts(self, "introduced_by")
            if self.introduced_by == self.id:
                msg = f"{_here(self)} cannot have introduced themselves; write 'me' if you introduced yourself"
                raise InvalidRecord(msg)
        _labels(self, "circle", self.circles)
        _labels(self, "tag", self.tags)
        _labels(self, "interest", self.interests)
        _labels(self, "offer", self.offers)
        _labels(self, "need", self.needs)
        if self.cadence is not None and not isinstance(self.cadence, Cadence):
            msg = f"{_here(self)} has cadence {self.cadence!r}; write it as Cadence(1, 'months')"
            raise InvalidRecord(msg)
        _day(self, "met_on", self.met_on)
        _day(self, "cadence_set_on", self.cadence_set_on)

    @property
    def circle(self) -> str:
        """The main circle, or an empty string."""
        return self.circles[0] if self.circles else ""


@dataclass(frozen=True, slots=True, repr=False)
class Tie(_Kept):
    """Two of your contacts know each other; how close they are, from 1 (distant) to 5 (very close).

    A tie has no direction: ``Tie("b", "a", 3)`` is the same tie as ``Tie("a", "b", 3)``, and is kept as the latter.
    Your own ties are not recorded here, since everyone in your network has one; see ``Contact.closeness``.
    """

    a: ContactId
    b: ContactId
    closeness: int = 3
    source: Source = "stated"

    def __post_init__(self) -> None:
        if not type(self.a) is type(self.b) is str:
            _texts(self, "a", "b")
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


@dataclass(frozen=True, slots=True, repr=False)
class Position(_Kept):
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
        _written(self, "organisation", self.organisation, "needs an organisation")
        _texts(self, "title")
        _day(self, "since", self.since)
        _day(self, "until", self.until)
        if self.since is not None:
            _not_before(self, "since", self.since, "until", self.until)


@dataclass(frozen=True, slots=True, repr=False)
class Interaction(_Kept):
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
        if not self.id or not type(self.id) is type(self.channel) is type(self.summary) is str:
            _identified(self)
            _texts(self, "channel", "summary")
        _group(self, "contacts", self.contacts)
        if self.topics != ():
            _group(self, "topics", self.topics)
        _day(self, "on", self.on, required=True)
        several = len(self.contacts) != 1
        if ME in self.contacts or (several and (not self.contacts or len(set(self.contacts)) != len(self.contacts))):
            msg = f"{_here(self)} needs one or more different contacts, without yourself, but has {self.contacts!r}"
            raise InvalidRecord(msg)
        if self.minutes is not None:
            _minutes(self, "minutes", self.minutes)
        if self.minutes_late is not None:
            _minutes(self, "minutes_late", self.minutes_late)
        _not_before(self, "on", self.on, "replied_on", self.replied_on)
        if self.replied_on and not self.answered:
            msg = f"{_here(self)} has a reply on {self.replied_on}, so it was answered; write answered=True"
            raise InvalidRecord(msg)
        if self.kind is not None:
            _one_of(self, "kind", self.kind, _KINDS)
        if self.initiated_by is not None:
            _one_of(self, "initiated_by", self.initiated_by, _SIDES)


class Logged(NamedTuple):
    """Of an interaction, when and with whom it was, and whether it was answered: enough for rhythm, and quick."""

    id: str
    on: date
    contacts: tuple[ContactId, ...]
    answered: bool


@dataclass(frozen=True, slots=True, repr=False)
class Exchange(_Kept):
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
        _texts(self, "about")
        _not_before(self, "on", self.on, "reported_back_on", self.reported_back_on)
        if self.reported_back_on and self.direction == "gave":
            msg = f"{_here(self)} is something you gave; you report back to those you got something from"
            raise InvalidRecord(msg)


@dataclass(frozen=True, slots=True, repr=False)
class Ask(_Kept):
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
        _written(self, "text", self.text, "needs a text: what you asked for")
        if self.answer is not None:
            _one_of(self, "answer", self.answer, _ANSWERS)
        _not_before(self, "on", self.on, "answered_on", self.answered_on)
        if self.answered_on and not self.answer:
            msg = f"{_here(self)} was answered on {self.answered_on}, but there is no answer; write 'yes' or 'no'"
            raise InvalidRecord(msg)


@dataclass(frozen=True, slots=True, repr=False)
class Promise(_Kept):
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
        _written(self, "text", self.text, "needs a text: what was promised")
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


@dataclass(frozen=True, slots=True, repr=False)
class Referral(_Kept):
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
        _somebody(self, self.referred_by, "referred_by")
        lacks = "needs the person you were referred to, and not the one who referred you"
        _written(self, "person", self.person, lacks)
        if self.person == self.referred_by:
            msg = f"{_here(self)} {lacks}"
            raise InvalidRecord(msg)
        _texts(self, "purpose", "outcome")
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
    if not isinstance(record.id, str):
        raise _no_text(record, "id", record.id)


def _here(record: object) -> str:
    """Where something is wrong, in words."""
    match record:
        case Cadence():
            return "cadence"
        case Tie(a=a, b=b):
            return f"the tie {a!r} to {b!r}"
        case _:
            return f"{type(record).__name__.lower()} {record.id!r}"  # type: ignore[attr-defined]


def _somebody(record: object, contact: ContactId, name: str = "contact") -> None:
    if not contact or contact == ME:
        msg = f"{_here(record)} needs a contact, but has {contact!r}"
        raise InvalidRecord(msg)
    if not isinstance(contact, str):
        raise _no_text(record, name, contact)


def _texts(record: object, *names: str) -> None:
    for name in names:
        value = getattr(record, name)
        if not isinstance(value, str):
            raise _no_text(record, name, value)


def _written(record: object, name: str, text: object, lacks: str) -> None:
    if text is not None and not isinstance(text, str):
        raise _no_text(record, name, text)
    if text is None or not text.strip():
        msg = f"{_here(record)} {lacks}"
        raise InvalidRecord(msg)


def _no_text(record: object, name: str, value: object) -> InvalidRecord:
    if isinstance(value, Contact):
        return InvalidRecord(f"{_here(record)} has a whole contact as {name}; write their id, {value.id!r}")
    msg = f"{_here(record)} has {name} {value!r}; it must be a text"
    if value is None or value != value:  # NaN, which pandas has for an empty cell, is not even itself.
        msg += ": write '' where nobody has said it"
    elif isinstance(value, int | float):
        msg += f": write {str(value)!r}"
    return InvalidRecord(msg)


def _group(record: object, name: str, group: object) -> None:
    """Refuse what is no tuple of texts: one text would be taken for its letters, and a list could be changed later."""
    if type(group) is tuple:
        try:
            "".join(group)  # Which does not work with what is no text, and is the quickest way to find out.
        except TypeError:
            raise _no_text(record, name, next(part for part in group if not isinstance(part, str))) from None
        return
    if isinstance(group, str):
        advice = f"is one text; write {(group,)!r}"
    elif isinstance(group, list | set | frozenset):
        advice = f"is no tuple; write {tuple(group)!r}"
    else:
        advice = "is no tuple of texts; write (), or ('one', 'two')"
    msg = f"{_here(record)} has {name} {group!r}, which {advice}"
    raise InvalidRecord(msg)


def _roles(record: object, roles: object) -> None:
    if not isinstance(roles, frozenset):
        some = f"{{{roles!r}}}" if isinstance(roles, str) else "{'support'}"
        msg = f"{_here(record)} has roles {roles!r}; write them as frozenset({some})"
        raise InvalidRecord(msg)
    for role in roles:
        _one_of(record, "role", role, _ROLES)


def _labels(record: object, what: str, labels: tuple[str, ...]) -> None:
    if labels == ():
        return
    _group(record, f"{what}s", labels)
    if len(set(labels)) != len(labels) or not all(label.strip() for label in labels):
        msg = f"{_here(record)} has an empty or a repeated {what} in {labels!r}"
        raise InvalidRecord(msg)


def _minutes(record: object, what: str, value: object) -> None:
    if not _is_whole(value) or value < 0:  # type: ignore[operator]
        msg = f"{_here(record)} has {what} {value!r}; it must be a whole number of minutes, 0 or more"
        raise InvalidRecord(msg)


def _closeness(record: object, value: object) -> None:
    if not _is_whole(value) or value not in CLOSENESS:
        msg = f"{_here(record)} has closeness {value!r}; it must be a whole number from 1 (distant) to 5 (very close)"
        raise InvalidRecord(msg)


def _one_of(record: object, what: str, value: object, allowed: tuple[str, ...]) -> None:
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
    if later is None:
        return
    _day(record, name, later)
    if later < first:
        msg = f"{_here(record)} has {name} {later}, which is before {first_name} {first}"
        raise InvalidRecord(msg)
