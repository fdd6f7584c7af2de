"""What hypothesis draws: records and graphs."""

from dataclasses import fields
from datetime import date
from itertools import combinations, permutations
from string import ascii_lowercase
from typing import get_args

import networkx as nx
from hypothesis import strategies as st

from netkit.model import (
    CLOSENESS,
    ME,
    Answer,
    Ask,
    Cadence,
    Contact,
    ContactId,
    Direction,
    Exchange,
    Gift,
    Interaction,
    Kind,
    Position,
    Promise,
    Record,
    Referral,
    Role,
    Side,
    Source,
    Tie,
    Unit,
)

# Texts that have broken programs: separators, quotes, line breaks, scripts from right to left, signs outside the basic
# plane, a letter and its accent apart, a space that looks empty, a null, and what SQL or Python might take for theirs.
AWKWARD = (
    "O'Brien, Siobhán",
    'Nnamdi "Nando" Eze',
    "two\nlines\r\nand a tab\t",
    "محمد بن علي",
    "שרה כהן",
    "王小明",
    "😀👩🏽‍🔬",
    "Zoe\u0308",
    "\u00a0x\u200f",
    "nul\0inside",
    "'); DROP TABLE contacts; --",
    "None",
    "NULL",
    "me",
    "İstanbul ẞ",
    "[]",
    "2026-03-20",
)

texts = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = texts.filter(lambda text: text.strip())
ids = (st.text(ascii_lowercase, min_size=1, max_size=6) | names).filter(lambda text: text != ME)
days = st.dates()
lists = st.lists(texts, max_size=3).map(tuple)
labels = st.lists(names, unique=True, max_size=3).map(tuple)


def choice(options: object) -> st.SearchStrategy[str]:
    """One of the texts of a Literal."""
    return st.sampled_from(get_args(options))


@st.composite
def record_sets(draw: st.DrawFn) -> list[Record]:
    """Records of all kinds that fit together, in any order."""
    people = [ContactId(person) for person in draw(st.lists(ids, unique=True, max_size=5))]
    records: list[Record] = [draw(contacts(person, people)) for person in people]
    if people:
        pairs = st.lists(st.tuples(st.sampled_from(people), st.sampled_from(people)), max_size=4)
        ties = {tie.a + "\0\0" + tie.b: tie for a, b in draw(pairs) if a != b for tie in [draw(tie_between(a, b))]}
        records += ties.values()
        for kind in (positions, interactions, exchanges, asks, promises, referrals):
            records += [draw(kind(key, people)) for key in draw(st.lists(names, unique=True, max_size=2))]
    return draw(st.permutations(records))


# The fields of a contact that hold any text, or any labels.
OF_TYPE: dict[object, st.SearchStrategy[object]] = {"str": texts, "Labels": labels}
PLAIN = {one.name: OF_TYPE[one.type] for one in fields(Contact) if one.type in OF_TYPE}


def contacts(person: ContactId, others: list[ContactId]) -> st.SearchStrategy[Contact]:
    introducers = [ME, *(other for other in others if other != person)]
    return st.builds(
        Contact,
        id=st.just(person),
        name=names,
        closeness=st.none() | st.sampled_from(sorted(CLOSENESS)),
        roles=st.frozensets(choice(Role)),
        met_on=st.none() | days,
        introduced_by=st.none() | st.sampled_from(introducers),
        cadence=st.none() | st.builds(Cadence, count=st.integers(min_value=1), unit=choice(Unit)),
        cadence_set_on=st.none() | days,
        is_mentor=st.booleans(),
        archived=st.booleans(),
        **PLAIN,
    )


def tie_between(a: ContactId, b: ContactId) -> st.SearchStrategy[Tie]:
    return st.builds(
        Tie, a=st.just(a), b=st.just(b), closeness=st.sampled_from(sorted(CLOSENESS)), source=choice(Source)
    )


@st.composite
def positions(draw: st.DrawFn, key: str, people: list[ContactId]) -> Position:
    since = draw(st.none() | days)
    return Position(
        id=key,
        contact=draw(st.sampled_from(people)),
        organisation=draw(names),
        title=draw(texts),
        since=since,
        until=draw(st.none() | st.dates(min_value=since or date.min)),
    )


