"""What a class may be expected to earn in an exercise, for the teacher's page: 200 invented students, marked.

Each of them knows a share of the answers, evenly spread from a third to all. Every answer that is not known is one of
the question's known mistakes. It is a rule to compare questions by, and no forecast of a class.
"""

from __future__ import annotations

from statistics import mean, quantiles
from typing import Final

from netkit import topics
from netkit.cases.seeded_random import SeededRandom
from netkit.checks.marking import mark
from netkit.topics import catalogue

STUDENTS: Final = 200
LEAST: Final = 1 / 3
"""The share that the weakest of them knows."""


def earned(topic: str) -> dict[str, list[float]]:
    """For each question the points of all students, on the practice case; what a person marks is left out.

    >>> [len(points) for points in earned("gain").values()]
    [200, 200, 200, 200, 200, 200]
    """
    case, sheets = topics.practice(topic), catalogue.practice_sheets(topic)
    found = {}
    for name, question in catalogue.questions(topic).items():
        if not question.points:
            continue  # of the lesson
        sheet = sheets[name]
        wrong = [mark(sheet, question.typed(one.value, sheet.form, case)).earned for one in question.wrong]
        chance = SeededRandom("expected", topic, name)
        known = (LEAST + (1 - LEAST) * student / (STUDENTS - 1) for student in range(STUDENTS))
        found[name] = [float(sheet.points) if chance.happens(share) else chance.choice(wrong) for share in known]
    return found


def section(topic: str) -> str:
    """What is expected, as a part of the teacher's page in Markdown."""
    points = earned(topic)
    totals = [sum(each) for each in zip(*points.values(), strict=True)]
    low, middle, high = quantiles(totals, n=4)
    rows = [f"| {name} | {max(each):g} | {mean(each):.1f} | {min(each):g} |" for name, each in points.items()]
    return "\n".join([
        "## What to expect",
        "",
        f"Suppose that {STUDENTS} students know between a third of the answers and all of them, and that each answer "
        "which they do not know is one of the known mistakes. Then half of them earn between "
        f"{low:.0f} and {high:.0f} points by the checks, and the one in the middle {middle:.0f}. "
        "It is a rule to compare questions by, and no forecast of your class.",
        "",
        "| question | points | mean | the mistake that earns least |",
        "|---|---:|---:|---:|",
        *rows,
    ])  # fmt: skip
