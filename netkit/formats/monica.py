"""The JSON file that Monica 4 exports (Settings, Export data, Export as JSON).

Monica is the one program of these that keeps who introduced you to whom, how often you mean to be in touch, and when
you called or met. Taken of a contact: names, job and company, tags, the day you first met and through whom, the
frequency of staying in touch, the description and the notes, the first e-mail address and telephone number. Taken
beside them: who is related to whom (that they know each other, not how they are related), your calls and your
activities. People whom Monica knows only as somebody's relation, such as a child, are left out and said.

Debts, gifts, birthdays, deaths, genders, pets, addresses, food, feelings, reminders, tasks, life events, the journal,
photos, documents and the words of conversations stay in the file: they are private, and a network of professional
contacts does not need them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal

from netkit.errors import UnreadableFile
from netkit.formats.contact_rows import (
    BadRow,
    LeftOut,
    Reading,
    check_on_error,
    circles,
    collect,
    identifier,
    joined,
    nameless,
    refusal,
)
from netkit.formats.jsonfile import Json, Object, a_list, an_object, day, flag, load, mistaken, text, texts
from netkit.formats.registry import Format
from netkit.model import ME, Cadence, Contact, ContactId, Interaction, Tie

__all__ = ["Reading", "read"]

VERSION: Final = "1.0-preview.1"
LONGEST_CADENCE: Final = 36_500


@dataclass(slots=True)
class _Export:
    """The parts of the file that are needed to make sense of a contact."""

    me: frozenset[str]
    kinds: Mapping[str, str]
    """What a kind of contact field, by its uuid, is: "email", "phone" or something else."""
    introducers: dict[ContactId, tuple[str, str]] = field(default_factory=dict)
    """Through whom someone was met, with the place where it says so."""
    calls: list[tuple[str, str, Object]] = field(default_factory=list)
    present: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Which contacts took part in an activity, by uuids."""
    seen: set[str] = field(default_factory=set)


def read(path: str | Path, *, on_error: Literal["refuse", "skip"] = "refuse") -> Reading:
    """The contacts in Monica's JSON export, the ties among them, and your calls and activities with them.

    Tags become tags. A contact archived in Monica is archived here, and so is one who has died. A day of which Monica
    knows no year is not taken. ``introduced_by`` is whoever you met someone through: ``"me"`` if that is yourself, and
    nobody if it is someone who is left out. Related people get a tie of closeness 3, since Monica does not say how
    close they are. A call has the side that made it; Monica does not keep whether it was answered, so it counts as
    answered. Days are those of Universal Time, in which Monica writes them. Ids follow from Monica's own, so the same
    contact always gets the same id.

    A wrong contact, relation, call or activity refuses the whole file, with one error that lists them all, numbered
    in the order of the file; ``on_error="skip"`` leaves them out and lists them in ``skipped``. People who are said
    to have introduced each other in a circle are wrong. Raises UnreadableFile, also for a file of another kind or
    version, of more than 64 MB.

    >>> import json
    >>> from tempfile import TemporaryDirectory
    >>> mei = {"uuid": "u1", "properties": {"first_name": "Mei", "last_name": "Lin", "stay_in_touch_frequency": 90}}
    >>> ann = {"uuid": "u2", "properties": {"first_name": "Ann", "first_met_through": "u1"}}
    >>> data = [{"count": 2, "type": "contact", "values": [mei, ann]}]
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "monica.json")
    ...     written = path.write_text(json.dumps({"version": "1.0-preview.1", "account": {"data": data}}))
    ...     mei, ann = read(path).contacts
    >>> mei.name, str(mei.cadence), ann.introduced_by == mei.id
    ('Mei Lin', 'every 90 days', True)
    """
    check_on_error(on_error)
    name, account = _account(path)
    try:
        values = _values(account)
        export = _Export(
            me=frozenset(text(_properties(user), "me_contact") for user in values["user"]) - {""},
            kinds=_kinds(account),
        )
    except BadRow as problem:
        msg = f"{name}: nothing was imported, since this export is damaged: {problem}. Export again"
        raise UnreadableFile(msg) from None
    rows = ((f"contact {number}", (f"contact {number}", one)) for number, one in enumerate(values["contact"], 1))
    reading = collect(name, rows, lambda row: _contact(*row, export), on_error=on_error)
    wrong: list[str] = []
    skipped = list(reading.skipped)
    contacts, people = _introductions(reading.contacts, export, wrong, skipped)
    ties = _ties(values["relationship"], people, wrong)
    interactions = [*_calls(export, people, wrong), *_activities(values["activity"], export, people, wrong)]
    if wrong and on_error == "refuse":
        raise refusal(name, wrong)
    return Reading(contacts, (*skipped, *wrong), ties, tuple(interactions))


