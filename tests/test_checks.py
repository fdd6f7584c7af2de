"""What a check says about an answer, and the points it gives."""

from __future__ import annotations

import itertools
import json
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
from netkit.checks.showing import Card, card
from netkit.model import Contact, ContactId

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
        *(1 / 3, 0.33, "0.33", "0,33", " .33 ", "5 / 15", "33 %", "33,3%", Fraction(1, 3), Decimal("0.333")),
        *(np.float64(0.33), np.float32(0.333), np.array(0.33), np.array([0.33]), pd.Series([0.33])),
    ],
    ids=repr,
)
def test_a_number_may_be_written_in_many_ways(answer: object) -> None:
    assert mark(NUMBER, answer) == Evidence("demo.number", 1, "Right", "Five of fifteen.", points=4)


@pytest.mark.parametrize(
    "answer",
    [
        *(float("inf"), pd.NA, "a third", "0.33 or 0.34", "1/0", "1e400", 33, -0.33, True, 1j),
        *([0.33, 0.34], {"density": 0.33}, print, np.array([1, 2]), "9" * 5000),
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


def test_one_contact_alone_is_an_answer_and_a_stranger_is_named() -> None:
    sheet = Sheet("demo.one", 1, Contacts(NAMES), ["mei"], (), "", "Look.")
    assert mark(sheet, Contact(ContactId("mei"), "Mei")).state == "Right"
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
        ("tcf...", 0.25),  # what is left out counts as wrong
    ],
)
def test_labels_earn_nothing_up_to_what_one_label_for_all_would(answer: str, share: float) -> None:
    assert mark(LABELS, dict(zip("ABCDEF", answer, strict=True))).score == pytest.approx(share)


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
