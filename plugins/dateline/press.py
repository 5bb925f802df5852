"""EDGE: leaves → files of the draft, a batch at a time, in whatever process; the view, its rendering and the writing are timed."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import TypeAlias

from . import edition, page, render, shelves, store, theming
from .around import Around
from .corrections import Corrected
from .draft import Draft
from .edition import Leaf
from .model import Entry
from .reading import read_page
from .settings import Options

# An article, what is around it, and what was corrected in it.
Row: TypeAlias = tuple[Entry, Around, tuple[Corrected, ...]]
Task: TypeAlias = tuple[Leaf | Row, str]
# A file: its path, whether it changed, its stamp, its SHA-256.
Written: TypeAlias = tuple[str, bool, str, str]
# What the making of a leaf goes through.
STEPS = ("view", "render", "write")


def make(
    options: Options, draft: Draft, shared: edition.Site, theme: str, beside: bool, tasks: Sequence[Task]
) -> list[tuple[list[Written], tuple[float, ...]]]:
    """Make and write a batch of leaves: of each its files, and the seconds that each of STEPS took."""
    editor = edition.Editor(shared, shelves.shelve((), options.lang))
    env = render.compiled(theming.templates(options), theme)
    out: list[tuple[list[Written], tuple[float, ...]]] = []
    for task, _ in tasks:
        began = perf_counter()
        leaf = task if isinstance(task, Leaf) else _article(options, editor, *task)
        page, *data = leaf.made(tuple(read_page(options.content / path) for path in leaf.texts), beside)
        viewed = perf_counter()
        whole = [render.render(env, leaf.template, page) if leaf.template else page, *data]
        rendered = perf_counter()
        files = [_write(draft, path, made) for path, made in zip(leaf.files(beside), whole, strict=True)]
        out.append((files, (viewed - began, rendered - viewed, perf_counter() - rendered)))
    return out


def _write(draft: Draft, path: str, data: bytes) -> Written:
    changed, when = draft.put(path, data)
    return path, changed, when, store.digest(data)


def _article(
    options: Options, editor: edition.Editor, here: Entry, beside_it: Around, corrected: tuple[Corrected, ...]
) -> Leaf:
    read = read_page(options.content / here.path)
    return editor.article(
        read, here, "" if read.plain else page.html(read, here.url.count("/")), beside_it, corrected
    )
