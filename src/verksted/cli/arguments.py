"""Every command with its arguments, in one place. The design fixes them; others call them.

`parse` says which module and function of this package answers; nothing heavier than argparse is
imported to find out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.argparse_norwegian import speak_norwegian
from verksted.cli.parsers import Commands, Parser, app_parser
from verksted.workshop.language import say

if TYPE_CHECKING:
    pass


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options; exits with 2 on wrong usage.

    `verksted` alone, or with one folder, has `command` None.
    """
    speak_norwegian()
    commands = command_parsers()
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first is None or first not in commands.choices:
        app = app_parser(commands)
        near = get_close_matches(first or "", commands.choices, 1)
        if near and first is not None and not Path(first).exists():
            app.error(say("Kjenner ikke kommandoen «{word}». Mente du «{near}»?", word=first, near=near[0]))
        return app.parse_args(arguments)
    return commands.parser.parse_args(arguments)


def _workbook(parser: Parser) -> None:
    parser.add_argument("folder", metavar=say("MAPPE"), help=say("arbeidsboka"))
    _passphrase(parser)


def _passphrase(parser: Parser) -> None:
    parser.add_argument(
        "--passord-fil", metavar=say("FIL"), dest="passphrase_file", help=say("les passordet fra en fil")
    )


def _overwrite(parser: Parser) -> None:
    parser.add_argument(
        "--skriv-over", action="store_true", dest="overwrite", help=say("bytt ut filer som finnes fra før")
    )


def command_parsers() -> Commands:
    """All commands of the design."""
    commands = Commands()
    _making(commands)
    _writing(commands)
    _looking(commands)
    _sending(commands)
    _mending(commands)
    commands.unlisted("rom", "app:open_wall")
    return commands


def _making(commands: Commands) -> None:
    demo = commands.add("demo", "demo:run", say("øvingsverkstedet; med --ut kjøres hele jobben uten skjerm"))
    demo.add_argument("--ut", metavar=say("MAPPE"), dest="target", help=say("skriv alle filene hit"))
    _overwrite(demo)
    new = commands.add(
        "ny", "keys:create", say("lag en ny arbeidsbok; gjenopprettingsnøkkelen er siste linje")
    )
    _workbook(new)
    new.add_argument(
        "--tittel", required=True, dest="title", metavar=say("TITTEL"), help=say("verkstedets tittel")
    )
    new.add_argument(
        "--malform", choices=["nb", "nn"], default="nb", dest="standard", help=say("bokmål eller nynorsk")
    )
    keys = commands.add("nokkel", "keys:change", say("legg til, bytt, fjern eller gjenopprett en nøkkel"))
    keys.add_argument("folder", metavar=say("MAPPE"), help=say("arbeidsboka"))
    keys.add_argument(
        "action",
        metavar=say("HANDLING"),
        choices=["vis", "legg-til", "bytt", "fjern", "gjenopprett"],
        help=say("vis, legg-til, bytt, fjern eller gjenopprett"),
    )
    _passphrase(keys)
    keys.add_argument(
        "--nytt-passord-fil", metavar=say("FIL"), dest="new_file", help=say("det nye passordet fra en fil")
    )
    keys.add_argument(
        "--nokkel-fil",
        metavar=say("FIL"),
        dest="recovery_file",
        help=say("gjenopprettingsnøkkelen fra en fil"),
    )
    keys.add_argument(
        "--rolle",
        dest="role",
        default="dokumentasjon",
        choices=ROLES,
        help=say("rollen til den nye nøkkelen"),
    )
    keys.add_argument(
        "--utenfor",
        nargs="?",
        const="",
        metavar=say("STED"),
        dest="outside",
        help=say("legg nøkkelen på en minnepinne, eller uten STED bare på denne maskinen"),
    )
    keys.add_argument(
        "--plass", dest="slot", metavar="ID", help=say("nøkkelen som skal fjernes, slik «vis» skriver den")
    )


ROLES = ["fasilitator", "dokumentasjon", "kontroll", "leder"]


