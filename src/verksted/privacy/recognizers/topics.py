"""What the talk is of: «uno» beside «fifa», «siv og stein» by the water, «ramadan» beside «middag».

Some names are also a game, a plant, a feast or a film. Fixed phrases (assets/lister/samtale.toml) hold no
person; a word of a topic near its company («*»: near any) is hardly one, and a person is asked. Knows words,
never texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from verksted.privacy.lists import texts
from verksted.privacy.tagger.lexicon import Word

_NEAR = 7
_Topic = tuple[frozenset[str], frozenset[str], tuple[str, ...]]


@cache
def _read() -> tuple[dict[str, list[tuple[str, ...]]], tuple[_Topic, ...]]:
    """Phrases by their first word, and each topic: its words, its company, beginnings of company."""
    raw = dict(texts("samtale"))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in raw.pop("uttrykk")["ord"].split("\n"):
        if words := tuple(line.split()):
            phrases.setdefault(words[0], []).append(words)
    topics = []
    for topic in raw.values():
        about = topic["om"].split()
        whole = frozenset(word for word in about if not word.endswith("*"))
        begins = tuple(word[:-1] for word in about if word.endswith("*"))
        topics.append((frozenset(topic["ord"].split()), whole, begins))
    return phrases, tuple(topics)


def in_phrases(folded: Sequence[str]) -> frozenset[int]:
    """The places of words that stand in a fixed phrase."""
    phrases, _ = _read()
    places: set[int] = set()
    for place, word in enumerate(folded):
        for phrase in phrases.get(word, ()):
            if tuple(folded[place : place + len(phrase)]) == phrase:
                places.update(range(place, place + len(phrase)))
    return frozenset(places)


def off_topic(words: Sequence[Word], place: int) -> bool:
    """Whether the word belongs to a topic that the words near it speak of."""
    word = words[place].folded
    _, topics = _read()
    for own, about, begins in topics:
        if word in own:
            if not about and begins == ("",):
                return True
            near = [w.folded for w in words[max(0, place - _NEAR) : place + _NEAR + 1] if w.folded != word]
            if any(w in about or (begins and w.startswith(begins)) for w in near):
                return True
    return False
