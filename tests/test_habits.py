"""Habits: a whole log worked out on paper, logs that hold too little, and what may not change anything."""

import re
from dataclasses import replace
from datetime import date
from math import isnan
from typing import Any

import pytest

from netkit.measures.habit_rules import RULES
from netkit.measures.habits import NOTE, Habits, habits
from netkit.model import CIRCLES, ME, Ask, Contact, ContactId, Exchange, Interaction, Promise, Record, Referral
from tests.short_records import TODAY, TOMORROW, met

JAE, MEI, ADA, OLU, BAO, IVO = map(ContactId, ("jae", "mei", "ada", "olu", "bao", "ivo"))
STUDIES, CHOIR = ("studies",), ("choir",)

CONTACTS = [
    Contact(JAE, "Jae Han", circles=STUDIES, needs=("a map",), met_on=date(2025, 5, 1), closeness=5),
    Contact(MEI, "Mei Lin", circles=STUDIES, offers=("grants",), met_on=date(2025, 3, 11), closeness=4, field="law"),
    Contact(ADA, "Ada Nowak", circles=STUDIES, offers=("maps",), met_on=date(2025, 3, 10), closeness=3),
    Contact(OLU, "Olu Eze", circles=CHOIR, met_on=date(2020, 1, 1), introduced_by=JAE),
    Contact(IVO, "Ivo Horvat", circles=CHOIR, met_on=date(2019, 1, 1), introduced_by=ME),
    Contact(BAO, "Bao Ng", circles=("club",), offers=("rice",), archived=True),
]


def spoke(key: str, on: date, who: ContactId, *, by: Any, **more: Any) -> Interaction:
    return met(on, who, key=key, initiated_by=by, **more)


INTERACTIONS = [
    # You began six; on the day of two of them you asked for something.
    spoke("01", date(2025, 4, 1), JAE, by="me", kind="substance"),
    spoke("02", date(2025, 5, 1), JAE, by="me", kind="getting_to_know"),
    spoke("03", date(2025, 6, 1), MEI, by="me", kind="renewal"),
    spoke("04", date(2025, 7, 1), ADA, by="me", kind="substance"),
    spoke("05", date(2025, 8, 1), ADA, by="me", kind="substance"),
    spoke("06", date(2026, 2, 1), JAE, by="me", kind="substance"),
    # They began six: you replied to five, after 0, 1, 2, 5 and 9 days.
    *(
        spoke(f"1{n}", date(2025, 9, 1 + n), JAE, by="them", kind="scheduling", replied_on=date(2025, 9, 1 + n + days))
        for n, days in enumerate((0, 1, 2, 5, 9))
    ),
    spoke("20", date(2026, 1, 5), MEI, by="them", answered=False),
    # Longer ago than the window, and dated after today.
    spoke("30", date(2021, 1, 1), OLU, by="me"),
    spoke("31", date(2023, 3, 10), IVO, by="me"),
    spoke("32", date(2023, 3, 11), BAO, by="me"),
    spoke("33", date(2026, 3, 11), OLU, by="me", kind="substance"),
]
EXCHANGES = [
    # From Jae you got four times and gave once; from Mei once each.
    Exchange("1", date(2025, 4, 1), JAE, "got", "information", "seeds", date(2025, 4, 9)),
    Exchange("2", date(2025, 5, 1), JAE, "got", "feedback", "my letter"),
    Exchange("3", date(2025, 6, 1), JAE, "got", "information", "who hires botanists", date(2025, 6, 20)),
    Exchange("4", date(2026, 3, 1), JAE, "got", "information", "soil"),
    Exchange("5", date(2025, 6, 1), JAE, "gave", "support"),
    Exchange("6", date(2025, 6, 1), MEI, "gave", "information"),
    Exchange("7", date(2025, 6, 2), MEI, "got", "support"),
    Exchange("8", date(2020, 6, 2), MEI, "got", "feedback", "old"),
    Exchange("9", date(2026, 3, 11), MEI, "gave", "feedback"),
]
ASKS = [
    Ask("1", date(2025, 4, 1), JAE, "a name", "yes", date(2025, 4, 2), looked_up=True),
    Ask("2", date(2025, 5, 1), JAE, "a date", "no", date(2025, 5, 2), looked_up=True),
    Ask("3", date(2025, 5, 20), JAE, "a reader", "yes", date(2025, 5, 21), looked_up=True),
    Ask("4", date(2025, 8, 5), MEI, "a letter", "yes", date(2025, 8, 6), looked_up=False),
    Ask("5", date(2025, 10, 1), JAE, "a seat", "no", date(2025, 10, 5), looked_up=True),
    Ask("6", date(2026, 1, 1), MEI, "a desk"),  # no reply: a brush-off on 15 January
]
PROMISES = [
    Promise("1", date(2026, 1, 1), date(2026, 2, 1), "me", JAE, "send the book"),
    Promise("2", date(2026, 1, 1), date(2026, 1, 9), "me", MEI, "send the map", done_on=date(2026, 1, 8)),
    Promise("3", date(2026, 1, 1), date(2026, 1, 9), "me", MEI, "write", done_on=date(2026, 1, 9)),
]
REFERRALS = [
    Referral("1", date(2025, 4, 20), JAE, "Kofi", contacted_on=date(2025, 4, 22)),
    Referral("2", date(2025, 5, 2), JAE, "Sol", contacted_on=date(2025, 5, 3)),
    Referral("3", date(2025, 7, 31), ADA, "Lin"),
    Referral("4", date(2026, 3, 5), ADA, "Kai"),
]
LOG: dict[str, list[Any]] = {
    "contacts": CONTACTS,
    "interactions": INTERACTIONS,
    "exchanges": EXCHANGES,
    "asks": ASKS,
    "promises": PROMISES,
    "referrals": REFERRALS,
}

