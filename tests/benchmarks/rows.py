"""What a benchmark shows: a time of netkit's, and the time of something that does the same."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from math import isnan, nan
from time import process_time
from typing import Any, Literal, NamedTuple


class Row(NamedTuple):
    what: str
    netkit: float
    other: str = ""
    theirs: float = nan
    unit: Literal["s", "MB", "x"] = "s"


class Timed(NamedTuple):
    seconds: float
    answer: Any


def timed(run: Callable[[], object], repetitions: int) -> Timed:
    """The fewest seconds of this process, which other programs on the machine disturb least, and the answer."""
    seconds = []
    for _ in range(repetitions):
        start = process_time()
        answer = run()
        seconds.append(process_time() - start)
    return Timed(min(seconds), answer)


class Apart(NamedTuple):
    seconds: float
    """Of processor time, with starting Python and importing."""
    megabytes: float
    """The most memory that it had at once."""


def apart(module: str, *arguments: str) -> Apart:
    """Run a module in a process of its own, whose memory holds nothing else."""
    process = subprocess.Popen([sys.executable, "-m", module, *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    return Apart(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def show(rows: Iterable[Row]) -> None:
    table = [("what", "netkit", "beside", "theirs", "theirs / netkit")]
    for row in rows:
        ratio = "" if isnan(row.theirs) else ratio_of(row.theirs, row.netkit)
        table.append((row.what, spoken(row.netkit, row.unit), row.other, spoken(row.theirs, row.unit), ratio))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        line = [
            cell.rjust(width) if place in (1, 3, 4) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        sys.stdout.write("  ".join(line).rstrip() + "\n")


def ratio_of(theirs: float, own: float) -> str:
    if own <= 0:
        return "not to be measured"
    return f"{theirs / own:,.0f}" if theirs > 10 * own else f"{theirs / own:.2f}"


def spoken(number: float, unit: str) -> str:
    if isnan(number):
        return ""
    return f"{number * 1000:,.1f} ms" if unit == "s" and number < 1 else f"{number:,.1f} {unit}"
