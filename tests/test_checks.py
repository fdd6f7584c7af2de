"""What a check says about an answer, and the points it gives."""

from __future__ import annotations

import itertools
import json
import math
import re
import warnings
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.checks.answer_forms import Contacts, Labels, Number
from netkit.checks.marking import Evidence, Mistake, Sheet, mark
from netkit.checks.question import Question, Wrong
from netkit.checks.showing import Card, card
from netkit.model import Contact, ContactId
from netkit.network import Network
from tests.drawings import contrast

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
COUNT = Sheet("demo.count", 3, Number(0, 12, decimals=0), 4.0, (), "Four.", "Count.")
ONE = Sheet("demo.one", 1, Contacts(NAMES), ["mei"], (), "", "Look.")
ALL_TRUE = Sheet("demo.all", 2, Labels(("A", "B")), {"A": "true", "B": "true"}, (), "", "Look.")
TWO_KINDS = Sheet(
    "demo.two",
    2,
    Labels(tuple("ABCD")),
    dict(zip("ABCD", ["true", "true", "false", "false"], strict=True)),
    (),
    "",
    "Look.",
)
SHEETS = [NUMBER, SET, LABELS]


# Reading what students type.

NUMBERS = [
    *(1 / 3, 0.33, "0.33", "0,33", " .33 ", "5 / 15", "33 %", "33,3%", Fraction(1, 3), Decimal("0.333")),
    *(np.float64(0.33), np.float32(0.333), np.array(0.33), np.array([0.33]), pd.Series([0.33])),
]
SETS = [
    *(["Mei", "Tomás", "Ada"], ("ada", "tomas", "mei"), {"MEI", "Tomas", " Ada "}, ["Mei", "Mei", "Tomás", "Ada"]),
    *("Mei, Tomás and Ada", "mei; tomas; ada", '["Mei", "Tomás", "Ada"]', {"Mei": 1, "Tomás": 2, "Ada": 3}),
    *(pd.Series(["Mei", "Tomás", "Ada"]), np.array(["Mei", "Tomás", "Ada"])),
    [Contact(ContactId(id_), NAMES[id_]) for id_ in ("mei", "tomas", "ada")],
    (name for name in ("Mei", "Tomás", "Ada")),
]
LABELLED = [
    "true, cannot tell, false, true, cannot tell, false",
    ["TRUE", "can't tell", "False", True, "cannot_tell", False],
    {"a": "t", "b": "c", "c": "f", "d": "t", "e": "?", "f": "f"},
    "A: true; B: cannot tell; C: false; D: true; E: cannot tell; F: false",
    "A true, B cannot tell, C false, D true, E cannot tell, F false",
    "A = true\nB = cannot tell\nC = false\nD = true\nE = cannot tell\nF = false",
]
SPELT = [
    *((NUMBER, NUMBERS), (SET, SETS), (LABELS, LABELLED), (ONE, [Contact(ContactId("mei"), "Mei")])),
    (COUNT, [4, 4.0, "4", "4,0", np.int64(4), Fraction(8, 2)]),
]


@pytest.mark.parametrize(
    ("sheet", "answer"),
    [
        pytest.param(sheet, answer, id=f"{sheet.question}-{number}")
        for sheet, answers in SPELT
        for number, answer in enumerate(answers)
    ],
)
def test_a_right_answer_may_be_written_in_many_ways(sheet: Sheet, answer: object) -> None:
    assert mark(sheet, answer) == Evidence(sheet.question, 1, "Right", sheet.right, points=sheet.points)


@pytest.mark.parametrize(
    ("sheet", "answer", "said"),
    [
        *((NUMBER, answer, "number") for answer in (pd.NA, "a third", "0.33 or 0.34", "1e400", 33, -0.33, True, 1j)),
        *((NUMBER, answer, "the answer is a list.") for answer in ([0.33, 0.34], (0.33,))),
        (NUMBER, {"density": 0.33}, "the answer is a dictionary."),
        (NUMBER, {0.33}, "the answer is a set."),
        (NUMBER, True, "the answer is True or False."),
        (NUMBER, print, "the answer is something else (builtin_function_or_method)."),
        *((NUMBER, answer, "the answer is text. Write a number without words.") for answer in ("9" * 5000, "1,234.5")),
        (NUMBER, np.array([1, 2]), "number"),
        *((NUMBER, answer, "This is not a number that can be compared.") for answer in ("1/0", math.nan)),
        *((NUMBER, answer, "division by zero") for answer in (math.nan, math.inf, -math.inf, "1/0", np.nan)),
        *((COUNT, answer, "without decimals") for answer in (4.4, "4.4", 4.001)),
        *((COUNT, answer, "from 0 to 12") for answer in (13, -1)),
        (SET, "Mei, Zainab", "“Zainab” is not on the contact list."),
        (SET, "Mei, " + "Z" * 31, f"“{'Z' * 30}” is not"),
        (LABELS, "true, false", "6 labels, but there are 2"),
        (LABELS, {"G": "true"}, "There is no statement “G”; they go from A to F."),
        (LABELS, ["maybe"] * 6, "A needs one of the labels"),
        (LABELS, 7, "list"),
    ],
    ids=lambda part: repr(part)[:20],
)
def test_what_cannot_be_read_earns_nothing_and_says_why(sheet: Sheet, answer: object, said: str) -> None:
    evidence = mark(sheet, answer)
    assert (evidence.score, evidence.state) == (0, "Not yet")
    assert said in evidence.sentence
    assert evidence.sentence != sheet.otherwise


