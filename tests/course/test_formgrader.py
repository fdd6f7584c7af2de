"""``netkit formgrader`` as an instructor starts it, in a real browser, on a class that was graded."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netkit.cli import main
from netkit.course import simulation, sources
from tests.lab import running
from tests.small_topic import EXERCISE

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def address(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("class") / "class"
    simulation.run(folder, sources.topics(), say=lambda _: None)
    with running(sys.executable, "-m", "netkit", "formgrader", "--folder", folder, cwd=folder.parent) as printed:
        yield printed


def test_formgrader_opens_from_the_menu_and_knows_the_assignment(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="An invented class, graded")).to_be_visible(timeout=60_000)
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    page.get_by_role("tab", name="Formgrader").click()
    inside = page.frame_locator("iframe[src*='formgrader']")
    expect(inside.get_by_text(EXERCISE).first).to_be_visible(timeout=60_000)


def test_the_gradebook_shows_twelve_students_and_a_submission_to_mark(page: Page, address: str) -> None:
    host, _, token = address.partition("?")[0].partition("/lab")[0], None, address.partition("?")[2]
    page.goto(f"{host}/formgrader/manage_students?{token}")
    expect(page.get_by_text("Okafor", exact=False).first).to_be_visible(timeout=30_000)
    page.goto(f"{host}/formgrader/gradebook/{EXERCISE}/{EXERCISE}")
    expect(page.get_by_text("Submission #12", exact=False).first).to_be_visible(timeout=30_000)


def test_without_a_class_the_command_says_what_to_run_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formgrader", "--folder", str(tmp_path)]) == 1
    assert "run 'netkit class' (or 'make class') first" in capsys.readouterr().err
