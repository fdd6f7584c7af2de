"""The topic "Widen, and look again": a case read by hand, the figures of the lesson, and what guesses earn."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import networkx as nx

from netkit.topics import catalogue, widen
from netkit.topics.texts import texts
from tests.cases_of_topics import cases

LESSON = (Path(__file__).parents[2] / "notebooks" / "10-widen" / "lesson.md").read_text(encoding="utf-8")

# The practice case, read off its lines with pencil and paper.
BY_HAND = {
    "settings": "C, D, A, B, E",  # 11 and 2 known, 11 and 1 known, 7, 5, 2
    "events": "A: doubled; B: one group; C: needed; D: needed; E: doubled; F: one group",
    "prospects": "Rania, Mirela, Ayşe",
    "gaps": "A: from me; B: from my mentor; C: from my mentor; D: one person; E: covered; F: gap; G: covered; "
    "H: from me",
    "reach": "3, 5, 4",  # both: Manon, Omar, Kwame
    "cover": "Nuno, Linh",
    "changed": "A: 2; B: 3; C: 1; D: 2; E: 1",
    "plan": "A: ready; B: no day; C: not asked; D: one side; E: ready; F: no day",
}


def test_all_cases_are_about_equally_hard_and_one_choice_of_people_fits() -> None:
    for case, sheets in cases("widen", 16):
        kinds = {name: sorted(Counter(sheets[name].expected.values()).values()) for name in ("events", "gaps")}
        assert kinds == {"events": [2, 2, 2], "gaps": [1, 1, 2, 2, 2]}
        assert (len(sheets["prospects"].expected), len(sheets["changed"].expected)) == (3, 5)
        offers = dict(text.rstrip(".").split(": ") for text in texts(case, "offers").values() if "away" not in text)
        every = {one for said in offers.values() for one in said.split(", ")}
        pairs = [
            two for two in combinations(sorted(offers), 2) if {*", ".join(map(offers.get, two)).split(", ")} == every
        ]
        assert len(every) == 6
        assert not any({*said.split(", ")} == every for said in offers.values())
        assert [sorted(sheets["cover"].form.names[one] for one in sheets["cover"].expected)] == [
            [*two] for two in pairs
        ]


BOTH = ((True, False), (True, True), (False, True))
"""Whether women of the first group came, and of the second."""


def test_the_events_of_davis_are_as_the_lesson_says() -> None:
    davis = nx.davis_southern_women_graph()
    women = [one for one, data in davis.nodes(data=True) if data["bipartite"] == 0]
    first, others = women[:9], women[9:]
    came = {
        event: ({*davis[event]} & {*first}, {*davis[event]} & {*others}) for event in map("E{}".format, range(1, 15))
    }
    sizes = {event: (len(one), len(two)) for event, (one, two) in came.items()}
    assert [[event for event, (one, two) in sizes.items() if bool(one) == a and bool(two) == b] for a, b in BOTH] == [
        ["E1", "E2", "E3", "E4", "E5"],
        ["E6", "E7", "E8", "E9"],
        ["E10", "E11", "E12", "E13", "E14"],
    ]
    assert (len(women), sizes["E6"], sizes["E8"]) == (18, (7, 1), (8, 6))
    assert max(sizes, key=lambda event: sum(sizes[event])) == "E8"
    met = catalogue.exploration("widen.one-event").by.result
    gone = {pair: met(*pair) for pair in combinations(("E6", "E7", "E8", "E9"), 2)}
    assert (met("", "no other"), met("E8", "no other"), met("E6", "no other")) == (68, 51, 67)
    assert min(gone, key=gone.__getitem__) == ("E8", "E9")
    assert gone["E8", "E9"] == 27
    assert min(("E6", "E7", "E8", "E9"), key=lambda event: met(event, "no other")) == "E8"


def test_what_the_lesson_counts_in_lalehs_settings_is_so() -> None:
    numbers = [[int(one) for one in re.findall(r"\d+", text)] for text in texts(widen.laleh(), "settings").values()]
    assert [come - sum(known) for come, *known in numbers] == [7, 11, 9, 0]
    assert "A: 60 less 38 less 15 leaves 7. B: 11. C: 9. D: none." in LESSON
