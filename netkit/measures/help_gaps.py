"""The kinds of help that a network gives: from whom each comes, and which come from one person only or from nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from netkit.measures import _inputs
from netkit.model import Contact, Role
from netkit.results import listed


def help_gaps(contacts: Iterable[Contact]) -> str:
    """Which kinds of help come from nobody, and which from one person only, in words. Archived contacts are left out.

    >>> mei = Contact("mei", "Mei", roles=frozenset({"information", "support"}))
    >>> jae = Contact("jae", "Jae", roles=frozenset({"information"}))
    >>> print(help_gaps([mei, jae]))
    From nobody: referral and feedback. From one person only: support (Mei).
    """
    people = [one for one in _inputs.records(contacts, Contact) if not one.archived]
    sources = {role: [one.name for one in people if role in one.roles] for role in get_args(Role)}
    nobody = [role for role, who in sources.items() if not who]
    single = [f"{role} ({who[0]})" for role, who in sources.items() if len(who) == 1]
    said = [f"From nobody: {listed(nobody)}."] if nobody else []
    said += [f"From one person only: {listed(single)}."] if single else []
    return " ".join(said) or "Each kind of help comes from two people or more."
