"""The sentences of the exercise, by kind. The first of each kind are for the practice case, the others for students."""

from __future__ import annotations

from typing import Final

ASKS: Final = {
    "information": (
        "How long do you wait for an answer from the archive, as a rule?",
        "Which of the two workshops has machines for metal?",
        "What did you not know about the work before you began?",
        "How many people are in your team, and what does each of them do?",
        "What does a normal Tuesday look like in your laboratory?",
        "Which skills do you use that no course taught you?",
        "When in the year are the places for trainees given out?",
        "How were the interviews held: in a group, or one by one?",
    ),
    "referral": (
        "Who else should I talk to about river maps?",
        "Do you know anybody who has left the field again?",
        "Is there somebody in your house who works on old glass?",
        "Whom would you ask if the printer refused the order?",
        "Could you put me in touch with somebody at the harbour office?",
        "Which of your colleagues would not mind a letter from a student?",
        "To whom in the director's office should I write, and may I name you?",
        "You cannot help here, you say. Who might?",
    ),
    "feedback": (
        "Would you read one page and mark where you stopped?",
        "I plan to ask three firms at once. What could go wrong?",
        "Here are two titles for my talk. Which would make you come?",
        "May I practise my first two minutes with you on Thursday?",
        "This is how I would say it to the committee. How does it sound to you?",
        "Does this drawing show what I think it shows?",
        "I would begin with the costs. Would you have followed me until then?",
        "Where in this letter do I sound unsure of myself?",
    ),
}
"""Questions to a contact, by what they ask for."""

PLACES: Final = (
    *("the bird station", "the print workshop", "the museum of tools", "the night school", "the seed library"),
    *("the film archive", "the weather office", "the repair café", "the map room", "the glass foundry"),
)
"""Places; the owner would like to know how one comes to work there today."""

KNOWS: Final = {
    "now": (
        "{who} has worked at {about} since last autumn.",
        "{who} applied at {about} in January, and was taken.",
        "{who} chooses the trainees at {about} this year.",
        "{who} left {about} three weeks ago, after a year there.",
        "{who} looks after the people who are new at {about}.",
        "{who} applied at {about} in February, and was refused with a long letter.",
        "{who} answers the applications at {about}.",
    ),
    "long ago": (
        "{who} worked at {about} twenty years ago, when it had another name.",
        "{who} was a trainee at {about} before it moved and was rebuilt.",
        "{who} applied at {about} as a student, in the last century.",
        "{who} ran {about} until it was closed; ten years later others opened it again.",
    ),
    "sends on": (
        "{who} shares a flat with somebody who works at {about}.",
        "{who} sings in a choir with the head of {about}.",
        "{who} knows two people from {about} by name.",
        "{who} gave a talk at {about} once, and was invited by a friend there.",
        "{who} meets people from {about} each summer.",
    ),
    "visits": (
        "{who} goes to {about} nearly every week, as a guest.",
        "{who} has written a page about {about}, out of books.",
        "{who} is sure that {about} is a good place to work, and has never asked there.",
        "{who} gives money to {about} each year.",
        "{who} walks past {about} every morning.",
    ),
}
"""What joins somebody to a place; only the first kind can say how one comes to work there today."""

FIRST: Final = (
    "{who} saw the notice on the door.",
    "{who} was in the meeting in which it was decided.",
    "{who} rang the office and asked.",
    "{who} read it in the minutes.",
    "{who} had a letter from the office.",
    "{who} asked the one who decides.",
)
HEARD: Final = (
    "{who} has it from {about}.",
    "{about} told {who}.",
    "{who} got a message from {about}.",
    "{who} heard {about} say so.",
)
"""How somebody came to know a piece of news: at first hand, or from another."""

ROUTES: Final = (
    ((4, 4, 10), (3, 4, 20), (5, 3, 40), (5, 2, 3), (2, 3, 30)),
    ((4, 5, 12), (4, 4, 31), (3, 3, 2), (5, 2, 6), (2, 2, 45)),
    ((5, 4, 25), (3, 5, 8), (4, 3, 33), (5, 2, 15), (1, 4, 4)),
    ((4, 4, 44), (4, 3, 9), (3, 5, 21), (2, 5, 2), (5, 1, 5)),
)
"""Routes in their right order: how close the owner and the contact are, the contact and the other, and days ago."""
ROUTE: Final = "{who}: with the owner {own}, with the other {theirs}. Last talk on {on}"

READER: Final = "{who}: closeness {close}. {time}. {knows}"

REQUESTS: Final = (
    (
        "Dear {who}, {about} was so kind as to name you to me, and allows me to say so.",
        "I am in my second year, and write twenty pages about wells.",
        "For these pages I look for somebody who has measured a well in the last five years.",
        "Would you know such a person, or somebody who might?",
        "If nobody comes to mind, or the week is full, there is no need to answer.",
        "With thanks for your time, and with kind regards",
    ),
    (
        "Hello {who}, I write to you because {about} says that you know the print shops here.",
        "Since autumn I have learned to set type in the evening class.",
        "Next I would like to watch somebody who does this for a living, for an hour.",
        "Whom could I ask for that, and may I say that you sent me?",
        "No is fine too; I know that such a visit disturbs the work.",
        "Thank you, and greetings from the evening class",
    ),
    (
        "Dear {who}, at the open day {about} thought of you when I spoke of old film.",
        "Let me say first who I am: a trainee in the town archive, for three more months.",
        "In these months I have to repair a film of 1931, and nobody here has done it before.",
        "Do you know anybody to whom I could show one photograph of the damage?",
        "You need not look long: a name, or “I don't know”, helps me as much.",
        "I thank you, and shall tell you how the film comes out",
    ),
    (
        "Good morning {who}, it was {about} who told me to turn to you.",
        "I work in the canteen by day, and by night I study accounts.",
        "With both of these in mind, I want to know how a small kitchen keeps its books.",
        "Who among the kitchens that you know would answer three questions about that?",
        "Should you prefer not to name anybody, I understand it well.",
        "Many thanks in any case",
    ),
    (
        "Dear {who}, your name was given to me by {about}, who sends greetings.",
        "I keep bees on a roof, and am in my first year of biology.",
        "For a small study I want to compare my bees with some that live near a field.",
        "May I ask who in your club might let me look into a hive once?",
        "If nobody wishes to, I understand; bees are best left in peace.",
        "Thank you for reading this, and a good summer to your club",
    ),
    (
        "Hello {who}, {about} thinks that you are the person to ask, and is happy to be named.",
        "Two words about me: I mend bicycles, and on Saturdays I teach children to do it.",
        "The children want to build one from old parts, and we lack somebody who welds.",
        "Who comes to your mind, and how would I best reach them?",
        "Leave this be if you are pressed for time.",
        "Greetings, and thanks from nine children too",
    ),
    (
        "Good afternoon {who}, I come to you through {about}, with whom I worked last winter.",
        "By training I am a nurse, and since May I plan rosters.",
        "What I look for is a ward that lets its staff choose their nights.",
        "Is there anybody who could tell me in ten minutes how such a ward began?",
        "A plain no is welcome, and needs no reason.",
        "With thanks, and you will hear from me what we try",
    ),
)
"""A request for a referral in its order: who sends me, who I am, what for, the question, words for no, thanks."""
