"""Records as tables, and back: the only place with column names."""

from netkit.tables.frames import contacts_from_pandas, ties_from_pandas
from netkit.tables.kinds import (
    asks,
    columns,
    contacts,
    exchanges,
    interactions,
    positions,
    promises,
    referrals,
    table,
    ties,
)
from netkit.tables.table import Column, Table

__all__ = [
    "Column",
    "Table",
    "asks",
    "columns",
    "contacts",
    "contacts_from_pandas",
    "exchanges",
    "interactions",
    "positions",
    "promises",
    "referrals",
    "table",
    "ties",
    "ties_from_pandas",
]
