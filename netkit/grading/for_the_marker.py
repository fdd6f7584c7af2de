"""What Formgrader shows beside a submission, made when it is opened: no file that a student could get holds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_markdown_cell, new_output

from netkit.cases.identity import Identity
from netkit.checks.showing import Card
from netkit.grading.evidence import expected
from netkit.grading.marks import question
from netkit.grading.restoring import NOTES

PAGE = Path(__file__).parent / "templates" / "formgrader.html.j2"
"""The template of Formgrader's page of a submission."""


class ForTheMarker(Preprocessor):
    """Show, in Formgrader only, the notes of marking, and below each result what is expected on the student's case."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook of a submission with what is for whoever marks; any other as it is."""
        if "submission_id" not in resources:
            return nb, resources
        me = Identity(self.config.CourseDirectory.course_id, resources["student"])
        for cell in nb.cells:
            if asked := question(cell):
                card = Card("Note", expected(asked, me), title=f"Expected from {me.student}. Students do not see this.")
                shown = [output for output in cell.outputs if output.output_type == "display_data"]
                cell.outputs = [*shown, new_output("display_data", data=card._repr_mimebundle_())]
        if notes := nb.metadata.get(NOTES):
            card = Card("Note", tuple(notes), title="Students do not see these notes.")
            nb.cells.insert(0, new_markdown_cell(card._repr_html_()))
        return nb, resources
