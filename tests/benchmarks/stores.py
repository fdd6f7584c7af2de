"""Opening a store, assessing it and making its agenda, beside bare SQL that reads the same rows."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from netkit.model import Cadence, Contact, ContactId, Exchange, Interaction, Promise, Record, Referral, Tie
from netkit.network import Network
from netkit.store import Store
from tests.benchmarks.rows import Row, apart

TODAY = date(2026, 3, 20)
SIZES = ((1_000, 33_333), (30_000, 1_000_000))
"""Contacts and interactions."""
TABLES = ("contacts", "ties", "interactions", "interaction_contacts", "exchanges", "promises", "referrals")


def stores() -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        seconds = []
        for contacts, interactions in SIZES:
            file = Path(folder, f"{contacts}.db")
            name = f"{contacts:,} contacts, {interactions:,} interactions"
            start = perf_counter()
            fill(file, contacts, interactions)
            yield Row(f"{name}: kept in one transaction", perf_counter() - start)
            idle, bare, own = (apart("tests.benchmarks.stores", what, str(file)) for what in ("idle", "sql", "netkit"))
            seconds.append(own.seconds - idle.seconds)
            yield Row("  opened, assessed, agenda made", seconds[-1], "bare SQL", bare.seconds - idle.seconds)
            yield Row("  peak memory", own.megabytes, "bare SQL", bare.megabytes, unit="MB")
        more = SIZES[1][1] / SIZES[0][1]
        yield Row(f"{more:.0f} times the records take so many times as long", seconds[1] / seconds[0], unit="x")


def fill(file: Path, contacts: int, interactions: int) -> None:
    with Store.open(file) as store:
        store.add(*records(contacts, interactions))


def records(contacts: int, interactions: int) -> Iterator[Record]:
    """A network in which people know about ten others each, over ten years."""
    chance = Random(1)
    people = [ContactId(f"c{number:05}") for number in range(contacts)]
    first = TODAY - timedelta(days=3650)

    def day() -> date:
        return first + timedelta(days=chance.randrange(3650))

    for number, person in enumerate(people):
        cadence = Cadence(3, "months") if number % 3 == 0 else None
        yield Contact(person, f"Contact {number}", closeness=number % 5 + 1, circles=("work",), cadence=cadence)
    pairs = {(a, b) for a, b in (sorted(chance.sample(range(contacts), 2)) for _ in range(5 * contacts))}
    for a, b in sorted(pairs):
        yield Tie(people[a], people[b])
    for number in range(interactions):
        talked = (people[int(contacts * chance.random() ** 2)],)
        yield Interaction(f"i{number}", day(), talked, minutes=20, initiated_by="me", summary="coffee in town")
    for number in range(interactions // 20):
        yield Exchange(f"e{number}", day(), chance.choice(people), chance.choice(("gave", "got")), "information")
    for number in range(interactions // 100):
        made = day()
        done = made + timedelta(days=5) if number % 10 else None
        due = made + timedelta(days=7)
        yield Promise(f"p{number}", made, due, "me", chance.choice(people), "send a book", done_on=done)
        yield Referral(f"r{number}", made, chance.choice(people), f"Person {number}", contacted_on=done)


def by_netkit(file: Path) -> None:
    network = Network.open(file)
    assert network.assess().people
    assert network.agenda(TODAY).steps


def by_sql(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        kept = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]
    assert all(kept)


if __name__ == "__main__":
    {"netkit": by_netkit, "sql": by_sql, "idle": lambda file: None}[sys.argv[1]](Path(sys.argv[2]))
