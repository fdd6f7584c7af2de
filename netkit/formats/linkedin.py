"""The ``Connections.csv`` of a LinkedIn data archive.

LinkedIn gives you a list of the people you are connected to: names, current employer and position, the day you
connected, seldom an e-mail address. It says nothing of closeness, of circles, or of who knows whom: that is for
you to add. Other files of the archive hold other people's words; they are not read.

Known: headers in English and German, with and without ``URL``; with and without the ``Notes:`` before the header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote, unquote_to_bytes, urlsplit

from netkit.formats.contact_rows import BadRow, Layout, LeftOut, Reading, identifier, joined, read_contacts
from netkit.formats.registry import Format, has_headings
from netkit.model import Contact

__all__ = ["Reading", "read"]

HEADINGS: Final[Mapping[str, str]] = {
    "first name": "first name",
    "vorname": "first name",
    "last name": "last name",
    "nachname": "last name",
    "url": "url",
    "email address": "email",
    "e-mail-adresse": "email",
    "company": "company",
    "unternehmen": "company",
    "position": "position",
    "connected on": "connected on",
    "verbunden am": "connected on",
}

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LAYOUT: Final = Layout(
    file="Connections.csv",
    called="LinkedIn's Connections.csv",
    column=lambda heading: HEADINGS.get(heading, ""),
    needed={"first name": "First Name", "last name": "Last Name", "connected on": "Connected On"},
    advice=(
        "netkit knows LinkedIn's English and German column names: if the file is in another language, "
        "write the English names in its header with a text editor"
    ),
)


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    r"""The people in a ``Connections.csv``, in its order, each person once.

    The day you connected becomes ``met_on``; circles and closeness stay empty. A contact's id follows from the
    profile address, or from name and day where the file has no addresses, so the same file always gives the same
    ids. (An id is therefore no alias: whoever guesses the address can work it out.)

    Blank rows are passed over. Rows without a name, as closed accounts leave them, and repeated rows are left
    out and listed in ``skipped``. Any other wrong row refuses the whole file, with one error that lists them all;
    ``on_error="skip"`` leaves those rows out too. Raises UnreadableFile, also for a file of another kind.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "Connections.csv")
    ...     written = path.write_text("First Name,Last Name,Connected On\nMei,Lin,05 Mar 2024\n", encoding="utf-8")
    ...     reading = read(path)
    >>> [(contact.name, str(contact.met_on)) for contact in reading.contacts]
    [('Mei Lin', '2024-03-05')]
    """
    return read_contacts(path, _LAYOUT, _contact, on_error=on_error)


def _contact(row: Mapping[str, str]) -> Contact:
    name = joined(row["first name"], row["last name"])
    if not name:
        msg = "no name, perhaps of an account that was closed"
        raise LeftOut(msg)
    met_on = _day(row["connected on"])
    profile = _profile(row.get("url", ""))
    return Contact(
        id=identifier("linkedin", profile or f"{name}\n{met_on or ''}"),
        name=name,
        organisation=row.get("company", ""),
        title=row.get("position", ""),
        how_met="connected on LinkedIn",
        met_on=met_on,
        email=row.get("email", ""),
        profile=profile,
    )


def _day(text: str) -> date | None:
    """The date LinkedIn writes, such as ``05 Mar 2024``, in English whatever this machine speaks; or an ISO date."""
    if not text:
        return None
    found = re.fullmatch(r"(?P<day>[0-9]{1,2}) (?P<month>[A-Za-z]{3}) (?P<year>[0-9]{4})", text)
    iso = re.fullmatch(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", text)
    try:
        if found:
            return date(int(found["year"]), 1 + _MONTHS.index(found["month"].lower()), int(found["day"]))
        if iso:
            return date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    except ValueError:
        pass
    # What does not even resemble a date may be a name that slipped into this column: it is not repeated.
    resembles = re.fullmatch(r"(?=.*[0-9])[\w ,./:-]{1,20}", text) and sum(map(str.isalpha, text)) <= len("September")
    msg = f"'Connected On' is {text!r}, which is not a date" if resembles else "'Connected On' does not hold a date"
    raise BadRow(msg)


def _profile(address: str) -> str:
    """The one way we write a profile's address: https, no country, no query, no last slash, percent-coded alike."""
    if not address:
        return ""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = parts.hostname or ""
    except ValueError:
        host = ""
    # A profile is at /in/somebody, so an address without two parts is nobody's.
    if not (host == "linkedin.com" or host.endswith(".linkedin.com")) or "/" not in parts.path.strip("/"):
        msg = "'URL' is not the address of a LinkedIn profile"
        raise BadRow(msg)
    return f"https://www.linkedin.com/{quote(unquote_to_bytes(parts.path.strip('/')))}"


FORMAT: Final = Format(
    name="linkedin",
    title=_LAYOUT.called,
    recognise=has_headings(
        {"first name", "last name", "connected on"},
        {"vorname", "nachname", "verbunden am"},
    ),
    read=read,
    refused={
        frozenset({"conversation id", "content"}): (
            "these are your LinkedIn messages. netkit does not read them: they are what other people wrote to you in "
            "confidence"
        ),
        frozenset({"sent at", "direction"}): (
            "these are your LinkedIn invitations, which say who asked whom and not whom you know"
        ),
    },
)
