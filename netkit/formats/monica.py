"""The JSON file that Monica 4 exports (Settings, Export data, Export as JSON).

Taken of a contact: names, job and company, tags, the day you first met and through whom, how often you mean to be in
touch, the description and the notes, the first e-mail address and telephone number; beside them, who is related to
whom (that they know each other, not how), your calls and your activities. Further addresses and numbers are in the
notes. People whom Monica knows only as somebody's relation, such as a child, are left out and listed. All else, such as
debts, birthdays, the journal and the words of conversations, is private and stays in the file; how much, is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from netkit.formats.contact_rows import (
    BadRow,
    LeftOut,
    Reading,
    Say,
    addresses,
    circles,
    collect,
    identifier,
    joined,
    left_behind,
    named,
    refusal,
    seconds,
)
from netkit.formats.jsonfile import Json, Object, a_list, an_object, day, flag, load, mistaken, text, texts
from netkit.formats.registry import Format
from netkit.formats.textfile import File, refused
from netkit.model import ME, Cadence, Contact, ContactId, Interaction, Tie

__all__ = ["read"]

T = TypeVar("T")

VERSION: Final = "1.0-preview.1"
LONGEST_CADENCE: Final = 36_500


def read(path: File, *, strict: bool = False) -> Reading:
    """The contacts in Monica's JSON export, the ties among them, and your calls and activities with them.

    Contacts who are archived in Monica or have died are archived. A day of which Monica knows no year is not taken.
    ``introduced_by`` is whoever you met someone through: ``"me"`` if that is yourself, and nobody if it is someone who
    is left out. Related people get a tie of closeness 3, since Monica does not say how close they are. Days are those
    of Universal Time. Ids follow from Monica's own.

    What of a contact, a relation, a call or an activity cannot be read is left out and listed in ``skipped``; with
    ``strict`` it refuses the whole file, with one error that lists them all. Raises UnreadableFile, also for a file of
    another kind or version, or of more than 64 MB.

    >>> import json
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> mei = {"uuid": "u1", "properties": {"first_name": "Mei", "last_name": "Lin", "stay_in_touch_frequency": 90}}
    >>> data = [{"count": 1, "type": "contact", "values": [mei]}]
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "monica.json")
    ...     written = path.write_text(json.dumps({"version": "1.0-preview.1", "account": {"data": data}}))
    ...     (mei,) = read(path).contacts
    >>> mei.name, str(mei.cadence)
    ('Mei Lin', 'every 90 days')
    """
    name, whole = load(
        path,
        called="Monica's JSON export",
        advice="In Monica, choose Settings, then Export data, without photos and documents if the file is too large",
    )
    if not isinstance(whole.get("account"), dict) or "version" not in whole:
        raise refused(name, "this is JSON, but not Monica's export: it needs 'version' and 'account'")
    if whole["version"] != VERSION:
        why = f"is of version {whole['version']!r:.30}, and netkit knows {VERSION!r}, which Monica 4 writes"
        raise refused(name, f"this export {why}. Export again from Monica 4")
    try:
        export = _Export(whole["account"])
    except BadRow as problem:
        why = f"nothing was imported, since this export is damaged: {problem}. Export again"
        raise refused(name, why) from None
    rows = [(f"contact {number}", one) for number, one in enumerate(export.values["contact"], 1)]
    found = collect(name, ((row[0], row) for row in rows), export.contact, strict=strict)
    contacts = export.introduced(found.contacts)
    ties, interactions = tuple(export.ties()), (*export.calls(), *export.activities())
    if export.wrong and strict:
        raise refusal(name, export.wrong)
    skipped = (*found.skipped, *export.skipped, *export.wrong)
    remarks = left_behind(export.second, "Stayed in the file", export.stayed)
    return Reading(contacts, skipped, ties, interactions, remarks=remarks)


class _Export:
    """An account, read part by part. ``wrong`` and ``skipped`` list what could not be taken, with its place."""

    def __init__(self, account: Object) -> None:
        self.values: Final = _values(account)
        self.wrong: Final[list[str]] = []
        self.skipped: Final[list[str]] = []
        self.second: Counter[str] = Counter()
        self.stayed: Counter[str] = Counter()
        for kind in sorted(self.values.keys() - {"user", "contact", "relationship", "activity"}):
            self.stayed[kind.replace("_", " ")] += len(self.values[kind])
        kinds = a_list(an_object(account, "instance"), "contact_field_types")
        self._kinds: Final = {text(kind, "uuid"): text(_properties(kind), "type") for kind in kinds}
        self._me: Final = {text(_properties(user), "me_contact") for user in self.values["user"]} - {""}
        self._seen: Final[set[str]] = set()
        self._ids: Mapping[str, ContactId] = {}
        """The contacts that were taken, by uuid."""
        self._introducers: Final[dict[ContactId, tuple[str, str]]] = {}
        """Through whom a contact was met, after the place that says so."""
        self._calls: Final[list[tuple[str, str, Object]]] = []
        self._present: Final[dict[str, list[str]]] = defaultdict(list)
        """Who took part in an activity, by uuids."""

    @contextmanager
    def _at(self, place: str) -> Iterator[None]:
        try:
            yield
        except BadRow as problem:
            self.wrong.append(f"{place}: {problem}")

    def contact(self, placed: tuple[str, Json], say: Say) -> Contact:
        """A contact, without who introduced them. Raises BadRow and LeftOut."""
        place, one = placed
        uuid = _new(_uuid(one), self._seen, "its uuid is that of an earlier contact")
        of, data = _properties(one), _values(one)

        def said(read: Callable[..., T], *how: Json, otherwise: T) -> T:
            try:
                return read(*how)
            except BadRow as problem:
                say(str(problem))
                return otherwise

        if uuid in self._me or said(flag, of, "is_partial", otherwise=False):
            raise LeftOut("this is you" if uuid in self._me else "Monica knows this person only as somebody's relation")
        parts = (said(text, of, part, otherwise="") for part in ("first_name", "middle_name", "last_name"))
        name = joined(*parts) or text(of, "nickname")
        several: dict[str, list[str]] = {"email": [], "phone": []}
        for reached in map(_properties, data["contact_field"]):
            kind, value = self._kinds.get(text(reached, "type"), ""), text(reached, "data")
            if kind in several and value:
                several[kind] += addresses(value) if kind == "email" else [value]
            elif value:
                self.stayed["other ways to reach somebody"] += 1
        for kind in sorted(data.keys() - {"contact_field", "note", "call", "activity"}):
            self.stayed[kind.replace("_", " ")] += len(data[kind])
        email, phone = (next(iter(values), "") for values in several.values())
        organisation = said(text, of, "company", otherwise="")
        name = named(name, email, organisation, say)
        rest, number = seconds(several)
        self.second += number
        bodies = [said(text, _properties(note), "body", otherwise="") for note in data["note"]]
        notes = [said(text, of, "description", otherwise=""), *bodies, rest]
        active = said(flag, of, "is_active", otherwise=True) if of.get("is_active") is not None else True
        contact = Contact(
            id=identifier("monica", uuid),
            name=name,
            organisation=organisation,
            title=said(text, of, "job", otherwise=""),
            tags=circles(said(texts, of, "tags", otherwise=[])),
            met_on=said(_first_met, of, otherwise=None),
            cadence=said(_cadence, of, otherwise=None),
            notes="\n\n".join(filter(None, notes)),
            archived=not active or said(flag, of, "is_dead", otherwise=False),
            email=email,
            phone=phone,
        )
        if through := text(of, "first_met_through"):
            self._introducers[contact.id] = (place, through)
        self._calls.extend((f"{place}, call {number}", uuid, call) for number, call in enumerate(data["call"], 1))
        for activity in texts({"activities": data["activity"]}, "activities"):
            self._present[activity].append(uuid)
        return contact

    def introduced(self, contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
        """These contacts, the ones that are taken, with those who introduced them."""
        ids = {one.id for one in contacts}
        self._ids = {uuid: one for uuid in self._seen if (one := identifier("monica", uuid)) in ids}
        by: dict[ContactId, ContactId] = {}
        for contact, (place, through) in self._introducers.items():
            if through in self._me:
                by[contact] = ME
            elif self._ids.get(through) == contact:
                self.wrong.append(f"{place}: was met through this person themselves")
            elif through in self._ids:
                by[contact] = self._ids[through]
            elif through in self._seen:
                self.skipped.append(f"{place}: was met through someone who is left out")
            else:
                self.wrong.append(f"{place}: was met through someone who is not in the file")
        return tuple(replace(one, introduced_by=by.get(one.id)) for one in contacts)

    def ties(self) -> Iterator[Tie]:
        """One tie for two people, whom Monica names in both directions, if both are taken."""
        seen: set[Tie] = set()
        for number, relationship in enumerate(self.values["relationship"], 1):
            with self._at(f"relationship {number}"):
                of = _properties(relationship)
                first, second = text(of, "contact_is"), text(of, "of_contact")
                if not first or not second or first == second:
                    mistaken("contact_is", "and 'of_contact' must be two people")
                if first in self._ids and second in self._ids:
                    tie = Tie(self._ids[first], self._ids[second])
                    if tie not in seen:
                        seen.add(tie)
                        yield tie

    def calls(self) -> Iterator[Interaction]:
        """The calls with contacts that are taken."""
        seen: set[str] = set()
        for place, contact, call in self._calls:
            with self._at(place):
                of = _properties(call)
                # Older exports give a call no uuid; then it is known by whom, when and what was said.
                key = text(call, "uuid") or "\n".join([contact, text(of, "called_at"), text(of, "content")])
                if contact in self._ids:
                    began = None if of.get("contact_called") is None else flag(of, "contact_called")
                    yield Interaction(
                        id=identifier("monica", _new(key, seen)),
                        on=day(of, "called_at"),
                        contacts=(self._ids[contact],),
                        channel="call",
                        initiated_by=None if began is None else "them" if began else "me",
                        summary=text(of, "content"),
                    )

    def activities(self) -> Iterator[Interaction]:
        """The activities in which contacts that are taken took part."""
        seen: set[str] = set()
        for number, activity in enumerate(self.values["activity"], 1):
            with self._at(f"activity {number}"):
                uuid, of = _uuid(activity), _properties(activity)
                here = (self._ids[one] for one in self._present.get(uuid, ()) if one in self._ids)
                if present := tuple(dict.fromkeys(here)):
                    yield Interaction(
                        id=identifier("monica", _new(uuid, seen)),
                        on=day(of, "happened_at"),
                        contacts=present,
                        channel="activity",
                        summary="\n\n".join(filter(None, [text(of, "summary"), text(of, "description")])),
                    )


def _values(owner: Object) -> dict[str, list[Json]]:
    """What an account or a contact holds, by kind; Monica leaves out the kinds of which there are none."""
    found: dict[str, list[Json]] = defaultdict(list)
    for group in a_list(owner, "data"):
        found[text(group, "type")] += a_list(group, "values")
    return found


def _properties(owner: Json) -> Object:
    return an_object(owner, "properties")


def _uuid(owner: Json) -> str:
    found = text(owner, "uuid")
    if not found:
        mistaken("uuid", "is missing")
    return found


def _new(key: str, seen: set[str], problem: str = "is in the file twice") -> str:
    """The key, if it is the first of its kind; then it is ``seen``."""
    if key in seen:
        raise BadRow(problem)
    seen.add(key)
    return key


def _first_met(of: Object) -> date | None:
    met = an_object(of, "first_met_date")
    # Monica makes up what it does not know of these: a year, or a day computed from an age.
    if flag(met, "is_year_unknown") or flag(met, "is_age_based") or met.get("date") is None:
        return None
    return day(met, "date")


def _cadence(of: Object) -> Cadence | None:
    days = of.get("stay_in_touch_frequency")
    if days is None or (days == 0 and days is not False):
        return None
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= LONGEST_CADENCE:
        mistaken("stay_in_touch_frequency", f"is not a whole number of days up to {LONGEST_CADENCE:,}")
    return Cadence(days, "days")


FORMAT: Final = Format(
    name="monica",
    title="Monica's JSON export",
    recognise=lambda text: text.lstrip().startswith("{") and '"version"' in text,
    read=read,
)
