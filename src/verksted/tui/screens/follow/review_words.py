"""What the review says of a finding and of the text it stands in. Words only; nothing is decided here."""

from __future__ import annotations

from verksted.desk.copying_view import Board
from verksted.desk.reviewing import OTHER_KINDS, Review, kind_of
from verksted.desk.reviewing_gate import Gate
from verksted.privacy.combination import reason
from verksted.privacy.findings import Action, Label, Source
from verksted.privacy.generalise import proposals
from verksted.privacy.placeholders import Language
from verksted.workshop.language import say
from verksted.workshop.summary import DetectorFigures


def label_word(label: Label) -> str:
    """«Navn på person», as it stands over a finding."""
    words = {
        Label.PERSON: say("Navn på person"),
        Label.PHONE: say("Telefonnummer"),
        Label.EMAIL: say("E-postadresse"),
        Label.FNR: say("Fødselsnummer"),
        Label.ADDRESS: say("Adresse"),
        Label.CASE_NO: say("Saksnummer"),
        Label.PLATE: say("Bilnummer"),
        Label.ACCOUNT: say("Kontonummer"),
        Label.HANDLE: say("Brukernavn"),
        Label.URL: say("Nettadresse"),
        Label.PLACE: say("Navn på sted"),
        Label.ORG: say("Navn på virksomhet"),
        Label.DATE: say("Dato eller tid"),
        Label.AGE: say("Alder"),
        Label.HEALTH: say("Helse"),
        Label.ORIGIN: say("Opphav eller språk"),
        Label.FAMILY: say("Familieforhold"),
        Label.ROLE: say("Rolle som få har"),
        Label.UNKNOWN: say("Noe som må ses på"),
    }
    return words[label]


def about_lines(review: Review, at: int) -> list[tuple[str, str]]:
    """What this is, why it was found, and what it says together with the rest of the text.

    Pairs of the word in front, or "", and the text.
    """
    item = review.items[at]
    found = item.finding
    sure = say("ganske sikkert") if found.action is Action.MASK else say("kan være")
    same = len(review.alike(at))
    if found.source is Source.HIDDEN:
        why = say("et ord fra skjulelista ({count} tegn)", count=found.end - found.start)
    else:
        why = say(found.why) if found.why else say("mulig kjennetegn")
    together = reason([one.finding for one in review.in_unit(item.unit)])
    lines = [
        ("", f"▲ {label_word(found.label)}, {sure}"),
        ("", ""),
        (say("Hvorfor"), why),
        (say("Sammen"), say(together) if together else say("ingen andre slag i teksten")),
    ]
    if same > 1:
        lines.append((say("Like"), say("{count} steder: a tar alle etter m, b eller tall", count=same)))
    return lines


def offers(review: Review, at: int) -> list[str]:
    """Wider words that may stand instead, best first."""
    item = review.items[at]
    return list(proposals(item.finding, review.texts[item.unit], review.language))


def kinds(language: Language) -> list[tuple[Label, str]]:
    """What a name may be of, if not of a person, with the placeholder of each: «[sted]»."""
    return [(label, kind_of(label, language)) for label in OTHER_KINDS]


def unit_name(unit: str, board: Board | None) -> str:
    """«punkt 11 · kontakt»: where a text stands, told as people know it."""
    kind, _, rest = unit.partition(":")
    key = rest.partition(":")[0]
    if kind in ("point", "easy") and board is not None:
        point = board.point(key)
        if point is not None:
            number = board.points.index(point) + 1
            if kind == "easy":
                return say("punkt {number} · lettlest", number=number)
            name = board.theme_name(point.theme)
            told = say("punkt {number} · {theme}", number=number, theme=name)
            return told if name else say("punkt {number}", number=number)
    names = {
        "workshop": say("metoden"),
        "principle": say("et prinsipp"),
        "theme": say("et tema"),
        "point": say("et punkt"),
        "easy": say("et punkt, lettlest"),
        "quote": say("et sitat"),
        "measure": say("et tiltak"),
        "promise": say("et løfte"),
        "survey": say("et spørsmål i undersøkelsen"),
    }
    return names.get(kind, unit)


def miss_line(told: DetectorFigures) -> str:
    """How much the detector missed when it was measured, beside every review and release."""
    missed = 1000 - told.direct_found
    if missed:
        return say("I prøvene overså maskinen {n} av 1000 direkte kjennetegn. Les alt selv.", n=missed)
    return say("I {n} prøvenotater overså maskinen ingen navn eller numre. Les likevel alt.", n=told.notes)


def gate_word(gate: Gate, *, whole: bool, themes_only: bool = False) -> str:
    """What a gate of the release says of itself: open (`whole`), or with something in the way.

    `themes_only`: all notes are dealt with, and what is in the way are points without a theme.
    """
    if themes_only:
        return say("Punkter mangler tema")
    words = {
        Gate.PLAN: (say("Dato og antall er ført opp"), say("Planen mangler noe")),
        Gate.NOTES: (say("Alle notater er brukt eller lagt til side"), say("Notater er ikke gått gjennom")),
        Gate.CORRECTIONS: (say("Rettingene er vurdert"), say("Rettinger venter på svar")),
        Gate.STRENGTH: (say("Styrken holder"), say("Styrken holder ikke")),
        Gate.FINDINGS: (say("Alle funn er bestemt"), say("Funn er ikke bestemt")),
        Gate.GROUPS: (say("Ingen liten gruppe står alene"), say("En liten gruppe står alene")),
        Gate.INSIDER: (say("Innsidetesten er gjort for alle punkter"), say("Innsidetesten mangler svar")),
        Gate.QUOTES: (say("Sitatene er i orden"), say("Sitater er ikke i orden")),
        Gate.REVIEWED: (say("Én har gått gjennom alt"), say("Ingen har bekreftet gjennomgangen")),
        Gate.SIGNED: (say("En annen har lest og signert"), say("En annen må lese og signere")),
    }
    return words[gate][0 if whole else 1]
