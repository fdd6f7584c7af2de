"""The sentences of the exercise, by kind. The first of each kind are for the practice case, the others for students."""

from __future__ import annotations

from typing import Final

GOT: Final = {
    "information": (
        "{who} told me that the museum takes two trainees each autumn.",
        "Learned from {who} which form one needs for the reading room.",
        "{who} showed me a catalogue of free maps that I had not known of.",
        "From {who} I have the dates of the spring workshops.",
        "{who} explained what the letters on the grant form stand for.",
    ),
    "advice": (
        "{who} would send the short version first, and the report a week later.",
        "{who} warned me against signing before I have seen the second page.",
        "I asked how to begin with a silent group; {who} would open with a round of names.",
        "{who} read my draft and would begin with the example.",
        "Of my two plans, {who} would start with the cheaper one.",
    ),
    "support": (
        "{who} sat with me for an hour while I waited for the jury.",
        "When I wanted to give up the course, {who} reminded me how far I had come.",
        "{who} was as glad about the prize as I was, and told the whole group.",
        "Called {who} before the talk, and heard that I had managed harder ones.",
        "After the refusal, {who} walked the long way to the station with me.",
    ),
    "link": (
        "{who} gave me a name for questions on old paper, at the city archive.",
        "{who} wrote to a colleague and to me, so that we can talk about soil data.",
        "{who} named somebody at the observatory, and lets me say who sent me.",
        "At the open day {who} took me to a table and made me known to the person behind it.",
        "{who} brought me together with a student who writes about the same river.",
    ),
}
"""Lines of a log, by what flowed to the owner."""

GAVE: Final = {
    "information": (
        "Passed on to {who} that the hall can be booked from six o'clock.",
        "Wrote to {who} which of the printers takes cloth.",
        "{who} did not know when the night bus leaves, and I did.",
        "Sent {who} the list of rooms that are open on Sundays.",
        "Explained to {who} how the marks of the two courses are counted.",
    ),
    "advice": (
        "Told {who} to take a day before answering, as I did with the same letter.",
        "{who} asked which chapter to drop; in my view, the third.",
        "Heard {who} practise the talk; I would leave out two slides.",
        "Suggested to {who} to ask for a smaller budget and a longer term.",
        "Went through the plan of {who}: I would begin with the survey.",
    ),
    "support": (
        "Rang {who} in the first week alone at the desk, to hear how it was.",
        "Told {who} that I believe in the project, now that the money is gone.",
        "Sent {who} a card on the eve of the examination.",
        "Stayed with {who} until the last poster hung; there was nothing for me to do.",
        "{who} had a bad week, so I cooked for us, and we did not speak of work.",
    ),
    "link": (
        "Brought {who} together with somebody from my choir who builds stages; both had agreed.",
        "Gave {who} the name of a person who lends projectors.",
        "Wrote to {who} and to a neighbour, who both restore bicycles; each had said yes.",
        "{who} needed a second reader; I named a former colleague, who was willing.",
        "Took {who} along to the workshop and made them known to the person who runs it.",
    ),
}
"""Lines of a log, by what flowed from the owner."""

SUBJECTS: Final = (
    (("has printed posters on cloth", "knows every print shop in town"), ("a large sheet printed", "a printed banner")),
    (
        ("reads and writes Spanish", "translates from Spanish"),
        ("a letter in Spanish", "an article from Chile read"),
    ),
    (("teaches how to clean survey data", "has counted three surveys"), ("200 answers counted", "help with a survey")),
    (
        ("organised two conferences", "runs a series of evenings"),
        ("a plan for 60 guests", "what an evening costs"),
    ),
    (("has won a travel grant", "has sat on a jury for grants"), ("money for a study trip", "an application reviewed")),
    (("works in the city archive", "reads old land registers"), ("the history of a house", "old handwriting read")),
    (("cuts short films", "has filmed two concerts"), ("a film about a lab", "somebody to record a performance")),
    (
        ("has taught evening classes", "leads a first-year group"),
        ("a first lesson for adults", "a way to teach ten"),
    ),
    (("builds small web pages", "keeps the site of a club"), ("a web page for a group", "40 recipes put online")),
    (("draws maps of footpaths", "makes maps with free software"), ("a map for a walk", "a plan of a garden, drawn")),
)
"""What people offer, and what they need, by subject: two wordings of each."""

REACH: Final = {
    "knows": (
        "{who} shared an office with {other} for two years.",
        "{who} wrote a report with {other} last spring.",
        "{who} and {other} sing in one choir and go home together.",
        "{who} was taught by {other}, and the two still write to each other.",
        "{other} sends {who} every new draft.",
        "{who} and {other} run a reading group together.",
        "{who} lent {other} a camera, and it came back with a cake.",
        "{who} helped {other} to move house in May.",
    ),
    "one side": (
        "{who} has read everything that {other} wrote.",
        "{who} heard {other} speak at a conference.",
        "{who} follows {other} online.",
        "{who} saw {other} at an opening, across the room.",
        "{who} has a book that {other} signed for a long row of people.",
        "{who} often quotes {other}.",
    ),
    "two steps": (
        "{who} has a colleague who plays chess with {other}.",
        "{who} knows the head of the group in which {other} works.",
        "{who} shares a flat with somebody whom {other} trained.",
        "{who} is in touch with the firm for which {other} used to work.",
    ),
    "not asked": (
        "{who} has known {other} for years, and would rather not be asked for introductions.",
        "{who} is a friend of {other}, and has promised not to send anybody this year.",
        "{who} worked beside {other}, and said: “Please leave me out when it comes to names.”",
        "{who} and {other} meet each week; {who} has asked me not to make use of that.",
    ),
    "near": (
        "{who} works in the same building as {other}; they have not met.",
        "{who} studied where {other} had studied, ten years later.",
        "{who} is on the same mailing list as {other}, with nine hundred others.",
        "{who} lives in the town in which {other} grew up.",
    ),
}
"""What joins somebody to the person whom the owner would like to reach; only the first kind is a way today."""

