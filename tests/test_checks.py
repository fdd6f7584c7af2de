"""What a check says about an answer, and the points it gives."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
import warnings
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit import cases
from netkit.checks import check
from netkit.checks.answer_forms import Contacts, Labels, Number
from netkit.checks.marking import Evidence, Mistake, Sheet, mark
from netkit.checks.questions import catalogue
from netkit.checks.showing import Card, card
from netkit.model import Contact, ContactId
from tests import fuzz

# Six people, five pairs: 5 of 15. With oneself it would be 11 of 21; with every pair counted twice, 5 of 30.
NUMBER = Sheet(
    "demo.number",
    4,
    Number(0, 1),
    1 / 3,
    (Mistake("with-oneself", 11 / 21, 0.5, "You counted yourself."), Mistake("twice", 1 / 6, 0, "Twice.")),
    "Five of fifteen.",
    "Count the pairs.",
)
NAMES = {"mei": "Mei", "tomas": "Tomás", "jae": "Jae", "ada": "Ada", "bo": "Bo", "cem": "Cem"}
SET = Sheet(
    "demo.set", 4, Contacts(NAMES), ["ada", "mei", "tomas"], (Mistake("two", ["ada", "jae"], 0.5, "Two."),), "", "Look."
)
LABELS = Sheet(
    "demo.labels",
    6,
    Labels(tuple("ABCDEF")),
    dict(zip("ABCDEF", ["true", "cannot tell", "false", "true", "cannot tell", "false"], strict=True)),
    (),
    "",
    "Look.",
)
SHEETS = [NUMBER, SET, LABELS]


# Reading what students type.


@pytest.mark.parametrize(
    "answer",
    [
        1 / 3,
        0.33,
        "0.33",
        "0,33",
        " .33 ",
        "1/3",
        "5 / 15",
        "33 %",
        "33,3%",
        Fraction(1, 3),
        Decimal("0.333"),
        np.float64(0.33),
        np.float32(0.333),
        np.array(0.33),
        np.array([0.33]),
        pd.Series([0.33]),
    ],
    ids=repr,
)
def test_a_number_may_be_written_in_many_ways(answer: object) -> None:
    assert mark(NUMBER, answer) == Evidence("demo.number", 1, "Right", "Five of fifteen.", points=4)


@pytest.mark.parametrize(
    "answer",
    [
        float("nan"),
        float("inf"),
        np.nan,
        pd.NA,
        "a third",
        "0.33 or 0.34",
        "1/0",
        "1e400",
        33,
        1.5,
        -0.33,
        True,
        1j,
        [0.33, 0.34],
        {"density": 0.33},
        object(),
        print,
        np.array([1, 2]),
        "9" * 5000,
    ],
    ids=lambda answer: repr(answer)[:20],
)
def test_what_is_no_number_from_0_to_1_earns_nothing_and_says_what_is_needed(answer: object) -> None:
    evidence = mark(NUMBER, answer)
    assert (evidence.score, evidence.state) == (0, "Not yet")
    assert re.search(r"number", evidence.sentence)
    assert evidence.sentence != NUMBER.otherwise


@pytest.mark.parametrize("answer", [float("nan"), float("-inf"), "1/0", np.nan], ids=repr)
def test_what_a_division_by_zero_leaves_is_called_so(answer: object) -> None:
    assert "division by zero" in mark(NUMBER, answer).sentence


@pytest.mark.parametrize("answer", [..., None, "", "   ", "...", "____", [], (), {}, set(), frozenset()], ids=repr)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.question)
def test_blank_earns_nothing_and_is_called_not_answered(sheet: Sheet, answer: object) -> None:
    evidence = mark(sheet, answer)
    assert (evidence.score, evidence.state, evidence.misconception) == (0, "Not answered", None)


def test_rounding_is_allowed_for_and_nothing_more() -> None:
    assert [mark(NUMBER, 1 / 3 + off).state for off in (-0.0049, 0.0049)] == ["Right", "Right"]
    assert [mark(NUMBER, 1 / 3 + off).state for off in (-0.0051, 0.0051)] == ["Not yet", "Not yet"]


def test_a_whole_number_has_no_neighbours() -> None:
    sheet = Sheet("demo.count", 3, Number(0, 12, decimals=0), 4.0, (), "", "Count.")
    right = [4, 4.0, "4", "4,0", np.int64(4), Fraction(8, 2)]
    assert [mark(sheet, answer).state for answer in right] == ["Right"] * 6
    assert [mark(sheet, answer).score for answer in (3, 5, 4.001, "4.4", 13, -1)] == [0] * 6
    assert "without decimals" in mark(sheet, 4.4).sentence


@pytest.mark.parametrize(
    "answer",
    [
        ["Mei", "Tomás", "Ada"],
        ("ada", "tomas", "mei"),
        pytest.param({"MEI", "Tomas", " Ada "}, id="a set"),
        "Mei, Tomás and Ada",
        "mei; tomas; ada",
        '["Mei", "Tomás", "Ada"]',
        ["Mei", "Mei", "Tomás", "Ada"],
        pd.Series(["Mei", "Tomás", "Ada"]),
        np.array(["Mei", "Tomás", "Ada"]),
        {"Mei": 1, "Tomás": 2, "Ada": 3},
        [Contact(ContactId(id_), NAMES[id_]) for id_ in ("mei", "tomas", "ada")],
        (name for name in ("Mei", "Tomás", "Ada")),
    ],
    ids=lambda answer: repr(answer)[:30],
)
def test_contacts_may_be_written_in_many_ways(answer: object) -> None:
    assert mark(SET, answer).state == "Right"


def test_one_contact_alone_is_an_answer_too() -> None:
    sheet = Sheet("demo.one", 1, Contacts(NAMES), ["mei"], (), "", "Look.")
    assert mark(sheet, Contact(ContactId("mei"), "Mei")).state == "Right"


def test_somebody_who_is_not_on_the_list_is_named() -> None:
    evidence = mark(SET, "Mei, Zainab")
    assert (evidence.score, evidence.state) == (0, "Not yet")
    assert "Zainab" in evidence.sentence


@pytest.mark.parametrize(
    "answer",
    [
        "true, cannot tell, false, true, cannot tell, false",
        ["TRUE", "can't tell", "False", True, "cannot_tell", False],
        {"a": "t", "b": "c", "c": "f", "d": "t", "e": "?", "f": "f"},
        "A: true; B: cannot tell; C: false; D: true; E: cannot tell; F: false",
        "A true, B cannot tell, C false, D true, E cannot tell, F false",
        "A = true\nB = cannot tell\nC = false\nD = true\nE = cannot tell\nF = false",
    ],
    ids=lambda answer: repr(answer)[:30],
)
def test_labels_may_be_written_in_many_ways(answer: object) -> None:
    assert mark(LABELS, answer).state == "Right"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("true, false", "6 labels, but there are 2"),
        ({"G": "true"}, "no statement"),
        (["maybe"] * 6, "A needs one of the labels"),
        (7, "list"),
    ],
)
def test_labels_that_cannot_be_read_say_why(answer: object, said: str) -> None:
    evidence = mark(LABELS, answer)
    assert (evidence.score, evidence.state) == (0, "Not yet")
    assert said in evidence.sentence


# How much of an answer is right.


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("mei", 1 / 3),
        ("mei, ada", 2 / 3),
        ("mei, ada, jae", 1 / 3),
        ("mei, ada, tomas, jae", 2 / 3),
        ("mei, jae", 0),
        ("mei, jae, bo, cem", 0),
        ("ada, jae", 0.5),  # a mistake that we know
    ],
)
def test_a_set_earns_the_right_names_less_the_wrong_ones(answer: str, share: float) -> None:
    assert mark(SET, answer).score == pytest.approx(share)


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("tcftcf", 1),
        ("tttttt", 0),
        ("cccccc", 0),
        ("tcftct", 0.75),
        ("tcftff", 0.75),
        ("tcfftt", 0.25),  # 3 of 6 right
        ("ftcftc", 0),
    ],
)
def test_labels_earn_nothing_up_to_what_one_label_for_all_would(answer: str, share: float) -> None:
    assert mark(LABELS, list(answer)).score == pytest.approx(share)


def test_labels_left_out_count_as_wrong() -> None:
    assert mark(LABELS, {"A": "true", "B": "cannot tell", "C": "false"}).score == pytest.approx(0.25)


def test_a_mistake_that_we_know_earns_its_fraction_and_is_named() -> None:
    evidence = mark(NUMBER, 0.52)
    assert (evidence.score, evidence.state, evidence.sentence) == (0.5, "Partly", "You counted yourself.")
    assert (evidence.misconception, evidence.earned) == ("with-oneself", 2)
    assert mark(NUMBER, 0.17).state == "Not yet"


def test_a_sheet_survives_json_and_marks_the_same() -> None:
    answers = [0.33, 0.52, 0.17, "Mei", "ada, jae", ["t"] * 6, "true, ct, f, t, ct, f", ..., object()]
    for sheet in SHEETS:
        again = Sheet.from_data(json.loads(json.dumps(sheet.to_data())))
        assert again == sheet
        assert [mark(again, answer) for answer in answers] == [mark(sheet, answer) for answer in answers]


# Anything at all may be handed in.


class Hostile:
    """Fails at whatever is asked of it."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __iter__(self) -> Any:
        raise RuntimeError

    __repr__ = __str__ = __len__ = __bool__ = __hash__ = __eq__ = __iter__  # type: ignore[assignment]


