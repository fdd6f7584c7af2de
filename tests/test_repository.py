"""What is kept under version control: sources, and nothing that was made from them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATED = re.compile(
    r"\.(ipynb|whl|db|db-wal|db-shm|sqlite|pyc|doctree)$|(^|/)(uv\.lock|_build/|\.venv/|__pycache__/)"
)
# Written so that this file does not match itself.
MACHINE = re.compile(r"(?<![\w./])/(?:wor[k]|roo[t]|hom[e]|User[s])/\w")
REGISTRY = re.compile(r"pyp[i]\.org|python[h]osted|registry\.np[m]js|deb\.[d]ebian")


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
        except UnicodeDecodeError:
            continue
        lines = enumerate(text.splitlines(), 1)
        found += [f"{path.name}:{n}" for n, line in lines if MACHINE.search(line) or REGISTRY.search(line)]
    assert found == []
