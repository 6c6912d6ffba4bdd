# ruff: noqa: E501 -- whole sentences are easier to read and translate unbroken
"""«Dette beskytter verksted ikke mot»: the limits of the workbook in words a facilitator understands.

Only what is true of this package; the detector has its own figures. Both written standards side by side.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that is not protected against, in bokmål and nynorsk, and what the user can do."""

    code: str
    nb: str
    nn: str

    def text(self, standard: str) -> str:
        """In the written standard `nb` or `nn`."""
        return self.nn if standard == "nn" else self.nb


LIMITS = (
    Limit(
        "malware",
        "Skadelig programvare, eller en som styrer maskinen din, kan lese det du leser. "
        "Bruk en maskin som er oppdatert og som kommunen har ansvar for.",
        "Skadeleg programvare, eller ein som styrer maskina di, kan lese det du les. "
        "Bruk ei maskin som er oppdatert og som kommunen har ansvar for.",
    ),
    Limit(
        "open-screen",
        "En maskin som står ulåst, er åpen for den som setter seg ned. Lås med Ctrl+L når du går.",
        "Ei maskin som står ulåst, er open for den som set seg ned. Lås med Ctrl+L når du går.",
    ),
    Limit(
        "photographs",
        "Noen kan ta bilde av skjermen eller lese over skulderen din. F9 skjuler alt med ett tastetrykk.",
        "Nokon kan ta bilete av skjermen eller lese over skuldra di. F9 skjuler alt med eitt tastetrykk.",
    ),
    Limit(
        "forced",
        "Den som kan pålegge deg å gi fra deg passordet, får lest innholdet.",
        "Den som kan påleggje deg å gi frå deg passordet, får lese innhaldet.",
    ),
    Limit(
        "weak-passphrase",
        "Et kort eller vanlig passord kan gjettes av en som har kopiert mappen. Bruk minst fire tilfeldige ord.",
        "Eit kort eller vanleg passord kan gjettast av ein som har kopiert mappa. Bruk minst fire tilfeldige ord.",
    ),
    Limit(
        "old-copies",
        "Kopier som ligger hos en skytjeneste, i sikkerhetskopier eller på minnepinner, blir ikke borte når du "
        "sletter her. Det som ble slettet, kan leses der av den som har et gammelt passord.",
        "Kopiar som ligg hos ei skyteneste, i tryggingskopiar eller på minnepinnar, blir ikkje borte når du "
        "slettar her. Det som vart sletta, kan lesast der av den som har eit gammalt passord.",
    ),
    Limit(
        "former-members",
        "En som har hatt passord, kan ha tatt en kopi. Fjern nøkkelen og lag en ny nøkkel for arbeidsboka, "
        "så får hun eller han ikke lest det som skrives etterpå.",
        "Ein som har hatt passord, kan ha teke ein kopi. Fjern nøkkelen og lag ein ny nøkkel for arbeidsboka, "
        "så får ho eller han ikkje lese det som blir skrive etterpå.",
    ),
    Limit(
        "insiders",
        "Alle som har en nøkkel til arbeidsboka, kan lese og endre alt som står der.",
        "Alle som har ein nøkkel til arbeidsboka, kan lese og endre alt som står der.",
    ),
    Limit(
        "memory",
        "Mens arbeidsboka er åpen, ligger nøkkelen i minnet på maskinen, og kan bli liggende der en stund etterpå. "
        "Slå på kryptering av disken, og slå maskinen helt av når du frakter den.",
        "Medan arbeidsboka er open, ligg nøkkelen i minnet på maskina, og kan bli liggjande der ei stund etterpå. "
        "Slå på kryptering av disken, og slå maskina heilt av når du fraktar ho.",
    ),
    Limit(
        "older-copy",
        "Bytter noen ut mappen med en eldre kopi, merkes det bare på en maskin som har sett den nyere.",
        "Byter nokon ut mappa med ein eldre kopi, blir det berre merkt på ei maskin som har sett den nyare.",
    ),
    Limit(
        "sizes",
        "Den som ser filene, ser hvor mange som skriver, når det skrives og omtrent hvor mye. Innholdet ser de ikke.",
        "Den som ser filene, ser kor mange som skriv, når det blir skrive og om lag kor mykje. Innhaldet ser dei ikkje.",
    ),
    Limit(
        "lost-passphrase",
        "Mister alle passordet, og er gjenopprettingsnøkkelen borte, kan ingen åpne arbeidsboka – heller ikke vi.",
        "Mistar alle passordet, og er gjenopprettingsnøkkelen borte, kan ingen opne arbeidsboka – heller ikkje vi.",
    ),
)
