"""Imports point one way; modules stay small and have names of their own."""

import ast
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parent.parent / "plugins" / "dateline"
MODULES = sorted(PLUGIN.rglob("*.py"))
EDGE = {
    "door",
    "ticket",
    "literal",
    "copies",
    "looking",
    "inputs",
    "press",
    "store",
    "state",
    "fingerprint",
    "theming",
    "reading",
    "publish",
    "backs",
    "scouting",
    "staging",
    "inplace",
    "spool",
    "tree",
    "walking",
    "draft",
    "exchange",
    "ledger",
    "lock",
    "pen",
    "work",
    "cluster",
    "content",
    "convert",
    "desk",
    "build",
    "bytecode",
    "expressions",
    "vault",
    "words",
    "handwork",
    "moving",
    "twins",
    "hooks",
    "wrote",
    "cli",
    "calling",
    "report",
    "verify",
    "watch",
    "search",
    "__main__",
}
LENGTH = 310
FORBIDDEN_NAMES = {"utils", "helpers", "core", "common", "manager"}


def dotted(path: Path) -> str:
    parts = path.relative_to(PLUGIN).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "__init__"


def imports(path: Path) -> set[str]:
    """Modules of ours that a file imports, at whatever depth of code, dotted below the plugin."""
    package = list(path.relative_to(PLUGIN).with_suffix("").parts[:-1])
    found: set[str] = set()
    names = {dotted(module) for module in MODULES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            stem = [*base, *(node.module.split(".") if node.module else [])]
            for alias in node.names:
                whole = ".".join([*stem, alias.name])
                found.add(whole if whole in names else ".".join(stem) or "__init__")
    return found


def graph() -> dict[str, set[str]]:
    return {dotted(path): imports(path) - {dotted(path)} for path in MODULES}


def test_no_circles() -> None:
    arrows = graph()
    done: set[str] = set()
    path: list[str] = []

    def visit(name: str) -> None:
        assert name not in path, f"circle: {' -> '.join([*path[path.index(name) :], name])}"
        if name in done:
            return
        path.append(name)
        for target in sorted(arrows.get(name, ())):
            visit(target)
        path.pop()
        done.add(name)

    for name in sorted(arrows):
        visit(name)
    assert len(done) >= len(MODULES)


def test_only_hooks_imports_pelican() -> None:
    guilty = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom) and not node.level
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            if any(name.split(".")[0] == "pelican" for name in names) and dotted(path) != "hooks":
                guilty.append(dotted(path))
    assert guilty == []


def test_the_pure_core_does_not_import_the_edge() -> None:
    guilty = {
        name: sorted(targets & EDGE)
        for name, targets in graph().items()
        if name.split(".")[0] not in EDGE | {"__init__"} and targets & EDGE
    }
    assert guilty == {}


def test_fields_meet_only_in_the_extract_package() -> None:
    """A field's modules may build on each other; another field's module is out of reach."""
    allowed_roots = {"countries"}
    guilty = []
    for name, targets in graph().items():
        if name.startswith("extract."):
            guilty += [
                f"{name} -> {target}"
                for target in targets
                if target == "extract" or (target.startswith("extract.") and target.split(".")[1] in FIELDS)
            ]
    assert [arrow for arrow in guilty if arrow.split(" -> ")[0].split(".")[1] not in allowed_roots] == []


FIELDS = {
    "countries",
    "dates",
    "dateline",
    "people",
    "organisations",
    "quotes",
    "title",
    "summary",
    "language",
}


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_module_is_small_and_well_named(path: Path) -> None:
    assert path.stem not in FORBIDDEN_NAMES
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LENGTH


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_public_functions_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []
