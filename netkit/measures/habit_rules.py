"""The twelve rules of networking, each with the indicator that is read from the log for it.

An indicator is one number that has to do with a rule; it is not the rule. How many records it takes before it says
anything is a convention of this course.

The rules are the dos and don'ts of the course's source text, "What is Networking?", in its order and in our words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from netkit.measures import asks, habit_steps, responsiveness
from netkit.measures.diversity import iqv
from netkit.measures.follow_up import follow_up, kept_on_time
from netkit.measures.habit_steps import Log
from netkit.measures.recency import DORMANT, is_silent
from netkit.measures.reciprocity import balance
from netkit.results import FEW, Measured, Share, share
from netkit.text import one_line

Indicator: TypeAlias = Measured | Share


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, its indicator, the ``least`` number of ``things`` it takes, what to log first, and the next step."""

    rule: str
    name: str
    definition: str
    least: int
    things: str
    log_first: str
    measure: Callable[[Log], Indicator]
    step: Callable[[Log], str]


def _give_and_take(log: Log) -> Indicator:
    found = balance(log.exchanges, today=log.today)
    return Measured(found.value, found.n, found.left_out, found.floor, found.ceiling, found.sentence)


def _promptness(log: Log) -> Indicator:
    days = responsiveness.promptness(log.interactions, today=log.today).days
    asides = (responsiveness.late_share(log.interactions, today=log.today), kept_on_time(log.promises, today=log.today))
    return replace(days, sentence=" ".join([days.sentence, *(one.sentence for one in asides if one.n >= FEW)]))


def _circles(log: Log) -> Indicator:
    circles = [one.circle for one in log.people.values()]
    found = iqv(circles, codebook=log.circles)
    sentence = found.sentence.replace("categories", "circles").replace("category", "circle")
    if found.value == 0:  # Whoever is without a circle has an empty text, which comes before any other.
        sentence += f" They are all from one: {one_line(max(circles))}."
    return replace(found, sentence=sentence)


def _old_networks(log: Log) -> Indicator:
    ever = [one for one in log.recency.last if one.on]
    awake = sum(not is_silent(one, DORMANT, log.today) for one in ever)
    never = len(log.recency.last) - len(ever)
    return share(
        *(awake, len(ever), "In the last three years you were in touch with {}.", "contact"),
        reasons={"with whom you never were in touch": never},
        needs="it takes a contact with whom you were in touch",
    )


def _newcomers(log: Log) -> Indicator:
    days = [(log.today - one.met_on).days for one in log.people.values() if one.met_on]
    known = [ago for ago in days if ago >= 0]
    return share(
        *(sum(ago < log.window for ago in known), len(known)),
        *(f"In the last {log.window} days you met {{}}.", "contact"),
        reasons={"without the day, or a day up to today, on which you met": len(log.people) - len(known)},
        needs="it takes a contact of whom it is known when you met",
    )


RULES: Final = (
    Rule(
        "Give about as often as you get.",
        "give and take",
        "times you gave less times you got, against all of them: -1 is only got, 0 even, 1 only gave",
        least=5,
        things="exchanges",
        log_first="what you give and what you get, each as an exchange",
        measure=_give_and_take,
        step=habit_steps.give,
    ),
    Rule(
        "Have the courage to ask for what you need.",
        "asks that got a yes",
        "the share of yes in the answers to what you asked for",
        least=5,
        things="answered asks",
        log_first="what you ask for and the answer, each as an ask",
        measure=lambda log: asks.ask_outcomes(log.asks, today=log.today).said_yes,
        step=habit_steps.ask,
    ),
    Rule(
        "Tell people what came of what they gave you.",
        "advice reported back on",
        "the share of the advice you got, 30 days ago or longer, on which you reported back",
        least=3,
        things="pieces of advice",
        log_first="the advice you get as an exchange, and the day you report back",
        measure=lambda log: responsiveness.report_back_share(log.exchanges, today=log.today),
        step=habit_steps.report_back,
    ),
    Rule(
        "Follow up every referral.",
        "referrals followed up",
        "the share of the referrals, 14 days old or older, whose person you contacted",
        least=3,
        things="referrals",
        log_first="whom you are told to call as a referral, and the day you do",
        measure=lambda log: follow_up(log.referrals, today=log.today),
        step=habit_steps.follow,
    ),
    Rule(
        "Be businesslike: reply soon, come on time and respect other people's time.",
        "days until you reply",
        "the median number of days until you replied to what others began; beside it lateness and promises kept",
        least=5,
        things="dated replies",
        log_first="who began an interaction, and the day of your reply",
        measure=_promptness,
        step=habit_steps.be_prompt,
    ),
    Rule(
        "Take up every chance to meet people, also where you would not look for it.",
        "variety of circles",
        "how evenly your contacts come from the circles there could be: 0 is all from one, 1 equal shares (IQV)",
        least=5,
        things="contacts with a circle",
        log_first="where you know each contact from, as their circle",
        measure=_circles,
        step=habit_steps.look_around,
    ),
    Rule(
        "Stay in touch with the networks you used to be in.",
        "contacts not dormant",
        "of the contacts you ever were in touch with, the share with whom you were in the last three years",
        least=5,
        things="contacts you were in touch with",
        log_first="conversations and messages, also those of years ago",
        measure=_old_networks,
        step=habit_steps.renew,
    ),
    Rule(
        "Look for information: a network does not hand out jobs.",
        "talks that led to a referral",
        "the share of information talks after which, within 30 days, somebody in them told you whom to call",
        least=5,
        things="talks",
        log_first="your talks with their kind, and the referrals that came of them",
        measure=lambda log: asks.conversion(log.interactions, log.ever_referred, today=log.today),
        step=habit_steps.learn,
    ),
    Rule(
        "Get in touch for no reason: keeping in touch is one.",
        "moves without an ask",
        "the share of the interactions you began on whose day you asked those people for nothing",
        least=5,
        things="interactions you began",
        log_first="who began each interaction, and what you asked for as an ask",
        measure=lambda log: asks.no_reason_share(log.interactions, log.asks, today=log.today),
        step=habit_steps.say_hello,
    ),
    Rule(
        "Go on after a brush-off: it happens, and is rarely about you.",
        "brush-offs after which you asked again",
        "the share of noes and non-replies after which you asked anybody for anything within 30 days",
        least=3,
        things="brush-offs",
        log_first="the answer to each ask and its day, a no as well",
        measure=lambda log: asks.asked_again(log.asks, today=log.today),
        step=habit_steps.ask_again,
    ),
    Rule(
        "Ask what you really need a person for, and look up the rest.",
        "asks looked up first",
        "the share of asks before which you tried to find it out yourself",
        least=5,
        things="asks with a note of it",
        log_first="with each ask whether you looked it up first",
        measure=lambda log: asks.looked_up_first(log.asks, today=log.today),
        step=habit_steps.look_up,
    ),
    Rule(
        "Keep getting to know new people.",
        "contacts met of late",
        "the share of your contacts whom you met in the time looked at",
        least=5,
        things="contacts with a day",
        log_first="the day you met each contact",
        measure=_newcomers,
        step=habit_steps.expand,
    ),
)
"""The twelve rules in the order of the source."""
