"""A summary made for the tests, with everything a summary can hold."""

from __future__ import annotations

from verksted.report.signing import sign
from verksted.workshop.followup import MeasureStatus, Origin
from verksted.workshop.plan import Principle, Status
from verksted.workshop.points import PointSign, Strength
from verksted.workshop.summary import (
    DetectorFigures,
    Summary,
    SummaryBalance,
    SummaryMeasure,
    SummaryPoint,
    SummaryPrinciple,
    SummaryPromise,
    SummaryShare,
    SummaryTheme,
)
from verksted.workshop.words import Level, TargetGroup, WrittenStandard

SEED = bytes(range(32))
W, B, R = PointSign.WORKS, PointSign.MUST_IMPROVE, PointSign.ADVICE


def point(
    text: str, sign_: PointSign, strength: Strength = Strength.SOME, *, up: bool = False
) -> SummaryPoint:
    return SummaryPoint(text, sign_, strength, Level.SERVICE, up)


THEMES = (
    SummaryTheme(
        "contact",
        "Kontaktperson og bytte",
        (
            point("Kontaktpersonen svarer som regel samme dag.", W, Strength.SEVERAL),
            point("Flere har fått være med på å velge hvor de møtes.", W, Strength.SEVERAL),
            point("Bytte av kontaktperson kommer brått, og ingen forklarer hvorfor.", B, Strength.MANY, up=True),
            point("Den nye vet ikke hva den forrige lovet.", B),
            point("La den gamle og den nye kontaktpersonen møtes sammen med den det gjelder.", R, Strength.MOST, up=True),
        ),
    ),
    SummaryTheme(
        "heard",
        "Å bli hørt",
        (
            point("De voksne spør hva ungdommene mener før møtene.", W),
            point("Det er uklart hva som skjer etter at noen har sagt hva de mener.", B, Strength.SEVERAL),
            point("Skriv ned hva som ble bestemt, og send det på melding samme uke.", R, Strength.MANY),
        ),
    ),
    SummaryTheme(
        "language",
        "Språk og papirer",
        (
            point("Brevene har mange ord som ingen bruker til vanlig.", B, Strength.MANY),
            point("Ha en kort side først som sier hva brevet betyr for den som får det.", R, Strength.SEVERAL),
            point("Noen har fått brevet lest høyt og forklart. Det hjalp.", W),
        ),
    ),
    SummaryTheme(
        "aftercare",
        "Tiden etter 18",
        (
            point("Samtalen om tiden etter 18 begynner for sent.", B, Strength.MANY, up=True),
            point("Begynn å snakke om det når ungdommen er 16.", R, Strength.SEVERAL),
            point("Hjelp til å finne bolig har vært til stor nytte.", W),
        ),
    ),
    SummaryTheme("money", "Penger", (point("Det er vanskelig å vite hva en kan søke om.", B),), below_k=True),
    SummaryTheme("leisure", "Fritid", (point("Støtte til fritid gjør at noen kan være med på lik linje.", W),), below_k=True),
)  # fmt: skip


def sample(standard: WrittenStandard = WrittenStandard.BOKMAL, *, signed: bool = True) -> Summary:
    summary = Summary(
        id="5f0c9d1e",
        malform=standard,
        quarter="2026-Q4",
        municipality="Lindvik",
        service="Lindvik barneverntjeneste",
        target_group=(TargetGroup.YOUTH_15_17, TargetGroup.AFTERCARE_18_24),
        participants="8–12",
        method="Deltakerne skrev først hver for seg, snakket så sammen to og to, og samlet til slutt punktene i plenum.",
        principles=(
            SummaryPrinciple(
                Principle.INFORMATION, Status.IN_PLACE, "Alle fikk kjøreplan og spørsmål to uker før."
            ),
            SummaryPrinciple(
                Principle.VOLUNTARY, Status.IN_PLACE, "Det ble sagt flere ganger at en kan gå når en vil."
            ),
            SummaryPrinciple(
                Principle.FOLLOW_UP, Status.UNDER_WAY, "Tilbakemelding er planlagt i to omganger."
            ),
            SummaryPrinciple(Principle.RESPECT, Status.NOT_STARTED, ""),
        ),
        themes=THEMES,
        measures=(
            SummaryMeasure(
                "Fast overgangsmøte ved bytte av kontaktperson",
                Origin.WORKSHOP,
                ("contact",),
                "avdelingsleder",
                "2027-Q1",
                MeasureStatus.PLANNED,
            ),
            SummaryMeasure(
                "Kort forside på alle vedtaksbrev",
                Origin.WORKSHOP,
                ("language", "money"),
                "fagleder",
                "2027-Q2",
                MeasureStatus.UNDER_WAY,
            ),
            SummaryMeasure(
                "Egen app for meldinger",
                Origin.SURVEY,
                (),
                "",
                "",
                MeasureStatus.NOT_DONE,
                "Sikkerheten er ikke god nok ennå.",
            ),
        ),
        earlier_measures=(
            SummaryMeasure(
                "Vakttelefon på ettermiddagen",
                Origin.SURVEY,
                ("contact",),
                "barnevernleder",
                "2026-Q1",
                MeasureStatus.DONE,
                year=2025,
            ),
            SummaryMeasure(
                "Nye møterom",
                Origin.STAFF,
                (),
                "barnevernleder",
                "",
                MeasureStatus.NOT_DONE,
                "Ombyggingen er utsatt.",
                year=2025,
            ),
        ),
        promises=(
            SummaryPromise("Sende et kort referat", "fasilitator", "2026-Q4", kept=True),
            SummaryPromise("Fortelle hva kommunestyret sa", "barnevernleder", "2027-Q2", kept=False),
        ),
        balance=SummaryBalance(SummaryShare(6, 55), SummaryShare(6, 58), SummaryShare(4, 54), uneven=False),
        detector=DetectorFigures("1", "2026-11", 420, 981, 985, 902, 930, 52),
        signers=("dokumentasjon", "kontroll"),
    )
    return sign(summary, SEED) if signed else summary
