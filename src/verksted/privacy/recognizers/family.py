# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Unusual family facts that point at one family: twins, many siblings, a parent in prison, adoption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import kin
from verksted.privacy.recognizers.lexicon import lexicon
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_MANY = kin.MANY
_SIBLINGS = re.compile(
    rf"(?<!\w){_MANY} (?:(?:små|yngre|eldre|andre|hel|halv|biologiske|heil|fulle|til sammen) ?)?-?(?:hel|halv|foster|ste|små)?(?:søsken|sysken|søskena|søskene|siblings|søstre|søstrer|systrer|systre|brødre|brør|brødrer|sisters|brothers|søskner|kids in my family)(?!\w)"
)
_FLOCK = re.compile(
    rf"(?<!\w)(?:søskenflokk(?:en)?|syskenflokk(?:en)?|flokk|(?:vi|me) (?:er|e|var) (?:en |ei |ein )?(?:søsken|sysken)(?:flokk)?) på {_MANY}(?!\w)"
)
_YOUNGEST = re.compile(
    r"(?<!\w)(?:yngst|eldst|nummer \w+|midterst|den eldste|den yngste) av (?:de |dei )?(?:\d+|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)(?: søsken| sysken)?(?!\w)"
)
_PARENT = rf"(?:{kin.FAMILY}{kin.OWN}|begge|(?:min|mi|ho|hun|hu|han|n') {kin.FAMILY})"
_WAS = rf"(?: {kin.BE})"
_CROWDED = re.compile(
    rf"(?<!\w)(?:(?:vi|me|vi e|dei|de|dæm|dem|we) {kin.BE}|{_PARENT} (?:har|hadde|fikk|fekk|har fått|has|had)|(?:hun|ho|hu|han|jeg|eg|æ) har) (?:minst |til sammen |hele |heile )?{_MANY} (?:unger|ungar|onger|onga|ongan|barn|bån|kids|children|brør|brødre|søstre|systrer|jenter|jentunger|guttunger|kull|kuller)(?!\w)(?: i flokken| i alt| til sammen| hjemme| heime)?"
)
_KULL = re.compile(
    rf"(?<!\w)(?:{_PARENT}|hun|ho|han) (?:har|hadde|fikk) (?:tre|3|flere|fleire|{_MANY}) kull(?!\w)"
)
_STATE = re.compile(
    rf"(?<!\w){_PARENT}{_WAS} (?:jo |selv |sjølv |også |òg |begge |helt |nesten |egentlig |også |nå |no |nylig |visst )?"
    r"(?:fosterbarn|barnevernsbarn|i barnevernet|vokst opp i barnevernet|på barnehjem|på institusjon|i fosterhjem|døve?|dauv|blinde?|døvblinde?|stumme?|utviklingshemm\w+|analfabet\w*|ukjent|ukjend|savnet|savna|sakna|forsvunnet|på rømmen|terrordømt|terrordømd|livstidsdømt|på glattcelle|knivstukket|knivstukke|knivdrept|flyktning|uten papirer|utan papir|utvist|utvisa|deportert|sendt ut|fengslet|fengsla|arrestert|tiltalt|dømt|straffedømt|siktet|i fengsel|i varetekt"
    r"|innsatt|på flukt|etterlyst|tatt (?:av politi\w*|for [^\W\d_]{4,})|papirløse?|krigsflyktning\w*|myrdet|myrda|drept|drepen|drepne|omkommet|omkomne|i koma|prostituert|hjemløs|heimlaus|uteligger|homofile?|lesbiske?|trans|transkvinne|transmann|halvsøsken|søskenbarn|syskenbarn|tremenninger|tremenningar|i slekt|samme person|skilt for tredje gang|gift for (?:tredje|fjerde|femte) gang"
    rf"|{kin.FAMILY} og {kin.FAMILY}|tvilling\w*|trilling\w*|adoptert\w*|gjengmedlem|terrorist\w*|soldat\w* i|krigsinvalid\w*|torturert|torturoffer|menneskehandel\w*|handlet|bortgifta|bortgiftet|(?:to|begge) (?:menn|kvinner|damer|mannfolk|fedre|mødre|lesber|homser))(?!\w)"
)
_KIN_TWICE = re.compile(
    rf"(?<!\w){kin.SOMEBODY}{kin.OWN} {kin.BE} (?:egentlig |eigentleg |også |òg |i virkeligheten |selv |jo |biologisk |liksom |samtidig )?{kin.SOMEBODY}{kin.OWN}(?: også| òg| samtidig)?(?!\w)"
)
_SAME_FATHER = re.compile(
    r"(?<!\w)(?:vi |me |dei |de )?(?:har |hadde |er |med |på tvers av )?(?:(?:samme|same|ulike|forskjellige|forskjellege|hver sin|kvar sin|to|tre|fire|fem|seks|\d) ){1,2}(?:far|mor|fedre|fedrar|mødre|mødrer|pappaer|mammaer)(?:,? (?:men|og) (?:\w+ ){0,2}(?:far|mor|fedre|mødre|mødrer|pappaer|mammaer))(?!\w)|(?<!\w)på tvers av (?:tre|fire|fem|seks|\d|flere) (?:fedre|mødre|familier)(?!\w)"
)
_HAPPENED = re.compile(
    rf"(?<!\w){_PARENT} (?:hadde |har |ble |blei |vart )?(?:selv |sjølv )?"
    r"(?:tok livet (?:sitt|av seg)|tatt livet (?:sitt|av seg)|tok sjølmord|skjøt|skaut|hengte seg|hengde seg|forsvant|forsvann|rømte landet|flyktet fra landet|drukna|druknet|brant inne|frøs i hjel|omkom|døde|døydde|døde da|gikk bort|drepte|drap|myrda|myrdet|knivstakk|voldtok|misbrukte|kidnappa|kidnappet|stakk av med|giftet seg med|gifta seg med|gifte seg med"
    rf"|ble drept|blei drept|vart drepen|ble myrdet|ble skutt|ble utvist|blei utvist|vart utvist|ble sendt ut|ble arrestert|ble dømt|vart dømd|ble tatt av politiet|soner|sonar|sona|sonet|sitter inne|sit inne|sett inne|satt inne|sat inne|sitter i fengsel|sit i fengsel|sett i fengsel|sitter på|sitter i varetekt|havnet i fengsel|havna i fengsel|kom i fengsel|forlot oss|stakk fra oss|solgte)(?: (?:meg|oss|livet|seg|landet|noen|ein|en|{kin.SOMEBODY}{kin.OWN}))?(?: (?:da jeg ble født|då eg vart fødd|i krigen|på havet|i en ulykke|i ei ulykke|i fengsel))?(?!\w)"
)
_HIDING = re.compile(
    rf"(?<!\w)(?:{_PARENT}|vi|me|jeg|eg|æ|han|hun|ho|familien)(?: (?:er|e|bor|bur|lever|lev|levde|sitter|sit|har levd|har budd|måtte|ble satt|har bodd))(?: (?:fortsatt|framleis|nå|no|selv|flytte|leve))? (?:i skjul|i dekning|under jorda|på hemmelig sted|på sperret adresse|på sperra adresse|med ny identitet|med politibeskyttelse|på krisesenter|på kode|på gata|på flukt|i kirkeasyl|på glattcelle|i telt|i bil(?:en)?|i campingvogn|i fengsel|i varetekt|i forvaring)(?!\w)"
)
_YOUNGER_THAN = re.compile(
    rf"(?<!\w){_PARENT} (?:er|e|var|va) (?:kun |bare |berre )?[^\W_]+ (?:år )?(?:eldre|yngre) enn (?:meg|mæ|jeg|eg|æ)(?!\w)|(?<!\w){_PARENT} (?:fikk|fekk|fødte) (?:meg|mæ|han|henne|ho) (?:som|da hun var|då ho var|når hun var) [^\W_]+(?:-?åring| år)?(?!\w)"
)
_OF_EIGHT = re.compile(
    rf"(?<!\w)(?:et|eit|ett|en|ein|ei|nummer [^\W_]+|én|yngst|eldst) av (?:mors |fars |deres |våre )?{_MANY} (?:søsken|sysken|barn|unger|halvsøsken|brødre|søstre|onga)(?!\w)"
)
_ABROAD = re.compile(
    rf"(?<!\w){_PARENT}(?: (?:er|e|bor|bur|sitter|sit|lever|lev))(?: (?:fortsatt|framleis|igjen|ennå|alene|aleine))? (?:i utlandet|på flukt|i flyktningleir|i en leir|i asylmottak|i hjemlandet|i heimlandet|igjen i hjemlandet)(?: og [^.,;!?\n]{{3,40}})?(?!\w)"
)
_YOUNG_PARENT = re.compile(
    r"(?<!\w)(?:jeg|eg|æ|hun|ho|hu|han) (?:er|e|ble|blei|vart|har blitt) (?:selv |sjølv |alt |allerede )?(?:mamma|pappa|mor|far|tenåringsmor|tenåringsmamma|ung mor|alenemor)(?: (?:selv|sjølv|sjøl|alt|allerede|som|da jeg|på|i en alder))(?!\w)|(?<!\w)(?:jeg|eg|æ|hun|ho|hu|han) (?:har|fikk|fekk|fødte) (?:et|eit|ett|eget|sitt eget|mitt eget|eige) (?:barn|unge) (?:selv|sjølv|sjøl|da jeg var|som)(?!\w)|(?<!\w)(?:tenåringsmor|tenåringsmamma|tenåringsfar|barnebrud\w*|barnesoldat\w*)(?!\w)"
)
_ENGLISH = re.compile(
    r"(?<!\w)(?:(?:my|his|her) )?(?:dad|mom|mum|mother|father|parents|brother|sister|stepdad)(?:'s| is| are| was| were| got| has been)? (?:in (?:prison|jail)|locked up|dead|deaf|blind|deported|killed|murdered|missing|adopted|in the army)(?!\w)|(?<!\w)(?:my|his|her) (?:dad|mom|mum|mother|father|parents|brother|sister) (?:died|passed away|killed (?:himself|herself|themselves)|went to (?:prison|jail)|got (?:deported|arrested|killed|shot))(?!\w)|(?<!\w)both (?:my|his|her) parents (?:are|were) (?:dead|deaf|blind|in prison|in jail|addicts)(?!\w)"
)
_THE_ONLY = re.compile(
    rf"(?<!\w)(?:den |det )?(?:eneste|einaste) av {_MANY} (?:søsken|sysken|unger|barn|brødre|søstre)(?!\w)"
)
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
_UNKNOWN_PARENT = re.compile(
    r"(?<!\w)(?:vet|veit|vess?t|visste) (?:ikke|ikkje|itj|itte|aldri) (?:hvem|kven|kem|åkke) (?:(?:den )?(?:ekte|biologiske) )?(?:far|faren|pappa|pappaen|mor|mora|moren|mamma|foreldrene|foreldra)(?: (?:min|mi|mine|hans|hennes|sin))? (?:er|e|var|va)(?!\w)"
)
_ALL_OF_THEM = re.compile(
    rf"(?<!\w)alle (?:de |dei )?{_MANY} (?:ungene|ungane|barna|borna|søsknene|syskena|guttene|jentene)(?: (?:mine|våre|hennes|deres|deira|sine))?(?! (?:på|i) (?:rommet|gruppa|klassen|verkstedet))(?!\w)|(?<!\w){_MANY} (?:unger|ungar|barn|onga) i (?:huset|heimen|hjemmet|familien|flokken|leiligheten)(?!\w)"
)
_UNDER_ORDER = re.compile(
    rf"(?<!\w){_PARENT} (?:har|hadde|fikk|fekk|går med|gjekk med) (?:fått |fortsatt |framleis )?(?:besøksforbud|kontaktforbud|fotlenke|elektronisk fotlenke|voldsalarm|valdsalarm|omvendt voldsalarm|livvakt|livvakter|politibeskyttelse)(?!\w)"
)
_CHILDREN_AT_HOME = re.compile(
    rf"(?<!\w){_MANY} (?:unger|ungar|onger|onga|barn|bån|søsken|sysken) (?:hjemme|heime|i huset|med (?:fem|fire|tre|\d) (?:fedre|fedrar|mødre|menn))(?!\w)"
)
_SURVIVOR = re.compile(
    r"(?<!\w)(?:den )?(?:eneste|einaste|siste) (?:i|av|fra|frå) (?:hele |heile )?(?:familien|familia|slekta|søskenflokken|flokken)(?: min| vår)? som (?:over)?lev\w+(?! i barnevernet)(?!\w)"
)
_ADOPTED_FROM = re.compile(r" (?:fra|frå|from|ifra|i) [^\W\d_]+(?:-[^\W\d_]+)?")
_SURROGATE = re.compile(r" i [^\W\d_]+")
_PRISON = re.compile(r"(?: (?:i|på) [^\W\d_]+(?: fengsel)?)?")
_PRISON_PHRASE = re.compile(r"(?:inne|fengsel|fengslet|soner|sonar|sona|varetekt|prison|jail)")
_WEAK = frozenset(
    "soner sonar varetekt twins twin omkom druknet drukna utvist utvisa myrdet myrda kode hemmelig voldsalarm surrogat adoptertes tvangsgifta kidnappet kidnappa bortført bortføring polygami sona surrogati".split()
)
_MANY_OF_THEM = frozenset("tvillinger tvillingar trillinger trillingar".split())
"""Without an owner («om tvillinger») they may be anybody's."""
_DEAD = re.compile(
    rf"(?<!\w){_PARENT}(?: (?:min|mi|hans|hennes|sin|til \w+))? (?:er|e|var|va|døde|døydde|dør|ble|blei|vart|har vært|har vore|tok|gikk|gjekk|forsvant|stakk|drukna|druknet|omkom)(?: (?:død|daud|dau|drept|drepen|savnet|sakna|forsvunnet|borte på havet|skutt|skoten|livet sitt|bort|til sjøs|på havet|i krigen|savnet på havet|sakna på havet))?(?: (?:på havet|i krigen|til sjøs|i fjor|i en ulykke|i ei ulykke|av kreft|av overdose|på sjøen))?(?!\w)"
)
_DEAD_CORE = re.compile(
    r"død|daud|dau\b|drept|drepen|savn|sakn|forsvun|skutt|skoten|livet|havet|døde|døydde|drukn|omkom|sjøs|sjøen"
)
_OF_RELATIVES = (_STATE, _KIN_TWICE, _HAPPENED, _ABROAD, _YOUNGER_THAN)
"""What needs a relative in front."""
_WHY = mark("Uvanlig familieforhold.")