def _account(path: str | Path) -> tuple[str, Object]:
    """The file's name and what it says of the account, if it is an export of the known version."""
    name, whole = load(
        path,
        wanted="monica.json",
        called="Monica's JSON export",
        advice="In Monica, choose Settings, then Export data, without photos and documents if the file is too large",
    )
    if not isinstance(whole.get("account"), dict) or "version" not in whole:
        msg = f"{name}: this is JSON, but not Monica's export: it needs 'version' and 'account'"
        raise UnreadableFile(msg)
    if whole["version"] != VERSION:
        found = f"is of version {whole['version']!r:.30}, and netkit knows {VERSION!r}"
        msg = f"{name}: this export {found}, which Monica 4 writes. Export again from Monica 4"
        raise UnreadableFile(msg)
    return name, whole["account"]


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


def _kinds(account: Object) -> dict[str, str]:
    types = a_list(an_object(account, "instance"), "contact_field_types")
    return {text(kind, "uuid"): text(_properties(kind), "type") for kind in types}


def _contact(place: str, one: Json, export: _Export) -> Contact:
    uuid = _uuid(one)
    if uuid in export.seen:
        msg = "its uuid is that of an earlier contact"
        raise BadRow(msg)
    export.seen.add(uuid)
    of = _properties(one)
    if uuid in export.me:
        msg = "this is you"
        raise LeftOut(msg)
    if flag(of, "is_partial"):
        msg = "Monica knows this person only as somebody's relation"
        raise LeftOut(msg)
    data = _values(one)
    name = joined(*(text(of, part) for part in ("first_name", "middle_name", "last_name"))) or text(of, "nickname")
    fields = [(export.kinds.get(text(_properties(each), "type"), ""), each) for each in data["contact_field"]]
    first = {kind: text(_properties(each), "data") for kind, each in reversed(fields) if kind in ("email", "phone")}
    email = first.get("email", "")
    if not name:
        raise nameless(email, text(of, "company"))
    notes = [text(of, "description"), *(text(_properties(note), "body") for note in data["note"])]
    contact = Contact(
        id=identifier("monica", uuid),
        name=name,
        organisation=text(of, "company"),
        title=text(of, "job"),
        tags=circles(texts(of, "tags")),
        met_on=_first_met(of),
        cadence=_cadence(of),
        email=email,
        phone=first.get("phone", ""),
        notes="\n\n".join(filter(None, notes)),
        archived=not flag(of, "is_active", default=True) or flag(of, "is_dead"),
    )
    if through := text(of, "first_met_through"):
        export.introducers[contact.id] = (place, through)
    export.calls += [(f"{place}, call {number}", uuid, call) for number, call in enumerate(data["call"], 1)]
    for activity in texts({"activities": data["activity"]}, "activities"):
        export.present[activity].append(uuid)
    return contact


def _first_met(of: Object) -> date | None:
    met = an_object(of, "first_met_date")
    # Monica makes up what it does not know of these: a year, or a day reckoned from an age.
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


