"""Cells of typed text: whatever happened to the first line, what was typed is known, and nothing of it is run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_client.manager import start_new_kernel

from netkit.model import Contact, ContactId
from netkit.store import Store
from netkit.topics import typed_cells
from netkit.topics.typed_cells import TypedCell
from tests.small_topic import SCHOOL

ALONE = TypedCell("answer", "assess.alone", "")

DAMAGED = [
    "%%answer assess.alone\nKalinda",
    "Kalinda",
    "\nKalinda",
    "%%answer assess.alone Kalinda",
    "%%answer assess.alone: Kalinda",
    "Kalinda\n%%answer assess.alone",
    "  %%answer assess.alone\nKalinda",
    "%answer assess.alone\nKalinda",
    "%% answer assess.alone\nKalinda",
    "%%%answer assess.alone\nKalinda",
    "%%Answer assess.alone\nKalinda",
    "%%anwser assess.alone\nKalinda",
    "answer assess.alone\nKalinda",
    "assess.alone\nKalinda",
    "%%answer\nKalinda",
    "%%answer assess alone\nKalinda",
    "%%answerassess.alone\nKalinda",
    "%%try assess.density\nKalinda",
    "%%answer assess.density\nKalinda",
    "%%\nKalinda",
    "%%answer assess.alone {1/0}\nKalinda",
]


@pytest.mark.parametrize("source", DAMAGED)
def test_a_first_line_that_was_changed_or_deleted_is_known_by_the_id_of_the_cell(source: str) -> None:
    found = typed_cells.restore(source, typed_cells.meant_by("answer-assess-alone") or ALONE)
    assert (found.kind, found.question) == ("answer", "assess.alone")
    assert found.text.replace("{1/0}\n", "").strip() == "Kalinda"


@given(st.text(alphabet="Kalind, \n%=assess.one'\"{}!", max_size=60))
def test_no_typed_letter_is_lost_below_a_first_line(text: str) -> None:
    lines = "\n".join(text.splitlines())
    assert typed_cells.parse(f"{ALONE.head}\n{text}") == TypedCell("answer", "assess.alone", lines)
    first = text.lstrip().partition("\n")[0]
    if "%%" not in text and not first.startswith("%") and "assess.alone" not in first:
        assert typed_cells.restore(text, ALONE).text == lines


def test_only_cells_of_the_course_are_typed_cells() -> None:
    for source in ("1 + 1", "%%time\n1", "answer = 3", "%%answers x.y", "", "# %%answer x.y"):
        assert typed_cells.parse(source) is None
    assert [typed_cells.meant_by(id_) for id_ in ("cell-001", "setup", "density-check", "answer", "try-", "")] == [
        None
    ] * 6
    assert typed_cells.meant_by("say-004") == TypedCell("say", "", "")


# In a real kernel.


class Kernel:
    """A kernel in a student's workspace, in which cells are run as JupyterLab does, with their ids."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manager, self.client = start_new_kernel(cwd=str(folder), env=dict(os.environ))

    def run(self, source: str, cell_id: str = "") -> str:
        """What a cell shows as text. An error, or anything that is printed, fails the test."""
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell_id})
        self.client.shell_channel.send(message)
        parts: list[str] = []
        while True:
            reply = self.client.get_iopub_msg(timeout=60)
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            assert reply["msg_type"] not in ("error", "stream"), reply["content"]
            if reply["msg_type"] == "display_data":
                parts.append(reply["content"]["data"]["text/plain"])
            if reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                return "\n".join(parts)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "netkit.toml").write_text('student = "s001"\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETKIT_TOPICS", str(SCHOOL))
        started = Kernel(folder)
    try:
        assert "s001, course netkit" in started.run(
            'from netkit.topics import begin, check, overview\npractice, case = begin("greet")'
        )
        yield started
    finally:
        started.client.stop_channels()
        started.manager.shutdown_kernel(now=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "source", ["%%answer greet.size\n7", "7", "%%answer greet.size 7", "%answr greet.size\n7", "7\n%%answer greet.size"]
)
def test_an_answer_is_read_whatever_happened_to_its_first_line(kernel: Kernel, source: str) -> None:
    assert kernel.run(source, "answer-greet-size").startswith("\N{EN DASH} Form is right (your case). Read: 7.")
    assert kernel.run('check("greet.size")').endswith("This can be graded.")


HOSTILE = [
    "{__import__('pathlib').Path('ran').touch()}",
    "!touch ran",
    "%run ran",
    "%%bash\ntouch ran",
    "\ntouch = open('ran', 'w')",
    '"""\nopen(\'ran\', \'w\')\n"""',
    "'); open('ran', 'w'); ('",
    "\\\nopen('ran', 'w')",
    "$x ${HOME} `touch ran` \\N{BULLET} \\u0041 \\x41",
    ">>> open('ran', 'w')",
    "In [1]: open('ran', 'w')",
    "?open",
    "\x00\x1b[31m\U0001f600\u202e",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "head", ["%%answer greet.close\n", "%%answer greet.close ", "%%try greet.close\n", "%%say\n", "%%say "]
)
def test_nothing_in_typed_text_is_executed(kernel: Kernel, head: str, text: str) -> None:
    shown = kernel.run(head + text)
    assert "not on the list" in shown or "word" in shown
    assert not (kernel.folder / "ran").exists()


@pytest.mark.slow
def test_a_megabyte_is_refused_in_words(kernel: Kernel) -> None:
    assert "at most 20,000 are read" in kernel.run("%%answer greet.size\n" + "7" * 1_000_000)


@pytest.mark.slow
def test_every_other_slip_is_answered_with_a_card(kernel: Kernel) -> None:
    said = {
        "%%answer greet.dance\n7": "There is no question 'greet.dance'; there are: greet.size",
        "%%answer\n7": "Say which question this answers",
        "%%answer dance\n7": "Say which question this answers",
        "%%try greet.reflection\nwords": "nobody marks it for practice",
        "%%try greet.size\n...": "Not answered (practice, not counted)",
        "%%answer greet.size": "Not answered (your case)",
        "%%say\n...": "Nothing written yet",
        "%%say\nBoth know Ada.": "3 words. They stay in this notebook.",
        "%%me\n": "You are s001, course netkit",
        "%%me\nage: 3": "“age:” is neither your name nor your course",
    }
    for source, words in said.items():
        assert words in kernel.run(source), source


@pytest.mark.slow
def test_the_overview_counts_what_was_read_and_names_nobody_of_ones_own_list(kernel: Kernel) -> None:
    own = kernel.folder / "my-network"
    own.mkdir()
    with Store.open(own / "my-network.db") as store:
        store.add(Contact(ContactId("kw"), "Kwabena Wójcik"), Contact(ContactId("may"), "May"))
    kernel.run("%%answer greet.size\n7")
    kernel.run("%%answer greet.share\nmany")
    kernel.run("%%answer greet.close\n...")
    kernel.run("%%answer greet.labels\nA: true")
    text = "In March I may ask a contact.\nIt was Kwabena, and WOJCIK knows it."
    kernel.run(f"%%answer greet.reflection\n{text}")
    shown = kernel.run('overview("greet")')
    assert "3 of 5 answered" in shown
    assert "share: “many” is not a number" in shown
    assert "reflection: 14 words" in shown
    assert "reflection: 2 words may name somebody on your own list, in line 2. Write" in shown
    assert "wabena" not in shown
    assert "may ask" not in shown
    assert "showed your own network" not in shown
    kernel.run("from netkit.network import Network; len(Network.open('my-network/my-network.db').contacts)")
    assert "] showed your own network. Delete it before you save and hand in." in kernel.run('overview("greet")')
    (own / "my-network.db").write_bytes(b"torn" * 1000)
    assert "reflection: your own list could not be read" in kernel.run('overview("greet")')


@pytest.mark.slow
def test_who_one_is_can_be_said_in_a_cell_and_counts_from_then_on(kernel: Kernel) -> None:
    assert "You are Zoë, course spring" in kernel.run("%%me\nname: Zoë\ncourse: spring")
    assert "made for Zoë, course spring" in kernel.run('practice, case = begin("greet")')
    assert "made for Zoë, course autumn" in kernel.run('practice, case = begin("greet", course="autumn")')
    assert "You are s001, course spring" in kernel.run("%%me\ns001")


@pytest.mark.slow
def test_a_name_that_an_earlier_cell_makes_is_no_traceback(kernel: Kernel) -> None:
    kernel.run("del check")
    assert kernel.run('check("greet.size")').startswith(
        "\N{EN DASH} “check” is not known yet. A cell above has not run"
    )
    kernel.run("from netkit.topics import check")
