"""What stops a build of the book, and when a built book is out of date."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from netkit.course import sources
from netkit.course.book import build, is_stale
from netkit.errors import CourseError

PAGE = """\
---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---

# A page

[Read on](nowhere.md).

```{code-cell} ipython3
whoops = 1 / 0
```
"""


@pytest.mark.slow
def test_a_cell_that_raises_and_a_broken_link_fail_the_build_are_named_and_leave_the_earlier_site(
    tmp_path: Path,
) -> None:
    copytree(sources.ROOT / "book", tmp_path / "book")
    (tmp_path / "_config.yml").write_bytes((sources.ROOT / "_config.yml").read_bytes())
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    earlier = tmp_path / "built" / "html" / "index.html"
    earlier.parent.mkdir(parents=True)
    earlier.write_text("the site of yesterday", encoding="utf-8")
    with pytest.raises(CourseError) as failed:
        build(tmp_path, tmp_path / "built")
    for part in ("page.md", "whoops = 1 / 0", "ZeroDivisionError", "nowhere.md"):
        assert part in str(failed.value)
    assert earlier.read_text(encoding="utf-8") == "the site of yesterday"


def test_a_site_is_stale_when_it_is_missing_or_a_page_is_newer(tmp_path: Path) -> None:
    site = tmp_path / "html"
    files = [tmp_path / name for name in ("book/index.md", "notebooks/start-here.md", "_config.yml", "_toc.yml")]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_text("text", encoding="utf-8")
        os.utime(file, (100, 100))
    assert is_stale(tmp_path, site)
    site.mkdir()
    (site / "index.html").write_text("built", encoding="utf-8")
    os.utime(site / "index.html", (100, 100))
    assert not is_stale(tmp_path, site)
    for file in files:
        os.utime(file, (101, 101))
        assert is_stale(tmp_path, site), file
        os.utime(file, (100, 100))
