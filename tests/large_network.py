"""A network of any size with every kind of record, the same for the same seed, for tests and benchmarks."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import get_args

from netkit.model import (
    Answer,
    Ask,
    Cadence,
    Contact,
    ContactId,
    Direction,
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
from netkit.network import Network

TODAY = date(2026, 3, 10)
CIRCLES = ("studies", "work", "association", "neighbours", "choir")
KNOWS = ("budgets", "grant applications", "mapping", "research methods", "sailing", "law")


def large_network(size: int = 90, *, seed: int = 0, talks: int = 8) -> Network:
    """A network of so many contacts, known better the earlier they come, with so many talks for each on average."""
    return Network.of(*records(size, seed=seed, talks=talks), owner="Amira", today=TODAY)


def records(size: int, *, seed: int = 0, talks: int = 8) -> Iterator[Record]:
    """The records of such a network: contacts, ties and positions first, then six years of dealings."""
    chance = random.Random(seed)
    people = [ContactId(f"p{number}") for number in range(size)]
    circles = [chance.choice(CIRCLES) for _ in people]

    def somebody() -> ContactId:
        return people[int(size * chance.random() ** 3)]

    def some_day(back: int = 2_000) -> date:
        return TODAY - timedelta(chance.randrange(-20, back))

    def perhaps(day: date) -> date | None:
        return day + timedelta(chance.randrange(60)) if chance.random() < 0.6 else None

    for number, who in enumerate(people):
        yield Contact(
            who,
            f"{chance.choice(('Ada', 'Bao', 'Chidi', 'Dilnoza', 'Emre', 'Farah'))} {number}",
            organisation=f"House {number % 12}",
            circles=(circles[number],),
            offers=tuple(chance.sample(KNOWS, chance.randrange(3))),
            needs=tuple(chance.sample(KNOWS, chance.randrange(2))),
            closeness=max(1, 5 - number * 12 // (size + 1)) if number < size * 0.8 else None,  # type: ignore[arg-type]
            met_on=TODAY - timedelta(3_000 - number % 2_900),
            introduced_by=people[chance.randrange(number)] if number % 4 == 3 else None,
            cadence=Cadence(chance.randrange(1, 7), "months") if number % 9 == 0 else None,
        )
        if number % 3 == 0:
            yield Position(f"w{number}", who, f"House {number % 12}", "editor", since=date(2020, 1, 1))
    for a, b in combinations(range(size), 2):
        if chance.random() < min(0.3 if circles[a] == circles[b] else 0.02, 9 / size):
            yield Tie(people[a], people[b], chance.choice((1, 2, 3, 4, 5)))
    for number in range(size * talks):
        on, kind = some_day(), chance.choice((*get_args(Kind), None))
        minutes, side = chance.choice((None, 5, 20, 45)), chance.choice((*get_args(Side), None))
        answered, late = chance.random() < 0.8, chance.choice((None, 0, 10))
        replied = perhaps(on) if answered else None
        who = tuple({somebody(), somebody()} if number % 9 == 0 else {somebody()})
        yield Interaction(
            f"i{number}", on, tuple(sorted(who)), "call", minutes, kind, side, answered, replied, late, summary="maps"
        )
    for number in range(size):
        on = some_day()
        done = perhaps(on)
        way, what = chance.choice(get_args(Direction)), chance.choice(get_args(Gift))
        yield Exchange(f"e{number}", on, somebody(), way, what, "maps", done if way == "got" else None)
        answer = chance.choice((*get_args(Answer), None))
        yield Ask(f"a{number}", on, somebody(), "a name", answer, on if answer else None, chance.choice((True, None)))
        side = chance.choice(get_args(Side))
        yield Promise(f"o{number}", on, on + timedelta(30), side, somebody(), "a book", done)
        contacted = perhaps(on)
        met = perhaps(contacted) if contacted else None
        yield Referral(f"r{number}", on, somebody(), f"Guest {number}", "maps", contacted, met)
