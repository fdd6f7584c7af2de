"""Build the book, with every notebook executed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from netkit.errors import CourseError

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NOISE = re.compile(r"^\[IPKernelApp\]|Notebook exception traceback saved in")
TAIL = 60  # lines of a failed build's log that are shown


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
    with TemporaryDirectory(prefix="netkit-book-") as scratch:
        jupyter_book = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()"]
        options = ["build", str(source), "--path-output", scratch, "-W", "--keep-going"]
        done = subprocess.run(
            [*jupyter_book, *options],
            # So that "python3" is this environment's kernel, whatever else the machine and its user have.
            env={**os.environ, "JUPYTER_PREFER_ENV_PATH": "1", "IPYTHONDIR": scratch, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        made = Path(scratch, "_build", "html")
        if done.returncode or not (made / "index.html").exists():
            # Warnings and errors are on stderr, each with its page; the rest tells of progress.
            log = [line for line in COLOUR.sub("", done.stderr or done.stdout).splitlines() if line.strip()]
            reasons = [line for line in log if not NOISE.search(line)]
            msg = "\n".join([f"the book in {source} was not built:", *reasons[-TAIL:]])
            raise CourseError(msg)
        site = output / "html"
        shutil.rmtree(site, ignore_errors=True)
        output.mkdir(parents=True, exist_ok=True)
        shutil.move(made, site)
    return site / "index.html"
