"""The lists of the lesson: Quyen's asks, which are worked through, and Rui's, with which the reader goes on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, Final

from netkit.model import Answer, Ask, Contact, ContactId, Record
from netkit.network import Network
from netkit.results import Share
from netkit.tables import Column, Table
from netkit.text import folded
from netkit.topics.texts import written

TODAY: Final = date(2026, 3, 20)


def quyen() -> Network:
    """Eleven asks: nine had two weeks, and four of these nine were answered with yes.

    >>> len(quyen().asks)
    11
    """
    return Network.of(*_asks(_QUYEN), owner="Quyen", today=TODAY)


def rui() -> Network:
    """Seven asks, five of which had two weeks, and five lines on talks.

    >>> len(rui().asks)
    7
    """
    asks = _asks(_RUI)
    talks = written("talks", [(TODAY, ContactId("akua"), text) for text in _TALKS])
    return Network.of(*asks, *talks, owner="Rui", today=TODAY)


def ranges() -> Table[Any]:
    """For 8 to 13 asks with 3 to 6 yes, from where to where the share of yes may lie in all asks of this kind.

    The 95 % interval of ``Share.interval``, after Wilson.
    """
    columns = [Column("asks", str), *(Column(f"{yes} yes", partial(_range, yes)) for yes in range(3, 7))]
    return Table(range(8, 14), columns, noun="row", when_empty="No rows.", in_full=True)


def _range(yes: int, asks: int) -> str:
    return "{:.2f} to {:.2f}".format(*Share(yes, asks).interval())


def _asks(rows: tuple[tuple[date, str, str, Answer | None, date | None], ...]) -> list[Record]:
    found: list[Record] = []
    for number, (on, name, what, answer, answered_on) in enumerate(rows, start=1):
        person = Contact(ContactId(folded(name).replace(" ", "-")), name)
        found += [person, Ask(f"a{number:02}", on, person.id, what, answer, answered_on)]
    return found


# The lesson's counts depend on each of these days.
_QUYEN: Final = (
    (date(2026, 1, 12), "Marek", "notes of one week", "yes", date(2026, 1, 12)),
    (date(2026, 1, 19), "Ilse", "ten minutes on dyes", "yes", date(2026, 1, 23)),
    (date(2026, 1, 26), "Rasa", "a look at one page", "no", date(2026, 1, 27)),
    (date(2026, 2, 2), "Nikos", "a name at the theatre", None, None),
    (date(2026, 2, 9), "Ania", "the loan of a loom", "yes", date(2026, 2, 11)),
    (date(2026, 2, 17), "Dr Vega", "an hour to look on", None, None),
    (date(2026, 2, 20), "Femi", "one bursary question", "yes", date(2026, 2, 20)),
    (date(2026, 2, 27), "Laleh", "a place in the studio", "no", date(2026, 3, 2)),
    (date(2026, 3, 6), "Tadeo", "who knows about felt", None, None),
    (date(2026, 3, 12), "Imani", "five minutes", "yes", date(2026, 3, 12)),
    (date(2026, 3, 16), "Oskar", "the link to a course", None, None),
)
_RUI: Final = (
    (date(2026, 2, 5), "Akua", "a look at a letter", "yes", date(2026, 2, 6)),
    (date(2026, 2, 11), "Pavel", "who runs the repair café", None, None),
    (date(2026, 2, 24), "Selin", "ten minutes by phone", "no", date(2026, 2, 24)),
    (date(2026, 3, 3), "Hakan", "the name of a course", "yes", date(2026, 3, 9)),
    (date(2026, 3, 6), "Joana", "to sit in on a meeting", None, None),
    (date(2026, 3, 9), "Wei", "one question on grants", "yes", date(2026, 3, 10)),
    (date(2026, 3, 17), "Aminata", "five minutes", None, None),
)
_TALKS: Final = (
    "14 January: talk with Minh on night shifts in the lab. On 20 January Minh named Rasa.",
    "27 January: talk with Ebba on scholarships. No name so far.",
    "2 February: wrote to Goran, and we fixed a day.",
    "9 February: talk with Dalia on old machines. On 16 March Dalia named Omar.",
    "5 March: talk with Goran on workshops. On 6 March Goran named Zuzana.",
)
