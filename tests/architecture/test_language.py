"""Both written standards: every sentence of the program goes through `say`, and has its nynorsk."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tools.catalogue import MO, PO, as_mo, missing, said, texts, translated
from tools.check_language import (
    Pair,
    bokmal_in_nynorsk,
    interface_pairs,
    not_as_the_house_says,
    wrong_person,
    wrong_signs,
)

from verksted.workshop.language import say, use
from verksted.workshop.words import WrittenStandard

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(__file__).parents[2] / "src" / "verksted"
SPEAKS = {"say", "say_count", "mark"}
BOTH_STANDARDS = {"Text", "Limit"}
"""Types that hold bokmål and nynorsk side by side."""
BOTH_STANDARDS_IN_TABLES = {"workbook/receipts.py": {"nb", "nn"}}
"""Files with a table of texts for each standard, and the keys of it."""
CANNOT_BE_TRANSLATED = {"assets.py"}
"""Says that assets/ is gone, and the catalogue with it."""
SHOWN = {
    "Static", "Label", "MessageLine", "KeyLine", "Field", "Tick", "Content", "Leak", "Damage", "Finding", "Verdict",
    "out", "warn", "tell", "show_state", "notify", "mask", "look", "heading", "row", "said", "title_row",
}  # fmt: skip
"""Calls whose words end up before somebody's eyes."""
ONE_WORD = re.compile(r"[A-ZÆØÅ][\wæøå-]{3,}[.?]")
PATTERN = re.compile(r"\\[wbsd]|\(\?|\)\?")
NORWEGIAN = re.compile(
    r"[æøåÆØÅ]|\b(?:ikke|er|som|den|det|en|et|med|for|til|av|du|har|kan|skal|og|alle|noen|ditt)\b"
)
PRINTF = re.compile(r"%(?:\(\w+\))?[srd]")


def parsed() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SRC.rglob("*.py")):
        yield path.relative_to(SRC).as_posix(), ast.parse(path.read_text("utf-8"))


SOURCES = dict(parsed())


def words_of(node: ast.AST) -> str | None:
    """The text of a literal; values in an f-string are left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return None


def is_sentence(text: str) -> bool:
    """«Filen finnes ikke.», «Postboks.»: what ends as a sentence does, and begins with words."""
    text = text.strip()
    if not text.endswith((".", "!", "?", "…")):
        return False
    return bool(ONE_WORD.fullmatch(text)) or (" " in text and len(re.findall(r"[^\W\d_]{2,}", text)) > 1)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def above(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> list[ast.AST]:
    """What a literal stands in, the nearest first, up to its statement."""
    found: list[ast.AST] = []
    while not isinstance(node := parents[node], ast.stmt):
        found.append(node)
    return found


def standards_beside(chain: list[ast.AST], keys: set[str]) -> bool:
    """Whether the literal stands in a table for one standard, with one for the other beside it."""
    tables = [node for node in chain if isinstance(node, ast.Dict)]
    return any(keys and keys <= {words_of(key) for key in table.keys if key} for table in tables)


def bypassing(name: str, tree: ast.Module) -> list[str]:
    """Literals that a person would read and that never pass `say`: `file:line: text`."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found: list[str] = []
    for node in ast.walk(tree):
        text = words_of(node)
        if text is None or isinstance(parents[node], ast.Expr | ast.JoinedStr) or PATTERN.search(text):
            continue
        chain = above(node, parents)
        calls = [called(one) for one in chain if isinstance(one, ast.Call)]
        if any(speaks(one, SPEAKS | BOTH_STANDARDS) for one in chain):
            continue
        if standards_beside(chain, BOTH_STANDARDS_IN_TABLES.get(name, set())):
            continue
        shown = bool(calls) and calls[0] in SHOWN and bool(NORWEGIAN.search(text)) and " " in text.strip()
        if is_sentence(text) or shown:
            found.append(f"{name}:{getattr(node, 'lineno', 0)}: {text}")
    return found


