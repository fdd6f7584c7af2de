"""``Log``: the part of a network in which you record whom you know and what happened.

A contact is named as ``Log.contact`` takes it. A day is a ``date`` or text, such as "friday"; by default today. What
is recorded has happened: a day after today raises ``DayAhead``, unless ``yes=True`` says that it is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, TypeAlias, TypeVar

from netkit.errors import DayAhead, InvalidRecord, InvalidRequest, MayBeKnown, UnknownContact
from netkit.model import (
    Ask,
    Contact,
    ContactId,
    Exchange,
    Gift,
    Interaction,
    Kind,
    Position,
    Promise,
    Record,
    Referral,
    Side,
    Tie,
)
from netkit.names import key
from netkit.network.lookup import either, find, near
from netkit.network.typed_dates import Looking, day
from netkit.network.typed_dates import minutes as length
from netkit.network.typed_fields import AHEAD, PLANNED, several, typed
from netkit.results import counted
from netkit.status import advance
from netkit.store import Store
from netkit.text import folded

R = TypeVar("R", bound=Record)
IDS: Final = "netkit contact NAME, or .timeline(NAME), shows the ids"
Who: TypeAlias = "str | Contact"
Day: TypeAlias = "date | str"


class Log:
    """The records of a network, and the ways to add to them."""

    def __init__(self, store: Store, *, owner: str = "you", today: date | None = None) -> None:
        self.store = store
        self.owner = owner
        self._today = today

    @property
    def today(self) -> date:
        """The day of the case; in your own network, the day it is here."""
        return self._today or datetime.now().astimezone().date()

    def contact(self, who: Who) -> Contact:
        """The one contact with this id, this name, or this beginning of a word of it: "jose" finds José García.

        Raises ``UnknownContact``, naming those it could be.
        """
        identifier = who.id if isinstance(who, Contact) else who
        known = self.store.contact(ContactId(identifier)) if isinstance(identifier, str) else None
        return known or find(who, self.store.contacts())

    def add(self, *records: Record) -> None:
        """Add new records, all of them or, if one is invalid, none.

        The cadence of a contact counts from today, unless it says from when or there are interactions with them.
        """
        talks = [one for one in records if isinstance(one, Interaction)]
        self.store.add(*started(records, talks, self.today))

    # The details are those of a record, each of its own type, which mypy cannot express.
    def meet(
        self,
        name: str,
        *,
        circle: str = "",
        closeness: int | None = None,
        distinct: bool = False,
        yes: bool = False,
        **details: Any,  # noqa: ANN401
    ) -> Contact:
        """Add someone you know, and give them an id; ``details`` are as in ``edit``.

        Raises ``MayBeKnown``, naming them, if there are contacts of the same name or of a near one (see
        ``netkit.names``), so that a cell that runs twice adds nobody twice. With ``distinct`` this is somebody else,
        and ``duplicates`` will not suggest those. A list of people is added with ``add``, or by an import.

        >>> network = Log(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> network.meet("Mei Lin", circle="choir", met_on="yesterday").met_on
        datetime.date(2026, 3, 19)
        """
        circles = (circle,) if circle else ()
        details = {"circles": circles, "closeness": closeness} | details
        person = self._edited(Contact(self._id(), name.strip() if isinstance(name, str) else name), details, yes=yes)
        with self.store.transaction():
            self._added(person)
            self._check_name(person, distinct=distinct)
        return person

    def near(self, name: str) -> list[Contact]:
        """The contacts who may be a person of this name: those of the same name, or else of a near one."""
        return near(name, self.store.contacts())

    def add_to(self, who: Who, *, yes: bool = False, **details: Any) -> Contact:  # noqa: ANN401
        """Say more about a contact: nothing that is on record is lost, and what is not named stays as it is.

        Circles, tags, roles and other fields of several texts are added to, and a note becomes a new line with the
        day. A field that can have one value only, such as the closeness, has the new one. An empty text or ``None``
        says nothing. ``edit`` replaces and takes out.

        >>> network = Log(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> mei = network.meet("Mei Lin", circle="choir", notes="likes moss")
        >>> print(network.add_to(mei, circles="studies", notes="asked about Bergen").notes)
        likes moss
        2026-03-20: asked about Bergen
        """
        said = {name: value for name, value in details.items() if value not in (None, "")}
        with self.store.transaction():
            person = self.contact(who)
            found = self._typed(person, said, yes=yes)
            for name, new in found.items():
                here = getattr(person, name)
                if isinstance(new, tuple):
                    every: dict[str, str] = {}
                    for one in (*here, *new):
                        every.setdefault(folded(one), one)
                    found[name] = tuple(every.values())
                elif isinstance(new, frozenset):
                    found[name] = here | new
                elif name == "notes":
                    note = f"{self.today}: {new}"
                    is_there = f"\n{note}\n" in f"\n{here}\n"
                    found[name] = here if is_there else "\n".join(filter(None, (here, note)))
            return self._replaced(self._edited(person, found, yes=True))

    def edit(self, record: str | Record, *, distinct: bool = False, yes: bool = False, **changes: Any) -> Record:  # noqa: ANN401
        """Replace fields of a record, and return it as it is now; ``record`` is itself, its id, or a contact's name.

        The fields are those of ``netkit.model``. One that holds several texts takes one or several:
        ``circles=("choir", "studies")``. ``cadence`` may be text, such as "every 3 months", and counts from today
        unless ``cadence_set_on`` says otherwise; a contact may be a name; an empty text removes what may be missing.
        Raises ``InvalidRequest`` for a field that this kind of record does not have, and as ``meet`` does for the name
        of another contact or one near to it.

        >>> network = Log(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> talk = network.log(network.meet("Mei Lin"), minutes=20)
        >>> network.edit(talk, on="yesterday", minutes="1h").on
        datetime.date(2026, 3, 19)
        """
        with self.store.transaction():
            found = self.record(record)
            edited = self._edited(found, changes, yes=yes)
            if isinstance(edited, Contact) and isinstance(found, Contact) and edited.name != found.name:
                self._check_name(edited, distinct=distinct)
            return self._replaced(edited)

    def tie(self, one: Who, other: Who, closeness: int | None = None) -> Tie:
        """Record that two contacts know each other, and how close they are.

        Without ``closeness``, an existing tie stays as it is, and a new one is in between, 3.
        """
        tie = Tie(self.contact(one).id, self.contact(other).id, 3 if closeness is None else closeness)
        with self.store.transaction():
            if self.store.add_missing([tie]):
                return tie
            known = self.between(tie.a, tie.b) or tie
            return known if closeness is None else self._replaced(replace(known, closeness=closeness))

    def between(self, one: Who, other: Who) -> Tie | None:
        """The tie between two contacts, if there is one."""
        ends = {self.contact(one).id, self.contact(other).id}
        return next((tie for tie in self.store.ties() if {tie.a, tie.b} == ends), None)

    def log(
        self,
        *who: Who,
        on: Day | None = None,
        minutes: int | str | None = None,
        kind: Kind | None = None,
        channel: str = "",
        summary: str = "",
        began: Side | None = None,
        answered: bool = True,
        replied_on: Day | None = None,
        minutes_late: int | str | None = None,
        topics: str | tuple[str, ...] = (),
        yes: bool = False,
    ) -> Interaction:
        """Record a conversation, a message or a meeting with one or more contacts; see ``netkit.model.Interaction``.

        ``kind`` is "getting_to_know", "scheduling", "renewal" or "substance"; ``began`` is "me" or "them";
        ``minutes`` may be text, such as "1h30". A referral to somebody of this name is marked as contacted.

        >>> network = Log(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> mei = network.meet("Mei Lin")
        >>> network.log("mei", minutes=20, kind="renewal", began="me").on
        datetime.date(2026, 3, 20)
        """
        if not who:
            msg = 'with whom? For example: .log("Mei", minutes=20)'
            raise InvalidRequest(msg)
        people = [self.contact(one) for one in who]
        talk = Interaction(
            self._id(),
            self._day(on, yes=yes),
            tuple(dict.fromkeys(person.id for person in people)),
            channel=channel,
            minutes=length(minutes) if isinstance(minutes, str) else minutes,
            kind=kind,
            initiated_by=began,
            answered=answered,
            replied_on=None if replied_on is None else self._day(replied_on, yes=yes),
            minutes_late=length(minutes_late) if isinstance(minutes_late, str) else minutes_late,
            topics=several(topics),
            summary=summary,
        )
        with self.store.transaction():
            self._added(talk)
            if talk.on <= self.today and (answered or began != "them"):
                names = {name for person in people for name in (person.id, key(person.name))}
                for one in self.store.referrals():
                    if one.state == "open" and one.on <= talk.on and {one.person, key(one.person)} & names:
                        self._replaced(advance(one, "contacted", on=talk.on))
        return talk

    def gave(self, who: Who, what: Gift, about: str = "", *, on: Day | None = None, yes: bool = False) -> Exchange:
        """Record that you gave "information", a "referral", "feedback", an "introduction" or "support"."""
        return self._added(Exchange(self._id(), self._day(on, yes=yes), self.contact(who).id, "gave", what, about))

    def got(self, who: Who, what: Gift, about: str = "", *, on: Day | None = None, yes: bool = False) -> Exchange:
        """Record something that a contact gave you; ``what`` as in ``gave``."""
        return self._added(Exchange(self._id(), self._day(on, yes=yes), self.contact(who).id, "got", what, about))

    def ask(
        self, who: Who, text: str, *, on: Day | None = None, looked_up: bool | None = None, yes: bool = False
    ) -> Ask:
        """Record what you asked a contact for; ``mark`` it with the answer when it comes.

        ``looked_up`` says whether you first tried to find it out yourself.
        """
        return self._added(Ask(self._id(), self._day(on, yes=yes), self.contact(who).id, text, looked_up=looked_up))

    def promise(
        self, who: Who, text: str, *, due: Day, by: Side = "me", on: Day | None = None, yes: bool = False
    ) -> Promise:
        """Record what you promised a contact or, with ``by="them"``, what they promised you."""
        made, by_day = self._day(on, yes=yes), self._day(due, looking="ahead", yes=True)
        if by_day < made:
            msg = f"due on {by_day} is before the promise was made, on {made}; correct one of the two days"
            raise InvalidRequest(msg)
        return self._added(Promise(self._id(), made, by_day, by, self.contact(who).id, text))

    def refer(self, by: Who, person: str, *, purpose: str = "", on: Day | None = None, yes: bool = False) -> Referral:
        """Record that a contact told you to call this person."""
        return self._added(Referral(self._id(), self._day(on, yes=yes), self.contact(by).id, person, purpose))

    def position(
        self, who: Who, organisation: str, title: str = "", *, since: Day | None = None, until: Day | None = None
    ) -> Position:
        """Record where a contact works, studies or helps, and as what; ``since`` and ``until`` may be left out."""
        first, last = (None if one is None else self._day(one, yes=True) for one in (since, until))
        return self._added(Position(self._id(), self.contact(who).id, organisation, title, first, last))

    def mark(self, record: str | Record, word: str, *, on: Day | None = None, yes: bool = False) -> Record:
        """Record what became of something, named by its record or id: ``mark(network.promises[0], "done")``.

        The words are those of ``netkit.status.TRANSITIONS``, such as "contacted" for a referral and "yes" for an ask. A
        word that was marked before keeps its first day, which the record returned has; ``edit`` corrects it.
        """
        identifier = record if isinstance(record, str) else getattr(record, "id", "")
        with self.store.transaction():
            found = self.store.record(identifier)
            if found is None:
                msg = f"there is no promise, referral, ask or exchange {identifier!r} here; {IDS}"
                raise InvalidRecord(msg)
            return self._replaced(advance(found, word, on=self._day(on, yes=yes)))

    def _check_name(self, person: Contact, *, distinct: bool) -> None:
        """Raise ``MayBeKnown`` for other contacts of a name like that of this one, or keep that they are distinct."""
        known = self.store.rejected_duplicates()
        others = [one for one in self.store.contacts() if one.id != person.id and {one.id, person.id} not in known]
        alike = near(person.name, others)
        if alike and not distinct:
            msg = f"{person.name!r} may be {either(alike)}; if this is somebody else, say so with distinct=True"
            raise MayBeKnown(msg, alike)
        for one in alike:
            self.store.reject_duplicate(one.id, person.id)

    def record(self, record: str | Record) -> Record:
        """A record as it is now, by itself, its id, or a contact's name: it may have been edited since it was read."""
        if isinstance(record, Tie):
            return self.between(record.a, record.b) or record
        if not isinstance(record, str):
            return self.store.record(record.id) or record
        try:
            return self.store.record(record) or self.contact(record)
        except UnknownContact as error:
            msg = f"no record has the id {record!r} ({IDS}), and {error}"
            raise UnknownContact(msg) from error

    def _id(self) -> ContactId:
        return ContactId(self.store.fresh_id())

    def _added(self, record: R) -> R:
        self.store.add(record)
        return record

    def _replaced(self, record: R) -> R:
        self.store.replace(record)
        return record

    def _day(self, on: Day | None, *, looking: Looking = "back", yes: bool = False) -> date:
        found = day(on, today=self.today, looking=looking) if isinstance(on, str) else on or self.today
        if found > self.today and not yes:
            ahead = counted((found - self.today).days, "day")
            msg = f"{found}, a {found:%A}, is {ahead} after today; correct the day or, if you mean it, add {{option}}"
            raise DayAhead(msg)
        return found

    def _typed(self, record: Record, details: dict[str, Any], *, yes: bool) -> dict[str, Any]:
        def day_of(name: str, value: Day) -> date:
            return self._day(value, looking="ahead" if name in AHEAD else "back", yes=yes or name in PLANNED)

        return typed(type(record), details, day=day_of, contact=self.contact)

    def _edited(self, record: R, details: dict[str, Any], *, yes: bool) -> R:
        found = self._typed(record, details, yes=yes)
        if isinstance(record, Contact) and found.get("cadence", record.cadence) != record.cadence:
            found.setdefault("cadence_set_on", None)
        return started([replace(record, **found)], [], self.today)[0]


def started(records: Iterable[R], talks: Iterable[Interaction], today: date) -> list[R]:
    """The records; a contact's cadence counts from today if there are no talks nor another day to count from."""
    talked = {who for talk in talks for who in talk.contacts}
    return [
        replace(one, cadence_set_on=today)
        if isinstance(one, Contact) and one.cadence and not one.cadence_set_on and one.id not in talked
        else one
        for one in records
    ]
