"""The same question is found again; a changed one is never compared without somebody's word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.report.survey_check import survey_problem
from verksted.survey.compare import Match, aimed_measures, figures, is_better, may_be_the_same, pairs, tenths
from verksted.survey.wording import item_id, plain, question_text
from verksted.workshop.followup import Measure
from verksted.workshop.plan import Theme
from verksted.workshop.survey import Result, SameQuestion, Scale, Survey, SurveyItem
from verksted.workshop.survey_figures import Change


def asked(
    text: str, counts: tuple[int, ...], scale: Scale | None = None, *, low_is_good: bool = False
) -> Result:
    return Result(SurveyItem(item_id(text), text, scale or Scale(1, 6), low_is_good), counts)


def survey(year: int, *results: Result) -> Survey:
    return Survey(f"s{year}", year, 30, results)


LOW = (8, 10, 7, 3, 1, 1)
HIGH = (1, 1, 3, 7, 10, 8)


def test_numbering_and_punctuation_do_not_make_a_question_another_one() -> None:
    assert item_id("3. Blir du hørt?") == item_id("Spørsmål 7: blir du  hørt ?")
    assert item_id("Blir du hørt?") != item_id("Blir du ikke hørt?")
    assert question_text("Hva synes du om dette? [Brevene]") == "Brevene"
    assert plain("Q12) «Vet du hvem?»") == "vet du hvem"


def test_the_same_a_changed_a_new_and_one_that_is_gone() -> None:
    before = survey(
        2025, asked("Blir du hørt?", LOW), asked("Jeg kjenner planen min", LOW), asked("Om rommet", LOW)
    )
    after = survey(
        2027,
        asked("Blir du hørt?", HIGH),
        asked("Jeg kjenner til planen min", HIGH),
        asked("Får du svar raskt?", HIGH),
    )
    found = pairs(before, after)
    assert [pair.match for pair in found] == [Match.SAME, Match.LIKELY, Match.NEW, Match.GONE]
    assert [pair.difference.change for pair in found] == [
        Change.HIGHER, Change.NOT_COMPARABLE, Change.NEW, Change.NEW,
    ]  # fmt: skip
    said = [SameQuestion(before.results[1].item.id, after.results[1].item.id)]
    assert pairs(before, after, said=said)[1].match is Match.SAID_SAME
    assert pairs(before, after, said=said)[1].difference.change is Change.HIGHER


def test_a_negation_is_never_the_same_without_a_word() -> None:
    before, after = survey(2025, asked("Jeg blir hørt", LOW)), survey(2027, asked("Jeg blir ikke hørt", HIGH))
    (pair, *_) = pairs(before, after)
    assert pair.difference.change is Change.NOT_COMPARABLE


def test_a_wording_that_nothing_is_like_may_be_said_to_be_one_of_those_that_stand_alone() -> None:
    before = survey(2025, asked("Brevene er til å forstå", LOW), asked("Om rommet", LOW))
    after = survey(
        2027,
        asked("Det barnevernet skriver, er lett å lese", HIGH),
        asked("Annen skala", (1, 9), Scale(0, 1)),
    )
    found = pairs(before, after)
    new = next(pair for pair in found if pair.match is Match.NEW)
    choices = may_be_the_same(new, found)
    assert {one.text for one in choices} == {"Brevene er til å forstå", "Om rommet"}
    gone = next(pair for pair in found if pair.match is Match.GONE)
    assert [one.text for one in may_be_the_same(gone, found)] == [new.text], "never one of another scale"
    said = [SameQuestion(before.results[0].item.id, new.id)]
    first, *rest = pairs(before, after, said=said)
    assert first.match is Match.SAID_SAME
    assert may_be_the_same(first, [first, *rest]) == []


def test_another_scale_is_not_comparable() -> None:
    five = asked("Blir du hørt?", (1, 2, 3, 4, 20), Scale(1, 5))
    (pair,) = pairs(survey(2025, asked("Blir du hørt?", LOW)), survey(2027, five))
    assert pair.match is Match.OTHER_SCALE
    assert pair.difference.change is Change.NOT_COMPARABLE
    words = Scale(1, 5, ("Helt uenig", "Uenig", "Verken", "Enig", "Helt enig"))
    other = Scale(1, 5, ("Aldri", "Sjelden", "Av og til", "Ofte", "Alltid"))
    a, b = asked("Blir du hørt?", (1, 2, 3, 4, 20), words), asked("Blir du hørt?", (1, 2, 3, 4, 20), other)
    assert pairs(survey(2025, a), survey(2027, b))[0].match is Match.OTHER_SCALE


def test_withheld_in_one_year_is_withheld_in_both() -> None:
    few = asked("Blir du hørt?", (1, 1, 1, 0, 0, 0))
    for one, other in ((few, asked("Blir du hørt?", HIGH)), (asked("Blir du hørt?", HIGH), few)):
        (pair,) = pairs(survey(2025, one), survey(2027, other))
        assert pair.difference.change is Change.WITHHELD
        assert pair.earlier_cell.mean is None
        assert pair.later_cell.mean is None


def test_where_low_is_good_lower_is_better() -> None:
    before = survey(2025, asked("Hvor ofte må du vente?", HIGH, low_is_good=True))
    after = survey(2027, asked("Hvor ofte må du vente?", LOW, low_is_good=True))
    (pair,) = pairs(before, after)
    assert pair.difference.change is Change.LOWER
    assert is_better(pair) is True


def test_measures_come_through_the_themes_they_were_aimed_at() -> None:
    themes = [Theme("t1", "Hørt", "hørt", survey_item="Blir du hørt?"), Theme("t2", "Annet", "annet")]
    measures = [Measure("m1", "Svar på alle råd", themes=("t1",)), Measure("m2", "Nye brev", themes=("t2",))]
    aimed = aimed_measures(themes, measures)
    before, after = survey(2025, asked("Blir du hørt?", LOW)), survey(2027, asked("Blir du hørt?", HIGH))
    (pair,) = pairs(before, after, measures=aimed)
    assert [one.text for one in pair.measures] == ["Svar på alle råd"]
    made = figures(after, before, measures=aimed)
    assert made is not None
    assert made.lines[0].measures == ("Svar på alle råd",)


def test_measures_of_other_years_and_those_not_done_are_no_reason_for_a_change() -> None:
    from verksted.workshop.followup import MeasureStatus

    themes = [Theme("t", "Hørt", "hørt", survey_item="Blir du hørt?")]
    measures = [
        Measure("a", "Før", themes=("t",), year=2023),
        Measure("b", "Imellom", themes=("t",), year=2026),
        Measure("c", "Etter", themes=("t",), year=2028),
        Measure("e", "Svaret på den nye undersøkelsen", themes=("t",), year=2027),
        Measure("d", "Ikke gjort", themes=("t",), year=2026, status=MeasureStatus.NOT_DONE),
    ]
    aimed = aimed_measures(themes, measures)
    before, after = survey(2025, asked("Blir du hørt?", LOW)), survey(2027, asked("Blir du hørt?", HIGH))
    (pair,) = pairs(before, after, measures=aimed)
    assert [one.text for one in pair.measures] == ["Imellom", "Ikke gjort"]
    made = figures(after, before, measures=aimed)
    assert made is not None
    assert made.lines[0].measures == ("Imellom",)


def test_figures_for_the_report_hold_no_small_number_and_no_changed_question() -> None:
    before = survey(
        2025, asked("Blir du hørt?", LOW), asked("Jeg kjenner planen min", LOW), asked("Få svar", LOW)
    )
    after = survey(
        2027,
        asked("Blir du hørt?", HIGH),
        asked("Jeg kjenner til planen min", HIGH),
        asked("Få svar", (1, 1, 0, 0, 0, 0)),
    )
    made = figures(after, before)
    assert made is not None
    assert (made.earlier_year, made.later_year, made.lowest, made.highest) == (2025, 2027, 1, 6)
    lines = {line.question: line for line in made.lines}
    assert lines["Blir du hørt?"].change is Change.HIGHER
    assert lines["Jeg kjenner til planen min"].earlier is None
    assert lines["Få svar"] == type(lines["Få svar"])("Få svar", None, None, Change.WITHHELD)
    assert figures(survey(2025, asked("Få svar", (1, 1, 0, 0, 0, 0)))) is None


def test_tenths_round_half_up() -> None:
    assert [tenths(value) for value in (2.85, 2.84, 2.95, 1.0, None)] == [29, 28, 30, 10, None]


COUNTS = st.lists(st.integers(0, 12), min_size=6, max_size=6).map(tuple)
ANY_SURVEY = st.dictionaries(
    st.sampled_from([f"Spørsmål om ting {n}" for n in "abcdefg"]), COUNTS, min_size=1
)


@settings(max_examples=200, deadline=None)
@given(ANY_SURVEY, ANY_SURVEY, st.integers(3, 10))
def test_figures_are_always_such_as_a_report_may_hold(
    first: dict[str, tuple[int, ...]], second: dict[str, tuple[int, ...]], k: int
) -> None:
    earlier = replace(survey(2025, *(asked(text, counts) for text, counts in first.items())), answers=30)
    later = replace(survey(2027, *(asked(text, counts) for text, counts in second.items())), answers=30)
    for made in (figures(later, earlier, k=k), figures(later, k=k)):
        if made is not None:
            assert survey_problem(made) == ""
            years = (first, second) if made.earlier_year is not None else (second,)
            small = {text for year in years for text, counts in year.items() if sum(counts) < k}
            for line in made.lines:
                if line.question in small and line.question in first and line.question in second:
                    assert line.earlier is None
                    assert line.later is None


NO_YES = Scale(0, 1)


def test_other_scales_stand_for_themselves_after_the_one_that_most_are_on() -> None:
    ten = asked("Hvor trygg er du?", (0, 0, 1, 1, 2, 3, 4, 4, 3, 2, 2), Scale(0, 10))
    later = survey(2027, ten, asked("Blir du hørt?", LOW), asked("Får du svar?", HIGH))
    made = figures(later)
    assert made is not None
    assert (made.lowest, made.highest) == (1, 6)
    assert [line.question for line in made.lines] == ["Blir du hørt?", "Får du svar?"]
    (other,) = made.others
    assert (other.lowest, other.highest) == (0, 10)
    assert [line.question for line in other.lines] == ["Hvor trygg er du?"]
    assert survey_problem(made) == ""


def test_yes_and_no_are_of_ten_and_neither_side_can_be_guessed() -> None:
    questions = {
        "Halvparten?": (15, 15),  # 5 of ten
        "Sju av ti?": (9, 21),
        "Nesten alle?": (2, 28),  # two persons said no: hidden in the word
        "Nesten ingen?": (29, 1),
        "For få?": (6, 8),  # fewer than a share may be told of
    }
    later = survey(2027, *(asked(text, counts, NO_YES) for text, counts in questions.items()))
    made = figures(later)
    assert made is not None
    assert [line.later for line in made.lines] == [5, 7, 10, 0, None]
    assert [line.change for line in made.lines][-1] is Change.WITHHELD


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=4),
    st.integers(3, 10),
)
@settings(max_examples=150, deadline=None)
def test_figures_of_yes_and_no_are_sound_and_never_tell_a_side_under_k(
    before: list[tuple[int, int]], after: list[tuple[int, int]], k: int
) -> None:
    earlier = survey(2025, *(asked(f"Nummer {at}?", counts, NO_YES) for at, counts in enumerate(before)))
    later = survey(2027, *(asked(f"Nummer {at}?", counts, NO_YES) for at, counts in enumerate(after)))
    made = figures(later, earlier, k=k)
    if made is None:
        return
    assert survey_problem(made) == ""
    for at, line in enumerate(made.lines[: len(after)]):
        no, yes = after[at]
        if line.later is not None:
            assert no + yes >= 20
            assert line.later in (0, 10) or min(no, yes) >= k
        if line.change is Change.WITHHELD and at < len(before):
            assert line.later is None
            assert line.earlier is None
