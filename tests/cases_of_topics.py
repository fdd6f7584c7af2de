"""The practice case and students' cases of a topic, with their sheets, for tests of what answers earn."""

from collections.abc import Iterator
from functools import cache

from netkit import topics
from netkit.checks.marking import Sheet
from netkit.network import Network
from netkit.topics import catalogue


@cache
def case_and_sheets(topic: str, student: str) -> tuple[Network, dict[str, Sheet]]:
    """A student's case, and the sheets of its graded questions."""
    case, forms = topics.make(topic, course="netkit", student=student), catalogue.topic(topic).forms
    asked = {name: one for name, one in catalogue.questions(topic).items() if one.points}
    return case, {name: one.sheet(f"{topic}.{name}", forms[name](case), case) for name, one in asked.items()}


def cases(topic: str, count: int = 40) -> Iterator[tuple[Network, dict[str, Sheet]]]:
    """The cases of so many students, with their sheets."""
    return (case_and_sheets(topic, f"s{number:03}") for number in range(count))