def find(face: Surface) -> Iterator[Finding]:
    text, kin_text = face.folded, kin.marked(face)
    yield from _flocks(text, kin_text)
    for regex in (_PARENTS_ARE, _ENGLISH):
        for m in regex.finditer(text):
            yield mask(*m.span(), Label.FAMILY, _WHY, 0.85)
    yield from _facts(text, kin_text)
    for first, after, _ in lexicon("familie").find(face.words):
        yield _phrase(text, kin_text, face.words[first].start, face.words[after - 1].end)


def _flocks(text: str, kin_text: str) -> Iterator[Finding]:
    """Many siblings or children; the last two patterns need relatives marked."""
    groups: tuple[tuple[tuple[re.Pattern[str], ...], str], ...] = (
        ((_SIBLINGS, _FLOCK, _YOUNGEST, _THE_ONLY, _OF_EIGHT), text),
        ((_CROWDED, _KULL), kin_text),
    )
    for regexes, where in groups:
        for regex in regexes:
            for m in regex.finditer(where):
                yield mask(*m.span(), Label.FAMILY, mark("Uvanlig mange søsken."), 0.85)


def _facts(text: str, kin_text: str) -> Iterator[Finding]:
    """What has become of a relative, or what they are."""
    related = kin_text != text
    groups: tuple[tuple[tuple[re.Pattern[str], ...], str], ...] = (
        (
            (
                _LOSS,
                _MANY_FATHERS,
                _BEGINNINGS,
                _SAME_FATHER,
                _YOUNG_PARENT,
                _UNKNOWN_PARENT,
                _ALL_OF_THEM,
                _CHILDREN_AT_HOME,
                _SURVIVOR,
            ),
            text,
        ),
        ((_HIDING, _UNDER_ORDER, *(_OF_RELATIVES if related else ())), kin_text),
    )
    for regexes, where in groups:
        for regex in regexes:
            for m in regex.finditer(where):
                yield look(*m.span(), Label.FAMILY, _WHY, 0.6)
    for m in _DEAD.finditer(kin_text) if related else ():
        if _DEAD_CORE.search(m.group()):
            yield look(*m.span(), Label.FAMILY, _WHY, 0.55)


def _phrase(text: str, kin_text: str, start: int, end: int) -> Finding:
    """The phrase with the parent it speaks of and the country or prison that follows."""
    core = text[start:end]
    lead = _LEAD.search(kin_text[max(0, start - 50) : start])
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
    if first in _WEAK or first in _MANY_OF_THEM:
        return look(start, end, Label.FAMILY, _WHY, 0.5)
    return mask(start, end, Label.FAMILY, _WHY, 0.85)
