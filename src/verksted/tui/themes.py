"""Three themes: Kveld (dark), Dag (light), Klar (high contrast). Colours are reached by token only.

One accent per phase, traffic lights for state only; every pair of text and ground is at least 4.5:1,
in Klar 7:1 (tests/tui/test_contrast.py).
"""

from __future__ import annotations

from textual.theme import Theme

from verksted.workshop.language import mark

KVELD = Theme(
    name="kveld",
    dark=True,
    primary="#8AB4F8",
    secondary="#5CCFC0",
    accent="#8AB4F8",
    warning="#F0C05A",
    error="#FF9A91",
    success="#8FD18A",
    foreground="#E6E9ED",
    background="#14181D",
    surface="#14181D",
    panel="#252C35",
    variables={
        "text-muted": "#A9B3BE",
        "boost-now": "#303944",
        "ink": "#E6E9ED",
        "fase-plan": "#8AB4F8",
        "fase-kjor": "#5CCFC0",
        "fase-opp": "#C8A6FF",
        "fase-rapport": "#F2A6C4",
    },
)
DAG = Theme(
    name="dag",
    dark=False,
    primary="#1D57B0",
    secondary="#0B625A",
    accent="#1D57B0",
    warning="#744D00",
    error="#AB241C",
    success="#2B6423",
    foreground="#1C2126",
    background="#FBFAF7",
    surface="#FBFAF7",
    panel="#E9E6DF",
    variables={
        "text-muted": "#535C66",
        "boost-now": "#DCE6F5",
        "ink": "#1C2126",
        "fase-plan": "#1D57B0",
        "fase-kjor": "#0B625A",
        "fase-opp": "#6A3FB5",
        "fase-rapport": "#992660",
    },
)
KLAR = Theme(
    name="klar",
    dark=True,
    primary="#9CC6FF",
    secondary="#6FF0E0",
    accent="#9CC6FF",
    warning="#FFD766",
    error="#FFB3AB",
    success="#A6F09E",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#2B2B2B",
    variables={
        "text-muted": "#D6D6D6",
        "boost-now": "#3F3F4E",
        "ink": "#FFFFFF",
        "fase-plan": "#9CC6FF",
        "fase-kjor": "#6FF0E0",
        "fase-opp": "#DCC2FF",
        "fase-rapport": "#FFB8D6",
    },
)


_INKS = ("ink", "text-muted", "fase-plan", "fase-kjor", "fase-opp", "fase-rapport")


def least_contrast(theme: Theme) -> float:
    """The least contrast of text and ground in a theme, as a ratio to 1 (WCAG 2.1)."""
    inks = [*(theme.variables[name] for name in _INKS), theme.warning, theme.error, theme.success]
    grounds = (theme.background, theme.panel)
    return min(_contrast(str(ink), str(ground)) for ground in grounds for ink in inks)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


THEMES = (KVELD, DAG, KLAR)
THEME_NAMES = {"kveld": mark("Kveld (mørkt)"), "dag": mark("Dag (lyst)"), "klar": mark("Klar (høy kontrast)")}
