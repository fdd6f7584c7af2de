"""``my_network``: the page of your own network, to log talks, look people up and see what to do this week."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import traitlets

from netkit.cases import identity
from netkit.errors import DayAhead, InvalidRecord, InvalidRequest, MayBeKnown, UnknownContact
from netkit.network import Network
from netkit.plots import network_map
from netkit.store.database import MEMORY
from netkit.widgets import views
from netkit.widgets.live_map import LiveMap
from netkit.widgets.page import Message, Page, bundle
from netkit.widgets.views import acts, assess_view, people_view, person_view
from netkit.widgets.views.acts import Question, choices, completions

TEXT: Final = "Your own network: log a talk, find people, see what to do this week, bring lists in."
PLAN_TEXT: Final = "One thing to do: whom it concerns, what, by when, and when to look again."
LAST_TEXT: Final = "What you planned at the end of the last lesson, and what became of it."
ASSESS_TEXT: Final = "A form for your network: who gives you which help, how close they are, and who knows whom."
MAP_TITLE: Final = "Who is close to whom, and who knows whom?"
NO_WORKSPACE: Final = "this page belongs in your workspace, beside Start here; move the notebook there"
TABS: Final = ("log", "people", "week", "assess", "files")
VIEWS: Final = {
    found.name.removesuffix("_view"): import_module(f"{views.__name__}.{found.name}")
    for found in iter_modules(views.__path__)
    if found.name.endswith("_view")
}
ACTS: Final = {act.__name__: act for part in (acts, *VIEWS.values()) for act in part.ACTS}
LOOKS: Final[dict[str, Callable[[Network, Message], Message]]] = {
    "complete": completions,
    "map": lambda network, message: LiveMap(network).look(message),
}
"""What is asked for and changes nothing; the view stays as it is."""
SOMEBODY_ELSE, KEEP_DAY = "Somebody else", "Keep this day"
GONE: Final = "The person who was shown here is not in your network any more."


def my_network() -> MyNetwork:
    """The page of your own network, which is kept in the folder my-network of your workspace.

    Every change is kept at once. What is saved with the notebook contains no names. Raises ``InvalidRequest`` outside
    of a workspace.
    """
    settings = identity.find(Path.cwd())
    if settings is None:
        raise InvalidRequest(NO_WORKSPACE)
    file = settings.parent / identity.OWN_NETWORK
    file.parent.mkdir(exist_ok=True)
    return MyNetwork(Network.open(file))


def plan_act() -> MyNetwork:
    """The view This week of ``my_network`` alone, for the end of a lesson: to plan one thing, and see what is due."""
    return MyNetwork(my_network().network, views=("week",), text=PLAN_TEXT)


def last_act() -> MyNetwork | None:
    """What you planned last, for the beginning of a lesson, with the buttons that settle it; ``None`` for no plan."""
    network = my_network().network
    return MyNetwork(network, views=("plans",), text=LAST_TEXT) if len(network.plans()) else None


def name_generator(network: Network) -> MyNetwork:
    """The view Assess of ``my_network`` alone: who gives which help, how close they are, and who knows whom.

    Every change is kept in the network at once; an invented one forgets it with the kernel. The names of your own
    contacts are not saved with the notebook.
    """
    questions = "".join(f"<li>{html.escape(question)}</li>" for question in assess_view.GENERATORS.values())
    fallback = f"<ol>{questions}</ol><p>{assess_view.INTRODUCTION}</p>"
    if network.store.path.name == MEMORY:  # An invented network, of which everything is on record.
        people = [one.id for one in network.contacts]
        with network.store.transaction():
            for at, one in enumerate(people):
                network.look_at(one, *people[at + 1 :])
        fallback += network_map(network, title=MAP_TITLE)._repr_html_()
    return MyNetwork(network, views=("assess",), text=ASSESS_TEXT, fallback=fallback)


class MyNetwork(Page):
    """The page: a message names what to do, if anything, and the view to show afterwards.

    The answer has the data of that view, the last step that can be undone and a sentence about what was done, or a
    question with its answers; each adds something to the message, which is sent again.
    """

    _esm = bundle("my_network.js")

    views = traitlets.List(TABS).tag(sync=True)

    def __init__(self, network: Network, *, views: Sequence[str] = TABS, text: str = TEXT, fallback: str = "") -> None:
        super().__init__(text=text, fallback=fallback)
        self.network, self.views = network, list(views)
        # How an invented network was made is nothing to undo.
        self._made = max((one.id for one in network.store.steps() if network.store.path.name == MEMORY), default=0)

    def answer(self, message: Message) -> Message:
        """Do what the message says, and return the view it asks for."""
        if message.get("do") in LOOKS:
            return LOOKS[message["do"]](self.network, message)
        reply: Message = {}
        if "do" in message:
            try:
                done = ACTS[message["do"]](self.network, message)
            except MayBeKnown as error:
                found = {label: {"who": who} for who, label in choices(error.near)}
                done = Question(f"Is it {' or '.join(found)}?", found | {SOMEBODY_ELSE: {"distinct": True}})
            except InvalidRecord as error:
                raise InvalidRequest(error.spelt(person_view.label)) from error
            except DayAhead as error:
                done = Question(f"{error.spelt(f'it with “{KEEP_DAY}”')}.", {KEEP_DAY: {"yes": True}})
            if isinstance(done, Question):
                return {"question": done.text, "choices": list(done.choices.items())}
            reply["said"] = done
        view = message["view"] | {name: message[name] for name in ("content",) if name in message}
        return (
            reply | self._shown(view, reply.get("said", "")) | {"undo": acts.last_step(self.network, after=self._made)}
        )

    def _shown(self, view: Message, said: str) -> Message:
        """The data of the view; of a person who is gone, those of People, with words."""
        try:
            return {"view": VIEWS[view["name"]].show(self.network, view) | {"name": view["name"]}}
        except UnknownContact:
            people = people_view.show(self.network, {}) | {"name": "people"}
            return {"view": people, "said": f"{said} {GONE}".lstrip()}
