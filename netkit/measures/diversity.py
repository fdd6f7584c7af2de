"""How different one's contacts are: by category, by number, by the positions and the kinds of relation among them.

What holds for all of them:

- An answer that nobody has given (``None``, an empty text, NaN) is left out, never counted as a category of its
  own or as 0. Each result says how many it rests on, ``n``, and how many were left out.
- Where there is nothing to count the value is NaN, not 0. A value that rests on two or three contacts says
  little, whatever it is.
- A codebook is the list of categories that a contact could have, fixed before anybody was asked. Without it, a
  network in which only two of eight fields occur would look as varied as could be.

Errors: ``InvalidRequest`` for an answer that is not of the kind asked for, or not in the codebook.

Sources: P. M. Blau, *Inequality and Heterogeneity* (1977); A. Agresti and B. Agresti, "Statistical analysis of
qualitative variation", *Sociological Methodology* 9 (1978); N. Lin and M. Dumin, "Access to occupations through
social ties", *Social Networks* 8 (1986).

The examples use ten contacts in three fields:

>>> fields = ["law"] * 5 + ["arts"] * 3 + ["health"] * 2
>>> blau(fields)
Measured(value=0.62, n=10, left_out=0)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import e, fsum, inf, log, nan
from statistics import pstdev, stdev
from typing import Any, Literal

from netkit.errors import InvalidRequest
from netkit.measures import answers
from netkit.measures.measured import Measured, printed, told
from netkit.text import Said


@dataclass(frozen=True, slots=True)
class Positions(Said):
    """What a position generator says; each number is explained by ``position_generator``."""

    asked: int
    extensity: int
    upper_reachability: float
    range: float
    mean: float
    total: float

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        known = f"You know somebody in {self.extensity} of the {self.asked} positions asked about"
        if not self.extensity:
            return f"{known}, so their scores have no value."
        low, top = printed(self.upper_reachability - self.range), printed(self.upper_reachability)
        return (
            f"{known}; their scores reach from {low} to {top}, a range of {printed(self.range)}, "
            f"with a mean of {printed(self.mean)} and a total of {printed(self.total)}."
        )


@dataclass(frozen=True, slots=True)
class Multiplexity(Said):
    """In how many ways one is tied to each contact; each number is explained by ``multiplexity``."""

    kinds: dict[Hashable, int]
    share: float
    mean: float
    left_out: int

    @property
    def n(self) -> int:
        """How many contacts were counted."""
        return len(self.kinds)

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        several = sum(kinds > 1 for kinds in self.kinds.values())
        claim = (
            f"{several} of {self.n} with two or more kinds of relation make a share of {printed(self.share)}; "
            f"the mean is {printed(self.mean)} kinds"
        )
        which, needs = "without a kind of relation", "it takes a contact with a kind of relation"
        return told(claim, self.mean, self.n, "contact", left_out=self.left_out, which=which, needs=needs)


def blau(categories: Iterable[Hashable]) -> Measured:
    """The chance that two contacts, drawn with replacement, are of different categories: Blau's heterogeneity.

    1 - the sum of p_k squared, p_k being the share of category k; from 0 (all of one) to 1 - 1/K for K categories
    in equal shares. Because its ceiling depends on K, compare attributes by ``iqv``. NaN without contacts, and
    always 0 for one.

    Blau (1977).

    >>> blau(["law", "arts", "", "law", "arts"])
    Measured(value=0.5, n=4, left_out=1)
    """
    counts, left_out = answers.counts(categories, "categories")
    n = counts.total()
    value = _unalike(counts) / n**2 if n else nan
    claim = f"Two contacts drawn at random, the same one twice if so it falls, differ with a chance of {printed(value)}"
    return _categories(claim, value, n, left_out, ceiling=1 - 1 / n if n else nan)


def iqv(categories: Iterable[Hashable], *, codebook: Collection[Hashable]) -> Measured:
    """Blau's heterogeneity as a share of the most it could be, from 0 (all of one category) to 1 (equal shares).

    Blau times K / (K - 1), the index of qualitative variation. K is the number of categories in the codebook,
    whether they occur or not. With fewer than K contacts it cannot reach 1. NaN without contacts or for K below 2.

    Agresti and Agresti (1978).

    >>> fields = ["law"] * 5 + ["arts"] * 3 + ["health"] * 2
    >>> iqv(fields, codebook=["law", "arts", "health"]).value
    0.93
    >>> iqv(fields, codebook=["law", "arts", "health", "trade", "farming"]).value
    0.775
    """
    counts, left_out = answers.counts(categories, "categories")
    n, k = counts.total(), _size(codebook, counts)
    value = _unalike(counts) * k / (n**2 * (k - 1)) if n and k > 1 else nan
    claim = f"Of the most variety that {k} categories allow, the contacts have {printed(value)}"
    return _categories(claim, value, n, left_out, k=k)


def entropy(categories: Iterable[Hashable], *, base: float = 2) -> Measured:
    """How uncertain a contact's category is, from 0 (all of one) to log K for K categories in equal shares.

    Minus the sum of p_k log p_k, p_k being the share of category k. The unit depends on the base of the logarithm,
    so name it: bits for 2, nats for ``math.e``. NaN without contacts, and always 0 for one.

    Shannon's formula.

    >>> entropy(["law", "arts", "health", "trade"])
    Measured(value=2.0, n=4, left_out=0)
    """
    if not (answers.is_number(base) and base > 1):
        msg = f"base is {base!r}, but the base of a logarithm here is a number above 1: 2 for bits, math.e for nats"
        raise InvalidRequest(msg)
    counts, left_out = answers.counts(categories, "categories")
    n, value = counts.total(), _nats(counts) / log(base)
    unit = {2: "bits", e: "nats"}.get(base, f"in logarithms to base {base:g}")
    claim = f"How uncertain a contact's category is comes to {printed(value)} {unit}, where 0 is all of one category"
    return _categories(claim, value, n, left_out, ceiling=log(n) / log(base) if n else nan)


def evenness(categories: Iterable[Hashable], *, codebook: Collection[Hashable]) -> Measured:
    """Entropy as a share of the most it could be, from 0 (all of one category) to 1 (equal shares), in any base.

    Entropy / log K, where K is the number of categories in the codebook, whether they occur or not. With fewer
    than K contacts it cannot reach 1. NaN without contacts or for K below 2.

    >>> evenness(["law", "arts"], codebook=["law", "arts", "health", "trade"]).value
    0.5
    """
    counts, left_out = answers.counts(categories, "categories")
    k = _size(codebook, counts)
    # The last digit of a logarithm can carry equal shares past 1.
    value = min(1.0, _nats(counts) / log(k)) if counts and k > 1 else nan
    claim = f"Against equal shares of {k} categories, the entropy of the contacts is {printed(value)}, where 1 is equal"
    return _categories(claim, value, counts.total(), left_out, k=k)


def standard_deviation(values: Iterable[float | None], *, divisor: Literal["n", "n-1"]) -> Measured:
    """How far the contacts' values spread around their mean, in the unit of the values; 0 if all are the same.

    The root of the mean squared distance from the mean. Say what to divide by: "n" if these are all the contacts
    there are, "n-1" if they are a sample of them. NaN for fewer than two contacts.

    >>> standard_deviation([30, 40, None, 50], divisor="n-1")
    Measured(value=10.0, n=3, left_out=1)
    """
    if divisor not in ("n", "n-1"):
        msg = f"divisor is {divisor!r}; use 'n' if these are all the contacts, or 'n-1' if they are a sample"
        raise InvalidRequest(msg)
    known, left_out = answers.numbers(values)
    spread = pstdev if divisor == "n" else stdev
    value = spread(known) if len(known) > 1 else nan
    return _numbers(f"The contacts' values spread around their mean by {printed(value)}", value, known, left_out)


def mean_distance(own: float, values: Iterable[float | None]) -> Measured:
    """How far the contacts' values are from one's own on average, in the unit of the values; 0 if all are the same.

    The mean of abs(value - own). NaN for fewer than two contacts, since one is no average.

    >>> mean_distance(30, [25, 30, 45, 50])
    Measured(value=10.0, n=4, left_out=0)
    """
    if not answers.is_number(own):
        msg = f"own is {own!r}, but it must be a number to measure a distance from"
        raise InvalidRequest(msg)
    known, left_out = answers.numbers(values)
    away = fsum(abs(value - own) for value in known)
    value = away / len(known) if len(known) > 1 else nan
    return _numbers(f"The contacts' values are {printed(value)} from your own on average", value, known, left_out)


def position_generator(known: Collection[Hashable], *, prestige: Mapping[Any, float]) -> Positions:
    """What someone can reach through the positions (occupations) in which they know anybody.

    ``prestige`` holds the score of every position that was asked about, ``known`` those in which there is a contact.
    ``asked`` and ``extensity`` count the two; ``upper_reachability`` is the highest score among the known, ``range``
    the highest less the lowest, ``mean`` and ``total`` are their mean and sum. All but ``asked`` depend on which
    positions were asked about, and compare only people who were asked the same. If none is known, extensity is 0
    and the scores are NaN.

    Lin and Dumin (1986).

    >>> position_generator(["nurse", "judge"], prestige={"judge": 78, "nurse": 54, "cook": 31})
    Positions(asked=3, extensity=2, upper_reachability=78.0, range=24.0, mean=66.0, total=132.0)
    """
    answers.mapping(prestige, "prestige", "{'nurse': 54, 'judge': 78}")
    for position, score in prestige.items():
        if not answers.is_number(score):
            msg = f"the prestige of {position!r} is {score!r}, but a score is a number; correct it or drop the position"
            raise InvalidRequest(msg)
    found, _ = answers.counts(known, "positions")
    answers.refuse_others(found, prestige, "positions that were asked about")
    scores = [float(prestige[position]) for position in found]
    if not scores:
        return Positions(len(prestige), 0, nan, nan, nan, nan)
    top, total = max(scores), fsum(scores)
    return Positions(len(prestige), len(scores), top, top - min(scores), total / len(scores), total)


def multiplexity(relations: Mapping[Any, Collection[Hashable]]) -> Multiplexity:
    """In how many ways one is tied to each contact, such as colleague, friend and neighbour.

    ``relations`` holds the kinds of relation with each contact. ``kinds`` counts the different ones for each;
    ``share`` is the share of contacts with two or more, from 0 to 1; ``mean`` is the mean number, from 1. Both depend
    on how many kinds were asked about. A contact without any is left out, since nobody has said what the relation
    is. NaN without contacts.

    >>> found = multiplexity({"mei": ["colleague", "friend"], "jae": ["colleague"], "ada": []})
    >>> found.kinds, found.share, found.mean, found.n, found.left_out
    ({'mei': 2, 'jae': 1}, 0.5, 1.5, 2, 1)
    """
    answers.mapping(relations, "relations", "{'mei': ['colleague', 'friend']}")
    every = {
        contact: len(answers.counts(() if named is None else named, "kinds of relation")[0])
        for contact, named in relations.items()
    }
    kinds = {contact: count for contact, count in every.items() if count}
    n, left_out = len(kinds), len(every) - len(kinds)
    if not n:
        return Multiplexity(kinds, nan, nan, left_out)
    return Multiplexity(kinds, sum(m > 1 for m in kinds.values()) / n, sum(kinds.values()) / n, left_out)


def _categories(claim: str, value: float, n: int, left_out: int, *, ceiling: float = 1.0, k: int = 2) -> Measured:
    needs = "it takes a contact whose category is known" if k > 1 else "it takes a codebook of two categories or more"
    which = "without a category"
    sentence = told(claim, value, n, "contact", left_out=left_out, which=which, needs=needs)
    return Measured(value, n, left_out, 0.0, ceiling, sentence)


def _numbers(claim: str, value: float, known: list[float], left_out: int) -> Measured:
    needs, which = "it takes two contacts with a number", "without a number"
    sentence = told(claim, value, len(known), "contact", left_out=left_out, which=which, needs=needs)
    return Measured(value, len(known), left_out, 0.0, inf, sentence)


def _unalike(counts: Counter[Hashable]) -> int:
    """In how many of the n squared ways to draw two, one after the other, they are of different categories."""
    return counts.total() ** 2 - sum(count**2 for count in counts.values())


def _nats(counts: Counter[Hashable]) -> float:
    n = counts.total()
    return fsum(count / n * log(n / count) for count in counts.values()) if n else nan


def _size(codebook: Collection[Hashable], observed: Counter[Hashable]) -> int:
    possible, empty = answers.counts(codebook, "categories")
    if empty:
        msg = f"the codebook {codebook!r} has an empty category; drop it, since an empty answer is left out"
        raise InvalidRequest(msg)
    answers.refuse_others(observed, possible, "categories of the codebook")
    return len(possible)
