"""EDGE: shelves → the site's files. Makes what has to be made, writes what differs, takes away what is no more.

A file is a pure function of its leaf and of the theme. Both have digests: where they are those of the last
run, and the file stands as it was written, it is neither made nor written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from . import contract, edition, export, page, redirects, render, shelves, store, urls, work
from .convert import Conversion
from .corrections import Corrected, published
from .edition import Leaf
from .handwork import Handwork
from .model import Entry
from .reading import Archive, read_page
from .settings import Options
from .state import EVER, State, stamp

# What is about to be written, told before the first file is: after a crash the next run knows what may be ours.
JOURNAL = ".dateline-writing"

DATA = ("data/articles.jsonl", "data/articles.csv")

# An article, its neighbours (the newer and the older one), and what was corrected in it.
Row: TypeAlias = tuple[Entry, Entry | None, Entry | None, tuple[Corrected, ...]]
Task: TypeAlias = tuple[Leaf | Row, str]


@dataclass(slots=True)
class Output:
    """What stands in the output folder: the SHA-256 of each file by path, and how many had to change."""

    sums: dict[str, str] = field(default_factory=dict)
    changed: int = 0


class Publisher:
    """Publishes one archive into one folder."""

    def __init__(self, options: Options, state: State, archive: Archive, shown: str) -> None:
        self.options = options
        self.state = state
        self.archive = archive
        folder = str(options.theme / "templates")
        self.prints = render.prints([folder])
        self.wanted = (contract.read(options.theme) or contract.Card()).files
        # A template that the theme does not have is a page that its readers do not miss.
        self.shown = shown
        self.known = {address: rest for address, *rest in state.rows("leaves")}
        self.standing = store.listing(options.output)
        self.output = Output()

    def publish(
        self, shelved: shelves.Shelves, done: Conversion, hands: Handwork, tick: Callable[[int, int], None]
    ) -> Output:
        """Bring the output folder up to date; `tick` hears how many of how many files are done.

        Raises OSError where it cannot be written; everything that stood there before still stands then,
        whole.
        """
        editor = edition.Editor(site(self.options, self.archive), shelved)
        hand_written = [
            editor.text(f"{slug}/", read.story.title, page.html(read), read.story.lang)
            for slug, read in self.archive.hand_written()
        ]
        corrected = shown(self.archive, done)
        more = [*hand_written, editor.corrections(corrected)]
        tasks = [
            *self._leaves([*editor.leaves(self.wanted), *more]),
            *self._articles(editor, done),
        ]
        addresses = sorted(
            path.removesuffix("index.html") for path in self.output.sums if path.endswith("index.html")
        )
        options = self.options
        tasks += self._leaves(
            [
                Leaf("data/rejects.jsonl", "", export.rejects, (tuple(done.rejects),)),
                Leaf("data/corrections.csv", "", published, (tuple((one, entry.url) for one, entry in corrected),)),
                Leaf("data/datapackage.json", "", export.datapackage, (options.sitename,)),
                *sitemaps(addresses, options.siteurl),
                Leaf("robots.txt", "", export.robots, (options.siteurl,)),
            ]
        )
        # After all else: what leads on never stands where a page does, and no sitemap names it.
        live = {*self.output.sums, store.SUMS, *DATA}
        tasks += self._leaves(editor.redirect(*pair) for pair in redirects.resolve(hands.redirects, live).items())
        self._announce()
        self._make(tasks, editor.site, tick)
        self._static()
        self._data()
        self._tidy()
        return self.output

    # -- what has to be made --------------------------------------------------------------------------------

    def _leaves(self, leaves: Iterable[Leaf]) -> Iterator[Task]:
        for leaf in leaves:
            if leaf.template and leaf.template not in self.prints:
                continue
            key = edition.digest(self.shown, self.prints.get(leaf.template, ""), leaf.key)
            if not self._stands(urls.file(leaf.address), key):
                yield leaf, key

    def _articles(self, editor: edition.Editor, done: Conversion) -> Iterator[Task]:
        base = edition.digest(self.shown, self.prints.get("article.html", ""))
        for here, newer, older in neighbours(editor.shelves.entries):
            corrected = tuple(done.corrected.get(here.source, ()))
            key = edition.digest(
                base, self.archive.sums[here.path], editor.article_key(here, newer, older), *corrected
            )
            if not self._stands(urls.file(here.url), key):
                yield (here, newer, older, corrected), key

    def _stands(self, path: str, key: str) -> bool:
        known = self.known.get(path)
        if known and known[2] == key and self._untouched(path, known[0]):
            self.output.sums[path] = known[1]
            return True
        self.output.sums[path] = ""
        return False

    def _untouched(self, path: str, known: str) -> bool:
        status = self.standing.get(path)
        return status is not None and stamp(status, EVER) == known

    # -- making and writing ---------------------------------------------------------------------------------

    def _announce(self) -> None:
        """Name the files that will be new, before any of them stands."""
        root = self.options.output
        ours = store.read_sums(root)
        self.ours = set(ours) | set(store.read_list(root / JOURNAL))
        fresh = sorted(set(self.output.sums) - self.ours)
        if fresh:
            store.write(root / JOURNAL, "".join(f"{path}\n" for path in sorted({*fresh, *self.ours})).encode())

    def _make(self, tasks: Sequence[Task], shared: edition.Site, tick: Callable[[int, int], None]) -> None:
        job = partial(_render, self.options, shared, edition.digest(tuple(sorted(self.prints.items()))))
        rows: list[tuple[str, ...]] = []
        for number, (path, changed, when, sum_) in enumerate(work.shared(job, tasks, self.options.workers), 1):
            self._wrote(path, changed, sum_)
            rows.append((path, when, sum_, tasks[number - 1][1]))
            tick(number, len(tasks))
        self.state.put("leaves", rows)

    def _wrote(self, path: str, changed: bool, sum_: str) -> None:
        self.output.sums[path] = sum_
        self.output.changed += changed

    def _static(self) -> None:
        static = self.options.theme / "static"
        for name in store.walk(static) if static.is_dir() else ():
            self._put(f"theme/{name}", store.read(static / name))

    def _put(self, path: str, data: bytes) -> None:
        target = self.options.output / path
        changed = store.write(target, data)
        sum_ = store.digest(data)
        self._wrote(path, changed, sum_)
        self.state.put("leaves", [(path, stamp(target.stat(), EVER), sum_, "")])

    def _data(self) -> None:
        """The data files of all articles, streamed from what was noted when the pages were read."""
        changed = write_data(self.options, self.state, self.archive, self.known, self._untouched)
        for path, (wrote, sum_) in changed.items():
            self._wrote(path, wrote, sum_)

    def _tidy(self) -> None:
        root = self.options.output
        store.remove(root, sorted(self.ours - set(self.output.sums)))
        self.state.drop("leaves", list(set(self.known) - set(self.output.sums)))
        store.write_sums(root, self.output.sums)
        self.state.put("leaves", [(store.SUMS, stamp((root / store.SUMS).stat(), EVER), "", "")])
        store.remove(root, [JOURNAL])


def sitemaps(addresses: Sequence[str], siteurl: str) -> Iterator[Leaf]:
    """The sitemap of a site, or the sitemaps of a large one with the index that names them."""
    parts = export.sitemap_parts(addresses)
    for file, part in parts:
        yield Leaf(file, "", export.sitemap, (part, siteurl))
    if len(parts) > 1:
        yield Leaf("sitemap.xml", "", export.sitemap_index, (tuple(file for file, _ in parts), siteurl))


def write_data(
    options: Options,
    state: State,
    archive: Archive,
    known: dict[str, list[str]],
    untouched: Callable[[str, str], bool] = lambda path, stamp: False,
) -> dict[str, tuple[bool, str]]:
    """Write `articles.jsonl` and `articles.csv`: `{path: (whether it had to be written, SHA-256)}`."""
    paths = DATA
    if not archive.changed and all(path in known and untouched(path, known[path][0]) for path in paths):
        return {path: (False, known[path][1]) for path in paths}
    whole, cells = (store.Growing(options.output / path) for path in paths)
    with whole, cells:
        cells.add(export.csv_head())
        for _, _, line, row in state.rows("records", order="source, path"):
            whole.add(line + "\n")
            cells.add(row)
    out = {path: (file.changed, file.sum) for path, file in zip(paths, (whole, cells), strict=True)}
    state.put("leaves", [(path, stamp((options.output / path).stat(), EVER), out[path][1], "") for path in paths])
    return out


def site(options: Options, archive: Archive) -> edition.Site:
    """What the views need to know of the settings, and which hand-written pages there are."""
    pages = tuple((read.story.title, f"{slug}/") for slug, read in archive.hand_written())
    return edition.Site(
        options.sitename, options.siteurl, options.lang, options.index_links, options.pagination, pages
    )


def shown(archive: Archive, done: Conversion) -> tuple[tuple[Corrected, Entry], ...]:
    """The corrections for readers, each with its article, in the order of the sources."""
    if not done.corrected:
        return ()
    entries = {known.path: source for source, known in archive.standing().items()}
    by_source = {source: archive.entries[path] for path, source in entries.items()}
    return tuple((one, by_source[source]) for source in sorted(done.corrected) for one in done.corrected[source])


def corrections(archive: Archive, done: Conversion) -> bytes:
    """`data/corrections.csv` of a conversion."""
    return published([(one, entry.url) for one, entry in shown(archive, done)])


def neighbours(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None, Entry | None]]:
    """(entry, the newer one, the older one), newest first."""
    for n, here in enumerate(entries):
        yield here, entries[n - 1] if n else None, entries[n + 1] if n + 1 < len(entries) else None


def _render(
    options: Options, shared: edition.Site, theme: str, tasks: Sequence[Task]
) -> list[tuple[str, bool, str, str]]:
    """Make and write a batch of files: (path, whether it changed, its stamp, its SHA-256) of each."""
    editor = edition.Editor(shared, shelves.shelve((), options.lang))
    env = render.compiled(str(options.theme / "templates"), theme)
    out = []
    for task, _ in tasks:
        leaf = task if isinstance(task, Leaf) else _article(options, editor, *task)
        data = render.render(env, leaf.template, leaf.view) if leaf.template else leaf.view
        path = urls.file(leaf.address)
        target = options.output / path
        changed = store.write(target, data)
        out.append((path, changed, stamp(target.stat(), EVER), store.digest(data)))
    return out


def _article(
    options: Options,
    editor: edition.Editor,
    here: Entry,
    newer: Entry | None,
    older: Entry | None,
    corrected: tuple[Corrected, ...],
) -> Leaf:
    read = read_page(options.content / here.path)
    return editor.article(read, here, "" if read.plain else page.html(read), newer, older, corrected)
