"""What may be said of one question in two years: better, worse, about as before, or too early to say.

The answers are anonymous, so nobody can be followed from one year to the next: two separate groups are
compared. The rule is an interval for the difference of the means:

* Welch's interval (B. L. Welch, Biometrika 34, 1947), which does not take the spread to be equal.
* One answer at each end of the scale is added to each year first. For yes and no this is the interval
  of Agresti and Caffo (The American Statistician 54, 2000); it keeps a small group in which everybody
  agrees from looking certain.
* 98 per cent, since a survey has twenty or thirty questions and each is a chance to be wrong. Simulated
  surveys without any change (tests) call at most about one question in a hundred changed.
* Nobody counts the population as known: those who answer next year are others.
* At least `FEWEST` answers in both years, whatever the interval says.
* «About as before» is a finding, too, and needs its own evidence: the 90 per cent interval lies within
  a tenth of the scale's width on both sides of nought (two one-sided tests, D. J. Schuirmann, 1987).

Where a file tells means alone, the largest spread that a scale with this mean allows stands in
(Bhatia and Davis, American Mathematical Monthly 107, 2000), so that the answer can only be too careful.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from verksted.workshop.survey import Result
from verksted.workshop.survey_figures import Change

FEWEST = 15
"""Answers that both years must have. Below, one person who goes from one end of a scale of six to the
other moves the mean by more than a third of a step."""
SURE = 0.98
SAME_SURE = 0.90
SAME_WITHIN = 0.10
"""Share of the scale's width that is no difference worth a word."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`change` and, where both means are known, how much higher the later one is, with its interval.

    `low` and `high` bound the difference in steps of the scale; they belong to the means with one
    answer added at each end, so `by` need not lie in their middle.
    """

    change: Change
    by: float | None = None
    low: float | None = None
    high: float | None = None


def difference(earlier: Result, later: Result) -> Difference:
    """Compare two results of the same question on the same scale; neither may be withheld."""
    first, second = earlier.mean, later.mean
    if first is None or second is None:
        return Difference(Change.WITHHELD)
    by = second - first
    low, high = interval(earlier, later, SURE)
    if min(earlier.answers, later.answers) < FEWEST:
        return Difference(Change.UNSURE, by, low, high)
    if low > 0:
        return Difference(Change.HIGHER, by, low, high)
    if high < 0:
        return Difference(Change.LOWER, by, low, high)
    within = SAME_WITHIN * later.item.scale.width
    near, far = interval(earlier, later, SAME_SURE)
    same = -within < near and far < within
    return Difference(Change.SAME if same else Change.UNSURE, by, low, high)


def interval(earlier: Result, later: Result, sure: float) -> tuple[float, float]:
    """The interval of the difference of the means, later minus earlier, in steps of the scale."""
    (m1, v1, n1), (m2, v2, n2) = _added(earlier), _added(later)
    e1, e2 = v1 / n1, v2 / n2
    freedom = (e1 + e2) ** 2 / (e1**2 / (n1 - 1) + e2**2 / (n2 - 1))
    reach = student_quantile((1 + sure) / 2, freedom) * sqrt(e1 + e2)
    return m2 - m1 - reach, m2 - m1 + reach


def _added(result: Result) -> tuple[float, float, int]:
    """Mean, variance (n - 1) and number with one answer more at each end of the scale."""
    scale, n, mean = result.item.scale, result.answers, result.mean
    if mean is None:
        raise ValueError(result.item.id)
    if result.told_deviation is not None and not result.counts:
        squares = result.told_deviation**2 * max(n - 1, 0)
    elif result.counts:
        squares = sum(
            count * (step - mean) ** 2 for step, count in zip(scale.steps, result.counts, strict=True)
        )
    else:
        squares = n * (scale.highest - mean) * (mean - scale.lowest)
    total = n + 2
    both = (n * mean + scale.lowest + scale.highest) / total
    squares += n * (mean - both) ** 2 + (scale.lowest - both) ** 2 + (scale.highest - both) ** 2
    return both, squares / (total - 1), total


def student_quantile(probability: float, freedom: float) -> float:
    """Quantile of Student's t, by the expansion in Abramowitz and Stegun, 26.7.5.

    Right to 0.005 from five degrees of freedom on, at 0.995 and nearer the middle.
    """
    x, v = NormalDist().inv_cdf(probability), freedom
    g1 = (x**3 + x) / 4
    g2 = (5 * x**5 + 16 * x**3 + 3 * x) / 96
    g3 = (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384
    g4 = (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160
    return x + g1 / v + g2 / v**2 + g3 / v**3 + g4 / v**4
