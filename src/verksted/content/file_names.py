"""What a file made here is called in either written standard: names of files, nothing of what is in them.

Files have names without æ, ø and å, since some mail programs and old drives still spoil them. The names that
others build on (`sammendrag.json`, `oppfolging.ics`, design §7) are the same in both standards.
"""

from __future__ import annotations

from verksted.workshop.words import WrittenStandard

_NYNORSK = {
    "ansatte": "tilsette",
    "apningstekst": "opningstekst",
    "beslutning": "avgjerd",
    "brukerundersokelsen": "brukarundersokinga",
    "deltakerne": "deltakarane",
    "flere": "fleire",
    "forbehold": "atterhald",
    "forberedelser": "forebuingar",
    "frister": "fristar",
    "hva": "kva",
    "kjoreplan": "koyreplan",
    "kjoreregler": "koyrereglar",
    "lapper": "lappar",
    "leder": "leiar",
    "lettlest": "lettlese",
    "medarbeiderundersokelsen": "medarbeidarundersokinga",
    "omsorgspersoner": "omsorgspersonar",
    "opplysningene": "opplysningane",
    "oyeblikk": "augneblink",
    "paaminnelse": "paaminning",
    "politikere": "politikarar",
    "politikerne": "politikarane",
    "prinsipper": "prinsipp",
    "regler": "reglar",
    "resultatene": "resultata",
    "samlinger": "samlingar",
    "sektorer": "sektorar",
    "talepunkter": "talepunkt",
    "tar": "tek",
    "tillitsvalgte": "tillitsvalde",
    "undersokelse": "undersoking",
    "undersokelsen": "undersokinga",
    "vanskelige": "vanskelege",
    "viktigste": "viktigaste",
    "voksen": "vaksen",
}
"""Word of a name in bokmål -> in nynorsk; words that are the same are left out."""


def file_stem(name: str, standard: WrittenStandard) -> str:
    """The name without its ending: `koyreplan` for «kjoreplan» in nynorsk. Words stand between hyphens."""
    if standard is not WrittenStandard.NYNORSK:
        return name
    return "-".join(_NYNORSK.get(word, word) for word in name.split("-"))
