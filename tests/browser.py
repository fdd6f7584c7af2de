"""A real Chromium for tests, which may speak to this machine only.

Whatever else a page asks for is refused, noted, and fails the test at its end.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket, expect, sync_playwright

PATIENCE = 60_000
"""Milliseconds that a page may take on a busy machine: starting a kernel again and running a notebook, for example."""
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Refuses every other machine, also to service workers, of which Playwright sees nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
VIOLATIONS = """async selector => {
    const run = (context, options) => axe.run(context, {...options, resultTypes: ["violations"]});
    const found = [await run(selector || document, {rules: {"color-contrast": {enabled: false}}})];
    // Contrast takes most of axe's time. Text of one look, on grounds of one look, is judged once.
    const grounds = new Map([[null, ""]]), looks = new Map();
    const ground = element => {
        if (!grounds.has(element)) {
            const style = getComputedStyle(element);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position];
            grounds.set(element, [ground(element.parentElement), ...own].join());
        }
        return grounds.get(element);
    };
    for (const root of selector ? document.querySelectorAll(selector) : [document.body])
        for (const element of [root, ...root.querySelectorAll("*")])
            if ([...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
                    && element.checkVisibility()) {
                const style = getComputedStyle(element);
                const text = [style.color, style.fontSize, style.fontWeight, style.textShadow];
                looks.set([ground(element), ...text].join(), element);
            }
    if (looks.size) found.push(await run({include: [...looks.values()]}, {runOnly: ["color-contrast"]}));
    return found.flatMap(one => one.violations).flatMap(
        rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} (${node.failureSummary})`));
}"""

NARROW = """selector => {
    const found = [];
    const name = element => element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
    for (const part of document.querySelectorAll(selector)) {
        if (part.scrollWidth > part.clientWidth + 1)
            found.push(`scrolls sideways, ${part.scrollWidth} in ${part.clientWidth}: ${name(part)}`);
        for (const cell of part.querySelectorAll("td, th")) {
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (texts.nextNode())
                for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    const range = document.createRange();
                    range.setStart(texts.currentNode, word.index);
                    range.setEnd(texts.currentNode, word.index + word[0].length);
                    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1)
                        found.push(`broken in a narrow column: ${word[0]} in ${name(cell)}`);
                }
        }
    }
    return found;
}"""


def find_chromium() -> str | None:
    """The path of a Chromium: the one in NETKIT_CHROMIUM, else on the PATH, else Playwright's own; None without."""
    named = os.environ.get("NETKIT_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None) or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


# One browser a module, not one a session: Playwright's event loop runs until it is stopped, and until then
# nothing else in the process can start one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test is skipped, but fails where CI=true."""
    path = find_chromium()
    if path is None:
        reason = "no Chromium here; install it (Debian: apt-get install chromium) or name it in NETKIT_CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What the pages of a module share: a cache, which halves their time."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context
    context.close()


@pytest.fixture
def outside_requests(context: BrowserContext) -> Iterator[list[str]]:
    """Every address off this machine that the page asked for, in order; the test fails at its end if there is one."""
    outside: list[str] = []

    def note(request: Request | WebSocket) -> None:
        if is_outside(request.url):
            outside.append(request.url)

    def watch(page: Page) -> None:
        page.on("websocket", note)

    context.on("request", note)
    context.on("page", watch)
    yield outside
    context.remove_listener("request", note)
    context.remove_listener("page", watch)
    assert not outside, f"the page asked for addresses off this machine: {outside}"


@pytest.fixture
def page(context: BrowserContext, outside_requests: list[str]) -> Iterator[Page]:
    """A new page, which may ask for nothing off this machine."""
    yield context.new_page()
    for page in context.pages:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    context.clear_cookies()


def is_outside(url: str) -> bool:
    """Whether an address leads off this machine; ``data:``, ``blob:`` and the like do not."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in THIS_MACHINE


def axe_violations(page: Page, selector: str | None = None) -> list[str]:
    """What axe finds wrong with the page or a part of it: for each element the rule, the element and why."""
    page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(VIOLATIONS, selector)
    return found


def too_narrow(page: Page, selector: str) -> list[str]:
    """Each of these parts of the page that scrolls sideways, and each word in their tables that is broken in two."""
    found: list[str] = page.evaluate(NARROW, selector)
    return found
