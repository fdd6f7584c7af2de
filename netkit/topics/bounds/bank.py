"""The sentences of which the cases are made, by what is to be seen in them.

``{who}`` is the person in the talk, and ``{about}`` the one of whom it is.
"""

from __future__ import annotations

from typing import Final

SCENES: Final = {
    "may": (
        "{who} asks what you think of {about} as a co-author. You are alone, and you are absolutely sure that {who} "
        "tells nobody.",
        "{who} asks for your opinion of {about}, who once led your group; it is not a kind one. You have no doubt at "
        "all that it stays with {who}.",
        "A committee asks you for a written opinion of {about}. The letters stay sealed; of that you are absolutely "
        "sure.",
        "{who} wants to know how you found {about} as a colleague. You are absolutely sure that it goes no further, "
        "and you would rather not answer.",
        "{who} may work with {about} and asks, behind a closed door, what you think of {about}. You do not doubt for "
        "a moment that {who} keeps it.",
        "{who} asks for your opinion of {about} as a teacher. Nobody else will read or hear it; of that you are "
        "absolutely sure.",
    ),
    "not sure": (
        "{who} asks for your honest opinion of {about}, and adds that it will probably stay between you.",
        "Over lunch at a conference {who} asks what you think of {about}. People whom you do not know sit at the same"
        " table.",
        "By e-mail {who} asks what you think of {about}. You trust {who}; others in the office can read that mailbox.",
        "{who} asks how you found {about} as a teacher. You met {who} this morning and like what you have seen.",
        "{who} asks what you make of {about}, and promises to tell nobody. Last week {who} told you what somebody "
        "else had said in confidence.",
        "{who}, whom you have known for a week, asks what you think of {about} and adds: “You can be absolutely sure "
        "of me.”",
    ),
    "not asked": (
        "You and {who} talk about a project. You are absolutely sure that {who} keeps confidences, and you feel like "
        "saying how slow {about} was.",
        "{who} complains about {about}, then stops and looks at you. You are absolutely sure that nothing leaves the "
        "room.",
        "{who} asks what you learned in {about}'s team. You are absolutely sure that {who} tells nobody, and the true"
        " answer is that {about} led badly.",
        "{who} speaks of {about}'s new post, and you know of {about}'s old mistakes. You have no doubt at all that "
        "{who} keeps what you say.",
        "{who} asks whether you liked the workshop, which {about} gave, and badly. Nothing that you say will leave "
        "the room; of that you are absolutely sure.",
        "{who} asks how the trip with {about} was. You are absolutely sure of {who}'s silence. {about} was "
        "late every morning.",
    ),
    "neither": (
        "At a reception {who}, whom you met today, praises {about}. You would like to set that right.",
        "All at the table agree that {about}'s talk was poor, and they are right. Nobody has turned to you, and you "
        "hardly know them.",
        "In a chat of thirty people {who} mentions {about}. You could tell them a thing or two.",
        "{who} tells you on the train how well {about} runs the office. You know better. The carriage is full.",
        "{who} presents {about}'s results to the whole department. You have seen how they were made.",
        "{who}, to whom you have never spoken, reads {about}'s name aloud from a list. You could add something.",
    ),
}
"""Scenes, by which of the two conditions for criticism is missing."""

NEWS: Final = {
    "public": (
        "{who} said in a public talk that the museum opens on Sundays from May.",
        "{who} wrote that the call for the summer school is out, and that I may tell anybody.",
        "On the page of the city archive, {who} showed me: it looks for volunteers.",
        "{who} asked me to spread the word about the reading group.",
        "The newsletter of the association names {who} as its new head.",
        "{who} sent round the dates of the city walks, for everybody who likes to walk.",
    ),
    "between us": (
        "Promised {who} the link to the grant guide by Friday.",
        "{who} found my second chapter too long.",
        "{who} prefers e-mail to the telephone.",
        "{who} sent me to {about}; I owe {who} a report.",
        "{who} lent me the notes of the course until June.",
        "{who} would like to hear of my survey again in May.",
    ),
    "confidence": (
        "{who} told me in confidence that the office by the harbour closes in June.",
        "{who} has applied elsewhere and asked me to tell nobody.",
        "Not announced yet, says {who}: the contract goes to the cheaper bid.",
        "{who} let me see the list of those who are to be promoted; it comes out in May.",
    ),
    "rumour": (
        "At lunch somebody had heard that {who} will leave the firm.",
        "They say that {who} was pushed out of the last post.",
        "{who} and the head of the library are said to be at odds.",
        "Somebody has seen {who} at the office of another firm.",
    ),
    "judgement": (
        "{who} is hopeless at keeping appointments.",
        "{who} gives dull talks and does not notice.",
        "{who} is clever, and too lazy for the post.",
        "One cannot rely on {who}.",
    ),
    "personal": (
        "{who} quarrels with the neighbours about a fence.",
        "{who} is short of money since the move.",
        "{who} had to sell the flat, and at a bad price.",
        "{who} was seen weeping on the stairs.",
    ),
}
"""Lines of notes, by what kind of news they hold."""

