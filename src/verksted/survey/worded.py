# ruff: noqa: E501 -- word lists read better unbroken
"""Words that mean a step on a scale, and words that mean no answer: lists to recognise, never to show.

Each scale has its steps from lowest to highest; a step is one or more wordings (bokmål, nynorsk,
English), compared as `plain` writes them.
"""

from __future__ import annotations

from verksted.survey.wording import plain

Step = tuple[str, ...]

_VERY_UNHAPPY: Step = (
    "svært misfornøyd",
    "veldig misfornøyd",
    "svært misnøgd",
    "veldig misnøgd",
    "very dissatisfied",
)
_UNHAPPY: Step = ("misfornøyd", "misnøgd", "ganske misfornøyd", "litt misfornøyd", "dissatisfied")
_HALF_HAPPY: Step = (
    "verken fornøyd eller misfornøyd", "hverken fornøyd eller misfornøyd", "verken nøgd eller misnøgd",
    "verken eller", "hverken eller", "nøytral", "middels fornøyd", "middels nøgd",
    "neither satisfied nor dissatisfied", "neutral",
)  # fmt: skip
_HAPPY: Step = ("fornøyd", "nøgd", "ganske fornøyd", "ganske nøgd", "satisfied")
_VERY_HAPPY: Step = ("svært fornøyd", "veldig fornøyd", "svært nøgd", "veldig nøgd", "very satisfied")
_STRONGLY_NO: Step = (
    "helt uenig",
    "heilt ueinig",
    "heilt usamd",
    "sterkt uenig",
    "svært uenig",
    "strongly disagree",
)
_NO: Step = ("uenig", "ueinig", "usamd", "ganske uenig", "disagree")
_SOMEWHAT_NO: Step = (
    "litt uenig",
    "delvis uenig",
    "nokså uenig",
    "litt ueinig",
    "delvis ueinig",
    "somewhat disagree",
)
_NEITHER: Step = (
    "verken enig eller uenig", "hverken enig eller uenig", "verken einig eller ueinig", "verken samd eller usamd",
    "verken eller", "hverken eller", "nøytral", "både og", "neither agree nor disagree", "neutral",
)  # fmt: skip
_SOMEWHAT_YES: Step = (
    "litt enig",
    "delvis enig",
    "nokså enig",
    "litt einig",
    "delvis einig",
    "somewhat agree",
)
_YES: Step = ("enig", "einig", "samd", "ganske enig", "agree")
_STRONGLY_YES: Step = (
    "helt enig",
    "heilt einig",
    "heilt samd",
    "sterkt enig",
    "svært enig",
    "strongly agree",
)
_VERY_BAD: Step = ("svært dårlig", "veldig dårlig", "svært dårleg", "veldig dårleg", "very poor", "very bad")
_BAD: Step = ("dårlig", "dårleg", "ganske dårlig", "ganske dårleg", "poor", "bad")
_SO_SO: Step = (
    "middels",
    "verken god eller dårlig",
    "verken bra eller dårlig",
    "verken eller",
    "hverken eller",
    "sånn passe",
    "ok",
    "greit",
    "passe",
    "average",
    "fair",
)
_GOOD: Step = ("god", "bra", "godt", "ganske bra", "ganske god", "good")
_VERY_GOOD: Step = (
    "svært god",
    "veldig god",
    "svært bra",
    "veldig bra",
    "svært godt",
    "veldig godt",
    "very good",
    "excellent",
)
_NEVER: Step = ("aldri", "never")
_SELDOM: Step = ("sjelden", "sjeldan", "rarely", "seldom")
_SOMETIMES: Step = ("noen ganger", "nokre gonger", "av og til", "iblant", "sometimes")
_OFTEN: Step = ("ofte", "som oftest", "often")
_ALWAYS: Step = ("alltid", "always", "svært ofte", "veldig ofte")
_NOT_AT_ALL: Step = ("ikke i det hele tatt", "ikkje i det heile", "slett ikke", "slett ikkje", "not at all")
_SMALL: Step = ("i liten grad", "liten grad", "to a small extent")
_VERY_SMALL: Step = (
    "i svært liten grad",
    "svært liten grad",
    "i veldig liten grad",
    "to a very small extent",
)
_SOME: Step = (
    "i noen grad",
    "i nokon grad",
    "noen grad",
    "nokon grad",
    "til en viss grad",
    "til ein viss grad",
    "i middels grad",
    "to some extent",
)
_LARGE: Step = ("i stor grad", "stor grad", "i høy grad", "to a large extent")
_VERY_LARGE: Step = (
    "i svært stor grad",
    "svært stor grad",
    "i veldig stor grad",
    "i svært høy grad",
    "to a very large extent",
)
_NOT: Step = ("nei", "no", "false", "usann")
_PARTLY: Step = (
    "delvis",
    "til dels",
    "både og",
    "litt",
    "noen ganger",
    "nokre gonger",
    "av og til",
    "både ja og nei",
    "partly",
    "sometimes",
)
_INDEED: Step = ("ja", "yes", "true", "sann")

