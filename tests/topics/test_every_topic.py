"""Every topic that is there: its pages agree with its code, its checks are right, and its notebooks run."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import networkx as nx
import pytest
from nbclient import NotebookClient

from netkit import topics
from netkit.checks import Number, Sheet, mark
from netkit.cli import main
from netkit.course import sources, workspace
from netkit.errors import InvalidRequest
from netkit.model import Record
from netkit.network import Network
from netkit.topics import catalogue
from tests import fuzz

SOURCES = {source.topic: source for source in sources.topics()}
EVERY_QUESTION = [(name, question) for name in SOURCES for question in catalogue.questions(name)]

every_topic = pytest.mark.parametrize("topic", SOURCES)
every_question = pytest.mark.parametrize(("topic", "name"), EVERY_QUESTION)


@cache
def case_of(topic: str, number: int) -> Network:
    """The practice case, and then those of students s001, s002 and so on."""
    return topics.make(topic, course="netkit", student=f"s{number:03}") if number else topics.practice(topic)


@cache
def sheet_of(topic: str, name: str, number: int) -> Sheet:
    case = case_of(topic, number)
    return catalogue.questions(topic)[name].sheet(f"{topic}.{name}", catalogue.topic(topic).forms[name](case), case)


@pytest.fixture(
    params=[range(20), pytest.param(range(20, fuzz.cases(50, 500)), marks=[pytest.mark.slow, pytest.mark.fuzz])],
    ids=["few", "many"],
)
def numbers(request: pytest.FixtureRequest) -> range:
    """Which cases: twenty at first, and more when there is time."""
    chosen: range = request.param
    return chosen


# What the pages and the code say of each other.


def test_every_topic_has_its_notebooks_and_every_notebook_its_topic() -> None:
    assert sorted(SOURCES) == catalogue.names()
    for source in SOURCES.values():
        assert source.folder.name.startswith(f"{source.number:02}-")
        assert all(source.page(kind).exists() for kind in ("lesson", "exercise", "mentor", "teach"))


@every_topic
def test_what_a_student_opens_is_told_apart_by_its_first_letters(topic: str) -> None:
    # A tab of JupyterLab shows about twenty.
    names = [SOURCES[topic].name(kind) for kind in sources.WORKSPACE]
    assert len({name[:8] for name in names}) == len(names)
    assert max(map(len, names)) <= 20


def cells(topic: str, kind: str) -> list[Any]:
    return list(sources.read(SOURCES[topic].page(kind)).cells)


def settings(cell: Any) -> dict[str, Any]:
    return dict(cell.metadata.get("nbgrader", {}))


@every_topic
def test_the_headings_say_the_title_and_the_number(topic: str) -> None:
    source = SOURCES[topic]
    headings = {
        kind: cells(topic, kind)[0].source.splitlines()[0] for kind in ("lesson", "exercise", "mentor", "teach")
    }
    assert headings == {
        "lesson": f"# {source.number} · {source.title}",
        "exercise": f"# Exercise {source.number} · {source.title}",
        "mentor": f"# For your mentor · {source.title}",
        "teach": f'# Teaching "{source.title}"',
    }


@every_topic
def test_every_question_has_its_form_its_points_its_variable_and_its_cells(topic: str) -> None:
    questions = catalogue.questions(topic)
    assert list(catalogue.topic(topic).forms) == list(questions)
    exercise = cells(topic, "exercise")
    graded = [cell for cell in exercise if settings(cell).get("grade") and cell.cell_type == "code"]
    assert [(cell.source, settings(cell)["points"]) for cell in graded] == [
        (f'check("{topic}.{name}", {question.variable})', question.points) for name, question in questions.items()
    ]
    assert all(settings(cell)["locked"] for cell in graded)
    solutions = [cell.source for cell in exercise if settings(cell).get("solution") and cell.cell_type == "code"]
    for question, source in zip(questions.values(), solutions, strict=True):
        assert f"{question.variable} = ...\n### BEGIN SOLUTION\n" in source
        assert source.endswith("\n### END SOLUTION")
    practice = "\n".join(cell.source for cell in exercise if "case=practice" in cell.source and not settings(cell))
    assert re.findall(rf'check\("{topic}\.(\w+)"', practice) == list(questions)


@every_topic
def test_each_question_has_three_hints(topic: str) -> None:
    hints = [cell.source.count("<details><summary>Hint") for cell in cells(topic, "exercise")]
    assert [count for count in hints if count] == [3] * len(catalogue.questions(topic))


@every_topic
def test_what_is_written_is_marked_by_the_rows_of_a_rubric(topic: str) -> None:
    exercise = cells(topic, "exercise")
    for written in [cell for cell in exercise if settings(cell).get("grade") and cell.cell_type == "markdown"]:
        (prompt,) = [cell.source for cell in exercise if "| | 0 | 1 | 2 | 3 |" in cell.source]
        rows = [line for line in prompt.splitlines() if line.startswith("| ")][1:]
        assert settings(written)["points"] == 3 * len(rows)
        sample = written.source.split("\n", 1)[1].rsplit("\n", 1)[0]
        assert 120 <= len(sample.split()) <= 180


@every_topic
def test_words_are_short_and_never_shout(topic: str) -> None:
    for question in catalogue.questions(topic).values():
        for words in (question.right, question.otherwise, *(wrong.sentence for wrong in question.wrong)):
            assert len(words.split()) <= 30, words
            assert not {"!", "simply", "obviously"} & set(words.lower().split()), words


@every_topic
def test_what_is_for_the_mentor_and_the_teacher_is_a_page_each(topic: str) -> None:
    for kind in ("mentor", "teach"):
        assert 100 <= len(SOURCES[topic].page(kind).read_text(encoding="utf-8").split()) <= 500


# The bank of answers.


@every_question
def test_the_reference_and_every_other_spelling_earn_all_points(topic: str, name: str, numbers: range) -> None:
    question = catalogue.questions(topic)[name]
    assert question.alternatives
    for number in numbers:
        case, sheet = case_of(topic, number), sheet_of(topic, name, number)
        for answer in (question.reference, *question.alternatives):
            evidence = mark(sheet, answer(case))
            assert (evidence.earned, evidence.state) == (question.points, "Right"), answer(case)


@every_question
def test_every_known_mistake_earns_its_fraction_and_gets_its_own_words(topic: str, name: str, numbers: range) -> None:
    question = catalogue.questions(topic)[name]
    assert len(question.wrong) >= 3
    assert len({wrong.sentence for wrong in question.wrong}) == len(question.wrong)
    for number in numbers:
        case, sheet = case_of(topic, number), sheet_of(topic, name, number)
        for wrong in question.wrong:
            evidence = mark(sheet, wrong.value(case))
            found = (evidence.misconception, evidence.score, evidence.sentence)
            assert found == (wrong.name, wrong.fraction, wrong.sentence), number
            assert evidence.state == ("Partly" if wrong.fraction else "Not yet")


@every_question
def test_no_known_mistake_earns_less_than_the_rule_alone_would_give(topic: str, name: str, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(topic, name, number)
        for mistake in sheet.mistakes:
            assert sheet.form.share(mistake.value, sheet.expected) <= mistake.fraction < 1


@every_question
def test_numbers_that_mean_different_things_are_ten_tolerances_apart(topic: str, name: str, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(topic, name, number)
        if isinstance(sheet.form, Number):
            values = [sheet.expected, *(mistake.value for mistake in sheet.mistakes)]
            gap = 10 * sheet.form.tolerance or 1
            assert all(abs(a - b) >= gap - 1e-6 for a, b in itertools.combinations(values, 2)), values  # type: ignore[operator]


@every_question
def test_an_answer_that_is_slightly_off_is_not_right(topic: str, name: str, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(topic, name, number)
        for answer in neighbours(sheet):
            assert mark(sheet, answer).state != "Right", answer


def neighbours(sheet: Sheet) -> list[Any]:
    """Answers that differ from the right one as little as their form allows."""
    match sheet.expected:
        case float(right):
            off = 1.2 * sheet.form.tolerance or 1  # type: ignore[union-attr]
            return [right - off, right + off]
        case list(right):
            return [list({one} ^ set(right)) for one in sheet.form.names]  # type: ignore[union-attr]
        case labels:
            others = itertools.product(labels, ["true", "false", "cannot tell"])
            return [labels | {letter: other} for letter, other in others if labels[letter] != other]


def test_no_answer_earns_nothing_on_any_practice_case() -> None:
    for topic, name in EVERY_QUESTION:
        evidence = mark(catalogue.practice_sheets(topic)[name], ...)
        assert (evidence.earned, evidence.state) == (0, "Not answered")


@every_topic
def test_practice_never_prints_the_answer(topic: str, capsys: pytest.CaptureFixture[str]) -> None:
    practice = topics.practice(topic)
    for name, question in catalogue.questions(topic).items():
        for answer in [..., "no", -1, 0.5, 7, ["t"] * 6, *(wrong.value(practice) for wrong in question.wrong)]:
            topics.check(f"{topic}.{name}", answer, case=practice)
        shown = set(re.findall(r"\w+(?:[.,]\d+)?", capsys.readouterr().out.replace("Step ", "Step").lower()))
        match catalogue.practice_sheets(topic)[name].expected:
            case float(number):
                assert not {f"{number:.2f}", f"{number:g}"} & shown, name
            case list(ids):
                assert not set(ids) & shown, name


# Cases.


@every_topic
def test_a_student_always_has_the_same_case_and_no_other_student_has_it(topic: str) -> None:
    def records(course: str, student: str) -> list[Record]:
        return topics.make(topic, course=course, student=student).store.records()

    assert records("netkit", "s001") == records("netkit", "s001")
    found = [records(course, f"s{number:03}") for course in ("netkit", "spring") for number in range(20)]
    assert all(
        one != other for one, other in itertools.combinations([*found, topics.practice(topic).store.records()], 2)
    )


DIGESTS = """
import hashlib
from netkit.topics import catalogue
for topic in catalogue.names():
    for student in ("s001", "Zoë", "a b"):
        records = catalogue.make(topic, course="netkit", student=student).store.records()
        print(hashlib.sha256(repr([ordered(one) for one in records]).encode()).hexdigest())
