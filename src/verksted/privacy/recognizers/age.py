"""Ages of one person: «14 år», «femten», «8-åringen», «fyller 18», «amina (14)».

Age limits («over 18», «når man er åtte»), durations («i fire år») and counts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verksted.privacy.findings import Action, Finding, Label
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface

_WORDS = "to tre fire fem seks sju syv sjau åtte ni ti elleve elve tolv tretten fjorten femten seksten søtten sjøtten sytten atten nitten"
_TENS = r"(?:tjue|tyve|tretti|førti|femti|seksti|sytti|åtti|nitti)(?:en|ett|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni)?"
_N = rf"(?:\d{{1,2}}(?![\d.,:/%]\d|%)|{_TENS}|{'|'.join(sorted(_WORDS.split(), key=len, reverse=True))})"
_HALF = r"(?: og (?:et |ein |en |eit )?halvt?)?"
_YEAR = r"(?: ?års?(?: ?gamm?[ea]?l(?:e|t)?| gamal| gamle)?| ?aar| ?y/?o| years? old| yrs? old)"
_AAR_OLD = r"(?: ?år (?:gammel|gammal|gamal|gamle|gammelt|gammalt|gamalt|gml)| years? old| ?y/?o\b| yrs old)"

_YEARLING = re.compile(
    rf"(?<!\w)(?:{_N}|ett|en|ein|eitt)(?: ?- ?| )?(?:års?|å)(?:ing|ring)(?P<end>en|ens|s|a|ane|ene|ar|er|)?(?!\w)"
)
_OLD = re.compile(rf"(?<![\w-])(?:{_N}){_HALF}{_AAR_OLD}(?!\w)")
_SUBJECT = (
    r"(?:jeg|eg|æ|jæ|ej|i|han|hun|ho|hu|hainn|hannj|'n|a|gutten|guten|jenta|jenten|veslejenta|veslegutten|sønnen|sonen|dattera|datteren|dottera|barnet|ungen|babyen|broren?|bror|lillebror|litlebror|storebror|søster|søstera|søstra|syster|systera|lillesøster|storesøster|veslesøster|tvillingene"
    r"|mor|mora|mamma|far|faren|pappa|mormor|morfar|farmor|farfar|bestemor|bestefar|oldemor|tante|onkel|fostersønnen|fostersonen|fosterdattera|fosterbarnet|fosterbroren|minstemann|eldstemann|minsten|eldsten|minsta|eldsta|den eldste|den yngste|den minste|eldste|yngste|minste|mellomste|hun ene|han ene|(?:en|ein|ei|den) (?:av (?:dem|dei|oss|de)|andre|ene|eine|tredje)|min|mi|vår|he|she|we|ungdommen|eleven|kusina|fetteren|kjæresten|venninna|kompisen|bestis)"
)
_BE = r"(?:er|e|æ|var|va|ble|blei|vart|blir|bli|vert|fylte|fyller|fyl|fylle|fylt|runda|rundet|turned|turning|turn|is|was|am|'s|'m|har blitt|har vorte|har fylt|hadde fylt|nettopp fylt|akkurat fylt|nå|no|snart|bare|berre|kun|straks)"
_ADVERB = r"(?: (?:bare|berre|kun|snart|nettopp|nå|no|jo|vel|ca|ca\.|cirka|straks|akkurat|knapt|nesten|visst|just|only|almost|ennå|enno|alt|allerede|da|då|også|selv|sjølv))?"
_THEN = r"(?=\s*$|\s*[.,;:!?)»\"/\n-]| ?- | (?:og|å|men|som|når|da|då|i|til|på|nå|no|så|uten|utan|for|fordi|neste|før|etter|om|den|det|forrige|denne|snart|med|blir|skal|vil|må|hadde|har|er|e|var|ikke|ikkje|itj|and|but|when|while|as|now|next|this|in|on|eller|hos|av|sjøl|selv|sjølv|gammel|gamal|gammal)\b)"
_IS = re.compile(rf"(?<!\w)(?P<s>{_SUBJECT}) {_BE}{_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}")
_TURNS = re.compile(
    rf"(?<!\w)(?P<v>fyller|fyl|fylle|fylte|fylt|turning|turned|blir|vert|ble|blei|vart|runda|bikka){_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}"
)
_THEN_WAS = re.compile(
    rf"(?<!\w)(?P<w>da|då|når|siden|sidan|fra|frå|til|when|since|before|før|etter at) {_SUBJECT} {_BE}{_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w)"
)
_PERSON = (
    r"(?:gutt|gut|gutten|guten|jente|jenta|mann|mannen|dame|dama|kvinne|kvinna|ungdom|ungdommen|barn|barnet|unge|ungen|sønn|sønnen|son|sonen|datter|dattera|datteren|dotter|dottera|bror|broren|lillebror|lillebroren|søster|søstra|søstera|lillesøster|syster|far|mor|mamma|pappa|bestemor|bestefar|mormor|farmor|oldemor"
    r"|fosterbarn|fosterbarnet|fosterson|fostersønn|fosterdatter|tenåring|minstemann|eldstemann|minsten|eldsten|yngste|eldste|minste|boy|girl|kid|son|daughter|brother|sister|baby|babyen|elev|eleven|kjæreste|kjæresten|venninne|nevø|niese|tvillinger|tvillingene)"
)
_AGED = re.compile(
    rf"(?<!\w){_PERSON}(?: (?:min|mi|vår|hans|hennes|deres))? (?:på|aged|of|,)? ?(?P<x>{_N}{_HALF}(?:{_YEAR}|(?!\w)))(?!\w)(?! (?:uker|veker|dager|dagar|timer|mnd|måned\w*|stk|gruppa|kontoret|møter?|barn|søsken|sysken))"
)
_COMPOUND = re.compile(
    rf"(?<!\w)(?P<x>{_N})(?: ?- ?)?(?:års?(?:dag|alder|jent|gut|gamm|gaml)\w*|årige?n?|åring\w*)(?!\w)"
)
_MONTHS_OLD = re.compile(
    rf"(?<!\w)(?P<x>{_N} (?:måneder|månader|mnd|uker|veker|dager|dagar|months|weeks) (?:gammel|gamal|gamle|gammelt|gml|old))(?!\w)"
)
_BORN_YEAR = re.compile(
    r"(?<!\w)(?:født|fødd|f\.|born|årgang)(?: i| in)? (?P<x>(?:19|20)\d\d)(?![\d./-])|(?<!\w)(?P<y>(?:19|20)\d\d)-modell"
)
_SEVERAL = re.compile(
    rf"(?<!\w)(?:jentene|guttene|gutane|barna|ungane|ungene|søsknene|syskena|tvillingene|tvillingane|tvillinger|søsken|sysken|gutter|jenter|gutar|brødrene|brørne|søstrene|systrene|to barn|to gutter|to jenter|døtre|sønner|døtrene|sønnene) på (?P<a>{_N})(?:, (?P<b>{_N}))? og (?P<c>{_N}{_YEAR}?)(?!\w)"
)
_ONE_YEAR = re.compile(
    rf"(?<!\w){_SUBJECT} {_BE}{_ADVERB} (?P<x>(?:et|ett|eit|eitt|1) år)(?!\w)(?! (?:siden|sidan|med|uten|til|på))"
)
_INVERTED = re.compile(
    rf"(?<!\w)(?:blir|vert|ble|blei|vart|fyller|fyl|fylte|er|var|va|am|was)(?: jo| nå| no)? (?:jeg|eg|æ|jæ|han|hun|ho|hu|hainn|lillebror|minstemann|gutten|jenta) (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}"
)
_BARE_START = re.compile(
    rf"(?:^|[.!?\n:] ?)(?:e|er|am) (?P<x>{_N}{_HALF}{_YEAR}?)(?= (?:no|nå|og|å|men|år|snart)(?!\w)|[.,])"
)
_ONE_OF = re.compile(
    rf"(?<!\w)(?:han|hun|ho|hu|den|ei|en|ein|minsten|eldsten|broren|søstera) på (?P<x>{_N}{_YEAR}?)(?!\w)(?= (?:sa|seier|sier|vil|ville|som|og|har|hadde|er|var|ble|fikk|fekk|synes|syntes|mente|meiner|spurte|fortalte|fortel)\b|[.,:])"
)
_PAREN = re.compile(rf"\((?:(?:snart|nå|no|nesten|bare|berre|straks|akkurat) )?(?P<x>{_N}{_HALF}{_YEAR}?)\)")
_COMMA = re.compile(rf"(?<=,) (?P<x>{_N}{_HALF}{_YEAR})(?=[ ,.)])")
_ANY_YEARS = re.compile(
    rf"(?<![\w-])(?P<x>{_N}{_HALF} ?års?)(?! (?:eldre|yngre|older|younger|siden|sidan|på rad|framover|fremover|tilbake|fram|frem|med|uten|utan|etter|før|igjen|til|og \d|seinere|senere|gamle saker|garanti|unna))(?!\w)"
)
_AGE_IS = re.compile(rf"(?<!\w)(?:alder(?:en)?|age)(?: er| på| var|:| is| av)? ?(?P<x>{_N}{_YEAR}?)(?!\w)")
_AGE_OF = re.compile(rf"(?<!\w)(?:alder av|en alder av|age of) (?P<x>{_N}{_YEAR}?)(?!\w)")
_GENERAL = re.compile(
    r"(?<!\w)(?:man|(?:ein|en) (?:er|e|blir|vert|fyller|fyl|har|var)|du|dere|dykk|dei som|de som|dem som|alle|barn|unger|ungdom|ungdommer|de|dei|dem|folk|one|you|alle som|når vi|før vi|når de|når dei|etter fylte|har fylt|aldersgrense\w*|lov\w*|rett|rettigheter?|partsrett\w*|grensa?|grensen|minst)(?!\w)[^.!?\n]{0,14}$"
)
_DURATION = re.compile(
    r"(?<!\w)(?:i|på|over|under|etter|for|om|siste|første|fyrste|til|fra|frå|minst|ca|ca\.|cirka|nesten|inntil|opptil|hvert|kvart|hver|kvar|per|mellom|gjennom|innen|enn|rundt|hele|heile|de|dei|disse|desse|neste|på over|i over|brukte|brukt|tok|tar|ventet|venta|vente|har|hatt|budd|bodd|jobba|the|last|past|helt til|heilt til|til du er|fram til|in|for|og|eller|-|fylte|på bare|gått)\s*(?:nesten |over |mer enn |meir enn |snart |cirka |ca\.? |minst |bare |berre |hele |heile |\d+[- ])?$"
)
_WHY = "Alder på én person."
_WHY_LOOK = "Kan være alderen til én person."


def find(face: Surface) -> Iterator[Finding]:
    text = face.folded
    for m in _YEARLING.finditer(text):
        plural = m["end"] in ("ar", "er", "ane", "ene")
        if plural:
            yield (
                look(*m.span(), Label.AGE, _WHY_LOOK, 0.45)
                if m["end"] in ("ane", "ene")
                else look(*m.span(), Label.AGE, _WHY_LOOK, 0.4)
            )
        else:
            yield mask(*m.span(), Label.AGE, _WHY, 0.9)
    for m in _OLD.finditer(text):
        if not _general(text, m.start()):
            yield mask(*m.span(), Label.AGE, _WHY, 0.9)
    for regex in (_IS, _AGED, _AGE_IS, _AGE_OF, _TURNS, _INVERTED, _BARE_START, _ONE_OF, _ONE_YEAR):
        for m in regex.finditer(text):
            if _general(text, m.start()) or (regex is _TURNS and _crowd(text, m.start())):
                continue
            if (
                regex is _AGED
                and _NUMBERED.match(m.group())
                and not re.search(r"år|,|på|aged|of", m.group())
                and not _high(m["x"])
            ):
                continue
            if (
                regex is _TURNS
                and m["v"] in ("blir", "vert", "ble", "blei", "vart")
                and not re.search("år", m["x"])
                and not _young(m["x"])
            ):
                continue
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)
    for m in _THEN_WAS.finditer(text):
        if not (
            m["w"] in ("når", "til", "fra", "frå")
            and re.search(r"(?<!\w)(?:man|vi|de|dei|du)(?!\w)", m.group())
        ):
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)
    for m in _ANY_YEARS.finditer(text):
        before = text[max(0, m.start() - 26) : m.start()]
        if not _DURATION.search(before) and not _general(text, m.start()):
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.5)
    for m in _SEVERAL.finditer(text):
        for group in "abc":
            if m[group]:
                yield mask(*m.span(group), Label.AGE, _WHY, 0.8)
    for m in _MONTHS_OLD.finditer(text):
        yield mask(*m.span("x"), Label.AGE, _WHY, 0.85)
    for m in _BORN_YEAR.finditer(text):
        yield look(*m.span("x" if m["x"] else "y"), Label.AGE, "Fødselsår.", 0.5)
    for m in _COMPOUND.finditer(text):
        yield look(*m.span(), Label.AGE, _WHY_LOOK, 0.5)
    yield from _parentheses(face)


def _high(number: str) -> bool:
    """«gutt 12» is an age, «gutt 2» a participant."""
    return number.isdigit() and int(number) >= 8


_NUMBERED = re.compile(r"(?:gutt|gut|jente|jenta|ungdom|elev|mann|kvinne|person|kid|boy|girl|dame|barn)")


def _young(number: str) -> bool:
    """A number that somebody «becomes»: not «ble to» (split in two) or «ble fem» (became five of us)."""
    return (number.isdigit() and 10 <= int(number) <= 25) or number in (
        "tolv",
        "tretten",
        "fjorten",
        "femten",
        "seksten",
        "søtten",
        "sytten",
        "atten",
        "nitten",
        "tjue",
    )


def _general(text: str, start: int) -> bool:
    """«når man er åtte», «alle som har fylt 15»."""
    return bool(_GENERAL.search(text[max(0, start - 30) : start]))


def _crowd(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"(?<!\w)(?:man|du|en|ein|vi|de|dei|dere|alle|før|klokka|det|ventetida|fristen|etter) (?:\w+ )?$",
            text[max(0, start - 24) : start],
        )
    )


def _parentheses(face: Surface) -> Iterator[Finding]:
    """«Vilde (15 år)» is an age; «svar på sms (5), tid (4)» are counts."""
    found = list(_PAREN.finditer(face.folded))
    for m in found:
        if "år" in m["x"]:
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.9)
            continue
        capital = bool(re.search(r"[A-ZÆØÅ][\w-]+ $", face.text[max(0, m.start() - 30) : m.start()]))
        if capital:
            yield mask(*m.span("x"), Label.AGE, _WHY, 0.8)
        elif len(found) < 2:
            yield look(*m.span("x"), Label.AGE, _WHY_LOOK, 0.45)


_AFTER_NAME = re.compile(
    rf"(?:,? |,|/)(?P<x>{_N}{_HALF}{_YEAR}?)(?=[ ,.;:!?)]|$)(?! ?(?:uker|veker|dager|dagar|timer|ganger|gonger|gang|mnd|måneder|stk|kr|barn|søsken|sysken|andre|ting|møter|minutt|min|km)(?!\w))"
)
_AFTER_NAME_PAREN = re.compile(rf" ?\((?P<x>{_N}{_HALF}{_YEAR}?)[),]")


_NAME_IS = re.compile(rf" {_BE}{_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}")


def after_names(face: Surface, persons: Iterable[Finding]) -> Iterator[Finding]:
    """Ages right after a person's name: «amina (14)», «Ingrid, 14», «tobias 9 år»."""
    counts = len(_PAREN.findall(face.folded)) > 1
    for person in persons:
        sure = person.action is Action.MASK
        if (m := _AFTER_NAME_PAREN.match(face.folded, person.end)) and (sure or not counts):
            yield (mask if sure else look)(*m.span("x"), Label.AGE, _WHY, 0.85)
        elif m := _AFTER_NAME.match(face.folded, person.end):
            exact = "år" in m["x"] or m.group().startswith(",")
            if not exact and not (sure and m["x"].isdigit() and int(m["x"]) > 3):
                continue
            yield (mask if sure and exact else look)(*m.span("x"), Label.AGE, _WHY, 0.7)
        elif m := _NAME_IS.match(face.folded, person.end):
            yield (mask if sure else look)(*m.span("x"), Label.AGE, _WHY, 0.8)
