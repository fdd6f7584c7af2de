"""The two logs of the lesson: Imani's, which is worked through, and Keoni's, which the reader works through."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.topics.texts import written


def imani() -> Network:
    """Imani's November: six lines."""
    return _log("Imani", 11, _IMANI)


def keoni() -> Network:
    """Keoni's February: five lines."""
    return _log("Keoni", 2, _KEONI)


def _log(owner: str, month: int, rows: tuple[tuple[int, str], ...]) -> Network:
    year = 2025 if month > 2 else 2026
    somebody = Contact(ContactId("somebody"), "Somebody")
    lines = written("log", [(date(year, month, day), somebody.id, text) for day, text in rows])
    return Network.of(somebody, *lines, owner=owner, today=date(year, month, 28))


_IMANI: Final = (
    (3, "Yared at the copy desk told me that the map room lends sheets overnight."),
    (5, "Dilnoza read my outline and would begin with the map."),
    (9, "Sent Dilnoza the dates of the two poster days."),
    (12, "After the failed test, Rui walked home with me and listened."),
    (17, "Henrik gave me a name for questions on old paper: Oluchi, at the archive."),
    (24, "Rui wants to give up the course. I said how far we two have come."),
)
_KEONI: Final = (
    (2, "Anahit told me which two courses have no examination."),
    (6, "Sent Marek the list of rooms that are free on Sundays."),
    (11, "Marek would leave out my second chapter."),
    (15, "Brought Anahit together with a neighbour who mends lamps. Both had said yes."),
    (20, "Ania kept a seat for me before the oral examination, and stayed until I was called in."),
)
