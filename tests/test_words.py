"""Words are compared as people mean them."""

import pytest

from netkit.words import folded


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("jose garcia", "José  García"),
        ("strasse", "STRAẞE"),
        ("istanbul", "İstanbul"),
        ("yilmaz", "Y\N{LATIN SMALL LETTER DOTLESS I}lmaz"),
        ("soren", "Søren"),
        ("lodz", "Łódź"),
        ("zoe", "Zoe\u0308"),
        ("fi", "\ufb01"),
        ("nguyen van đuc", "Nguyễn Văn Đức"),
    ],
)
def test_what_people_type_is_what_is_written(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


def test_scripts_without_capitals_stay_as_they_are() -> None:
    assert folded("王小明") == "王小明"
    assert folded("محمد") == "محمد"


def test_different_words_stay_different() -> None:
    assert len({folded(word) for word in ("ann", "anna", "an n", "", "ana")}) == 5
