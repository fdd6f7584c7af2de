"""``Network``: the one object a student holds.

It joins the rooms below: records kept by the store, measures of them, files in and out. A case (``netkit.cases``) and
your own network (``Network.open()``) answer to the same methods.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from netkit import tables
from netkit.errors import UnknownContact
from netkit.measures import structure
from netkit.model import ME, Ask, Contact, ContactId, Exchange, Interaction, Position, Promise, Record, Referral, Tie
from netkit.store import Store
from netkit.tables import Table

if TYPE_CHECKING:
    import networkx as nx

    from netkit.formats.rows import Reading
    from netkit.measures.assessment import Assessment

OnError: TypeAlias = Literal["refuse", "skip"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the contacts it added, how many it knew already, and the rows it left out on request."""

    added: tuple[Contact, ...]
    known: int
    skipped: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{len(self.added)} new contacts, {self.known} known already and left as they are."]
        if self.skipped:
            lines += [f"{len(self.skipped)} rows were skipped:", *(f"  {row}" for row in self.skipped)]
        return "\n".join(lines)

    __repr__ = __str__


class Network:
    """A person's contacts, the ties among them, and the log of what happened.

    >>> from netkit.model import Contact, Tie
    >>> network = Network.of(Contact("mei", "Mei"), Contact("jae", "Jae"), Tie("mei", "jae"))
    >>> network.size(), network.density()
    (2, 1.0)
    """

    def __init__(self, store: Store, *, owner: str = "you", today: date | None = None) -> None:
        self.store = store
        self.owner = owner
        self.today = today

    @classmethod
    def open(cls, path: str | Path) -> Network:
        """Your own network, kept in the file at ``path``; the file is made if it is not there."""
        return cls(Store.open(path))

    @classmethod
    def of(cls, *records: Record, owner: str = "you", today: date | None = None) -> Network:
        """A network of these records, kept in memory only."""
        network = cls(Store.open(":memory:"), owner=owner, today=today)
        network.store.add(*records)
        return network

    # The records, each kind as a table.

    @property
    def contacts(self) -> Table[Contact]:
        """Everyone in the network who is not archived, by name."""
        return tables.contacts(contact for contact in self.store.contacts() if not contact.archived)

    @property
    def ties(self) -> Table[Tie]:
        """Which of your contacts know each other, with names in place of ids."""
        names = self._names()
        return tables.ties((tie for tie in self.store.ties() if tie.a in names and tie.b in names), names)

    @property
    def positions(self) -> Table[Position]:
        """What your contacts did where and when, the oldest first."""
        return tables.positions(self.store.positions(), self._names())

    @property
    def interactions(self) -> Table[Interaction]:
        """Conversations, messages and meetings, the oldest first."""
        return tables.interactions(self.store.interactions(), self._names())

    @property
    def exchanges(self) -> Table[Exchange]:
        """What was given and got, the oldest first."""
        return tables.exchanges(self.store.exchanges(), self._names())

    @property
    def asks(self) -> Table[Ask]:
        """What you asked for and what came of it, the oldest first."""
        return tables.asks(self.store.asks(), self._names())

    @property
    def promises(self) -> Table[Promise]:
        """Promises by you and to you, by due date."""
        return tables.promises(self.store.promises(), self._names())

    @property
    def referrals(self) -> Table[Referral]:
        """Whom you were told to call, the oldest first."""
        return tables.referrals(self.store.referrals(), self._names())

    def contact(self, who: str) -> Contact:
        """The contact with this id or this name, whichever fits exactly one."""
        people = list(self.store.contacts())
        found = [person for person in people if person.id == who] or [person for person in people if person.name == who]
        if len(found) == 1:
            return found[0]
        if found:
            msg = f"{len(found)} contacts are called {who!r}; use an id: {', '.join(person.id for person in found)}"
        else:
            msg = f"nobody here is called {who!r}; see .contacts for the names"
        raise UnknownContact(msg)

    # Changing it.

    def add(self, *records: Record) -> None:
        """Keep new records, all of them or, if one is wrong, none."""
        self.store.add(*records)

    def meet(self, name: str, *, circle: str = "", closeness: int | None = None) -> Contact:
        """Add someone you know, and give them an id."""
        circles = (circle,) if circle else ()
        person = Contact(ContactId(self.store.fresh_id()), name.strip(), circles=circles, closeness=closeness)
        self.store.add(person)
        return person

    def import_linkedin(self, path: str | Path, *, on_error: OnError = "refuse") -> Imported:
        """Add the people in a ``Connections.csv`` that you exported from LinkedIn.

        Contacts that are here already stay as they are, so a second import of the same file changes nothing. One wrong
        row refuses the whole file; ``on_error="skip"`` takes the rest and lists what was left out.
        """
        from netkit.formats import linkedin

        return self._import(linkedin.read(path, on_error=on_error))

    def import_google(self, path: str | Path, *, on_error: OnError = "refuse") -> Imported:
        """Add the people in a ``contacts.csv`` that you exported from Google Contacts; else as ``import_linkedin``."""
        from netkit.formats import google

        return self._import(google.read(path, on_error=on_error))

    def import_outlook(self, path: str | Path, *, on_error: OnError = "refuse") -> Imported:
        """Add the people in a ``contacts.csv`` that you exported from Outlook; else as ``import_linkedin``."""
        from netkit.formats import outlook

        return self._import(outlook.read(path, on_error=on_error))

    def _import(self, reading: Reading) -> Imported:
        added = self.store.add_missing(reading.contacts)
        return Imported(tuple(added), len(reading.contacts) - len(added), reading.skipped)

    # Measuring it.

    def graph(self) -> nx.Graph[str]:
        """You, your contacts and all ties as a networkx graph; your own node is ``netkit.model.ME``."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        graph.add_node(ME, name=self.owner)
        for contact in self.contacts:
            graph.add_node(contact.id, name=contact.name)
            graph.add_edge(ME, contact.id, **({} if contact.closeness is None else {"closeness": contact.closeness}))
        for tie in self.ties:
            graph.add_edge(tie.a, tie.b, closeness=tie.closeness)
        return graph

    def assess(self) -> Assessment:
        """The network's profile: each number with its floor, its ceiling and what it means."""
        from netkit.measures.assessment import assess

        return assess(self.graph(), ME)

    def size(self) -> int:
        """How many contacts there are."""
        return structure.size(self.graph(), ME)

    def density(self) -> float:
        """The share of the possible ties among your contacts that exist, from 0 to 1."""
        return structure.density(self.graph(), ME)

    def effective_size(self) -> float:
        """How many contacts are left when overlap is taken off, from 1 to the size."""
        return structure.effective_size(self.graph(), ME)

    def constraint(self) -> float:
        """How much your contacts hem you in; see ``netkit.measures.structure.constraint``."""
        return structure.constraint(self.graph(), ME)

    def components(self) -> int:
        """Into how many separate groups your contacts fall when you are taken away."""
        return structure.components(self.graph(), ME)

    def _names(self) -> dict[str, str]:
        return {contact.id: contact.name for contact in self.store.contacts() if not contact.archived}
