"""What all widgets share: how they look, how they speak, and what stands for them where nothing runs."""

from __future__ import annotations

import html
from typing import Any, Final

import ipywidgets

from netkit.model import CLOSENESS

WRAPPED: Final = {"display": "flex", "flex_flow": "row wrap", "align_items": "center", "width": "100%"}
"""A row that breaks where the page is narrow."""

UNSQUEEZED: Final = {"description_width": "initial"}
"""Labels as wide as their words."""

STEPS: Final = [(f"{step} · {word}", step) for step, word in sorted(CLOSENESS.items(), reverse=True)]
"""The steps of closeness, to choose from."""

NOT_SAID: Final = 0
"""What a choice is while nobody has chosen: ipywidgets shows ``None`` as an empty line."""

STYLE: Final = """<style>
.netkit { --netkit-focus: #0b57a8; --netkit-said: #0b57a8; --netkit-wrong: #a8391b; max-width: 44rem; }
[data-jp-theme-light="false"] .netkit { --netkit-focus: #7fb4f5; --netkit-said: #7fb4f5; --netkit-wrong: #f3a48c; }
.netkit, .netkit .widget-html-content { line-height: 1.5; }
.netkit.widget-box, .netkit .widget-box { overflow: visible; }
.netkit .widget-hbox { gap: 4px 12px; }
.netkit p { margin: 4px 0; }
.netkit h4 { margin: 20px 0 4px; font-weight: 600; }
.netkit .widget-label { width: auto; }
.netkit .widget-text, .netkit .widget-dropdown, .netkit .widget-combobox { max-width: calc(100% - 4px); }
.netkit .netkit-quiet > .widget-label { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.netkit .jupyter-button { width: auto; min-height: 28px; }
.netkit .widget-checkbox { height: auto; }
.netkit .widget-label-basic { display: flex; align-items: center; min-height: 28px; }
.netkit :is(input, select) { min-width: 0; }
.netkit input[type="checkbox"] { flex: none; width: 24px; height: 24px; margin: 2px 8px 2px 0; }
.netkit :is(input, select, button, summary):focus-visible { outline: 2px solid var(--netkit-focus) !important;
  outline-offset: 2px; }
.netkit details, .netkit figcaption { margin: 4px 0 8px; }
.netkit table.dataframe { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.netkit table.dataframe caption { padding: 5px 0; text-align: left; }
.netkit table.dataframe :is(th, td) { padding: 5px 12px 5px 0; vertical-align: top;
  border-bottom: 1px solid var(--jp-border-color2, #d1d5da); }
.netkit .netkit-said, .netkit .netkit-wrong { border-left: 3px solid var(--netkit-said); padding: 2px 0 2px 12px; }
.netkit .netkit-wrong { border-color: var(--netkit-wrong); }
</style>"""


class View(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types that mypy can read
    """A widget that reads, calls and shows.

    ``text`` says what it is, and ``fallback`` is HTML for a page where nothing runs, such as the book. Both are kept in
    the notebook's file when it is saved, so nobody's real contacts may be in them.
    """

    def __init__(self, *, text: str, fallback: str) -> None:
        super().__init__()
        self.add_class("netkit")
        self._text, self._fallback = text, fallback

    def __repr__(self) -> str:
        return self._text

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        bundle: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        return {**bundle, "text/plain": self._text, "text/html": self._fallback}


class Message(ipywidgets.HTML):  # type: ignore[misc]
    """One sentence about what was just done or could not be; a screen reader speaks it."""

    def say(self, sentence: str) -> None:
        """Tell what was done, if there is something to tell."""
        self.value = sentence and f'<p class="netkit-said" role="status">{html.escape(sentence)}</p>'

    def refuse(self, sentence: str) -> None:
        """Tell what could not be done, and why."""
        self.value = f'<p class="netkit-wrong" role="alert">{html.escape(sentence)}</p>'


def heading(text: str) -> ipywidgets.HTML:
    """A heading inside a widget."""
    return ipywidgets.HTML(f"<h4>{html.escape(text)}</h4>")


def row(*children: ipywidgets.Widget) -> ipywidgets.HBox:
    """Controls side by side, or below each other where the page is narrow."""
    return ipywidgets.HBox(children, layout=WRAPPED)
