"""The cases of a large class, made on two cores."""

import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from netkit import topics
from netkit.topics import catalogue
from tests.benchmarks.rows import Row

STUDENTS = 1_000
CORES = 2


def students() -> Iterator[Row]:
    for name in catalogue.names():
        start = perf_counter()
        with ProcessPoolExecutor(CORES) as pool:
            sizes = list(pool.map(size, [name] * STUDENTS, range(STUDENTS), chunksize=20))
        yield Row(f"{STUDENTS:,} students' cases ({name}), two processes", perf_counter() - start)
        assert len(sizes) == STUDENTS
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Row("  peak memory of a process", most, unit="MB")


def size(name: str, number: int) -> int:
    """Make one student's case of a topic, store and all."""
    return len(topics.make(name, course="bench", student=f"student {number}").contacts)
