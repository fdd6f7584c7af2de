"""A whole career in one network: six years of a working life, with everything that netkit keeps.

Nobody in it is real. Each person has a name, a field, a seniority, a region and the circles they are known from, and
nothing else that could tell people apart. How it is made, stage by stage: the owner's own stations (``organisations``),
the people (``people``), who knows whom (``acquaintances``), the conversations (``history``), what went to and fro
(``dealings``) and the contacts' records (``cards``). The rules that each case keeps are in ``acceptance``.
"""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Final

from netkit.cases import acquaintances, cards, dealings, history
from netkit.cases.acceptance import Draft, misfits
from netkit.cases.organisations import stays
from netkit.cases.people import ARCHIVED, names, people
from netkit.cases.seeded_random import SeededRandom
from netkit.network import Network

TODAY: Final = date(2026, 3, 20)

_OUTSIDERS: Final = 40
"""So many people are named whom the owner has only been referred to."""


def career(course: str, student: str, *, exercise: str = "career", today: date = TODAY) -> Network:
    """The career of one student's case: 60 to 150 contacts, and six years up to ``today``.

    The same words give the same case on every machine; another ``exercise`` gives the same student another career.

    >>> case = career("netkit", "mei")
    >>> 60 <= len(case.contacts) <= 150, len(case.interactions) > 500, len(case.promises) > 20
    (True, True, True)
    """
    fit = first_fit(course, student, exercise=exercise, today=today)
    return Network.of(*fit.records(), owner=fit.owner, today=today)


def first_fit(course: str, student: str, *, exercise: str = "career", today: date = TODAY) -> Draft:
    """The records of this student's career, before they are put in a store: the first draft that fits."""
    drafts = (draft(course, student, attempt, exercise=exercise, today=today) for attempt in count())
    return next(one for one in drafts if not misfits(one, today=today))


def draft(course: str, student: str, attempt: int, *, exercise: str = "career", today: date = TODAY) -> Draft:
    """One attempt at a career, fit or not."""

    def streams(purpose: str) -> SeededRandom:
        return SeededRandom(course, exercise, student, purpose, attempt)

    size = streams("size").whole(60, 150)
    contacts = size + ARCHIVED
    owner, *named = names(streams("names"), 1 + contacts + _OUTSIDERS)
    everyone = people(named[:contacts], stays(streams("stations"), today=today), streams, today=today)
    brokers = acquaintances.connectors(everyone, streams("connectors"))
    ties = acquaintances.ties(everyone, brokers, streams("ties"))
    introduced = acquaintances.introductions(everyone, ties, brokers, streams("introductions"))
    roles = cards.roles(everyone, streams("roles"))
    log = history.interactions(everyone, ties, streams, today=today)
    dealt = dealings.dealings(everyone, introduced, roles, log, named[contacts:], streams, today=today)
    records = cards.contacts(everyone, introduced, roles, log, streams, today=today)
    return Draft(owner, records, ties, cards.positions(everyone), log, *dealt)
