"""A panel for feedback: each condition by hand, and the choice against every panel there is."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.errors import InvalidRequest
from netkit.measures.panel import Panel, feedback_panel
from netkit.model import Contact, ContactId, Tie


def person(who: str, field: str = "", closeness: int | None = 4) -> Contact:
    return Contact(ContactId(who), who.title(), field=field, closeness=closeness)


def tie(a: str, b: str, closeness: int = 1) -> Tie:
    return Tie(ContactId(a), ContactId(b), closeness)


ADA, BAO, JAE, MEI = person("ada", "law"), person("bao", "arts"), person("jae", "law"), person("mei", "health")


def test_a_contact_without_a_field_may_sit_on_it_but_adds_no_field() -> None:
    assert feedback_panel([ADA, person("kofi"), MEI], []).people == ("ada", "kofi", "mei")
    assert feedback_panel([ADA, person("li", " LAW"), person("kofi")], []).people == ()


def test_whoever_is_not_close_enough_or_whose_closeness_nobody_has_said_is_not_asked() -> None:
    found = feedback_panel([ADA, BAO, MEI, person("eve", "it", 3), person("kofi", "trade", None)], [])
    assert (found.people, found.n, found.left_out) == (("ada", "bao", "mei"), 3, 1)
    assert str(found).endswith("Left out: 1 whose closeness nobody has said.")


@pytest.mark.parametrize(
    ("people", "ties", "why"),
    [
        ([], [], "There is no panel of 3: it takes closeness 4 or more, and so close are 0."),
        ([ADA, BAO, person("eve", "it", 3)], [], "and so close are 2."),
        (
            [ADA, JAE, person("lin", "law")],
            [],
            "There is no panel from 2 fields: the 3 contacts of closeness 4 or more have 1",
        ),
        (
            [ADA, BAO, MEI],
            [("ada", "mei")],
            "There is no panel of 3: of the 3 contacts of closeness 4 or more, any 3 have two",
        ),
        (
            [ADA, BAO, JAE, person("lin", "law")],
            [("ada", "bao"), ("bao", "jae")],
            "There is no panel from 2 fields: of the 4 contacts of closeness 4 or more, 3 who are not tied have 1.",
        ),
    ],
)
def test_without_a_panel_the_sentence_says_which_condition_fails(
    people: list[Contact], ties: list[tuple[str, str]], why: str
) -> None:
    found = feedback_panel(people, [tie(*pair) for pair in ties])
    assert (found.people, found.fields) == ((), ())
    assert why in found.sentence


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"size": 2.0}, r"size is 2\.0"),
        ({"closeness": 6}, "^closeness is 6; it must be a whole number, from 1 to 5$"),
        ({"closeness": True}, "^closeness is True"),
        ({"fields": 4}, "^fields is 4; it must be a whole number, from 0 to 3$"),
    ],
)
def test_numbers_that_cannot_be_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        feedback_panel([], [], **wrong)


def test_more_panels_than_can_be_weighed_are_refused() -> None:
    crowd = [person(f"c{key:03}", f"field {key % 3}") for key in range(320)]
    with pytest.raises(InvalidRequest, match="320 contacts have closeness 4 or more"):
        feedback_panel(crowd, [])
    assert len(feedback_panel(crowd[:310], []).people) == 3
    assert len(feedback_panel(crowd[:25], [], size=12).people) == 12


def test_of_equal_fields_the_closest_are_asked_and_people_without_a_field_may_make_a_panel() -> None:
    crowd = [person(who, "law", closeness) for who, closeness in zip("abcd", (4, 4, 5, 5), strict=True)]
    found = feedback_panel(crowd, [], size=2, fields=1)
    assert found.people == ("c", "d")
    assert str(found).startswith("Ask C and D: ")
    assert str(feedback_panel([person("a"), person("b")], [], size=2, fields=0)) == (
        "Ask A and B: they are close to you, no two of them are tied on record."
    )


# Every panel.


def best_of_all(people: list[Contact], ties: list[Tie], size: int, fields: int) -> tuple[str, ...]:
    tied = {frozenset((one.a, one.b)) for one in ties}
    close = sorted((one for one in people if (one.closeness or 0) >= 4), key=lambda one: one.id)
    panels = []
    for panel in combinations(close, size):
        different = {one.field for one in panel if one.field}
        if len(different) >= fields and not any(frozenset((a.id, b.id)) in tied for a, b in combinations(panel, 2)):
            total = sum(one.closeness or 0 for one in panel)
            panels.append((-len(different), -total, tuple(one.id for one in panel)))
    return min(panels)[2] if panels else ()


@st.composite
def circles(draw: st.DrawFn) -> tuple[list[Contact], list[Tie]]:
    drawn = draw(
        st.lists(st.tuples(st.sampled_from(["", "law", "arts", "it"]), st.sampled_from([None, 3, 4, 5])), max_size=9)
    )
    people = [person(f"c{key}", field, closeness) for key, (field, closeness) in enumerate(drawn)]
    pairs = [pair for pair in combinations([one.id for one in people], 2) if draw(st.booleans())]
    return people, [tie(*pair) for pair in pairs]


@given(circles(), st.integers(1, 4), st.data())
def test_the_panel_is_the_best_of_all_in_any_order(
    circle: tuple[list[Contact], list[Tie]], size: int, data: st.DataObject
) -> None:
    people, ties = circle
    fields = data.draw(st.integers(0, size))
    turned = data.draw(st.permutations(people)), data.draw(st.permutations(ties))
    found = feedback_panel(*turned, size=size, fields=fields)
    assert found.people == best_of_all(people, ties, size, fields)
    assert found == feedback_panel(people, ties, size=size, fields=fields)
    assert isinstance(found, Panel)
    assert bool(found.people) != found.sentence.startswith("There is no panel")


def test_a_panel_is_called_close_only_if_everybody_on_it_is() -> None:
    distant = [person("ada", "law", 2), person("bao", "arts", 3), person("mei", "health", 5)]
    assert str(feedback_panel(distant, [], closeness=1)) == (
        "Ask Ada, Bao and Mei: their closeness to you is 2 or more, no two of them are tied on record, and they work "
        "in 3 fields."
    )
    assert str(feedback_panel(distant[:1], [], size=1, closeness=1, fields=0)) == (
        "Ask Ada, whose closeness to you is 2."
    )
    for close in (distant[2:], [MEI]):
        assert str(feedback_panel(close, [], size=1, closeness=1, fields=0)) == "Ask Mei, who is close to you."
