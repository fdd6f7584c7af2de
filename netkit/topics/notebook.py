"""What a notebook of the course calls: ``begin`` and ``overview``, and cells of typed text.

Importing ``netkit.topics`` in a notebook, or ``%load_ext netkit.topics.notebook``, makes the cells known.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from netkit.cases import identity
from netkit.cases.identity import OWN_NETWORK, who_am_i
from netkit.checks.forms.form import is_blank, tidy
from netkit.checks.showing import Card, show
from netkit.errors import InvalidRequest, NetkitError, UnknownStudent
from netkit.network import Network
from netkit.results import capitalised, counted, listed
from netkit.text import folded
from netkit.topics import catalogue, checking, typed_cells
from netkit.topics.typed_cells import ANSWER, ME, SAY, TRY

CASE: Final = "application/vnd.netkit.case+json"
"""The media type of the data that say for whom a case was made."""
NAMED: Final = "application/vnd.netkit.named+json"
"""The media type of the data that say in which lines of which text a real person may be named."""
_LOOKS: Final = re.compile(
    r"\bNetwork\.open\(|my-network|\b(?:last_act|my_network|name_generator|plan_act)\(|!\s*netkit\b"
)


def begin(topic: str, *, course: str | None = None) -> tuple[Network, Network]:
    """The practice case of an exercise and the student's own, and a card that says for whom the latter was made.

    ``course`` is the course for which the notebook was released. Raises UnknownStudent if nothing says who you are.
    """
    checking.HERE.course = course
    me = who_am_i(course=course)
    made = catalogue.practice(topic), catalogue.make(topic, course=me.course, student=me.student)
    change = "Another name or course? Say so in Start here, then run this cell again."
    data = {CASE: {"topic": topic, "student": me.student, "course": me.course}}
    title = f"Your case is made for {me.student}, course {me.course}"
    checking.show_for(topic, Card("Note", (change,), title=title, data=data))
    return made


def overview(topic: str, *more: str) -> None:
    """Show how many questions of a topic, or of several, are answered, and what needs a look before handing in.

    Words in one's own sentences that are names on one's own list of contacts are counted, here on this computer only,
    and never shown. Cells that showed one's own network are named by their numbers.
    """
    read, lines, named = 0, [], dict[str, list[int]]()
    sheets = {one: catalogue.practice_sheets(one) for one in (topic, *more)}
    asked = [
        (one, name)
        for one, known in sheets.items()
        for name in catalogue.topic(one).forms
        if name not in known or known[name].points
    ]
    for one, name in asked:
        question = f"{one}.{name}"
        text = checking.given(question)
        found = checking.read_own(question, text)
        read += found.heading == "Form is right"
        said = "not answered yet" if is_blank(text) else found.sentences[0].removeprefix("Read: ")
        lines.append(f"{name}: {said}")
        if name not in sheets[one] and not is_blank(text):
            try:
                named[name] = _lines_with_own_contacts(text)
            except NetkitError:
                lines.append(f"{name}: your own list could not be read, so its names were not looked for here.")
    for name, places in named.items():
        if places:
            words = f"{counted(len(places), 'word')} may name somebody on your own list"
            lines.append(
                f"{name}: {words}, in line {listed(map(str, sorted(set(places))))}. Write “a contact” instead."
            )
    if looked := _looked():
        lines.append(f"Cell {listed(looked)} showed your own network. Delete it before you save and hand in.")
    if not checking.HERE.typed and not read:
        lines.insert(0, "No answer has run since this notebook was opened: choose Run → Run All Cells.")
    data = {NAMED: {name: places for name, places in named.items() if places}}
    checking.show_for(topic, Card("Note", tuple(lines), title=f"{read} of {len(asked)} answered", data=data))


def _lines_with_own_contacts(text: str) -> list[int]:
    """For each word that is part of a name on the student's own list the number of its line."""
    settings = identity.find(Path.cwd())
    if settings is None or not (own := settings.parent / OWN_NETWORK).exists():
        return []
    names = {word for person in Network.open(own).contacts for word in folded(person.name).split() if len(word) > 1}
    return [
        place
        for place, line in enumerate(text.splitlines(), start=1)
        for word in re.findall(r"[^\W\d_]+", line)
        if folded(word) in names and word[:1] != word[:1].lower()
    ]


def shows_own_network(source: str) -> bool:
    r"""Whether a cell with this source shows the student's own network; typed text does not.

    >>> shows_own_network("Network.open('my-network.db').contacts"), shows_own_network("%%say\nIn my-network")
    (True, False)
    """
    return _LOOKS.search(source) is not None and typed_cells.parse(source) is None


