"""Records that say something in each of their fields, of every kind.

A field that is new has to be given a value here, as ``test_every_field`` demands.
"""

from datetime import date

from netkit.model import (
    ME,
    Ask,
    Cadence,
    Contact,
    ContactId,
    Exchange,
    Interaction,
    Position,
    Promise,
    Record,
    Referral,
    Tie,
)

MEI, BO = ContactId("id-mei"), ContactId("id-bo")
DAY, LATER = date(2026, 3, 20), date(2026, 3, 21)
FULL = Contact(
    MEI,
    "Mei Lin",
    organisation="harbour",
    title="analyst",
    field="oceanography",
    seniority="veteran",
    region="lisbon",
    circles=("choir", "rowing"),
    tags=("redhead",),
    interests=("chess",),
    offers=("proofreading",),
    needs=("flatshare",),
    closeness=4,
    roles=frozenset({"support", "feedback"}),
    how_met="ferry",
    met_on=date(2024, 2, 29),
    introduced_by=BO,
    cadence=Cadence(7, "weeks"),
    cadence_set_on=date(2024, 3, 1),
    is_mentor=True,
    email="mail@example.org",
    phone="5550100",
    profile="https://example.org/profile",
    notes="moss",
    archived=True,
    put_off_to=LATER,
)
RECORDS: list[Record] = [
    Contact(BO, "Bo", introduced_by=ME),
    FULL,
    Tie(BO, MEI, 5, "observed"),
    Position("p", MEI, "shipyard", "welder", DAY, LATER),
    Interaction("i", DAY, (MEI, BO), "telephone", 31, "renewal", "them", replied_on=LATER, minutes_late=9,
                topics=("kelp",), summary="weather"),
    Interaction("j", DAY, (MEI,), answered=False),
    Exchange("e", DAY, MEI, "got", "referral", "vacancy", LATER, LATER, LATER),
    Ask("a", DAY, MEI, "handbook", "yes", LATER, True, LATER, LATER),
    Promise("q", DAY, LATER, "me", MEI, "reference", done_on=LATER),
    Promise("r", DAY, LATER, "me", MEI, "sketch", cancelled_on=LATER),
    Referral("f", DAY, MEI, "Zoë", "internship", DAY, LATER, DAY, LATER, "interview", LATER, LATER),
]  # fmt: skip
