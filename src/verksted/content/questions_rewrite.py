"""Better forms of a question: cautious rewriting that gives up rather than offer bad Norwegian.

Each function takes a question and the grammar of its standard and returns another question, or None.
"""

from __future__ import annotations

import re

from verksted.content.questions_bokmal import BOKMAL
from verksted.content.questions_grammar import Grammar
from verksted.workshop.words import Text

ADVICE = Text("Hva er ditt beste råd til tjenesten om dette?", "Kva er ditt beste råd til tenesta om dette?")
MEET_WELL = Text(
    "Hvordan bør tjenesten møte ungdom når livet er vanskelig?",
    "Korleis bør tenesta møte ungdom når livet er vanskeleg?",
)
HELP_FAMILY = Text(
    "Hva kan tjenesten gjøre for at familien får god hjelp?",
    "Kva kan tenesta gjere for at familien får god hjelp?",
)
GOOD_STAFF = Text(
    "Hva er viktig for deg når ansatte møter ungdom?", "Kva er viktig for deg når tilsette møter ungdom?"
)
_GOOD_ROLE = Text("Hva kjennetegner {article} god {role}?", "Kva kjenneteiknar {article} god {role}?")
_GOOD_MANY = Text("Hva kjennetegner gode {role}?", "Kva kjenneteiknar gode {role}?")
_ROLES = {
    "kontaktpersonen": "kontaktperson",
    "saksbehandleren": "kontaktperson",
    "saksbehandlaren": "kontaktperson",
    "saksbehandler": "kontaktperson",
    "saksbehandlar": "kontaktperson",
    "læreren": "lærer",
    "læraren": "lærar",
    "tilsynspersonen": "tilsynsperson",
    "støttekontakten": "støttekontakt",
    "advokaten": "advokat",
    "lederen": "leder",
    "leiaren": "leiar",
    "psykologen": "psykolog",
    "rådgiveren": "rådgiver",
    "rådgivaren": "rådgivar",
    "helsesykepleieren": "helsesykepleier",
    "helsesjukepleiaren": "helsesjukepleiar",
}
_MANY = frozenset(
    (
        "fosterforeldrene",
        "fosterforeldra",
        "fosterforeldre",
        "fostermoren",
        "fostermora",
        "fosterfaren",
    )
)
_FAMILY = frozenset(("fosterfamilien", "fosterfamilie"))
_YOU_CLAUSE = re.compile(r"\s(?:som\s)?(?:du|dere|de)\s+\w+\s*$")
_SUBJECT_WITH_ARTICLE = 2


def _t(text: Text, grammar: Grammar) -> str:
    return text.nb if grammar is BOKMAL else text.nn


def opened(sentence: str, grammar: Grammar) -> str | None:
    """An open question from a closed one: `Føler du deg hørt?` → `Hva skal til for at du føler deg hørt?`"""
    words = sentence.rstrip(" ?.!").split()
    if len(words) < 3:
        return None
    verb = words[0].lower()
    if verb in ("kan", "vil", "kunne") and words[2].lower() in ("fortelle", "fortelje", "si", "seie"):
        tell = "Fortell" if grammar is BOKMAL else "Fortel"
        about = words[4:] if words[3:4] and words[3].lower() in ("noe", "noko", "litt") else words[3:]
        return f"{tell} {' '.join(about)}." if about and about[0].lower() == "om" else None
    if anything := grammar.anything.match(sentence):
        ask = "Hva" if grammar is BOKMAL else "Kva"
        order = (ask, anything["verb"], anything["subject"], anything["rest"])
        return " ".join(word.strip() for word in order if word) + "?"
    if verb in grammar.no_rewrite or grammar.either.search(sentence) or _perfect(words):
        return None
    statement = straightened(words, grammar)
    if statement is None:
        return None
    start = "Hva skal til for at" if grammar is BOKMAL else "Kva skal til for at"
    return f"{start} {statement}?"


def without_why(sentence: str, grammar: Grammar) -> str | None:
    """`Hvorfor sier noen nei?` → `Hva gjør at noen sier nei?`"""
    words = sentence.rstrip(" ?.!").split()[1:]
    statement = straightened(words, grammar, past=True)
    if statement is None:
        return None
    start = "Hva gjør at" if grammar is BOKMAL else "Kva gjer at"
    return f"{start} {statement}?"


