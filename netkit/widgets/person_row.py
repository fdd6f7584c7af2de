"""One person of the form: how close, from which circle, and a button to remove them, which asks first."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import ipywidgets

from netkit.model import Contact
from netkit.widgets.view import NOT_SAID, STEPS, row

Change = Callable[[Contact, str, int | None], None]


class PersonRow(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types that mypy can read
    """A contact's row. It reports a change or a removal; the store decides, and then the row shows what is there.

    A control that says what the store holds has nothing to report.
    """

    def __init__(
        self, contact: Contact, *, change: Change, remove: Callable[[Contact], None], goes_with: Callable[[], str]
    ) -> None:
        super().__init__()
        name = contact.name
        self.contact, self._goes_with = contact, goes_with
        self.name = ipywidgets.HTML(f"<strong>{html.escape(name)}</strong>", layout={"width": "9rem"})
        self.closeness = ipywidgets.Dropdown(
            options=[("not said yet", NOT_SAID), *STEPS],
            description=f"How close {name} is to you",
            layout={"width": "10rem"},
        )
        self.circle = ipywidgets.Combobox(
            description=f"Where you know {name} from", placeholder="no circle yet",
            continuous_update=False, layout={"width": "10rem"},
        )  # fmt: skip
        self.remove = ipywidgets.Button(description=f"Remove {name} …")
        self.warning = ipywidgets.HTML()
        self.confirm = ipywidgets.Button(description=f"Remove {name} for good")
        self.keep = ipywidgets.Button(description=f"Keep {name}")
        self._asking = row(self.warning, self.confirm, self.keep)
        for control in (self.closeness, self.circle):
            control.add_class("netkit-quiet")
        self.closeness.observe(lambda _: self._report_closeness(change), "value")
        self.circle.observe(lambda _: self._report_circle(change), "value")
        self.remove.on_click(lambda _: self._ask())
        self.confirm.on_click(lambda _: remove(self.contact))
        self.keep.on_click(lambda _: self._stop_asking())
        self.children = [row(self.name, self.closeness, self.circle, self.remove)]

    def show(self, contact: Contact, circles: Sequence[str]) -> None:
        """Show the contact as the store has it."""
        self.contact = contact
        self.circle.options = circles
        self.closeness.value, self.circle.value = contact.closeness or NOT_SAID, contact.circle

    def _report_closeness(self, change: Change) -> None:
        closeness = self.closeness.value or None
        if closeness != self.contact.closeness:
            change(self.contact, self.contact.circle, closeness)

    def _report_circle(self, change: Change) -> None:
        if self.circle.value != self.contact.circle:
            change(self.contact, self.circle.value, self.contact.closeness)

    def _ask(self) -> None:
        with_them = self._goes_with()
        words = f"{self.contact.name} and {with_them}" if with_them else self.contact.name
        self.warning.value = f'<p class="netkit-wrong" role="alert">{html.escape(words)} will be removed for good.</p>'
        self.children = [self.children[0], self._asking]
        self.keep.focus()

    def _stop_asking(self) -> None:
        self.children = [self.children[0]]
        self.remove.focus()
