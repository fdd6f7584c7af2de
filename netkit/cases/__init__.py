"""Makers of invented people, organisations and careers."""

from __future__ import annotations

from netkit.cases.identity import Identity, who_am_i

__all__ = ["Identity", "who_am_i"]
