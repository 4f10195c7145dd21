"""The table of rooms in docs/architecture.md against the imports in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "architecture.md"
ROW = re.compile(r"^\| `(?P<room>\w+)(?:\.py|/)` \|[^|]*\|(?P<allowed>[^|]*)\|$", re.MULTILINE)
#: Lines of a function below its signature.
LONGEST_FUNCTION = 45

ALLOWED = {
    row["room"]: set(re.findall(r"`([\w.]+)`", row["allowed"])) for row in ROW.finditer(TABLE.read_text("utf-8"))
}


def modules(room: str) -> list[Path]:
    file = ROOT / f"{room}.py"
    return [file] if file.exists() else sorted((ROOT / room).rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every dotted name that an import could bind, `from a import b` as both a and a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their room"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_on_disk() -> set[str]:
    files = {path.stem for path in ROOT.glob("*.py")}
    return files | {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}


def test_the_table_names_every_room() -> None:
    assert set(ALLOWED) == rooms_on_disk()


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_room_imports_only_what_the_table_allows(room: str) -> None:
    allowed = {room, *ALLOWED[room]}
    broken = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(ast.parse(path.read_text("utf-8")))
        if name.partition(".")[0] in ALLOWED
        and not any(name == each or name.startswith(f"{each}.") for each in allowed)
    ]
    assert not broken


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_functions_stay_readable(room: str) -> None:
    heavy = [
        f"{path.relative_to(ROOT)}: {node.name} has {lines} lines"
        for path in modules(room)
        if "versions" not in path.parts  # a migration lists tables, and is never edited again
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.body[0].lineno + 1) > LONGEST_FUNCTION
    ]
    assert not heavy
