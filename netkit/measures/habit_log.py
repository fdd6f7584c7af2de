"""What habits are read from, and how a habit is declared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, TypeAlias

from netkit.measures.recency import LastContact
from netkit.model import Ask, Contact, Exchange, Interaction, Promise, Referral
from netkit.results import Measured, Share
from netkit.text import one_line

Indicator: TypeAlias = Measured | Share

WINDOW: Final = 365
"""How many days back the habits look, today among them."""


@dataclass(frozen=True, slots=True)
class Log:
    """What habits are read from: the records of the ``WINDOW`` that ends ``today``.

    ``people`` are the contacts that are not archived, in order of their ids; ``recency`` and ``ever_referred`` look
    back further. ``circles`` are those there could be, ``introducers`` those who introduced you to somebody.
    """

    today: date
    people: Mapping[str, Contact]
    archived: Collection[str]
    interactions: list[Interaction]
    exchanges: list[Exchange]
    asks: list[Ask]
    promises: list[Promise]
    referrals: list[Referral]
    ever_referred: list[Referral]
    recency: list[LastContact]
    circles: Collection[str]
    introducers: Collection[str]

    def name(self, who: str) -> str:
        """The name of a contact, or what stands for somebody without a record."""
        return one_line(self.people[who].name if who in self.people else who)

    def known(self, records: Iterable[Any]) -> list[Any]:
        """The records up to today with one of the people; promises whenever they are due."""
        return [one for one in records if one.contact in self.people and getattr(one, "on", date.min) <= self.today]

    @property
    def latest_asks(self) -> list[Ask]:
        """The asks to one of the people, the latest first."""
        return sorted(self.known(self.asks), key=lambda one: (-one.on.toordinal(), one.id))


class Rule:
    """A habit. A subclass in ``habit_rules`` declares one, and is listed in ``RULES`` by that alone.

    ``least`` is how many ``things`` the indicator takes, and ``log_first`` what to log while there are fewer. A step
    names contacts among the log's people only, the one that has waited longest first, then the lowest id;
    ``otherwise`` is the step if there is no other.
    """

    id: ClassVar[str]
    rule: ClassVar[str]
    name: ClassVar[str]
    definition: ClassVar[str]
    least: ClassVar[int]
    things: ClassVar[str]
    log_first: ClassVar[str]
    otherwise: ClassVar[str]

    def measure(self, log: Log) -> Indicator:
        """The indicator of the rule."""
        raise NotImplementedError

    def step(self, log: Log) -> Iterator[str]:
        """What to do next and with whom; the first of these is the step."""
        raise NotImplementedError
