"""The next step towards each habit, taken from the log: with whom, and what.

Every step is one that could be taken tomorrow. It names an archived contact, or somebody who is not among the contacts,
never. Where the log holds nothing to go on, the step is to write down what happens next. Where several steps are alike,
the one that has waited longest comes first, then the lowest id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from netkit.measures.asks import TALKS, only_asked
from netkit.measures.follow_up import WAIT_DAYS, overdue
from netkit.measures.recency import FADING, Recency, is_silent
from netkit.measures.responsiveness import open_loops, referrals_to_follow
from netkit.model import Ask, Contact, Exchange, Interaction, Promise, Referral
from netkit.results import closed, counted
from netkit.text import one_line


@dataclass(frozen=True, slots=True)
class Log:
    """What habits are read from: the records of a window that ends ``today``, and of whom.

    ``people`` are the contacts without the archived ones, by id; ``recency`` and ``ever_referred`` look back further.
    ``circles`` is the codebook of circles, ``introducers`` are those through whom you came to know somebody.
    """

    today: date
    window: int
    people: dict[str, Contact]
    archived: Collection[str]
    interactions: list[Interaction]
    exchanges: list[Exchange]
    asks: list[Ask]
    promises: list[Promise]
    referrals: list[Referral]
    ever_referred: list[Referral]
    recency: Recency
    circles: Collection[str]
    introducers: Collection[str]

    def name(self, who: str) -> str:
        """The name of a contact, or what stands for somebody without a record."""
        return one_line(self.people[who].name if who in self.people else who)

    def known(self, records: Iterable[Any]) -> list[Any]:
        """The records with one of the people."""
        return [one for one in records if one.contact in self.people]

    @property
    def past_asks(self) -> list[Ask]:
        """The asks up to today to one of the people, the latest first."""
        asks = (one for one in self.known(self.asks) if one.on <= self.today)
        return sorted(asks, key=lambda one: (-one.on.toordinal(), one.id))

    def answer(self, ask: Ask) -> str | None:
        """What the answer to an ask is, as far as it has come by today."""
        return ask.answer if ask.answered_on is None or ask.answered_on <= self.today else None


def give(log: Log) -> str:
    """Give to whoever you got from more often than you gave, the greatest difference first."""
    ways = Counter((one.contact, one.direction) for one in log.known(log.exchanges) if one.on <= log.today)
    owed = sorted((ways[who, "gave"] - ways[who, "got"], who) for who in {who for who, _ in ways})
    if not owed or owed[0][0] >= 0:
        return "Log the next thing that you give or get as an exchange, on the day it happens."
    who = owed[0][1]
    times = f"you got from them {counted(ways[who, 'got'], 'time')} and gave {counted(ways[who, 'gave'], 'time')}"
    if needs := log.people[who].needs:
        return f"Offer {log.name(who)} something towards {one_line(needs[0])}, which they need: {times}."
    return f"Ask {log.name(who)} what you could do for them: {times}."


def ask(log: Log) -> str:
    """Ask somebody for what they offer and you have not asked them for anything yet."""
    asked = {one.contact for one in log.asks if one.on <= log.today}
    for who, person in sorted(log.people.items()):
        if person.offers and who not in asked:
            return f"Ask {log.name(who)} about {one_line(person.offers[0])}, which they offer."
    return "Write down for one contact what they could help you with, and ask them for it."


def report_back(log: Log) -> str:
    """Report back on the advice that has waited longest."""
    for one in open_loops(log.known(log.exchanges), today=log.today):
        about = f" about {one_line(one.about)}" if one.about.strip() else ""
        return f"Report back to {log.name(one.contact)} on the {one.what}{about} that you got on {one.on}."
    return "Log the next advice you get as an exchange, so that you can tell what came of it."


def follow(log: Log) -> str:
    """Get in touch with the person of the referral that has waited longest."""
    for one in referrals_to_follow(log.referrals, today=log.today):
        if one.referred_by in log.people and one.person not in log.archived:
            who, by = log.name(one.person), log.name(one.referred_by)
            return f"Get in touch with {who}: {by} referred you to them on {one.on}."
    return "Ask a contact whom you should talk to next, and log the referral on the same day."


def be_prompt(log: Log) -> str:
    """Keep the promise that is longest overdue, or reply to who has waited longest."""
    for promise in overdue(log.known(log.promises), today=log.today):
        if promise.by == "me":
            whose = f"your promise to {log.name(promise.contact)}, due on {promise.due_on}"
            return closed(f"Keep {whose}: {one_line(promise.text)}")
    waiting = [
        (one.on, one.id, who)
        for one in log.interactions
        if one.initiated_by == "them" and not one.answered and one.on <= log.today
        for who in one.contacts
        if who in log.people
    ]
    if waiting:
        on, _, who = min(waiting)
        return f"Reply to {log.name(who)}, who tried to reach you on {on}."
    return "Log the day on which you answer the next message, and whether you come to the next meeting on time."


def look_around(log: Log) -> str:
    """Meet somebody from the circle with the fewest contacts; say whose circle is which, if none is known."""
    if len(log.circles) > 1 and any(one.circles for one in log.people.values()):
        sizes = Counter(one.circle for one in log.people.values())
        circle = min(log.circles, key=lambda one: (sizes[one], one))
        if not sizes[circle]:
            return f"Talk to one person from a circle that no contact of yours is from: {one_line(circle)}."
        return f"Talk to one more person from {one_line(circle)}, where you know {counted(sizes[circle], 'contact')}."
    for who, person in sorted(log.people.items()):
        if not person.circles:
            return f"Write down for {log.name(who)} where you know them from."
    return "Talk to one person from a circle that nobody on record is from, and log them."


def renew(log: Log) -> str:
    """Write to whoever has been silent longest, if that is a year or more."""
    for last in log.recency.last:
        if is_silent(last, FADING, log.today):
            return f"Write to {log.name(last.contact)}, with whom you were last in touch on {last.on}."
    for last in log.recency.last:
        if log.people[last.contact].cadence is None:
            return f"Say how often you would like to be in touch with {log.name(last.contact)}."
    return "Log a contact from your old networks, and when you were last in touch."


def learn(log: Log) -> str:
    """Ask somebody whose field is known, and with whom there was no talk, about their field."""
    talked = {
        who for one in log.interactions if one.kind in TALKS and one.answered and one.on <= log.today
        for who in one.contacts
    }  # fmt: skip
    for who, person in sorted(log.people.items()):
        if person.field.strip() and who not in talked:
            return f"Ask {log.name(who)} for 20 minutes about what work in {one_line(person.field)} is like."
    return "Before your next talk, write down one question about the work, and log the talk with its kind."


def say_hello(log: Log) -> str:
    """Call somebody whom you have only asked for things, or who has been silent longest, but not for a year."""
    for one in only_asked(log.people.values(), log.interactions, log.asks, today=log.today):
        return f"Call {log.name(one.contact)} and ask for nothing: the log holds only asks of yours."
    for last in log.recency.last:
        if last.on is not None and not is_silent(last, FADING, log.today):
            return f"Call {log.name(last.contact)} just to hear how they are; the last time was on {last.on}."
    return "Log the next call or message, and which side began it."


def ask_again(log: Log) -> str:
    """Ask somebody else for what the latest ask did not bring, if you have not asked for anything since."""
    for one in log.past_asks[:1]:
        answer, days = log.answer(one), (log.today - one.on).days
        if answer == "no" or (answer is None and days >= WAIT_DAYS):
            how = "said no" if answer else "has not replied"
            return closed(f"Ask somebody else what you asked {log.name(one.contact)}, who {how}: {one_line(one.text)}")
    return "After the next no, log its day, and ask somebody else within a month."


def look_up(log: Log) -> str:
    """Look up what you have asked and are still waiting for, or note whether you did."""
    for one in log.past_asks:
        if one.looked_up is False and log.answer(one) is None:
            return closed(f"Look up for ten minutes what you asked {log.name(one.contact)}: {one_line(one.text)}")
    for one in log.past_asks:
        if one.looked_up is None:
            return closed(
                f"Note whether you looked it up before you asked {log.name(one.contact)}: {one_line(one.text)}"
            )
    return "Write down what you looked up before you send the next question."


def expand(log: Log) -> str:
    """Ask a close contact who has not yet led you to anybody whom to talk to."""
    led = {one.referred_by for one in log.ever_referred if one.on <= log.today} | {*log.introducers}
    for who, person in sorted(log.people.items()):
        if (person.closeness or 0) >= 4 and who not in led:
            return f"Ask {log.name(who)} whom else you should get to know."
    for who, person in sorted(log.people.items()):
        if person.met_on is None:
            return f"Write down when you met {log.name(who)}."
    return "Log the next person you meet on the day you meet them."
