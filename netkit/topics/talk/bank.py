"""The sentences of which the cases are made. ``{who}`` is the person in the talk, and ``{about}`` another one."""

from __future__ import annotations

from typing import Final

from netkit.topics.drawn import Choice

QUESTIONS: Final = {
    "ask": (
        "What surprised you most in your first year as a translator?",
        "How do people usually join your team?",
        "You moved from teaching into publishing: what would you do differently?",
        "What is a busy week like in your archive when a deadline is near?",
        "When you read job adverts in your field, what do you look for between the lines?",
        "How did you decide between the two training routes into surveying?",
        "I compared three programs for sound editing: which of them do you use on a normal day?",
        "Who else should I talk to about accessible theatre?",
    ),
    "look up": (
        "When is the deadline for the archive traineeship?",
        "How many people work at your company?",
        "What does GIS stand for?",
        "Which documents do I need to apply for the restoration course?",
        "In which cities does your firm have offices?",
        "What does the evening course in bookbinding cost?",
        "Could you kindly tell me when your organisation was founded?",
        "I admire your work in court: how long is the training for interpreters?",
    ),
    "job": (
        "Would you hire me for the summer?",
        "Is there an opening for me in your team?",
        "Could you pass my CV to your manager?",
        "Do you have an internship that I could do next term?",
        "I know that you are busy, but could you put in a good word for me with the director?",
        "What would I have to do for you to take me on?",
        "I have read about your studio; when can I start working with you?",
        "You said that good juniors are hard to find: do you need someone like me?",
    ),
}
"""Questions, by who should be asked, if anybody."""

GROUND: Final = (
    (
        "I count birds on the river.",
        ("On Sundays I stand in the reeds with a telescope.", "For the museum I put rings on swallows."),
        "Those birds on our roof drive me mad.",
    ),
    (
        "I sing in a choir.",
        ("Thursdays are for rehearsal; I am one of four altos.", "Give me a canon for four voices, and I am happy."),
        "There is a choir below my flat, so I have bought ear plugs.",
    ),
    (
        "I collect old town maps.",
        ("I have a drawer full of street plans of a century ago.", "I buy each old survey of the harbour I find."),
        "I cannot read maps; I ask for the way.",
    ),
    (
        "I bake my own bread.",
        ("My sourdough is older than my desk.", "On Saturdays I feed half the house from my oven."),
        "I have not eaten bread for years.",
    ),
    (
        "I make radio plays with friends.",
        ("We record short dramas for the student station.", "I write dialogues that are only to be heard."),
        "In our office the radio is on all day; I would turn it off.",
    ),
    (
        "I play chess by post.",
        (
            "I am in a game that has lasted since June, a move a week.",
            "I know forty openings by heart and lose with all.",
        ),
        "My table is a chessboard; I bought it for the wood.",
    ),
    (
        "I repair old bicycles.",
        (
            "Three frames hang from my ceiling, and the hall smells of chain oil.",
            "I can straighten a wheel with my eyes shut.",
        ),
        "My bicycle was stolen, and I was glad of it.",
    ),
    (
        "I grow tomatoes on the balcony.",
        ("Each August I have more vegetables than neighbours.", "My window sills are full of seedlings."),
        "I do not eat tomatoes, not even in a sauce.",
    ),
)
"""Interests: what somebody says of their own, what people say who share it, and one who has its word only."""