def _introductions(
    contacts: tuple[Contact, ...], export: _Export, wrong: list[str], skipped: list[str]
) -> tuple[tuple[Contact, ...], dict[str, ContactId]]:
    """The contacts with those who introduced them, and the ids of the contacts by uuid."""
    ids = {one.id for one in contacts}
    people = {uuid: one for uuid in export.seen if (one := identifier("monica", uuid)) in ids}
    by: dict[ContactId, ContactId] = {}
    for one, (place, through) in export.introducers.items():
        if through in export.me:
            by[one] = ME
        elif through in people:
            by[one] = people[through]
        elif through in export.seen:
            skipped.append(f"{place}: was met through someone who is left out")
        else:
            wrong.append(f"{place}: was met through someone who is not in the file")
    for one in _in_circles(by):
        wrong.append(f"{export.introducers[one][0]}: was met through people who were met through this person")
        del by[one]
    return tuple(replace(one, introduced_by=by.get(one.id)) for one in contacts), people


def _in_circles(by: Mapping[ContactId, ContactId]) -> list[ContactId]:
    """Those whose chain of introducers comes back to themselves, in the order of ``by``; each is looked at once."""
    circular: set[ContactId] = set()
    done: set[ContactId] = set()
    for start in by:
        chain: dict[ContactId, None] = {}
        one = start
        while one in by and one not in done and one not in chain:
            chain[one] = None
            one = by[one]
        if one in chain:
            order = list(chain)
            circular.update(order[order.index(one) :])
        done.update(chain)
    return [one for one in by if one in circular]


def _ties(relationships: list[Json], people: Mapping[str, ContactId], wrong: list[str]) -> tuple[Tie, ...]:
    """One tie for two people, whom Monica names in both directions; those with people left out are no ties."""
    ties: dict[tuple[str, str], Tie] = {}
    for number, relationship in enumerate(relationships, 1):
        try:
            of = _properties(relationship)
            first, second = text(of, "contact_is"), text(of, "of_contact")
            if not first or not second or first == second:
                mistaken("contact_is", "and 'of_contact' must be two people")
        except BadRow as problem:
            wrong.append(f"relationship {number}: {problem}")
            continue
        if first in people and second in people:
            tie = Tie(people[first], people[second])
            ties.setdefault((tie.a, tie.b), tie)
    return tuple(ties.values())


def _calls(export: _Export, people: Mapping[str, ContactId], wrong: list[str]) -> Iterator[Interaction]:
    seen: set[str] = set()
    for place, contact, call in export.calls:
        try:
            of = _properties(call)
            # Older exports give a call no uuid; then it is known by whom, when and what was said.
            key = text(call, "uuid") or "\n".join([contact, text(of, "called_at"), text(of, "content")])
            if contact not in people or _is_repeated(key, seen):
                continue
            yield Interaction(
                id=identifier("monica", key),
                on=day(of, "called_at"),
                contacts=(people[contact],),
                channel="call",
                initiated_by=None
                if of.get("contact_called") is None
                else "them"
                if flag(of, "contact_called")
                else "me",
                summary=text(of, "content"),
            )
        except BadRow as problem:
            wrong.append(f"{place}: {problem}")


def _activities(
    activities: list[Json], export: _Export, people: Mapping[str, ContactId], wrong: list[str]
) -> Iterator[Interaction]:
    seen: set[str] = set()
    for number, activity in enumerate(activities, 1):
        try:
            uuid = _uuid(activity)
            of = _properties(activity)
            # Nobody took part whom netkit knows: an activity with a child, say.
            present = tuple(dict.fromkeys(people[one] for one in export.present.get(uuid, ()) if one in people))
            if not present or _is_repeated(uuid, seen):
                continue
            yield Interaction(
                id=identifier("monica", uuid),
                on=day(of, "happened_at"),
                contacts=present,
                channel="activity",
                summary="\n\n".join(filter(None, [text(of, "summary"), text(of, "description")])),
            )
        except BadRow as problem:
            wrong.append(f"activity {number}: {problem}")


def _is_repeated(key: str, seen: set[str]) -> bool:
    if key in seen:
        msg = "is in the file twice"
        raise BadRow(msg)
    seen.add(key)
    return False


FORMAT: Final = Format(
    name="monica",
    title="Monica's JSON export",
    recognise=lambda head: head.text.lstrip().startswith("{") and '"version"' in head.text,
    read=read,
)
