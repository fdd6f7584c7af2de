"""Names of invented people, and chance that repeats itself."""

from __future__ import annotations

from netkit.cases.identity import Identity, who_am_i

__all__ = ["Identity", "who_am_i"]