"""
ORDERED = """
from dataclasses import fields
def ordered(record):
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}
"""


@pytest.mark.slow
def test_a_case_is_the_same_in_every_process_and_on_every_python(tmp_path: Path) -> None:
    # The others borrow networkx, which is plain Python, and nothing else from this environment.
    (tmp_path / "networkx").symlink_to(Path(nx.__file__).parent)
    found: dict[str, str] = {}
    for version, python in interpreters().items():
        for seed in "012":
            environment = {
                "PATH": os.environ["PATH"],
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": f"{sources.ROOT}:{tmp_path}",
            }
            program = [python, "-c", ORDERED + DIGESTS]
            done = subprocess.run(program, env=environment, capture_output=True, text=True, cwd=tmp_path, check=False)
            assert done.returncode == 0, done.stderr
            found[f"{version}, hash seed {seed}"] = done.stdout
    assert len(set(found.values())) == 1, found
    if len(found) < 6:
        pytest.skip("only one Python found; install a second of 3.11, 3.12 and 3.13 to compare")


def interpreters() -> dict[str, str]:
    """Each Python that netkit runs on and that starts here, by its version."""
    named = {version: shutil.which(f"python{version}") for version in ("3.11", "3.12", "3.13")}
    kept = {path.parts[-3]: str(path) for path in Path.home().glob(".pyenv/versions/3.1[123].*/bin/python")}
    tried = {"this one": sys.executable, **{version: path for version, path in named.items() if path}, **kept}
    ask = "import sys; print(sys.version_info[:2])"
    answers = {path: subprocess.run([path, "-c", ask], capture_output=True, text=True) for path in tried.values()}
    return {done.stdout.strip(): path for path, done in answers.items() if done.returncode == 0}


@every_topic
def test_nobody_in_a_case_can_be_written_to(topic: str) -> None:
    for number in range(5):
        case = case_of(topic, number)
        assert case.today is not None
        assert all(not (person.email or person.profile or person.notes) for person in case.contacts)


def test_a_topic_and_a_question_that_are_not_there_are_refused_with_those_that_are() -> None:
    topic, name = EVERY_QUESTION[0]
    with pytest.raises(InvalidRequest, match=rf"no topic 'dancing'; there are: .*{topic}"):
        topics.practice("dancing")
    with pytest.raises(InvalidRequest, match=rf"no question '{topic}\.dance'; there are: .*{topic}\.{name}"):
        topics.check(f"{topic}.dance", 1)


# The notebooks, run as a student and as the grader run them.


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a student, with a list of contacts to import."""
    place = tmp_path_factory.mktemp("home") / "mine"
    workspace.write(place, student="s001")
    connections = Path(__file__).parents[1] / "fixtures" / "linkedin" / "connections.csv"
    shutil.copyfile(connections, place / "my-network" / "Connections.csv")
    return place