def speaks(node: ast.AST, names: set[str] = SPEAKS) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def fields(template: str) -> set[str]:
    """The named fields of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def wrong_calls(name: str, tree: ast.Module) -> list[str]:
    """Calls of `say` whose template is built on the spot, or whose values are not its fields."""
    found: list[str] = []
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not speaks(call) or not call.args:
            continue
        given = {one.arg for one in call.keywords}
        if called(call) == "say_count":
            for template in call.args[1:3]:  # the number is always there, and need not be said
                values = fields(str(getattr(template, "value", ""))) & {"n"}
                found += wrong_template(template, given | values, f"{name}:{call.lineno}")
        else:
            known = None not in given and called(call) != "mark"
            found += wrong_template(call.args[0], given if known else None, f"{name}:{call.lineno}")
    return found


def wrong_template(template: ast.expr, given: set[str | None] | None, where: str) -> list[str]:
    """What is amiss with one template; `given` is None where the values are not known here."""
    found: list[str] = []
    if isinstance(template, ast.JoinedStr | ast.BinOp):
        found.append(f"{where}: built on the spot")
    if given is None or not isinstance(template, ast.Constant):
        return found
    if given and fields(str(template.value)) != given:
        found.append(f"{where}: {template.value!r} with {sorted(map(str, given))}")
    if not given and re.search(r"\{\w+\}", str(template.value)):
        found.append(f"{where}: {template.value!r} with nothing")
    return found


def entries() -> list[tuple[str, str]]:
    """Every sentence of the catalogue that is translated: bokmål, nynorsk."""
    return [(str(one.id), str(one.string)) for one in translated() if one.id and one.string]


def test_every_sentence_of_the_sources_has_nynorsk() -> None:
    assert missing() == [], "python tools/catalogue.py update, translate, and compile"


def test_what_is_read_at_run_time_is_what_stands_in_the_catalogue() -> None:
    assert as_mo(translated()) == MO.read_bytes(), "python tools/catalogue.py compile"


def test_nothing_is_left_for_later_in_the_catalogue() -> None:
    assert not [one.id for one in translated() if one.fuzzy]
    text = PO.read_text("utf-8")
    assert not re.search(r"FIRST AUTHOR|FULL NAME|ORGANIZATION|EMAIL@|VERSION|#~", text)


def test_both_standards_take_the_same_values() -> None:
    for nb, nn in entries():
        assert fields(nb) == fields(nn), nb
        assert sorted(PRINTF.findall(nb)) == sorted(PRINTF.findall(nn)), nb


def shape(text: str) -> tuple[int, str, str, str]:
    """Lines, spaces at both ends, and the sign before the words: all part of the screen."""
    body = text.strip()
    start, end = text[: text.index(body)], text[text.index(body) + len(body) :]
    return text.count("\n"), start, end, "" if body[:1].isalnum() else body[:1]


def test_both_standards_have_the_same_shape() -> None:
    assert [nb for nb, nn in entries() if shape(nb) != shape(nn)] == []


def test_no_nynorsk_line_breaks_out_of_the_screen() -> None:
    """A line that fits bokmål in 80 columns fits in nynorsk too."""
    for nb, nn in entries():
        widest = max(map(len, nb.split("\n")))
        assert max(map(len, nn.split("\n"))) <= max(widest + 12, 40, round(widest * 1.2)), nb


MESSAGE_LINE = 78
"""Cells of the message line in a window of 80; what is longer is cut, and nothing shows that it was."""


def told() -> Iterator[str]:
    """The fixed sentences that go to the message line."""
    for tree in SOURCES.values():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and called(call) in {"tell", "_tell"}:
                spoken = [
                    one for one in ast.walk(call) if isinstance(one, ast.Call) and speaks(one) and one.args
                ]
                yield from (text for one in spoken for text in texts(one.args[0]))


def test_what_the_message_line_tells_is_not_cut() -> None:
    nynorsk = dict(entries())
    sentences = list(told())
    assert len(sentences) > 100
    for nb in sentences:
        for text in (nb, nynorsk.get(nb, nb)):
            assert len(re.sub(r"\{\w+\}", "", text)) <= MESSAGE_LINE, text


def test_nynorsk_holds_no_bokmal_forms() -> None:
    pairs = list(interface_pairs())
    assert len(pairs) == len(entries()) > 500
    assert bokmal_in_nynorsk(pairs) == []


def test_the_interface_says_the_same_thing_in_the_same_words() -> None:
    pairs = list(interface_pairs())
    assert not_as_the_house_says(pairs) == []
    assert wrong_person(pairs) == []
    assert wrong_signs(pairs) == []


@pytest.mark.parametrize("name", sorted(set(SOURCES) - CANNOT_BE_TRANSLATED))
def test_no_sentence_gets_round_the_catalogue(name: str) -> None:
    assert bypassing(name, SOURCES[name]) == []


def test_what_is_wrong_with_a_call_is_found() -> None:
    calls = (
        'say("{x}", y=1)',
        'say_count(n, "ett av {x}", "{n} av {y}", x=1)',
        'say_count(n, f"{n}", "{n}")',
    )
    assert [len(wrong_calls("f", ast.parse(call))) for call in calls] == [1, 1, 1]
    assert wrong_calls("f", ast.parse('say_count(n, "ett av {x}", "{n} av {x}", x=1); say("x")')) == []


def test_every_call_of_say_has_a_fixed_text_and_the_values_for_it() -> None:
    assert [wrong for name, tree in SOURCES.items() for wrong in wrong_calls(name, tree)] == []


def too_early(tree: ast.Module) -> list[int]:
    """Lines that `say` while the module is imported, before anybody has chosen a standard."""
    inside = {
        id(node)
        for body in ast.walk(tree)
        if isinstance(body, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(body)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and speaks(node, {"say"}) and id(node) not in inside
    ]


def test_nothing_is_said_before_a_standard_is_chosen() -> None:
    assert {name: lines for name, tree in SOURCES.items() if (lines := too_early(tree))} == {}
    assert too_early(ast.parse('A = say("x")\ndef f(): return say("x")')) == [1]


def test_texts_inside_f_strings_and_choices_are_collected() -> None:
    tree = ast.parse('f"{x} {say(\'en\')}"; say("to" if x else "tre"); self.mark("fire"); mark("fem")')
    assert sorted(said(tree)) == ["en", "fem", "to", "tre"]
    assert said(ast.parse('say_count(n, "ett", "{n} flere", x="nei")')) == ["ett", "{n} flere"]


def test_bindings_are_never_shown_by_textual_itself() -> None:
    """Descriptions of bindings stay plain words: the footer of verksted has its own, through `say`."""
    own = {"Footer", "HelpPanel", "KeyPanel", "SystemCommandsProvider"}
    for name, tree in SOURCES.items():
        imported = [
            one.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names
        ]
        assert not own & set(imported), name


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('raise ValueError("Filen finnes ikke lenger.")', True),
        ('raise ValueError(f"Filen {name} finnes ikke.")', True),
        ('raise ValueError(say("Filen finnes ikke lenger."))', False),
        ('raise ValueError("no blocks")', False),
        ('WORDS = {"a": mark("Filen finnes ikke lenger.")}', False),
        ('WORDS = {"a": "Filen finnes ikke lenger."}', True),
        ('yield Static("en hel bok", markup=False)', True),
        ('warn("kom med {word}".format(word="og"))', False),
        ('TEXT = Text("Alt er klart nå.", "Alt er klart no.")', False),
        ('mask(1, 2, "Kan være en dato")', True),
        ('"""Said of nothing: a docstring."""', False),
    ],
)
def test_the_search_finds_what_it_should(source: str, caught: bool) -> None:
    assert bool(bypassing("x.py", ast.parse(source))) is caught


def test_a_wrong_call_is_found() -> None:
    wrong = 'say(f"{a} b"); say("{a} b", c=1); say("{a} b"); say("{a} b", a=1); say("b"); say(text)'
    assert len(wrong_calls("x.py", ast.parse(wrong))) == 3


def test_the_program_speaks_the_standard_it_is_told_to() -> None:
    import contextvars

    def spoken(standard: WrittenStandard, template: str, **values: Any) -> str:
        use(standard)
        return say(template, **values)

    def run(standard: WrittenStandard) -> str:
        return contextvars.copy_context().run(spoken, standard, "Finner ikke mappen {name}.", name="x")

    assert run(WrittenStandard.BOKMAL) == "Finner ikke mappen x."
    assert run(WrittenStandard.NYNORSK) == "Finn ikkje mappa x."
    assert bokmal_in_nynorsk([Pair("x", "Jeg vet ikke.", "Eg veit ikke.")]) == ["x: ikke"]
