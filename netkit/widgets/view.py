"""What all widgets share: style, messages, labelled controls, and what stands for them where nothing runs."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import ipywidgets
from IPython.display import display

from netkit.model import CLOSENESS

Act: TypeAlias = Callable[[], str]
"""Something that a control does; it returns the sentence to show."""
Do: TypeAlias = Callable[[Act], None]
"""Runs an act, shows its sentence or its error, and then what the store holds."""

WRAPPED: Final = {"display": "flex", "flex_flow": "row wrap", "align_items": "center", "width": "100%"}
"""The layout of a row that breaks where the page is narrow."""

UNSQUEEZED: Final = {"description_width": "initial"}
"""The style of a label that is as wide as its words."""

STEPS: Final = [(f"{step} · {word}", step) for step, word in sorted(CLOSENESS.items(), reverse=True)]
"""The options of a list of closeness."""

NOT_SAID: Final = 0
"""The value of a list in which nothing was chosen: ipywidgets shows ``None`` as an empty line."""

AGAIN: Final = "Run this cell again to use this form."

ALIVE: Final = "flex"
"""The ``display`` of a view whose kernel runs."""

STYLE: Final = f"<style>\n{Path(__file__).with_suffix('.css').read_text(encoding='utf-8')}</style>"


class View(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types that mypy can read
    """The base class of widgets; ``text`` describes one, ``fallback`` is HTML for a page where nothing runs.

    Both are saved with the notebook, so they must not contain anyone's real contacts.
    """

    def __init__(self, *, text: str, fallback: str) -> None:
        super().__init__()
        self.add_class("netkit")
        self._text = text
        self.fallback = f'<div class="netkit-fallback">{fallback}<p class="netkit-again">{AGAIN}</p></div>'
        # Of the models of ipywidgets only an Output changes in the browser when its kernel is shut down or replaced: it
        # loses its msg_id. A link makes that the style by which view.css knows a living view. A restart that ends late
        # takes the msg_id of a new view too, but then its kernel hears of that, and sets it again.
        self._kernel = ipywidgets.Output(msg_id=ALIVE)
        ipywidgets.jslink((self._kernel, "msg_id"), (self.layout, "display"))
        self.layout.observe(lambda change: change.new or self._kernel.send_state("msg_id"), "display")

    def __repr__(self) -> str:
        return self._text

    def _ipython_display_(self) -> None:
        # Two outputs: of one with both, JupyterLab shows "model not found" where there is no view any more.
        display({"text/plain": self._text, "text/html": self.fallback + STYLE}, raw=True)
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        display({"text/html": "", "application/vnd.jupyter.widget-view+json": view}, raw=True)


def alert(sentence: str) -> str:
    """A sentence about what could not be done, or needs care, as HTML; a screen reader speaks it at once."""
    return f'<p class="netkit-wrong" role="alert">{html.escape(sentence)}</p>'


def status(sentence: str) -> str:
    """A sentence about what was done, as HTML; a screen reader speaks it. Empty for no sentence."""
    return sentence and f'<p class="netkit-said" role="status">{html.escape(sentence)}</p>'


def paragraph(template: str, **words: object) -> str:
    """The template as an HTML paragraph, with the words escaped."""
    return f"<p>{template.format(**{name: html.escape(str(word)) for name, word in words.items()})}</p>"


def heading(text: str) -> ipywidgets.HTML:
    """A heading inside a widget."""
    return ipywidgets.HTML(f"<h3>{html.escape(text)}</h3>")


def row(*children: ipywidgets.Widget) -> ipywidgets.HBox:
    """Controls side by side, or below each other where the page is narrow."""
    return ipywidgets.HBox(children, layout=WRAPPED)


def button(label: str, act: Callable[[], None], *, style: str = "") -> ipywidgets.Button:
    """A button that calls ``act``."""
    made = ipywidgets.Button(description=label, button_style=style)
    made.on_click(lambda _: act())
    return made


def quiet(control: ipywidgets.Widget) -> ipywidgets.Widget:
    """The control with a label for screen readers only."""
    control.layout.width = "10rem"
    return control.add_class("netkit-quiet")
