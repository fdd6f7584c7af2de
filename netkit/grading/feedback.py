"""The feedback page of a submission, which is a receipt too: what was handed in, when, and what each answer earned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbconvert.exporters.exporter import FilenameExtension
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from nbgrader import utils
from nbgrader.api import Gradebook

from netkit.checks.showing import EVIDENCE
from netkit.grading import submitted
from netkit.grading.marks import question
from netkit.topics import typed_cells

_PAGES = Environment(loader=PackageLoader("netkit.grading"), autoescape=True, trim_blocks=True)
_HEADING = re.compile(r"#{1,2} +(.+?)(?: *\(\d+ points?\))? *(?:\n|$)")


@dataclass(slots=True)
class Part:
    """A graded cell with all that belongs to it: what there was to read, what was answered, the result, comments."""

    title: str = ""
    reading: list[Markup] = field(default_factory=list)
    answers: list[Markup] = field(default_factory=list)
    results: list[Markup] = field(default_factory=list)
    comments: list[Markup] = field(default_factory=list)
    points: float | None = None
    """``None`` until a person has marked it."""
    of: float = 0
    state: str = ""
    by_hand: bool = False


class FeedbackPage(Exporter):
    """A page without scripts, which loads nothing and has neither the source of a test nor a traceback of one."""

    file_extension = FilenameExtension(".html")

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """The page of a marked notebook, with the marks and comments that are in the gradebook now."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        said = resources["nbgrader"]
        with Gradebook(said["db_url"]) as gradebook:
            marked = gradebook.find_submission_notebook(said["notebook"], said["assignment"], said["student"])
            grades = {grade.name: grade for grade in marked.grades}
            comments = {comment.name: comment.comment for comment in marked.comments if comment.comment}
            student, penalty = marked.student, marked.late_submission_penalty or 0.0
            page = _PAGES.get_template("feedback.html.j2").render(
                title=next((found[1] for cell in nb.cells if (found := _heading(cell))), said["notebook"]),
                student=f"{student.first_name or ''} {student.last_name or ''} ({student.id})".strip(),
                course=self.config.CourseDirectory.course_id,
                handed_in=marked.assignment.timestamp,
                files=nb.metadata.get(submitted.DIGESTS, []),
                parts=[*_parts(nb, grades, comments)],
                score=max(0.0, marked.score - penalty),
                of=marked.max_score,
                penalty=penalty,
            )
        return page, resources


def _parts(nb: Any, grades: dict[str, Any], comments: dict[str, str]) -> Iterator[Part]:
    part = Part()
    for cell in nb.cells:
        found = None if part.answers else _heading(cell)  # a heading below an answer is the student's
        if found:
            part = Part(found[1])
        name = submitted.name(cell)
        answered, graded = utils.is_solution(cell), utils.is_grade(cell) or utils.is_task(cell)
        if answered:
            part.answers += [_answer(cell), *(_output(output) for output in cell.get("outputs", []))]
        elif graded and cell.cell_type == "code":
            # The last output of a check is the number that nbgrader reads.
            shown = [one for one in cell.outputs if one.output_type != "execute_result" or not question(cell)]
            part.results += [_output(output) for output in shown]
        elif cell.cell_type == "markdown":
            asked = cell.source[found.end() :] if found else cell.source
            part.reading += [_markdown(asked, cell.get("attachments"))] if asked.strip() else []
        else:
            part.reading += [_output(output) for output in cell.get("outputs", [])]
        part.comments += [_markdown(comments[name])] if name in comments and (answered or utils.is_task(cell)) else []
        if graded:
            _mark(part, cell, grades[name])
            part.title = part.title or name.removesuffix("-check")
            yield part
            part = Part()


def _mark(part: Part, cell: Any, grade: Any) -> None:
    """Write the points and the state of a graded cell into its part."""
    part.of, part.points = grade.max_score, None if grade.needs_manual_grade else grade.score
    said = [output.data[EVIDENCE]["state"] for output in cell.get("outputs", []) if EVIDENCE in output.get("data", {})]
    part.by_hand = True
    if grade.needs_manual_grade:
        part.state = "Waits for your teacher"
    elif grade.manual_score is not None:
        part.state = "Marked by your teacher"
    elif said:
        part.state, part.by_hand = said[0], False
    elif utils.is_solution(cell):
        part.state = "Not answered"
    else:
        part.state = "Right" if grade.score >= grade.max_score else "Partly" if grade.score else "Not yet"


def _heading(cell: Any) -> re.Match[str] | None:
    return _HEADING.match(cell.source) if cell.cell_type == "markdown" and not submitted.name(cell) else None


def _answer(cell: Any) -> Markup:
    if cell.cell_type == "markdown":
        return _markdown(cell.source)
    typed = typed_cells.parse(cell.source)
    return _text(typed.text if typed else cell.source)


def _markdown(source: str, pictures: Any = None) -> Markup:
    renderer = IPythonRenderer(
        escape=False, allow_harmful_protocols=False, exclude_anchor_links=True, attachments=pictures or {}
    )
    try:
        return Markup(MarkdownWithMath(renderer=renderer).render(source))
    except InvalidNotebook:  # a comment with a picture that is nowhere
        return _text(source)


def _text(text: str) -> Markup:
    return Markup(f"<pre>{escape(text.strip())}</pre>")


def _output(output: Any) -> Markup:
    """An output as HTML; of an error only what it says, because a traceback holds the source of the test."""
    if output.output_type == "stream":
        return _text(output.text)
    if output.output_type == "error":
        return _text(f"{output.ename}: {output.evalue}")
    data = output.data
    for kind in ("text/html", "image/svg+xml"):
        if kind in data:
            return Markup(data[kind])
    if "image/png" in data:
        return Markup(f'<img src="data:image/png;base64,{data["image/png"].strip()}" alt="A figure of the exercise">')
    return _text(data.get("text/plain", ""))
