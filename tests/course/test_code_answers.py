"""Answers that are code: asked of a real kernel as data, and marked by real nbgrader."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from netkit import topics
from netkit.checks import Computed, Sheet, mark
from netkit.course import sources
from netkit.grading import asking, submitted
from netkit.grading.classroom import Classroom
from netkit.grading.preflight import preflight
from netkit.grading.students import students
from tests.small_topic import STATISTICS

pytestmark = pytest.mark.slow

NAME, EXERCISE, COURSE = "vary", "exercise-98-vary", "spring"


# Any answer, of one real kernel.


class Kernel:
    """A kernel that is ready to be asked."""

    def __init__(self) -> None:
        self.client: Any = NotebookClient(new_notebook(), timeout=30)

    def run(self, code: str) -> Any:
        self.client.nb.cells = [new_code_cell(code)]
        return self.client.execute_cell(self.client.nb.cells[0], 0)


@pytest.fixture(scope="module")
def kernel() -> Iterator[Kernel]:
    made = Kernel()
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("NETKIT_TOPICS", str(STATISTICS))
    with made.client.setup_kernel():
        monkeypatch.undo()
        asking.install(made.client)
        made.run("import itertools, sys, numpy as np, pandas as pd")
        made.run(LIARS)
        yield made


LIARS = """
class List(list):
    def __len__(self): return 1
    def __iter__(self): raise SystemExit
    def __repr__(self): raise SystemExit
    __class__ = str
class Int(int):
    def __repr__(self): return "9"
    __str__ = __int__ = __index__ = __eq__ = __bool__ = __repr__
class Float(float):
    def __repr__(self): return "9"
    __float__ = __eq__ = __format__ = __repr__
class Dict(dict):
    def items(self): return [("x", 9)]
    keys = __iter__ = items
class Str(str):
    def __str__(self): return "right"
    __len__ = __iter__ = encode = __str__
class Meta(type):
    __name__ = property(lambda self: 1 / 0)
    def __instancecheck__(self, other): return True
    __eq__ = __subclasscheck__ = __instancecheck__
    __hash__ = type.__hash__
class Any(metaclass=Meta):
    __class__ = property(lambda self: 1 / 0)
    def __getattr__(self, name): raise SystemExit
def deep(number):
    found = []
    for _ in range(number): found = [found]
    return found
loop = []; loop.append(loop)
ring = {}; ring["x"] = [ring]
wide = [0] * 8
for _ in range(12): wide = [wide] * 8
def forever():
    while True: yield 1
