"""A network kept in one SQLite file; the only place that speaks SQL."""

from netkit.store.store import Store

__all__ = ["Store"]