# The rule's place; value, n and left out; whether that is enough; the next step.
ON_PAPER: dict[int, tuple[float, int, int, bool, str]] = {
    # Gave 2 times (5, 6), got 5 (1, 2, 3, 4, 7): (2 - 5)/7. Number 8 is too old, 9 after today.
    1: (
        *(-3 / 7, 7, 1, True),
        "Offer Jae Han something towards a map, which they need: you got from them 4 times and gave 1 time.",
    ),
    # Yes to 1, 3 and 4, no to 2 and 5; 6 has no answer. Ada offers maps and was never asked; Bao is archived.
    2: (3 / 5, 5, 1, True, "Ask Ada Nowak about maps, which they offer."),
    # Of 1, 2 and 3 two were reported back on; 4 is too young; 7 is support.
    3: (2 / 3, 3, 1, True, "Report back to Jae Han on the feedback about my letter that you got on 2025-05-01."),
    # Kofi, Sol and Lin are old enough, two of them contacted; Kai is too young.
    4: (2 / 3, 3, 1, True, "Get in touch with Lin: Ada Nowak referred you to them on 2025-07-31."),
    # The median of 0, 1, 2, 5 and 9; left out is Mei's call without a reply.
    5: (2, 5, 1, True, "Keep your promise to Jae Han, due on 2026-02-01: send the book."),
    # Of five contacts 3 and 2: (25 - 9 - 4)/25 times 9/8, since choir is a ninth circle beside the eight.
    6: (0.54, 5, 0, True, "Talk to one person from a circle that no contact of yours is from: association."),
    # Ivo has been silent for three years to the day and Olu for longer; the other three not.
    7: (3 / 5, 5, 0, True, "Write to Olu Eze, with whom you were last in touch on 2021-01-01."),
    # Talks 01, 02, 04, 05 and 06. Kofi came 19 days after 01, Sol a day after 02, Lin 30 days after 04; none after 05
    # or 06. Left out is the talk after today.
    8: (3 / 5, 5, 1, True, "Ask Mei Lin for 20 minutes about what work in law is like."),
    # Of the six you began, 01 and 02 fall on the day of an ask to Jae. Mei's call of January was not answered.
    9: (4 / 6, 6, 1, True, "Call Mei Lin just to hear how they are; the last time was on 2025-06-01."),
    # The noes of 2 May and 5 October and the silence of 15 January: only the first was followed within 30 days.
    10: (1 / 3, 3, 0, True, "Ask somebody else what you asked Mei Lin, who has not replied: a desk."),
    # 1, 2, 3 and 5 of five; of 6 nobody noted it.
    11: (4 / 5, 5, 1, True, "Note whether you looked it up before you asked Mei Lin: a desk."),
    # Jae and Mei: 11 March 2025 is 364 days ago, and 10 March 365. Jae led you to Kofi, Ada to Lin.
    12: (2 / 5, 5, 0, True, "Ask Mei Lin whom else you should get to know."),
}


