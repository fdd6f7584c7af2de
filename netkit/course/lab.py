"""Open JupyterLab on the course: on a student's workspace, or on a class in Formgrader."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

JUPYTER = Path(__file__).parent / "jupyter"
"""Settings for JupyterLab: no news from other hosts, and no question about it."""


def open_lab(folder: Path, *, start: str, browser: bool | None = None, options: tuple[str, ...] = ()) -> int:
    """Run JupyterLab in ``folder`` until it is stopped, with ``start`` open; return its exit code.

    Without a display the address is printed instead of opened; ``browser`` says so either way.
    """
    if browser is None:
        browser = has_display()
    command = [sys.executable, "-m", "jupyterlab", f"--LabApp.default_url=/lab/{start}", *options]
    if not browser:
        command.append("--no-browser")
    environment = os.environ | {
        "JUPYTER_CONFIG_PATH": os.pathsep.join([str(JUPYTER), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]),
        # `nbgrader` and `alembic` are called by name, also where the environment is not activated.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    try:
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def has_display() -> bool:
    """Whether a browser can be opened here: always on Windows and macOS, elsewhere where there is a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
