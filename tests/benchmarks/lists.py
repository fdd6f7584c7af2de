"""Reading the longest lists of people; as a module it reads one, which costs nothing but that."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from netkit.errors import UnreadableFile
from netkit.formats import contact_tables
from netkit.formats.textfile import InMemory
from tests.benchmarks.rows import Row, apart, timed

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def people(number: int) -> list[str]:
    """So many rows of LinkedIn's list."""
    names = (
        f"Zoë {n},Núñez,https://www.linkedin.com/in/zoe-{n},,Harbour {n % 900} & Co.,Analyst," for n in range(number)
    )
    return [f"{name}{n % 28 + 1:02} Mar 2024" for n, name in enumerate(names)]


def lists() -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        for name, number, most in (("people.csv", 99_000, 5), ("people.xlsx", 95_000, 25)):
            path, short = Path(folder, name), Path(folder, f"short-{name}")
            write(path, people(number))
            write(short, people(1))
            took, start = (apart("tests.benchmarks.lists", str(one)) for one in (path, short))
            what = f"{number:,} rows of LinkedIn as {path.suffix}"
            yield Row(what, took.seconds - start.seconds, "at most", most)
            yield Row(f"{what}: memory", took.megabytes - start.megabytes, "at most", 150, "MB")
    for what, rest in (("a line without end", "x" * 5_000_000), ("an open quotation mark", '"' + "x,y\n" * 1_250_000)):
        yield Row(f"refuse {what} of 5 MB", timed(lambda rest=rest: refuse(rest), 3).seconds)


def write(path: Path, rows: list[str]) -> None:
    if path.suffix == ".csv":
        path.write_text("\n".join([HEADER, *rows]), "utf-8")
        return
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Connections")
    for row in (HEADER, *rows):
        sheet.append(row.split(","))
    book.save(path)


def refuse(rest: str) -> None:
    with suppress(UnreadableFile):
        contact_tables.read(InMemory("people.csv", f"{HEADER}\nMei,Lin,{rest}".encode()))
        sys.exit("this list was not refused")


if __name__ == "__main__":
    contact_tables.read(Path(sys.argv[1]))