def _writing(commands: Commands) -> None:
    notes = commands.add("notat", "notes:take", say("skriv notater: en linje inn, ett notat lagret"))
    _workbook(notes)
    notes.add_argument(
        "--rolle",
        dest="role",
        default="dokumentasjon",
        choices=ROLES,
        help=say("hvem som skriver, som rolle"),
    )


def _looking(commands: Commands) -> None:
    show = commands.add("vis", "notes:show", say("vis hva arbeidsboka inneholder"))
    _workbook(show)
    show.add_argument("--json", action="store_true", dest="as_json", help=say("som JSON"))
    show.add_argument(
        "--raa", action="store_true", dest="raw", help=say("med rånotatene (vær alene med skjermen)")
    )
    scan = commands.add("skann", "scan:run", say("finn personopplysninger i filer"))
    scan.add_argument(
        "files", nargs="*", metavar=say("FIL"), help=say("filer, eller - for det som kommer inn")
    )
    scan.add_argument(
        "--json", action="store_true", dest="as_json", help=say("som JSON, en linje for hvert avsnitt")
    )
    scan.add_argument(
        "--uten-unntak", action="store_true", dest="no_exceptions", help=say("uten unntakslista")
    )
    check = commands.add("sjekk", "mending:check", say("se etter om arbeidsboka er hel"))
    _workbook(check)


def _sending(commands: Commands) -> None:
    export = commands.add("eksport", "export:run", say("skriv det frigitte sammendraget til en fil"))
    _workbook(export)
    export.add_argument(
        "--til",
        required=True,
        metavar=say("FIL"),
        dest="target",
        help=say(".docx .md .html .xlsx .csv .json .ics"),
    )
    _layout(export)
    _overwrite(export)
    insert = commands.add("sett-inn", "insert:run", say("sett kapitlet inn i rapporten"))
    insert.add_argument("report", metavar="RAPPORT.docx", help=say("rapporten, som ikke røres"))
    insert.add_argument("summary", metavar="SAMMENDRAG.json", help=say("det frigitte sammendraget"))
    place = insert.add_mutually_exclusive_group(required=True)
    place.add_argument(
        "--ved", dest="heading", metavar=say("OVERSKRIFT"), help=say("under denne overskriften")
    )
    place.add_argument("--bokmerke", dest="bookmark", metavar=say("NAVN"), help=say("ved dette bokmerket"))
    place.add_argument("--slutt", dest="at_end", action="store_true", help=say("til slutt i rapporten"))
    insert.add_argument("--til", metavar="NY.docx", dest="target", help=say("den nye rapporten"))
    _layout(insert)
    insert.add_argument(
        "--vis", dest="preview", action="store_true", help=say("vis hva som kommer hvor, uten å skrive noe")
    )
    insert.add_argument(
        "--oppdater-felt",
        dest="update_fields",
        action="store_true",
        help=say("la Word spørre om å oppdatere innholdsfortegnelsen når rapporten åpnes"),
    )
    _overwrite(insert)
    control = commands.add("kontroll", "control:run", say("kontroller et sammendrag eller en ferdig fil"))
    control.add_argument(
        "file", metavar=say("FIL"), help=say("et sammendrag (.json), eller en fil som skal sendes")
    )
    control.add_argument(
        "--nokkel", dest="fingerprint", metavar=say("FINGERAVTRYKK"), help=say("nøkkelen du har fått oppgitt")
    )
    _survey(commands)


