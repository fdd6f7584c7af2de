"""The page My network with 150 and with 5,000 contacts: Python's answers, and from a click to the drawn view."""

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import sync_playwright

from netkit.course import workspace
from netkit.model import Contact, ContactId
from netkit.network import Network
from netkit.widgets.my_network import MyNetwork
from tests.benchmarks.rows import Row
from tests.browser import FLAGS, find_chromium
from tests.lab import opened
from tests.large_network import records

SIZES = (150, 5_000)
"""Contacts; those beyond 2,000 have a name only, as imported ones."""
LOG, PEOPLE, WEEK, ASSESS = ({"name": name} for name in ("log", "people", "week", "assess"))
TURNS = 15


def my_network() -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        for size in SIZES:
            network = Network.open(Path(folder, f"{size}.db"))
            network.store.add(*records(min(size, 2_000)), *names(size))
            name = f"{size:,} contacts, {len(network.store.records()):,} records"
            page = MyNetwork(network)
            (most,) = Counter(who for one in network.store.logged() for who in one.contacts).most_common(1)
            who = network.contact(most[0])
            for act, message in messages(who).items():
                yield Row(f"{name}: {act}", answered(page, message))
            network.store.close()
            for tab, seconds in clicked(Path(folder, f"{size}.db")).items():
                yield Row(f"{name}: {tab} clicked and drawn in JupyterLab", seconds)


def names(size: int) -> Iterator[Contact]:
    """The contacts beyond the first 2,000, of whom there is a name alone."""
    return (Contact(ContactId(f"n{number}"), f"Bare Name {number}") for number in range(2_000, size))


def messages(who: Contact) -> dict[str, dict[str, Any]]:
    person = {"name": "person", "id": who.id}
    talk = {"do": "log", "on": "today", "about": "flood maps", "promise": "a book", "due": "in a week", "view": LOG}
    return {
        "Log: a name completed": {"do": "complete", "name": who.name[:4]},
        "Log: a talk and a promise kept": talk | {"who": who.id},
        "Log: a name typed in full": talk | {"name": who.name, "distinct": True},
        "People": {"view": PEOPLE},
        "People: searched": {"view": PEOPLE | {"words": who.name[:4]}},
        "People: those who are due": {"view": PEOPLE | {"which": "due"}},
        "This week": {"view": WEEK},
        "Assess": {"view": ASSESS},
        "Person, of whom most is on record": {"view": person},
        "Person: renamed": {"do": "edit", "id": who.id, "changes": {"name": who.name}, "view": person},
    }


def answered(page: MyNetwork, message: dict[str, Any]) -> float:
    """The median of the seconds that an answer takes, after the first."""

    def seconds() -> Iterator[float]:
        while True:
            start = perf_counter()
            page.answer(message)
            yield perf_counter() - start

    return median(islice(seconds(), 1, TURNS + 1))


CLICK = """([label, heading]) => new Promise((drawn) => {
    const root = document.querySelector(".nk-root");
    const start = performance.now();
    const look = new MutationObserver(() => {
        if (root.querySelector("h2")?.textContent !== heading) return;
        look.disconnect();
        requestAnimationFrame(() => setTimeout(() => drawn(performance.now() - start)));
    });
    look.observe(root, {childList: true, subtree: true});
    [...root.querySelectorAll(".nk-tab")].find((tab) => tab.textContent === label).click();
})"""
HEADINGS = {"Log": "Log a talk", "People": "People", "This week": "This week", "Assess": "Assess your network"}


def clicked(file: Path) -> dict[str, float]:
    """The median of the seconds from a click on each tab until its view is drawn, in a real browser."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        workspace.write(Path(folder), student="bench")
        shutil.copy(file, Path(folder, "my-network", "my-network.db"))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        with opened(Path(folder)) as jupyterlab:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            jupyterlab.open(page, Path(folder, "my-network.ipynb"))
            page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
            page.get_by_role("heading", name="Log a talk").wait_for()
            times: dict[str, list[float]] = {tab: [] for tab in HEADINGS}
            for _ in range(TURNS + 1):
                for tab in [*list(HEADINGS)[1:], "Log"]:
                    page.wait_for_timeout(400)  # Assess draws its map afterwards
                    times[tab].append(page.evaluate(CLICK, [tab, HEADINGS[tab]]) / 1000)
        browser.close()
    return {tab: median(some[1:]) for tab, some in times.items()}
