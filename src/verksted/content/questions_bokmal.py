"""What the phrasing check must know of bokmål."""

# ruff: noqa: E501 -- word lists and patterns are easier to check unbroken

from __future__ import annotations

from verksted.content.questions_grammar import NO_MODAL, Grammar, alternatives, pattern, word_set

_KIN_NB = (
    "mor mora moren far faren bror broren søster søsteren søstera stemor stefar bestemor bestefar tante onkel"
)
_KIN_NB_MANY = "foreldrene foreldra søsken søsknene brødrene søstrene besteforeldrene familien kjæresten"
_STAFF_NB = (
    "kontaktpersonen saksbehandleren læreren tilsynspersonen støttekontakten advokaten fosterforeldrene"
    " fostermoren fostermora fosterfaren fosterfamilien lederen psykologen rådgiveren helsesykepleieren"
)
_PAST_NB = "fikk opplevde følte gjorde syntes ble var hadde bodde flyttet sa møtte snakket kom gikk tenkte trodde savnet"

BOKMAL = Grammar(
    question_words=word_set("hva hvordan hvilke hvilken hvilket hvem når hvor hvorfor"),
    imperatives=word_set(
        "fortell beskriv tenk tegn skriv nevn vis lag velg fullfør forklar gi se list sett finn"
    ),
    verbs=word_set(
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
    subjects=word_set(
        "du dere de det man en vi jeg noen alle mange flere folk ungdom ungdommer foreldre fosterforeldre barn"
        " barnevernet barneverntjenesten tjenesten voksne ansatte kontaktpersonen kontaktpersoner kommunen skolen"
        " møtene møtet hjelpen familien familier barna samvær ettervern lederen lederne politikerne brev"
    ),
    quantifiers=word_set("noen mange flere alle de"),
    people=word_set("ungdommer unge voksne ansatte foreldre fosterforeldre barn familier av fleste"),
    articles=word_set("en ei et den det de"),
    adverbs=word_set("ikke aldri alltid bare ofte sjelden også"),
    no_rewrite=word_set("bor bodde vil bør burde skal skulle må synes syns syntes mener mente tror trodde"),
    why="hvorfor",
    two_in_one=pattern(
        r"\s*,?\s+(?:og|eller|samt)\s+(?:hva|hvordan|hvilken|hvilket|hvilke|hvem|når|hvor|hvorfor)\b"
    ),
    either=pattern(r"\s+og/eller\s+|\s+eller\s+(?!ikke\b)"),
    pair_at_end=pattern(r"\s+og\s+\w+\s*\?$"),
    pairs=word_set("barn+unge språk+kultur kultur+språk mat+drikke skole+fritid regler+penger tid+sted"),
    judging=pattern(r"\b(?:synes|syns|mener|bra med|dårlig med|galt med|fornøyde?)\b"),
    opposites=pattern(
        r"\b(?:best\w*|bra|godt|fungerer) og (?:det |som )?(?:verst\w*|dårlig\w*|vondt|feil|vanskelig\w*)\b"
    ),
    together=pattern(r"\b(?:sammen|samarbeid\w*|mellom|møtes|både|forskjell\w*)\b"),
    leading=pattern(
        r"\b(?:ikke sant|er det ikke|synes du ikke|liker du ikke|mener du ikke|^alle vet|vi vet at|som kjent"
        r"|selvfølgelig|selvsagt|heldigvis|dessverre|dårlige? jobb|god jobb)\b"
    ),
    loaded=pattern(
        r"\b(?:den|det|de) (?:dårlige|elendige|forferdelige|flotte|fantastiske|håpløse|trege|urettferdige|fine|herlige"
        r"|slitsomme|vanskelige|flinke|tøffe) (?=\w+(?:en|et|ene|a)\b)"
    ),
    degree=pattern(
        r"\bhvor (?:bra|godt?|fint|flinke?|fornøyde?|misfornøyde?|dårlige?|ille|vanskelige?|trygge?|viktige?|slemme?"
        r"|mye bedre|mye verre) (?:er|var|har|synes|blir|ble|føler)\b"
    ),
    tag_question=pattern(r",\s*(?:ikke sant|vel|eller hva|er du ikke enig)\s*\?|\bikke sant\s*\?"),
    agree=pattern(
        r"^(?:er (?:du|dere) (?:helt |ikke )?enige? i|(?:synes|mener) (?:du|dere) ikke)\s*(?:at\s+)?"
    ),
    scale=pattern(r"\bfra (?:null|0|1|en) til\b|\bskala\b"),
    own_case=pattern(
        r"\b(?:din|deres|egen) sak\b|\bsaken (?:din|deres)\b|\b(?:ditt|deres) vedtak\b|\bvedtaket (?:ditt|deres)\b"
        r"|\bhva (?:skjedde|hendte) (?:med|da|når|hjemme)\b|\bfortell om da\b|\bhva har (?:du|dere) opplevd\b"
        r"|\bhar (?:du|dere) (?:opplevd|hatt|fått|vært|bodd|blitt|flyttet|møtt)\b"
        r"|\b(?:du|dere) har (?:opplevd|vært gjennom|bodd)\b"
        rf"|\b(?:{alternatives(_PAST_NB)}) (?:du|dere)\b|{NO_MODAL}\b(?:du|dere) (?:{alternatives(_PAST_NB)})\b"
        r"|\bbor (?:du|dere)\b|\bhistorien (?:din|deres)\b|\bi (?:ditt|deres) tilfelle\b"
        r"|\bbarnet (?:ditt|deres)\b|\bbarna (?:dine|deres)\b"
    ),
    when_past=pattern(rf"\b(?:da|når) (?:du|dere) (?P<verb>{alternatives(_PAST_NB)})(?P<rest>[^?.]*)"),
    how_was=pattern(r"^hvordan (?:opplevde (?:du|dere)|var) (?P<rest>[^?.]+)"),
    hypothetical=pattern(
        r"\b(?:tenk deg|oppdikte\w*|la oss si|som leder|(?:hvis|dersom) (?:du|dere)|om (?:du|dere) (?:var|skulle|fikk))\b"
    ),
    today=pattern(r"\b(?:i dag|dagen|verkstedet|samlingen)\b"),
    anything=pattern(
        r"^er det noe (?:(?P<som>som )|(?P<subject>du|dere|vi) (?P<verb>\w+) ?)(?P<rest>[^?.]*)"
    ),
    kin=pattern(
        rf"\b(?:{alternatives(_KIN_NB)}|{alternatives(_KIN_NB_MANY)}) (?:din|di|dine|deres|hans|hennes)\b"
        rf"|\b(?:din|di|dine|deres) (?:{alternatives(_KIN_NB)}|foreldre|familie|søsken)\b"
        r"|\b(?:mora|moren|faren|broren|søsteren|søstera|mamma|pappa|mammaen|pappaen)\b"
    ),
    staff=pattern(
        rf"\b(?P<role>{alternatives(_STAFF_NB)}) (?:din|deres|dine)\b|\b(?:din|deres|dine) (?P<own>kontaktperson|saksbehandler"
        r"|lærer|tilsynsperson|støttekontakt|advokat|fosterforeldre|fosterfamilie|psykolog)\b"
    ),
    trauma=pattern(
        r"\b(?:vold\w*|overgrep\w*|misbruk\w*|rus|rusen|rusmis\w*|slått|slo|mishandl\w*|voldt\w*|selvmord\w*|selvskading"
        r"|trusler|truet|omsorgssvikt\w*)\b"
    ),
)
