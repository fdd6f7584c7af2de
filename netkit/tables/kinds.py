"""What the table of each kind of record holds: the one list of its columns.

A name beside an id (``introduced_by`` beside ``introduced_by_id``) is there to be read; the id counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netkit.model import Ask, Contact, Exchange, Interaction, Position, Promise, Referral, Tie
from netkit.tables.table import Column, Table


def contacts(records: Iterable[Contact]) -> Table[Contact]:
    """Contacts, as they come; who introduced you is shown by name where they are among them."""
    people = tuple(records)
    names = {person.id: person.name for person in people}
    columns = [
        Column("name"),
        Column("circle"),
        Column("closeness", kind="number"),
        Column("organisation"),
        Column("title"),
        Column("field"),
        Column("seniority"),
        Column("region"),
        Column("roles", lambda person: ", ".join(sorted(person.roles)), field="roles"),
        Column("how_met"),
        Column("met_on", kind="date"),
        Column("introduced_by", lambda person: names.get(person.introduced_by, person.introduced_by)),
        Column("cadence", lambda person: str(person.cadence) if person.cadence else None, field="cadence"),
        Column("mentor", kind="flag", field="is_mentor", usual=False),
        Column("other_circles", lambda person: person.circles[1:], kind="group"),
        Column("tags", kind="group"),
        Column("interests", kind="group"),
        Column("offers", kind="group"),
        Column("needs", kind="group"),
        Column("archived", kind="flag", usual=False),
        Column("cadence_set_on", kind="date", prints=False),
        Column("email", prints=False),
        Column("phone", prints=False),
        Column("profile", prints=False),
        Column("notes", prints=False),
        Column("introduced_by_id", field="introduced_by", prints=False),
        Column("id", prints=False),
    ]
    return Table(people, columns, noun="contacts", when_empty='No contacts yet. Add one with .meet("their name").')


def ties(records: Iterable[Tie], names: Mapping[str, str]) -> Table[Tie]:
    """Ties, with names in place of ids. A tie has no direction: the order of the two names means nothing."""
    columns = [
        Column("contact", lambda tie: names.get(tie.a, tie.a)),
        Column("knows", lambda tie: names.get(tie.b, tie.b)),
        Column("closeness", kind="number"),
        Column("source", usual="stated"),
        Column("contact_id", field="a", prints=False),
        Column("knows_id", field="b", prints=False),
    ]
    return Table(records, columns, noun="ties", when_empty="No ties yet. Add one with .add(Tie(...)).")


def positions(records: Iterable[Position], names: Mapping[str, str]) -> Table[Position]:
    """Positions, with names in place of ids."""
    columns = [
        Column("contact", lambda one: names.get(one.contact, one.contact)),
        Column("organisation"),
        Column("title"),
        Column("since", kind="date"),
        Column("until", kind="date"),
        Column("contact_id", field="contact", prints=False),
        Column("id", prints=False),
    ]
    return Table(records, columns, noun="positions", when_empty="No positions yet. Add one with .add(Position(...)).")


def interactions(records: Iterable[Interaction], names: Mapping[str, str]) -> Table[Interaction]:
    """Interactions, with the names of everyone who took part."""
    columns = [
        Column("on", kind="date"),
        Column("contacts", lambda one: ", ".join(names.get(who, who) for who in one.contacts)),
        Column("channel"),
        Column("minutes", kind="number"),
        Column("kind"),
        Column("initiated_by"),
        Column("answered", kind="flag", usual=True),
        Column("replied_on", kind="date"),
        Column("minutes_late", kind="number"),
        Column("topics", kind="group"),
        Column("summary", prints=False),
        Column("contact_ids", kind="group", field="contacts", prints=False),
        Column("id", prints=False),
    ]
    empty = "No interactions yet. Add one with .add(Interaction(...))."
    return Table(records, columns, noun="interactions", when_empty=empty)


def exchanges(records: Iterable[Exchange], names: Mapping[str, str]) -> Table[Exchange]:
    """What you gave and got, with names in place of ids."""
    columns = [
        Column("on", kind="date"),
        Column("contact", lambda one: names.get(one.contact, one.contact)),
        Column("direction"),
        Column("what"),
        Column("about"),
        Column("reported_back_on", kind="date"),
        Column("contact_id", field="contact", prints=False),
        Column("id", prints=False),
    ]
    empty = "No exchanges yet. Add one with .add(Exchange(...))."
    return Table(records, columns, noun="exchanges", when_empty=empty)


def asks(records: Iterable[Ask], names: Mapping[str, str]) -> Table[Ask]:
    """What you asked for and what came of it, with names in place of ids."""
    columns = [
        Column("on", kind="date"),
        Column("contact", lambda one: names.get(one.contact, one.contact)),
        Column("text"),
        Column("answer"),
        Column("answered_on", kind="date"),
        Column("looked_up", lambda one: {True: "yes", False: "no", None: ""}[one.looked_up], field="looked_up"),
        Column("contact_id", field="contact", prints=False),
        Column("id", prints=False),
    ]
    return Table(records, columns, noun="asks", when_empty="No asks yet. Add one with .add(Ask(...)).")


def promises(records: Iterable[Promise], names: Mapping[str, str]) -> Table[Promise]:
    """Promises, with names in place of ids."""
    columns = [
        Column("due_on", kind="date"),
        Column("by"),
        Column("contact", lambda one: names.get(one.contact, one.contact)),
        Column("text"),
        Column("made_on", kind="date"),
        Column("done_on", kind="date"),
        Column("cancelled_on", kind="date"),
        Column("contact_id", field="contact", prints=False),
        Column("id", prints=False),
    ]
    return Table(records, columns, noun="promises", when_empty="No promises yet. Add one with .add(Promise(...)).")


def referrals(records: Iterable[Referral], names: Mapping[str, str]) -> Table[Referral]:
    """Referrals and how far each has come, with names in place of ids."""
    columns = [
        Column("on", kind="date"),
        Column("referred_by", lambda one: names.get(one.referred_by, one.referred_by)),
        Column("person", lambda one: names.get(one.person, one.person), field="person"),
        Column("purpose"),
        Column("state"),
        Column("contacted_on", kind="date"),
        Column("met_on", kind="date"),
        Column("reported_back_on", kind="date"),
        Column("thanked_on", kind="date"),
        Column("outcome"),
        Column("referred_by_id", field="referred_by", prints=False),
        Column("person_id", lambda one: one.person if one.person in names else None, prints=False),
        Column("id", prints=False),
    ]
    empty = "No referrals yet. Add one with .add(Referral(...))."
    return Table(records, columns, noun="referrals", when_empty=empty)
