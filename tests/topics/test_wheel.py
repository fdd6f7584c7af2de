"""The wheel for students, installed alone: every lesson and exercise runs with it, and it has no expected answer."""

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import pytest

from netkit import topics
from netkit.course import sources, wheel, workspace
from netkit.topics import catalogue

pytestmark = pytest.mark.slow

STUDENT = "s001"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel.build(tmp_path_factory.mktemp("wheels"))


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A student's workspace, as the school hands it out."""
    place = tmp_path_factory.mktemp("home") / "mine"
    workspace.write(place, student=STUDENT)
    return place


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel, which borrows everything else from this one."""
    environment = tmp_path_factory.mktemp("fresh") / "env"
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, environment], check=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([uv, "pip", "install", "--quiet", "--no-deps", "--python", python, built], check=True)
    (site,) = environment.rglob("site-packages")
    # A .pth file in a folder that is reached so is not read: the editable netkit of this environment is not found.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def run(python: Path, program: str, cwd: Path, *arguments: str, **environment: str) -> Any:
    """What a program prints last, as JSON, run by the new environment and with nothing of this one's settings."""
    command = [python, "-c", program, *arguments]
    bare = {"PATH": str(python.parent), "HOME": str(cwd), "IPYTHONDIR": str(cwd / ".ipython"), **environment}
    done = subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_wheel_has_no_questions_and_the_practice_answers_as_data(built: Path) -> None:
    names = zipfile.ZipFile(built).namelist()
    assert [name for name in names if "questions.py" in name] == []
    for topic in catalogue.names():
        data = json.loads(zipfile.ZipFile(built).read(f"netkit/topics/{topic}/practice.json"))
        sheets = {name: sheet.to_data() for name, sheet in catalogue.practice_sheets(topic).items()}
        assert json.loads(json.dumps(sheets)) == data


NOTEBOOK = """
import json, sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
import netkit
path = Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
shown = [output["data"].get("text/plain", "") for output in outputs if output.output_type == "display_data"]
errors = [output["text"] for output in outputs if output.get("name") == "stderr"]
print(json.dumps([netkit.__file__, shown, errors]))
"""


@pytest.mark.parametrize("kind", ["lesson", "exercise"])
@pytest.mark.parametrize("topic", [source.topic for source in sources.topics()])
def test_a_lesson_and_an_exercise_run_with_the_wheel_alone(python: Path, mine: Path, topic: str, kind: str) -> None:
    path = mine / sources.find(topic).target(kind)
    used, shown, errors = run(python, NOTEBOOK, mine, str(path))
    assert Path(used).is_relative_to(python.parents[1])
    assert errors == []
    if kind == "exercise":
        graded = [question for question in catalogue.questions(topic).values() if question.points]
        assert sum("Not answered" in words for words in shown) >= 3 * len(graded)


TYPED = """
import json, sys
import nbformat
from nbclient import NotebookClient
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(sys.argv[1])])
NotebookClient(notebook, timeout=120).execute()
print(json.dumps([output["data"]["text/plain"] for output in notebook.cells[0].outputs]))
"""


def test_every_kernel_and_jupyterlab_of_the_environment_know_typed_cells(python: Path, mine: Path) -> None:
    assert run(python, TYPED, mine, "%%say\nBoth know Ada.") == ["\N{EN DASH} 3 words. They stay in this notebook."]
    extension = python.parents[1] / "share" / "jupyter" / "labextensions" / "netkit-typed-text"
    declared = json.loads((extension / "package.json").read_text(encoding="utf-8"))
    assert (extension / declared["jupyterlab"]["_build"]["load"]).exists()


CHECK = """
import contextlib, io, json, sys
from netkit.topics import check, checking, notebook
said = []
for question, practice, answer in json.loads(sys.argv[1]):
    words = io.StringIO()
    with contextlib.redirect_stdout(words):
        if practice:
            points = print(checking.practise(question, answer))
        else:
            notebook.answer(question, answer)
            points = check(question)
    said.append([points, words.getvalue().partition(".")[0].strip()])
print(json.dumps(said))
"""


GRADE = """
import json, sys
from netkit.cases.identity import Identity
from netkit.grading.evidence import evidence
me = Identity("netkit", sys.argv[2])
found = [evidence(question, answer, me) for question, _, answer in json.loads(sys.argv[1])]
print(json.dumps([[one.state, one.earned] for one in found]))
"""


def answers(topic: str) -> list[tuple[str, bool, str]]:
    """For each question the right answer and the known wrong ones, on the practice case and on the student's own."""
    found = []
    for practice in (True, False):
        case = topics.practice(topic) if practice else topics.make(topic, course="netkit", student=STUDENT)
        for name, question in catalogue.questions(topic).items():
            form = catalogue.topic(topic).forms[name](case)
            typed = [
                question.typed(one, form, case) for one in (question.reference, *(w.value for w in question.wrong))
            ]
            found += [(f"{topic}.{name}", practice, text) for text in typed]
    return found


@pytest.mark.parametrize("topic", catalogue.names())
def test_practice_is_marked_and_of_an_own_answer_only_the_form(python: Path, mine: Path, topic: str) -> None:
    asked = answers(topic)
    said = run(python, CHECK, mine, json.dumps(asked))
    own = {words for (_, practice, _), (_, words) in zip(asked, said, strict=True) if not practice}
    assert own == {"\N{EN DASH} Form is right (your case)"}
    right = [words for (_, practice, _), (_, words) in zip(asked, said, strict=True) if practice]
    assert sum(words.startswith("✓ Right") for words in right) >= len(catalogue.questions(topic))


@pytest.mark.parametrize("topic", catalogue.names())
def test_the_marking_that_graders_use_marks_no_own_answer(python: Path, mine: Path, topic: str) -> None:
    asked = [one for one in answers(topic) if not one[1]]
    assert run(python, GRADE, mine, json.dumps(asked), STUDENT) == [["Not marked", 0]] * len(asked)


SHEETS = """
import gc, importlib, json, pkgutil
import netkit
skipped = []
for module in pkgutil.walk_packages(netkit.__path__, "netkit."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            skipped.append(str(error))
from netkit.checks import Question, Sheet
from netkit.topics import catalogue
for topic in catalogue.names():
    catalogue.practice_sheets(topic)
    catalogue.make(topic, course="netkit", student="s001")
things = gc.get_objects()
questions = [one for one in things if isinstance(one, Question)]
sheets = {one.question: one.expected for one in things if isinstance(one, Sheet)}
print(json.dumps([len(questions), sheets, skipped]))
"""


def test_nothing_in_the_wheel_is_a_question_or_a_sheet_of_another_case_than_the_practice_case(
    python: Path, mine: Path
) -> None:
    # Marking needs a sheet, and a sheet comes from a question or from the file of the practice case.
    questions, sheets, skipped = run(python, SHEETS, mine)
    assert questions == 0
    assert sheets == {
        f"{topic}.{name}": sheet.expected
        for topic in catalogue.names()
        for name, sheet in catalogue.practice_sheets(topic).items()
    }
    assert skipped == []
