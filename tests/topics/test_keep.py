"""The topic "Give back, keep in touch": a case read by hand, the figures of the lesson, and what guesses earn."""

from netkit.topics import catalogue, keep
from netkit.topics.texts import texts
from tests.cases_of_topics import cases

# The practice case, read off its lines with pencil and paper.
BY_HAND = {
    "loops": "A: report back; B: report back; C: report back; D: report back; E: act first; F: act first; G: settled; "
    "H: act first; I: settled; J: settled",
    "ties": "A: dormant; B: dormant; C: fading; D: dormant; E: fading; F: current; G: fading; H: current",
    "sided": "Rui, Bogdan",
    "gifts": "A: 3; B: 1; C: 2; D: 3; E: 1",
    "began": "4, 3",
    "back": "B, D, C, E, A",  # new circles: 3, 2, 1 of those close; 3, 2
    "message": "B, A, E, D, C",
    "chidi": "A: report back; B: act first; C: settled; D: report back; E: act first; F: settled",
}


def test_all_cases_are_about_equally_hard() -> None:
    for case, sheets in cases("keep"):
        said = {name: sorted(sheets[name].expected.values()) for name in ("loops", "ties")}
        assert said["loops"] == ["act first"] * 3 + ["report back"] * 4 + ["settled"] * 3
        assert said["ties"] == ["current"] * 2 + ["dormant"] * 3 + ["fading"] * 3
        assert (len(sheets["sided"].expected), len(sheets["gifts"].expected)) == (2, 5)
        assert 6 <= len(texts(case, "moves")) <= 9


def test_what_the_lesson_says_of_selins_ties_is_so() -> None:
    # The last talk was 0.3, 1.8, 3.4, 5.5, 4.6 and 7.0 years ago.
    assert len(texts(keep.selin(), "ties")) == 6
    tried = catalogue.exploration("keep.silent").by.result
    assert [tried("does not count", years) for years in range(1, 7)] == [5, 4, 4, 3, 2, 1]
    assert tried("counts", 3) == 1
