"""Notes on a contact: what to keep, and what crosses a boundary and is better not written down.

The handout's records are brief: the person, referrals, promises. Its boundaries are family and personal matters,
gossip and professional confidences, and criticism. The rule of thumb to tell them apart is a convention of this
course: write only what you would be content for the person to read.
"""

from __future__ import annotations

from typing import Final

from netkit.conversation.rules import Finding, Item, Rule, first_to_fire

KEEP: Final = "keep"
PERSONAL: Final = "family or personal matters"
GOSSIP: Final = "gossip or confidence"
CRITICISM: Final = "criticism"

NOTE_LABELS: Final = (KEEP, PERSONAL, GOSSIP, CRITICISM)
"""Keep, and the three boundaries: a note under any of these is not kept."""

NOTES: Final = (
    Item(
        "n01",
        "Mei works on flood maps and likes questions about open data.",
        KEEP,
        "Field and interest are brief information that helps you begin the next conversation.",
    ),
    Item(
        "n02",
        "Arif's daughter starts school in September.",
        PERSONAL,
        "A child is a family matter, even where a parent mentioned it freely.",
    ),
    Item(
        "n03",
        "Told me in confidence that the harbour office closes in June.",
        GOSSIP,
        "Writing a confidence down is the first step to passing it on.",
    ),
    Item(
        "n04",
        "Promised Tomás the link to the grant guide by Friday.",
        KEEP,
        "A promise that you made belongs in your records, with what and by when.",
    ),
    Item(
        "n05",
        "Kwame's former manager is disorganised and never answers.",
        CRITICISM,
        "It passes judgement on someone who is not there, and you know one side only.",
    ),
    Item(
        "n06",
        "Asked what I think of the survey: question 4 is too long.",
        KEEP,
        "The remark is about a draft and was asked for; no person is criticised.",
    ),
    Item(
        "n07",
        "Rumour at lunch: Paulo will leave the firm.",
        GOSSIP,
        "A rumour is nobody's knowledge, and Paulo has not told you.",
    ),
    Item(
        "n08",
        "Separated last spring and is looking for a flat.",
        PERSONAL,
        "Working together does not need it, and it may be read by others one day.",
    ),
    Item(
        "n09",
        "Leads the family history desk at the city library; we met at the open day.",
        KEEP,
        "The word family belongs to a desk here, and the note says how you met.",
    ),
    Item(
        "n10",
        "Good company, but hopeless at keeping appointments.",
        CRITICISM,
        "A late meeting is a fact with a date; hopeless is a judgement on a person.",
    ),
    Item(
        "n11",
        "Not yet announced: the tender goes to the cheaper bid. Useful for our own offer.",
        GOSSIP,
        "This is inside information, and using it for your own offer would abuse it.",
    ),
    Item(
        "n12",
        "Ifeoma referred me to Jae about sound archives; wrote to Jae on 3 May.",
        KEEP,
        "The handout asks you to note referrals, and this one shows your next step too.",
    ),
    Item(
        "n13",
        "Quarrels with the neighbours about a fence.",
        PERSONAL,
        "What happens at home is outside a professional network, however harmless it sounds.",
    ),
    Item(
        "n14",
        "Sanna's talks are dull; do not invite.",
        CRITICISM,
        "It closes a door for somebody on the strength of one opinion.",
    ),
    Item(
        "n15",
        "Said in a public talk that the museum will open on Sundays from May.",
        KEEP,
        "It was said in public, so keeping it breaks nobody's confidence.",
    ),
    Item(
        "n16",
        "Has debts since buying the house; remember when we agree on fees.",
        PERSONAL,
        "Private money is personal, most of all where knowing it gives you an advantage.",
    ),
    Item(
        "n17",
        "Leilani has applied elsewhere and asked me not to tell anyone.",
        GOSSIP,
        "Leilani asked you to tell no one, and a file can be read by someone.",
    ),
    Item(
        "n18",
        "The old team was lazy before Haruka came.",
        CRITICISM,
        "It praises one colleague by running down those who worked there before.",
    ),
)
"""Eighteen invented notes: six to keep, and four for each boundary."""

NOTE_RULES: Final = (
    Rule(
        "told-in-confidence",
        GOSSIP,
        "This sounds like something told in confidence. Leave it where it was said.",
        (
            r"(?:in|strict) confidence",
            r"confidential(?:ly)?",
            r"not to tell",
            r"between (?:us|you and me)",
            r"told (?:me|us) privately",
            r"keep (?:it|this) to (?:myself|ourselves)",
            r"off the record",
            r"(?:is|as) a secret",
        ),
    ),
    Rule(
        "passes-on-a-rumour",
        GOSSIP,
        "This passes on what others say. Keep what the person told you and may be repeated.",
        (
            r"rumou?rs?",
            r"gossip",
            r"word is",
            r"(?:people|they) say",
            r"apparently",
            r"supposedly",
            r"heard from someone",
        ),
    ),
    Rule(
        "holds-inside-information",
        GOSSIP,
        "This sounds like inside information. Nobody outside should use it, and a note invites that.",
        (
            r"not (?:yet )?(?:been )?(?:announced|public|published|official)",
            r"before it is (?:announced|public|published|official)",
            r"inside information",
        ),
    ),
    Rule(
        "names-a-relative",
        PERSONAL,
        "This names a relative. Family is not part of a professional record.",
        (
            r"(?:his|her|their|whose|\w+'s?|small|two|three) (?:\w+ )?(?:daughters?|sons?|child|children|kids?|baby)",
            r"(?:his|her|their|whose|\w+'s?) (?:\w+ )?(?:wife|husband|mother|father|parents?|brothers?|sisters?)",
        ),
    ),
    Rule(
        "tells-of-private-life",
        PERSONAL,
        "This tells of private life: home, love or money. It is not part of a professional record.",
        (
            r"divorc(?:e|ed|ing)",
            r"separated (?:last|this|in|from (?:his|her|their))",
            r"(?:got|getting|newly) (?:married|engaged)",
            r"neighbours?",
            r"(?:has|have|in) (?:\w+ )?debts?",
            r"money (?:worries|troubles|problems)",
            r"break-?up",
            r"pay the rent",
        ),
    ),
    Rule(
        "judges-a-person",
        CRITICISM,
        "This judges a person. Keep what happened and when, or nothing.",
        (
            r"lazy",
            r"hopeless",
            r"dull",
            r"boring",
            r"disorgani[sz]ed",
            r"incompetent",
            r"useless",
            r"unreliable",
            r"careless",
            r"impossible to work with",
            r"never (?:listens|answers|helps|prepares)",
            r"arrogant",
            r"rude",
            r"stupid",
        ),
    ),
)
"""In the order in which they are tried."""

_NO_RULE: Final = "No rule fired. That is no leave to keep the note: would you be content for the person to read it?"


def check_note(text: str) -> Finding:
    """Which rule fires on this note, if any, and what the rule says.

    The rules agree with every label of ``NOTES``: none of them fires on a note to keep. Any other note is never
    failed by them, nor cleared: they can say that one of them fired, or that none did. A rule can fire on a harmless
    note, and most of what is private has no rule at all. Of 20 notes that had no part in writing the rules, a rule
    fired on 6 of the 12 not to keep, and on 1 of the 8 to keep.

    >>> found = check_note("Rumour at lunch: Paulo will leave the firm.")
    >>> found.label, found.rule, found.words
    ('gossip or confidence', 'passes-on-a-rumour', 'rumour')
    >>> check_note("Promised Tomás the link to the grant guide by Friday.").label is None
    True
    """
    return first_to_fire(NOTE_RULES, text, otherwise=_NO_RULE)
