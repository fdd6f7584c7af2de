"""Keeping one's own network on the command line, as a person would type it."""

import re
import stat
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from netkit.cli import main
from netkit.errors import InvalidRequest
from netkit.formats.registry import known
from netkit.measures import duplicates
from netkit.model import Cadence, Contact, ContactId, Interaction
from netkit.network import Network
from netkit.network.typed_dates import day
from netkit.store import Store
from tests.test_store_migrations import old_store

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETKIT_NETWORK", str(tmp_path / "mine.db"))
    return tmp_path / "mine.db"


def today() -> date:
    return datetime.now().astimezone().date()


class Terminal:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *typed: str, ends: int = 0) -> str:
        try:
            status: object = main(typed)
        except SystemExit as stop:  # From the parser of the arguments.
            status = stop.code
        assert status == ends
        out, err = self.capsys.readouterr()
        assert bool(err) is bool(ends)
        return (out or err).strip()


@pytest.fixture
def netkit(file: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


# Days.

FRIDAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-02-28", date(2026, 2, 28)),
        (" Today ", FRIDAY),
        ("yesterday", date(2026, 3, 19)),
        ("tomorrow", date(2026, 3, 21)),
        ("+7", date(2026, 3, 27)),
        ("-20", date(2026, 2, 28)),
        ("saturday", date(2026, 3, 21)),
        ("FRIDAY", date(2026, 3, 27)),
        ("thu", date(2026, 3, 26)),
    ],
)
def test_a_day_is_what_people_mean_by_it(typed: str, expected: date) -> None:
    assert day(typed, today=FRIDAY) == expected


@pytest.mark.parametrize(
    "typed", ["", "31.3.2026", "2026-02-31", "fr", "someday", "+99999999", "20260320", "2026-W12-5"]
)
def test_what_is_no_day_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(InvalidRequest, match="write it like 2026-03-20, today, yesterday"):
        day(typed, today=FRIDAY)


# Logging.


def test_a_first_conversation_is_one_line(netkit: Terminal, file: Path) -> None:
    said = netkit("log", "Mei Lin", "--new", "--minutes", "30", "--kind", "renewal", "--about", "her new lab")
    assert said == f"New in your network: Mei Lin.\nLogged on {today()}: Mei Lin."
    (one,) = Network.open(file).interactions
    assert (one.minutes, one.kind, one.summary) == (30, "renewal", "her new lab")
    assert (one.initiated_by, one.answered) == ("me", True)


def test_what_passed_between_you_is_logged_with_it(netkit: Terminal, file: Path) -> None:
    passed = ["--asked", "Who runs the archive?", "--got", "information", "hours", "--got", "feedback", "my letter"]
    netkit("log", "Mei", "--new", "--on", "2026-03-19", *passed, "--gave", "support", "", "--they-began", "--no-answer")
    network = Network.open(file)
    assert [(one.text, one.on) for one in network.asks] == [("Who runs the archive?", date(2026, 3, 19))]
    exchanged = {(one.direction, one.what, one.about) for one in network.exchanges}
    assert exchanged == {("got", "information", "hours"), ("got", "feedback", "my letter"), ("gave", "support", "")}
    (one,) = network.interactions
    assert (one.initiated_by, one.answered) == ("them", False)


def test_several_people_share_one_conversation_but_not_what_was_given(netkit: Terminal, file: Path) -> None:
    netkit("log", "Mei Lin", "Jae Park", "--new")
    assert len(Network.open(file).interactions[0].contacts) == 2
    said = netkit("log", "Mei", "Jae", "--got", "feedback", "my letter", ends=1)
    assert "each of them on its own" in said
    assert len(Network.open(file).interactions) == 1


def test_an_unknown_name_is_not_added_unless_asked_for(netkit: Terminal, file: Path) -> None:
    netkit("log", "Mei", "--new")
    assert netkit("log", "Mie", ends=1) == "netkit log: nobody here is called 'Mie'; did you mean Mei?"
    netkit("log", "Mei", "--new")
    assert [person.name for person in Network.open(file).contacts] == ["Mei"]


def test_logging_says_when_to_be_in_touch_again(netkit: Terminal, file: Path) -> None:
    Network.open(file).add(Contact(ContactId("mei"), "Mei", cadence=Cadence(2, "weeks")))
    assert netkit("log", "Mei").endswith(f"Next with Mei: by {today() + timedelta(days=14)}.")


