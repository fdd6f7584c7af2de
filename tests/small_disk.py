"""Disks that are full or write-protected for real, in a Linux namespace of their own that goes with the program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_UNSHARE = ("unshare", "--user", "--map-root-user", "--mount")


def run_on_small_disk(program: str, folder: Path, *, kilobytes: int) -> list[str]:
    """Run a Python program with this folder as an empty disk of its own, and give back the lines it printed."""
    return _run(f'mount -t tmpfs -o size={kilobytes}k none "$1"', program, folder)


def run_write_protected(program: str, folder: Path) -> list[str]:
    """Run a Python program that can read this folder and nothing more, and give back the lines it printed."""
    return _run('mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"', program, folder)


def _run(mount: str, program: str, folder: Path) -> list[str]:
    _require_namespaces()
    run_python = 'exec "$2" -X dev -c "$3" "$1"'
    done = subprocess.run(
        [*_UNSHARE, "sh", "-c", f"{mount} && {run_python}", "sh", folder, sys.executable, program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _require_namespaces() -> None:
    refused = (
        not shutil.which("unshare")
        or subprocess.run(
            [*_UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
        ).returncode
    )
    if refused:
        reason = "this computer does not let us mount a disk of our own (unshare --user --mount)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
