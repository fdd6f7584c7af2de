"""Records as tests of measures tell them: from one day, with only the fields that matter."""

from datetime import date, timedelta
from typing import Any

from netkit.model import Answer, Ask, Contact, ContactId, Interaction, Referral

TODAY = date(2026, 3, 10)
YESTERDAY, TOMORROW = date(2026, 3, 9), date(2026, 3, 11)
PEOPLE = [Contact(ContactId(one), one.title()) for one in ("ada", "jae", "mei")]


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def met(on: date, *with_whom: str, key: str = "", **more: Any) -> Interaction:
    return Interaction(key or f"{on}", on, tuple(map(ContactId, with_whom or ("jae",))), **more)


def ask(on: date, contact: str = "jae", answer: Answer | None = None, answered_on: date | None = None) -> Ask:
    return Ask(f"{on}-{contact}", on, ContactId(contact), "whom to call", answer, answered_on)


def referral(on: date, by: str = "jae", key: str = "1", **steps: date) -> Referral:
    return Referral(key, on, ContactId(by), "Lin", **steps)
