"""The first start of ``netkit lab`` on a terminal, with nothing prepared, until nothing of it is left."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import tomllib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from websocket import create_connection

from netkit.course import lab
from tests.course.conftest import write_course
from tests.lab import ADDRESS

Found = TypeVar("Found")
ROOT = Path(__file__).parents[2]
EXERCISE = "exercises/exercise-97-greet/exercise-97-greet.ipynb"
BOOK = """\
---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---

# Welcome

```{code-cell} ipython3
import time

time.sleep(SECONDS)
```
"""


@dataclass
class Terminal:
    """A command on a terminal of its own, and what it has printed."""

    process: "subprocess.Popen[bytes]"
    master: int
    mark: str
    printed: str = ""
    began: float = field(default_factory=time.monotonic)

    def read(self) -> None:
        """Add what the command prints to ``printed``, until it ends."""
        while True:
            try:
                self.printed += os.read(self.master, 4096).decode(errors="replace")
            except OSError:
                return

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self.master, f"{line}\n".encode())

    def wait_for(self, pattern: str, within: float = 90) -> str:
        """The first text in what was printed that has this pattern."""

        def found() -> str:
            return match.group() if (match := re.search(pattern, self.printed)) else ""

        return until(found, within, lambda: f"no {pattern} in:\n{self.printed}")

    def left(self) -> list[str]:
        """The commands of processes that this one has started and that still run."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (process / "environ").read_bytes():
                    found.append((process / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
        return found


def until(found: Callable[[], Found], within: float, reason: Callable[[], object]) -> Found:
    """Wait until something is found; fail with the reason."""
    deadline = time.monotonic() + within
    while not (one := found()):
        assert time.monotonic() < deadline, reason()
        time.sleep(0.1)
    return one


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A course with one small topic and a book of one page, as it is before anything was built."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "netkit", root / "netkit", ignore=shutil.ignore_patterns("__pycache__"))
    write_course(root)
    (root / "_config.yml").write_text("title: A book\nonly_build_toc_files: true\n", encoding="utf-8")
    (root / "_toc.yml").write_text("format: jb-book\nroot: book/index\n", encoding="utf-8")
    (root / "book").mkdir()
    (root / "book" / "index.md").write_text(BOOK.replace("SECONDS", "3"), encoding="utf-8")
    return root


@pytest.fixture
def start(checkout: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Start ``netkit lab`` in a home whose shell puts another Python first."""
    home = tmp_path / "home"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "python3").write_text("#!/bin/sh\necho another Python\n", encoding="utf-8")
    (home / "bin" / "python3").chmod(0o755)
    (home / ".bashrc").write_text(f"PATH={home}/bin:$PATH\nMINE=kept\n", encoding="utf-8")
    (home / ".profile").write_text("PATH=/usr/bin:/bin\n", encoding="utf-8")
    mark = f"NETKIT_TEST={uuid.uuid4()}"
    ours = {
        "HOME": str(home),
        "SHELL": "/bin/bash",
        "PYTHONPATH": str(checkout),
        "USER": "login",
        "LOGNAME": "login",
        "JUPYTER_PORT": "0",
    }
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    environment = kept | ours | dict([mark.split("=")])
    started: list[Terminal] = []

    def run(*options: str) -> Terminal:
        master, terminal = os.openpty()
        command = [sys.executable, "-m", "netkit", "lab", "--workspace", str(tmp_path / "mine"), *options]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores Ctrl+C
        )
        os.close(terminal)
        started.append(Terminal(process, master, mark))
        threading.Thread(target=started[-1].read, daemon=True).start()
        return started[-1]

    yield run
    for one in started:
        with contextlib.suppress(ProcessLookupError):  # the group outlives the command where that was killed
            os.killpg(one.process.pid, signal.SIGKILL)
        one.process.wait()
        os.close(one.master)


def fetch(address: str, path: str, body: object = None, **settings: str) -> tuple[int, str, str]:
    """The status, the text and the ETag of a page of the server; a body is sent with the method in ``settings``."""
    at = urlsplit(address)
    request = Request(f"http://{at.netloc}{path}", method=settings.pop("method", "GET"))
    request.headers = {"Authorization": f"token {at.query.removeprefix('token=')}"} | settings
    if body is not None:
        request.data = json.dumps(body).encode()
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode(), answer.headers.get("ETag", "")
    except HTTPError as error:
        return error.code, "", ""


def in_jupyters_terminal(address: str, command: str) -> str:
    """What a command prints in a new terminal of JupyterLab."""
    at = urlsplit(address)
    token = f"Authorization: token {at.query.removeprefix('token=')}"
    request = Request(f"http://{at.netloc}/api/terminals", method="POST", headers=dict([token.split(": ")]))
    with urlopen(request, timeout=60) as answer:
        name = json.load(answer)["name"]
    socket = create_connection(f"ws://{at.netloc}/terminals/websocket/{name}", header=[token], timeout=60)
    socket.send(json.dumps(["stdin", f"{command}; echo 'e''nd'\r"]))
    printed = ""
    while "\nend" not in printed:
        kind, *said = json.loads(socket.recv())
        printed += said[0] if kind == "stdout" else ""
    socket.close()
    return printed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_students_first_start_from_the_question_for_the_name_to_the_end(
    start: Callable[..., Terminal], checkout: Path, tmp_path: Path
) -> None:
    one = start("--no-browser")
    one.wait_for(r"Your name in the class list \(Enter for login\): $")
    one.type("Zo\u00eb")
    one.wait_for(r"The course's name.*: $")
    one.type("")
    address = one.wait_for(ADDRESS.pattern)
    one.wait_for("To stop: .*\n")
    *_, opened, at, whose, where, stop = one.printed.split("\r\n")[:-1]
    assert (opened, at.strip()) == ("The course is ready at", address)
    assert whose.startswith("The exercises are made for Zo\u00eb, course netkit.")
    assert str(tmp_path / "mine") in where
    assert "Ctrl+C" in stop
    assert tomllib.loads((tmp_path / "mine" / "netkit.toml").read_text(encoding="utf-8")) == {"student": "Zo\u00eb"}

    # The book follows, and no cache shows the page that stood in its place.
    status, page, tag = fetch(address, "/static/book/index.html")
    assert (status, "The book is being built" in page) == (200, True)
    until((checkout / "_build" / "html" / "index.html").exists, 120, lambda: one.printed)
    status, page, _ = fetch(address, "/static/book/index.html", **{"If-None-Match": tag})
    assert (status, "Welcome" in page) == (200, True)

    # The terminal knows netkit, though the shell's own settings put another Python first.
    for command in ("netkit --version", "python3 -m netkit --version"):
        assert re.search(r"[\r\n]netkit \d", in_jupyters_terminal(address, command))
    assert "kept" in in_jupyters_terminal(address, "echo $MINE")
    _, specs, _ = fetch(address, "/api/kernelspecs")
    assert "netkit.topics.notebook" in " ".join(json.loads(specs)["kernelspecs"]["python3"]["spec"]["argv"])

    # A notebook is renamed as in the file browser, and saved with some work in it.
    new = "exercises/mine.ipynb"
    assert fetch(address, f"/api/contents/{EXERCISE}", {"path": new}, method="PATCH")[0] == 200
    model = json.loads(fetch(address, f"/api/contents/{new}")[1])
    model["content"]["cells"][0]["source"] += "\nmine"
    sent = {name: model[name] for name in ("type", "format", "content")}
    assert fetch(address, f"/api/contents/{new}", sent, method="PUT")[0] == 200

    # A kernel tells the terminal nothing, not even that it speaks to JupyterLab without encryption.
    kernel = json.loads(fetch(address, "/api/kernels", {"name": "python3"}, method="POST")[1])["id"]
    at = urlsplit(address)
    socket = create_connection(f"ws://{at.netloc}/api/kernels/{kernel}/channels?{at.query}", timeout=60)
    assert '"execution_state"' in str(socket.recv())
    socket.close()
    assert not re.search(r"\[[WE] |WARN|Traceback", one.printed)
    os.killpg(one.process.pid, signal.SIGINT)  # as Ctrl+C on the terminal does
    one.wait_for(r"Shut down this Jupyter server \(y/\[n\]\)")
    one.type("y")
    assert one.process.wait(timeout=60) == 0
    until(lambda: not one.left(), 60, one.left)
    start("--only-write").wait_for(f"{EXERCISE} is now {new}: no blank one was written")


SLOW = """
import socket, time
from jupyter_server.serverapp import ServerApp

listen = ServerApp._bind_http_server

def late(server):
    {meanwhile}
    time.sleep(3)
    listen(server)

ServerApp._bind_http_server = late
"""
"""A setting of JupyterLab's that makes it listen three seconds after it has written its address down."""


@pytest.mark.slow
def test_the_address_is_printed_once_it_answers(start: Callable[..., Terminal], tmp_path: Path) -> None:
    (tmp_path / "home" / ".jupyter").mkdir()
    (tmp_path / "home" / ".jupyter" / "jupyter_lab_config.py").write_text(SLOW.format(meanwhile=""), encoding="utf-8")
    address = start("--no-browser", "--no-book", "--student", "ada").wait_for(ADDRESS.pattern)
    assert fetch(address, "/api/contents/start-here.ipynb")[0] == 200


@pytest.mark.slow
def test_where_another_program_took_the_port_meanwhile_its_address_is_not_ours(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    (tmp_path / "home" / ".jupyter").mkdir()
    taken = "server.taken = socket.create_server(('127.0.0.1', server.port))"
    (tmp_path / "home" / ".jupyter" / "jupyter_lab_config.py").write_text(
        SLOW.format(meanwhile=taken), encoding="utf-8"
    )
    one = start("--no-browser", "--no-book", "--student", "ada")
    assert one.process.wait(timeout=120) == 1
    assert "no available port" in one.printed
    assert not ADDRESS.search(one.printed)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, "crash"])
def test_however_the_lab_ends_the_building_of_the_book_ends_too(
    start: Callable[..., Terminal], checkout: Path, ending: signal.Signals | str
) -> None:
    (checkout / "book" / "index.md").write_text(BOOK.replace("SECONDS", "600"), encoding="utf-8")
    one = start("--no-browser", "--student", "ada")
    one.wait_for("To stop: ")
    until(lambda: "ipykernel" in str(one.left()), 60, one.left)  # a cell of the book runs
    if ending == "crash":
        server = next(line for line in Path("/proc").glob("[0-9]*/cmdline") if is_server(line, one))
        os.kill(int(server.parent.name), signal.SIGKILL)
    else:
        one.process.send_signal(ending)  # type: ignore[arg-type]
    one.process.wait(timeout=60)
    if ending == signal.SIGKILL:  # JupyterLab itself goes on, and with it what the student has open
        until(lambda: not re.search("netkit.course.book|ipykernel", str(one.left())), 60, one.left)
    else:
        until(lambda: not one.left(), 60, one.left)


def is_server(line: Path, one: Terminal) -> bool:
    """Whether this process is the JupyterLab of this command."""
    try:
        return "jupyterlab" in line.read_text() and one.mark.encode() in (line.parent / "environ").read_bytes()
    except OSError:
        return False


@pytest.mark.slow
def test_where_the_book_has_no_place_the_lessons_open_all_the_same(
    start: Callable[..., Terminal], checkout: Path
) -> None:
    (checkout / "_build").write_text("a file", encoding="utf-8")
    one = start("--no-browser", "--student", "ada")
    address = one.wait_for(ADDRESS.pattern)
    said, _ = one.printed.split("The course is ready at")
    assert re.search("There is no place for the book, so its link leads nowhere: .*: Not a directory", said)
    assert fetch(address, "/api/contents/start-here.ipynb")[0] == 200


@pytest.mark.slow
def test_at_the_question_a_file_that_cannot_be_read_comes_first_and_ctrl_c_ends_it(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    settings = tmp_path / "mine" / "netkit.toml"
    settings.parent.mkdir()
    settings.write_text("student = s123\n", encoding="utf-8")
    one = start()
    one.wait_for('netkit lab: .*write: student = "s123"')
    assert one.process.wait(timeout=120) == 1
    settings.unlink()
    one = start()
    one.wait_for("Your name in the class list")
    os.killpg(one.process.pid, signal.SIGINT)
    assert one.process.wait(timeout=120) == 130
    assert "Traceback" not in one.printed
    assert not settings.exists()


@pytest.mark.slow
def test_a_book_that_cannot_be_built_says_why_in_its_place(start: Callable[..., Terminal], checkout: Path) -> None:
    (checkout / "book" / "index.md").write_text(BOOK.replace("SECONDS", "'long'"), encoding="utf-8")
    one = start("--no-browser", "--student", "ada", "--course", "spring")
    address = one.wait_for(ADDRESS.pattern)
    one.wait_for("The book could not be built", within=120)
    status, page, _ = fetch(address, "/static/book/index.html")
    assert (status, "book/index.md: WARNING: Executing notebook failed" in page) == (200, True), page


@pytest.mark.skipif(os.name != "posix", reason="on Windows JupyterLab opens PowerShell")
@pytest.mark.parametrize("name", ["bash", "sh", "dash"])
def test_whatever_the_shell_our_programs_come_first(name: str, tmp_path: Path) -> None:
    shell = shutil.which(name) or pytest.skip(f"no {name} here")
    (tmp_path / ".bashrc").write_text("PATH=/nowhere:$PATH\n", encoding="utf-8")
    master, terminal = os.openpty()
    done = subprocess.run(
        lab.terminal(shell),
        input=b"command -v python3\nexit\n",
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={"HOME": str(tmp_path), "PATH": os.defpath, "NETKIT_PROGRAMS": str(Path(sys.executable).parent)},
        check=False,
        timeout=60,
    )
    os.close(terminal)
    os.close(master)
    assert done.stdout.decode().strip().endswith(str(Path(sys.executable).parent / "python3"))


def test_our_kernel_is_ipykernels_with_our_magics_and_other_kernels_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "kernels" / "mine"
    own.mkdir(parents=True)
    (own / "kernel.json").write_text('{"argv": ["r"], "display_name": "R", "language": "R"}', encoding="utf-8")
    stock = KernelSpecManager().get_kernel_spec("python3").to_dict()
    monkeypatch.setenv("JUPYTER_PATH", f"{lab.SETTINGS}{os.pathsep}{tmp_path}")
    ours = KernelSpecManager().get_kernel_spec("python3").to_dict()
    assert ours["argv"][1:-2] == stock["argv"][1:]
    assert {key: ours[key] for key in ("metadata", "kernel_protocol_version")} == {
        key: stock[key] for key in ("metadata", "kernel_protocol_version")
    }
    assert KernelSpecManager().get_kernel_spec("mine").display_name == "R"
