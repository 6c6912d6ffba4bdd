"""No module of the house needs itself by way of others, late imports counted; types alone may look back."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.Module, known: set[str]) -> set[str]:
    """The modules of the house that one imports when it runs, at its head or late."""
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in known else node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        waiting += ast.iter_child_nodes(node)
    return found & known


def circle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_no_module_imports_in_a_circle() -> None:
    files = {name_of(path): path for path in SRC.rglob("*.py")}
    known = set(files)
    graph = {
        name: imports(ast.parse(path.read_text("utf-8")), known) - {name} for name, path in files.items()
    }
    assert len(graph) > 400
    assert circle(graph) == []


def test_a_circle_would_be_seen() -> None:
    late = ast.parse("def one():\n    from verksted.b import two\n")
    typed = ast.parse("if TYPE_CHECKING:\n    from verksted.b import Two\n")
    known = {"verksted.a", "verksted.b"}
    back = {"verksted.b": {"verksted.a"}}
    assert circle({"verksted.a": imports(late, known)} | back)
    assert not circle({"verksted.a": imports(typed, known)} | back)
