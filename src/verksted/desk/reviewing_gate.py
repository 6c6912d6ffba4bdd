"""The last look before release: four readers, what blocks as a list one can walk, and two people.

The gate itself is in privacy/release.py and cannot be passed from here: this room shows it, takes the
answers of the insider test, and lets a second person sign with a passphrase of her own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.desk.copying import point_of
from verksted.desk.desk import Desk
from verksted.desk.releasing import blocked, material, sign_off
from verksted.privacy.decisions import Choice, Decision, normal_words
from verksted.privacy.findings import Label
from verksted.privacy.release import Blocker, Material, voices_of
from verksted.privacy.release_groups import CODES as GROUP_CODES
from verksted.privacy.release_groups import new_beside, new_points, union_of
from verksted.privacy.release_quotes import told
from verksted.privacy.release_summary import hidden_cells, outgoing
from verksted.workshop.followup import Promise, quarter_words
from verksted.workshop.language import current, say
from verksted.workshop.points import InsiderTest, Point, Reader, balance_of
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line
from verksted.workshop.words import Role

LEAST_REASON = 3
"""Words in the reason for saying that a text tells of no group of people."""
MOST_HELPED = 1_000_000
FEWEST_SIGNS = 12
"""Code points of the shortest passphrase a signer may choose."""


def answer_insider(desk: Desk, point_id: str, answers: Mapping[Reader, bool]) -> Point:
    """The four answers to «kan noen gjette hvem?» for the present wording. Raises ValueError for fewer."""
    point = point_of(desk, point_id)
    if set(answers) != set(Reader):
        raise ValueError(say("Svar for alle de fire leserne."))
    guessed = tuple(reader for reader in Reader if answers[reader])
    answered = replace(point, insider=InsiderTest(guessed, point.text, desk.workbook.slot.id, point.easy))
    desk.apply([desk.points.put(answered)], say("Svarte på innsidetesten"))
    return answered


def passed_test(point: Point) -> bool:
    """Whether the four questions are answered for the point's present wording, and nobody could guess."""
    return point.insider is not None and point.insider.judged(point) and point.insider.passed


class Gate(StrEnum):
    """The rows of the checklist, in the order in which one would mend them."""

    PLAN = "plan"
    NOTES = "notes"
    CORRECTIONS = "corrections"
    STRENGTH = "strength"
    FINDINGS = "findings"
    GROUPS = "groups"
    INSIDER = "insider"
    QUOTES = "quotes"
    REVIEWED = "reviewed"
    SIGNED = "signed"


