"""The questions of each exercise: right answers earn all, known mistakes their fraction, and the notebook agrees.

The expected answers are worked out here a second time, from the bare records, with networkx.
"""

from __future__ import annotations

import itertools
import math
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import networkx as nx
import pytest

import netkit
from netkit import cases
from netkit.checks.answer_forms import Number
from netkit.checks.marking import Sheet, mark
from netkit.checks.questions import Question, catalogue, find
from netkit.errors import InvalidRequest
from netkit.model import ME
from netkit.network import Network
from tests import fuzz

NOTEBOOK = Path(netkit.__file__).parents[1] / "notebooks/exercises/02-assess-your-network/02-assess-your-network.md"
QUESTIONS = catalogue("assess")

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)


@cache
def case_of(number: int) -> Network:
    """The practice case, and then those of students s001, s002 and so on."""
    if number == 0:
        return cases.practice("assess")
    return cases.make("assess", course="netkit", student=f"s{number:03}")


@cache
def sheet_of(question: Question, number: int) -> Sheet:
    return question.sheet(case_of(number))


@pytest.fixture(
    params=[range(20), pytest.param(range(20, fuzz.cases(50, 500)), marks=[pytest.mark.slow, pytest.mark.fuzz])],
    ids=["few", "many"],
)
def numbers(request: pytest.FixtureRequest) -> range:
    """Which cases: twenty at first, and more when there is time."""
    chosen: range = request.param
    return chosen


# Worked out a second time.


def among_contacts(case: Network) -> nx.Graph:
    graph = nx.Graph()
    for person in case.contacts:
        graph.add_node(person.id, circle=person.circle, closeness=person.closeness, name=person.name)
    graph.add_edges_from((tie.a, tie.b) for tie in case.ties)
    return graph


def with_owner(case: Network) -> nx.Graph:
    graph = among_contacts(case)
    graph.add_edges_from((ME, person.id) for person in case.contacts)
    return graph


def place(case: Network) -> float:
    n = len(case.contacts)
    lower, upper = (constraint(graph, 0) for graph in (nx.star_graph(n), nx.complete_graph(n + 1)))
    return (constraint(with_owner(case), ME) - lower) / (upper - lower)


def constraint(graph: nx.Graph, ego: object) -> float:
    """Burt's formula as the paper has it, one pair at a time."""
    contacts = list(graph[ego])
    share = {a: dict.fromkeys(graph[a], 1 / graph.degree[a]) for a in graph}
    by_way = {j: sum(share[ego][q] * share[q].get(j, 0) for q in contacts if q != j) for j in contacts}
    return float(sum((share[ego][j] + by_way[j]) ** 2 for j in contacts))


def labels(case: Network) -> dict[str, str]:
    graph = among_contacts(case)
    (first, most), (_, next_most), *_ = sorted(graph.degree, key=lambda pair: -pair[1])
    assert most > next_most
    known = graph.nodes
    groups = nx.number_connected_components(graph)
    rest = graph.subgraph(set(graph) - {first})
    truths = {
        "A": all(known[a]["circle"] == known[b]["circle"] for a, b in graph.edges),
        "C": known[first]["closeness"] in (4, 5),
        "D": any(known[a]["closeness"] == known[b]["closeness"] == 5 for a, b in graph.edges),
        "F": nx.number_connected_components(rest) > groups,
    }
    return {letter: str(truth).lower() for letter, truth in truths.items()} | dict.fromkeys("BE", "cannot tell")


EXPECTED: dict[str, Callable[[Network], Any]] = {
    "assess.density": lambda case: nx.density(among_contacts(case)),
    "assess.groups": lambda case: nx.number_connected_components(among_contacts(case)),
    "assess.alone": lambda case: list(nx.isolates(among_contacts(case))),
    "assess.effective": lambda case: nx.effective_size(with_owner(case), nodes=[ME])[ME],
    "assess.constraint": place,
    "assess.statements": labels,
}


@every_question
def test_the_answer_worked_out_a_second_time_is_right_on_every_case(question: Question, numbers: range) -> None:
    for number in numbers:
        assert mark(sheet_of(question, number), EXPECTED[question.id](case_of(number))).state == "Right", number


# The bank of answers.


