"""Tables print well, keep private things to themselves, and go to pandas."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from functools import partial
from typing import Any

import pytest

from netkit import tables
from netkit.model import Contact, Exchange, Interaction, Promise, Record, Referral, Tie

NAMES = {"ama": "Ama Owusu", "bela": "Béla Kiss"}
DAY = date(2024, 1, 2)


contacts = partial(tables.table, Contact)


def texts(table: tables.Table[Any], tag: str) -> list[str | None]:
    """The text of each element of this tag in a table as a notebook shows it."""
    return [one.text for one in ET.fromstring(table._repr_html_()).iter(tag)]


def people(count: int) -> list[Contact]:
    return [Contact(f"p{number}", f"Person {number}", closeness=number % 5 + 1) for number in range(count)]


# In a terminal.


def test_a_text_table_is_aligned_with_numbers_to_the_right_and_only_columns_that_say_something() -> None:
    table = tables.table(
        Contact,
        [
            Contact("ama", "Ama Owusu", circles=("studies",), closeness=5, roles=frozenset({"referral", "feedback"})),
            Contact("bela", "Béla Kiss", circles=("choir", "work"), met_on=date(2024, 3, 5), is_mentor=True),
        ],
    )
    assert repr(table).splitlines() == [
        "2 contacts",
        "name       circle   closeness  roles               met on      mentor  other circles",
        "---------  -------  ---------  ------------------  ----------  ------  -------------",
        "Ama Owusu  studies          5  feedback, referral              no",
        "Béla Kiss  choir                                   2024-03-05  yes     work",
    ]


def test_wide_signs_and_accents_do_not_push_the_next_column() -> None:
    names = ["王小明", "Zoe\u0308", "이서연", "Bo"]
    lines = repr(contacts([Contact(f"c{i}", name, circles=("x",)) for i, name in enumerate(names)])).splitlines()
    # Each East Asian sign takes two columns of a terminal, the diaeresis that stands alone takes none.
    assert lines[3:] == ["王小明  x", "Zoe\u0308     x", "이서연  x", "Bo      x"]


def test_a_table_of_thirty_prints_whole_and_a_longer_one_says_how_many_more_and_how_to_see_them() -> None:
    assert "more" not in repr(contacts(people(30)))
    text = repr(contacts(people(158)))
    assert text.startswith("158 contacts\n")
    assert text.endswith("\n… and 138 more; add .in_full() to see them all")
    assert "Person 19 " in text
    assert "Person 20 " not in text
    assert "Person 157 " in repr(contacts(people(158)).in_full())
    markup = contacts(people(158))._repr_html_()
    assert markup.count("<tr>") == 1 + 20 + 1
    assert "… and 138 more" in markup[markup.index("<tfoot>") :]


def test_a_long_cell_is_cut_in_the_terminal_and_whole_in_the_notebook() -> None:
    long = "Institute for the Study of Networks and of Their Long Names"
    table = contacts([Contact("ama", "Ama", organisation=long)])
    assert "Institute for the Study of Networks…" in repr(table)
    assert long in texts(table, "td")


def test_columns_without_room_on_the_line_are_named_not_lost() -> None:
    crowded = Contact("ama", "A" * 36, circles=("B" * 36,), organisation="C" * 36, title="D" * 36, region="Ghana")
    table = contacts([crowded])
    assert "Ghana" in repr(table)
    assert repr(table).endswith("No room here for: organisation, title. See .to_pandas() or a notebook.")
    assert max(len(line) for line in repr(table).splitlines()) <= 110
    assert "D" * 36 in table._repr_html_()


def test_an_empty_table_says_what_to_do() -> None:
    assert repr(contacts([])) == 'No contacts yet. Add one with .meet("their name").'
    assert texts(contacts([]), "p") == [repr(contacts([]))]


# In a notebook.


def test_html_is_a_captioned_dataframe_with_numbers_to_the_right_and_typed_marks_escaped() -> None:
    table = contacts([Contact("a", "<script>alert(1)</script>", circles=('"&<b>',), closeness=5)])
    (markup,) = ET.fromstring(table._repr_html_())
    assert markup.get("class") == "dataframe"
    assert texts(table, "caption") == ["1 contact"]
    assert {cell.text: cell.get("scope") for cell in markup.iter("th")} == dict.fromkeys(
        ["name", "circle", "closeness"], "col"
    )
    assert texts(table, "td") == ["<script>alert(1)</script>", '"&<b>', "5"]
    assert [cell.get("style", "").split(";")[0] for cell in markup.iter("td")] == [
        *["text-align: left"] * 2,
        "text-align: right",
    ]
    assert {cell.get("dir") for cell in markup.iter("td")} == {"auto"}  # A name may be written from right to left.


def test_notes_summaries_addresses_and_ids_are_not_printed_but_are_in_the_frame() -> None:
    table = tables.table(
        Contact, [Contact("id-1", "Ama", notes="private-1", email="private-2@example.org", profile="https://private-3")]
    )
    log = tables.table(
        Interaction, [Interaction("id-2", date(2024, 1, 2), ("id-1",), summary="private-4")], {"id-1": "Ama"}
    )
    printed = repr(table) + table._repr_html_() + repr(log) + log._repr_html_()
    assert re.findall(r"private|id-\d", printed) == []
    kept = table.to_pandas().to_csv() + log.to_pandas().to_csv()
    assert set(re.findall(r"private-\d|id-\d", kept)) == {"id-1", "id-2", *(f"private-{n}" for n in (1, 2, 3, 4))}


# Names in place of ids.


@pytest.mark.parametrize(
    ("record", "row"),
    [
        (Tie("ama", "bela", 4), "Ama Owusu  Béla Kiss  4"),
        (Tie("ama", "zoe", 1), "Ama Owusu  zoe  1"),
        (Interaction("i", DAY, ("bela", "ama"), answered=False), "2024-01-02  Béla Kiss, Ama Owusu  no"),
        (Exchange("e", DAY, "ama", "gave", "feedback"), "2024-01-02  Ama Owusu  gave  feedback"),
        (Promise("p", DAY, DAY, "me", "ama", "Send the book"), "2024-01-02  me  Ama Owusu  Send the book  2024-01-02"),
        (Referral("r", DAY, "ama", "bela"), "2024-01-02  Ama Owusu  Béla Kiss  open"),
        (Referral("s", DAY, "ama", "Nour"), "2024-01-02  Ama Owusu  Nour  open"),
    ],
)
def test_records_show_names_in_place_of_ids_and_an_unknown_id_as_it_is(record: Record, row: str) -> None:
    assert re.sub("  +", "  ", repr(tables.table(type(record), [record], NAMES)).splitlines()[3]) == row


def test_who_introduced_you_is_shown_by_name() -> None:
    table = tables.table(
        Contact, [Contact("ama", "Ama Owusu", introduced_by="me"), Contact("b", "Bo", introduced_by="ama")]
    )
    assert list(table.to_pandas()["introduced_by"]) == ["me", "Ama Owusu"]
    assert list(table.to_pandas()["introduced_by_id"]) == ["me", "ama"]


# As a sequence.


def test_a_slice_is_a_table_that_still_knows_the_names() -> None:
    table = contacts([Contact("ama", "Ama"), Contact("b", "Bo", introduced_by="ama")])
    assert table[0] == Contact("ama", "Ama")
    assert table[-1].id == "b"
    part = table[1:]
    assert isinstance(part, tables.Table)
    assert repr(part).splitlines()[1:] == ["name  introduced by", "----  -------------", "Bo    Ama"]


def test_tables_are_equal_when_their_records_are() -> None:
    table = contacts(people(3))
    assert table == contacts(people(3))
    assert hash(table) == hash(contacts(people(3)))
    assert table not in (contacts(people(4)), people(3))
    assert people(3)[1] in table


# To pandas.


def test_a_frame_has_whole_numbers_dates_and_text_even_when_it_is_empty() -> None:
    wanted = {"name": "str", "closeness": "Int64", "met_on": "datetime64[s]", "mentor": "bool", "circle": "str"}
    for records in ([], [Contact("ama", "Ama")], [Contact("ama", "Ama", closeness=3, met_on=date(2024, 3, 5))]):
        dtypes = contacts(records).to_pandas().dtypes.astype(str)
        assert {name: dtypes[name] for name in wanted} == wanted


def test_what_nobody_said_is_missing_in_the_frame() -> None:
    frame = tables.table(
        Contact, [Contact("ama", "Ama"), Contact("b", "Bo", closeness=2, circles=("work",))]
    ).to_pandas()
    assert frame["closeness"].mean() == 2
    assert list(frame["circle"].isna()) == [True, False]
    assert list(frame["other_circles"]) == [(), ()]


def test_tables_print_where_pandas_is_not_installed() -> None:
    program = """
import sys
sys.modules.update(pandas=None, numpy=None)
from netkit import tables
from netkit.model import Contact
table = tables.table(Contact, [Contact("ama", "Ama", closeness=4)])
assert "Ama" in repr(table) and "Ama" in table._repr_html_() and table[:1] == table
try:
    table.to_pandas()
except ModuleNotFoundError:
    print("no pandas, as wanted")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "no pandas, as wanted\n"
