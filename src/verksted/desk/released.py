"""What was released, as the workbook keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from verksted.workshop.summary import Summary


@dataclass(frozen=True, slots=True)
class Released:
    """A released summary, and the raw notes' word runs (keyed hashes, hex) for later leak scans."""

    id: str
    at: str
    summary: Summary
