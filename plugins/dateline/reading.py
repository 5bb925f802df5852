"""EDGE: content → entries. A page is read when its file changed and parsed when its bytes did.

Bodies are not kept: of a page there stay what lists need of it, and where its lines in the data files are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from . import copies, merge, page, store, urls, work
from .escape import unescape_body, unvalue
from .inputs import NEWS, PAGES, Inputs, stem
from .ledger import Ledger
from .likeness import prints
from .looking import SLUG, SOURCE, TUPLES, WIDTH, look, row, text_of
from .model import Entry
from .pairing import Known
from .settings import Options
from .slugs import Slugs, reserved
from .spool import Pages, Spool
from .state import Damaged, State


class Standing(NamedTuple):
    """A page that stands in the content folder: where, under which slug, whether a person has touched it, of which seed it is.

    `key` tells its text, as the program wrote it, from others; "" where that is not known.
    """

    path: str
    slug: str
    edited: bool
    key: str
    source: str


class Was(NamedTuple):
    """A page as the last run left it: where, of which seed, with which text (`key`), under which slug."""

    path: str
    source: str = ""
    key: str = ""
    slug: str = ""


class Archive:
    """The pages of the content folder, as far as lists need them.

    `entries` are the articles by path, `sums` a digest of every page's bytes, `changed` says whether any
    page came, went or changed since the state was saved. `edited` are the pages that a person has touched, `fresh` those that
    came or changed since, by whatever hand: a checkout brings pages that an older program wrote; `problems` what is
    wrong with them, by path. `usual` had a name such as the program gives when the run began. `was` is what the last run knew of pages: of those that changed since, and
    of all where any is no longer there; `gone` are these, `new` those that it did not know, None where it knew nothing.
    """

    def __init__(self, options: Options, state: State, trust: bool, inputs: Inputs, standfirsts: bool = True) -> None:
        """Read what changed. Without `trust` the state's rows are those of another program and are all made anew.

        So they are where they have standfirsts, though none are wanted, or the other way round.
        """
        self.options = options
        self.state = state
        self.entries: dict[str, Entry] = {}
        self.sums: dict[str, str] = {}
        self.edited: set[str] = set()
        self.fresh: set[str] = set()
        self.problems: dict[str, list[str]] = {}
        self.ledger = Ledger(state, options.output)
        kind = "with standfirsts" if standfirsts else ""
        trust = trust and self.ledger.whole and state.meta("entries") == kind
        state.note([("entries", kind)])
        self._standfirsts = standfirsts
        self.changed = not trust
        self.put_by: Pages | None = None
        self._spool: Spool | None = None
        self._keys: dict[str, str] = {}
        self._stamps: dict[str, str] = {}
        self.was: dict[str, Was] = {}
        self.left_out = dict(inputs.left_out)
        self.usual = inputs.pages.keys() - inputs.strange
        listing = inputs.pages
        store.remove(options.content, inputs.leftovers)
        rows = list(state.rows("pages"))
        gone: list[list[Any]] = []
        for found in rows:
            path = found[0]
            if trust and path in listing:
                self._stamps[path], self.sums[path] = found[1], found[2]
                self._take(path, found[3:])
            else:
                gone.append(found)
        again = [path for path, when in listing.items() if not when or when != self._stamps.get(path)]
        away = any(found[0] not in listing for found in gone)
        looked = set(again)
        self.was = {found[0]: _was(found) for found in rows if away or found[0] in looked}
        self.gone = sorted(self.was[found[0]] for found in gone if found[0] not in listing)
        self.new = looked.difference(self.was) if rows else None
        # Of pages of which the row does not count the bytes that a run saw last.
        self._seen = {found[0]: found[2] for found in gone}
        del rows
        self.forget(found[0] for found in gone)
        if not trust:
            self.ledger.begin_anew()
        self._read(again)

    def standing(self) -> dict[str, Standing]:
        """`{source: page}` for the article pages that name a seed; the first by path wins."""
        found: dict[str, Standing] = {}
        for one in self.pages():
            found.setdefault(one.source, one)
        return found

    def pages(self) -> list[Standing]:
        """All article pages that name a seed, by path; of copies of one the first.

        A run that is killed while articles change places may leave two that name the same.
        """
        found: dict[tuple[str, str], Standing] = {}
        for path in sorted(self.entries):
            source = self.entries[path].source
            if source != path and path.startswith(f"{NEWS}/"):
                key = self._keys.get(path, "")
                found.setdefault((source, key), Standing(path, stem(path), path in self.edited, key, source))
        return list(found.values())

    def loose(self) -> list[Standing]:
        """Article pages that the program wrote and that name no seed: their line was taken away. The article may still be there."""
        return [
            Standing(path, stem(path), True, key, path)
            for path, key in sorted(self._keys.items())
            if key and path.startswith(f"{NEWS}/") and self.entries[path].source == path
        ]

    def forget(self, paths: Iterable[str]) -> None:
        """Take note that pages have gone."""
        paths = list(paths)
        for path in paths:
            self.changed = True
            self.entries.pop(path, None)
            self.sums.pop(path, None)
            self._stamps.pop(path, None)
            self.edited.discard(path)
            self.fresh.discard(path)
            self.problems.pop(path, None)
            self._keys.pop(path, None)
        self.state.drop("pages", paths)
        self.ledger.drop(paths)

    def refresh(self, paths: Sequence[str]) -> None:
        """Read pages that were just written, some of them into files that were empty."""
        for path in paths:
            self.left_out.pop(path, None)
        self._read(sorted(paths))

    def settle(self) -> None:
        """Look again at pages that had changed too shortly before they were read to be sure of them."""
        self.put_by = None
        again = [(path, self.sums[path]) for path, known in self._stamps.items() if not known]
        # What changed since is not on the site: the next run reads it.
        found = [
            one
            for one in look(self.options.content, False, self._standfirsts, again)
            if one.sum == self.sums[one.path]
        ]
        self.state.put("pages", [(one.path, one.stamp, one.sum, *self._row(one.path)) for one in found])
        self._stamps.update((one.path, one.stamp) for one in found)

    def close(self) -> None:
        """Let go of the files that lines of the data files, and pages, are put by in."""
        self.ledger.close()
        if self._spool:
            self._spool.close()

    @cached_property
    def hand_written(self) -> tuple[tuple[str, page.Page], ...]:
        """(slug, page) of the pages in `content/pages`; a slug that cannot be an address gives way to the file's name."""
        given = Slugs(urls.SECTIONS)
        found = []
        for path in sorted(self.sums):
            if path.startswith(PAGES):
                read = read_page(self.options.content / path)
                wish = read.story.slug or stem(path)
                slug = given.take(wish) if _can_be_one(wish) else ""
                if not slug:
                    slug = given.give(stem(path), path)
                    self.left_out[path] = (
                        f"its address is {slug}/, for {wish[:40]!r} cannot be one here or is another's; choose another `Slug`"
                    )
                found.append((slug, read))
        return tuple(found)

    def unusual(self) -> list[str]:
        """A line for each file that is no page, or whose address is not the one it asks for."""
        assert self.hand_written is not None
        return [f"{path}: {what}" for path, what in sorted(self.left_out.items())]

    def _take(self, path: str, row: Sequence[Any]) -> None:
        if not row:
            return
        try:
            *values, edited, key, problems = row
            for index in TUPLES:
                values[index] = tuple(values[index])
            self.entries[path] = Entry(*values)
        except (ValueError, TypeError, IndexError) as error:
            raise Damaged(f"pages: {path}") from error
        self._keys[path] = key
        if edited:
            self.edited.add(path)
        elif path in self.edited:
            self.edited.discard(path)
        if problems:
            self.problems[path] = problems
        elif path in self.problems:
            del self.problems[path]

    def _read(self, paths: Sequence[str]) -> None:
        known = [(path, self.sums.get(path, "")) for path in paths]
        pages: list[tuple[Any, ...]] = []
        records: list[tuple[str, str, bytes, bytes]] = []
        packs: list[tuple[str, bytes]] = []
        if not known:
            return
        self._spool = self._spool or Spool(self.options.cache)
        if len(known) >= work.SMALL and not self.put_by:
            self.put_by = Pages(self._spool)
        many = self.put_by is not None
        looking = partial(look, self.options.content, many, self._standfirsts)
        for found in copies.shared(looking, known, self.options.workers):
            if found.row or self.sums.get(found.path) != found.sum:
                self.changed = True
                self._take(found.path, found.row)
                pages.append((found.path, found.stamp, found.sum, *found.row))
                if found.row and self.sums.get(found.path, self._seen.get(found.path)) != found.sum:
                    self.fresh.add(found.path)
                if found.row:
                    records.append((found.path, found.source, found.line, found.cells))
                    packs.append((found.path, found.packed))
            else:
                pages.append((found.path, found.stamp, found.sum, *self._row(found.path)))
            self.sums[found.path], self._stamps[found.path] = found.sum, found.stamp
            if len(pages) >= 1000:
                self._put(pages, records, packs)
        self._put(pages, records, packs)

    def _put(
        self,
        pages: list[tuple[Any, ...]],
        records: list[tuple[str, str, bytes, bytes]],
        packs: list[tuple[str, bytes]],
    ) -> None:
        self.state.put("pages", pages)
        if records:
            assert self._spool
            self.ledger.add(self._spool, records)
        if self.put_by:
            self.put_by.add(packs)
        pages.clear()
        records.clear()
        packs.clear()

    def _row(self, path: str) -> tuple[Any, ...]:
        entry = self.entries.get(path)
        return row(entry, path in self.edited, self._keys[path], self.problems.get(path, [])) if entry else ()


def _was(found: Sequence[Any]) -> Was:
    path, _, _, *row = found
    # Another program may have kept other rows.
    return Was(path, str(row[SOURCE]), str(row[-2]), str(row[SLUG])) if len(row) == WIDTH else Was(path)


def _can_be_one(slug: str) -> bool:
    year = slug.isdigit() and len(slug) <= 4
    return "/" not in slug and urls.fits(f"{slug}/") and not reserved(slug.lower()) and not year


def read_page(path: Path) -> page.Page:
    """The page in a file."""
    return parsed(store.read(path))


def parsed(data: bytes) -> page.Page:
    """The page that a file's bytes are; none stop the run."""
    return page.loads(text_of(data))


def known_text(path: Path, edited: bool) -> Known:
    """What the page in a file says of the text of its seed."""
    try:
        text = text_of(store.read(path))
    except OSError:
        return Known(prints(""), rewritten=True)
    header, body = page.split(text)
    words = "\n\n".join((*map(unvalue, header.get("headline", ())), *(unescape_body(body) or (body,))))
    return Known(prints(words), edited and merge.rewritten(text))
