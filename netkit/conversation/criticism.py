"""When you may talk critically about another professional: the handout's exception, and cases to try it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from netkit.errors import InvalidRequest

MAY: Final = "may"
MAY_NOT: Final = "may not"


def may_criticise(*, asked: bool, sure_of_confidence: bool) -> bool:
    """Whether the handout's one exception lets you speak critically of another professional or a former colleague.

    True only where both hold: you were ``asked`` specifically for your opinion of that person, and you are absolutely
    sure that it will be kept confidential. May does not mean must.

    >>> may_criticise(asked=True, sure_of_confidence=True)
    True
    >>> may_criticise(asked=True, sure_of_confidence=False)
    False

    Raises ``InvalidRequest`` for anything but yes or no, since half asked and nearly sure are both a no.
    """
    for name, value in (("asked", asked), ("sure_of_confidence", sure_of_confidence)):
        if not isinstance(value, bool):
            msg = f"{name} is {value!r}; it must be True or False, and anything short of a clear yes is False"
            raise InvalidRequest(msg)
    return asked and sure_of_confidence


@dataclass(frozen=True, slots=True)
class Vignette:
    """A short invented scene: what holds in it, and why the exception applies or does not."""

    id: str
    text: str
    asked: bool
    sure_of_confidence: bool
    why: str

    @property
    def label(self) -> str:
        """Either ``"may"`` or ``"may not"``, by the rule."""
        return MAY if may_criticise(asked=self.asked, sure_of_confidence=self.sure_of_confidence) else MAY_NOT


VIGNETTES: Final = (
    Vignette(
        "v01",
        "Leila asks what you think of Jonas as a co-author. You are alone, and you are absolutely sure that Leila"
        " tells nobody.",
        asked=True,
        sure_of_confidence=True,
        why="Both conditions hold: Leila asked about this very person, and you are sure of confidence.",
    ),
    Vignette(
        "v02",
        "Piotr asks for your honest opinion of Chen, and adds that it will probably stay between you.",
        asked=True,
        sure_of_confidence=False,
        why="Probably is not absolutely sure, so one of the two conditions is missing.",
    ),
    Vignette(
        "v03",
        "You and Noor talk about a shared project. You are absolutely sure that Noor keeps confidences, and you feel"
        " like saying how slow Elif was.",
        asked=False,
        sure_of_confidence=True,
        why="Trust is half of the exception: Noor has not asked you about Elif.",
    ),
    Vignette(
        "v04",
        "Haruka asks for your opinion of a supervisor you both know, and yours is not a kind one. You are absolutely"
        " sure that Haruka keeps it confidential.",
        asked=True,
        sure_of_confidence=True,
        why="The exception turns on who asked and who will hear it, and not on how kind it is.",
    ),
    Vignette(
        "v05",
        "Over lunch at a conference, Amina asks what you think of a former colleague. People you do not know sit at"
        " the same table.",
        asked=True,
        sure_of_confidence=False,
        why="You were asked, but among strangers nobody can be sure of confidence.",
    ),
    Vignette(
        "v06",
        "A committee asks you for a written opinion of a former colleague. The letters stay sealed, and you are"
        " absolutely sure of it.",
        asked=True,
        sure_of_confidence=True,
        why="It feels more public than a talk, but you were asked and are sure: both conditions hold.",
    ),
    Vignette(
        "v07",
        "At a reception, someone you met today praises your old firm. You want to set right what they believe about"
        " your former manager.",
        asked=False,
        sure_of_confidence=False,
        why="Praise is not a question, and you cannot know what a new acquaintance repeats.",
    ),
    Vignette(
        "v08",
        "Hugo complains about Mateo, then pauses and looks at you. You are absolutely sure that nothing leaves the"
        " room.",
        asked=False,
        sure_of_confidence=True,
        why="A pause is not a question: Hugo has not specifically asked for your opinion.",
    ),
    Vignette(
        "v09",
        "Your mentor asks for your opinion of Ravi as a leader. You are absolutely sure that it stays between you,"
        " and would rather not answer.",
        asked=True,
        sure_of_confidence=True,
        why="The exception allows it and demands nothing: whether you answer is yours to decide.",
    ),
    Vignette(
        "v10",
        "Everyone at the table agrees that Sami's talk was poor, and they are right. Nobody has turned to you, and"
        " you hardly know them.",
        asked=False,
        sure_of_confidence=False,
        why="That it is true does not matter: the exception has two conditions, and neither holds.",
    ),
    Vignette(
        "v11",
        "By e-mail, your mentor asks what you think of a former colleague. You trust your mentor; others in the"
        " office can read that mailbox.",
        asked=True,
        sure_of_confidence=False,
        why="You can trust a person and still not be sure of a mailbox.",
    ),
    Vignette(
        "v12",
        "Ana asks what you learned in Oskar's team. You are absolutely sure that Ana tells nobody, and the true"
        " answer is that Oskar led badly.",
        asked=False,
        sure_of_confidence=True,
        why="Ana asked what you learned, and not for your opinion of Oskar.",
    ),
)
"""Twelve invented scenes: four where both conditions hold, six where one does, two where neither does."""
