"""What the phrasing check must know of nynorsk."""

# ruff: noqa: E501 -- word lists and patterns are easier to check unbroken

from __future__ import annotations

from verksted.content.questions_grammar import NO_MODAL, Grammar, alternatives, pattern, word_set

_KIN_NN = (
    "mor mora far faren bror broren syster systera søster søstera stemor stefar bestemor bestefar tante onkel"
)
_KIN_NN_MANY = "foreldra foreldrene søsken søskena syskena brørne systrene besteforeldra familien kjærasten"
_STAFF_NN = (
    "kontaktpersonen saksbehandlaren læraren tilsynspersonen støttekontakten advokaten fosterforeldra"
    " fostermora fosterfaren fosterfamilien leiaren psykologen rådgivaren helsesjukepleiaren"
)
_PAST_NN = (
    "fekk opplevde følte kjende gjorde syntest tykte blei vart var hadde budde flytta sa møtte snakka kom gjekk"
    " tenkte trudde sakna"
)

NYNORSK = Grammar(
    question_words=word_set("kva korleis kven kvar når kor kvifor"),
    imperatives=word_set(
        "fortel beskriv tenk teikn skriv nemn vis lag vel fullfør forklar gi sjå list sett finn"
    ),
    verbs=word_set(
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
    subjects=word_set(
        "du de dei det ein vi eg nokon nokre alle mange fleire folk ungdom ungdommar foreldre fosterforeldre barn"
        " barnevernet barnevernstenesta tenesta vaksne tilsette kontaktpersonen kontaktpersonar kommunen skulen"
        " møta møtet hjelpa familien familiar barna samvær ettervern leiaren leiarane politikarane brev"
    ),
    quantifiers=word_set("nokre nokon mange fleire alle dei"),
    people=word_set("ungdommar unge vaksne tilsette foreldre fosterforeldre barn familiar av fleste"),
    articles=word_set("ein ei eit den det dei"),
    adverbs=word_set("ikkje aldri alltid berre ofte sjeldan også"),
    no_rewrite=word_set(
        "bur budde vil bør burde skal skulle må synest syntest tykkjer tykte meiner meinte trur trudde"
    ),
    why="kvifor",
    two_in_one=pattern(r"\s*,?\s+(?:og|eller|samt)\s+(?:kva|korleis|kven|kvar|når|kor|kvifor)\b"),
    either=pattern(r"\s+og/eller\s+|\s+eller\s+(?!ikkje\b)"),
    pair_at_end=pattern(r"\s+og\s+\w+\s*\?$"),
    pairs=word_set("barn+unge språk+kultur kultur+språk mat+drikke skule+fritid reglar+pengar tid+stad"),
    judging=pattern(r"\b(?:synest|tykkjer|meiner|bra med|dårleg med|gale med|nøgde?|fornøgde?)\b"),
    opposites=pattern(
        r"\b(?:best\w*|bra|godt|fungerer) og (?:det |som )?(?:verst\w*|dårleg\w*|vondt|feil|vanskeleg\w*)\b"
    ),
    together=pattern(r"\b(?:saman|samarbeid\w*|mellom|møtast|både|skilnad\w*)\b"),
    leading=pattern(
        r"\b(?:ikkje sant|er det ikkje|synest du ikkje|tykkjer du ikkje|likar du ikkje|meiner du ikkje|^alle veit"
        r"|vi veit at|som kjent|sjølvsagt|heldigvis|diverre|dårleg jobb|god jobb)\b"
    ),
    loaded=pattern(
        r"\b(?:den|det|dei) (?:dårlege|elendige|forferdelege|flotte|fantastiske|håplause|treige|urettferdige|fine"
        r"|herlege|slitsame|vanskelege|flinke|tøffe) (?=\w+(?:en|et|ane|ene|a)\b)"
    ),
    degree=pattern(
        r"\bkor (?:bra|godt?|fint|flinke?|nøgde?|fornøgde?|misnøgde?|dårlege?|dårleg|ille|vanskelege?|vanskeleg|trygge?"
        r"|viktige?|viktig|mykje betre|mykje verre) (?:er|var|har|synest|blir|blei|vart|føler|kjenner)\b"
    ),
    tag_question=pattern(r",\s*(?:ikkje sant|vel|eller kva|er du ikkje samd)\s*\?|\bikkje sant\s*\?"),
    agree=pattern(
        r"^(?:er (?:du|de) (?:heilt |ikkje )?(?:samde?|einige?) i|(?:synest|meiner|tykkjer) (?:du|de) ikkje)\s*(?:at\s+)?"
    ),
    scale=pattern(r"\bfrå (?:null|0|1|ein) til\b|\bskala\b"),
    own_case=pattern(
        r"\b(?:di|dykkar|eiga) sak\b|\bsaka (?:di|dykkar)\b|\b(?:ditt|dykkar) vedtak\b|\bvedtaket (?:ditt|dykkar)\b"
        r"|\bkva (?:skjedde|hende) (?:med|då|når|heime)\b|\bfortel om då\b|\bkva har (?:du|de) opplevd\b"
        r"|\bhar (?:du|de) (?:opplevd|hatt|fått|vore|budd|blitt|flytta|møtt)\b"
        r"|\b(?:du|de) har (?:opplevd|vore gjennom|budd)\b"
        rf"|\b(?:{alternatives(_PAST_NN)}) (?:du|de)\b|{NO_MODAL}\b(?:du|de) (?:{alternatives(_PAST_NN)})\b"
        r"|\bbur (?:du|de)\b|\bhistoria (?:di|dykkar)\b|\bi (?:ditt|dykkar) tilfelle\b"
        r"|\bbarnet (?:ditt|dykkar)\b|\bbarna (?:dine|dykkar)\b"
    ),
    when_past=pattern(rf"\b(?:då|når) (?:du|de) (?P<verb>{alternatives(_PAST_NN)})(?P<rest>[^?.]*)"),
    how_was=pattern(r"^korleis (?:opplevde (?:du|de)|var) (?P<rest>[^?.]+)"),
    hypothetical=pattern(
        r"\b(?:tenk deg|oppdikta\w*|la oss seie|som leiar|(?:viss|dersom) (?:du|de)|om (?:du|de) (?:var|skulle|fekk))\b"
    ),
    today=pattern(r"\b(?:i dag|dagen|verkstaden|samlinga)\b"),
    anything=pattern(r"^er det noko (?:(?P<som>som )|(?P<subject>du|de|vi) (?P<verb>\w+) ?)(?P<rest>[^?.]*)"),
    kin=pattern(
        rf"\b(?:{alternatives(_KIN_NN)}|{alternatives(_KIN_NN_MANY)}) (?:din|di|dine|dykkar|hans|hennar)\b"
        rf"|\b(?:din|di|dine|dykkar) (?:{alternatives(_KIN_NN)}|foreldre|familie|søsken|sysken)\b"
        r"|\b(?:mora|faren|broren|systera|søstera|mamma|pappa|mammaen|pappaen)\b"
    ),
    staff=pattern(
        rf"\b(?P<role>{alternatives(_STAFF_NN)}) (?:din|dykkar|dine)\b|\b(?:din|dykkar|dine) (?P<own>kontaktperson|saksbehandlar"
        r"|lærar|tilsynsperson|støttekontakt|advokat|fosterforeldre|fosterfamilie|psykolog)\b"
    ),
    trauma=pattern(
        r"\b(?:vald\w*|overgrep\w*|misbruk\w*|rus|rusen|rusmis\w*|slått|slege|slo|mishandl\w*|valdt\w*|sjølvmord\w*"
        r"|sjølvskading|truslar|truga|omsorgssvikt\w*)\b"
    ),
)
