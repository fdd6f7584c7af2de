"""What to do this week: a log worked out on paper, the clock, and what may not change it."""

from dataclasses import replace
from datetime import date
from math import nan
from typing import Any

import pytest

from netkit.errors import InvalidRequest
from netkit.measures.agenda import RULE, Agenda, agenda
from netkit.model import Ask, Cadence, Contact, ContactId, Exchange, Interaction, Promise, Referral
from tests.short_records import TODAY, TOMORROW

LAST = date(2026, 3, 16)
NEXT_WEEK = date(2026, 3, 17)
JAE, MEI, ADA, OLU = map(ContactId, ("jae", "mei", "ada", "olu"))
MONTHLY = Cadence(1, "months")


def march(day: int) -> date:
    return date(2026, 3, day)


CONTACTS = [
    Contact(JAE, "Jae Han"),
    Contact(MEI, "Mei Lin", cadence=MONTHLY),
    Contact(ADA, "Ada Nowak", cadence=MONTHLY, cadence_set_on=date(2026, 1, 31)),
    Contact(OLU, "Olu Eze", cadence=MONTHLY),  # without a day to count from
    Contact(ContactId("bao"), "Bao Ng", cadence=Cadence(1, "weeks"), cadence_set_on=date(2026, 1, 1), archived=True),
]
INTERACTIONS = [
    Interaction("1", date(2026, 2, 16), (MEI, JAE)),  # one month later is 16 March, the last day of the week
    Interaction("2", march(9), (ADA,), answered=False),  # so her month still counts from 31 January
    Interaction("3", march(11), (MEI,)),
]
EXCHANGES = [
    Exchange("1", march(2), JAE, "got", "information", "who hires botanists"),
    Exchange("2", march(1), JAE, "got", "feedback", reported_back_on=march(4)),
    Exchange("3", march(1), JAE, "gave", "information"),
    Exchange("4", march(3), ContactId("bao"), "got", "feedback"),
    Exchange("5", march(3), MEI, "got", "support"),  # asks for thanks and not for a report
]
PROMISES = [
    Promise("1", march(1), LAST, "me", MEI, "send the map"),
    Promise("2", march(1), march(7), "me", JAE, "send the book"),
    Promise("3", march(1), NEXT_WEEK, "me", JAE, "call again"),
    Promise("4", march(1), march(7), "them", JAE, "read my letter"),
    Promise("5", march(1), march(7), "me", JAE, "fix a date", done_on=march(8)),
    Promise("7", march(1), march(7), "me", ContactId("stranger"), "write"),
]
REFERRALS = [
    # To follow up; thanked already.
    Referral("1", march(5), JAE, "Kofi", "grants", thanked_on=march(6)),
    # Met on the 4th, not reported back and not thanked.
    Referral("2", march(1), MEI, "ada", contacted_on=march(2), met_on=march(4)),
    # Contacted, not met: only the thanks are owed.
    Referral("3", march(3), ADA, "Sol", contacted_on=march(4)),
    # All done.
    Referral("4", date(2026, 2, 1), ADA, "Ivo", "", march(1), march(2), march(3), march(3)),
]
ON_PAPER = [
    ("promise", "Keep your promise to Jae Han: send the book", "due on 2026-03-07, 3 days ago"),
    ("promise", "Keep your promise to Mei Lin: send the map", "due on 2026-03-16, in 6 days"),
    ("referral", "Get in touch with Kofi, about grants", "Jae Han referred you to them on 2026-03-05, 5 days ago"),
    (
        *("report back", "Report back to Jae Han on the information about who hires botanists"),
        "you got it on 2026-03-02, 8 days ago",
    ),
    ("renewal", "Be in touch with Ada Nowak", "every month, due on 2026-02-28, 10 days ago"),
    ("report back", "Thank Ada Nowak for referring you to Sol", "it was on 2026-03-03, 7 days ago"),
    ("renewal", "Be in touch with Mei Lin", "every month, due on 2026-03-16, in 6 days"),
    ("report back", "Report back to Mei Lin on meeting Ada Nowak, with thanks", "you met on 2026-03-04, 6 days ago"),
]
"""30 + 30 + 20 + 10 + 15 + 10 + 15 + 10 = 140 minutes."""


