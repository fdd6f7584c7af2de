"""What a topic declares, and where topics are found.

A topic is a package in ``netkit/topics``, here or in a folder that the environment variable ``NETKIT_TOPICS`` names for
a school's own topics. The package exports ``TOPIC``; its module ``questions`` exports ``QUESTIONS``. The wheel for
students has the sheets of the practice case in the place of that module.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

from netkit.cases.identity import canonical
from netkit.checks.forms import Form
from netkit.checks.marking import Sheet
from netkit.checks.question import Question
from netkit.errors import InvalidRequest
from netkit.network import Network
from netkit.topics.exploring import Exploration

PRACTICE_FILE: Final = "practice.json"
"""The file of a topic with the sheets of its practice case, in a wheel for students."""

ELSEWHERE: Final = "If your exercise asks for it, you need the netkit that your teacher hands out"

_PACKAGE: Final = "netkit.topics"
_PLACES: Final = sys.modules[_PACKAGE].__path__  # where Python looks for the topics
_OWN: Final = tuple(_PLACES)


@dataclass(frozen=True, slots=True)
class Topic:
    """What an exercise needs besides its questions.

    ``case`` makes a student's case from the names of course and student; ``practice`` makes the case that is the same
    for everybody. ``forms`` gives the form of the answer on a case, by the name of the question. ``explorations`` are
    what its lesson lets readers try, by name. ``words`` are the phrases of its cards in another language, for
    ``Card.in_words``.
    """

    case: Callable[[str, str], Network]
    practice: Callable[[], Network]
    forms: Mapping[str, Callable[[Network], Form[Any]]]
    explorations: Mapping[str, Exploration] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def school_folders() -> list[Path]:
    """The folders in ``NETKIT_TOPICS``, separated as in ``PATH``."""
    named = os.environ.get("NETKIT_TOPICS", "").split(os.pathsep)
    return [Path(folder).expanduser().resolve() for folder in named if folder.strip()]


def names() -> list[str]:
    """The names of all topics, in alphabetical order."""
    _PLACES[:] = [*_OWN, *(str(folder / "netkit" / "topics") for folder in school_folders())]
    return sorted(module.name for module in iter_modules(_PLACES) if module.ispkg)


def topic(name: str) -> Topic:
    """The topic of this name. Raises InvalidRequest with the known names if there is none."""
    if name not in (known := names()):
        msg = f"there is no topic {name!r}; there are: {', '.join(known)}. {ELSEWHERE}"
        raise InvalidRequest(msg)
    found: Topic = import_module(f"{_PACKAGE}.{name}").TOPIC
    return found


def exploration(name: str) -> Exploration:
    """The exploration ``topic.name``. Raises InvalidRequest with the known names if there is none."""
    of, _, one = name.partition(".")
    known = topic(of).explorations
    if one not in known:
        msg = f"the topic {of!r} has no exploration {one!r}; it has: {', '.join(known) or 'none'}"
        raise InvalidRequest(msg)
    return known[one]


def questions(name: str) -> Mapping[str, Question]:
    """The questions of a topic by their names, in the order of its exercise.

    Raises InvalidRequest in an installation for students, which has none.
    """
    topic(name)
    module = f"{_PACKAGE}.{name}.questions"
    if find_spec(module) is None:
        msg = f"the questions of {name!r} are not in this installation of netkit; only the course's source has them"
        raise InvalidRequest(msg)
    found: Mapping[str, Question] = import_module(module).QUESTIONS
    return found


@cache
def practice_sheets(name: str) -> Mapping[str, Sheet]:
    """The sheets of the practice case, by the name of the question."""
    declared = topic(name)
    file = Path(str(import_module(f"{_PACKAGE}.{name}").__file__)).with_name(PRACTICE_FILE)
    if file.exists():
        data = json.loads(file.read_text(encoding="utf-8"))
        # Not `sheet` again: Python 3.12.1 would take the function below for this variable.
        return {question: Sheet.from_data(stored) for question, stored in data.items()}
    case = declared.practice()
    return {question: sheet(name, question, case) for question in questions(name)}


def sheet(of: str, name: str, case: Network) -> Sheet:
    """The sheet of the question ``name`` of a topic on a case.

    Raises InvalidRequest if the topic does not have both a question and a form of this name.
    """
    forms, asked = topic(of).forms, questions(of)
    for known, file in ((forms, "__init__.py"), (asked, "questions.py")):
        if name not in known:
            msg = f"the topic {of!r} has no {name!r} in its {file}, which has: {', '.join(known)}"
            raise InvalidRequest(msg)
    return asked[name].sheet(f"{of}.{name}", forms[name](case), case)


def practice(name: str) -> Network:
    """The practice case of this topic: the same for everybody, and marked at once."""
    return topic(name).practice()


def make(name: str, *, course: str, student: str) -> Network:
    """The case of one student of one course.

    >>> mei, jae = (make("assess", course="netkit", student=name) for name in ("mei", "jae"))
    >>> mei.contacts == jae.contacts
    False
    """
    return topic(name).case(canonical(course), canonical(student))
