"""A real JupyterLab for tests, started as a user starts it, ended by its process id."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

OWN = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
ADDRESS = re.compile(r"https?://(?:localhost|127\.0\.0\.1):\d+/\S*token=\S+")


@contextmanager
def running(*command: str | Path, cwd: Path, within: float = 120, **environment: str) -> Iterator[str]:
    """Start a command that opens JupyterLab; yield the address it prints; stop it at the end.

    The settings of whoever runs the tests play no part: Jupyter's own folders are new ones. Each worker of pytest
    has ports of its own, because JupyterLab looks for a free one some time before it takes it.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    variables = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    }
    own = TemporaryDirectory()
    jupyter = {name: str(Path(own.name, name)) for name in OWN}
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=variables | jupyter | {"JUPYTER_PORT": str(9000 + 100 * worker)} | environment,
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


def _wait_for(address: str, process: "subprocess.Popen[str]", deadline: float) -> None:
    """JupyterLab prints its address some time before it listens."""
    place = urlsplit(address)
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection((place.hostname, place.port), timeout=5):
            return
        time.sleep(0.1)


def _address(process: "subprocess.Popen[str]", lines: "Queue[str]", within: float) -> str:
    seen, deadline = [], time.monotonic() + within
    while time.monotonic() < deadline and (process.poll() is None or not lines.empty()):
        try:
            line = lines.get(timeout=0.5)
        except Empty:
            continue
        seen.append(line)
        if found := ADDRESS.search(line):
            address = found.group().rstrip("'\"")
            _wait_for(address, process, deadline)
            return address
    msg = "JupyterLab printed no address:\n" + "".join(seen[-40:])
    raise AssertionError(msg)
