"""The topic "Ask, and hear no": a case read by hand, the figures of the lesson, and what calls and guesses earn."""

from netkit import topics
from netkit.checks.marking import mark
from netkit.measures.asks import chance_of_a_no, said_yes
from netkit.network import Network
from netkit.results import Share
from netkit.topics import catalogue, no
from netkit.topics.no.case import TODAY
from netkit.topics.texts import texts
from tests.cases_of_topics import cases

# The practice case, read off its tables with pencil and paper.
BY_HAND = {
    "rate": "share: 3 of 10; from: 0.11; to: 0.60",  # by the table
    "silence": "A: reason on record; B: too early; C: cannot tell; D: too early; E: reason on record; F: cannot tell; "
    "G: cannot tell; H: reason on record; I: cannot tell; J: too early",
    "next": "A: let it rest; B: ask once more; C: wait; D: let it rest; E: ask once more; F: let it rest; G: wait; "
    "H: thank; I: thank; J: wait",
    "chance": "0.59",
    "words": "A: stays\nB: See to it that I get the internship in your office\n"
    "C: After all, I lent you my notes for a whole term\nD: stays\nE: Your name is on the programme since yesterday\n"
    "F: I shall write every day until I hear from you\nG: stays\nH: stays",
    "leads": "had time: 5\nled to a name: 2",
    "rui": "5, 2, 2",
}


def by_calls(case: Network) -> dict[str, str]:
    """What somebody hands in who calls what netkit has, and otherwise types one thing for all."""
    yes, people = (int(text.split()[place]) for text, place in zip(texts(case, "plan").values(), (1, 0), strict=True))
    return {
        "rate": f"share: {said_yes(case.asks, today=TODAY).value}; from: 0.2; to: 0.7",
        "silence": "\n".join(f"{line}: cannot tell" for line in texts(case, "silences")),
        "next": "\n".join(f"{line}: wait" for line in texts(case, "steps")),
        "chance": str(chance_of_a_no(yes / 10, people)),
        "words": "\n".join(f"{line}: stays" for line in texts(case, "messages")),
        "leads": f"{len(texts(case, 'talks'))}, 2",
    }


def test_calls_and_one_answer_for_all_earn_under_a_quarter_of_the_points() -> None:
    earned = []
    for case, sheets in cases("no"):
        earned.append(sum(mark(sheets[name], text).earned for name, text in by_calls(case).items()))
    assert sum(earned) / len(earned) < 5
    assert max(earned) < 5


def test_the_table_of_ranges_fits_a_phone_and_has_the_row_of_every_case() -> None:
    asks, *columns = (column.heading for column in no.ranges().columns)
    assert (asks, columns) == ("asks", ["3 yes", "4 yes", "5 yes", "6 yes"])  # with 2 to 8 yes it was 600 pixels wide
    table = {int(row.split()[0]): row for row in str(no.ranges()).splitlines()[3:]}
    for case, sheets in cases("no"):
        had_time = [one for one in case.asks if (TODAY - one.on).days >= 14]
        expected = sheets["rate"].expected
        assert f"{expected['from']:.2f} to {expected['to']:.2f}" in table[len(had_time)]
        assert len(case.asks) in table


def test_all_cases_are_about_equally_hard() -> None:
    for case, sheets in cases("no"):
        assert len(case.asks) in (12, 13)
        said = {name: list(sheets[name].expected.values()) for name in ("silence", "next", "words")}
        assert [said["silence"].count(one) for one in sheets["silence"].form.labels] == [3, 3, 4]
        assert [said["next"].count(one) for one in sheets["next"].form.labels] == [3, 2, 3, 2]
        assert sum(bool(words) for words in said["words"]) == 4
        assert 7 <= len(texts(case, "talks")) <= 9


def test_nobody_stands_in_two_lines() -> None:
    case = topics.practice("no")
    said = " ".join(text for heading in ("silences", "steps", "talks") for text in texts(case, heading).values())
    assert case.owner not in said
    assert not [person.name for person in case.contacts if f" {person.name} " in said]


def test_what_the_lesson_says_of_quyens_asks_is_so() -> None:
    asks = no.quyen().asks
    old = [one for one in asks if (TODAY - one.on).days >= 14]
    assert [len(asks), len([one for one in asks if one.answer is None])] == [11, 4]
    assert [len([one for one in old if one.answer == answer]) for answer in ("yes", "no", None)] == [4, 2, 3]
    low, high = Share(4, 9).interval()  # "from about one in five to nearly three in four"
    assert (round(low, 2), round(high, 2)) == (0.19, 0.73)


def test_what_the_lesson_says_of_five_asks_is_so() -> None:
    chance = catalogue.exploration("no.five").by.result
    assert [round(chance(people, 8), 2) for people in (1, 3, 4, 5)] == [0.2, 0.49, 0.59, 0.67]
