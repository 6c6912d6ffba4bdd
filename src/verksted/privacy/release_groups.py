"""Small groups and facts that stand together: what blocks a release until it is said more generally.

A statement about a part of the group needs k voices. Facts about people that together fit fewer than k
of those the service helps, two facts about few people, and a difference from an earlier summary that
points at one person, do not go out. They are generalised, merged or set aside; or a person says, with a
reason that the second person reads, that the words are not about a group of people. Source: design §6;
Datatilsynet's guide on anonymisation (singling out, linkability); domain.md §3.3.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verksted.privacy.combination import kind_name, kinds
from verksted.privacy.decisions import Choice, Decision, FindAll, HashWords, OutText, normal_words
from verksted.privacy.release_blocker import Blocker
from verksted.privacy.release_quotes import told
from verksted.privacy.subgroups import subgroup
from verksted.workshop.corrections import Verdict
from verksted.workshop.followup import quarter_words
from verksted.workshop.language import current, say, say_count
from verksted.workshop.notes import Note
from verksted.workshop.plan import band_of
from verksted.workshop.points import Point, voices

if TYPE_CHECKING:
    from verksted.privacy.release import Material
    from verksted.workshop.summary import Summary

ONE_IN = 10
"""How many of those the service helps one fact about a person is taken to fit: one in ten."""
FEWEST_FOR_TWO = 10
"""With fewer participants than this, two facts about people are not told in one statement."""
CODES = ("group-small", "combination", "cross-table", "difference-one")


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that would leave: the part of the group it speaks of, kinds of facts, and its voices.

    `voices` None: nobody's voice in particular, as in a measure.
    """

    unit: str
    text: str
    group: str
    facts: tuple[str, ...]
    voices: int | None


def statements(
    material: Material, texts: Sequence[OutText], find: FindAll, hash_words: HashWords
) -> list[Statement]:
    """Every text that speaks of a part of the group, or holds facts about people."""
    cleared = _cleared(material.decisions)
    carried = _voices_by_unit(material)
    found = find([entry.text for entry in texts]) if texts else []
    made: list[Statement] = []
    for entry, findings in zip(texts, found, strict=True):
        if (entry.unit, hash_words(normal_words(entry.text))) in cleared:
            continue
        facts = [
            one
            for one in findings
            if not cleared
            or (entry.unit, hash_words(normal_words(entry.text[one.start : one.end]))) not in cleared
        ]
        own = carried.get(entry.unit)
        group = subgroup(entry.text, material.workshop.target_groups) if own is not None else ""
        names = tuple(kind_name(label) for label in kinds(facts))
        if group or names:
            made.append(Statement(entry.unit, entry.text, group, names, own))
    return made


def _cleared(decisions: Iterable[Decision]) -> Collection[tuple[str, str]]:
    """Words of a unit that somebody has said are no fact about people."""
    return {(one.unit, one.words) for one in decisions if one.choice is Choice.KEEP and not one.fact}


def _voices_by_unit(material: Material) -> Mapping[str, int]:
    """Voices behind each point, and behind each theme that has points."""
    by_id = {note.id: note for note in material.notes}
    out: dict[str, int] = {}
    for point in material.points:
        own = union_of([point], by_id)
        out |= {f"{kind}:{point.id}": own for kind in ("point", "quote", "easy")}
    for theme in material.themes:
        points = [point for point in material.points if point.theme == theme.id]
        if points:
            out[f"theme:{theme.id}"] = union_of(points, by_id)
    return out


def union_of(points: Iterable[Point], by_id: Mapping[str, Note]) -> int:
    """How many voices, at least, stand behind these points taken together."""
    own = list(points)
    names = dict.fromkeys(name for point in own for name in point.notes)
    notes = (by_id[name] for name in names if name in by_id)
    return voices(notes, sum(point.slips for point in own))