def week(**changes: Any) -> Agenda:
    log: dict[str, Any] = {
        "contacts": CONTACTS,
        "interactions": INTERACTIONS,
        "exchanges": EXCHANGES,
        "asks": [],
        "promises": PROMISES,
        "referrals": REFERRALS,
    }
    return agenda(**({"today": TODAY, "hours": 5} | log | changes))


NOTHING: dict[str, Any] = dict.fromkeys(("interactions", "exchanges", "asks", "promises", "referrals"), ())


def only(**changes: Any) -> Agenda:
    """The week of a log that holds nothing but this."""
    return week(**({"contacts": CONTACTS[:2]} | NOTHING | changes))


def kinds(found: Agenda) -> list[str]:
    return [step.kind for step in found.steps]


def said(found: Agenda, kind: str = "") -> list[str]:
    return [step.what for step in found.steps if step.kind.startswith(kind)]


def test_the_week_holds_what_was_worked_out_on_paper_in_the_order_of_the_rule() -> None:
    found = week()
    assert [(step.kind, step.what, step.why) for step in found.steps] == ON_PAPER
    assert [step.contact for step in found.steps] == [JAE, MEI, JAE, JAE, ADA, ADA, MEI, MEI]
    assert [step.due_on for step in found.steps] == [march(7), LAST, None, None, date(2026, 2, 28), None, LAST, None]
    assert (found.minutes, found.later, found.left_out) == (140, (), 1)


def test_a_step_is_taken_if_it_still_fits_and_left_for_later_with_the_reason_if_not() -> None:
    # 30 + 30 + 20 leave 5 of 85 minutes: nothing else fits.
    found = week(hours=85 / 60)
    assert kinds(found) == ["promise", "promise", "referral"]
    reasons = [f"it takes {minutes} minutes, and 5 of 85 are left" for minutes in (10, 15, 10, 15, 10)]
    assert [one.reason for one in found.later] == reasons
    assert "more step" not in repr(found)  # all five are printed
    # The first six take 115 minutes; 5 are left of 120, too few for a renewal or a report. With 130 a renewal fits.
    assert kinds(week(hours=2)) == [row[0] for row in ON_PAPER[:6]]
    assert kinds(week(hours=130 / 60)) == [row[0] for row in ON_PAPER[:7]]
    assert agenda(CONTACTS, INTERACTIONS, EXCHANGES, [], PROMISES, REFERRALS, today=TODAY) == week(hours=2)


def test_referrals_reports_and_promises_of_more_than_a_year_ago_are_counted_and_not_listed() -> None:
    year_ago, before = date(2025, 3, 10), date(2025, 3, 9)
    referrals = [Referral(str(on), on, JAE, f"Sol {on}", thanked_on=on) for on in (year_ago, before)]
    exchanges = [Exchange(str(on), on, MEI, "got", "feedback", str(on)) for on in (year_ago, before)]
    promises = [Promise(str(on), before, on, "me", JAE, f"write on {on}") for on in (before, year_ago)]
    found = only(exchanges=exchanges, promises=promises, referrals=referrals)
    assert said(found) == [
        "Keep your promise to Jae Han: write on 2025-03-10",
        "Get in touch with Sol 2025-03-10",
        "Report back to Mei Lin on the feedback about 2025-03-10",
    ]
    assert (found.old, found.old_promises) == (2, 1)
    assert "Not listed: 2 referrals, reports, thanks and asks open for more than a year." in repr(found)
    assert "1 promise of yours overdue for more than a year. Keep or cancel each." in repr(found)
    for older in (only(exchanges=exchanges[1:]), only(promises=promises[:1]), only(referrals=referrals[1:])):
        assert older.first == "You have the week to yourself, but for what is not listed."


def test_a_referral_that_is_on_record_as_something_got_too_asks_for_one_report() -> None:
    got = [Exchange(key, march(3), who, "got", "referral") for key, who in (("1", ADA), ("2", JAE))]
    assert said(week(exchanges=got), "report back") == [
        "Report back to Jae Han on the referral",
        "Thank Ada Nowak for referring you to Sol",
        "Report back to Mei Lin on meeting Ada Nowak, with thanks",
    ]


