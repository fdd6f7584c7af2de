"""The forms of the lines in a case: settings, events, people one could meet, kinds of help, and two maps."""

from __future__ import annotations

from typing import Final

from netkit.topics.drawn import Bank, Choice

SETTINGS: Final = (
    *("The repair café", "The reading room on Fridays", "The open evening of the faculty", "The seed swap"),
    *("The film club", "The boat shed", "The evening class in drawing", "The language table", "The walk on Sundays"),
    *("The forum for map makers", "The library's board games", "The night of short talks"),
)
COUNTED: Final = (
    "{place}: {n} people. On my list: {k}. Known to my contacts: {m} more.",
    "{place}: of {n} who come I know {k}; my contacts know {m} more.",
    "{place}: {n} come, {k} of them on my list, and {m} more known to somebody on it.",
)
"""How many come to a setting, how many of these the owner knows, and how many more the owner's contacts know."""

CLUBS: Final = ("Choir", "Boat club", "Print workshop", "Garden", "Night school", "Chess room", "Archive", "Kitchen")
EVENTS: Final = (
    *("Summer party", "Clean-up day", "Visit to the harbour", "Jumble sale", "Quiz", "Picnic", "Evening of songs"),
    *("Repair day", "Trip to the lake", "Talk on maps", "Long breakfast"),
)

CIRCLES: Final = (
    *("studies", "canteen", "choir", "food bank", "rowing club", "print workshop", "weather forum", "town archive"),
    *("language table", "bird station", "old school"),
)

WAYS: Final[Bank] = {
    "agreed": (
        "{via} asked {who}, who would be glad of a message",
        "{via} will bring {who} along next week, and {who} looks forward to it",
        "{who} has put up a card: questions are welcome",
        "{who} told {via} that one line from me is enough",
        "After a talk {who} said that I may write",
    ),
    "not agreed": (
        "{via} found {who} on a list, and nothing more",
        "{via} would give me the number without asking {who} first",
        "{who} has asked {via} for no new names before summer",
        "{via} once saw {who} on the stairs",
        "{who} did not answer when {via} asked about me",
    ),
}
"""Whether a person has agreed to be met."""

NEEDS: Final[Bank] = {
    "can give": (
        "Looks for somebody to read two English pages",
        "Would like to know whether an English letter sounds kind",
        "Has a list of members that nobody can sort",
        "Wants a table that adds up by itself",
        "Needs two more hands on Saturday, for chairs",
        "Carries books to another floor on Saturday, and is alone",
    ),
    "cannot give": (
        "Has not said what would be of use",
        "Looks for somebody to read two Finnish pages",
        "Needs a lawyer",
        "Wants a piano tuned",
        "Needs two more hands on Wednesday, when I work",
        "Looks for a room for forty people",
    ),
}
"""What a person looks for, of which the owner can give a part: English, tables, Saturdays."""

HELP: Final = (
    *("Somebody who reads a draft", "News of places for trainees", "Somebody who works abroad"),
    *("Help with figures", "A name at the town hall", "A listener for a trial talk", "Advice on grants"),
    *("Somebody who has changed fields", "A place to try things out", "Somebody who knows the new tools"),
    *("A good word after a bad day", "News of what students think"),
)
"""Kinds of help that either of two people may look for."""

OFFERS: Final = (
    *("reads drafts", "knows who gives grants", "listens to trial talks", "shows people the laboratory"),
    *("has moved from one field to another", "lends a room", "knows the rules for visas", "explains statistics"),
    *("has worked abroad", "repairs devices"),
)

MAPS: Final[tuple[Choice, ...]] = (
    (
        "In January nobody gave me feedback; today two people do.",
        ("right", "Two people give me feedback now, as far as I wrote it down."),
        ("cause", "The course has brought me two people for feedback."),
        ("arithmetic", "I get twice as much feedback as in January."),
    ),
    (
        "January's map has 9 names. Today's has 14, and 3 of the 9 are not on it.",
        ("right", "Of today's 14 names, 8 were not on the map of January."),
        ("arithmetic", "Of today's 14 names, 5 are new."),
        ("judgement", "I am better connected than in January."),
    ),
    (
        "In January {who} alone gave me support. Today it is {who} and {about}.",
        ("right", "By my own list, support no longer hangs on one person."),
        ("judgement", "{about} likes me better than in January."),
        ("cause", "I have the support of {about} because I told {about} how I was."),
    ),
    (
        "In January 2 of 8 people knew none of the others. Today it is 2 of 12.",
        ("right", "As many stand alone as in January, on a longer list."),
        ("arithmetic", "Fewer people stand alone than in January."),
        ("cause", "My introductions have kept people from standing alone."),
    ),
    (
        "In January all my contacts came from one circle. Today they come from three.",
        ("right", "Today's map has three circles; which of them will last, it does not show."),
        ("cause", "Going to the repair café has opened two circles to me."),
        ("judgement", "My network is worth three times as much."),
    ),
    (
        "January's map took me ten minutes, today's an hour. It has six more names.",
        ("right", "Six more names; some of these I may have forgotten in January."),
        ("arithmetic", "I have met six people since January."),
        ("cause", "An hour of work on a network brings six contacts."),
    ),
    (
        "{who} stood on January's map, and does not stand on today's.",
        ("right", "{who} is not on today's map, and the map does not say why."),
        ("judgement", "{who} has no more interest in me."),
        ("cause", "I have lost {who} because I wrote too seldom."),
    ),
    (
        "In January I made 3 asks, and in March 9, of which 3 were answered with yes.",
        ("right", "In March I asked three times as often, and 3 of 9 got a yes."),
        ("arithmetic", "In March I got a yes three times as often."),
        ("judgement", "I have become three times as brave."),
    ),
    (
        "Information came from 4 people of one circle. Now it comes from 4 people of two.",
        ("right", "It comes from as many people as before, and from one circle more."),
        ("arithmetic", "Nothing has changed, since 4 is 4."),
        ("judgement", "The new ones know more than the old ones."),
    ),
    (
        "My mentor's list is that of January. Mine has 4 more names since then.",
        ("right", "Mine has 4 more names; my mentor may not have looked again."),
        ("judgement", "My mentor does less for us than I do."),
        ("arithmetic", "Together we know 4 people more than in January."),
    ),
)
"""What two maps show, and three sentences about it: what they show, and what they do not."""
