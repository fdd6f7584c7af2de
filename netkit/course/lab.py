"""Open JupyterLab on the course: on a student's workspace, or on a class in Formgrader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

SETTINGS = Path(__file__).parent / "jupyter"
"""Settings for JupyterLab: no news from other hosts, and for students no instructor's tools."""


def open_lab(
    folder: Path, *, start: str, instructor: bool = False, browser: bool | None = None, book: Path | None = None
) -> int:
    """Run JupyterLab in ``folder`` until it is stopped, with the file ``start`` open; return its exit code.

    ``browser`` opens the address, by default if there is a display. A built ``book`` is served under ``/static/``.
    """
    command = [sys.executable, "-m", "jupyterlab", f"--LabApp.default_url=/lab/tree/{start}"]
    command.append(f"--LabApp.workspaces_dir={folder.resolve() / '.jupyterlab'}")  # not another project's open tabs
    if book is not None:
        command.append(f"--ServerApp.extra_static_paths={book.resolve()}")
    command.append("--log-level=WARN")  # the address is printed all the same
    if not (has_display() if browser is None else browser):
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # in a container; the server listens on this machine only and asks for its token
    with subprocess.Popen(command, cwd=folder, env=_environment(instructor)) as server:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # or JupyterLab would go on alone
        while True:
            try:
                return server.wait()
            except KeyboardInterrupt:
                continue  # Ctrl+C reaches JupyterLab too, which asks whether to stop


def has_display() -> bool:
    """Whether a browser can be opened here: always on Windows and macOS, elsewhere where there is a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def program_path() -> str:
    """``PATH`` with this environment's programs first: ``nbgrader`` and ``alembic`` are called by name."""
    named = os.environ.get("PATH", "").split(os.pathsep)
    return os.pathsep.join(dict.fromkeys([str(Path(sys.executable).parent), *named]))


def _environment(instructor: bool) -> dict[str, str]:
    folders = ["everyone"] if instructor else ["everyone", "student"]
    settings = [*(str(SETTINGS / name) for name in folders), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(settings), "PATH": program_path()}
