"""The command line's own manners; what its commands do is tested where it is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netkit import __version__
from netkit.cli import main
from netkit.course import lab


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"netkit {__version__}\n"


def test_a_mistake_of_the_users_is_one_message_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["lab", "--no-book", "--only-write", "--workspace", str(tmp_path / "taken")]) == 1
    err = capsys.readouterr().err
    assert err.startswith("netkit lab: ")
    assert "choose another with --workspace" in err


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_display(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert lab.has_display() is expected


@pytest.mark.parametrize("encoding", ["ascii", "cp932"])
def test_what_a_console_cannot_show_is_a_question_mark_and_no_crash(tmp_path: Path, encoding: str) -> None:
    netkit = [sys.executable, "-m", "netkit"]
    own = ["--network", str(tmp_path / "own.db")]
    for command in (["log", *own, "Ωmega Łuk 李娜", "--new"], ["contacts", *own], ["log", *own, "Żeta"]):
        environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        done = subprocess.run([*netkit, *command], env=environment, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode == (1 if "Żeta" in command else 0)
        assert b"mega" in done.stdout or b"eta" in done.stderr
