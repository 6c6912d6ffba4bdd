"""What stands in the list of answers: advice, the answers under it, promises. Words and rows only."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from textual.content import Content

from verksted.desk import following
from verksted.desk.following import Answer, Owed
from verksted.tui.widgets.rows import Row, heading, row, said
from verksted.workshop.followup import MEASURE_STATUS_WORDS, Measure, Promise
from verksted.workshop.language import current, say, say_count


def answer_word(answer: Answer) -> str:
    words = {
        Answer.DO: say("Vi gjør det"),
        Answer.DO_NOT: say("Vi gjør det ikke, fordi"),
        Answer.KNOW_MORE: say("Vi må vite mer, og svarer innen"),
    }
    return words[answer]


def answer_short(answer: Answer) -> str:
    """The answer beside the advice it is given to."""
    words = {Answer.DO: say("gjør"), Answer.DO_NOT: say("gjør ikke"), Answer.KNOW_MORE: say("vite mer")}
    return words[answer]


def day_words(day: str) -> str:
    """«15.03.2027» from `2027-03-15`."""
    return ".".join(reversed(day.split("-"))) if day else ""


def theme_rows(one: Owed, marked: Collection[str]) -> Iterator[Row]:
    """The advice of a theme, each answer under the first advice it is given to."""
    done = say("{done} av {all}", done=len(one.points) - len(one.left), all=len(one.points))
    yield heading(f"t:{one.theme}", one.name, done)
    shown: set[str] = set()
    for point in one.points:
        answers = one.answers(point)
        box = "[x]" if point.id in marked else "[ ]"
        told = answer_short(following.answer_of(answers[0])) if answers else say("ikke svart")
        yield row(f"a:{point.id}", f"{box} {'●' if answers else '▲'} {point.text}", told)
        for measure in answers:
            if measure.id not in shown:
                shown.add(measure.id)
                yield measure_row(measure)
    for measure in one.measures:
        if measure.id not in shown:
            yield measure_row(measure)


def themeless_rows(count: int) -> Iterator[Row]:
    """Where the advice is that stands under no theme."""
    if count:
        told = say_count(
            count,
            "▲ Ett råd mangler tema, og står derfor ikke her.",
            "▲ {n} råd mangler tema, og står derfor ikke her.",
        )
        yield said("themeless", told, say("  Gi det et tema i Renskriving: F2, så t."))


def measure_row(measure: Measure) -> Row:
    word = MEASURE_STATUS_WORDS[measure.status].in_(current())
    told = " · ".join(part for part in (measure.role, day_words(measure.due), word) if part)
    more = [Content.styled(f"     {measure.why_not}", "$text-muted")] if measure.why_not else []
    return row(f"m:{measure.id}", f"      → {measure.text}", told, *more)


def promise_row(promise: Promise) -> Row:
    sign = "●" if promise.kept else "○" if promise.open else "▲"
    kept = say("holdt") if promise.kept else say("fra sist") if promise.earlier else ""
    told = " · ".join(part for part in (kept, promise.role, day_words(promise.due)) if part)
    why = say("Det klarte vi ikke: {why}", why=promise.broken) if promise.broken else ""
    more = [Content.styled(f"     {why}", "$text-muted")] if why else []
    return row(f"p:{promise.id}", f"{sign} {promise.text}", told, *more)


def what_label(answer: Answer) -> str:
    words = {
        Answer.DO: say("Vi gjør"),
        Answer.DO_NOT: say("Vi gjør ikke"),
        Answer.KNOW_MORE: say("Vi finner ut"),
    }
    return words[answer]
