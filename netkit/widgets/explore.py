"""``explore``: a question that takes a guess first, then something to try, and at last the explanation."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Final

from netkit.errors import InvalidRequest
from netkit.results import shown
from netkit.topics.catalogue import exploration
from netkit.topics.exploring import Exploration, Trial
from netkit.widgets.page import Message, Page, bundle

FOLDED: Final = "After your guess: what comes out, and why"
TOO_EARLY: Final = "give your guess and try once, then the explanation opens"
NO_GUESS: Final = "guess is a list of two or more answers to choose from, such as ['the first', 'the second']"
TRIED: Final = "tried"


def explore(name: str, *, guess: Sequence[str]) -> Explore:
    """The exploration ``name`` of a topic, such as ``"assess.names"``.

    The reader chooses one of the answers in ``guess`` first; it is neither marked nor kept. Raises ``InvalidRequest``
    if there is no such exploration, or for fewer than two answers.
    """
    if isinstance(guess, str) or len(guess) < 2:
        raise InvalidRequest(NO_GUESS)
    return Explore(exploration(name), guess)


class Explore(Page):
    """The question with its answers; what can be tried once a guess was given, and then the explanation."""

    _esm = bundle("explore.js")

    def __init__(self, explored: Exploration, guess: Sequence[str]) -> None:
        self.explored, self.options = explored, [*guess]
        self.is_given = self.is_tried = False
        self.tried: list[tuple[str, float]] = []
        super().__init__(text=explored.question, fallback=self._static())

    def answer(self, message: Message) -> Message:
        """Ask, take a guess, try, or explain; the guess itself is not sent."""
        if message["do"] == "ask":
            self.is_given = self.is_tried = False
            self.tried = []
            return {"question": self.explored.question, "options": self.options}
        if message["do"] == "guess":
            self.is_given = True
            return {"controls": [{"name": name} | asdict(one) for name, one in self.explored.by.controls.items()]}
        if not self.is_given or (message["do"] == "explain" and not self.is_tried):
            raise InvalidRequest(TOO_EARLY)
        if message["do"] == "explain":
            return {"explanation": self.explored.explanation, "table": self._every()}
        trial = self.explored.by
        row = trial.row(message["values"])
        self.is_tried = True
        self.tried = [row, *(one for one in self.tried if one != row)]
        return {"row": f"{row[0]}: {trial.measure} {shown(row[1])}.", "table": bars(trial, self.tried)}

    def _every(self) -> str:
        return bars(self.explored.by, self.explored.by.rows())

    def _static(self) -> str:
        answers = "".join(f"<li>{html.escape(one)}</li>" for one in self.options)
        told = "".join(f"<p>{html.escape(one)}</p>" for one in self.explored.explanation)
        return f"<ul>{answers}</ul><details><summary>{FOLDED}</summary>{self._every()}{told}</details>"


def bars(by: Trial, rows: Iterable[tuple[str, float]]) -> str:
    """What was tried, each number as a bar between its limits and in figures."""
    least, most = by.limits

    def line(words: str, number: float) -> str:
        share = min(max((number - least) / (most - least), 0), 1) if number == number else 0
        bar = f'<div aria-hidden="true" style="width: {share:.1%}; height: 12px; background: #4d8fb0"></div>'
        return f'<tr><th scope="row">{html.escape(words)}</th><td>{shown(number)}</td><td>{bar}</td></tr>'

    body = "".join(line(*row) for row in rows)
    heads = f'<th scope="col">{TRIED}</th><th scope="col">{html.escape(by.measure)}</th>'
    ends = f'<th scope="col" style="min-width: 12em">{shown(least)} to {shown(most)}</th>'
    return f'<table class="dataframe"><thead><tr>{heads}{ends}</tr></thead><tbody>{body}</tbody></table>'
