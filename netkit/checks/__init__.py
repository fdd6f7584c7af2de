"""Checks: what an exercise says about an answer, and the points it earns."""

from __future__ import annotations

from netkit.checks.checking import check
from netkit.checks.marking import Evidence, Sheet, mark

__all__ = ["Evidence", "Sheet", "check", "mark"]
