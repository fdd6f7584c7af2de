"""The course on the command line: ``netkit lab``, ``book``, ``course``, ``class`` and ``formgrader``."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from netkit.errors import NetkitError

HOME = Path("~/netkit-course")
BUILD = Path("_build")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that open, build and run the course."""
    lab = commands.add_parser("lab", help="open the course in JupyterLab")
    lab.add_argument("--workspace", type=Path, default=HOME, help=f"where your notebooks are kept (default: {HOME})")
    lab.add_argument("--student", default=None, help="your name in the course (default: your login name)")
    lab.add_argument("--course", default="netkit", help="the course's name (default: netkit)")
    lab.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    lab.add_argument("--no-book", action="store_true", help="do not build the book for reading offline")
    lab.add_argument("--only-write", action="store_true", help="make the workspace and stop")
    lab.set_defaults(run=_lab)

    book = commands.add_parser("book", help="build the book")
    book.add_argument("--output", type=Path, default=BUILD, help=f"where to build (default: {BUILD}/html)")
    book.set_defaults(run=_book)

    course = commands.add_parser("course", help="make a course folder for nbgrader, with every exercise in it")
    course.add_argument("folder", type=Path, help="the new course folder")
    course.add_argument(
        "--name", required=True, help="the course's name; cases are made from it, so a new term needs its own"
    )
    course.set_defaults(run=_course)

    classroom = commands.add_parser("class", help="grade an invented class of twelve with stock nbgrader")
    classroom.add_argument("--folder", type=Path, default=BUILD / "class", help="the course folder, made anew")
    classroom.set_defaults(run=_class)

    formgrader = commands.add_parser("formgrader", help="open that class in Formgrader")
    formgrader.add_argument("--folder", type=Path, default=BUILD / "class", help="the course folder")
    formgrader.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    formgrader.set_defaults(run=_formgrader)


def _lab(options: argparse.Namespace) -> int:
    from netkit.course import lab, workspace

    place = options.workspace.expanduser()
    written = workspace.write(place, student=options.student or getpass.getuser(), course=options.course)
    if written.new:
        print(f"Your workspace is {place}: {len(written.new)} notebooks, and a folder my-network for data of your own.")
    for path in written.updated:
        print(f"{path.relative_to(place)} has been brought up to date; you had not changed it.")
    for path in written.kept:
        print(f"{path.relative_to(place)} has a newer version in the course; yours was changed, so it stays as it is.")
    if options.only_write:
        return 0
    book = None if options.no_book else _book_or_reason()
    return lab.open_lab(place, start="start-here.ipynb", reader="student", browser=_browser(options), book=book)


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


def _book(options: argparse.Namespace) -> int:
    from netkit.course import book, sources

    print(f"The book is ready: {book.build(sources.ROOT, options.output)}")
    return 0


def _course(options: argparse.Namespace) -> int:
    from netkit.course.classroom import Classroom

    exercises = Classroom(options.folder, course=options.name).add_sources()
    print(f"{options.folder} is a course folder named {options.name!r}. In it, run:")
    for exercise in exercises:
        print(f"  nbgrader generate_assignment {exercise}")
    return 0


def _class(options: argparse.Namespace) -> int:
    from netkit.course import simulation

    result = simulation.run(options.folder)
    print(result)
    return 1 if result.failed else 0


def _formgrader(options: argparse.Namespace) -> int:
    from netkit.course import lab
    from netkit.errors import CourseError

    if not (options.folder / "gradebook.db").exists():
        msg = f"there is no class in {options.folder} yet; run 'netkit class' (or 'make class') first"
        raise CourseError(msg)
    return lab.open_lab(options.folder, start="README.md", reader="instructor", browser=_browser(options))


def _browser(options: argparse.Namespace) -> bool | None:
    return False if options.no_browser else None
