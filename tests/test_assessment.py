"""Sentences of an assessment against counts made by hand or by networkx, in networks of every small shape."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from math import inf, isnan

import networkx as nx
import pytest

from netkit.errors import InvalidRequest
from netkit.measures.assessment import Assessment, assess
from netkit.measures.ego_sentences import SENTENCES
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from tests.strategies import around

BORGATTI = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])


def shapes() -> list[nx.Graph]:
    """Every network of up to six contacts, and some of eight and more that are more constrained than a clique."""
    small = [contacts for contacts in nx.graph_atlas_g() if len(contacts) <= 6]
    return [*small, nx.star_graph(7), nx.star_graph(11), nx.wheel_graph(20), nx.barbell_graph(5, 3)]


def sentences(assessment: Assessment) -> dict[str, str]:
    return {finding.measure: finding.sentence for finding in assessment.findings}


def test_the_sentences_on_borgattis_g_say_what_can_be_counted_by_hand() -> None:
    # Six contacts, A to F; ties AB, AE, AF and BD; C is tied to nobody. EB, EF and BF could also meet through A, and AD
    # through B. Of the constraint 0.4003, A gives (1/6 + 1/6 (1/3 + 1/2 + 1/2))^2 = 0.1512.
    assert sentences(assess(BORGATTI, "G", owner="you")) == {
        "size": "Your network holds 6 contacts, who make 15 pairs.",
        "density": "4 of the 15 pairs of contacts are tied: from such a pair, the same news may reach you twice.",
        "effective_size": "On average a contact is tied to 1.33 of the other 5; that overlap is taken off the 6.",
        "efficiency": "With that overlap taken off, 6 contacts count as 4.67 (78 %).",
        "constraint": "It would be 0.17 if no two of the 6 contacts were tied, and 0.56 if all were. "
        "The higher, the more the contacts lead back to one another.",
        "hierarchy": "Of the constraint, the greatest part that comes from one contact is 0.38; "
        "equal parts would be 0.17.",
        "brokerage": "11 of the 15 pairs are not tied: you could bring each of them together.",
        "ego_betweenness": "Of 11 untied pairs, 7 can meet only through you. "
        "Those that could also meet through other contacts (4) count in part: 9.00 in all.",
        "components": "Without you, the 6 contacts fall into 2 groups with no tie between them; single contacts: 1.",
    }


def test_the_sentences_read_right_for_an_owner_with_a_name() -> None:
    # The Medici's six: only Ridolfi and Tornabuoni are tied, and no two have another of the six in common.
    found = sentences(assess(nx.florentine_families_graph(), "Medici", owner="the Medici"))
    assert found["size"] == "The Medici's network holds 6 contacts, who make 15 pairs."
    assert found["density"] == (
        "1 of the 15 pairs of contacts is tied: from these two, the same news may reach the Medici twice."
    )
    assert found["brokerage"] == "14 of the 15 pairs are not tied: the Medici could bring each of them together."
    assert found["ego_betweenness"] == (
        "All 14 untied pairs can meet only through the Medici, as far as these ties show."
    )
    assert found["components"] == (
        "Without the Medici, the 6 contacts fall into 5 groups with no tie between them; single contacts: 4."
    )


def test_from_eight_contacts_on_constraint_may_be_above_its_ceiling_and_the_sentence_says_why() -> None:
    found = assess(around(nx.star_graph(7)), "ego")["constraint"]
    assert found.value == pytest.approx(0.4548, abs=5e-5)
    assert found.ceiling == pytest.approx(0.4395, abs=5e-5)
    assert found.sentence == (
        "Above 0.44, the value if all 8 were tied. From eight contacts on that can happen "
        "where many ties meet in one contact; here 7 of 7 do."
    )


def test_a_network_of_nobody_says_so_and_has_no_values() -> None:
    found = assess(around(nx.empty_graph(0)), "ego")
    assert found.n == 0
    assert found["size"].sentence == "Your network holds nobody yet; the numbers start with the first contact."
    assert (found["size"].value, found["brokerage"].value, found["components"].value) == (0, 0, 0)
    for measure in ("density", "effective_size", "efficiency", "constraint", "hierarchy", "ego_betweenness"):
        assert isnan(found[measure].value)
        assert isnan(found[measure].ceiling)
        assert not re.search(r"\d", found[measure].sentence)


NONE, ONE, TWO, PAIR, MANY = *(nx.empty_graph(n) for n in (0, 1, 2)), nx.complete_graph(2), nx.empty_graph(30)
# Three in a row, four in a ring, two pairs, and twelve of whom all but two are tied.
ROW, RING, PAIRS = nx.path_graph(3), nx.cycle_graph(4), nx.disjoint_union(PAIR, PAIR)
TWELVE = nx.complement(nx.empty_graph(12))
TWELVE.remove_edge(0, 1)


@pytest.mark.parametrize(
    ("contacts", "measure", "sentence"),
    [
        (ONE, "size", "Your network holds 1 contact; whether contacts overlap can be asked from two on."),
        (ONE, "density", "It takes two contacts to make a pair, so there is nothing to count yet."),
        (ONE, "efficiency", "There is no overlap, so the whole size is effective."),
        (ONE, "constraint", "Everything leads to the one contact, so there is no other value it could have."),
        (TWO, "constraint", "No contact leads to another: with 2 contacts constraint cannot be lower."),
        (ONE, "hierarchy", "All constraint comes from the one contact, which counts as 1 by convention."),
        (TWO, "size", "Your network holds 2 contacts, who make 1 pair."),
        (TWO, "density", "No tie between the two is on record. If none is missing, each may have news for the other."),
        (TWO, "effective_size", "No contact is tied to another, so both count in full."),
        (TWO, "brokerage", "The two contacts are not tied to each other: you could bring them together."),
        (TWO, "ego_betweenness", "The untied pair can meet only through you, as far as these ties show."),
        (PAIR, "density", "The two contacts are tied to each other: the same news may reach you twice."),
        (PAIR, "effective_size", "The two contacts are tied to each other: 2 less that overlap of 1 is 1."),
        (PAIR, "brokerage", "Every pair is tied already, so there is none left to bring together."),
        (
            MANY,
            "density",
            "None of the 435 pairs of contacts is tied on record. If no tie is missing, each may have news that the "
            "others have not heard.",
        ),
        (NONE, "components", "There are no contacts that could form a group."),
        (ONE, "components", "One contact makes one group."),
        (PAIRS, "components", "Without you, the 4 contacts fall into 2 groups with no tie between them."),
        (RING, "hierarchy", "Constraint comes in equal parts from all 4 contacts."),
        (TWELVE, "hierarchy", "Constraint comes in nearly equal parts from all 12 contacts."),
        (ROW, "brokerage", "1 of the 3 pairs is not tied: you could bring the two together."),
        # The two at its ends have the one in the middle in common.
        (
            ROW,
            "ego_betweenness",
            "The untied pair could also meet through other contacts, so it counts in part: 0.50 in all.",
        ),
        (
            RING,
            "ego_betweenness",
            "All 2 untied pairs could also meet through other contacts, so each counts in part: 0.67 in all.",
        ),
    ],
)
def test_networks_of_small_and_even_shapes_have_sentences_of_their_own(
    contacts: nx.Graph, measure: str, sentence: str
) -> None:
    assert assess(around(contacts), "ego")[measure].sentence == sentence


def test_a_network_of_one_has_one_possible_value_and_two_tied_contacts_have_the_ceiling_of_nine_eighths() -> None:
    one, pair = assess(around(ONE), "ego"), assess(around(PAIR), "ego")["constraint"]
    for measure in ("effective_size", "efficiency", "constraint", "hierarchy", "components"):
        assert (one[measure].floor, one[measure].value, one[measure].ceiling) == (1, 1, 1)
    assert (pair.floor, pair.value, pair.ceiling) == (0.5, 1.125, 1.125)


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


def test_the_counts_in_the_sentences_are_those_of_networkx() -> None:
    for contacts in shapes():
        n, t = len(contacts), contacts.number_of_edges()
        pairs = list(combinations(contacts, 2))
        untied = [(a, b) for a, b in pairs if not contacts.has_edge(a, b)]
        alone = [(a, b) for a, b in untied if not list(nx.common_neighbors(contacts, a, b))]
        groups = list(nx.connected_components(contacts))
        said = {measure: numbers(text) for measure, text in sentences(assess(around(contacts), "ego")).items()}
        if n > 2:
            assert said["size"] == [n, len(pairs)]
            assert said["density"] == ([len(pairs)] if t == 0 else [t, n] if t == len(pairs) else [t, len(pairs)])
            assert said["brokerage"] == ([] if not untied else [len(pairs)] if t == 0 else [len(untied), len(pairs)])
            single = sum(len(group) == 1 for group in groups)
            assert said["components"] == (
                [n] if len(groups) in (1, n) else [n, len(groups)] + ([single] if single else [])
            )
            others = 2 * t / n
            assert said["effective_size"] == (pytest.approx([others, n - 1, n], abs=0.00501) if t else [n])
            if alone and len(alone) < len(untied):
                assert said["ego_betweenness"][:3] == [len(untied), len(alone), len(untied) - len(alone)]
            elif len(untied) > 1:
                assert said["ego_betweenness"][0] == len(untied)


@pytest.mark.parametrize("owner", ["you", "Amira"])
def test_every_sentence_is_a_sentence_and_judges_nobody(owner: str) -> None:
    for contacts in shapes():
        found = assess(around(contacts), "ego", owner=owner)
        assert [finding.measure for finding in found.findings] == list(SENTENCES)
        for finding in found.findings:
            text = finding.sentence
            assert re.fullmatch(r"[A-Z0-9].*\.", text)
            assert not text.isupper()
            assert not re.search(r"\b1 (untied )?(pairs|contacts|groups|ties)\b|None of the 1 |^1 of .* are ", text)
            assert not re.search(r"nan|inf\b|you's|\b0 (of|can|pairs|groups)", text)
            assert not re.search(r"\b(weak|strong|good|bad|poor|rich|only have|just|simply|obviously)\b|!", text)


def test_every_value_lies_between_its_floor_and_its_ceiling_but_constraint_from_eight_on() -> None:
    for contacts in (*nx.graph_atlas_g(), *shapes()[-4:]):
        for finding in assess(around(contacts), "ego").findings:
            if isnan(finding.value):
                assert isnan(finding.floor)
                assert isnan(finding.ceiling)
            else:
                assert finding.floor - 1e-9 <= finding.value
                assert finding.value <= finding.ceiling + 1e-9 or (
                    finding.measure == "constraint" and len(contacts) >= 8
                )


def test_the_bounds_of_the_other_measures_follow_the_number_of_contacts() -> None:
    found = assess(around(nx.path_graph(5)), "ego")
    bounds = {finding.measure: (finding.floor, finding.ceiling) for finding in found.findings}
    assert bounds == {
        "size": (0, inf),
        "density": (0, 1),
        "effective_size": (1, 5),
        "efficiency": (1 / 5, 1),
        "constraint": (1 / 5, 81 / 125),
        "hierarchy": (0, 1),
        "brokerage": (0, 10),
        "ego_betweenness": (0, 10),
        "components": (1, 5),
    }


# Whose network it is.


def test_a_network_is_called_after_its_owner() -> None:
    mei, jae = Contact(ContactId("mei"), "Mei"), Contact(ContactId("jae"), "Jae")
    tie = Tie(mei.id, jae.id)
    assert repr(Network.of(mei, jae, tie).assess()).startswith("Your network on record: 2 contacts, 1 tie among them\n")
    amira = Network.of(mei, jae, owner="Amira").assess()
    assert repr(amira).startswith("Amira's network on record: 2 contacts, 0 ties among them\n")
    assert assess(nx.florentine_families_graph(), "Medici").owner == "Medici"


def test_directions_and_weights_are_left_out() -> None:
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("ego", "a", 9), ("b", "ego", 1), ("a", "b", 5), ("b", "a", 2), ("c", "ego", 1)])
    directed, undirected = assess(graph, "ego"), assess(nx.Graph(graph.edges), "ego")
    assert directed == undirected
    assert directed.n == 3


# How it is read.


def test_a_measure_that_is_not_there_is_refused_with_the_list_of_those_that_are() -> None:
    found = assess(BORGATTI, "G")
    assert found["effective size"] is found["effective_size"]
    with pytest.raises(InvalidRequest, match="no measure 'betweenness'; there are size, density, effective size"):
        found["betweenness"]


def test_as_text_each_measure_has_a_line_and_no_line_is_wider_than_a_terminal() -> None:
    lines = repr(assess(BORGATTI, "G", owner="you")).splitlines()
    assert lines[1].split() == ["measure", "value", "floor", "ceiling", "what", "it", "says"]
    assert max(map(len, lines)) <= 110
    text = " ".join(" ".join(lines).split())
    assert "density 0.27 0.00 1.00 4 of the 15 pairs" in text
    assert "brokerage 11 0 15 11 of the 15 pairs" in text


def test_an_assessment_can_be_shortened_to_the_measures_that_were_taught() -> None:
    found = assess(BORGATTI, "G", owner="you").only("constraint", "effective size")
    assert [one.measure for one in found.findings] == ["constraint", "effective_size"]
    assert found.caption == "Your network on record: 6 contacts, 4 ties among them"
    with pytest.raises(InvalidRequest, match="there is no measure 'closeness'"):
        found.only("closeness")


def test_a_measure_shows_its_number_and_its_sentence() -> None:
    found = assess(BORGATTI, "G", owner="<you>")["density"]
    assert str(found).startswith("Density 0.27. 4 of the 15 pairs of contacts are tied")
    assert "&lt;you&gt; twice" in found._repr_html_()


def test_as_html_it_is_a_table_with_a_caption_and_headings_for_rows_and_columns() -> None:
    (table,) = ET.fromstring(assess(around(nx.empty_graph(1)), "ego", owner="<b>Zoë & Co</b>")._repr_html_())
    assert table.get("class") == "dataframe"
    assert table.findtext("caption") == "<b>Zoë & Co</b>'s network on record: 1 contact, 0 ties among them"
    # A row, and below it its sentence.
    rows = table.findall("tbody/tr")[::2]
    assert [row.findtext("th") for row in rows] == [name.replace("_", " ") for name in SENTENCES]
    size, density = ([cell.text for cell in row.iterfind("td")][:3] for row in rows[:2])
    assert (size, density) == (["1", "0", "no limit"], ["no value"] * 3)
