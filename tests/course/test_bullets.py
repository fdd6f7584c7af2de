"""The source text's bullets, netkit and the lessons meet; every kind of hole is found and named."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from netkit.course import bullets as module
from netkit.course.bullets import GROUPS, bullets, table
from netkit.errors import CourseError

TESTS = Path(__file__).parents[1]

# The source text, line by line: for each of its parts a key for every piece of advice in it.
SOURCE = {
    "definition": ["information-advice-support", "link-people", "ever-expanding"],
    "goal": ["mutual-support", "help-from-anywhere", "both-partners-gain"],
    "assess": ["assess-at-the-start", "both-assess"],
    "gives": ["information", "referrals", "feedback"],
    "time": ["time-getting-to-know", "time-scheduling", "time-renewing"],
    "records": ["records-notes", "records-referrals", "records-promises"],
    "topics": ["career-information", "common-interests", "accomplishments"],
    "not to discuss": ["criticisms", "personal-matters", "gossip"],
    "dos and don'ts": [
        *("give-as-you-get", "ask", "report-back", "follow-up", "be-businesslike", "unlikely-places", "old-networks"),
        *("no-placement-office", "no-reason", "brush-off", "look-up-first", "keep-expanding"),
    ],
}
NAMES = sorted({name for one in bullets() for name in one.functions})
SHOWN = ("netkit.plots.", "netkit.widgets.")
"""What is there to be looked at has its example in the book, and none to print."""


def uses(text: str) -> Iterator[str]:
    """Every public name that a test module uses: what it imports from a module, and methods of its networks."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    networks = {"Network"} | {arg.arg for arg in nodes if isinstance(arg, ast.arg) and is_network(arg.annotation)}
    for node in nodes:
        if isinstance(node, ast.Assign) and is_network(node.value):
            networks |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    for node in nodes:
        match node:
            case ast.Name(id=name) if name in imported:
                yield imported[name]
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in imported:
                yield f"{imported[name]}.{attribute}"
            case ast.Call(func=ast.Attribute(value=of, attr=attribute)):
                if is_network(of) or (isinstance(of, ast.Name) and of.id in networks):
                    yield f"netkit.Network.{attribute}"


def is_network(node: ast.expr | None) -> bool:
    """Whether this is the class Network, as an annotation is, or what the class or its methods make."""
    match node:
        case ast.Name(id="Network") | ast.Call(func=ast.Attribute(value=ast.Name(id="Network"))):
            return True
    return False


def test_only_a_method_of_a_network_is_a_use_of_it() -> None:
    ours = "def test(mine: Network) -> None:\n    mine.log('Mei')\n    again = Network.of()\n    again.search('x')"
    assert {"netkit.Network.log", "netkit.Network.search"} <= set(uses(ours))
    assert list(uses("import re, math\nre.search('a', 'b')\nmath.log(2)\nPATTERN.search('c')")) == []


def test_what_puts_a_bullet_into_practice_is_tested() -> None:
    used = {use for path in TESTS.rglob("test_*.py") for use in uses(path.read_text(encoding="utf-8"))}

    def is_used(name: str) -> bool:
        # The same thing may be imported from the package or from the module in it that defines it.
        home = getattr(pkgutil.resolve_name(name), "__module__", "")
        return name in used or f"{home}.{name.rpartition('.')[2]}" in used

    assert [name for name in NAMES if not is_used(name)] == []


def test_every_bullet_of_the_source_is_there_in_its_order() -> None:
    assert [(one.group, one.id) for one in bullets()] == [(group, key) for group in SOURCE for key in SOURCE[group]]
    assert len(bullets()) == 35


@pytest.mark.parametrize("name", NAMES)
def test_what_puts_a_bullet_into_practice_is_explained_with_an_example(name: str) -> None:
    thing, holder = pkgutil.resolve_name(name), pkgutil.resolve_name(name.rpartition(".")[0])
    assert inspect.getdoc(thing)
    assert name.startswith(SHOWN) or any(">>> " in (inspect.getdoc(one) or "") for one in (thing, holder))


def test_a_lesson_stands_beside_the_bullets_that_it_names(course_copy: Path) -> None:
    taught = {one.bullet: [lesson.title for lesson in one.lessons] for one in bullets() if one.lessons}
    assert taught == {"Mentor and mentee both": ["Greet whom you know"]}


def test_the_table_has_a_row_for_every_bullet_and_a_heading_for_every_group() -> None:
    lines = table().splitlines()
    assert [line for line in lines if line.startswith("###")] == [f"### {GROUPS[group]}" for group in SOURCE]
    assert [one.bullet for one in bullets()] == [
        line.split(" | ")[0].removeprefix("| ") for line in lines if "{py:obj}" in line
    ]


def changed(monkeypatch: pytest.MonkeyPatch, folder: Path, old: str, new: str) -> None:
    text = module.TABLE.read_text(encoding="utf-8")
    assert old in text
    (folder / "bullets.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(module, "TABLE", folder / "bullets.toml")


@pytest.mark.parametrize(
    ("old", "new", "hole"),
    [
        ("netkit.Network.got", "netkit.Network.took", "'information-advice-support' names 'netkit.Network.took'"),
        ("netkit.measures.panel.", "netkit.measures.jury.", "'feedback' names 'netkit.measures.jury.feedback_panel'"),
        ("netkit.measures.panel.feedback_panel", "json.dumps", "'feedback' names 'json.dumps', which leads nowhere"),
        ('["netkit.measures.asks.conversion"]', "[]", "nothing in netkit puts 'no-placement-office' into practice"),
        ('group = "goal"', 'group = "aim"', "'mutual-support' is in 'aim', which is no part of the source"),
        ('id = "feedback"', 'id = "referrals"', "'referrals' comes 2 times"),
        ('id = "brush-off"', 'id = "brushed"', "'brushed' has no words: write bullet = ..., or declare a habit"),
        (
            'bullet = "Allow time for renewing contacts"',
            'bullet = "Mentor and mentee both"',
            "'Mentor and mentee both' comes 2",
        ),
        ('bullet = "Mentor and mentee both"', 'bullet = "Mentor, mentee"', "'Mentor and mentee both', which is no"),
    ],
)
def test_a_hole_in_the_rows_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str, hole: str
) -> None:
    changed(monkeypatch, tmp_path, old, new)
    with pytest.raises(CourseError) as error:
        bullets()
    assert hole in str(error.value)


@pytest.mark.parametrize("kind", ["lesson", "exercise"])
def test_a_page_of_the_course_that_names_another_bullet_is_found(course_copy: Path, kind: str) -> None:
    page = course_copy / "notebooks" / "97-greet" / f"{kind}.md"
    text = page.read_text(encoding="utf-8")
    assert "  - Mentor and mentee both\n" in text
    page.write_text(text.replace("  - Mentor and mentee both\n", "  - Mentor alone\n"), encoding="utf-8")
    with pytest.raises(CourseError, match=f"{kind}-97-greet comes from 'Mentor alone', which is no"):
        bullets()


def test_all_holes_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = module.TABLE.read_text(encoding="utf-8").replace("netkit.measures.asks.", "netkit.measures.begging.")
    (tmp_path / "bullets.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "TABLE", tmp_path / "bullets.toml")
    with pytest.raises(CourseError) as error:
        bullets()
    assert len(str(error.value).splitlines()) == 1 + text.count("netkit.measures.begging.")
