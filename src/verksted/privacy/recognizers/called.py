# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""What somebody is called, where the sentence says so: «håp og tro heter søstrene mine».

Names that are everyday words (Håp, Fryd, Himmel) are found by the verb beside them. What an animal or a
toy is called is nobody's name and is let go, and so are the gods of a lesson about myths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import kin, known
from verksted.privacy.recognizers.make import look
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_CALLED = r"(?:heter|heiter|heite|hete|het|hette|heitte|hæte|hæt|hetter|heit|døpt|kalles|kallast|kalla|named|called)"
_WORD = r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?"
_ROW = rf"{_WORD}(?:(?:, | og | å | & ){_WORD}){{0,5}}"
_WHO = (
    rf"(?:{kin.SOMEBODY}{kin.OWN}|jeg|eg|æ|jæ|han|hun|ho|hu|hainn|de|dei|dem|dæm|barna|ungene|ungane|onga|guttene|gutane|guttan|jentene|jentan|"
    r"søsken(?:a|e)?(?: (?:mine|våre|hans|hennes))?|søstre(?:ne)?(?: mine)?|brødre(?:ne)?(?: mine)?|babyen|den (?:eldste|yngste|minste|nye|ene|andre)|(?:de|dei) to)"
)
_AFTER = re.compile(rf"(?<!\w){_WHO} (?:nå |no |visst |egentlig |eigentleg )?{_CALLED} (?P<row>{_ROW})")
_BEFORE = re.compile(rf"(?<![\w-])(?P<row>{_ROW}) {_CALLED} (?:\w+ ){{0,2}}?{_WHO}(?!\w)")
_SPLIT = re.compile(_WORD)
_ANY = re.compile(rf"(?<!\w){_CALLED}(?!\w)")
_CLOSES = re.compile(r"\s*(?:$|[.,;:!?)»\"\n])| (?:og|men|som|til|på|i|har|er|e|heter|heiter)(?!\w)")
_EVERYBODY = frozenset("barna barn jentene guttene gutane ungene ungane søsken søskena dem dei begge".split())
_THING = re.compile(
    rf"(?<!\w)(?:det|dette|d|tiltaket|opplegget|møtet|metoden|planen|modellen|skjemaet|kurset|boka|filmen|spillet|loven|lova|appen|sangen|songen|programmet) {_CALLED} (?:bare |berre |nå |no |egentlig |visst )?(?P<row>{_WORD})"
)
_NEVER = frozenset(
    "hva kva ka hvem kven noe noko ingenting nok det dette sånn slik samme same akkurat egentlig eigentleg nesten ikke ikkje itj bare berre jo nå no også òg altså "
    "faktisk litt begge alle nå ting annet anna noe_annet hvordan korleis sikkert kanskje visst etternavn fornavn til etter".split()
)
_WHY = mark("Setningen sier at noen heter dette.")

