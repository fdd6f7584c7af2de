"""Give and take: bars to two sides, as long as their counts, and no more of them than fit."""

from hypothesis import given
from hypothesis import strategies as st

from netkit.measures.reciprocity import Balance
from netkit.model import Contact, ContactId
from netkit.plots import Figure, give_and_get
from tests.test_plots import path_points, shapes_of, words_of

GAVE, GOT = "#176381", "#6691a7"


def people(*names: str) -> list[Contact]:
    return [Contact(ContactId(name.lower()), name) for name in names]


def bars(figure: Figure, colour: str) -> list[tuple[float, float]]:
    """The left and right ends of the bars of a colour, from the top down."""
    found = [path_points(shape) for shape in shapes_of(figure) if f"fill: {colour}" in shape.get("style", "")]
    return [(min(x for x, _ in bar), max(x for x, _ in bar)) for bar in found]


def test_the_words_can_be_counted_by_hand_and_whom_you_gave_most_in_excess_comes_first() -> None:
    balances = {"ada": Balance(1, 3), "bao": Balance(2, 0), "chloe": Balance(1, 1, 2), "diego": Balance(0, 0)}
    figure = give_and_get(people("Ada", "Bao", "Chloe", "Diego"), balances, title="Who?")  # type: ignore[arg-type]
    assert figure.alt == (
        "Exchanges with 3 of 4 contacts: you gave 4 times and got 4 times. "
        "You gave more than you got (1): Bao. Even (1): Chloe. You got more than you gave (1): Ada."
    )
    assert [word for word in words_of(figure) if word in ("Ada", "Bao", "Chloe", "Diego")] == ["Bao", "Chloe", "Ada"]
    assert "Without an exchange: 1." in figure.caption
    assert "Left out: 2 exchanges dated after today." in figure.caption


def test_bars_begin_at_one_line_and_are_as_long_as_their_counts() -> None:
    figure = give_and_get(
        people("Ada", "Bao"), {ContactId("ada"): Balance(6, 3), ContactId("bao"): Balance(1, 2)}, title="Who?"
    )
    gave, got = bars(figure, GAVE), bars(figure, GOT)
    middle = gave[0][0]
    assert {round(left - middle, 3) for left, _ in gave} == {round(right - middle, 3) for _, right in got} == {0}
    unit = (gave[0][1] - middle) / 6
    assert [round((right - left) / unit, 2) for left, right in [*gave, *got]] == [6, 1, 3, 2]


def test_at_most_twelve_have_bars_and_the_rest_are_counted_and_in_the_table() -> None:
    names = [f"P{index:02}" for index in range(20)]
    balances = {ContactId(name.lower()): Balance(index + 1, 1) for index, name in enumerate(names)}
    figure = give_and_get(people(*names), balances, title="Who?")
    assert {word for word in words_of(figure) if word.startswith("P")} == set(names[8:])
    assert "8 more are in the table" in figure.caption
    assert len(figure.table) == 20


def test_without_an_exchange_there_is_a_figure_that_says_so() -> None:
    figure = give_and_get(people("Ada"), {ContactId("ada"): Balance(0, 0)}, title="Who?")
    assert figure.alt == "No exchanges with 1 contact yet."
    assert "No exchanges yet" in words_of(figure)


COUNTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


@given(COUNTS)
def test_the_table_holds_each_balance_and_the_alt_text_their_sums(counts: list[tuple[int, int]]) -> None:
    names = [f"P{index:02}" for index in range(len(counts))]
    balances = {ContactId(name.lower()): Balance(*pair) for name, pair in zip(names, counts, strict=True)}
    figure = give_and_get(people(*names), balances, title="Who?")
    some = {name: pair for name, pair in zip(names, counts, strict=True) if any(pair)}
    cells = [[column.cell(one) for column in figure.table.columns][:3] for one in figure.table]
    assert {name: (gave, got) for name, gave, got in cells} == some
    differences = [got - gave for _, gave, got in cells]
    assert differences == sorted(differences)
    if some:
        assert f"you gave {sum(gave for gave, _ in some.values())} time" in figure.alt
        assert f"and got {sum(got for _, got in some.values())} time" in figure.alt
    drawn = [word for word in words_of(figure) if word in some]
    assert len(drawn) == min(len(some), 12)
