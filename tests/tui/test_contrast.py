"""Every pair of text and ground in every theme can be read: 4.5:1, and 7:1 in high contrast."""

from __future__ import annotations

import pytest
from textual.theme import Theme

from verksted.tui.themes import KLAR, THEMES, least_contrast

INKS = ("ink", "text-muted", "fase-plan", "fase-kjor", "fase-opp", "fase-rapport")
STATES = ("warning", "error", "success")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7.0 if theme is KLAR else 4.5
    inks = {name: theme.variables[name] for name in INKS} | {
        name: str(getattr(theme, name)) for name in STATES
    }
    for ground in (str(theme.background), str(theme.panel)):
        for name, ink in inks.items():
            assert contrast(ink, ground) >= least, (name, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_chosen_row_can_be_read(theme: Theme) -> None:
    least = 7.0 if theme is KLAR else 4.5
    assert contrast(str(theme.background), theme.variables["fase-plan"]) >= least


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_settings_tell_the_contrast_there_is(theme: Theme) -> None:
    inks = [theme.variables[name] for name in INKS] + [str(getattr(theme, name)) for name in STATES]
    grounds = (str(theme.background), str(theme.panel))
    wanted = min(contrast(ink, ground) for ink in inks for ground in grounds)
    assert least_contrast(theme) == pytest.approx(wanted)
