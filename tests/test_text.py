"""Words are compared as people mean them."""

import pytest

from netkit.text import folded


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *[("jose garcia", "José  García"), ("strasse", "STRAẞE"), ("istanbul", "İstanbul")],
        *[("yilmaz", "Y\N{LATIN SMALL LETTER DOTLESS I}lmaz"), ("soren", "Søren"), ("aero", "Ærø")],
        *[("lodz", "Łódź"), ("zoe", "Zoe\u0308"), ("fi", "\ufb01"), ("nguyen van đuc", "Nguyễn Văn Đức")],
        *[("елкина", "Ёлкина"), ("σισυφος", "ΣΊΣΥΦΟΣ"), ("محمد", "مُحَمَّد"), ("שלום", "שָׁלוֹם")],
        ("カ\u3099トウ", "ガトウ"),  # A voiced sign in one piece and in two.
        *[("ガトウ", "ｶﾞﾄｳ"), ("\u1112\u1161\u11ab", "한"), ("\u0915\u093c", "\u0958")],
    ],
)
def test_what_people_type_is_what_is_written(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


def test_scripts_without_capitals_stay_as_they_are() -> None:
    assert folded("王小明") == "王小明"
    assert folded("محمد") == "محمد"
    assert folded("한지민") == "한지민"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("ガトウ", "カトウ"), ("パン", "ハン"), ("สุดา", "สดา"), ("มานี่", "มานี"), ("सूर्य", "सूरय"), ("क़", "क")],
        ("தமிழ்", "தமிழ"),
    ],
)
def test_a_mark_that_makes_another_letter_counts(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_different_words_stay_different() -> None:
    assert len({folded(word) for word in ("ann", "anna", "an n", "", "ana")}) == 5
