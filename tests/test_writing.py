"""A file is written whole or not at all. On a full disk, ``test_csv_files`` writes several."""

from __future__ import annotations

import stat
import sys
from functools import partial
from pathlib import Path

import pytest

from netkit.errors import InvalidRequest
from netkit.formats import writing

written = partial(writing.written, over="before")


def test_a_file_appears_only_when_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with written(path) as file:
        file.write("Zoë\n王\r\n")
        assert not path.exists()
    assert path.read_bytes() == "Zoë\n王\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_half_way_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError), written(path) as file:
        file.write("after" * (100_000 + file.write("x" * 100_000) // 0))
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_only_an_empty_file_is_replaced_or_one_with_the_text_that_may_be(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    for contents in ("", "before", "x" * 4_000 + "before"):
        path.write_text(contents)
        with written(path) as file:
            file.write("after")
        assert path.read_text() == "after"
    for contents in ("my thesis", "x" * 4_096 + "before", "before"):
        path.write_text(contents)
        with pytest.raises(InvalidRequest, match=r"out\.txt: this is there already, and was left alone"):
            (writing.written if contents == "before" else written)(path).__enter__()
        assert path.read_text() == contents


def test_half_a_character_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(InvalidRequest, match=r"out\.txt: nothing was written.*half a character"), written(path) as file:
        file.write("\udc80")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["no/such/folder/out.txt", ".", "nul\0.txt", "long" * 100])
def test_a_path_that_cannot_be_written_is_refused_with_the_path_as_it_was_typed(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidRequest) as caught, written(tmp_path / name):
        pass
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    new, old = tmp_path / "new.txt", tmp_path / "old.txt"
    old.touch()
    old.chmod(0o644)
    for path in (new, old):
        with written(path) as file:
            file.write("x")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (new, old)] == [0o600, 0o644]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that Windows seldom gives")
def test_a_link_stays_a_link_and_the_file_that_it_leads_to_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("before")
    link.symlink_to(real)
    with written(link) as file:
        file.write("after")
    assert link.is_symlink()
    assert real.read_text() == "after"