def found(**changes: Any) -> Habits:
    return habits(**({"today": TODAY} | LOG | changes))


@pytest.mark.parametrize("place", ON_PAPER)
def test_the_log_says_what_was_worked_out_on_paper(place: int) -> None:
    one = found()[place - 1]
    value, n, left_out, enough, next_action = ON_PAPER[place]
    assert one.result.value == pytest.approx(value)
    assert (one.result.n, one.result.left_out, one.enough) == (n, left_out, enough)
    assert one.next_action == next_action
    assert one.result.sentence == one.sentence
    assert "They are all from one" not in one.sentence


def test_lateness_and_promises_kept_stand_beside_promptness_if_there_are_three_of_them() -> None:
    assert ". You kept 2 of 3 promises (67 %) on time" in found()[4].sentence
    assert "promises" not in found(promises=PROMISES[:2])[4].sentence
    late = [replace(one, minutes_late=0) for one in INTERACTIONS[:3]]
    assert "You were late for 0 of 3 interactions" in found(interactions=[*late, *INTERACTIONS[3:]])[4].sentence


# Too little.


def test_an_empty_log_says_what_to_log_and_names_a_step_for_each() -> None:
    nothing = habits([], [], [], [], [], [], today=TODAY)
    for one in nothing:
        assert not one.enough
        assert isnan(one.result.value)
        assert one.sentence.startswith("Not enough data yet: 0 of the ")
        assert " Log " in one.sentence
        assert one.next_action.endswith(".")
    assert len({one.next_action for one in nothing}) == len(nothing) == len(ON_PAPER)


@pytest.mark.parametrize(
    ("place", "kind", "ids"),
    [
        # Without these records, one is missing to the least number.
        *[(1, "exchanges", ["2", "3", "4"]), (2, "asks", ["5"]), (3, "exchanges", ["1"])],
        *[(4, "referrals", ["1"]), (5, "interactions", ["10"]), (6, "contacts", [JAE])],
        *[(7, "interactions", ["30"]), (8, "interactions", ["01"]), (9, "interactions", ["01", "02"])],
        *[(10, "asks", ["2"]), (11, "asks", ["5"]), (12, "contacts", [JAE])],
    ],
)
def test_one_record_too_few_is_not_enough(place: int, kind: str, ids: list[str]) -> None:
    one = found(**{kind: [one for one in LOG[kind] if one.id not in ids]})[place - 1]
    assert not one.enough
    least = one.result.n + 1
    assert one.sentence.startswith(f"Not enough data yet: {one.result.n} of the {least} ")
    assert f"it takes at least {least} " in one.definition


def test_five_contacts_of_one_circle_have_no_variety_and_it_says_so() -> None:
    alike = [*(replace(one, circles=STUDIES) for one in CONTACTS), Contact(ContactId("zoe"), "Zoe")]
    one = found(contacts=alike)[5]
    assert (one.result.value, one.result.n, one.enough) == (0, 5, True)
    assert one.sentence == (
        "Of the most variety that 8 circles allow, the contacts have 0.00 (5 contacts counted). "
        "Left out: 1 without a circle. They are all from one: studies."
    )


def test_where_every_circle_has_somebody_the_step_is_to_the_smallest() -> None:
    circles = [*CIRCLES, *CIRCLES[:3]]
    people = [Contact(ContactId(f"c{n}"), circle, circles=(circle,)) for n, circle in enumerate(circles)]
    step = "Talk to one more person from association, where you know 1 contact."
    assert found(contacts=people)[5].next_action == step


