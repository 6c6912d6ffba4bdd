# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Unusual family facts that point at one family: twins, many siblings, a parent in prison, adoption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.lexicon import lexicon
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_MANY = r"(?:[4-9]|1\d|fire|fem|seks|sju|syv|sjau|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten)"
_SIBLINGS = re.compile(
    rf"(?<!\w){_MANY} (?:(?:små|yngre|eldre|andre|hel|halv|biologiske|heil|fulle|til sammen) ?)?-?(?:hel|halv|foster|ste|små)?(?:søsken|sysken|søskena|søskene|siblings|søstre|søstrer|systrer|systre|brødre|brør|brødrer|sisters|brothers|søskner|kids in my family)(?!\w)"
)
_FLOCK = re.compile(
    rf"(?<!\w)(?:søskenflokk(?:en)?|syskenflokk(?:en)?|flokk|(?:vi|me) (?:er|e|var) (?:en |ei |ein )?(?:søsken|sysken)(?:flokk)?) på {_MANY}(?!\w)"
)
_YOUNGEST = re.compile(
    r"(?<!\w)(?:yngst|eldst|nummer \w+|midterst|den eldste|den yngste) av (?:de |dei )?(?:\d+|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)(?: søsken| sysken)?(?!\w)"
)
_PARENT = r"(?:mor|mora|moren|mamma|mammaen|far|faren|faeren|pappa|pappaen|foreldrene|foreldra|foreldre|bror|broren|storebror|søster|søstera|onkel|tante|bestefar|stefar|stefaren|fosterfar|fosterfaren|dad|mom|mum|father|mother|begge|mi mor|min far)"
_LEAD = re.compile(
    rf"(?<!\w)(?:{_PARENT}(?: (?:min|mi|hans|hennes|til \w+|hennar|hannes|sin))?(?: (?:er|e|æ|var|va|ble|blei|vart|har|hadde|is|was|har blitt))?(?: (?:nå|no|og|også|òg|selv|sjølv|fortsatt|framleis|egentlig|inne|også selv))? )$"
)
_PARENTS_ARE = re.compile(
    r"(?<!\w)(?:begge )?(?:foreldr(?:e|ene|a)|besteforeldr(?:e|ene|a)|mor og far|mamma og pappa|begge)(?: (?:mine|våre|hans|hennes|sine|til \w+))? (?:er|e|var|va|ble|blei|vart) (?:begge )?(?:døve|blinde|døvblinde|døde|daude|drept|drepne|søskenbarn|syskenbarn|fetter og kusine|tremenninger|i slekt|utviklingshemm\w+|rusmisbrukere|narkomane|psykisk syke|innsatte|i fengsel|utvist|utvisa)(?!\w)"
)
_LOSS = re.compile(
    r"(?<!\w)(?:mistet|mista|misset|miste) (?:mor|far|mora|faren|mamma|pappa|begge(?: foreldr\w+)?|hele familien|heile familien|foreldr\w+|broren|søstera|søsteren|tvilling\w+|en bror|ei søster|en søster|barnet|sønnen|dattera)(?: (?:sin|sine|min|mine))?(?: (?:i|på|da|til) [^\W\d_]+)?(?!\w)"
)
_MANY_FATHERS = re.compile(
    rf"(?<!\w)(?:{_MANY}|tre|3|mange) (?:barn|unger|ungar|søsken|sysken) (?:med|på) (?:{_MANY}|to|tre|\d) (?:ulike |forskjellige |forskjellege )?(?:fedre|mødre|menn|kvinner|pappaer|mammaer)(?!\w)|(?<!\w)mor til {_MANY}(?!\w)|(?<!\w)(?:{_MANY}|tre) (?:ulike |forskjellige )(?:fedre|mødre|pappaer|mammaer)(?!\w)"
)
_BEGINNINGS = re.compile(
    r"(?<!\w)(?:født|fødd|vokst opp|vokste opp|vaks opp|oppvokst) (?:i fengsel|på flukt|på sirkus|i sekt|i en sekt|i kloster|i flyktningleir|på institusjon|på barnehjem i [^\W\d_]+|i krig\w*|hos nonner|på gata)(?!\w)|(?<!\w)(?:gift|giftet seg|gifta seg|gifte seg) med (?:onkel|onkelen|fetter|fetteren|kusina|kusine|stefaren|læreren|sin egen)\w*(?!\w)"
)
_ADOPTED_FROM = re.compile(r" (?:fra|frå|from|ifra|i) [^\W\d_]+(?:-[^\W\d_]+)?")
_SURROGATE = re.compile(r" i [^\W\d_]+")
_PRISON = re.compile(r"(?: (?:i|på) [^\W\d_]+(?: fengsel)?)?")
_PRISON_PHRASE = re.compile(r"(?:inne|fengsel|fengslet|soner|sonar|sona|varetekt|prison|jail)")
_WEAK = frozenset(
    "soner sonar varetekt twins twin omkom druknet drukna utvist utvisa myrdet myrda kode hemmelig voldsalarm surrogat adoptertes tvangsgifta kidnappet kidnappa bortført bortføring polygami sona surrogati".split()
)
_DEAD = re.compile(
    rf"(?<!\w){_PARENT}(?: (?:min|mi|hans|hennes|sin|til \w+))? (?:er|e|var|va|døde|døydde|dør|ble|blei|vart|har vært|har vore|tok|gikk|gjekk|forsvant|stakk|drukna|druknet|omkom)(?: (?:død|daud|dau|drept|drepen|savnet|sakna|forsvunnet|borte på havet|skutt|skoten|livet sitt|bort|til sjøs|på havet|i krigen|savnet på havet|sakna på havet))?(?: (?:på havet|i krigen|til sjøs|i fjor|i en ulykke|i ei ulykke|av kreft|av overdose|på sjøen))?(?!\w)"
)
_DEAD_CORE = re.compile(
    r"død|daud|dau\b|drept|drepen|savn|sakn|forsvun|skutt|skoten|livet|havet|døde|døydde|drukn|omkom|sjøs|sjøen"
)
_WHY = mark("Uvanlig familieforhold.")


