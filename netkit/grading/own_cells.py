"""What the course's own cells show on a student's case, for whoever marks and for the feedback.

They are taken from ``source/``, not from the submission: nothing that a student wrote runs here.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from functools import cache
from typing import Any

from nbformat.v4 import new_output
from nbgrader import utils

from netkit.cases.identity import Identity
from netkit.checks.showing import Card
from netkit.topics import catalogue, typed_cells
from netkit.topics.checking import in_words_of

_BEGIN = re.compile(r"""\bbegin\(["']([\w-]+)["']""")


def show(nb: Any, source: Any, me: Identity) -> None:
    """Give each cell that is the same in ``source`` the outputs that it has there on this student's case."""
    outputs = dict(_outputs(source, me)) if source else {}
    for cell in nb.cells:
        if cell.cell_type == "code" and cell.source.strip() in outputs:
            cell.outputs = [*outputs[cell.source.strip()]]


def _outputs(source: Any, me: Identity) -> Iterator[tuple[str, list[Any]]]:
    known: dict[str, Any] = {}
    for cell in source.cells:
        if cell.cell_type != "code" or utils.is_grade(cell) or utils.is_solution(cell):
            continue
        if typed_cells.parse(cell.source):
            continue
        if topic := _BEGIN.search(cell.source):
            known["practice"] = catalogue.practice(topic[1])
            known["case"] = catalogue.make(topic[1], course=me.course, student=me.student)
            title = f"This case is made for {me.student}, course {me.course}"
            card = Card("Note", ("Grading takes the name from the class list.",), title=title)
            _run(cell.source, known)
            yield cell.source.strip(), [_display(in_words_of(topic[1], card))]
        elif known:
            shown = _run(cell.source, known)
            yield cell.source.strip(), shown if re.search(r"\bcase\b", cell.source) else []


def _run(source: str, known: dict[str, Any]) -> list[Any]:
    """The outputs of a cell of the course; none if it fails here. The names of ``begin`` and ``overview`` are ours."""
    found: list[Any] = []
    with redirect_stdout(io.StringIO()) as printed, suppress(Exception):
        body = [node for node in ast.parse(source).body if not re.search(r"\b(begin|overview)\(", ast.unparse(node))]
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "<course>", "exec"), known)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<course>", "eval"), known)
            found = [] if value is None else [_display(value)]
    said = printed.getvalue()
    return [*([new_output("stream", name="stdout", text=said)] if said else []), *found]


def _display(value: Any) -> Any:
    data, _ = _formatter().format(value)
    shown = {kind: one for kind, one in data.items() if kind.startswith(("text/", "image/"))}
    return new_output("display_data", data=shown)


@cache
def _formatter() -> Any:
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter()