"""

LARGE = "“x” has more than 5,000 items or 20,000 characters."
DEEP = "“x” is nested more than 20 deep, or contains itself."
SHAPES: dict[str, Any] = {
    "list(range(10**7))": LARGE,
    "np.zeros(10**7)": LARGE,
    "pd.DataFrame({'a': range(10**6)})": LARGE,
    "dict.fromkeys(range(10**6))": LARGE,
    "'x' * 10**7": LARGE,
    "['x' * 100] * 4_000": LARGE,
    "wide": LARGE,
    "2**10**6": LARGE,
    "[[2**1000] * 90] * 50": LARGE,
    "loop": DEEP,
    "ring": DEEP,
    "deep(10_000)": DEEP,
    "deep(10**5)": DEEP,
    "deep(15)": None,
    "forever()": "“x” is of type “generator”",
    "itertools.count()": "“x” is of type “count”",
    "map(str, [1])": "“x” is of type “map”",
    "range(3)": "“x” is of type “range”",
    "print": "“x” is of type “builtin_function_or_method”",
    "lambda: 1": "“x” is of type “function”",
    "int": "“x” is of type “type”",
    "np": "“x” is of type “module”",
    "1j": "“x” is of type “complex”",
    "b'x'": "“x” is of type “bytes”",
    "object()": "“x” is of type “object”",
    "Any()": "“x” is of type “Any”",
    "[1, Any()]": "“x” is of type “list”",
    "List([1, 2])": [1, 2],
    "Int(3)": 3,
    "Float(0.5)": 0.5,
    "Dict(a=1)": {"a": 1},
    "Str('wrong')": "wrong",
    "True": True,
    "'\\ud800'": "\ud800",
    "float('nan')": float("nan"),
    "[float('inf'), -float('inf')]": [float("inf"), -float("inf")],
    "2**1000": 2**1000,
    "{1: 'a', (1, 2): 'b', None: 'c'}": {"1": "a", "[1, 2]": "b", "null": "c"},
    "{2, 1}": [1, 2],
    "np.float64(0.5)": 0.5,
    "np.float32(0.5)": 0.5,
    "np.longdouble(0.5)": 0.5,
    "np.int8(3)": 3,
    "np.bool_(True)": True,
    "np.str_('a')": "a",
    "np.array(3)": 3,
    "np.array([[1, 2], [3, 4]])": [[1, 2], [3, 4]],
    "np.array([loop, None], dtype=object)": DEEP,
    "np.ma.array([1, 2])": [1, 2],
    "pd.NA": None,
    "pd.NaT": None,
    "pd.Timestamp('2026-03-20')": "2026-03-20T00:00:00",
    "pd.Series([1, 2])": [1, 2],
    "pd.Series([1, 2], index=['a', 'b'])": {"a": 1, "b": 2},
    "pd.Series([1, 2], index=['a', 'a'])": [1, 2],
    "pd.Series([1, 2, 3])[lambda s: s > 1]": [2, 3],
    "pd.DataFrame({'a': [1, 2], 'b': ['x', 'y']})": {"a": [1, 2], "b": ["x", "y"]},
    "pd.DataFrame([[1, 2]], columns=['a', 'a'])": "“x” is of type “DataFrame”",
    "pd.Index(['a'])": ["a"],
    "...": None,
}


@pytest.mark.parametrize("code", SHAPES)
def test_an_answer_of_any_shape_is_read_or_refused_in_a_second_and_in_a_sentence(kernel: Kernel, code: str) -> None:
    form = Computed("x")
    kernel.run(f"globals().update(x={code})")  # before it assigns to a name, IPython looks at what the name has
    began = monotonic()
    text = asking.ask(kernel.client, form)
    found = mark(Sheet("demo.x", 1, form, "right", (), "Right.", "Wrong."), text)
    assert monotonic() - began < 1
    assert found.earned == 0
    expected = SHAPES[code]
    if isinstance(expected, str) and expected.startswith("“x”"):
        assert len(found.sentences) == 1
        assert found.sentences[0].startswith(expected)
    elif expected is None:
        assert found.state == ("Not yet" if code.startswith("deep") else "Not answered")
    else:
        assert form.compare(form.read(text), expected)[0] == 1


def test_a_function_that_exits_asks_or_prints_is_an_answer_like_any_other(kernel: Kernel) -> None:
    form = Computed("f", calls=([1], [2], [3], [4]))
    kernel.run("def f(x):\n    print(x, flush=True)\n    return [sys.exit, input, forever, lambda: x][x - 1]()")
    said = mark(Sheet("demo.f", 1, form, [1, 2, 3, 4], (), "", "Look."), asking.ask(kernel.client, form))
    assert said.sentences == ("Right for 1 of 4 inputs.", "Not yet right: f(1) ends with “SystemExit”.", "Look.")


def test_an_endless_function_is_interrupted_and_one_that_ignores_that_is_given_up(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.5)
    form = Computed("f", calls=([],))
    kernel.run("def f():\n    while True: pass")
    with pytest.raises(asking.NoAnswer, match=r"took more than 0.5 seconds") as stopped:
        asking.ask(kernel.client, form)
    assert not stopped.value.is_lost
    kernel.run("def f(): return 7")
    assert asking.ask(kernel.client, form) == "[7]"


def test_builtins_that_a_notebook_changed_are_not_used(kernel: Kernel) -> None:
    kernel.run("import builtins; kept = sorted; builtins.sorted = lambda *_: [9]; x = {2, 1}")
    assert asking.ask(kernel.client, Computed("x")) == "[1, 2]"
    kernel.run("builtins.sorted = kept")


SAYS = """
from netkit.topics import check, overview, practice
from netkit.topics.checking import practise
print(practise("vary.spread", "any text"))
check("vary.typical")
overview("vary")
"""


def test_in_a_students_own_notebook_code_is_practised_and_its_form_is_told(kernel: Kernel, tmp_path: Path) -> None:
    (tmp_path / "netkit.toml").write_text('student = "ada"\n', encoding="utf-8")
    kernel.run(f"import os; os.chdir({str(tmp_path)!r})")
    for code, practised, said in (
        (
            "from statistics import pstdev as spread; typical = 2.5",
            "◐ Partly",
            "Form is right (your case). Read: “typical” is 2.5.",
        ),
        (
            "spread = 3; typical = (x for x in [1])",
            "○ Not yet",
            "Not yet (your case). “typical” is of type “generator”",
        ),
        (
            "del spread; typical = ...",
            "\N{EN DASH} Not answered",
            "Not answered (your case). There is no answer yet. Write code",
        ),
    ):
        kernel.run(code)
        shown = " ".join(one.get("text") or one.data["text/plain"] for one in kernel.run(SAYS).outputs)
        assert f"{practised} (practice, not counted)" in shown
        assert said in shown
    assert "0 of 4 answered" in shown
    kernel.run("os.chdir('/')")


# Marked by nbgrader.


@pytest.fixture(scope="module")
def classroom(one_schema: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A class with the exercise of the statistics teacher, which has a test of the teacher's own too."""
    root = tmp_path_factory.mktemp("course")
    (root / "notebooks").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "ROOT", root)
        patch.setattr(sources, "read", with_own_test)
        patch.setenv("NETKIT_TOPICS", str(STATISTICS))
        classroom = Classroom(root / "class", course=COURSE)
        classroom.add_sources(sources.topics())
        classroom.generate(EXERCISE)
        yield classroom


