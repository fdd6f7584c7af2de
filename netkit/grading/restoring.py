"""Bring a submitted notebook back into the shape of the release, so that it loses only what was damaged.

A cell is known again by its id, then by the question in its first line, its nbgrader name, and, if students do not
write in it, its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from netkit.checks.forms.form import is_blank
from netkit.course.sources import LANGUAGE
from netkit.grading import submitted
from netkit.results import counted
from netkit.topics import typed_cells
from netkit.topics.notebook import CASE
from netkit.topics.typed_cells import TypedCell

DELETED = "The cell of this answer had been deleted."
FOUND, BESIDE, MADE_FOR, NOTES = "netkit_found", "netkit_beside", "netkit_case", "netkit_notes"
"""What was found, in metadata: of a cell; and of the notebook: answers in a file beside it, for whom, notes."""


@dataclass(frozen=True, slots=True)
class Released:
    """A cell of the release as the gradebook has it, with nbgrader's settings."""

    name: str
    cell_type: str
    source: str
    settings: Mapping[str, Any]

    @property
    def typed(self) -> TypedCell | None:
        """For what the cell is, if text is typed into it."""
        return typed_cells.parse(self.source) if self.cell_type == "code" else None

    @property
    def is_code(self) -> bool:
        """Whether it is the cell of an answer that is code."""
        return bool(self.settings["solution"] and self.cell_type == "code" and not self.typed)

    @property
    def cell_id(self) -> str:
        """The id of the cell in the course's notebooks."""
        typed = self.typed
        return re.sub(r"[^A-Za-z0-9_-]", "-", typed.cell_id if typed and typed.question else self.name)[:64]

    def is_blank(self, source: str) -> bool:
        """Whether nothing was written into a cell with this source."""
        return is_blank(typed_cells.restore(source, self.typed).text) if self.typed else source == self.source

    def cell(self, source: str, found: list[str]) -> Any:
        """The cell as nbgrader expects it, with this source if students write in it."""
        new = nbformat.v4.new_code_cell if self.cell_type == "code" else nbformat.v4.new_markdown_cell
        if not self.settings["solution"] or self.is_blank(source):
            source = self.source  # what nbgrader knows as no response
        elif self.typed and typed_cells.parse(source) != (whole := typed_cells.restore(source, self.typed)):
            source = whole.source
        metadata = {"nbgrader": dict(self.settings)} | ({FOUND: found} if found else {})
        return new(source, id=self.cell_id, metadata=metadata)


def released(resources: Any) -> list[Released]:
    """The cells of this notebook's release that nbgrader knows, in their order."""
    said = resources["nbgrader"]
    with Gradebook(said["db_url"]) as gradebook:
        notebook = gradebook.find_notebook(said["notebook"], said["assignment"])
        points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
        grades, tasks = ({cell.name for cell in cells} for cells in (notebook.grade_cells, notebook.task_cells))
        solutions = {cell.name for cell in notebook.solution_cells}
        return [
            Released(
                cell.name,
                cell.cell_type,
                cell.source,
                {
                    "grade_id": cell.name,
                    "grade": cell.name in grades,
                    "solution": cell.name in solutions,
                    "task": cell.name in tasks,
                    "locked": cell.locked,
                    "cell_type": cell.cell_type,
                    "checksum": cell.checksum,
                    "schema_version": 3,
                    **({"points": points[cell.name]} if cell.name in points else {}),
                },
            )
            for cell in notebook.source_cells
        ]


