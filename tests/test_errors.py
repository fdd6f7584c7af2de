"""Errors as the one sees them who caused them."""

import html
import inspect
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

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


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("nobody here is called 'Mie'; did you mean Mei?", "Nobody here is called 'Mie'; did you mean Mei?"),
        ("there is no topic 'asess'", "There is no topic 'asess'."),
        ("my people.csv: no name", "This did not work with my people.csv: no name."),
        ("folder: no file", "This did not work with folder: no file."),
        ("contact 'mei': no name", "Contact 'mei': no name."),
        ("'Mei' fits 2 contacts", "This did not work: 'Mei' fits 2 contacts."),
    ],
)
def test_people_read_a_message_as_a_sentence_in_which_names_keep_their_letters(message: str, sentence: str) -> None:
    assert NetkitError(message).sentence() == sentence


@pytest.mark.slow
def test_in_a_notebook_and_its_web_page_a_student_sees_our_words_alone() -> None:
    cells = {
        "from netkit import Network, cases, topics": "",
        "me = Network.of(); me.import_file('../my.csv')": "This did not work with ../my.csv: there is no such file",
        "Network.open('no-folder/my-network.db')": "This did not work: no-folder/my-network.db cannot be made",
        "me.contact('Mei')": "Nobody here is called 'Mei'; the names are in the list of contacts.",
        "me.meet('Mei', closeness=9)": "Contact ",
        "topics.practice('asess')": "There is no topic 'asess'; there are: ask, assess,",
    }
    notebook: Any = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    NotebookClient(notebook, allow_errors=True, kernel_name="python3").execute()
    page, _ = HTMLExporter().from_notebook_node(notebook)
    for cell, words in list(zip(notebook.cells, cells.values(), strict=True))[1:]:
        (output,) = cell.outputs
        (line,) = output.traceback
        assert line.startswith(words)
        assert html.escape(line, quote=False) in page
    assert "Traceback" not in page
    assert "netkit/" not in page


def test_a_long_message_is_broken_between_words_in_a_notebook() -> None:
    shown = "\n".join(errors.InvalidRequest("say whose case this is, " * 12 + "\nand then")._render_traceback_())
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.split() == errors.InvalidRequest("say whose case this is, " * 12 + "\nand then").sentence().split()
