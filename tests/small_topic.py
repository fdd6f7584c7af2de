"""A small topic of four questions, written as files: what a topic needs and nothing more."""

from pathlib import Path

NAME = "greet"
NUMBER = 97
EXERCISE = "exercise-97-greet"
VARIABLES = {
    "size": "number_of_contacts",
    "share": "share_of_close_contacts",
    "close": "close_contacts",
    "labels": "labels",
}
FULL = [2, 4, 4, 6]
REFLECTION = 5

INIT = '''\
"""Greet: count and name the close contacts of an invented person."""

from netkit.checks import Contacts, Labels, Number
from netkit.topics.greet.case import make, practice
from netkit.topics.catalogue import Topic

TOPIC = Topic(
    case=make,
    practice=practice,
    forms={
        "size": lambda _: Number(0, 20, decimals=0),
        "share": lambda _: Number(0, 1),
        "close": lambda case: Contacts({person.id: person.name for person in case.contacts}),
        "labels": lambda _: Labels(("A", "B", "C")),
    },
)
'''

CASE = '''\
"""The cases: six to ten contacts of whom two to four are close."""

from datetime import date

from netkit.cases.seeded_random import SeededRandom
from netkit.model import Contact, ContactId
from netkit.network import Network

NAMES = "Ada Bo Cem Dee Eli Fay Gus Hal Ida Jem Kit Lee".split()
MADE = []
"""The practice cases that were made."""


def make(course, student):
    chance = SeededRandom(course, "greet", student)
    names = chance.shuffled(NAMES)[: chance.whole(6, 10)]
    close = chance.whole(2, 4)
    contacts = (
        Contact(ContactId(name.lower()), name, circles=("studies",), closeness=5 if place < close else 2)
        for place, name in enumerate(names)
    )
    return Network.of(*contacts, owner="Max", today=date(2026, 3, 20))


def practice():
    MADE.append(1)
    return make("practice", "")
'''

QUESTIONS = '''\
"""The questions: three known mistakes in each."""

from netkit.checks import Question, Wrong


def close(case):
    return [person.name for person in case.contacts if person.closeness == 5]


def everybody(case):
    return [person.name for person in case.contacts]


def share(case):
    return len(close(case)) / len(case.contacts)


def labels(case):
    return {"A": "true" if len(close(case)) > 2 else "false", "B": "cannot tell", "C": "true"}


def question(points, variable, reference, other, right, *wrong):
    wrong = [Wrong(f"mistake-{number}", *one) for number, one in enumerate(wrong, 1)]
    return Question(
        points=points,
        variable=variable,
        reference=reference,
        right=right,
        otherwise="Look again.",
        wrong=tuple(wrong),
        alternatives=(other,),
    )


QUESTIONS = {
    "size": question(
        *(2, "number_of_contacts", lambda case: len(case.contacts), lambda case: str(len(case.contacts))),
        "Every row is one contact.",
        (lambda case: len(case.contacts) + 1, "You counted the owner too."),
        (lambda case: len(close(case)), "You counted the close ones only."),
        (lambda case: len(case.contacts) - 1, "One contact is missing.", 0),
    ),
    "share": question(
        *(4, "share_of_close_contacts", share, lambda case: f"{share(case):.2f}".replace(".", ",")),
        "You divided by all contacts.",
        (lambda case: 1 - share(case), "This is the share of the others."),
        (lambda case: len(close(case)) / (len(case.contacts) + 1), "Leave the owner out."),
        (lambda _: 1, "Not all are close.", 0),
    ),
    "close": question(
        *(4, "close_contacts", close, lambda case: ", ".join(close(case))),
        "These have closeness 5.",
        (lambda case: [name for name in everybody(case) if name not in close(case)], "These are the others.", 0),
        (everybody, "Not everybody is close.", 0.25),
        (lambda case: close(case)[1:], "One more is close.", 0.75),
    ),
    "labels": question(
        *(6, "labels", labels, lambda case: list(labels(case).values())),
        "You told what the table shows from what it leaves open.",
        (lambda case: labels(case) | {"B": "true"}, "Look again at B.", 0.75),
        (lambda case: labels(case) | {"B": "false"}, "No table says that of B.", 0.75),
        (lambda case: labels(case) | {"C": "cannot tell"}, "The table decides C.", 0.75),
    ),
}
'''

LESSON = """\
---
title: Greet whom you know
topic: greet
number: 97
minutes: 5
objectives:
  greet.count: Count and name close contacts
source:
  - Mentor and mentee both
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---

# 97 · Greet whom you know

Whom did you greet today?

```{code-cell} ipython3
from netkit import topics

len(topics.practice("greet").contacts)
```

Go on with [Exercise 97](exercise.md), or give [the page](mentor.md) to your mentor.
"""

HEAD = """\
---
minutes: 5
objectives:
  greet.count: [size-check, share-check, close-check, labels-check, reflection]
source:
  - Mentor and mentee both
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---

# Exercise 97 · Greet whom you know

See [the lesson](lesson.md).

```{code-cell} ipython3
---
nbgrader: {grade: false, grade_id: setup, locked: true, schema_version: 3, solution: false, task: false}
---
from netkit import topics
from netkit.topics import check

practice = topics.practice("greet")
case = topics.mine("greet")
```
"""

QUESTION = """
## Question (POINTS points)

```{code-cell} ipython3
practice_answer = ...
check("greet.NAME", practice_answer, case=practice)
```

```{code-cell} ipython3
---
nbgrader: {grade: false, grade_id: NAME, locked: false, schema_version: 3, solution: true, task: false}
---
VARIABLE = ...
### BEGIN SOLUTION
from netkit.topics.catalogue import questions

VARIABLE = questions("greet")["NAME"].reference(case)
### END SOLUTION
```

```{code-cell} ipython3
---
nbgrader: {grade: true, grade_id: NAME-check, locked: true, points: POINTS, schema_version: 3, solution: false,
  task: false}
---
check("greet.NAME", VARIABLE)
```
"""

WRITTEN = """
+++ {"nbgrader": {"grade": true, "grade_id": "reflection", "locked": false, "points": 5, "schema_version": 3, \
"solution": true, "task": false}}

### BEGIN SOLUTION
I greet Ada tomorrow at ten.
### END SOLUTION
"""


def write(root: Path, name: str = NAME, number: int = NUMBER) -> Path:
    """Write the topic's files into a tree, each in its place; return the folder of its notebooks."""
    pages = root / "notebooks" / f"{number}-{name}"
    package = root / "netkit" / "topics" / name
    questions = "".join(
        QUESTION.replace("NAME", question).replace("VARIABLE", variable).replace("POINTS", str(points))
        for (question, variable), points in zip(VARIABLES.items(), FULL, strict=True)
    )
    files = {
        pages / "lesson.md": LESSON,
        pages / "exercise.md": HEAD + questions + WRITTEN,
        pages / "mentor.md": "# For your mentor · Greet whom you know\n\nAsk whom they greeted.\n",
        pages / "teach.md": '# Teaching "Greet whom you know"\n\nGreet the class.\n',
        package / "__init__.py": INIT,
        package / "case.py": CASE,
        package / "questions.py": QUESTIONS,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(NAME, name).replace(str(NUMBER), str(number)), encoding="utf-8")
    return pages
