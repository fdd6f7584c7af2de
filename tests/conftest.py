"""Fixtures that more than one test module uses."""

import fcntl
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from netkit.course import book, sources

# Without compiled modules on disk each worker, kernel and subprocess compiles all of its imports again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Examples of topics of a school's own: nothing to collect, and found only where NETKIT_TOPICS names them.
collect_ignore = ["fixtures/school", "fixtures/statistics"]

pytest.register_assert_rewrite("tests.browser", "tests.lab")

from tests.browser import browser, context, outside_requests, page  # noqa: E402 - else its asserts stay bare
from tests.lab import jupyterlab  # noqa: E402

__all__ = ["browser", "context", "jupyterlab", "outside_requests", "page"]

# A busy machine is not a failure, and what CI finds must be found again.
settings.register_profile("netkit", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.register_profile("fast", settings.get_profile("netkit"), max_examples=10)  # for `make check`
settings.register_profile("fuzz", settings.get_profile("netkit"), max_examples=2000)  # for `make fuzz`
settings.load_profile("netkit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that hold slow tests, so that quick files keep all workers busy at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course's book, built once for all workers, where ``netkit lab`` finds it too."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    with (run / "book.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (run / "book.built").exists():
            book.build(sources.ROOT, sources.ROOT / "_build")
            (run / "book.built").touch()
    return sources.ROOT / "_build" / "html"
