"""The commands that open, build and run the course: ``netkit lab``, ``book``, ``course``, ``class``, ``formgrader``."""

from __future__ import annotations

import getpass
from argparse import Namespace
from pathlib import Path

from netkit.cli.arguments import HOME, argument, command
from netkit.errors import NetkitError

BUILD = Path("_build")
NO_BROWSER = argument(
    "--no-browser", dest="browser", action="store_const", const=False, help="print the address instead of opening it"
)


@command(
    argument("--workspace", type=Path, default=HOME, help=f"where your notebooks are kept (default: {HOME})"),
    argument("--student", help="your name in the course (default: your login name)"),
    argument("--course", default="netkit", help="the course's name (default: netkit)"),
    NO_BROWSER,
    argument("--no-book", action="store_true", help="do not build the book for reading offline"),
    argument("--only-write", action="store_true", help="make the workspace and stop"),
)
def lab(options: Namespace) -> int:
    """Open the course in JupyterLab."""
    from netkit.course import lab, workspace

    place = options.workspace.expanduser()
    written = workspace.write(place, student=options.student or getpass.getuser(), course=options.course)
    if written.new:
        print(f"Your workspace is {place}: {len(written.new)} notebooks, and a folder my-network for data of your own.")
    for path in written.updated:
        print(f"{path.relative_to(place)} has been brought up to date; you had not changed it.")
    for path in written.kept:
        print(f"{path.relative_to(place)} has a newer version in the course; yours was changed, so it stays as it is.")
    for path in written.removed:
        print(f"{path.relative_to(place)} is no longer in the course, and you had not changed it: it was removed.")
    if options.only_write:
        return 0
    book = None if options.no_book else _book_or_reason()
    return lab.open_lab(place, start="start-here.ipynb", browser=options.browser, book=book)


def _book_or_reason() -> Path | None:
    # A book that cannot be built must not keep a student from the lessons.
    from netkit.course import book, sources

    built = sources.ROOT / BUILD / "html"
    if book.is_stale(sources.ROOT, built):
        print("Building the book for reading offline; this takes about half a minute, and again when its pages change.")
        try:
            book.build(sources.ROOT, sources.ROOT / BUILD)
        except NetkitError as error:
            print(f"The book could not be built, so its link in Start here leads nowhere yet:\n{error}")
            return None
    return built


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
    from netkit.course.classroom import Classroom

    exercises = Classroom(options.folder, course=options.name).add_sources(sources.topics())
    said = f"{options.folder} is a course folder named {options.name!r}. In it, run:"
    return "\n".join([said, *(f"  nbgrader generate_assignment {exercise}" for exercise in exercises)])


@command(
    argument("--folder", type=Path, default=BUILD / "class", help="the course folder, made anew"),
    argument("--exercise", default="", help="only this one, by number or name, such as 02 (default: all)"),
)
def class_(options: Namespace) -> int:
    """Grade an invented class of twelve with stock nbgrader."""
    from netkit.course import simulation, sources

    topics = [sources.find(options.exercise)] if options.exercise else sources.topics()
    result = simulation.run(options.folder, topics)
    print(result)
    return 1 if result.failed else 0


@command(argument("--folder", type=Path, default=BUILD / "class", help="the course folder"), NO_BROWSER)
def formgrader(options: Namespace) -> int:
    """Open that class in Formgrader."""
    from netkit.course import lab
    from netkit.errors import CourseError

    if not (options.folder / "gradebook.db").exists():
        msg = f"there is no class in {options.folder} yet; run 'netkit class' (or 'make class') first"
        raise CourseError(msg)
    return lab.open_lab(options.folder, start="README.md", instructor=True, browser=options.browser)


@command(argument("--output", type=Path, default=BUILD / "wheels", help=f"where to put it (default: {BUILD}/wheels)"))
def wheel(options: Namespace) -> str:
    """Build the wheel for students: netkit without the expected answers of the exercises."""
    from netkit.course import wheel

    return f"The wheel for students: {wheel.build(options.output)}"
