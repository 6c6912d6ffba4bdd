# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""E-mail, web addresses, IP addresses and what people call themselves in apps and games."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.certain import EMAIL
from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.make import alternatives, look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_CURL = r"(?:alfa ?-?kr[øoåu]l+\w{0,4}|kr[øoå]l+(?: ?-?alfa\w{0,3}|-?a|tegn\w*|en)?|kralfa|kringl[ae]n?|snabel ?-?a)"
_AT = rf"(?: ?[(\[{{<\"'*/-] ?(?:a|at|æ|æt|ætt|@|alfa|{_CURL}) ?[)\]}}>\"'*/-] ?| (?:{_CURL}|at|æt|ætt|alfa) | ?@@? ?| a (?=gmail|hotmail|outlook|online|yahoo|live|icloud|msn|proton))"
_SAID_DOT = r"(?:punktum|punktom|punkt|pktum|pkt|prikk|dott|dot)"
_DOT = rf"(?: ?\. ?| ?[(\[](?:{_SAID_DOT}|\.)[)\]] ?| {_SAID_DOT} )"
_TLD = "no com net org se dk de eu info me io nu co uk pl lt ru online live"
_ENDS = rf"(?:{alternatives(_TLD)}|n o|c o m)(?!\w)"
_PART = r"(?:(?:\w ){1,20}[\w+-]{1,40}|[\w+-]{1,40})"
"""«hodan», or letter by letter: «h o d a n»."""
_SIGN = rf"(?:{_DOT}| (?:bindestrek|bindestreken|under ?strek|under ?streken|underscore|strek|minus|pluss|stor|liten) )"
_LOCAL = rf"(?<![\w.]){_PART}(?:{_SIGN}{_PART}){{0,3}}\.?"
_HOST = rf"{_PART}(?:{_SIGN}{_PART}){{0,3}}"
_HIDDEN_EMAIL = re.compile(rf"{_LOCAL}{_AT}{_HOST}{_DOT}{_ENDS}")
_SAID_EMAIL = re.compile(rf"{_LOCAL} ?{_CURL} ?{_HOST}(?:{_DOT}| ){_ENDS}")
_DICTATED = re.compile(
    rf"(?<!\w)(?:e-?post\w*|e?-?mail\w*|adress\w*|skriv (?:til|te)|send\w* (?:til|te|på))(?: (?:er|e|æ|hass|hannes|hennes|hans|min|mi|mitt|deres|oppga|til|på))*:? (?P<x>(?:[\w+-]{{1,20}} ){{1,4}}{_LOCAL} ?(?:{_AT}|{_CURL}) ?{_HOST}(?:{_DOT}| ){_ENDS})"
)
"""«mail: mamma til lise krøllalfa …»: after a word for mail the name may be several words."""
_FIRST = re.compile(r"([^\W\d_]+) (?=\w\w)")
_NEXT_SENTENCE = re.compile(r"(?<! )\. (?:no|me|de|se|info|live|nu)$")
_MAIL = re.compile(r"mail|e-?post|adress|skriv|send")
_ANY_END = re.compile(
    rf"(?:\.|\]|\)|{_SAID_DOT}) ?(?:{alternatives(_TLD)}|n o|c o m)(?!\w)|kr[øoå]l|kralfa|kringl|snabel"
)
"""Without this no address is hidden in a text."""
_BROKEN_EMAIL = re.compile(
    rf"(?<![\w.@])[\w][\w.+-]{{1,60}}@@?[\w-]{{2,60}}(?:[.,][\w-]{{1,40}}){{0,3}}(?:(?: ?[.,]\s?|\s)(?:{alternatives(_TLD)}))?(?![\w@#])"
)

_URL = re.compile(
    r"(?<!\w)(?:https?:? ?/ ?/|ftp://)[^\s<>«»\"]{2,2000}+|(?<![\w.@])www[.,] ?[^\s<>«»\"]{2,2000}+"
)
_DOMAIN = re.compile(
    r"(?<![\w.@/-])(?:[a-zæøå0-9](?:[\wæøå-]{0,62})\.){1,5}"
    rf"(?:{alternatives('no com net org se dk de eu info me io tv gg link app dev be ly ru pl uk fi is nu xyz online site page club shop cloud to')})"
    r"(?:(?:/|\?)[^\s<>«»\"]{0,2000}+|(?![\w@]))"
)
_ANY_PATH = re.compile(
    r"(?<![\w.@/-])(?:[a-zæøå0-9][a-zæøå0-9-]{1,40}\.){1,4}[a-z]{2,7}/[^\s<>«»\"]{2,2000}+"
)
_SAID_DOMAIN = re.compile(
    rf"(?<![\w.])(?:[\w-]{{2,40}} (?:punktum|dot|prikk) ){{1,3}}(?:{alternatives(_TLD)})(?!\w)"
)
_NOT_DOMAIN = re.compile(r"(?:\d+|kl|bl|f|t|o|p|s|ca|nr|jf|mfl|osv|dvs|evt|inkl|mvh|ang|tlf)\.")
_NYNORSK_NO = re.compile(r"[a-zæøå]{1,14}\.no$")
_IP4 = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?::\d{1,5})?(?![\w]|\.\d)"
)
_IP6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![\w:])")
_TAIL = ".,;:!?)]}'»”"


