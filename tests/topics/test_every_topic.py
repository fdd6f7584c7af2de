"""Every topic that is there: its pages agree with its code, its checks are right, and its notebooks run."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from netkit import topics
from netkit.checks import Contacts, Cuts, Labels, Number, Numbers, Order, Rows, Sheet, Written, mark
from netkit.cli import main
from netkit.course import sources
from netkit.errors import InvalidRequest
from netkit.model import Record
from netkit.network import Network
from netkit.topics import catalogue, checking, typed_cells
from netkit.topics.typed_cells import TypedCell
from tests import fuzz
from tests.cases_of_topics import cases
from tests.topics.fairness import spread, thrown_away
from tests.topics.mutants import mutants

SOURCES = {source.topic: source for source in sources.topics()}
EVERY_QUESTION = [(name, question) for name in SOURCES for question in catalogue.questions(name)]
GRADED = {
    name: {one: question for one, question in catalogue.questions(name).items() if question.points} for name in SOURCES
}

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


def typed(topic: str, page: str, kind: str) -> dict[str, TypedCell]:
    """The typed cells of a kind on a page, by question."""
    found = [typed_cells.parse(cell.source) for cell in cells(topic, page) if cell.cell_type == "code"]
    return {one.question: one for one in found if one is not None and one.kind == kind}


@every_topic
def test_every_question_has_its_form_its_points_and_its_cells(topic: str) -> None:
    forms, questions = catalogue.topic(topic).forms, catalogue.questions(topic)
    written = [name for name, form in forms.items() if isinstance(form(case_of(topic, 0)), Written)]
    assert sorted(forms) == sorted([*questions, *written])
    assert list(GRADED[topic]) == list(questions)[: len(GRADED[topic])]
    exercise = cells(topic, "exercise")
    graded = [cell for cell in exercise if settings(cell).get("grade") and settings(cell)["locked"]]
    assert [(cell.source, settings(cell)["points"]) for cell in graded] == [
        (f'check("{topic}.{name}")', question.points) for name, question in GRADED[topic].items()
    ]
    answers = typed(topic, "exercise", "answer")
    assert list(answers) == [f"{topic}.{name}" for name in [*GRADED[topic], *written]]
    assert all(re.match(r"\.\.\.\n### BEGIN SOLUTION\n(.*\n)*### END SOLUTION$", one.text) for one in answers.values())
    practised = [*typed(topic, "exercise", "try"), *typed(topic, "lesson", "try")]
    assert sorted(practised) == sorted(f"{topic}.{name}" for name in questions)


@every_topic
def test_every_typed_cell_can_be_known_by_its_id(topic: str) -> None:
    for page in ("lesson", "exercise"):
        for cell in cells(topic, page):
            if cell.cell_type == "code" and (found := typed_cells.parse(cell.source)) is not None:
                assert typed_cells.restore("Kalinda", typed_cells.meant_by(cell.id) or found) == TypedCell(
                    found.kind, found.question, "Kalinda"
                )
                assert cell.id.startswith(f"{found.kind}-")


@every_topic
def test_an_exercise_begins_with_its_case_and_ends_with_what_is_answered(topic: str) -> None:
    first, *_, last = [cell for cell in cells(topic, "exercise") if cell.cell_type == "code"]
    assert first.source.endswith(f'practice, case = begin("{topic}")')
    assert last.source == f'overview("{topic}")'
    assert settings(first)["locked"]
    assert settings(last)["locked"]


@every_topic
def test_each_question_has_three_hints(topic: str) -> None:
    hints = [cell.source.count("<summary>Hint") for cell in cells(topic, "exercise")]
    assert [count for count in hints if count] == [3] * len(GRADED[topic])


@every_topic
def test_what_is_written_is_marked_by_the_rows_of_a_rubric(topic: str) -> None:
    exercise = cells(topic, "exercise")
    for written in [cell for cell in exercise if settings(cell).get("grade") and settings(cell)["solution"]]:
        # A list and no table, since five columns of words are too many for a phone.
        rows = [
            row for cell in exercise for row in re.findall(r"^- \*\*.+\*\*: 0 .+ · 3 .+$", cell.source, re.MULTILINE)
        ]
        assert settings(written)["points"] == 3 * len(rows)
        sample = written.source.split("BEGIN SOLUTION\n")[1].rsplit("\n", 1)[0]
        assert 120 <= len(sample.split()) <= 180


@every_topic
def test_words_are_short_and_never_shout(topic: str) -> None:
    for question in catalogue.questions(topic).values():
        for words in (question.right, question.otherwise, *(wrong.sentence for wrong in question.wrong)):
            assert len(words.split()) <= 30, words
            assert not {"!", "simply", "obviously"} & set(words.lower().split()), words
            assert not {"*", "`"} & set(words), words  # a card shows Markdown as it was typed


@every_topic
def test_what_is_for_the_mentor_and_the_teacher_is_a_page_each(topic: str) -> None:
    for kind in ("mentor", "teach"):
        assert 100 <= len(SOURCES[topic].page(kind).read_text(encoding="utf-8").split()) <= 500


# The bank of answers.


@every_question
def test_the_reference_and_every_other_spelling_earn_all_points(topic: str, name: str, numbers: range) -> None:
    question = catalogue.questions(topic)[name]
    for number in numbers:
        case, sheet = case_of(topic, number), sheet_of(topic, name, number)
        typed = question.typed(question.reference, sheet.form, case)
        for text in (typed, *sheet.form.spellings(sheet.expected)):
            evidence = mark(sheet, text)
            assert (evidence.earned, evidence.state) == (question.points, "Right"), text


@every_question
def test_every_known_mistake_earns_its_fraction_and_gets_its_own_words(topic: str, name: str, numbers: range) -> None:
    question = catalogue.questions(topic)[name]
    assert len(question.wrong) >= 3
    assert len({wrong.sentence for wrong in question.wrong}) == len(question.wrong)
    for number in numbers:
        case, sheet = case_of(topic, number), sheet_of(topic, name, number)
        for wrong in question.wrong:
            text = question.typed(wrong.value, sheet.form, case)
            evidence = mark(sheet, text)
            share = sheet.form.compare(sheet.form.read(text), sheet.expected)[0]
            if share == 1:
                continue  # a label that is right on this case
            fraction = next(one for one in (wrong.fraction, sheet.form.known, share) if one is not None)
            found = (evidence.misconceptions, evidence.score, evidence.sentences[-1])
            assert found == ((wrong.name,), fraction, wrong.sentence), number
            assert evidence.state == ("Partly" if fraction else "Not yet")


@every_question
def test_no_known_mistake_earns_less_than_the_rule_alone_would_give(topic: str, name: str, numbers: range) -> None:
    for number in numbers:
        sheet = sheet_of(topic, name, number)
        for mistake in sheet.mistakes:
            if mistake.fraction is not None:
                assert sheet.form.compare(mistake.value, sheet.expected)[0] <= mistake.fraction < 1


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
            text = answer if isinstance(answer, str) else sheet.form.write(answer)
            assert mark(sheet, text).state != "Right", text


def neighbours(sheet: Sheet) -> list[Any]:
    """Answers that differ from the right one as little as their form allows."""
    right: Any = sheet.expected
    match sheet.form:
        case Number():
            off = 1.2 * sheet.form.tolerance or 1
            return [right - off, right + off]
        case Numbers():
            return [right | {name: number + off} for name, number in right.items() for off in (-1, 1)]
        case Contacts():
            return [sorted({one} ^ set(right)) for one in sheet.form.names]
        case Order():
            return [[*right[:at], right[at + 1], right[at], *right[at + 2 :]] for at in range(len(right) - 1)]
        case Labels():
            others = itertools.product(right, sheet.form.labels)
            return [right | {item: other} for item, other in others if right[item] != other]
        case Rows():
            (low, high), days = sheet.form.labels, itertools.product(right, (-1, 1))
            turned = [
                right | {line: row.replace(low, "?").replace(high, low).replace("?", high)}
                for line, row in right.items()
            ]
            moved = [
                right | {line: f"{right[line].split()[0]} {_later(right[line].split()[1], off)}"} for line, off in days
            ]
            return [*turned, *moved, *(right | {line: ""} for line in right)]
        case Cuts():
            return [right | {note: "" if cut else sheet.form.notes[note]} for note, cut in right.items()]
    raise AssertionError(sheet.form)


def _later(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days))


@every_topic
def test_the_practice_case_read_by_hand_is_right(topic: str) -> None:
    by_hand = import_module(f"tests.topics.test_{topic}").BY_HAND
    assert by_hand.keys() == {name for of, name in EVERY_QUESTION if of == topic}
    for name, answer in by_hand.items():
        assert mark(catalogue.practice_sheets(topic)[name], answer).state == "Right", name


def one_for_all(sheet: Sheet, place: int, practice: Sheet) -> str:
    """What somebody types who gives one answer for all, names everybody, or takes over a number from practice."""
    form = sheet.form
    match form:
        case Labels():
            return "\n".join(f"{item}: {form.labels[place % len(form.labels)]}" for item in form.items)
        case Rows():
            return "\n".join(f"{line}: {form.labels[place % len(form.labels)]}, {form.today}" for line in form.lines)
        case Cuts():
            return "\n".join(f"{note}: stays" for note in form.notes)
        case Contacts():
            return ", ".join(form.names.values())
        case Order():
            return ", ".join(form.items)
    return str(practice.form.write(practice.expected))


@every_topic
@pytest.mark.parametrize("place", range(3))
def test_one_answer_for_all_earns_under_a_quarter_of_the_points(topic: str, place: int) -> None:
    earned = []
    for _, sheets in cases(topic, 16):
        worth = sum(sheet.points for sheet in sheets.values())
        said = {name: one_for_all(sheet, place, sheet_of(topic, name, 0)) for name, sheet in sheets.items()}
        earned.append(sum(mark(sheets[name], text).earned for name, text in said.items()))
    assert sum(earned) / len(earned) < worth / 4


def test_no_answer_earns_nothing_on_any_practice_case() -> None:
    for topic, name in EVERY_QUESTION:
        evidence = mark(catalogue.practice_sheets(topic)[name], "...")
        assert (evidence.earned, evidence.state) == (0, "Not answered")


ODD = [
    "NaN",
    "-inf",
    "1e999",
    "None",
    "[]",
    "object()",
    "(x for x in iter(int, 1))",
    "range(10**9)",
    "1, " * 6_000,
    "\0",
    "🙂",
]


def test_what_is_no_answer_to_it_earns_little_of_any_question_and_is_answered_in_words() -> None:
    for topic, name in EVERY_QUESTION:
        for text in ODD:
            evidence = mark(catalogue.practice_sheets(topic)[name], text)
            assert evidence.score < 0.5
            assert evidence.state != "Right"
            assert evidence.sentences
            assert max(map(len, evidence.sentences)) < 400


# Mutants of the references, and how alike the cases are: tables by ``python -m tests.topics.mutants`` and ``fairness``.

EQUIVALENT = {
    ("assess.groups", "1 becomes 2", "len(members) > 1"): "no group has two members",
    ("assess.plan", "", "range(1, len(offers) + 1)"): "no one and no two close all gaps",
    ("assess.plan", "LtE becomes Lt", "gaps <="): "the three offer one kind more than the gaps",
    (
        "gain.balance",
        "without its condition",
        "if heading in one.topics",
    ): "the sentences of a heading stand nowhere else",
    (
        "gain.reach",
        "without its condition",
        "if heading in one.topics",
    ): "the sentences of a heading stand nowhere else",
    (
        "ask.readers",
        "all becomes any",
        "for other in known",
    ): "nobody who fits knows two who fit, but for the one left out",
    ("ask.readers", "Lt becomes LtE", "for other in known"): "no two who fit and know each other know equally many",
    ("ask.readers", "Sub becomes Add", "not close"): "the reference asks for closeness, so nothing is added",
    ("ask.routes", "1 becomes", "MONTHS.index"): "another month for all days alike leaves their order",
    ("time.plan", "LtE becomes Lt", "step.due"): "nothing is due on the very day",
    ("time.slots", "GtE becomes Gt", "2026, 3, 29"): "the change of the clocks is on a Sunday, and no half hour is",
    ("time.slots", "Mult becomes Div", 'way == "ahead"'): "1 and -1 divide as they multiply",
    ("talk.parts", "3 becomes 2", ">= 3"): "no two accounts share two parts",
    ("no.next", "Lt becomes LtE", "_age(text)"): "no second message is 14 days old; first ones have their own line",
    ("keep.back", "Add becomes Sub", "12 * int(year)"): "those who are alike had their talks in different years",
    ("widen.prospects", "the other way round", "can give"): "each of the two conditions then stands for the other",
    ("widen.prospects", "Eq becomes NotEq", "need"): "each of the two conditions then stands for the other",
    ("widen.cover", "", "range(1, len(offered) + 1)"): "nobody offers all alone, and two are enough",
    ("widen.cover", "LtE becomes Lt", "together"): "nobody is named who must be among them",
    ("no.next", "Gt becomes GtE", "_age(text)"): "an age that is equal has been found before",
}


@pytest.mark.slow
@every_topic
def test_a_reference_that_is_slightly_wrong_earns_full_marks_on_no_twenty_cases(topic: str) -> None:
    left = [one for one in mutants(topic, range(1, 21), quick=True) if one.survives]
    known = [(one, *about) for one in left for about in EQUIVALENT]
    noted = [one for one, name, how, line in known if one.question == name and how in one.change and line in one.line]
    assert [one for one in left if one not in noted] == []


@pytest.mark.slow
@pytest.mark.fuzz
@every_topic
def test_no_case_takes_a_third_longer_than_another_and_half_of_the_drafts_are_kept(topic: str) -> None:
    students = range(1, 1 + fuzz.cases(8, 200))
    minutes = [spread(topic, name, students).minutes for name in GRADED[topic]]
    least, most = (sum(column) for column in zip(*minutes, strict=True))
    assert most <= 4 / 3 * least
    assert thrown_away(topic, students) <= 0.5


@every_question
def test_practice_prints_nothing_of_the_answer_that_was_not_typed(topic: str, name: str) -> None:
    question, sheet, case = catalogue.questions(topic)[name], sheet_of(topic, name, 0), case_of(topic, 0)
    for answer in [
        "...",
        "no",
        "0.5",
        "7",
        "A",
        *(question.typed(wrong.value, sheet.form, case) for wrong in question.wrong),
    ]:
        shown = " ".join(mark(sheet, answer).sentences)
        if mark(sheet, answer).state != "Right":
            said = set(re.findall(r"\w+(?:[.,]\d+)?", shown.replace("Step ", "Step").lower())) - set(
                answer.lower().split()
            )
            match sheet.expected:
                case float(number):
                    assert not {f"{number:.2f}", f"{number:g}"} & said
                case list(ids):
                    assert not set(ids) & (said - set(re.findall(r"\w+", answer.lower())))


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
import json
from netkit.topics import catalogue
for topic in catalogue.names():
    sheets = {name: sheet.to_data() for name, sheet in catalogue.practice_sheets(topic).items()}
    print(hashlib.sha256(json.dumps(sheets).encode()).hexdigest())
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
def test_a_case_and_its_answers_are_the_same_in_every_process_and_on_every_python(tmp_path: Path) -> None:
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
        checking.practise(f"{topic}.dance", "1")


def test_the_command_takes_no_exercise_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["class", "--folder", str(tmp_path / "class"), "--exercise", "98"]) == 1
    assert "there is no exercise '98'; there are: " in capsys.readouterr().err
    for source in SOURCES.values():
        assert sources.find(f"{source.number:02}") == sources.find(source.topic) == source
