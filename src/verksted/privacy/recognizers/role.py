# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Roles and offices that point to one person: «treneren min», «mor er ordfører», «rektor på Åsheim».

Roles of the case apparatus without a name (saksbehandler, kontaktperson, tolk) are none, nor is an
office spoken of as a function («rektor bør ikke være med»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import kin, known
from verksted.privacy.recognizers.lexicon import word_set
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.recognizers.role_told import KIN, WHY, offices, places, told, workplaces
from verksted.privacy.surface import Surface

_TAILS = tuple(sorted((w for w in (
    "trener treneren trenar trenaren dirigent dirigenten sjef sjefen direktør direktøren dommer dommeren inspektør inspektøren rektor kaptein kapteinen kjøpmann kjøpmannen presten prest mesteren mester eieren eier eigaren eigar formann formannen "
    "fører føreren proff proffen spiller spilleren keeper keeperen lærer læreren lærar læraren leder lederen leiar leiaren sjåfør sjåføren".split()
)), key=len, reverse=True))  # fmt: skip
_TAIL_NEEDS_PLACE = (
    "lærer",
    "læreren",
    "lærar",
    "læraren",
    "leder",
    "lederen",
    "leiar",
    "leiaren",
    "sjåfør",
    "sjåføren",
    "fører",
    "føreren",
    "mester",
    "mesteren",
    "spiller",
    "spilleren",
)
_CASE = re.compile(
    r"(?:avdelings|team|gruppe|møte|barnevern\w*|prosess|fag|sak\w*|kontakt|nest|enhets|verksteds?|mellom|ansvarsgruppe|tilsyns|turnus|vakt|kurs|tjeneste|miljø|prosjekt|samtale|for|over|av|ut|opp|inn|bil|skole|faglig|dag|per|klasse|sær|medie|hoved|flere|norsk|engelsk|matte|gym|vara)(?:leder|leiar|lærer|lærar|fører|sjåfør|mester|spiller|trener|sjef|eier)"
)
_PARENT = re.compile(
    rf"{KIN}(?: (?:er|e|æ|var|va|ble|blei|vart|blir|is|was|jobber som|jobba som|jobbar som|jobbe som|arbeider som|arbeidar som|utdanner seg til|works as))(?: (?:jo|også|òg|selv|sjølv|liksom|den|en|ei|ein|ny|eks|før|no|nå|the|a|visst|egentlig|eigentleg|fortsatt|framleis|eneste|einaste))*? "
)
_WORKERS = (
    "er ar ist isten leder leiar sjef lege mann dame kvinne fører sjåfør arbeider arbeidar pleier pleiar betjent mester prest tekniker ingeniør direktør rektor sekretær konsulent assistent terapeut psykolog advokat "
    "dommer kaptein skipper vakt vert kokk bonde smed snekker snekkar frisør baker murer maler rørlegger elektriker lærer lærar lærling student politiker politi soldat major offiser pilot journalist kunstner musiker"
)
_TRADE = re.compile(rf"[^\W\d_]{{3,}}(?:{'|'.join(sorted(_WORKERS.split(), key=len, reverse=True))})")
_SELF = re.compile(r"(?<!\w)(?:jeg|eg|æ|jæ) (?:er|e|var|va|ble|blei|vart) (?:jo |selv |sjølv |en |ein |ei )?")
_NO_TRADE = frozenset(
    "fosterforelder fosterforeldre forelder foreldre eier søsken søster mamma pappa fostermor fosterfar barn voksen voksne vaksne vanskelig alkoholiker alkoholikar narkoman diabetiker saksbehandler sakshandsamar kontaktperson tilsynsperson støttekontakt miljøterapeut miljøarbeider miljøarbeidar talsperson leder leiar vikar "
    "sånn bedre betre verre eldre yngre ferdig bekymret sikker klar lenger penger dager dagar uker veker år timer andre større mindre flere fleire her der ser hver kvar bare enig venner venn ikke ikkje mer meir syker redder hjemmer lever glader sur sterk rar bar var ærlig faen flau alltid hos mest ekspert innvandrer flyktning under over etter eller bruker brukar kjæreste kjærester naboer nabo bestevenner person".split()
)
_LINK = frozenset("på i ved for til hos av at of in".split())
_OWN = re.compile(
    r" (?:min|mi|mine|vår|våres|hans|hennes|hennar|deres|til (?:broren|søstera|sønnen|dattera|laget|oss))(?!\w)"
)
_GENITIVE_OWN = re.compile(
    r"(?<!\w)(?:min|mi|my|vår|our)(?: (?:football|soccer|handball|basketball|dance|swim|gamle|gamal|old|forrige|førre|første))? $"
)
_KNOWN_AS = frozenset("kjent kjend profesjonell pensjonert berømt lokal eneste einaste".split())
_LEADING = frozenset(
    "daglig dagleg tidligere tidlegare forhenværende pensjonert avgått eks nav assisterende fungerende konstituert".split()
)
_LEADERS = frozenset("leder lederen leiar leiaren sjef sjefen direktør direktøren".split())
_ANY = frozenset(
    "skolen skulen barneskolen ungdomsskolen barnehagen kommunen laget klubben stedet sentret senteret".split()
)
"""Everybody has one: «treneren på skolen» may be any of them."""
_HOME = frozenset(
    "borte heime hjemme ute inne her der tilbake glad flink ferdig alene aleine redd med".split()
)


def find(face: Surface) -> Iterator[Finding]:
    text = kin.marked(face)
    yield from told(face, text)
    holders = {m.end() for m in _PARENT.finditer(text)}
    myself = {m.end() for m in _SELF.finditer(face.folded)}
    owners = {m.end() for m in _RUNS.finditer(text)}
    for place, word in enumerate(face.words):
        starts = {word.start, _with_word_before(face, place)}
        found = _office(face, place, held=not starts.isdisjoint(holders) or not starts.isdisjoint(myself))
        if found is None and word.start in holders:
            found = _work(face, place)
        if found is None and word.start in owners:
            found = _business(face, place)
        if found is not None:
            yield found


def _office(face: Surface, place: int, *, held: bool) -> Finding | None:
    """An office with its place, its owner or the relative who holds it (`held`)."""
    low = face.words[place].low
    office = low in offices() or (
        low in _LEADERS and _with_word_before(face, place) < face.words[place].start
    )
    ending = _ending(low)
    if not office and (not ending or _CASE.match(low)):
        return None
    start, end = _with_word_before(face, place), face.words[place].end
    reach = _reach(face, place)
    if reach > place:
        say = mask if _named(face, place, reach) else look
        return say(start, face.words[reach].end, Label.ROLE, WHY, 0.85)
    if held and (after := _at_work(face, place)):
        return look(start, after, Label.ROLE, WHY, 0.6)
    everyday = not office and ending in _TAIL_NEEDS_PLACE
    mine = low in word_set("roller", "eie")
    if (mine or not everyday) and (m := _OWN.match(face.folded, end)):
        sure = mine or ending.startswith(("trener", "trenar", "dirigent"))
        return (mask if sure else look)(start, m.end(), Label.ROLE, WHY, 0.8)
    owned = mine and _GENITIVE_OWN.search(face.folded[max(0, start - 22) : start])
    if not everyday and (held or owned):
        return mask(start, end, Label.ROLE, WHY, 0.8)
    return None


def _at_work(face: Surface, place: int) -> int:
    """One past «på slakteriet», «ved sagbruket» after an office; 0 if no workplace follows."""
    words = face.words
    if place + 2 >= len(words) or not (face.adjacent(place) and face.adjacent(place + 1)):
        return 0
    if words[place + 1].low not in _LINK or words[place + 2].low not in workplaces():
        return 0
    return words[place + 2].end


def _ending(low: str) -> str:
    """The office a compound ends with («fotballtreneren» -> «treneren»); empty if none."""
    if not low.endswith(_TAILS):
        return ""
    return next((t for t in _TAILS if low.endswith(t) and len(low) > len(t) + 2), "")


def _with_word_before(face: Surface, place: int) -> int:
    """Where the office begins: with «daglig», «tidligere» if that stands before it."""
    if place and face.words[place - 1].low in _LEADING and face.adjacent(place - 1):
        return face.words[place - 1].start
    return face.words[place].start


_RUNS = re.compile(
    rf"{KIN} (?:eier|eig|driver|driv|styrer|leder|leier|owns|runs)(?: (?:en|ei|ein|et|eit|den|det))? "
)


def _work(face: Surface, place: int) -> Finding | None:
    """«tante er frisør på senteret», «mor er kjent kunstner»: the work of a relative, with its place."""
    word = face.words[place]
    if word.low in known.FUNCTION_WORDS or not word.low.isalpha() or word.low in _HOME:
        return None
    if word.low in _KNOWN_AS and place + 1 < len(face.words) and face.adjacent(place):
        return look(word.start, face.words[place + 1].end, Label.ROLE, WHY, 0.5)
    if (
        _TRADE.fullmatch(word.low)
        and word.low not in _NO_TRADE
        and known.noun(word.low)
        and not known.verb_or_adjective(word.low)
    ):
        return look(word.start, word.end, Label.ROLE, WHY, 0.4)
    if known.verb_or_adjective(word.low):
        return None
    if after := _at_work(face, place):
        return look(word.start, after, Label.ROLE, WHY, 0.5)
    reach = _reach(face, place)
    if reach > place and _named(face, place, reach):
        return mask(word.start, face.words[reach].end, Label.ROLE, WHY, 0.75)
    return None


def _business(face: Surface, place: int) -> Finding | None:
    """«mor driver Joker på Tustna»: what a relative owns or runs."""
    word = face.words[place]
    reach = max(_reach(face, place), place)
    named = face.text[word.start].isupper() or reach > place or word.low in word_set("org", "butikk")
    return look(word.start, face.words[reach].end, Label.ROLE, WHY, 0.55) if named else None


def _reach(face: Surface, place: int) -> int:
    """The last word of «på a-laget til Skrei», «i nabokommunen», «for kulturskolen i Moss»; `place` if none."""
    words = face.words
    last = place
    for _ in range(3):
        if last + 2 > len(words) - 1 or not face.adjacent(last) or words[last + 1].low not in _LINK:
            break
        nxt = _phrase_end(face, last + 2)
        if nxt < 0:
            break
        last = nxt
    return last


def _phrase_end(face: Surface, first: int) -> int:
    """The last word of the place, workplace or team that begins at `first`; -1 if it is none."""
    words = face.words
    if first >= len(words) or not face.text[words[first - 1].end : words[first].start].isspace():
        return -1
    low = words[first].low
    if first + 1 < len(words) and face.text[words[first].end : words[first + 1].start] == "-":
        return first + 1 if words[first + 1].low in ("laget", "lag") else -1
    if low in places():
        return first
    if low[0].isdigit():
        return -1  # «rektor i 2024»
    if low in known.FUNCTION_WORDS and not known.is_place(low):
        return -1
    placelike = known.is_place(low) or low.endswith(
        (
            "skolen",
            "skulen",
            "barnehagen",
            "kommunen",
            "klubben",
            "laget",
            "bygda",
            "byen",
            "korpset",
            "kaféen",
            "kafeen",
            "butikken",
            "kirka",
            "kirken",
        )
    )
    if not (placelike or face.text[words[first].start].isupper() or not known.ordinary(low)):
        return -1
    last = first
    heads = word_set("org", "hode")
    while last + 1 < len(words) and last - first < 4 and face.adjacent(last):
        nxt = words[last + 1]
        joined = face.folded[words[last].start : nxt.end]
        if (
            nxt.low in heads
            or known.is_place(joined)
            or (
                face.text[nxt.start].isupper()
                and face.text[words[last].start].isupper()
                and not known.given_name(nxt.low)
            )
        ):
            last += 1
            continue
        break
    return last


def _named(face: Surface, place: int, reach: int) -> bool:
    """Whether the phrase holds a name or a place of its own, or «nabokommunen» and the like."""
    for i in range(place + 2, reach + 1):
        word = face.words[i]
        if (
            face.text[word.start].isupper()
            or known.is_place(word.low)
            or (word.low in places() and word.low not in _ANY)
            or not known.ordinary(word.low)
        ):
            return True
    return False
