"""What to do this week, each step with the acts that settle it."""

from __future__ import annotations

from typing import Final

from netkit.errors import InvalidRequest
from netkit.measures.agenda import RULE, Step
from netkit.model import ME
from netkit.network import Network
from netkit.widgets.views import log_view
from netkit.widgets.views.acts import WORDS, Act, Data, Fields

NO_PLAN: Final = "Write what you will do: one small thing is enough."


def show(network: Network, asked: Data) -> Data:
    """The agenda of the week, each step with the acts that settle it."""
    hours = asked.get("hours") or 2
    agenda = network.agenda(hours=hours)
    return {
        "hours": hours,
        "caption": f"{agenda.caption}.",
        "steps": [_step(step) for step in agenda.steps],
        "later": [_step(one.step) for one in agenda.later],
        "notes": [note for note in agenda.notes if RULE not in note and ".later" not in note],
        "rule": RULE,
    }


def in_touch(network: Network, fields: Fields) -> str:
    """Keep that there was a talk today."""
    return log_view.log(network, {"who": fields["id"]})


def plan(network: Network, fields: Fields) -> str:
    """Keep what you plan, and when to look again."""
    said = {name: str(fields.get(name, "")).strip() for name in ("whom", "what", "due", "again")}
    if not said["what"]:
        raise InvalidRequest(NO_PLAN)
    made = network.plan(said["what"], whom=said["whom"], due=said["due"], look_again=said["again"] or None)
    return f"Planned by {made.due_on}: {made.text}.{' This page will ask what came of it.' if said['again'] else ''}"


def _step(step: Step) -> Data:
    """A step, with its buttons: a label and the message that it sends."""
    about = {"do": "mark", "id": step.record}
    acts: list[tuple[str, Data]] = [(WORDS[step.word], about | {"word": step.word})] if step.word else []
    if step.kind == "promise":
        acts.append(("Next week", {"do": "edit", "id": step.record, "changes": {"due_on": "in a week"}}))
        acts.append((WORDS["cancelled"], about | {"word": "cancelled"}))
    elif step.kind == "referral":
        acts.append((WORDS["met"], about | {"word": "met"}))
    elif step.kind == "renewal":
        acts.append(("In touch today", {"do": "in_touch", "id": step.contact}))
        acts.append((WORDS["cancelled"], {"do": "edit", "id": step.contact, "changes": {"cadence": "never"}}))
    who = "" if step.contact == ME else step.contact
    return {"what": step.what, "why": step.why, "minutes": step.minutes, "contact": who, "acts": acts}


ACTS: Final[tuple[Act, ...]] = (in_touch, plan)
