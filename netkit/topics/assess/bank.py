"""The forms of the lines in a case: help that came or not, what people offer and need, decisions, statements."""

from __future__ import annotations

from typing import Final

from netkit.topics.drawn import Bank, Choice

HELP: Final[Bank] = {
    "news": (
        "{who} told me of a fund for study trips that I had never heard of.",
        "{who} mentioned that the library lends out microphones.",
        "{who} forwarded a call for volunteers at the film festival.",
        "{who} let me know that a new laboratory opens in May.",
    ),
    "know-how": (
        "{who} showed me how one books the workshop.",
        "{who} explained to me how such an application is built up.",
        "{who} went through the forms with me, step by step.",
        "{who} taught me to read a contract from the end.",
    ),
    "name": (
        "{who} told me whom to call at the harbour office.",
        "{who} gave me the number of a translator whom I should call.",
        "{who} told me to which of the two editors to write.",
        "{who} wrote down for me whom to ask about the rooms.",
    ),
    "word": (
        "{who} put in a word for me at the museum.",
        "{who} wrote a reference for me.",
        "{who} told the head of the archive that I work carefully.",
        "{who} proposed me for the working group.",
    ),
    "draft": (
        "{who} read my letter and crossed out the first half.",
        "{who} heard my talk before the day and stopped me twice.",
        "{who} looked at my plan and asked what it would cost.",
        "{who} went over my portfolio and would leave out four pages.",
    ),
    "courage": (
        "{who} sat with me after the exam that I failed.",
        "{who} called on the evening of the refusal and stayed on the line.",
        "{who} was glad with me about the place, and brought cake.",
        "{who} wrote to me each morning of that bad week.",
    ),
}
"""Help that the owner got, by its kind."""

NO_HELP: Final[Bank] = {
    "no news": (
        "{who} means to ask around for rooms, and has not yet.",
        "{who} had not heard of the fund; I sent the link.",
    ),
    "no know-how": (
        "{who} will show me the database in April, if there is time.",
        "{who} could not find the form, and I showed where it is.",
    ),
    "no name": (
        "{who} wants to think about whom I might call.",
        "{who} needed a translator, and I named one.",
    ),
    "no word": (
        "{who} offered to write a reference once I have applied.",
        "{who} asked me to put in a word at the bakery, and I did.",
    ),
    "no draft": (
        "{who} is going to read my report when it is done.",
        "{who} sent me a first chapter, and I marked two pages.",
    ),
    "no courage": (
        "{who} lost a place at work, and I came by with soup.",
        "{who} had a hard week, and I wrote each morning.",
    ),
}
"""Help that has not come yet, or that the owner gave."""

KINDS: Final = tuple(HELP)

OFFERS: Final[Bank] = {
    "news": ("reads every call for projects", "hears early where places open"),
    "know-how": ("has trained beginners on such forms", "explains contracts well"),
    "name": ("can say whom to call in three offices", "knows who takes trainees"),
    "word": ("is asked for recommendations by two firms", "writes references for careful work"),
    "draft": ("says what a draft lacks", "likes to hear talks before the day"),
    "courage": ("is good company in a bad week", "knows what a refusal feels like"),
}
"""What a contact of the mentor could give, by its kind."""

FREE, BUSY = "Has time in April.", "No time before September."

MATCHES: Final = (
    ("repairs bicycles", "has a bicycle that no longer brakes"),
    ("takes photographs", "needs a picture for an application"),
    ("makes tables of long lists", "has forty questionnaires to count"),
    ("edits films", "wants three minutes out of three hours of recordings"),
    ("worked in the building office", "waits for a permit without knowing why"),
    ("lays out posters", "has a conference in May without a poster"),
    ("has chaired many meetings", "is to lead a meeting for the first time"),
    ("has lived in Lisbon", "goes to Lisbon for a year in autumn"),
    ("writes grant applications", "has an idea without any money for it"),
    ("teaches averages to beginners", "has a test on statistics in two weeks"),
    ("works nights and likes to be asked about it", "looks for people to interview on night shifts"),
    ("lends out tools on Saturdays", "would like to build a shelf"),
    ("speaks Finnish at home", "has a page in Finnish that no program gets right"),
    ("runs a small print shop", "wants thirty copies of a booklet by June"),
    ("has a room for meetings", "leads a reading group without a room"),
    ("keeps bees", "looks for honey that comes from this town"),
)
"""What somebody can do, and the need that it meets."""

