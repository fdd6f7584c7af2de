"""Names of invented people, chance that repeats itself, and a small historical network.

>>> len(florentine_families())
15
"""

from __future__ import annotations

from netkit.cases.florentine import florentine_families
from netkit.cases.identity import Identity, who_am_i

__all__ = ["Identity", "florentine_families", "who_am_i"]