# The next step, where the log holds other things.

CALL_OF_TODAY = Interaction("call", TODAY, (MEI,), initiated_by="them", answered=False)


@pytest.mark.parametrize(
    ("place", "changes", "step"),
    [
        (1, {"contacts": [replace(CONTACTS[0], needs=())]}, "Ask Jae Han what you could do for them"),
        (1, {"exchanges": EXCHANGES[4:7]}, "Log the next thing that you give or get"),
        (1, {"exchanges": [Exchange("1", TODAY, JAE, "got", "support")]}, "Offer Jae Han something towards a map"),
        (2, {"contacts": CONTACTS[:2]}, "Write down for one contact what they could help you with"),
        (3, {"exchanges": EXCHANGES[:1]}, "Log the next advice you get"),
        (3, {"exchanges": [replace(EXCHANGES[1], about=" ")]}, "Report back to Jae Han on the feedback that you got"),
        (4, {"referrals": [replace(REFERRALS[2], person="bao")]}, "Ask a contact whom you should talk to next"),
        (4, {"referrals": REFERRALS[:2]}, "Ask a contact whom you should talk to next"),
        (5, {"promises": PROMISES[1:]}, "Reply to Mei Lin, who tried to reach you on 2026-01-05."),
        (5, {"promises": [replace(PROMISES[0], by="them")], "interactions": []}, "Log the day on which you answer"),
        (5, {"promises": [], "interactions": [CALL_OF_TODAY]}, "Reply to Mei Lin, who tried to reach you on 2026-03"),
        (6, {"contacts": [replace(one, circles=()) for one in CONTACTS]}, "Write down for Ada Nowak where"),
        (7, {"interactions": INTERACTIONS[:6]}, "Say how often you would like to be in touch with Mei Lin."),
        (7, {"contacts": CONTACTS[5:]}, "Log a contact from your old networks"),
        (8, {"contacts": [replace(CONTACTS[0], field="law")]}, "Before your next talk, write down one question"),
        (8, {"interactions": [met(TODAY, MEI, kind="substance")]}, "Before your next talk, write down one question"),
        (9, {"asks": [Ask(f"{n}", TODAY, OLU, "a name") for n in (1, 2, 3)]}, "Call Olu Eze and ask for nothing"),
        (9, {"interactions": [], "asks": []}, "Log the next call or message"),
        (10, {"asks": ASKS[:5]}, "Ask somebody else what you asked Jae Han, who said no: a seat."),
        (10, {"asks": ASKS[:3]}, "After the next no, log its day"),  # a no, and then a yes
        # 24 February is fourteen days before today: a non-reply. 25 February is thirteen.
        (10, {"asks": [Ask("1", date(2026, 2, 24), MEI, "a desk")]}, "Ask somebody else what you asked Mei Lin"),
        (10, {"asks": [Ask("1", date(2026, 2, 25), MEI, "a desk")]}, "After the next no, log its day"),
        (11, {"asks": [replace(ASKS[5], looked_up=False)]}, "Look up for ten minutes what you asked Mei Lin: a desk."),
        (11, {"asks": ASKS[:5]}, "Write down what you looked up"),
        (12, {"contacts": [*CONTACTS[2:5], Contact(BAO, "Bao")]}, "Write down when you met Bao."),
        (12, {"referrals": []}, "Ask Mei Lin whom else"),  # through Jae you know Olu
        (12, {"referrals": [Referral("1", TODAY, MEI, "Lin")]}, "Log the next person you meet"),
        (12, {"contacts": CONTACTS[2:5]}, "Log the next person you meet"),
    ],
)  # fmt: skip
def test_the_next_step_is_the_one_that_the_log_leaves(place: int, changes: dict[str, Any], step: str) -> None:
    assert found(**changes)[place - 1].next_action.startswith(step)


