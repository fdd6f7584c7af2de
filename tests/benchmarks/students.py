"""The cases of a large class, made on two cores."""

import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from netkit import cases
from tests.benchmarks.rows import Row

STUDENTS = 1_000
CORES = 2


def students() -> Iterator[Row]:
    for exercise in ("assess", "career"):
        start = perf_counter()
        with ProcessPoolExecutor(CORES) as pool:
            sizes = list(pool.map(size, [exercise] * STUDENTS, range(STUDENTS), chunksize=20))
        yield Row(f"{STUDENTS:,} students' cases ({exercise}), two processes", perf_counter() - start)
        assert len(sizes) == STUDENTS
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Row("  peak memory of a process", most, unit="MB")


def size(exercise: str, number: int) -> int:
    """Make one student's case, store and all."""
    return len(cases.make(exercise, course="bench", student=f"student {number}").contacts)
