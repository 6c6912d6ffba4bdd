"""Ordlyd: common words for how somebody speaks, and help to keep the advice and drop the event."""

from __future__ import annotations

from collections.abc import Sequence

from verksted.content.wording import LEAVE_OUT, Proposal, hints, proposals, put, put_all
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.workshop.language import say
from verksted.workshop.words import WrittenStandard

_SHOWN = 3


def advice_lines(text: str, standard: WrittenStandard) -> list[str]:
    """What to say of a sentence: first of its words, then of what it gives away. Empty where all is well."""
    found = proposals(text, standard)
    lines: list[str] = []
    if found:
        pairs = [_pair(text, one) for one in found[:_SHOWN]]
        lines.append(say("Ordlyd: {pairs}", pairs=", ".join(dict.fromkeys(pairs))))
    lines += [one.hint.in_(standard) for one in hints(text, standard)[:1]]
    return lines


def rewrite_form(title: str, text: str, lead: str, standard: WrittenStandard) -> FillScreen:
    """A form with one text to write anew (`text`), advice beside it, and Ctrl+T for common words."""

    def advice(answers: Answers) -> Sequence[str]:
        return advice_lines(answers["text"], standard)

    def offer(answers: Answers) -> str:
        better = put_all(answers["text"], standard)
        return better if better != answers["text"] else ""

    ask = Ask("text", say("Teksten"), text, must=say("Teksten kan ikke være tom."), rows=4)
    return FillScreen(title, [ask], lead=lead, advice=advice, offer=offer)


def wording_card(text: str, standard: WrittenStandard) -> tuple[NumberCard, dict[str, str]] | None:
    """A card of wordings to choose from, and the text each choice gives; None where all is well."""
    found = proposals(text, standard)
    results: dict[str, str] = {}
    answers: list[tuple[str, str]] = []

    def choice(words: str, result: str) -> None:
        if result != text and result not in results.values():
            results[str(len(results))] = result
            answers.append((str(len(results) - 1), words))

    if len(found) > 1:
        choice(say("Alle sammen"), put_all(text, standard))
    for one in found:
        for offer in one.offers:
            choice(_pair(text, one, offer), put(text, one, offer))
    patterns = hints(text, standard)
    for pattern in patterns[:2]:
        for start in pattern.beginnings(standard):
            choice(say("Skriv i stedet: «{text} …»", text=start.strip(" .")), _begun(start))
    if not answers:
        return None
    lead = patterns[0].hint.in_(standard) if patterns else say("Maskinen foreslår, du velger.")
    if len(found) > 1:
        lead += "\n" + say("Alle sammen gir: «{text}»", text=put_all(text, standard))
    return NumberCard(say("Ordlyd"), answers, lead), results


def _begun(start: str) -> str:
    return start if start.endswith(".") else f"{start.strip()} "


def _pair(text: str, one: Proposal, offer: str = "") -> str:
    """«æ → jeg», or that a word can go."""
    words, new = text[one.start : one.end], offer or one.offers[0]
    return say("«{words}» bort", words=words) if new == LEAVE_OUT else f"«{words}» → {new}"