SAYS: Final[tuple[Choice, ...]] = (
    (
        "{who}'s six contacts have a density of 0.80. {who} looks for openings elsewhere.",
        ("right", "Ask somebody outside the six, or each of them for one name outside."),
        ("mark", "Lose touch with two of them, so that the figure falls."),
        ("many", "Ask all six. Six people, six different pieces of news."),
    ),
    (
        "{who}'s six contacts have a density of 0.80. {who} needs five people for a move on Saturday.",
        ("right", "Tell one or two. They can arrange it among themselves."),
        ("mark", "First bring the figure down, since 0.80 is too high."),
        ("beyond", "Ask none of them. The figure says that they have enough of each other."),
    ),
    (
        "{who} has listed eight people, and has not asked who knows whom.",
        ("right", "Write that the density is not known, and begin with two of them."),
        ("beyond", "Write a density of 0. No tie is on record."),
        ("mark", "Introduce as many as possible to one another, for a good start."),
    ),
    (
        "Density among {who}'s nine contacts was 0.20 in autumn. Now it is 0.30.",
        ("right", "See which ties are new, and whether they help with what is missing."),
        ("mark", "Note it as progress, and aim at 0.40."),
        ("beyond", "Note that the nine like {who} better than in autumn."),
    ),
    (
        "{who}'s contacts have a density of 0.10, those of {about} one of 0.60. Both would like to widen.",
        ("right", "Compare which kinds of help each gets from nobody."),
        ("mark", "{about} does as {who} does, whose figure is better."),
        ("beyond", "{who} is the lonelier of the two, and gets help first."),
    ),
    (
        "{who} has four contacts. One of the six pairs is tied: a density of 0.17.",
        ("right", "Say the count too. One tie more would double the figure."),
        ("mark", "Collect contacts until the figure looks like something."),
        ("beyond", "Leave the others apart. They do not like each other."),
    ),
    (
        "All on {who}'s list work in one office: a density of 0.90. The office is to close.",
        ("right", "Ask each for one name outside the office, while they are all there."),
        ("mark", "Do nothing. With 0.90 one is safe."),
        ("many", "Do nothing. With so many, somebody will hear of something."),
    ),
    (
        "One contact stands alone on {who}'s list, and gives all the feedback there is.",
        ("right", "Say thanks, and look for a second person for feedback."),
        ("mark", "Introduce this contact to the others first, so that density rises."),
        ("beyond", "Ask for less. Whoever stands alone has few friends."),
    ),
    (
        "Two groups on {who}'s list have no tie. One seeks speakers, the other an audience.",
        ("right", "Ask one person in each whether they would like to meet."),
        ("mark", "Keep them apart. Each new tie lowers what {who} is worth."),
        ("beyond", "Leave it. They would have met by now if they wanted to."),
    ),
    (
        "{who} gets news from eleven people and feedback from one, who moves abroad in May.",
        ("right", "Look for a second reader now, perhaps among the eleven."),
        ("many", "Look for a twelfth source of news. More is safer."),
        ("beyond", "Go on as before. Who gave feedback will always give it."),
    ),
)
"""A situation and three decisions: one that fits, one that takes a figure for a mark, one that says too much of it."""

OPEN: Final = (
    "Two contacts without a tie in the table have never met.",
    "Nobody outside this list could help the owner.",
    "The contacts feel as close to the owner as the owner does to them.",
    "Those who stand alone have fewer friends than the others.",
    "The contact with the most ties would be the first to answer a call for help.",
    "A year ago the owner had fewer contacts.",
    "The owner talks to each contact of closeness 5 in every week.",
    "The largest group would be glad to meet the others.",
)
"""Statements that no table of contacts and ties decides."""
