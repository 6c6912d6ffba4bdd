"""The gate: what must be true before a summary may leave, and the summary it then makes.

A blocked release names each reason and how to mend it. `release` is the only place that makes a
`Summary`, and it makes none while anything blocks. Rules: design, §6.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from verksted.privacy.decisions import Decision, FindAll, HashWords, OutText, open_findings
from verksted.privacy.release_blocker import Blocker
from verksted.privacy.release_groups import group_blockers
from verksted.privacy.release_people import Reviewed, SignOff
from verksted.privacy.release_quotes import quote_blockers
from verksted.privacy.release_summary import draft_summary, outgoing
from verksted.workshop.corrections import Correction
from verksted.workshop.followup import Measure, Promise
from verksted.workshop.language import current, say, say_count
from verksted.workshop.notes import Note
from verksted.workshop.plan import K_RANGE, Band, PrincipleCheck, Theme, Workshop, band_of
from verksted.workshop.points import (
    STRENGTH_WORDS,
    Point,
    SetAside,
    strongest,
    too_strong,
    unhandled,
    voices,
)
from verksted.workshop.summary import DetectorFigures, Summary
from verksted.workshop.survey_figures import SurveyFigures

__all__ = [
    "Blocked",
    "Blocker",
    "Gate",
    "Material",
    "Reviewed",
    "SignOff",
    "blockers",
    "content_blockers",
    "release",
    "release_digest",
    "sign_off_message",
    "voices_of",
]

SEAT_CODE = re.compile(r"\b[uU][1-9][0-9]?\b")
"""A seat as it is written in notes; it must not be in anything that leaves."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a release is decided from. Nothing in it is changed by deciding.

    `earlier` are this workbook's own released summaries, `others` those of the same service from elsewhere
    that it is compared with.
    """

    workshop: Workshop
    themes: Sequence[Theme]
    notes: Sequence[Note]
    points: Sequence[Point]
    aside: Sequence[SetAside]
    measures: Sequence[Measure]
    promises: Sequence[Promise]
    principles: Sequence[PrincipleCheck]
    decisions: Sequence[Decision]
    reviewed: Sequence[Reviewed]
    sign_off: SignOff | None
    corrections: Sequence[Correction] = ()
    earlier: Sequence[Summary] = ()
    others: Sequence[Summary] = ()
    survey: SurveyFigures | None = None


def _all_plain(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate asks of the world around it.

    `verify(slot, data, signature)` says whether that slot signed the data; `plain(words)` whether words
    are standard language, without dialect that tells who speaks.
    """

    find: FindAll
    hash_words: HashWords
    verify: Callable[[str, bytes, bytes], bool]
    figures: DetectorFigures
    plain: Callable[[str], bool] = _all_plain


class Blocked(Exception):  # noqa: N818 -- it is a state that is told, not a failure
    """Raised when a release is asked for that something blocks."""

    exit_code = 3

    def __init__(self, blockers: Sequence[Blocker]) -> None:
        super().__init__(
            say("Sammendraget kan ikke frigis ennå. Det gjenstår {count} ting.", count=len(blockers))
        )
        self.blockers = tuple(blockers)


def blockers(material: Material, gate: Gate) -> list[Blocker]:
    """Every reason that blocks a release, in the order in which one would mend them."""
    return [*content_blockers(material, gate), *_signatures(material, gate)]


def content_blockers(material: Material, gate: Gate) -> list[Blocker]:
    """What must be mended before anybody signs."""
    return [
        *_plan(material),
        *_notes(material),
        *_corrections(material),
        *_strengths(material),
        *_findings(material, gate),
        *group_blockers(material, outgoing(material), gate.find, gate.hash_words),
        *_insiders(material),
        *quote_blockers(material, gate),
    ]


def release(material: Material, gate: Gate, summary_id: str) -> Summary:
    """The summary, not yet signed with the workbook's key. Raises `Blocked` with every reason."""
    found = blockers(material, gate)
    if found:
        raise Blocked(found)
    draft = draft_summary(material, gate.figures, summary_id)
    assert material.sign_off is not None  # noqa: S101 -- `_signatures` has seen it
    roles = dict.fromkeys([*(entry.role for entry in material.reviewed), material.sign_off.role])
    return replace(draft, signers=tuple(roles))


