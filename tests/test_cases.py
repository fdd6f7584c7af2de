"""Invented networks: the same for everybody everywhere, different for each student, and fit to be graded."""

from __future__ import annotations

import dataclasses
import itertools
import math
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

import netkit
from netkit import cases
from netkit.cases import assess, florentine, vocabulary
from netkit.cases.identity import Identity, who_am_i
from netkit.cases.seeded_random import SeededRandom
from netkit.errors import InvalidRequest, UnknownStudent
from netkit.model import ContactId, Tie
from netkit.network import Network
from netkit.text import folded
from tests import fuzz

ROOT = Path(netkit.__file__).resolve().parents[1]
SOME = [f"s{number:03}" for number in range(1, fuzz.cases(50, 500) + 1)]


def others(case: Network) -> nx.Graph:
    """The contacts and their ties, made from the bare records."""
    graph = nx.Graph()
    graph.add_nodes_from(person.id for person in case.contacts)
    graph.add_edges_from((tie.a, tie.b) for tie in case.ties)
    return graph


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


# Cases.


def test_names_are_different_even_without_accents_and_none_is_the_practice_owner() -> None:
    plain = [folded(name) for name in vocabulary.NAMES]
    assert len(set(plain)) == len(plain) > 100
    assert all(name.isascii() and name.isalpha() for name in plain)
    assert "amira" not in plain


@pytest.mark.parametrize(
    "students", [SOME[:20], pytest.param(SOME[20:], marks=[pytest.mark.slow, pytest.mark.fuzz])], ids=["few", "many"]
)
def test_a_case_is_a_network_that_a_name_generator_could_give(students: list[str]) -> None:
    for student in students:
        plausible(assess.make("netkit", student))


def test_the_practice_case_is_one_too() -> None:
    plausible(cases.practice("assess"))


def plausible(case: Network) -> None:
    graph = others(case)
    alone = list(nx.isolates(graph))
    several = [group for group in nx.connected_components(graph) if len(group) > 1]
    circles = {person.circle for person in case.contacts}

    assert 10 <= len(graph) <= 14
    assert 0.15 <= nx.density(graph) <= 0.36
    assert len(alone) in (2, 3)
    assert len(several) >= 2
    assert 3 <= len(circles) <= 4 <= nx.number_connected_components(graph)
    assert circles <= set(vocabulary.FIELDS)
    assert len({person.name for person in case.contacts} | {case.owner}) == len(graph) + 1
    assert case.today is not None
    assert all(not (person.email or person.profile or person.notes) for person in case.contacts)


def test_amira_has_twelve_contacts_fifteen_ties_and_four_groups() -> None:
    graph = others(cases.practice("assess"))
    groups = sorted(sorted(group) for group in nx.connected_components(graph))
    assert len(graph) == 12
    assert graph.number_of_edges() == 15
    assert groups == [
        ["bao", "emeka", "freya", "ilse", "luca", "mei"],
        ["chiara", "deniz", "goran", "jamal"],
        ["hana"],
        ["kalinda"],
    ]


def test_the_practice_case_keeps_the_rules_of_a_graded_one() -> None:
    assert assess.misfits(cases.practice("assess")) == []


def joined(case: Network) -> None:
    case.add(Tie(ContactId("jamal"), ContactId("luca")))


def crowded(case: Network) -> None:
    case.store.add(*(Tie(ContactId("deniz"), ContactId(name)) for name in ("bao", "freya", "ilse", "luca", "mei")))
    case.store.add(*(Tie(ContactId("goran"), ContactId(name)) for name in ("bao", "freya", "ilse", "luca", "mei")))


def spread(case: Network) -> None:
    case.store.replace(dataclasses.replace(case.contact("Kalinda"), circles=("online",)))


def small(case: Network) -> None:
    case.store.remove(*(case.contact(name) for name in ("Bao", "Emeka", "Mei")))


def met(case: Network) -> None:
    case.add(Tie(ContactId("hana"), ContactId("kalinda")))


def warm(case: Network) -> None:
    case.store.replace(dataclasses.replace(case.contact("Luca"), closeness=4))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (joined, "2 groups of several people, at least"),
        (crowded, "a density from 0.15 to 0.36"),
        (spread, "no count that happens to equal the groups"),
        (small, "10 to 14 contacts"),
        (met, "2 or 3 contacts who know nobody else"),
        (warm, "two true statements and two false ones"),
    ],
)
def test_a_case_that_breaks_a_rule_is_refused_by_its_name(change: Callable[[Network], None], refusal: str) -> None:
    case = cases.practice("assess")
    change(case)
    assert refusal in assess.misfits(case)


@pytest.mark.slow
def test_more_than_a_fifth_of_the_drafts_are_fit_and_each_rule_turns_some_away() -> None:
    drafts = [assess.misfits(assess.draft("netkit", f"s{number}", 0)) for number in range(500)]
    refused = Counter(rule for misfits in drafts for rule in misfits)
    assert sum(not misfits for misfits in drafts) > 100
    assert len(refused) >= 6


def test_two_students_have_different_cases_and_one_student_always_the_same() -> None:
    assert digest("netkit", "s001") == digest("netkit", "s001")
    assert len({digest(course, who) for course in ("netkit", "spring") for who in SOME[:20]}) == 40


