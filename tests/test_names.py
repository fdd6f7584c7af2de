"""Which names are the same, and which are near."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netkit.cases.seeded_random import SeededRandom
from netkit.cases.vocabulary import NAMES
from netkit.names import are_near, key


def near(one: str, other: str) -> bool:
    return are_near(key(one), key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sean O\N{RIGHT SINGLE QUOTATION MARK}Brien", "Sean O'Brien"),
        ("Sean O\N{MODIFIER LETTER APOSTROPHE}Brien", "sean o brien"),
        ("Sean O`Brien", "Sean O\N{ACUTE ACCENT}Brien"),
        ("Ó Briain", "O'Briain"),
        ("\N{MODIFIER LETTER TURNED COMMA}Iolani", "'Iolani"),
        ("Jean-Luc", "Jean\N{NON-BREAKING HYPHEN}Luc"),
        ("Jean-Luc", "jean luc"),
        ("Jean-Luc", "Jean\N{EN DASH}Luc"),
        ("Jean-Luc", "Jean \N{MINUS SIGN} Luc"),
        ("Mei Lin", "Mei\N{NO-BREAK SPACE}Lin"),
        ("Mei Lin", " Mei \t Lin "),
        ("Mei Lin", "M\N{ZERO WIDTH SPACE}ei L\N{SOFT HYPHEN}in\N{ZERO WIDTH NO-BREAK SPACE}"),
        ("Mei Lin", "\N{RIGHT-TO-LEFT MARK}Mei Lin\N{VARIATION SELECTOR-16}"),
        ("Mei Lin", "\uff2d\uff45\uff49\u3000\uff2c\uff49\uff4e"),
        ("Mei Lin", "MEI LIN \N{PARTY POPPER}"),
        ("Zoë", "Zoe\u0308"),
        ("Mei Lin", "Dr. Mei Lin, PhD"),
        ("Mei Lin", "Prof. Dr. Mei Lin"),
        ("Mei Lin", "Ms Mei Lin, Ph.D., M.Sc."),
        ("Mei Lin", "Mei Lin MBA"),
        ("Mei Lin", "Prof.Dr.Mei Lin (PhD)"),
        ("Sammy Davis, Jr.", "Sammy Davis Jr"),
        ("Mei Lin", "Mei Lin, MA"),
        ("Mei Lin", "Lin, Mei"),
        ("Holm", "Dr. Holm"),
        ("Anna Müller", "Anna Mueller"),
        ("Anna Müller", "Anna Muller"),
        ("Jürgen Weiß", "JUERGEN WEISS"),
        ("Søren Bjørk", "Soeren Bjoerk"),
        ("Søren", "Soren"),
        ("Håkon Åberg", "Haakon Aaberg"),
        ("Özdemir", "Oezdemir"),
        ("I\N{LATIN SMALL LETTER DOTLESS I}k", "IIK"),
        ("İpek Şahin", "ipek sahin"),
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("Jan van der Berg", "Jan Van Der Berg"),
        ("María García López", "maria garcia lopez"),
        ("محمّد", "محمد"),
        ("علی\N{ZERO WIDTH NON-JOINER}رضا", "علیرضا"),
        ("ジャン・リュック", "ｼﾞｬﾝ ﾘｭｯｸ"),
        ("王小明", "王小明\N{IDEOGRAPHIC SPACE}"),
    ],
)
def test_one_name_written_in_two_ways_is_the_same(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert not near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("Mei Lin", "Lin Mei"), ("Mei Lin", "Mei Lim"), ("Mei Lin", "Mie Lin"), ("Mei Lin", "Mei")],
        *[("Mei Lin", "Mei L."), ("Mei Lin", "Mei Lin (she/her)"), ("Sean O'Brien", "Sean OBrien")],
        *[("Sean O'Brien", "S. O'Brien"), ("Sean O'Brien", "Sean Patrick O'Brien"), ("Jean-Luc", "Jeanluc")],
        *[("Jan van der Berg", "Jan Berg"), ("Jan van den Berg", "Jan Vandenberg")],
        *[("María García", "María García López"), ("J.R. Smith", "JR Smith")],
        *[("Katharina Zimmermann", "Katarina Zimmerman"), ("Anastasia", "Anastasja"), ("王小明", "小明")],
        *[("김민수", "민수"), ("김민수", "김 민수"), ("Abdul Rahman", "Abdulrahman"), ("สมชาย", "สมชัย")],
        ("محمد علي", "محمد علی"),
    ],
)
def test_a_slip_or_a_part_left_out_makes_a_near_name(one: str, other: str) -> None:
    assert key(one) != key(other)
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("Michael Weber", "Rafael Weber"), ("Ana Silva", "Ana Souza"), ("Ana", "Anastasia"), ("Mei", "Mia")],
        *[("Omar", "Oskar"), ("Contact 1", "Contact 2"), ("Contact 1", "Contact 10")],
        *[("Contact 00017", "Contact 00018"), ("J. R.", "Jae Rossi"), ("王小明", "王明"), ("王小明", "王小朋")],
        *[("김민수", "김민준"), ("สุดา", "สดา"), ("ガトウ", "カトウ"), ("", "Mei")],
    ],
)
def test_other_names_are_neither_the_same_nor_near(one: str, other: str) -> None:
    assert key(one) != key(other)
    assert not near(one, other)


@pytest.mark.parametrize(("one", "other"), [("Michael", "Michal"), ("Xue Li", "Xu Li"), ("Joe", "Jo"), ("Mae", "Ma")])
def test_not_every_e_after_a_vowel_is_a_transliteration(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("name", ["Miss", "Dr", "PhD", "Dr.", "Ma", "Lin, Ma", "\N{PARTY POPPER}", "Dr. ...", ","])
def test_a_name_is_never_left_empty(name: str) -> None:
    assert key(name)


SIGNS = st.sampled_from("aeouüøßlnsy'\u2019-\u2011\u200b\u00ad ,.ÁI\N{LATIN SMALL LETTER DOTLESS I}İ小ガｶﾞم한1")
FAMILY_NAMES = """
Abebe Adeyemi Akimoto Albescu Almeida Andersen Aydin Babić Bakker Banda Barzani Bekele Bianchi Bosko Brandt Castillo
Chaudhary Contreras Dahl Danjuma Delgado Demir Dube Eklund Farouk Fernando Fischer Fonseca Gashi Gebre Haddad Halonen
Hoang Horvat Ibarra Ishida Ivanova Jansen Jimenez Kaplan Karimi Kaya Kebede Kimura Kovács Kruger Laurent Lindqvist
Lopes Mahlangu Makoni Malinen Mbeki Mendoza Moreau Moyo Mutua Nakamura Ndiaye Novák Nyberg Obi Okafor Okonkwo Onyango
Orlova Pashkov Pereira Petrov Phiri Popescu Qureshi Rahimi Ramos Reyes Rossi Sahin Santos Sato Silva Tamm Tanaka
Tesfaye Tran Ueda Vargas Vasile Vega Wanjala Weber Yamada Yilmaz Zhou Zulu
""".split()  # noqa: SIM905 - ninety lines as a list
TYPED = st.lists(st.sampled_from([*NAMES[:9], *FAMILY_NAMES[:9], "Dr.", "PhD", "MA", ",", "O\u2019", "J."])).map(
    " ".join
)


@given(st.text(SIGNS) | TYPED | st.text())
def test_a_key_is_the_key_of_every_form_of_the_name(name: str) -> None:
    for form in ("NFC", "NFD", "NFKC"):
        assert key(unicodedata.normalize(form, name)) == key(name)
    assert key(f" {name}\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}") == key(name)


@given(st.text(SIGNS) | TYPED, st.text(SIGNS) | TYPED)
def test_near_goes_both_ways_and_is_never_said_of_the_same(one: str, other: str) -> None:
    assert near(one, other) == near(other, one)
    assert not near(one, one)
    if key(one) == key(other):
        assert not near(one, other)


@pytest.mark.slow
def test_fewer_than_one_of_a_thousand_pairs_of_invented_people_is_asked_about() -> None:
    pairs = asked = 0
    for student in range(20):
        chance = SeededRandom("netkit", student)
        given, family = (chance.shuffled([*some] * 2)[:150] for some in (NAMES, FAMILY_NAMES))
        keys = list({key(f"{one} {other}") for one, other in zip(given, family, strict=True)})
        pairs += len(keys) * (len(keys) - 1) // 2
        asked += sum(are_near(one, other) for one, other in combinations(keys, 2))
    assert pairs > 220_000
    assert asked < pairs / 1000
