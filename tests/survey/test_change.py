"""Claims about two years, held against independent ways of computing them and against simulation."""

from __future__ import annotations

import random
import statistics
from math import exp, lgamma, pi, pow, sqrt  # noqa: A004 -- the one of floats

import pytest

from verksted.survey.change import FEWEST, difference, interval, student_quantile
from verksted.workshop.survey import Result, Scale, SurveyItem
from verksted.workshop.survey_figures import Change

ITEM = SurveyItem("q", "Blir du hørt?", Scale(1, 6))
YES_NO = SurveyItem("j", "Fikk du hjelp?", Scale(0, 1))


def result(values: list[int], item: SurveyItem = ITEM) -> Result:
    return Result(item, tuple(values.count(step) for step in item.scale.steps))


def density(x: float, v: float) -> float:
    return exp(lgamma((v + 1) / 2) - lgamma(v / 2)) / sqrt(v * pi) * pow(1 + x * x / v, -(v + 1) / 2)


def area_below(x: float, v: float, steps: int = 2000) -> float:
    """The distribution function of t by Simpson's rule: none of the code under test."""
    h = x / steps
    odd = sum(density(h * i, v) for i in range(1, steps, 2))
    even = sum(density(h * i, v) for i in range(2, steps, 2))
    return 0.5 + h / 3 * (density(0, v) + 4 * odd + 2 * even + density(x, v))


@pytest.mark.parametrize("freedom", [5, 8.5, 14, 29.3, 60, 200])
@pytest.mark.parametrize("probability", [0.95, 0.975, 0.995])
def test_quantiles_of_t(freedom: float, probability: float) -> None:
    assert area_below(student_quantile(probability, freedom), freedom) == pytest.approx(probability, abs=3e-4)


def test_printed_tables_of_t() -> None:
    """Values that stand in every table: t(0.975; 10), t(0.995; 20), t(0.995; 30)."""
    assert student_quantile(0.975, 10) == pytest.approx(2.228, abs=0.001)
    assert student_quantile(0.995, 20) == pytest.approx(2.845, abs=0.001)
    assert student_quantile(0.995, 30) == pytest.approx(2.750, abs=0.001)


def test_mean_and_deviation_are_those_of_the_standard_library() -> None:
    chance = random.Random(7)
    for _ in range(50):
        values = [chance.randint(1, 6) for _ in range(chance.randint(2, 60))]
        made = result(values)
        assert made.mean == pytest.approx(statistics.mean(values))
        assert made.deviation == pytest.approx(statistics.stdev(values))


def test_the_interval_is_welchs_of_the_values_with_both_ends_added() -> None:
    chance = random.Random(8)
    for _ in range(30):
        first = [chance.randint(1, 6) for _ in range(chance.randint(15, 50))]
        second = [chance.randint(2, 6) for _ in range(chance.randint(15, 50))]
        a, b = [*first, 1, 6], [*second, 1, 6]
        va, vb = statistics.variance(a) / len(a), statistics.variance(b) / len(b)
        freedom = (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1))
        low, high = interval(result(first), result(second), 0.99)
        assert (low + high) / 2 == pytest.approx(statistics.mean(b) - statistics.mean(a))
        reach = (high - low) / 2 / sqrt(va + vb)
        assert area_below(reach, freedom) == pytest.approx(0.995, abs=3e-4)


def test_the_sketch_of_the_commission_is_clearly_better() -> None:
    """2,9 to 3,8 with 34 and 38 answers."""
    first = [1] * 5 + [2] * 9 + [3] * 9 + [4] * 7 + [5] * 3 + [6]
    second = [1] * 2 + [2] * 5 + [3] * 9 + [4] * 10 + [5] * 7 + [6] * 5
    told = difference(result(first), result(second))
    assert told.change is Change.HIGHER
    assert difference(result(second), result(first)).change is Change.LOWER


def permutation_share(first: list[int], second: list[int], rounds: int, chance: random.Random) -> float:
    """The share of random divisions that differ at least as much: an exact test's p, by sampling."""
    real = abs(statistics.fmean(second) - statistics.fmean(first))
    pool = first + second
    hits = 0
    for _ in range(rounds):
        chance.shuffle(pool)
        cut = pool[: len(first)]
        rest = pool[len(first) :]
        hits += abs(sum(cut) / len(cut) - sum(rest) / len(rest)) >= real - 1e-12
    return hits / rounds


def test_nothing_is_called_clear_that_a_permutation_test_finds_ordinary() -> None:
    chance = random.Random(9)
    clear = 0
    for _ in range(60):
        first = [min(6, max(1, round(chance.gauss(3, 1.3)))) for _ in range(chance.randint(15, 45))]
        second = [min(6, max(1, round(chance.gauss(3.9, 1.3)))) for _ in range(chance.randint(15, 45))]
        if difference(result(first), result(second)).change in (Change.HIGHER, Change.LOWER):
            clear += 1
            assert permutation_share(first, second, 600, chance) < 0.03
    assert clear > 15


@pytest.mark.parametrize(
    "weights", [(1, 1, 1, 1, 1, 1), (8, 1, 0, 0, 0, 1), (0, 0, 0, 1, 4, 15), (1, 0, 0, 0, 0, 30)]
)
def test_no_change_is_rarely_called_one(weights: tuple[int, ...]) -> None:
    """2 000 pairs of years without any change: at most 1.5 in a hundred are called changed."""
    chance = random.Random(10)
    wrong = 0
    for _ in range(2000):
        a, b = (chance.choices(range(1, 7), weights, k=chance.randint(15, 40)) for _ in range(2))
        wrong += difference(result(a), result(b)).change in (Change.HIGHER, Change.LOWER)
    assert wrong <= 30


def test_yes_and_no_is_agresti_and_caffo() -> None:
    chance = random.Random(11)
    wrong = 0
    for _ in range(2000):
        a, b = (chance.choices((0, 1), (1, 9), k=chance.randint(15, 40)) for _ in range(2))
        wrong += difference(result(a, YES_NO), result(b, YES_NO)).change in (Change.HIGHER, Change.LOWER)
    assert wrong <= 30
    low, high = interval(result([1] * 20, YES_NO), result([1] * 18, YES_NO), 0.99)
    assert low < 0 < high


def test_few_answers_say_nothing() -> None:
    few, many = result([1] * (FEWEST - 1)), result([6] * 40)
    assert difference(few, many).change is Change.UNSURE
    assert difference(result([1] * FEWEST), many).change is Change.HIGHER


def test_about_as_before_needs_evidence_of_its_own() -> None:
    same = [3] * 20 + [4] * 20
    assert difference(result(same), result(same)).change is Change.SAME
    wide = [1] * 8 + [6] * 8
    assert difference(result(wide), result(wide)).change is Change.UNSURE


def test_means_alone_are_compared_more_carefully_than_answers() -> None:
    first, second = [3] * 30, [4] * 30
    told = [Result(ITEM, told_mean=float(v[0]), told_answers=30) for v in (first, second)]
    assert difference(result(first), result(second)).change is Change.HIGHER
    assert difference(*told).change is Change.UNSURE
    spread = [Result(ITEM, told_mean=m, told_answers=30, told_deviation=0.5) for m in (3.0, 4.0)]
    assert difference(*spread).change is Change.HIGHER
