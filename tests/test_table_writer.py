"""Tables as text and as HTML. What prints of a network's own tables is in ``test_tables``."""

import xml.etree.ElementTree as ET

from netkit.table_writer import LINE, Heading, cell_text, hanging, html_table, text_table

HEADINGS = (Heading("step"), Heading("minutes", number=True), Heading("why", wide=True))


def test_a_wide_column_wraps_below_itself_and_never_past_the_line() -> None:
    why = " ".join(["because"] * 30)
    lines, left_out = text_table(HEADINGS, [["Call Jae", 20, why], ["Wait", 5, ""]])
    assert left_out == []
    assert lines[0] == "step      minutes  why"
    assert lines[1] == "--------  -------  " + "-" * (LINE - 19)
    assert lines[2].startswith("Call Jae       20  because because")
    assert lines[3].startswith(" " * 19 + "because")
    assert lines[-1] == "Wait            5"
    assert max(map(len, lines)) <= LINE
    assert " ".join(" ".join(lines[2:-1]).split()) == f"Call Jae 20 {why}"


def test_a_wide_column_of_short_texts_is_underlined_as_far_as_they_reach() -> None:
    lines, _ = text_table(HEADINGS, [["Call", 20, "soon enough"]])
    assert lines[:2] == ["step  minutes  why", "----  -------  -----------"]


def test_rows_may_have_headings_and_notes_stand_below_the_table() -> None:
    markup = html_table(
        "Steps & more", HEADINGS, [["<b>Call", 20, None]], row_headings=True, foot="1 > 0", notes=["A & B"]
    )
    scroller, note = ET.fromstring(f"<div>{markup}</div>")
    assert (scroller.get("tabindex"), scroller.get("aria-label")) == ("0", "Table")
    (table,) = scroller
    assert table.findtext("caption") == "Steps & more"
    assert [(cell.tag, cell.text) for cell in table.iterfind("tbody/tr[1]/*")] == [("th", "<b>Call"), ("td", "20")]
    assert table.find("tbody/tr/th").get("scope") == "row"  # type: ignore[union-attr]
    assert [cell.get("style", "").split(";")[0] for cell in table.iterfind("tbody/tr/td")] == [
        "text-align: right",
        "text-align: left",
    ]
    foot = table.find("tfoot/tr/td")
    assert foot is not None
    assert (foot.text, foot.get("colspan")) == ("1 > 0", "2")
    assert note.text == "A & B"
    assert "<tfoot>" not in html_table("Steps", HEADINGS, [])


def test_sentences_stand_below_their_row_across_the_whole_table() -> None:
    headings = (Heading("step"), Heading("why", wide=True), Heading("minutes", number=True), Heading("then", wide=True))
    table = ET.fromstring(html_table("Steps", headings, [["Call", "She asked.", 20, "Write."], ["Wait", "", 5, ""]]))
    shown = [[(cell.text, cell.get("colspan")) for cell in row] for row in table.iter("tr")]
    assert shown == [
        *([("step", None), ("minutes", None)], [("why", "2")], [("then", "2")]),
        *([("Call", None), ("20", None)], [("She asked.", "2")], [("Write.", "2")]),
        *([("Wait", None), ("5", None)], [(None, "2")], [(None, "2")]),
    ]


def test_a_cell_is_one_line_without_control_characters() -> None:
    found = [cell_text(cell) for cell in (None, False, True, 0, 2.5, ("a", "b"), "two\nlines", "bell\a")]
    assert found == ["", "no", "yes", "0", "2.5", "a, b", "two lines", "bell\N{REPLACEMENT CHARACTER}"]


def test_paragraphs_hang_below_their_mark() -> None:
    lines = hanging("12. ", "word " * 40, "next")
    assert lines[0].startswith("12. word")
    assert [line[:4] for line in lines[1:]] == ["    "] * (len(lines) - 1)
    assert lines[-1] == "    next"
    assert max(map(len, lines)) <= LINE
