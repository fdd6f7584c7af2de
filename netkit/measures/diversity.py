"""How varied one's contacts are by category, such as their circle or field.

A. Agresti and B. Agresti, "Statistical analysis of qualitative variation", *Sociological Methodology* 9 (1978).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from math import nan

from netkit.errors import InvalidRequest
from netkit.measures import _inputs
from netkit.results import Measured, shown, told


def iqv(categories: Iterable[Hashable], *, codebook: Collection[Hashable]) -> Measured:
    """The index of qualitative variation, from 0 (all of one category) to 1 (equal shares).

    The chance that two contacts drawn with replacement differ (1 - the sum of the squared shares), divided by the most
    it can be, (K - 1) / K for the K categories of the codebook. That lists the categories there could be, fixed before
    anybody was asked. Unknown ones (``None``, blank text, NaN) are left out and counted. NaN without contacts or for K
    below 2. ``InvalidRequest`` for a category outside the codebook. Agresti and Agresti (1978).

    >>> fields = ["law"] * 5 + ["arts"] * 3 + ["health"] * 2
    >>> iqv(fields, codebook=["law", "arts", "health", "trade", "farming"]).value
    0.775
    """
    every, possible = _inputs.items(categories, "categories"), set(_inputs.items(codebook, "codebook"))
    counts = Counter(category for category in every if _inputs.is_known(category))
    if not all(map(_inputs.is_known, possible)):
        msg = f"the codebook {codebook!r} has an empty category; drop it, since unknown categories are left out"
        raise InvalidRequest(msg)
    others = sorted(repr(category) for category in counts.keys() - possible)
    if others:
        msg = f"not in the codebook: {', '.join(others)}; correct the spelling, or add it there"
        raise InvalidRequest(msg)
    n, k = counts.total(), len(possible)
    value = (n**2 - sum(count**2 for count in counts.values())) * k / (n**2 * (k - 1)) if n and k > 1 else nan
    claim, unknown = f"Of the most variety that {k} categories allow, the contacts have {shown(value)}", len(every) - n
    return Measured(value, n, unknown, told(claim, value, n, "contact", reasons={"without a category": unknown}))