SCALES: tuple[tuple[Step, ...], ...] = (
    (_NOT, _INDEED),
    (_NOT, _PARTLY, _INDEED),
    (_STRONGLY_NO, _NO, _YES, _STRONGLY_YES),
    (_STRONGLY_NO, _SOMEWHAT_NO, _SOMEWHAT_YES, _STRONGLY_YES),
    (_STRONGLY_NO, _NO, _NEITHER, _YES, _STRONGLY_YES),
    (_STRONGLY_NO, _SOMEWHAT_NO, _NEITHER, _SOMEWHAT_YES, _STRONGLY_YES),
    (_STRONGLY_NO, _NO, _SOMEWHAT_NO, _SOMEWHAT_YES, _YES, _STRONGLY_YES),
    (_STRONGLY_NO, _NO, _SOMEWHAT_NO, _NEITHER, _SOMEWHAT_YES, _YES, _STRONGLY_YES),
    (_VERY_UNHAPPY, _UNHAPPY, _HAPPY, _VERY_HAPPY),
    (_VERY_UNHAPPY, _UNHAPPY, _HALF_HAPPY, _HAPPY, _VERY_HAPPY),
    (_VERY_BAD, _BAD, _GOOD, _VERY_GOOD),
    (_BAD, _SO_SO, _GOOD),
    (_VERY_BAD, _BAD, _SO_SO, _GOOD, _VERY_GOOD),
    (_NEVER, _SOMETIMES, _ALWAYS),
    (_NEVER, _SELDOM, _OFTEN, _ALWAYS),
    (_NEVER, _SOMETIMES, _OFTEN, _ALWAYS),
    (_NEVER, _SELDOM, _SOMETIMES, _OFTEN, _ALWAYS),
    (_NOT_AT_ALL, _SMALL, _SOME, _LARGE),
    (_SMALL, _SOME, _LARGE),
    (_NOT_AT_ALL, _SMALL, _SOME, _LARGE, _VERY_LARGE),
    (_VERY_SMALL, _SMALL, _LARGE, _VERY_LARGE),
    (_VERY_SMALL, _SMALL, _SOME, _LARGE, _VERY_LARGE),
)  # fmt: skip

_NO_ANSWER: Step = (
    "vet ikke", "veit ikkje", "vet ikke ikke aktuelt", "vet ikke ikke relevant", "ikke aktuelt", "ikkje aktuelt", "uaktuelt",
    "ikke relevant", "ikkje relevant", "husker ikke", "hugsar ikkje", "ønsker ikke å svare", "vil ikke svare",
    "ønskjer ikkje å svare", "vil ikkje svare", "ingen formening", "ingen mening", "ingen meining", "usikker",
    "ikke svart", "ikkje svart", "ubesvart", "har ikke erfaring", "har ikkje erfaring", "passer ikke", "passar ikkje",
    "n a", "na", "don t know", "do not know", "not applicable", "not relevant", "prefer not to say", "99", "999", "1 99",
)  # fmt: skip

_PLACES: tuple[dict[str, int], ...] = tuple(
    {plain(word): at for at, step in enumerate(scale) for word in step} for scale in SCALES
)
_SILENT = frozenset(plain(word) for word in _NO_ANSWER) | {""}


def is_no_answer(text: str) -> bool:
    """«vet ikke», «ikke aktuelt», a dash: somebody was asked and gave no step of the scale."""
    return plain(text) in _SILENT


def candidates(values: set[str]) -> list[int]:
    """Indexes in `SCALES` of the scales that hold all these wordings (as `plain` writes them)."""
    return [at for at, places in enumerate(_PLACES) if values and values <= places.keys()]


def place(scale: int, value: str) -> int | None:
    """Which step of the scale a wording is, from 0; None where it is none."""
    return _PLACES[scale].get(value)