def test_a_line_that_is_wrong_anywhere_keeps_nothing(netkit: Terminal, file: Path) -> None:
    for wrong in (
        ("log", "Mei", "--new", "--minutes", "-5"),
        ("log", "Mei", "--new", "--got", "advice", "labs"),
        ("log", "Mei Lin", "Jae Park", "--new", "--got", "feedback", "my letter"),
        ("log", "Mei", "--new", "--asked", " "),
    ):
        netkit(*wrong, ends=1)
    assert Network.open(file).store.records() == []


def test_a_name_without_quotes_is_asked_about(netkit: Terminal, file: Path) -> None:
    assert 'Then use quotes: "Noor Haddad"' in netkit("log", "Noor", "Haddad", "--new", ends=1)
    assert len(Network.open(file).contacts) == 0


def test_somebody_new_is_not_taken_for_a_longer_name(netkit: Terminal, file: Path) -> None:
    netkit("log", "Anastasia Ivanova", "--new")
    assert netkit("log", "Ana", "--new").startswith("New in your network: Ana.")
    assert [person.name for person in Network.open(file).contacts] == ["Ana", "Anastasia Ivanova"]


def test_more_is_said_of_a_contact_later_and_shown(netkit: Terminal, file: Path) -> None:
    netkit("log", "Mei", "--new")
    netkit("log", "Jae", "--new")
    details = ["--closeness", "4", "--every", "3 months", "--circle", "choir", "--circle", "studies", "--offers", "law"]
    said = netkit("contact", "mei", *details, "--introduced-by", "jae", "--met", "2026-03-01")
    jae, mei = Network.open(file).contacts
    assert (mei.closeness, mei.circles, mei.offers) == (4, ("choir", "studies"), ("law",))
    assert (mei.introduced_by, mei.met_on) == (jae.id, date(2026, 3, 1))
    assert (str(mei.cadence), mei.cadence_set_on) == ("every 3 months", today())
    assert said == netkit("contact", "Mei")
    assert "introduced by: Jae" in said
    assert "closeness: 4 (close)" in said


def test_two_who_know_each_other_are_tied(netkit: Terminal, file: Path) -> None:
    netkit("log", "Mei", "--new")
    netkit("log", "Jae", "--new")
    assert netkit("tie", "mei", "jae").endswith(" know each other (in between).")
    netkit("tie", "jae", "mei", "--closeness", "5")
    assert [tie.closeness for tie in Network.open(file).ties] == [5]


def test_the_answer_to_an_ask_is_marked(netkit: Terminal, file: Path) -> None:
    netkit("log", "Mei", "--new", "--asked", "Who runs the archive?")
    (ask,) = Network.open(file).asks
    assert netkit("mark", ask.id, "yes") == f"Ask {ask.id}: yes, {today()}."
    assert Network.open(file).asks[0].answer == "yes"


def test_two_who_are_one_are_merged_and_somebody_is_forgotten(netkit: Terminal, file: Path) -> None:
    netkit("log", "Mei Lin", "--new")
    netkit("log", "Mei L.", "--new")
    assert "are one contact now" in netkit("merge", "Mei Lin", "mei l.")
    assert len(Network.open(file).contacts) == 1
    assert "add --yes" in netkit("forget", "Mei", ends=1)
    assert "Gone: " in netkit("forget", "Mei", "--yes")
    assert Network.open(file).store.records() == []


# Promises and referrals.


def test_a_promise_is_made_listed_and_kept(netkit: Terminal) -> None:
    assert netkit("promise") == "No open promises."
    netkit("log", "Mei", "--new")
    made = netkit("promise", "mei", "send the book", "--due", "+7")
    identifier = made.split()[0]
    assert made == f"{identifier}  by {today() + timedelta(days=7)}  you to Mei: send the book"
    theirs = netkit("promise", "mei", "read my letter", "--due", "tomorrow", "--theirs")
    assert theirs.endswith("Mei to you: read my letter")
    assert netkit("promise").splitlines() == [theirs, made]
    assert netkit("promise", "--done", identifier) == f"Done on {today()}: {made}."
    assert netkit("promise") == theirs


