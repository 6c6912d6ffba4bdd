"""The house: dependencies run one way, and what is heavy is imported late."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "verksted"
CORE = ["workshop", "opening", "content", "privacy", "workbook", "survey", "report", "desk"]
STDLIB = sys.stdlib_module_names


def modules(package: str) -> list[str]:
    root = SRC / package
    found = [path.relative_to(SRC.parent).with_suffix("") for path in sorted(root.rglob("*.py"))]
    return [".".join(path.parts).removesuffix(".__init__") for path in found]


def loaded_after(code: str) -> set[str]:
    """The modules a fresh interpreter holds after running the code."""
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_the_contracts_of_the_house_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports" + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run([linter], cwd=SRC.parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("package", CORE)
def test_no_core_package_needs_textual_or_rich(package: str) -> None:
    loaded = loaded_after("\n".join(f"import {name}" for name in modules(package)))
    assert not {name for name in loaded if name.split(".")[0] in {"textual", "rich"}}


def test_the_domain_needs_the_standard_library_alone() -> None:
    loaded = loaded_after("\n".join(f"import {name}" for name in modules("workshop")))
    foreign = {name.split(".")[0] for name in loaded} - set(STDLIB) - {"verksted", "__main__"}
    assert not {name for name in foreign if not name.startswith(("_", "sitecustomize", "editable"))}


HEAVY = {
    "docx", "lxml", "openpyxl", "cryptography", "pycrfsuite", "icalendar", "jinja2", "tinydb", "rapidfuzz", "rfc8785",
}  # fmt: skip


@pytest.mark.parametrize(
    "start",
    [
        "import verksted.cli.arguments; verksted.cli.arguments.command_parsers()",
        "import verksted.tui.app; import verksted.tui.screens.start",
    ],
)
def test_nothing_heavy_is_imported_at_start(start: str) -> None:
    loaded = {name.split(".")[0] for name in loaded_after(start)}
    assert not loaded & HEAVY


def test_help_needs_neither_textual_nor_asyncio() -> None:
    loaded = loaded_after("import verksted.__main__, verksted.cli.arguments as a; a.command_parsers()")
    assert not {"textual", "rich", "asyncio", "msgspec"} & {name.split(".")[0] for name in loaded}


def test_the_first_screen_adds_few_modules_to_textual_itself() -> None:
    bare = loaded_after("import textual.app, textual.widgets._option_list, textual.widgets._static")
    ours = loaded_after("import verksted.tui.app, verksted.tui.screens.start")
    assert len(ours - bare) <= 40, sorted(ours - bare)


def calls(tree: ast.AST) -> list[tuple[str, int]]:
    return [
        (f"{node.value.id}.{node.attr}", node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    ]


POSIX_ONLY = {
    "os.fork", "os.getuid", "os.geteuid", "os.getgid", "os.chown", "os.fchmod", "os.fchown", "os.mkfifo",
    "os.O_NOFOLLOW", "os.O_DIRECTORY", "os.O_CLOEXEC", "os.statvfs", "os.setsid", "os.killpg", "os.sysconf",
    "signal.SIGKILL", "signal.SIGHUP", "signal.SIGALRM", "signal.alarm",
}  # fmt: skip
POSIX_MODULES = {"fcntl", "pwd", "grp", "termios", "tty", "pty", "resource", "posix"}


def guarded_lines(tree: ast.AST) -> set[int]:
    """Lines inside a branch on `sys.platform`, or a function with a sibling for the other system."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp) and "platform" in ast.dump(node.test):
            lines |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def test_no_posix_only_call_stands_without_its_counterpart() -> None:
    bare: list[str] = []
    for path in sorted(SRC.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        guarded = guarded_lines(tree)
        for name, line in calls(tree):
            if name in POSIX_ONLY and line not in guarded:
                bare.append(f"{path.relative_to(SRC)}:{line} {name}")
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names.append(node.module)
            if set(names) & POSIX_MODULES and getattr(node, "lineno", 0) not in guarded:
                bare.append(f"{path.relative_to(SRC)}:{node.lineno} import")  # type: ignore[attr-defined]
    assert not bare


def test_no_module_is_longer_than_it_should_be() -> None:
    long = {
        str(path.relative_to(SRC)): lines
        for path in SRC.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 350
    }
    assert not long


def test_nothing_names_the_network() -> None:
    """Offline: no module of ours imports what could call out (DESIGN §1.5)."""
    calling = {
        "socket",
        "urllib.request",
        "http.client",
        "requests",
        "httpx",
        "ftplib",
        "smtplib",
        "webbrowser",
    }
    found: list[str] = []
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            found += [f"{path.relative_to(SRC)}: {name}" for name in names if name in calling]
    assert not found