def find(face: Surface) -> Iterator[Finding]:
    yield from emails(face)
    yield from urls(face)


def emails(face: Surface) -> Iterator[Finding]:
    if "@" in face.text:
        for m in EMAIL.finditer(face.text):
            yield mask(*m.span(), Label.EMAIL, mark("E-postadresse."), 1.0)
        for m in _BROKEN_EMAIL.finditer(face.folded):
            yield mask(*m.span(), Label.EMAIL, mark("Ser ut som en e-postadresse."), 0.85)
    if not _ANY_END.search(face.folded):
        return
    for regex in (_HIDDEN_EMAIL, _SAID_EMAIL, _DICTATED):
        for m in regex.finditer(face.folded):
            start, end = m.span("x" if regex is _DICTATED else 0)
            while (word := _FIRST.match(face.folded, start)) and known.is_function(word[1]):
                start = word.end()  # «mailen er …», «adressa hass æ …»
            if regex is _HIDDEN_EMAIL and _two_sentences(face.folded, m):
                continue
            yield mask(start, end, Label.EMAIL, mark("E-postadresse skrevet om."), 0.9)


def _two_sentences(folded: str, m: re.Match[str]) -> bool:
    """«eg trur at ja. no er det bra»: a full stop and a word, unless a sign or a word tells of mail."""
    return bool(
        _NEXT_SENTENCE.search(m.group())
        and not re.search(rf"[(\[]|{_CURL}", m.group())
        and not _MAIL.search(folded, max(0, m.start() - 30), m.start())
    )


def urls(face: Surface) -> Iterator[Finding]:
    for m in _URL.finditer(face.folded):
        yield mask(m.start(), m.start() + len(m.group().rstrip(_TAIL)), Label.URL, mark("Nettadresse."), 1.0)
    yield from _domains(face.folded)
    for m in _IP4.finditer(face.text):
        section = all(len(part) == 1 for part in m.group().split("."))  # «3.4.2.1 Tidlegare lov»
        if not section and not re.search(
            r"(?:versjon|kap\w*|punkt|pkt)\.? ?$", face.folded[max(0, m.start() - 12) : m.start()]
        ):
            yield mask(*m.span(), Label.URL, mark("IP-adresse."), 0.95)
    for m in _IP6.finditer(face.folded):
        if any(c in "abcdef" for c in m.group()) or m.group().count(":") > 3:
            yield mask(*m.span(), Label.URL, mark("IP-adresse."), 0.9)


def _domains(folded: str) -> Iterator[Finding]:
    """Addresses without «http» or «www», written or said."""
    for m in _SAID_DOMAIN.finditer(folded):
        words = m.group().split()
        if len(words) > 3 or not known.ordinary(words[0]):  # «sett punktum no»
            yield mask(*m.span(), Label.URL, mark("Nettadresse."), 0.8)
    for m in _DOMAIN.finditer(folded):
        if not _NOT_DOMAIN.match(m.group()):
            yield from _domain(folded, m)
    for m in _ANY_PATH.finditer(folded):
        if not _NOT_DOMAIN.match(m.group()):
            yield mask(
                m.start(), m.start() + len(m.group().rstrip(_TAIL)), Label.URL, mark("Nettadresse."), 0.85
            )


def _domain(folded: str, m: re.Match[str]) -> Iterator[Finding]:
    end = m.start() + len(m.group().rstrip(_TAIL))
    # «kaffi.no e det»: a full stop without its space, and nynorsk for «now».
    if _NYNORSK_NO.fullmatch(m.group()) and re.match(
        r" (?:e|er|har|må|skal|vil|kan|får|var|va|blir)\b", folded[m.end() :][:8]
    ):
        yield look(m.start(), end, Label.URL, mark("Kanskje en nettadresse."), 0.4)
    else:
        yield mask(m.start(), end, Label.URL, mark("Nettadresse."), 0.9)
