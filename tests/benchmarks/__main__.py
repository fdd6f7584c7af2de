"""How fast netkit is, beside what else could do the same: ``make bench``.

Answers are compared before any time is shown. Nothing here passes or fails by the clock.
"""

import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from tests.benchmarks.lists import lists
from tests.benchmarks.my_network import my_network
from tests.benchmarks.rows import Row, show
from tests.benchmarks.stores import stores
from tests.benchmarks.students import students


def main() -> None:
    """Show every benchmark, or those whose names are given: imports, lists, students, stores, my_network."""
    benchmarks = {
        "imports": imports,
        "lists": lists,
        "students": students,
        "stores": stores,
        "my_network": my_network,
    }
    for name in sys.argv[1:] or benchmarks:
        show(benchmarks[name]())


def imports(repetitions: int = 30) -> Iterator[Row]:
    statements = ["pass", "import sqlite3", "import netkit", "from netkit import Network"]
    seconds: dict[str, list[float]] = {statement: [] for statement in statements}
    for _ in range(repetitions):  # by turns, so that a busy moment hits all alike
        for statement in statements:
            start = perf_counter()
            subprocess.run([sys.executable, "-c", statement], check=True)
            seconds[statement].append(perf_counter() - start)
    bare = median(seconds.pop("pass"))
    sqlite, netkit, network = (median(times) - bare for times in seconds.values())
    yield Row("start Python (taken off the next two)", bare)
    yield Row("import netkit", netkit, "import sqlite3", sqlite)
    yield Row("from netkit import Network", network, "import sqlite3", sqlite)


if __name__ == "__main__":
    main()