def _survey(commands: Commands) -> None:
    survey = commands.add("undersokelse", "survey:run", say("les svarene fra en brukerundersøkelse"))
    survey.add_argument("file", metavar=say("FIL"), help=say("svarene, som .xlsx eller .csv"))
    survey.add_argument("--mot", metavar=say("FIL"), dest="against", help=say("sammenlign med en tidligere"))
    survey.add_argument(
        "--samme",
        action="append",
        dest="same",
        metavar="3=4",
        help=say("spørsmål 3 i FIL er det samme som 4 i den tidligere (numre fra --vis-kolonner)"),
    )
    survey.add_argument("--json", action="store_true", dest="as_json", help=say("som JSON"))
    survey.add_argument(
        "--gruppe",
        action="append",
        dest="group",
        metavar=say("ORD"),
        help=say("vis grupper etter bakgrunnsspørsmålet med dette ordet"),
    )
    survey.add_argument(
        "--fritekst",
        action="store_true",
        dest="comments",
        help=say("vis fritekst med personopplysninger tatt ut"),
    )
    survey.add_argument("--k", type=int, default=5, metavar=say("TALL"), help=say("minste gruppe, 3 til 10"))
    survey.add_argument(
        "--spurte", type=int, dest="asked", metavar=say("TALL"), help=say("hvor mange som ble spurt")
    )
    survey.add_argument("--aar", type=int, dest="year", metavar=say("ÅR"), help=say("året svarene er fra"))
    survey.add_argument(
        "--skala", dest="scale", metavar="1-6", help=say("skalaen, når den ikke kan leses av svarene")
    )
    survey.add_argument("--ark", dest="sheet", metavar=say("NAVN"), help=say("arket i regnearket"))
    survey.add_argument(
        "--vis-kolonner", action="store_true", dest="show_columns", help=say("vis hva kolonnene er lest som")
    )
    survey.add_argument(
        "--kolonne", action="append", dest="columns", metavar="3=skala", help=say("si selv hva en kolonne er")
    )
    survey.add_argument(
        "--husk",
        action="store_true",
        dest="remember",
        help=say("husk kolonnene til neste fil fra samme skjema"),
    )


def _layout(parser: Parser) -> None:
    parser.add_argument(
        "--kart",
        dest="layout",
        metavar=say("NAVN"),
        help=say("kapittelkart ({navn} …), eller en egen .toml-fil", navn="politikere, deltakere, plakat"),
    )


def _mending(commands: Commands) -> None:
    rescue = commands.add("berg", "mending:rescue", say("berg det som er helt, over i en ny arbeidsbok"))
    _workbook(rescue)
    rescue.add_argument(
        "--til", required=True, metavar=say("NY"), dest="target", help=say("den nye arbeidsboka")
    )
    merge = commands.add("flett", "mending:merge", say("slå sammen kopier av samme arbeidsbok"))
    merge.add_argument("folders", nargs="+", metavar=say("MAPPE"), help=say("kopiene"))
    _passphrase(merge)
    merge.add_argument(
        "--til", required=True, metavar=say("NY"), dest="target", help=say("den nye arbeidsboka")
    )
    pack = commands.add("pakk", "mending:pack", say("pakk arbeidsboka, så den åpner raskere"))
    _workbook(pack)
    erase = commands.add("slett", "erasing:run", say("slett notater eller hele arbeidsboka, med kvittering"))
    _workbook(erase)
    erase.add_argument("--note", nargs="+", metavar="ID", dest="notes", help=say("bare disse notatene"))
    erase.add_argument(
        "--vedtak-dato", dest="decided_on", metavar=say("DATO"), help=say("når slettingen ble bestemt")
    )
    erase.add_argument(
        "--vedtak-rolle", dest="decided_by", metavar=say("ROLLE"), help=say("hvem som bestemte, som rolle")
    )
    erase.add_argument(
        "--vedtak-grunnlag", dest="basis", metavar=say("TEKST"), help=say("hvorfor det kan slettes")
    )
    erase.add_argument(
        "--kvittering", required=True, metavar=say("FIL"), dest="receipt", help=say("kvitteringen")
    )
    _overwrite(erase)
    collect = commands.add("samle", "later:collect", say("samle sammendrag i en database (kommer senere)"))
    collect.add_argument("folders", nargs="+", metavar=say("MAPPE"))
    collect.add_argument("--db", required=True, metavar="URL")
    commands.add("tjener", "later:serve", say("programmet i en nettleser (kommer senere)"))
