"""EDGE: content → site. Reads the pages, shelves them, renders and writes what changed, takes away what is no more.

Bodies are read once for the entries and once more when their article is rendered; in between only entries
are held, so memory grows with the number of articles and not with their length.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from . import convert, edition, export, feeds, page, render, report, shelves, store, urls, work
from .model import Entry
from .settings import Options

PAGES = "pages"


@dataclass(slots=True)
class Output:
    """What has been written in this run, by path, with its SHA-256, and how many files had to change."""

    root: Path
    sums: dict[str, str] = field(default_factory=dict)
    changed: int = 0

    def put(self, path: str, data: bytes) -> None:
        """Write a file of the site."""
        self.changed += store.write(self.root / path, data)
        self.sums[path] = store.digest(data)


class Clock:
    """Where the time goes: a figure a step, in seconds."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float]] = []
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """The time since the last lap was spent on `name`."""
        now = time.perf_counter()
        self.steps.append((name, now - self._last))
        self._last = now


def build(options: Options) -> int:
    """Convert, build and say so in one line: the exit status.

    1 where `strict` is set and a seed could not be read; the site is built all the same. Raises OSError
    where the output cannot be written.
    """
    clock = Clock()
    with report.progress("converting") as tick:
        done = convert.convert(options, tick)
    clock.lap("convert")
    report.rejects(done.rejects)
    report.listed("edited by hand, left as it is; delete it to have it made anew", done.kept)
    report.listed(f"its seed has gone; moved to {options.cache / 'removed'}", done.removed)

    entries = read_entries(options)
    clock.lap("read")
    shelved = shelves.shelve(entries, options.lang)
    clock.lap("shelve")
    output = Output(options.output)
    write_site(options, shelved, output)
    clock.lap("render and write")
    write_data(options, shelved, done, output)
    clock.lap("data")
    stale = set(store.read_sums(options.output)) - set(output.sums)
    store.remove(options.output, sorted(stale))
    store.write_sums(options.output, output.sums)
    clock.lap("tidy")
    if options.profile:
        for name, seconds in clock.steps:
            report.say(f"{name:<18}{seconds:8.2f} s")
    report.say(
        f"{len(entries)} articles, {len(shelved.months)} months, {len(shelved.countries)} countries, "
        f"{len(done.rejects)} rejects, {output.changed} files changed; open {options.output / 'index.html'}"
    )
    return int(options.strict and bool(done.rejects))


# -- reading ----------------------------------------------------------------------------------------------


def read_entries(options: Options) -> list[Entry]:
    """The entries of all article pages below the content folder, by path."""
    names = [
        name for name in store.walk(options.content, (".md",)) if not name.startswith(f"{PAGES}/")
    ] if options.content.is_dir() else []  # fmt: skip
    return list(work.ordered(partial(_entries, options.content), names, options.workers))


def _entries(content: Path, names: Sequence[str]) -> list[Entry]:
    return [entry(read_page(content / name), name) for name in names]


def read_page(path: Path) -> page.Page:
    """The page in a file; bytes that are no UTF-8 are shown as such and never stop the run."""
    return page.loads(store.read(path).decode("utf-8", "replace"))


def entry(read: page.Page, path: str) -> Entry:
    """What lists need of a page at `path` below the content folder."""
    story = read.story
    return Entry(
        path=path,
        url=path.removeprefix(f"{convert.NEWS}/").removesuffix(".md") + "/",
        source=story.source or path,
        title=story.title or Path(path).stem,
        date=story.date,
        lang=story.lang,
        summary=story.summary,
        dateline=story.dateline,
        countries=story.countries,
        primary=story.primary,
        people=tuple(person.name for person in story.people),
        words=len(story.text.split()),
        slug=story.slug,
    )


# -- writing ----------------------------------------------------------------------------------------------


def site(options: Options) -> edition.Site:
    """What the views need to know of the settings, and which hand-written pages there are."""
    pages = tuple((read.story.title, f"{slug}/") for slug, read in hand_written(options))
    return edition.Site(
        options.sitename, options.siteurl, options.lang, options.index_links, options.pagination, pages
    )


