"""Mutants of each reference: the right answer computed slightly wrong, as a student may go wrong, earns no full marks.

``python -m tests.topics.mutants`` prints a row for each topic, and what survives: mutants that earn full marks on every
case that was tried.
"""

from __future__ import annotations

import ast
import copy
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from netkit.checks.marking import Sheet, mark
from netkit.checks.question import Question
from netkit.course import sources
from netkit.topics import catalogue
from tests.topics.fairness import case_of

_PAIRS: list[tuple[type, type]] = [
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot)),
    *((ast.And, ast.Or), (ast.Add, ast.Sub), (ast.Mult, ast.Div), (ast.BitAnd, ast.BitOr)),
]
SWAPPED = dict(_PAIRS) | {other: one for one, other in _PAIRS} | {ast.Pow: ast.Mult}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A question whose reference a change of one node changes or might change; ``earns`` on so many of the cases."""

    question: str
    line: str
    change: str
    earns: int
    cases: int

    @property
    def survives(self) -> bool:
        """Full marks on every case."""
        return self.earns == self.cases


def mutants(topic: str, students: range, *, quick: bool = False) -> list[Mutant]:
    """Every mutant of the references of a topic, each tried on the cases of so many students.

    If ``quick``, one that fails on a case is tried on no other.
    """
    module = import_module(f"netkit.topics.{topic}.questions")
    path = Path(str(module.__file__))
    text = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(text), text.splitlines()
    questions = {name: one for name, one in module.QUESTIONS.items() if one.points}
    used = {name: _lines_run(one, topic, path) for name, one in questions.items()}
    found = []
    for changed, line, change in _changes(tree, set().union(*used.values())):
        touched = [name for name, run in used.items() if line in run]
        try:
            other = _run(changed, module)
        except Exception:  # a mutant that cannot even be imported is no answer
            continue
        for name in touched:
            earns = 0
            for number in students:
                is_right = _is_right(questions[name], other[name], f"{topic}.{name}", number)
                earns += is_right
                if quick and not is_right:
                    break
            found.append(Mutant(f"{topic}.{name}", lines[line - 1].strip(), change, earns, len(students)))
    return found


def _lines_run(question: Question, topic: str, path: Path) -> set[int]:
    """The lines of the module that run while the reference is computed."""
    run: set[int] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != str(path):
            return None
        if event == "line":
            run.add(frame.f_lineno)
        return trace

    case = case_of(topic, 1)
    sys.settrace(trace)
    try:
        question.reference(case)
    finally:
        sys.settrace(None)
    return run


def _changes(tree: ast.Module, lines: set[int]) -> Iterator[tuple[ast.Module, int, str]]:
    """The module with one node changed, its line, which is one of these, and the change in words."""
    for at, node in enumerate(ast.walk(tree)):
        for which in range(4) if _line(node) in lines else ():
            if not _change(copy.deepcopy(node), which):
                continue
            changed = copy.deepcopy(tree)
            words = _change(next(one for number, one in enumerate(ast.walk(changed)) if number == at), which)
            yield ast.fix_missing_locations(changed), _line(node), words


def _line(node: ast.AST) -> int:
    return getattr(node.iter if isinstance(node, ast.comprehension) else node, "lineno", 0)


def _change(node: ast.AST, which: int) -> str:
    """Change a node in place; return the change in words, or nothing if there is no such change."""
    match node:
        case ast.Compare(ops=[op]) if which == 0 and type(op) in SWAPPED:
            node.ops = [SWAPPED[type(op)]()]
            return f"{type(op).__name__} becomes {type(node.ops[0]).__name__}"
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if which == 0 and type(op) in SWAPPED:
            node.op = SWAPPED[type(op)]()
            return f"{type(op).__name__} becomes {type(node.op).__name__}"
        case ast.Compare(comparators=[*_, ast.Constant(value=int(number)) as constant]) if which in (1, 2):
            constant.value = number + (1 if which == 1 else -1)
            return f"{number} becomes {constant.value}"
        case ast.BinOp(right=ast.Constant(value=int(number)) as constant) if which in (1, 2):
            constant.value = number + (1 if which == 1 else -1)
            return f"{number} becomes {constant.value}"
        case ast.UnaryOp(op=ast.Not()) if which == 0:
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
            return "without its not"
        case ast.Call(func=ast.Name(id=name)) if which == 0 and name in CALLED:
            node.func = ast.Name(CALLED[name], ast.Load())
            return f"{name} becomes {CALLED[name]}"
        case ast.comprehension(ifs=[_, *_]) if which == 0:
            node.ifs = node.ifs[1:]
            return "without its condition"
        case ast.IfExp() if which == 0:
            node.body, node.orelse = node.orelse, node.body
            return "the other way round"
    return ""


def _run(tree: ast.Module, like: ModuleType) -> dict[str, Question]:
    """The questions of a changed module."""
    names: dict[str, Any] = {"__name__": like.__name__, "__file__": like.__file__}
    exec(compile(tree, str(like.__file__), "exec"), names)
    found: dict[str, Question] = names["QUESTIONS"]
    return found


def _is_right(question: Question, other: Question, name: str, number: int) -> bool:
    """Whether what the other reference gives on a case is right; one that raises is no answer."""
    sheet = _sheet(question, name, number)
    try:
        answer = other.reference(case_of(name.partition(".")[0], number))
        text = answer if isinstance(answer, str) else sheet.form.write(answer)
    except Exception:
        return False
    return mark(sheet, text).state == "Right"


@cache
def _sheet(question: Question, name: str, number: int) -> Sheet:
    topic, _, one = name.partition(".")
    case = case_of(topic, number)
    return question.sheet(name, catalogue.topic(topic).forms[one](case), case)


def main(students: range) -> None:
    """Print a row for each topic, and the mutants that survive."""
    for source in sources.topics():
        found = mutants(source.topic, students)
        left = [one for one in found if one.survives]
        often = sum(one.earns > one.cases / 2 for one in found)
        print(f"{source.topic:<9}{len(found):>4} mutants, {len(left)} survive, {often} are right in most cases")
        for one in left:
            print(f"    {one.question}: {one.change} in: {one.line}")


if __name__ == "__main__":
    main(range(1, 1 + int(*sys.argv[1:] or [40])))
