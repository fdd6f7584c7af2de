"""What the page on your own network shows is what happens: every line is typed, and every answer compared."""

import contextlib
import doctest
import io
import re
import shlex
from pathlib import Path

import pytest

from netkit.cli import main
from netkit.course import sources

PAGE, IMPORT = ((sources.ROOT / "book" / name).read_text(encoding="utf-8") for name in ("your-network.md", "import.md"))
BLOCK = re.compile(r"```(console|python)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"```\{code-block\} text\n:caption: (\S+)\n(.*?)```", re.DOTALL)
ID = re.compile(r"\b[23456789bcdfghjkmnpqrstvwxz]{6}(?=  )")
LINKEDIN = """\
First Name,Last Name,Email Address,Company,Position,Connected On
Mei,Lin,,Harbour Lab,Analyst,05 Mar 2024
Amina,Diallo,,City Library,Archivist,12 Jan 2025
"""


def typed(line: str) -> str:
    """What a command prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        main(shlex.split(line)[1:])
    return said.getvalue()


def run_console(block: str, ids: dict[str, str]) -> list[tuple[str, str, str]]:
    """For each line that is typed what it should print and what it prints; ids are random, so they are renamed."""
    found = []
    for command in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
        line, _, expected = command.partition("\n")
        for ours, theirs in ids.items():
            line = line.replace(theirs, ours)
        printed = typed(line)
        ids |= dict(zip(ID.findall(printed), ID.findall(expected), strict=False))
        for ours, theirs in ids.items():
            printed = printed.replace(ours, theirs)
        found.append((line, expected, printed))
    return found


@pytest.mark.parametrize("page", [PAGE, IMPORT], ids=["your-network", "import"])
def test_every_line_on_the_page_does_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    place = tmp_path / "my-network"
    (tmp_path / "lessons").mkdir()
    place.mkdir()
    for name, content in [("Connections.csv", LINKEDIN), *FILE.findall(page)]:
        (place / name).write_text(content, encoding="utf-8")
    monkeypatch.setenv("NETKIT_NETWORK", str(place / "my-network.db"))
    ids: dict[str, str] = {}
    shared: dict[str, object] = {}
    said: list[str] = []
    same = doctest.OutputChecker().check_output
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for number, (kind, block) in enumerate(BLOCK.findall(page)):
        if kind == "console":
            monkeypatch.chdir(place)
            wrong = [one for one in run_console(block, ids) if not same(one[1], one[2], doctest.ELLIPSIS)]
            assert wrong == [], "\n".join(
                f"$ {line}\nis shown as\n{shown}but prints\n{real}" for line, shown, real in wrong
            )
        else:
            monkeypatch.chdir(tmp_path / "lessons")
            examples = doctest.DocTestParser().get_doctest(block, shared, f"block {number}", None, None)
            runner.run(examples, out=said.append, clear_globs=False)
            shared = examples.globs
    assert said == []


def test_every_command_for_ones_own_network_is_on_the_page() -> None:
    shown = set(re.findall(r"^\$ netkit (\w+)", PAGE, re.MULTILINE)) | set(re.findall(r"`netkit (\w+)", PAGE))
    own = {
        "log",
        "promise",
        "referral",
        "edit",
        "contact",
        "agenda",
        "habits",
        "assess",
        "search",
        "import",
        "export",
        "doctor",
    }
    assert own | {"contact", "edit"} <= shown
