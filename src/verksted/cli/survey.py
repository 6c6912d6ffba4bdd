"""`undersokelse`: weak and strong spots of a survey export, and two years beside each other.

Nothing is stored. Numbers of small groups are withheld, free text is counted and shown only masked.
"""

from __future__ import annotations

import json
import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.cli.console import out, warn
from verksted.cli.failures import DONE, Refused
from verksted.workshop.language import say, say_count

if TYPE_CHECKING:
    from verksted.desk.surveys_reading import Opened
    from verksted.privacy.detector import Detector
    from verksted.survey.grid import Progress
    from verksted.survey.layout import Role
    from verksted.workshop.survey import Scale, Survey

_ROLES = {
    "skala": "scale",
    "valg": "choice",
    "flervalg": "several",
    "bakgrunn": "background",
    "fritekst": "comment",
    "utelat": "left-out",
}
_ENDS = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,3})")


def run(options: Namespace) -> int:
    """Print what the survey tells; exit 5 with one sentence where a file cannot be read."""
    from verksted.privacy.detector import Detector
    from verksted.workshop.survey import SameQuestion

    _check(options)
    detector = Detector.load()
    scale = _scale(options.scale)
    opened = _open(options.file, options, scale)
    if options.show_columns:
        return _columns(opened)
    survey = _count(opened, options, scale, detector)
    if options.asked is not None and options.asked < survey.answers:
        raise Refused(say("Det kan ikke være færre som ble spurt, enn som svarte."))
    earlier: Survey | None = None
    said: list[SameQuestion] = []
    if options.against:
        before = _open(options.against, options, scale)
        earlier = _count(before, options, scale, detector)
        pairs = [_told_same(word, opened, before) for word in options.same or ()]
        first = survey
        survey, earlier = _in_order(survey, earlier)
        said = [SameQuestion(*(pair if survey is first else pair[::-1])) for pair in pairs]
    _warn_of(opened)
    if options.remember:
        from verksted.desk.surveys_reading import remember

        remember(opened)
    comments = _comments(opened, detector) if options.comments else {}
    if options.as_json:
        from verksted.cli.survey_json import as_json

        out(
            json.dumps(
                as_json(survey, earlier, options.k, comments, options.group, said=said), ensure_ascii=False
            )
        )
        return DONE
    from verksted.cli.survey_lines import lines

    for line in lines(survey, earlier, options.k, comments, options.group, said=said):
        out(line)
    return DONE


def _check(options: Namespace) -> None:
    """Refuse what cannot be meant, before any file is read."""
    if options.k not in range(3, 11):
        raise Refused(say("Grensen for små grupper kan være fra 3 til 10."))
    if options.asked is not None and options.asked < 1:
        raise Refused(say("Antall spurte må være minst 1."))
    if options.year is not None and options.year not in range(1990, 2100):
        raise Refused(say("Skriv året med fire sifre, som 2026."))
    if options.same and not options.against:
        raise Refused(say("--samme trenger en tidligere undersøkelse. Skriv den etter --mot."))


def _scale(words: str | None) -> Scale | None:
    from verksted.workshop.survey import Scale

    if words is None:
        return None
    found = _ENDS.fullmatch(words.strip())
    if found is None or int(found[1]) >= int(found[2]) or int(found[2]) > 100:
        raise Refused(say("Skriv skalaen som «1-6»."))
    return Scale(int(found[1]), int(found[2]))


def _open(name: str, options: Namespace, scale: Scale | None) -> Opened:
    from verksted.desk.surveys_reading import open_survey
    from verksted.survey.layout import Role, remade

    opened = open_survey(Path(name), sheet=options.sheet or "", progress=_progress(name))
    if options.sheet and not opened.grid.sheet:
        warn(say("▲ {name} har ingen ark, så --ark er ikke brukt.", name=Path(name).name))
    layout = opened.layout
    if scale is not None:
        for column in layout.of(Role.SCALE):
            if column.scale is not None and not column.scale.scale.words:
                try:
                    layout = remade(layout, column.at, Role.SCALE, opened.grid, scale)
                except ValueError:
                    continue
    for word in options.columns or ():
        at, role = _told_column(word, len(layout.columns))
        try:
            layout = remade(layout, at, role, opened.grid, scale)
        except ValueError as wrong:
            raise Refused(say("Kolonne {nr}: {why}", nr=at + 1, why=wrong)) from wrong
    return opened.with_layout(layout)