def straightened(words: list[str], grammar: Grammar, *, past: bool = False) -> str | None:
    """`[verb, (not), subject, rest]` as `subject (not) verb rest`; None where the subject is unclear.

    A verb in the preterite becomes present, since the question is about the service; with `past` it may stay.
    """
    if len(words) < 2:
        return None
    verb, rest = words[0].lower(), words[1:]
    moved = rest[:1] if rest[0].lower() in grammar.adverbs else []
    rest = rest[len(moved) :]
    length = _subject_length(rest, grammar)
    if not length or (not past and len(rest) == length):
        return None
    verb = grammar.present.get(verb, verb)
    subject, after = rest[:length], rest[length:]
    if not moved and after and after[0].lower() in grammar.adverbs:
        moved, after = after[:1], after[1:]
    return " ".join([*subject, *moved, verb, *after])


def _perfect(words: list[str]) -> bool:
    """Whether this asks about what has happened: `Har barnevernet hjulpet …`."""
    return words[0].lower() in ("har", "hadde") and bool(
        re.search(r"\w(?:et|tt|dd|d|pt|ert|vd|a)$", words[2])
    )


def _subject_length(words: list[str], grammar: Grammar) -> int:
    """How many of the first words are the subject; 0 if unclear."""
    lower = [word.lower() for word in words[:3]]
    if not lower:
        return 0
    following = lower[1] if len(lower) > 1 else ""
    if lower[0] in grammar.quantifiers and following in grammar.people:
        return 3 if following == "av" and len(lower) > 2 else 2
    if lower[0] in grammar.subjects:
        return 1
    if lower[0] in grammar.articles and re.fullmatch(r"\w+(?:en|et|ene|ane)?", following):
        return _SUBJECT_WITH_ARTICLE
    if re.fullmatch(r"\w{3,}(?:en|et|ene|ane)", lower[0]):
        return 1
    return 0


def halved(question: str, grammar: Grammar) -> str | None:
    """The first of two questions in one."""
    if question.count("?") > 1:
        return question[: question.index("?") + 1]
    if split := grammar.two_in_one.search(question):
        return question[: split.start()].rstrip(" ,–-") + "?" if split.start() > 0 else None
    if pair := grammar.pair_at_end.search(question):
        return question[: pair.start()] + "?"
    return None


def neutral(question: str, grammar: Grammar) -> str | None:
    """A leading question without its push."""
    if agree := grammar.agree.match(question):
        rest = question[agree.end() :].rstrip(" ?.!")
        start = "Hva tenker du om at" if grammar is BOKMAL else "Kva tenkjer du om at"
        return f"{start} {rest}?" if rest else None
    if grammar.tag_question.search(question):
        return None
    if grammar.loaded.search(question):
        return _capitalised(grammar.loaded.sub("", question))
    if grammar.degree.search(question) and (topic := re.search(r"\b(?:med|om|på) ([^?.]+)", question)):
        start = "Hvilke erfaringer har ungdom med" if grammar is BOKMAL else "Kva erfaringar har ungdom med"
        return f"{start} {_YOU_CLAUSE.sub('', topic.group(1)).strip()}?"
    return None


def for_the_service(question: str, grammar: Grammar) -> str | None:
    """A question about one's own case, asked about the service instead."""
    if (when := grammar.when_past.search(question)) and (verb := grammar.present.get(when["verb"].lower())):
        rest = when["rest"].rstrip()
        if re.search(r"\b(?:du|deg|din|ditt|dine|dere|dykk|di)\b", rest, re.IGNORECASE):
            return None
        start = "Hva bør tjenesten gjøre når noen" if grammar is BOKMAL else "Kva bør tenesta gjere når nokon"
        return f"{start} {verb}{rest}?"
    if how := grammar.how_was.match(question):
        start = "Hva kan tjenesten lære om" if grammar is BOKMAL else "Kva kan tenesta lære om"
        return f"{start} {how['rest'].strip()}?"
    return None


def about_role(role: str, grammar: Grammar) -> str:
    """A question about what a good one of these is like, instead of about a certain one."""
    role = role.lower()
    if role in _MANY:
        return _t(_GOOD_MANY, grammar).format(role="fosterforeldre")
    if role in _FAMILY:
        return _t(_GOOD_ROLE, grammar).format(
            article="en" if grammar is BOKMAL else "ein", role="fosterfamilie"
        )
    article = "en" if grammar is BOKMAL else "ein"
    return _t(_GOOD_ROLE, grammar).format(article=article, role=_ROLES.get(role, role))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