STORIES: Final = (
    (
        "{who} asked me about old maps, and I know that {about} draws them.",
        "“May I tell {about} what you are working on?” I asked, and {who} agreed.",
        "Told {about} what {who} had let me say; yes, I may put the two in touch.",
        "Wrote one message to both: who each is, and why I thought of it.",
        "The two answered each other, and I stepped out of the messages.",
        "A month later {who} told me what came of their first talk.",
    ),
    (
        "{about} would like to show somebody the workshop, and I thought of {who}.",
        "First I asked {about}: may I say that it was your idea? Yes.",
        "{who} was glad to hear from me what {about} had in mind, and would like to come.",
        "One message from me went to both, three lines long.",
        "{about} proposed a day in answer to it, and from then on I kept silent.",
        "After the visit both wrote to me; {who} had brought a tool along.",
    ),
    (
        "At the fair {who} spoke of a survey that nobody answers.",
        "I told {who} that I know somebody who counts answers, without a name. “Gladly,” was the reply.",
        "Then I asked {about}, who had time from May on and said yes.",
        "So in May I wrote to the two of them, with one line on each.",
        "{who} answered my message at once, and wrote the next one to {about} alone.",
        "In June I heard from {about} that the survey now has five questions less.",
    ),
    (
        "{who} looks for a second reader. {about} came to my mind, and I said nothing yet.",
        "Asked {about}, without a name, about forty pages: no, but twenty would be all right.",
        "Now I told {who} who would read twenty pages, and heard that this would help.",
        "Both got one message from me, with the number of pages in it.",
        "The pages went to {about} the same evening, and I was not needed any more.",
        "Four days later {who} had them back, and told me which page was the best.",
    ),
    (
        "{about} told me at the market of a cellar that is dry and empty.",
        "I knew whom this might help, and asked {about} whether I may pass it on. Yes.",
        "{who} needs a place for forty chairs. “Please do,” {who} said when I spoke of the cellar.",
        "I sent the two of them one message, with the size of the cellar and of the chairs.",
        "They settled the price without me, and I asked nothing about it.",
        "In autumn I met {who}, who told me that the chairs are dry.",
    ),
    (
        "While {who} spoke of a talk without pictures, I remembered what {about} photographs.",
        "“Shall I ask somebody who has pictures of bridges?” {who} nodded.",
        "Rang {about} next, who agreed on one condition: the name goes below each picture.",
        "My message to both had the condition in its first line.",
        "From there on they wrote to each other, and took me off the list.",
        "{about} sent me a photograph of the full hall, with thanks from {who}.",
    ),
    (
        "From {about} I knew that the choir has no tenor, from {who} that nobody there asks for one.",
        "{who} said: “You may tell them that I sing, but not where I work.”",
        "With that I went to {about}, who would gladly hear a tenor on Monday.",
        "The same evening both had the same four lines from me.",
        "On Monday I stayed away, so that they could talk alone.",
        "At Easter {about} stopped me in the street: the tenor stays.",
    ),
)
"""How somebody introduced two people, in its order: the idea, the one yes, the other, a message, room, news."""

THANKS: Final = {
    "it helped": (
        "“The form you named worked: the maps lay on my table for two nights.”",
        "“I moved the example to the front, as you said. Two readers have finished it since.”",
        "“Your list led me to the smallest of the three presses. On Thursdays I set type there.”",
        "“I asked the group for their names first. By the end all nine had spoken.”",
        "“The person you named has answered. On Monday I may watch a restoration.”",
        "“I took the cheaper plan, as you would. It left enough for a second visit.”",
        "“You sat beside me before the talk. I spoke slowly, and nobody asked me to repeat a word.”",
    ),
    "it led nowhere": (
        "“I wrote to the person you named. The place is taken, and now I know how they choose.”",
        "“I tried the short version first. It was a no again, this time with a reason.”",
        "“The workshop was for another field. I left at noon, and know better what to look for.”",
        "“In the end I did not use your tip: the dates clashed. I wanted you to know.”",
    ),
    "warm": (
        "“Thank you so much for all that you do. I am very grateful.”",
        "“Thanks again for Tuesday. It meant a great deal to me.”",
        "“It was so kind of you to take the time, on a Friday too. I shall not forget it.”",
        "“I cannot thank you enough for your patience with all my questions.”",
        "“Many thanks for your long message. How generous of you.”",
    ),
    "to come": (
        "“Thank you for the name. I shall write there as soon as I find a quiet hour.”",
        "“Very good advice, thank you. I mean to begin with the example one of these days.”",
        "“Thanks for the list. I am sure that it will be of use.”",
        "“Thank you for the tip about the form. I hope to try it before summer.”",
        "“Thanks for your two dates. I shall look at my calendar and then see.”",
    ),
    "more": (
        "“Thanks for the name. Do you have two more, by any chance?”",
        "“Thank you for reading chapter one. I attach chapters two to five.”",
        "“Thanks for your time on Tuesday. Could we make it every week?”",
        "“Many thanks. Is your department looking for anybody at present?”",
        "“Thank you for the tip. Would you write there yourself and recommend me?”",
        "“Thanks for the introduction. Can you also ask them to reply soon?”",
    ),
}
"""Messages of thanks: the first two kinds say what came of the help, the next two thank only, the last asks anew."""
