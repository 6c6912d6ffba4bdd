# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Addresses: street and number, flats and stairs, farms with their place, P.O. boxes, postcode and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.farm import farms
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_ROAD = (
    "veien vegen vei veg gata gaten gate allé alleen alléen alle stien sti stigen stig svingen sving ringen ring kroken krok smauet veita kvartalet "
    "plassen plass torget torg terrasse terrassen tunet tun bakken bakke bakkane bakkene lia li lien haugen haug haugane åsen ås kleiva kleiven jordet løkka løkken marka grenda grend dalen dal moen mo neset nes vika vik "
    "odden odde myra myr myrane flata flaten sletta enga engen hagen berget berg brekka toppen stranda strand lunden lund porten skogen skog parken brygge brygga kaia kai feltet område rabben rabbane hammaren hammeren "
    "kollen vangen vang teigen teig hølen sundet sund bukta bukt kulla bekken elva kanten viken øra øya holmen skaret svea tråkket tråkka dumpa gjerdet gjerde rydningen saga mølla leitet ledet grinda faret holtet almenningen allmenningen passasjen vollen slippen havna hamna krysset tomta høgda høgdene stubben vein vien veie vegn gatta agta"
)
_GENITIVE_ROADS = frozenset("vei veg gate gata allé plass torg bakke tun terrasse park brygge".split())
NUMBER_WORDS = (
    "en|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
    "|(?:tjue|tretti|førti|femti|seksti|sytti|åtti|nitti)(?:en|to|tre|fire|fem|seks|sju|syv|åtte|ni)?"
)
_STRONG = frozenset(
    "veien vegen vei veg gata gaten gate allé alleen alléen smauet veita vein vien vegn gatta agta".split()
)
NUMBER = r"\d{1,4}(?: ?[a-h](?![\wæøå])|[a-h](?!\w))?(?:[-/]\d{1,4}(?: ?[a-h](?!\w))?)?"
FLAT = r"(?:,? ?(?:h|u|k|l)\d{4}(?!\d)|,? (?:leil(?:ighet|\.)?|leilegheit|oppgang|inngang|oppg\.|blokk|hybel|bolignr|seksjon)\.? ?(?:nr\.? ?)?[\da-h]\w{0,4}|,? (?:\d{1,2}\.? ?(?:etg\.?|etasje)|(?:u|kj)\.? ?(?:etg?\.?|etasje)|kjeller(?:en)?|sokkel(?:en)?|underetasjen?|loftet|[1-9]\. (?:høyre|venstre|h|v)(?!\w)|t\. ?[hv]\.?(?!\w)))"
_POSTCODE = r"(?:,? ?(?:(?:n|no)-)?\d{4} [^\W\d_]{2,20}(?:[ -](?:i|på) [^\W\d_]{2,20})?)"
_STREET = re.compile(
    rf"(?<![\w-])(?P<street>(?:[^\W\d_][\w'´.-]{{0,30}}?)?(?:{'|'.join(sorted(_ROAD.split(), key=len, reverse=True))})) (?:nr\.? ?|nummer )?(?P<number>{NUMBER})(?![\w%]|[.,/:]\d)(?P<flat>(?:{FLAT}){{0,3}})"
)
_BEFORE = re.compile(r"((?:(?:[^\W\d_][\w'.-]{0,30}|\d{1,2}\.?s) ){1,4})$")
_KINGS = re.compile(r"\d{1,2}\.?s|[ivx]{1,5}s?|[^\W\d_]{4,}(?:des|tes)")
"""«Haakon den 7.s gate», «Haakon VIIs gate»."""
_NO_HOUSE = re.compile(r" - \d|-[^\W\d_]{2}")
"""«Haugesund 2 - 0», «RBKs 16-meter»."""
_HIGHWAY = re.compile(r"(?:fylkes|riks|europa|kommune|fv|rv)ve[gi]")
_COUNTS = re.compile(r" [^\W\d_]{3,}(?:er|ar|år)(?!\w)")
UNIT = re.compile(
    r" ?(?:år|uker?|veker?|dag|dager|dagar|timer?|min|minutt\w*|ganger|gonger|gang|gong|km|kilometer|meter|m|mil|kr|kroner|prosent|%|stk|personer|barn|ungar|unger|stykker|stykke|mnd|måned\w*|månad\w*|gutter|jenter|andre|ungdommer|familier|og en halv|av|til \d)(?!\w)"
)
_BARE_OK = frozenset(
    "nordre søndre østre vestre øvre nedre gamle store lille vesle indre ytre midtre lange nye søre nørdre austre st sankt olav".split()
)
_POST = re.compile(
    r"(?<![\w.,/-])(?:(?:n|no)-)?(?P<code>\d{4}) (?P<place>[^\W\d_]{2,20}(?:(?: i | på |-| )[^\W\d_]{2,20})?)"
)
_BOX = re.compile(
    rf"(?<!\w)(?:postboks|post boks|postb\.|pb\.?|p\.? ?b\.?|boks|serviceboks|p\.?o\.? ?box) ?(?:nr\.? ?)?\d{{1,5}}(?!\w)(?: [^\W\d_]{{2,20}})?{_POSTCODE}?"
)
_CADASTRE = re.compile(
    r"(?<!\w)(?:g(?:år|ar)?d?s?\.?n(?:umme)?r\.?|gnr\.?)[ :]*\d{1,4}(?:[ ,/]*(?:og )?(?:b(?:ruks)?\.?n(?:umme)?r\.?|bnr\.?)[ :]*\d{1,4})?|(?<!\w)gnr\.?/bnr\.?[ :]*\d{1,4}/\d{1,4}"
)
_ABBREVIATED = re.compile(
    r"(?<![\w-])(?:(?:[A-ZÆØÅ][\w'-]*\.? ){1,3}(?:[Gg]t|[Vv]n|[Vv]|[Pp]l|[Vv]g)\.?|[A-ZÆØÅ][a-zæøå]{2,20}(?:v|vn|vg|pl|gt)\.) ?\d{1,3} ?[a-hA-H]?(?![\w/]|[.,]\d)"
)
_BLOCK = re.compile(
    r"(?<!\w)(?:blokk|hus|bygg|rekkehus|brakke|oppg\.?|oppgang|inngang)(?: nr\.?)? ?(?:\d{1,3}[a-h]?|[a-h]),? (?:oppgang|inngang|leil\.?|leilighet) ?(?:nr\.? ?)?[\da-h]\w{0,3}(?!\w)"
)
_BARE_POSTCODE = re.compile(r"(?<![\w-])[A-ZÆØÅ][\w'-]{2,24} \d{1,3} ?[a-hA-H]?, ?\d{4}(?!\w)")
SWALLOW = re.compile(rf"{_POSTCODE}")
_LONG_ROADS = ("veien", "vegen", "gata", "gaten", "alléen", "smauet")
_SAID = re.compile(
    rf"(?<![\w-])(?P<street>[^\W\d_]{{3,24}}(?:veien|vegen|gata|gaten|alléen|smauet)) (?:nr\.? |nummer )?(?:{NUMBER_WORDS})(?: [a-h])?(?!\w)"
)
"""«kirkeveien tolv b»."""
WHY = mark("Gateadresse.")
YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")


