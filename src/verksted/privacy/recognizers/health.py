# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Health of one person: diagnosis, medicine, admission, pregnancy, self-harm, substance use.

Talk about a subject («mer kunnskap om adhd») is none. What is a word of illness in everyday speech
too («angst», «slag», «lam») needs somebody who has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers.lexicon import lexicon
from verksted.privacy.recognizers.make import Pattern, look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_SUBJECT_TALK = re.compile(
    r"(?<!\w)(?:om|kunnskap\w*|kurs\w*|tema|lære|opplæring\w*|rettleiing|veiledning|informasjon|info|forståing|forståelse|kompetanse|snakke|snakka|prat\w*|forelesning|foredrag|brosjyre\w*|barn med|unger med|ungdom med|ungdommer med|folk med|elever med|de med|dei med|alle med"
    r"|søvn|hjelp mot|mestring|type|hva er|kva er|forebygg\w*|behandling av|erfaring med|mot|vold|ros)(?: \w+){0,2}(?:,| og| å| eller)? $"
)
_GROUP_TALK = re.compile(
    r"(?<!\w)(?:vi|me|alle|flere|fleire|mange|noen|nokon|ungdom\w*|foreldr\w+|fosterforeldr\w+|barn|unger|onga|tenest\w+|tjenest\w+|leder|leiar|bv|sbh|fh|(?:de|dei) (?:voksne|vaksne)|dæm|barnevern\w*|saksbehandler\w*|sakshandsamar\w*)"
    r" (?:bør |må |vil |ville |skal |kan |er |ønsker å )?(?:tok|tar|ta|tek|tatt|teke|redde?|ønsk\w*|etterlys\w*|savn\w*|sakn\w*|nevn\w*|ha|få|forstå|skjønne|vite|treng\w*)(?: (?:opp|for|seg|meir|mer|hjelp|med))*(?:,| og| å| eller)? $"
)
"""What a group wants, misses or speaks of is a subject."""
_OWNED = re.compile(
    r"(?<!\w)(?:har|hadde|ha|har hatt|fikk|fått|får|fekk|fått|fær|få|er|e|var|va|ble|blei|vart|blitt|vorte|blir|med|bruker|bruka|brukte|brukar|tar|tok|tatt|tek|teke|går på|gikk på|gjekk på|gå på|starta på|slutta på|slutta med|glemte|glømte|trenger|treng|lider av|lid av|sliter med|slit med|sleit med|strever med|diagnosen|diagnosa|diagnose"
    r"|diagnostisert|utredet for|utreda for|utredes for|utgreia for|innlagt|innlagd|på|min|mi|mitt|mine|hans|hennes|has|have|had|got|am|is|was|on|took|takes|sin|sitt|ha|døde av|døydde av|syk av|sjuk av|pga|grunnet|på grunn av|medisin for|medisiner for|av|etter|kjent)(?: (?:en|ei|ein|et|eit|a|sterk|alvorlig|mild|også|òg|jo|bare|berre|både|litt|mye|mykje|og|å|visst|nok|vel|sikkert|egentlig|fortsatt|framleis|pluss|diagnosen|diagnose|mistanke om|type|så|her|sin|sitt|min|mi|veldig|kraftig|\w+))?(?: og| å|,)? $"
)
_OWNED_AFTER = re.compile(
    r" (?:min|mi|mitt|mine|hans|hennes|hennar|hannes|sin|si|til (?:mor|far|mamma|pappa|barnet|gutten|jenta|broren|søstera)|som gjør at|medisin\w*|diagnosen|diagnose)(?!\w)|(?:en|a|n)? (?:min|mi|hans|hennes)(?!\w)"
)
_HARMLESS_WEAK = frozenset("me add slag lam lar ms type fas cp".split())
_CROWD = re.compile(
    r"(?<!\w)(?:barn|unger|ungar|ungdom|ungdommer|ungdomar|folk|de|dei|mange|noen|nokon|man|alle|elever|foreldre|familier)(?: \w+)?(?: (?:som|med|har|får|bruker|er))(?: \w+)? $"
)
_NEVER = frozenset(
    "diagnosen diagnose syndrom uavhengig uavhengige uavhengighet avhengig avhengige maktmisbruk maktmisbruket".split()
)
_BEING_ONLY = frozenset("blind blinde døv døve lam autistisk".split())
_BEING = re.compile(
    r"(?<!\w)(?:er|e|æ|var|va|ble|blei|vart|født|fødd|blitt|vorte|is|am|was)(?: (?:både|nesten|helt|heilt|også|òg|halvt|så godt som))? $"
)
_NOUNS = (
    "selvskad",
    "sjølvskad",
    "sjølskad",
    "selvmord",
    "sjølvmord",
    "suicid",
    "overdose",
    "rus",
    "avrus",
    "svangerskap",
    "innlegg",
    "alkohol",
)
_KIN = r"(?:mor|mora|moren|mamma|far|faren|pappa|stefar|stefaren|stemor|bror|broren|storebror|søster|søstera|mormor|morfar|onkel|tante|han|hun|ho|hu|foreldra|foreldrene|fosterfar|fosterfaren|dad|mom|mum|father|mother)(?: (?:min|mi|hans|hennes|hannes))?"
_DRINKS = re.compile(
    rf"(?<!\w){_KIN} (?:har )?(?:begynte å |byrja å |driver og |sluttet å |slutta å )?(?P<x>drikker|drikk|drakk|drukket|drikke|drekk|drinks|drank|røyker hasj|ruste seg|doper seg|dopa seg)(?= (?:igjen|hver|kvar|for|mye|mykje|mye|så|hele|heile|og|når|da|då|seg|every|too)\b|\s*(?:$|[.,;!?]))"
)
_HIGH = re.compile(
    rf"(?<!\w)(?:{_KIN}|jeg|eg|æ) (?:er|e|var|va|kom|møtte|sto|satt|is|was)(?: (?:helt|heilt|ofte|alltid|så|igjen|alltid))? (?P<x>rusa|ruset|rusen|full|fulle|dritings|påvirket|påverka|dopa|høy på \w+|drunk|high|stoned|edru i \w+ år)(?!\w)(?! (?:av|i|fart))"
)
_NAMED = re.compile(
    r"(?<!\w)(?:diagnosen|diagnosa|diagnosane|diagnosene|diagnose|diagnosert med|diagnostisert med|diagnosed with|utredet for|utreda for|utredes for|utgreia for|utredning for|mistanke om|lider av|lid av|operert for|operert i|opererast for|syk av|sjuk av|medisin mot|medisin for|medisinen|behandlet for|behandles for|innlagt for|innlagt med|innlagd med|født med|fødd med|smittet av|smitta av|arvet|rammet av) (?:en |ei |et |eit |type |sjelden |alvorlig )?(?P<x>[^\W\d_]{3,30}(?:[ -](?:syndrom|sykdom|sjukdom|lidelse|forstyrrelse|type \d|\d))?)"
)
_DOSE = re.compile(r"(?<!\w)(?P<x>[^\W\d_]{4,24} \d{1,4} ?(?:mg|mcg|µg|ml))(?!\w)")
_NO_NAME = frozenset(
    "og som på i er var ble å at han hun seg meg oss dem sin min en et ei av til fra min mine hans hennes kom etter men når sine det den dette om vår alle bakgrunn oppvekst".split()
)
_WHY_EVENT = mark("Helseopplysning om noen.")
_WHY_STATE = mark("Diagnose eller sykdom.")
_WHY_DRUG = mark("Medisin eller rusmiddel.")
_PATTERNS = (
    Pattern(_DOSE, Label.HEALTH, _WHY_DRUG, score=0.8),
    Pattern(_DRINKS, Label.HEALTH, _WHY_EVENT, score=0.75),
    Pattern(_HIGH, Label.HEALTH, _WHY_EVENT, score=0.75),
)


