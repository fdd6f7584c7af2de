"""Match the columns of a table with the fields of a contact, by their headings.

A known heading, in one of several languages, is its field. One that is almost a known heading, such as "Organisaton",
is that field too, if no other field is nearly as like it. Other columns are not taken. Where two columns match one
field, or one column two fields, the error says how to choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from netkit.errors import InvalidRequest, UnreadableFile
from netkit.text import plain

THRESHOLD: Final = 88.0
"""How like a known heading another one must be, from 0 to 100 (rapidfuzz's ratio): one slip in eight letters."""
MARGIN: Final = 6.0
"""A second field this near to the best one makes a match doubtful."""
LONGEST_HEADING: Final = 60

HEADINGS: Final[Mapping[str, str]] = {
    "name": (
        "name, full name, complete name, display name, contact, contact name, person, who, vollständiger name, nom, "
        "nom complet, nom et prénom, nombre, nombre completo, nombre y apellidos, nome, nome completo, nome e cognome, "
        "naam, volledige naam, namn, navn, nimi, imię i nazwisko, jméno a příjmení, имя, фио, ad soyad, الاسم, שם, "
        "姓名, 名前, 이름"
    ),
    "first_name": (
        "first name, given name, forename, vorname, prénom, primer nombre, primo nome, primeiro nome, voornaam, "
        "förnamn, fornavn, etunimi, imię, křestní jméno, ad, 名"
    ),
    "middle_name": "middle name, middle names, zweiter vorname, deuxième prénom, segundo nombre",
    "last_name": (
        "last name, family name, surname, nachname, familienname, nom de famille, apellido, apellidos, cognome, "
        "sobrenome, apelido, achternaam, efternamn, etternavn, efternavn, sukunimi, nazwisko, příjmení, фамилия, "
        "soyad, 姓"
    ),
    "organisation": (
        "organisation, organization, company, company name, employer, firm, institution, workplace, works at, firma, "
        "unternehmen, arbeitgeber, entreprise, société, employeur, empresa, organización, azienda, società, "
        "organizzazione, organização, bedrijf, organisatie, företag, virksomhed, yritys, компания, организация, "
        "şirket, 公司, 单位, 会社, 회사"
    ),
    "title": (
        "title, job title, job, position, role, function, occupation, profession, beruf, funktion, stelle, "
        "berufsbezeichnung, poste, fonction, métier, puesto, cargo, profesión, ruolo, mansione, professione, "
        "profissão, functie, beroep, yrke, stilling, stanowisko, должность, unvan, 职位, 役職, 직책"
    ),
    "field": "field, industry, sector, area of work, branche, secteur, fachgebiet, settore, setor",
    "seniority": "seniority, level, career level, career stage, hierarchiestufe, niveau",
    "region": (
        "region, city, town, location, place, country, ort, stadt, wohnort, land, ville, pays, lieu, ciudad, país, "
        "lugar, città, paese, cidade, stad, miasto, город, 城市, 国家"
    ),
    "circles": (
        "circle, circles, group, groups, context, category, categories, know from, where i know them, how i know them, "
        "kreis, gruppe, kategorie, groupe, cercle, catégorie, grupo, categoría, gruppo, categoria, groep, grupp, "
        "grupa, группа, 组, 分组"
    ),
    "tags": "tag, tags, label, labels, keywords, schlagwörter, étiquettes, etiquetas, etichette",
    "interests": "interest, interests, hobbies, interessen, intérêts, centres d intérêt, intereses",
    "offers": "offers, can help with, can offer, expertise, skills, kann helfen bei, compétences",
    "needs": "needs, looking for, wants, sucht, cherche, busca, cerca",
    "closeness": "closeness, how close, strength, tie strength, nähe, proximité, cercanía",
    "how_met": (
        "how met, how we met, how did we meet, met at, met where, where we met, met through event, kennengelernt bei, "
        "rencontré à, cómo nos conocimos"
    ),
    "met_on": (
        "met on, met, date met, met date, first met, first meeting, when we met, connected on, kennengelernt am, "
        "rencontré le, date de rencontre, fecha de encuentro"
    ),
    "introduced_by": (
        "introduced by, introducer, referred by, referrer, met through, vorgestellt von, vermittelt durch, présenté "
        "par, presentado por, presentato da, apresentado por"
    ),
    "cadence": "cadence, how often, keep in touch, keep in touch every, contact every, frequency, every",
    "email": (
        "email, e mail, mail, email address, e mail address, email 1, work email, private email, e mail adresse, mail "
        "adresse, courriel, adresse e mail, adresse mail, correo, email adresse, correo electrónico, posta "
        "elettronica, indirizzo email, endereço de email, e mailadres, e post, sähköposti, adres e mail, почта, e "
        "posta, 电子邮件, 邮箱, メール, 이메일"
    ),
    "phone": (
        "phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, cell, cell phone, "
        "work phone, home phone, telefon, telefonnummer, handy, handynummer, mobil, téléphone, portable, numéro de "
        "téléphone, teléfono, móvil, telefono, cellulare, telefone, telemóvel, telefoon, puhelin, телефон, 电话, "
        "手机, 電話, 전화"
    ),
    "profile": "profile, linkedin, linkedin profile, linkedin url, url, website, web page, profil",
    "notes": (
        "notes, note, comment, comments, remark, remarks, notizen, notiz, bemerkung, bemerkungen, anmerkung, "
        "kommentar, commentaire, remarque, notas, nota, comentarios, annotazioni, observações, opmerkingen, "
        "anteckningar, uwagi, заметки, 备注, メモ, 메모"
    ),
}
"""The known headings of each field, in lower case, in many languages, with commas between them."""

NAMES: Final = frozenset({"name", "first_name", "last_name"})


def bare(heading: str) -> str:
    """A heading in lower case, without accents or punctuation: "e mail" for "  E-Mail: "."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain(heading)).split())


_KNOWN: Final = {bare(each): name for name, known in HEADINGS.items() for each in (*known.split(","), name)}


def match_columns(
    headings: Sequence[str], columns: Mapping[str, str] | None = None, *, file: str = "these headings"
) -> list[str]:
    """The field of a contact that each heading means; empty for a column that is not taken.

    ``columns`` says it for headings that you know better: ``{"Their firm": "organisation", "Shoe size": ""}``, where
    an empty text leaves a column out. A heading is taken if it is like a known one by 88 or more of 100 (rapidfuzz's
    ratio, without capitals, accents and punctuation). "Name" beside a first name is the last name, and beside a last
    name the first. ``file`` names the file in errors.

    Raises InvalidRequest for a heading that is not there and for an unknown field. Raises UnreadableFile where two
    headings mean one field or one is like two fields, with what to write in ``columns``.

    >>> match_columns(["Name", "Organisaton", "Shoe size"])
    ['name', 'organisation', '']
    """
    chosen = _chosen(headings, columns or {})
    fields: list[str] = []
    doubts: list[str] = []
    example: dict[str, str] = {}
    for heading in headings:
        likely = (chosen[bare(heading)],) if bare(heading) in chosen else _likely(heading[: LONGEST_HEADING + 1])
        if len(likely) > 1:
            doubts.append(f"{heading!r} could be {' or '.join(likely)}")
            example = example or {heading: likely[0]}
        fields.append(likely[0] if len(likely) == 1 else "")
    names = NAMES.intersection(fields)
    if "name" in names and len(names) == 2:
        (missing,) = NAMES - names
        fields = [missing if field == "name" else field for field in fields]
    for meant in dict.fromkeys(filter(None, fields)):
        same = [heading for heading, field in zip(headings, fields, strict=True) if field == meant]
        if len(same) > 1:
            alike = len({*map(bare, same)}) < len(same)
            renamed = "; give each column a heading of its own in the file" if alike else ""
            doubts.append(f"{meant} could be {' or '.join(map(repr, same))}{renamed}")
            example = example or {same[0]: meant} | dict.fromkeys(same[1:], "")
    if doubts:
        msg = (
            f"{file}: it is not clear which column is which. Say it, as in {{option}}, where a column without a field "
            "is left out:"
        )
        raise UnreadableFile(msg, tuple(doubts), option={"columns": example})
    return fields


def likely_columns(headings: Sequence[str], columns: Mapping[str, str] | None = None) -> list[str]:
    """The field of each heading as ``match_columns`` gives it; where it is in doubt, the first of those it may be.

    >>> likely_columns(["Name", "Phone", "Mobile"])
    ['name', 'phone', '']
    """
    chosen = dict(columns or {})
    while True:
        try:
            return match_columns(headings, chosen)
        except UnreadableFile as doubt:
            chosen |= doubt.option["columns"]


def known(headings: Iterable[str], columns: Mapping[str, str] | None = None) -> set[str]:
    """The fields that these cells name, if they are a header; no error if it is doubtful."""
    chosen = {bare(heading): meant for heading, meant in (columns or {}).items()}
    likely = {bare(heading): _likely(heading[: LONGEST_HEADING + 1]) for heading in headings}
    return {chosen.get(heading, fields[0] if fields else "") for heading, fields in likely.items()} - {""}


@lru_cache(maxsize=4096)
def _likely(heading: str) -> tuple[str, ...]:
    """The field that a heading means, the two that it may mean with nearly the same likeness, or none."""
    from rapidfuzz import fuzz, process

    text = bare(heading)
    if text in _KNOWN:
        return (_KNOWN[text],)
    if not text or len(heading) > LONGEST_HEADING:
        return ()
    best: dict[str, float] = {}
    for like, score, _ in process.extract(text, _KNOWN.keys(), scorer=fuzz.ratio, score_cutoff=THRESHOLD, limit=None):
        best.setdefault(_KNOWN[like], score)
    order = sorted(best, key=lambda field: (-best[field], field))[:2]
    return tuple(field for field in order if best[order[0]] - best[field] < MARGIN)


def _chosen(headings: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    there = {bare(heading) for heading in headings}
    for heading, meant in columns.items():
        if meant and meant not in HEADINGS:
            msg = f"{heading!r} cannot be {meant!r}; the fields of a contact are {', '.join(sorted(HEADINGS))}"
            raise InvalidRequest(msg)
        if bare(heading) not in there:
            seen = ", ".join(repr(one) for one in headings if one.strip())
            msg = f"no column has the heading {heading!r}; the columns are {seen}"
            raise InvalidRequest(msg)
    return {bare(heading): meant for heading, meant in columns.items()}