def find(face: Surface) -> Iterator[Finding]:
    text = face.folded
    for regex in (_SIBLINGS, _FLOCK, _YOUNGEST):
        for m in regex.finditer(text):
            yield mask(*m.span(), Label.FAMILY, mark("Uvanlig mange søsken."), 0.85)
    for m in _PARENTS_ARE.finditer(text):
        yield mask(*m.span(), Label.FAMILY, _WHY, 0.85)
    for regex in (_LOSS, _MANY_FATHERS, _BEGINNINGS):
        for m in regex.finditer(text):
            yield look(*m.span(), Label.FAMILY, _WHY, 0.6)
    for m in _DEAD.finditer(text):
        if _DEAD_CORE.search(m.group()):
            yield look(*m.span(), Label.FAMILY, _WHY, 0.55)
    for first, after, _ in lexicon("familie").find(face.words):
        yield _phrase(face, face.words[first].start, face.words[after - 1].end)


def _phrase(face: Surface, start: int, end: int) -> Finding:
    """The phrase with the parent it speaks of and the country or prison that follows."""
    text = face.folded
    core = text[start:end]
    lead = _LEAD.search(text[max(0, start - 50) : start])
    for word, tail in (("adopt", _ADOPTED_FROM), ("surrogat", _SURROGATE)):
        if core.startswith(word) or word in core:
            end = m.end() if (m := tail.match(text, end)) else end
    first = core.split()[0]
    if _PRISON_PHRASE.search(core) and not lead:
        return look(start, end, Label.FAMILY, _WHY, 0.5)
    if lead:
        return mask(
            start - (len(text[max(0, start - 50) : start]) - lead.start()), end, Label.FAMILY, _WHY, 0.85
        )
    if first in _WEAK:
        return look(start, end, Label.FAMILY, _WHY, 0.5)
    return mask(start, end, Label.FAMILY, _WHY, 0.85)