def hand_written(options: Options) -> Iterator[tuple[str, page.Page]]:
    """(slug, page) of the pages in `content/pages`."""
    folder = options.content / PAGES
    if folder.is_dir():
        for name in store.walk(folder, (".md",)):
            read = read_page(folder / name)
            yield read.story.slug or Path(name).stem, read


def write_site(options: Options, shelved: shelves.Shelves, output: Output) -> None:
    """Every page, feed and style sheet."""
    editor = edition.Editor(site(options), shelved)
    env = render.environment([str(options.theme / "templates")])
    for leaf in editor.lists():
        output.put(urls.file(leaf.address), render.render(env, leaf.template, leaf.view))
    for slug, read in hand_written(options):
        leaf = editor.text(f"{slug}/", read.story.title, page.html(read), read.story.lang)
        output.put(urls.file(leaf.address), render.render(env, leaf.template, leaf.view))
    job = partial(_articles, options, editor.site)
    total = len(shelved.entries)
    with report.progress("rendering", total) as tick:
        for number, (path, changed, sum_) in enumerate(
            work.ordered(job, neighbours(shelved.entries), options.workers), 1
        ):
            output.sums[path] = sum_
            output.changed += changed
            tick(number)
    for title, address, entries in feed_shelves(options, shelved):
        output.put(
            urls.feed(address),
            feeds.atom(title, address, entries, options.sitename, options.siteurl, options.lang),
        )
    static = options.theme / "static"
    for name in store.walk(static):
        output.put(f"theme/{name}", store.read(static / name))


def neighbours(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None, Entry | None]]:
    """(entry, the newer one, the older one), newest first."""
    for n, here in enumerate(entries):
        yield here, entries[n - 1] if n else None, entries[n + 1] if n + 1 < len(entries) else None


def _articles(
    options: Options,
    shared: edition.Site,
    batch: Sequence[tuple[Entry, Entry | None, Entry | None]],
) -> list[tuple[str, bool, str]]:
    """Render and write a batch of articles: (path, whether it changed, SHA-256) of each."""
    editor = edition.Editor(shared, shelves.shelve((), options.lang))
    env = render.environment([str(options.theme / "templates")])
    out = []
    for here, newer, older in batch:
        read = read_page(options.content / here.path)
        leaf = editor.article(read, here, "" if read.plain else page.html(read), newer, older)
        data = render.render(env, leaf.template, leaf.view)
        path = urls.file(leaf.address)
        out.append((path, store.write(options.output / path, data), store.digest(data)))
    return out


def feed_shelves(options: Options, shelved: shelves.Shelves) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    """(title, address of the page, entries) of every feed: the site, the months, the countries."""
    yield options.sitename, urls.FRONT, shelved.entries
    for shelf in (*shelved.months.values(), *shelved.countries.values()):
        yield f"{options.sitename}: {shelf.name}", shelf.url, shelf.entries


def write_data(options: Options, shelved: shelves.Shelves, done: convert.Conversion, output: Output) -> None:
    """The data files, the sitemap and the robots' note."""
    lines: list[str] = []
    rows: list[list[str]] = []
    for here in sorted(shelved.entries, key=lambda one: (one.source, one.path)):
        read = read_page(options.content / here.path).story
        lines.append(export.record(read, here) + "\n")
        rows.append(export.csv_row(read, here))
    output.put("data/articles.jsonl", "".join(lines).encode())
    output.put("data/articles.csv", export.table(rows))
    output.put("data/rejects.jsonl", export.rejects(done.rejects))
    output.put("data/datapackage.json", export.datapackage(options.sitename))
    addresses = sorted(path.removesuffix("index.html") for path in output.sums if path.endswith("index.html"))
    output.put("sitemap.xml", export.sitemap(addresses, options.siteurl))
    where = f"Sitemap: {options.siteurl}/sitemap.xml\n" if options.siteurl else ""
    output.put("robots.txt", f"User-agent: *\nAllow: /\n{where}".encode())
