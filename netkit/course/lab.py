"""Open JupyterLab on the course: on a student's workspace, or on a class in Formgrader."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

SETTINGS = Path(__file__).parent / "jupyter"
"""Settings for JupyterLab, its kernel and its terminal; for students without an instructor's tools."""


def open_lab(
    folder: Path,
    *,
    start: str,
    ready: Callable[[str], None],
    instructor: bool = False,
    browser: bool | None = None,
    book: Path | None = None,
) -> int:
    """Run JupyterLab in ``folder`` until it is stopped, with the page ``start`` open; return its exit code.

    ``ready`` is called with the address as soon as JupyterLab answers. ``browser`` opens the address, by default if
    there is a display. The folder ``book`` is served under ``/static/``, whatever is in it at the time.
    """
    with TemporaryDirectory(prefix="netkit-lab-") as private:
        Path(private, "token").write_text(secrets.token_urlsafe(32), encoding="utf-8")
        command = [sys.executable, "-m", "jupyterlab", f"--LabApp.default_url=/{start}"]
        command.append(f"--LabApp.workspaces_dir={folder.resolve() / '.jupyterlab'}")  # not another project's open tabs
        command.append("--Application.log_level=ERROR")  # Jupyter Server warns of its own pings at each notebook
        if book is not None:
            command.append(f"--ServerApp.extra_static_paths={book.resolve()}")
        if os.name == "posix":
            command.append(f"--ServerApp.terminado_settings=shell_command={terminal(os.environ.get('SHELL', ''))}")
        if not (has_display() if browser is None else browser):
            command.append("--no-browser")
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--allow-root")  # in a container; the server listens on this machine only, with a token
        # With a token of ours JupyterLab leaves it to us to print the address.
        environment = _environment(instructor)
        environment |= {"JUPYTER_TOKEN_FILE": str(Path(private, "token")), "JUPYTER_RUNTIME_DIR": private}
        with subprocess.Popen(command, cwd=folder, env=environment) as server:
            if threading.current_thread() is threading.main_thread():
                for ending in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:  # or it would go on alone
                    signal.signal(ending, lambda *_: server.terminate())
            with suppress(KeyboardInterrupt):
                if address := _address(server, Path(private), start):
                    ready(address)
            while True:
                try:
                    return server.wait()
                except KeyboardInterrupt:
                    continue  # Ctrl+C reaches JupyterLab too, which asks whether to stop


def _address(server: subprocess.Popen[bytes], runtime: Path, start: str) -> str | None:
    """The address with its token, once the server answers to it; None if the server has ended.

    JupyterLab writes its address down some time before it listens there, and whatever else took the port meanwhile
    does not know the token.
    """
    while server.poll() is None:
        for info in runtime.glob("jpserver-*.json"):
            with suppress(ValueError, OSError, HTTPException):  # half of the file is there, or nobody answers yet
                said = json.loads(info.read_text(encoding="utf-8"))
                asked = HTTPConnection(said["hostname"], said["port"], timeout=5)  # by no proxy
                with closing(asked):
                    asked.request("GET", f"{said['base_url']}api/status?token={said['token']}")
                    if asked.getresponse().status == HTTPStatus.OK:
                        return f"{said['url']}{start}?token={said['token']}"
        time.sleep(0.05)
    return None


def terminal(shell: str) -> list[str]:
    """The command that runs this shell, or ``sh``, in JupyterLab's terminal with our programs first on the PATH.

    JupyterLab would start a login shell, where Debian's ``/etc/profile`` sets the PATH anew.
    """
    shell = shell or shutil.which("sh") or "sh"
    begin = str(SETTINGS / "terminal.sh")
    match Path(shell).name:
        case "bash":
            return [shell, "--rcfile", begin, "-i"]
        case "sh" | "dash":
            return ["env", f"ENV={begin}", shell, "-i"]
        case _:
            return [shell, "-i"]


def has_display() -> bool:
    """Whether a browser can be opened here: always on Windows and macOS, elsewhere where there is a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def program_path() -> str:
    """``PATH`` with this environment's programs first: ``nbgrader`` and ``alembic`` are called by name."""
    named = os.environ.get("PATH", "").split(os.pathsep)
    return os.pathsep.join(dict.fromkeys([_programs(), *named]))


def _programs() -> str:
    return str(Path(sys.executable).parent)


def _environment(instructor: bool) -> dict[str, str]:
    folders = ["everyone"] if instructor else ["everyone", "student"]
    return os.environ | {
        "JUPYTER_CONFIG_PATH": _before("JUPYTER_CONFIG_PATH", *(SETTINGS / name for name in folders)),
        "JUPYTER_PATH": _before("JUPYTER_PATH", SETTINGS),  # for our kernel
        "PATH": program_path(),
        "NETKIT_PROGRAMS": _programs(),
    }


def _before(variable: str, *folders: Path) -> str:
    return os.pathsep.join([*map(str, folders), *filter(None, [os.environ.get(variable)])])