def _looked() -> list[str]:
    """The numbers of the cells that have shown the student's own network since this notebook was opened."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    ran = shell.history_manager.input_hist_raw if shell else []
    return [f"[{number}]" for number, source in enumerate(ran) if shows_own_network(source)]


def answer(question: str, text: str) -> Card:
    """Keep an answer, and read it."""
    checking.HERE.typed[question] = text
    return checking.read_own(question, text)


def say(_: str, text: str) -> Card:
    """Count the words of a sentence of one's own, which stays in the notebook."""
    if is_blank(text):
        return Card("Not answered", ("Type over the dots, then press Shift + Enter.",), title="Nothing written yet")
    return Card("Note", ("They stay in this notebook.",), title=counted(len(text.split()), "word"))


def me(_: str, text: str) -> Card:
    """Keep the student's name and course in the workspace, and show them."""
    said: dict[str, str] = {}
    for line in tidy(text).splitlines():
        key, sign, value = line.partition(":")
        key, value = (folded(key), value.strip()) if sign else ("name", line.strip())
        if not is_blank(value):
            said[{"name": "student", "student": "student", "course": "course"}.get(key, key)] = value
    if unknown := said.keys() - {"student", "course"}:
        first = f"“{sorted(unknown)[0]}:” is neither your name nor your course. Type two lines, such as:"
        return Card("Not yet", (first, "name: your name in the class list", "course: spring"))
    if said:
        settings = identity.find(Path.cwd())
        identity.save(settings.parent if settings else Path.cwd(), **said)
    try:
        found = who_am_i()
    except UnknownStudent as problem:
        return Card("Not answered", (capitalised(str(problem)),))
    return Card("Note", ("Your cases are made from both.",), title=f"You are {found.student}, course {found.course}")


_ACTS: Final[dict[str, Callable[[str, str], Card]]] = {
    ANSWER: answer,
    TRY: checking.practise,
    SAY: say,
    ME: me,
}


def run(kind: str, question: str, text: str) -> None:
    """Do what a typed cell is for, and show the result; a fault is shown as a card too."""
    try:
        if kind in (ANSWER, TRY) and "." not in question:
            msg = f"say which question this answers, as in the first line: %%{kind} assess.density"
            raise InvalidRequest(msg)
        words = _ACTS[kind](question, text)
    except NetkitError as problem:
        words = Card("Not marked", (capitalised(str(problem)),))
    checking.show_for(question, words)


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401
    """Make the cells known to this IPython shell."""
    from IPython.core.magic import no_var_expand

    def magic(kind: str) -> Callable[[str, str], None]:
        return no_var_expand(lambda line, cell: run(kind, line.strip(), cell))  # type: ignore[no-any-return]

    for kind in _ACTS:
        shell.register_magic_function(magic(kind), magic_kind="cell", magic_name=kind)
    if not checking.EXECUTION:  # while nbgrader runs a notebook an error stays an error
        shell.set_custom_exc((NameError,), _name_error)
    transforms = shell.input_transformers_cleanup
    transforms[:] = [_as_call, *(one for one in transforms if getattr(one, "__module__", "") != __name__)]


def _name_error(_shell: Any, _kind: type, error: NameError, _traceback: Any, tb_offset: Any = None) -> None:  # noqa: ANN401
    """Show what to do where a cell uses something that an earlier cell makes, in the place of a traceback."""
    name = f"“{error.name}” is not known yet" if error.name else capitalised(str(error))
    todo = "Choose Run → Run All Above Selected Cell, then run this cell again."
    show(Card("Not marked", ("A cell above has not run since this notebook was opened.", todo), title=name))


def _as_call(lines: list[str]) -> list[str]:
    """A typed cell as the call that runs it. Its text is a string literal: nothing in it is code."""
    source = "".join(lines)
    cell = typed_cells.parse(source)
    if (meant := typed_cells.meant_by(_cell_id())) is not None:
        cell = typed_cells.restore(source, meant)
    if cell is None:
        return lines
    return [f"get_ipython().run_cell_magic({cell.kind!r}, {cell.question!r}, {cell.text + chr(10)!r})\n"]


def _cell_id() -> str:
    """The id of the cell that is being run, as JupyterLab and Jupyter Notebook send it."""
    kernel = getattr(sys.modules["IPython"].get_ipython(), "kernel", None)
    parent = kernel.get_parent("shell") if kernel is not None else {}
    return str((parent or {}).get("metadata", {}).get("cellId", ""))


def register() -> None:
    """Make the cells known to the notebook that imports this, if there is one."""
    if (ipython := sys.modules.get("IPython")) is not None and (shell := ipython.get_ipython()) is not None:
        load_ipython_extension(shell)
