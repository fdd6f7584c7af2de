"""The live map without a browser: what it tells of people, and of a network without one or with one more tie."""

from typing import Any

import networkx as nx
import pytest

from netkit.errors import UnknownContact
from netkit.measures.what_if import without
from netkit.model import Contact, ContactId, Tie
from netkit.network import Network
from netkit.topics import assess
from netkit.widgets.live_map import LiveMap
from netkit.widgets.views import assess_view

MEI = Contact(ContactId("mei"), "Mei Lin", circles=("choir",), closeness=4, roles=frozenset({"feedback"}))
JAE, OLA = Contact(ContactId("jae"), "Jae"), Contact(ContactId("ola"), "Ola", roles=frozenset({"support"}))
KNOWN = (MEI, JAE, OLA, Tie(MEI.id, JAE.id, 3), Tie(MEI.id, OLA.id, 3))


def look(network: Network, what: str, **fields: str) -> Any:
    return LiveMap(network).look({"what": what, **fields})


def test_without_a_contact_who_joins_others_their_group_falls_apart() -> None:
    # Goran joins Chiara to Deniz: lesson 2 counts groups of four, three and one.
    found = without(assess.amira().graph(), "me", "goran")
    assert found.alone == ("chiara", "deniz")
    assert found.sentences[0] == "Without Goran, the other 7 contacts would be in 4 groups; now there are 3."
    assert found.sentences[2] == "Chiara and Deniz would know none of the others."


def test_without_the_medici_their_six_contacts_are_in_five_groups() -> None:
    families = nx.florentine_families_graph()
    assert without(families, "Medici", "Albizzi").sentences[0].endswith("now there are 5.")
    assert without(families, "Strozzi", "Ridolfi").sentences[0].endswith("now there are 2.")
    with pytest.raises(UnknownContact, match="'Pazzi' is not among the 6 contacts"):
        without(families, "Medici", "Pazzi")


def test_kinds_of_help_that_nobody_else_is_named_for_are_said() -> None:
    said = look(Network.of(*KNOWN), "without", id="mei")
    assert said["sentences"] == (
        "Without Mei Lin, the other 2 contacts would be in 2 groups; now there is 1.",
        "Those of Mei Lin's group would be: Jae; Ola.",
        "Jae and Ola would know none of the others.",
        "Nobody else is named for feedback.",
    )
    assert said["alone"] == ["jae", "ola"]
    (last,) = look(Network.of(MEI), "without", id="mei")["sentences"][:1]
    assert last == "There would be no contacts left."


def test_the_map_tells_who_somebody_is_in_lines_and_in_one_sentence() -> None:
    mei = next(one for one in look(Network.of(*KNOWN), "people")["people"] if one["id"] == "mei")
    assert dict(mei["lines"]) == {
        "Circle": "choir",
        "How close": "4, close",
        "Help": "feedback",
        "Last contact": "none on record",
        "Knows": "2: Jae and Ola",
    }
    assert mei["say"].startswith("Mei Lin; circle: choir; how close: 4, close; help: feedback;")
    assert sorted(mei["knows"]) == ["jae", "ola"]


def test_one_more_tie_says_what_changes_and_keeps_nothing_until_it_is_asked_to() -> None:
    network = Network.of(*KNOWN)
    found = look(network, "one_more", id="jae", other="ola")
    assert found["sentences"] == ("Density would rise from 0.67 to 1.", "Groups would stay at 1.")
    assert len(network.ties) == 2
    kept = assess_view.set_tie(network, {"id": "jae", "other": "ola", "closeness": "3"})
    assert kept == "Kept: Jae and Ola know each other, in between."
    assert len(network.ties) == 3
    network.undo()
    assert len(network.ties) == 2


def test_every_person_who_is_drawn_has_a_place_on_the_drawing() -> None:
    amira = assess.amira()
    found = look(amira, "draw")
    width, height = found["size"]
    assert {who for who, *_ in found["marks"]} == {one.id for one in amira.contacts}
    assert all(0 < x < width and 0 < y < height for _, x, y, _ in found["marks"])
    assert len(found["ties"]) == 7
    # A mark is where the drawing has it, and a tie begins there.
    places = {who: (x, y) for who, x, y, _ in found["marks"]}
    assert all((points[0], points[-1]) == (places[one], places[other]) for one, other, points in found["ties"])


def test_above_150_people_are_found_by_name_and_one_at_a_time() -> None:
    network = Network.of(
        *(Contact(ContactId(f"c{number}"), f"Aa {number:03}", closeness=3, circles=("x",)) for number in range(151))
    )
    assert look(network, "people")["people"] == []
    assert (look(network, "draw")["marks"], look(network, "draw")["table"]) == ([], "")
    assert look(network, "find", name="A 15")["found"] == [("c150", "Aa 150 (x)")]
    assert look(network, "find", name=" ")["found"] == []
    assert look(network, "person", id="c150")["name"] == "Aa 150"
    with pytest.raises(UnknownContact, match="not in this network any more"):
        look(network, "person", id="c151")


def test_of_a_hundred_and_forty_imported_names_the_few_with_more_are_on_the_map() -> None:
    network = Network.of(*KNOWN, *(Contact(ContactId(f"c{number}"), f"Aa {number:03}") for number in range(140)))
    found = look(network, "people")
    assert sorted(one["name"] for one in found["people"]) == ["Jae", "Mei Lin", "Ola"]
