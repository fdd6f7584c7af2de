"""Records as tables: the only place with column names."""

from netkit.tables.kinds import table
from netkit.tables.table import Column, Table

__all__ = ["Column", "Table", "table"]