def find(face: Surface) -> Iterator[Finding]:
    yield from farms(face)
    for m in _BLOCK.finditer(face.folded):
        yield look(*m.span(), Label.ADDRESS, mark("Gate og nummer."), 0.6)
    for m in _SAID.finditer(face.folded) if any(road in face.folded for road in _LONG_ROADS) else ():
        if not UNIT.match(face.folded, m.end()) and not _COUNTS.match(face.folded, m.end()):
            yield look(*m.span(), Label.ADDRESS, WHY, 0.5)
    if _DIGIT.search(face.text):
        yield from _with_numbers(face)


def _with_numbers(face: Surface) -> Iterator[Finding]:
    """What is an address by its number; where no digit stands, none of these is looked for."""
    text = face.folded
    for m in _STREET.finditer(text):
        yield from _street(face, m)
    for m in _POST.finditer(text):
        yield from _post(face, m)
    for m in _BOX.finditer(text):
        bare = m.group().startswith("boks") and not re.search(r"\d{3}", m.group())
        if not bare:
            yield mask(*m.span(), Label.ADDRESS, mark("Postboks."), 0.9)
    for m in _CADASTRE.finditer(text):
        yield mask(*m.span(), Label.ADDRESS, mark("Gårds- og bruksnummer."), 0.9)
    for m in _ABBREVIATED.finditer(face.text):
        yield mask(*m.span(), Label.ADDRESS, mark("Gate og nummer."), 0.8)
    for m in _BARE_POSTCODE.finditer(face.text):
        yield look(*m.span(), Label.ADDRESS, mark("Gate og nummer."), 0.6)


def _street(face: Surface, m: re.Match[str]) -> Iterator[Finding]:
    text, street = face.folded, m["street"]
    if UNIT.match(text, m.end("number")) or _NO_HOUSE.match(text, m.end("number")) or _HIGHWAY.match(street):
        return
    road = next(r for r in sorted(_ROAD.split(), key=len, reverse=True) if street.endswith(r))
    stem = street[: -len(road)].rstrip("-")
    start, lead = name_start(face, m.start(), road, alone=not stem)
    if not stem and not lead:
        return
    capital = face.text[m.start("street")].isupper() or (lead and face.text[start].isupper())
    strong = road in _STRONG and (len(stem) > 1 or lead)
    if (
        not strong
        and stem
        and known.listed_word(street)
        and not capital
        and not lead
        and not _placed(text, start)
    ):
        return
    if YEAR.fullmatch(m["number"]) and not strong:
        return  # «Lyngvik 2026» is a place and a year
    end = m.end()
    if (post := SWALLOW.match(text, end)) and postal(post.group()):
        end = post.start() + len(_postal_span(post.group()))
    place = re.match(r",? (?:i |på )?([^\W\d_]{2,20})", text[end:]) if end == m.end() else None
    if (
        place
        and known.is_place(place[1])
        and place.group().startswith(",")
        and not known.listed_word(place[1])
    ):
        end += place.end()
    if strong or capital:
        yield mask(start, end, Label.ADDRESS, WHY, 0.95)
    elif not known.ordinary(street):
        yield mask(start, end, Label.ADDRESS, WHY, 0.8)
    else:
        yield look(start, end, Label.ADDRESS, WHY, 0.5)


