"""The hours by component: bars as long as their hours, words where nobody timed anything."""

from datetime import date

from netkit.measures.time_budget import Layer, time_needed, time_spent
from netkit.model import Cadence, ContactId, Interaction, Kind
from netkit.plots import Figure, time_budget
from tests.test_plots import path_points, shapes_of, words_of

SINCE, UNTIL = date(2026, 3, 2), date(2026, 3, 15)  # two weeks


def met(minutes: int | None, kind: Kind | None) -> Interaction:
    return Interaction(f"{kind} {minutes}", SINCE, (ContactId("jae"),), minutes=minutes, kind=kind)


LOG = [met(240, "renewal"), met(60, "scheduling"), met(30, None), met(None, None), met(None, "substance")]


def lengths(figure: Figure, colour: str) -> list[float]:
    """How long the bars of a colour are, from the top down."""
    bars = [path_points(shape) for shape in shapes_of(figure) if f"fill: {colour}" in shape.get("style", "")]
    return [max(x for x, _ in bar) - min(x for x, _ in bar) for bar in bars]


def test_the_words_of_a_budget_can_be_worked_out_by_hand() -> None:
    needed = time_needed([Layer(2, Cadence(1, "weeks"), 90)])
    figure = time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?", needed=needed)
    assert figure.alt == (
        "From 2 March 2026 to 15 March 2026: 2.75 hours a week, from 3 timed interactions in 2 weeks. "
        "Left out: 2 without minutes. "
        "Hours a week: renewal 2.00, scheduling 0.50, kind unknown 0.25, getting to know 0.00. "
        "Not timed: substance. Needed: 3.00 hours a week."
    )
    assert "so the hours are a least value" in figure.caption


def test_bars_are_as_long_as_their_hours_and_the_longest_comes_first() -> None:
    figure = time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?")
    renewal, scheduling, unknown = lengths(figure, "#176381")
    (total,) = lengths(figure, "#1c2430")
    assert [round(total / one, 3) for one in (renewal, scheduling, unknown)] == [1.375, 5.5, 11.0]


def test_a_component_that_nobody_timed_has_words_and_no_bar_but_one_without_interactions_has_0() -> None:
    words = words_of(time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?"))
    assert words[words.index("substance") + 1] == "nobody timed it"
    assert words[words.index("getting to know") + 1] == "0.00"


def test_what_is_needed_is_hatched_and_only_there_if_given() -> None:
    spent = time_spent(LOG, since=SINCE, until=UNTIL)
    with_need = time_budget(spent, title="Where?", needed=time_needed([Layer(1, Cadence(1, "weeks"), 330)]))
    assert "needed" in words_of(with_need)
    assert "needed" not in words_of(time_budget(spent, title="Where?"))
    frames = [
        path_points(shape) for shape in shapes_of(with_need) if "fill: none; stroke: #7d8794" in shape.get("style", "")
    ]
    widest = max(max(x for x, _ in frame) - min(x for x, _ in frame) for frame in frames if len(frame) > 3)
    (total,) = lengths(with_need, "#1c2430")
    assert round(widest / total, 3) == 2.0  # 5.5 hours are needed, and 2.75 were spent


def test_an_empty_log_has_a_figure_that_says_so() -> None:
    figure = time_budget(time_spent([], since=SINCE, until=UNTIL), title="Where?")
    assert "No interactions in this time" in words_of(figure)
    assert "0 hours a week" in figure.alt


def test_the_table_has_each_bar_with_its_sentence() -> None:
    text = time_budget(time_spent(LOG, since=SINCE, until=UNTIL), title="Where?").table._repr_html_()
    assert text.count("<tr>") == 1 + 5 + 1
    assert "1 hour a week" not in text
    assert "2 hours a week on renewing ties, from 1 timed interaction in 2 weeks." in text
