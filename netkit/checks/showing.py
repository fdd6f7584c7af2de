"""Show evidence as a card with a sign, a heading and a sentence, in a notebook, in feedback and in a terminal."""

from __future__ import annotations

import html
import sys
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, Final

from netkit.checks.marking import Evidence

# A card has a light background of its own, also in a dark notebook.
_LOOKS: Final = {
    "Right": ("✓", "#1e6e45"),
    "Partly": ("◐", "#7d5600"),
    "Not yet": ("○", "#a8391b"),
    "Not answered": ("\N{EN DASH}", "#4a5666"),
    "Not marked": ("\N{EN DASH}", "#4a5666"),
    "Form is right": ("\N{EN DASH}", "#4a5666"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """The result of one check: a heading, a sentence, and for a graded answer its points and the same as data."""

    heading: str
    sentence: str
    note: str = ""
    data: dict[str, Any] | None = None

    def __repr__(self) -> str:
        sign, _ = _LOOKS[self.heading]
        note = f" ({self.note})" if self.note else ""
        return f"{sign} {self.heading}{note}. {self.sentence}"

    def _repr_html_(self) -> str:
        sign, colour = _LOOKS[self.heading]
        note = f' <span style="color: #4a5666">· {html.escape(self.note)}</span>' if self.note else ""
        return (
            f'<div role="status" style="background: #f3f4f5; color: #1c2430; border-left: 3px solid {colour}; '
            'padding: 8px 12px; max-width: 44rem; line-height: 1.6">'
            f'<span aria-hidden="true" style="color: {colour}">{sign}</span> '
            f'<strong style="color: {colour}">{self.heading}</strong>{note}<br>{html.escape(self.sentence)}</div>'
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": repr(self), "text/html": self._repr_html_()}
        if self.data is not None:
            bundle["application/vnd.netkit.evidence+json"] = self.data
        return bundle


def card(evidence: Evidence, *, graded: bool) -> Card:
    """The card for evidence; ``graded`` adds the points and the data."""
    if not graded:
        return Card(evidence.state, evidence.sentence)
    data = {name: value for name, value in asdict(evidence).items() if name != "sentence"}
    return Card(evidence.state, evidence.sentence, f"{evidence.earned:g} of {evidence.points:g} points", data)


def show(words: Card) -> None:
    """Show a card as an output of the notebook's cell, or print it if there is no notebook."""
    notebook = sys.modules.get("IPython")
    if notebook is None or notebook.get_ipython() is None:
        print(words)  # noqa: T201
    else:
        import_module("IPython.display").display(words)