@st.composite
def interactions(draw: st.DrawFn, key: str, people: list[ContactId]) -> Interaction:
    on, answered = draw(days), draw(st.booleans())
    return Interaction(
        id=key,
        on=on,
        contacts=tuple(draw(st.lists(st.sampled_from(people), unique=True, min_size=1))),
        channel=draw(texts),
        minutes=draw(st.none() | st.integers(0, 2**63 - 1)),
        kind=draw(st.none() | choice(Kind)),  # type: ignore[arg-type]
        initiated_by=draw(st.none() | choice(Side)),  # type: ignore[arg-type]
        answered=answered,
        replied_on=draw(st.none() | st.dates(min_value=on)) if answered else None,
        minutes_late=draw(st.none() | st.integers(0, 2**63 - 1)),
        topics=draw(lists),
        summary=draw(texts),
    )


@st.composite
def exchanges(draw: st.DrawFn, key: str, people: list[ContactId]) -> Exchange:
    on, direction = draw(days), draw(choice(Direction))
    return Exchange(
        id=key,
        on=on,
        contact=draw(st.sampled_from(people)),
        direction=direction,  # type: ignore[arg-type]
        what=draw(choice(Gift)),  # type: ignore[arg-type]
        about=draw(texts),
        reported_back_on=draw(st.none() | st.dates(min_value=on)) if direction == "got" else None,
    )


@st.composite
def asks(draw: st.DrawFn, key: str, people: list[ContactId]) -> Ask:
    on, answer = draw(days), draw(st.none() | choice(Answer))
    return Ask(
        id=key,
        on=on,
        contact=draw(st.sampled_from(people)),
        text=draw(names),
        answer=answer,  # type: ignore[arg-type]
        answered_on=draw(st.none() | st.dates(min_value=on)) if answer else None,
        looked_up=draw(st.none() | st.booleans()),
    )


@st.composite
def promises(draw: st.DrawFn, key: str, people: list[ContactId]) -> Promise:
    made_on = draw(days)
    later = st.dates(min_value=made_on)
    ends = [(None, None), (draw(later), None), (None, draw(later))]
    done_on, cancelled_on = draw(st.sampled_from(ends))
    return Promise(
        id=key,
        made_on=made_on,
        due_on=draw(later),
        by=draw(choice(Side)),  # type: ignore[arg-type]
        contact=draw(st.sampled_from(people)),
        text=draw(names),
        done_on=done_on,
        cancelled_on=cancelled_on,
    )


@st.composite
def referrals(draw: st.DrawFn, key: str, people: list[ContactId]) -> Referral:
    referred_by = draw(st.sampled_from(people))
    on = draw(days)
    contacted_on = draw(st.none() | st.dates(min_value=on))
    met_on: date | None = draw(st.none() | st.dates(min_value=contacted_on)) if contacted_on else None
    return Referral(
        id=key,
        on=on,
        referred_by=referred_by,
        person=draw((names | st.sampled_from(people)).filter(lambda person: person != referred_by)),
        purpose=draw(texts),
        contacted_on=contacted_on,
        met_on=met_on,
        reported_back_on=draw(st.none() | st.dates(min_value=on)),
        thanked_on=draw(st.none() | st.dates(min_value=on)),
        outcome=draw(texts),
    )


# Graphs.

STRENGTHS = st.integers(1, 5) | st.floats(0.01, 100)


@st.composite
def graphs(draw: st.DrawFn, *, directed: bool = False, weighted: bool = False, max_people: int = 9) -> "nx.Graph[int]":
    """A simple graph of people 0, 1, 2 …, in which 0 may know anybody or nobody; ``weighted`` ties have a "weight"."""
    people = range(draw(st.integers(1, max_people)))
    pairs = list(permutations(people, 2) if directed else combinations(people, 2))
    tied = [pair for pair in pairs if draw(st.booleans())]
    graph: nx.Graph[int] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(people)
    for a, b in tied:
        graph.add_edge(a, b, **({"weight": draw(STRENGTHS)} if weighted else {}))
    return graph


def around(contacts: nx.Graph) -> nx.Graph:
    """These contacts, and an ego, called you, who is tied to each of them."""
    graph = nx.Graph(contacts)
    graph.add_node("ego", name="you")
    graph.add_edges_from(("ego", contact) for contact in contacts)
    return graph
