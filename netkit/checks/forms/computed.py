"""The value of a name in the notebook, or what a function of that name returns: an answer that is code."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from netkit.checks.as_json import CHARACTERS, DEPTH, ITEMS, REFUSED, as_json, ask
from netkit.checks.forms.form import Form, Unreadable, short
from netkit.errors import InvalidRequest
from netkit.results import counted

_REFUSED: Final = {
    "large": f"“{{name}}” has more than {ITEMS:,} items or {CHARACTERS:,} characters.",
    "deep": f"“{{name}}” is nested more than {DEPTH} deep, or contains itself.",
    "kind": "“{name}” is of type {found}, which is neither number, text, list, dict nor table.",
    "call": "“{name}” is of type {found}, and no function.",
    "error": "“{name}” ends with {found}.",
}


@dataclass(frozen=True, slots=True)
class Computed(Form[Any]):
    """The value of ``name``, or, with ``calls``, what the function ``name`` returns for each list of arguments.

    The text of an answer is JSON. Numbers may differ by ``tolerance``, or by this share of the right one if that is
    more. A table is an object of columns; a column is a list, or an object if its index has other things than numbers.

    >>> form = Computed("span", calls=([[1, 4]], [[3, 3]]))
    >>> form.read(form.write(lambda values: max(values) - min(values)))
    [3, 0]
    """

    name: str
    calls: tuple[list[Any], ...] = ()
    tolerance: float = 1e-6

    @property
    def words(self) -> str:
        """What is asked for."""
        return f"a {'function' if self.calls else 'value'} called “{self.name}”"

    @property
    def example(self) -> str:
        """The beginning of the code."""
        return f"def {self.name}(…):" if self.calls else f"{self.name} = …"

    @property
    def asked(self) -> str:
        """A sentence that asks for the answer."""
        return f"Write code that makes {self.words}, and run it."

    @property
    def inputs(self) -> str:
        """The arguments of all calls as JSON text; an empty text if nothing is called."""
        return json.dumps(self.calls) if self.calls else ""

    def parse(self, text: str) -> Any:  # noqa: ANN401
        """The value, or the list of what the calls returned. Text that is no JSON stands for itself."""
        try:
            value = json.loads(as_json(json.loads(text)))  # bounded again: a kernel may have sent anything
        except (ValueError, RecursionError):
            value = text
        results = value if self.calls and isinstance(value, list) and len(value) == len(self.calls) else [value]
        if all(map(_refusal, results)) or len(results) < len(self.calls):
            kind, _, found = (_refusal(results[0]) or "call text").partition(" ")
            raise Unreadable(_REFUSED.get(kind, "").format(name=self.name, found=short(found)))
        return value

    def write(self, value: Any) -> str:  # noqa: ANN401
        """The value, the list of what calls returned, or a function, as JSON text."""
        text = ask({self.name: value}, self.name, self.inputs) if callable(value) else as_json(value)
        if reason := _refusal(json.loads(text)):
            msg = f"{self.name}: {reason}"
            raise InvalidRequest(msg)
        return text

    def said(self, value: Any) -> str:  # noqa: ANN401
        """The value, or the first of what the calls returned."""
        if not self.calls:
            return f"“{self.name}” is {_shown(value)}"
        return f"{self._call(self.calls[0], value[0])}, the first of {counted(len(value), 'result')}"

    def compare(self, value: Any, expected: Any) -> tuple[float, tuple[str, ...]]:  # noqa: ANN401
        """1 for the right value, else 0; of calls the share that is right, and the first that is not."""
        if not self.calls:
            return float(self._same(value, expected)), ()
        pairs = zip(self.calls, value, expected, strict=True)
        wrong = [self._call(call, one) for call, one, other in pairs if not self._same(one, other)]
        right = len(expected) - len(wrong)
        lines = (f"Right for {right} of {counted(len(expected), 'input')}.",) if wrong and right else ()
        return right / len(expected), (*lines, *(f"Not yet right: {one}." for one in wrong[:1]))

    def _same(self, one: Any, other: Any) -> bool:  # noqa: ANN401
        if isinstance(one, list) and isinstance(other, list):
            return len(one) == len(other) and all(map(self._same, one, other))
        if isinstance(one, dict) and isinstance(other, dict):
            return one.keys() == other.keys() and all(self._same(one[key], other[key]) for key in other)
        with suppress(TypeError, OverflowError):  # text, or a whole number that no float can hold
            if math.isclose(one, other, rel_tol=self.tolerance, abs_tol=self.tolerance):
                return True
        return bool(one == other or (one != one and other != other))

    def _call(self, arguments: list[Any], result: Any) -> str:  # noqa: ANN401
        said = f"ends with {short(_refusal(result))}" if _refusal(result) else f"gives {_shown(result)}"
        return f"{self.name}({', '.join(map(_shown, arguments))}) {said.replace('“error ', '“')}"


def _refusal(value: Any) -> str:  # noqa: ANN401
    return str(value[REFUSED]) if isinstance(value, dict) and value.keys() == {REFUSED} else ""


def _shown(value: Any) -> str:  # noqa: ANN401
    text = f"{value:.6g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= 40 else f"{text[:39]}…"
