"""From a summary to the chapter: each block in turn, in the order of a chapter map.

Takes a `Summary` and nothing rawer. What stands in a block is decided here; how it looks, by the
writers.
"""

from __future__ import annotations

from collections.abc import Callable

from verksted.report import chapter_follow_up as follow_up
from verksted.report import chapter_points as points
from verksted.report import chapter_poster as poster
from verksted.report import chapter_short as short
from verksted.report import chapter_without as without
from verksted.report.chapter_maps import ChapterMap, MapBlock, chapter_map
from verksted.report.chapter_short import measures_counted, points_of
from verksted.report.counting import theme_groups
from verksted.report.model import Block, Box, Chapter, Element, Field, Series
from verksted.report.model import Chart as ChartElement
from verksted.report.signing import fingerprint
from verksted.report.texts import Words, names_town, sentence_case
from verksted.workshop.followup import quarter_words
from verksted.workshop.handout import Heading, Paragraph, Table
from verksted.workshop.plan import PRINCIPLE_NAMES
from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line
from verksted.workshop.words import GROUP_NAMES, ROLE_NAMES, Role, TargetGroup

SIGNS = (PointSign.WORKS, PointSign.MUST_IMPROVE, PointSign.ADVICE)


def chapter_of(summary: Summary, layout: ChapterMap | None = None) -> Chapter:
    """The whole chapter in the summary's written standard, laid out as the map says (default «bufdir»)."""
    layout = layout or chapter_map()
    words = Words(summary.malform)
    when = quarter_text(summary, summary.quarter)
    own = _title(summary, layout, words)
    key = "dokumenttittel" if summary.has_workshop else "uten.dokumenttittel"
    title = words(key, kvartal=when) if when else words(f"{key}-uten-tid")
    return Chapter(
        title=own,
        document_title=own if layout.poster else title,
        standard=summary.malform,
        blocks=tuple(_block(entry, summary, words, layout) for entry in told_blocks(summary, layout)),
        one_page=layout.one_page,
        poster=layout.poster,
    )


def _title(summary: Summary, layout: ChapterMap, words: Words) -> str:
    """The map's own, but where it speaks of those who took part and nobody did."""
    if summary.has_workshop or layout.poster:
        return layout.title.in_(summary.malform)
    return words("uten.tittel" if summary.survey is not None else "uten.tittel-tiltak")


def told_blocks(summary: Summary, layout: ChapterMap) -> tuple[MapBlock, ...]:
    """The blocks of the map that have something to say.

    Without figures of a survey there is only a table to fill in, and that where places are left open.
    A poster has no room for what was not said.
    """
    needs_figures = {"top-survey", "poster-survey"} | (set() if layout.fields else {"comparison"})
    left_out = needs_figures if summary.survey is None else set()
    left_out |= {name for name, sign in poster.SIGNS.items() if not points_of(summary, sign)}
    if not summary.has_workshop:
        left_out |= without.OF_A_WORKSHOP
        left_out |= without.OF_PROMISES if not summary.promises else set()
        left_out |= {"comparison"} if summary.survey is None else set()
    return tuple(entry for entry in layout.blocks if entry.id not in left_out)


def _block(entry: MapBlock, summary: Summary, words: Words, layout: ChapterMap) -> Block:
    heading = entry.heading.in_(words.standard) if entry.heading else _heading(entry.id, summary, words)
    elements: list[Element] = [Heading(heading, 2), *_BLOCKS[entry.id](summary, words)]
    place = f"felt.{_one_year(entry.id, summary) or entry.id}"
    if layout.fields and words.has(place):
        elements.append(Field(words("felt.navn"), words(place)))
    return Block(entry.id, tuple(elements), entry.target.in_(words.standard) if entry.target else "")


def _one_year(block: str, summary: Summary) -> str:
    """What the comparison is called where there is nothing to compare with."""
    alone = block == "comparison" and summary.survey is not None and summary.survey.earlier_year is None
    return "comparison-one" if alone else ""