_ANIMAL = (
    r"(?:hund|katt|hest|kanin|marsvin|hamster|undulat|papegøye|papegøyen|ponni|valp|kattunge|kattung|pus|rotte|bikkje|bikkj|føll|geit|lam|kalv|ku|gullfisk|skilpadde|høne|"
    r"bamse|dukke|dukk|dokk|dokke|kosedyr|tøydyr|kosebamse|teddy|teddybjørn|nissen|figur|båt|bil)(?:en|a|et|ene|ane|n|er|ar)?"
)
_PET = re.compile(
    rf"(?<!\w)(?:[^\W\d_]*){_ANIMAL}(?: (?:min|mi|mitt|mine|vår|vårt|våre|hans|hennes|hennar|sin|deres|deira|(?:hjemme|heime|der|til [^\W\d_]+|i fosterhjemmet)))? "
    rf"(?:som )?(?:jeg hadde |eg hadde |vi hadde )?{_CALLED} (?P<row>{_ROW})"
)
_PET_OWN = re.compile(
    rf"(?<!\w)(?:hund|katt|hest|kanin|marsvin|hamster|undulat|ponni|valp|kattunge|bikkj)(?:en|a|et) (?:min|mi|mitt|vår|vårt|hans|hennes|hennar|deres|deira),? (?P<row>{_WORD})(?!\w)"
)
_PET_NAMED = re.compile(
    rf"(?<!\w)(?:[^\W\d_]*)(?:hund|katt|hest|kanin|marsvin|hamster|undulat|ponni|valp|kattunge|bikkj)(?:en|a|et)(?: (?:på|til|hos|i) [^\W\d_]+(?: [^\W\d_]+)?)?, (?P<row>{_WORD}),"
)
"""«hunden på institusjonen, Balto, er …»"""
_TOY = re.compile(
    r"(?<!\w)(?:(?:med|en|ein|ei|min|sin|uten|utan|kose|din|og|gammel|gamle|liten|mjuk|myk) )?(?P<row>bamse(?:n|r|ne|ar|ane)?)(?!\w)"
)
_MYTHS = re.compile(
    r"(?<!\w)(?:norrøn\w*|myte\w*|mytologi\w*|gud(?:er|ene|ar|ane|inne\w*)|åsatru\w*|åsgard|valhall|ragnarok|mjølner|sagn\w*|antikken|gresk\w*)(?!\w)"
)
_OF_FAITH = re.compile(
    r"(?<!\w)(?:tro\w*|trur|trudde|be|ber|ba|bad|bønn\w*|bøn\w*|lær(?:te|er|e|a)|les(?:e|er|te|t|a)?|hør\w*|histori\w*|boka|film\w*|tegna|teikna|spel\w*|spill\w*) (?:\w+ )?(?:på|til|om) "
    r"(?P<row>(?:jesus|allah|buddha|krishna|odin|tor|loke|balder|frøya|zevs|zeus|afrodite|athene|hermes|muhammed|moses)(?:(?:, | og )(?:jesus|allah|buddha|krishna|odin|tor|loke|balder|frøya|zevs|zeus|afrodite|athene|hermes|muhammed|moses))*)(?!\w)"
)
_GODS = re.compile(
    r"(?<!\w)(?P<row>odins?|tors?|thors?|lokes?|balders?|frøyas?|freyas?|freya|frøys?|friggs?|heimdalls?|iduns?|idunns?|tyr|zevs|zeus|afrodite|apollon|athene|hades|poseidon|hermes|artemis|hera)(?!\w)"
)


def find(face: Surface) -> Iterator[Finding]:
    """Everyday words in the row beside «heter», for a person to decide."""
    if not _ANY.search(face.folded):
        return
    text = kin.marked(face)
    for regex in (_AFTER, _BEFORE):
        for m in regex.finditer(text):
            closed = regex is _BEFORE or bool(_CLOSES.match(text, m.end("row")))
            for number, word in enumerate(_SPLIT.finditer(text, m.start("row"), m.end("row"))):
                capital = face.text[word.start()].isupper()
                if (
                    (number == 0 and regex is _AFTER) or capital or (closed and _noun_like(word.group()))
                ) and _may_be_name(word.group()):
                    yield look(*word.span(), Label.PERSON, _WHY, 0.5)


def _noun_like(low: str) -> bool:
    return known.noun(low) or not known.verb_or_adjective(low)


def _may_be_name(low: str) -> bool:
    return not (low in _NEVER or low in _EVERYBODY or known.is_function(low) or known.particle(low))


def nobody(face: Surface) -> list[tuple[int, int]]:
    """Where the name of an animal, a toy or a god stands."""
    text = face.folded
    spans: list[tuple[int, int]] = []
    spans += [(m.start("row"), _end_of_names(face, m)) for m in _PET.finditer(text)]
    spans += [m.span("row") for m in _PET_OWN.finditer(text) if face.text[m.start("row")].isupper()]
    spans += [m.span("row") for m in _PET_NAMED.finditer(text) if face.text[m.start("row")].isupper()]
    spans += [m.span("row") for m in _TOY.finditer(text) if not _nickname(face, m)]
    spans += [m.span("row") for m in _THING.finditer(text) if _only_a_word(face, m)]
    spans += [m.span("row") for m in _OF_FAITH.finditer(text)]
    if _MYTHS.search(text):
        spans += [m.span("row") for m in _GODS.finditer(text)]
    return spans


def _end_of_names(face: Surface, called: re.Match[str]) -> int:
    """One past the name, or past the last of a row of names in capitals."""
    end = 0
    for word in _SPLIT.finditer(face.folded, called.start("row"), called.end("row")):
        if end and not face.text[word.start()].isupper():
            break
        end = word.end()
    return end


def _nickname(face: Surface, toy: re.Match[str]) -> bool:
    """«Bamse» with a capital may be what somebody is called."""
    return face.text[toy.start("row")].isupper() and toy["row"].endswith("e")


def _only_a_word(face: Surface, called: re.Match[str]) -> bool:
    low = called["row"]
    return (
        known.listed_word(low) and not face.text[called.start("row")].isupper() and not known.given_name(low)
    )
