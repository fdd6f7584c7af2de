"""The two lists of the lesson: Noor's, which is worked through, and Emeka's, which the reader works through."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.model import Contact, ContactId, Record, Referral
from netkit.network import Network
from netkit.text import folded

TODAY: Final = date(2026, 3, 20)


def noor() -> Network:
    """Eight referrals: five had two weeks, and Noor wrote to three of these five.

    >>> len(noor().referrals)
    8
    """
    return _list("Noor", _NOOR)


def emeka() -> Network:
    """Six referrals: four had two weeks, and Emeka wrote to one of these four.

    >>> len(emeka().referrals)
    6
    """
    return _list("Emeka", _EMEKA)


def _list(owner: str, rows: tuple[tuple[date, str, str, str, date | None, date | None], ...]) -> Network:
    people = {by: Contact(ContactId(folded(by)), by) for _, by, *_ in rows}
    records: list[Record] = [*people.values()]
    records += [
        Referral(f"r{number}", on, people[by].id, person, purpose=purpose, contacted_on=wrote, met_on=met)
        for number, (on, by, person, purpose, wrote, met) in enumerate(rows, start=1)
    ]
    return Network.of(*records, owner=owner, today=TODAY)


# The rates of the lesson's table of waits depend on each of these days.
_NOOR: Final = (
    (date(2026, 1, 19), "Dr Osei", "Hana", "the water board", date(2026, 1, 22), date(2026, 1, 29)),
    (date(2026, 1, 30), "Mei", "Lars", "soil maps", date(2026, 2, 3), None),
    (date(2026, 2, 9), "Ravi", "Selin", "a summer school", date(2026, 2, 10), date(2026, 2, 24)),
    (date(2026, 2, 13), "Tomás", "Wanjiru", "field work", None, None),
    (date(2026, 2, 27), "Dr Osei", "Bogdan", "data on wells", None, None),
    (date(2026, 3, 9), "Aino", "Farid", "a reading group", None, None),
    (date(2026, 3, 13), "Mei", "Paloma", "lab visits", None, None),
    (date(2026, 3, 17), "Ravi", "Yuki", "a poster session", date(2026, 3, 17), None),
)
_EMEKA: Final = (
    (date(2026, 1, 26), "Khadija", "Georgi", "the print shop", None, None),
    (date(2026, 2, 6), "Khadija", "Itzel", "a book fair", date(2026, 3, 12), None),
    (date(2026, 2, 20), "Oskar", "Manon", "type design", None, None),
    (date(2026, 3, 6), "Oskar", "Taavi", "an open studio", None, None),
    (date(2026, 3, 11), "Lwazi", "Rania", "paper samples", date(2026, 3, 12), date(2026, 3, 16)),
    (date(2026, 3, 18), "Lwazi", "Nuno", "a workshop", None, None),
)