def find(face: Surface) -> Iterator[Finding]:
    words = face.words
    for first, after, kind in lexicon("helse").find(words):
        found = _listed(face, words[first].start, words[after - 1].end, kind)
        if found is not None:
            yield found
    for m in _NAMED.finditer(face.folded):
        if m["x"].split()[0] not in _NO_NAME:
            yield look(*m.span("x"), Label.HEALTH, _WHY_STATE, 0.6)
    for pattern in _PATTERNS:
        yield from pattern.find(face.folded)


def _listed(face: Surface, start: int, end: int, kind: str) -> Finding | None:
    """What a listed word or phrase is worth where it stands."""
    phrase = face.folded[start:end]
    before = face.folded[max(0, start - 44) : start]
    talk = bool(_SUBJECT_TALK.search(before) or _CROWD.search(before) or _GROUP_TALK.search(before))
    if phrase in _NEVER or (phrase in _BEING_ONLY and not _BEING.search(before)):
        return None
    if kind == "hendelse":
        if talk:
            return None if phrase.startswith(_NOUNS) else look(start, end, Label.HEALTH, _WHY_EVENT, 0.45)
        return mask(start, end, Label.HEALTH, _WHY_EVENT, 0.85)
    owned = bool(_OWNED.search(before)) or bool(_OWNED_AFTER.match(face.folded, end))
    if talk or (phrase in _HARMLESS_WEAK and not (owned and _is_illness(phrase, face, start, end, before))):
        return None
    why = _WHY_DRUG if kind == "medisin" else _WHY_STATE
    if owned:
        return mask(start, end, Label.HEALTH, why, 0.85)
    return look(start, end, Label.HEALTH, why, 0.5)


def _is_illness(phrase: str, face: Surface, start: int, end: int, before: str) -> bool:
    """«me», «ms», «lam»: illness only as what somebody has, in capitals or as the last word of its clause."""
    if phrase in ("slag", "lam", "type"):
        had = bool(
            re.search(r"(?<!\w)(?:fikk|fekk|fått|hatt|fær|ble|blei|vart|er|hadde) (?:et |eit )?$", before)
        )
        struck = re.match(r" (?:av|på|mot|i (?:ansikt|hode|hovud|mag|tryne|rygg))", face.folded[end:])
        return phrase != "type" and had and not struck
    had = bool(
        re.search(r"(?<!\w)(?:har|hadde|fikk|fått|fekk|fær|har fått|påvist|diagnosen|diagnose|på) $", before)
    )
    closed = bool(re.match(r"\s*(?:$|[.,;:!?)]|og\b|å\b|men\b|så\b)", face.folded[end:]))
    return had and (closed or face.text[start:end].isupper())
