"""``Log``: the part of a network in which you record whom you know and what happened.

A contact is named as ``Log.contact`` takes it. A day is a ``date`` or text, such as "friday"; by default today.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, TypeAlias, TypeVar, get_type_hints

from netkit.errors import InvalidRecord, InvalidRequest, MayBeKnown
from netkit.model import (
    ME,
    Ask,
    Cadence,
    Contact,
    ContactId,
    Exchange,
    Gift,
    Interaction,
    Kind,
    Promise,
    Record,
    Referral,
    Role,
    Side,
    Tie,
)
from netkit.network.lookup import either, find, near
from netkit.network.typed_dates import day
from netkit.status import advance
from netkit.store import Store

R = TypeVar("R", bound=Record)
Who: TypeAlias = "str | Contact"
Day: TypeAlias = "date | str"

_TYPES: Final = {name: hint for name, hint in get_type_hints(Contact).items() if name != "id"}


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
        """Add new records, all of them or, if one is invalid, none."""
        self.store.add(*records)

    # The details are those of a Contact, each of its own type, which mypy cannot express.
    def meet(
        self,
        name: str,
        *,
        circle: str = "",
        closeness: int | None = None,
        distinct: bool = False,
        **details: Any,  # noqa: ANN401
    ) -> Contact:
        """Add someone you know, and give them an id; ``details`` are as in ``change``.

        Raises ``MayBeKnown``, naming them, if there are contacts of the same name or of a near one (see
        ``netkit.names``), so that a cell that runs twice adds nobody twice. With ``distinct`` this is somebody else,
        and ``duplicates`` will not suggest those. A list of people is added with ``add``, or by an import.

        >>> network = Log(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> network.meet("Mei Lin", circle="choir", met_on="yesterday").met_on
        datetime.date(2026, 3, 19)
        """
        circles = (circle,) if circle else ()
        person = Contact(self._id(), name.strip() if isinstance(name, str) else name)
        person = self._changed(person, {"circles": circles, "closeness": closeness} | details)
        alike = self.near(name)
        if alike and not distinct:
            msg = f"{person.name!r} may be {either(alike)}; if this is somebody else, say so with distinct=True"
            raise MayBeKnown(msg, alike)
        with self.store.transaction():
            self._added(person)
            for one in alike:
                self.store.reject_duplicate(one.id, person.id)
        return person

    def near(self, name: str) -> list[Contact]:
        """The contacts who may be a person of this name: those of the same name, or else of a near one."""
        return near(name, self.store.contacts())

    def change(self, who: Who, **details: Any) -> Contact:  # noqa: ANN401
        """Change fields of a contact (see ``netkit.model.Contact``), and return the contact as it is now.

        A field that holds several texts takes one or several: ``circles=("choir", "studies")``. ``cadence`` may be
        text, such as "every 3 months", and counts from today unless ``cadence_set_on`` says otherwise;
        ``introduced_by`` may be a name. Raises ``InvalidRequest`` for a field that a contact does not have.
        """
        changed = self._changed(self.contact(who), details)
        self.store.replace(changed)
        return changed

    def tie(self, one: Who, other: Who, closeness: int = 3) -> Tie:
        """Record that two contacts know each other, and how close they are; an existing tie is changed."""
        tie = Tie(self.contact(one).id, self.contact(other).id, closeness)
        if not self.store.add_missing([tie]):
            self.store.replace(tie)
        return tie

    def log(
        self,
        *who: Who,
        on: Day | None = None,
        minutes: int | None = None,
        kind: Kind | None = None,
        channel: str = "",
        summary: str = "",
        began: Side | None = None,
        answered: bool = True,
        replied_on: Day | None = None,
        minutes_late: int | None = None,
        topics: str | tuple[str, ...] = (),
    ) -> Interaction:
        """Record a conversation, a message or a meeting with one or more contacts; see ``netkit.model.Interaction``.

        ``kind`` is "getting_to_know", "scheduling", "renewal" or "substance"; ``began`` is "me" or "them".

        >>> network = Log(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> mei = network.meet("Mei Lin")
        >>> network.log("mei", minutes=20, kind="renewal", began="me").on
        datetime.date(2026, 3, 20)
        """
        if not who:
            msg = 'with whom? For example: .log("Mei", minutes=20)'
            raise InvalidRequest(msg)
        return self._added(
            Interaction(
                self._id(),
                self._day(on),
                tuple(self.contact(one).id for one in who),
                channel=channel,
                minutes=minutes,
                kind=kind,
                initiated_by=began,
                answered=answered,
                replied_on=None if replied_on is None else self._day(replied_on),
                minutes_late=minutes_late,
                topics=_several(topics),
                summary=summary,
            )
        )

    def gave(self, who: Who, what: Gift, about: str = "", *, on: Day | None = None) -> Exchange:
        """Record that you gave "information", a "referral", "feedback", an "introduction" or "support"."""
        return self._added(Exchange(self._id(), self._day(on), self.contact(who).id, "gave", what, about))

    def got(self, who: Who, what: Gift, about: str = "", *, on: Day | None = None) -> Exchange:
        """Record something that a contact gave you; ``what`` as in ``gave``."""
        return self._added(Exchange(self._id(), self._day(on), self.contact(who).id, "got", what, about))

    def ask(self, who: Who, text: str, *, on: Day | None = None, looked_up: bool | None = None) -> Ask:
        """Record what you asked a contact for; ``mark`` it with the answer when it comes."""
        return self._added(Ask(self._id(), self._day(on), self.contact(who).id, text, looked_up=looked_up))

    def promise(self, who: Who, text: str, *, due: Day, by: Side = "me", on: Day | None = None) -> Promise:
        """Record what you promised a contact or, with ``by="them"``, what they promised you."""
        return self._added(Promise(self._id(), self._day(on), self._day(due), by, self.contact(who).id, text))

    def refer(self, by: Who, person: str, *, purpose: str = "", on: Day | None = None) -> Referral:
        """Record that a contact told you to call this person."""
        return self._added(Referral(self._id(), self._day(on), self.contact(by).id, person, purpose))

    def mark(self, record: str | Record, word: str, *, on: Day | None = None) -> Record:
        """Record what became of something, named by its record or id: ``mark(network.promises[0], "done")``.

        The words are "done" and "cancelled" for a promise; "contacted", "met", "reported back" and "thanked" for a
        referral; "yes" and "no" for an ask; "reported back" for something you got.
        """
        identifier = record if isinstance(record, str) else getattr(record, "id", "")
        store = self.store
        records: list[Promise | Referral | Ask | Exchange] = [*store.promises(), *store.referrals()]
        for one in (*records, *store.asks(), *store.exchanges()):
            if one.id == identifier:
                changed = advance(one, word, on=self._day(on))
                store.replace(changed)
                return changed
        msg = f"there is no promise, referral, ask or exchange {identifier!r} here; their tables show the id of each"
        raise InvalidRecord(msg)

    def _id(self) -> ContactId:
        return ContactId(self.store.fresh_id())

    def _added(self, record: R) -> R:
        self.store.add(record)
        return record

    def _day(self, on: Day | None) -> date:
        if on is None:
            return self.today
        return day(on, today=self.today) if isinstance(on, str) else on

    def _changed(self, person: Contact, details: dict[str, Any]) -> Contact:
        found = {name: self._value(name, value) for name, value in details.items()}
        if found.get("cadence") and "cadence_set_on" not in found:
            found["cadence_set_on"] = self.today
        return replace(person, **found)

    def _value(self, name: str, value: Any) -> Any:  # noqa: ANN401
        if name not in _TYPES:
            msg = f"a contact has no {name!r}; it has: {', '.join(_TYPES)}"
            raise InvalidRequest(msg)
        wanted = _TYPES[name]
        if wanted == tuple[str, ...]:
            return _several(value)
        if wanted == frozenset[Role]:
            return frozenset(_several(value))
        if wanted == date | None and value is not None:
            return self._day(value)
        if wanted == ContactId | None and value not in (None, ME):
            return self.contact(value).id
        return Cadence.parse(value) if wanted == Cadence | None and isinstance(value, str) else value


def _several(value: Any) -> tuple[str, ...]:  # noqa: ANN401  # the record checks it
    return (value,) if isinstance(value, str) else tuple(value)
