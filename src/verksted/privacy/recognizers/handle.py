# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""What people call themselves in apps and games: @names, gamertags, «snap: x», `name#1234`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verksted.privacy.findings import Finding, Label
from verksted.privacy.recognizers import known
from verksted.privacy.recognizers.make import look, mask
from verksted.privacy.surface import Surface
from verksted.workshop.language import mark

_AT = re.compile(r"(?<![\w.@/+-])@[\w](?:[\w.-]{0,38}[\w])?(?![\w@])")
_NUMBERED = re.compile(r"(?<![\w#])[\w.-]{2,32}#\d{3,5}(?!\w)")
_SERVICE = re.compile(
    r"(?<!\w)(?:snap(?:chat|en|pen|chatten)?|insta(?:gram)?|ig|tik ?tok|discord|disc|gamertag|gamer ?tag|gaming ?nav?n\w*|gaming ?namn\w*|brukernavn\w*|brukarnamn\w*"
    r"|kallenavn på nett|nick|nickname|psn|xbox(?: live)?|steam|epic|bereal|tellonym|vinted|wattpad|(?:sc|tt|dc)(?= ?[:=])|roblox|fortnite|minecraft|twitch|youtube|yt|kik|telegram|signal|messenger|fb|facebook|jodel"
    r"|spille?r (?:som|under(?: navnet| namnet)?)|username|user ?name|heiter på|heter på|logge[tr]? (?:inn|på) som)(?!\w)"
)
_JOIN = re.compile(
    r"(?: ?(?:til|te|navnet|namnet|navn|min|mitt|hans|hennes|[\wæøå]{2,16}))?(?: (?:min|mitt|hans|hennes|hannes|deira))?(?: ?[:=]| er| e| som| heter| heiter| is)? ?\(?[:=]? ?['\"«“]?$"
)
_SERVICES = r"(?:snap(?:chat|en)?|insta(?:gram)?(?:en)?|ig|tik ?tok(?:en)?|discord|twitch|roblox|fortnite|minecraft|steam|xbox|playstation|ps[45n]?|youtube|yt|jodel|bereal|facebook|fb|messenger|telegram|kik|reddit|twitter|x|wattpad|tellonym|vinted|epic|valorant|overwatch|lol|among us|brawl stars|clash royale|fifa|fc ?2\d|nettet|nett)"
_PLAIN = r"['\"«“]?(?P<x>[^\W\d_][\w.\-]{2,30}[\w])['\"»”]?(?!\w)"
_ANY_SERVICE = re.compile(
    r"(?<!\w)(?:snap|insta|ig(?!\w)|tik ?tok|disc|twit|robl|fortn|minec|steam|xbox|plays|ps[45n]?(?!\w)|youtu|yt(?!\w)|jodel|bereal|face|fb(?!\w)|mess|teleg|kik|reddit|x(?!\w)|wattp|tellon|vinted|epic|kanal|snapgr|valor|overw|lol|among|brawl|clash|fifa|fc|nett|bruk|gamer|nick|kallen|username)|konto|profil"
)
_THE_ACCOUNT = r"(?:(?:youtube|tiktok|twitch)?-?kanalen|(?:fb|insta|snap|facebook|roblox|discord|xbox)[- ](?:navn|navnet|namn|namnet)|snap(?:chat|en|pen|chatten)?|insta(?:gram)?(?:en|men|kontoen|brukeren)?|tik ?tok(?:en|brukeren|kontoen)?|discord(?:en|brukeren)?|bruker(?:en|navnet)?|brukar(?:en|namnet)|konto(?:en)?|profilen?|gamertag(?:en)?|nick(?:et|name)?|kallenavnet på nett|brukernavn(?:et)?|brukarnamn(?:et)?|my (?:snap|insta|tiktok|discord|user|username|gamertag))"
_ACCOUNT_IS = re.compile(
    rf"(?<!\w){_THE_ACCOUNT}(?:-?bruker(?:en)?|-?konto(?:en)?|-?profil(?:en)?)?(?: (?:min|mi|mitt|hans|hennes|hennar|hannes|hass|vår|deres|deira|til (?:meg|han|hun|henne|ho|broren|søstera|søstra|[^\W\d_]{{2,14}})(?!\w)))?(?: på {_SERVICES})?(?: (?:er|e|heter|heiter|hete|hæte|is) ?:?| ?[:=]) ?{_PLAIN}"
)
_CALLED_ON = re.compile(
    rf"(?<!\w)(?:jeg|eg|æ|jæ|je|han|hun|ho|hu|i|me|vi)? ?(?:heter|heiter|hete|hæte|er|e|spiller som|spelar som|spille som|skriver som|skriv som|skrive som|poster som|postar som|streamer som|kjent som|kjend som|logga inn som|kaller meg|kallar meg|kalla mæ|kaller seg|kallar seg|går under|logger inn som|am|am called|called) {_PLAIN}(?: \d{{1,4}})? (?:på|on|i|in) {_SERVICES}(?!\w)"
)
_ON_CALLED = re.compile(
    rf"(?<!\w)(?:på|on|i) {_SERVICES} (?:heter|heiter|hete|hæte|er|e|kaller|kallar|kalla|finner du|finn du|finnes|går|im|i am|i'm|am) (?:jeg|eg|æ|jæ|han|hun|ho|hu|de|meg|mæ|seg|sæ|vi|me)?(?: (?:meg|mæ|seg|sæ|som|under))? ?{_PLAIN}"
)
_ADD_ME = re.compile(
    rf"(?<!\w)(?:følg|følge|følger|add|adda|adde|legg til|legg te|legge til|søk opp|søk på|finn|dm|snap|send snap til|skriv til|blokker|blokkerte|blokka|rapporter|rapporterte|follow|search up)(?: (?:meg|oss|mæ|han|henne|ho|me|us|him|her))?[ :,]+{_PLAIN} (?:på|on|i) {_SERVICES}(?!\w)|(?<!\w)(?:adda|add|legg til|legg te|følg|follow|dm) (?:meg|oss|mæ|me|us) (?:på|on) {_SERVICES}[ ,:]+(?P<y>[^\W\d_][\w.\-]{{2,30}}[\w])(?!\w)"
)
_AS_CALLED = re.compile(
    rf"(?<!\w)(?:som|as) {_PLAIN} (?:på|on|i|in) {_SERVICES}(?!\w)|(?<!\w){_SERVICES} (?:som|as) ['\"«“]?(?P<y>[^\W\d_][\w.\-]{{2,30}}[\w])(?!\w)"
)
"""«skriver som skyggefar på snap», «spiller minecraft som gravskjær»."""
_DOTTED_ON = re.compile(rf"(?<![\w.@/])(?P<x>[^\W\d_][^\W_]*(?:[._][^\W_]+)+) (?:på|on|i) {_SERVICES}(?!\w)")
"""«og fjellrev.vossing på insta»: no word has a full stop or a low line inside."""
_THAT_ACCOUNT = re.compile(
    rf"(?<!\w)(?:{_SERVICES}[- ]?)?(?:\w{{0,8}}kontoen|\w{{0,8}}konto|\w{{0,8}}profilen|profil|brukeren|brukaren|bruker|brukar|kanalen|gruppa|gruppen) {_PLAIN}"
)
"""«insta-kontoen bygdesladder»: only words that no dictionary has."""
_PLATFORM_ID = re.compile(
    r"(?<!\w)(?:steam|psn|epic|ea|xbox|switch|nintendo|venne|friend|discord)[- ]?(?:id|kode|koden|code)(?: er| e| is)?[ :=]{1,3}(?P<x>[\w-]*\d[\w-]{3,30})(?!\w)"
)
_SPACED_AT = re.compile(r"(?<![\w@])@ (?P<x>[^\W\d_][\w.]{3,30}\w)(?![\w@])")
_IN_BRACKETS = re.compile(rf"{_PLAIN} ?\((?:på )?{_SERVICES}\)")
_BARE_AFTER = re.compile(rf"(?<!\w){_SERVICES} {_PLAIN}(?=\s*(?:$|[,.;/)\n]))")
"""«messenger skyggefar»: the last word of its clause, and no word of any dictionary."""
_CALLS_SELF = re.compile(
    rf"(?<!\w)(?:kaller|kallar|kalla|kalte|kaldte|kalt) (?:seg|sæ|meg|mæ|seg selv) {_PLAIN}|(?<!\w)(?:logg|spill|spel)\w* (?:inn )?(?:som|under) (?P<y>[^\W\d_][\w.\-]{{2,30}}[\w])(?!\w)"
)
_REDDIT = re.compile(r"(?<![\w/.])/?u/[\w-]{3,20}(?![\w/])")
_DOTTED = re.compile(r"(?<![\w.@/-])[a-zæøå]{2,20}(?:\.[a-zæøå]{1,20}){1,2}(?![\w@/-]|\.\w)")
_ONLINE = re.compile(
    r"(?<!\w)(?:la ut|lagt ut|legg til|skrev|skreiv|tagg\w*|heng\w* ut|hengt ut|melding\w*|video\w*|bilde\w*|add\w*|logg\w*|profil\w*|konto\w*|bruker|brukernavn|kommenter\w*|kommentar\w*|følg\w*|blokk\w*|kall\w*|kalte|dm\w*|snap\w*|insta\w*)(?!\w)"
)
"""What people do under a user name."""
_STREAMS = re.compile(
    rf"(?<!\w)(?:streamer|streama|streame|gamer|poster|postar|tvitrer|logger på) (?:som|under) {_PLAIN}"
)
_NO_HANDLE = frozenset(
    "story storyen storya stories reels reel streak streaks streaken server servern serveren chat chatten gruppechat gruppechatten snap snapper live livestream premium kids alle ingen noen nokon mange man folk venner vennene ungdom ungdommer jenter gutter foreldre barn voksne vaksne privat åpen open stengt nede borte bra dårlig dårleg kul teit viktig farlig full fullt aktiv sperret sperra slettet sletta hacket hacka blokkert låst lukket offentlig anonym anonymt bare berre ikke ikkje aldri alltid også òg ofte best verst der her nå no min mitt hans hennes dum dumt sykt gøy slitsomt greit trygt utrygt bedre betre verre annerledes ulike ulik samme same forskjellig forskjellige ditt dette dårligere sammen aleine alene flink flinke avhengig avhengige hele heile mye mykje mer meir lov forbudt venn fine fint stor stort glad redd sur sint lei trist logget inne gode god "
    "mobbet mobba hengt ut tagga tagget nice good fine gone private public locked hacked blocked that this them everyone nobody people friends down dead".split()
)
_STRONG = re.compile(
    r"(?:gamer ?tag|brukernavn\w*|brukarnamn\w*|nick|nickname|username|psn|heter på|heiter på)$"
)
_TOKEN = re.compile(r"(?<![\w@#./-])[\w](?:[\w.\-]{1,38}[\w])(?![\w@#])")
_CAMEL = re.compile(r"[a-zæøå][A-ZÆØÅ]")
_WITH_DIGITS = re.compile(r"(?=.*[^\W\d_].*)(?=.*\d).{5,}")
_HARMLESS = re.compile(
    r"(?:covid|corona|tema|punkt|del|uke|veke|rom|møterom|kap|kapittel|gruppe|deltaker|deltakar|gutt|jente|gut|ungdom|mor|far|ansatt|windows|office|ps|xbox"
    r"|iphone|ipad|fase|nivå|steg|trinn|klasse|versjon|side|linje|nr|kl|ca|kr|u|d|j|g|t|bv|vg|år|fifa|fc|gta|h|mp|usb|wifi|web|b|c|p)-?\d{1,4}(?:[.,]\d+)?"
    r"|\d+(?:[.,:\-]\d+)*(?:kr|km|m|cm|kg|g|t|min|mnd|år|stk|x|er|ere|ern|ende|de|te|-?åring\w*|åring\w*|talls?|-tallet|\.?klasse|a|b|c|d|e|f|th|st|nd|rd|pm|am|gb|mb|k|%|yo)"
    r"|[a-zæøå]{1,2}\d{1,3}|\d+[a-zæøå]|\d{1,3}\.[a-zæøå]{2,24}|\d{1,2}-\d{1,2}\w*|[\d.\-]+",
    re.IGNORECASE,
)