SECRETS: Final = {
    "teller": (
        "{who} tells you of an application that {who} has sent to another firm.",
        "{who} tells you how the talk with the bank about a loan for {who}'s studio went.",
        "Over a draft {who} tells you which of {who}'s own chapters has gone wrong.",
        "{who} has an idea for an exhibition, and so far has told only {about} and you.",
        "{about} sits with you as {who} speaks of plans to give up {who}'s workshop.",
        "{who} tells you what {who} earns, and that {about} has not been told.",
    ),
    "other": (
        "{who} tells you that {about} has applied for another post.",
        "{who} shows you a message in which {about} writes about an offer.",
        "{who} sends you a draft of {about}'s that nobody has read yet.",
        "{who} mentions that {about} did not pass the test for the certificate.",
        "{who} knows what {about} is paid, and tells you.",
        "{who} has overheard why {about} wants to leave the course, and tells you.",
    ),
    "firm": (
        "{who} lets slip at what price the firm will bid for the bridge.",
        "{who} tells you that the firm will close an office in June; it is not announced.",
        "{who} shows you figures of the firm that come out in a week.",
        "As an intern you sit in a meeting in which {about} presents a product that nobody outside knows of.",
        "{who} prints the plans of a machine that the firm has not yet built, and leaves a page on your desk.",
        "{who} tells you which suppliers the firm is going to drop.",
    ),
    "nobody": (
        "{who} tells you what {about} said on the radio this morning.",
        "{who} tells you that {about} is the new head; it stands in the newsletter.",
        "{who} tells you which firm won the contract; the town published it yesterday.",
        "{who} shows you {about}'s name in the programme of the conference, which is on its page.",
        "{who} tells you that {about} has won the prize; it was given on the open stage last night.",
        "{who} sends you {about}'s article, which came out in March.",
    ),
}
"""What somebody tells, by whose it is."""

REPLIES: Final = {
    "holds": (
        "I speak of nobody who is not here. Tell me what you look for in a team.",
        "I give no opinions on people I have worked with. I can tell you how my own part of the work went.",
        "That is a question for {about}. Would you like to be put in touch?",
        "I keep that to myself, whoever it is about. What made you think of it?",
        "I am not the right person to judge that. The archive I know well; ask me about that.",
        "On people I keep quiet, on the good ones too. Which part of the work is it about?",
    ),
    "lets out": (
        "I had better say nothing about {about}. You will understand.",
        "Nothing bad. Well, nothing that I could tell you here.",
        "I promised not to say why {about} had to go.",
        "Let us say that I was glad when the project was over.",
        "You would have to ask those who sat in {about}'s office. They could tell you things.",
        "On that one I say nothing. On the others, gladly.",
    ),
    "hurts": (
        "That is none of your business.",
        "I am surprised that you ask such a thing.",
        "So you like gossip. I do not.",
        "Decent people do not ask that.",
        "Did nobody teach you what one asks, and what not?",
        "You ought to be ashamed of that question.",
    ),
}
"""Answers to "What do you think of …?" from somebody who would rather not say, by what they do."""

