"""Topics and boundaries of a conversation: the handout's rule, the closed banks, and the lists of rules."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.conversation import (
    BOUNDARIES,
    FLOW_LABELS,
    FLOWS,
    NOTE_LABELS,
    NOTE_RULES,
    NOTES,
    QUESTION_LABELS,
    QUESTION_RULES,
    QUESTIONS,
    TOPICS,
    VIGNETTES,
    Item,
    Vignette,
    check_accomplishment,
    check_note,
    check_question,
    classify_flow,
    common_ground,
    may_criticise,
    openers,
)
from netkit.errors import InvalidRequest

BANKS: tuple[tuple[Item | Vignette, ...], ...] = (QUESTIONS, NOTES, VIGNETTES, FLOWS)
EVERY_ITEM = [item for bank in BANKS for item in bank]

# Written before the rules had their last change, and never used to improve them.
HELD_OUT_QUESTIONS = {
    "ask a person": (
        "Which mistake taught you the most as a stage manager?",
        "What did your first conference feel like?",
        "Has your view of the profession changed since you began?",
        "Where do plans usually go astray in a restoration project?",
        "Whom would you ask about colour grading?",
        "Is it worth learning a second programming language for your kind of work?",
        "What did the move to another country cost you in patience?",
        "I read that your office was founded by two students: what has remained of that spirit?",
        "What makes a job advert look honest to you?",
        "How much of your day goes into meetings?",
    ),
    "look it up": (
        "Until when can I hand in the form for the grant?",
        "How many branches does the bank have?",
        "What does the abbreviation LED stand for?",
        "How expensive is the certificate?",
        "Where can I find your opening hours?",
        "In what year was the theatre founded?",
        "Do I need a degree to register for the exam?",
        "How many semesters does the programme last?",
        "Is your headquarters in the north or in the south?",
    ),
    "asks for a job": (
        "Could you find me something in your company?",
        "Is your team looking for an assistant, and could that be me?",
        "Would you consider taking me as an intern?",
        "Could you forward my résumé to human resources?",
        "Are there any vacancies in your agency for a beginner like me?",
        "Will you recommend me to the head of the studio?",
        "Could I work for you during the holidays?",
        "Do you offer placements, and may I have one?",
        "Can you arrange an interview for me with your boss?",
    ),
}
HELD_OUT_NOTES = {
    "keep": (
        "Edits a magazine about bridges; likes precise questions.",
        "Will send me the contact of a sound engineer by Monday.",
        "Introduced me to Chen after the workshop.",
        "Teaches a class on confidentiality in archives.",
        "Wrote a book about rumours in old newspapers.",
        "Works at a school for the children of sailors.",
        "Told me that the first hour of a fair is the best for questions.",
        "Thanked Oskar for the advice on fonts; it worked.",
    ),
    "family or personal matters": (
        "His mother lives with them now.",
        "Has fallen in love with a colleague.",
        "Is in the middle of a divorce.",
        "Spends the weekends with two grandchildren.",
    ),
    "gossip or confidence": (
        "I am not supposed to know this: the department will be closed.",
        "They say that the head of sales was asked to go.",
        "The figures are confidential until spring.",
        "Someone in the office believes that Ana is applying elsewhere.",
    ),
    "criticism": (
        "Arrogant in meetings.",
        "The former director ruined the place.",
        "Kind, but a boring speaker.",
        "Cannot be trusted with a deadline.",
    ),
}


# The exception


@pytest.mark.parametrize(
    ("asked", "sure", "allowed"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_criticism_needs_a_question_and_certainty(asked: bool, sure: bool, allowed: bool) -> None:
    assert may_criticise(asked=asked, sure_of_confidence=sure) is allowed


@pytest.mark.parametrize("answer", ["yes", "no", 0.9, 1, None, ...])
def test_nearly_sure_is_not_an_answer_to_a_yes_or_no_question(answer: object) -> None:
    with pytest.raises(InvalidRequest, match=r"sure_of_confidence is .* must be True or False"):
        may_criticise(asked=True, sure_of_confidence=answer)  # type: ignore[arg-type]
    with pytest.raises(InvalidRequest, match=r"asked is .* must be True or False"):
        may_criticise(asked=answer, sure_of_confidence=False)  # type: ignore[arg-type]


def test_the_scenes_cover_each_combination_of_the_two_conditions() -> None:
    found = Counter((scene.asked, scene.sure_of_confidence) for scene in VIGNETTES)
    assert found == {(True, True): 4, (True, False): 3, (False, True): 3, (False, False): 2}


@pytest.mark.parametrize("scene", VIGNETTES, ids=lambda scene: scene.id)
def test_a_scene_is_labelled_as_it_is_told(scene: Vignette) -> None:
    asks = re.search(
        r"\basks (?:you )?(?:what you think of|whether you like|for (?:your|a) (?:\w+ )?opinion of)", scene.text
    )
    sure = "you are absolutely sure" in scene.text.casefold()
    assert (scene.asked, scene.sure_of_confidence) == (bool(asks), sure)
    assert scene.label == ("may" if asks and sure else "may not")


# The banks


@pytest.mark.parametrize("item", QUESTIONS, ids=lambda item: item.id)
def test_the_rules_agree_with_the_label_of_every_question(item: Item) -> None:
    assert check_question(item.text).label == item.label


@pytest.mark.parametrize("item", NOTES, ids=lambda item: item.id)
def test_the_rules_agree_with_the_label_of_every_note(item: Item) -> None:
    assert check_note(item.text).label == (None if item.label == "keep" else item.label)


def test_every_rule_is_needed_by_the_bank() -> None:
    fired = [check_question(item.text).rule for item in QUESTIONS] + [check_note(item.text).rule for item in NOTES]
    names = [rule.name for rule in (*QUESTION_RULES, *NOTE_RULES)]
    assert len(names) == len(set(names))
    assert set(names) == set(fired) - {None}


def test_no_label_has_fewer_than_four_items() -> None:
    assert Counter(item.label for item in QUESTIONS) == dict.fromkeys(QUESTION_LABELS, 8)
    notes = Counter(item.label for item in NOTES)
    assert notes == {"keep": 6} | dict.fromkeys(NOTE_LABELS[1:], 4)
    assert Counter(item.label for item in VIGNETTES) == {"may": 4, "may not": 8}
    assert Counter(item.label for item in FLOWS) == dict.fromkeys(("information", "advice", "moral support"), 8)


def test_what_flows_is_labelled_in_the_words_and_the_order_of_the_handout() -> None:
    assert FLOW_LABELS == ("information", "advice", "moral support")


def test_no_line_of_the_log_gives_its_label_away() -> None:
    tell = re.compile(r"\b(?:inform\w*|advi[cs]e\w*|support\w*|encourag\w*|moral\w*)\b", re.IGNORECASE)
    assert [item.text for item in FLOWS if tell.search(item.text)] == []


@pytest.mark.parametrize("item", FLOWS, ids=lambda item: item.id)
def test_the_answer_key_knows_a_line_by_its_text_and_by_its_id(item: Item) -> None:
    assert classify_flow(item.text) is classify_flow(f"  {item.text.upper()} ") is classify_flow(item.id) is item


@pytest.mark.parametrize("line", ["Mei gave me a tip.", "", "f25"])
def test_the_answer_key_judges_no_line_of_ones_own(line: str) -> None:
    with pytest.raises(InvalidRequest, match="is no line of the bank"):
        classify_flow(line)


def test_each_label_has_lines_in_which_the_contact_gives_and_lines_in_which_i_do() -> None:
    mine = {item.label for item in FLOWS if re.match(r"(?:Told|Wrote|Sent|Passed|Rang)\b", item.text)}
    theirs = {item.label for item in FLOWS if re.match(r"(?:Mei|Jae|Ada) ", item.text)}
    assert mine == theirs == set(FLOW_LABELS)


def test_labels_do_not_follow_a_pattern() -> None:
    for bank in BANKS:
        labels = [item.label for item in bank]
        runs = [len(list(group)) for _, group in itertools.groupby(labels)]
        assert max(runs) <= 3
        for period in (2, 3, 4):
            assert any(a != b for a, b in zip(labels, labels[period:], strict=False))


def test_ids_are_in_order_and_no_item_stands_twice() -> None:
    for letter, bank in zip("qnvf", BANKS, strict=True):
        assert [item.id for item in bank] == [f"{letter}{n:02}" for n in range(1, len(bank) + 1)]
    assert len({words_of(item.text) for item in EVERY_ITEM}) == len(EVERY_ITEM)
    assert len({item.why for item in EVERY_ITEM}) == len(EVERY_ITEM)


def words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def sentences() -> Iterable[str]:
    said = [text for item in EVERY_ITEM for text in (item.text, item.why)]
    said += [rule.sentence for rule in (*QUESTION_RULES, *NOTE_RULES)]
    said += [text for topic in (*TOPICS, *BOUNDARIES) for text in (topic.advice, topic.limit)]
    said += [check_question("").sentence, check_note("").sentence]
    said += [criterion.sentence for text in ("", "I cut 3 " + "x " * 60) for criterion in check_accomplishment(text)]
    return itertools.chain.from_iterable(re.split(r"(?<=[.?])\s+", text) for text in said)


def test_no_sentence_is_longer_than_twenty_five_words() -> None:
    assert [text for text in sentences() if len(text.split()) > 25] == []


def test_a_reason_is_one_sentence_of_at_most_twenty_words() -> None:
    long = [item.why for item in EVERY_ITEM if len(item.why.split()) > 20]
    several = [item.why for item in EVERY_ITEM if not re.fullmatch(r"[^.?!]+\.", item.why)]
    assert (long, several) == ([], [])


def test_the_voice_is_calm() -> None:
    loud = re.compile(r"!|\b(?:just|simply|obviously|of course|wrong)\b", re.IGNORECASE)
    known = {"What do people get wrong about it?"}
    assert [text for text in sentences() if loud.search(text) and text not in known] == []


def test_the_banks_hold_nothing_of_health_faith_or_politics() -> None:
    private = re.compile(
        r"\b(?:ill|illness|sick|hospital|doctor|depress\w*|pregnan\w*|church|mosque|temple|faith|relig\w*|party|vote\w*"
        r"|elect\w*|strike|union|gay|age|old woman|old man)\b",
        re.IGNORECASE,
    )
    assert [item.id for item in EVERY_ITEM if private.search(item.text)] == []


def test_the_boundaries_are_named_as_the_notes_name_them() -> None:
    assert {topic.name for topic in BOUNDARIES} == set(NOTE_LABELS) - {"keep"}
    assert [topic.name for topic in TOPICS] == ["career information", "common interests", "accomplishments"]


# Free text


def test_a_finding_names_the_rule_and_the_words_it_fired_on() -> None:
    found = check_question("I like your work. Might you HIRE   me?")
    assert (found.label, found.rule, found.words) == ("asks for a job", "asks-to-be-taken-on", "hire me")
    found = check_note("Her \N{LATIN SMALL LETTER E}ldest daughter paints.")
    assert (found.label, found.rule) == ("family or personal matters", "names-a-relative")
    assert found.words == "her eldest daughter"


def test_a_curly_apostrophe_is_an_apostrophe() -> None:
    assert check_note("Mei\N{RIGHT SINGLE QUOTATION MARK}s wife paints.").rule == "names-a-relative"


@pytest.mark.parametrize("check", [check_question, check_note])
@pytest.mark.parametrize("text", ["", "   ", "?", "Wie wird man Dolmetscherin?", "仕事は何ですか"])
def test_where_no_rule_fires_nothing_is_judged(check: object, text: str) -> None:
    found = check(text)  # type: ignore[operator]
    assert (found.label, found.rule, found.words) == (None, None, "")
    assert found.sentence.startswith("No rule fired.")


def test_a_request_for_a_job_fires_before_what_it_is_wrapped_in() -> None:
    found = check_question("When is the deadline, and could you pass on my CV?")
    assert found.rule == "asks-for-a-push"


PHRASES = [word for item in (*QUESTIONS, *NOTES) for word in item.text.split()]
free_text = st.text() | st.lists(st.sampled_from(PHRASES) | st.text(max_size=5)).map(" ".join)


@given(free_text)
def test_free_text_gets_a_rule_or_no_rule_and_never_an_error(text: str) -> None:
    for rules, found in ((QUESTION_RULES, check_question(text)), (NOTE_RULES, check_note(text))):
        if found.rule is None:
            assert found.label is None
            assert found.words == ""
        else:
            (fired,) = (rule for rule in rules if rule.name == found.rule)
            assert (found.label, found.sentence) == (fired.label, fired.sentence)
            assert found.words


@given(free_text)
def test_the_checklist_answers_any_text_with_its_five_rules(text: str) -> None:
    found = check_accomplishment(text)
    assert [criterion.rule for criterion in found] == ["verb", "number", "result", "length", "first person"]
    assert found[3].met is (len(text.split()) <= 60)


@pytest.mark.parametrize("check", [check_question, check_note, check_accomplishment, classify_flow])
def test_what_is_not_text_is_told_so(check: object) -> None:
    with pytest.raises(InvalidRequest, match="one text in quotation marks"):
        check(...)  # type: ignore[operator]


def tally(held_out: Mapping[str, tuple[str, ...]], check: object) -> Counter[str]:
    """How often the rules agree with a label, stay silent, or fire another one, on sentences they were not made for."""
    counts: Counter[str] = Counter()
    for label, texts in held_out.items():
        for text in texts:
            found = check(text).label  # type: ignore[operator]
            agreed = found == label or (label == "keep" and found is None)
            counts["agree" if agreed else "silent" if found is None else "other"] += 1
    return counts


def test_held_out_sentences_are_no_part_of_the_banks() -> None:
    held_out = [text for texts in (*HELD_OUT_QUESTIONS.values(), *HELD_OUT_NOTES.values()) for text in texts]
    assert len(held_out) == len(set(held_out)) == 48
    assert {words_of(text) for text in held_out}.isdisjoint(words_of(item.text) for item in EVERY_ITEM)


def test_the_rules_for_questions_are_often_silent_and_never_fire_another_label() -> None:
    assert tally(HELD_OUT_QUESTIONS, check_question) == {"agree": 13, "silent": 15}
    assert "13 got their label, 15 got none, and none got another one" in words(check_question)


def test_the_rules_for_notes_miss_half_and_once_fire_on_a_harmless_note() -> None:
    keep = {"keep": HELD_OUT_NOTES["keep"]}
    rest = {label: texts for label, texts in HELD_OUT_NOTES.items() if label != "keep"}
    assert tally(keep, check_note) == {"agree": 7, "other": 1}
    assert tally(rest, check_note) == {"agree": 6, "silent": 6}
    assert "fired on 6 of the 12 not to keep, and on 1 of the 8 to keep" in words(check_note)


def words(function: object) -> str:
    return " ".join((function.__doc__ or "").split())


# Common ground


@pytest.mark.parametrize(
    ("mine", "theirs", "shared"),
    [
        ([], ["chess"], []),
        (["chess"], [], []),
        (["chess", "maps", "film"], ["Film", "CHESS"], ["chess", "film"]),
        (["Open data"], ["open-data"], ["Open data"]),
        (["café culture"], ["Cafe\N{COMBINING ACUTE ACCENT} Culture"], ["café culture"]),
        (["Children's theatre"], ["children\N{RIGHT SINGLE QUOTATION MARK}s theatre"], ["Children's theatre"]),
        (["chess", "Chess ", "chess"], ["chess"], ["chess"]),
        (["C++", "C"], ["C#", "c++"], ["C++"]),
        (["", " ", "-"], ["", "-"], []),
        (["कल"], ["कुल"], []),  # two Hindi words that differ in a vowel sign
        (["Straße"], ["STRASSE"], ["Straße"]),
        (["Malmö", "Τέχνη"], ["malmo", "τεχνη"], ["Malmö", "Τέχνη"]),
    ],
)
def test_common_ground_ignores_spelling_but_not_words(mine: list[str], theirs: list[str], shared: list[str]) -> None:
    assert common_ground(mine, theirs) == shared


@given(st.lists(st.text(max_size=4)), st.lists(st.text(max_size=4)))
def test_common_ground_is_mutual_and_in_my_order(mine: list[str], theirs: list[str]) -> None:
    shared = common_ground(mine, theirs)
    places = [[interest.strip() for interest in mine].index(interest) for interest in shared]
    assert places == sorted(set(places))
    assert len(shared) == len(common_ground(theirs, mine))


def test_a_text_is_not_a_list_of_interests() -> None:
    with pytest.raises(InvalidRequest, match="theirs is one text, 'chess'"):
        common_ground(["chess"], "chess")


@pytest.mark.parametrize("formal", [False, True])
def test_an_opener_shares_before_it_asks(formal: bool) -> None:
    mine = ["chess", "maps", "film", "jazz"]
    found = openers(mine, reversed(mine), formal=formal)
    for interest, opener in zip(mine, found, strict=True):
        shares, gap, asks = re.split(r"(?<=[.\]]) ", opener)
        assert shares == f"I am interested in {interest} too."
        assert gap == "[One sentence about yourself.]"
        assert re.match(r"May I ask wh|What, in your experience" if formal else r"What (drew|are|do) ", asks)
        assert asks.endswith("?")
    asked = [opener.split("] ")[1] for opener in found]
    assert len(set(asked)) == 3
    assert asked[3] == asked[0]


# Accomplishments


def unmet(text: str) -> list[str]:
    return [criterion.rule for criterion in check_accomplishment(text) if not criterion.met]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("I rewrote the guide, and questions at the desk fell from 30 a day to 12.", []),
        ("With two others I catalogued a box of letters, so that readers can find them online.", []),
        ("I organised twelve evenings; the choir now has its own room.", []),
        ("I led the survey team and doubled the answers.", []),
        ("We built a database of 400 maps, so visitors wait no longer.", ["first person"]),
        ("In 2024 we built a garden for 4 schools In India, so it is used now.", ["first person"]),
        ("I organised an exhibition, so that the hall was full.", ["number"]),
        ("I translated 40 letters.", ["result"]),
        ("I am responsible for 3 rooms, so that they stay open.", ["verb"]),
        ("I wanted one hundred visitors and needed help as a result.", ["verb"]),
        ("", ["verb", "number", "result", "first person"]),
        ("No one spoke in May.", ["number", "result", "first person"]),
    ],
)
def test_the_checklist_says_which_rule_is_unmet(text: str, missing: list[str]) -> None:
    assert unmet(text) == missing


def test_sixty_words_are_within_the_limit_and_sixty_one_are_not() -> None:
    assert unmet("I wrote 3 notes, so that " + "x " * 54) == []
    found = check_accomplishment("I wrote 3 notes, so that " + "x " * 55)
    assert [criterion.rule for criterion in found if not criterion.met] == ["length"]
    assert found[3].sentence.startswith("Its length is 61 words, 1 over 60.")


def test_the_checklist_shows_the_words_that_meet_a_rule() -> None:
    found = check_accomplishment("In spring I rebuilt the index; 2,500 cards no longer get lost.")
    assert [criterion.words for criterion in found[:3]] == ["rebuilt", "2,500", "no longer"]
    assert found[0].sentence == 'There is a verb for what was done: "rebuilt".'


@given(free_text)
def test_the_checklist_speaks_of_the_text_and_not_of_a_person(text: str) -> None:
    said = " ".join(criterion.sentence.replace(criterion.words, "") for criterion in check_accomplishment(text))
    assert not re.search(r"\b(?:you are|good|bad|weak|strong|pass|fail|score)\b", said, re.IGNORECASE)
