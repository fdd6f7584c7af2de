"""What you planned last, such as the act of the last lesson, with what became of it or the acts that settle it."""

from __future__ import annotations

from netkit.model import Promise
from netkit.network import Network
from netkit.widgets.views.acts import WORDS, Act, Data


def show(network: Network, _: Data) -> Data:
    """The plans of the day on which the last one was made."""
    plans = list(network.plans())
    last = max((one.made_on for one in plans), default=None)
    return {"plans": [_line(one) for one in plans if one.made_on == last]}


def _line(plan: Promise) -> Data:
    shown = {"day": str(plan.due_on), "what": plan.text}
    if plan.is_open:
        acts = [
            (WORDS["done"], {"do": "mark", "id": plan.id, "word": "done"}),
            ("Next week", {"do": "postpone", "id": plan.id}),
            (WORDS["dropped"], {"do": "drop", "id": plan.id}),
        ]
        return shown | {"why": "open", "acts": acts}
    return shown | {"why": f"done on {plan.done_on}" if plan.done_on else f"let go on {plan.cancelled_on}", "acts": []}


ACTS: tuple[Act, ...] = ()
