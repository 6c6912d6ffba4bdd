"""Invented exports: Microsoft Forms in Norwegian and English, and plain tables, with known answers."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path

QUESTIONS = [
    "Jeg får vite om bytte av kontaktperson i god tid",
    "Det jeg sier, blir brukt",
    "Det er lett å få tak i noen når jeg trenger det",
    "Jeg kjenner planen min",
    "Jeg blir møtt med respekt",
    "Kontaktpersonen min bryr seg om meg",
]
NB_TOP = ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn", "Tidspunkt for siste endring"]
EN_TOP = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
ROLES = ["Ungdom", "Foreldre", "Fosterforeldre"]


def forms_rows(
    year: int = 2025,
    answers: int = 34,
    *,
    seed: int = 1,
    lift: float = 0.0,
    top: Sequence[str] = NB_TOP,
    questions: Sequence[str] = QUESTIONS,
) -> list[list[object]]:
    """A Forms export: identity, a background question, scales 1–6, a multiple choice, free text."""
    chance = random.Random(seed)
    head: list[object] = [
        *top,
        "Hvem er du?",
        *questions,
        "Hva ønsker du mer av?",
        "Er det noe mer du vil si?",
    ]
    rows: list[list[object]] = [head]
    for number in range(1, answers + 1):
        scores: list[object] = []
        for at in range(len(questions)):
            middle = 2.4 + at * 0.55 + (lift if at == 0 else 0)
            scores.append(min(6, max(1, round(chance.gauss(middle, 1.1)))))
        if number == 3:
            scores[1] = "Vet ikke"
        role = ROLES[0] if number <= answers - 12 else ROLES[1] if number <= answers - 3 else ROLES[2]
        wishes = ";".join(chance.sample(["Tid", "Informasjon", "Hjelp hjemme"], 2)) + ";"
        text = "Kari Nordmann svarer aldri på telefonen.\nRing meg på 91234567" if number == 5 else ""
        rows.append(
            [
                number,
                f"{year}-01-1{number % 9}T10:00:00",
                f"{year}-01-1{number % 9}T10:08:00",
                f"person{number}@eksempel.no",
                f"Person {number}",
                "",
                role,
                *scores,
                wishes,
                text,
            ]
        )
    return rows


def as_csv(
    rows: Sequence[Sequence[object]], path: Path, *, separator: str = ";", encoding: str = "utf-8"
) -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def as_xlsx(rows: Sequence[Sequence[object]], path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Form1")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
