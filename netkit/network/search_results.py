"""``Hits``: the results of a search, as text and as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netkit.store import Found
from netkit.text import one_line


@dataclass(frozen=True, slots=True, repr=False)
class Hits:
    """The best of what was found, and how many were found in all."""

    words: str
    found: tuple[Found, ...]
    total: int
    names: Mapping[str, str]
    near: str = ""
    """Who may be meant, if nothing was found and somebody has a name near to the words."""

    def __getitem__(self, place: int) -> Found:
        return self.found[place]

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __repr__(self) -> str:
        lines = [f"{self._where(hit)}: {one_line(hit.excerpt)}" for hit in self.found]
        return "\n".join([self._caption, *lines])

    def _repr_html_(self) -> str:
        items = []
        for hit in self.found:
            before, word, after = hit.excerpt[: hit.start], hit.excerpt[hit.start : hit.end], hit.excerpt[hit.end :]
            marked = f"{html.escape(before)}<mark>{html.escape(word)}</mark>{html.escape(after)}"
            items.append(f'<li dir="auto"><b>{html.escape(self._where(hit))}</b>: {marked}</li>')
        return f"<p>{html.escape(self._caption)}</p><ul>{''.join(items)}</ul>"

    @property
    def _caption(self) -> str:
        if not self.found:
            return f"Nothing on record holds {self.words!r}.{f' Did you mean {self.near}?' if self.near else ''}"
        more = f"; the first {len(self.found)} are" if len(self.found) < self.total else ""
        return f"{self.total:,} found for {self.words!r}{more}:"

    def _where(self, hit: Found) -> str:
        people = ", ".join(self.names.get(who, who) for who in hit.people)
        on = getattr(hit.record, "on", None) or getattr(hit.record, "due_on", None)
        kind = type(hit.record).__name__.lower()
        day = f" on {on}" if on else ""
        return f"{people} ({hit.field})" if kind == "contact" else f"{people} ({kind}{day}, {hit.field})"
