"""``OwnFile``: the part of a network that is about its file: where it lies, a copy, and an end to all that is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from netkit.errors import InvalidRequest, StoreError
from netkit.network.corrections import Corrections
from netkit.results import Result, listed
from netkit.store.backup import copy_beside
from netkit.store.database import MEMORY, copies
from netkit.store.forgetting import Forgotten
from netkit.store.table_map import TABLES, counts_in_words

if TYPE_CHECKING:
    from netkit.network.files import Exported


@dataclass(frozen=True, slots=True)
class Place(Result):
    """Where a network is kept, its size in bytes, when it was last changed, and what lies beside it.

    ``copies`` are those that netkit made, the latest last; ``beside`` are other files that may be about people, such as
    exports.
    """

    path: Path
    size: int
    changed: datetime
    copies: tuple[Path, ...]
    beside: tuple[Path, ...]

    def __str__(self) -> str:
        lines = [
            f"{self.path.parent.name}/{self.path.name}, in full {self.path}",
            f"{self.size / 1000:,.0f} kB, last changed {self.changed:%Y-%m-%d %H:%M}. It is on this computer alone.",
        ]
        if self.copies:
            lines.append(f"Copies beside it: {listed(one.name for one in self.copies)}.")
        if self.beside:
            lines.append(f"Beside it, and perhaps about people too: {listed(one.name for one in self.beside)}.")
        return "\n".join(lines)


class OwnFile(Corrections):
    """What can be done with the file of a network as a whole."""

    def where(self) -> Place:
        """Where the network is kept, and what lies beside it; raises ``InvalidRequest`` for one in memory."""
        from netkit.network.files import lying_beside

        if str(self.store.path) == MEMORY:
            msg = "the network is kept in memory only, and is gone when the notebook stops"
            raise InvalidRequest(msg)
        path = self.store.path.absolute()
        try:
            found = path.stat()
        except OSError as error:
            msg = f"{path} is not there any more ({error.strerror}); run the cell that opens it again"
            raise StoreError(msg) from error
        changed = datetime.fromtimestamp(found.st_mtime).astimezone()
        return Place(path, found.st_size, changed, tuple(copies(path)), tuple(lying_beside(path)))

    def held(self) -> str:
        """How many records there are, in words; an empty text for none."""
        return counts_in_words(Counter(TABLES[type(one)].table for one in self.store.records()))

    def copy(self) -> Exported:
        """Copy the file to a new one beside it, with the day in its name; ``forget`` deletes it with the contact."""
        from netkit.network.files import Exported

        what = "a copy of all that is kept now. Forgetting somebody deletes it."
        return Exported(copy_beside(self.store.path, self.today), what)

    def forget_all(self) -> Forgotten:
        """Delete everything, and leave nothing of it in the file or in the copies beside it that netkit made."""
        from netkit.network.files import lying_beside

        return replace(self.store.forget_all(), beside=tuple(lying_beside(self.store.path)))
