"""The questions of exercise 02, *Assess your network*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from netkit.cases.assess import Facts, facts
from netkit.checks.answer_forms import Contacts, Labels, Number
from netkit.checks.questions.question import Answer, Question, Wrong
from netkit.model import ContactId
from netkit.network import Network


def _share(_: Network) -> Number:
    return Number(0, 1)


def _count(case: Network) -> Number:
    return Number(0, case.size(), decimals=0)


def _size(case: Network) -> Number:
    return Number(0, case.size())


def _people(case: Network) -> Contacts:
    return Contacts({person.id: person.name for person in case.contacts})


def _names(case: Network, ids: Iterable[ContactId]) -> list[str]:
    chosen = set(ids)
    return [person.name for person in case.contacts if person.id in chosen]


def _with_comma(reference: Answer) -> Answer:
    return lambda case: f"{reference(case):.2f}".replace(".", ",")


def _rounded(reference: Answer) -> Answer:
    return lambda case: round(reference(case), 2)


def _density(ties: float, people: int) -> float:
    return 2 * ties / (people * (people - 1))


DENSITY: Final = Question(
    id="assess.density",
    points=4,
    variable="density_among_contacts",
    form=_share,
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
        _with_comma(lambda case: case.density()),
        lambda case: case.density(),
        lambda case: f"{2 * len(case.ties)}/{len(case.contacts) * (len(case.contacts) - 1)}",
        lambda case: f"{100 * case.density():.1f} %",
        _rounded(lambda case: case.density()),
    ),
)

GROUPS: Final = Question(
    id="assess.groups",
    points=3,
    variable="separate_groups",
    form=_count,
    reference=lambda case: case.components(),
    right="Every contact belongs to exactly one of these groups, and someone who knows nobody else is a group of one.",
    otherwise="Start with one contact and add everyone you can reach by ties: one group. Go on with who is left.",
    wrong=(
        Wrong(
            "leaves-out-groups-of-one",
            lambda case: facts(case).groups - len(facts(case).alone),
            "You left out the contacts who know nobody else. Each of them is a group of one, with news of their own.",
        ),
        Wrong(
            "counts-circles",
            lambda case: facts(case).circles,
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
        lambda case: str(case.components()),
        lambda case: float(case.components()),
    ),
)

ALONE: Final = Question(
    id="assess.alone",
    points=4,
    variable="know_nobody_else",
    form=_people,
    reference=lambda case: _names(case, facts(case).alone),
    right="None of these names stands in the tie table, in either column.",
    otherwise="Go through the contacts one by one. Who stands in neither column of the tie table?",
    wrong=(
        Wrong(
            "reads-one-column",
            lambda case: _names(case, facts(case).never_first),
            "You looked in the first column only. A tie is written down once, so a contact may stand in the second.",
        ),
        Wrong(
            "reads-the-other-column",
            lambda case: _names(case, facts(case).never_second),
            "You looked in the second column only. A tie is written down once, so a contact may stand in the first.",
        ),
        Wrong(
            "adds-those-with-one-tie",
            lambda case: _names(case, facts(case).alone | facts(case).one_tie),
            "You added those who know one other contact. One is not nobody: news can still pass between the two.",
        ),
        Wrong(
            "takes-distant-for-alone",
            lambda case: _names(case, facts(case).distant),
            "These are the contacts who are distant from the owner. Whether they know each other is in the tie table.",
            fraction=0,
        ),
        Wrong(
            "turns-it-round",
            lambda case: _names(case, {person.id for person in case.contacts} - facts(case).alone),
            "These are the contacts who do know somebody else. Give the others.",
            fraction=0,
        ),
    ),
    alternatives=(
        lambda case: ", ".join(_names(case, facts(case).alone)).upper(),
        lambda case: tuple(sorted(facts(case).alone, reverse=True)),
        lambda case: set(_names(case, facts(case).alone)),
        lambda case: [case.contact(name) for name in _names(case, facts(case).alone)],
        lambda case: " and ".join(_names(case, facts(case).alone)),
    ),
)

EFFECTIVE: Final = Question(
    id="assess.effective",
    points=4,
    variable="effective_size",
    form=_size,
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
        _with_comma(lambda case: case.effective_size()),
        lambda case: case.effective_size(),
        _rounded(lambda case: case.effective_size()),
        lambda case: str(case.effective_size()),
    ),
)


def _lower(case: Network) -> float:
    return 1 / case.size()


def _upper(case: Network) -> float:
    return (2 * case.size() - 1) ** 2 / case.size() ** 3


def _place(case: Network) -> float:
    return (case.constraint() - _lower(case)) / (_upper(case) - _lower(case))


CONSTRAINT: Final = Question(
    id="assess.constraint",
    points=4,
    variable="place_of_constraint",
    form=_share,
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
            lambda case: case.constraint() / _upper(case),
            "You divided by the upper limit alone. Constraint never reaches 0, so measure from the lower limit.",
        ),
        Wrong(
            "measures-downwards",
            lambda case: 1 - _place(case),
            "You measured down from the upper limit. Measure up: 0 is the lower limit, and 1 is the upper.",
        ),
    ),
    alternatives=(
        _with_comma(_place),
        _rounded(_place),
        lambda case: f"{100 * _place(case):.1f}%",
    ),
)

_TRUTHS: Final = {True: "true", False: "false"}


def _labels(case: Network, **changes: str) -> dict[str, str]:
    """The six labels: four statements that the tables decide, and two that no name generator can."""
    found: Facts = facts(case)
    return {
        "A": _TRUTHS[found.circles_keep_apart],
        "B": "cannot tell",
        "C": _TRUTHS[found.most_tied_is_close],
        "D": _TRUTHS[found.closest_know_each_other],
        "E": "cannot tell",
        "F": _TRUTHS[found.most_tied_holds_together],
    } | changes


STATEMENTS: Final = Question(
    id="assess.statements",
    points=6,
    variable="labels",
    form=lambda _: Labels(("A", "B", "C", "D", "E", "F")),
    reference=_labels,
    right="You told what the tables show from what they leave open.",
    otherwise="Take one statement at a time. Which table would decide it, and does that table hold it?",
    wrong=(
        Wrong(
            "takes-a-missing-tie-for-a-fact",
            lambda case: _labels(case, B="true"),
            "Look again at B. The owner reported the ties; two people may have met without the owner's knowing.",
            fraction=0.75,
        ),
        Wrong(
            "takes-the-list-for-everyone",
            lambda case: _labels(case, E="true"),
            "Look again at E. The list holds who came to mind when the questions were asked, and nobody else.",
            fraction=0.75,
        ),
        Wrong(
            "believes-the-tables-hold-everything",
            lambda case: _labels(case, B="true", E="true"),
            "Look again at B and E. What a table does not hold may still be so: owners forget, and do not know all.",
        ),
        Wrong(
            "goes-by-experience",
            lambda case: _labels(case, B="false", E="false"),
            "B and E may well be false, but no table here says so. Label what the tables show, not what is likely.",
        ),
        Wrong(
            "doubts-everything",
            lambda _: dict.fromkeys("ABCDEF", "cannot tell"),
            "Four of the six can be decided. Ask of each which table holds it: contacts or ties.",
            fraction=0,
        ),
        Wrong(
            "believes-everything",
            lambda _: dict.fromkeys("ABCDEF", "true"),
            "One label for all earns nothing. Ask of each statement which table would decide it.",
            fraction=0,
        ),
    ),
    alternatives=(
        lambda case: ", ".join(_labels(case).values()),
        lambda case: [label.upper() for label in _labels(case).values()],
        lambda case: {item.lower(): label[0] for item, label in _labels(case).items()},
        lambda case: "; ".join(f"{item}: {label}" for item, label in _labels(case).items()),
        lambda case: {item: {"true": True, "false": False}.get(said, said) for item, said in _labels(case).items()},
    ),
)

QUESTIONS: Final = (DENSITY, GROUPS, ALONE, EFFECTIVE, CONSTRAINT, STATEMENTS)
