"""The forms of the lines in a case: help that came, old ties, a ledger, needs, and messages."""

from __future__ import annotations

from typing import Final

from netkit.topics.drawn import Choice, Slots

LOOPS: Final[Slots] = {
    "report back": {
        "used": (
            "{who} advised me to cut the first chapter. I did, and the paper was taken. {who} does not know.",
            "{who} showed me how to fill in the form. It went through, and I have not said so yet.",
        ),
        "failed": (
            "{who} told me of a bursary. I applied and did not get it. We have not spoken since.",
            "{who} recommended a workshop. I went, and it was not for me. {who} has not heard.",
        ),
        "referral": (
            "{who} sent me to {about}, and we talked for an hour. I have not written to {who} since.",
            "{who} introduced me to {about}. The talk was good, and {who} was not there.",
        ),
        "declined": (
            "{who} proposed a second title. I thought it over and kept the first one, and said nothing.",
            "{who} found a room for me in the east of the town. I have taken another one. {who} may still be looking.",
        ),
    },
    "act first": {
        "unused": (
            "{who} lent me a book in January. It lies here, unopened.",
            "{who} sent me three links on grants. I have not looked at them.",
        ),
        "unwritten": (
            "{who} gave me the name of {about}. I have not written to {about}.",
            "{who} says that I should ask {about}. I mean to, next week.",
        ),
        "promised": (
            "{who} will look at my new draft once I have sent it. I have not sent it.",
            "{who} has a question about my survey, and waits for the file that I promised.",
        ),
    },
    "settled": {
        "told": (
            "{who} helped me with the poster. I wrote the same evening how it went.",
            "{who} named a printer. I sent {who} the first copy.",
        ),
        "told no": (
            "A tip of {who} led nowhere. I told {who} so, and thanked for it.",
            "{who} read my letter. The answer was no, and I called {who} with the news.",
        ),
        "seen": (
            "{who} helped me to carry the loom, and saw it standing.",
            "{who} came to my first talk, for which we had practised together. We spoke after it.",
        ),
    },
}
"""Help that came, by what is owed now."""

TIES: Final[Slots] = {
    "current": {
        "recent": ("{who}: last talk in November 2025.", "{who}: an hour at the harbour in June 2025."),
        "answered": (
            "{who}: last talk in 2021. In January 2026 I wrote, and the answer came in a week.",
            "{who}: last talk in 2020. In October 2025 {who} wrote, and I answered.",
        ),
    },
    "fading": {
        "fading": ("{who}: last talk in October 2024.", "{who}: last talk in May 2023."),
        "circular": (
            "{who}: last talk in December 2024. At New Year my greeting went to the whole list.",
            "{who}: last talk in July 2024. In 2026 {who} was among the forty to whom I sent my new address.",
        ),
        "year": ("{who}: last talk on 20 March 2025.",),
    },
    "dormant": {
        "dormant": ("{who}: last talk in August 2022.", "{who}: worked together until 2020, and nothing since."),
        "unanswered": (
            "{who}: last talk in 2021. In February 2026 I wrote, and there is no answer.",
            "{who}: last talk in 2019. Two messages of mine in 2025, both without an answer.",
        ),
        "three years": ("{who}: last talk on 20 March 2023.",),
    },
}
"""Ties, by how they stand on 20 March 2026."""

GOT: Final = (
    "{who} read a page of mine.",
    "{who} gave me a name.",
    "{who} lent me a tripod.",
    "I asked {who} for a link, and it came.",
    "{who} listened when a talk of mine had gone wrong.",
    "I had a question on bursaries, and {who} had the answer.",
)
GAVE: Final = (
    "I translated a letter for {who}.",
    "I sent {who} a link on summer schools.",
    "{who} asked me for my notes, and had them the same day.",
    "I told {who} of a free room.",
    "{who} had a question on the new form, and I knew the answer.",
)
"""Lines of a ledger. Who acts in a line is not always who is named first."""

