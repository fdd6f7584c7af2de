"""Who knows whom: one person at a time, with a box to tick for each of the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import ipywidgets

from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.widgets import generator_rules as rules
from netkit.widgets.view import STEPS, UNSQUEEZED, Do, button, heading, paragraph, quiet, row

USUAL: Final = 3
"""The closeness of a new tie, until the reader chooses another."""

TITLE: Final = "Who knows whom?"
THINK_OF: Final = "Think of"
NEXT: Final = "Next person"
WHOM: Final = "Which of these does {name} know? Tick them, and say how close they are."
TOO_FEW: Final = "With two people or more you can say here who knows whom."
HOW_CLOSE: Final = "How close {one} and {other} are"


class WhoKnowsWhom(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types that mypy can read
    """For one of the contacts all the others: do they know each other, and how close are they?"""

    def __init__(self, network: Network, do: Do) -> None:
        super().__init__()
        self._network, self._do = network, do
        self._contacts: dict[ContactId, Contact] = {}
        self._ties: dict[frozenset[ContactId], int] = {}
        self._is_showing = False
        self.person = ipywidgets.Dropdown(description=THINK_OF, style=UNSQUEEZED)
        self.next = button(NEXT, self._go_on)
        self.question = ipywidgets.HTML()
        self.others = ipywidgets.VBox()
        self.pairs: dict[ContactId, Pair] = {}
        self.person.observe(lambda _: None if self._is_showing else self._show_others(), "value")
        self.children = [heading(TITLE), row(self.person, self.next), self.question, self.others]

    def show(self, contacts: Sequence[Contact], ties: Sequence[Tie]) -> None:
        """Show the contacts and ties as they are stored, and stay with the same person if they are still there."""
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

    def _show_others(self) -> None:
        one = self._contacts.get(self.person.value)
        self.person.disabled = self.next.disabled = one is None or len(self._contacts) < 2
        if one is None or self.next.disabled:
            self.pairs, self.others.children = {}, ()
            self.question.value = paragraph(TOO_FEW)
            return
        self.question.value = paragraph(WHOM, name=one.name)
        if any(pair.one.id != one.id for pair in self.pairs.values()):
            self.pairs = {}
        others = [contact for contact in self._contacts.values() if contact.id != one.id]
        self.pairs = {
            other.id: self.pairs.get(other.id) or Pair(one, other, self._network, self._do) for other in others
        }
        for other, pair in self.pairs.items():
            pair.show(self._ties.get(frozenset((one.id, other))))
        self.others.children = tuple(self.pairs.values())

    def _go_on(self) -> None:
        ids = list(self._contacts)
        self.person.value = ids[(ids.index(self.person.value) + 1) % len(ids)]


class Pair(ipywidgets.HBox):  # type: ignore[misc]
    """A box to tick if two contacts know each other, and how close they are; ``tie`` is what is stored, or None."""

    def __init__(self, one: Contact, other: Contact, network: Network, do: Do) -> None:
        super().__init__(layout=row().layout)
        self.one, self.other, self._network, self._do = one, other, network, do
        self.tie: int | None = None
        self.knows = ipywidgets.Checkbox(description=other.name, indent=False, layout={"width": "12rem"})
        label = HOW_CLOSE.format(one=one.name, other=other.name)
        self.closeness = quiet(ipywidgets.Dropdown(options=STEPS, value=USUAL, description=label))
        self.knows.observe(lambda _: self._change(self.tie or USUAL), "value")
        self.closeness.observe(lambda _: self._change(self.closeness.value), "value")
        self.children = [self.knows, self.closeness]

    def show(self, tie: int | None) -> None:
        """Show the tie as it is stored."""
        self.tie = tie
        self.knows.value = tie is not None
        self.closeness.value = tie or USUAL
        self.closeness.layout.display = None if tie else "none"

    def _change(self, closeness: int) -> None:
        tie = closeness if self.knows.value else None
        if tie != self.tie:
            self._do(lambda: rules.tie(self._network, self.one, self.other, tie))
