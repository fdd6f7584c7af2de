"""The lists of the lesson: Selin's, which is worked through, and Chidi's, with which the reader goes on."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.network import Network
from netkit.topics.texts import of_texts

TODAY: Final = date(2026, 3, 20)
COUNTS: Final = ("does not count", "counts")


def selin() -> Network:
    """Selin's list: six lines on help, and six ties."""
    return of_texts("Selin", on=TODAY, help=_SELIN, ties=tuple(text for text, *_ in _TIES))


def chidi() -> Network:
    """Chidi's list: six lines on help."""
    return of_texts("Chidi", on=TODAY, help=_CHIDI)


def dormant(counts: str, years: float) -> int:
    """How many of Selin's ties are dormant after so many years, if a message without an answer counts or not."""
    last = [max(answered, sent or answered) if counts == "counts" else answered for _, answered, sent in _TIES]
    return len([one for one in last if (TODAY - one).days >= 365.25 * years])


_SELIN: Final = (
    "Hakan lent me the key to the dark room. I printed there, and Hakan saw the prints.",
    "Dr Osei wrote a reference in January. I got the place. Dr Osei does not know.",
    "Marek gave me the name of a framer. I have not been there.",
    "Ania read my application for a bursary. It was turned down in February.",
    "Marek helped me to carry the press.",
    "Ania sent me two links on grants for artists, and I used one of them.",
)
# The counts of the exploration depend on these days: of the last contact with an answer, and of a message without one.
_TIES: Final = (
    ("Marek: last talk in December 2025.", date(2025, 12, 8), None),
    ("Ania: last talk in June 2024.", date(2024, 6, 14), None),
    (
        "Tuan: last talk in October 2022. I wrote in November 2025, no answer.",
        date(2022, 10, 20),
        date(2025, 11, 3),
    ),
    (
        "Joana: last talk in September 2020. I wrote in May 2025, no answer.",
        date(2020, 9, 7),
        date(2025, 5, 12),
    ),
    ("Viliami: last talk in August 2021.", date(2021, 8, 23), None),
    (
        "Imani: last talk in April 2019. I wrote in January 2026, no answer.",
        date(2019, 4, 4),
        date(2026, 1, 9),
    ),
)
_CHIDI: Final = (
    "Wei explained the new software to me. I use it every day now, and Wei has moved to another floor.",
    "Milica told me to ask Pavel about night trains. I have not asked.",
    "Taavi found a mistake in my table. I thanked, and sent the table without it.",
    "Gabriela sent me to a meeting of beekeepers. I went, and keep no bees.",
    "Farid lent me a manual. It is still in its bag.",
    "Niamh gave me an address in Cork. I wrote, and told Niamh what came back.",
)
