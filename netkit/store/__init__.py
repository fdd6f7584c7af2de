"""A network kept in one SQLite file; the only place that speaks SQL."""

from netkit.store.forgetting import Forgotten
from netkit.store.merging import Conflict, Merge, Undone
from netkit.store.search import Found
from netkit.store.store import Store
from netkit.store.table_map import counts_in_words
from netkit.store.undo import Step, UndoneStep

__all__ = ["Conflict", "Forgotten", "Found", "Merge", "Step", "Store", "Undone", "UndoneStep", "counts_in_words"]