def _heading(block: str, summary: Summary, words: Words) -> str:
    if alone := _one_year(block, summary):
        return words(f"overskrift.{alone}")
    kinds = {_kind(group) for group in summary.target_group}
    kind = kinds.pop() if len(kinds) == 1 else ""
    own = f"overskrift.{block}-{kind}"
    return words(own if words.has(own) else f"overskrift.{block}")


def _kind(group: TargetGroup) -> str:
    youth = (TargetGroup.YOUTH_12_14, TargetGroup.YOUTH_15_17, TargetGroup.AFTERCARE_18_24)
    return "youth" if group in youth else group.value


def quarter_text(summary: Summary, quarter: str) -> str:
    """«4. kvartal 2026», or "" where there is none."""
    return quarter_words(quarter).in_(summary.malform) if quarter else ""


def group_text(summary: Summary, words: Words) -> str:
    """«ungdom 15–17 år og foreldre»; «deltakere» where the groups are not told."""
    names = [GROUP_NAMES[group].in_(words.standard) for group in summary.target_group]
    return words.listed(names) or words("kort.deltakerne")


def participants_text(summary: Summary, words: Words) -> str:
    """«8–12», «13 eller flere», or ""."""
    band = summary.participants
    return words("kort.flere-enn", antall=band[:-1]) if band.endswith("+") else band


def _in_short(summary: Summary, words: Words) -> list[Element]:
    if not summary.has_workshop:
        return without.in_short(summary, words)
    service = clean_line(summary.service) or words("kort.barneverntjenesten")
    if (town := clean_line(summary.municipality)) and not names_town(service, town):
        service = words("kort.tjeneste-i-kommune", tjeneste=service, kommune=town)
    who = sentence_case(group_text(summary, words))
    sentences = [words("kort.hvem", Gruppe=who, tjeneste=service), _when_and_how_many(summary, words)]
    counts = [sum(point.sign is sign for theme in summary.themes for point in theme.points) for sign in SIGNS]
    sentences.append(
        words(
            "kort.punkter",
            fungerer=_counted("ting", counts[0], words),
            bedre=_counted("ting", counts[1], words),
            raad=_counted("raad", counts[2], words),
        )
    )
    groups = [group for group in theme_groups(summary, "") if not group.joined]
    groups.sort(key=lambda group: -len(group.points))
    if groups:
        names = [group.name[:1].lower() + group.name[1:] for group in groups[:3]]
        sentences.append(words("kort.tema", tema=words.listed(names)))
    sentences.append(measures_counted(summary, words))
    return [Paragraph(" ".join(sentence for sentence in sentences if sentence))]


def _when_and_how_many(summary: Summary, words: Words) -> str:
    when, many = quarter_text(summary, summary.quarter), participants_text(summary, words)
    key = {
        (True, True): "kort.naar-og-hvor-mange",
        (True, False): "kort.naar",
        (False, True): "kort.hvor-mange",
    }
    found = key.get((bool(when), bool(many)))
    return words(found, kvartal=when, antall=many) if found else ""


def _counted(what: str, number: int, words: Words) -> str:
    ending = "ingen" if not number else "en" if number == 1 else "flere"
    return words(f"kort.{what}-{ending}", antall=words.number(number))


def _overview(summary: Summary, words: Words) -> list[Element]:
    groups = theme_groups(summary, words("andre-tema"))
    if not groups:
        return [Paragraph(words("punkter.ingen"))]
    names = tuple(group.name for group in groups)
    heads = (words("oversikt.fungerer"), words("oversikt.bedre"), words("oversikt.raad"))
    counts = [tuple(group.count(sign) for group in groups) for sign in SIGNS]
    series = tuple(Series(head, values) for head, values in zip(heads, counts, strict=True))
    introduction = words("oversikt.innledning")
    if groups[-1].joined:
        introduction += " " + words("oversikt.andre")
    rows = [
        (group.name, *(str(values[at]) for values in counts), str(len(group.points)))
        for at, group in enumerate(groups)
    ]
    sums = [sum(values) for values in counts]
    rows.append((words("oversikt.sum"), *(str(value) for value in sums), str(sum(sums))))
    out: list[Element] = [Paragraph(introduction)]
    if len(groups) > 1:
        out.append(ChartElement(words("oversikt.figurtittel"), words("oversikt.figurtekst"), names, series))
    header = (words("oversikt.tema"), *heads, words("oversikt.sum"))
    out.append(Table(header, tuple(rows), words("oversikt.tabelltekst")))
    out.append(Paragraph(words("oversikt.skjev" if summary.balance.uneven else "oversikt.jevn")))
    return out


