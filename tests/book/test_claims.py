"""Each figure that stands with a citation is in the table of the bibliography, with what was read of its source."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from netkit.course import sources
from netkit.topics import catalogue

NAME = r"[A-Z][\w'-]+"
CITED = re.compile(
    rf"\b(?!(?:In|January|March|September|December)\b)({NAME})"
    rf"(?:(?:,| and| de)? (?!and|of)(?:{NAME}|others))*,?(?:'s [^.()]*)? \(?((?:19|20)\d\d)\b"
)
"""An author and a year, as in "(Kumar and Epley 2018)" or "Fischer (2009)"."""
NUMBER = re.compile(r"\d[\d,.]*\d|\d|\b(?:half|third|fifth|quarter|hundred)\b")
COUNTED = re.compile(r"^\d+\. |\b(?:Step|Steps|Lesson|Exercise|Question) \d+|\b\d+ (?:January|February|March|April)\b")


@cache
def table() -> list[tuple[str, str, str, str]]:
    """The rows: source, lessons, figures, what was read."""
    text = (sources.ROOT / "book" / "bibliography.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in text.splitlines() if line.startswith("| ")
    ]
    return [(source, lessons, figures, read) for source, lessons, figures, read in rows[1:]]


def paragraphs(topic: sources.Source) -> Iterator[str]:
    """The paragraphs and items of a lesson and of what its explorations explain."""
    text = topic.page("lesson").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"```.*?```|<[^>]+>", " ", text, flags=re.DOTALL)
    told = [one for found in catalogue.topic(topic.topic).explorations.values() for one in found.explanation]
    yield from (" ".join(part.split()) for part in [*re.split(r"\n\s*\n|\n- ", text), *told])


def numbers(text: str) -> set[str]:
    return {one.rstrip(".,") for one in NUMBER.findall(text)}


def row_of(author: str, year: str) -> tuple[str, str, str, str] | None:
    return next((row for row in table() if re.search(rf"\b{re.escape(author)}\b.*\b{year}\b", row[0])), None)


@pytest.mark.parametrize("topic", sources.topics(), ids=lambda topic: topic.topic)
def test_every_citation_has_its_row_and_every_figure_beside_it_stands_there(topic: sources.Source) -> None:
    missing = []
    for text in paragraphs(topic):
        cited = CITED.findall(text)
        rows = [row for row in (row_of(*one) for one in cited) if row and str(topic.number) in row[1].split(", ")]
        missing += [f"{author} {year}" for author, year in cited if row_of(author, year) is None]
        if rows:
            known = numbers(" ".join(f"{row[0]} {row[2]}" for row in rows))
            missing += [f"{one}: {text}" for one in numbers(COUNTED.sub("", text)) - known]
    assert missing == []


def test_every_row_is_cited_where_it_says_with_its_figures() -> None:
    texts = {str(topic.number): " ".join(paragraphs(topic)) for topic in sources.topics()}
    for source, lessons, figures, read in table():
        assert read in {"abstract", "report", "data", "abstract, data", "data, abstract", "abstract; report"}
        author = re.split(r"[ ,;]", source)[0]
        for number in lessons.split(", "):
            assert author in texts[number], source
        said = " ".join(texts[number] for number in lessons.split(", "))
        assert numbers(figures) - numbers(said) == set(), source
