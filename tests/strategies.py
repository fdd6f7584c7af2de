"""What hypothesis draws: records of all kinds."""

from dataclasses import fields
from datetime import date
from string import ascii_lowercase
from typing import Any, get_args

from hypothesis import strategies as st

from netkit import model
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
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Role,
    Tie,
    Unit,
)

# Texts that have broken programs: separators, quotes, line breaks, scripts from right to left, signs outside the basic
# plane, a letter and its accent apart, a space that looks empty, a null, and what SQL or Python might take for theirs.
AWKWARD = (
    *("O'Brien, Siobhán", 'Nnamdi "Nando" Eze', "two\nlines\r\nand a tab\t", "محمد بن علي", "שרה כהן"),
    *("王小明", "😀👩🏽‍🔬", "Zoe\u0308", "\u00a0x\u200f", "nul\0inside", "'); DROP TABLE contacts; --", "None"),
    *("NULL", "me", "İstanbul ẞ", "[]", "2026-03-20"),
)

texts = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = texts.filter(lambda text: text.strip())
ids = (st.text(ascii_lowercase, min_size=1, max_size=6) | names).filter(lambda text: text != ME)


def dates(first: date = date.min) -> st.SearchStrategy[date]:
    """A day from this one on, except 0300-03-01: SQLite 3.40 takes it for no day of the calendar."""
    return st.dates(min_value=first).filter(lambda day: day != date(300, 3, 1))


days = dates()
lists = st.lists(texts, max_size=3).map(tuple)
labels = st.lists(names, unique=True, max_size=3).map(tuple)


def choice(options: object) -> st.SearchStrategy[str]:
    """One of the texts of a Literal."""
    return st.sampled_from(get_args(options))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def since(day: date | None) -> st.SearchStrategy[date | None]:
    """No day, or this one or a later one."""
    return maybe(dates(day or date.min))


OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "str": texts,
    "tuple[str, ...]": lists,
    "Labels": labels,
    "date": days,
    "bool": st.booleans(),
    "Closeness": st.sampled_from(sorted(CLOSENESS)),
    "Minutes": st.integers(0, 2**63 - 1),
    "Cadence": st.builds(Cadence, count=st.integers(min_value=1), unit=choice(Unit)),
    "frozenset[Role]": st.frozensets(choice(Role)),
    **{kind: choice(getattr(model, kind)) for kind in ("Answer", "Direction", "Gift", "Kind", "Side", "Source")},
}


def build(record: type[Any], **known: Any) -> st.SearchStrategy[Any]:
    """A record of this type: what is not known of it is drawn by the type of its field."""
    drawn = {one.name: str(one.type).split(" | ") for one in fields(record) if one.name not in known}
    free = {name: maybe(OF_TYPE[kind]) if rest else OF_TYPE[kind] for name, (kind, *rest) in drawn.items()}
    fixed = {name: one if isinstance(one, st.SearchStrategy) else st.just(one) for name, one in known.items()}
    return st.builds(record, **free, **fixed)


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


def contacts(person: ContactId, others: list[ContactId]) -> st.SearchStrategy[Contact]:
    introducers = [ME, *(other for other in others if other != person)]
    return build(Contact, id=person, name=names, introduced_by=maybe(st.sampled_from(introducers)))


def tie_between(a: ContactId, b: ContactId) -> st.SearchStrategy[Tie]:
    return build(Tie, a=a, b=b)


def positions(key: str, people: list[ContactId]) -> st.SearchStrategy[Position]:
    known = {"id": key, "contact": st.sampled_from(people), "organisation": names}
    return maybe(days).flatmap(lambda begun: build(Position, **known, since=begun, until=since(begun)))


@st.composite
def interactions(draw: st.DrawFn, key: str, people: list[ContactId]) -> Interaction:
    on, answered = draw(days), draw(st.booleans())
    who = st.lists(st.sampled_from(people), unique=True, min_size=1).map(tuple)
    replied_on = since(on) if answered else None
    return draw(build(Interaction, id=key, on=on, contacts=who, answered=answered, replied_on=replied_on))


@st.composite
def exchanges(draw: st.DrawFn, key: str, people: list[ContactId]) -> Exchange:
    on, direction = draw(days), draw(choice(Direction))
    known = {"id": key, "on": on, "contact": st.sampled_from(people), "direction": direction}
    known |= {"reported_back_on": since(on) if direction == "got" else None, "dropped_on": since(on)}
    return draw(build(Exchange, **known))


@st.composite
def asks(draw: st.DrawFn, key: str, people: list[ContactId]) -> Ask:
    on, answer = draw(days), draw(maybe(choice(Answer)))
    known = {"id": key, "on": on, "contact": st.sampled_from(people), "text": names, "answer": answer}
    return draw(build(Ask, **known, answered_on=since(on) if answer else None, dropped_on=since(on)))


@st.composite
def promises(draw: st.DrawFn, key: str, people: list[ContactId]) -> Promise:
    made_on = draw(days)
    later = dates(made_on)
    done_on, cancelled_on = draw(st.sampled_from([(None, None), (later, None), (None, later)]))
    known = {"id": key, "made_on": made_on, "due_on": later, "contact": st.sampled_from(people), "text": names}
    return draw(build(Promise, **known, done_on=done_on, cancelled_on=cancelled_on))


@st.composite
def referrals(draw: st.DrawFn, key: str, people: list[ContactId]) -> Referral:
    referred_by, on = draw(st.sampled_from(people)), draw(days)
    contacted_on = draw(since(on))
    return draw(
        build(
            Referral,
            id=key,
            on=on,
            referred_by=referred_by,
            person=(names | st.sampled_from(people)).filter(lambda person: person != referred_by),
            contacted_on=contacted_on,
            met_on=since(contacted_on) if contacted_on else None,
            reported_back_on=since(on),
            thanked_on=since(on),
            dropped_on=since(on),
        )
    )
