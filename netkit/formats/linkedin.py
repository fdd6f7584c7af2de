"""The ``Connections.csv`` of a LinkedIn data archive.

LinkedIn lists the people you are connected to: names, current employer and position, the day you connected
(``met_on``), seldom an e-mail address. Closeness, circles and who knows whom are for you to add. Other files of the
archive hold other people's words; they are not read.

Known: headers in English and German, with and without ``URL``. A contact's id follows from the profile address, or from
name and day where the file has no addresses.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlsplit

from netkit.formats import date_order
from netkit.formats.contact_rows import BadRow
from netkit.formats.contact_tables import Layout


def _day(text: str) -> date:
    """The day that LinkedIn writes, in English whatever this machine's language is: ``05 Mar 2024``; or an ISO date."""
    if day := date_order.day(text, day_first=None):
        return day
    # What does not resemble a date may be a name that slipped into this column: it is not repeated.
    resembles = re.fullmatch(r"(?=.*[0-9])[\w ,./:-]{1,20}", text) and sum(map(str.isalpha, text)) <= len("September")
    msg = f"'Connected On' is {text!r}, which is not a date" if resembles else "'Connected On' does not hold a date"
    raise BadRow(msg)


def _profile(address: str) -> str:
    """A profile's address in one form: https, no country, no query, no last slash, percent-encoded alike."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = parts.hostname or ""
    except ValueError:
        host = ""
    # A profile is at /in/somebody.
    if not (host == "linkedin.com" or host.endswith(".linkedin.com")) or "/" not in parts.path.strip("/"):
        msg = "'URL' is not the address of a LinkedIn profile"
        raise BadRow(msg)
    return f"https://www.linkedin.com/{quote(unquote_to_bytes(parts.path.strip('/')))}"


TABLE: Final = Layout(
    name="linkedin",
    title="LinkedIn's Connections.csv",
    file="Connections.csv",
    headings={
        "first_name": ("First Name", "Vorname"),
        "last_name": ("Last Name", "Nachname"),
        "met_on": ("Connected On", "Verbunden am"),
        "profile": ("URL",),
        "email": ("Email Address", "E-Mail-Adresse"),
        "organisation": ("Company", "Unternehmen"),
        "title": ("Position",),
    },
    needed=("first_name", "last_name", "met_on"),
    advice=(
        "netkit knows LinkedIn's English and German column names: if the file is in another language, "
        "write the English names in its header with a text editor"
    ),
    convert={"met_on": _day, "profile": _profile},
    key=lambda values: values.get("profile") or f"{values['name']}\n{values.get('met_on', '')}",
    how_met="connected on LinkedIn",
    nameless="no name, perhaps of an account that was closed",
)

FORMAT: Final = TABLE.format(
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
