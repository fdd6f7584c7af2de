"""The topics of the course: invented cases, and a check of the answers about them.

A topic is a package here that exports ``TOPIC``; its notebooks are in ``notebooks/``.

>>> case = practice("assess")
>>> case.owner, len(case.contacts)
('Amira', 12)
"""

from __future__ import annotations

from netkit.topics.catalogue import Topic, make, mine, practice
from netkit.topics.checking import check

__all__ = ["Topic", "check", "make", "mine", "practice"]
