"""A whole new topic, written into a tree of its own, on its way from files to a class and a book."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netkit.course import sources
from tests import small_topic
from tests.small_topic import EXERCISE, FULL

pytestmark = pytest.mark.slow

TOC = """\
format: jb-book
root: book/objectives
parts:
  - caption: Lessons
    chapters:
      - file: notebooks/handout
      - file: notebooks/96-meet/lesson
      - file: notebooks/97-greet/lesson
  - caption: With a mentor
    chapters:
      - glob: notebooks/*/mentor
  - caption: Teaching
    chapters:
      - glob: notebooks/*/teach
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """netkit without its topics, with one topic that was there before and a new one."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(sources.ROOT / "netkit", tree / "netkit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(sources.ROOT / "book", tree / "book")
    for topic in sources.topics():
        shutil.rmtree(tree / "netkit" / "topics" / topic.topic)
    small_topic.write(tree, name="meet", number=96)
    for page in sources.notebooks().glob("*.md"):
        shutil.copy(page, tree / "notebooks")
    shutil.copy(sources.ROOT / "_config.yml", tree)
    small_topic.write(tree)
    (tree / "_toc.yml").write_text(TOC, encoding="utf-8")
    return tree


def run(tree: Path, program: str, *arguments: str | Path) -> str:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


NETKIT = "import sys; from netkit.cli import main; sys.exit(main(sys.argv[1:]))"


def test_a_new_topic_is_in_the_workspace_and_released_without_its_solutions(tree: Path, tmp_path: Path) -> None:
    run(tree, NETKIT, "lab", "--only-write", "--workspace", tmp_path / "mine", "--student", "ada")
    assert {path.name for path in (tmp_path / "mine").rglob("*.ipynb")} == {
        "handout.ipynb",
        "my-network.ipynb",
        "start-here.ipynb",
        "what-now.ipynb",
        *(f"{kind}-{topic}.ipynb" for kind in ("lesson", "exercise", "mentor") for topic in ("96-meet", "97-greet")),
    }
    exercise = (tmp_path / "mine" / "exercises" / EXERCISE / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")
    assert "SOLUTION" not in exercise
    assert "I greet Ada" not in exercise
    assert "I greet Ada" in small_topic.source("exercise")


CLASS_OF_THREE = f"""
from netkit.grading import simulation
whole = simulation.students
simulation.students = lambda number: tuple(one for one in whole(number) if one.id in ("amara", "chiara", "hyejin"))
{NETKIT}
"""


def test_a_class_of_three_does_every_exercise_and_is_marked(tree: Path, tmp_path: Path) -> None:
    said = run(tree, CLASS_OF_THREE, "class", "--folder", tmp_path / "class")
    assert re.findall(r"^(exercise-\S+): 3 students", said, re.MULTILINE) == ["exercise-96-meet", "exercise-97-greet"]
    halves = [re.findall(rf"^{student} .*$", said, re.MULTILINE) for student in ("amara", "chiara", "hyejin")]
    first_mistakes = [1, 2, 0, 4.5]
    for amara, chiara, hyejin in zip(*halves, strict=True):
        assert numbers(amara) == [*FULL, sum(FULL), sum(FULL) + small_topic.REFLECTION]
        assert numbers(chiara) == [*first_mistakes, sum(first_mistakes), sum(FULL) + small_topic.REFLECTION]
        assert numbers(hyejin)[:4] == [0, 0, 0, 0]
    one = run(tree, CLASS_OF_THREE, "class", "--folder", tmp_path / "one", "--exercise", "97")
    assert re.findall(r"^(exercise-\S+): 3 students", one, re.MULTILINE) == ["exercise-97-greet"]


def numbers(line: str) -> list[float]:
    return [float(word) for word in line.split() if re.fullmatch(r"[\d.]+", word)]


def test_a_new_topic_is_in_the_book(tree: Path, tmp_path: Path) -> None:
    run(tree, NETKIT, "book", "--output", tmp_path)
    site = tmp_path / "html"
    lesson = (site / "notebooks" / "97-greet" / "lesson.html").read_text(encoding="utf-8")
    assert "<em>Exercise 97</em>" in lesson
    assert 'href="mentor.html"' in lesson
    assert (site / "notebooks" / "97-greet" / "teach.html").exists()
    notebook: Any = nbformat.reads(
        (site / "notebooks" / "97-greet" / "lesson-97-greet.ipynb").read_text(), as_version=4
    )
    assert json.dumps(notebook).count("Greet whom you know") >= 1
    objectives = (site / "book" / "objectives.html").read_text(encoding="utf-8")
    assert "Count and name close contacts" in objectives
    assert "notebooks/97-greet/lesson.html" in objectives
    assert not list(site.rglob("exercise*"))
