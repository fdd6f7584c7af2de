"""Show evidence as a card with a sign, a heading and sentences, in a notebook, in feedback and in a terminal."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from typing import Any, Final

from netkit.checks.marking import Evidence

EVIDENCE: Final = "application/vnd.netkit.evidence+json"
"""The media type of the data on a graded card."""

# The bar is readable on a light and on a dark page; the ground is a tint of whatever is below, and text is the page's.
_LOOKS: Final = {
    "Right": ("✓", "#2e8b5e"),
    "Partly": ("◐", "#a8790f"),
    "Not yet": ("○", "#d0593a"),
    "Not answered": ("\N{EN DASH}", "#7d8794"),
    "Not marked": ("\N{EN DASH}", "#7d8794"),
    "Form is right": ("\N{EN DASH}", "#7d8794"),
    "Note": ("\N{EN DASH}", "#7d8794"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """The result of one check: a heading, sentences, a note such as the points, and data by media type."""

    heading: str
    sentences: tuple[str, ...]
    note: str = ""
    title: str = ""
    """Shown in the place of the heading."""
    data: dict[str, Any] | None = None

    def in_words(self, words: Mapping[str, str]) -> Card:
        """The card with other words, such as those of another language; ``{}`` stands for what varies.

        >>> Card("Right", ("Read: 7. Well done.",)).in_words({"Right": "Richtig", "Read: {}.": "Gelesen: {}."})
        ✓ Richtig. Gelesen: 7. Well done.
        """

        def said(text: str) -> str:
            for phrase, other in words.items():
                pattern = "(.+?)".join(map(re.escape, phrase.split("{}")))
                parts = map(r"\{}".format, range(1, phrase.count("{}") + 1))
                text = re.sub(rf"(?<!\w){pattern}(?!\w)", other.format(*parts), text)
            return text

        sentences = tuple(map(said, self.sentences))
        return replace(self, title=said(self.title or self.heading), note=said(self.note), sentences=sentences)

    def __repr__(self) -> str:
        sign, _ = _LOOKS[self.heading]
        note = f" ({self.note})" if self.note else ""
        return f"{sign} {self.title or self.heading}{note}. {' '.join(self.sentences)}"

    def _repr_html_(self) -> str:
        sign, colour = _LOOKS[self.heading]
        note = f" · {html.escape(self.note)}" if self.note else ""
        lines = "<br>".join(html.escape(sentence) for sentence in self.sentences)
        return (
            f'<div role="status" style="background: rgba(125, 135, 148, 0.12); border-left: 4px solid {colour}; '
            'padding: 8px 12px; max-width: 44rem; line-height: 1.6; overflow-wrap: anywhere">'
            f'<span aria-hidden="true">{sign}</span> '
            f"<strong>{html.escape(self.title or self.heading)}</strong>{note}<br>{lines}</div>"
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {"text/plain": repr(self), "text/html": self._repr_html_(), **(self.data or {})}


def card(evidence: Evidence, *, graded: bool = False, note: str = "") -> Card:
    """The card for evidence; ``graded`` adds the points and the data."""
    if not graded:
        return Card(evidence.state, evidence.sentences, note)
    data = {name: value for name, value in asdict(evidence).items() if name != "sentences"}
    points = f"{evidence.earned:g} of {evidence.points:g} points"
    return Card(evidence.state, evidence.sentences, points, data={EVIDENCE: data})


def show(*cards: Card) -> None:
    """Show cards as outputs of the notebook's cell, or print them if there is no notebook."""
    notebook = sys.modules.get("IPython")
    if notebook is None or notebook.get_ipython() is None:
        print(*cards, sep="\n")  # noqa: T201
    else:
        import_module("IPython.display").display(*cards)
