"""One person of the form: how close, from which circle, and a button to remove them, which asks first."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Final

import ipywidgets

from netkit.model import Contact
from netkit.network import Network
from netkit.widgets import generator_rules as rules
from netkit.widgets.view import NOT_SAID, STEPS, Do, alert, button, quiet, row

HOW_CLOSE: Final = "How close {name} is to you"
CLOSENESS_NOT_SAID: Final = "not said yet"
WHERE_FROM: Final = "Where you know {name} from"
NO_CIRCLE: Final = "no circle yet"
REMOVE: Final = "Remove {name} …"
REMOVE_FOR_GOOD: Final = "Remove {name} for good"
KEEP: Final = "Keep {name}"
GOES: Final = "{name} will be removed for good."
GOES_WITH: Final = "{name} and {records} will be removed for good."


class PersonRow(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types that mypy can read
    """A contact's row. A control whose value is the stored one changes nothing."""

    def __init__(self, contact: Contact, network: Network, do: Do, removed: Callable[[], None]) -> None:
        super().__init__()
        name = contact.name
        self.contact, self._network, self._do, self._removed = contact, network, do, removed
        self.name = ipywidgets.HTML(f"<strong>{html.escape(name)}</strong>", layout={"width": "9rem"})
        self.closeness = quiet(
            ipywidgets.Dropdown(
                options=[(CLOSENESS_NOT_SAID, NOT_SAID), *STEPS], description=HOW_CLOSE.format(name=name)
            )
        )
        self.circle = quiet(
            ipywidgets.Combobox(
                description=WHERE_FROM.format(name=name), placeholder=NO_CIRCLE, continuous_update=False
            )
        )
        self.remove = button(REMOVE.format(name=name), self._ask)
        self.warning = ipywidgets.HTML()
        self.confirm = button(REMOVE_FOR_GOOD.format(name=name), lambda: do(self._remove))
        self.keep = button(KEEP.format(name=name), self._stop_asking)
        self.closeness.observe(lambda _: self._change(self.contact.circle, self.closeness.value or None), "value")
        self.circle.observe(lambda _: self._change(self.circle.value, self.contact.closeness), "value")
        self._controls = row(self.name, self.closeness, self.circle, self.remove)
        self._asking = row(self.warning, self.confirm, self.keep)
        self.children = [self._controls]

    def show(self, contact: Contact, circles: Sequence[str]) -> None:
        """Show the contact as it is stored."""
        self.contact = contact
        self.circle.options = circles
        self.closeness.value, self.circle.value = contact.closeness or NOT_SAID, contact.circle

    def _change(self, circle: str, closeness: int | None) -> None:
        if (circle, closeness) != (self.contact.circle, self.contact.closeness):
            self._do(lambda: rules.change(self._network, self.contact, circle=circle, closeness=closeness))

    def _ask(self) -> None:
        records = self._network.goes_with(self.contact.id)
        self.warning.value = alert((GOES_WITH if records else GOES).format(name=self.contact.name, records=records))
        self.children = [self._controls, self._asking]
        self.keep.focus()

    def _stop_asking(self) -> None:
        self.children = [self._controls]
        self.remove.focus()

    def _remove(self) -> str:
        said = rules.remove(self._network, self.contact)
        self._removed()
        return said
