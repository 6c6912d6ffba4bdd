"""How notes and points look in the lists of the fair copy. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from textwrap import wrap

from textual.content import Content

from verksted.desk.copying import voices_behind
from verksted.desk.copying_view import Board
from verksted.desk.running_holes import Hole, gone_words
from verksted.desk.running_view import local_clock
from verksted.privacy.findings import Finding
from verksted.tui.widgets.rows import Row, heading, row, said
from verksted.workshop.language import current, say, say_count
from verksted.workshop.notes import Note
from verksted.workshop.points import ASIDE_NAMES, STRENGTH_WORDS, Point, PointSign

MOST_LINES = 4
_INDENT = 8
SIGN_WORDS = {PointSign.WORKS: "bra", PointSign.MUST_IMPROVE: "bedre", PointSign.ADVICE: "råd"}


def sign_word(sign: PointSign) -> str:
    words = {
        PointSign.WORKS: say("bra"),
        PointSign.MUST_IMPROVE: say("bedre"),
        PointSign.ADVICE: say("råd"),
    }
    return words[sign]


def marked_text(text: str, found: Iterable[Finding]) -> str:
    """The text with ‹ › around what may be personal data."""
    for one in sorted(found, key=lambda f: f.start, reverse=True):
        text = f"{text[: one.start]}‹{text[one.start : one.end]}›{text[one.end :]}"
    return text


def lines_of(text: str, width: int, most: int = MOST_LINES) -> list[str]:
    """The text over at most so many lines; the last one ends in … where there is more."""
    lines = wrap(text, max(12, width), break_long_words=True) or [say("(tomt notat)")]
    return [*lines[: most - 1], f"{lines[most - 1][: width - 2]} …"] if len(lines) > most else lines


def hole_rows(holes: Iterable[Hole], width: int) -> Iterator[Row]:
    """What damage took from the notes: above all others, since nobody knows its theme."""
    for number, hole in enumerate(holes):
        words = gone_words(hole, local_clock(hole.at), local_clock(hole.until))
        yield said(f"hole:{number}", *lines_of(words, width))


def note_rows(
    board: Board,
    notes: Iterable[Note],
    marked: Collection[str],
    found: Mapping[str, list[Finding]],
    width: int,
) -> Iterator[Row]:
    """Notes under their themes. `found` is by the note's text, `width` the cells of the list."""
    for theme, own in board.by_theme(notes):
        yield heading(f"theme:{theme}", board.theme_name(theme) or say("Uten tema"), str(len(own)))
        for note in own:
            yield _note_row(board, note, note.id in marked, found.get(note.text, []), width)


def _note_row(board: Board, note: Note, ticked: bool, found: list[Finding], width: int) -> Row:
    box = "[x]" if ticked else "[ ]"
    sign = f"{note.sign or ' '}{'!' if note.follow_up else ' '}"
    words = marked_text(note.text, found)
    right = " ".join(
        part
        for part in (
            say("lik") if board.like.get(note.id) else "",
            f"*{note.agree}" if note.agree else "",
        )
        if part
    )
    first, *rest = lines_of(words, width - _INDENT - len(right) - 1)
    more = tuple(Content(f"{' ' * (_INDENT - 1)}{line}") for line in rest)
    return Row(note.id, Content(f"{box} {sign} {first}"), Content.styled(right, "$text-muted"), more)


def used_rows(board: Board, width: int) -> Iterator[Row]:
    """Every note that is used or set aside, with where it went."""
    where: dict[str, str] = {}
    for number, point in enumerate(board.points, 1):
        for name in point.notes:
            where[name] = say("→ punkt {number}", number=number)
    for entry in board.aside:
        where[entry.note] = say("til side: {why}", why=ASIDE_NAMES[entry.reason].in_(current()))
    there = [note for note in board.notes if note.id in where]
    if not there:
        yield said("none", say("Ingen notater er brukt ennå."))
    for note in there:
        first, *rest = lines_of(f"{note.sign or ' '} {note.text}", width - 3, 2)
        told = Content.styled(f"  {where[note.id]}", "$text-muted")
        yield Row(note.id, Content(first), Content(""), (*(Content(f"  {line}") for line in rest), told))


def point_rows(board: Board, width: int) -> Iterator[Row]:
    """Points under their themes, numbered through, with how strongly each is put."""
    if not board.points:
        yield said("none", say("Her kommer punktene."), say("Merk et notat,"), say("og trykk Enter."))
    theme = None
    for number, point in enumerate(board.points, 1):
        if point.theme != theme:
            theme = point.theme
            yield heading(f"theme:{theme}", board.theme_name(theme) or say("▲ Uten tema"))
        word = STRENGTH_WORDS[point.strength].in_(current())
        first, *rest = lines_of(point.text or "…", width - len(word) - 8, 3)
        sign = f"{point.sign}{'!' if point.follow_up else ' '}"
        more = tuple(Content(f"      {line}") for line in rest)
        yield Row(point.id, Content(f"{number:>2} {sign} {first}"), Content.styled(word, "$text-muted"), more)


def evidence_rows(board: Board, point: Point, width: int) -> Iterator[Row]:
    """The notes a point stands on."""
    for name in point.notes:
        note = board.note(name)
        if note is None:
            yield said(f"gone:{name}", say("▲ et notat som ikke finnes lenger"))
        else:
            agree = f"*{note.agree}" if note.agree else ""
            first, *rest = lines_of(note.text, width - len(agree) - 3)
            yield row(note.id, first, agree, *rest)
    if not point.notes:
        yield said("none", say("▲ ingen notater: punktet må ha noe å stå på"))


def behind_rows(board: Board, point: Point, width: int) -> Iterator[Row]:
    """The notes a point stands on, in their own words; `width` the cells of the list."""
    for name in point.notes:
        note = board.note(name)
        if note is None:
            yield said(f"gone:{name}", say("▲ et notat som ikke finnes lenger"))
            continue
        agree = f"*{note.agree}" if note.agree else ""
        first, *rest = lines_of(note.text, width - len(agree) - 8)
        yield row(note.id, f"{note.sign or ' '} {first}", agree, *(f"  {line}" for line in rest))


def voices_line(board: Board, point: Point) -> str:
    """«minst 5 stemmer»."""
    count = voices_behind(point, board.notes)
    return say("minst {count} stemmer", count=count) if count != 1 else say("én stemme")


def balance_line(board: Board) -> str:
    """How much room what works has: measured, never corrected."""
    works, better = board.balance.positive.points, board.balance.negative.points
    if not works + better:
        return ""
    sign = "▲" if board.balance.uneven else "●"
    return say("{sign} bra {works} · må bli bedre {better}", sign=sign, works=works, better=better)


def theme_word(board: Board, point: Point) -> str:
    """The theme of a point; a tag that is no theme of the plan is told as what it is."""
    name = board.theme_name(point.theme)
    if point not in board.themeless:
        return name
    return say("▲ «{tag}» er ikke et tema", tag=name) if name else say("▲ uten tema")


def themeless_told(board: Board) -> str:
    """What the points without a theme wait for, or ""."""
    count = len(board.themeless)
    if not count:
        return ""
    return say_count(
        count,
        "▲ Ett punkt mangler tema. F2 viser punktene, og t gir tema.",
        "▲ {n} punkter mangler tema. F2 viser punktene, og t gir tema.",
    )