READ = sources.read


def with_own_test(page: Path) -> Any:
    notebook = READ(page)
    if page.name == "exercise.md":
        test = new_code_cell(
            'import os\nassert os.environ["NETKIT_STUDENT"] != "netkit"\nassert typical == case_median()'
        )
        settings = {"grade": True, "grade_id": "own", "locked": True, "points": 5, "schema_version": 3}
        test.metadata.nbgrader = settings | {"solution": False, "task": False}
        notebook.cells.append(test)
    return notebook


CODE = {
    "size": "%%answer vary.size\n{size}",
    "typical": (
        "from statistics import median, stdev\n"
        "def case_median(): return median(person.closeness for person in case.contacts)\ntypical = case_median()"
    ),
    "by_circle": (
        "import pandas as pd\nrows = [(person.circles[0], person.closeness) for person in case.contacts]\n"
        "by_circle = pd.DataFrame(rows, columns=['circle', 'closeness']).groupby('circle').closeness.mean()"
    ),
    "spread": "def spread(values):\n    return stdev(values) if len(values) > 1 else float('nan')",
}
FULL = {"size": 1, "typical": 2, "by_circle": 3, "spread": 4, "own": 5}


def cell_of(notebook: Any, name: str) -> Any:
    return next(cell for cell in notebook.cells if submitted.name(cell) == name)


@dataclass
class Marked:
    """What a student got."""

    points: dict[str, float | None]
    notebook: Any
    notes: list[str]

    def card(self, name: str) -> str:
        return str(cell_of(self.notebook, f"{name}-check").outputs[0].data["text/plain"])


def released(classroom: Classroom) -> Path:
    return classroom.root / "release" / EXERCISE / f"{EXERCISE}.ipynb"


def submission(classroom: Classroom, student: str) -> Path:
    folder = classroom.root / "submitted" / student / EXERCISE
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{EXERCISE}.ipynb"


def hand_in(
    classroom: Classroom, student: str, change: Callable[[Any], object] = lambda _: None, **code: str
) -> Marked:
    """Hand in right answers, or other code for some, after a change to the notebook."""
    notebook = nbformat.read(released(classroom), as_version=4)
    size = len(topics.make(NAME, course=COURSE, student=student).contacts)
    for name, source in (CODE | code).items():
        cell_of(notebook, name).source = source.replace("{size}", str(size))
    change(notebook)
    nbformat.write(notebook, submission(classroom, student))
    return marked(classroom, student)


