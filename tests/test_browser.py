"""The browser itself: if requests slipped through or faults went unseen, the tests that use it would prove nothing."""

import pytest
from playwright.sync_api import Page

from tests import browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "ask",
    [
        "new Promise(done => Object.assign(new Image(), {src: URL, onload: done, onerror: done}))",
        "fetch(URL)",
        "new Promise(done => Object.assign(new WebSocket(URL.replace('http', 'ws')), {onclose: done}))",
    ],
    ids=["image", "fetch", "socket"],
)
@pytest.mark.parametrize("url", ["https://cdn.example.org/a", "http://192.0.2.1/a"])
def test_a_request_off_this_machine_is_refused_and_noted(
    page: Page, outside_requests: list[str], ask: str, url: str
) -> None:
    refused: list[str | None] = []
    page.on("requestfailed", lambda request: refused.append(request.failure))
    page.on("websocket", lambda socket: socket.on("socketerror", lambda error: refused.append(error)))
    page.goto("about:blank")
    page.evaluate(f"{ask}.catch(() => 0)".replace("URL", repr(url)))
    assert len(outside_requests) == 1
    assert len(refused) == 1
    assert "ERR_NAME_NOT_RESOLVED" in str(refused)
    outside_requests.clear()


@pytest.mark.parametrize(
    "url", ["http://localhost:8888/lab", "http://127.0.0.1/", "data:image/png;base64,AA", "about:blank"]
)
def test_this_machine_is_not_outside(url: str) -> None:
    assert not browser.is_outside(url)


def test_axe_names_the_rule_and_the_element_that_breaks_it(page: Page) -> None:
    page.set_content("<main><h1>A map</h1><div id=part><img src='data:,'></div></main>")
    (found,) = browser.axe_violations(page, "#part")
    assert found.startswith('image-alt: <img src="data:,">')
