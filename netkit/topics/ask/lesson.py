"""What the lesson reads: the six people whom Wanjiru could ask, and Marek's five questions."""

from __future__ import annotations

from datetime import date
from typing import Final

from netkit.network import Network
from netkit.topics.texts import of_texts

TODAY: Final = date(2026, 3, 20)


def wanjiru() -> Network:
    """Whom Wanjiru could ask: six people."""
    return of_texts("Wanjiru", on=TODAY, lines=_WANJIRU)


def marek() -> Network:
    """What Marek would like to ask: five questions."""
    return of_texts("Marek", on=TODAY, lines=_MAREK)


_WANJIRU: Final = (
    "Aino has measured noise in streets since autumn. We met once.",
    "Goran measured noise twenty years ago, with other devices. A good friend.",
    "Linh is a friend of Goran, and has it all from him.",
    "Tadeo shares a desk with somebody at the town's noise office.",
    "Ebba reads fast, has time on Sunday, and knows nothing of noise.",
    "Senthil likes all that I do.",
)
_MAREK: Final = (
    "How many hours a week do you spend outdoors?",
    "Who else here works with young trees?",
    "Would you look at my list of species and tell me what is missing?",
    "Which months are the busy ones?",
    "Whom would you trust with a question about soil?",
)
