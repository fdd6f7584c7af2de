"""Parts of the sentences that results carry, put so that they are true whatever the number."""

from __future__ import annotations

from collections.abc import Mapping

from netkit.measures.measured import FEW, Share
from netkit.measures.sentences import shown
from netkit.text import counted


def part_of(share: Share, noun: str, plural: str = "") -> str:
    """How many of how many, the share that this is, and whether it says little; the noun names what the whole holds.

    >>> part_of(Share(3, 4), "talk"), part_of(Share(0, 0), "talk")
    ('3 of 4 talks (a share of 0.75)', 'none of 0 talks, which makes no share')
    """
    if not share.whole:
        return f"none of {counted(0, noun, plural)}, which makes no share"
    little = ", of so few that it says little" if share.whole < FEW else ""
    return f"{share.part:,} of {counted(share.whole, noun, plural)} (a share of {shown(share.value)}{little})"


def share_of(claim: str, share: Share, noun: str, plural: str = "") -> str:
    """A claim about a share, ``{}`` in it being the part, as a sentence; without a whole, that there is none.

    >>> share_of("You were late for {}.", Share(3, 4), "talk"), share_of("You were late for {}.", Share(0, 0), "talk")
    ('You were late for 3 of 4 talks (a share of 0.75).', 'There is no talk to count, so there is no share.')
    """
    if not share.whole:
        return f"There is no {noun} to count, so there is no share."
    return claim.format(part_of(share, noun, plural))


def left_out(reasons: Mapping[str, int]) -> str:
    """What was left out and why, as a sentence with a space before it; nothing if nothing was.

    >>> left_out({"dated after today": 2, "still waiting": 0}), left_out({"still waiting": 0})
    (' Left out: 2 dated after today.', '')
    """
    listed = "; ".join(f"{number:,} {why}" for why, number in reasons.items() if number)
    return f" Left out: {listed}." if listed else ""
