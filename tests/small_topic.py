"""The small topic "greet" of four questions, as a school would keep it in a folder of its own, and copies of it."""

from pathlib import Path

SCHOOL = Path(__file__).parent / "fixtures" / "school"
STATISTICS = SCHOOL.with_name("statistics")
NAME = "greet"
EXERCISE = "exercise-97-greet"
POINTS = {"size": 2, "share": 4, "close": 4, "labels": 6}
FULL = list(POINTS.values())
REFLECTION = 5


def source(kind: str) -> str:
    """The text of the lesson, the exercise or another page."""
    return (SCHOOL / "notebooks" / "97-greet" / f"{kind}.md").read_text(encoding="utf-8")


def write(root: Path, name: str = NAME, number: int = 97) -> None:
    """Copy the topic into a tree, under this name and number."""

    def renamed(text: str) -> str:
        return text.replace(NAME, name).replace("97", str(number))

    for path in (*SCHOOL.rglob("*.md"), *SCHOOL.rglob("*.py")):
        target = root / renamed(str(path.relative_to(SCHOOL)))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(renamed(path.read_text(encoding="utf-8")), encoding="utf-8")
