"""An example or two for each command, as `--help` shows them: lines that work when they are typed."""

from __future__ import annotations

from verksted.workshop.language import say

_EXAMPLES = {
    "demo": ("verksted demo", "verksted demo --ut ovelse"),
    "ny": ('verksted ny bok --tittel "Ungdom om skole og fritid"',),
    "nokkel": ("verksted nokkel bok vis", "verksted nokkel bok legg-til --rolle kontroll"),
    "notat": ('echo "+ u3 god mat #kvelden *4" | verksted notat bok --passord-fil passord.txt',),
    "vis": ("verksted vis bok", "verksted vis bok --json"),
    "skann": ("verksted skann utkast.docx", "verksted skann - --json < notater.txt"),
    "sjekk": ("verksted sjekk bok",),
    "eksport": ("verksted eksport bok --til sammendrag.docx", "verksted eksport bok --til frister.ics"),
    "sett-inn": ("verksted sett-inn rapport.docx sammendrag.json --ved Medvirkning --til ny.docx",),
    "kontroll": (
        "verksted kontroll sammendrag.json",
        'verksted kontroll sammendrag.json --nokkel "1234 5678 9012 3456 7890 1234"',
    ),
    "undersokelse": (
        "verksted undersokelse svar-2026.xlsx --mot svar-2025.xlsx",
        "verksted undersokelse svar-2026.csv --vis-kolonner",
    ),
    "berg": ("verksted berg bok --til bok-berget",),
    "flett": ("verksted flett bok bok-fra-minnepinnen --til bok-samlet",),
    "pakk": ("verksted pakk bok",),
    "slett": ("verksted slett bok --kvittering slettet.txt",),
    "samle": ("verksted samle bok --db sqlite:///samling.db",),
    "tjener": ("verksted tjener",),
}


def examples_of(command: str) -> str:
    """The end of a command's help: a heading and its examples, one a line."""
    return "\n".join([f"{say('eksempel')}:", *(f"  {line}" for line in _EXAMPLES[command])])
