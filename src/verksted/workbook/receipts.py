# ruff: noqa: E501 -- whole sentences are easier to read and translate unbroken
"""The receipt of an erasure in words: what, when, on whose decision, and what remains elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from verksted.workbook.erasing import Receipt

_TABLES = {
    "nb": {
        "notes": ("notat", "notater"),
        "points": ("punkt", "punkter"),
        "measures": ("tiltak", "tiltak"),
        "promises": ("løfte", "løfter"),
        "": ("annen opplysning", "andre opplysninger"),
    },
    "nn": {
        "notes": ("notat", "notat"),
        "points": ("punkt", "punkt"),
        "measures": ("tiltak", "tiltak"),
        "promises": ("løfte", "løfte"),
        "": ("annan opplysning", "andre opplysningar"),
    },
}
"""What the tables hold, one and several; all others under the empty name."""
_TEXT: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "title": "Kvittering for sletting",
        "when": "Slettet: {at}",
        "book": "Arbeidsbok: {id}",
        "decision": "Vedtak: {on}, av {role}. Grunnlag: {basis}",
        "key": "Arbeidsboka har fått ny nøkkel (nummer {generation}). Filer under den gamle nøkkelen som er slettet: {files}.",
        "whole": "Hele arbeidsboka er slettet: {files} filer.",
        "removed": "Fjernet: {what}",
        "nothing": "ingen ting",
        "stuck": "Disse filene lot seg ikke slette: {names}. Lukk andre programmer og kjør slettingen på nytt.",
        "without": "Disse fikk ikke ny nøkkel, og må legges til på nytt: {roles}.",
        "remains": "Dette kan fortsatt finnes andre steder, og må slettes der:",
        "copies": "kopier av mappa på minnepinner, andre maskiner og i sikkerhetskopier",
        "versions": "gamle utgaver hos en skytjeneste (OneDrive, Dropbox og lignende)",
        "exports": "filer som er eksportert eller sendt, og papir som er skrevet ut",
        "disk": "spor på selve disken; kryptering av hele disken beskytter mot at de leses",
    },
    "nn": {
        "title": "Kvittering for sletting",
        "when": "Sletta: {at}",
        "book": "Arbeidsbok: {id}",
        "decision": "Vedtak: {on}, av {role}. Grunnlag: {basis}",
        "key": "Arbeidsboka har fått ny nøkkel (nummer {generation}). Filer under den gamle nøkkelen som er sletta: {files}.",
        "whole": "Heile arbeidsboka er sletta: {files} filer.",
        "removed": "Fjerna: {what}",
        "nothing": "ingenting",
        "stuck": "Desse filene lét seg ikkje slette: {names}. Lukk andre program og køyr slettinga på nytt.",
        "without": "Desse fekk ikkje ny nøkkel, og må leggjast til på nytt: {roles}.",
        "remains": "Dette kan framleis finnast andre stader, og må slettast der:",
        "copies": "kopiar av mappa på minnepinnar, andre maskiner og i tryggingskopiar",
        "versions": "gamle utgåver hos ei skyteneste (OneDrive, Dropbox og liknande)",
        "exports": "filer som er eksporterte eller sende, og papir som er skrive ut",
        "disk": "spor på sjølve disken; kryptering av heile disken vernar mot at dei blir lesne",
    },
}


def receipt_text(receipt: Receipt, standard: str = "nb") -> str:
    """The receipt as plain text in `nb` or `nn`, ready to be filed. It holds none of what was erased."""
    text = _TEXT[standard]
    at = datetime.fromisoformat(receipt.at).astimezone()
    lines = [
        text["title"],
        "",
        text["when"].format(at=f"{at:%d.%m.%Y kl. %H.%M}"),
        text["book"].format(id=receipt.workbook),
    ]
    if receipt.decision:
        on = f"{receipt.decision.on:%d.%m.%Y}"
        lines.append(text["decision"].format(on=on, role=receipt.decision.role, basis=receipt.decision.basis))
    if receipt.whole:
        lines.append(text["whole"].format(files=receipt.files))
    else:
        lines.append(text["key"].format(generation=receipt.generation, files=receipt.files))
    lines.append(text["removed"].format(what=_removed(receipt, standard)))
    if receipt.stuck:
        lines.append(text["stuck"].format(names=", ".join(receipt.stuck)))
    if receipt.without_key:
        lines.append(text["without"].format(roles=", ".join(receipt.without_key)))
    lines += ["", text["remains"], *(f"- {text[name]}" for name in ("copies", "versions", "exports", "disk"))]
    return "\n".join(lines) + "\n"


def _removed(receipt: Receipt, standard: str) -> str:
    names, text = _TABLES[standard], _TEXT[standard]
    counts: dict[tuple[str, str], int] = {}
    for table, count in receipt.removed.items():
        words = names.get(table, names[""])
        counts[words] = counts.get(words, 0) + count
    told = (f"{count} {one if count == 1 else many}" for (one, many), count in counts.items())
    return ", ".join(told) or text["nothing"]