def test_the_week_ends_on_the_sixth_day_after_today() -> None:
    promises = [Promise(str(on), march(1), on, "me", JAE, f"by {on}") for on in (TOMORROW, LAST, NEXT_WEEK)]
    why = ["due on 2026-03-11, in 1 day", "due on 2026-03-16, in 6 days"]
    assert [step.why for step in only(promises=promises).steps] == why
    late = [Contact(MEI, "Mei", cadence=MONTHLY, cadence_set_on=on) for on in (date(2026, 2, 16), date(2026, 2, 17))]
    assert [kinds(only(contacts=[one])) for one in late] == [["renewal"], []]


def test_of_archived_contacts_nothing_is_on_it_but_a_promise_to_them() -> None:
    nobody = [replace(one, archived=True) for one in CONTACTS]
    assert set(kinds(week(contacts=nobody))) == {"promise"}
    to_bao = [Referral("1", march(5), JAE, "bao", thanked_on=march(5))]
    assert "referral" not in kinds(week(referrals=to_bao))


def test_a_cadence_without_a_day_to_count_from_is_said() -> None:
    found = only(contacts=CONTACTS[3:4])
    assert (found.steps, found.without_start) == ((), 1)
    assert "You have the week to yourself, but for what is not listed." in repr(found)
    assert "Not listed: 1 contact with a cadence and no day to count from. Log the last talk." in repr(found)


def test_what_happened_today_counts() -> None:
    talk, got = Interaction("4", TODAY, (ADA,)), Exchange("6", TODAY, JAE, "got", "feedback")
    found = week(interactions=[*INTERACTIONS, talk], exchanges=[*EXCHANGES, got])
    assert found.left_out == week().left_out
    assert "Be in touch with Ada Nowak" not in said(found)


def test_reports_are_in_the_order_of_what_was_got_and_of_who_was_met_then_of_the_id() -> None:
    exchanges = [Exchange(key, march(4), JAE, "got", "feedback", key) for key in ("b", "a")]
    referrals = [Referral("aa", march(1), MEI, "Sol", contacted_on=march(2), met_on=march(4), thanked_on=march(2))]
    assert said(week(exchanges=exchanges, referrals=referrals), "report back") == [
        "Report back to Jae Han on the feedback about a",
        "Report back to Mei Lin on meeting Sol",
        "Report back to Jae Han on the feedback about b",
    ]


def test_an_ask_without_an_answer_for_a_week_is_one_to_come_back_to() -> None:
    asks = [Ask(str(day), march(day), JAE, f"a look, {day} March") for day in (4, 3, 2)]
    asks += [Ask("yes", march(1), JAE, "a seat", "yes", march(2)), Ask("bao", march(1), ContactId("bao"), "a date")]
    assert [(one.what, one.why, one.words) for one in only(asks=asks).steps] == [
        (
            f"Ask Jae Han again, or note the answer: a look, {day} March",
            f"you asked on 2026-03-0{day}, {ago} days ago",
            yes,
        )
        for day, ago, yes in ((2, 8, ("yes", "no")), (3, 7, ("yes", "no")))
    ]
    assert only(asks=[Ask("old", date(2025, 3, 1), JAE, "a seat")]).old == 1


def test_what_is_put_off_waits_for_its_day_and_what_is_dropped_does_not_come_again() -> None:
    ada = replace(CONTACTS[2], cadence_set_on=date(2026, 1, 31))
    log: dict[str, Any] = {
        "exchanges": EXCHANGES[:1],
        "asks": [Ask("a", march(1), JAE, "a look")],
        "referrals": [replace(REFERRALS[0], thanked_on=None), REFERRALS[1]],
    }

    def later(**changes: Any) -> dict[str, Any]:
        return {kind: [replace(one, **changes) for one in records] for kind, records in log.items()}

    here = ["referral", "report back", "ask", "renewal", "report back", "report back"]
    assert kinds(only(contacts=[*CONTACTS[:2], ada], **log)) == here
    put_off = {"contacts": [*CONTACTS[:2], replace(ada, put_off_to=TOMORROW)], **later(put_off_to=TOMORROW)}
    assert kinds(only(**put_off)) == []
    assert sorted(kinds(only(**put_off, today=TOMORROW))) == sorted(here)
    assert kinds(only(contacts=CONTACTS[:2], **later(dropped_on=TODAY))) == []


# Empty.


