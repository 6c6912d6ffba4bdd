# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Places: municipalities, towns, districts, villages, regions smaller than a county, streets without number.

Many Norwegian places are also words (os, nes, ski, time, sola, hole, re). Such a word is a place only
if what stands around it says so: a preposition with a verb of living or moving, «kommune» after it, a
capital that no sentence start explains. Counties and countries are no places here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.lexicon import word_set
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface, Word
from verksted.workshop.language import mark

_LIVING = re.compile(
    r"(?:bor|bodd\w*|bu|bur|budd\w*|flytt?\w*|kom|kommer|kjem|oppvokst|vokst|vaks\w*|reis\w*|dro|drar|drog|kjør\w*|køyr\w*|fosterh\w*|fh|beredskapsh\w*|besøksh\w*|hybel\w*"
    r"|hus|huset|leilighet\w*|leilegh\w*|samvær\w*|plasser\w*|placed|møte\w*|kontor\w*|hjemme|heime|hos|moved|live|lives|lived|born|født|fødd|sykehus\w*|sjukehus\w*|barnever\w*|bv|skole\w*|skule\w*"
    r"|nav|bup|folk\w*|gjeng\w*|verksted\w*|verkstad\w*|henta|hentet|tog\w*|buss\w*|ferj\w*|ferg\w*|pendl\w*|jobb\w*|arbeid\w*|inst|institusjon\w*|hytt\w*|gard\w*|gård\w*|butikk\w*|familie\w*|slekt\w*"
    r"|bestemor|mormor|farmor|bestefar|tante|onkel|mor|far|mamma|pappa|bror\w*|søs\w*|sys\w*|tilbake|heim|hjem|helt|heilt|akutth\w*|hybler|avdeling\w*|saken|saka|vaks|åra|år|somrane|sommeren|placed|oppe|nede|ute|inne|borte)$"
)
_AFTER = frozenset(
    "kommune kommunes kommunen sentrum stasjon skole skule barneskole ungdomsskole ungdomsskule barnehage vgs videregående vidaregåande kirke kyrkje torg bru brygge havn "
    "il fk legevakt barneverntjeneste barneverntenesta barnevernstjeneste barnevern legesenter sykehus sjukehus bydel by tettsted bygd øst vest nord sør kommunestyre ungdomsråd".split()
)
_FORBIDDEN_BEFORE = frozenset(
    "en ei et ein eit den det hver kvar hvert kvart per pr neste første fyrste siste halv halve halvannen denne annenhver min mi mitt vår si".split()
)
# «på ski», «i time»: the words that make the ordinary reading the likely one.
_OTHER_READING = {
    "ski": re.compile(r"(?:gå\w*|gikk|gjekk|dra\w*|dro|stå\w*|sto|tur\w*|lære\w*|vinter\w*|langrenn|slalåm|snø|løype\w*|bakke\w*|køyr\w*|kjør\w*|renn\w*|fjellet)$"),
}  # fmt: skip
_NEVER_ON_SKIS = frozenset("i fra frå til te ved".split())
_LESSON = frozenset("hos med til på for om hver kvar og av".split())
"""«i time hos psykologen»: an appointment, not the municipality."""
_IDIOMS = frozenset(
    f"{before} {low}"
    for before, words in (
        (
            "i",
            "fall hell tro live hop drift stad ly ro rest time land sand fjell heim hus skog fjord jord sti sal rest topp sol vest øst nord sør tau driva fjæra",
        ),
        (
            "på",
            "tro land fjell heim tur topp vei tau strand ski hell bru hus feiring rest sti sal stol time kne øye sand holmen skjold hov nå",
        ),
        ("til", "land fjell hus strand stad feiring tro hell fjord heim sal bords sol skog nå"),
        ("fra", "land fjell hus topp sol vest øst nord sør"),
        ("ved", "bru strand fjord hav"),
        ("over", "land hell fjell fjord bru"),
        ("rundt", "hus"),
        ("mot", "sol vest øst nord sør topp strand land"),
    )
    for low in words.split()
)
_JOINED = frozenset(
    {
        ", ",
        " og ",
        "/",
        " eller ",
        " and ",
        ",",
        " & ",
        ", så ",
        ", deretter ",
        " til ",
        " te ",
        " ti ",
        ", og ",
    }
)
_JOINED_WHY = mark("Står i rad med andre steder.")
_ON_THEM = frozenset("ski os ås nes voss lom gol moen".split())
"""Where people live «på»; in the sun they sit «i sola», on Sola they live."""
_WHOLE = frozenset("hele heile halve halva".split())
"""«hele drammen vet det»: a town that is a form of an everyday word only by accident."""
_MISSED = frozenset(
    "savner saknar savna sakna savne sakne savnet forlot besøker besøkte besøkje hater hatar elsker elskar".split()
)
_MUNICIPALITY = frozenset("kommune kommunes bydel bydels".split())
_COUNTY = frozenset(
    "agder akershus buskerud finnmark innlandet nordland rogaland telemark troms trøndelag vestfold vestland østfold norge noreg norway".split()
)

