"""Build the book, with every notebook executed: for oneself, or behind JupyterLab, at low priority."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from netkit.errors import CourseError

FIRST = Path("book", "index.html")
"""The page that Start here links to."""

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^\[IPKernelApp\]|Notebook exception traceback saved in")
TAIL = 60  # lines of a failed build's log that are shown
STOPPED = 75  # the exit status of a build whose parent has ended

PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">{refresh}
<title>The book</title><style>:root {{ color-scheme: light dark }}
body {{ font: 16px/1.6 sans-serif; max-width: 44rem; margin: 2.5rem auto; padding: 0 1rem }}
pre {{ white-space: pre-wrap }}</style></head><body><main><h1>The book</h1>
<p>{words}</p>
<pre>{reason}</pre></main></body></html>
"""


def is_stale(source: Path, site: Path) -> bool:
    """Whether the site is missing, or older than a page or a setting that it is made from."""
    index = site / "index.html"
    if not index.exists():
        return True
    pages = [path for name in ("book", "notebooks") for path in (source / name).rglob("*") if path.is_file()]
    newest = max(path.stat().st_mtime for path in [*pages, source / "_config.yml", source / "_toc.yml"])
    return newest > index.stat().st_mtime


def build(source: Path, output: Path) -> Path:
    """Build the book from ``source``, the folder with ``_config.yml``; return ``output/html/index.html``.

    Raises CourseError with the end of the log if a cell raises or Sphinx warns; an earlier site is then left as it is.
    """
    with _started(source, output) as (process, scratch):
        process.wait()
        return _publish(process, source, scratch, output / "html")


@contextmanager
def built_behind(source: Path, output: Path, *, failed: Callable[[str], None]) -> Iterator[None]:
    """Build the book while the block runs, if it is missing or older than its sources; the build ends with the block.

    Until a first one is there, a page in its place says so, and says why if it cannot be built. ``failed`` is called
    with a sentence for the terminal.
    """
    site = output / "html"
    if not is_stale(source, site):
        yield
        return
    put_page(site, "The book is being built. This takes about a minute, and the page opens by itself.", refresh=True)
    with _started(source, output) as (process, scratch):
        if sys.platform != "win32":
            os.setpriority(os.PRIO_PROCESS, process.pid, 15)  # the student's own cells come first

        def finish() -> None:
            if process.wait() != STOPPED:
                try:
                    _publish(process, source, scratch, site)
                except (CourseError, OSError) as error:  # Windows moves no folder in which a file is open
                    put_page(site, "The book could not be built. Show this to your teacher:", str(error))
                    failed("The book could not be built. Its link in Start here says why, and so does `make book`.")

        thread = Thread(target=finish)
        thread.start()
        try:
            yield
        finally:
            _stop(process)
            thread.join()


def put_page(site: Path, words: str, reason: str = "", *, refresh: bool = False) -> None:
    """Put a page with these words in the place of a book that was never built."""
    if not (site / "index.html").exists():
        (site / FIRST).parent.mkdir(parents=True, exist_ok=True)
        again = '<meta http-equiv="refresh" content="5">' if refresh else ""
        page = PAGE.format(refresh=again, words=escape(words), reason=escape(reason))
        (site / FIRST).write_text(page, encoding="utf-8")


@contextmanager
def _started(source: Path, output: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A process of Jupyter Book, which ends with this one, whatever ends it; and the folder that it writes to."""
    output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="book-", dir=output, ignore_cleanup_errors=True) as scratch:
        with Path(scratch, "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", __name__, "build", source, "--path-output", scratch, "-W", "--keep-going"],
                # So that "python3" is this environment's kernel, whatever else the machine and its user have.
                env={**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "IPYTHONDIR": scratch, "PYTHONUTF8": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,  # so that Ctrl+C is for JupyterLab alone; Windows has a flag of its own
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        with process:
            try:
                yield process, Path(scratch)
            finally:
                _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    process.wait()


def _publish(process: subprocess.Popen[bytes], source: Path, scratch: Path, site: Path) -> Path:
    made = scratch / "_build" / "html"
    if process.returncode or not (made / "index.html").exists():
        # Warnings and errors are on stderr, each with its page; the rest tells of progress.
        text = (scratch / "log").read_text(encoding="utf-8", errors="replace")
        log = [line for line in COLOUR.sub("", text).splitlines() if line.strip()]
        reasons = [line for line in log if not NOISE.search(line)]
        msg = "\n".join([f"the book in {source} was not built:", *reasons[-TAIL:]])
        raise CourseError(msg)
    if site.exists():
        site.rename(scratch / "before")
    made.rename(site)
    return site / "index.html"


def _run_jupyter_book() -> None:
    def end_with_parent() -> None:
        sys.stdin.read()  # until the parent closes its end, or is no more
        os._exit(STOPPED)

    Thread(target=end_with_parent, daemon=True).start()
    from jupyter_book.cli.main import main

    main()


if __name__ == "__main__":
    _run_jupyter_book()
