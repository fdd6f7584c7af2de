"""What flows in a tie: information, advice or moral support, told apart in lines of an invented log.

The handout says that contacts are used for these three. How to tell them apart is a convention of this course:

- information is what one of the two knew and the other did not; it would be the same whoever told it;
- advice is what one of the two would do in the other's place;
- moral support is courage or company; it neither tells nor recommends anything.

Either of the two may give. The bank is closed: its labels are an answer key, and no rule looks for them in other text.
"""

from __future__ import annotations

from typing import Final

from netkit.conversation.rules import Item, prepared
from netkit.errors import InvalidRequest

INFORMATION: Final = "information"
ADVICE: Final = "advice"
MORAL_SUPPORT: Final = "moral support"

FLOW_LABELS: Final = (INFORMATION, ADVICE, MORAL_SUPPORT)
"""The three that the handout names, in its order."""

FLOWS: Final = (
    Item(
        "f01",
        "Mei told me that the museum takes on two trainees every autumn.",
        INFORMATION,
        "How many trainees there are, and when, is a fact that anybody there could tell.",
    ),
    Item(
        "f02",
        "Jae suggested sending the short version first and the report a week later.",
        ADVICE,
        "Jae says what to do and in which order, which is a judgement.",
    ),
    Item(
        "f03",
        "Called Arif before the talk; he listened and said that I had managed harder ones.",
        MORAL_SUPPORT,
        "It gave courage, and nothing in the talk was changed by it.",
    ),
    Item(
        "f04",
        "Sanna would turn down the second offer if she were me, and she said why.",
        ADVICE,
        "Sanna puts herself in my place and weighs a choice.",
    ),
    Item(
        "f05",
        "Kwame sent the dates of the spring workshops at the harbour office.",
        INFORMATION,
        "Dates are the same whoever sends them.",
    ),
    Item(
        "f06",
        "Leilani showed me a catalogue of free maps that I had not known of.",
        INFORMATION,
        "What helps may be something that you did not know there was.",
    ),
    Item(
        "f07",
        "After the rejection, Ifeoma wrote how much the exhibition had meant to her.",
        MORAL_SUPPORT,
        "The letter comforts and does not say what to do next.",
    ),
    Item(
        "f08",
        "Told Tomás that I believe in his project, now that the grant is gone.",
        MORAL_SUPPORT,
        "This time the courage goes from me to Tomás.",
    ),
    Item(
        "f09",
        "Paulo thinks that I should ask for a smaller budget and a longer term.",
        ADVICE,
        "What I should ask for is an opinion on a choice of mine.",
    ),
    Item(
        "f10",
        "Wrote to Haruka which three firms use the software that she asked about.",
        INFORMATION,
        "Haruka gets three names that she can check; none of them is recommended.",
    ),
    Item(
        "f11",
        "Ada sat with me for an hour while I waited for the jury.",
        MORAL_SUPPORT,
        "Company in a long hour is all that flows here.",
    ),
    Item(
        "f12",
        "Bao read my draft and recommended that I begin with the example.",
        ADVICE,
        "Feedback that says what to change is a proposal, which I may follow or not.",
    ),
    Item(
        "f13",
        "Told Chen to take a day before answering, as I did when I had the same letter.",
        ADVICE,
        "My own experience becomes a proposal for what Chen might do.",
    ),
    Item(
        "f14",
        "Oskar knew who runs the evening course now: Ms Adeyemi, since last year.",
        INFORMATION,
        "A name and a year are known or not known.",
    ),
    Item(
        "f15",
        "When I wanted to give up the course, Noor reminded me how far I had come.",
        MORAL_SUPPORT,
        "I knew already how far I had come; being reminded of it gave strength.",
    ),
    Item(
        "f16",
        "Learned from Lin how many people apply for the residency: about forty a year.",
        INFORMATION,
        "Lin gives a number and leaves it to me whether to apply.",
    ),
    Item(
        "f17",
        "Eze went through my two plans with me and would start with the cheaper one.",
        ADVICE,
        "Two plans were weighed, and one was preferred.",
    ),
    Item(
        "f18",
        "Sent Mei a card before her examination: all of us are thinking of her.",
        MORAL_SUPPORT,
        "A card that says nothing about the subject can still carry somebody through it.",
    ),
    Item(
        "f19",
        "Jae was as glad about the prize as I was, and told the whole group.",
        MORAL_SUPPORT,
        "To share a joy strengthens as much as to share a sorrow.",
    ),
    Item(
        "f20",
        "Passed on to Zoe that the hall can be booked from six o'clock.",
        INFORMATION,
        "Zoe now knows a rule of the house, and it was not my opinion.",
    ),
    Item(
        "f21",
        "Asked Ola how to begin with a silent group; she would open with a question to each.",
        ADVICE,
        "I asked how to do something, and Ola said how she would do it.",
    ),
    Item(
        "f22",
        "Kofi warned me against signing before I have seen the second page.",
        ADVICE,
        "A warning is a proposal too: it says what not to do.",
    ),
    Item(
        "f23",
        "Rang Paulo in his first week alone at the desk, to hear how he was.",
        MORAL_SUPPORT,
        "The call was for Paulo and not for any news or plan.",
    ),
    Item(
        "f24",
        "Sanna explained what the letters on the form stand for.",
        INFORMATION,
        "What letters stand for can be looked up, so nobody's judgement is in it.",
    ),
)
"""Twenty-four invented lines of a log, eight for each label."""

_BY_TEXT: Final = {prepared(item.text): item for item in FLOWS} | {item.id: item for item in FLOWS}


def classify_flow(line: str) -> Item:
    """What flows in a line of the bank, and why: the answer key of ``FLOWS``, by the line's text or its id.

    ``InvalidRequest`` for any other text: no rule here would know what flows in a line that it has never seen.

    >>> found = classify_flow("Kwame sent the dates of the spring workshops at the harbour office.")
    >>> found.label, found.why
    ('information', 'Dates are the same whoever sends them.')
    """
    found = _BY_TEXT.get(prepared(line))
    if found is None:
        msg = f"{line!r} is no line of the bank; write one as it stands there: [item.text for item in FLOWS] shows them"
        raise InvalidRequest(msg)
    return found
