"""The JSON file that Monica 4 exports (Settings, Export data, Export as JSON).

Taken are names, job and company, tags, the day you first met and through whom, how often you mean to be in touch, the
description, notes, e-mail addresses and telephone numbers; beside them, who is related to whom, your calls and your
activities. People whom Monica knows only as somebody's relation, such as a child, are left out and listed. All else,
such as debts, birthdays and the journal, is private and stays in the file; how much, is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from netkit.formats import contact_rows
from netkit.formats.contact_rows import BadRow, LeftOut, Reading, Say, addresses, circles
from netkit.formats.jsonfile import Json, Object, a_list, an_object, day, flag, load, mistaken, text, texts
from netkit.formats.registry import Format
from netkit.formats.textfile import File, refused
from netkit.model import ME, Cadence, Contact, ContactId, Interaction, Side, Tie

T = TypeVar("T")

VERSION: Final = "1.0-preview.1"
LONGEST_CADENCE: Final = 36_500


def read(path: File, *, strict: bool = False) -> Reading:
    """The contacts in Monica's JSON export, the ties among them, and your calls and activities with them.

    Contacts who are archived in Monica or have died are archived. ``introduced_by`` is ``"me"`` if you met them by
    yourself. Related people get a tie of closeness 3, since Monica does not say how close they are. Days are those of
    Universal Time; one of which Monica knows no year is not taken. Ids follow from Monica's own. What cannot be read is
    left out and listed in ``skipped``; with ``strict`` it refuses the whole file. Raises UnreadableFile, also for a
    file of another kind or version, or of more than 64 MB.
    """
    name, whole = load(
        path,
        called="Monica's JSON export",
        advice="In Monica, choose Settings, then Export data, without photos and documents if the file is too large",
    )
    if not isinstance(whole.get("account"), dict) or "version" not in whole:
        raise refused(name, "this is JSON, but not Monica's export: it needs 'version' and 'account'")
    if (version := whole["version"]) != VERSION:
        why = f"is of version {version!r:.30}, and netkit knows {VERSION!r}, which Monica 4 writes"
        raise refused(name, f"this export {why}. Export again from Monica 4")
    try:
        export = _Export(whole["account"])
    except BadRow as problem:
        raise refused(name, f"nothing was imported, since this export is damaged: {problem}. Export again") from None
    rows = ((f"contact {number}", one) for number, one in enumerate(export.values["contact"], 1))
    found = contact_rows.collect(name, ((row[0], row) for row in rows), export.contact, strict=strict)
    contacts = export.introduced(found.contacts)
    ties, interactions = tuple(export.ties()), (*export.calls(), *export.activities())
    if export.wrong and strict:
        raise contact_rows.refusal(name, export.wrong)
    skipped = (*found.skipped, *export.wrong)
    remarks = contact_rows.left_behind(export.second, "Stayed in the file", export.stayed)
    return Reading(contacts, skipped, ties, interactions, remarks=remarks)


class _Export:
    """An account, read part by part. ``wrong`` lists what could not be taken, with its place."""

    def __init__(self, account: Object) -> None:
        self.values: Final = _values(account)
        self.wrong: Final[list[str]] = []
        self.second: Final[Counter[str]] = Counter()
        self.stayed: Final[Counter[str]] = Counter()
        self._leave(self.values, but={"user", "contact", "relationship", "activity"})
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

    def _leave(self, data: Mapping[str, list[Json]], but: set[str]) -> None:
        for kind in sorted(data.keys() - but):
            self.stayed[kind.replace("_", " ")] += len(data[kind])

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

        def said(read: Callable[..., T], key: str, otherwise: T, owner: Json = of, **how: Json) -> T:
            try:
                return read(owner, key, **how)
            except BadRow as problem:
                say(str(problem))
                return otherwise

        if uuid in self._me or said(flag, "is_partial", otherwise=False):
            raise LeftOut("this is you" if uuid in self._me else "Monica knows this person only as somebody's relation")
        parts = (said(text, part, "") for part in ("first_name", "middle_name", "last_name"))
        name = " ".join(filter(None, parts)) or text(of, "nickname")
        several: dict[str, list[str]] = {"email": [], "phone": []}
        for reached in map(_properties, data["contact_field"]):
            kind, value = self._kinds.get(text(reached, "type"), ""), text(reached, "data")
            if kind in several and value:
                several[kind] += addresses(value) if kind == "email" else [value]
            elif value:
                self.stayed["other ways to reach somebody"] += 1
        self._leave(data, but={"contact_field", "note", "call", "activity"})
        organisation = said(text, "company", "")
        bodies = (said(text, "body", "", _properties(note)) for note in data["note"])
        notes = [said(text, "description", ""), *bodies]
        active = said(flag, "is_active", otherwise=True, default=True)
        contact = Contact(
            id=contact_rows.identifier("monica", uuid),
            name=contact_rows.named(name, "".join(several["email"][:1]), organisation, say),
            organisation=organisation,
            title=said(text, "job", ""),
            tags=circles(said(texts, "tags", [])),
            met_on=said(_first_met, "first_met_date", None),
            cadence=said(_cadence, "stay_in_touch_frequency", None),
            archived=not active or said(flag, "is_dead", otherwise=False),
            **contact_rows.reach(several, self.second, notes),
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
        self._ids = {uuid: one for uuid in self._seen if (one := contact_rows.identifier("monica", uuid)) in ids}
        by: dict[ContactId, ContactId] = {}
        for contact, (place, through) in self._introducers.items():
            other = ME if through in self._me else self._ids.get(through)
            if other and other != contact:
                by[contact] = other
            else:
                who = "this person themselves" if other else "someone who is left out or not in the file"
                self.wrong.append(f"{place}: was met through {who}")
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
                if {first, second} <= self._ids.keys():
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
                    one, on = contact_rows.identifier("monica", _new(key, seen)), day(of, "called_at")
                    them = None if of.get("contact_called") is None else flag(of, "contact_called")
                    began: Side | None = None if them is None else "them" if them else "me"
                    words, who = text(of, "content"), (self._ids[contact],)
                    yield Interaction(one, on, who, "call", summary=words, initiated_by=began)

    def activities(self) -> Iterator[Interaction]:
        """The activities in which contacts that are taken took part."""
        seen: set[str] = set()
        for number, activity in enumerate(self.values["activity"], 1):
            with self._at(f"activity {number}"):
                uuid, of = _uuid(activity), _properties(activity)
                who = tuple(dict.fromkeys(self._ids[one] for one in self._present.get(uuid, ()) if one in self._ids))
                if who:
                    one, on = contact_rows.identifier("monica", _new(uuid, seen)), day(of, "happened_at")
                    words = "\n\n".join(filter(None, [text(of, "summary"), text(of, "description")]))
                    yield Interaction(one, on, who, "activity", summary=words)


def _values(owner: Object) -> dict[str, list[Json]]:
    """What an account or a contact holds, by kind; Monica leaves out the kinds of which there are none."""
    found: dict[str, list[Json]] = defaultdict(list)
    for group in a_list(owner, "data"):
        found[text(group, "type")] += a_list(group, "values")
    return found


def _properties(owner: Json) -> Object:
    return an_object(owner, "properties")


def _uuid(owner: Json) -> str:
    return text(owner, "uuid") or mistaken("uuid", "is missing")


def _new(key: str, seen: set[str], problem: str = "is in the file twice") -> str:
    """The key, if it is the first of its kind; then it is ``seen``."""
    if key in seen:
        raise BadRow(problem)
    seen.add(key)
    return key


def _first_met(of: Object, key: str) -> date | None:
    met = an_object(of, key)
    # Monica makes up what it does not know of these: a year, or a day computed from an age.
    made_up = flag(met, "is_year_unknown") or flag(met, "is_age_based")
    return None if made_up or met.get("date") is None else day(met, "date")


def _cadence(of: Object, key: str) -> Cadence | None:
    days = of.get(key)
    if days is None or (days == 0 and days is not False):
        return None
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= LONGEST_CADENCE:
        mistaken(key, f"is not a whole number of days up to {LONGEST_CADENCE:,}")
    return Cadence(days, "days")


FORMAT: Final = Format(
    name="monica",
    title="Monica's JSON export",
    recognise=lambda text: text.lstrip().startswith("{") and '"version"' in text,
    read=read,
)