def find(face: Surface) -> Iterator[Finding]:
    text, folded = face.text, face.folded
    for m in _AT.finditer(text):
        yield mask(*m.span(), Label.HANDLE, mark("Brukernavn med @."), 0.95)
    for m in _NUMBERED.finditer(text):
        if m.group()[0] != "#":
            yield mask(*m.span(), Label.HANDLE, mark("Brukernavn med nummer."), 0.9)
    yield from _plain_words(face)
    services = [m.end() for m in _SERVICE.finditer(folded)]
    for m in _TOKEN.finditer(text):
        yield from _token(m, folded, services)


def _plain_words(face: Surface) -> Iterator[Finding]:
    """Ordinary words as user names: «på discord heter jeg skyggen», «følg trollungen på tiktok»."""
    yield from _by_deeds(face)
    if not _ANY_SERVICE.search(face.folded) and "strea" not in face.folded:
        return
    for regex in (_ACCOUNT_IS, _CALLED_ON, _ON_CALLED, _ADD_ME, _SPACED_AT, _STREAMS):
        for m in regex.finditer(face.folded):
            group = "x" if m.groupdict().get("x") else "y"
            word = m[group]
            if word in _NO_HANDLE or known.is_function(word) or known.particle(word):
                continue
            yield look(*m.span(group), Label.HANDLE, mark("Kanskje et brukernavn."), 0.6)
    brackets = (_IN_BRACKETS,) if "(" in face.folded else ()
    for regex in (_AS_CALLED, _THAT_ACCOUNT, _BARE_AFTER, *brackets):
        for m in regex.finditer(face.folded):
            group = "x" if m.groupdict().get("x") else "y"
            sayable = regex in (_AS_CALLED, _THAT_ACCOUNT) and not known.listed_word(m[group])
            if m[group] not in _NO_HANDLE and (sayable or _strange(m[group])):
                start, end = m.span(group)
                yield look(start, end, Label.HANDLE, mark("Kanskje et brukernavn."), 0.5)
    for m in (*_PLATFORM_ID.finditer(face.folded), *_DOTTED_ON.finditer(face.folded)):
        yield mask(*m.span("x"), Label.HANDLE, mark("Brukernavn i en app eller et spill."), 0.85)


