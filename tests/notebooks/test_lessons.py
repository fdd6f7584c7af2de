"""Lessons run as a student runs them, and every figure in their prose is the one that netkit gives."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from nbclient import NotebookClient

from netkit import Network, cases
from netkit.course import sources
from netkit.measures import structure

FIXTURES = Path(__file__).parents[1] / "fixtures" / "linkedin"
LESSON = sources.lessons()["02-assess-your-network"]
TEXT = LESSON.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def families() -> "nx.Graph[str]":
    return cases.florentine_families()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(sources.lessons()))
def test_every_cell_runs_in_a_workspace_the_private_ones_too(name: str, tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "my-network").mkdir()
    shutil.copyfile(FIXTURES / "connections.csv", tmp_path / "my-network" / "Connections.csv")
    notebook = sources.read(sources.lessons()[name])
    for cell in notebook.cells:
        cell.metadata.get("tags", []).clear()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path / "lessons")}}).execute()
    with Network.open(tmp_path / "my-network" / "my-network.db").store as store:
        assert len(store.contacts()) > 0
    assert errors_and_warnings(notebook) == []


def errors_and_warnings(notebook: Any) -> list[str]:
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]


def test_the_medici_are_as_the_lesson_says(families: "nx.Graph[str]") -> None:
    # Counted by hand on the map: six contacts, fifteen pairs, Ridolfi-Tornabuoni the only marriage.
    assert structure.size(families, "Medici") == 6
    assert structure.density(families, "Medici") == pytest.approx(1 / 15)
    assert structure.effective_size(families, "Medici") == pytest.approx(6 - 2 / 6)
    assert f"{structure.constraint(families, 'Medici'):.2f}" == "0.24"
    assert structure.components(families, "Medici") == 5
    for figure in ("1 of 15 or 0.07", "7 of\n21, or 0.33", "5.67 of 6", "Constraint is 0.24"):
        assert figure in TEXT


def test_the_strozzi_are_as_the_lesson_says(families: "nx.Graph[str]") -> None:
    assert sorted(families["Strozzi"]) == ["Bischeri", "Castellani", "Peruzzi", "Ridolfi"]
    assert structure.density(families, "Strozzi") == pytest.approx(2 / 6)
    assert structure.effective_size(families, "Strozzi") == pytest.approx(3)
    assert structure.components(families, "Strozzi") == 2
    assert f"{structure.constraint(families, 'Strozzi'):.2f}" == "0.53"


def test_the_table_of_weddings_is_what_the_measures_give(families: "nx.Graph[str]") -> None:
    rows = re.findall(r"^\| (\w+)(?:, (\w+))? \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", TEXT, re.MULTILINE)
    assert len(rows) == 5
    for a, b, *figures in rows:
        more = families.copy()
        if b:
            more.add_edge(a, b)
        measured = (structure.density, structure.effective_size, structure.constraint)
        assert [f"{measure(more, 'Strozzi'):.2f}" for measure in measured] == figures


def test_the_limits_in_the_text_are_those_of_a_star_and_of_a_clique() -> None:
    for n, floor, ceiling in ((6, "0.17", "0.56"), (4, "0.25", "0.77"), (12, "0.08", "0.31")):
        star, clique = nx.star_graph(n), nx.complete_graph(n + 1)
        assert f"{structure.constraint(star, 0):.2f}" == floor
        assert f"{structure.constraint(clique, 0):.2f}" == ceiling
        assert f"({floor} to {ceiling})" in TEXT or n == 12
    assert structure.constraint(nx.complete_graph(3), 0) == pytest.approx(1.125)


def test_amira_is_as_the_lesson_says() -> None:
    amira = cases.practice("assess")
    assert (len(amira.contacts), len(amira.ties), amira.components()) == (12, 15, 4)
    tied = {who for tie in amira.ties for who in (tie.a, tie.b)}
    alone = {person.name: (person.circle, person.closeness) for person in amira.contacts if person.id not in tied}
    assert alone == {"Hana": ("part-time job", 3), "Kalinda": ("volunteering", 4)}
    deniz = amira.contact("Deniz")
    known = {
        amira.contact(tie.a if tie.b == deniz.id else tie.b).circle for tie in amira.ties if deniz.id in (tie.a, tie.b)
    }
    assert (deniz.circle, known) == ("volunteering", {"part-time job"})
    assert f"{amira.density():.2f}" == "0.23"
    assert f"{amira.constraint():.2f}" == "0.23"
    assert amira.today == date(2026, 3, 20)