_STREET = re.compile(
    r"(?<![\w-])[^\W\d_]{3,24}(?:veien|vegen|vei|veg|gata|gaten|gate|allé|alleen|alléen|smauet|veita|svingen|kroken|stien|bakken|ringen|plassen|torget|terrasse)(?:s)?(?![\w-])"
)
_STRONG_STREET = re.compile(r"(?:veien|vegen|gata|gaten|gate|allé|alleen|alléen|smauet|veita)s?$")
_STREET_WHY = mark("Ser ut som en vei eller gate.")
_LISTED_WHY = mark("Står i registeret over kommuner og steder.")
_CONTEXT_WHY = mark("Kan være et sted, ut fra ordene rundt.")


@cache
def _homographs() -> frozenset[str]:
    return word_set("steder", "homografer")


def find(face: Surface) -> Iterator[Finding]:
    words = face.words
    place, last = 0, -1
    while place < len(words):
        length = _listed_row(face, place)
        found = _listed(face, place, length) if length else None
        if (
            length
            and last >= 0
            and face.folded[last : words[place].start] in _JOINED
            and words[place].low not in known.FUNCTION_WORDS
        ):
            found = mask(words[place].start, words[place + length - 1].end, Label.PLACE, _JOINED_WHY, 0.85)
        if found:
            yield found
            last = found.end if found.action is Action.MASK else -1
        place += max(length, 1)
    yield from _districts(face)
    yield from _streets(face)


_DISTRICT = re.compile(
    r"(?<![\w-])bydel (?P<x>(?:(?:gamle|nordre|søndre|østre|vestre|indre|ytre|st\.) )?[^\W\d_]{3,24})(?![\w-])"
)
_DISTRICT_WHY = mark("Navn på en bydel.")


def _districts(face: Surface) -> Iterator[Finding]:
    """«bydel Alna», «bydel gamle oslo»: what follows the word, unless it is an everyday word."""
    for m in _DISTRICT.finditer(face.folded):
        name = m["x"].rsplit(" ", 1)[-1]
        capital = face.text[m.end() - len(name)].isupper()
        if known.is_function(name) or (known.ordinary(name) and not capital and not known.is_place(m["x"])):
            continue
        yield mask(*m.span(), Label.PLACE, _DISTRICT_WHY, 0.9)


def _listed_row(face: Surface, place: int) -> int:
    """How many words from here on are the name of one place; 0 if none."""
    words = face.words
    longest = min(3, len(words) - place) if words[place].low in word_set("steder", "forsteledd") else 1
    for length in range(longest, 0, -1):
        if length > 1 and not all(
            face.text[words[i].end : words[i + 1].start] in (" ", "-")
            for i in range(place, place + length - 1)
        ):
            continue
        joined = face.folded[words[place].start : words[place + length - 1].end]
        if _known(joined) or (
            joined.endswith("s")
            and len(joined) > 4
            and joined[:-1] not in _homographs()
            and _known(joined[:-1])
        ):
            return length
    return 0


def _known(name: str) -> bool:
    return known.is_place(name) and name not in _COUNTY


