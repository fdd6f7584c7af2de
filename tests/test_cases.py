"""What cases are made of: chance that is the same everywhere, names, whose case it is, and Florence."""

from __future__ import annotations

import itertools
import math
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from netkit import cases
from netkit.cases import florentine
from netkit.cases.identity import Identity, who_am_i
from netkit.cases.seeded_random import SeededRandom
from netkit.errors import UnknownStudent

# SeededRandom.


def test_every_order_of_three_turns_up_about_as_often() -> None:
    orders = Counter(tuple(SeededRandom("orders", number).shuffled("abc")) for number in range(3000))
    assert len(orders) == 6
    assert all(420 < times < 580 for times in orders.values())


def test_a_whole_number_may_be_either_end_and_nothing_beyond() -> None:
    chance = SeededRandom("ends")
    assert {chance.whole(2, 4) for _ in range(100)} == {2, 3, 4}


def test_words_are_kept_apart_so_that_ab_c_is_not_a_bc() -> None:
    assert SeededRandom("ab", "c").number() != SeededRandom("a", "bc").number()


# Who am I?


def workspace(folder: Path, text: str) -> Path:
    (folder / "netkit.toml").write_text(text, encoding="utf-8")
    below = folder / "exercises" / "02"
    below.mkdir(parents=True, exist_ok=True)
    return below


def test_the_grader_comes_first_then_the_hub_then_the_workspace(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'course = "spring"\nstudent = "from-file"\n')
    hub = {"JUPYTERHUB_USER": "from-hub"}
    grader = {**hub, "NETKIT_STUDENT": "from-grader", "NETKIT_COURSE": "autumn"}
    assert who_am_i({}, folder=below) == Identity("spring", "from-file")
    assert who_am_i(hub, folder=below) == Identity("spring", "from-hub")
    assert who_am_i(grader, folder=below) == Identity("autumn", "from-grader")
    workspace(tmp_path, 'student = " s001 "\n')
    assert who_am_i({}, folder=below) == Identity("netkit", "s001")


def test_while_grading_neither_the_hub_nor_a_submitted_file_says_who(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'course = "elsewhere"\nstudent = "somebody-else"\n')
    grading = {"NBGRADER_EXECUTION": "autograde", "JUPYTERHUB_USER": "instructor"}
    with pytest.raises(UnknownStudent, match="NETKIT_STUDENT"):
        who_am_i(grading, folder=below)
    assert who_am_i({**grading, "NETKIT_STUDENT": "s001"}, folder=below) == Identity("netkit", "s001")


def test_nobody_is_told_what_to_do_and_a_workspace_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownStudent, match=r"netkit\.toml.*student ="):
        who_am_i({}, folder=tmp_path)
    below = workspace(tmp_path, "student = s001\n")
    with pytest.raises(UnknownStudent, match=r"netkit\.toml: .*line 1.*student = "):
        who_am_i({}, folder=below)


def test_a_later_cell_cannot_become_somebody_else() -> None:
    program = (
        "import os; from netkit.cases import who_am_i\nos.environ['NETKIT_STUDENT'] = 's002'; print(who_am_i().student)"
    )
    environment = {**os.environ, "NETKIT_STUDENT": "s001"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "s001"


# Florence.


def test_florence_has_fifteen_families_and_twenty_marriages_and_a_place_for_each() -> None:
    families = cases.florentine_families()
    assert (len(families), families.number_of_edges()) == (15, 20)
    assert set(florentine.POSITIONS) == set(families)


def test_in_the_picture_no_two_marriages_cross_and_no_two_families_touch() -> None:
    place = florentine.POSITIONS

    def side(a: str, b: str, other: str) -> bool:
        (ax, ay), (bx, by), (x, y) = place[a], place[b], place[other]
        return (bx - ax) * (y - ay) > (by - ay) * (x - ax)

    for (a, b), (c, d) in itertools.combinations(cases.florentine_families().edges, 2):
        if not {a, b} & {c, d}:
            assert side(a, b, c) == side(a, b, d) or side(c, d, a) == side(c, d, b), (a, b, c, d)
    assert min(math.dist(*pair) for pair in itertools.combinations(place.values(), 2)) > 1