def test_a_contact_met_today_is_a_newcomer_and_one_met_after_today_is_left_out() -> None:
    others = {"zoe": TOMORROW, "zac": None, "zed": TODAY}
    more = found(contacts=[*CONTACTS, *(Contact(ContactId(who), who, met_on=day) for who, day in others.items())])
    one = more[11].result
    assert (one.value, one.n, one.left_out) == (3 / 6, 6, 2)
    assert more[11].sentence == (
        "In the last 365 days you met 3 of 6 contacts (50 %). "
        "Left out: 2 without the day, or a day up to today, on which you met."
    )


def test_whom_you_never_were_in_touch_with_is_left_out_of_the_dormant() -> None:
    one = found(contacts=[*CONTACTS, Contact(ContactId("zoe"), "Zoe")])[6]
    assert (one.result.n, one.result.left_out) == (5, 1)
    says = "In the last three years you were in touch with 3 of 5 contacts (60 %). "
    assert one.sentence == says + "Left out: 1 with whom you never were in touch."


def test_the_window_is_today_and_the_364_days_before_it() -> None:
    for on, asked in ((date(2025, 3, 11), 1), (date(2025, 3, 10), 0)):
        assert found(asks=[Ask("1", on, JAE, "a name", "yes")])[1].result.n == asked
    assert found().caption == "12 habits in the log from 2025-03-11 to 2026-03-10, 365 days"


# In print.


def test_it_prints_in_lines_of_at_most_110_columns_and_without_a_total() -> None:
    text = repr(found().in_full())
    assert max(map(len, text.splitlines())) <= 110
    parts = [found().caption]
    for number, (rule, one) in enumerate(zip(RULES, found(), strict=True), start=1):
        parts += [f"{number}. {rule.rule} {rule.name}: {one.definition}. {one.sentence} Next: {one.next_action}"]
    assert " ".join(text.split()) == " ".join([*parts, NOTE])


def test_as_text_three_with_enough_on_record_print_and_the_others_by_name() -> None:
    text = repr(found())
    assert len(text.splitlines()) <= 24  # one screen of a terminal
    told = [
        f"{number}. {rule.rule}" for number, (rule, one) in enumerate(zip(RULES, found(), strict=True), 1) if one.enough
    ]
    assert [line.strip() for line in text.splitlines() if re.match(r" *\d+\. ", line)] == told[:3]
    for one in found():
        assert one.name in " ".join(text.split())
    empty = repr(habits([], [], [], [], [], [], today=TODAY))
    assert "Too little on record yet: " in empty
    assert "Also on record" not in empty


def test_the_table_has_a_row_for_each_and_escapes_what_it_shows() -> None:
    wild = [replace(CONTACTS[0], name="<b>Jae</b>"), *CONTACTS[1:]]
    page = found(contacts=wild)._repr_html_()
    assert page.count('<th scope="row"') == len(ON_PAPER)
    assert page.count('<th scope="col"') == 4
    assert f">1. {RULES[0].rule}</th>" in page
    assert NOTE in page
    assert "&lt;b&gt;Jae&lt;/b&gt;" in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("interactions", met(TOMORROW, JAE, MEI, OLU, initiated_by="me", kind="substance", minutes_late=9)),
        ("interactions", met(TOMORROW, MEI, initiated_by="them", answered=False)),
        ("exchanges", Exchange("later", TOMORROW, MEI, "got", "information")),
        ("exchanges", Exchange("later", TOMORROW, JAE, "gave", "information")),
        ("asks", Ask("later", TOMORROW, ADA, "a name", "yes", looked_up=True)),
        ("promises", Promise("later", TOMORROW, TOMORROW, "me", JAE, "call")),
        ("referrals", Referral("later", TOMORROW, MEI, "Zoe")),
    ],
)
def test_a_record_dated_after_today_changes_only_what_is_left_out(kind: str, record: Record) -> None:
    for before, after in zip(found(), found(**{kind: [*LOG[kind], record]}), strict=True):
        assert after.result.left_out >= before.result.left_out
        as_before = replace(after.result, left_out=before.result.left_out)
        assert replace(after, result=as_before) == before
