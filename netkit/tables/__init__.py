"""Records as tables, and back: the only place with column names."""

from netkit.tables.frames import contacts_from_pandas, ties_from_pandas
from netkit.tables.kinds import columns, table
from netkit.tables.table import Column, Table

__all__ = ["Column", "Table", "columns", "contacts_from_pandas", "table", "ties_from_pandas"]
