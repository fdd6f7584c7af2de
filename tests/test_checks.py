"""What a check says about an answer, and the points it gives."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.checks.forms import Contacts, Cuts, Form, Labels, Number, Numbers, Order, Rows, Written
from netkit.checks.marking import Evidence, Mistake, Sheet, mark
from netkit.checks.question import Question, Wrong
from netkit.checks.showing import EVIDENCE, Card, card
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
NOBODY = Sheet("demo.nobody", 2, Contacts(NAMES), [], (), "", "Look.")
GAPS = Sheet(
    "demo.gaps",
    0,
    Numbers(("had time", "silent"), 0, 20, decimals=0),
    {"had time": 8.0, "silent": 3.0},
    (Mistake("too-young", {"had time": 9.0}, None, "had time: one is five days old."),),
    "",
    "Count.",
)
KINDS = Sheet(
    "demo.kinds",
    3,
    Labels(("1", "2", "10"), ("ask a person", "look it up", "asks for a job")),
    {"1": "ask a person", "2": "look it up", "10": "asks for a job"},
    (),
    "",
    "Look.",
)
WORDS = Sheet("demo.words", 0, Written(3, 5), "Ask one person", (), "", "Read.")
ORDER = Sheet("demo.order", 2, Order(tuple("ABCDE")), list("CAEBD"), (), "", "Look.")
# Of four lines of a log two hold a promise: mine by 28 February, and theirs by 9 April.
ROWS = Sheet(
    "demo.rows",
    4,
    Rows(tuple("ABCD"), ("me", "them"), "2026-03-20"),
    {"A": "me 2026-02-28", "C": "them 2026-04-09"},
    (Mistake("own-only", {"C": ""}, None, "Theirs too."),),
    "",
    "Look.",
)
CUTS = Sheet(
    "demo.cuts",
    4,
    Cuts(
        {
            "A": "Told me in confidence that her office closes in June. Likes maps.",
            "B": "Asked me about my draft: the end is too long.",
            "C": "Runs the choir. Is hopeless at keeping time.",
            "D": "Looks for somebody who can check a report.",
        }
    ),
    {
        "A": "told me in confidence that her office closes in june",
        "B": "",
        "C": "is hopeless at keeping time",
        "D": "",
    },
    (),
    "",
    "Look.",
)
SHEETS = [NUMBER, SET, LABELS, NOBODY, GAPS, KINDS, WORDS, ORDER, ROWS, CUTS]


# Reading what students type.

NUMBERS = [
    *("0.33", "0,33", " .33 ", "5 / 15", "5/15", "33 %", "33,3%", "33 percent", "+0.33", "0.33.", "\n0,33\n\n"),
    *(
        "5 of 15",
        "5 out of 15",
        "5 of 15 pairs",
        "density = 0.33",
        "Density: 0,33",
        "= 0.33",
        "It is 0.33.",
        "It is about 1/3",
    ),
    *("5/15 = 0.33", "2*5/(6*5) = 0,33", "density of 6 contacts = 0.33", "0.33 (5 of 15)", "5/15 (or 0.33)"),
    *('"0.33"', "“0,33”", "'0.33'", "(0.33)", "[0.33]", "０．３３", "٠٫٣٣", "0.33 of the pairs", "≈ 0.33"),
]
SETS = [
    *(
        "Mei, Tomás, Ada",
        "ada;tomas;mei",
        "MEI, Tomas,  Ada ",
        "Mei, Mei, Tomás, Ada",
        "Mei, Tomás and Ada",
        "Mei Tomás Ada",
    ),
    *("Mei (choir), Tomás (studies), Ada", "Mei\r\nTomás\r\nAda\r\n"),
    *('["Mei", "Tomás", "Ada"]', "“Mei”, “Tomás”, “Ada”", "„Mei“ and „Tomás“, Ada", "Mei & Tomás & Ada"),
    *("Mei\nTomás\nAda", "- Mei\n- Tomás\n- Ada", "1. Mei\n2. Tomás\n3) Ada", "* Mei\n* Tomás\n* Ada", "Mei/Tomás/Ada"),
    *(
        "Mei, Toma\u0301s, Ada",
        "{'Mei', 'Tomás', 'Ada'}",
        "Mei, Tomás, Ada.",
        "... Mei, Tomás, Ada",
        "‘Mei’, ‘Tomás’ and ‘Ada’",
    ),
]
LABELLED = [
    "true, cannot tell, false, true, cannot tell, false",
    "TRUE; can't tell; False; yes; can’t tell; no",
    "true\ncannot tell\nfalse\ntrue\ncannot tell\nfalse",
    "true cannot tell false true cannot tell false",
    "t, c, f, t, ?, f",
    "A: true (row 3)\nB: cannot tell (not in any table)\nC: false\nD: true\nE: cannot tell\nF: false",
    "A.true B.cannot tell C.false D.true E.cannot tell F.false",
    "| A | true |\n| B | cannot tell |\n| C | false |\n| D | true |\n| E | cannot tell |\n| F | false |",
    "A: true; B: cannot tell; C: false; D: true; E: cannot tell; F: false",
    "A true, B cannot tell, C false, D true, E cannot tell, F false",
    "A true B cannot tell C false D true E cannot tell F false",
    "A = true\nB = cannot tell\nC = false\nD = true\nE = cannot tell\nF = false",
    "a) True\nb) cannot_tell\nc) False\nd) T\ne) unknown\nf) F",
    "(F) false\n(E) cannot tell\n(D) true\n(C) false\n(B) cannot tell\n(A) true",
    "A – true, B – can not tell, C – false, D - true, E - cannot, F - wrong",
    '{"A": "true", "B": "cannot tell", "C": "false", "D": "true", "E": "cannot tell", "F": "false"}',
    "**A** true\n**B** cannot tell\n**C** false\n**D** true\n**E** cannot tell\n**F** false.",
]
SPELT: list[tuple[Sheet, list[str]]] = [
    *((NUMBER, NUMBERS), (SET, SETS), (LABELS, LABELLED), (ONE, ["Mei", '"mei"', "[Mei]", "mei."])),
    (COUNT, ["4", "4.0", "4,0", "four", "Four groups", "4 groups", "It is 4.", "“4”", "8/2"]),
    (NOBODY, ["none", "None", '"none"', "nobody", "no one", "Nobody.", "NO-ONE"]),
    (GAPS, ["had time: 8\nsilent: 3", "Had Time = 8; silent = 3", "8, 3", "8\n3", "silent: 3, had time: 8"]),
    (
        KINDS,
        [
            "1: ask a person\n2: look it up\n10: asks for a job",
            "1 ask a person, 2 LOOK IT UP, 10 asks",
            "1. ask a\n2. look\n10. asks",
        ],
    ),
    (WORDS, ["Ask one person", "  Ask one\nperson "]),
    (
        ORDER,
        [
            *(
                "C, A, E, B, D",
                "c a e b d",
                "CAEBD",
                "C > A > E > B > D",
                "C → A → E → B → D",
                "C, then A, E, B, then D.",
            ),
            *("1. C\n2. A\n3. E\n4. B\n5. D", "['C', 'A', 'E', 'B', 'D']", "C-A-E-B-D", "- C\n- A\n- E\n- B\n- D"),
        ],
    ),
    (
        ROWS,
        [
            *(
                "A: me, 28 February\nC: them, 9 April",
                "c) they by 9.4.2026; a) I by 28.2.",
                "A: me, 2026-02-28\nC: she, Apr 9",
            ),
            *("| A | me | 28 Feb 2026 |\n| C | them | 9 Apr |", "A 28 Feb me\nB none\nC 9 April them\nD: no promise"),
        ],
    ),
    (
        CUTS,
        [
            "A: Told me in confidence that her office closes in June.\nB: stays\nC: is hopeless at keeping\nD: stays",
            "a) “her office closes in June”; b) keep; c) hopeless at keeping time; d) nothing",
            "A: in confidence office closes June\nB: Stays.\nC: Is hopeless at keeping time.\nD: it stays",
        ],
    ),
]


@pytest.mark.parametrize(
    ("sheet", "answer"),
    [
        pytest.param(sheet, answer, id=f"{sheet.question}-{number}")
        for sheet, answers in SPELT
        for number, answer in enumerate(answers)
    ],
)
def test_a_right_answer_may_be_typed_in_many_ways(sheet: Sheet, answer: str) -> None:
    assert mark(sheet, answer) == Evidence(sheet.question, 1, "Right", (sheet.right,), points=sheet.points)


@pytest.mark.parametrize(
    ("sheet", "answer", "said"),
    [
        *(
            (NUMBER, answer, "is not a number.")
            for answer in ("a third", "practice.density", "i don't know", "not 0.33")
        ),
        *((NUMBER, answer, "is not a number.") for answer in ("more than 0.33", "9" * 5000, "٪", "NaN", "inf")),
        *(
            (NUMBER, answer, "more than one number")
            for answer in ("0.33 or 0.34", "0,33 0,34", "1,234.5", "5/(6*5/2)", "5 / (6*5/2)", "1e400")
        ),
        *((NUMBER, answer, f"“{answer}” lies outside.") for answer in ("33", "-0.33", "1.2", "133 %")),
        (NUMBER, "33", "For a percentage, type the sign too."),
        *((NUMBER, answer, "divides by zero") for answer in ("1/0", "0/0")),
        *((COUNT, answer, "is not a whole number") for answer in ("4.4", "4,001", "1/3")),
        *((COUNT, answer, "a whole number from 0 to 12, such as: 3") for answer in ("13", "-1", "many")),
        (SET, "Mei, Zainab", "“Zainab” is not on the list."),
        (SET, "Mei, Zainab, Xu", "“Zainab”, “Xu” are not on the list."),
        (SET, "Mei, Tomaz", "“Tomaz” is not on the list. Did you mean Tomás?"),
        (SET, "Mei, " + "Z" * 40, f"“{'Z' * 30}…” is not"),
        (LABELS, "true, false", "“true, false” has 2 labels, and 6 are needed."),
        (LABELS, "G: true", "“g: true” does not begin with one of A to F."),
        (LABELS, "A: maybe", "A has “maybe”, which is none of the labels."),
        (LABELS, "A: ture", "Did you mean true?"),
        (LABELS, "A: true, A: false", "A has two labels, true and false."),
        (LABELS, "A: true, B", "“b” does not begin with"),
        (GAPS, "had time 8", "“had time 8” has none of the names had time, silent."),
        (GAPS, "silent: x", "“x” is not a number."),
        (ORDER, "C, A, F", "“F” is none of A, B, C, D and E."),
        (ORDER, "C, A, C", "C stands there twice."),
        (ROWS, "me, 28 February", "“me, 28 February” does not begin with one of A to D."),
        (ROWS, "A: 28 February", "A has “28 february”, with none of me and them."),
        (ROWS, "A: me", "A has “me”, without a day."),
        (ROWS, "A: me, friday", "A: “friday” is no date."),
        (ROWS, "A: me, 31 February", "A: “31 february” is no date."),
        (ROWS, "A: me, 1 May\nA: me, 2 May", "A has two rows."),
        (CUTS, "A: her boss", "A: “boss” does not stand in this note."),
        (CUTS, "everything", "“everything” does not begin with one of A to D."),
    ],
    ids=lambda part: repr(part)[:20],
)
def test_what_cannot_be_read_is_answered_with_what_was_seen_and_an_example(
    sheet: Sheet, answer: str, said: str
) -> None:
    evidence = mark(sheet, answer)
    assert (evidence.score, evidence.state) == (0, "Not yet")
    (sentence,) = evidence.sentences
    assert said in sentence
    assert sentence.endswith(f"Type {sheet.form.words}, such as: {sheet.form.example}")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.question)
def test_an_example_can_be_read_or_names_people_who_are_not_there(sheet: Sheet) -> None:
    assert mark(sheet, sheet.form.example).state != "Not answered"
    if not isinstance(sheet.form, Contacts):
        assert "such as" not in " ".join(mark(sheet, sheet.form.example).sentences)


@pytest.mark.parametrize("answer", ["", "   ", "...", "____", "…", "\n\n", "- - -", "—"], ids=repr)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.question)
def test_blank_earns_nothing_and_is_called_not_answered(sheet: Sheet, answer: str) -> None:
    evidence = mark(sheet, answer)
    assert (evidence.score, evidence.state, evidence.misconceptions) == (0, "Not answered", ())


def test_a_text_that_is_far_too_long_is_refused_in_words_and_at_once() -> None:
    for sign in ("a", "1", " ", "=", "A: true, ", "Mei ", ",", "\n", "(", "[", "1 ", "%", "1/", "“"):
        text = sign * (1_000_000 // len(sign)) + "x"
        for sheet in SHEETS:
            (sentence,) = mark(sheet, text).sentences
            assert re.match(r"This answer has 1,000,00\d characters, and at most 20,000 are read", sentence)
        for sheet in SHEETS:
            mark(sheet, text[:20_000])  # a pattern that tries every way to split a text would take hours


# How much of an answer is right.


@pytest.mark.parametrize(
    ("sheet", "answer", "share"),
    [
        *((NUMBER, f"{1 / 3 + off:.6f}", 1) for off in (-0.0049, 0.0049)),
        *((NUMBER, f"{1 / 3 + off:.6f}", 0) for off in (-0.0051, 0.0051)),
        *((COUNT, answer, 0) for answer in ("3", "5")),
        (SET, "mei", 1 / 3),
        (SET, "mei, ada", 2 / 3),
        (SET, "mei, ada, jae", 1 / 3),
        (SET, "mei, ada, tomas, jae", 2 / 3),
        (SET, "mei, jae", 0),
        (SET, "mei, jae, bo, cem", 0),
        (SET, "ada, jae", 0.5),  # a mistake that we know
        # Of labels, nothing up to what one label for all would earn.
        (LABELS, "t c f t c f", 1),
        (LABELS, "t t t t t t", 0),
        (LABELS, "c c c c c c", 0),
        (LABELS, "t c f t c t", 0.75),
        (LABELS, "t c f t f f", 0.75),
        (LABELS, "t c f f t t", 0.25),  # 3 of 6 right
        (LABELS, "f t c f t c", 0),
        (LABELS, "A: t, B: c, C: f", 0.25),  # what is left out counts as wrong
        (TWO_KINDS, "t t f t", 0.5),  # all of one kind, half of the other; one label for all would earn half
        (ALL_TRUE, "true, false", 0.5),  # where one label for all is right
        (NOBODY, "Mei", 0),
        (ONE, "none", 0),
        (GAPS, "had time: 8", 0.5),
        (GAPS, "had time: 8, silent: 4", 0.5),
        # Of ten pairs: those in the right order less the others.
        (ORDER, "C, A, E, D, B", 0.8),
        (ORDER, "D, B, E, A, C", 0),
        (ORDER, "A, B, C, D, E", 0.2),  # 6 - 4
        (ORDER, "C, A, E", 0.3),
        (ROWS, "A: me, 28 Feb", 0.5),
        (ROWS, "A: them, 28 Feb; C: them, 9 April", 0.75),
        (ROWS, "A: me, 28 Feb; C: them, 9 April; D: me, 1 April", 0.5),
        (ROWS, "A: me, 1 May; B: me, 1 May; C: me, 1 May; D: me, 1 May", 0),
        (CUTS, "A: stays; B: stays; C: stays; D: stays", 0),
        (CUTS, "A: her office closes in June; B: stays; C: stays; D: stays", 0.5),
        # The whole of each note: nothing is left of any.
        (CUTS, "\n".join(f"{note}: {text}" for note, text in CUTS.form.notes.items()), 0),
    ],
)
def test_an_answer_earns_the_share_that_is_right_less_what_is_wrong(sheet: Sheet, answer: str, share: float) -> None:
    assert mark(sheet, answer).score == pytest.approx(share)


def test_a_mistake_that_we_know_earns_its_fraction_and_is_named() -> None:
    evidence = mark(NUMBER, "0.52")
    assert (evidence.score, evidence.state, evidence.sentences) == (0.5, "Partly", ("You counted yourself.",))
    assert (evidence.misconceptions, evidence.earned) == (("with-oneself",), 2)
    assert mark(NUMBER, "0.17").state == "Not yet"


@pytest.mark.parametrize(
    ("sheet", "answer", "sentences"),
    [
        (SET, "mei, bo", ("Right: Mei.", "Not right: Bo.", "Missing: 2 names.", "Look.")),
        (SET, "none", ("Missing: 3 names.", "Look.")),
        (NOBODY, "Mei", ("Not right: Mei.", "Look.")),
        (LABELS, "A: t, B: f, C: f", ("Right: A and C.", "Not yet right: B.", "No label yet: D, E and F.", "Look.")),
        (
            GAPS,
            "had time: 9, silent: 3",
            ("Right: silent.", "Not yet right: had time.", "had time: one is five days old."),
        ),
        (GAPS, "had time: 8", ("Right: had time.", "Not yet right: silent.", "Count.")),
        (
            ORDER,
            "C, D, A, E",
            ("In order among themselves: C, A and E.", "Not yet in place: D.", "Not there yet: B.", "Look."),
        ),
        (ROWS, "A: me, 28 Feb; B: me, 1 May", ("Right: A.", "Not yet right: B.", "Missing: 1 row.", "Theirs too.")),
        (CUTS, "A: stays, B: stays", ("Right: B.", "Not yet right: A.", "Nothing yet: C and D.", "Look.")),
    ],
)
def test_feedback_goes_item_by_item(sheet: Sheet, answer: str, sentences: tuple[str, ...]) -> None:
    assert mark(sheet, answer).sentences == sentences


def test_mistakes_in_different_items_are_all_named_and_none_twice() -> None:
    mistakes = (
        Mistake("all-true", dict.fromkeys("ABCDEF", "true"), None, "One label for all."),
        Mistake("b", {"B": "true"}, None, "B: who says so?"),
        Mistake("e", {"E": "true"}, None, "E: who says so?"),
    )
    sheet = Sheet("demo.labels", 6, LABELS.form, LABELS.expected, mistakes, "", "Look.")
    both = mark(sheet, "t t f t t f")
    assert (both.misconceptions, both.sentences[-2:]) == (("b", "e"), ("B: who says so?", "E: who says so?"))
    assert both.score == pytest.approx(0.5)  # of three kinds two are right: (2/3 - 1/3) / (2/3)
    assert mark(sheet, "t t t t t t").misconceptions == ("all-true",)


def test_a_sheet_survives_json_and_marks_the_same() -> None:
    answers = ["0.33", "0.52", "Mei", "ada, jae", "t t t t t t", "had time: 9", "none", "...", "Ask one person"]
    for sheet in SHEETS:
        again = Sheet.from_data(json.loads(json.dumps(sheet.to_data())))
        assert again == sheet
        assert [mark(again, answer) for answer in answers] == [mark(sheet, answer) for answer in answers]


def test_a_sheet_holds_what_its_question_says_of_the_case() -> None:
    case = Network.of(*(Contact(ContactId(id_), name) for id_, name in NAMES.items()))
    question = Question(
        points=4,
        reference=lambda one: f"{len(one.contacts) - 1}/15",
        wrong=(Wrong("with-oneself", lambda one: 11 / (len(one.contacts) + 15), "You counted yourself.", 0.25),),
        right="Five of fifteen.",
        otherwise="Count the pairs.",
    )
    mistake = Mistake("with-oneself", 11 / 21, 0.25, "You counted yourself.")
    expected = Sheet("demo.pairs", 4, Number(0, 1), 1 / 3, (mistake,), "Five of fifteen.", "Count the pairs.")
    assert question.sheet("demo.pairs", Number(0, 1), case) == expected
    assert question.typed(question.reference, Number(0, 1), case) == "5/15"


def test_a_mistake_in_some_items_is_typed_with_the_others_right() -> None:
    question = Question(
        reference=lambda _: {"A": "true", "B": "cannot tell"},
        wrong=(Wrong("b", lambda _: {"B": "false"}, "B: who says so?", None),),
        right="",
        otherwise="",
    )
    assert question.typed(question.wrong[0].value, Labels(("A", "B")), Network.of()) == "A: true\nB: false"


# Whatever was typed.

typed = st.text(alphabet="ABCDEFtfctrue,.;: %/-+0123456789and Mei=\n\"'", max_size=60)


@given(st.text(max_size=60) | typed)
def test_whatever_is_typed_gets_a_score_from_0_to_1_and_sentences(answer: str) -> None:
    for sheet in SHEETS:
        evidence = mark(sheet, answer)
        assert 0 <= evidence.score <= 1
        assert (evidence.score == 1) == (evidence.state == "Right")
        assert evidence.sentences


VALUES: list[tuple[Form, st.SearchStrategy]] = [  # type: ignore[type-arg]
    (Number(-50, 1000), st.floats(-50, 1000).map(lambda number: number + 0.0)),
    (COUNT.form, st.integers(0, 12).map(float)),
    (SET.form, st.lists(st.sampled_from(sorted(NAMES)), unique=True).map(sorted)),
    (
        LABELS.form,
        st.dictionaries(st.sampled_from("ABCDEF"), st.sampled_from(["true", "false", "cannot tell"]), min_size=1),
    ),
    (
        KINDS.form,
        st.dictionaries(
            st.sampled_from(["1", "2", "10"]), st.sampled_from(["look it up", "asks for a job"]), min_size=1
        ),
    ),
    (GAPS.form, st.dictionaries(st.sampled_from(["had time", "silent"]), st.integers(0, 20).map(float), min_size=1)),
]


@given(st.data())
def test_reading_what_a_form_wrote_gives_the_same_value(data: st.DataObject) -> None:
    for form, values in VALUES:
        value = data.draw(values)
        assert form.read(form.write(value)) == value


@pytest.mark.parametrize(
    ("sheet", "text", "words"),
    [
        (NUMBER, "2/30", "0.0667"),
        (COUNT, "four", "4"),
        (SET, "tomas, ada", "2 contacts of the list: Ada, Tomás"),
        (SET, "nobody", "none of the contacts"),
        (LABELS, "A: t; F: c", "A true, F cannot tell; nothing yet for B, C, D and E"),
        (GAPS, "silent: 2", "silent 2; nothing yet for had time"),
        (WORDS, "Ask one person", "3 words"),
        (WORDS, "Ask", "1 word, and 3 to 5 are asked for"),
    ],
)
def test_what_was_read_is_said_in_words(sheet: Sheet, text: str, words: str) -> None:
    assert sheet.form.said(sheet.form.read(text)) == words


# What is shown.


def test_a_card_says_its_state_with_a_sign_and_a_word() -> None:
    shown = card(mark(NUMBER, "0.52"), note="practice")
    assert repr(shown) == "◐ Partly (practice). You counted yourself."
    assert repr(card(mark(NUMBER, "0.52"), graded=True)) == "◐ Partly (2 of 4 points). You counted yourself."
    signs = {repr(card(mark(NUMBER, answer)))[0] for answer in ("0.33", "0.52", "0.9", "...")}
    assert signs == {"✓", "◐", "○", "\N{EN DASH}"}


def test_what_a_student_typed_is_never_html() -> None:
    page = card(mark(SET, "<script>alert(1)</script>"))._repr_html_()
    assert "<script" not in page
    assert "&lt;script" in page


def test_a_card_follows_the_page_and_its_bar_is_seen_on_white_and_on_black() -> None:
    for heading in ("Right", "Partly", "Not yet", "Not answered", "Not marked", "Form is right", "Note"):
        page = Card(heading, ("A sentence.",), "1 of 2 points")._repr_html_()
        assert not re.search(r"(?<!-)color: ", page)  # text has the colour of the page
        (bar,) = re.findall(r"border-left: 4px solid (#\w{6})", page)
        assert min(contrast(bar, ground) for ground in ("#ffffff", "#121212", "#212121")) >= 3


def test_a_card_is_shown_as_text_and_as_html_with_its_points_if_it_is_graded() -> None:
    bundle = card(mark(NUMBER, "0.52"), graded=True)._repr_mimebundle_()
    assert bundle["text/plain"] == "◐ Partly (2 of 4 points). You counted yourself."
    assert "Partly</strong> · 2 of 4 points<br>You counted" in bundle["text/html"]
    bare = card(mark(SET, "mei, bo"))._repr_mimebundle_()
    assert [*bare] == ["text/plain", "text/html"]
    assert "Partly" not in bare["text/plain"]
    assert "Not yet</strong><br>Right: Mei.<br>Not right: Bo.<br>Missing: 2 names.<br>Look.</div>" in bare["text/html"]


def test_only_a_graded_card_carries_data_for_programs() -> None:
    assert card(mark(NUMBER, "0.52"), graded=True)._repr_mimebundle_()[EVIDENCE] == {
        "question": "demo.number",
        "state": "Partly",
        "score": 0.5,
        "points": 4,
        "misconceptions": ("with-oneself",),
    }
