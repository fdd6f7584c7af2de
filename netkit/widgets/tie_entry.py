"""Who knows whom: one person at a time, with a box to tick for each of the others."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import ipywidgets

from netkit.model import Contact, ContactId, Tie
from netkit.widgets.view import STEPS, UNSQUEEZED, heading, row

Know = Callable[[Contact, Contact, int | None], None]
USUAL = 3
"""How close two people are said to be who know each other, until the reader says more."""


class WhoKnowsWhom(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types that mypy can read
    """For one of the contacts all the others: do they know each other, and how close are they?"""

    def __init__(self, know: Know) -> None:
        super().__init__()
        self._know = know
        self._contacts: dict[ContactId, Contact] = {}
        self._ties: dict[frozenset[ContactId], int] = {}
        self._is_showing = False
        self.person = ipywidgets.Dropdown(description="Think of", style=UNSQUEEZED)
        self.next = ipywidgets.Button(description="Next person")
        self.question = ipywidgets.HTML()
        self.others = ipywidgets.VBox()
        self.pairs: dict[ContactId, Pair] = {}
        self.person.observe(lambda _: self._choose(), "value")
        self.next.on_click(lambda _: self._go_on())
        self.children = [
            heading("Who knows whom?"),
            row(self.person, self.next),
            self.question,
            self.others,
        ]

    def show(self, contacts: Sequence[Contact], ties: Sequence[Tie]) -> None:
        """Show the contacts and ties as the store has them, and stay with the same person if they are still there."""
        self._contacts = {contact.id: contact for contact in contacts}
        self._ties = {frozenset((tie.a, tie.b)): tie.closeness for tie in ties}
        options = [(contact.name, contact.id) for contact in contacts]
        if list(self.person.options) != options:
            before = self.person.value
            self._is_showing = True
            self.person.options = options
            self.person.value = before if before in self._contacts else next(iter(self._contacts), None)
            self._is_showing = False
        self._show_others()

    def _choose(self) -> None:
        if not self._is_showing:
            self._show_others()

    def _show_others(self) -> None:
        one = self._contacts.get(self.person.value)
        enough = one is not None and len(self._contacts) > 1
        self.person.disabled = self.next.disabled = not enough
        if one is None or not enough:
            self.pairs, self.others.children = {}, ()
            self.question.value = "<p>With two people or more you can say here who knows whom.</p>"
            return
        self.question.value = (
            f"<p>Which of these does {html.escape(one.name)} know? Tick them, and say how close they are.</p>"
        )
        others = [contact for contact in self._contacts.values() if contact != one]
        if any(pair.one.id != one.id for pair in self.pairs.values()):
            self.pairs = {}
        self.pairs = {other.id: self.pairs.get(other.id) or Pair(one, other, self._know) for other in others}
        for other in others:
            self.pairs[other.id].show(self._ties.get(frozenset((one.id, other.id))))
        self.others.children = tuple(self.pairs.values())

    def _go_on(self) -> None:
        ids = list(self._contacts)
        self.person.value = ids[(ids.index(self.person.value) + 1) % len(ids)]


class Pair(ipywidgets.HBox):  # type: ignore[misc]
    """A box to tick if two contacts know each other, and then how close they are.

    ``tie`` is the closeness that the store holds, None for no tie; what says the same is not reported as a change.
    """

    def __init__(self, one: Contact, other: Contact, know: Know) -> None:
        super().__init__(layout=row().layout)
        self.one, self.other, self._know = one, other, know
        self.tie: int | None = None
        self.knows = ipywidgets.Checkbox(description=other.name, indent=False, layout={"width": "12rem"})
        self.closeness = ipywidgets.Dropdown(
            options=STEPS, value=USUAL, description=f"How close {one.name} and {other.name} are",
            layout={"width": "10rem"},
        ).add_class("netkit-quiet")  # fmt: skip
        self.knows.observe(lambda _: self._report_knows(), "value")
        self.closeness.observe(lambda _: self._report_closeness(), "value")
        self.children = [self.knows, self.closeness]

    def show(self, tie: int | None) -> None:
        """Show the tie as the store has it."""
        self.tie = tie
        self.knows.value = tie is not None
        self.closeness.value = tie or USUAL
        self.closeness.layout.display = None if tie else "none"

    def _report_knows(self) -> None:
        if self.knows.value != (self.tie is not None):
            self._know(self.one, self.other, USUAL if self.knows.value else None)

    def _report_closeness(self) -> None:
        if self.closeness.value != (self.tie or USUAL):
            self._know(self.one, self.other, self.closeness.value)
