"""The dos and don'ts of the course's source text, "What is Networking?", in its order and in our words.

Each habit declares its rule, the indicator that is read from the log for it, and the next step. An indicator is one
number that has to do with a rule; it is not the rule. How many records it takes is a convention of this course.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from netkit.measures import asks, responsiveness
from netkit.measures._shares import WAIT_DAYS, share_by
from netkit.measures.diversity import iqv
from netkit.measures.follow_up import follow_up, kept_on_time, overdue
from netkit.measures.habit_log import WINDOW, Indicator, Log, Rule
from netkit.measures.recency import DORMANT, FADING, LastContact, is_silent
from netkit.measures.reciprocity import balance
from netkit.model import Contact
from netkit.results import FEW, closed, counted
from netkit.text import one_line


class _Give(Rule):
    id = "give-as-you-get"
    rule = "Give about as much as you get."
    name = "give and take"
    definition = "times you gave less times you got, against all of them: -1 is only got, 0 even, 1 only gave"
    least, things = 5, "exchanges"
    log_first = "what you give and what you get, each as an exchange"
    otherwise = "Log the next thing that you give or get as an exchange, on the day it happens."

    def measure(self, log: Log) -> Indicator:
        return balance(log.exchanges, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        ways = Counter((one.contact, one.direction) for one in log.known(log.exchanges))
        difference, who = min(((ways[who, "gave"] - ways[who, "got"], who) for who, _ in ways), default=(0, ""))
        if difference >= 0:
            return
        gave, got = counted(ways[who, "gave"], "time"), counted(ways[who, "got"], "time")
        if needs := log.people[who].needs:
            towards = f"Offer {log.name(who)} something towards {one_line(needs[0])}"
            yield f"{towards}, which they need: you got from them {got} and gave {gave}."
        yield f"Ask {log.name(who)} what you could do for them: you got from them {got} and gave {gave}."


class _Ask(Rule):
    id = "ask"
    rule = "Have the courage to ask for what you need."
    name = "asks that got a yes"
    definition = "the share of yes in the answers to what you asked for"
    least, things = 5, "answered asks"
    log_first = "what you ask for and the answer, each as an ask"
    otherwise = "Write down for one contact what they could help you with, and ask them for it."

    def measure(self, log: Log) -> Indicator:
        return asks.said_yes(log.asks, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        asked = {one.contact for one in log.known(log.asks)}
        for who, person in log.people.items():
            if person.offers and who not in asked:
                yield f"Ask {log.name(who)} about {one_line(person.offers[0])}, which they offer."


class _ReportBack(Rule):
    id = "report-back"
    rule = "Tell people what came of what they gave you."
    name = "advice reported back on"
    definition = "the share of the advice you got, 30 days ago or longer, on which you reported back"
    least, things = 3, "pieces of advice"
    log_first = "the advice you get as an exchange, and the day you report back"
    otherwise = "Log the next advice you get as an exchange, so that you can tell what came of it."

    def measure(self, log: Log) -> Indicator:
        return responsiveness.report_back_share(log.exchanges, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        for one in responsiveness.open_loops(log.known(log.exchanges), today=log.today):
            about = f" about {one_line(one.about)}" if one.about.strip() else ""
            yield f"Report back to {log.name(one.contact)} on the {one.what}{about} that you got on {one.on}."


class _FollowUp(Rule):
    id = "follow-up"
    rule = "Follow up every referral."
    name = "referrals followed up"
    definition = f"the share of the referrals, {WAIT_DAYS} days old or older, whose person you contacted"
    least, things = 3, "referrals"
    log_first = "whom you are told to call as a referral, and the day you do"
    otherwise = "Ask a contact whom you should talk to next, and log the referral on the same day."

    def measure(self, log: Log) -> Indicator:
        return follow_up(log.referrals, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        for one in responsiveness.referrals_to_follow(log.referrals, today=log.today):
            if one.referred_by in log.people and one.person not in log.archived:
                by = log.name(one.referred_by)
                yield f"Get in touch with {log.name(one.person)}: {by} referred you to them on {one.on}."


class _BePrompt(Rule):
    id = "be-businesslike"
    rule = "Be businesslike: reply soon, come on time and respect other people's time."
    name = "days until you reply"
    definition = (
        "the median number of days until you replied to what others began; beside it lateness and promises kept"
    )
    least, things = 5, "dated replies"
    log_first = "who began an interaction, and the day of your reply"
    otherwise = "Log the day on which you answer the next message, and whether you come to the next meeting on time."

    def measure(self, log: Log) -> Indicator:
        days = responsiveness.promptness(log.interactions, today=log.today)
        late = responsiveness.late_share(log.interactions, today=log.today)
        asides = [one.sentence for one in (late, kept_on_time(log.promises, today=log.today)) if one.n >= FEW]
        return replace(days, sentence=" ".join([days.sentence, *asides]))

    def step(self, log: Log) -> Iterator[str]:
        for promise in overdue(log.known(log.promises), today=log.today):
            if promise.by == "me":
                name, text = log.name(promise.contact), one_line(promise.text)
                yield closed(f"Keep your promise to {name}, due on {promise.due_on}: {text}")
        waiting = [
            (one.on, one.id, who)
            for one in log.interactions
            if one.initiated_by == "them" and not one.answered and one.on <= log.today
            for who in one.contacts
            if who in log.people
        ]
        for on, _, who in sorted(waiting):
            yield f"Reply to {log.name(who)}, who tried to reach you on {on}."


class _LookAround(Rule):
    id = "unlikely-places"
    rule = "Take up every chance to meet people, also where you would not look for it."
    name = "variety of circles"
    definition = (
        "how evenly your contacts come from the circles there could be: 0 is all from one, 1 equal shares (IQV)"
    )
    least, things = 5, "contacts with a circle"
    log_first = "where you know each contact from, as their circle"
    otherwise = "Talk to one person from a circle that nobody on record is from, and log them."

    def measure(self, log: Log) -> Indicator:
        circles = [one.circle for one in log.people.values()]
        found = iqv(circles, codebook=log.circles)
        sentence = found.sentence.replace("categories", "circles").replace("category", "circle")
        if found.value == 0:  # Whoever is without a circle has an empty text, which comes before any other.
            sentence += f" They are all from one: {one_line(max(circles))}."
        return replace(found, sentence=sentence)

    def step(self, log: Log) -> Iterator[str]:
        if any(one.circles for one in log.people.values()):
            sizes = Counter(one.circle for one in log.people.values())
            circle = min(log.circles, key=lambda one: (sizes[one], one))
            if not sizes[circle]:
                yield f"Talk to one person from a circle that no contact of yours is from: {one_line(circle)}."
            known = counted(sizes[circle], "contact")
            yield f"Talk to one more person from {one_line(circle)}, where you know {known}."
        for who, person in log.people.items():
            if not person.circles:
                yield f"Write down for {log.name(who)} where you know them from."


class _KeepInTouch(Rule):
    id = "old-networks"
    rule = "Stay in touch with the networks you used to be in."
    name = "contacts not dormant"
    definition = "of the contacts you ever were in touch with, the share with whom you were in the last three years"
    least, things = 5, "contacts you were in touch with"
    log_first = "conversations and messages, also those of years ago"
    otherwise = "Log a contact from your old networks, and when you were last in touch."

    def measure(self, log: Log) -> Indicator:
        never = "with whom you never were in touch"

        def verdict(one: LastContact) -> bool | str:
            return not is_silent(one, DORMANT, log.today) if one.on else never

        claim = "In the last three years you were in touch with {}."
        return share_by(log.today, log.recency, LastContact, verdict, claim, "contact", reasons=[never])

    def step(self, log: Log) -> Iterator[str]:
        for last in log.recency:
            if is_silent(last, FADING, log.today):
                yield f"Write to {log.name(last.contact)}, with whom you were last in touch on {last.on}."
        for last in log.recency:
            if log.people[last.contact].cadence is None:
                yield f"Say how often you would like to be in touch with {log.name(last.contact)}."


class _Learn(Rule):
    id = "no-placement-office"
    rule = "Look for information: a network does not hand out jobs."
    name = "talks that led to a referral"
    definition = "the share of information talks after which, within 30 days, somebody in them told you whom to call"
    least, things = 5, "talks"
    log_first = "your talks with their kind, and the referrals that came of them"
    otherwise = "Before your next talk, write down one question about the work, and log the talk with its kind."

    def measure(self, log: Log) -> Indicator:
        return asks.conversion(log.interactions, log.ever_referred, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        past = (one for one in log.interactions if one.kind in asks.TALKS and one.answered and one.on <= log.today)
        talked = {who for one in past for who in one.contacts}
        for who, person in log.people.items():
            if person.field.strip() and who not in talked:
                yield f"Ask {log.name(who)} for 20 minutes about what work in {one_line(person.field)} is like."


class _SayHello(Rule):
    id = "no-reason"
    rule = "Get in touch for no reason: keeping in touch is one."
    name = "moves without an ask"
    definition = "the share of the interactions you began on whose day you asked those people for nothing"
    least, things = 5, "interactions you began"
    log_first = "who began each interaction, and what you asked for as an ask"
    otherwise = "Log the next call or message, and which side began it."

    def measure(self, log: Log) -> Indicator:
        return asks.no_reason_share(log.interactions, log.asks, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        for who in asks.only_asked(log.people.values(), log.interactions, log.asks, today=log.today):
            yield f"Call {log.name(who)} and ask for nothing: the log holds only asks of yours."
        for last in log.recency:
            if last.on is not None and not is_silent(last, FADING, log.today):
                yield f"Call {log.name(last.contact)} just to hear how they are; the last time was on {last.on}."


class _GoOn(Rule):
    id = "brush-off"
    rule = "Go on after a brush-off: it happens, and is rarely about you."
    name = "brush-offs after which you asked again"
    definition = "the share of noes and non-replies after which you asked anybody for anything within 30 days"
    least, things = 3, "brush-offs"
    log_first = "the answer to each ask and its day, a no as well"
    otherwise = "After the next no, log its day, and ask somebody else within a month."

    def measure(self, log: Log) -> Indicator:
        return asks.asked_again(log.asks, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        for one in log.latest_asks[:1]:
            name, answer = log.name(one.contact), asks.known_answer(one, log.today)
            if answer == "no":
                yield closed(f"Ask somebody else what you asked {name}, who said no: {one_line(one.text)}")
            if answer is None and (log.today - one.on).days >= WAIT_DAYS:
                yield closed(f"Ask somebody else what you asked {name}, who has not replied: {one_line(one.text)}")


class _LookUp(Rule):
    id = "look-up-first"
    rule = "Ask what you really need a person for, and look up the rest."
    name = "asks looked up first"
    definition = "the share of asks before which you tried to find it out yourself"
    least, things = 5, "asks with a note of it"
    log_first = "with each ask whether you looked it up first"
    otherwise = "Write down what you looked up before you send the next question."

    def measure(self, log: Log) -> Indicator:
        return asks.looked_up_first(log.asks, today=log.today)

    def step(self, log: Log) -> Iterator[str]:
        latest = [(one, f"you asked {log.name(one.contact)}: {one_line(one.text)}") for one in log.latest_asks]
        for one, what in latest:
            if one.looked_up is False and asks.known_answer(one, log.today) is None:
                yield closed(f"Look up for ten minutes what {what}")
        for one, what in latest:
            if one.looked_up is None:
                yield closed(f"Note whether you looked it up before {what}")


class _Expand(Rule):
    id = "keep-expanding"
    rule = "Keep getting to know new people."
    name = "contacts met of late"
    definition = "the share of your contacts whom you met in the time looked at"
    least, things = 5, "contacts with a day"
    log_first = "the day you met each contact"
    otherwise = "Log the next person you meet on the day you meet them."

    def measure(self, log: Log) -> Indicator:
        unknown = "without the day, or a day up to today, on which you met"

        def verdict(one: Contact) -> bool | str:
            if one.met_on is None or one.met_on > log.today:
                return unknown
            return (log.today - one.met_on).days < WINDOW

        people, claim = log.people.values(), f"In the last {WINDOW} days you met {{}}."
        return share_by(log.today, people, Contact, verdict, claim, "contact", reasons=[unknown])

    def step(self, log: Log) -> Iterator[str]:
        led = {one.referred_by for one in log.ever_referred if one.on <= log.today} | {*log.introducers}
        for who, person in log.people.items():
            if (person.closeness or 0) >= 4 and who not in led:
                yield f"Ask {log.name(who)} whom else you should get to know."
        for who, person in log.people.items():
            if person.met_on is None:
                yield f"Write down when you met {log.name(who)}."


RULES: Final = tuple(declared() for declared in Rule.__subclasses__())
"""The habits, in the order of their declaration."""
