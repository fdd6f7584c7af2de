"""Whom to get back in touch with: contacts who know you well and have what no contact you are in touch with has.

Getting back in touch after three years or more brought novelty, at little cost of time; where the two had once been
close it brought trust as well (Levin, Walter and Murnighan 2011). How to find both is a convention of this course:

- *Silent* is a contact you were in touch with once, and not for a year or more; the others are *active*.
- There is *trust* if the closeness on record is 4 or more, or if you were in touch twelve times or more.
- There is *novelty* if an organisation, a field or a circle of theirs is one that no active contact has. Names are
  compared without capitals, accents and extra spaces.

A contact who is not on the list may be well worth a call.

Source: D. Z. Levin, J. Walter and J. K. Murnighan, "Dormant ties: the value of reconnecting", *Organization Science* 22
(2011).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from netkit.measures import _inputs
from netkit.measures.panel import CLOSE
from netkit.measures.recency import DORMANT, FADING, Talk, after, days_in_touch
from netkit.model import CLOSENESS, Contact, ContactId, Interaction
from netkit.results import Result, counted, left_out
from netkit.text import folded

OFTEN: Final = 12
"""After so many times in touch there is trust: once a month for a year, a convention of this course."""


@dataclass(frozen=True, slots=True)
class Reconnection(Result):
    """A contact to get back in touch with: the ``last`` day you were, how many ``days`` ago, and how many ``times``.

    ``new`` names what no active contact has. ``is_dormant`` is a silence of three years or more.
    """

    contact: ContactId
    last: date
    days: int
    times: int
    closeness: int | None
    new: tuple[str, ...]
    is_dormant: bool
    name: str = field(compare=False, repr=False)

    @property
    def sentence(self) -> str:
        """The same in words."""
        close = "nobody has said how close" if self.closeness is None else f"closeness {self.closeness}"
        return (
            f"You were last in touch with {self.name} {counted(self.days, 'day')} ago, "
            f"{counted(self.times, 'time')} in all; {close}. No active contact has: {', '.join(self.new)}."
        )


@dataclass(frozen=True, slots=True)
class Reconnections(Result):
    """The ``candidates`` among ``n`` silent contacts; ``without_trust`` are those with something new but no trust."""

    candidates: tuple[Reconnection, ...]
    n: int
    nothing_new: int
    without_trust: int

    @property
    def sentence(self) -> str:
        """How many were chosen, and why the others were not."""
        if not self.n:
            return "As far as the log shows, you have been out of touch with no contact for a year or more."
        reasons = {
            "with nothing on record that no active contact has": self.nothing_new,
            "who were neither close nor often in touch": self.without_trust,
        }
        chosen, have = len(self.candidates), "has" if len(self.candidates) == 1 else "have"
        silent = f"Of {counted(self.n, 'contact')} out of touch for a year or more"
        return f"{silent}, {chosen:,} {have} both novelty and trust.{left_out(reasons)}"


def reconnect_candidates(
    contacts: Iterable[Contact],
    interactions: Iterable[Talk],
    *,
    today: date,
    closeness: int = CLOSE,
    often: int = OFTEN,
) -> Reconnections:
    """Silent contacts with both novelty and trust; ``closeness`` and ``often`` say what trust takes.

    First whoever has most that is new: organisation, field and circles count one each. Then the longest silence, then
    by id. ``InvalidRequest`` for a closeness outside 1 to 5 and for ``often`` below 1.

    >>> mei = Contact("mei", "Mei", field="law", closeness=5)
    >>> log = [Interaction("1", date(2022, 5, 1), ("mei",))]
    >>> print(*reconnect_candidates([mei], log, today=date(2026, 3, 10)).candidates)
    You were last in touch with Mei 1,409 days ago, 1 time in all; closeness 5. No active contact has: field law.
    """
    today = _inputs.day(today)
    _inputs.whole(closeness, "closeness", least=min(CLOSENESS), most=max(CLOSENESS))
    _inputs.whole(often, "often", least=1)
    people = {contact.id: contact for contact in _inputs.records(contacts, Contact)}
    log = _inputs.records(interactions, Interaction)
    days = {who: found for who, found in days_in_touch(people.values(), log, today).items() if found}
    silent = {who for who, found in days.items() if after(max(found), FADING) <= today}
    known = {mark for who in days.keys() - silent for mark in _marks(people[who])}
    found, nothing_new, without_trust = [], 0, 0
    for who in silent:
        contact, last, times = people[who], max(days[who]), len(days[who])
        new = {mark: text for mark, text in _marks(contact).items() if mark not in known}
        if not new:
            nothing_new += 1
        elif (contact.closeness or 0) < closeness and times < often:
            without_trust += 1
        else:
            silence, is_dormant = (today - last).days, after(last, DORMANT) <= today
            one = Reconnection(
                who, last, silence, times, contact.closeness, tuple(new.values()), is_dormant, contact.name
            )
            found.append((-len({kind for kind, _ in new}), -silence, who, one))
    chosen = tuple(one for *_, one in sorted(found))
    return Reconnections(chosen, len(silent), nothing_new, without_trust)


def _marks(contact: Contact) -> dict[tuple[str, str], str]:
    """Where somebody is and where you know them from, each with how to say it."""
    marks = [("organisation", contact.organisation), ("field", contact.field)]
    marks += [("circle", circle) for circle in contact.circles]
    return {(kind, folded(text)): f"{kind} {text.strip()}" for kind, text in marks if text.strip()}