@pytest.mark.parametrize(
    ("contacts", "promises", "says"),
    [
        ([], [], "To begin, log a contact"),
        ([Contact(JAE, "Jae")], [], "how often you would like to be in touch"),
        ([replace(CONTACTS[2], cadence_set_on=TODAY)], [], "log what you promised and whom to call"),
        ([replace(CONTACTS[2], cadence_set_on=TODAY)], PROMISES[4:5], "you owe nobody anything this week"),
    ],
)
def test_an_empty_week_says_so_kindly_and_what_to_log_first(
    contacts: list[Contact], promises: list[Promise], says: str
) -> None:
    found = only(contacts=contacts, promises=promises)
    assert found.steps == found.later == ()
    assert "nothing is waiting" in repr(found)
    assert "You have the week to yourself" in repr(found)
    assert says in found._repr_html_()


# In print.


def test_it_prints_names_in_lines_of_at_most_110_columns_with_the_rule() -> None:
    long = [replace(PROMISES[0], text="send the map\nof " + "every village and " * 20)]
    text = repr(week(promises=long, hours=2))
    # 30 for the promise, 20 for the referral, three reports of 10 and two renewals of 15.
    assert text.splitlines()[0] == "From 2026-03-10 to 2026-03-16: 7 steps, 110 of 120 minutes"
    assert max(map(len, text.splitlines())) <= 110
    assert "Left for later" not in text
    assert "  1.  30 min  Keep your promise to Mei Lin: send the map of every village" in text
    assert "jae" not in text
    assert "The rule: Promises of yours" in text
    assert "Left out: 1 record dated after 2026-03-10." in text


def test_it_prints_every_step_and_why_it_is_for_this_week_or_for_later() -> None:
    found = week(hours=1)
    steps = [f"{n}. {one.minutes} min {one.what} {one.why}" for n, one in enumerate(found.steps, start=1)]
    later = [f"- {one.step.minutes} min {one.step.what} {one.step.why}; {one.reason}" for one in found.later[:5]]
    assert (len(found.later), found.first) == (6, "")
    expected = [
        found.caption,
        *steps,
        "Left for later:",
        *later,
        "And 1 more step left for later.",
        *found.notes,
        f"The rule: {RULE}",
    ]
    assert " ".join(repr(found).split()) == " ".join(" ".join(expected).split())


def test_of_many_steps_left_for_later_the_first_five_are_printed() -> None:
    promises = [Promise(f"{n:02}", march(1), march(7), "me", JAE, f"letter {n:02}.") for n in range(23)]
    found = only(promises=promises, hours=0.5)
    for page in (repr(found), found._repr_html_()):
        assert "letter 05." in page
        assert "letter 06." not in page
        assert "And 17 more steps left for later" in page


def test_the_table_says_when_each_step_is_for() -> None:
    promises = [replace(PROMISES[1], id=key) for key in ("1", "2")]
    page = only(contacts=[Contact(JAE, "<b>Jae</b>")], promises=promises, hours=0.75)._repr_html_()
    assert page.count("Keep your promise to &lt;b&gt;Jae&lt;/b&gt;: send the book</th>") == 2
    assert page.count(">this week</td>") == 1
    assert page.count(">later</td>") == 1
    assert page.count("; it takes 30 minutes, and 15 of 45 are left</td>") == 1


@pytest.mark.parametrize("hours", [0, nan, None])
def test_hours_that_are_no_number_above_0_are_refused(hours: Any) -> None:
    with pytest.raises(InvalidRequest, match="it must be a number above 0"):
        week(hours=hours)


def test_the_week_at_the_end_of_the_calendar_is_a_short_one() -> None:
    promise = Promise("1", date.max, date.max, "me", JAE, "write")
    found = only(contacts=CONTACTS[:1], promises=[promise], hours=2, today=date.max)
    assert found.caption == "From 9999-12-31 to 9999-12-31: 1 step, 30 of 120 minutes"


@pytest.mark.parametrize(
    "later",
    [
        {"interactions": [*INTERACTIONS, Interaction("later", TOMORROW, (MEI,))]},
        {"exchanges": [*EXCHANGES, Exchange("later", TOMORROW, JAE, "got", "feedback")]},
        {"promises": [*PROMISES, Promise("later", TOMORROW, TOMORROW, "me", JAE, "write")]},
        {"referrals": [*REFERRALS, Referral("later", TOMORROW, JAE, "Sol")]},
    ],
)
def test_a_record_dated_after_today_changes_only_what_is_left_out(later: dict[str, Any]) -> None:
    assert week(**later) == replace(week(), left_out=week().left_out + 1)
