"""Questions to ask in a professional conversation: ask a person, look it up, or a request for a job.

The handout advises to ask for information about the field and not for a job or an internship, and to ask what you
could not easily have looked up.
"""

from __future__ import annotations

from typing import Final

from netkit.conversation.rules import Finding, Item, Rule, first_to_fire

ASK: Final = "ask a person"
LOOK_UP: Final = "look it up"
JOB: Final = "asks for a job"

QUESTION_LABELS: Final = (ASK, LOOK_UP, JOB)

QUESTIONS: Final = (
    Item(
        "q01",
        "What surprised you most in your first year as a translator?",
        ASK,
        "Only someone who was there can tell, and the next translator will answer differently.",
    ),
    Item(
        "q02",
        "When is the deadline for the archive traineeship?",
        LOOK_UP,
        "A website gives the date, so keep the favour for something only a person can tell.",
    ),
    Item(
        "q03",
        "Would you hire me for the summer?",
        JOB,
        "It can only be answered with yes or no, and it is about a post and not about the field.",
    ),
    Item(
        "q04",
        "How do people usually join your team?",
        ASK,
        "This asks how things work; your contact can answer without deciding anything about you.",
    ),
    Item(
        "q05",
        "Is there an opening for me in your team?",
        JOB,
        "Compare it with asking how people join: here your contact has to decide about you.",
    ),
    Item(
        "q06",
        "How many people work at your company?",
        LOOK_UP,
        "The company's own pages give the number, and finding it takes a minute.",
    ),
    Item(
        "q07",
        "You moved from teaching into publishing: what would you do differently?",
        ASK,
        "It shows that you know something about them, and asks for what they learned on the way.",
    ),
    Item(
        "q08",
        "What does GIS stand for?",
        LOOK_UP,
        "Any dictionary or search page explains an abbreviation, at any hour.",
    ),
    Item(
        "q09",
        "Could you pass my CV to your manager?",
        JOB,
        "Handing on a CV is a step of an application, so this asks for a post in other words.",
    ),
    Item(
        "q10",
        "What is a busy week like in your archive when a deadline is near?",
        ASK,
        "It has the word deadline in it, but no website tells what such a week is like.",
    ),
    Item(
        "q11",
        "Which documents do I need to apply for the restoration course?",
        LOOK_UP,
        "The school lists the documents on its page, and its list is the one that counts.",
    ),
    Item(
        "q12",
        "Do you have an internship that I could do next term?",
        JOB,
        "The handout names internships together with jobs: ask about the field instead.",
    ),
    Item(
        "q13",
        "When you read job adverts in your field, what do you look for between the lines?",
        ASK,
        "Adverts are public, but reading between their lines takes years of practice.",
    ),
    Item(
        "q14",
        "In which cities does your firm have offices?",
        LOOK_UP,
        "Addresses are on the firm's website, under contact.",
    ),
    Item(
        "q15",
        "I know that you are busy, but could you put in a good word for me with the director?",
        JOB,
        "However politely it starts, it asks your contact to act on your application.",
    ),
    Item(
        "q16",
        "How did you decide between the two training routes into surveying?",
        ASK,
        "The routes are published; how one person chose between them is not.",
    ),
    Item(
        "q17",
        "What does the evening course in bookbinding cost?",
        LOOK_UP,
        "The price is in the prospectus, and your contact may remember an old one.",
    ),
    Item(
        "q18",
        "What would I have to do for you to take me on?",
        JOB,
        "It sounds like a request for advice, but the answer decides whether you are taken on.",
    ),
    Item(
        "q19",
        "I compared three programs for sound editing: which of them do you use on a normal day?",
        ASK,
        "You did the looking up first, and ask for what only daily work shows.",
    ),
    Item(
        "q20",
        "Could you kindly tell me when your organisation was founded?",
        LOOK_UP,
        "Asking kindly does not change it: the year is on the organisation's own page.",
    ),
    Item(
        "q21",
        "I have read about your studio; when can I start working with you?",
        JOB,
        "The reading is a good beginning, but the question takes a post for granted.",
    ),
    Item(
        "q22",
        "Who else should I talk to about accessible theatre?",
        ASK,
        "This asks for a referral, which is one of the things that a network is for.",
    ),
    Item(
        "q23",
        "I admire your work in court: how long is the training for interpreters?",
        LOOK_UP,
        "The compliment is about them, but the length of a course is in any prospectus.",
    ),
    Item(
        "q24",
        "You said that good juniors are hard to find: do you need someone like me?",
        JOB,
        "It starts from what your contact said, and then offers you for the post.",
    ),
)
"""Twenty-four invented questions, eight of each label."""

_POST: Final = r"(?:jobs?|internships?|placements?|openings?|vacanc(?:y|ies)|traineeships?|posts?|positions?)"

