"""The nynorsk catalogue: collect what the program says, and compile what has been translated.

python tools/catalogue.py update     sources -> assets/sprak/nn/LC_MESSAGES/verksted.po
python tools/catalogue.py compile    .po -> .mo
python tools/catalogue.py missing    what has no nynorsk yet
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "assets/sprak/nn/LC_MESSAGES/verksted.po"
MO = PO.with_suffix(".mo")
TOLD = {
    "Project-Id-Version",
    "Language",
    "Plural-Forms",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}
SPEAKS = {"say": slice(0, 1), "mark": slice(0, 1), "say_count": slice(1, 3)}
"""What says something to people, and which of its arguments are the texts."""
HEADER = "# Nynorsk for verksted. Source strings are bokmål; tools/catalogue.py update | compile | missing."


class Nynorsk(Catalog):
    """A catalogue whose header names no person and no time, so that the same texts make the same bytes."""

    def __init__(self) -> None:
        super().__init__(
            locale="nn", project="verksted", version="1", header_comment=HEADER, charset="utf-8", fuzzy=False
        )

    @property  # type: ignore[misc]  # the library's own is settable; what is told here is fixed
    def mime_headers(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in super().mime_headers if name in TOLD]


def collected() -> Catalog:
    """Every sentence that the sources say, in order of file and line."""
    catalogue = Nynorsk()
    src = ROOT / "src" / "verksted"
    for path in sorted(src.rglob("*.py")):
        for text in said(ast.parse(path.read_text("utf-8"))):
            catalogue.add(text, locations=[(path.relative_to(src).as_posix(), 1)])
    return catalogue


def said(tree: ast.Module) -> list[str]:
    """The fixed texts given to what `SPEAKS`, in order of line; inside f-strings too."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    ours = [
        (call.lineno, call.args[SPEAKS[call.func.id]])
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in SPEAKS
    ]
    return [
        text for _, given in sorted(ours, key=lambda one: one[0]) for node in given for text in texts(node)
    ]


def texts(node: ast.expr) -> list[str]:
    """The text of a literal, or of both ends of a choice between two."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    return (
        [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else []
    )


def translated() -> Catalog:
    """What stands in the .po file."""
    with PO.open("rb") as file:
        return read_po(file, locale="nn")


def updated() -> Catalog:
    """The sources' sentences with the translations there are; gone ones are dropped."""
    fresh = collected()
    old = translated() if PO.exists() else Catalog(locale="nn")
    for message in fresh:
        known = old.get(message.id) if message.id else None
        if known is not None and not known.fuzzy:
            message.string = known.string
    return fresh


def as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_by_file=True, omit_header=False, include_lineno=False)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    bare = Nynorsk()
    for message in catalogue:
        if message.id:
            bare.add(message.id, message.string, flags=message.flags)
    out = io.BytesIO()
    write_mo(out, bare)
    return out.getvalue()


def missing() -> list[str]:
    """Sentences of the sources that have no nynorsk."""
    have = translated() if PO.exists() else Catalog(locale="nn")
    wanted = [str(message.id) for message in collected() if message.id]
    return [text for text in wanted if not ((known := have.get(text)) and known.string)]


def main(what: str) -> int:
    PO.parent.mkdir(parents=True, exist_ok=True)
    if what == "update":
        PO.write_bytes(as_po(updated()))
    elif what == "compile":
        MO.write_bytes(as_mo(translated()))
    elif what == "missing":
        for text in missing():
            print(repr(text))
        return 1 if missing() else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
