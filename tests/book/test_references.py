"""What the package cites and offers is in the book: in the bibliography and in the reference."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pybtex.database import parse_file

import netkit.plots
from netkit.cli import main
from netkit.course import sources
from netkit.formats import registry
from tests import public

BOOK = sources.ROOT / "book"
PAGES = {path: path.read_text(encoding="utf-8") for path in [BOOK / "reference.md", *BOOK.glob("reference/*.md")]}
REFERENCE = "\n".join(PAGES.values())

CITED = re.compile(r"\((?:[A-Z][a-z]+ )?((?:18|19|20)\d\d)\)|\b[A-Z][a-z]+ ((?:18|19|20)\d\d)\)")


def docstrings() -> Iterator[tuple[Path, str]]:
    """Every docstring and every text below a constant, on one line each."""
    for path in sorted((sources.ROOT / "netkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Expr)
                and isinstance(node.value, ast.Constant)
                and isinstance(node.value.value, str)
            ):
                yield path, " ".join(node.value.value.split())


def test_what_a_docstring_cites_is_in_the_bibliography() -> None:
    known = {
        (person.last_names[-1], entry.fields.get("year", ""))
        for entry in parse_file(BOOK / "references.bib", bib_format="bibtex").entries.values()
        for person in entry.persons["author"]
    }
    found, missing = 0, []
    for path, text in docstrings():
        for citation in CITED.finditer(text):
            year, before = citation[1] or citation[2], text[max(0, citation.start() - 200) : citation.end()]
            found += 1
            if not any(name in before and year == printed for name, printed in known):
                missing.append(f"{path.name}: …{before[-80:]}")
    assert found > 5, "the citations are written in another way: this test looks for nothing"
    assert missing == []


def test_every_standard_that_a_docstring_cites_is_in_the_bibliography() -> None:
    numbers = {number for _, text in docstrings() for number in re.findall(r"RFC (\d+)", text)}
    entries = parse_file(BOOK / "references.bib", bib_format="bibtex").entries.values()
    assert numbers == {entry.fields["number"] for entry in entries if entry.fields.get("type") == "RFC"}


def test_every_measure_that_a_lesson_uses_is_in_the_reference() -> None:
    shown = set(re.findall(r"(?:automodule|autofunction|autoclass):: ([\w.]+)", REFERENCE))
    measures = {f"netkit.measures.{path.stem}" for path in (sources.ROOT / "netkit" / "measures").glob("*.py")}
    used = {getattr(one, "__module__", "") for one in public.LESSONS} & measures
    for lesson in (sources.ROOT / "notebooks").rglob("*.md"):
        for names in re.findall(r"from netkit\.measures import (.+)", lesson.read_text(encoding="utf-8")):
            used |= {f"netkit.measures.{name.strip()}" for name in names.split(",")}
    assert "netkit.measures.asks" in used
    assert used - shown == set()


def test_every_format_is_in_the_reference() -> None:
    assert [one.name for one in registry.known() if one.name not in REFERENCE.casefold()] == []


def test_the_reference_has_every_figure_by_way_of_the_package() -> None:
    assert ".. automodule:: netkit.plots\n" in REFERENCE
    assert all(getattr(netkit.plots, name).__doc__ for name in netkit.plots.__all__)


def test_every_command_is_in_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([\w-]+)", capsys.readouterr().out, re.MULTILINE)
    assert len(commands) > 10
    assert re.findall(r"<!-- help: ([\w-]+) -->", REFERENCE) == commands
