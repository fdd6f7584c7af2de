"""Fixtures that more than one test module uses."""

import pytest

pytest.register_assert_rewrite("tests.browser")

from tests.browser import browser, outside_requests, page  # noqa: E402 - after the line above, or asserts stay bare

__all__ = ["browser", "outside_requests", "page"]
