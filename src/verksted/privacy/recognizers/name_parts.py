"""Names built of two old parts, as Norwegian parents still build them: Inglaug, Solbritt, Gudfinna.

Hardly any list has them all, but the parts are few, and hardly any ordinary word is built of two of them:
of the words of the Norwegian spelling dictionaries that are in no list of ours, about one in five thousand.
The parts are common knowledge of name lore (norrøne namneledd). Knows words, never texts.
"""

from __future__ import annotations

import re

_FIRST = """
    al alf alv an ar arn as ask ast asl ås åsl aud bard bård bein berg bjarn bjørg bjørn bot bryn dag dyr
    ed egil eigil eil ein eiv eld er erl ey fast finn folk fred freid frid frøy gaut geir gerd gis gjerd
    gjert gjer grim gro gud guld gull gun gunn gyd gyr haf hag hal hall halv har hav heid heim hel helg
    her herj hild hjalm hjør holm hå håk ing inge ingj ingv is iv jar jor jord jørg kar ketil kjell kjød
    kol kristm kved kår laug leid leif leiv lid lin liv magn mar mod nor nord odd ol or orm os osk osv rag
    ragn ran rand reid rik ro roald rod rolf run sal sig sigr sigur skjold sol stein sten stig stur svan
    svein sver syn sæ søl teod tjod tjød tor tord torg torst tov trond trud trygg ty tyr ulf ulv un unn
    val vald var ved ves vest vid vig vil yng yngv åg ål ån åsm åsv øy øys
"""
_LAST = """
    bert bjart bjørg brand brikt brekt brit britt dis finn finna fred freid frid gaut geir gerd gils gisl
    gjerd grim grima gun gunn heid hild hilda kjell kjetil ketil laug leif leiv lev lind mund munda ny olf
    olv rand rid rik run runn runa svein svend tor dor tora dora trud trygg ulf ulv unn unna vald valt var
    vard veig vig vin vor
"""


def _choice(parts: str) -> str:
    return "|".join(sorted(parts.split(), key=len, reverse=True))


_BUILT = re.compile(f"(?:{_choice(_FIRST)})(?:{_choice(_LAST)})s?")
_ENDINGS = tuple(part + ending for part in _LAST.split() for ending in ("", "s"))
_SHORTEST = 6


def is_built_as_a_name(folded: str) -> bool:
    """Whether a word in small letters is one old part of a name and then another, perhaps in the genitive.

    Words under six letters never are.
    """
    return len(folded) >= _SHORTEST and folded.endswith(_ENDINGS) and _BUILT.fullmatch(folded) is not None
