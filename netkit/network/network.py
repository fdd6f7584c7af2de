"""``Network``: the one object that a student works with, be it a case or their own network."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netkit import tables
from netkit.errors import InvalidRequest
from netkit.measures import structure
from netkit.measures.duplicates import Duplicate, duplicates, with_last_contact
from netkit.measures.recency import reminders
from netkit.model import ME, Ask, Contact, Exchange, Interaction, Position, Promise, Record, Referral, Tie
from netkit.network.log import Day, Who
from netkit.network.lookup import either
from netkit.network.own_file import OwnFile
from netkit.network.search_results import Hits
from netkit.results import capitalised, counted, possessive
from netkit.store import Store, counts_in_words
from netkit.tables import Table
from netkit.text import folded

if TYPE_CHECKING:
    import networkx as nx

    from netkit.formats.textfile import File
    from netkit.measures.agenda import Agenda
    from netkit.measures.habits import Habits
    from netkit.network.assessing import Assessing
    from netkit.network.files import Exported
    from netkit.network.importing import Imported, Preview
    from netkit.network.timeline import Timeline
    from netkit.store.forgetting import Forgotten
    from netkit.store.merging import Merge, Undone
    from netkit.store.undo import Step, UndoneStep


class Network(OwnFile):
    """A person's contacts, the ties among them, and the log of what happened.

    >>> from netkit.model import Contact, Tie
    >>> network = Network.of(Contact("mei", "Mei"), Contact("jae", "Jae"), Tie("mei", "jae"))
    >>> network.density()
    1.0
    """

    @classmethod
    def open(cls, path: str | Path) -> Network:
        """Your own network, in the file at ``path``, which is created if it does not exist."""
        return cls(Store.open(path))

    @classmethod
    def of(cls, *records: Record, owner: str = "you", today: date | None = None) -> Network:
        """A network of these records, in memory only."""
        network = cls(Store.open(":memory:"), owner=owner, today=today)
        network.store.add(*records)
        return network

    def __repr__(self) -> str:
        people, ties = counted(len(self.contacts), "contact"), counted(len(self.ties), "tie")
        kept = "kept in memory only" if str(self.store.path) == ":memory:" else f"kept in {self.store.path}"
        return f"{capitalised(possessive(self.owner))} network: {people}, {ties} among them ({kept})"

    @property
    def contacts(self) -> Table[Contact]:
        """Everyone in the network who is not archived, by name."""
        return tables.table(Contact, (contact for contact in self.store.contacts() if not contact.archived))

    @property
    def ties(self) -> Table[Tie]:
        """Which of your contacts know each other, with names in place of ids."""
        names = self.names(archived=False)
        return tables.table(Tie, (tie for tie in self.store.ties() if tie.a in names and tie.b in names), names)

    @property
    def positions(self) -> Table[Position]:
        """What your contacts did where and when, the oldest first."""
        return tables.table(Position, self.store.positions(), self.names())

    @property
    def interactions(self) -> Table[Interaction]:
        """Conversations, messages and meetings, the oldest first."""
        return tables.table(Interaction, self.store.interactions(), self.names())

    @property
    def exchanges(self) -> Table[Exchange]:
        """What was given and got, the oldest first."""
        return tables.table(Exchange, self.store.exchanges(), self.names())

    @property
    def asks(self) -> Table[Ask]:
        """What you asked for and what came of it, the oldest first."""
        return tables.table(Ask, self.store.asks(), self.names())

    @property
    def promises(self) -> Table[Promise]:
        """Promises by you and to you, by due date."""
        return tables.table(Promise, self.store.promises(), self.names())

    @property
    def referrals(self) -> Table[Referral]:
        """Whom you were told to call, the oldest first."""
        return tables.table(Referral, self.store.referrals(), self.names())

    def plan(self, text: str, *, due: Day, look_again: Day | None = None, whom: str = "") -> Promise:
        """Record what you plan to do by a day: a promise to yourself, which the agenda shows.

        ``whom`` is a name or an alias, and nobody is added to the network by it. On ``look_again`` the agenda asks what
        came of it.

        >>> network = Network.of(today=date(2026, 3, 20))
        >>> plan = network.plan("thank them for the tip", whom="Mei", due="tomorrow", look_again="in 2 weeks")
        >>> [(str(one.due_on), one.text) for one in network.store.promises()]
        [('2026-03-21', 'Mei: thank them for the tip'), ('2026-04-03', 'what came of it? Mei: thank them for the tip')]
        """
        what = f"{whom.strip()}: {text}" if whom.strip() and text.strip() else text
        days = [self._day(day, looking="ahead", yes=True) for day in (due, look_again) if day]
        if min(days) < self.today or days != sorted(days):
            msg = "a plan looks ahead: give a day from today on, and a later one to look again"
            raise InvalidRequest(msg)
        plans = [
            Promise(self._id(), self.today, day, "me", ME, words)
            for day, words in zip(days, (what, f"what came of it? {what}"), strict=False)
        ]
        self.store.add(*plans)
        return plans[0]

    def plans(self) -> Table[Promise]:
        """What you planned, by the day that you set; see ``plan``."""
        return tables.table(Promise, [one for one in self.store.promises() if one.contact == ME], {ME: self.owner})

    def search(self, words: str, *, limit: int | None = 30) -> Hits:
        """The best records that contain all these words, or all with ``limit=None``; see ``Store.search``."""
        found = tuple(self.store.search(words, limit=limit))
        total = self.store.search_count(words) if len(found) == limit else len(found)
        near = "" if found else either(self.near(words))
        return Hits(words, found, total, self.names(), near)

    def timeline(self, who: Who) -> Timeline:
        """Everything on record with one contact, the newest first, with the id of each record."""
        from netkit.network.timeline import timeline

        return timeline(self.store, self.contact(who))

    def people(self, words: str = "", *, circle: str = "", due: bool = False, archived: bool = False) -> Table[Any]:
        """The contacts with circle, last contact and next due.

        ``words`` are looked for in all that is on record, and in names as a part of them.
        """
        from netkit.network.people_list import people

        among = None
        if part := folded(words).strip():
            named = {one.id for one in self.store.contacts() if part in folded(one.name)}
            among = named | self.store.search_people(words)
        return people(self.store, today=self.today, circle=circle, due=due, archived=archived, among=among)

    def duplicates(self) -> list[Duplicate]:
        """Pairs of contacts who may be one person, and why; see ``netkit.measures.duplicates``."""
        pairs = duplicates(self.store.contacts(), rejected=self.store.rejected_duplicates())
        return with_last_contact(pairs, self.store.logged()) if pairs else []

    def merge(self, keep: Who, gone: Who) -> Merge:
        """Make one contact of two, with the history of both; see ``undo_merge``."""
        return self.store.merge(self.contact(keep).id, self.contact(gone).id)

    def undo_merge(self, merge: Merge) -> Undone:
        """Undo a merge; what happened since stays with the contact who was kept."""
        return self.store.undo_merge(merge.id)

    def distinct(self, one: Who, other: Who) -> None:
        """Record that these two are two people, so that ``duplicates`` does not suggest them again."""
        self.store.reject_duplicate(self.contact(one).id, self.contact(other).id)

    def look_at(self, who: Who, *others: Who) -> None:
        """Record that you have said which of these others a contact knows: those without a tie they do not know."""
        self.store.look_at(self.contact(who).id, [self.contact(one).id for one in others])

    def goes_with(self, who: Who) -> str:
        """How many other records are deleted with a contact, in words; an empty string for none."""
        return counts_in_words(self.store.goes_with(self.contact(who).id))

    def forget(self, who: Who) -> Forgotten:
        """Delete a contact, and leave nothing of them in the file or in the copies beside it."""
        return self.store.forget(self.contact(who).id)

    def undo(self, step: Step | None = None) -> UndoneStep:
        """Undo the last change, whatever it was: a talk you logged, a whole import, a merge; see ``Store.undo``.

        Call it again to go further back. ``store.steps()`` lists the changes that can be undone, the last first; with
        the first of these as ``step``, what another program changed since is not undone.
        """
        return self.store.undo(step)

    def import_file(
        self, path: File, *, kind: str | None = None, columns: Mapping[str, str] | None = None, strict: bool = False
    ) -> Imported:
        """Add the people in a file from LinkedIn, Google, Outlook, Monica, an address book or a spreadsheet.

        Contacts that exist stay as they are. Whoever has a name is kept, without what cannot be read, which is said
        with its place; ``strict=True`` refuses the file instead. ``kind`` is the kind of file, where netkit cannot
        tell; ``columns`` maps the headings of a table to fields: ``{"Their firm": "organisation"}``. An archive brings
        everything back.
        """
        from netkit.network import importing

        return importing.bring_in(self.store, importing.Source(path, kind, columns, strict), self.today)

    def preview(
        self, path: File, *, kind: str | None = None, columns: Mapping[str, str] | None = None, strict: bool = False
    ) -> Preview:
        """What ``import_file`` would bring, in numbers. Nothing is kept, and a bad or missing file raises nothing.

        Names are shown only on request, by ``.new`` or ``.named()``: a notebook keeps what its cells print.
        """
        from netkit.network import importing

        return importing.preview(self.store, importing.Source(path, kind, columns, strict), self.today)

    def export(self, path: str | Path | None = None, *, kind: str | None = None, private: bool = True) -> Exported:
        """Write the network for another program, which the ending says, or ``kind``.

        ``.json`` is an archive and a folder gets CSV files, both of everything; ``.vcf`` are cards for an address book,
        ``.ics`` what is due for a calendar, ``.graphml`` and ``.gexf`` a graph. With ``private``, cards are without
        your notes and calendars without names. With a ``kind`` and no path, it goes into a new file beside your own.
        What is there already is left alone. Raises InvalidRequest.
        """
        from netkit.network import files

        stamp = datetime.combine(self._today, time(12), UTC) if self._today else None
        to = None if path is None else Path(path)
        return files.send_out(self.store, self.graph, to, kind=kind, private=private, today=self.today, stamp=stamp)

    def graph(self) -> nx.Graph[str]:
        """You, your contacts and all ties as a networkx graph; your own node is ``netkit.model.ME``."""
        import networkx as nx

        people = [contact for contact in self.store.contacts() if not contact.archived]
        graph: nx.Graph[str] = nx.Graph()
        graph.add_node(ME, name=self.owner)
        for contact in people:
            graph.add_node(contact.id, name=contact.name)
            graph.add_edge(ME, contact.id, **({} if contact.closeness is None else {"closeness": contact.closeness}))
        here = {contact.id for contact in people}
        for tie in self.store.ties():
            if tie.a in here and tie.b in here:
                graph.add_edge(tie.a, tie.b, closeness=tie.closeness)
        return graph

    def assess(self) -> Assessing:
        """Which kinds of help come from nobody or one person, and who knows whom; see ``netkit.network.assessing``."""
        from netkit.network.assessing import assessing

        return assessing(self)

    def agenda(self, today: Day | None = None, *, hours: float = 2.0) -> Agenda:
        """What to do in the seven days from today, within so many hours; see ``netkit.measures.agenda``."""
        from netkit.measures.agenda import agenda

        store = self.store
        return agenda(
            store.contacts(), store.logged(),
            store.exchanges(), store.asks(), store.promises(), store.referrals(),
            today=self._day(today, looking="ahead", yes=True), hours=hours,
        )  # fmt: skip

    def next_due(self, *who: Who) -> Table[Any]:
        """When to be in touch again with these contacts, or with all, by their cadence; the longest overdue first."""
        people = [self.contact(one) for one in who] or [one for one in self.store.contacts() if not one.archived]
        due, names = reminders(people, self.store.logged(), today=self.today).due, self.names()
        columns = [
            tables.Column("contact", lambda one: names[one.contact]),
            tables.Column("due_on", kind="date"),
            tables.Column("overdue_days", lambda one: one.overdue_days, kind="number"),
        ]
        return Table(due, columns, noun="reminder", when_empty="Nobody has a cadence yet.", in_full=True)

    def habits(self, today: Day | None = None) -> Habits:
        """Habits of good networking, and what the log of the last year says about each."""
        from netkit.measures.habits import habits

        store = self.store
        return habits(
            store.contacts(), store.interactions(),
            store.exchanges(), store.asks(), store.promises(), store.referrals(),
            today=self._day(today, yes=True),
        )  # fmt: skip

    def density(self) -> float:
        """The share of the possible ties among your contacts that exist, from 0 to 1."""
        return structure.density(self.graph(), ME)

    def names(self, *, archived: bool = True) -> dict[str, str]:
        """What each contact is called, by id."""
        return {contact.id: contact.name for contact in self.store.contacts() if archived or not contact.archived}
