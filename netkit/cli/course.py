"""The commands that open, build and run the course: ``netkit lab``, ``book``, ``course``, ``class``, ``formgrader``."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netkit.cases import identity
from netkit.cases.identity import Identity, who_am_i
from netkit.cli.arguments import HOME, argument, command
from netkit.errors import NetkitError
from netkit.results import counted

if TYPE_CHECKING:
    from netkit.course.workspace import Written
    from netkit.grading.classroom import Classroom

BUILD = Path("_build")
OPEN: Final = "The course is ready at\n    {}"
STOP_HERE: Final = "To stop: press Ctrl+C here, then y and Enter"
STOP: Final = f"{STOP_HERE}; or choose File, then Shut Down, in JupyterLab."
NO_BROWSER = argument(
    "--no-browser", dest="browser", action="store_const", const=False, help="print the address instead of opening it"
)


@command(
    argument("--workspace", type=Path, default=HOME, help=f"where your notebooks are kept (default: {HOME})"),
    argument("--student", help="your name in the class list; the workspace keeps it"),
    argument("--course", help="the name that your course gave; the workspace keeps it"),
    NO_BROWSER,
    argument("--no-book", action="store_true", help="do not build the book for reading offline"),
    argument("--only-write", action="store_true", help="make the workspace and stop"),
)
def lab(options: Namespace) -> int:
    """Open the course in JupyterLab."""
    from netkit.course import book, lab, sources, workspace

    place = options.workspace.expanduser()
    before = _owner(place)
    student, name = options.student, options.course
    if not (before or student or options.only_write) and sys.stdin.isatty() and sys.stdout.isatty():
        if file := identity.find(place.resolve()):
            identity.read(file)  # says what is wrong with it before a question is answered in vain
        login = getpass.getuser()
        print("The exercises are made for you, by your name and your course.")
        student = _ask(f"Your name in the class list (Enter for {login}): ") or login
        name = name or _ask("The course's name, if your teacher gave one (Enter for none): ")
    print(f"Getting the workspace {place} ready.", flush=True)
    for line in _news(workspace.write(place, student=student, course=name)):
        print(line)
    if options.only_write:
        print(_whose(_owner(place), before))
        return 0
    print("Starting JupyterLab.", flush=True)
    site = sources.ROOT / BUILD / "html"
    with ExitStack() as behind:

        def ready(address: str) -> None:
            try:
                if options.no_book:
                    book.put_page(site, "The book was not built, because the course was started with --no-book.")
                else:
                    behind.enter_context(book.built_behind(sources.ROOT, site.parent, failed=print))
            except OSError as error:  # without the book, the lessons still work
                print(f"There is no place for the book, so its link leads nowhere: {error.filename}: {error.strerror}.")
            print(OPEN.format(address), _whose(_owner(place), before), f"Your work is in {place}.", STOP, sep="\n")
            sys.stdout.flush()

        return lab.open_lab(place, start="lab/tree/start-here.ipynb", ready=ready, browser=options.browser, book=site)


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        print()
        return ""


def _owner(place: Path) -> Identity | None:
    """For whom the exercises in this workspace are made, if that can be read."""
    try:
        return who_am_i(folder=place.resolve())
    except NetkitError:
        return None


def _news(written: Written) -> Iterator[str]:
    if len(written.new) == 1:
        yield f"{written.new[0]} was missing; it has been written again."
    elif written.new:
        yield f"{counted(len(written.new), 'notebook')} written."
    for path in written.updated:
        yield f"{path} has been brought up to date with the course; you had not changed it."
    for path in written.kept:
        yield (
            f"{path} has a newer version in the course. Yours has your changes and stays as it is; "
            "to get the new one, move yours out of the workspace and start the course again."
        )
    for path in written.removed:
        yield f"{path} is no longer in the course, and you had not changed it: it was removed."
    for path in written.left:
        yield f"{path} is no longer in the course. Yours has your changes and stays."
    for path, place in written.renamed.items():
        yield f"{path} is now {place}: no blank one was written. Links on other pages lead to the old name."


def _whose(owner: Identity | None, before: Identity | None) -> str:
    if owner is None:
        return "It is not known for whom: write your name into the cell with %%me in Start here."
    said = f"The exercises are made for {owner.student}, course {owner.course}."
    if before in (None, owner):
        return f"{said} Is that not your name in the class list? Write it into the cell with %%me in Start here."
    return (
        f"{said} Until now: {before.student}, course {before.course}. Run an open exercise again from its first cell."
    )


@command(argument("--output", type=Path, default=BUILD, help=f"where to build (default: {BUILD}/html)"))
def book(options: Namespace) -> str:
    """Build the book."""
    from netkit.course import book, sources

    return f"The book is ready: {book.build(sources.ROOT, options.output)}"


@command(
    argument("folder", type=Path, help="the new course folder"),
    argument("--name", required=True, help="the course's name; cases are made from it, so a new term needs its own"),
)
def course(options: Namespace) -> str:
    """Make a course folder for nbgrader, with every exercise in it."""
    from netkit.course import sources
    from netkit.grading.classroom import Classroom

    classroom = Classroom(options.folder, course=options.name)
    written = classroom.add_sources(sources.topics())
    lines = [f"{options.folder} is the folder of the course {classroom.course!r}."]
    if kept := [name for name, new in written.items() if not new]:
        lines.append(f"In source/, these were there and stay as they are: {', '.join(kept)}.")
    steps = [f"  nbgrader generate_assignment {name}" for name, new in written.items() if new]
    return "\n".join([*lines, *(["In it, run:", *steps] if steps else [])])


ASSIGNMENT: Final = argument("exercise", help="the exercise, by number or name, such as 02")
COURSE: Final = argument("--folder", type=Path, default=Path(), help="the course folder (default: the current one)")


def _course_folder(options: Namespace) -> Path:
    from netkit.errors import CourseError

    folder: Path = options.folder
    if not (folder / "nbgrader_config.py").exists():
        msg = f"{folder.resolve()} is no course folder: change to yours, name it with --folder, or make one"
        raise CourseError(msg)
    return folder


def _opened(options: Namespace) -> tuple[Classroom, str]:
    """The classroom of this folder, and the name of the exercise in its ``source/``."""
    from netkit.errors import CourseError
    from netkit.grading.classroom import Classroom

    _course_folder(options)
    names = sorted(folder.name for folder in (options.folder / "source").glob("*/"))
    found = [name for name in names if options.exercise in (name, *name.split("-", 2)[1:])]
    if len(found) != 1:
        msg = f"there is no exercise {options.exercise!r} in source/; there are: {', '.join(names)}"
        raise CourseError(msg)
    return Classroom(options.folder), found[0]


@command(ASSIGNMENT, COURSE)
def preflight(options: Namespace) -> str:
    """Say whose submission of an exercise needs a look before it is marked."""
    from netkit.grading.preflight import preflight

    classroom, name = _opened(options)
    return "\n".join(preflight(classroom, name)) or f"{name}: nothing is in the way of marking."


@command(ASSIGNMENT, COURSE, argument("--again", action="store_true", help="mark what has not changed too"))
def grade(options: Namespace) -> int:
    """Collect an exercise, mark what is new, and write and release the feedback."""
    from netkit.grading import rounds

    classroom, name = _opened(options)
    graded = rounds.grade(classroom, name, again=options.again, about=classroom.names())
    print(graded, f"Grades: {classroom.root / 'grades.csv'}", sep="\n")
    return 1 if graded.failed else 0


@command(
    argument("--folder", type=Path, default=BUILD / "class", help="the course folder, made anew"),
    argument("--exercise", default="", help="only this one, by number or name, such as 02 (default: all)"),
    argument("--students", type=int, default=12, help="how many, up to 100 (default: 12)"),
)
def class_(options: Namespace) -> int:
    """Grade an invented class with stock nbgrader."""
    from netkit.course import sources
    from netkit.grading import simulation

    topics = [sources.find(options.exercise)] if options.exercise else sources.topics()
    result = simulation.run(options.folder, topics, options.students)
    print(result)
    return 1 if result.failed else 0


@command(COURSE, NO_BROWSER)
def formgrader(options: Namespace) -> int:
    """Open a class in Formgrader."""
    from netkit.course import lab

    return lab.open_lab(
        _course_folder(options),
        start="formgrader",
        ready=lambda address: print(f"Formgrader is ready at\n    {address}\n{STOP_HERE}.", flush=True),
        instructor=True,
        browser=options.browser,
    )


@command(argument("--output", type=Path, default=BUILD / "wheels", help=f"where to put it (default: {BUILD}/wheels)"))
def wheel(options: Namespace) -> str:
    """Build the wheel for students: netkit without the expected answers of the exercises."""
    from netkit.course import wheel

    return f"The wheel for students: {wheel.build(options.output)}"
