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
from verksted.privacy.release import Blocker, voices_of
from verksted.privacy.release_summary import outgoing
from verksted.workshop.followup import Promise
from verksted.workshop.language import say
from verksted.workshop.points import InsiderTest, Point, Reader, balance_of, voices
from verksted.workshop.summary import Summary
from verksted.workshop.words import Role

FEWEST_SIGNS = 12
"""Code points of the shortest passphrase a signer may choose."""


def answer_insider(desk: Desk, point_id: str, answers: Mapping[Reader, bool]) -> Point:
    """The four answers to «kan noen gjette hvem?» for the present wording. Raises ValueError for fewer."""
    point = point_of(desk, point_id)
    if set(answers) != set(Reader):
        raise ValueError(say("Svar for alle de fire leserne."))
    guessed = tuple(reader for reader in Reader if answers[reader])
    answered = replace(point, insider=InsiderTest(guessed, point.text, desk.workbook.slot.id))
    desk.apply([desk.points.put(answered)], say("Svarte på innsidetesten"))
    return answered


def passed_test(point: Point) -> bool:
    """Whether the four questions are answered for the point's present wording, and nobody could guess."""
    return point.insider is not None and point.insider.text == point.text and point.insider.passed


class Gate(StrEnum):
    """The rows of the checklist, in the order in which one would mend them."""

    PLAN = "plan"
    NOTES = "notes"
    CORRECTIONS = "corrections"
    STRENGTH = "strength"
    FINDINGS = "findings"
    INSIDER = "insider"
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
    "insider-missing": Gate.INSIDER,
    "insider-stale": Gate.INSIDER,
    "insider-guessed": Gate.INSIDER,
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
    SMALL_SERVICE = "small-service"
    FEW_PARTICIPANTS = "few-participants"
    COMBINATION = "combination"
    DIFFERENCE = "difference"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Risk:
    """Something to look at that does not block by itself. `unit` is where."""

    kind: RiskKind
    text: str
    unit: str = ""


def risks(desk: Desk, *, helped: int | None = None) -> list[Risk]:
    """Small groups, facts that stand together, differences from earlier summaries, and the balance.

    `helped` is how many young people the service helps now, given by the user and not stored.
    """
    return [
        *_few(desk),
        *_small_groups(desk),
        *_combinations(desk, helped),
        *_differences(desk),
        *_balance(desk),
    ]


def _few(desk: Desk) -> Iterable[Risk]:
    count = desk.workshop.participants
    if count and count < 5:
        text = say("Under fem deltok. Da kan bare allmenne råd gå ut, og bare «noen» kan sies.")
        yield Risk(RiskKind.FEW_PARTICIPANTS, text)


def _small_groups(desk: Desk) -> Iterable[Risk]:
    """Themes that fewer than k voices stand behind; if just one is held back, the next smallest too."""
    k = desk.workshop.k
    names = {theme.id: theme.name for theme in desk.themes.all()}
    behind = _voices_by_theme(desk)
    small = [theme for theme, count in behind.items() if count < k]
    for theme in small:
        text = say("«{theme}» har færre stemmer enn grensen på {k}. Si det allment.", theme=names[theme], k=k)
        yield Risk(RiskKind.SMALL_GROUP, text, f"theme:{theme}")
    rest = {theme: count for theme, count in behind.items() if count >= k}
    if len(small) == 1 and rest:
        nearest = min(rest, key=lambda theme: (rest[theme], theme))
        text = say(
            "Bare ett tema er under grensen. Gi heller ikke tall for «{theme}», ellers kan det regnes ut.",
            theme=names[nearest],
        )
        yield Risk(RiskKind.SMALL_GROUP, text, f"theme:{nearest}")


def _voices_by_theme(desk: Desk) -> dict[str, int]:
    notes, points = desk.notes.all(), desk.points.all()
    behind: dict[str, int] = {}
    for theme in desk.themes.all():
        own = [point for point in points if point.theme == theme.id]
        carried = {name for point in own for name in point.notes}
        if own:
            slips = sum(point.slips for point in own)
            behind[theme.id] = voices((note for note in notes if note.id in carried), slips)
    return behind


ONE_IN = 10
"""How many of those the service helps one fact about a person is taken to fit: one in ten."""


def _combinations(desk: Desk, helped: int | None) -> Iterable[Risk]:
    """Texts whose facts about a person fit fewer than k of those the service helps, let stand or not.

    Without that number: texts where facts of two kinds stand together.
    """
    from verksted.desk.releasing import finder
    from verksted.privacy.combination import kinds, reason

    texts = outgoing(material(desk))
    for entry, found in zip(texts, finder(desk)([entry.text for entry in texts]), strict=True):
        together, count = reason(found), len(kinds(found))
        if together is not None and (helped is None or helped / ONE_IN**count < desk.workshop.k):
            yield Risk(RiskKind.COMBINATION, together, entry.unit)
        elif count and helped is not None and helped / ONE_IN**count < desk.workshop.k:
            text = say("Tjenesten hjelper {count}. Da kan også én opplysning peke på noen.", count=helped)
            yield Risk(RiskKind.SMALL_SERVICE, text, entry.unit)


def _differences(desk: Desk) -> Iterable[Risk]:
    """Points that were not in the last released summary and that fewer than k voices stand behind."""
    made = desk.released.all()
    if not made:
        return
    last: Summary = max(made, key=lambda entry: entry.at).summary
    told = {point.text for theme in last.themes for point in theme.points}
    notes = desk.notes.all()
    for point in desk.points.all():
        if point.text not in told and voices_of(point, notes) < desk.workshop.k:
            text = say("Nytt siden forrige sammendrag. Den som har begge, kan se hva som er kommet til.")
            yield Risk(RiskKind.DIFFERENCE, text, f"point:{point.id}")


def _balance(desk: Desk) -> Iterable[Risk]:
    balance = balance_of(desk.points.all())
    if balance.uneven:
        text = say(
            "Bra har {points} % av punktene og {words} % av ordene. Det skal speile det som ble sagt.",
            points=balance.positive_points_share,
            words=balance.positive_words_share,
        )
        yield Risk(RiskKind.BALANCE, text)


def obstacles(desk: Desk) -> list[Row]:
    """The checklist as it stands now. Takes the detector's time."""
    return checklist(blocked(desk))


def add_signer(desk: Desk, passphrase: str, role: Role) -> None:
    """A key of her own for the second person. Raises ValueError for a short passphrase."""
    if len(passphrase) < FEWEST_SIGNS:
        raise ValueError(say("Passordet må ha minst {count} tegn. Bruk gjerne fire ord.", count=FEWEST_SIGNS))
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
