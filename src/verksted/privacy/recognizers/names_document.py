"""Names across a document: sure once is found everywhere, and the same person has the same key.

Works on the findings of names.py, one row of findings per text. Holds words of names only as long as
the call lasts; what is kept of a person is for placeholders.py to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers.names import Names
from verksted.privacy.recognizers.names_reading import Reading
from verksted.privacy.recognizers.names_rules import STRANGE, kind_of
from verksted.privacy.recognizers.topics import in_phrases
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tokens import Token, bare, fold, tokenise
from verksted.privacy.vocabulary import Grade
from verksted.workshop.language import mark

_WHY = mark("Samme navn er funnet et annet sted i teksten.")
_COMES_AGAIN = mark("Ordet er ikke kjent, og det kommer igjen i teksten. Det er trolig et navn.")
_SURE_SCORE = 0.4
_OFTEN, _LIKELY = 3, 0.1
_NO_PERSON = frozenset({Label.PLACE, Label.ORG, Label.ADDRESS})
_SURE_HOMOGRAPH, _MASK_HOMOGRAPH, _LOOK_HOMOGRAPH = 0.8, 0.10, 0.002
_MOST = 5000


class SureNames:
    """Words that were surely part of a name somewhere in the document; at most 5,000 of each kind.

    So is a word that nobody knows and that comes again: found three times, once rather likely to be a
    name, and nowhere a place or an organisation.
    """

    __slots__ = ("_homographs", "_likely", "_met", "_no_person", "_strange", "_words")

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._homographs: set[str] = set()
        self._met: Counter[str] = Counter()
        self._likely: set[str] = set()
        self._strange: set[str] = set()
        self._no_person: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._words or self._homographs or self._strange)

    def collect(
        self, names: Names, text: str, findings: Iterable[Finding], others: Iterable[Finding] = ()
    ) -> None:
        """Take in the names and strange words found in one text; `others` tell which are of places."""
        for finding in findings:
            for token in tokenise(text[finding.start : finding.end]):
                word = names.tagger.lexicon.word(token.text)
                if finding.action is Action.MASK and finding.label is Label.PERSON:
                    self._take(word, finding.score)
                self._meet(word, finding.score)
        for finding in others:
            if finding.label in _NO_PERSON and len(self._no_person) < _MOST:
                self._no_person.update(
                    _stem(names.tagger.lexicon.word(token.text))
                    for token in tokenise(text[finding.start : finding.end])
                )

    def _meet(self, word: Word, score: float) -> None:
        stem = _stem(word)
        if len(stem) < 3 or not stem.isalpha() or kind_of(word) not in STRANGE or len(self._met) >= _MOST:
            return
        self._met[stem] += 1
        if score >= _LIKELY:
            self._likely.add(stem)
        if self._met[stem] >= _OFTEN and stem in self._likely:
            self._strange.add(stem)

    def _come_again(self) -> set[str]:
        return self._strange - self._no_person

    def _take(self, word: Word, score: float) -> None:
        stem = _stem(word)
        if len(stem) < 3 or not stem[0].isalpha() or score < _SURE_SCORE or len(self._words) >= _MOST:
            return
        if word.grade < Grade.DERIVED or (word.grade < Grade.LISTED and score >= _SURE_HOMOGRAPH):
            self._words.add(stem)
        elif score >= _SURE_HOMOGRAPH and not word.common:
            self._homographs.add(stem)

    def again(self, names: Names, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of one text with these names added; looks become masks where it is sure."""
        every = tokenise(text)
        phrases = in_phrases([fold(token.text) for token in every])
        tokens = [
            token
            for place, token in enumerate(every)
            if token.is_word and len(token.text) > 2 and place not in phrases
        ]
        plain = [token for token in tokens if _forms(token) & self._words]
        doubtful = [token for token in tokens if _forms(token) & self._homographs]
        more = [_found(token, Action.MASK, 0.9) for token in plain]
        if strange := self._come_again():
            asked = {place for f in findings if f.action is Action.LOOK for place in range(f.start, f.end)}
            more += [
                replace(_found(token, Action.MASK, _LIKELY), source=Source.UNKNOWN_WORD, why=_COMES_AGAIN)
                for token in tokens
                if token.start in asked and _forms(token) & strange
            ]
        if doubtful:
            more += self._homographs_in(names.read(text), doubtful)
        return _merged(findings, more) if more else list(findings)

    @staticmethod
    def _homographs_in(reading: Reading, doubtful: Sequence[Token]) -> Iterable[Finding]:
        starts = {token.start for token in doubtful}
        for token, score in zip(reading.tokens, reading.scores, strict=True):
            if token.start in starts and score.person >= _LOOK_HOMOGRAPH:
                sure = score.person >= _MASK_HOMOGRAPH
                yield _found(token, Action.MASK if sure else Action.LOOK, round(score.person, 4))


