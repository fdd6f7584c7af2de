"""What a teacher may expect of an exercise."""

from statistics import mean

import pytest

from netkit.course.expected import earned, section


def test_who_knows_less_earns_less_and_a_known_mistake_its_fraction() -> None:
    price = earned("time")["price"]  # a number of 2 points, whose known mistakes earn half
    assert len(price) == 200
    assert set(price) == {1.0, 2.0}
    # Two thirds are known on average: 2/3 of 2 points and 1/3 of 1; of the weaker half one half, of the others 5/6.
    assert mean(price) == pytest.approx(5 / 3, abs=0.1)
    assert mean(price[:100]) == pytest.approx(3 / 2, abs=0.15)
    assert mean(price[100:]) == pytest.approx(11 / 6, abs=0.1)


def test_the_page_names_each_graded_question_with_its_points_and_no_warm_up() -> None:
    rows = [line.split("|")[1:3] for line in section("time").splitlines() if line.startswith("| ")][1:]
    asked = {name.strip(): int(points) for name, points in rows}
    assert asked == {"split": 4, "price": 2, "slots": 4, "due": 3, "plan": 4, "cut": 3}
