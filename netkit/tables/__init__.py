"""Records as tables, and back: the only place with column names."""

from netkit.tables.frames import contacts_from_pandas, ties_from_pandas
from netkit.tables.kinds import asks, contacts, exchanges, interactions, positions, promises, referrals, ties
from netkit.tables.records import COLUMNS, from_row, needed, never_empty, texts
from netkit.tables.table import Column, Table

__all__ = [
    "COLUMNS",
    "Column",
    "Table",
    "asks",
    "contacts",
    "contacts_from_pandas",
    "exchanges",
    "from_row",
    "interactions",
    "needed",
    "never_empty",
    "positions",
    "promises",
    "referrals",
    "texts",
    "ties",
    "ties_from_pandas",
]
