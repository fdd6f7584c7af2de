"""How varied one's contacts are by category, such as their circle or field.

An answer that nobody has given (``None``, an empty text, NaN) is left out and counted, never taken for a category.
A codebook is the list of categories that a contact could have, fixed before anybody was asked. Without it, a network
in which only two of eight circles occur would look as varied as could be.

A. Agresti and B. Agresti, "Statistical analysis of qualitative variation", *Sociological Methodology* 9 (1978).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from math import nan

from netkit.errors import InvalidRequest
from netkit.measures import answers
from netkit.results import Measured, shown, told


def iqv(categories: Iterable[Hashable], *, codebook: Collection[Hashable]) -> Measured:
    """The index of qualitative variation, from 0 (all of one category) to 1 (equal shares).

    The chance that two contacts drawn with replacement differ (1 - the sum of the squared shares), divided by the most
    it can be, (K - 1) / K for the K categories of the codebook, whether they occur or not. With fewer than K contacts
    it cannot reach 1. NaN without contacts or for K below 2. ``InvalidRequest`` for a category outside the codebook.

    Agresti and Agresti (1978).

    >>> fields = ["law"] * 5 + ["arts"] * 3 + ["health"] * 2
    >>> iqv(fields, codebook=["law", "arts", "health"]).value
    0.93
    >>> iqv(fields, codebook=["law", "arts", "health", "trade", "farming"]).value
    0.775
    """
    counts, unknown = answers.counts(categories, "categories")
    n, k = counts.total(), _size(codebook, counts)
    value = (n**2 - sum(count**2 for count in counts.values())) * k / (n**2 * (k - 1)) if n and k > 1 else nan
    needs = "it takes a contact whose category is known" if k > 1 else "it takes a codebook of two categories or more"
    sentence = told(
        f"Of the most variety that {k} categories allow, the contacts have {shown(value)}",
        *(value, n, "contact"),
        reasons={"without a category": unknown},
        needs=needs,
    )
    return Measured(value, n, unknown, 0.0, 1.0, sentence)


def _size(codebook: Collection[Hashable], observed: Counter[Hashable]) -> int:
    possible, empty = answers.counts(codebook, "categories")
    if empty:
        msg = f"the codebook {codebook!r} has an empty category; drop it, since an empty answer is left out"
        raise InvalidRequest(msg)
    answers.refuse_others(observed, possible, "categories of the codebook")
    return len(possible)
