"""The phrasing check: is one's own question open, about the service, about one thing, and easy?

Says what is wrong, in the language of the interface, and offers a better form in the standard of the
question. The rules are those of domain.md §5.2. A remark never stops anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from verksted.content import questions_rewrite as rewrite
from verksted.content.questions_bokmal import BOKMAL
from verksted.content.questions_grammar import Grammar
from verksted.content.questions_nynorsk import NYNORSK
from verksted.content.questions_words import PROFESSIONALS, word_list
from verksted.workshop.language import say
from verksted.workshop.text import clean_line
from verksted.workshop.words import TargetGroup, Text, WrittenStandard

GRAMMARS = {WrittenStandard.BOKMAL: BOKMAL, WrittenStandard.NYNORSK: NYNORSK}
MOST_WORDS = 15
LONG_WORD = 20
"""Letters from which a word is hard, whatever it is."""
_READ_AT_MOST = 1000
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=:)\s+(?=[A-ZÆØÅ])")
_NAME = re.compile(r"[A-ZÆØÅÁÉ][a-zæøåäöéèáčđŋšŧž]+(?:-[A-ZÆØÅ][a-zæøå]+)?")
_BEFORE_PLACE = frozenset(("i", "på", "fra", "frå", "til", "ved", "kommunen"))
_NO_NAMES = re.compile(
    r"(?:Nav|Bufetat|Bufdir|Statsforvalt[ea]ren|Barnevern(?:et|stjenesten|stenesta|vakta|vakten)|Barneverntjenesten"
    r"|Norge|Noreg|Norsk|Samisk|Sametinget|Teams|Messenger|Snap(?:chat)?|Instagram|Tik[Tt]ok|Facebook|Google"
    r"|Vipps|Zoom|Stortinget|Kommunestyret|Barneombudet|Alarmtelefonen)s?"
)


class Code(StrEnum):
    """What may be wrong with a question."""

    EMPTY = "empty"
    CLOSED = "closed"
    LEADING = "leading"
    TWO_IN_ONE = "two-in-one"
    OWN_CASE = "own-case"
    WHY = "why"
    THIRD_PERSON = "third-person"
    TRAUMA = "trauma"
    HARD_WORD = "hard-word"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at. `better` is a whole question to take instead, if one can be offered."""

    code: Code
    text: str
    better: str | None = None


def check(text: str, standard: WrittenStandard, *, group: TargetGroup | None = None) -> list[Remark]:
    """Remarks on a question, the gravest first; none if it stands as it is.

    With `group` partners or staff, professional words pass. Takes any string; only its first 1 000
    characters are read.
    """
    question = clean_line(text[:_READ_AT_MOST])
    if not _WORD.search(question):
        return [Remark(Code.EMPTY, say("Skriv spørsmålet først."))]
    professional = group in PROFESSIONALS
    return [
        _worth_offering(remark, question, standard) for remark in _remarks(question, standard, professional)
    ]


def _remarks(question: str, standard: WrittenStandard, professional: bool) -> list[Remark]:
    grammar = GRAMMARS[standard]
    return [
        *_own_case(question, grammar),
        *_third_person(question, grammar),
        *_trauma(question, grammar),
        *_leading(question, grammar),
        *_why(question, grammar),
        *_closed(question, grammar),
        *_two_in_one(question, grammar),
        *_hard(question, standard, professional=professional),
        *_long(question),
    ]


def _worth_offering(remark: Remark, question: str, standard: WrittenStandard) -> Remark:
    """The remark, without its better form if that is the same or has the same fault."""
    better = remark.better
    if better is None:
        return remark
    same = better.casefold() == question.casefold()
    if same or any(other.code == remark.code for other in _remarks(better, standard, professional=False)):
        return Remark(remark.code, remark.text)
    return remark


def _last_question(question: str) -> str:
    """The sentence that asks."""
    sentences = _SENTENCE_END.split(question)
    asking = [sentence for sentence in sentences if sentence.endswith("?")]
    return (asking or sentences)[-1]


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]


def _in(text: Text, grammar: Grammar) -> str:
    return text.in_(next(standard for standard, one in GRAMMARS.items() if one is grammar))


def _closed(question: str, grammar: Grammar) -> Iterator[Remark]:
    sentence = _last_question(question)
    words = _words(sentence)
    if not words:
        return
    asks = grammar.question_words | grammar.imperatives
    if words[0] not in grammar.verbs and not asks.isdisjoint(words):
        return
    neutral = rewrite.neutral(sentence, grammar) if grammar.agree.search(sentence) else None
    better = neutral or rewrite.opened(sentence, grammar) or _in(rewrite.ADVICE, grammar)
    yield Remark(
        Code.CLOSED,
        say("Her kan folk svare bare ja eller nei. Begynn med hva, hvordan eller hvilke."),
        better,
    )


def _leading(question: str, grammar: Grammar) -> Iterator[Remark]:
    scale = grammar.scale.search(question)
    pushes = (grammar.leading, grammar.loaded, grammar.tag_question, grammar.agree)
    if any(push.search(question) for push in pushes) or (not scale and grammar.degree.search(question)):
        yield Remark(
            Code.LEADING,
            say("Spørsmålet legger svaret i munnen på folk. Ta bort ordene som heier eller klager."),
            rewrite.neutral(question, grammar) or _in(rewrite.ADVICE, grammar),
        )