@pytest.mark.parametrize("answer", [..., None, "", "   ", "...", "____", [], (), {}, set(), frozenset()], ids=repr)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.question)
def test_blank_earns_nothing_and_is_called_not_answered(sheet: Sheet, answer: object) -> None:
    evidence = mark(sheet, answer)
    assert (evidence.score, evidence.state, evidence.misconception) == (0, "Not answered", None)


# How much of an answer is right.


@pytest.mark.parametrize(
    ("sheet", "answer", "share"),
    [
        *((NUMBER, 1 / 3 + off, 1) for off in (-0.0049, 0.0049)),
        *((NUMBER, 1 / 3 + off, 0) for off in (-0.0051, 0.0051)),
        *((COUNT, answer, 0) for answer in (3, 5)),
        (SET, "mei", 1 / 3),
        (SET, "mei, ada", 2 / 3),
        (SET, "mei, ada, jae", 1 / 3),
        (SET, "mei, ada, tomas, jae", 2 / 3),
        (SET, "mei, jae", 0),
        (SET, "mei, jae, bo, cem", 0),
        (SET, "ada, jae", 0.5),  # a mistake that we know
        # Of labels, nothing up to what one label for all would earn.
        (LABELS, [*"tcftcf"], 1),
        (LABELS, [*"tttttt"], 0),
        (LABELS, [*"cccccc"], 0),
        (LABELS, [*"tcftct"], 0.75),
        (LABELS, [*"tcftff"], 0.75),
        (LABELS, [*"tcfftt"], 0.25),  # 3 of 6 right
        (LABELS, [*"ftcftc"], 0),
        (LABELS, [*"tcf", "", "", ""], 0.25),  # what is left out counts as wrong
        (TWO_KINDS, [*"ttft"], 0.5),  # all of one kind, half of the other; one label for all would earn half
        (ALL_TRUE, "true, false", 0.5),  # where one label for all is right
    ],
)
def test_an_answer_earns_the_share_that_is_right_less_what_is_wrong(sheet: Sheet, answer: object, share: float) -> None:
    assert mark(sheet, answer).score == pytest.approx(share)


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


def test_a_sheet_holds_what_its_question_says_of_the_case() -> None:
    case = Network.of(*(Contact(ContactId(id_), name) for id_, name in NAMES.items()))
    question = Question(
        points=4,
        variable="pairs",
        reference=lambda one: f"{len(one.contacts) - 1}/15",
        wrong=(Wrong("with-oneself", lambda one: 11 / (len(one.contacts) + 15), "You counted yourself.", 0.25),),
        right="Five of fifteen.",
        otherwise="Count the pairs.",
    )
    mistake = Mistake("with-oneself", 11 / 21, 0.25, "You counted yourself.")
    expected = Sheet("demo.pairs", 4, Number(0, 1), 1 / 3, (mistake,), "Five of fifteen.", "Count the pairs.")
    assert question.sheet("demo.pairs", Number(0, 1), case) == expected


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


typed = st.text(alphabet="ABCDEFtfctrue,.;: %/-+0123456789and Mei", max_size=40)


@given(things | typed)
def test_whatever_is_handed_in_gets_a_score_from_0_to_1_and_a_sentence(answer: object) -> None:
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


def test_a_card_is_shown_as_text_and_as_html_with_its_points_if_it_is_graded() -> None:
    bundle = card(mark(NUMBER, 0.52), graded=True)._repr_mimebundle_()
    assert bundle["text/plain"] == "◐ Partly (2 of 4 points). You counted yourself."
    assert re.search(r"Partly</strong> <span style=.*>· 2 of 4 points</span><br>You counted", bundle["text/html"])
    bare = card(mark(NUMBER, 0.52), graded=False)._repr_mimebundle_()
    assert [*bare] == ["text/plain", "text/html"]
    assert "Partly</strong><br>You counted yourself." in bare["text/html"]


def test_only_a_graded_card_carries_data_for_programs() -> None:
    kind = "application/vnd.netkit.evidence+json"
    assert card(mark(NUMBER, 0.52), graded=True)._repr_mimebundle_()[kind] == {
        "question": "demo.number",
        "state": "Partly",
        "score": 0.5,
        "points": 4,
        "misconception": "with-oneself",
    }
