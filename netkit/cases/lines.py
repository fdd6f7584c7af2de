"""What is written in the records of an invented career: plain sentences of our own, about nobody real."""

from __future__ import annotations

from typing import Final

from netkit.model import Gift, Kind

TOPICS: Final = (
    "a course",
    "a conference",
    "a first project",
    "applying for funding",
    "finding clients",
    "how teams are set up",
    "learning a tool",
    "moving to another field",
    "new rules",
    "presenting results",
    "starting dates",
    "what a working week looks like",
    "working abroad",
    "working part-time",
    "writing for non-experts",
)

SUMMARIES: Final[dict[Kind, tuple[str, ...]]] = {
    "getting_to_know": (
        "How they came to their field, and what they would do again.",
        "What their days look like; told them about my own work.",
        "They asked good questions about my project.",
        "We found that we both like the practical side of the work.",
        "Where they started and what they learnt there.",
    ),
    "scheduling": (
        "Looked for a date.",
        "Moved our meeting by a week.",
        "Fixed the time and the place.",
        "Agreed on half an hour next week.",
    ),
    "renewal": (
        "Said hello, no reason needed.",
        "Thought of them because of an article.",
        "Congratulated them on a finished project.",
        "Asked how their project is going.",
        "Nothing special; it was good to hear from them.",
        "Caught up after a while.",
    ),
    "substance": (
        "Went through a draft line by line.",
        "Compared how our two places plan a project.",
        "They explained how decisions are made there.",
        "Talked over two ways to go on.",
        "Looked at what worked last time and what did not.",
        "Collected questions for the next step.",
    ),
}

UNANSWERED: Final = ("No reply so far.", "Tried once; nothing came back.", "No answer; I will try again another day.")

ABOUT: Final[dict[Gift, tuple[str, ...]]] = {
    "information": (
        "how the field is changing",
        "what the first year is like",
        "where openings are announced",
        "which courses are worth the time",
        "who decides on small grants",
    ),
    "feedback": ("a cover letter", "a draft report", "a portfolio", "a short talk", "a project plan"),
    "introduction": ("a former colleague", "somebody in the same field", "the organiser of a meeting", "two newcomers"),
    "support": (
        "a word of encouragement before a talk",
        "help on a busy day",
        "time to think aloud",
        "a lift to the conference",
    ),
    "referral": ("a name to call",),
}

ASKS: Final[dict[Gift, tuple[str, ...]]] = {
    "information": (
        "What surprised you in your first year?",
        "Which parts of your work would an outsider not expect?",
        "What would you learn first if you began again?",
    ),
    "feedback": (
        "Would you read two pages and tell me where you stop believing me?",
        "Could you listen to my talk before I give it?",
    ),
    "introduction": ("Would you introduce me to the people who run the workshop?",),
    "support": ("May I think aloud with you for twenty minutes?",),
    "referral": ("Whom else should I talk to about this?",),
}

BY_ME: Final = (
    "send the article we talked about",
    "introduce them to a colleague",
    "read their draft",
    "share my notes from the conference",
    "ask at work about the room",
    "send three dates for a talk",
)

BY_THEM: Final = (
    "send the reading list",
    "pass on my draft",
    "look at my portfolio",
    "ask their team about a visit",
    "send the name of the course",
    "write back with a date",
)

PURPOSES: Final = (
    "a talk about the field",
    "a visit to their team",
    "advice on a project",
    "a second opinion",
    "how they changed fields",
)

OUTCOMES: Final = (
    "a good talk and two more names",
    "an invitation to visit",
    "advice that changed my plan",
    "not the right field for me, which is good to know",
    "we will talk again after the summer",
)

HOW_MET: Final[dict[str, str]] = {
    "present job": "at work",
    "past job": "at work, in those days",
    "studies": "in a seminar",
    "research group": "through the work of the group",
    "association": "at an evening of the association",
    "volunteering": "on a day of helping out",
    "online": "in a discussion online",
    "friends": "through friends",
}

NOTES: Final = (
    "Prefers a call to a long message.",
    "Likes to see an agenda beforehand.",
    "Knows the history of the organisation well.",
    "Plans the week on Mondays; write before that.",
    "Said that they are glad to read short drafts.",
    "Works from another office on Thursdays.",
)