def _two_in_one(question: str, grammar: Grammar) -> Iterator[Remark]:
    many = question.count("?") > 1
    patterns = (grammar.two_in_one, grammar.either, grammar.opposites)
    asks_two = any(pattern.search(question) for pattern in patterns)
    if many or asks_two or _pair(question, grammar):
        yield Remark(
            Code.TWO_IN_ONE,
            say("Her er det to spørsmål i ett. Still dem hver for seg."),
            rewrite.halved(question, grammar),
        )


def _pair(question: str, grammar: Grammar) -> bool:
    """Whether two things at the end are to be judged at once, and do not belong together."""
    if not grammar.pair_at_end.search(question) or not grammar.judging.search(question):
        return False
    if grammar.together.search(question):
        return False
    before, _, after = _words(question)[-3:]
    return f"{before}+{after}" not in grammar.pairs


def _own_case(question: str, grammar: Grammar) -> Iterator[Remark]:
    exempt = grammar.hypothetical.search(question) or grammar.today.search(question)
    if exempt or not grammar.own_case.search(question):
        return
    yield Remark(
        Code.OWN_CASE,
        say("Spørsmålet ber om noens egen sak. Spør hva tjenesten bør gjøre for folk i samme situasjon."),
        _service_form(question, grammar) or _in(rewrite.ADVICE, grammar),
    )


def _service_form(question: str, grammar: Grammar) -> str | None:
    sentence = _last_question(question)
    if better := rewrite.for_the_service(question, grammar):
        return better
    return rewrite.opened(sentence, grammar) if _words(sentence)[:1][0] in grammar.verbs else None


def _why(question: str, grammar: Grammar) -> Iterator[Remark]:
    for sentence in _SENTENCE_END.split(question):
        words = _words(sentence)
        if words and words[0] == grammar.why:
            text = say("«Hvorfor» først kan høres ut som kritikk. Spør heller hva som gjør at noe skjer.")
            own = grammar.own_case.search(question)
            better = None if own else rewrite.without_why(sentence, grammar)
            yield Remark(Code.WHY, text, better or _in(rewrite.ADVICE, grammar))
            return


def _third_person(question: str, grammar: Grammar) -> Iterator[Remark]:
    if staff := grammar.staff.search(question):
        text = say("Spørsmålet handler om en bestemt ansatt eller hjelper. Spør om rollen i stedet.")
        yield Remark(Code.THIRD_PERSON, text, rewrite.about_role(staff["role"] or staff["own"], grammar))
    elif grammar.kin.search(question):
        text = say("Spørsmålet handler om noen i familien. Spør hva tjenesten kan gjøre.")
        yield Remark(Code.THIRD_PERSON, text, _in(rewrite.HELP_FAMILY, grammar))
    elif not grammar.hypothetical.search(question) and (name := _name(question)):
        text = say("«{name}» kan peke ut en person. Spør uten navn.", name=name)
        yield Remark(Code.THIRD_PERSON, text, _in(rewrite.GOOD_STAFF, grammar))


def _name(question: str) -> str:
    """A capitalised word that stands inside a sentence and is no place or institution, or ""."""
    for sentence in _SENTENCE_END.split(question):
        words = [match.group() for match in _WORD.finditer(sentence)]
        for before, word in pairwise(words):
            known = _NO_NAMES.fullmatch(word) or before.lower() in _BEFORE_PLACE
            if _NAME.fullmatch(word) and not known:
                return word
    return ""


def _trauma(question: str, grammar: Grammar) -> Iterator[Remark]:
    if grammar.trauma.search(question):
        yield Remark(
            Code.TRAUMA,
            say(
                "Spørsmålet kan rive opp noe vondt. Spør hvordan tjenesten bør møte folk når livet er hardt."
            ),
            _in(rewrite.MEET_WELL, grammar),
        )


def _hard(question: str, standard: WrittenStandard, *, professional: bool) -> Iterator[Remark]:
    words = word_list(standard, professional=professional)
    hard = words.found(question)
    better = words.replaced(question) if hard else None
    hard += [word for word in _WORD.findall(question) if len(word) >= LONG_WORD and word not in hard]
    easier = words.easier.get(hard[0].lower()) if hard else None
    if len(hard) == 1 and easier:
        text = say("«{word}» er et tungt ord. Si heller «{easier}».", word=hard[0], easier=easier)
    elif len(hard) == 1:
        text = say("«{word}» er et tungt ord. Bruk et enklere.", word=hard[0])
    elif hard:
        listed = ", ".join(f"«{word}»" for word in hard[:4])
        text = say("Her er det tunge ord: {words}. Bruk enklere.", words=listed)
    else:
        return
    yield Remark(Code.HARD_WORD, text, better)


def _long(question: str) -> Iterator[Remark]:
    count = len(_WORD.findall(question))
    if count > MOST_WORDS:
        text = say(
            "Spørsmålet har {count} ord. Med {most} eller færre er det lettere å huske.",
            count=count,
            most=MOST_WORDS,
        )
        yield Remark(Code.TOO_LONG, text)
