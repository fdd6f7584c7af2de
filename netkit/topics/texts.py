"""What the owner of a case wrote: lines with letters, under a heading such as "log" or "notes".

A case keeps them as interactions: the text is the summary, the heading a topic, and the letter the end of the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from string import ascii_uppercase
from typing import Any

from netkit.model import Contact, ContactId, Interaction
from netkit.network import Network
from netkit.tables import Column, Table


def written(heading: str, lines: Iterable[tuple[date, ContactId, str]]) -> list[Interaction]:
    """The records of lines that are to stand under a heading, lettered in this order."""
    return [
        Interaction(f"{heading}-{letter}", day, (who,), summary=text, topics=(heading,))
        for letter, (day, who, text) in zip(ascii_uppercase, lines, strict=False)
    ]


def written_under(headings: Mapping[str, Iterable[str]], who: ContactId, *, on: date) -> list[Interaction]:
    """The records of texts of one day under several headings."""
    return [one for heading, found in headings.items() for one in written(heading, [(on, who, text) for text in found])]


def of_texts(owner: str, *, on: date, **headings: Iterable[str]) -> Network:
    """A case of texts alone, under their headings: of one day, which is today, and of nobody in particular."""
    somebody = Contact(ContactId("somebody"), "Somebody")
    return Network.of(somebody, *written_under(headings, somebody.id, on=on), owner=owner, today=on)


def lines(case: Network, heading: str, *, days: bool = True, letters: bool = True) -> Table[Any]:
    """The lines under a heading, as a table; with ``days``, each has its day, and with ``letters`` its letter."""
    found = _under(case, heading)
    columns = [Column("line", _letter)] * letters + [Column("on", kind="date")] * days + [Column("text", _text)]
    return Table(found, columns, noun="line", when_empty="No lines.", in_full=True)


def texts(case: Network, heading: str) -> dict[str, str]:
    """The text of each line under a heading, by its letter."""
    return {_letter(one): one.summary for one in _under(case, heading)}


def speakers(case: Network, heading: str) -> dict[str, str]:
    """The names of those of whom the lines under a heading are, by their ids."""
    names = {person.id: person.name for person in case.contacts}
    return {who: names[who] for one in _under(case, heading) for who in one.contacts}


def _under(case: Network, heading: str) -> list[Interaction]:
    return sorted((one for one in case.interactions if heading in one.topics), key=lambda one: one.id)


def _letter(one: Interaction) -> str:
    return one.id.rpartition("-")[2]


def _text(one: Interaction) -> str:
    return one.summary