class Restore(NbGraderPreprocessor):
    """Restore the cells of the release, and note what was found, before nbgrader clears the outputs."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook with each cell of the release once, and other cells without nbgrader's settings."""
        said, private = made_for(nb), list(submitted.private(nb))
        unread = {key: why for key, why in nb.metadata.items() if key == submitted.UNREAD and not nb.cells}
        nb.metadata = nbformat.from_dict({"language_info": LANGUAGE, MADE_FOR: said} | unread)
        wanted = released(resources)
        given = submitted.typed(nb)
        nb.cells = restore(nb.cells, wanted)
        if given and all(DELETED in cell.metadata.get(FOUND, []) for cell in nb.cells if utils.is_solution(cell)):
            nb.metadata[submitted.UNREAD] = "The notebook answers another exercise"
        written = submitted.source(self.config, resources)
        _make_harmless(nb.cells, {cell.source: cell.get("attachments") for cell in written.cells} if written else {})
        folder, name = Path(resources["metadata"]["path"]), f"{resources['nbgrader']['notebook']}.ipynb"
        nb.metadata[submitted.DIGESTS] = submitted.digests(folder)
        nb.metadata[BESIDE], nb.metadata[NOTES] = _beside(folder, name, nb, wanted)
        nb.metadata[NOTES] += private
        nb.nbformat, nb.nbformat_minor = 4, 5
        return nb, resources


def made_for(nb: Any) -> dict[str, str]:
    """The student and the course for whom the case was made, as the last output of ``begin`` says; else nothing."""
    case = submitted.said(nb, CASE)
    found = {key: case[key] for key in ("student", "course") if isinstance(case.get(key), str)}
    return found if len(found) == 2 else {}


def restore(cells: list[Any], wanted: list[Released]) -> list[Any]:
    """The cells of a submission in the shape of the release."""
    cells = [part for cell in cells for part in _apart(cell)]
    claims = _with_those_by_place(list(_claims(cells, wanted)), cells, wanted)
    made: dict[int, Any] = {}
    last = 0
    missing: dict[int, list[Any]] = {}
    for one in wanted:
        places = [place for place, (name, _) in enumerate(claims) if name == one.name]
        if not places:
            said = DELETED if one.settings["solution"] else ""
            said = "This check had been deleted. It is back, and marks the answer." if _is_check(one) else said
            missing.setdefault(last, []).append(one.cell(one.source, [said] if said else []))
            continue
        found = {place: cells[place].source for place in places}
        for place in places[1:] if one.typed else ():
            by_name = claims[place][1] == "name" and typed_cells.parse(found[place]) is None
            if by_name and place - 1 in found:  # the lower part of a cell that was split
                found[place] = f"{found.pop(place - 1)}\n{found[place]}"
        written = [place for place, source in found.items() if not one.is_blank(source)]
        place = (written or [*found])[-1 if one.settings["solution"] else 0]
        found_by = claims[place][1]
        notes = {
            f"{len(written)} cells answer this question; the last one was marked.": len(written) > 1,
            "This answer was in a cell of its own, below the one that is for it.": one.typed and found_by == "place",
        }
        made[place] = one.cell(found[place], [note for note in notes if notes[note] and one.settings["solution"]])
        last = max(last, place + 1)
    whole = list(missing.get(0, []))
    for place, cell in enumerate(cells):
        cell.metadata = nbformat.from_dict({})
        whole += [made.get(place, cell), *missing.get(place + 1, [])]
    return _with_own_ids(whole)


def _apart(cell: Any) -> list[Any]:
    """The cells that were merged into this one."""
    own = {"id": cell.get("id", ""), "metadata": cell.metadata}
    parts = ({**cell, "id": "", "metadata": {}, "source": source} for source in typed_cells.apart(cell.source))
    return [nbformat.from_dict(part | ({} if place else own)) for place, part in enumerate(parts)]


def _is_check(one: Released) -> bool:
    return bool(one.settings["grade"] and not one.settings["solution"])


def _claims(cells: list[Any], wanted: list[Released]) -> Iterator[tuple[str | None, str]]:
    """Which cell of the release each cell is, and by what that was found."""
    by_id = {one.cell_id: one.name for one in wanted}
    by_question = {one.typed.question: one.name for one in wanted if one.typed}
    names = {one.name for one in wanted}
    by_source = {one.source.strip(): one.name for one in wanted if not one.settings["solution"]}
    for cell in cells:
        typed, name = typed_cells.parse(cell.source), submitted.name(cell)
        answers = typed is None or typed.kind == typed_cells.ANSWER
        damaged = (asked for asked in by_question if answers and typed_cells.is_named(cell.source, asked))
        if found := by_id.get(cell.get("id", "")):
            yield found, "id"
        elif answers and typed and (found := by_question.get(typed.question)):
            yield found, "question"
        elif name in names:
            yield name, "name"
        elif asked := next(damaged, ""):
            yield by_question[asked], "question"
        else:
            yield by_source.get(cell.source.strip()), "source"


