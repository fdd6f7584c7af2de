"""The topic "Keep records": a case read by hand, the lesson's figures, and what calls and guesses alone would earn."""

from netkit.checks.marking import Sheet, mark
from netkit.measures.follow_up import follow_up, overdue
from netkit.network import Network
from netkit.topics import records
from netkit.topics.records.case import TODAY
from tests.cases_of_topics import cases

# The practice case, read off its tables with pencil and paper.
BY_HAND = {
    "promises": "A: them, 25 Jan; B: me, 23 Jan; C: me, 28 Feb; G: them, 10 March; H: me, 4 March; I: them, 8 March; "
    "J: me, 22 March",
    "overdue": "Saoirse, Katarina, Zoltan",
    "rate": "6 of 9",
    "next": "Hiba: report back; Nilufar: write once more; Aino: write; Madhav: nothing; Mei: nothing; Freya: write; "
    "Luca: report back; Arash: wait; Nuno: write; Femi: wait; Dalia: write; Malik: write",
    "notes": "A: Good company, but hopeless at keeping appointments\nB: stays\nC: stays\n"
    "D: Is leaving the firm in May, which nobody there may know yet\nE: stays\nF: Is in debt since the move\n"
    "G: Somebody at lunch knew that the two directors no longer speak\nH: stays",
    "order": "B, D, A, E, C",
    "emeka": "4, 1",
}


def by_calls(case: Network, sheets: dict[str, Sheet]) -> dict[str, str]:
    """What somebody hands in who calls what netkit has, and otherwise types one thing for all."""
    names = {person.id: person.name for person in case.contacts}
    lines = sheets["promises"].form.lines
    return {
        "promises": "\n".join(f"{line}: me, 20 March" for line in lines),
        "overdue": ", ".join(names[one.contact] for one in overdue(case.promises, today=TODAY)),
        "rate": str(follow_up(case.referrals, today=TODAY).value),
        "next": "\n".join(f"{one.person}: write" for one in case.referrals),
        "notes": "\n".join(f"{note}: stays" for note in sheets["notes"].form.notes),
        "order": ", ".join(sheets["order"].form.items),
    }


def test_calls_and_one_answer_for_all_earn_under_a_quarter_of_the_points() -> None:
    earned = []
    for case, sheets in cases("records"):
        earned.append(sum(mark(sheets[name], text).earned for name, text in by_calls(case, sheets).items()))
    assert sum(earned) / len(earned) < 5
    assert max(earned) <= 6  # an order that is right by luck


def test_all_cases_are_about_equally_long() -> None:
    for case, sheets in cases("records"):
        assert len(sheets["promises"].expected) == 7
        assert len(sheets["overdue"].expected) == 3
        assert 10 <= len(case.referrals) <= 12
        assert sum(bool(words) for words in sheets["notes"].expected.values()) == 4


def test_what_the_lesson_says_of_the_wait_is_so() -> None:
    shares = dict(enumerate(follow_up(records.noor().referrals, today=TODAY, wait=wait).value for wait in range(29)))
    # Counted on the list: 4 of 8, 3 of 7, 3 of 6, 3 of 5, 3 of 4.
    found = [shares[wait] for wait in (0, 3, 4, 7, 8, 11, 12, 21, 22, 28)]
    assert found == [4 / 8, 4 / 8, 3 / 7, 3 / 7, 3 / 6, 3 / 6, 3 / 5, 3 / 5, 3 / 4, 3 / 4]
    assert (min(shares.values()), max(shares.values())) == (3 / 7, 3 / 4)
    assert all(shares[wait] <= shares[wait + 1] for wait in range(4, 28))
