"""Records as tables, and back: the only place with column names."""

from netkit.tables.frames import contacts_from_pandas, ties_from_pandas
from netkit.tables.kinds import contacts, exchanges, interactions, promises, referrals, ties
from netkit.tables.table import Column, Table

__all__ = [
    "Column",
    "Table",
    "contacts",
    "contacts_from_pandas",
    "exchanges",
    "interactions",
    "promises",
    "referrals",
    "ties",
    "ties_from_pandas",
]
