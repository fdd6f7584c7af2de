"""The properties of one card as plain text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from netkit.formats.contact_rows import BadRow, Say, addresses
from netkit.formats.content_lines import without_controls
from netkit.formats.vcard_lines import Card, Property

_VERSIONS: Final = ("2.1", "3.0", "4.0")
_NOT_A_CALL: Final = {"fax", "pager", "modem", "textphone", "isdn"}
_KNOW_EACH_OTHER: Final = {
    *("contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child"),
    *("parent", "sibling", "spouse", "kin", "muse", "crush", "date", "sweetheart", "agent"),
}
"""The relations of RFC 6350, 6.6.6, that are between two people, without ``me`` and ``emergency``."""


class Content:
    """The values of a card, by property."""

    def __init__(self, card: Card, say: Say) -> None:
        self._say = say
        for problem in card.problems:
            say(problem)
        self._found: dict[str, list[Property]] = defaultdict(list)
        for one in card.properties:
            self._found[one.name].append(one)
        stated = self._found["VERSION"][0].raw.strip() if self._found["VERSION"] else ""
        self.version = stated if stated in _VERSIONS else "3.0"
        if stated != self.version:
            say(f"vCard version {stated[:20]!r}; read as 3.0" if stated else "a card without a VERSION; read as 3.0")
        self.uid = plain_uid(self.first("UID"))

    def all(self, name: str) -> list[str]:
        """The values of a property that are filled in, the preferred one first."""
        return [value for one in self._ranked(name) if (value := self.text(one))]

    def first(self, name: str) -> str:
        """The preferred value of a property, or an empty text."""
        return next(iter(self.all(name)), "")

    def text(self, one: Property) -> str:
        """The value of one property."""
        return self._plain(self._decoded(one))

    def parts(self, name: str, separators: str) -> list[str]:
        """The values of a property, split at these separators."""
        values = (self._decoded(one) for one in self._ranked(name))
        return [self._plain(part) for value in values for part in split(value, separators)]

    def phones(self) -> list[str]:
        """The numbers to call, the preferred one first, without the ``tel:`` of vCard 4.0."""
        numbers = (one for one in self._ranked("TEL") if not one.types & _NOT_A_CALL)
        return [text for one in numbers if (text := _without("tel:", self.text(one)))]

    def emails(self) -> list[str]:
        """The e-mail addresses, the preferred one first."""
        return [address for value in self.all("EMAIL") for address in addresses(value)]

    def faxes(self) -> int:
        """How many numbers are not to be called."""
        return sum(bool(one.types & _NOT_A_CALL) for one in self._found["TEL"])

    def related(self) -> Iterator[tuple[Property, str]]:
        """The relations to people this one knows: the property and its value, a UID or a name."""
        for one in self._found["RELATED"]:
            if one.types & _KNOW_EACH_OTHER:
                yield one, self.text(one)

    def kind(self) -> str:
        """The kind of card: ``individual``, ``group``, ``org``, ``location`` or another word."""
        if self.first("X-ABSHOWAS").upper() == "COMPANY":  # Apple's way, in a card that has FN like any other
            return "org"
        return (self.first("KIND") or self.first("X-ADDRESSBOOKSERVER-KIND") or "individual").lower()

    def _ranked(self, name: str) -> list[Property]:
        found = self._found.get(name, [])
        return sorted(found, key=_preference) if len(found) > 1 else found

    def _decoded(self, one: Property) -> str:
        try:
            return one.decoded(western=self.version == "2.1")
        except BadRow as problem:
            self._say(f"{problem}; left out")
            return ""

    def _plain(self, text: str) -> str:
        """A decoded value without its escapes, of which vCard 2.1 has only two: a backslash may be a backslash."""
        escapes = r"\\([;,])" if self.version == "2.1" else r"\\([\\,;:nN])"
        text = re.sub(escapes, lambda found: "\n" if found[1] in "nN" else found[1], text)
        return without_controls(text).strip()


def _without(scheme: str, text: str) -> str:
    return text[len(scheme) :] if text.lower().startswith(scheme) else text


def _preference(one: Property) -> int:
    """From 1, the most preferred, to 100 (RFC 6350, 5.3); before vCard 4.0, preferred or not."""
    stated = one.parameters.get("PREF", ("",))[0]
    if re.fullmatch(r"[0-9]{1,3}", stated):
        return int(stated)
    return 1 if "pref" in one.types else 101


def split(value: str, separators: str) -> list[str]:
    """The value cut at each separator that no backslash escapes."""
    found: list[list[str]] = [[]]
    for piece in re.findall(rf"\\.|[^\\{separators}]+|.", value, re.DOTALL):
        if piece in separators:
            found.append([])
        else:
            found[-1].append(piece)
    return ["".join(part) for part in found]


def plain_uid(uid: str) -> str:
    """A UID as it can be compared: vCard 4.0 has ``urn:uuid:`` before what older versions write alone."""
    return uid.strip().casefold().removeprefix("urn:uuid:")
