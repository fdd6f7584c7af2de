"""An invented class of twenty, through nbgrader's own steps: what each student earns, reads and hands in."""

import csv
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from netkit import topics
from netkit.cases.identity import Identity
from netkit.cli import main
from netkit.course import sources
from netkit.errors import CourseError
from netkit.grading import simulation
from netkit.grading.grade_table import Row
from netkit.grading.simulation import Result
from netkit.grading.students import dealt, students
from netkit.topics import catalogue, typed_cells
from netkit.topics.catalogue import questions
from netkit.topics.notebook import CASE
from netkit.topics.typed_cells import TypedCell
from tests.browser import axe_violations, too_narrow
from tests.lab import open_lab, running
from tests.small_topic import EXERCISE, FULL, NAME

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_course")]


@pytest.fixture(scope="module")
def graded(small_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Result:
    return simulation.run(tmp_path_factory.mktemp("class") / "class", sources.topics(), 20, say=lambda _: None)


def row(graded: Result, student: str) -> Row:
    return next(row for row in graded.exercises[0].rows if row.student == student)


def marks(graded: Result, student: str) -> list[float | None]:
    """The points for the four questions, in order."""
    points = row(graded, student).points
    return [points[f"{name}-check"] for name in questions(NAME)]


def feedback(graded: Result, student: str) -> str:
    page = graded.classroom.root / "feedback" / student / EXERCISE / f"{EXERCISE}.html"
    return page.read_text(encoding="utf-8")


# In Formgrader, before the tests below hand in more.


@pytest.fixture(scope="module")
def address(graded: Result) -> Iterator[str]:
    """Formgrader, started as an instructor starts it."""
    folder = graded.classroom.root
    with running(sys.executable, "-m", "netkit", "formgrader", "--folder", folder, cwd=folder.parent) as printed:
        yield printed


@pytest.mark.browser
def test_formgrader_opens_on_the_class_and_shows_whoever_marks_what_is_expected(
    page: Page, address: str, graded: Result
) -> None:
    page.goto(address)
    page.get_by_role("row", name=EXERCISE).get_by_role("link", name="20", exact=True).click()
    expect(page.get_by_text("Okafor").first).to_be_visible()
    with graded.classroom.gradebook() as gradebook:
        submission = gradebook.find_submission_notebook(EXERCISE, EXERCISE, "lwazi").id
    page.goto(f"{address.partition('/formgrader')[0]}/formgrader/submissions/{submission}/")
    expect(page.get_by_text("Expected from lwazi")).to_have_count(len(FULL))
    expect(page.get_by_text("These answers fit the case of amara, course netkit-demo")).to_be_visible()
    case = topics.make(NAME, course=simulation.COURSE, student="lwazi")
    for name in questions(NAME)["close"].reference(case):
        expect(page.get_by_role("status").filter(has_text="Expected from").filter(has_text=name).first).to_be_visible()
    expect(page.locator("table.dataframe td").first).to_have_css("padding-right", "12px")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(page, ".output_html, .text_cell_render") == []
    page.keyboard.press("Control+.")  # to the next submission
    page.wait_for_url(re.compile(f"submissions/(?!{submission})"))


@pytest.mark.browser
def test_the_feedback_page_is_a_receipt_that_reads_well_on_a_phone(page: Page, graded: Result) -> None:
    root = graded.classroom.root
    with graded.classroom.gradebook() as gradebook:
        marked = gradebook.find_grade("reflection", EXERCISE, EXERCISE, "daw")
        marked.manual_score, marked.needs_manual_grade = 3.5, False
        comment = gradebook.find_comment("reflection", EXERCISE, EXERCISE, "daw")
        comment.manual_comment = "Say **when** you greet."
        gradebook.db.commit()
    graded.classroom.feedback(EXERCISE)
    page.goto((root / "feedback" / "daw" / EXERCISE / f"{EXERCISE}.html").as_uri())
    receipt = page.locator("dl")
    file = root / "submitted" / "daw" / EXERCISE / f"{EXERCISE}.ipynb"
    for said in ("Daw Thiri (daw)", simulation.COURSE, "UTC", hashlib.sha256(file.read_bytes()).hexdigest()):
        expect(receipt).to_contain_text(said)
    expect(page.get_by_role("row").filter(has_text="reflection")).to_contain_text(
        "3.5 of 5Marked by your teacher, with a comment"
    )
    expect(page.locator("strong", has_text="when")).to_be_visible()
    page.get_by_role("link", name="reflection").click()
    expect(page.get_by_role("heading", name="reflection")).to_be_in_viewport()
    for mode, width in (("light", 1280), ("light", 390), ("dark", 390)):
        page.emulate_media(color_scheme=mode)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        assert axe_violations(page) == []
        assert too_narrow(page, "html, main") == []


def test_without_a_class_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formgrader", "--folder", str(tmp_path)]) == 1
    assert "is no course folder" in capsys.readouterr().err


# What each student earns.


@pytest.mark.parametrize(
    ("students", "expected"),
    [
        (("amara", "bilal", "jonas", "kalea"), FULL),  # right, in other words, renamed, without a check and first lines
        (("farah",), [*FULL[:3], 0]),  # half done
        (("hyejin", "goran"), [0, 0, 0, 0]),  # blank, and a shrug
        (("ilda",), [0, 0, 0, *FULL[3:]]),  # Python and a shell command are text like any other
    ],
)
def test_each_answer_earns_what_it_is_worth(graded: Result, students: tuple[str, ...], expected: list[float]) -> None:
    assert [marks(graded, student) for student in students] == [expected] * len(students)


@pytest.mark.parametrize(
    ("student", "which", "expected"),
    # of 2, 4, 4 and 6 points; a number that is a known mistake without a fraction of its own earns half
    [("chiara", 0, [1, 2, 0, 4.5]), ("daw", 1, [1, 2, 1, 4.5]), ("emre", 2, [0, 0, 3, 4.5])],
)
def test_a_catalogued_mistake_earns_its_fraction_and_its_own_sentence(
    graded: Result, student: str, which: int, expected: list[float]
) -> None:
    assert marks(graded, student) == expected
    wrong = [question.wrong[which] for question in questions(NAME).values()]
    page = " ".join(re.sub(r"<[^>]+>", " ", feedback(graded, student)).split())
    for mistake in wrong:
        assert " ".join(mistake.sentence.split()) in page


def test_answers_that_fit_a_classmates_case_are_left_to_the_instructor(graded: Result) -> None:
    points = row(graded, "lwazi").points
    assert points["close-check"] is None
    assert not [points for points in marks(graded, "lwazi") if points == 0]
    assert "lwazi: These answers fit the case of amara, course netkit-demo, and not the case of lwazi" in str(graded)
    page = " ".join(re.sub(r"<[^>]+>", " ", feedback(graded, "lwazi")).split())
    assert "On that case this one would earn 4 of 4 points. Your teacher decides." in page
    assert "amara" not in page
    assert set(graded.exercises[0].notes) == {"lwazi", "jonas"}


def test_the_report_says_which_mistakes_were_planted_how_often(graded: Result) -> None:
    people = [student for student in students(20) if not student.copies]  # what was copied waits, and says no mistake
    mistakes = dealt(people, NAME, simulation.COURSE)
    planted = {name: Counter[str]() for name in questions(NAME)}
    for student in people:
        case = topics.make(NAME, course=simulation.COURSE, student=student.id)
        for name, answer in student.answers(NAME, mistakes[student.id]).items():
            if answer(case) != questions(NAME)[name].reference(case):  # 1 - 0.5 is no mistake
                planted[name].update(wrong.name for wrong in questions(NAME)[name].wrong if wrong.value is answer)
    report = "\n".join(graded.exercises[0].report)
    lines = re.findall(r"^Known mistakes in (\w+): (.*)\.$", report, re.MULTILINE)
    said = {name: {wrong: int(times) for wrong, times in re.findall(r"([\w-]+) (\d+)", line)} for name, line in lines}
    assert said == planted
    assert max(planted["share"].values()) > 1


def test_the_report_names_the_one_who_copied_and_nobody_else(graded: Result) -> None:
    report = graded.exercises[0].report
    alike = report[report.index(next(line for line in report if line.startswith("Work that is alike"))) + 1 :]
    assert [line.partition(",")[0] for line in alike] == [
        "lwazi: These answers fit the case of amara",
        "reflection: amara and lwazi handed in the same text (135 words).",
    ]


def test_a_renamed_file_is_graded_and_named(graded: Result) -> None:
    said = f"Handed in as '{EXERCISE} (1).ipynb', which was graded."
    assert graded.exercises[0].notes["jonas"] == [said]
    assert f"jonas: {said}" in str(graded)


def test_a_written_reflection_waits_for_a_person_and_an_untouched_one_does_not(graded: Result) -> None:
    assert row(graded, "amara").by_hand == 1
    assert row(graded, "hyejin").by_hand == 0


def test_nobody_failed_and_everybody_is_in_the_table_and_in_the_export(graded: Result) -> None:
    assert not graded.failed
    rows = graded.exercises[0].rows
    names = [row.student for row in rows]
    assert len(names) == 20
    with (graded.classroom.root / "grades.csv").open(encoding="utf-8") as file:
        exported = {line["student_id"]: float(line["score"]) for line in csv.DictReader(file)}
    assert exported == {row.student: row.score for row in rows}
    for student in names:
        assert re.search(rf"^{student} ", str(graded), re.MULTILINE)
    assert "make formgrader" in str(graded)


def test_feedback_shows_no_test_source_and_no_right_answer(graded: Result) -> None:
    # The case itself is shown, in a table.
    page = re.sub(r"<(style|table).*?</\1>|<[^>]+>", " ", feedback(graded, "hyejin"), flags=re.DOTALL)
    case = topics.make(NAME, course=simulation.COURSE, student="hyejin")
    right = {name: question.reference(case) for name, question in questions(NAME).items()}
    words = set(re.findall(r"[\w.]+", page.lower()))
    assert "answered" in words
    assert not {name.lower() for name in right["close"]} & words
    assert not [word for word in words if word.startswith((str(right["share"])[:4], f"{right['share']:.2f}"))]
    assert not {"check", "traceback"} & words


def test_feedback_asks_no_other_host_for_anything(graded: Result) -> None:
    assert re.findall(r"""(?:src|href)=["']https?://[^"']+|@import""", feedback(graded, "amara")) == []


def test_nbgraders_own_command_grades_the_same(graded: Result) -> None:
    before = row(graded, "chiara")
    command = [str(Path(sys.executable).with_name("nbgrader")), "autograde", EXERCISE, "--student", "chiara"]
    # The course folder knows where the school's topic is.
    environment = {name: value for name, value in os.environ.items() if name != "NETKIT_TOPICS"}
    done = subprocess.run(
        [*command, "--force"], cwd=graded.classroom.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert row_now(graded, "chiara") == before


def row_now(graded: Result, student: str) -> Row:
    return next(row for row in graded.classroom.grades(EXERCISE) if row.student == student)


def hand_in(
    graded: Result, student: str, change: Callable[[str], str], *, of: str = "amara", made_for: Identity | None = None
) -> Row:
    """Grade somebody's work as this student's, with the source of its cells changed, and as if made for somebody."""
    classroom, name = graded.classroom, EXERCISE
    notebook = nbformat.read(classroom.root / "submitted" / of / name / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = change(cell.source)
        if made_for is not None and "begin(" in cell.source:
            said = {CASE: {"topic": NAME, "student": made_for.student, "course": made_for.course}}
            cell.outputs = [nbformat.v4.new_output("display_data", data=said)]
    target = classroom.root / "submitted" / student / name
    target.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target / f"{name}.ipynb")
    assert classroom.autograde(name, student) is None
    return row_now(graded, student)


def worked_for(identity: Identity) -> Callable[[str], str]:
    """The change that types this student's right answers."""
    case = topics.make(NAME, course=identity.course, student=identity.student)

    def change(source: str) -> str:
        typed = typed_cells.parse(source)
        if typed is None or typed.kind != "answer" or (name := typed.question.partition(".")[2]) not in questions(NAME):
            return source
        question = questions(NAME)[name]
        text = question.typed(question.reference, catalogue.topic(NAME).forms[name](case), case)
        return TypedCell("answer", typed.question, text).source

    return change


@pytest.mark.parametrize(
    "made_for",
    [
        Identity("netkit", "zora"),  # the login name on the student's own machine, and no course
        Identity("netkit", "z-1042"),  # the right name, without the course
        Identity(simulation.COURSE, "Zora K."),  # another name in the right course
    ],
)
def test_right_answers_to_a_case_made_for_another_name_are_never_a_silent_nought(
    graded: Result, made_for: Identity
) -> None:
    marked = hand_in(graded, "z-1042", worked_for(made_for), made_for=made_for)
    assert marked.is_graded
    assert {marked.points[f"{name}-check"] for name in ("size", "share", "close", "labels")} <= {None, *FULL}
    assert marked.points["close-check"] is None
    note = graded.classroom.notes(EXERCISE)["z-1042"][0]
    assert note.startswith(f"These answers fit the case of {made_for.student}, course {made_for.course}, and not")


def test_a_name_in_other_letters_is_the_same_student(graded: Result) -> None:
    marked = hand_in(graded, "Jo\u0308RG", worked_for(Identity(simulation.COURSE, "jörg")))
    assert [marked.points[f"{name}-check"] for name in questions(NAME)] == FULL


def test_weak_answers_to_ones_own_case_are_not_taken_for_somebody_elses(graded: Result) -> None:
    own = Identity(simulation.COURSE, "weak")
    marked = hand_in(
        graded, "weak", lambda source: re.sub(r"(%%answer greet\.\w+\n).*", r"\g<1>none", source), made_for=own
    )
    assert [marked.points[f"{name}-check"] for name in questions(NAME)] == [0, 0, 0, 0]
    assert "weak" not in graded.classroom.notes(EXERCISE)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(CourseError, match="holds no class made by this command"):
        simulation.run(tmp_path, [])
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_a_course_folder_of_ones_own_serves_nbgraders_command_line(tmp_path: Path) -> None:
    assert main(["course", str(tmp_path / "spring"), "--name", "spring"]) == 0
    nbgrader = str(Path(sys.executable).with_name("nbgrader"))
    command = [nbgrader, "generate_assignment", EXERCISE]
    done = subprocess.run(command, cwd=tmp_path / "spring", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    released = tmp_path / "spring" / "release" / EXERCISE
    notebook = nbformat.read(released / f"{EXERCISE}.ipynb", as_version=4)
    sources_ = [cell.source for cell in notebook.cells]
    assert "%%answer greet.size\n..." in [source.rstrip() for source in sources_]
    assert any("practice, case = begin(\"greet\", course='spring')" in source for source in sources_)


# In the student's JupyterLab.


@pytest.mark.browser
def test_in_jupyterlab_a_student_fetches_submits_and_reads_the_feedback(
    page: Page, graded: Result, tmp_path: Path
) -> None:
    classroom, desk = graded.classroom, tmp_path / "desk"
    desk.mkdir()
    (tmp_path / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.course_id = {classroom.course!r}\n"
        f"c.Exchange.root = {str(classroom.root / 'exchange')!r}\nc.CourseDirectory.student_id = 'tova'\n",
        encoding="utf-8",
    )
    with running(*open_lab("lab", instructor=True), cwd=desk, JUPYTER_CONFIG_PATH=str(tmp_path)) as address:
        page.goto(address)
        page.get_by_role("menuitem", name="Nbgrader").click()
        page.get_by_role("menuitem", name="Assignment List").click()
        page.get_by_role("button", name="Fetch").click()
        page.locator("#fetched_assignments_list").get_by_role("button", name="Submit").click()
        expect(page.locator("#submitted_assignments_list")).to_contain_text(EXERCISE)
        assert "tova" in classroom.collect(EXERCISE)
        assert classroom.autograde(EXERCISE, "tova") is None
        classroom.feedback(EXERCISE)
        page.get_by_title("Refresh assignments list").click()
        page.get_by_role("button", name="Fetch Feedback").click()
        page.get_by_text("view feedback").click()
        page.get_by_role("listitem", name=re.compile(rf"{EXERCISE}\.html")).dblclick()
        feedback = page.frame_locator("iframe.jp-HTMLViewer-iframe, .jp-HTMLViewer iframe")
        expect(feedback.get_by_text("(tova)")).to_be_visible()
