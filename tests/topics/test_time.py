"""The topic "Time": a case read by hand, the lesson's figures, and what one answer for all would earn."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from netkit.topics import catalogue, time
from netkit.topics.texts import texts
from netkit.topics.time.case import CLOCKS, HOMES
from tests.cases_of_topics import cases

LESSON = (Path(__file__).parents[2] / "notebooks" / "04-time" / "lesson.md").read_text(encoding="utf-8")

# The practice case, read off its lines with pencil and paper.
BY_HAND = {
    "split": "A: getting to know; B: getting to know; C: arranging; D: none of these; E: renewing; F: renewing; "
    "G: arranging; H: getting to know; I: arranging; J: none of these",
    "price": "90",  # Gulnara 50 + 20 + 50, Jae 50 + 10
    "slots": "A: other busy; B: outside hours; C: outside hours; D: both free; E: both free; F: owner busy",
    "due": "A: due, 20 March; B: due, 16 March; C: due, 20 March; D: later, 28 March; E: later, 24 March; "
    "F: due, 28 February",
    "plan": "Lars, Ikram, Freya, Senthil",  # of 70: 20 + 10 + 20, Tala's 30 do not fit, 10
    "cut": "A: frees time; B: breaks a word; C: frees nothing; D: frees time; E: breaks a word; F: frees nothing",
    "jonas": "45, 20, 45",
}


def test_all_cases_are_about_equally_hard() -> None:
    for _, sheets in cases("time"):
        assert sorted(sheets["split"].expected.values()) == [
            *["arranging"] * 3,
            *["getting to know"] * 3,
            *["none of these"] * 2,
            *["renewing"] * 2,
        ]
        slots = list(sheets["slots"].expected.values())
        assert (slots.count("both free"), slots.count("outside hours")) == (2, 2)
        assert len(sheets["plan"].expected) == 4
        assert 20 <= sheets["price"].expected <= 100


def test_nobody_is_met_again_before_the_first_time() -> None:
    for case, _ in cases("time"):
        month = list(texts(case, "month").values())
        first, second = (next(one for one in month if one.startswith(word)).split() for word in ("First", "Walked"))
        names = [first[3].strip(","), second[5].strip(";")]
        told = [[one.split()[0] for one in month if name in one] for name in names]
        assert told == [["First", "Messages", "A"], ["Walked", "Moved"]]


def test_the_clocks_of_the_cases_are_those_of_the_time_zone_database() -> None:
    zones = {
        "Nairobi": "Africa/Nairobi",
        "Kampala": "Africa/Kampala",
        "Hanoi": "Asia/Ho_Chi_Minh",
        "Jakarta": "Asia/Jakarta",
        "Accra": "Africa/Accra",
        "Dakar": "Africa/Dakar",
        "Bogotá": "America/Bogota",
        "Lima": "America/Lima",
    }
    home = {
        "Vienna": "Europe/Vienna",
        "Prague": "Europe/Prague",
        "Oslo": "Europe/Oslo",
        "Madrid": "Europe/Madrid",
        "Turin": "Europe/Rome",
        "Gdańsk": "Europe/Warsaw",
    }

    def ahead(zone: str, day: int) -> float:
        offset = datetime(2026, 3, day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
        assert offset is not None
        return offset.total_seconds() / 3600

    assert {place: [ahead(zones[place], day) for day in (28, 30)] for place in CLOCKS} == {
        place: [hours, hours] for place, hours in CLOCKS.items()
    }
    assert [[ahead(home[place], day) for day in (28, 29, 30)] for place in HOMES] == [[1, 2, 2]] * len(HOMES)


def test_the_lessons_figures_are_those_of_its_lines() -> None:
    minutes = {letter: int(text.split()[-2]) for letter, text in texts(time.hana(), "month").items()}
    sums = [sum(minutes[letter] for letter in letters) for letters in ("AD", "BF", "CGH", "ADBFCGH", "ADB")]
    assert sums == [90, 45, 75, 210, 110]
    for number in map(str, sums):
        assert re.search(rf"\b{number}\b", LESSON)
    # Twelve people: (minutes of a talk + minutes of arranging) x talks a month; a month has 365.2425 / 12 / 7 weeks.
    plan = catalogue.exploration("time.twelve").by.result
    found = [plan("every month", 30, 15), plan("every month", 30, 0), plan("every two months", 30, 15)]
    assert found == [540, 360, 270]
    assert round(2 * 60 * 365.2425 / 12 / 7, -1) == 520
