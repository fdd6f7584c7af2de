"""A real JupyterLab for tests, started as a user starts it, ended by its process id."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Page

from tests.browser import axe_violations, too_narrow

AGAIN = "Run this cell again to use this page."
THEMES = ("JupyterLab Light", "JupyterLab Dark")
OWN = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
ADDRESS = re.compile(r"https?://(?:localhost|127\.0\.0\.1):\d+/\S*token=\S+")


@contextmanager
def running(*command: str | Path, cwd: Path, within: float = 120, **environment: str) -> Iterator[str]:
    """Start a command that opens JupyterLab; yield the address it prints; stop it at the end.

    The settings of whoever runs the tests play no part: Jupyter's own folders are new ones. The system chooses the
    port, because JupyterLab looks for a free one some time before it takes it, and another worker may take it first.
    """
    variables = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    }
    own = TemporaryDirectory()
    jupyter = {name: str(Path(own.name, name)) for name in OWN} | {"JUPYTER_PORT": "0"}
    Path(jupyter["JUPYTER_CONFIG_DIR"]).mkdir()
    exposed = {"LabApp": {"expose_app_in_browser": True}}  # a page can tell it what to do: `jupyterapp` is its name
    Path(jupyter["JUPYTER_CONFIG_DIR"], "jupyter_lab_config.json").write_text(json.dumps(exposed), encoding="utf-8")
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=variables | jupyter | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    lines: Queue[str] = Queue()
    reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
    reader.start()
    try:
        yield _address(process, lines, within)
    finally:
        # The group is ours alone: the command, the server and its kernels.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        reader.join()
        assert process.stdout is not None
        process.stdout.close()
        own.cleanup()


def _read(process: "subprocess.Popen[str]", lines: "Queue[str]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)


def _address(process: "subprocess.Popen[str]", lines: "Queue[str]", within: float) -> str:
    seen, deadline = [], time.monotonic() + within
    while time.monotonic() < deadline and (process.poll() is None or not lines.empty()):
        try:
            line = lines.get(timeout=0.5)
        except Empty:
            continue
        seen.append(line)
        if found := ADDRESS.search(line):
            return found.group()
    msg = "JupyterLab printed no address:\n" + "".join(seen[-40:])
    raise AssertionError(msg)


@dataclass(frozen=True, slots=True)
class JupyterLab:
    """A running JupyterLab with a student's settings, and the folder that it serves."""

    folder: Path
    address: str

    def open(self, page: Page, notebook: Path) -> None:
        """Open a notebook of the folder with nothing beside it, and wait for its kernel."""
        where = notebook.relative_to(self.folder).as_posix()
        page.goto(self.address.replace("PAGE", where) + "&reset")
        page.get_by_text("Python 3 | Idle").wait_for()
        page.evaluate("jupyterapp.shell.collapseLeft()")


def open_lab(start: str, *, instructor: bool = False) -> tuple[str, ...]:
    """The command that opens JupyterLab on this page, as ours do, and prints the address."""
    call = f"lab.open_lab(Path(), start={start!r}, ready=print, instructor={instructor}, browser=False)"
    return (sys.executable, "-u", "-c", f"from pathlib import Path; from netkit.course import lab; {call}")


@contextmanager
def opened(folder: Path) -> Iterator[JupyterLab]:
    """JupyterLab for this folder."""
    with running(*open_lab("lab/tree/PAGE"), cwd=folder) as address:
        yield JupyterLab(folder, address)


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterLab]:
    """One JupyterLab for all tests of a worker. Each has a folder of its own in the one that it serves."""
    with opened(tmp_path_factory.mktemp("lab")) as found:
        yield found


def run_all(page: Page) -> None:
    """Run all cells of the open notebook by the menu."""
    page.get_by_text("Python 3 | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def restart(page: Page) -> None:
    """Restart the kernel of the open notebook by the menu."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Restart Kernel…(?! and)")).click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()


def change_theme(page: Page, theme: str) -> None:
    """Change to one of the themes, and wait for it."""
    page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
    page.wait_for_function(f"document.body.dataset.jpThemeLight === '{str('Light' in theme).lower()}'")


def complaints(page: Page) -> list[str]:
    """What is wrong with the view of ours that is shown, in both themes and at both widths."""
    found = []
    for theme in THEMES:
        change_theme(page, theme)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 1000})
            page.wait_for_timeout(400)  # JupyterLab lays its panels out anew
            here = [*axe_violations(page, ".nk-root"), *too_narrow(page, ".nk-root, .nk-root div")]
            found += [f"{theme}, {width}: {one}" for one in here]
    return found