_ROWS = {
    "participants-missing": Gate.PLAN,
    "date-missing": Gate.PLAN,
    "k-out-of-range": Gate.PLAN,
    "no-points": Gate.NOTES,
    "theme-missing": Gate.NOTES,
    "notes-unhandled": Gate.NOTES,
    "note-gone": Gate.NOTES,
    "correction-open": Gate.CORRECTIONS,
    "no-voices": Gate.STRENGTH,
    "too-strong": Gate.STRENGTH,
    "finding-open": Gate.FINDINGS,
    "seat-code": Gate.FINDINGS,
    **dict.fromkeys(GROUP_CODES, Gate.GROUPS),
    "insider-missing": Gate.INSIDER,
    "insider-stale": Gate.INSIDER,
    "insider-guessed": Gate.INSIDER,
    "quote-open": Gate.QUOTES,
    "not-reviewed": Gate.REVIEWED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the checklist and what stands in its way; nothing where it is in place."""

    gate: Gate
    blockers: tuple[Blocker, ...]


def checklist(found: Iterable[Blocker]) -> list[Row]:
    """Every blocker under its row; one of a kind not known here stands under the signature, never nowhere."""
    rows: dict[Gate, list[Blocker]] = {gate: [] for gate in Gate}
    for blocker in found:
        rows[_ROWS.get(blocker.code, Gate.SIGNED)].append(blocker)
    return [Row(gate, tuple(own)) for gate, own in rows.items()]


class RiskKind(StrEnum):
    SMALL_GROUP = "small-group"
    FEW_PARTICIPANTS = "few-participants"
    DIFFERENCE = "difference"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Risk:
    """Something to look at that does not block by itself. `unit` is where."""

    kind: RiskKind
    text: str
    unit: str = ""


def risks(desk: Desk) -> list[Risk]:
    """Themes told together with others, what is new since the last summary, and the balance.

    What blocks by itself stands in the checklist (privacy/release_groups.py) and not here.
    """
    return [*_few(desk), *_small_groups(desk), *_differences(desk), *_balance(desk)]


def _few(desk: Desk) -> Iterable[Risk]:
    count = desk.workshop.participants
    if count and count < 5:
        text = say("Under fem deltok. Da kan bare allmenne råd gå ut, og bare «noen» kan sies.")
        yield Risk(RiskKind.FEW_PARTICIPANTS, text)


def _small_groups(desk: Desk) -> Iterable[Risk]:
    """Themes that are no cell of their own: they are told together, so that none can be worked out."""
    now = material(desk)
    hidden = hidden_cells(now)
    for theme in now.themes:
        if theme.id in hidden:
            text = say("«{theme}» får ikke egne tall. Ellers kunne et lite tema regnes ut.", theme=theme.name)
            yield Risk(RiskKind.SMALL_GROUP, text, f"theme:{theme.id}")


def _differences(desk: Desk) -> Iterable[Risk]:
    """Points that were in no released summary and that fewer than k voices stand behind."""
    now = material(desk)
    for point in new_points(now):
        if voices_of(point, now.notes) < now.workshop.k:
            text = say("Nytt siden forrige sammendrag. Den som har begge, kan se hva som er kommet til.")
            yield Risk(RiskKind.DIFFERENCE, text, f"point:{point.id}")
    notes = {note.id: note for note in now.notes}
    for other in now.others:
        beside = new_beside(now, other)
        if beside and union_of(beside, notes) < now.workshop.k:
            when = quarter_words(other.quarter).in_(current())
            text = say("Få stemmer står bak det som ikke står i sammendraget fra {when}.", when=when)
            yield Risk(RiskKind.DIFFERENCE, text, f"point:{beside[0].id}")
    for one in (*now.earlier[-1:], *now.others):
        if _one_is_gone(now, one):
            when = quarter_words(one.quarter).in_(current())
            text = say(
                "Ett punkt fra {when} er borte. Den som har begge, ser hva noen har trukket.", when=when
            )
            yield Risk(RiskKind.DIFFERENCE, text)


def _one_is_gone(now: Material, other: Summary) -> bool:
    """Whether this is the other summary but for one point: somebody took it back."""
    told_now = {told(point, quotes=now.workshop.quotes) for point in now.points}
    texts = {point.text for theme in other.themes for point in theme.points}
    return told_now < texts and len(texts - told_now) == 1


def _balance(desk: Desk) -> Iterable[Risk]:
    balance = balance_of(desk.points.all())
    if balance.uneven:
        text = say(
            "Bra har {points} % av punktene og {words} % av ordene. Det skal speile det som ble sagt.",
            points=balance.positive_points_share,
            words=balance.positive_words_share,
        )
        yield Risk(RiskKind.BALANCE, text)


def not_about_people(desk: Desk, unit: str, text: str, reason: str) -> None:
    """Say that a text tells nothing of a group of people, with a reason that the second person reads.

    It counts for this wording alone. Raises ValueError for a reason of fewer than three words.
    """
    told = clean_line(reason)
    if len(told.split()) < LEAST_REASON:
        raise ValueError(say("Skriv grunnen med minst tre ord. Den som signerer, får se den."))
    decision = Decision(
        id=desk.tools.new_id(),
        unit=unit,
        words=desk.hash_words(normal_words(text)),
        label=Label.UNKNOWN,
        choice=Choice.KEEP,
        reason=told,
        slot=desk.workbook.slot.id,
        at=desk.tools.now(),
        fact=False,
    )
    desk.apply([desk.decisions.put(decision)], say("Vurderte en liten gruppe"))


def cleared(desk: Desk) -> list[tuple[str, str]]:
    """Texts that would leave of which somebody said that they tell of no group of people, with the reason."""
    reasons = {(one.unit, one.words): one.reason for one in desk.decisions.all() if not one.fact}
    texts = outgoing(material(desk)) if reasons else []
    found = (
        (entry.text, reasons.get((entry.unit, desk.hash_words(normal_words(entry.text))))) for entry in texts
    )
    return [(text, reason) for text, reason in found if reason]


def set_helped(desk: Desk, helped: int | None) -> None:
    """About how many the service helps now. Raises ValueError for what is no such number."""
    if helped is not None and not 1 <= helped <= MOST_HELPED:
        raise ValueError(say("Skriv omtrent hvor mange tjenesten hjelper, som et helt tall."))
    desk.change_workshop(replace(desk.workshop, helped=helped), say("Skrev tjenestens størrelse"))


def obstacles(desk: Desk) -> list[Row]:
    """The checklist as it stands now. Takes the detector's time."""
    return checklist(blocked(desk))


def check_passphrase(passphrase: str) -> None:
    """Raises ValueError for a passphrase that is too short for a new key."""
    if len(passphrase) < FEWEST_SIGNS:
        raise ValueError(say("Passordet må ha minst {count} tegn. Bruk gjerne fire ord.", count=FEWEST_SIGNS))


def add_signer(desk: Desk, passphrase: str, role: Role) -> None:
    """A key of her own for the second person. Raises ValueError for a short passphrase."""
    check_passphrase(passphrase)
    desk.workbook.add_slot(passphrase, role, kdf=desk.tools.kdf)


def sign_with(desk: Desk, passphrase: str) -> str:
    """The second person signs with her own passphrase; returns her role.

    Raises `WrongPassphrase`, `Blocked` while anything else stands in the way, and ValueError where the
    passphrase is that of the one who went through it.
    """
    with Desk.open(desk.workbook.folder, passphrase=passphrase, tools=desk.tools) as other:
        slot = other.workbook.slot
        if slot.id in _reviewers(desk):
            raise ValueError(say("Den som signerer, må være en annen enn den som har gått gjennom."))
        other.others = desk.others
        sign_off(other)
    desk.workbook.refresh()
    return slot.role


def _reviewers(desk: Desk) -> set[str]:
    found = {entry.slot for entry in desk.reviewed.all()}
    found |= {entry.slot for entry in desk.decisions.all()}
    found |= {point.insider.judged_by for point in desk.points.all() if point.insider}
    return found


def promises_open(desk: Desk) -> list[Promise]:
    """Promises that nobody has said are kept."""
    return [promise for promise in desk.promises.all() if promise.open]