def nested() -> list[Any]:
    deep: list[Any] = []
    deep.append(deep)
    return deep


ODD = [Hostile(), [Hostile()], nested(), itertools.count(), itertools.repeat("Mei"), pd.DataFrame({"a": [1]}), type]
ODD += [pd.Series([], dtype=float), np.zeros((3, 3)), b"Mei", "\x00", "\ud800", Decimal("sNaN"), 10**400, "5" * 10_000]


def test_an_answer_that_warns_while_it_is_read_is_read_all_the_same() -> None:
    class Grumbling:
        def item(self) -> float:
            warnings.warn("deprecated", DeprecationWarning, stacklevel=1)
            return 0.33

    assert mark(NUMBER, Grumbling()).state == "Right"


def judged(sheet: Sheet, answer: object) -> None:
    evidence = mark(sheet, answer)
    assert 0 <= evidence.score <= 1
    assert evidence.sentence
    assert (evidence.score == 1) == (evidence.state == "Right")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.question)
@pytest.mark.parametrize("odd", range(len(ODD)))
def test_odd_objects_are_judged_and_never_raise(sheet: Sheet, odd: int) -> None:
    judged(sheet, ODD[odd])


plain_things = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.text(), st.binary(), st.dates()
)
things = st.recursive(
    plain_things,
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(things)
def test_whatever_is_handed_in_gets_a_score_from_0_to_1_and_a_sentence(answer: object) -> None:
    for sheet in SHEETS:
        judged(sheet, answer)


@given(st.text(alphabet="ABCDEFtfctrue,.;: %/-+0123456789and Mei", max_size=40))
def test_whatever_is_typed_gets_a_score_from_0_to_1_and_a_sentence(answer: str) -> None:
    for sheet in SHEETS:
        judged(sheet, answer)


# What is shown.


def test_a_card_says_its_state_with_a_sign_and_a_word() -> None:
    shown = card(mark(NUMBER, 0.52), graded=False)
    assert repr(shown) == "◐ Partly. You counted yourself."
    assert repr(card(mark(NUMBER, 0.52), graded=True)) == "◐ Partly (2 of 4 points). You counted yourself."
    signs = {repr(card(mark(NUMBER, answer), graded=False))[0] for answer in (0.33, 0.52, 0.9, ...)}
    assert signs == {"✓", "◐", "○", "\N{EN DASH}"}


def test_what_a_student_typed_is_never_html() -> None:
    shown = card(mark(SET, "<script>alert(1)</script>"), graded=False)
    assert "<script" not in shown._repr_html_()
    assert "&lt;script" in shown._repr_html_()


def test_every_colour_of_a_card_can_be_read_on_its_ground() -> None:
    for heading in ("Right", "Partly", "Not yet", "Not answered", "Not marked", "Form is right"):
        page = Card(heading, "A sentence.", "1 of 2 points")._repr_html_()
        (ground,) = re.findall(r"background: (#\w{6})", page)
        inks = set(re.findall(r"(?<!-)color: (#\w{6})", page))
        assert len(inks) >= 2
        assert all(contrast(ink, ground) >= 4.5 for ink in inks)


def contrast(one: str, other: str) -> float:
    """WCAG 2: the lighter relative luminance plus 0.05, against the darker plus 0.05."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_only_a_graded_card_carries_data_for_programs() -> None:
    kind = "application/vnd.netkit.evidence+json"
    assert kind not in card(mark(NUMBER, 0.52), graded=False)._repr_mimebundle_()
    assert card(mark(NUMBER, 0.52), graded=True)._repr_mimebundle_()[kind] == {
        "question": "demo.number",
        "state": "Partly",
        "score": 0.5,
        "points": 4,
        "misconception": "with-oneself",
    }


# check() on the practice case.


def test_practice_tells_right_from_wrong_and_names_the_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    practice = cases.practice("assess")
    # By hand: 15 of 66 pairs; with Amira 27 of 78.
    assert check("assess.density", 0.23, case=practice) is None
    assert check("assess.density", "27/78", case=practice) is None
    assert check("assess.density", ..., case=practice) is None
    right, partly, blank = capsys.readouterr().out.splitlines()
    assert right.startswith("✓ Right. You divided")
    assert partly.startswith("◐ Partly. You counted the owner")
    assert blank.startswith("\N{EN DASH} Not answered.")


def test_practice_never_prints_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    practice = cases.practice("assess")
    for question in catalogue("assess"):
        for answer in [
            ...,
            "no",
            -1,
            0.5,
            7,
            "Mei, Jamal",
            ["t"] * 6,
            *(wrong.value(practice) for wrong in question.wrong),
        ]:
            check(question.id, answer, case=practice)
    shown = capsys.readouterr().out
    # 15/66, the groups, the effective size, the place of constraint; and those who stand alone.
    for secret in (r"0?[.,]2[23]\d*", r"(?<!Step )4", r"9[.,]50?", r"0?[.,]6[45]\d*"):
        assert not re.search(rf"(?<![\w.,]){secret}(?![\w%])", shown), secret
    assert not {"Hana", "Kalinda"} & set(re.findall(r"\w+", shown))


def test_any_other_case_than_the_practice_case_is_not_marked(capsys: pytest.CaptureFixture[str]) -> None:
    for student in ("s001", "s002"):
        case = cases.make("assess", course="netkit", student=student)
        for answer in (case.density(), 0.99):
            check("assess.density", answer, case=case)
    assert len(set(capsys.readouterr().out.splitlines())) == 1


# check() on one's own case, outside grading.


@pytest.mark.parametrize(
    "numbers",
    [range(10), pytest.param(range(10, fuzz.cases(50, 500)), marks=[pytest.mark.slow, pytest.mark.fuzz])],
    ids=["few", "many"],
)
def test_locally_a_right_and_a_wrong_answer_are_told_the_same(
    numbers: range, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in numbers:
        student = f"s{number:03}"
        (tmp_path / "netkit.toml").write_text(f'student = "{student}"\n', encoding="utf-8")
        case = cases.make("assess", course="netkit", student=student)
        for question in catalogue("assess"):
            answers = [question.reference(case), *(wrong.value(case) for wrong in question.wrong)]
            assert [check(question.id, answer) for answer in answers] == [None] * len(answers)
            told = set(capsys.readouterr().out.splitlines())
            assert len(told) == 1
            assert told.pop().startswith("\N{EN DASH} Form is right.")


def test_locally_the_form_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "netkit.toml").write_text('student = "s001"\n', encoding="utf-8")
    for question, answer in [("density", 23), ("alone", "Amira"), ("groups", ...)]:
        check(f"assess.{question}", answer)
    outside, stranger, blank = capsys.readouterr().out.splitlines()
    assert outside.startswith("○ Not yet. This needs a number from 0 to 1")
    assert stranger.startswith("○ Not yet. “Amira” is not on the contact list")
    assert blank.startswith("\N{EN DASH} Not answered.")


def test_locally_a_missing_name_is_a_sentence_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check("assess.density", 0.2) is None
    assert re.match(r"\u2013 Not marked. Nothing says whose case this is.*netkit\.toml", capsys.readouterr().out)


# check() under nbgrader.

PROGRAM = """
import json, sys
from netkit import cases
from netkit.checks import check
from netkit.checks.questions import catalogue
case = cases.make("assess", course="netkit", student="s001")
out = {}
for question in catalogue("assess"):
    wrong = question.wrong[0].value(case)
    out[question.id] = [check(question.id, answer) for answer in (question.reference(case), wrong, ..., object())]
print(json.dumps(out))
"""
FULL = {"density": 4, "groups": 3, "alone": 4, "effective": 4, "constraint": 4, "statements": 6}


def under(folder: Path, **environment: str) -> tuple[dict[str, list[Any]], str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("NETKIT", "NBGRADER", "JUPYTER"))
    }
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env=clean | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""  # nbgrader gives 0 for a cell that writes here
    *words, numbers = run.stdout.splitlines()
    return {name.removeprefix("assess."): value for name, value in json.loads(numbers).items()}, "\n".join(words)


def test_autograde_gives_the_points_as_a_number_whatever_the_answer(tmp_path: Path) -> None:
    points, words = under(tmp_path, NBGRADER_EXECUTION="autograde", NETKIT_STUDENT="s001")
    first_mistake = {"density": 2, "groups": 1.5, "alone": 2, "effective": 2, "constraint": 2, "statements": 4.5}
    assert points == {name: [FULL[name], first_mistake[name], 0, 0] for name in FULL}
    assert "✓ Right (4 of 4 points)" in words


def test_autograde_without_a_student_gives_nothing_and_says_that_nothing_was_marked(tmp_path: Path) -> None:
    (tmp_path / "netkit.toml").write_text('student = "s001"\n', encoding="utf-8")
    points, words = under(tmp_path, NBGRADER_EXECUTION="autograde", JUPYTERHUB_USER="instructor")
    assert points == {name: [0, 0, 0, 0] for name in FULL}
    assert len(re.findall(r"^\u2013 Not marked .*could not be marked.*UnknownStudent", words, re.MULTILINE)) == 24


def test_validate_gives_full_points_for_the_right_form_and_no_more_than_that_away(tmp_path: Path) -> None:
    (tmp_path / "netkit.toml").write_text('student = "s001"\n', encoding="utf-8")
    points, words = under(tmp_path, NBGRADER_EXECUTION="validate")
    assert points == {name: [full, full, 0, 0] for name, full in FULL.items()}
    assert "Right (" not in words
    assert "Partly" not in words
