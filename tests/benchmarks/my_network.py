"""The page My network: Python's answer for each view and act, with 150 and with 5,000 contacts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from netkit.cases.career import career
from netkit.codec import contact_fields
from netkit.model import ME, Contact, Record
from netkit.network import Network
from netkit.widgets.my_network import MyNetwork
from tests.benchmarks.rows import Row

SIZES = ((150, 1), (5_000, 20))
"""Contacts, and how many careers are put together; the contacts beyond those have a name only, as imported ones."""
LOG, PEOPLE, WEEK = {"name": "log"}, {"name": "people"}, {"name": "week"}
TURNS = 15


def my_network() -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        for size, careers in SIZES:
            network = Network.open(Path(folder, f"{size}.db"))
            network.store.add(*records(size, careers))
            name = f"{size:,} contacts, {len(network.store.records()):,} records"
            page = MyNetwork(network)
            (most,) = Counter(who for one in network.store.logged() for who in one.contacts).most_common(1)
            who = network.contact(most[0])
            for act, message in messages(who).items():
                yield Row(f"{name}: {act}", answered(page, message))


def records(size: int, careers: int) -> Iterator[Record]:
    """The records of so many careers, and of further ones the names alone."""
    people = 0
    for number in range(size):
        for record in career("bench", f"student {number}").store.records():
            if isinstance(record, Contact):
                if people == size:
                    return
                people += 1
                yield apart(record, number) if number < careers else Contact(f"{number}-{record.id}", record.name)
            elif number < careers:
                yield apart(record, number)


def apart(record: Record, number: int) -> Record:
    """The record of one career, with ids that no other career has."""
    names = {"id", "person", *contact_fields(type(record))} & {part.name for part in fields(record)}
    now: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple):
            now[name] = tuple(f"{number}-{one}" for one in value)
        elif value not in (None, ME):
            now[name] = f"{number}-{value}"
    return replace(record, **now)


def messages(who: Contact) -> dict[str, dict[str, Any]]:
    person = {"name": "person", "id": who.id}
    talk = {"do": "log", "on": "today", "about": "flood maps", "promise": "a book", "due": "in a week", "view": LOG}
    return {
        "Log: a name completed": {"do": "complete", "name": who.name[:4]},
        "Log: a talk and a promise kept": talk | {"who": who.id},
        "Log: a name typed in full": talk | {"name": who.name, "distinct": True},
        "People": {"view": PEOPLE},
        "People: searched": {"view": PEOPLE | {"words": who.name[:4]}},
        "People: those who are due": {"view": PEOPLE | {"which": "due"}},
        "This week": {"view": WEEK},
        "Person, of whom most is on record": {"view": person},
        "Person: renamed": {"do": "edit", "id": who.id, "changes": {"name": who.name}, "view": person},
    }


def answered(page: MyNetwork, message: dict[str, Any]) -> float:
    """The median of the seconds that an answer takes, after the first."""

    def seconds() -> Iterator[float]:
        while True:
            start = perf_counter()
            page.answer(message)
            yield perf_counter() - start

    return median(islice(seconds(), 1, TURNS + 1))
