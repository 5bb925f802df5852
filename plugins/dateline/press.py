"""EDGE: leaves → files of the draft, a batch at a time, in whatever process; the view, its rendering and the writing are timed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from time import perf_counter
from typing import TypeAlias

from . import bytecode, edition, page, render, store, theming
from .around import Around
from .articles import Articles
from .corrections import Corrected
from .draft import Draft
from .edition import Leaf
from .model import Entry
from .reading import parsed
from .settings import Options
from .spool import Pages

# An article, what is around it, and what was corrected in it.
Row: TypeAlias = tuple[Entry, Around, tuple[Corrected, ...]]
# What is to be made, its key, and the SHA-256 of the pages that the key was made of.
Task: TypeAlias = tuple[Leaf | Row, str, tuple[str, ...]]
# A file: its path, whether it changed, its stamp, its SHA-256.
Written: TypeAlias = tuple[str, bool, str, str]
# What the making of a leaf goes through.
STEPS = ("view", "render", "write")


def prepare(options: Options, theme: str) -> None:
    """Have the theme's environment at hand in this process, and in those that are forked from it."""
    bytecode.environment(theming.templates(options), theme, options.cache)


def make(
    options: Options,
    draft: Draft,
    shared: edition.Site,
    theme: str,
    wanted: Collection[str],
    put_by: Pages | None,
    tasks: Sequence[Task],
) -> list[tuple[list[Written], str, tuple[float, ...]]]:
    """Make and write a batch of leaves: of each its files, its key, and the seconds that each of STEPS took.

    The key is "" where a page was no longer what the key was made of: somebody saved it meanwhile, and may take it back.
    """
    editor = Articles(shared, wanted)
    beside = "page-data" in wanted
    env = bytecode.environment(theming.templates(options), theme, options.cache)
    out: list[tuple[list[Written], str, tuple[float, ...]]] = []
    for task, key, sums in tasks:
        began = perf_counter()
        texts = task.texts if isinstance(task, Leaf) else (task[0].path,)
        read, as_read = _pages(options, put_by, texts, sums)
        leaf = task if isinstance(task, Leaf) else _article(editor, read[0], *task)
        page, *data = leaf.made(read if leaf.texts else (), beside)
        viewed = perf_counter()
        whole = [render.render(env, leaf.template, page) if leaf.template else page, *data]
        rendered = perf_counter()
        files = [_write(draft, path, made) for path, made in zip(leaf.files(beside), whole, strict=True)]
        out.append((files, key if as_read else "", (viewed - began, rendered - viewed, perf_counter() - rendered)))
    return out


def _pages(
    options: Options, put_by: Pages | None, paths: Sequence[str], sums: tuple[str, ...]
) -> tuple[tuple[page.Page, ...], bool]:
    """(the pages at these paths, whether their bytes have these sums)."""
    found = []
    same = True
    for path, sum_ in zip(paths, sums, strict=True):
        read = put_by.get(path) if put_by else None
        if not read:
            raw = store.read(options.content / path)
            same &= store.digest(raw) == sum_
            read = parsed(raw)
        found.append(read)
    return tuple(found), same


def _write(draft: Draft, path: str, data: bytes) -> Written:
    changed, when = draft.put(path, data)
    return path, changed, when, store.digest(data)


def _article(
    editor: Articles, read: page.Page, here: Entry, beside_it: Around, corrected: tuple[Corrected, ...]
) -> Leaf:
    return editor.article(
        read, here, "" if read.plain else page.html(read, here.url.count("/")), beside_it, corrected
    )
