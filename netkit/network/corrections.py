"""``Corrections``: the part of a network that puts off, drops and takes back what was recorded."""

from __future__ import annotations

from netkit.errors import InvalidRecord, InvalidRequest
from netkit.model import Contact, Promise, Record, Tie
from netkit.network.log import Day, Log, Who
from netkit.network.typed_fields import FIELDS, NEVER


class Corrections(Log):
    """Putting off, dropping and deleting records; ``Log.edit`` corrects one, and ``forget`` is for people."""

    def postpone(self, record: str | Record, *, to: Day = "in a week") -> Record:
        """Put something off: the agenda asks for it on this day again. A promise is due then, and so is a contact.

        Raises ``InvalidRequest`` for a talk, tie or position, and for a day before today.

        >>> from datetime import date
        >>> from netkit.store import Store
        >>> network = Corrections(Store.open(":memory:"), today=date(2026, 3, 20))
        >>> lin = network.refer(network.meet("Mei Lin"), "Lin Chen")
        >>> network.postpone(lin).put_off_to
        datetime.date(2026, 3, 27)
        """
        found, day = self.record(record), self._day(to, looking="ahead", yes=True)
        if day < self.today:
            msg = f"{day} is before today; put it off to a day that comes"
            raise InvalidRequest(msg)
        if isinstance(found, Promise):
            return self.edit(found, due_on=day)
        if "put_off_to" not in FIELDS[type(found)]:
            msg = f"nothing is to be done about this {type(found).__name__.lower()}, so it cannot be put off"
            raise InvalidRequest(msg)
        return self.edit(found, put_off_to=day)

    def drop(self, record: str | Record) -> Record:
        """Record that you will not do what a record asks of you any more; a contact loses the cadence.

        A promise is cancelled. It all stays on record. Raises ``InvalidRecord`` for what asks nothing of you.
        """
        found = self.record(record)
        if isinstance(found, Contact):
            return self.edit(found, cadence=NEVER)
        return self.mark(found, "cancelled" if isinstance(found, Promise) else "dropped")

    def delete(self, record: str | Record) -> Record:
        """Delete a talk, promise or other record, named by itself or its id, and return it.

        Raises ``InvalidRequest`` for a contact, and ``InvalidRecord`` for a record that is not there.

        >>> from netkit.store import Store
        >>> network = Corrections(Store.open(":memory:"))
        >>> talk = network.log(network.meet("Mei Lin"))
        >>> network.delete(talk.id) == talk, network.store.interactions()
        (True, [])
        """
        found = self.record(record)
        if isinstance(found, Contact):
            archive, forget = f"netkit edit {found.id} --archived yes", f"netkit forget {found.id}"
            msg = f"{found.name} is a contact; archive them ({archive}), or forget all that is on record ({forget})"
            raise InvalidRequest(msg)
        self.store.remove(found)
        return found

    def untie(self, one: Who, other: Who) -> Tie:
        """Delete the tie between two contacts, and return it; raises ``InvalidRecord`` if there is none."""
        if not (tie := self.between(one, other)):
            msg = f"no tie between {self.contact(one).name} and {self.contact(other).name} is on record"
            raise InvalidRecord(msg)
        self.store.remove(tie)
        return tie