@every_question
def test_the_reference_and_every_other_spelling_earn_all_points(question: Question, numbers: range) -> None:
    assert question.alternatives
    for number in numbers:
        case, sheet = case_of(number), sheet_of(question, number)
        for answer in (question.reference, *question.alternatives):
            evidence = mark(sheet, answer(case))
            assert (evidence.earned, evidence.state) == (question.points, "Right"), answer(case)


@every_question
def test_every_known_mistake_earns_its_fraction_and_gets_its_own_words(question: Question, numbers: range) -> None:
    assert len(question.wrong) >= 3
    assert len({wrong.sentence for wrong in question.wrong}) == len(question.wrong)
    for number in numbers:
        case, sheet = case_of(number), sheet_of(question, number)
        for wrong in question.wrong:
            evidence = mark(sheet, wrong.value(case))
            found = (evidence.misconception, evidence.score, evidence.sentence)
            assert found == (wrong.name, wrong.fraction, wrong.sentence), number
            assert evidence.state == ("Partly" if wrong.fraction else "Not yet")


@every_question
def test_no_known_mistake_earns_less_than_the_rule_alone_would_give(question: Question, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(question, number)
        for mistake in sheet.mistakes:
            assert sheet.form.share(mistake.value, sheet.expected) <= mistake.fraction < 1


@every_question
def test_no_answer_earns_nothing_and_is_called_not_answered(question: Question, numbers: range) -> None:
    for number in numbers:
        evidence = mark(sheet_of(question, number), ...)
        assert (evidence.earned, evidence.state) == (0, "Not answered")


@every_question
def test_numbers_that_mean_different_things_are_ten_tolerances_apart(question: Question, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(question, number)
        if isinstance(sheet.form, Number):
            values = [sheet.expected, *(mistake.value for mistake in sheet.mistakes)]
            gap = 10 * sheet.form.tolerance or 1
            assert all(abs(a - b) >= gap - 1e-6 for a, b in itertools.combinations(values, 2)), values


@every_question
def test_a_number_that_is_slightly_off_earns_nothing(question: Question, numbers: range) -> None:
    for number in numbers:
        case, sheet = case_of(number), sheet_of(question, number)
        if isinstance(sheet.form, Number):
            off = 1.2 * sheet.form.tolerance or 1
            near = [sheet.expected - off, sheet.expected + off]
            assert all(mark(sheet, value).state != "Right" for value in near)
            # One wrong count is wrong too: a tie too many, or a contact.
            n, t = len(case.contacts), len(case.ties)
            slips = {
                "assess.density": [2 * (t + 1) / (n * (n - 1)), 2 * t / (n * (n + 1)), 2 * t / (n * n)],
                "assess.effective": [n - 2 * (t + 1) / n, n - 2 * t / (n - 1), n - 2 * t / (n + 1)],
            }
            assert all(mark(sheet, value).state != "Right" for value in slips.get(question.id, []))


@every_question
def test_one_name_or_label_changed_is_no_longer_right(question: Question, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(question, number)
        if isinstance(sheet.expected, list):
            for name in sheet.form.names:  # type: ignore[union-attr]
                assert mark(sheet, list({name} ^ set(sheet.expected))).state != "Right"
        if isinstance(sheet.expected, dict):
            for letter, other in itertools.product(sheet.expected, ["true", "false", "cannot tell"]):
                changed = sheet.expected | {letter: other}
                assert (mark(sheet, changed).state == "Right") == (changed == sheet.expected)


def test_the_statements_are_two_true_two_false_and_two_that_nobody_can_tell(numbers: range) -> None:
    for number in numbers:
        assert sorted(labels(case_of(number)).values()) == ["cannot tell"] * 2 + ["false"] * 2 + ["true"] * 2


def test_every_statement_but_two_is_true_for_some_students_and_false_for_others() -> None:
    sheets = [sheet_of(find("assess.statements"), number) for number in range(1, 41)]
    for letter in "ACDF":
        true = sum(sheet.expected[letter] == "true" for sheet in sheets)  # type: ignore[call-overload, index]
        assert 0.2 < true / len(sheets) < 0.8


def test_words_are_short_and_never_shout() -> None:
    for question in QUESTIONS:
        for words in (question.right, question.otherwise, *(wrong.sentence for wrong in question.wrong)):
            assert len(words.split()) <= 30, words
            assert not {"!", "simply", "obviously"} & set(words.lower().split()), words


def test_a_question_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidRequest, match=r"no question 'assess\.densty'.*assess\.density"):
        find("assess.densty")
    with pytest.raises(InvalidRequest, match="for: assess"):
        catalogue("records")


# The notebook.


@pytest.fixture(scope="module")
def notebook() -> Any:
    return jupytext.read(NOTEBOOK, fmt="md:myst")


def settings(cell: Any) -> dict[str, Any]:
    return cell.metadata.get("nbgrader", {})


def test_every_question_has_its_cells_with_its_points_and_its_variable(notebook: Any) -> None:
    graded = [cell for cell in notebook.cells if settings(cell).get("grade") and cell.cell_type == "code"]
    assert [(cell.source, settings(cell)["points"]) for cell in graded] == [
        (f'check("{question.id}", {question.variable})', question.points) for question in QUESTIONS
    ]
    assert all(settings(cell)["locked"] for cell in graded)
    solutions = [cell.source for cell in notebook.cells if settings(cell).get("solution") and cell.cell_type == "code"]
    for question, source in zip(QUESTIONS, solutions, strict=True):
        assert f"{question.variable} = ...\n### BEGIN SOLUTION\n" in source
        assert source.endswith("\n### END SOLUTION")
    practice = [cell.source for cell in notebook.cells if "case=practice" in cell.source and not settings(cell)]
    assert [question.id for question in QUESTIONS if any(question.id in source for source in practice)] == [
        question.id for question in QUESTIONS
    ]


def test_the_written_part_is_worth_five_rows_of_three_points(notebook: Any) -> None:
    (written,) = [cell for cell in notebook.cells if settings(cell).get("grade") and cell.cell_type == "markdown"]
    assert settings(written)["points"] == 15
    (prompt,) = [cell.source for cell in notebook.cells if "| | 0 | 1 | 2 | 3 |" in cell.source]
    rows = [line for line in prompt.splitlines() if line.startswith("| ")]
    assert len(rows) == 6
    sample = written.source.split("\n", 1)[1].rsplit("\n", 1)[0]
    assert 120 <= len(sample.split()) <= 180


def test_each_question_has_three_hints_and_none_of_them_an_answer(notebook: Any) -> None:
    prompts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown" and "<details>" in cell.source]
    assert [prompt.count("<details><summary>Hint") for prompt in prompts] == [3] * len(QUESTIONS)


@pytest.mark.slow
def test_nbgrader_releases_it_without_solutions_and_the_solutions_earn_all_points(
    notebook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbformat = pytest.importorskip("nbformat")
    api = pytest.importorskip("nbgrader.apps").NbGraderAPI
    from nbgrader.preprocessors import Execute
    from nbgrader.utils import determine_grade
    from traitlets.config import Config

    # nbgrader runs alembic by its name.
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    name = NOTEBOOK.stem
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    source = tmp_path / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(notebook, source)

    config = Config()
    config.CourseDirectory.root = str(tmp_path)
    config.Exchange.root = str(tmp_path / "exchange")
    config.ClearSolutions.code_stub = {"python": "# your answer"}
    done = api(config=config).generate_assignment(name)
    assert done["success"], done["log"]
    released = nbformat.read(tmp_path / "release" / name / f"{name}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in released.cells)
    assert "SOLUTION" not in text
    assert "One good answer" not in text
    assert "most_tied" not in text
    assert text.count("= ...") == 2 * len(QUESTIONS)

    for student, environment in {"s001": "autograde", "s002": "autograde"}.items():
        for variable, value in {"NETKIT_STUDENT": student, "NBGRADER_EXECUTION": environment}.items():
            monkeypatch.setenv(variable, value)
        solved = nbformat.from_dict(nbformat.read(source, as_version=4))
        Execute(kernel_name="python3").preprocess(solved, {"metadata": {"path": str(tmp_path)}})
        graded = [cell for cell in solved.cells if settings(cell).get("grade") and cell.cell_type == "code"]
        assert [determine_grade(cell) for cell in graded] == [
            (question.points, question.points) for question in QUESTIONS
        ]
        outputs = [output for cell in solved.cells for output in cell.get("outputs", [])]
        assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
        shown = [output.data["text/plain"] for output in outputs if output.output_type == "display_data"]
        assert sum(words.startswith("✓ Right") for words in shown) == len(QUESTIONS)
        assert sum("Not answered" in words for words in shown) == len(QUESTIONS)
    assert math.isclose(sum(question.points for question in QUESTIONS), 25)