def _listed(face: Surface, place: int, length: int) -> Finding | None:
    words = face.words
    start, end = words[place].start, words[place + length - 1].end
    low = face.folded[start:end]
    hyphened = face.text[start - 1 : start] == "-" and face.text[start - 2 : start - 1].isalnum()
    if hyphened:
        return None
    if length == 1 and (low in _homographs() or low.removesuffix("s") in _homographs() or len(low) < 4):
        return _homograph(face, place, low)
    if (
        length == 1
        and known.listed_word(low)
        and not (_after_preposition(words, place) or face.capital(place))
    ):
        return _homograph(face, place, low)
    if length == 1 and (known.given_name(low) or known.surname(low)) and not _after_preposition(words, place):
        return Finding(start, end, Label.PLACE, Action.LOOK, Source.LIST, 0.5, mark("Sted eller navn."))
    if (
        place + length < len(words)
        and words[place + length].low in _MUNICIPALITY
        and face.adjacent(place + length - 1)
    ):
        end = words[place + length].end
    return Finding(start, end, Label.PLACE, Action.MASK, Source.LIST, 0.9, _LISTED_WHY)


def _after_preposition(words: tuple[Word, ...], place: int) -> bool:
    return place > 0 and words[place - 1].low in known.PREPOSITIONS


def _homograph(face: Surface, place: int, low: str) -> Finding | None:
    words = face.words
    word = words[place]
    before = words[place - 1].low if place else ""
    after = words[place + 1].low if place + 1 < len(words) and face.adjacent(place) else ""
    if before in _FORBIDDEN_BEFORE or (
        low in known.FUNCTION_WORDS
        and not face.capital(place)
        and after not in ("kommune", "sentrum")
        and low not in ("re", "os", "ås", "ål", "hå")
    ):
        return None
    weight = 0
    if low == "time" and before == "i" and after not in _LESSON:
        weight += 1
    weight += 3 if after in _AFTER else 0
    weight += 2 if face.capital(place) else 0
    if before in _MISSED and face.adjacent(place - 1):
        weight += 2
    if before in _WHOLE and face.adjacent(place - 1) and low not in _homographs():
        weight += 2
    if before in known.PREPOSITIONS and face.adjacent(place - 1):
        weight += 1
        near = [w.low for w in words[max(0, place - 6) : place - 1]]
        if (
            after not in _AFTER
            and not (low == "ski" and before in _NEVER_ON_SKIS)
            and (other := _OTHER_READING.get(low))
            and any(other.match(w.low) for w in words[max(0, place - 6) : place + 4])
        ):
            return None
        weight += 2 if any(_LIVING.match(w) for w in near) else 0
        weight += 1 if before in ("fra", "frå", "from") and not _idiom(before, low) else 0
        weight += 1 if not known.listed_word(low) else 0
        weight += 1 if not _idiom(before, low) else 0
        weight += before == "på" and (low == "sola" or (place >= 2 and low in _ON_THEM))
    if weight >= 3:
        end = words[place + 1].end if after in _MUNICIPALITY else word.end
        return mask(word.start, end, Label.PLACE, _CONTEXT_WHY, 0.8)
    return look(word.start, word.end, Label.PLACE, _CONTEXT_WHY, 0.45) if weight == 2 else None


def _idiom(before: str, low: str) -> bool:
    """Whether preposition and word make an everyday phrase: «på land», «i tro», «i dalen»."""
    return f"{before} {low}" in _IDIOMS or known.definite(low)


def _streets(face: Surface) -> Iterator[Finding]:
    for m in _STREET.finditer(face.folded):
        low = m.group()
        stem = re.sub(
            r"(?:veien|vegen|vei|veg|gata|gaten|gate|allé|alleen|alléen|smauet|veita|svingen|kroken|stien|bakken|ringen|plassen|torget|terrasse)s?$",
            "",
            low,
        )
        if (
            stem.rstrip("s") in word_set("steder", "veier_ikke")
            or stem in word_set("steder", "veier_ikke")
            or known.listed_word(low)
        ):
            continue
        before = re.search(r"(\w+) $", face.folded[max(0, m.start() - 12) : m.start()])
        placed = bool(before) and before[1] in known.PREPOSITIONS if before else False
        capital = face.text[m.start()].isupper()
        strong = bool(_STRONG_STREET.search(low)) and not low.endswith(("vei", "veg", "gate"))
        if strong and (placed or capital):
            yield mask(*m.span(), Label.PLACE, _STREET_WHY, 0.85)
        elif strong or (placed and capital) or (placed and not known.ordinary(low)):
            yield look(*m.span(), Label.PLACE, _STREET_WHY, 0.5)