QUESTION_RULES: Final = (
    Rule(
        "asks-to-be-taken-on",
        JOB,
        "This asks to be taken on. Ask how people come into the field instead.",
        (
            r"(?:hire|employ|recruit) me",
            r"take me on",
            r"(?:can|could|may|might) i (?:start )?(?:work|working|intern) (?:with|for|at|in|under)",
            r"(?:can|could|may|might) i (?:join|do my)",
            r"(?:someone|somebody|another \w+|assistant|beginner) (?:like|such as) me",
            r"(?:are|is) (?:you|your \w+) (?:\w+ )?hiring",
        ),
    ),
    Rule(
        "asks-for-an-opening",
        JOB,
        "This asks for a post. Ask what the work is like, or how such posts are found.",
        (
            rf"(?:is|are) there (?:an? |any )?(?:free |open )?{_POST} (?:for me|in your|at your|with you)",
            rf"do you (?:have|know of) (?:an? |any )?(?:free |open )?{_POST}",
            rf"(?:give|offer|get|find) me (?:an? |any |some )?(?:{_POST}|place|interview|work|something)",
            r"(?:chance|place|room|interview) for me",
        ),
    ),
    Rule(
        "asks-for-a-push",
        JOB,
        "This asks your contact to act on an application. Ask what a good application shows.",
        (
            r"good word for me",
            r"recommend me",
            r"(?:tell|ask|speak to|talk to) your (?:boss|manager|director|team) (?:about|for) me",
            r"(?:pass|give|hand|send|forward|show) (?:on )?my (?:cv|résumé|resume|application)",
            r"put my (?:name|cv|application)",
        ),
    ),
    Rule(
        "asks-for-a-public-date",
        LOOK_UP,
        "This asks for a date that is announced in public. Look there first.",
        (
            r"(?:when|what) (?:is|are) (?:the|your) (?:\w+ )?(?:deadlines?|closing dates?|opening (?:hours|times))",
            r"(?:when|what time) (?:do|does) .{1,30} (?:open|close|start|end|begin)",
            r"by (?:when|which (?:day|date)|what (?:day|date)) (?:must|should|can|do|does)",
            r"(?:when|what year|which year) (?:was )?(?:your |the )?(?:\w+ )?(?:was )?founded",
            r"who founded",
        ),
    ),
    Rule(
        "asks-for-a-public-figure",
        LOOK_UP,
        "This asks for a figure or an address that is published. Look there first.",
        (
            r"how many (?:people|employees|staff) (?:\w+ ){0,2}(?:work|have|has)",
            r"how many (?:offices|branches|students|members) (?:do|does|are|has|have)",
            r"how (?:big|large|old) (?:is|are) your",
            r"(?:which|what) (?:cities|towns|countries) .{0,30}(?:offices?|branches)",
            r"where (?:is|are) (?:your|the) (?:\w+ )?(?:offices?|headquarters)",
            r"what (?:does|do|is|are) the .{0,40}(?:cost|fees?)",
            r"how (?:much|expensive) (?:does|do|is|are) the",
        ),
    ),
    Rule(
        "asks-for-published-terms",
        LOOK_UP,
        "This asks for terms that a school or an employer publishes. Look there first.",
        (
            r"(?:which|what) (?:documents|papers|certificates|grades|subjects) .{0,20}(?:need|needed|required)",
            r"how (?:long|many years) (?:is|does) the .{0,20}(?:training|course|programme|degree|apprenticeship)",
            r"entry requirements",
        ),
    ),
    Rule(
        "asks-for-a-meaning",
        LOOK_UP,
        "This asks what a word means. A dictionary or a search page knows.",
        (r"what (?:do |does )?(?:\w+ ){1,4}(?:stands? for|means?)", r"what is the (?:meaning|definition) of"),
    ),
    Rule(
        "asks-for-advice",
        ASK,
        "This asks for advice or for a referral, which a person can give.",
        (
            r"(?:who|whom|what|which|where) (?:\w+ ){0,2}(?:should i|would you)",
            r"suggest (?:someone|somebody)",
            r"worth (?:the|my|your|it|doing|learning)",
            r"how would you",
            r"would you (?:advise|suggest)",
        ),
    ),
    Rule(
        "asks-for-experience",
        ASK,
        "This asks for what someone lived through or sees every day, which a person can tell.",
        (
            r"(?:surprised|taught|helped|made|warned) you",
            r"nobody (?:told|tells|warned|warns)",
            r"looking back",
            r"(?:what|how|why|which|whom?) (?:\w+ ){0,3}(?:do|did|have) you",
            r"how do (?:people|newcomers|beginners|juniors)",
            r"what do (?:people|newcomers|beginners|juniors)",
            r"(?:what is|how does) (?:an? )?(?:\w+ ){0,2}(?:day|week|month|year) (?:look )?like",
            r"in your experience",
        ),
    ),
)
"""In the order in which they are tried: requests for a job first, since such a question may look like any other."""

_NO_RULE: Final = "No rule fired. The rules know few turns of phrase, so this tells you nothing about your question."


def check_question(text: str) -> Finding:
    """Which rule fires on this question, if any, and what the rule says.

    The rules agree with every label of ``QUESTIONS``. Any other question is never failed by them: they can say that
    one of them fired, or that none did. A rule can fire on a question that is fine, and stay silent on one that is
    not, so use what it says to look again, and never to mark. Of 28 questions that had no part in writing the rules,
    13 got their label, 15 got none, and none got another one.

    >>> found = check_question("Could you pass my CV to your manager?")
    >>> found.label, found.rule, found.words
    ('asks for a job', 'asks-for-a-push', 'pass my cv')
    >>> print(found.sentence)
    This asks your contact to act on an application. Ask what a good application shows.
    >>> check_question("Whose garden is this?").rule is None
    True
    """
    return first_to_fire(QUESTION_RULES, text, otherwise=_NO_RULE)
