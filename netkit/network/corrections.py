"""``Corrections``: the part of a network that takes back what was recorded."""

from __future__ import annotations

from netkit.errors import InvalidRecord, InvalidRequest
from netkit.model import Contact, Record, Tie
from netkit.network.log import Log, Who


class Corrections(Log):
    """Deleting records; ``Log.edit`` corrects one, and ``forget`` is for people."""

    def delete(self, record: str | Record) -> Record:
        """Delete a talk, promise or other record, named by itself or its id, and return it.

        Raises ``InvalidRequest`` for a contact, and ``InvalidRecord`` for a record that is not there.

        >>> from netkit.store import Store
        >>> network = Corrections(Store.open(":memory:"))
        >>> talk = network.log(network.meet("Mei Lin"))
        >>> network.delete(talk.id) == talk, network.store.interactions()
        (True, [])
        """
        found = self._now(record)
        if isinstance(found, Contact):
            msg = f"{found.name} is a contact; archive them, or forget them with all that is on record about them"
            raise InvalidRequest(msg)
        self.store.remove(found)
        return found

    def untie(self, one: Who, other: Who) -> Tie:
        """Delete the tie between two contacts, and return it; raises ``InvalidRecord`` if there is none."""
        people = [self.contact(who) for who in (one, other)]
        ends = {person.id for person in people}
        tie = next((tie for tie in self.store.ties() if {tie.a, tie.b} == ends), None)
        if tie is None:
            msg = f"no tie between {people[0].name} and {people[1].name} is on record"
            raise InvalidRecord(msg)
        self.store.remove(tie)
        return tie
