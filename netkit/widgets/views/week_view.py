"""What to do this week, each step with the acts that settle it."""

from __future__ import annotations

from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures.agenda import RULE, Step
from netkit.model import ME
from netkit.network import Network, typed_dates
from netkit.network.card import in_words
from netkit.widgets.views.acts import WORDS, Act, Data, Fields

LATER: Final = 20
"""At first so many steps of those left for later are drawn."""
NO_PLAN: Final = "Write what you will do: one small thing is enough."


def show(network: Network, asked: Data) -> Data:
    """The agenda of the week, each step with the acts that settle it."""
    hours = str(asked.get("hours") or 2)
    agenda, drawn = network.agenda(hours=typed_dates.hours(hours)), int(asked.get("later", LATER))
    return {
        "hours": hours,
        "caption": f"{agenda.caption}.",
        "steps": [_step(step) for step in agenda.steps],
        "later": [_step(one.step) for one in agenda.later[:drawn]],
        "more": len(agenda.later[drawn:]),
        "notes": agenda.notes,
        "rule": RULE,
    }


def postpone(network: Network, fields: Fields) -> str:
    """Put a step off to next week."""
    record = network.postpone(fields["id"])
    return f"Put off to next week: {in_words(record, network.names())}."


def drop(network: Network, fields: Fields) -> str:
    """Keep that a step will not be done any more."""
    return f"Not any more: {in_words(network.drop(fields['id']), network.names())}."


def plan(network: Network, fields: Fields) -> str:
    """Keep what you plan, and when to look again."""
    said = {name: str(fields.get(name, "")).strip() for name in ("whom", "what", "due", "again")}
    if not said["what"]:
        raise InvalidRequest(NO_PLAN)
    made = network.plan(said["what"], whom=said["whom"], due=said["due"], look_again=said["again"] or None)
    return f"Planned by {made.due_on}: {made.text}.{' This page will ask what came of it.' if said['again'] else ''}"


def _step(step: Step) -> Data:
    """A step, with its buttons: a label and the message that it sends."""
    what = step.record or step.contact
    settle: list[tuple[str, Data]] = [(WORDS[word], {"do": "mark", "id": what, "word": word}) for word in step.words]
    acts = [
        *(settle or [("In touch today", {"do": "log", "who": what})]),
        ("Next week", {"do": "postpone", "id": what}),
        ("No answer" if step.kind == "ask" else WORDS["dropped"], {"do": "drop", "id": what}),
    ]
    who = "" if step.contact == ME else step.contact
    return {"what": step.what, "why": step.why, "minutes": step.minutes, "contact": who, "acts": acts}


ACTS: Final[tuple[Act, ...]] = (postpone, drop, plan)