def _placed(text: str, start: int) -> bool:
    """«til moltemyra 7», «i bakkehaugen 3»: a preposition before a word that may be a street."""
    return bool(
        re.search(
            r"(?<!\w)(?:i|til|på|fra|frå|te|in|at|from|to|adr(?:essen?)?\.?:?) $",
            text[max(0, start - 10) : start],
        )
    )


def name_start(face: Surface, start: int, road: str, *, alone: bool) -> tuple[int, bool]:
    """Where the name of the street begins when more words belong to it: «Henrik Ibsens gate 5», «Gamle Drammensvei 2»."""
    m = _BEFORE.search(face.folded[max(0, start - 90) : start])
    if not m:
        return start, False
    words = m[1].split()
    at, led = start, False
    for count, word in enumerate(reversed(words)):
        place = at - len(word) - 1
        if face.folded[place : at - 1] != word or word[-1].isdigit():
            break
        upper = face.text[place].isupper()
        genitive = (
            alone
            and road in _GENITIVE_ROADS
            and count == 0
            and word.endswith("s")
            and word not in known.FUNCTION_WORDS
        )
        fits = (
            word in _BARE_OK
            or genitive
            or (
                upper
                and (place > 0 or led or alone)
                and word not in known.PREPOSITIONS
                and word not in known.FUNCTION_WORDS
            )
        )
        strange = (
            alone
            and road in _GENITIVE_ROADS
            and count == 0
            and not known.given_name(word)
            and (
                not known.ordinary(word)
                or (_placed(face.folded, place) and not known.verb_or_adjective(word))
            )
            and not known.is_function(word)
        )
        name = (
            led
            and alone
            and (
                known.given_name(word)
                or word in ("st.", "chr.", "prof.", "dr.", "general", "dronning", "kong", "prins", "biskop")
            )
        )
        king = (alone and count == 0 and bool(_KINGS.fullmatch(word))) or (led and alone and word == "den")
        if not (fits or name or strange or king):
            break
        if (
            upper
            and not alone
            and word not in _BARE_OK
            and not known.is_place(word)
            and known.listed_word(word)
        ):
            break
        at, led = place, True
    return at, led


def postal(tail: str) -> bool:
    m = re.search(r"(\d{4}) ([^\W\d_]+)", tail)
    return (
        bool(m)
        and m is not None
        and (known.is_place(m[2]) or not known.ordinary(m[2]) or not tail.startswith(" "))
    )


def _postal_span(tail: str) -> str:
    """«, 1440 drøbak» without a following word that is no part of the place («1440 drøbak i går»)."""
    m = re.match(r"(.*?\d{4} [^\W\d_]+)([ -](?:i|på) ([^\W\d_]+))?$", tail)
    if m and m[2] and not known.is_place(f"{m[1].split()[-1]}{m[2]}"):
        return m[1]
    return tail


def _post(face: Surface, m: re.Match[str]) -> Iterator[Finding]:
    words = m["place"].split()
    first = re.split(r"[ -]", m["place"])[0]
    start = m.start()
    code = m["code"]
    capital = face.text[m.start("place")].isupper()
    if UNIT.match(face.folded, m.start("place") - 1) or not (
        known.is_place(first) or known.is_place(m["place"])
    ):
        if capital and not known.listed_word(first) and not (code[:2] in ("19", "20") and int(code) < 2100):
            yield mask(start, m.start("place") + len(first), Label.ADDRESS, mark("Postnummer og sted."), 0.75)
        return
    end = m.end() if len(words) > 1 and known.is_place(m["place"]) else m.start("place") + len(first)
    year = 1900 <= int(code) < 2100
    before = face.folded[max(0, start - 5) : start]
    if before.endswith("rema "):
        return
    if (year and (known.listed_word(first) or before.endswith(("i ", "år ")))) or (
        known.listed_word(first) and not capital
    ):
        yield look(start, end, Label.ADDRESS, mark("Kan være postnummer og sted."), 0.5)
    else:
        yield mask(start, end, Label.ADDRESS, mark("Postnummer og sted."), 0.9)
