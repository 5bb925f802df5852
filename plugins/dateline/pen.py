"""EDGE: writes pages, each where it belongs, and never over what a person has just saved."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from . import merge, page, seal, store, urls
from .inputs import NEWS, blank, nothing, stem
from .model import Reject, Story
from .reading import Standing
from .slugs import Slugs, usable

_GAP = re.compile(rb"(\r?\n[ \t]*\r?\n)")
_SOURCE = re.compile(rb"(?im)^ {0,3}source:.*\n(?:    .*\n)*")
_SLUG = re.compile(rb"(?im)^( {0,3}slug:[ \t]*)[^\r\n]*(\r?\n|\Z)")
# How often a page is looked at again that changes while it is being written.
_ATTEMPTS = 5


class Pen:
    """Writes the pages of stories below a folder.

    `written` are the paths of those that had to be, `kept` those that are a person's altogether, `conflicts` (page,
    field) where both sides changed it, `renamed` (page, its new source), `rejects` the stories for which there is no place.
    """

    def __init__(
        self, content: Path, slugs: Slugs, names: dict[str, str], sums: Mapping[str, str], cache: Path | None = None
    ) -> None:
        """`sums` are digests of the pages as they were when it was found out who wrote them.

        A story whose page went to `removed/` in the `cache` gets the slug back that it had.
        """
        self.cache = cache
        self.content = content
        self.slugs = slugs
        self.names = names
        self.sums = sums
        self.written: list[str] = []
        self.kept: list[str] = []
        self.conflicts: list[tuple[str, str]] = []
        self.renamed: list[tuple[str, str]] = []
        self.rejects: list[Reject] = []
        self._open = {""}

    def key(self, story: Story) -> str:
        """What tells the story's text from others, as in the seal of its page."""
        return merge.key(*page.written(story, names=self.names))

    def write(self, story: Story, known: Standing | None, moved: bool = False, signed: Collection[str] = ()) -> None:
        """Write the page of a story, over the one that is known; `moved`: which stood under another source; `signed`: groups of fields that are corrected."""
        path = known.path if known else self._free(story)
        if link := self._link(path):
            reason = f"its page would go to {link}, which is no folder of its own; put a folder in its place"
            self.rejects.append(Reject(story.source, reason))
            return
        text = seal.sealed(*page.written(replace(story, slug=stem(path)), names=self.names))
        if known and moved:
            self.renamed.append((path, story.source))
        for attempt in range(_ATTEMPTS):
            # Where a new page goes there was nothing a moment ago, or an empty file.
            before = self._now(path) if known or attempt else None
            merged = self._merged(path, before, text, known.edited if known else False, moved, signed)
            if merged is None:
                self.kept.append(path)
                return
            data = merged.text.encode("utf-8")
            if data == before or store.revise(self.content / path, data, before, lasting=bool(merged.kept)):
                self.conflicts += [(path, field) for field in merged.conflicts]
                if data != before:
                    self.written.append(path)
                return
        self.kept.append(path)

    def _free(self, story: Story) -> str:
        folder = f"{NEWS}/{urls.article_folder(story.date)}"
        had = self._removed.get(self.key(story), "") if self._removed else ""
        name = self.slugs.take(had) if had else ""
        while True:
            path = f"{folder}{name or self.slugs.give(story.title, story.source, story.lang)}.md"
            name = ""
            if not os.path.lexists(self.content / path) or blank(self.content / path):
                return path

    @cached_property
    def _removed(self) -> dict[str, str]:
        """The slugs of pages that were taken away because their seeds had gone, by the key of their text."""
        found: dict[str, str] = {}
        for path in sorted((self.cache / "removed" / NEWS).rglob("*.md")) if self.cache else ():
            with suppress(OSError):
                text = store.read(path).decode("utf-8", "replace")
                if usable(path.stem) and (known := merge.key_in(page.loads(text))):
                    found.setdefault(known, path.stem)
        return found

    def _link(self, path: str) -> str:
        """The folder on the way to a page that is a link, or no folder at all, "" if none is."""
        folder = path.rpartition("/")[0]
        if folder in self._open:
            return ""
        here = self.content / folder
        found = self._link(folder)
        if not found and (here.is_symlink() or (here.exists() and not here.is_dir())):
            return folder
        if not found:
            self._open.add(folder)
        return found

    def _now(self, path: str) -> bytes | None:
        """The bytes of a page, None where there is none; an empty file is one that is to be filled."""
        try:
            return store.read(self.content / path)
        except FileNotFoundError:
            return None

    def _merged(
        self, path: str, before: bytes | None, text: str, edited: bool, moved: bool, signed: Collection[str]
    ) -> merge.Merged | None:
        """What the page should say: the program's text, or a person's page with what they have not touched brought up to date."""
        if before is None or nothing(before):
            return merge.Merged(text)
        if not edited and store.digest(before) == self.sums.get(path):
            return merge.Merged(text)
        try:
            theirs = before.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if seal.untouched(theirs):
            return merge.Merged(text)
        return merge.merge(theirs, text, moved, self.names, signed)


def withdraw(content: Path, path: str, cache: Path) -> bool:
    """Whether a page was moved to the cache's `removed/`: not if it is a person's by now."""
    try:
        data = store.read(content / path)
    except FileNotFoundError:
        return True
    if not seal.untouched(data.decode("utf-8", "replace")):
        return False
    store.put_aside(cache, f"removed/{path}", data)
    store.remove(content, [path])
    return True


def release(content: Path, path: str) -> bool:
    """Whether a page no longer names a seed: it is a person's, and its seed's place is another article's now."""
    return _revised(content, path, _SOURCE, b"")


def name(content: Path, path: str, slug: str) -> bool:
    """Whether a page that a person has edited says this `Slug` now, as the name of its file."""
    return _revised(content, path, _SLUG, rb"\g<1>" + slug.encode("utf-8", "surrogateescape") + rb"\g<2>")


def _revised(content: Path, path: str, what: re.Pattern[bytes], new: bytes) -> bool:
    """Whether a page has something new in place of what a pattern finds in its header, all else as it stands."""
    for _ in range(_ATTEMPTS):
        try:
            data = store.read(content / path)
        except FileNotFoundError:
            return False
        header, gap, body = _GAP.split(data, 1) if _GAP.search(data) else (data, b"", b"")
        if store.revise(content / path, what.sub(new, header, count=1) + gap + body, data, lasting=True):
            return True
    return False


def back_again(content: Path, paths: Iterable[str], cache: Path) -> None:
    """Take pages out of the cache's `removed/` that stand again, for their seeds are back."""
    root = cache / "removed"
    if not root.is_dir():
        return
    for path in paths:
        with suppress(OSError):
            if (content / path).is_file() and seal.untouched(store.read(root / path).decode("utf-8", "replace")):
                store.remove(root, [path])
