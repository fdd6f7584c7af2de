"""``name_generator``: build your own network, person by person."""

from __future__ import annotations

import threading
import time
from typing import Final

import ipywidgets

from netkit.errors import MayBeKnown, NetkitError
from netkit.model import ContactId
from netkit.network import Network
from netkit.plots import network_map
from netkit.widgets import generator_rules as rules
from netkit.widgets import view
from netkit.widgets.person_row import PersonRow
from netkit.widgets.tie_entry import WhoKnowsWhom

SHOWN: Final = 40
"""At most so many people are listed, of an imported network for example."""
SETTLE: Final = 0.2
"""Seconds to wait for a field's last letters: JupyterLab may deliver the click before them, in another thread."""

TEXT: Final = "A form for the people in your network"
FALLBACK: Final = (
    "In JupyterLab this cell shows a form. It asks four questions, keeps the people you name in a file on your "
    "own computer, asks which of them know each other, and draws your map:"
)
QUESTION: Final = "Question {number} of {all}: {about}"
ALREADY_NAMED: Final = "{question} People you named already need not be added again."
PREVIOUS, NEXT = "Previous question", "Next question"
NAME: Final = "Name or alias"
HOW_CLOSE: Final = "How close to you"
CHOOSE: Final = "choose …"
WHERE_FROM: Final = "Where you know them from"
SUCH_AS: Final = "studies, present job, choir …"
ADD: Final = "Add this person"
PEOPLE, MAP = "Your people", "Your map"
REREAD: Final = "Read the file again"
READ: Final = "This is what the file holds now."
READ_ONLY: Final = "This file can only be read, so nothing that you change here can be kept."
NOBODY: Final = "Nobody yet. Add a first person above."
COUNT: Final = "{people} of at most {limit}."
COUNT_OF_MORE: Final = "{people}."
NOT_LISTED: Final = "The first {listed} by name are shown here; <code>me.contacts</code> shows them all."
HOW_TO: Final = "What you change here is kept at once. With the keyboard, the space bar opens a list."
MAP_TITLE: Final = "Who is close to me, and who knows whom?"
MEASURES: Final = ("density", "effective size", "constraint", "components")
"""What is shown of the assessment: as much as a first lesson teaches."""
NO_MAP: Final = "Your map appears with the first person."


def name_generator(network: Network, *, limit: int = 20) -> NameGeneratorView:
    """A form that asks for the people in your network, and then which of them know each other.

    Every change is kept in the store at once: run the cell again, and all is there. At most ``limit`` people can be
    added here. What is saved with the notebook contains no names.
    """
    return NameGeneratorView(network, limit=limit)


class NameGeneratorView(view.View):
    """The form, from top to bottom: a question, a new person, everyone so far, who knows whom, and the map."""

    def __init__(self, network: Network, *, limit: int) -> None:
        questions = "".join(f"<li>{question}</li>" for question in rules.GENERATORS.values())
        super().__init__(text=TEXT, fallback=f"<p>{FALLBACK}</p><ol>{questions}</ol>")
        self.network, self.limit = network, limit
        self.message = ipywidgets.HTML()
        self.question = ipywidgets.HTML()
        self.earlier = view.button(PREVIOUS, lambda: self._ask(self._asked - 1))
        self.later = view.button(NEXT, lambda: self._ask(self._asked + 1))
        # Sent when the reader leaves the field: letter by letter, the last ones would arrive even later.
        self.name = ipywidgets.Text(description=NAME, style=view.UNSQUEEZED, continuous_update=False)
        self.closeness = ipywidgets.Dropdown(
            options=[(CHOOSE, view.NOT_SAID), *view.STEPS], description=HOW_CLOSE, style=view.UNSQUEEZED
        )
        self.circle = ipywidgets.Combobox(
            description=WHERE_FROM, style=view.UNSQUEEZED, continuous_update=False, placeholder=SUCH_AS,
            layout={"width": "22rem"},
        )  # fmt: skip
        self.add = view.button(ADD, lambda: self._do(self._add), style="primary")
        self.count, self.people = ipywidgets.HTML(), ipywidgets.VBox()
        self.ties = WhoKnowsWhom(network, self._do)
        self.again = view.button(REREAD, lambda: self._do(lambda: READ))
        self.map = ipywidgets.HTML()
        self.rows: dict[ContactId, PersonRow] = {}
        self._asked, self._turn = 0, threading.RLock()
        self._near = ""  # The name that was asked about last, because somebody has a near one.
        self.children = [
            self.question,
            view.row(self.earlier, self.later),
            view.row(self.name, self.closeness, self.circle, self.add),
            self.message,
            view.heading(PEOPLE),
            self.count,
            self.people,
            self.ties,
            view.heading(MAP),
            self.map,
            view.row(self.again),
        ]
        self._ask(0)
        self._do(lambda: READ_ONLY if network.store.read_only else "")

    def _ask(self, index: int) -> None:
        self._asked = index
        number, last = index + 1, len(rules.GENERATORS)
        about, question = list(rules.GENERATORS.items())[index]
        title = view.paragraph(f"<strong>{QUESTION}</strong>", number=number, all=last, about=about)
        self.question.value = title + view.paragraph(ALREADY_NAMED, question=question)
        self.earlier.disabled, self.later.disabled = number == 1, number == last

    def _add(self) -> str:
        time.sleep(SETTLE)
        closeness = self.closeness.value or None
        name, circle = self.name.value, self.circle.value
        again, self._near = name == self._near, ""
        try:
            said = rules.add(self.network, name, circle=circle, closeness=closeness, limit=self.limit, distinct=again)
        except MayBeKnown:
            self._near = name
            raise
        self.name.value, self.closeness.value = "", view.NOT_SAID
        self.name.focus()
        return said

    def _do(self, act: view.Act) -> None:
        """Run an act, show what the store holds now, and say what was done or why it could not be."""
        # JupyterLab may run two callbacks at a time, each in a thread; a second change waits until the first is shown.
        with self._turn:
            try:
                said = view.status(act())
            except NetkitError as error:
                said = view.alert(str(error))
            try:
                self._show()
                self.message.value = said
                self.map.value = _picture(self.network)
            except NetkitError as error:
                self.message.value = view.alert(str(error))

    def _show(self) -> None:
        contacts, ties = list(self.network.contacts), list(self.network.ties)
        shown = contacts[:SHOWN]
        self.circle.options = rules.circles(self.network)
        self.rows = {
            one.id: self.rows.get(one.id) or PersonRow(one, self.network, self._do, self.name.focus) for one in shown
        }
        for contact in shown:
            self.rows[contact.id].show(contact, self.circle.options)
        self.people.children = tuple(self.rows.values())
        self.count.value = _count(len(contacts), len(shown), self.limit)
        self.ties.show(shown, ties)


def _count(people: int, listed: int, limit: int) -> str:
    if not people:
        return view.paragraph(NOBODY)
    sentences = [COUNT if people <= limit else COUNT_OF_MORE, *([NOT_LISTED] if listed < people else []), HOW_TO]
    return view.paragraph(" ".join(sentences), people=people, limit=limit, listed=listed)


def _picture(network: Network) -> str:
    """The map, and from two contacts on the numbers that go with it."""
    if not len(network.contacts):
        return view.paragraph(NO_MAP)
    numbers = network.assess().only(*MEASURES)._repr_html_() if len(network.contacts) > 1 else ""
    return network_map(network, title=MAP_TITLE)._repr_html_() + numbers