def release_digest(material: Material, figures: DetectorFigures) -> str:
    """Hex SHA-256 over all that would leave, and what was judged to be about nobody: what is signed."""
    draft = asdict(draft_summary(material, figures, ""))
    points = (point for theme in draft["themes"] for point in theme["points"])
    for entry in (*points, *draft["measures"], *draft["earlier_measures"]):
        if not entry["easy"]:  # so that what was signed before there were easy words stays signed
            del entry["easy"]
    judged = sorted(decision.id for decision in material.decisions if not decision.fact)
    if judged:
        draft["judged"] = judged
    text = json.dumps(draft, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sign_off_message(digest: str) -> bytes:
    """The bytes a sign-off is a signature of."""
    return b"verksted sign-off 1\n" + digest.encode("ascii")


def _held(material: Material) -> bool:
    """Whether there was a workshop to tell of. A year with a survey or measures alone may be told of too."""
    something_else = material.survey is not None or bool(material.measures)
    return bool(material.notes or material.points or material.workshop.participants or not something_else)


def _plan(material: Material) -> Iterable[Blocker]:
    workshop = material.workshop
    held = _held(material)
    if held and not workshop.participants:
        text = say("Antall deltakere er ikke ført opp. Skriv antallet under Planlegg.")
        yield Blocker("participants-missing", text, "workshop")
    if not workshop.date:
        yield Blocker(
            "date-missing", say("Datoen for verkstedet mangler. Skriv den under Planlegg."), "workshop"
        )
    if workshop.k not in K_RANGE:
        text = say(
            "Grensen for små grupper må være fra {low} til {high}.", low=K_RANGE.start, high=K_RANGE.stop - 1
        )
        yield Blocker("k-out-of-range", text, "workshop")
    if held and not material.points:
        yield Blocker("no-points", say("Det finnes ingen punkter ennå. Renskriv notatene til punkter."))
    themes = {theme.id for theme in material.themes}
    for point in material.points:
        if point.theme not in themes:
            text = say("Et punkt har et tema som ikke finnes. Gi punktet et tema.")
            yield Blocker("theme-missing", text, f"point:{point.id}")


def _notes(material: Material) -> Iterable[Blocker]:
    left = unhandled(material.notes, material.points, material.aside)
    if left:
        text = say_count(
            len(left),
            "Ett notat er verken brukt eller lagt til side. Gå gjennom det i renskrivingen.",
            "{n} notater er verken brukt eller lagt til side. Gå gjennom dem i renskrivingen.",
        )
        yield Blocker("notes-unhandled", text, f"note:{left[0].id}")
    known = {note.id for note in material.notes}
    for point in material.points:
        if not known.issuperset(point.notes):
            text = say("Et punkt bygger på et notat som ikke finnes lenger. Vurder punktet på nytt.")
            yield Blocker("note-gone", text, f"point:{point.id}")


def _corrections(material: Material) -> Iterable[Blocker]:
    there = {point.id for point in material.points}
    for entry in material.corrections:
        if entry.open and entry.point in there:
            text = say(
                "Et punkt er rettet av noen som var med. Skriv det om, eller si hvorfor det blir stående."
            )
            yield Blocker("correction-open", text, f"point:{entry.point}")


def _strengths(material: Material) -> Iterable[Blocker]:
    if not material.workshop.participants:
        return
    band = band_of(material.workshop.participants)
    for point in material.points:
        count = voices_of(point, material.notes)
        if count < 1:
            text = say("Et punkt bygger ikke på noe notat. Knytt det til et notat, eller ta det bort.")
            yield Blocker("no-voices", text, f"point:{point.id}")
        elif too_strong(point.strength, count, band):
            yield Blocker("too-strong", _too_strong_text(point, count, band), f"point:{point.id}")


def _too_strong_text(point: Point, count: int, band: Band) -> str:
    return say(
        "Et punkt sier «{claim}», men stemmene rekker til «{allowed}». Svekk ordet, eller knytt til flere.",
        claim=STRENGTH_WORDS[point.strength].in_(current()),
        allowed=STRENGTH_WORDS[strongest(count, band)].in_(current()),
    )


def voices_of(point: Point, notes: Iterable[Note]) -> int:
    """How many voices carry a point, from its own notes among `notes`."""
    own = set(point.notes)
    return voices((note for note in notes if note.id in own), point.slips)


def _findings(material: Material, gate: Gate) -> Iterable[Blocker]:
    texts: Sequence[OutText] = outgoing(material)
    for entry in open_findings(texts, gate.find, material.decisions, gate.hash_words):
        why = say(entry.finding.why) if entry.finding.why else ""
        text = say("Noe som kan være en personopplysning, er ikke avgjort. {why}", why=why).rstrip()
        yield Blocker("finding-open", text, entry.unit)
    for out in texts:
        if SEAT_CODE.search(out.text):
            text = say(
                "En tekst nevner en plass i rommet, som u3. Skriv den om, så ingen kan se hvem som sa hva."
            )
            yield Blocker("seat-code", text, out.unit)


def _insiders(material: Material) -> Iterable[Blocker]:
    for point in material.points:
        unit = f"point:{point.id}"
        if point.insider is None:
            text = say("Innsidetesten mangler svar for et punkt: Kan noen gjette hvem som sa det?")
            yield Blocker("insider-missing", text, unit)
        elif not point.insider.judged(point):
            text = say("Et punkt er endret etter innsidetesten. Svar på testen på nytt.")
            yield Blocker("insider-stale", text, unit)
        elif not point.insider.passed:
            text = say("Noen kan gjette hvem som står bak et punkt. Gjør det mer allment, eller ta det bort.")
            yield Blocker("insider-guessed", text, unit)


def _signatures(material: Material, gate: Gate) -> Iterable[Blocker]:
    if not material.reviewed:
        text = say("Ingen har bekreftet at alt er gått gjennom. Det gjør den som har hatt gjennomgangen.")
        yield Blocker("not-reviewed", text)
    sign_off = material.sign_off
    if sign_off is None:
        text = say("En annen person må lese gjennom og signere med sitt eget passord.")
        yield Blocker("not-signed", text)
        return
    reviewers = {entry.slot for entry in material.reviewed}
    reviewers |= {decision.slot for decision in material.decisions}
    reviewers |= {point.insider.judged_by for point in material.points if point.insider}
    if sign_off.slot in reviewers:
        text = say("Den som signerer, må være en annen enn den som har gått gjennom.")
        yield Blocker("same-person", text)
    if sign_off.digest != release_digest(material, gate.figures):
        text = say("Noe er endret etter at sammendraget ble signert. Det må leses og signeres på nytt.")
        yield Blocker("signature-stale", text)
    elif not gate.verify(sign_off.slot, sign_off_message(sign_off.digest), bytes.fromhex(sign_off.signature)):
        text = say("Signaturen stemmer ikke. Den andre personen må signere på nytt.")
        yield Blocker("signature-wrong", text)