def test_a_referral_is_followed_to_its_end(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new")
    made = netkit("referral", "Mei", "Lin Chen", "--purpose", "archives")
    identifier = made.split()[0]
    assert made.endswith("Mei said: call Lin Chen, about archives (open)")
    assert netkit("referral", "--met", identifier).endswith("(contacted and met).")
    netkit("referral", "--reported-back", identifier)
    assert netkit("referral").endswith("(contacted, met and reported back)")
    netkit("referral", "--thanked", identifier)
    assert netkit("referral") == "No referrals to follow up."


# Reading it back.


def test_the_agenda_fits_the_hours_there_are(netkit: Terminal) -> None:
    netkit("log", "Mei", "--new")
    for number in range(3):
        netkit("promise", "Mei", f"send book {number}", "--due", "tomorrow")
    said = netkit("agenda", "--hours", "1")
    assert said.startswith(f"From {today()} to {today() + timedelta(days=6)}: 2 steps, 60 of 60 minutes")
    assert "send book 0" in said
    assert "Left for later:" in said


def test_words_are_found_wherever_they_were_written(netkit: Terminal) -> None:
    netkit("log", "José García", "--new", "--about", "Which labs hire in May")
    assert netkit("search", "garcia") == "1 found for 'garcia':\nJosé García (name): José García"
    assert netkit("search", "labs", "may").splitlines()[1:] == [
        f"José García (interaction on {today()}, summary): Which labs hire in May"
    ]
    assert netkit("search", "nowhere") == "Nothing on record holds 'nowhere'."


def test_assess_and_habits_speak_of_an_empty_network_too(netkit: Terminal) -> None:
    assert netkit("assess").startswith("Your network on record: 0 contacts, 0 ties among them")
    assert netkit("habits").count("Not enough data yet") == 12


# What cannot be read.


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("import people.csv --column Who", "--column: 'Who' is not HEADING=FIELD, such as --column Firm=organisation"),
        ("import people.csv --column", "--column: expected one argument"),
        ("log Mei --on 31.3.2026", "--on: '31.3.2026' is no day; write it like 2026-03-20"),
        ("log Mei --minutes half", "--minutes: 'half' is not a whole number; write it in digits"),
        ("log Mei --late 2.5", "--late: '2.5' is not a whole number"),
        ("log Mei --kind chat", "--kind: invalid choice: 'chat' (choose from"),
        ("promise Mei call --due soon", "--due: 'soon' is no day"),
        ("contact Mei --every often", "--every: 'often' is not a cadence; write it like 'every month'"),
        ("contact Mei --closeness near", "--closeness: 'near' is not a whole number"),
        ("contact Mei --met 2026-02-31", "--met: '2026-02-31' is no day"),
        ("tie Mei Jae --closeness x", "--closeness: 'x' is not a whole number"),
        ("agenda --hours two", "--hours: 'two' is not a number; write it in digits"),
        ("agenda --on x", "--on: 'x' is no day"),
        ("promise --done a --cancelled b", "--cancelled: not allowed with argument --done"),
    ],
)
def test_a_value_that_cannot_be_read_is_answered_in_one_line(
    netkit: Terminal, file: Path, typed: str, says: str
) -> None:
    words = typed.split()
    said = netkit(*words, ends=2)
    assert said.startswith(f"netkit {words[0]}: argument {says}")
    assert said.endswith(f"(see netkit {words[0]} --help)")
    assert "\n" not in said
    assert not file.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("log Bo", "nobody here is called 'Bo'"),
        ("tie Mei Bo", "nobody here is called 'Bo'"),
        ("contact Mei --introduced-by Bo", "nobody here is called 'Bo'"),
        ("contact Mei --closeness 9", "closeness 9"),
        ("agenda --hours 0", "hours is 0.0; it must be a number above 0"),
        ("agenda --hours nan", "hours is nan; it must be a number above 0"),
        ("promise Mei call", 'netkit promise Mei "send the book" --due friday'),
        ("promise --done nobody", "there is no promise, referral, ask or exchange 'nobody'"),
        ("mark nobody done", "there is no promise, referral, ask or exchange 'nobody'"),
        ("import nowhere.csv", "nowhere.csv"),
        ("import people.csv --column Who=nonsense", "'nonsense'"),
        ("import people.csv --as facebook", "there is no kind of file called 'facebook'"),
        ("export no-folder/all.json", "all.json: the file cannot be written"),
        ("export all.json --as html", "all.json"),
        ("export mine.docx", "choose one of: "),
        ("log Mei --network no-folder/mine.db", "there is no folder no-folder"),
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
    said = netkit(*typed.split(), ends=1)
    assert said.startswith(f"netkit {typed.split()[0]}: ")
    assert says in said


