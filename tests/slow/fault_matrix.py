"""Runs the whole fault matrix and writes its table: python tests/slow/fault_matrix.py"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.workbook.matrix import FAULTS, OPERATIONS, run  # noqa: E402

HEAD = """# Feilmatrisen: hver handling under hver feil

Arbeidsboka skal tåle det som skjer med en mappe på en bærbar maskin: strømmen går, disken er full, minnepinnen
rives ut, skytjenesten legger en gammel eller halv kopi i stedet. Tabellen viser at det er prøvd.

Hver rad er en handling, hver kolonne en feil. Tallet er hvor mange steder feilen ble satt inn: ved hvert kall
til disken der den kan komme. Hvert av dem er prøvd for seg, og alle har dette resultatet:

- alt som var kvittert som lagret, kan leses etterpå
- ingenting som ble avvist, er kommet tilbake, og ingenting står dobbelt
- brukeren får én setning, aldri en feilutskrift fra programmet
- programmet kan fortsette, eller sier at arbeidsboka må åpnes på nytt

0 betyr at feilen ikke kan komme der: den som bare leser, møter ingen full disk. En rute som ikke holder, viser
hva som gikk galt med **fet** skrift. Da er testene røde.

| feil | slik er den laget |
|---|---|
| drept | programmet dør midt i kallet, etter at halvparten av bytene er skrevet |
| EIO | disken svarer med feil fra dette kallet og utover |
| full disk | det er ikke plass fra dette kallet og utover |
| halv skriving | halvparten blir skrevet, så er det fullt |
| mappa borte | mappa flyttes bort ved dette kallet, og er tilbake etterpå |
| WinError 5 | Windows nekter å slette eller gi nytt navn, fordi noe annet har filen åpen |
| gammel kopi | mappa byttes med en eldre kopi mens programmet er åpent, og den nye kommer tilbake |
| halv kopi | det samme, men en undermappe mangler, eller alle filene i den er bare halve |

Tabellen lages av `python tests/slow/fault_matrix.py`. Testene prøver hver tredje rute på nytt hver gang, og
sammenligner antallet med tabellen. Ingenting av dette er prøvd på en ekte Windows-maskin: feilen er etterlignet.

"""


def main() -> int:
    failed = 0
    lines = ["| | " + " | ".join(FAULTS) + " |", "|---|" + "---|" * len(FAULTS)]
    with tempfile.TemporaryDirectory() as name:
        for operation in OPERATIONS:
            cells = []
            for fault in FAULTS:
                try:
                    cells.append(str(run(operation, fault, Path(name))))
                except Exception as error:  # noqa: BLE001 -- a failing cell is what the table is for
                    cells.append(f"**{error}**".replace("\n", " ").replace("|", "/")[:120])
                    failed += 1
            lines.append(f"| {operation} | " + " | ".join(cells) + " |")
            print(lines[-1], flush=True)
    table = ROOT / "docs" / "feilmatrise.md"
    table.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