def _stem(word: Word) -> str:
    stem = bare(word.folded)
    return stem.removesuffix(word.genitive) if word.genitive else stem


def _forms(token: Token) -> set[str]:
    """The word as it stands and without a genitive ending."""
    form = bare(fold(token.text))
    return {form, form.removesuffix("'s").removesuffix("'"), form.removesuffix("s")}


def _found(token: Token, action: Action, score: float) -> Finding:
    return Finding(token.start, token.end, Label.PERSON, action, Source.CONSISTENCY, score, _WHY)


def _merged(findings: Sequence[Finding], more: Iterable[Finding]) -> list[Finding]:
    """Old findings, and new ones where they say more than what stands there."""
    kept = list(findings)
    for new in more:
        rivals = [old for old in kept if old.start < new.end and new.start < old.end]
        if any(old.action is Action.MASK or new.action is Action.LOOK for old in rivals):
            continue
        for old in rivals:
            kept.remove(old)
            kept += [
                replace(old, start=start, end=end)
                for start, end in ((old.start, new.start), (new.end, old.end))
                if end - start > 1
            ]
        kept.append(new)
    return sorted(kept, key=lambda finding: finding.start)


def find_document(names: Names, texts: Sequence[str]) -> list[list[Finding]]:
    """The names of each text of one document, found with what the others tell."""
    rows = [names.find(text) for text in texts]
    sure = SureNames()
    for text, row in zip(texts, rows, strict=True):
        sure.collect(names, text, row)
    if not sure:
        return rows
    return [sure.again(names, text, row) for text, row in zip(texts, rows, strict=True)]


def person_keys(texts: Sequence[str], rows: Sequence[Sequence[Finding]]) -> list[list[str]]:
    """For each finding the key of its person («ingrid vik»), or "" if it is no person's name.

    A given name or a surname alone gets the key of the full name if just one person in the document
    has it; «Ingrid L» that of the Ingrid whose surname begins so.
    """
    named = [
        [_name_words(text[f.start : f.end]) if f.label is Label.PERSON else () for f in row]
        for text, row in zip(texts, rows, strict=True)
    ]
    full = {words for row in named for words in row if len(words) > 1 and len(words[-1]) > 1}
    by_given: dict[str, set[str]] = defaultdict(set)
    by_surname: dict[str, set[str]] = defaultdict(set)
    for words in full:
        if words[-1].endswith("s") and (*words[:-1], words[-1][:-1]) in full:
            continue
        by_given[words[0]].add(" ".join(words))
        by_surname[words[-1]].add(" ".join(words))

    def key(words: tuple[str, ...]) -> str:
        if not words or words in full:
            nominative = (*words[:-1], words[-1][:-1]) if words else ()
            return " ".join(nominative if words and words[-1].endswith("s") and nominative in full else words)
        if len(words) > 1:
            fitting = {name for name in by_given[words[0]] if name.split()[-1].startswith(words[-1])}
            return fitting.pop() if len(fitting) == 1 else " ".join(words)
        for known in (by_given, by_surname):
            for form in (words[0], words[0].removesuffix("s")):
                if len(known.get(form, ())) == 1:
                    return next(iter(known[form]))
        return words[0]

    alone = {words[0] for row in named for words in row if len(words) == 1}
    return [[_without_genitive(key(words), alone) for words in row] for row in named]


def _name_words(name: str) -> tuple[str, ...]:
    words = [bare(fold(token.text)) for token in tokenise(name) if token.is_word]
    if words:
        words[-1] = words[-1].removesuffix("'s").removesuffix("'")
    return tuple(words)


def _without_genitive(key: str, alone: set[str]) -> str:
    """«yusufs» is Yusuf if Yusuf stands in the document too."""
    return key[:-1] if key.endswith("s") and key[:-1] in alone else key
