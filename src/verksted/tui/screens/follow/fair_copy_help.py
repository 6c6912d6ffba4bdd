"""The help of the fair copy: what each key does, and what a good point is. Words only."""

from __future__ import annotations

from verksted.workshop.language import mark

HELP = mark("""\
Til venstre står notatene som ikke er brukt ennå. Til høyre står punktet du lager.

Enter lager et punkt av notatet du står på, eller av alle du har merket med mellomrom.
Slag og tema følger med. Skriv om setningen, og trykk Enter: da er du på neste notat.
i legger notatet til punktet til høyre, f til et annet punkt. l legger det til side, med en grunn.
t gir notatet et annet tema. v viser de brukte notatene, og hvor de ble av.
«lik» betyr at et annet notat i temaet ser ut til å si det samme. De står ved siden av hverandre.

F2 går til punktene. i slår sammen med et annet, x tar bort, l legger til side med notatene.
Tab går videre til slag, styrke og notatene bak. Der tar x et notat ut, og n deler punktet.

Ta med rådet, ikke hendelsen: skriv hva tjenesten kan gjøre, og la det som skjedde, bli her.
F3, eller h i lista, foreslår vanlige ord for dialekt og faste uttrykk, og hvordan et råd kan begynne.
Hvordan noen snakker, kan røpe hvem det er. Du velger selv hva som skal stå.
Styrken kan aldri bli sterkere enn stemmene. Uten plass i notatet teller alle som én stemme.
""")

Keys = tuple[tuple[str, str], ...]
NOTES: Keys = (
    ("Enter", mark("punkt")),
    ("i", mark("legg til")),
    ("l", mark("til side")),
    ("Mellomrom", mark("merk")),
    ("F2", mark("punkter")),
)
USED: Keys = (("Enter", mark("gå til punktet")), ("v", mark("ubrukte notater")), ("F2", mark("punkter")))
ALL_DONE: Keys = (("Ctrl+N", mark("gjennomgang")), ("F2", mark("punkter")), ("v", mark("brukte notater")))
POINTS: Keys = (
    ("Enter", mark("skriv")),
    ("i", mark("slå sammen")),
    ("x", mark("ta bort")),
    ("l", mark("til side")),
    ("F2", mark("notater")),
)
SENTENCE: Keys = (
    ("Enter", mark("ferdig, neste")),
    ("F3", mark("ordlyd")),
    ("Tab", mark("slag og styrke")),
    ("Esc", mark("tilbake")),
)
EVIDENCE: Keys = (("x", mark("ta ut")), ("n", mark("nytt punkt av notatet")), ("Esc", mark("tilbake")))
FIELD: Keys = (("← →", mark("velg")), ("Tab", mark("videre")), ("Esc", mark("tilbake")))
