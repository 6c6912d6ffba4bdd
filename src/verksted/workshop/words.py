"""Both written standards side by side, and the small closed lists of the field.

Content texts come as `Text`: bokmål and nynorsk always together. Labels of closed lists (target
groups, phases, levels …) are written here because the domain owns them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WrittenStandard(StrEnum):
    """Målform: what letters and reports are written in."""

    BOKMAL = "nb"
    NYNORSK = "nn"

    @property
    def language_tag(self) -> str:
        """BCP 47 tag for documents, e.g. `nb-NO`."""
        return f"{self.value}-NO"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both written standards."""

    nb: str
    nn: str

    def in_(self, standard: WrittenStandard) -> str:
        return self.nb if standard is WrittenStandard.BOKMAL else self.nn


MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
"""Names of the months, the same in both written standards."""


class TargetGroup(StrEnum):
    """Whom a workshop or a question is for."""

    YOUTH_12_14 = "youth-12-14"
    YOUTH_15_17 = "youth-15-17"
    AFTERCARE_18_24 = "aftercare-18-24"
    PARENTS = "parents"
    FOSTER_PARENTS = "foster-parents"
    PARTNERS = "partners"
    STAFF = "staff"


GROUP_NAMES: dict[TargetGroup, Text] = {
    TargetGroup.YOUTH_12_14: Text("ungdom 12–14 år", "ungdom 12–14 år"),
    TargetGroup.YOUTH_15_17: Text("ungdom 15–17 år", "ungdom 15–17 år"),
    TargetGroup.AFTERCARE_18_24: Text("ungdom i ettervern, 18–24 år", "ungdom i ettervern, 18–24 år"),
    TargetGroup.PARENTS: Text("foreldre", "foreldre"),
    TargetGroup.FOSTER_PARENTS: Text("fosterforeldre", "fosterforeldre"),
    TargetGroup.PARTNERS: Text("samarbeidspartnere", "samarbeidspartnarar"),
    TargetGroup.STAFF: Text("ansatte", "tilsette"),
}


class Phase(StrEnum):
    """The phases of a workshop, in the order they come."""

    PLAN = "plan"
    RUN = "run"
    FOLLOW_UP = "follow-up"
    REPORT = "report"


PHASE_NAMES: dict[Phase, Text] = {
    Phase.PLAN: Text("Planlegg", "Planlegg"),
    Phase.RUN: Text("Gjennomfør", "Gjennomfør"),
    Phase.FOLLOW_UP: Text("Følg opp", "Følg opp"),
    Phase.REPORT: Text("Rapport", "Rapport"),
}


class Level(StrEnum):
    """Whether a point is about the service (systemnivå) or about one's own case."""

    SERVICE = "service"
    OWN_CASE = "own-case"


class Role(StrEnum):
    """The roles a key slot, a writer or a task can have; never a name."""

    FACILITATOR = "fasilitator"
    NOTE_TAKER = "dokumentasjon"
    CONTROL = "kontroll"
    LEADER = "leder"
    SAFE_ADULT = "trygg-voksen"


ROLE_NAMES: dict[Role, Text] = {
    Role.FACILITATOR: Text("fasilitator", "fasilitator"),
    Role.NOTE_TAKER: Text("dokumentasjonsansvarlig", "dokumentasjonsansvarleg"),
    Role.CONTROL: Text("kontrollør", "kontrollør"),
    Role.LEADER: Text("leder", "leiar"),
    Role.SAFE_ADULT: Text("trygg voksen", "trygg vaksen"),
}
