"""How nynorsk spells and makes words that bokmål spells otherwise, and how both make new ones.

For the vocabulary, whose dictionaries know less of nynorsk: what is no word here may be one in bokmål's
spelling («samlingsstad»), with a prefix («påkøyrd») or with the ending of a learned word. Only the standard
library may enter.
"""

from __future__ import annotations

from collections.abc import Iterator

_IN_BOKMAL = """
    opning:åpning opna:åpna open:åpen køyr:kjør jole:jule jol:jul meister:mester kyrkje:kirke kyrkj:kirk
    hjarte:hjerte stader:steder stad:sted byggj:bygg leggj:legg tenkj:tenk trykkj:trykk skilj:skill
    rekkj:rekk setj:sett tryggj:trygg følgj:følg fylgj:følg ringj:ring hengj:heng slepp:slipp fortel:fortell
    reinsk:rens reins:rens rein:ren heil:hel heim:hjem fleir:fler oppgjer:oppgjør utdaning:utdanning
    gjev:gir høg:høy straum:strøm draum:drøm auk:øk raud:rød tilskot:tilskudd brot:brudd hovud:hoved
    sjølv:selv mjølk:melk hald:hold burt:bort yver:over speling:spilling speler:spiller løys:løs røyst:stem
    øydelegg:ødelegg flaum:flom siger:seier føre:fore utsals:utsalgs utsal:utsalg løn:lønn valkamp:valgkamp
    valdag:valgdag valvak:valgvak valresult:valgresult valfri:valgfri valordn:valgordn syster:søster
    sysken:søsken gutelag:guttelag mannleg:mannlig kvinneleg:kvinnelig leg:lig ande:ende mykje:mye
    skule:skole skul:skol lærar:lærer leiar:leder brukar:bruker spelar:spiller veljar:velger
    kunstnar:kunstner tilsett:ansatt handsam:behandl spørje:spørre frukost:frokost rekn:regn fremj:fremm
    vatn:vann namn:navn lækj:leg arane:erne arar:ere
"""
_PAIRS = tuple(pair.split(":") for pair in _IN_BOKMAL.split())
_MOST_TURNS = 4

PREFIXES = tuple(
    """
    ut på av om inn opp ned til fram etter over under mis for sam saman sammen gjen bort heim hjem tilbake
    attende gjennom unna med mot ny sær vid van fleir fler halv hel heil ufor
    """.split()
)
"""What stands before verbs, participles and what is made of them: «utlegging», «påkøyrsel», «samanslåing»."""
OF_VERBS = tuple("ingane ingar inga ing ande ende ast de te ne a er ar t d".split())
"""Endings of what is made of verbs."""
LEARNED = tuple(
    """
    isering iseringa iseringen iseringar iserer iserte isere isert isme ismen ismar ismer istisk istiske
    ologisk ologiske ologi ologien itet iteten asjon asjonen asjonar asjoner asjonane
    """.split()
)
"""Endings of learned words, of which new ones are made every day: «gettoisering», «psykologisk»."""


def in_bokmal(folded: str) -> Iterator[str]:
    """The word with one part after the other as bokmål spells it; nothing if no part differs."""
    form, turns = folded, 0
    for written, meant in _PAIRS:
        if written in form:
            form = form.replace(written, meant)
            turns += 1
            if turns > _MOST_TURNS:
                return
            yield form
