"""Needs and who meets them: every gap hatched, no need taken for a gap, and no more names than fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from netkit.measures.joint import gap_matrix
from netkit.model import Contact, ContactId
from netkit.plots import Figure, coverage
from tests.test_plots import path_points, shapes_of, words_of


def person(name: str, *offers: str) -> Contact:
    return Contact(ContactId(name.lower()), name, offers=offers)


def drawn(needs: list[str], people: list[Contact]) -> Figure:
    return coverage(gap_matrix(needs, people), people, title="What?")


def marks(figure: Figure) -> int:
    return sum("fill: #176381" in shape.get("style", "") for shape in shapes_of(figure))


def hatched(figure: Figure) -> int:
    """The frames of hatched rows: rectangles without a fill."""
    return sum(
        "fill: none; stroke: #7d8794" in shape.get("style", "") and "z" in shape.get("d", "")
        for shape in shapes_of(figure)
    )


def test_the_words_can_be_counted_by_hand_and_gaps_come_first() -> None:
    people = [person("Ada", "law", "tax"), person("Bao", "tax", "Korean"), person("Chloe", "tax")]
    figure = drawn(["tax", "law", "sailing", "chess", "Korean"], people)
    assert figure.alt == (
        "3 of 5 needs are met by somebody. Nobody meets: chess and sailing. "
        "One contact alone meets: Korean (Bao); law (Ada)."
    )
    words = words_of(figure)
    assert [word for word in words if word in ("tax", "law", "sailing", "chess", "Korean")] == [
        *("chess", "sailing", "Korean", "law", "tax"),
    ]
    assert words.count("nobody") == hatched(figure) == 2
    assert marks(figure) == 5  # law: Ada; tax: Ada, Bao, Chloe; Korean: Bao


def test_one_need_met_and_none() -> None:
    assert drawn(["law"], [person("Ada", "law")]).alt == (
        "1 of 1 need is met by somebody. One contact alone meets: law (Ada)."
    )
    nobody = drawn(["law"], [])
    assert nobody.alt == "0 of 1 need is met by somebody. Nobody meets: law."
    assert hatched(nobody) == 1
    assert "No needs yet" in words_of(drawn([], [person("Ada", "law")]))


def test_the_only_one_who_meets_a_need_is_drawn_however_many_offer_more() -> None:
    many = [person(f"P{index}", "law", "tax", "chess") for index in range(20)]
    figure = drawn(["law", "tax", "chess", "sailing"], [*many, person("Zofia", "sailing")])
    assert "Zofia" in words_of(figure)
    assert marks(figure) == 7 * 3 + 1
    assert "13 more contacts who meet some of them are in the table" in figure.caption
    assert hatched(figure) == 0


def test_a_need_whose_only_contact_is_not_drawn_is_no_gap() -> None:
    figure = drawn(
        [f"need {index}" for index in range(10)], [person(f"P{index}", f"need {index}") for index in range(10)]
    )
    assert marks(figure) == 8
    assert hatched(figure) == 0
    assert "nobody" not in words_of(figure)


NEEDS = [f"need {letter}" for letter in "abcdefghijklmno"]


@settings(max_examples=20)  # each one draws a whole figure
@given(st.lists(st.sets(st.sampled_from(NEEDS), max_size=6), max_size=14), st.sets(st.sampled_from(NEEDS), min_size=1))
def test_hatched_rows_are_the_gaps_and_the_numbers_count_all_who_meet_a_need(
    offers: list[set[str]], wanted: set[str]
) -> None:
    people = [person(f"P{index:02}", *sorted(each)) for index, each in enumerate(offers)]
    figure = drawn(sorted(wanted), people)
    met_by = {need: sum(need in each for each in offers) for need in wanted}
    shown = [word for word in words_of(figure) if word in wanted]
    assert len(shown) == min(len(wanted), 12)
    assert hatched(figure) == sum(not met_by[need] for need in shown)
    words = words_of(figure)
    assert all(words[words.index(need) + 1] == (str(met_by[need]) if met_by[need] else "nobody") for need in shown)
    cells = [[column.cell(one) for column in figure.table.columns][:2] for one in figure.table]
    assert dict(cells) == met_by
    columns = [word for word in words if word.startswith("P")]
    assert len(columns) == min(8, len({who.id for who in people if {*who.offers} & {*shown}}))
    assert all(path_points(shape) for shape in shapes_of(figure))
