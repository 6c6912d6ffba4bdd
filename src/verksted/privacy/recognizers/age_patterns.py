# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""The patterns of ages, apart from what is made of them in age.py.

Group `x` is the age; `THEN` is what may follow a bare number so that it is no count of something.
"""

from __future__ import annotations

import re

from verksted.privacy.recognizers.kin import CHILD, NUMBER, NUMBER_4_19, OWN, SOMEBODY

_WORDS = "to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten søtten atten nitten"
_DIGITS = r"\d{1,2}(?:[,.]5|½)?(?![\d.,:/%]\d|\d|%)"
_N = rf"(?:{_DIGITS}|{NUMBER})"
_CLOSED_N = rf"(?:{_DIGITS}|{'|'.join(sorted(_WORDS.split(), key=len, reverse=True))})"
"""For words that begin with a number («femåring»), which the marked text leaves as they are."""
ANY_NUMBER = re.compile(
    rf"\d|½|{NUMBER}|(?<!\w)(?:halvannet|halvanna|halvtanna|(?:et|ett|eit|eitt|en|ein) (?:år|måned|månad|mnd|uke|veke|dag))(?!\w)"
)
"""Without this there is no age in a text."""
_HALF = r"(?: og (?:et |ett |ein |en |eit )?halvt?)?"
_YEAR = r"(?: ?(?:års?|åra)(?: ?gamm?[ea]?l(?:e|t)?| gamal| gamle)?| ?aar| ?y/?o| years? old| yrs? old)"
_AAR_OLD = r"(?: ?år (?:gammel|gammal|gamal|gamle|gammelt|gammalt|gamalt|gml)| years? old| ?y/?o\b| yrs old)"

YEARLING = re.compile(
    rf"(?<!\w)(?:{_CLOSED_N}|ett|en|ein|eitt)(?: ?- ?| )?(?:års?|å)(?:ing|ring)(?P<end>en|ens|s|a|ane|ene|ar|er|)?(?!\w)"
)
OLD = re.compile(rf"(?<![\w-])(?:{_N}){_HALF}{_AAR_OLD}(?!\w)")
_PRONOUN = "jeg|eg|æ|jæ|je|ej|i|han|hun|ho|hu|hainn|hannj|'n|a|veslejenta|veslegutten|broren?|fosterbroren|tvillingene|tvillingane|den eldste|den yngste|den minste|den mellomste|eldste|yngste|minste|mellomste|eldstebroren|hun ene|han ene|(?:en|ein|ei|den) (?:av (?:dem|dei|oss|de)|andre|ene|eine|tredje)|min|mi|vår|he|she|we"
_SUBJECT = rf"(?:(?:ho |hun |hu |han |n'|a )?{SOMEBODY}{OWN}|{_PRONOUN}|(?:den |han |ho )?(?:eldste|yngste|minste|mellomste) (?:{SOMEBODY}|av (?:dem|dei|oss|de)))"
_BE = r"(?:er|e|æ|var|va|ble|blei|vart|blir|bli|vert|fylte|fyller|fyl|fylle|fylt|runda|rundet|turned|turning|turn|is|was|am|'s|'m|har blitt|har vorte|har fylt|hadde fylt|nettopp fylt|akkurat fylt|nå|no|snart|bare|berre|kun|straks)"
_ADVERB = r"(?: (?:bare|berre|no bare|nå bare|(?:ikke|ikkje|itj|itte|kje|knapt) (?:mer|mere|meir|eldre) enn|fremdeles|framleis|fortsatt|kun|snart|nettopp|nå|no|jo|vel|ca|ca\.|cirka|straks|akkurat|knapt|nesten|visst|just|only|almost|ennå|enno|alt|allerede|da|då|også|selv|sjølv))?"
_THEN = r"(?=\s*$|\s*(?:[,;:!?)»\"/\n-]|\.(?! ?(?:person|plass|klasse|trinn|mann|gang|gong|etasje|time|del|runde|prioritet|[a-z]*(?:uar|mars|april|mai|juni|juli|august|ber)\b)))| ?- | (?:og|å|men|som|når|da|då|i|til|på|nå|no|så|uten|utan|for|fordi|neste|før|etter|rett|samme|same|uken|uka|veka|dagen|måneden|månaden|to dager|tre dager|om|den|det|forrige|denne|snart|med|blir|skal|vil|må|hadde|har|er|e|var|ikke|ikkje|itj|and|but|when|while|as|now|next|this|in|on|eller|hos|av|sjøl|selv|sjølv|gammel|gamal|gammal)\b)"
IS = re.compile(
    rf"(?<!\w)(?P<s>{_SUBJECT})(?: {_BE}|'s|'m){_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?(?:,? (?:snart|nesten|straks) {_N}{_YEAR}?)?)(?!\w){_THEN}"
)
MAYBE_IS = re.compile(
    rf"(?<!\w)(?P<s>{_SUBJECT})(?: {_BE}|'s|'m){_ADVERB} (?P<x>{_N}{_HALF})(?!\w)(?= (?P<next>[^\W\d_]+))"
)
_CROWD_OF = rf"(?:vi|me|vi tre|vi to|me to|me tre|de|dei|dæm|dem|begge|alle|barna|ungene|ungane|onga|ongan|guttene|gutane|guttan|jentene|jentan|{SOMEBODY}|tvillingene|tvillingane|fosterbarna|they|kids|the kids|the boys|the girls)"
ALL_ARE = re.compile(
    rf"(?<!\w){_CROWD_OF}(?: (?:mine|våre|deres|hans|hennes|sine|hos oss))?(?: (?:er|e|var|va|are|were|blir|vert|ble))(?: (?:bare|berre|kun|nå|no|snart|henholdsvis))? (?P<a>{_N}{_YEAR}?)(?:, (?P<b>{_N}))?(?:, (?P<c>{_N}))? (?:og|å|and) (?P<d>{_N}{_YEAR}?)(?!\w)"
)
JUST_OLD = re.compile(rf"(?<![\w-]){_N}{_HALF} (?:gammel|gammal|gamal|gml\.?)(?!\w)")
"""«kom hit fjorten gammel»."""
BOTH_ARE = re.compile(
    rf"(?<!\w)(?:begge|begge to|tvillingene|tvillingane|both) (?:er|e|var|va|are|were|blir|vert|fyller|fylte) (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}"
)
WE_ARE = re.compile(
    rf"(?<!\w)(?:vi|me) (?:er|e|var|va) (?P<x>1[0-9]|{NUMBER_4_19})(?=\s*(?:$|[.,!?)])| (?:og|å|men|da|då|når|nå|no) (?!\d))"
)
BORN_SHORT = re.compile(
    r"(?<!\w)(?:født|fødd|f\.|født i|fødd i|årgang|født i år|f\. i)(?: i)? (?P<x>['´’-]?(?:0\d|1\d|2[0-6]|9[5-9]|null (?:fem|seks|sju|åtte|ni)|nulla?åtte|nullni|nullsju))(?![\w./-]\d|\w)"
)
TURNS = re.compile(
    rf"(?<!\w)(?P<v>fyller|fyl|fylle|fylte|fylt|turning|turned|blir|vert|ble|blei|vart|runda|bikka){_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}"
)
THEN_WAS = re.compile(
    rf"(?<!\w)(?P<w>da|då|når|når da|siden|sidan|fra|frå|til|when|since|before|før|etter at) {_SUBJECT} {_BE}{_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?|(?:ett|eitt)(?=\s*(?:$|[.,;!?)])))(?!\w)"
)
_PERSON = rf"(?:{SOMEBODY}{OWN}|en|ei|ein|a girl|person|gutt|gut|jente|mann|mannen|dame|dama|kvinne|kvinna|ungdom|barn|unge|fosterbarn|fosterson|fostersønn|fosterdatter|tenåring|yngste|eldste|minste|boy|girl|kid|baby|elev|kjæreste|venninne|nevø|tvillinger|tvillingene)"
AGED = re.compile(
    rf"(?<!\w){_PERSON}(?: (?:min|mi|vår|hans|hennes|deres))?(?P<prep>,? (?:på|aged|of)|,)? (?P<x>{_N}{_HALF}(?:{_YEAR}|(?!\w)))(?!\w)(?! (?:år og (?:eldre|yngre)|uker|veker|dager|dagar|timer|mnd|måned\w*|stk|gruppa|kontoret|møter?|barn|søsken|sysken|og (?:eldre|yngre|over|under)))"
)
COMPOUND = re.compile(
    rf"(?<!\w)(?P<x>{_CLOSED_N})(?: ?- ?)?(?:års?(?:dag|alder|jent|gut|gamm|gaml)\w*|årige?n?|åring\w*)(?!\w)"
)
MONTHS_IS = re.compile(
    rf"(?<!\w)(?:{_SUBJECT}) {_BE}{_ADVERB} (?P<x>(?:{_N}|en|ein|1) (?:måneder|måneda|måned|månader|månad|mnd|uker|uke|veker|veke|dager|dag|dagar|months|weeks))(?!\w)(?= ?(?:$|[.,;:!?)]|og|å|men|da|då|når))"
)
MONTHS_OLD = re.compile(
    rf"(?<!\w)(?P<x>{_N} (?:måneder|måneda|måna|månader|mnd|uker|uka|veker|dager|daga|dagar|months|weeks) (?:gammel|gamal|gamle|gammelt|gml|old))(?!\w)"
)
BORN_YEAR = re.compile(
    r"(?<!\w)(?:født|fødd|f\.|born|årgang)(?: i| in)? (?P<x>(?:19|20)\d\d)(?![\d./-])|(?<!\w)(?P<y>(?:19|20)\d\d)-modell"
)
MONTHS_AGED = re.compile(
    rf"(?<!\w)(?:baby|spedbarn|spedbarnet|barn|unge|gutt|jente|fosterbarn|{CHILD}) på (?P<x>(?:{_N}|en|ein|1) (?:måneder|måneda|måned|månader|månad|mnd|uker|uke|veker|veke|dager|dagar))(?!\w)"
)
SEVERAL = re.compile(
    rf"(?<!\w)(?:jentene|guttene|gutane|barna|ungane|ungene|{SOMEBODY}|tvillingene|tvillingane|tvillinger|søsken|sysken|gutter|jenter|gutar|døtre|sønner|døtrene|sønnene)(?: på|,) (?P<a>{_N})(?:, (?P<b>{_N}))? og (?P<c>{_N}{_YEAR}?)(?!\w)"
)
ONE_YEAR = re.compile(
    rf"(?<!\w){_SUBJECT} {_BE}{_ADVERB} (?P<x>(?:et|ett|eit|eitt|1|halvannet|halvanna|halvtanna) år)(?!\w)(?! (?:siden|sidan|med|uten|til|på))"
)
INVERTED = re.compile(
    rf"(?<!\w)(?:blir|vert|ble|blei|vart|fyller|fyl|fylte|er|var|va|am|was)(?: jo| nå| no)? (?:jeg|eg|æ|jæ|han|hun|ho|hu|hainn|{SOMEBODY}) (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}"
)
BARE_START = re.compile(
    rf"(?:^|[.!?\n:] ?)(?:e|er|am) (?P<x>{_N}{_HALF}{_YEAR}?)(?= (?:no|nå|og|å|men|år|snart)(?!\w)|[.,])"
)
ONE_OF = re.compile(
    rf"(?<!\w)(?:han|hun|ho|hu|den|ei|en|ein|{SOMEBODY}) på (?P<x>{_N}{_YEAR}?)(?!\w)(?= (?:sa|seier|sier|vil|ville|som|og|har|hadde|er|var|ble|fikk|fekk|synes|syntes|mente|meiner|spurte|fortalte|fortel)\b|[.,:])"
)
PAREN = re.compile(rf"\((?:(?:snart|nå|no|nesten|bare|berre|straks|akkurat) )?(?P<x>{_N}{_HALF}{_YEAR}?)\)")
ANY_YEARS = re.compile(
    rf"(?<![\w-])(?P<x>(?:{_N}|halvannet|halvanna|halvtanna){_HALF} ?års?)(?! (?:eldre|yngre|older|younger|siden|sidan|på rad|framover|fremover|tilbake|fram|frem|med|uten|utan|etter|før|igjen|til|og \d|seinere|senere|gamle saker|garanti|unna))(?!\w)"
)
AGE_IS = re.compile(rf"(?<!\w)(?:alder(?:en)?|age)(?: er| på| var|:| is| av)? ?(?P<x>{_N}{_YEAR}?)(?!\w)")
AGE_OF = re.compile(rf"(?<!\w)(?:alder av|en alder av|age of) (?P<x>{_N}{_YEAR}?)(?!\w)")
GENERAL = re.compile(
    r"(?<!\w)(?:man|(?:ein|en) (?:er|e|blir|vert|fyller|fyl|har|var)|du|dere|dykk|dei som|de som|dem som|alle|barn|unger|ungdom|ungdommer|de|dei|dem|folk|one|you|alle som|når vi|før vi|når de|når dei|etter fylte|har fylt|aldersgrense\w*|lov\w*|rett|rettigheter?|partsrett\w*|grensa?|grensen|minst)(?!\w)[^.!?\n]{0,14}$"
)
DURATION = re.compile(
    r"(?<!\w)(?:i|på|over|under|etter|for|om|siste|første|fyrste|til|fra|frå|minst|ca|ca\.|cirka|nesten|inntil|opptil|hvert|kvart|hver|kvar|per|mellom|gjennom|innen|enn|rundt|hele|heile|de|dei|disse|desse|neste|på over|i over|brukte|brukt|tok|tar|ventet|venta|vente|har|hatt|budd|bodd|jobba|the|last|past|helt til|heilt til|til du er|fram til|in|for|og|eller|-|fylte|på bare|gått)\s*(?:nesten |over |mer enn |meir enn |snart |cirka |ca\.? |minst |bare |berre |hele |heile |\d+[- ])?$"
)
AFTER_NAME = re.compile(
    rf"(?:,? |,|/)(?P<x>{_N}{_HALF}{_YEAR}?)(?=[ ,.;:!?)]|$)(?! ?(?:uker|veker|dager|dagar|timer|timar|tima|ganger|gonger|gang|gonge|nye|par|mnd|måneder|stk|kr|barn|søsken|sysken|andre|ting|mil|minutter|mann|stykker|nye|møter|minutt|min|km)(?!\w))"
)
AFTER_NAME_PAREN = re.compile(rf" ?\((?P<x>{_N}{_HALF}{_YEAR}?)[),]")
NAME_IS = re.compile(rf" {_BE}{_ADVERB} (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w){_THEN}")
_BARE = rf"(?:[4-9]|1\d|{NUMBER_4_19})"
ALONE = re.compile(
    rf"(?<![\w.,:/§#*+=-])(?<!\d )(?P<x>{_BARE})(?![\w:/%§#*+-]|[.,]\d|\. ?[a-zæøå]|\.-|-)(?= (?P<next>[^\W\d_]+)|\s*(?:$|[,;.!?)]))"
)
IN_ROW = re.compile(rf"(?:(?<!\w){_N}(?:, ?| og | å | eller |/))+$")
"""The numbers before this one: what their row counts is said before the first («klokka fem, seks og sju»)."""
NOT_ALONE_BEFORE = re.compile(
    rf"(?<!\w)(?:kl\.?|klokka|klokken|nr\.?|nummer|punkt|tema|del|rom|side|kap\.?|kapittel|uke|veke|trinn|klasse|gruppe|linje|om|rute|boks|sak|saker|sakene|saka|playstation|iphone|ipad|samsung|galaxy|ps|xbox|fifa|fortnite|gta|hus|blokk|bygg|leilighet|hybel|avdeling|skjema\w*|sesong|episode|ja|nei|nou|covid|corona|etasje|paragraf|artikkel|artiklene|art\.?|ledd|bokstav|vedlegg|tiltak|figur|tabell|forskrift\w*|windows|android|ios|word|office|§|kr|kroner|ca\.?|av|til|te|fra|frå|mellom|over|under|enn|minst|før|etter|halv|kvart|kvarter på|på|over|rundt|cirka|bare|berre|den|de|dei|alle|oss|vi|me|dere|dem|begge|det|d|u|j|k|p|s|s\.|bord|dag|tog|buss|og|eller|å|x|ganger|lpp|snitt|karakter|karakteren|score|skala|skalaen|deltaker|deltakar|lapp|ungdom|gutt|jente|gut|stol|plass|fase|steg|nivå|versjon|alternativ|spørsmål|oppgave|§|mål|poeng|stk|siste|første|neste|forrige|hver|kvar|hvert|kvart|ein|en|på de|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|telt|telle|tell|tel|null|en|{NUMBER})[ :.]*$"
)
LABELLED = re.compile(
    rf"(?<!\w)(?:alder|år|fødselsår|barnets alder|jente|gutt|gut|{SOMEBODY}|ungdom|tenåring|elev|j|g) ?[:=] ?(?P<x>{_N}{_YEAR}?)(?!\w)"
)
NEARLY = re.compile(
    rf"(?<!\w)(?:snart|straks|nesten|akkurat|nettopp|nylig|nyleg|knapt|bare|berre|endelig|endeleg|allerede|alt|no|nå|almost|just|only) (?:blitt |fylt |vorte |turned )?(?P<x>1\d|[5-9]|{NUMBER_4_19})(?!\w)(?=\s*(?:$|[.,;!?)])| (?:og|å|men|så|da|då|når|til|i) )"
)
SCHOOL_AGE = re.compile(
    rf"(?<!\w)(?:fra|frå|siden|sidan|da|då|når|til)(?: jeg| eg| æ| han| hun| ho)? (?:var|va|er|e|ble|blei|vart|fylte) (?P<x>{_N})(?!\w)"
)
CHILD_OF = re.compile(
    rf"(?<!\w)(?:en|ei|ein|et|eit|min|mi|vår|den|denne|å være|å vere|det å være|som) (?P<x>{_N}[- ]?års?(?: gammel| gammal| gamal)?)(?: (?:gutt|gut|jente|gammel|gamal|ungdom|unge|barn|{SOMEBODY}))(?!\w)"
)
ROW_OF_YEARS = re.compile(
    rf"(?<![\w.,-])(?P<a>{_N})(?:, (?P<b>{_N}))?(?:, (?P<c>{_N}))? (?:og|å|and|eller) {_N} ?(?:års?|åra)(?!\w)(?! (?:siden|sidan|på rad|framover|med|uten|igjen|til))"
)
PAIR = re.compile(
    rf"(?:^|[,:.] )(?P<a>{NUMBER_4_19}) (?:og|å|and) (?P<b>{NUMBER_4_19})(?= ?(?:[,.;!?)]|$| (?:år|gamle|gammel)))"
)
"""«…, ni å tolv, heilt aleina»: two of them and nothing counted."""
SOMEBODY_OF = re.compile(
    rf"(?<!\w)(?:han|hun|ho|hu|hainn|den|'n|a|min|mi|vår|{SOMEBODY}{OWN}) på (?P<x>{_N})(?!\w)(?! ?(?:minutter|timer|dager|kvadrat|meter|rom|stuer|kr|prosent|%))"
)
BEING = re.compile(
    rf"(?<!\w)(?:being|turning|since i was|when i was|at age|aged) (?P<x>{_N})(?!\w)(?! (?:of|people|adults|times|minutes|pm|am|o'clock))"
)
FOR_SO_LONG = re.compile(r"i (?:snart|nesten|bare|berre|kun|nå|no) ")
"""«i» is a pronoun in dialect, but «venta i snart to år» is a duration."""
SOON = re.compile(
    rf"(?<!\w){_SUBJECT},? (?:som )?(?:snart|straks|nesten|akkurat|bare|berre|knapt|nettopp) (?P<x>{_N}{_HALF}{_YEAR}?)(?!\w)(?= (?P<next>[^\W\d_]+)|\s*(?:$|[.,;:!?)]))"
)
"""A person with an age and no verb between: «systera mi nesten 8 græt»."""
PLURALS = ("er", "ar", "år", "a", "barn", "søsken", "sysken", "rom", "ord")
UNITS = frozenset(
    "for om mange kvm kvadrat pro plus min minutt minutter sek km cm kg mil meter pst prosent poeng like sa svarte mente ville vil mot av sbh mnd stk plassa plasser hjem heimar fh ktp bv på i til te timer tima gang ganger gonger stykker stykk uker veker dager dagar år par ulike forskjellige nye andre ord lapper møter the of people times of".split()
)