def _with_those_by_place(
    claims: list[tuple[str | None, str]], cells: list[Any], wanted: list[Released]
) -> list[tuple[str | None, str]]:
    """Also answers of which only the place is known, right above what follows them in the release.

    That is code, or a cell of a student's own below a cell for text that is blank.
    """
    known = {name: place for place, (name, _) in enumerate(claims)}
    for one, after in pairwise(wanted):
        place = known.get(after.name, 0) - 1
        while place >= 0 and claims[place][0] is None and typed_cells.parse(cells[place].source):
            place -= 1
        there = known.get(one.name, len(cells))
        added = one.typed and _is_check(after) and there < place and one.is_blank(cells[there].source)
        if (added or (one.is_code and one.name not in known)) and place >= 0 and claims[place][0] is None:
            claims[place] = one.name, "place"
    return claims


def _with_own_ids(cells: list[Any]) -> list[Any]:
    seen: set[str] = set()
    for cell in sorted(cells, key=lambda cell: "nbgrader" not in cell.metadata):
        if not re.fullmatch(r"[\w-]{1,64}", cell.get("id", ""), re.ASCII) or cell.id in seen:
            cell.id = next(name for place in range(len(cells)) if (name := f"cell-{place}-again") not in seen)
        seen.add(cell.id)
    return cells


def _make_harmless(cells: list[Any], ours: Mapping[str, Any]) -> None:
    """Let no text of a student's become HTML or a picture where the instructor, who may change marks, reads it.

    ``ours`` are the sources of the course's cells with their pictures.
    """
    for cell in cells:
        cell.pop("attachments", None)
        if cell.cell_type != "code" and ours.get(cell.source):
            cell["attachments"] = ours[cell.source]
        elif cell.cell_type != "code" and cell.source not in ours:
            cell.cell_type, cell.source = "markdown", cell.source.replace("<", "&lt;").replace("![", "&#33;[")


def written(notebook: Any, wanted: list[Released]) -> dict[str, str]:
    """The answers of a restored notebook that are not blank: typed ones by question, code by the name of its cell."""
    asked = {one.typed.question for one in wanted if one.typed}
    typed = {question: text for question, text in submitted.typed(notebook).items() if question in asked}
    code = {one.name: one for one in wanted if one.is_code}
    cells = {name: cell for cell in notebook.cells if (name := submitted.name(cell)) in code}
    made = {name: cell.source for name, cell in cells.items() if not code[name].is_blank(cell.source)}
    return typed | made


def _beside(folder: Path, name: str, nb: Any, wanted: list[Released]) -> tuple[dict[str, Any], list[str]]:
    """Answers that are blank in this notebook and were given in another one of the submission; and notes."""
    here, beside, notes = written(nb, wanted), dict[str, Any](), list[str]()
    for path, other in submitted.notebooks_in(folder):
        if path.name == name:
            continue
        other.cells = restore(other.cells, wanted)
        there = written(other, wanted)
        if path.read_bytes() == (folder / name).read_bytes():
            notes.append(f"Handed in as {path.name!r}, which was graded.")
        elif there and there != here:
            answers, graded = counted(len(there), "answer"), counted(len(here), "answer")
            notes.append(f"{path.name!r} was handed in too, with {answers}; {name!r} has {graded}.")
            only = {asked: {"file": path.name, "text": there[asked]} for asked in there.keys() - here.keys()}
            notes += [f"What is answered only there waits for you: {counted(len(only), 'question')}."] if only else []
            beside |= only
    return beside, notes
