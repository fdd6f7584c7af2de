"""The topics of the course: invented cases, and cells in which answers about them are typed and checked.

A topic is a package here that exports ``TOPIC``; its notebooks are in ``notebooks/``.

>>> case = practice("assess")
>>> case.owner, len(case.contacts)
('Ioana', 13)
"""

from __future__ import annotations

from netkit.topics.catalogue import Topic, make, practice
from netkit.topics.checking import check
from netkit.topics.notebook import begin, overview, register
from netkit.topics.texts import lines

__all__ = ["Topic", "begin", "check", "lines", "make", "overview", "practice"]

register()
