"""The topic "Assess, choose": a case read by hand, figures of the lesson, and what calls and guesses earn."""

import networkx as nx
import pytest

from netkit.checks.marking import Sheet, mark
from netkit.course import sources
from netkit.measures import structure
from netkit.measures.help_gaps import help_gaps
from netkit.model import ME
from netkit.network import Network
from netkit.topics import assess, catalogue
from netkit.topics.texts import texts
from tests.cases_of_topics import cases

# The practice case, read off its tables and lines with pencil and paper.
BY_HAND = {
    "help": "news: nobody; know-how: nobody; name: one person; word: several; draft: several; courage: one person",
    "alone": "Chidi, Priya",
    "groups": "Anahit: choir; Ania: choir; Camille: choir; Chidi: alone; Gulnara: past job; Ikram: past job; "
    "Laleh: choir; Linh: past job; Priya: alone; Rui: past job; Svetlana: choir; Tala: choir; Usman: past job",
    "density": "15 of 78",
    "says": "A: 2; B: 3; C: 1; D: 2; E: 1",
    "meet": "A: know each other; B: know each other; C: one gains; D: one gains; E: both gain; F: both gain",
    "statements": "A: cannot tell; B: true; C: cannot tell; D: false; E: false; F: true",
    "plan": "Ulla, Leilani, Jamal",
    "rui": "information: several; referral: one person; feedback: nobody; support: several",
}


def by_calls(case: Network, sheets: dict[str, Sheet]) -> dict[str, str]:
    """What somebody hands in who calls what netkit has, and otherwise types one thing for all."""
    names = {person.id: person.name for person in case.contacts}
    alone = [names[who] for who, ties in case.graph().degree if ties == 1]  # the one to the owner
    return {
        "help": "\n".join(f"{kind}: one person" for kind in sheets["help"].form.items),
        "alone": ", ".join(alone),
        "groups": "\n".join(
            f"{person.name}: {'alone' if person.name in alone else person.circle}" for person in case.contacts
        ),
        "density": str(case.density()),
        "says": "\n".join(f"{line}: 2" for line in texts(case, "says")),
        "meet": "\n".join(f"{line}: both gain" for line in texts(case, "meet")),
        "statements": "\n".join(f"{line}: true" for line in texts(case, "statements")),
        "plan": ", ".join(sheets["plan"].form.names.values()),
    }


def test_calls_and_one_answer_for_all_earn_under_a_quarter_of_the_points() -> None:
    earned = []
    for case, sheets in cases("assess"):
        earned.append(sum(mark(sheets[name], text).earned for name, text in by_calls(case, sheets).items()))
    assert sum(earned) / len(earned) < 5
    assert max(earned) < 5


def test_all_cases_are_about_equally_hard() -> None:
    statements = set()
    for case, sheets in cases("assess"):
        assert sorted(sheets["help"].expected.values()) == ["nobody"] * 2 + ["one person"] * 2 + ["several"] * 2
        assert len(texts(case, "help")) == 10
        assert 12 <= len(case.contacts) <= 13
        assert (len(sheets["alone"].expected), len(set(sheets["groups"].expected.values()))) == (2, 3)
        found = [sheets[name].expected for name in ("meet", "statements")]
        assert [sorted(map([*one.values()].count, one.values())) for one in found] == [[2] * 6] * 2
        assert len(sheets["plan"].expected) == 3
        statements.update(one for one in found[1].items() if one[1] == "cannot tell")
    assert len(statements) == 6  # each letter is one that cannot be told for some students


def test_groups_and_density_are_those_that_networkx_finds() -> None:
    for case, sheets in cases("assess", 20):
        graph = case.graph()
        graph.remove_node(ME)
        names = {person.id: person.name for person in case.contacts}
        groups = {frozenset(names[who] for who in members) for members in nx.connected_components(graph)}
        said = sheets["groups"].expected
        apart = {frozenset([name]) for name in said if said[name] == "alone"}
        together = {frozenset(name for name in said if said[name] == group) for group in {*said.values()} - {"alone"}}
        assert groups == apart | together
        assert sheets["density"].expected == pytest.approx(nx.density(graph))


def test_amiras_list_and_ruis_are_as_the_lesson_says() -> None:
    amira, rui = assess.amira(), assess.rui()
    assert help_gaps(amira.contacts) == "From nobody: referral. From one person only: feedback (Freya)."
    assert help_gaps(rui.contacts) == "From nobody: feedback. From one person only: referral (Sipho)."
    # Counted on the two maps: 7 of 28 pairs and 4 of 15; three groups each, one of them somebody alone.
    assert (amira.density(), rui.density()) == (7 / 28, pytest.approx(4 / 15))
    assert [len(structure.groups(one.graph(), ME)) for one in (amira, rui)] == [3, 3]
    assert nx.effective_size(amira.graph(), [ME])[ME] == 6.25


def test_two_names_were_half_in_2004_and_three_in_1985() -> None:
    # General Social Survey, numgiven: 900 of 1,426 and 637 before; 920 of 1,531 and 599 before. Nobody: 356.
    tried = catalogue.exploration("assess.names").by.result
    assert [tried(names, "2004") for names in (0, 1, 2)] == [356 / 1426, 637 / 1426, 900 / 1426]
    assert [tried(names, "1985") for names in (2, 3)] == [599 / 1531, 920 / 1531]


def test_betweenness_tells_the_story_of_florence_and_constraint_does_not() -> None:
    families = nx.florentine_families_graph()
    assert len(families) == 15
    first, second, *_ = sorted(nx.betweenness_centrality(families).items(), key=lambda one: -one[1])
    assert (first[0], round(first[1], 2), round(second[1], 2)) == ("Medici", 0.52, 0.25)
    # At the least that constraint can be for so many contacts, where the Medici are not: no two contacts are tied.
    several = [family for family in families if len(families[family]) > 1]
    freer = [family for family in several if structure.density(families, family) == 0]
    text = sources.find("assess").page("lesson").read_text(encoding="utf-8")
    assert sorted(freer) == ["Albizzi", "Barbadori", "Guadagni", "Salviati"]
    assert all(family in text for family in freer)