def _told_column(word: str, count: int) -> tuple[int, Role]:
    from verksted.survey.layout import Role

    number, _, role = word.partition("=")
    if not number.isdigit() or not 1 <= int(number) <= count or role not in _ROLES:
        raise Refused(
            say(
                "Skriv kolonnen som «3=skala». Slagene er {roles}. Kolonnene vises med --vis-kolonner.",
                roles=", ".join(_ROLES),
            )
        )
    return int(number) - 1, Role(_ROLES[role])


def _told_same(word: str, opened: Opened, before: Opened) -> tuple[str, str]:
    """Item ids of two questions a person calls the same: of the file it stands against, and of the file."""
    from verksted.survey.tally import item_ids

    now, _, then = word.partition("=")
    found: list[str] = []
    for number, one in ((then, before), (now, opened)):
        ids = item_ids(one.layout)
        if not number.isdigit() or int(number) - 1 not in ids:
            raise Refused(
                say(
                    "«{word}»: {file} har ikke noe spørsmål med skala med det nummeret. "
                    "Numrene vises med --vis-kolonner.",
                    word=word,
                    file=one.path.name,
                )
            )
        found.append(ids[int(number) - 1])
    return found[0], found[1]


def _progress(name: str) -> Progress | None:
    """A word on stderr each quarter of a long reading, to a person at a terminal alone."""
    import sys

    if not sys.stderr.isatty():
        return None
    told = {0}

    def tell(done: int, whole: int) -> None:
        quarter = done * 4 // whole if whole > 2_000_000 else 0
        if quarter not in told and quarter < 4:
            told.add(quarter)
            warn(say("{name}: {percent} % lest", name=Path(name).name, percent=quarter * 25))

    return tell


def _count(opened: Opened, options: Namespace, scale: Scale | None, detector: Detector) -> Survey:
    from verksted.desk.surveys_reading import count
    from verksted.survey.tally import Facts

    own = Path(options.file) == opened.path
    year = (options.year if own else None) or opened.year or 0
    return count(opened, Facts("file", year, asked=options.asked if own else None, scale=scale), detector)


def _in_order(survey: Survey, other: Survey) -> tuple[Survey, Survey]:
    """Later, earlier: by their years where both are known, else as they were given."""
    if survey.year and other.year and other.year > survey.year:
        return other, survey
    return survey, other


def _warn_of(opened: Opened) -> None:
    for column in opened.layout.unsure:
        scale = column.steps
        if scale is not None:
            warn(
                say(
                    "▲ «{text}»: skalaen er antatt {low}–{high}. Er den en annen, bruk --skala.",
                    text=column.text[:60],
                    low=scale.lowest,
                    high=scale.highest,
                )
            )
    if opened.unread:
        warn(
            say_count(
                opened.unread,
                "▲ Én celle lot seg ikke lese som svar, og er utelatt.",
                "▲ {n} celler lot seg ikke lese som svar, og er utelatt.",
            )
        )
    if opened.grid.others:
        warn(
            say(
                "▲ Filen har flere ark. Leser «{sheet}». Bruk --ark for et annet: {others}.",
                sheet=opened.grid.sheet,
                others=", ".join(opened.grid.others[:5]),
            )
        )


def _columns(opened: Opened) -> int:
    from verksted.desk.surveys_words import ends
    from verksted.survey.layout import ROLE_NAMES

    for column in opened.layout.columns:
        role = say(ROLE_NAMES[column.role])
        scale = f" {ends(column.steps)}" if column.steps else ""
        sign = "" if column.sure else "▲ "
        out(f"{column.at + 1:>3}  {sign}{column.text[:70]}: {role}{scale}")
    return DONE


def _comments(opened: Opened, detector: Detector) -> dict[str, list[str]]:
    import secrets
    from hashlib import blake2b

    from verksted.desk.surveys_reading import masked_comments

    key = secrets.token_bytes(32)
    warn(say("▲ Fritekst er gått gjennom, men ikke alt blir funnet. Les den alene, og send den ikke videre."))
    return masked_comments(opened, detector, lambda text: blake2b(text, key=key, digest_size=16).digest())
