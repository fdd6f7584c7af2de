"""The guard itself: a test that lets a request slip through would prove nothing."""

import pytest
from playwright.sync_api import Page

from tests import browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "asks",
    [
        "document.body.append(Object.assign(new Image(), {src: 'https://cdn.example.org/a.png'}))",
        "fetch('http://192.0.2.1/a.json').catch(() => 0)",
        "new WebSocket('wss://cdn.example.org/socket')",
    ],
)
def test_a_request_off_this_machine_is_refused_and_noted(page: Page, outside_requests: list[str], asks: str) -> None:
    page.goto("about:blank")
    page.evaluate(asks)
    page.wait_for_timeout(200)
    assert len(outside_requests) == 1
    outside_requests.clear()


@pytest.mark.parametrize(
    "url", ["http://localhost:8888/lab", "http://127.0.0.1/", "data:image/png;base64,AA", "about:blank"]
)
def test_this_machine_is_not_outside(url: str) -> None:
    assert not browser.is_outside(url)