def digest(course: str, student: str) -> str:
    case = cases.make("assess", course=course, student=student)
    return repr((case.owner, list(case.store.contacts()), list(case.store.ties())))


DIGESTS = """
import dataclasses, hashlib, json
from netkit import cases
for student in ("s001", "s002", "Zoë", "a b", "0"):
    case = cases.make("assess", course="netkit", student=student)
    records = [dataclasses.asdict(record) for record in [*case.store.contacts(), *case.store.ties()]]
    text = json.dumps([case.owner, records], sort_keys=True, default=sorted)
    print(hashlib.sha256(text.encode()).hexdigest())
"""


@pytest.mark.slow
def test_a_case_is_the_same_in_every_process_and_on_every_python(tmp_path: Path) -> None:
    # The others borrow networkx, which is plain Python, and nothing else from this environment.
    (tmp_path / "networkx").symlink_to(Path(nx.__file__).parent)
    found: dict[str, str] = {}
    for version, python in interpreters().items():
        for seed in "012":
            environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{tmp_path}"}
            run = subprocess.run(
                [python, "-c", DIGESTS], env=environment, capture_output=True, text=True, cwd=tmp_path, check=False
            )
            assert run.returncode == 0, run.stderr
            found[f"{version}, hash seed {seed}"] = run.stdout
    if len(found) < 6:
        pytest.skip("only one Python found; install a second of 3.11, 3.12 and 3.13 to compare")
    assert len(set(found.values())) == 1, found
    assert len(set(next(iter(found.values())).split())) == 5


def interpreters() -> dict[str, str]:
    """Each Python that netkit runs on and that starts here, by its version."""
    named = {version: shutil.which(f"python{version}") for version in ("3.11", "3.12", "3.13")}
    kept = {path.parts[-3]: str(path) for path in Path.home().glob(".pyenv/versions/3.1[123].*/bin/python")}
    tried = {"this one": sys.executable, **{version: path for version, path in named.items() if path}, **kept}
    ask = "import sys; print(sys.version_info[:2])"
    answers = {path: subprocess.run([path, "-c", ask], capture_output=True, text=True) for path in tried.values()}
    return {done.stdout.strip(): path for path, done in answers.items() if done.returncode == 0}


def test_a_changed_practice_case_is_no_longer_the_practice_case() -> None:
    case = cases.practice("assess")
    assert cases.is_practice("assess", case)
    case.add(Tie(case.contacts[0].id, case.contacts[-1].id))
    assert not cases.is_practice("assess", case)
    assert not cases.is_practice("assess", assess.make("netkit", "s001"))


def test_an_exercise_without_cases_is_refused_with_the_names_of_those_that_have_some() -> None:
    with pytest.raises(InvalidRequest, match=r"asses.*there are some for: assess"):
        cases.practice("asses")


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


def test_without_a_course_it_is_netkit(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'student = " s001 "\n')
    assert who_am_i({}, folder=below) == Identity("netkit", "s001")


def test_while_grading_neither_the_hub_nor_a_submitted_file_says_who(tmp_path: Path) -> None:
    below = workspace(tmp_path, 'course = "elsewhere"\nstudent = "somebody-else"\n')
    grading = {"NBGRADER_EXECUTION": "autograde", "JUPYTERHUB_USER": "instructor"}
    with pytest.raises(UnknownStudent, match="NETKIT_STUDENT"):
        who_am_i(grading, folder=below)
    assert who_am_i({**grading, "NETKIT_STUDENT": "s001"}, folder=below) == Identity("netkit", "s001")


def test_nobody_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnknownStudent, match=r"netkit\.toml.*student ="):
        who_am_i({}, folder=tmp_path)


def test_a_workspace_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    below = workspace(tmp_path, "student = s001\n")
    with pytest.raises(UnknownStudent, match=r"netkit\.toml: .*line 1.*student = "):
        who_am_i({}, folder=below)


def test_a_later_cell_cannot_become_somebody_else() -> None:
    program = (
        "import os; from netkit import cases; mine = cases.mine('assess').owner\n"
        "os.environ['NETKIT_STUDENT'] = 's002'; print(mine == cases.mine('assess').owner)\n"
        "print(mine == cases.make('assess', course='netkit', student='s001').owner)"
    )
    environment = {**os.environ, "NETKIT_STUDENT": "s001"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "True"]


# Florence.


def test_florence_has_fifteen_families_and_twenty_marriages_and_a_place_for_each() -> None:
    families = cases.florentine_families()
    assert (len(families), families.number_of_edges()) == (15, 20)
    assert set(florentine.POSITIONS) == set(families)


def test_in_the_picture_no_two_marriages_cross_and_no_two_families_touch() -> None:
    place = florentine.POSITIONS
    marriages = [(place[a], place[b]) for a, b in cases.florentine_families().edges]
    crossing = [pair for pair in itertools.combinations(marriages, 2) if cross(*pair)]
    assert crossing == []
    assert min(math.dist(*pair) for pair in itertools.combinations(place.values(), 2)) > 1


Line = tuple[tuple[float, float], tuple[float, float]]


def cross(one: Line, other: Line) -> bool:
    def side(line: Line, point: tuple[float, float]) -> float:
        (ax, ay), (bx, by) = line
        return (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)

    return side(one, other[0]) * side(one, other[1]) < 0 and side(other, one[0]) * side(other, one[1]) < 0
