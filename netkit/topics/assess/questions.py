"""The questions of the exercise and their answers, which students do not get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from netkit.checks.question import Answer, Question, Wrong
from netkit.measures import structure
from netkit.measures.ego import constraint_limits
from netkit.model import ME, Contact, ContactId
from netkit.network import Network


def _named(case: Network, chosen: Callable[[Contact], bool]) -> list[str]:
    return [person.name for person in case.contacts if chosen(person)]


def _tied(case: Network) -> Counter[ContactId]:
    """How many ties each contact has; those who stand alone are not in it."""
    return Counter(who for tie in case.ties for who in (tie.a, tie.b))


def _alone(case: Network) -> list[str]:
    tied = _tied(case)
    return _named(case, lambda person: person.id not in tied)


def _spelt(pattern: str, reference: Answer) -> Answer:
    """The number as text, by a pattern of ``str.format``, with a decimal comma."""
    return lambda case: pattern.format(reference(case)).replace(".", ",")


def _density(ties: float, people: int) -> float:
    return 2 * ties / (people * (people - 1))


DENSITY: Final = Question(
    points=4,
    reference=lambda case: _density(len(case.ties), len(case.contacts)),
    right="You divided the pairs that know each other by all the pairs there could be, and left the owner out.",
    otherwise="Step 2: count the rows of the tie table, and divide by the pairs that so many contacts can make.",
    wrong=(
        Wrong(
            "counts-the-owner",
            lambda case: _density(len(case.ties) + len(case.contacts), len(case.contacts) + 1),
            "You counted the owner too. Everyone here knows the owner, so that always raises the figure.",
        ),
        Wrong(
            "counts-pairs-twice",
            lambda case: _density(len(case.ties), len(case.contacts)) / 2,
            "Your pairs are counted twice: Mei and Jae are the same pair as Jae and Mei. Halve the number of pairs.",
        ),
        Wrong(
            "counts-the-gaps",
            lambda case: 1 - _density(len(case.ties), len(case.contacts)),
            "This is the share of pairs that do not know each other. Density is the share that do.",
        ),
    ),
    alternatives=(
        lambda case: case.density(),
        _spelt("{:.2f}", lambda case: case.density()),
        _spelt("density = {:.3f}", lambda case: case.density()),
        lambda case: f"{2 * len(case.ties)}/{len(case.contacts) * (len(case.contacts) - 1)}",
        lambda case: f"{len(case.ties)} of {len(case.contacts) * (len(case.contacts) - 1) // 2} pairs",
        lambda case: f"{100 * case.density():.1f} %",
    ),
)

GROUPS: Final = Question(
    points=3,
    reference=lambda case: case.components(),
    right="Every contact belongs to exactly one of these groups, and someone who knows nobody else is a group of one.",
    otherwise="Start with one contact and add everyone you can reach by ties: one group. Go on with who is left.",
    wrong=(
        Wrong(
            "leaves-out-groups-of-one",
            lambda case: case.components() - len(_alone(case)),
            "You left out the contacts who know nobody else. Each of them is a group of one, with news of their own.",
        ),
        Wrong(
            "counts-circles",
            lambda case: len({person.circle for person in case.contacts}),
            "You counted circles. A circle says where the owner knows someone from; a group is held together by ties.",
        ),
        Wrong(
            "keeps-the-owner",
            lambda _: 1,
            "With the owner everybody hangs together, in every network. Leave the owner out and count again.",
            fraction=0,
        ),
    ),
    alternatives=(
        lambda case: f"{case.components()} groups",
        lambda case: f"“{case.components()},0”",
    ),
)

ALONE: Final = Question(
    points=4,
    reference=_alone,
    right="None of these names stands in the tie table, in either column.",
    otherwise="Go through the contacts one by one. Who stands in neither column of the tie table?",
    wrong=(
        Wrong(
            "reads-one-column",
            lambda case: _named(case, lambda person: person.id not in {tie.a for tie in case.ties}),
            "You looked in the first column only. A tie is written down once, so a contact may stand in the second.",
            fraction=0.5,
        ),
        Wrong(
            "reads-the-other-column",
            lambda case: _named(case, lambda person: person.id not in {tie.b for tie in case.ties}),
            "You looked in the second column only. A tie is written down once, so a contact may stand in the first.",
            fraction=0.5,
        ),
        Wrong(
            "adds-those-with-one-tie",
            lambda case: _named(case, lambda person: _tied(case)[person.id] <= 1),
            "You added those who know one other contact. One is not nobody: news can still pass between the two.",
            fraction=0.5,
        ),
        Wrong(
            "takes-distant-for-alone",
            lambda case: _named(case, lambda person: (person.closeness or 0) <= 2),
            "These are the contacts who are distant from the owner. Whether they know each other is in the tie table.",
            fraction=0,
        ),
        Wrong(
            "turns-it-round",
            lambda case: _named(case, lambda person: person.id in _tied(case)),
            "These are the contacts who do know somebody else. Give the others.",
            fraction=0,
        ),
    ),
    alternatives=(
        lambda case: ", ".join(_alone(case)).upper(),
        lambda case: "\n".join(f"- {name}" for name in sorted(_alone(case), reverse=True)),
        lambda case: "; ".join(f"“{name}”" for name in _alone(case)),
        lambda case: " and ".join(_alone(case)),
        lambda case: str(_alone(case)),
    ),
)

EFFECTIVE: Final = Question(
    points=4,
    reference=lambda case: len(case.contacts) - 2 * len(case.ties) / len(case.contacts),
    right="From the number of contacts you took off how many others each one knows, on average.",
    otherwise="Step 3: how many others does a contact know, on average? Take that off the number of contacts.",
    wrong=(
        Wrong(
            "counts-a-tie-once",
            lambda case: len(case.contacts) - len(case.ties) / len(case.contacts),
            "You counted each tie for one person. It has two ends, and both of its people have it: double the ties.",
        ),
        Wrong(
            "gives-efficiency",
            lambda case: 1 - 2 * len(case.ties) / len(case.contacts) ** 2,
            "This is the share that is left. Effective size is a number of contacts: leave out the last division.",
        ),
        Wrong(
            "takes-nothing-off",
            lambda case: len(case.contacts),
            "This is the plain number of contacts. Some of them know each other: take that overlap off.",
            fraction=0,
        ),
        Wrong(
            "gives-the-groups",
            lambda case: case.components(),
            "This is the number of separate groups. Effective size takes off only as much as people overlap.",
        ),
    ),
    alternatives=(
        lambda case: case.effective_size(),
        _spelt("{:.2f}", lambda case: case.effective_size()),
        _spelt("It is {:.2f}", lambda case: case.effective_size()),
    ),
)


def _place(case: Network) -> float:
    lower, upper = constraint_limits(case.size())
    return (case.constraint() - lower) / (upper - lower)


CONSTRAINT: Final = Question(
    points=4,
    reference=_place,
    right="You measured from the lower limit, on a scale that belongs to this number of contacts.",
    otherwise="Step 4: how far above the lower limit is the figure, and how far the upper limit? Divide. Round last.",
    wrong=(
        Wrong(
            "reads-it-from-0-to-1",
            lambda case: case.constraint(),
            "This is the constraint itself. What it can be depends on the number of contacts, so place it.",
        ),
        Wrong(
            "forgets-the-lower-limit",
            lambda case: case.constraint() / constraint_limits(case.size())[1],
            "You divided by the upper limit alone. Constraint never reaches 0, so measure from the lower limit.",
        ),
        Wrong(
            "measures-downwards",
            lambda case: 1 - _place(case),
            "You measured down from the upper limit. Measure up: 0 is the lower limit, and 1 is the upper.",
        ),
    ),
    alternatives=(
        _spelt("{:.2f}", _place),
        lambda case: f"{100 * _place(case):.1f}%",
    ),
)

_TRUTHS: Final = {True: "true", False: "false"}


def _labels(case: Network) -> dict[str, str]:
    """The six labels: four statements that the tables decide, and two that no name generator can."""
    people = {person.id: person for person in case.contacts}
    ends = [(people[tie.a], people[tie.b]) for tie in case.ties]
    (most_tied, _), *_ = _tied(case).most_common(1)
    rest = case.graph()
    rest.remove_node(most_tied)
    return {
        "A": _TRUTHS[all(a.circle == b.circle for a, b in ends)],
        "B": "cannot tell",
        "C": _TRUTHS[(people[most_tied].closeness or 0) >= 4],
        "D": _TRUTHS[any(a.closeness == b.closeness == 5 for a, b in ends)],
        "E": "cannot tell",
        "F": _TRUTHS[structure.components(rest, ME) > case.components()],
    }


def _labelled(name: str, labels: dict[str, str], sentence: str) -> Wrong:
    """A mistake in these labels, whatever the others are; the rule of labels says what is left."""
    return Wrong(name, lambda _: labels, sentence)


STATEMENTS: Final = Question(
    points=6,
    reference=_labels,
    right="You told what the tables show from what they leave open.",
    otherwise="Take one statement at a time. Which table would decide it, and does that table hold it?",
    wrong=(
        _labelled(
            "doubts-everything",
            dict.fromkeys("ABCDEF", "cannot tell"),
            "Four of the six can be decided. Ask of each which table holds it: contacts or ties.",
        ),
        _labelled(
            "believes-everything",
            dict.fromkeys("ABCDEF", "true"),
            "One label for all earns nothing. Ask of each statement which table would decide it.",
        ),
        _labelled(
            "takes-a-missing-tie-for-a-fact",
            {"B": "true"},
            "B: the owner reported the ties; two people may have met without the owner's knowing.",
        ),
        _labelled(
            "takes-the-list-for-everyone",
            {"E": "true"},
            "E: the list holds who came to mind when the questions were asked, and nobody else.",
        ),
        _labelled(
            "goes-by-experience-about-ties",
            {"B": "false"},
            "B may well be false, but no table here says so. Label what the tables show, not what is likely.",
        ),
        _labelled(
            "goes-by-experience-about-the-list",
            {"E": "false"},
            "E may well be false, but no table here says so: neither holds anybody outside the list.",
        ),
        _labelled(
            "gives-up-on-circles",
            {"A": "cannot tell"},
            "A: each tie has two names, and the table of contacts gives the circle of each. Compare them row by row.",
        ),
        _labelled(
            "gives-up-on-the-most-tied",
            {"C": "cannot tell"},
            "C: count in how many rows each name stands; then look up that contact's closeness.",
        ),
        _labelled(
            "gives-up-on-the-closest",
            {"D": "cannot tell"},
            "D: list the contacts of closeness 5, and look for a row with two of them.",
        ),
        _labelled(
            "gives-up-on-what-would-be",
            {"F": "cannot tell"},
            "F: cross out every row with that contact. Which groups hang together now, without that contact?",
        ),
    ),
    alternatives=(
        lambda case: ", ".join(_labels(case).values()),
        lambda case: "\n".join(label.upper() for label in _labels(case).values()),
        lambda case: "; ".join(f"{item.lower()} {label[0]}" for item, label in _labels(case).items()),
        lambda case: " ".join(f"{item}: {label}" for item, label in _labels(case).items()),
        lambda case: "\n".join(f"({item}) {label.replace('cannot', 'can’t')}" for item, label in _labels(case).items()),
    ),
)

STROZZI: Final = Question(
    reference=lambda _: {"pairs": 6, "tied": 2},
    right="Four contacts make six pairs, and two of these are joined by a line. So the density is 2 of 6, or 0.33.",
    otherwise="Write down the four names. Draw a line for each pair, and count; then look for each pair on the map.",
    wrong=(
        Wrong("counts-the-strozzi", lambda _: {"pairs": 10}, "pairs: 10 counts the Strozzi too. Leave them out."),
        Wrong("counts-pairs-twice", lambda _: {"pairs": 12}, "pairs: 12 counts every pair twice. Halve it."),
        Wrong("counts-lines-to-the-strozzi", lambda _: {"tied": 6}, "tied: 6 counts the lines to the Strozzi too."),
    ),
    alternatives=(lambda _: "6, 2", lambda _: "pairs = 6; tied = 2"),
)

QUESTIONS: Final = {
    "density": DENSITY,
    "groups": GROUPS,
    "alone": ALONE,
    "effective": EFFECTIVE,
    "constraint": CONSTRAINT,
    "statements": STATEMENTS,
    "strozzi": STROZZI,
}
