"""Fixtures that more than one test module uses."""

import os
import sys

import pytest
from hypothesis import settings

# Without compiled modules on disk each worker, kernel and subprocess compiles all of its imports again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

pytest.register_assert_rewrite("tests.browser")

from tests.browser import browser, outside_requests, page  # noqa: E402 - after the line above, or asserts stay bare

__all__ = ["browser", "outside_requests", "page"]

# A busy machine is not a failure, and what CI finds must be found again.
settings.register_profile("netkit", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.register_profile("fast", settings.get_profile("netkit"), max_examples=20)  # for `make check`
settings.register_profile("fuzz", settings.get_profile("netkit"), max_examples=2000)  # for `make fuzz`
settings.load_profile("netkit")
