"""Errors as the one sees them who caused them."""

import inspect
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from netkit import errors
from netkit.errors import NetkitError, UnreadableFile

OURS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, NetkitError)]


@pytest.mark.parametrize("kind", [kind for kind in OURS if kind is not NetkitError])
def test_each_error_is_also_one_that_python_knows(kind: type[NetkitError]) -> None:
    builtin = {base.__name__ for base in kind.__mro__ if base.__module__ == "builtins"}
    assert builtin - {"Exception", "BaseException", "object"}


@pytest.mark.parametrize("kind", OURS)
def test_each_error_prints_its_message_and_nothing_else(kind: type[NetkitError]) -> None:
    assert str(kind("no such contact: 'Mei'")) == "no such contact: 'Mei'"


def test_every_problem_of_a_file_has_a_line() -> None:
    error = UnreadableFile("nothing was imported", ("line 7: no name", "line 9: no date"))
    assert str(error).splitlines() == ["nothing was imported", "  line 7: no name", "  line 9: no date"]
    assert error.problems == ("line 7: no name", "line 9: no date")


@pytest.mark.slow
def test_in_a_notebook_a_student_sees_the_message_and_no_traceback() -> None:
    notebook: Any = nbformat.v4.new_notebook()
    source = "from netkit import Network\nNetwork.of().import_file('Connections.csv')"
    notebook.cells = [nbformat.v4.new_code_cell(source, id="one")]
    NotebookClient(notebook, allow_errors=True, kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    shown = "\n".join(output.traceback)
    assert shown.startswith("UnreadableFile: Connections.csv")
    assert "netkit/formats" not in shown
    assert len(shown.splitlines()) <= 3
