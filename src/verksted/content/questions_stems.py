"""Words as the search compares them: folded letters, endings cut, empty words left out.

A light stemmer for bokmål and nynorsk together. It need not be right, only cut the same word to the
same stem however it is inflected; rapidfuzz forgives the rest.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_FOLDS = str.maketrans(
    {
        "æ": "a",
        "ø": "o",
        "å": "a",
        "ä": "a",
        "ö": "o",
        "é": "e",
        "è": "e",
        "ê": "e",
        "ó": "o",
        "ò": "o",
        "ô": "o",
    }
)
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("aa", "a"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENDINGS = _words(
    "ingane ingene elsene heitene hetene erane arane arar erne eren aren ande ende ere ast est ane ene ens"
    " ets ers ars ing inga else en et er ar as es a e s t"
)
_LEAST_STEM = 3
_DOUBLED = re.compile(r"([^aeiouy])\1$")
_EMPTY = _words(
    "hva hvordan hvilke hvilken hvilket hvem når hvor hvorfor kva korleis kven kor kvar kvifor er var"
    " være vere bli blir blitt bør burde skal skulle kan kunne må vil ville ha har hatt få får fått å og"
    " eller men at som for til av på i med om ved ut inn opp ned etter fra frå under over en ei et ein"
    " eit den det de dei du deg dere dykk din ditt dine di vi oss man seg sin sine sitt noe noen noko"
    " nokon nokre ikke ikkje så nå no da då her der jeg eg denne dette disse gjør gjøre gjer gjere gjort"
    " si seie sier seier ting slik sånn mer meir mest mye mykje mellom enn"
)


def folded(text: str) -> str:
    """Lower case, with æ, ø, å and the ways they are typed as one plain letter each."""
    text = text.lower().translate(_FOLDS)
    for typed, letter in _DIGRAPHS:
        text = text.replace(typed, letter)
    return text


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of one folded word: endings cut twice at most, three letters kept, the last one single."""
    word = _cut(_cut(word), least_ending=2)
    return _DOUBLED.sub(r"\1", word)


def _cut(word: str, *, least_ending: int = 1) -> str:
    for ending in _ENDINGS:
        if len(ending) >= least_ending and word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def stemmed(text: str) -> dict[str, str]:
    """The stems of a text in order, each with the folded word it came from (the last one, if several).

    Empty words only if there is nothing else.
    """
    words = [folded(word) for word in _WORD.findall(text)]
    telling = [word for word in words if word not in _EMPTY_FOLDED]
    return {stem(word): word for word in telling or words}


def stems(text: str) -> list[str]:
    """The stems of a text in order, each once."""
    return list(stemmed(text))


_EMPTY_FOLDED = frozenset(folded(word) for word in _EMPTY)