def group_blockers(
    material: Material, texts: Sequence[OutText], find: FindAll, hash_words: HashWords
) -> Iterator[Blocker]:
    """What may not go out because it points at too few."""
    listed = statements(material, texts, find, hash_words)
    for rule in _RULES:
        for one in listed:
            reason = rule(one, material)
            if reason:
                yield Blocker(_CODE_OF[rule], reason, one.unit)
    yield from _differences(material)


def _small_group(one: Statement, material: Material) -> str:
    k = material.workshop.k
    if not one.group or one.voices is None or one.voices >= k:
        return ""
    return say_count(
        one.voices,
        "Teksten gjelder en del av gruppa («{group}»), og har én stemme bak seg. Grensen er {k}.",
        "Teksten gjelder en del av gruppa («{group}»), og har {n} stemmer bak seg. Grensen er {k}.",
        group=one.group,
        k=k,
    )


def _combination(one: Statement, material: Material) -> str:
    """Facts that fit fewer than k of those the service helps; one fact counts in what people said."""
    helped, k = material.workshop.helped, material.workshop.k
    count = len(one.facts)
    if not count or (count == 1 and (helped is None or one.voices is None)):
        return ""
    if helped is not None and helped / ONE_IN**count >= k:
        return ""
    listed = ", ".join(one.facts)
    if helped is None:
        return say("Opplysninger står sammen og kan peke på én person: {facts}.", facts=listed)
    return say(
        "Opplysningene ({facts}) passer kanskje på færre enn {k} av de {n} som tjenesten hjelper.",
        facts=listed,
        k=k,
        n=helped,
    )


def _cross_table(one: Statement, material: Material) -> str:
    participants = material.workshop.participants
    count = len(one.facts) + bool(one.group)
    if one.voices is None or count < 2 or not participants or band_of(participants).low >= FEWEST_FOR_TWO:
        return ""
    return say(
        "To kjennetegn står sammen, og færre enn {most} deltok. Si bare ett av dem, eller ingen.",
        most=FEWEST_FOR_TWO,
    )


_RULES: tuple[Callable[[Statement, Material], str], ...] = (_small_group, _combination, _cross_table)
_CODE_OF = dict(zip(_RULES, CODES, strict=False))


def _differences(material: Material) -> Iterator[Blocker]:
    """New points that one voice alone stands behind, where earlier summaries tell all the rest.

    Whoever has both can subtract. A point that was written anew because somebody corrected it is none:
    it says nothing that was not told before.
    """
    new = new_points(material)
    by_id = {note.id: note for note in material.notes}
    if new and union_of(new, by_id) < 2:
        for point in new:
            text = say("Én stemme står bak alt som er nytt siden sist. Den som har begge utgavene, ser det.")
            yield Blocker("difference-one", text, f"point:{point.id}")
    for other in material.others:
        beside = new_beside(material, other)
        if beside and union_of(beside, by_id) < 2:
            when = quarter_words(other.quarter).in_(current())
            text = say(
                "Én stemme står bak alt som ikke står i sammendraget fra {when}. Den som har begge, ser det.",
                when=when,
            )
            for point in beside:
                yield Blocker("difference-one", text, f"point:{point.id}")


def new_beside(material: Material, other: Summary) -> list[Point]:
    """Points that another summary lacks, where it tells others of the same; nothing where they share none."""
    known = {point.text for theme in other.themes for point in theme.points}
    quotes = material.workshop.quotes
    new = [point for point in material.points if told(point, quotes=quotes) not in known]
    return new if len(new) < len(material.points) else []


def new_points(material: Material) -> list[Point]:
    """Points that no earlier summary of this workbook tells, but for those that were corrected."""
    if not material.earlier:
        return []
    known = {point.text for made in material.earlier for theme in made.themes for point in theme.points}
    corrected = {one.point for one in material.corrections if one.verdict is Verdict.CHANGED}
    quotes = material.workshop.quotes
    return [
        point
        for point in material.points
        if told(point, quotes=quotes) not in known and point.id not in corrected
    ]
