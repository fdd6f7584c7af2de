"""Lines of a case that come from a bank of forms, such as "{who} asks about {about}.": drawn, and read again.

A bank has the forms by their kind. A choice is a scene with three replies, each a kind and a text, the right one first.
A story is the forms of its lines in their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import count, permutations
from typing import Any, TypeAlias

from netkit.cases.seeded_random import SeededRandom
from netkit.model import ContactId
from netkit.network import Network
from netkit.text import folded
from netkit.topics.texts import texts

Bank: TypeAlias = Mapping[str, Sequence[str]]
Slots: TypeAlias = Mapping[str, Bank]
"""A bank for each label. A case has one line of each slot."""
Choice: TypeAlias = tuple[Any, ...]
Line: TypeAlias = tuple[date, ContactId, str]
Labelled: TypeAlias = Callable[[Network], dict[str, str]]
"""From a case to the label of each line, or of some lines, by its letter."""
Ordered: TypeAlias = Callable[[Network], list[str]]
"""From a case to letters in an order."""


# Drawn for a case.


def some_of_each(bank: Bank, numbers: Sequence[int], chance: SeededRandom, *, among: slice) -> list[str]:
    """So many forms of each kind, of those in a part of the bank, in any order."""
    chosen = zip(bank.values(), numbers, strict=True)
    return chance.shuffled([form for forms, number in chosen for form in chance.some(forms[among], number)])


def some_of_any(bank: Bank, numbers: Iterable[int], chance: SeededRandom, *, among: slice) -> list[str]:
    """So many forms of the kinds; which of them has how many is a matter of chance too."""
    return some_of_each(bank, chance.choice(sorted(set(permutations(numbers)))), chance, among=among)


def one_of_each(slots: Slots, chance: SeededRandom) -> list[str]:
    """A form of each slot, in any order."""
    return chance.shuffled([chance.choice(forms) for bank in slots.values() for forms in bank.values()])


def numbered(choices: Sequence[Choice], chance: SeededRandom) -> list[str]:
    """Five scenes, each with its replies in another order. Each number is right once or twice.

    >>> numbered([("Mei is late.", ("kind", "No harm."), ("cold", "At last."), ("pries", "Why?"))], SeededRandom(1))
    ['Mei is late. (1) “No harm.” (2) “Why?” (3) “At last.”']
    """
    first, second, third = chance.shuffled(range(3))
    places = chance.shuffled([first, first, second, second, third])
    found = []
    for (scene, right, *others), place in zip(chance.some(choices, 5), places, strict=False):
        replies = [text for _, text in chance.shuffled(others)]
        replies.insert(place, right[1])
        found.append(" ".join([scene, *(f"({number}) “{reply}”" for number, reply in enumerate(replies, start=1))]))
    return found


def filled(forms: Sequence[str], names: Sequence[str], chance: SeededRandom, *, on: date) -> list[Line]:
    """The lines of these forms, with two names in each that no other line has."""
    mixed = chance.shuffled(names)
    pairs = zip(mixed[::2], mixed[1::2], strict=False)
    return [_line(form, *pair, on) for form, pair in zip(forms, pairs, strict=False)]


def mixed_story(
    stories: Sequence[Sequence[str]], names: Sequence[str], chance: SeededRandom, *, on: date
) -> list[Line]:
    """The lines of one story about two people, mixed; never in their order."""
    who, about = chance.some(names, 2)
    lines = [_line(form, who, about, on) for form in chance.choice(stories)]
    return next(mixed for _ in count() if (mixed := chance.shuffled(lines)) != lines)


def _line(form: str, who: str, about: str, on: date) -> Line:
    return on, ContactId(folded(who)), form.format(who=who, about=about)


# Read from a case.


def kinds(heading: str, bank: Mapping[str, Iterable[str]]) -> Labelled:
    """The kind of each line under a heading: the kind of the form from which it was made."""

    def found(case: Network) -> dict[str, str]:
        return {
            letter: next(kind for kind, forms in bank.items() if any(has_form(text, form) for form in forms))
            for letter, text in texts(case, heading).items()
        }

    return found


def labelled(heading: str, slots: Slots) -> Labelled:
    """The label of each line under a heading: that of its slot."""
    slot_of = kinds(heading, {slot: forms for bank in slots.values() for slot, forms in bank.items()})
    label = {slot: label for label, bank in slots.items() for slot in bank}
    return lambda case: {letter: label[slot] for letter, slot in slot_of(case).items()}


def in_slot(heading: str, slots: Slots, slot: str, label: str) -> Labelled:
    """A label for the line of one slot."""
    forms = next(bank[slot] for bank in slots.values() if slot in bank)
    return lambda case: {
        letter: label for letter, text in texts(case, heading).items() if any(has_form(text, form) for form in forms)
    }


def of_form(heading: str, form: str, label: str) -> Labelled:
    """A label for the lines of this form."""
    return lambda case: {letter: label for letter, text in texts(case, heading).items() if has_form(text, form)}


def chosen(heading: str, choices: Sequence[Choice], kind: str) -> Labelled:
    """The number of the reply of this kind, for each scene that has one."""

    def found(case: Network) -> dict[str, str]:
        numbers = {}
        for letter, text in texts(case, heading).items():
            scene, *said = re.split(r" \(([123])\) ", text)
            replies = next(replies for known, *replies in choices if has_form(scene, known))
            forms = [f"“{form}”" for one, form in replies if one == kind]
            for number, reply in zip(said[::2], said[1::2], strict=True):
                if any(has_form(reply, form) for form in forms):
                    numbers[letter] = number
        return numbers

    return found


def in_order(heading: str, stories: Sequence[Sequence[str]]) -> Ordered:
    """The letters of the lines under a heading, in the order of the story from which they come."""

    def found(case: Network) -> list[str]:
        lines = texts(case, heading)
        story = next(
            one for one in stories if all(any(has_form(text, form) for form in one) for text in lines.values())
        )
        return [next(letter for letter, text in lines.items() if has_form(text, form)) for form in story]

    return found


def relabelled(labels: Labelled, of: Iterable[str], label: str) -> Labelled:
    """Another label for the lines that have one of these."""
    those = set(of)
    return lambda case: {letter: label for letter, one in labels(case).items() if one in those}


def moved(order: Ordered, item: int, to: int) -> Ordered:
    """The order with one item moved to another place."""

    def found(case: Network) -> list[str]:
        letters = order(case)
        letters.insert(to, letters.pop(item))
        return letters

    return found


def has_form(text: str, form: str) -> bool:
    """Whether a text was made from a form.

    >>> has_form("Mei asks about Jae.", "{who} asks about {about}.")
    True
    """
    return _pattern(form).fullmatch(text) is not None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(form)))