OPENERS: Final[tuple[Choice, ...]] = (
    (
        "{who} says: “I have spent the whole week with soil samples.”",
        ("gives a little", "I once sorted stones for a museum. What do you see in soil that others miss?"),
        ("only asks", "Are these samples from the river? And are you through?"),
        ("only tells", "I had such a week in May: forty boxes, two of us, and one lamp that worked."),
    ),
    (
        "{who} mentions having been a teacher before going into publishing.",
        ("gives a little", "I taught for one summer and missed the noise. What did you miss?"),
        ("only asks", "Why did you leave? Was it the pay?"),
        ("flatters", "I admire people who dare to change. That must make you a very good editor."),
    ),
    (
        "After a talk on tides you and {who} wait for the same bus.",
        ("gives a little", "I count birds out there, and never thought of the tide. What was new to you?"),
        ("only asks", "Where do you work? Do you come to these talks often?"),
        ("only tells", "I count birds out there, for six years now, and have seen the numbers fall each spring."),
    ),
    (
        "On {who}'s desk lies a bookbinder's press.",
        ("gives a little", "I have tried two bindings at home, and one holds. How did you learn it?"),
        ("only asks", "Is that yours? What did such a thing cost?"),
        ("flatters", "What a beautiful thing. I wish that I were as skilled as you."),
    ),
    (
        "{who} says: “We have moved the whole archive in ten days.”",
        ("gives a little", "I moved one shelf and lost a box. What would you do differently?"),
        ("only tells", "We moved one shelf in March. It took a day, and we still miss a box."),
        ("flatters", "Ten days is very impressive. I could never do it."),
    ),
    (
        "{who} has heard that you come from the same course.",
        ("gives a little", "I am in the second year, and statistics is hard for me. How was it for you?"),
        ("only asks", "Which year were you in? Did you like it?"),
        ("only tells", "I am in the second year. I took maps first, then soil, and now statistics."),
    ),
    (
        "At the poster session {who} stops in front of your poster.",
        ("gives a little", "The third figure is the one I fought with. How do you show such gaps?"),
        ("only tells", "This is on gaps in old maps. We took eleven steps, and the third figure shows them all."),
        ("flatters", "I have read all your papers. They are the best in the field."),
    ),
    (
        "{who} tells you of a first month in a noisy office.",
        ("gives a little", "I write in the library for that reason. What helped you?"),
        ("only asks", "How many of you are in there? Can you not move?"),
        ("only tells", "I cannot bear noise either. I write in the library now, in the corner by the maps."),
    ),
    (
        "You and {who} are the first at a meeting.",
        ("gives a little", "I am here for the new rules on cycling. What brought you?"),
        ("only asks", "Do you know who else is coming? Where is your office?"),
        ("flatters", "How good that you are here. I have heard so much about your work."),
    ),
    (
        "{who} writes: “I read your note on radio plays in the bulletin.”",
        ("gives a little", "Thank you. It began with a broken microphone. Do you work with sound as well?"),
        ("only asks", "Did you like it? How did you come across it?"),
        ("only tells", "Thank you. It began with a broken microphone, and now there are four of them."),
    ),
)
"""Beginnings of a talk, with three things to say: the first gives a little and asks for something of theirs."""

NEXT: Final[tuple[Choice, ...]] = (
    (
        "You asked what was a surprise in the first year. “How much of it is waiting,” says {who}.",
        ("follows", "What do you do with the waiting?"),
        ("reads on", "And which programs do you use?"),
        ("looks up", "How many people work at your office?"),
    ),
    (
        "You asked how one learns the trade. “By being corrected,” says {who}, and laughs.",
        ("follows", "Whose correction do you still think of?"),
        ("reads on", "My third question is about the journeys."),
        ("asks for a post", "Could I be corrected in your team, from June?"),
    ),
    (
        "You asked about a normal day. “There are two kinds,” says {who}.",
        ("follows", "What makes a day one of the second kind?"),
        ("reads on", "Good. How did you find your first post?"),
        ("looks up", "When does your office open?"),
    ),
    (
        "You asked what to read. “Less than you think. Go and look at one building,” says {who}.",
        ("follows", "Which one would you take me to, and what should I look for?"),
        ("reads on", "I see. And what is a good first conference?"),
        ("looks up", "Which degree does one need for it?"),
    ),
    (
        "You asked how the two training routes differ. “I took the long one, and would not again,” says {who}.",
        ("follows", "What would the short one have given you?"),
        ("looks up", "How long is the short one?"),
        ("asks for a post", "Would you take somebody from the short one?"),
    ),
    (
        "You asked what is hardest. “Saying no to a client,” says {who}.",
        ("follows", "How do you say it, when you do?"),
        ("reads on", "And which journals do you read?"),
        ("looks up", "Who are your clients? I could not find the page."),
    ),
    (
        "You asked who else you should talk to. “To {about}, who sees it quite differently,” says {who}.",
        ("follows", "What does {about} see that you do not? And may I say that you sent me?"),
        ("reads on", "Thank you. Now to your working hours."),
        ("asks for a post", "Does {about} need anybody?"),
    ),
    (
        "You asked what changes in the field. “The maps draw themselves now,” says {who}.",
        ("follows", "What is left for those who drew them?"),
        ("reads on", "And how do you like the town?"),
        ("asks for a post", "Then you need somebody who can program, as I can?"),
    ),
    (
        "You asked how teams are put together. “By chance, mostly. That is the trouble,” says {who}.",
        ("follows", "What would you look at, if it were not chance?"),
        ("looks up", "How many teams are there?"),
        ("asks for a post", "May I be the next chance?"),
    ),
    (
        "You asked for a mistake that taught something. “I once printed 4,000 sheets upside down,” says {who}.",
        ("follows", "What did you change after that?"),
        ("reads on", "And what are you proud of?"),
        ("looks up", "What does such a sheet cost?"),
    ),
)
"""An answer, with three questions that could come next: the first takes up what was said."""

PARTS: Final = ("what", "how much", "outcome", "my part")
"""The parts of an account of something done: a convention of this course."""

