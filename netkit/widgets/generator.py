"""``name_generator``: build your own network, person by person."""

from __future__ import annotations

import html
import threading
import time
from collections.abc import Callable
from typing import Final

import ipywidgets

from netkit.errors import NetkitError
from netkit.model import CLOSENESS, Contact, ContactId
from netkit.network import Network
from netkit.plots import network_map
from netkit.widgets import generator_rules
from netkit.widgets.person_row import PersonRow
from netkit.widgets.tie_entry import WhoKnowsWhom
from netkit.widgets.view import NOT_SAID, STEPS, STYLE, UNSQUEEZED, Message, View, heading, row

SHOWN: Final = 40
"""Of a larger network, such as an imported one, so many people are listed."""
SETTLE: Final = 0.2
"""Seconds for a field's last words to arrive: JupyterLab may hand on the click before them, in another thread."""


def name_generator(network: Network, *, limit: int = 20) -> NameGeneratorView:
    """A form that asks for the people in your network, and then which of them know each other.

    Every change is kept in the store at once: run the cell again, and all is there. At most ``limit`` people can be
    added here. What is saved with the notebook holds no names.
    """
    return NameGeneratorView(network, limit=limit)


class NameGeneratorView(View):
    """The form, from top to bottom: a question, a new person, everyone so far, who knows whom, and the map."""

    def __init__(self, network: Network, *, limit: int) -> None:
        super().__init__(text="A form for the people in your network", fallback=_fallback())
        self.network, self.limit = network, limit
        self.message = Message()
        self.question = ipywidgets.HTML()
        self.earlier = ipywidgets.Button(description="Previous question")
        self.later = ipywidgets.Button(description="Next question")
        # Sent when the reader leaves the field: letter by letter, the last ones would come even later.
        self.name = ipywidgets.Text(description="Name or alias", style=UNSQUEEZED, continuous_update=False)
        self.closeness = ipywidgets.Dropdown(
            options=[("choose …", NOT_SAID), *STEPS], description="How close to you", style=UNSQUEEZED
        )
        self.circle = ipywidgets.Combobox(
            description="Where you know them from", style=UNSQUEEZED, continuous_update=False,
            placeholder="studies, present job, choir …", layout={"width": "22rem"},
        )  # fmt: skip
        self.add = ipywidgets.Button(description="Add this person", button_style="primary")
        self.count, self.people = ipywidgets.HTML(), ipywidgets.VBox()
        self.ties = WhoKnowsWhom(self._know)
        self.again = ipywidgets.Button(description="Read the file again")
        self.map = ipywidgets.HTML()
        self.rows: dict[ContactId, PersonRow] = {}
        self._asked, self._turn = 0, threading.RLock()
        self.earlier.on_click(lambda _: self._ask(self._asked - 1))
        self.later.on_click(lambda _: self._ask(self._asked + 1))
        self.add.on_click(lambda _: self._add())
        self.again.on_click(lambda _: self._do(lambda: "This is what the file holds now."))
        self.children = [
            ipywidgets.HTML(STYLE),
            self.question,
            row(self.earlier, self.later),
            row(self.name, self.closeness, self.circle, self.add),
            self.message,
            heading("Your people"),
            self.count,
            self.people,
            self.ties,
            heading("Your map"),
            self.map,
            row(self.again),
        ]
        self._ask(0)
        self._do(self._greet)

    def _greet(self) -> str:
        if self.network.store.read_only:
            return "This file can only be read, so nothing that you change here can be kept."
        return ""

    def _ask(self, index: int) -> None:
        self._asked = index
        generator = generator_rules.GENERATORS[index]
        whole = len(generator_rules.GENERATORS)
        self.question.value = (
            f"<p><strong>Question {index + 1} of {whole}: {html.escape(generator.about)}</strong></p>"
            f"<p>{html.escape(generator.question)} People you named already need not be added again.</p>"
        )
        self.earlier.disabled = index == 0
        self.later.disabled = index == len(generator_rules.GENERATORS) - 1

    def _add(self) -> None:
        def add() -> str:
            time.sleep(SETTLE)
            person = generator_rules.add(
                self.network,
                self.name.value,
                circle=self.circle.value,
                closeness=self.closeness.value or None,
                limit=self.limit,
            )
            self.name.value, self.closeness.value = "", NOT_SAID
            self.name.focus()
            return f"{person.name} was added."

        self._do(add)

    def _change(self, contact: Contact, circle: str, closeness: int | None) -> None:
        def change() -> str:
            generator_rules.change(self.network, contact.id, circle=circle, closeness=closeness)
            return f"{contact.name} was changed."

        self._do(change)

    def _remove(self, contact: Contact) -> None:
        def remove() -> str:
            self.network.store.remove(contact)
            self.name.focus()
            return f"{contact.name} was removed."

        self._do(remove)

    def _know(self, one: Contact, other: Contact, closeness: int | None) -> None:
        def know() -> str:
            generator_rules.know_each_other(self.network, one.id, other.id, closeness)
            if closeness is None:
                return f"{one.name} and {other.name}: no tie."
            return f"{one.name} and {other.name} know each other: {CLOSENESS[closeness]}."

        self._do(know)

    def _do(self, deed: Callable[[], str]) -> None:
        """Do it, show what the store holds now, and say what was done or why it could not be."""
        # JupyterLab may run two callbacks at a time, each in a thread; a second change waits until the first is shown.
        with self._turn:
            try:
                said, tell = deed(), self.message.say
            except NetkitError as error:
                said, tell = str(error), self.message.refuse
            try:
                self._show()
                tell(said)
                self.map.value = _picture(self.network)
            except NetkitError as error:
                self.message.refuse(str(error))

    def _show(self) -> None:
        contacts, ties = list(self.network.contacts), list(self.network.ties)
        shown = contacts[:SHOWN]
        self.circle.options = generator_rules.circles(self.network)
        self.rows = {one.id: self.rows.get(one.id) or self._row(one) for one in shown}
        for contact in shown:
            self.rows[contact.id].show(contact, self.circle.options)
        self.people.children = tuple(self.rows.values())
        self.count.value = _count(len(contacts), len(shown), self.limit)
        self.ties.show(shown, ties)

    def _row(self, contact: Contact) -> PersonRow:
        def goes_with() -> str:
            return self.network.goes_with(contact.id)

        return PersonRow(contact, change=self._change, remove=self._remove, goes_with=goes_with)


def _count(everyone: int, shown: int, limit: int) -> str:
    if not everyone:
        return "<p>Nobody yet. Add a first person above.</p>"
    words = f"{everyone} of at most {limit}." if everyone <= limit else f"{everyone}."
    if shown < everyone:
        words += f" The first {shown} by name are shown here; <code>me.contacts</code> shows them all."
    return f"<p>{words} What you change here is kept at once. With the keyboard, the space bar opens a list.</p>"


def _picture(network: Network) -> str:
    """The map, and from two contacts on the numbers that go with it."""
    if not len(network.contacts):
        return "<p>Your map appears with the first person.</p>"
    figure = network_map(network, title="Who is close to me, and who knows whom?")
    numbers = network.assess()._repr_html_() if len(network.contacts) > 1 else ""
    return figure._repr_html_() + numbers


def _fallback() -> str:
    questions = "".join(f"<li>{html.escape(one.question)}</li>" for one in generator_rules.GENERATORS)
    return (
        "<p>In JupyterLab this cell shows a form. It asks four questions, keeps the people you name in a file on your "
        f"own computer, asks which of them know each other, and draws your map:</p><ol>{questions}</ol>"
    )
