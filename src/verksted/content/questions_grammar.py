"""What the phrasing check must know of Norwegian, for each written standard. Only data, no decisions.

Small closed lists, chosen for how people write questions; rare words are left out on purpose, since a
false remark costs more trust than a missed one.
"""

# ruff: noqa: E501 -- word lists and patterns are easier to check unbroken

from __future__ import annotations

import re
from dataclasses import dataclass

from verksted.workshop.words import WrittenStandard


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any(words: str) -> str:
    """Alternatives of a pattern; `_` stands for a space inside one alternative."""
    return "|".join(re.escape(word.replace("_", " ")) for word in words.split())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists and patterns of one standard. All words are in lower case."""

    question_words: frozenset[str]
    imperatives: frozenset[str]
    verbs: frozenset[str]
    """Finite verbs that open a closed question."""
    present: dict[str, str]
    """Preterite to present."""
    subjects: frozenset[str]
    quantifiers: frozenset[str]
    people: frozenset[str]
    articles: frozenset[str]
    adverbs: frozenset[str]
    """Adverbs that stand before the verb in a clause."""
    no_rewrite: frozenset[str]
    """Verbs whose closed questions have no good open form of the same words."""
    why: str
    two_in_one: re.Pattern[str]
    either: re.Pattern[str]
    pair_at_end: re.Pattern[str]
    pairs: frozenset[str]
    together: re.Pattern[str]
    leading: re.Pattern[str]
    loaded: re.Pattern[str]
    degree: re.Pattern[str]
    tag_question: re.Pattern[str]
    agree: re.Pattern[str]
    scale: re.Pattern[str]
    own_case: re.Pattern[str]
    when_past: re.Pattern[str]
    how_was: re.Pattern[str]
    hypothetical: re.Pattern[str]
    kin: re.Pattern[str]
    staff: re.Pattern[str]
    trauma: re.Pattern[str]


_KIN_NB = (
    "mor mora moren far faren bror broren søster søsteren søstera stemor stefar bestemor bestefar tante onkel"
)
_KIN_NN = (
    "mor mora far faren bror broren syster systera søster søstera stemor stefar bestemor bestefar tante onkel"
)
_KIN_NB_MANY = "foreldrene foreldra søsken søsknene brødrene søstrene besteforeldrene familien kjæresten"
_KIN_NN_MANY = "foreldra foreldrene søsken søskena syskena brørne systrene besteforeldra familien kjærasten"
_STAFF_NB = (
    "kontaktpersonen saksbehandleren læreren tilsynspersonen støttekontakten advokaten fosterforeldrene"
    " fostermoren fostermora fosterfaren fosterfamilien lederen psykologen rådgiveren helsesykepleieren"
)
_STAFF_NN = (
    "kontaktpersonen saksbehandlaren læraren tilsynspersonen støttekontakten advokaten fosterforeldra"
    " fostermora fosterfaren fosterfamilien leiaren psykologen rådgivaren helsesjukepleiaren"
)
_PAST_NB = "fikk opplevde følte gjorde syntes ble var hadde bodde flyttet sa møtte snakket kom gikk tenkte trodde savnet"
_PAST_NN = (
    "fekk opplevde følte kjende gjorde syntest tykte blei vart var hadde budde flytta sa møtte snakka kom gjekk"
    " tenkte trudde sakna"
)
_NO_MODAL = "".join(rf"(?<!\b{modal} )" for modal in ("ville", "skulle", "kunne", "burde"))

BOKMAL = Grammar(
    question_words=_set("hva hvordan hvilke hvilken hvilket hvem når hvor hvorfor"),
    imperatives=_set(
        "fortell beskriv tenk tegn skriv nevn vis lag velg fullfør forklar gi se list sett finn"
    ),
    verbs=_set(
        "er har kan vil får blir synes syns føler bør skal må var fikk gjør gjorde tror trodde vet liker mener trenger"
        " opplever opplevde snakker lytter hører finnes hadde kom gikk ble kunne skulle ville burde savner savnet"
        " stoler kjenner forstår forsto bruker kommer går står sier sa passer hjelper fungerer virker ønsker"
        " hender følte syntes visste likte møtte møter bor bodde svarer ringer holder trives"
    ),
    present={
        "fikk": "får",
        "var": "er",
        "hadde": "har",
        "følte": "føler",
        "ble": "blir",
        "kunne": "kan",
        "opplevde": "opplever",
        "visste": "vet",
        "kom": "kommer",
        "gikk": "går",
        "sa": "sier",
        "likte": "liker",
        "forsto": "forstår",
        "gjorde": "gjør",
        "møtte": "møter",
        "flyttet": "flytter",
        "bodde": "bor",
        "snakket": "snakker",
        "savnet": "savner",
        "tenkte": "tenker",
        "ville": "vil",
    },
    subjects=_set(
        "du dere de det man en vi jeg noen alle mange flere folk ungdom ungdommer foreldre fosterforeldre barn"
        " barnevernet barneverntjenesten tjenesten voksne ansatte kontaktpersonen kontaktpersoner kommunen skolen"
        " møtene møtet hjelpen familien familier barna samvær ettervern lederen lederne politikerne brev"
    ),
    quantifiers=_set("noen mange flere alle de"),
    people=_set("ungdommer unge voksne ansatte foreldre fosterforeldre barn familier av fleste"),
    articles=_set("en ei et den det de"),
    adverbs=_set("ikke aldri alltid bare ofte sjelden også"),
    no_rewrite=_set("bor bodde vil bør burde skal skulle må synes syns syntes mener mente tror trodde"),
    why="hvorfor",
    two_in_one=_pattern(
        r"\s*,?\s+(?:og|eller|samt)\s+(?:hva|hvordan|hvilken|hvilket|hvilke|hvem|når|hvor|hvorfor)\b"
    ),
    either=_pattern(r"\s+og/eller\s+|\s+eller\s+(?!ikke\b)"),
    pair_at_end=_pattern(r"\s+og\s+\w+\s*\?$"),
    pairs=_set("barn+unge språk+kultur kultur+språk mat+drikke skole+fritid regler+penger tid+sted"),
    together=_pattern(r"\b(?:sammen|samarbeid\w*|mellom|møtes|både|forskjell\w*)\b"),
    leading=_pattern(
        r"\b(?:ikke sant|er det ikke|synes du ikke|liker du ikke|mener du ikke|^alle vet|vi vet at|som kjent"
        r"|selvfølgelig|selvsagt|heldigvis|dessverre|dårlige? jobb|god jobb)\b"
    ),
    loaded=_pattern(
        r"\b(?:den|det|de) (?:dårlige|elendige|forferdelige|flotte|fantastiske|håpløse|trege|urettferdige|fine|herlige"
        r"|slitsomme|vanskelige|flinke|tøffe) (?=\w+(?:en|et|ene|a)\b)"
    ),
    degree=_pattern(
        r"\bhvor (?:bra|godt?|fint|flinke?|fornøyde?|misfornøyde?|dårlige?|ille|vanskelige?|trygge?|viktige?|slemme?"
        r"|mye bedre|mye verre) (?:er|var|har|synes|blir|ble|føler)\b"
    ),
    tag_question=_pattern(r",\s*(?:ikke sant|vel|eller hva|er du ikke enig)\s*\?|\bikke sant\s*\?"),
    agree=_pattern(
        r"^(?:er (?:du|dere) (?:helt |ikke )?enige? i|(?:synes|mener) (?:du|dere) ikke)\s*(?:at\s+)?"
    ),
    scale=_pattern(r"\bfra (?:null|0|1|en) til\b|\bskala\b"),
    own_case=_pattern(
        r"\b(?:din|deres|egen) sak\b|\bsaken (?:din|deres)\b|\b(?:ditt|deres) vedtak\b|\bvedtaket (?:ditt|deres)\b"
        r"|\bhva (?:skjedde|hendte) (?:med|da|når|hjemme)\b|\bfortell om da\b|\bhva har (?:du|dere) opplevd\b"
        r"|\bhar (?:du|dere) (?:opplevd|hatt|fått|vært|bodd|blitt|flyttet|møtt)\b"
        r"|\b(?:du|dere) har (?:opplevd|vært gjennom|bodd)\b"
        rf"|\b(?:{_any(_PAST_NB)}) (?:du|dere)\b|{_NO_MODAL}\b(?:du|dere) (?:{_any(_PAST_NB)})\b"
        r"|\bbor (?:du|dere)\b|\bhistorien (?:din|deres)\b|\bi (?:ditt|deres) tilfelle\b"
        r"|\bbarnet (?:ditt|deres)\b|\bbarna (?:dine|deres)\b"
    ),
    when_past=_pattern(rf"\b(?:da|når) (?:du|dere) (?P<verb>{_any(_PAST_NB)})(?P<rest>[^?.]*)"),
    how_was=_pattern(r"^hvordan (?:opplevde (?:du|dere)|var) (?P<rest>[^?.]+)"),
    hypothetical=_pattern(
        r"\b(?:tenk deg|oppdikte\w*|la oss si|som leder|hvis du (?:var|ble)|om du (?:var|skulle))\b"
    ),
    kin=_pattern(
        rf"\b(?:{_any(_KIN_NB)}|{_any(_KIN_NB_MANY)}) (?:din|di|dine|deres|hans|hennes)\b"
        rf"|\b(?:din|di|dine|deres) (?:{_any(_KIN_NB)}|foreldre|familie|søsken)\b"
        r"|\b(?:mora|moren|faren|broren|søsteren|søstera|mamma|pappa|mammaen|pappaen)\b"
    ),
    staff=_pattern(
        rf"\b(?P<role>{_any(_STAFF_NB)}) (?:din|deres|dine)\b|\b(?:din|deres|dine) (?P<own>kontaktperson|saksbehandler"
        r"|lærer|tilsynsperson|støttekontakt|advokat|fosterforeldre|fosterfamilie|psykolog)\b"
    ),
    trauma=_pattern(
        r"\b(?:vold\w*|overgrep\w*|misbruk\w*|rus|rusen|rusmis\w*|slått|slo|mishandl\w*|voldt\w*|selvmord\w*|selvskading"
        r"|trusler|truet|omsorgssvikt\w*)\b"
    ),
)

NYNORSK = Grammar(
    question_words=_set("kva korleis kven kvar når kor kvifor"),
    imperatives=_set(
        "fortel beskriv tenk teikn skriv nemn vis lag vel fullfør forklar gi sjå list sett finn"
    ),
    verbs=_set(
        "er har kan vil får blir synest føler kjenner bør skal må var fekk gjer gjorde trur trudde veit likar liker"
        " tykkjer meiner treng opplever opplevde snakkar lyttar høyrer finst hadde kom gjekk blei vart kunne skulle"
        " ville burde saknar sakna stolar forstår forstod bruker brukar kjem går står seier sa passar hjelper"
        " fungerer verkar ønskjer hender følte kjende syntest visste likte møtte møter bur budde svarer ringjer ringer"
        " held trivst"
    ),
    present={
        "fekk": "får",
        "var": "er",
        "hadde": "har",
        "følte": "føler",
        "kjende": "kjenner",
        "blei": "blir",
        "vart": "blir",
        "kunne": "kan",
        "opplevde": "opplever",
        "visste": "veit",
        "kom": "kjem",
        "gjekk": "går",
        "sa": "seier",
        "likte": "likar",
        "forstod": "forstår",
        "gjorde": "gjer",
        "møtte": "møter",
        "flytta": "flyttar",
        "budde": "bur",
        "snakka": "snakkar",
        "sakna": "saknar",
        "tenkte": "tenkjer",
        "ville": "vil",
    },
    subjects=_set(
        "du de dei det ein vi eg nokon nokre alle mange fleire folk ungdom ungdommar foreldre fosterforeldre barn"
        " barnevernet barnevernstenesta tenesta vaksne tilsette kontaktpersonen kontaktpersonar kommunen skulen"
        " møta møtet hjelpa familien familiar barna samvær ettervern leiaren leiarane politikarane brev"
    ),
    quantifiers=_set("nokre nokon mange fleire alle dei"),
    people=_set("ungdommar unge vaksne tilsette foreldre fosterforeldre barn familiar av fleste"),
    articles=_set("ein ei eit den det dei"),
    adverbs=_set("ikkje aldri alltid berre ofte sjeldan også"),
    no_rewrite=_set(
        "bur budde vil bør burde skal skulle må synest syntest tykkjer tykte meiner meinte trur trudde"
    ),
    why="kvifor",
    two_in_one=_pattern(r"\s*,?\s+(?:og|eller|samt)\s+(?:kva|korleis|kven|kvar|når|kor|kvifor)\b"),
    either=_pattern(r"\s+og/eller\s+|\s+eller\s+(?!ikkje\b)"),
    pair_at_end=_pattern(r"\s+og\s+\w+\s*\?$"),
    pairs=_set("barn+unge språk+kultur kultur+språk mat+drikke skule+fritid reglar+pengar tid+stad"),
    together=_pattern(r"\b(?:saman|samarbeid\w*|mellom|møtast|både|skilnad\w*)\b"),
    leading=_pattern(
        r"\b(?:ikkje sant|er det ikkje|synest du ikkje|tykkjer du ikkje|likar du ikkje|meiner du ikkje|^alle veit"
        r"|vi veit at|som kjent|sjølvsagt|heldigvis|diverre|dårleg jobb|god jobb)\b"
    ),
    loaded=_pattern(
        r"\b(?:den|det|dei) (?:dårlege|elendige|forferdelege|flotte|fantastiske|håplause|treige|urettferdige|fine"
        r"|herlege|slitsame|vanskelege|flinke|tøffe) (?=\w+(?:en|et|ane|ene|a)\b)"
    ),
    degree=_pattern(
        r"\bkor (?:bra|godt?|fint|flinke?|nøgde?|fornøgde?|misnøgde?|dårlege?|dårleg|ille|vanskelege?|vanskeleg|trygge?"
        r"|viktige?|viktig|mykje betre|mykje verre) (?:er|var|har|synest|blir|blei|vart|føler|kjenner)\b"
    ),
    tag_question=_pattern(r",\s*(?:ikkje sant|vel|eller kva|er du ikkje samd)\s*\?|\bikkje sant\s*\?"),
    agree=_pattern(
        r"^(?:er (?:du|de) (?:heilt |ikkje )?(?:samde?|einige?) i|(?:synest|meiner|tykkjer) (?:du|de) ikkje)\s*(?:at\s+)?"
    ),
    scale=_pattern(r"\bfrå (?:null|0|1|ein) til\b|\bskala\b"),
    own_case=_pattern(
        r"\b(?:di|dykkar|eiga) sak\b|\bsaka (?:di|dykkar)\b|\b(?:ditt|dykkar) vedtak\b|\bvedtaket (?:ditt|dykkar)\b"
        r"|\bkva (?:skjedde|hende) (?:med|då|når|heime)\b|\bfortel om då\b|\bkva har (?:du|de) opplevd\b"
        r"|\bhar (?:du|de) (?:opplevd|hatt|fått|vore|budd|blitt|flytta|møtt)\b"
        r"|\b(?:du|de) har (?:opplevd|vore gjennom|budd)\b"
        rf"|\b(?:{_any(_PAST_NN)}) (?:du|de)\b|{_NO_MODAL}\b(?:du|de) (?:{_any(_PAST_NN)})\b"
        r"|\bbur (?:du|de)\b|\bhistoria (?:di|dykkar)\b|\bi (?:ditt|dykkar) tilfelle\b"
        r"|\bbarnet (?:ditt|dykkar)\b|\bbarna (?:dine|dykkar)\b"
    ),
    when_past=_pattern(rf"\b(?:då|når) (?:du|de) (?P<verb>{_any(_PAST_NN)})(?P<rest>[^?.]*)"),
    how_was=_pattern(r"^korleis (?:opplevde (?:du|de)|var) (?P<rest>[^?.]+)"),
    hypothetical=_pattern(
        r"\b(?:tenk deg|oppdikta\w*|la oss seie|som leiar|viss du (?:var|blei|vart)|om du (?:var|skulle))\b"
    ),
    kin=_pattern(
        rf"\b(?:{_any(_KIN_NN)}|{_any(_KIN_NN_MANY)}) (?:din|di|dine|dykkar|hans|hennar)\b"
        rf"|\b(?:din|di|dine|dykkar) (?:{_any(_KIN_NN)}|foreldre|familie|søsken|sysken)\b"
        r"|\b(?:mora|faren|broren|systera|søstera|mamma|pappa|mammaen|pappaen)\b"
    ),
    staff=_pattern(
        rf"\b(?P<role>{_any(_STAFF_NN)}) (?:din|dykkar|dine)\b|\b(?:din|dykkar|dine) (?P<own>kontaktperson|saksbehandlar"
        r"|lærar|tilsynsperson|støttekontakt|advokat|fosterforeldre|fosterfamilie|psykolog)\b"
    ),
    trauma=_pattern(
        r"\b(?:vald\w*|overgrep\w*|misbruk\w*|rus|rusen|rusmis\w*|slått|slege|slo|mishandl\w*|valdt\w*|sjølvmord\w*"
        r"|sjølvskading|truslar|truga|omsorgssvikt\w*)\b"
    ),
)

GRAMMARS = {WrittenStandard.BOKMAL: BOKMAL, WrittenStandard.NYNORSK: NYNORSK}