def _method(summary: Summary, words: Words) -> list[Element]:
    facts = []
    if when := quarter_text(summary, summary.quarter):
        facts.append(words("metode.naar", kvartal=when))
    facts.append(words("metode.hvem", gruppe=group_text(summary, words)))
    if many := participants_text(summary, words):
        facts.append(words("metode.antall", antall=many))
    out: list[Element] = [Paragraph(" ".join([*facts, words("metode.frivillig")]))]
    if summary.method.strip():
        out.append(Paragraph(summary.method))
    privacy = [words("metode.personvern")]
    if summary.signers:
        privacy.append(words("metode.signert", roller=words.listed(role_names(summary, words))))
    out.append(Paragraph(" ".join(privacy)))
    if summary.detector.notes and summary.detector.direct_found:
        out.append(Paragraph(words("metode.treff", treff=summary.detector.direct_found)))
    out.append(Paragraph(words("metode.ord")))
    return out + _principles(summary, words)


def role_names(summary: Summary, words: Words) -> list[str]:
    """The signers' roles in the report's written standard; a role that is not known stands as given."""
    known = {role.value: ROLE_NAMES[role].in_(words.standard) for role in Role}
    return [known.get(role, clean_line(role)) for role in summary.signers]


def _principles(summary: Summary, words: Words) -> list[Element]:
    told = [entry for entry in summary.principles if entry.evidence.strip()]
    if not told:
        return []
    rows = tuple(
        (
            PRINCIPLE_NAMES[entry.id].in_(words.standard),
            words(f"status.{entry.status.value}"),
            entry.evidence,
        )
        for entry in told
    )
    header = (words("metode.prinsipp"), words("metode.status"), words("metode.bevis"))
    return [Heading(words("metode.prinsipper"), 3), Table(header, rows, words("metode.prinsipper"))]


def _caveat(summary: Summary, words: Words) -> list[Element]:
    lines = [words("forbehold.tekst"), words("forbehold.gjett")]
    if not summary.has_workshop:
        lines = without.caveat(summary, words, role_names(summary, words))
    if summary.key:
        lines.append(words("forbehold.kode", kode=fingerprint(summary.key)))
    return [Box(words("forbehold.boks" if summary.has_workshop else "uten.boks"), tuple(lines))]


_BLOCKS: dict[str, Callable[[Summary, Words], list[Element]]] = {
    "summary": _in_short,
    "overview": _overview,
    "method": _method,
    "works": points.works,
    "improve": points.improve,
    "advice": points.advice,
    "wishes": points.wishes,
    "input": points.proposals,
    "measures": follow_up.measures,
    "earlier": follow_up.earlier,
    "comparison": follow_up.comparison,
    "feedback": follow_up.feedback,
    "caveat": _caveat,
    "top-works": short.top_works,
    "top-improve": short.top_improve,
    "top-advice": short.top_advice,
    "top-survey": short.top_survey,
    "plain-measures": short.plain_measures,
    "short-caveat": short.short_caveat,
    "poster-survey": poster.survey_in_large,
    "poster-works": poster.works,
    "poster-improve": poster.improve,
    "thanks": short.thanks,
    "you-praised": short.you_praised,
    "you-criticised": short.you_criticised,
    "you-advised": short.you_advised,
    "we-do": short.we_do,
    "we-promised": short.we_promised,
}