ACCOUNTS: Final = (
    (
        "I made an index of the archive's photographs.",
        "It took five weeks; there are 1,200 of them.",
        "Now one is found in a minute; before, it took a morning.",
        "A friend carried the boxes; the order and the words are mine.",
    ),
    (
        "I gave an evening course in sewing.",
        "Ten evenings, with eight to twelve people.",
        "Four of them now make their own clothes.",
        "The town lent the room; the plan and the lessons were mine.",
    ),
    (
        "I wrote a guide for new tenants of our hall.",
        "It has twelve pages, in three languages.",
        "Since then the office gets half as many calls.",
        "Two neighbours translated; I did the rest.",
    ),
    (
        "I counted the cyclists at the bridge.",
        "On forty mornings, from seven to nine.",
        "The town is now planning a second lane.",
        "A classmate took the Fridays; the other days and the table were mine.",
    ),
    (
        "I repaired the sound system of the theatre club.",
        "It took three weekends and eleven new cables.",
        "Since May no evening has been interrupted.",
        "I was shown the first step, and did the rest by myself.",
    ),
    (
        "I set up a shelf for lab coats and books to be handed on.",
        "About ninety things have gone over it since autumn.",
        "First-years need not buy new ones now.",
        "The idea was a friend's; building it and tidying it each week is mine.",
    ),
    (
        "I put the forms of the advice centre into plain words.",
        "Nine of them, up to four pages each.",
        "Two in three people now need no help with them.",
        "A lawyer checked every line; the sentences are mine.",
    ),
    (
        "I ran our street's stall at the summer market.",
        "Six Saturdays, some forty guests a day.",
        "What it brought in has paid for two benches.",
        "Three of us stood there; the accounts and the rota were mine.",
    ),
    (
        "I wrote a program that sorts the club's pictures by day.",
        "It has 200 lines, and 8,000 pictures have gone through it.",
        "The yearbook was ready in June and not in October.",
        "The plan is from a course; I did the rest alone.",
    ),
    (
        "I wrote down how the night desk of a hostel is run.",
        "After two summers of four nights a week.",
        "Each new person there still begins with it.",
        "Nobody had asked for it; thought and words are mine.",
    ),
    (
        "I measured the water of three ponds for the nature trust.",
        "Every second week, for a year.",
        "Because of the figures one of them was cleaned.",
        "Another student lent the kit; going there and working it out was mine.",
    ),
    (
        "I began a reading group for evening students.",
        "Fourteen meetings, with five people at first and seventeen at the end.",
        "Three of them have since gone on to a course.",
        "The library gave the room; I chose the texts and led the talks.",
    ),
)
"""Things that were done: each of the parts in a sentence."""

MAILS: Final = (
    (
        "Dear {who}, my name is {about}, and I am in my second year of surveying.",
        "On Tuesday I heard your talk on old river maps at the library.",
        "Since then I have read the two articles that you named in it.",
        "One thing I did not find in them: how did you decide which maps to trust?",
        "Might I ask you about it for fifteen minutes in the next two weeks, or by e-mail?",
        "If neither suits you, I quite understand. With many thanks for Tuesday, {about}",
    ),
    (
        "Hello {who}, I am {about}, a first-year in acoustics.",
        "Your name came from the desk of the sound archive, where I asked about old halls.",
        "They showed me your report, and I have read it twice.",
        "What it leaves open is my question: what does one hear in a hall that no device shows?",
        "Could we talk about that for a quarter of an hour, in whatever way suits you?",
        "A no is fine, too. Thank you for the report. {about}",
    ),
    (
        "Dear Dr {who}, I study translation and write for the bulletin of our hall; my name is {about}.",
        "I am writing because of your note in the last number of the journal.",
        "I have since compared the three versions that the note is about.",
        "From that comes my one question: when do you keep a mistake that is in the original?",
        "A few lines would help me much, or ten minutes by telephone.",
        "Should you have no time for it, the note alone was worth the reading. Yours sincerely, {about}",
    ),
    (
        "Good morning {who}, this is {about} from the evening course in book design.",
        "We met for a moment at the open studio, next to the blue press.",
        "After that I looked at the five covers on your page.",
        "They made me wonder: how do you know that a cover is finished?",
        "May I come by for twenty minutes some Thursday, or send you the question in writing?",
        "If this is a full month, let it be. Many thanks either way, {about}",
    ),
    (
        "Dear {who}, I am {about}, an apprentice in a bakery and in the evening a student of chemistry.",
        "A customer gave me your name when I asked why bread goes stale.",
        "I went on to read your two pages about starch.",
        "They left me with this: what changes first, the crust or the crumb?",
        "Would ten minutes on the telephone be possible, or two lines in writing?",
        "Should it not be, I thank you for the pages all the same. {about}",
    ),
    (
        "Hello Dr {who}, {about} here; I am training to be a librarian.",
        "At the book fair you spoke about catalogues, and I sat in the last row.",
        "Since that day I have tried your rule on two hundred cards.",
        "It failed with one kind of card, so I ask: what do you do with books that have no author?",
        "If you had a quarter of an hour in June, I would come to you; a message would do as well.",
        "Please do not trouble if June is full. With kind regards, {about}",
    ),
)
"""First messages, line by line: who, how you come to them, what you have read, one question, how long, words for no."""
