"""The kitchen-sink page shows all that the theme's macros can show; test_every_page.py and test_nu.py look at it in a browser."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

import kitchen
import pytest
from jinja2 import Environment, nodes
from lxml import html
from pelican.plugins.dateline import render

BLOCKS = "blocks.html"
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in kitchen.THEME.glob("*.html")}


def macros() -> list[str]:
    found = Environment().parse(SOURCES[BLOCKS]).find_all(nodes.Macro)
    return [macro.name for macro in found]


def code(whole: CodeType) -> Iterator[CodeType]:
    """A code object with all that are defined in it."""
    yield whole
    for const in whole.co_consts:
        if isinstance(const, CodeType):
            yield from code(const)


def run_lines(lang: str, view: kitchen.KitchenView | None = None) -> tuple[set[int], set[int]]:
    """(the lines of the compiled macros, those of them that rendering the page runs)."""
    environment = render.environment([str(kitchen.TEMPLATES), str(kitchen.THEME)])
    template = environment.get_template(BLOCKS)
    file = template.root_render_func.__code__.co_filename
    whole = environment.compile(SOURCES[BLOCKS], BLOCKS, file)
    assert isinstance(whole, CodeType)
    bodies = [part for part in code(whole) if part.co_name == "macro"]
    lines = {line for body in bodies for part in code(body) for *_, line in part.co_lines() if line}
    lines -= {body.co_firstlineno for body in bodies}
    # What is done where an argument is left out; none of ours can be but those with a default.
    python = environment.compile(SOURCES[BLOCKS], BLOCKS, file, raw=True).splitlines()
    lines -= {line for line in lines if "was not provided" in python[line - 1]}
    ran: set[int] = set()

    def note(frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename != file:
            return None
        if event == "line":
            ran.add(frame.f_lineno)
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        render.render(environment, "kitchen.html", view or kitchen.view(lang, "", True))
    finally:
        sys.settrace(before)
    return lines, ran


def shown() -> html.HtmlElement:
    return html.document_fromstring(kitchen.page("fr").decode())


def test_every_macro_stands_on_the_page() -> None:
    assert {str(name) for name in shown().xpath("//@data-macro")} == set(macros())
    assert len(macros()) > 12


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_every_line_of_every_macro_is_run(lang: str) -> None:
    lines, ran = run_lines(lang)
    assert len(lines) > 200
    source = SOURCES[BLOCKS].splitlines()
    info = render.environment([str(kitchen.THEME)]).get_template(BLOCKS)
    missed = sorted({info.get_corresponding_lineno(line) for line in lines - ran})
    assert [f"{BLOCKS}:{number}: {source[number - 1]}" for number in missed] == []


def test_a_variant_that_is_not_shown_is_noticed() -> None:
    from dataclasses import replace

    whole = kitchen.view("fr", "", True)
    lines, ran = run_lines("fr", replace(whole, times=whole.times[:1], cards=whole.cards[:1], groups=()))
    assert lines - ran


def test_the_kinds_of_cards_and_groups_are_those_that_templates_ask_for() -> None:
    asked = {
        match[1] or ""
        for text in SOURCES.values()
        for match in re.finditer(r"(?<!macro )\bcard\([\w.\[\]]+, \"h\d\"(?:, \"(\w+)\")?\)", text)
    }
    assert asked | {""} == set(kitchen.KINDS)
    groups = {match for text in SOURCES.values() for match in re.findall(r"\bgroup\([\w.]+, \"(\w+)\"\)", text)}
    assert groups == {kind for _, kind, _ in kitchen.view("fr", "", True).groups if kind}
