"""Phase 5: the leader puts the chapter into the report, with a workbook open or with a summary alone."""

from __future__ import annotations

from verksted.tui.screens.report.hosts import LeaderScreen, ReportScreen

__all__ = ["LeaderScreen", "ReportScreen"]
