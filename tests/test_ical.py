"""What is due arrives in a calendar on its day, once, and without names unless they are asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from netkit.errors import InvalidRequest
from netkit.formats import ical
from netkit.model import ContactId, Promise
from tests.strategies import promises, texts

MEI, ZOE = ContactId("mei-lin"), ContactId("zoë")
NAMES = {MEI: "Mei Lin", ZOE: "Zoë Ünal"}
NOON = datetime(2026, 3, 20, 12, 0, 30, tzinfo=UTC)
PAPER = Promise("r1", date(2026, 3, 1), date(2026, 3, 31), "me", MEI, "send the paper, soon; or \\ call")


def lines_of(path: Path, *ones: Promise, reminders: dict[ContactId, date] | None = None, **how: Any) -> list[str]:
    """The lines of a written calendar, put together again where they were folded."""
    ical.write(ones, reminders or {}, path, **({"names": NAMES, "stamp": NOON} | how))
    return path.read_bytes().decode().replace("\r\n ", "").split("\r\n")


def components(path: Path, kind: str) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk(kind))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "due.ics"


# A validator of our own for what RFC 5545 demands of lines (3.1, 3.3, 3.8), which knows nothing of icalendar.

VALUES = {
    "BEGIN": ":V[A-Z]+",
    "END": ":V[A-Z]+",
    "STATUS": ":[A-Z-]+",
    "DTSTAMP": r":\d{8}T\d{6}Z",
    "LAST-MODIFIED": r":\d{8}T\d{6}Z",
    "DUE": r";VALUE=DATE:\d{8}",
    "DTSTART": r";VALUE=DATE:\d{8}",
    "SEQUENCE": r":\d{1,10}",
    "CLASS": ":PRIVATE",
    "TRANSP": ":TRANSPARENT",
    "VERSION": r":2\.0",
    "ACTION": ":DISPLAY",
    "TRIGGER": r";RELATED=END:-PT\d+H",
    "UID": r":[0-9a-f]{32}@netkit",
    "PRODID": ":-//[^/]+//[^/]+//EN",
    "SUMMARY": r":(?:[^\\;,]|\\[\\;,nN])*",
    "DESCRIPTION": r":(?:[^\\;,]|\\[\\;,nN])*",
}


def faults(raw: bytes) -> list[str]:
    found = [] if raw.endswith(b"\r\n") else ["the last line does not end"]
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    found += [f"{len(line)} octets" for line in physical if len(line) > 75]
    found += [f"half a character in {line!r}" for line in physical if line.decode(errors="ignore").encode() != line]
    if re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f]", raw.decode().replace("\r\n", "")):
        found.append("a control character")
    for line in raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        named = re.match("[A-Z-]+", line)
        name = named[0] if named else ""
        if name not in VALUES or not re.fullmatch(VALUES[name], line.removeprefix(name), re.DOTALL):
            found.append(repr(line))
    return found


def test_the_validator_finds_what_is_wrong(path: Path) -> None:
    lines_of(path, PAPER)
    right = path.read_bytes()
    assert faults(right) == []
    for old, new in [
        (b"UID:", b"XID:"),
        (b"\r\n", b"\n"),
        (b"RELATED=END:", b""),
        (b";VALUE=DATE", b""),
        (b"Keep", b"Keep;"),
        (b"SUMMARY:", b"SUMMARY:" + b"x" * 70),
    ]:
        assert faults(right.replace(old, new)), old


@given(st.data())
def test_whatever_is_promised_the_calendar_is_valid_and_says_it(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("calendar") / "due.ics"
    promise = replace(data.draw(promises("r1", [MEI])), by="me")
    name = data.draw(texts)
    ical.write([promise], {ZOE: date(2026, 4, 1)}, path, names={MEI: name, ZOE: "Zoë Ünal"}, stamp=NOON, private=False)
    assert faults(path.read_bytes()) == []
    (said,) = (one["summary"] for one in components(path, "VTODO") if one["summary"] != "Keep in touch with Zoë Ünal")
    ends = re.sub("\r\n?", "\n", f"Promise to {name}: {promise.text}")
    assert said == re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", ends)


# What is in it.


def test_an_open_promise_of_mine_is_a_to_do_and_an_all_day_event_on_its_day(path: Path) -> None:
    lines_of(path, PAPER, replace(PAPER, id="r2", by="them"))  # What others promised is left out.
    (to_do,), (event,) = components(path, "VTODO"), components(path, "VEVENT")
    assert to_do["due"].dt == event["dtstart"].dt == date(2026, 3, 31)
    assert (to_do["status"], event["status"], event["transp"]) == ("NEEDS-ACTION", "CONFIRMED", "TRANSPARENT")
    assert not {"dtend", "duration", "rrule"} & {name.lower() for name in [*event, *to_do]}


def test_a_to_do_reminds_at_nine_the_day_before_counted_from_the_day_it_is_due(path: Path) -> None:
    assert lines_of(path, PAPER).count("TRIGGER;RELATED=END:-PT15H") == 1
    assert components(path, "VEVENT")[0].walk("VALARM") == []


@pytest.mark.parametrize(
    ("end", "states"),
    [("done_on", {"COMPLETED", "CANCELLED"}), ("cancelled_on", {"CANCELLED"})],
)
def test_a_closed_promise_is_closed_in_the_calendar_and_reminds_nobody(path: Path, end: str, states: set[str]) -> None:
    lines = lines_of(path, replace(PAPER, **{end: date(2026, 3, 5)}))
    assert {line.removeprefix("STATUS:") for line in lines if line.startswith("STATUS:")} == states
    assert "BEGIN:VALARM" not in lines


@pytest.mark.parametrize("day", [date.min, date(999, 12, 31), date(2026, 3, 29), date(2026, 10, 25), date.max])
def test_days_are_days_at_the_ends_of_the_calendar_and_when_clocks_change(path: Path, day: date) -> None:
    lines = lines_of(path, reminders={MEI: day})
    digits = f"{day.year:04}{day.month:02}{day.day:02}"
    assert f"DUE;VALUE=DATE:{digits}" in lines
    assert f"DTSTART;VALUE=DATE:{digits}" in lines
    assert "TZID" not in "".join(lines)


def test_a_stamp_from_another_time_zone_is_the_same_moment(path: Path, tmp_path: Path) -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    here = lines_of(path, PAPER)
    assert lines_of(tmp_path / "there.ics", PAPER, stamp=NOON.astimezone(kathmandu)) == here
    assert here.count("DTSTAMP:20260320T120030Z") == 2
    assert here.count("LAST-MODIFIED:20260320T120030Z") == 2


def test_the_order_of_the_records_does_not_matter(path: Path, tmp_path: Path) -> None:
    ones = [replace(PAPER, id=f"r{n}", due_on=date(2026, 4, 1 + n % 3)) for n in range(9)]
    reminders = {MEI: date(2026, 4, 2), ZOE: date(2026, 4, 2)}
    forwards = lines_of(path, *ones, reminders=reminders)
    backwards = lines_of(tmp_path / "b.ics", *reversed(ones), reminders=dict(reversed(reminders.items())))
    assert forwards == backwards


# Names.


def test_a_calendar_holds_no_names_no_ids_and_no_words_of_promises(path: Path) -> None:
    text = "\n".join(lines_of(path, PAPER, reminders={MEI: date(2026, 4, 1), ZOE: date(2026, 4, 2)}))
    for word in ("Mei", "mei", "Zo", "Lin", "paper", "r1"):
        assert word not in text
    assert text.count("CLASS:PRIVATE") == 6


# The next export.


def import_all(*files: Path) -> dict[str, Any]:
    """One store of UIDs, as RFC 5546 (2.1.5) has it: the higher SEQUENCE counts, then the later DTSTAMP."""
    kept: dict[str, Any] = {}
    for file in files:
        for one in [*components(file, "VTODO"), *components(file, "VEVENT")]:
            before = kept.get(one["uid"])
            age = (one["sequence"], one["dtstamp"].dt)
            if before is None or (before["sequence"], before["dtstamp"].dt) < age:
                kept[one["uid"]] = one
    return kept


@pytest.mark.parametrize("later", [timedelta(seconds=5), timedelta(minutes=1), timedelta(days=400)])
def test_the_next_export_moves_what_has_moved_and_doubles_nothing(path: Path, tmp_path: Path, later: timedelta) -> None:
    lines_of(path, PAPER, reminders={MEI: date(2026, 4, 1)})
    kept_promise = replace(PAPER, text="send both papers", done_on=date(2026, 3, 20))
    lines_of(tmp_path / "next.ics", kept_promise, reminders={MEI: date(2026, 7, 1)}, stamp=NOON + later)
    for files in [(path, tmp_path / "next.ics"), (tmp_path / "next.ics", path)]:
        kept = import_all(*files)
        by_kind = defaultdict(list)
        for one in kept.values():
            by_kind[one.name].append(one)
        assert {one["status"] for one in by_kind["VTODO"]} == {"COMPLETED", "NEEDS-ACTION"}
        assert {one["due"].dt for one in by_kind["VTODO"]} == {date(2026, 3, 31), date(2026, 7, 1)}
        assert {one["dtstart"].dt for one in by_kind["VEVENT"]} == {date(2026, 3, 31), date(2026, 7, 1)}
        assert len(kept) == 4


def test_a_promise_and_a_contact_with_the_same_id_stay_apart(path: Path) -> None:
    lines = lines_of(path, replace(PAPER, id=MEI), reminders={MEI: date(2026, 4, 1)})
    assert len({line for line in lines if line.startswith("UID:")}) == 4


# What is refused.


def test_a_calendar_of_nothing_is_refused(path: Path) -> None:
    with pytest.raises(InvalidRequest, match="there is nothing to write"):
        lines_of(path, replace(PAPER, by="them"))
    assert not path.exists()