OPENINGS: Final = (
    (
        "{who} says that things are hard at home just now.",
        ("takes it in", "I am sorry. Shall we put this off, or would you rather go on?"),
        ("pries", "What has happened? Who is it about?"),
        ("turns away", "Let us keep to the list."),
    ),
    (
        "{who} mentions being short of money since the move.",
        ("takes it in", "That sounds hard. If another week suits you better for this, we move it."),
        ("pries", "How much is the rent, if I may ask?"),
        ("turns away", "We are here for the survey."),
    ),
    (
        "{who} is late and says that there was a quarrel at home.",
        ("takes it in", "No harm done. Shall we begin with what cannot wait?"),
        ("pries", "A quarrel? What was it about?"),
        ("turns away", "One should leave such things at home."),
    ),
    (
        "After the meeting {who} is in tears and says that it is not the work.",
        ("takes it in", "We can stop here. Would you rather be alone, or shall I stay a little?"),
        ("pries", "Then what is it? You can tell me everything."),
        ("turns away", "Then I shall go on with point four."),
    ),
    (
        "{who} says: “I may have to move soon, for private reasons.”",
        ("takes it in", "Thank you for telling me. Does it change anything for our project?"),
        ("pries", "Is it about love, or about money?"),
        ("passes it on", "I shall tell the others, so that they are kind to you."),
    ),
    (
        "{who} asks whether somebody waits for you at home.",
        ("takes it in", "I keep home and work apart. How did you come to this group?"),
        ("tells too much", "Not any more, and I will tell you the whole story."),
        ("turns away", "What is that to you?"),
    ),
    (
        "{who} asks why you left your last town.",
        ("takes it in", "For reasons of my own. What brought you here?"),
        ("tells too much", "There was a quarrel; let me begin at the beginning."),
        ("turns away", "I do not answer such questions."),
    ),
    (
        "{who} has to take a call about the flat at four, in the middle of your talk.",
        ("takes it in", "Gladly. I shall tell you when it is four."),
        ("pries", "Trouble with the landlord?"),
        ("turns away", "Our talk was meant to last until half past."),
    ),
    (
        "{who} asks you to tell nobody that the evenings are needed for a second job.",
        ("takes it in", "I shall not. Which hours suit you for the project?"),
        ("pries", "What do you do there, and what do they pay?"),
        ("passes it on", "I shall tell the head of the group, and nobody else."),
    ),
    (
        "{who} shows you pictures of a new flat.",
        ("takes it in", "That is a bright room. Have you settled in?"),
        ("pries", "What do you pay for it, and who pays it?"),
        ("turns away", "I do not look at private pictures at work."),
    ),
    (
        "{who} asks what you do on Sundays.",
        ("takes it in", "I rest, mostly. Do you know a good walk near here?"),
        ("tells too much", "On Sundays I cry, if you want to know, and here is why."),
        ("turns away", "My Sundays are no business of this group."),
    ),
    (
        "{who} writes that the draft will be late, because it has been a bad month.",
        ("takes it in", "I am sorry to hear it. Would the 20th do?"),
        ("pries", "What happened? Was it the same as last year?"),
        ("passes it on", "I shall let the others know what a month you have had."),
    ),
)
"""Somebody opens something personal: what is said, and three replies; the first is kind and asks no more."""

SLIPS: Final = (
    (
        "I named to {who} a price that I had seen on {about}'s desk.",
        "“I was not to know that figure,” I said; but {who} had written it down.",
        "The same hour I told {about} which figure {who} now has.",
        "{about} thanked me, told the head of the office, and I was asked for a short account.",
        "That evening I handed the account in: the figure, the day, and no excuse.",
    ),
    (
        "At lunch, in the middle of a sentence, I told {who} that {about} has applied elsewhere.",
        "“That was not mine to tell,” I said at once, and asked {who} to leave it there.",
        "The same afternoon I went to {about} and said what I had let out, and to whom.",
        "{about} was angry, and asked me to speak of it to nobody else.",
        "I spoke of it to nobody else, as {about} had asked, and a week later asked whether any harm had been done.",
    ),
    (
        "I passed a whole thread on to {who}, and only then saw what {about} had written in it.",
        "A minute later I wrote to {who}: these lines were not meant for you; would you delete them?",
        "{who} answered that they were deleted.",
        "I wrote to {about} what had happened, and that {who} had deleted the lines.",
        "{about} thanked me for saying so; since that day I begin a new message and pass on no threads.",
    ),
    (
        "In the seminar I gave an example, and anybody could tell that it was {about}'s office.",
        "After the hour I asked {who}, who takes the minutes, to leave the example out.",
        "{who} crossed it out while I stood there.",
        "I told {about} of the example, and that it is out of the minutes.",
        "{about} asked to see such examples beforehand, and I have shown them since.",
    ),
    (
        "I asked {who} aloud, before the whole group, how it had gone with the loan.",
        "“Forgive me, that was not for here,” I said when I saw {who}'s face, and went on to the next point.",
        "After the hour I told {who} that I was sorry, and asked what would help now.",
        "{who} wanted nobody but {about} to hear any more of it.",
        "I spoke of it to nobody, not even to {about}: {who} did that.",
    ),
    (
        "On the stairs I told {who} which marks {about} had been given.",
        "Two steps further down I stopped, and asked {who} to forget it.",
        "I then knocked at the door of {about}, and told which marks {who} has heard of.",
        "{about} was silent for a while, and then wished to tell the group without me.",
        "When the group heard it from {about}, I said nothing, as we had agreed.",
    ),
    (
        "I left the list with {about}'s address on the table at which {who} was sitting.",
        "I turned the list over and told {who} that this address was not for passing on.",
        "Before noon {about} knew from me whose eyes had been on the list.",
        "{about} asked me where such lists will be kept, and to write it down.",
        "The page on where such lists are kept has been with {about} since Friday.",
    ),
)
"""What was done after something had slipped out, in its order."""