NEEDS: Final[tuple[Choice, ...]] = (
    (
        "{who} looks for somebody to check the French of a report.",
        ("fits", "Somebody I know teaches French. Shall I ask whether you may write?"),
        ("own taste", "I have a fine grammar of Italian for you."),
        ("obliges", "I have hired a translator for you. You can pay me later."),
    ),
    (
        "{who} is new in the town and would like to sing.",
        ("fits", "The choir by the river takes new voices on Mondays. Here is the address."),
        ("own taste", "Come to my chess evening. You will like it."),
        ("obliges", "I have put you down for a choir. They expect you on Monday."),
    ),
    (
        "{who} is to give a first talk, and would like to practise it.",
        ("fits", "Would you like to give it to me once? I have half an hour on Tuesday."),
        ("own taste", "Here are the slides of my last talk, all sixty of them."),
        ("obliges", "Ten people come to your rehearsal on Tuesday. I have invited them."),
    ),
    (
        "{who} cannot find the old exam papers.",
        ("fits", "They are in the box by the copier. I can send you the list."),
        ("own taste", "I can send you what I heard about sleep before exams."),
        ("obliges", "I have copied all of them, which took the night. You would do it for me."),
    ),
    (
        "{who} would like to know how one works in a small firm.",
        ("fits", "A former colleague has begun in one. Shall I ask, and then put you in touch?"),
        ("own taste", "In a large firm one learns more. Here is a page on three of them."),
        ("obliges", "I have given your number to a small firm. They call you today."),
    ),
    (
        "{who} collects examples of short forms for a course.",
        ("fits", "The new form of the library has one page. Here it is."),
        ("own taste", "I have long forms with good pictures, if you like."),
        ("obliges", "I have asked everybody on my list to send you theirs, in your name."),
    ),
    (
        "{who} would like to hear whether the new timetable works.",
        ("fits", "I have used it for a month. Two changes are too short, the rest works."),
        ("own taste", "I find bicycles better. Here is a map of the paths."),
        ("obliges", "The office answers to you by Friday. I have complained in your name."),
    ),
    (
        "{who} needs a quiet room on Thursdays.",
        ("fits", "Room 12 is empty from four o'clock. They lend the key at the desk."),
        ("own taste", "I have a book on how to think in noise."),
        ("obliges", "You have mine from now on. I shall sit in the corridor."),
    ),
)
"""What somebody said that they need, and three things to offer."""

CIRCLES: Final = (
    *("a choir", "a print shop", "the fire brigade", "a night school", "a hospital", "a rowing club", "a theatre"),
    *("the town archive", "a bakery", "a repair café", "the seed library", "a radio station", "a court", "a shipyard"),
)
"""Where people are today."""

OLD_TIE: Final = "{who}: closeness {close}. Today in {where}. Last talk in {month}."
OWNER_IN: Final = "The owner's contacts of today are in {where}."

MOVES: Final = {
    "no reason": (
        "I sent {who} a picture of the first crocus.",
        "I called {who} to hear how the new flat is.",
        "I wrote to {who}: I have passed our old workshop, and thought of the Mondays.",
        "I wrote to {who} that I had liked the article.",
    ),
    "ask": (
        "I wrote to {who} how spring is here, and asked for a reference.",
        "I called {who} for the name of the printer.",
        "I sent {who} greetings, and my draft to be read by Monday.",
        "I asked {who} how the move went, and then for a look at my form.",
    ),
    "theirs": (
        "{who} called for no reason.",
        "{who} wrote after a long time, and I answered at once.",
        "{who} sent me a picture, and I sent one back.",
    ),
}
"""Who began, and whether anything was asked."""

MESSAGES: Final = (
    (
        "Dear {who}, it is four years since our summer in the archive of {about}.",
        "I still sort boxes as you showed me.",
        "These days I am learning how to mend paper.",
        "Would you tell me in a line what you are doing now?",
        "If it is a bad time, let this be a greeting.",
    ),
    (
        "Hello {who}, we shared a bench in the night course with {about}.",
        "I have used your trick with the red thread ever since.",
        "Last autumn I moved, and I work in a print shop now.",
        "May I ring you one evening and hear how you are?",
        "Should it not suit you, no answer is needed.",
    ),
    (
        "Good day, {who}: I am the one who kept the tea warm at the stall of {about}.",
        "What you said there about waiting has helped me twice.",
        "Since spring I look after the plants of a school.",
        "I should like to hear of your garden, in two lines or in ten.",
        "And if you would rather not write, I wish you a good summer.",
    ),
    (
        "Dear {who}, you may remember me from the kitchen of {about}, where we cooked for sixty.",
        "To this day I salt the water the way you did.",
        "I have changed trades since, and measure rivers.",
        "Would you tell me one day where you cook now?",
        "If you would rather not, leave my lines as they are.",
    ),
    (
        "Hello {who}, in the winter of the long strike we waited for the bus with {about}.",
        "Your rule for telling a good map from a pretty one has stayed with me.",
        "My own news: I teach twelve-year-olds, and they draw maps.",
        "Could I show you one of these, on paper or on a screen?",
        "There is no hurry, and no need to reply.",
    ),
    (
        "Good evening {who}, I am one of the three who rowed with {about} before the club closed.",
        "I still count as you taught us to, aloud and from the back.",
        "Now I live four hours from any water, and work with old people.",
        "I would be glad to know whether you have found a boat.",
        "Should this come at a wrong moment, let it pass.",
    ),
)
"""Messages after years: where from, what has stayed, what is new, an invitation, a way to say no."""