def _by_deeds(face: Surface) -> Iterator[Finding]:
    """«u/trollungen», «hun kalte seg skyggefar», «its.emma skrev det»: no app is named."""
    for m in _REDDIT.finditer(face.folded) if "u/" in face.folded else ():
        yield mask(*m.span(), Label.HANDLE, mark("Brukernavn i en app eller et spill."), 0.85)
    told = "kal" in face.folded or "logg" in face.folded or "sp" in face.folded
    for m in _CALLS_SELF.finditer(face.folded) if told else ():
        group = "x" if m["x"] else "y"
        if m[group] not in _NO_HANDLE and _strange(m[group]):
            yield look(*m.span(group), Label.HANDLE, mark("Kanskje et brukernavn."), 0.5)
    if "." in face.folded.rstrip(".") and _ONLINE.search(face.folded):
        for m in _DOTTED.finditer(face.folded):
            if not all(map(known.slip, m.group().split("."))):
                yield look(*m.span(), Label.HANDLE, mark("Kanskje et brukernavn."), 0.5)


def _strange(word: str) -> bool:
    """No word of the dictionary, nor one as it is said or mistyped."""
    return not known.listed_word(word) and not known.meant(word) and not known.sounds_ordinary(word)


def _token(m: re.Match[str], folded: str, services: list[int]) -> Iterator[Finding]:
    token = m.group()
    if token.isdigit() or (token.isalpha() and not services and token.islower()):
        return
    service = max((s for s in services if s <= m.start()), default=-1)
    near = service >= 0 and m.start() - service <= 60
    joined = near and m.start() - service <= 40 and bool(_JOIN.fullmatch(folded, service, m.start()))
    odd = _odd(token)
    if (odd or (joined and "." in token and token[0].isalpha())) and near:
        yield mask(*m.span(), Label.HANDLE, mark("Brukernavn i en app eller et spill."), 0.9)
    elif odd == 2:
        yield mask(*m.span(), Label.HANDLE, mark("Ser ut som et brukernavn."), 0.75)
    elif odd:
        yield look(*m.span(), Label.HANDLE, mark("Kanskje et brukernavn."), 0.5)
    elif (
        joined
        and _STRONG.search(folded, max(0, service - 14), service)
        and len(token) > 3
        and not known.is_function(folded[m.start() : m.end()])
    ):
        sure = not known.ordinary(token.lower())
        yield (mask if sure else look)(
            *m.span(), Label.HANDLE, mark("Brukernavn i en app eller et spill."), 0.7
        )
    elif joined and re.search(r"[:=] ?['\"«“]?$", folded[service : m.start()]) and len(token) > 2:
        yield mask(*m.span(), Label.HANDLE, mark("Brukernavn i en app eller et spill."), 0.8)


def _odd(token: str) -> int:
    """0: an ordinary word; 1: perhaps a user name; 2: surely one, by its looks alone."""
    letters = sum(map(str.isalpha, token))
    digits = sum(map(str.isdigit, token))
    if letters < 3 or _HARMLESS.fullmatch(token):
        return 0
    if "_" in token.strip("_") or ("_" in token and letters > 3):
        return 2
    camel = bool(_CAMEL.search(token))
    if digits and camel:
        return 2
    if digits and letters >= 4 and _WITH_DIGITS.fullmatch(token) and "-" not in token:
        return 2 if not token[-digits:].isdigit() and not token[:digits].isdigit() else 1
    if camel and letters >= 5 and not token[0].isupper() and "-" not in token:
        return 1
    return 0