def marked(classroom: Classroom, student: str) -> Marked:
    assert classroom.autograde(EXERCISE, student) is None
    points = next(row for row in classroom.grades(EXERCISE) if row.student == student).points
    notebook = nbformat.read(classroom.root / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    notes = classroom.notes(EXERCISE).get(student, [])
    return Marked({name.removesuffix("-check"): one for name, one in points.items()}, notebook, notes)


def test_the_invented_students_answer_with_code_too(classroom: Classroom) -> None:
    (chiara,) = (one for one in students(12) if one.id == "chiara")  # the first mistake of each
    path = submission(classroom, "chiara")
    shutil.copy(released(classroom), path)
    chiara.work(path, NAME, COURSE)
    assert marked(classroom, "chiara").points == {"size": 0.5, "typical": 1, "by_circle": 0, "spread": 1, "own": 0}
    classroom.feedback(EXERCISE)
    page = (classroom.root / "feedback" / "chiara" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert "NameError: name &#x27;case_median&#x27; is not defined" in page  # the test of the teacher's own
    assert not [words for words in ("assert", "NETKIT_STUDENT", "Traceback", "check(") if words in page]


EXPLOITS = {
    "a check of one's own": "def check(question):\n    globals().update(spread=None)\n    return 9.0",
    "another precision": "%precision 0",
    "a thread that writes to stderr": (
        "import sys, threading, time\n"
        "def write():\n    while True:\n        print('x', file=sys.stderr, flush=True); time.sleep(0.01)\n"
        "threading.Thread(target=write, daemon=True).start()"
    ),
    "a print and a warning": "import warnings; print('4.0'); warnings.warn('beware')",
    "patched modules": (
        "import json.encoder; json.encoder.encode_basestring_ascii = json.encoder.c_make_encoder = None\n"
        "from netkit.checks import as_json; as_json.ask = as_json.as_json = lambda *_: '[1]'\n"
        "from netkit.topics import checking; checking.mark = checking.ask = lambda *_: 9.0"
    ),
    "patched builtins": "import builtins; builtins.sorted = lambda *_: 1 / 0",
    "names": "list = dict = str = int = type = get_ipython = names = ask = None",
    "another name": "import os; os.environ['NETKIT_STUDENT'] = 'amara'",
    "an answer typed": "%%answer vary.spread\n[1, 2, 3, 4]",
    "what a browser runs": (
        "from IPython.display import display\n"
        "display({'text/html': '<script>attack()</script>', 'image/png': '\"><script>attack()</script>'}, raw=True)"
    ),
}


def test_code_of_a_student_changes_no_point(classroom: Classroom) -> None:
    def insert(notebook: Any) -> None:
        at = notebook.cells.index(cell_of(notebook, "spread-check"))
        notebook.cells[at:at] = [new_code_cell(code) for code in EXPLOITS.values()]
        cell_of(notebook, "spread-check").source += "\nspread = None"

    right = hand_in(classroom, "ada", insert)
    assert right.points == FULL | {"own": 0}  # the teacher's test runs where the student's code runs
    assert "attack" not in json.dumps([cell.outputs for cell in right.notebook.cells if cell.cell_type == "code"])
    wrong = hand_in(
        classroom, "wei", insert, spread="from statistics import pstdev as spread", by_circle="by_circle = 1"
    )
    assert wrong.points == FULL | {"by_circle": 0, "spread": 1, "own": 0}
    assert wrong.card("spread").startswith("◐ Partly (1 of 4 points). Right for 1 of 4 inputs. Not yet right: spread([")


LOST = {
    "an end of Python": ("import os; os._exit(1)", "Python stopped while this notebook ran"),
    "a protocol of one's own": (
        "import json; json.dumps = lambda *_, **__: '{}'",
        "Python stopped while this notebook ran",
    ),
    "another display": ("get_ipython().display_formatter = None", "Python did not give “by_circle” as data."),
}


@pytest.mark.parametrize(("code", "reason"), LOST.values(), ids=LOST)
def test_what_is_lost_with_python_is_left_to_the_instructor_and_the_rest_is_kept(
    classroom: Classroom, code: str, reason: str
) -> None:
    lost = hand_in(classroom, "bo", by_circle=code)
    assert lost.points == FULL | {"by_circle": None, "spread": None, "own": None if "Python stopped" in reason else 5}
    assert lost.card("by_circle").startswith(f"\N{EN DASH} Not marked. {reason}")


def test_a_limit_hit_is_left_to_the_instructor_and_what_is_right_all_the_same_is_kept(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classroom.api, "config", classroom.api.config.copy())
    classroom.api.config.RunOwnTests.timeout = 4
    classroom.api.config.RunOwnTests.shell_timeout_interval = 1
    monkeypatch.setattr(asking, "SECONDS", 1)
    slow = hand_in(classroom, "cem", by_circle="while True: pass")
    assert slow.points == FULL | {"by_circle": None}
    assert "A cell of this notebook ran for more than 4 seconds. Your teacher decides." in slow.card("by_circle")
    stuck = "def spread(values):\n    import signal; signal.signal(2, signal.SIG_IGN)\n    while True: pass"
    lost = hand_in(classroom, "cem", spread=stuck)
    assert lost.points == FULL | {"spread": None, "own": None}
    assert "The answer took more than 1 seconds. Your teacher decides." in lost.card("spread")
    # Formgrader's server lives on: whoever is next must not be taken for this student.
    assert not {"NETKIT_STUDENT", "NETKIT_COURSE", "NBGRADER_EXECUTION"} & set(os.environ)


def no_metadata(notebook: Any) -> None:
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        cell.pop("id")
    notebook.nbformat_minor = 2


def copied_and_deleted(notebook: Any) -> None:
    """A copy of an answer below its check, and no setup, no answer and check of another question, no other check."""
    cell, check = cell_of(notebook, "typical"), cell_of(notebook, "typical-check")
    copy = nbformat.from_dict(cell | {"id": "copy"})
    cell.source = "typical = 0"
    notebook.cells.insert(notebook.cells.index(check) + 1, copy)
    gone = ("setup", "by_circle", "by_circle-check", "spread-check", "overview")
    notebook.cells = [cell for cell in notebook.cells if submitted.name(cell) not in gone]


def test_a_damaged_notebook_loses_only_what_was_damaged(classroom: Classroom) -> None:
    stripped = hand_in(classroom, "dee", no_metadata)
    assert stripped.points == FULL
    assert "deleted" not in stripped.card("by_circle")
    damaged = hand_in(classroom, "dee", copied_and_deleted)
    assert damaged.points == FULL | {"by_circle": 0}
    assert "The cell of this answer had been deleted." in damaged.card("by_circle")
    assert damaged.card("typical").endswith("2 cells answer this question; the last one was marked.")


def test_code_in_a_copy_beside_a_blank_notebook_waits_for_the_instructor(classroom: Classroom) -> None:
    notebook = nbformat.read(released(classroom), as_version=4)
    cell_of(notebook, "spread").source = CODE["spread"]
    path = submission(classroom, "eli")
    nbformat.write(notebook, path.with_name(f"{EXERCISE}-Copy1.ipynb"))
    shutil.copy(released(classroom), path)
    found = marked(classroom, "eli")
    assert found.points == {"size": 0, "typical": 0, "by_circle": 0, "spread": None, "own": 0}
    assert "there is one in 'exercise-98-vary-Copy1.ipynb'" in found.card("spread")
    assert found.notes[0].endswith("with 1 answer; 'exercise-98-vary.ipynb' has 0 answers.")


def test_preflight_says_nothing_of_code_that_it_does_not_run(classroom: Classroom) -> None:
    said = " ".join(preflight(classroom, EXERCISE))
    assert "would change" not in said
    assert "eli: exercise-98-vary.ipynb has no answer." in said
    assert "ada" not in said