# Files.


class Counted:
    """Counts the calls of a function and passes them on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        self.calls = 0
        original = getattr(owner, name)

        def counting(*arguments: object, **options: object) -> object:
            self.calls += 1
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, counting)


def test_the_contacts_are_read_as_often_for_many_promises_as_for_one(
    netkit: Terminal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netkit("log", "Mei", "--new")
    reads = Counted(monkeypatch, Store, "contacts")
    counts = []
    for _ in range(3):
        netkit("promise", "mei", "send the book", "--due", "+7")
        netkit("referral", "mei", "Lin Chen")
        reads.calls = 0
        netkit("promise")
        netkit("referral")
        counts.append(reads.calls)
    assert len(set(counts)) == 1


def test_a_conversation_is_logged_without_a_second_store(netkit: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    netkit("log", "Mei", "--new")
    opened = Counted(monkeypatch, Store, "open")
    netkit("log", "mei", "--got", "feedback", "my letter")
    assert opened.calls == 1


def test_an_import_looks_for_duplicates_once(netkit: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "people.csv").write_text("Name\nMei Lin\nLin Mei\n", encoding="utf-8")
    looked = Counted(monkeypatch, duplicates, "duplicates")
    assert "may be one person" in netkit("import", str(tmp_path / "people.csv"))
    assert looked.calls == 1


def test_a_file_is_known_by_what_is_in_it(netkit: Terminal, tmp_path: Path) -> None:
    renamed = tmp_path / "my people.txt"
    renamed.write_bytes((FIXTURES / "linkedin/connections.csv").read_bytes())
    assert "new contacts" in netkit("import", str(renamed))
    assert "0 new contacts" in netkit("import", str(renamed))


def test_importing_somebody_who_is_here_suggests_a_merge_and_merges_nothing(
    netkit: Terminal, file: Path, tmp_path: Path
) -> None:
    netkit("log", "Lin Mei", "--new")
    (tmp_path / "people.csv").write_text("Name,Email\nMei Lin,mei@example.org\n", encoding="utf-8")
    said = netkit("import", str(tmp_path / "people.csv"))
    assert "may be one person (1.00): the names are spelt the same" in said
    assert len(Network.open(file).contacts) == 2


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


def to_fix(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["doctor"]) == 1
    return re.findall(r"^FIX  (.*)", capsys.readouterr().out, re.MULTILINE)


def test_the_doctor_says_what_to_fix(netkit: Terminal, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mei = Contact(ContactId("mei"), "Mei", cadence=Cadence(1, "months"))
    later = Interaction("1", today() + timedelta(days=2), (mei.id,))
    Network.open(file).add(mei, later)
    file.chmod(0o644)
    (file.parent / ".git").mkdir()
    found = to_fix(netkit, capsys)
    assert found[:2] == ["1 interaction dated after today", "1 cadence without a day to count from"]
    assert found[2] == "other people on this computer can open the file"
    assert found[3].startswith("the file is in a git repository")


def test_the_doctor_sees_that_a_file_is_damaged(
    netkit: Terminal, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = Network.open(file)
    for number in range(200):
        network.meet(f"Contact {number}")
    network.store.close()
    raw = bytearray(file.read_bytes())
    raw[-4096:] = b"\xff" * 4096
    file.write_bytes(raw)
    (problem,) = [line for line in to_fix(netkit, capsys) if "open the file" not in line]
    assert "mine.db" in problem
    assert file.read_bytes() == bytes(raw)


@pytest.mark.slow
def test_a_reader_that_closes_the_pipe_is_no_error(file: Path) -> None:
    command = f"{sys.executable} -m netkit habits | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("12 habits")
    assert "Traceback" not in done.stderr


def test_a_network_and_the_copy_made_of_an_old_one_are_their_owners_alone(netkit: Terminal, file: Path) -> None:
    old_store(file, 1, Contact(ContactId("mei"), "Mei"))
    netkit("log", "Mei")
    made = {path.name: stat.S_IMODE(path.stat().st_mode) & 0o077 for path in file.parent.glob("mine*")}
    assert made == {"mine.db": 0, "mine.version-1.db": 0}


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
    assert "netkit.formats" not in loaded
