"""What the register's forms and its file keys do with what was written in them; no widget here."""

from __future__ import annotations

from pathlib import Path

from verksted.desk import register as registers
from verksted.desk.loose_files import loose_folder
from verksted.desk.planning_files import free_name
from verksted.desk.register import ServiceRegister
from verksted.desk.register_file import ENDING, copy_name, write_copy
from verksted.tui.screens.fill import Answers
from verksted.tui.screens.years import register_rows
from verksted.workshop.language import say


def copy(register: ServiceRegister) -> str:
    """The whole register as one file among the user's own documents."""
    today = register.tools.environment.clock().astimezone().date()
    name = copy_name(register, today).removesuffix(ENDING)
    path = write_copy(register, free_name(loose_folder(), name, ENDING))
    return say("Kopien er {name} i mappen {folder}. Den er låst.", name=path.name, folder=path.parent.name)


def unequal(answers: Answers) -> str:
    """What is wrong with a new passphrase that is written twice, or ""."""
    if answers["first"] != answers["again"]:
        return say("Passordene er ikke like. Prøv igjen.")
    if len(answers["first"]) < register_rows.SHORTEST:
        return say("Passordet er for kort. Fire tilfeldige ord er bedre enn ett vanskelig.")
    return ""


def place_advice(answers: Answers) -> list[str]:
    """What to know of the folder that is being typed."""
    typed = answers["folder"].strip("\"'")
    return [f"▲ {told}" for told in registers.place_words(Path(typed).expanduser())] if typed else []


def take_file(register: ServiceRegister, typed: str) -> str:
    """Put a released summary in from its file. Raises ValueError with one sentence."""
    from verksted.desk.years import read_summary
    from verksted.report.errors import ReportError

    try:
        summary = read_summary(Path(typed.strip("\"'")).expanduser())
    except ReportError as wrong:
        raise ValueError(" ".join(str(wrong).split())) from wrong
    except OSError as wrong:
        raise ValueError(say("Det ligger ingen fil der. Se etter skrivefeil.")) from wrong
    return say("Sammendraget er lagt inn.") if register.take(summary) else say("Det ligger der fra før.")