def run(path: Path, change: Callable[[Any], None] = lambda _: None) -> list[Any]:
    """Run a notebook where it lies; return its code cells. A cell that raises fails the test."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.get("tags", []).clear()  # the private cells run too
        change(cell)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def words(cells: list[Any]) -> list[str]:
    outputs = [output for cell in cells for output in cell.outputs]
    assert not [output.text for output in outputs if output.get("name") == "stderr"]
    return [output.data["text/plain"] for output in outputs if output.output_type == "display_data"]


@pytest.mark.slow
@every_topic
def test_every_cell_of_the_lesson_runs_in_a_workspace_the_private_ones_too(topic: str, mine: Path) -> None:
    words(run(mine / SOURCES[topic].target("lesson")))


@pytest.mark.slow
@every_topic
def test_a_released_exercise_has_no_solution_and_runs_from_top_to_bottom(topic: str, mine: Path) -> None:
    exercise = mine / SOURCES[topic].target("exercise")
    assert "SOLUTION" not in exercise.read_text(encoding="utf-8")
    questions = catalogue.questions(topic)
    shown = words(run(exercise))
    assert sum("Not answered" in word for word in shown) == 2 * len(questions)


@pytest.mark.slow
@every_topic
def test_the_solutions_have_the_right_form_for_a_student_and_earn_every_point_from_the_grader(
    topic: str, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = mine / SOURCES[topic].target("exercise").with_name("solved.ipynb")
    sources.write(sources.read(SOURCES[topic].page("exercise")), source)
    questions = catalogue.questions(topic)
    assert sum(word.startswith("\N{EN DASH} Form is right.") for word in words(run(source))) == len(questions)
    monkeypatch.setenv("NETKIT_STUDENT", "s002")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    cells = run(source)
    earned = [cell.outputs[-1].data["text/plain"] for cell in cells if settings(cell).get("grade")]
    assert [float(points) for points in earned] == [question.points for question in questions.values()]


def test_the_command_takes_no_exercise_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["class", "--folder", str(tmp_path / "class"), "--exercise", "98"]) == 1
    assert "there is no exercise '98'; there are: " in capsys.readouterr().err
    for source in SOURCES.values():
        assert sources.find(f"{source.number:02}") == sources.find(source.topic) == source
