"""What is kept under version control: modules with a name of their own, no generated file, true documents."""

import re
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATED = re.compile(
    r"\.(ipynb|whl|db|db-wal|db-shm|sqlite|pyc|doctree)$|(^|/)(uv\.lock|_build/|\.venv/|__pycache__/)"
)
# Written so that this file does not match itself.
MACHINE = re.compile(r"(?<![\w./])/(?:wor[k]|roo[t]|hom[e]|User[s])/\w")
REGISTRY = re.compile(r"pyp[i]\.org|python[h]osted|registry\.np[m]js|deb\.[d]ebian")

MODULES = [path for path in (ROOT / "netkit").rglob("*.py") if path.name != "__init__.py"]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "book").rglob("*.md")]
_PLACE = r"((?:netkit|notebooks|book|tests|\.ci)/[\w./*-]*[\w/*])"
PATH = re.compile(rf"(?<![\w./-]){_PLACE}")
QUOTED_PATH = re.compile(rf"`{_PLACE}`")  # a page of the book also draws the folders of a school


def tracked() -> list[Path]:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.split("\0") if name]


def test_no_generated_file_is_tracked() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]
    assert [name for name in names if GENERATED.search(name)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):  # an image, or deleted and not yet committed
            continue
        lines = enumerate(text.splitlines(), 1)
        found += [f"{path.name}:{n}" for n, line in lines if MACHINE.search(line) or REGISTRY.search(line)]
    assert found == []


def test_no_two_modules_have_the_same_file_name_but_those_of_topics() -> None:
    names = Counter(path.name for path in MODULES if path.parents[1].name != "topics")
    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1] == []


def test_no_module_is_longer_than_350_lines_and_no_bank_of_questions_than_450() -> None:
    long = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    limits = {name: 450 if name.endswith("questions.py") else 350 for name in long}
    assert {name: lines for name, lines in long.items() if lines > limits[name]} == {}


def test_every_path_in_the_documents_exists() -> None:
    found = {
        (path.name, named)
        for path in DOCUMENTS
        for named in (QUOTED_PATH if path.parent.name == "book" else PATH).findall(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 10
    # NN-topic and topic stand for the name of any topic.
    missing = [
        (name, named)
        for name, named in found
        if not list(ROOT.glob(re.sub(r"NN-topic|(?<=/)topic(?=[/.])", "*", named).rstrip("/")))
    ]
    assert missing == []


def test_every_link_of_the_readme_and_of_contributing_leads_to_a_file() -> None:
    links = {
        (path.name, link)
        for path in DOCUMENTS[:2]
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    }
    assert links
    assert [found for found in links if not (ROOT / found[1]).exists()] == []


def test_every_command_of_the_documents_is_a_target_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name
        for path in DOCUMENTS
        for name in re.findall(r"(?:`|^ {4})make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert "lab" in named
    assert named <= targets


def test_a_new_module_must_be_given_a_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = settings["contracts"][0]
    assert layers["exhaustive"]
    assert layers["exhaustive_ignores"] == ["__main__"]
