"""The two months of the lesson: Hana's, which is worked through, and Jonas's, which the reader works through."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.topics.texts import written

TODAY: Final = date(2026, 2, 28)


def hana() -> Network:
    """Hana's February: eight lines."""
    return _month("Hana", _HANA)


def jonas() -> Network:
    """Jonas's February: six lines."""
    return _month("Jonas", _JONAS)


def _month(owner: str, rows: tuple[tuple[int, str], ...]) -> Network:
    somebody = Contact(ContactId("somebody"), "Somebody")
    lines = written("month", [(date(2026, 2, day), somebody.id, text) for day, text in rows])
    return Network.of(somebody, *lines, owner=owner, today=TODAY)


_HANA: Final = (
    (2, "First talk with Tuan, whom I met at the open day. 40 minutes"),
    (4, "Five messages with Tuan until we had a day. 20 minutes"),
    (6, "Wrote to Milica after half a year; she answered the same evening. 10 minutes"),
    (10, "Second talk with Tuan: what each of us is learning. 50 minutes"),
    (13, "Read Sipho's report, as promised. 60 minutes"),
    (18, "Messages with Sipho and Ola to find an hour for three. 25 minutes"),
    (20, "Telephoned Akua, as we do every two months. 20 minutes"),
    (25, "Lunch with two former colleagues. 45 minutes"),
)
_JONAS: Final = (
    (3, "Coffee in the corridor with Inga, who is new here. 15 minutes"),
    (5, "Called my old team leader, for no reason. 20 minutes"),
    (9, "Moved the talk with Inga twice. 10 minutes"),
    (12, "Talk with Inga: how we came to this place. 30 minutes"),
    (17, "Asked Farid for a day, then for another day. 10 minutes"),
    (24, "Letter to a friend from the first job. 25 minutes"),
)
