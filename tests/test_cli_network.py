"""Keeping one's own network on the command line, as a person would type it."""

import re
import shlex
import stat
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from netkit.cli import main
from netkit.formats.registry import known
from netkit.measures import duplicates
from netkit.model import Ask, Cadence, Contact, ContactId, Exchange, Interaction, Promise, Referral
from netkit.network import Network
from netkit.store import Store

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETKIT_NETWORK", str(tmp_path / "mine.db"))
    return tmp_path / "mine.db"


def today() -> date:
    return datetime.now().astimezone().date()


class Terminal:
    """Types a command, checks its exit status and returns what it printed."""

    def __init__(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file = file
        self.capsys = capsys

    def __call__(self, *typed: str, ends: int = 0) -> str:
        try:
            status: object = main(typed)
        except SystemExit as stop:  # From the parser of the arguments.
            status = stop.code
        assert status == ends
        out, err = self.capsys.readouterr()
        assert bool(err) <= bool(ends)
        return (err or out).strip()

    @property
    def network(self) -> Network:
        return Network.open(self.file)


@pytest.fixture
def netkit(file: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(file, capsys)


# Logging.


def test_a_first_conversation_and_what_passed_between_you_are_one_line(netkit: Terminal) -> None:
    talk = ["--minutes", "30", "--kind", "renewal", "--about", "her lab", "--they-began", "--no-answer", "--late", "5"]
    passed = ["--asked", "Who runs it?", "--got", "information", "hours", "--got", "feedback", "my letter"]
    said = netkit("log", "Mei Lin", "--new", "--on", "2026-03-19", *talk, *passed, "--gave", "support", "")
    network = netkit.network
    (one,) = network.interactions
    asked, (got, *_) = network.asks[0], network.exchanges
    # Each with its id, by which it is marked and corrected later. Nobody answered, so nobody was met.
    assert said.splitlines()[:3] == [
        "New in your network: Mei Lin.",
        f"Logged: {one.id}  2026-03-19  talk with Mei Lin: her lab (no answer)",
        f"{asked.id}  2026-03-19  you asked Mei Lin: Who runs it? (no answer yet)",
    ]
    assert f"{got.id}  2026-03-19  " in said
    assert network.contact("mei").met_on is None
    assert (one.minutes, one.kind, one.summary) == (30, "renewal", "her lab")
    assert (one.initiated_by, one.answered, one.minutes_late) == ("them", False, 5)
    assert [(ask.text, ask.on) for ask in network.asks] == [("Who runs it?", date(2026, 3, 19))]
    exchanged = {(one.direction, one.what, one.about) for one in network.exchanges}
    assert exchanged == {("got", "information", "hours"), ("got", "feedback", "my letter"), ("gave", "support", "")}


def test_several_people_share_one_conversation_but_not_what_was_given(netkit: Terminal) -> None:
    netkit("log", "Mei Lin", "Jae Park", "--new")
    assert len(netkit.network.interactions[0].contacts) == 2
    for passed in (("--got", "feedback", "my letter"), ("--gave", "feedback", "hers"), ("--asked", "when?")):
        assert "each of them on its own" in netkit("log", "Mei", "Jae", *passed, ends=1)
    assert len(netkit.network.interactions) == 1


def test_only_whom_you_call_new_is_added_and_never_twice(netkit: Terminal) -> None:
    netkit("log", "Anastasia", "--new")
    assert "called 'Anastasja'; did you mean Anastasia (" in netkit("log", "Anastasja", ends=1)
    netkit("log", "anastasia", "--new")
    assert netkit("log", "Ana", "--new").startswith("New in your network: Ana.")  # Not the beginning of a longer name.
    assert 'Then use quotes: "Noor Haddad"' in netkit("log", "Noor", "Haddad", "--new", ends=1)
    assert [person.name for person in netkit.network.contacts] == ["Ana", "Anastasia"]


def test_a_talk_is_of_today_answered_and_yours_unless_you_say_else_and_says_when_the_next_is_due(
    netkit: Terminal,
) -> None:
    netkit.network.add(Contact(ContactId("mei"), "Mei", cadence=Cadence(2, "weeks")))
    assert netkit("log", "Mei").endswith(f"Next with Mei: by {today() + timedelta(days=14)}.")
    (one,) = netkit.network.interactions
    assert (one.on, one.initiated_by, one.answered) == (today(), "me", True)


@pytest.mark.parametrize(
    "wrong", [("--minutes", "-5"), ("--got", "advice", "labs"), ("--gave", "advice", "labs"), ("--asked", " ")]
)
def test_a_line_that_is_wrong_anywhere_keeps_nothing(netkit: Terminal, wrong: tuple[str, ...]) -> None:
    netkit("log", "Mei", "--new", *wrong, ends=1)
    assert netkit.network.store.records() == []


def test_more_is_said_of_contacts_later_and_shown(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new")
    netkit("log", "Jae", "--new")
    details = ["--closeness", "4", "--every", "3 months", "--circle", "choir", "--circle", "studies", "--offers", "law"]
    said = netkit("contact", "mei", *details, "--introduced-by", "jae", "--met-on", "2026-03-01")
    jae, mei = netkit.network.contacts
    assert (mei.closeness, mei.circles, mei.offers) == (4, ("choir", "studies"), ("law",))
    assert (mei.introduced_by, mei.met_on) == (jae.id, date(2026, 3, 1))
    assert (str(mei.cadence), mei.cadence_set_on) == ("every 3 months", today())
    card, timeline = netkit("contact", "Mei").split("\n\n")
    assert said == card
    assert timeline.splitlines()[0] == "Mei: 1 record"
    assert "introduced by: Jae" in said
    assert netkit("tie", "jae", "mei", "--closeness", "5").endswith(" know each other (very close).")


def test_two_who_are_one_are_merged_and_somebody_is_forgotten(netkit: Terminal) -> None:
    netkit("log", "Mei Lin", "--new")
    netkit("log", "Mei L.", "--new", "--distinct")
    assert netkit("merge", "Mei Lin", "mei l.").startswith("Mei L. (")
    assert [person.name for person in netkit.network.contacts] == ["Mei Lin"]
    assert "no earlier change can be undone after it; if you mean it, add --yes" in netkit("forget", "Mei", ends=1)
    assert "Gone: " in netkit("forget", "Mei", "--yes")
    assert netkit.network.store.records() == []


def test_each_command_is_one_step_that_is_undone_as_a_whole(netkit: Terminal, tmp_path: Path) -> None:
    assert netkit("undo", "--list") == "There is nothing to undo."
    assert "there is nothing to undo" in netkit("undo", ends=1)
    netkit("log", "Mei", "--new", "--asked", "Who runs the archive?", "--got", "support", "a lift")
    (tmp_path / "people.csv").write_text("Name\nJae Park\nAna Kos\n", encoding="utf-8")
    netkit("import", str(tmp_path / "people.csv"))
    last, first = netkit("undo", "--list").splitlines()
    assert last.endswith("  2 contacts added (Ana Kos and Jae Park)")
    assert first.endswith("  1 contact, 1 interaction, 1 exchange and 1 ask added (Mei)")
    assert netkit("undo") == "Undone: 2 contacts added (Ana Kos and Jae Park). 1 earlier step can be undone."
    assert [person.name for person in netkit.network.contacts] == ["Mei"]
    netkit("undo")
    assert netkit.network.store.records() == []


# Promises, referrals and asks.


def test_a_promise_is_made_listed_and_kept(netkit: Terminal) -> None:
    assert netkit("promise") == "No open promises."
    netkit("log", "Mei", "--new", "--asked", "Who runs the archive?")
    made = netkit("promise", "mei", "send the book", "--due", "+7")
    identifier = made.split()[0]
    assert made == f"{identifier}  by {today() + timedelta(days=7)}  you to Mei: send the book"
    theirs = netkit("promise", "mei", "read my letter", "--due", "tomorrow", "--theirs")
    assert theirs.endswith("Mei to you: read my letter")
    assert netkit("promise").splitlines() == [theirs, made]
    assert netkit("mark", identifier, "done") == f"Done on {today()}: {made} (done)."
    assert netkit("promise") == theirs
    (ask,) = netkit.network.asks
    asked = f"{ask.id}  {today()}  you asked Mei: Who runs the archive? (yes)"
    assert netkit("mark", ask.id, "yes") == f"Yes on {today()}: {asked}."


def test_a_referral_is_followed_to_its_end(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new")
    made = netkit("referral", "Mei", "Lin Chen", "--about", "archives")
    identifier = made.split()[0]
    assert made.endswith("Mei said: call Lin Chen, about archives (open)")
    netkit("mark", identifier, "contacted")
    assert netkit("mark", identifier, "met").endswith("(contacted and met).")
    netkit("mark", identifier, "Reported", "back")
    assert netkit("referral").endswith("(contacted, met and reported back)")
    netkit("mark", identifier, "thanked")
    assert netkit("referral") == "No referrals to follow up."


def test_each_line_of_the_agenda_carries_the_command_that_settles_it(netkit: Terminal) -> None:
    netkit("log", "Mei O'Neill", "--new", "--on", "-60", "--got", "information", "which labs hire")
    netkit("contact", "Mei", "--every", "1 month")
    netkit("edit", "Mei", "--cadence-set-on", "-60")
    netkit("log", "Jae", "--new", "--on", "-20")
    netkit("promise", "Jae", "send the book", "--due", "+2")
    netkit("referral", "Jae", "Lin Chen", "--on", "-10")
    netkit("ask", "Jae", "a look at my draft", "--on", "-8")
    settled = []
    for _ in range(12):  # a referral is contacted, and then one may thank for it, and so on
        commands = re.findall(r"^ +netkit (.*)$", netkit("agenda", "--hours", "8"), re.MULTILINE)
        if not commands:
            break
        settled.append(shlex.split(commands[0]))
        netkit(*settled[-1])
    assert "0 steps" in netkit("agenda") or "nothing is waiting" in netkit("agenda")
    marked = {words[2] for words in settled if words[0] == "mark"}
    assert marked == {"done", "contacted", "reported back", "thanked", "yes"}
    assert ["log", "Mei O'Neill"] in settled


def test_what_the_week_holds_is_put_off_or_dropped_from_the_terminal(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new", "--on", "-60", "--got", "information", "which labs hire")
    netkit("referral", "Mei", "Lin Chen", "--on", "-10")
    netkit("promise", "Mei", "send the book", "--due", "+2")
    netkit("edit", "Mei", "--every", "1 month")
    netkit("edit", "Mei", "--cadence-set-on", "-60")
    why, other = netkit("agenda", "--hours", "8").splitlines()[-2:]
    assert (why, other.startswith("Next week instead: netkit postpone ID.")) == (
        "Why these? netkit agenda --help",
        True,
    )
    (got,), (told,), (book,) = netkit.network.exchanges, netkit.network.referrals, netkit.network.promises
    week = netkit.network.today + timedelta(days=7)
    assert netkit("postpone", told.id) == f"Put off to {week}: {told.id}  {told.on}  Mei said: call Lin Chen (open)."
    assert netkit("postpone", "Mei", "--to", "in 3 weeks").endswith("  Mei.")
    assert "send the book" in netkit("postpone", book.id, "--to", "tomorrow")
    assert netkit.network.promises[0].due_on == netkit.network.today + timedelta(days=1)
    assert "cannot be put off" in netkit("postpone", netkit.network.interactions[0].id, ends=1)
    assert "is before today" in netkit("postpone", told.id, "--to", "2020-01-01", ends=1)
    assert netkit("drop", got.id).endswith("Mei gave you information: which labs hire (dropped).")
    assert netkit("drop", book.id).endswith("you to Mei: send the book (cancelled).")
    assert netkit("drop", "Mei").endswith("  Mei.")
    assert netkit.network.contact("Mei").cadence is None
    assert "nothing is waiting" in netkit("agenda")
    netkit("drop", told.id)
    assert netkit("referral") == "No referrals to follow up."


def weekday(days: int) -> str:
    """The name of the weekday so many days from today."""
    return f"{today() + timedelta(days):%A}"


def test_a_weekday_of_a_log_is_behind_and_that_of_a_promise_ahead(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new", "--on", weekday(-2))
    assert netkit.network.interactions[0].on == today() - timedelta(2)
    netkit("promise", "mei", "call", "--due", weekday(-2).upper()[:3], "--on", f"last {weekday(-3)}")
    (made,) = netkit.network.promises
    assert (made.made_on, made.due_on) == (today() - timedelta(3), today() + timedelta(5))
    netkit("log", "mei", "--minutes", "1h30", "--late", "5 min")
    assert [(one.minutes, one.minutes_late) for one in netkit.network.interactions] == [(None, None), (90, 5)]
    netkit("contact", "mei", "--every", "Weekly")
    assert netkit.network.contact("mei").cadence == Cadence(1, "weeks")
    netkit("contact", "mei", "--every", "Never")
    assert netkit.network.contact("mei").cadence is None
    for half in ("0,5", "0.5", "30 min", "half an hour"):
        assert "of 30 minutes" in netkit("agenda", "--hours", half)


@pytest.mark.parametrize(
    "typed",
    [
        ("log", "Mei", "--on"),
        ("log", "Bo", "--new", "--on"),
        ("log", "Mei", "--got", "feedback", "my letter", "--on"),
        ("contact", "mei", "--met-on"),
        ("referral", "mei", "Lin Chen", "--on"),
        ("promise", "mei", "call", "--due", "in a month", "--on"),
        ("mark", "p", "done", "--on"),
        ("edit", "p", "--done-on"),
    ],
    ids=lambda typed: " ".join(typed),
)
def test_what_has_happened_is_after_today_only_with_a_yes(netkit: Terminal, typed: tuple[str, ...]) -> None:
    mei = Contact(ContactId("mei"), "Mei")
    netkit.network.add(mei, Promise("p", today(), today(), "me", mei.id, "write"))
    before, tomorrow = netkit.network.store.records(), today() + timedelta(1)
    said = netkit(*typed, "tomorrow", ends=1)
    assert said == (
        f"netkit {typed[0]}: {tomorrow}, a {tomorrow:%A}, is 1 day after today; "
        "correct the day or, if you mean it, add --yes"
    )
    assert netkit.network.store.records() == before
    netkit(*typed, "tomorrow", "--yes")
    assert netkit.network.store.records() != before


def test_whoever_is_new_was_met_on_the_day_of_the_talk_if_there_was_one(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new", "--on", "yesterday")
    netkit("log", "Jae", "--new", "--no-answer")
    netkit("log", "Bo", "--new", "--on", "tomorrow", "--yes")
    met = {person.name: person.met_on for person in netkit.network.contacts}
    assert met == {"Mei": today() - timedelta(1), "Jae": None, "Bo": None}


def test_the_doctor_names_the_command_that_corrects_a_day_and_it_does(netkit: Terminal) -> None:
    mei, later = Contact(ContactId("mei"), "Mei", met_on=today() + timedelta(9)), today() + timedelta(2)
    netkit.network.add(mei, Interaction("talk", later, (mei.id,)), Referral("ref", later, mei.id, "Lin"))
    said = netkit("doctor", ends=1)
    assert "FIX  3 records dated after today" in said
    assert f"netkit edit talk --on DAY    (now {later}: {later}  talk with Mei)" in said
    for command in re.findall(r"netkit (edit \w+ --[\w-]+) DAY", said):
        netkit(*command.split(), "yesterday")
    assert "FIX" not in netkit("doctor")
    assert netkit.network.contact("mei").met_on == netkit.network.interactions[0].on == today() - timedelta(1)


def test_the_doctor_names_the_command_that_gives_a_cadence_its_day_and_it_does(netkit: Terminal) -> None:
    netkit.network.store.add(Contact(ContactId("mei"), "Mei", cadence=Cadence(1, "months")))
    said = netkit("doctor", ends=1)
    assert "netkit edit NAME --cadence-set-on DAY    for Mei" in said
    netkit("edit", "Mei", "--cadence-set-on", "yesterday")
    assert "FIX" not in netkit("doctor")


def test_of_many_days_after_today_the_doctor_shows_five(netkit: Terminal) -> None:
    mei, later = Contact(ContactId("mei"), "Mei"), today() + timedelta(2)
    netkit.network.add(mei, *(Ask(f"a{n}", later, mei.id, "?") for n in range(7)))
    said = netkit("doctor", ends=1)
    assert said.count("netkit edit") == 5
    assert "and 2 more" in said


def test_saying_more_keeps_what_is_there_and_editing_replaces_it(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new")
    netkit("contact", "mei", "--notes", "a", "--circle", "choir", "--tag", "x", "--offers", "law", "--closeness", "4")
    more = ["--notes", "b", "--circle", "studies", "--offers", "maps", "--needs", "a job", "--role", "feedback"]
    said = netkit("contact", "mei", *more, "--tag", "X", "--tag", "y", "--tag", "Y")
    netkit("contact", "mei", "--role", "support")
    mei = netkit.network.contact("mei")
    assert mei.notes.splitlines() == [f"{today()}: a", f"{today()}: b"]
    assert (mei.circles, mei.tags, mei.roles) == (("choir", "studies"), ("x", "y"), {"feedback", "support"})
    assert (mei.offers, mei.needs, mei.closeness) == (("law", "maps"), ("a job",), 4)
    assert f"  notes:\n    {today()}: a\n    {today()}: b" in said
    netkit("edit", "mei", "--circle", "choir", "--tag", "--notes", "", "--name", "Mei Lin", "--every", "never")
    mei = netkit.network.contact("mei lin")
    assert (mei.circles, mei.tags, mei.notes, mei.closeness) == (("choir",), (), "", 4)
    assert "what is to be replaced? It can be: --name, " in netkit("edit", "mei", ends=1)
    unknown = netkit("edit", "zzz", "--on", "-1", ends=1)
    assert "no record has the id 'zzz' (netkit contact NAME" in unknown
    assert "nobody here is called 'zzz'" in unknown


def test_a_record_is_corrected_by_the_options_that_recorded_it(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new", "--about", "moss", "--late", "5", "--got", "feedback", "a draft")
    (talk,), (got,) = netkit.network.interactions, netkit.network.exchanges
    netkit("edit", talk.id, "--about", "lichen", "--late", "0")
    netkit("edit", got.id, "--about", "a poster")
    (talk,) = netkit.network.interactions
    assert (talk.summary, talk.minutes_late, netkit.network.exchanges[0].about) == ("lichen", 0, "a poster")
    assert "exchanges have no --late; they have --on, " in netkit("edit", got.id, "--late", "5", ends=1)


def test_a_new_name_near_to_that_of_another_contact_is_asked_about(netkit: Terminal) -> None:
    netkit.network.add(Contact(ContactId("mei"), "Mei Lin"), Contact(ContactId("jae"), "Jae Han"))
    asked = netkit("rename", "jae", "Mei Lim", ends=1)
    assert asked.endswith("'Mei Lim' may be Mei Lin (mei). If so: netkit merge mei jae; if not, add --distinct")
    netkit("edit", "jae", "--name", "Mei Lim", "--distinct")
    netkit("rename", "jae", "Lin Mei")  # the two are known to be distinct
    assert [one.name for one in netkit.network.contacts] == ["Lin Mei", "Mei Lin"]
    assert netkit("duplicates") == "Nobody here seems to be on record twice."
    netkit("edit", "mei", "--name", "Mei  Lin")


def test_who_was_looked_at_is_written_down_from_the_terminal(netkit: Terminal) -> None:
    people = [Contact(ContactId(one), one.title(), closeness=3) for one in ("mei", "jae", "ada", "olu")]
    netkit.network.add(*people)
    assert netkit("look-at", "mei", "jae") == "1 of 6 pairs looked at; complete when every pair was."
    assert netkit("look-at", "mei") == "3 of 6 pairs looked at; complete when every pair was."
    netkit("look-at", "jae")
    assert netkit("look-at", "ada") == "Complete: all 6 pairs were looked at."


def test_what_makes_no_sense_is_said_with_names_and_options_and_without_ids(netkit: Terminal) -> None:
    netkit("log", "Mei Lin", "--new")
    netkit("promise", "mei", "send the book", "--due", "2030-03-09", "--on", "2026-03-02")
    (book,) = netkit.network.promises
    assert netkit("contact", "mei", "--closeness", "9", ends=1).startswith("netkit contact: Mei Lin has --closeness 9;")
    said = netkit("edit", book.id, "--due-on", "2026-03-01", ends=1)
    assert said == "netkit edit: this promise has --due-on 2026-03-01, which is before --made-on 2026-03-02"
    got = netkit.network.got("mei", "feedback", on=date(2026, 3, 2))
    said = netkit("edit", got.id, "--reported-back-on", "2026-03-01", ends=1)
    assert said.endswith("this exchange has --reported-back-on 2026-03-01, which is before --on 2026-03-02")
    assert netkit("log", "mei", "--minutes", "-5", ends=1).endswith(
        "this interaction has --minutes -5; it must be a whole number of minutes, 0 or more"
    )
    assert "this promise cannot be both done and cancelled" in netkit(
        *("edit", book.id, "--done-on", "-1", "--cancelled-on", "-1"), ends=1
    )
    assert "Mei Lin has --role 'boss'; it must be one of" in netkit("edit", "mei", "--role", "boss", ends=1)


def test_a_file_is_looked_at_before_it_is_imported(netkit: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("name,circles\nMei Lin,choir\nJae Han,\n", encoding="utf-8")
    netkit.network.meet("Jae Han")
    said = netkit("import", str(table), "--dry-run")
    assert "2 new contacts, and 0 whom you have already" in said
    assert "In doubt: 1 pair may be one person. They come as two; you decide then." in said
    assert said.split("here, and with these 3.\n")[1] == (
        "As they would be kept.\n  Mei Lin: circles: choir\n  Jae Han\n"
        f"In doubt.\n  {netkit.network.preview(table).duplicates[0]}\n"
        "The columns.\n  'name': name\n  'circles': circles\n"
        "To keep them: the same without --dry-run; another heading=field with --column; netkit undo takes them out "
        "again."
    )
    assert len(netkit.network.contacts) == 1
    assert "There is no nobody.csv" in netkit("import", str(tmp_path / "nobody.csv"), "--dry-run", ends=1)


def test_a_mark_says_what_is_on_record_and_how_to_correct_it(netkit: Terminal) -> None:
    mei, early, late = Contact(ContactId("mei"), "Mei"), date(2026, 2, 5), date(2026, 2, 10)
    made = date(2026, 2, 1)
    netkit.network.add(
        *(mei, Referral("ref", made, mei.id, "Lin"), Promise("book", made, late, "me", mei.id, "write")),
        *(Ask("ask", made, mei.id, "who?"), Exchange("tip", made, mei.id, "got", "feedback")),
    )
    for identifier, word, option in (
        ("ref", "contacted", "--contacted-on"),
        ("ref", "met", "--met-on"),
        ("book", "done", "--done-on"),
        ("ask", "yes", "--answered-on"),
        ("tip", "reported back", "--reported-back-on"),
    ):
        first = netkit("mark", identifier, word, "--on", str(late))
        assert first.startswith(f"{word.capitalize()} on {late}: ")
        assert netkit("mark", identifier, word, "--on", str(late)) == first
        kept, advice = netkit("mark", identifier, word, "--on", str(early)).splitlines()
        assert kept == first
        assert advice == f"That was on record, and stays. To correct it: netkit edit {identifier} {option} {early}"
        netkit(*advice.partition("netkit ")[2].split())
        assert netkit("mark", identifier, word, "--on", str(early)).startswith(f"{word.capitalize()} on {early}: ")
    assert netkit("mark", "ask", "no", "--on", str(late)).startswith(f"No on {late}: ask")


def test_a_talk_settles_the_referral_to_that_person(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new", "--on", "-3")
    netkit("referral", "mei", "Dr. Holm", "--on", "-3")
    netkit("referral", "mei", "Lin Chen", "--on", "-3")
    said = netkit("log", "dr. holm", "--new", "--on", "yesterday")
    assert "Mei said: call Dr. Holm (contacted)" in said
    # A name that is only near to it is asked about, with the command.
    said = netkit("log", "Lin Wei Chen", "--new", "--on", "yesterday")
    assert said.splitlines()[-1].startswith("Was it Lin Chen, whom you were told to call? Then: netkit mark ")
    assert "Was it" not in netkit("log", "lin wei chen", "--on", "-5")  # before one was told
    netkit(*said.partition("Then: netkit ")[2].split())
    assert "Was it" not in netkit("log", "lin wei chen")
    assert {one.contacted_on for one in netkit.network.referrals} == {today() - timedelta(1)}


def test_whether_it_was_looked_up_and_when_one_met_reach_the_habits(netkit: Terminal) -> None:
    for number in range(5):
        asked = ["--asked", f"question {number}", "--looked-up" if number else "--no-looked-up"]
        netkit("log", f"Person {number}", "--new", *asked)
    assert [one.looked_up for one in sorted(netkit.network.asks, key=lambda one: one.text)] == [False, *[True] * 4]
    said = " ".join(netkit("habits").split())
    assert "4 of 5 asks" in said
    assert "5 of 5 contacts" in said
    assert "--asked WHAT" in netkit("log", "person 1", "--looked-up", ends=1)


def test_an_ask_help_and_a_position_have_commands_of_their_own(netkit: Terminal) -> None:
    netkit.network.meet("Mei")
    netkit("ask", "Mei", "which labs?", "--looked-up")
    netkit("got", "Mei", "feedback", "my draft")
    netkit("gave", "Mei", "support")
    said = netkit("position", "Mei", "Harbour Lab", "--title", "nurse", "--since", "2024-02-01")
    assert "Mei: nurse at Harbour Lab" in said
    network = netkit.network
    assert [(one.text, one.looked_up) for one in network.asks] == [("which labs?", True)]
    exchanged = {(one.direction, one.what, one.about) for one in network.exchanges}
    assert exchanged == {("got", "feedback", "my draft"), ("gave", "support", "")}
    assert [one.since for one in network.positions] == [date(2024, 2, 1)]


# Reading it back, and taking it out.


def test_what_is_on_record_is_listed_deleted_and_untied(netkit: Terminal) -> None:
    netkit("log", "Mei Lin", "Jae", "--new", "--about", "maps")
    assert netkit("contacts").startswith("2 contacts\nname")
    assert netkit("contacts", "nobody", "here") == "Nobody in this list."
    (talk,) = netkit.network.interactions
    assert netkit("delete", talk.id) == f"Deleted: {talk.id}  {talk.on}  talk with Mei Lin and Jae: maps."
    netkit("tie", "Mei", "Jae")
    said = netkit("untie", "Jae", "Mei")
    assert said == "Not on record any more: Jae and Mei Lin know each other (in between)."
    assert netkit.network.store.records() == netkit.network.store.contacts()


def test_the_whole_file_is_copied_exported_and_emptied(netkit: Terminal, file: Path) -> None:
    netkit.network.meet("Mei")
    copy, archive = (
        file.with_name(f"{name}-{today()}.{end}") for name, end in (("mine.copy", "db"), ("archive", "json"))
    )
    assert netkit("copy") == f"{copy}: a copy of all that is kept now. Forgetting somebody deletes it."
    assert netkit("export", "--as", "archive").startswith(f"{archive}: ")
    assert "'letter' is no kind of file that netkit writes" in netkit("export", "--as", "letter", ends=1)
    said = netkit("where")
    assert f"Copies beside it: {copy.name}." in said
    assert f"Beside it, and perhaps about people too: {archive.name}." in said
    said = netkit("export", ends=1)
    assert said.startswith("netkit export: what is to be written? Name a file, such as network.json")
    for typed in ([], ["mei", "--all"]):
        assert netkit("forget", *typed, ends=1).startswith("netkit forget: whom?")
    said = netkit("forget", "--all", ends=1)
    assert said == "netkit forget: this takes out everything, for good: 1 contact; if you mean it, add --yes"
    assert netkit("forget", "--all", "--yes").startswith("Gone: 1 contact.\n")
    assert not copy.exists()
    assert netkit.network.store.records() == []


def test_words_are_found_together_and_an_empty_network_can_be_read(netkit: Terminal) -> None:
    assert netkit("assess").startswith("Nobody has a closeness, kind of help or tie yet")
    assert netkit("habits").count("Not enough data yet") == 3
    netkit("log", "José García", "--new", "--about", "Which labs hire in May")
    found = f"José García (interaction on {today()}, summary): Which labs hire in May"
    assert netkit("search", "labs", "may").splitlines()[1:] == [found]
    assert netkit("search", "nowhere") == "Nothing on record holds 'nowhere'."
    netkit("contact", "jose", "--notes", "likes maps")
    netkit("contact", "jose", "--notes", "moved to Cork")
    (note,) = netkit("search", "cork").splitlines()[1:]  # notes have lines of their own
    assert note.endswith("moved to Cork")


# What cannot be read.


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("import people.csv --column Who", "--column: 'Who' is not HEADING=FIELD, such as --column Firm=organisation"),
        ("import people.csv --column", "--column: expected one argument"),
        ("log Mei --on Freitag", f"--on: 'Freitag' is no day; write it like {today()}"),
        ("log Mei --on 3/4/2026", "--on: '3/4/2026' may be 2026-03-04 or 2026-04-03; write it like one of these"),
        ("log Mei --minutes half", "--minutes: 'half' is no length of time; write it like 30, 90 min, 1h30"),
        ("log Mei --kind chat", "--kind: invalid choice: 'chat' (choose from"),
        ("promise Mei call --due soon", "--due: 'soon' is no day"),
        ("contact Mei --every often", "--every: 'often' is not a cadence; write it like 'every month'"),
        ("contact Mei --closeness near", "--closeness: 'near' is not a whole number"),
        ("contact Mei --met-on 2026-02-31", "--met-on: '2026-02-31' is no day"),
        ("tie Mei Jae --closeness x", "--closeness: 'x' is not a whole number"),
        ("agenda --hours two", "--hours: 'two' is not a number of hours; write it like 2, 0.5, 1h30"),
        ("agenda --on x", "--on: 'x' is no day"),
        ("ask Mei help --why none", "unrecognized arguments: --why none"),
    ],
)
def test_a_value_that_cannot_be_read_is_answered_in_one_line(netkit: Terminal, typed: str, says: str) -> None:
    words = typed.split()
    said = netkit(*words, ends=2)
    assert said.startswith((f"netkit {words[0]}: argument {says}", f"netkit {words[0]}: {says}"))
    assert said.endswith(f"(see netkit {words[0]} --help)")
    assert "\n" not in said
    assert not netkit.file.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("log Bo", "nobody here is called 'Bo'"),
        ("contact Mei --introduced-by Bo", "nobody here is called 'Bo'"),
        ("contact Mei --closeness 9", "closeness 9"),
        ("agenda --hours 0", "hours is 0.0; it must be a number above 0"),
        ("promise Mei call", 'netkit promise Mei "send the book" --due friday'),
        ("mark nobody done", "there is no promise, referral, ask or exchange 'nobody'"),
        ("import folder/nowhere.csv", "import: folder/nowhere.csv: there is no such file."),
        ("import empty.csv", "import: empty.csv: the file is empty. Choose one with people in it"),
        ("import people.csv --column Who=nonsense", "'nonsense'"),
        ("export no-folder/all.json", "export: no-folder/all.json: the file cannot be written"),
        ("export mine.docx", "choose one of: "),
        ("lab --only-write --workspace mine.db/inside", "mine.db"),
        ("course mine.db/inside --name now", "mine.db/inside"),
    ],
)
def test_a_value_that_makes_no_sense_is_answered_in_words(
    netkit: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, says: str
) -> None:
    netkit("log", "Mei", "--new")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text("Name,Who\nBo,Acme\n", encoding="utf-8")
    (tmp_path / "empty.csv").touch()
    said = netkit(*typed.split(), ends=1)
    assert said.startswith(f"netkit {typed.split()[0]}: ")
    assert says in said


def test_an_error_of_an_import_names_the_option_as_it_is_typed_and_with_that_the_file_comes_in(
    netkit: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    for table, typed in (
        ("Singer,Voice\nBo Ek,alto\n", "--column Singer=name"),
        ("Name,Wher we met\nJae,Rome\n", "--column 'Wher we met=how_met'"),
        # One round of questions, however many there are, and what was said before is said again.
        (
            "Singer,Wher we met,Wher did we meet\nBo Ek,Rome,Oslo\n",
            "--column Singer=name --column 'Wher we met=how_met'",
        ),
        ("Name,Proficiency\nGerman,Native\nSpanish,Limited\n", "--column Name=name"),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ek\nEND:VCARD\n", "--as vcard"),
    ):
        file.write_text(table, encoding="utf-8")
        how = ["--as", "spreadsheet"] if "--as" in typed else []
        said = netkit("import", str(file), *how, ends=1)
        assert not [python for python in ("columns=", "{") if python in said]
        assert typed in said
        assert " 0 known already" in netkit("import", str(file), *shlex.split(typed))
        netkit("undo")
    assert said.endswith("this looks like a vCard file, not a table of your own. Take it as that, with --as vcard")
    said = netkit("import", str(file), "--column", "A=name", ends=1)
    assert said.endswith("this looks like a vCard file, which has no columns. Leave out --column A=name")
    file.write_text("Name,Met on\nMei,soon\n", encoding="utf-8")
    said = netkit("import", str(file), "--strict", ends=1)
    assert "Correct these places, or go on with no --strict:" in said
    assert "'Met on' is 'soon', which is no day" in said
    assert "1 new contact" in netkit("import", str(file))


# Files.


def calls(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[object]:
    """A list that grows with each call of a function."""
    made: list[object] = []
    original = getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *given, **more: (made.append(given), original(*given, **more))[1])
    return made


def test_the_contacts_are_read_as_often_for_many_promises_as_for_one(
    netkit: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    netkit("log", "Mei", "--new")
    reads = calls(monkeypatch, Store, "contacts")
    counts = set()
    for _ in range(3):
        netkit("promise", "mei", "send the book", "--due", "+7")
        netkit("referral", "mei", "Lin Chen")
        reads.clear()
        netkit("promise")
        netkit("referral")
        counts.add(len(reads))
    assert len(counts) == 1


def test_a_conversation_is_logged_without_a_second_store(netkit: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    netkit("log", "Mei", "--new")
    opened = calls(monkeypatch, Store, "open")
    netkit("log", "mei", "--got", "feedback", "my letter")
    assert len(opened) == 1


@pytest.mark.parametrize("typed", ["Seán", "S. O'Brien"])
def test_a_near_name_is_asked_about_and_both_answers_work(netkit: Terminal, typed: str) -> None:
    netkit("log", "Sean O'Brien", "--new")
    (sean,) = netkit.network.contacts
    netkit("contact", "sean", "--circle", "choir")
    assert netkit("log", typed, "--new", ends=1) == (
        f"netkit log: {typed!r} may be Sean O'Brien ({sean.id}; choir). "
        f"If so, write {sean.id} in place of the name; if not, add --distinct"
    ).replace("'S. O'Brien'", '"S. O\'Brien"')
    assert len(netkit.network.interactions) == len(netkit.network.contacts) == 1
    assert "New" not in netkit("log", sean.id, "--new")
    assert "New" not in netkit("log", sean.id, "--new", "--distinct")
    assert netkit("log", typed, "--new", "--distinct").startswith(f"New in your network: {typed}")
    assert len(netkit.network.interactions[-1].contacts) == 1
    assert len(netkit.network.contacts) == 2
    assert netkit("duplicates") == "Nobody here seems to be on record twice."


def test_two_new_names_of_one_line_are_compared_with_each_other(netkit: Terminal) -> None:
    said = netkit("log", "Mei Lin", "Jae Park", "Mei Lim", "--new", ends=1)
    assert said.endswith("'Mei Lin' and 'Mei Lim' may be one person; if they are two, add them one by one")
    netkit("log", "Mei Lin", "mei lin", "Jae Park", "--new")
    assert [person.name for person in netkit.network.contacts] == ["Jae Park", "Mei Lin"]


def test_a_second_person_of_the_same_name_is_added_and_logged_with(netkit: Terminal) -> None:
    netkit("log", "Mei Lin", "--new", "--on", "2026-03-02")
    netkit("log", "Mei Lin", "--distinct", "--on", "2026-03-09")
    first, second = netkit.network.interactions
    assert set(first.contacts).isdisjoint(second.contacts)
    assert "is about one person" in netkit("log", "Mei Lin", "Jae", "--new", "--distinct", ends=1)
    assert "'Mei Lin' fits 2 contacts; write an id: Mei Lin (" in netkit("log", "Mei Lin", "--new", ends=1)


def test_the_commands_that_are_shown_for_a_pair_settle_it(netkit: Terminal, tmp_path: Path) -> None:
    netkit("log", "Sarah Okonkwo", "--new", "--on", "2026-03-02")
    netkit("contact", "sarah", "--circle", "choir")
    for firm in ("Globex", "Harbour Lab"):
        (tmp_path / "people.csv").write_text(f"Name,Company\nSarah Okonkwo,{firm}\n", encoding="utf-8")
        said = netkit("import", str(tmp_path / "people.csv"))
    assert said.count("may be one person") == 2
    assert "choir; last contact 2026-03-02) and Sarah Okonkwo (table-" in said
    assert said.count("may be one person") == said.count("one person: netkit merge ") == said.count("netkit distinct ")
    assert netkit("duplicates").count("may be one person") == 3
    distinct = re.findall("netkit (distinct .*)", netkit("duplicates"))
    assert ") are two people; they are not suggested again." in netkit(*distinct[0].split())
    assert netkit("duplicates").count("may be one person") == 2
    merge = re.findall("netkit (merge .*)", netkit("duplicates"))
    assert "are one contact now" in netkit(*merge[0].split())
    assert netkit("duplicates") == "Nobody here seems to be on record twice."
    again = netkit("import", str(tmp_path / "people.csv"))
    assert again == "0 new contacts, 1 known already and left as they are."
    assert len(netkit.network.contacts) == 2


def test_an_import_looks_for_duplicates_once_and_merges_nothing(
    netkit: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "Adeline Babajide Cornelia Dmitri Ekaterina Florence Giovanni Hyunwoo Ignatius Jocasta Kwabena Leopold"
    names = [name for one in first.split() for name in (f"{one} Osei", f"Osei {one}")]
    (tmp_path / "people.csv").write_text("\n".join(["Name", *names, ""]), encoding="utf-8")
    looked = calls(monkeypatch, duplicates, "duplicates")
    said = netkit("import", str(tmp_path / "people.csv"))
    assert len(looked) == 1
    assert said.count("may be one person") == 10
    assert said.endswith("2 more such pairs: netkit duplicates")
    assert len(netkit.network.contacts) == 24


@pytest.mark.parametrize("ending", [".json", ".vcf", ".ics", ".graphml", ".gexf", ""])
def test_every_kind_of_file_is_written_for_its_owner_alone(netkit: Terminal, tmp_path: Path, ending: str) -> None:
    netkit("log", "Mei", "--new")
    netkit("promise", "Mei", "send the book", "--due", "+7")
    target = tmp_path / f"out{ending}"
    assert netkit("export", str(target)).startswith(f"{target}: ")
    assert target.exists()
    assert not stat.S_IMODE(target.stat().st_mode) & 0o077


# The doctor.


def test_the_doctor_finds_a_new_network_well(netkit: Terminal, file: Path) -> None:
    assert "begins one" in netkit("doctor")
    netkit("log", "Mei", "--new")
    said = netkit("doctor")
    assert "the file is sound" in said
    assert "1 contact, 0 ties, 1 interaction" in said
    assert "FIX" not in said


def to_fix(netkit: Terminal) -> list[str]:
    return re.findall(r"^FIX  (.*)", netkit("doctor", ends=1), re.MULTILINE)


def test_the_doctor_says_what_to_fix(netkit: Terminal, file: Path) -> None:
    mei = Contact(ContactId("mei"), "Mei", cadence=Cadence(1, "months"))
    netkit.network.store.add(mei, Interaction("1", today() + timedelta(days=2), (mei.id,)))
    file.chmod(0o644)
    (file.parent / ".git").mkdir()
    found = to_fix(netkit)
    assert found[:2] == ["1 record dated after today", "1 cadence without a day to count from"]
    assert found[2] == "other people on this computer can open the file"
    assert found[3].startswith("the file is in a git repository")


def test_the_doctor_knows_for_whom_the_workspace_is(netkit: Terminal, file: Path) -> None:
    settings = file.parent / "netkit.toml"
    settings.write_text('student = "s123"\ncourse = "spring"\n', encoding="utf-8")
    assert "ok   the exercises are made for s123, course spring\n" in netkit("doctor")
    settings.write_text("student = s123\n", encoding="utf-8")
    assert to_fix(netkit) == ["the exercises do not know your name"]
    assert 'write: student = "s123"' in netkit("doctor", ends=1)


def test_the_doctor_sees_that_a_file_is_damaged(netkit: Terminal, file: Path) -> None:
    with netkit.network.store as store:
        store.add(*(Contact(ContactId(f"c{number}"), f"Contact {number}") for number in range(200)))
    raw = bytearray(file.read_bytes())
    raw[-4096:] = b"\xff" * 4096
    file.write_bytes(raw)
    (problem,) = to_fix(netkit)
    assert "mine.db" in problem
    assert file.read_bytes() == bytes(raw)


@pytest.mark.slow
def test_a_reader_that_closes_the_pipe_is_no_error(file: Path) -> None:
    command = f"{sys.executable} -m netkit habits | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("12 habits")
    assert "Traceback" not in done.stderr


def test_the_help_of_import_and_export_lists_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    for command, role in (("import", "read"), ("export", "write")):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        words = " ".join(capsys.readouterr().out.split())
        there = [one for one in known() if getattr(one, role)]
        assert all(f"{one.name} ({one.title})" in words or f"({one.name})" in words for one in there)


def test_a_command_that_needs_no_format_imports_none() -> None:
    listing = "import atexit, sys; atexit.register(lambda: print(*sys.modules))"
    code = f"{listing}; from netkit.cli import main; main(['agenda', '--network', ':memory:'])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "netkit.measures.agenda" in loaded
    assert "netkit.formats.registry" not in loaded
