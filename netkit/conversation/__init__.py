"""Topics and boundaries of a professional conversation, after the handout, as data and small plain functions.

Every sentence in the banks is invented. The checkers are lists of rules that agree with every label of their own
closed bank; on any other text they can only say whether a rule fired.

>>> may_criticise(asked=True, sure_of_confidence=False)
False
>>> check_question("How do people usually join your team?").label
'ask a person'
"""

from netkit.conversation.accomplishment import MOST_WORDS, Criterion, check_accomplishment
from netkit.conversation.criticism import VIGNETTES, Vignette, may_criticise
from netkit.conversation.flows import FLOW_LABELS, FLOWS, classify_flow
from netkit.conversation.ground import common_ground, openers
from netkit.conversation.notes import NOTE_LABELS, NOTE_RULES, NOTES, check_note
from netkit.conversation.questions import QUESTION_LABELS, QUESTION_RULES, QUESTIONS, check_question
from netkit.conversation.rules import Finding, Item, Rule
from netkit.conversation.topics import BOUNDARIES, TOPICS, Topic

__all__ = [
    "BOUNDARIES",
    "FLOWS",
    "FLOW_LABELS",
    "MOST_WORDS",
    "NOTES",
    "NOTE_LABELS",
    "NOTE_RULES",
    "QUESTIONS",
    "QUESTION_LABELS",
    "QUESTION_RULES",
    "TOPICS",
    "VIGNETTES",
    "Criterion",
    "Finding",
    "Item",
    "Rule",
    "Topic",
    "Vignette",
    "check_accomplishment",
    "check_note",
    "check_question",
    "classify_flow",
    "common_ground",
    "may_criticise",
    "openers",
]
