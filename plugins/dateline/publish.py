"""EDGE: shelves → the site's files. Makes what has to be made, writes what differs, takes away what is no more.

A file is a pure function of its leaf and of the theme. Both have digests: where they are those of the last
run, and the file stands as it was written, it is neither made nor written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

from . import (
    content,
    contract,
    copies,
    edition,
    export,
    fingerprint,
    indexes,
    page,
    press,
    provenance,
    redirects,
    report,
    shelves,
    store,
    subscriptions,
    theming,
    urls,
    work,
)
from .around import alone, around
from .convert import Conversion
from .corrections import published
from .edition import Leaf
from .handwork import Handwork
from .ledger import DATA
from .press import Task
from .reading import Archive
from .render import Templates
from .settings import Options
from .staging import Stage
from .state import State, relinked
from .views import evidence
from .walking import mark


@dataclass(slots=True)
class Output:
    """What stands in the output folder: the SHA-256 of each file by path, and how many had to change."""

    sums: dict[str, str] = field(default_factory=dict)
    changed: int = 0


class Publisher:
    """Publishes one archive into one folder."""

    def __init__(
        self,
        options: Options,
        state: State,
        archive: Archive,
        shown: str,
        dress: Templates,
        stage: Stage,
        clock: report.Clock,
    ) -> None:
        self.options = options
        self.stage = stage
        self.clock = clock
        self.state = state
        self.archive = archive
        self.dress = dress
        self.wanted = (contract.read(options.theme) or contract.Card()).files
        self.beside = "page-data" in self.wanted
        self.shown = shown
        # Of each file of the last run: path, stamp, SHA-256, key.
        self.known = {row[0]: row for row in state.rows("leaves")}
        self.standing = stage.listing
        self.sums = {path: row[2] for path, row in self.known.items()}
        if self._untouched(store.SUMS):
            stage.ours = self.sums
        self.output = Output()
        self.changed: set[str] = set()
        self.rows: dict[str, tuple[str, str, str, str]] = {}

    def publish(
        self, shelved: shelves.Shelves, done: Conversion, hands: Handwork, tick: Callable[[int, int], None]
    ) -> Output:
        """Bring the output folder up to date; `tick` hears how many of how many files are done.

        Raises OSError where it cannot be written; readers see then what they saw before.
        """
        place = self.stage.place
        with closing(
            work.Beside(lambda: self.archive.ledger.gather(place) if place and self._gathers() else None)
        ) as data:
            # Where all is to be made it is begun later, beside those who make it.
            if place and self.known and self._gathers():
                data.begin()
            return self._publish(shelved, done, hands, tick, data)

    def _publish(
        self,
        shelved: shelves.Shelves,
        done: Conversion,
        hands: Handwork,
        tick: Callable[[int, int], None],
        gathering: work.Beside[None],
    ) -> Output:
        editor = edition.Editor(site(self.options, self.archive, self.wanted, self.dress), shelved, self.wanted)
        hand_written = [
            editor.text(f"{slug}/", read.story.title, page.html(read, 1), read.story.lang)
            for slug, read in self.archive.hand_written
        ]
        corrected = content.shown(self.archive, done)
        more = [*hand_written, editor.corrections(corrected)]
        if "coverage" in self.wanted:
            entries, edited = shelved.entries, len(self.archive.edited)
            more.append(indexes.coverage(editor.site, entries, edited, done.rejects, content.copies(self.archive)))
        tasks = [
            *self._leaves([*editor.leaves(self.wanted), *more]),
            *self._articles(editor, done),
        ]
        addresses = sorted(
            path.removesuffix("index.html") for path in self.output.sums if path.endswith("index.html")
        )
        seeds = sorted((path, sum_) for path, _, sum_, *_ in self.state.rows("seeds"))
        versions = (*fingerprint.versions(), ("program", self.shown), ("theme", theming.state(self.options)))
        made = provenance.made(self.options, versions, seeds, self.archive.sums, hands.sums)
        tasks += self._leaves(
            [
                Leaf("data/rejects.jsonl", "", export.rejects, (tuple(done.rejects),)),
                Leaf("data/corrections.csv", "", published, (tuple((one, entry.url) for one, entry in corrected),)),
                Leaf("data/build.json", "", provenance.card, (made,)),
                Leaf("data/datapackage.json", "", export.datapackage, (self.options.sitename,)),
                *subscriptions.sitemaps(addresses, self.options.siteurl),
                Leaf("robots.txt", "", export.robots, (self.options.siteurl,)),
            ]
        )
        # After all else: what leads on never stands where a page does, and no sitemap names it.
        live = {*self.output.sums, store.SUMS, *DATA}
        ways = redirects.resolve(hands.redirects, live)
        tasks += self._leaves(editor.redirect(*pair) for pair in ways.items())
        done.notices += redirects.idle(hands.redirects, live, ways)
        self.clock.lap("view")
        static = dict(self._static())
        if tasks or static or not self._stands_still():
            self.stage.begin({*self.output.sums, *DATA})
            self.clock.lap("write")
            self._make(tasks, editor.site, tick, gathering)
            for path, data in static.items():
                self._put(path, data)
            gathering.result()
            written = self.archive.ledger.write(self.stage.draft) if self._gathers() else {}
            for path in DATA:
                if path in written:
                    self._wrote(path, written[path][0], self.stage.draft.stamp(path), written[path][1])
                else:
                    self.output.sums[path] = self.known[path][2]
            self._commit()
        return self.output

    def _stands_still(self) -> bool:
        """Whether no file of the site has to go, and those that are made of all articles stand as they are."""
        rest = (*DATA, store.SUMS)
        stand = all(map(self._untouched, rest))
        return (
            stand and not self.archive.changed and not ({*self.known, *self.stage.ours} - {*self.output.sums, *rest})
        )

    # -- what has to be made --------------------------------------------------------------------------------

    def _leaves(self, leaves: Iterable[Leaf]) -> Iterator[Task]:
        for leaf in leaves:
            # A template that the theme does not have is a page that its readers do not miss.
            if leaf.template and leaf.template not in self.dress.prints:
                continue
            sums = tuple(self.archive.sums[path] for path in leaf.texts)
            key = leaf.key(self.shown, self.dress.prints.get(leaf.template, ""), sums)
            if not self._stand(leaf.files(self.beside), key):
                yield leaf, key, sums

    def _articles(self, editor: edition.Editor, done: Conversion) -> Iterator[Task]:
        base = edition.digest(self.shown, self.dress.prints.get("article.html", ""))
        sums, usual, corrected = self.archive.sums, self.archive.usual, done.corrected

        def there(path: str) -> bool:
            return path in self.output.sums or path == store.SUMS

        look = around if "neighbours" in self.wanted else alone
        for here, beside_it in look(editor.shelves.entries, editor.known):
            path = here.path
            if path not in usual and not urls.generated(here.url) and urls.taken(here.url, there):
                done.notices.append(f"{path}: its address {here.url} is another's; give the file another name")
                continue
            rows = tuple(corrected[here.source]) if here.source in corrected else ()
            key = editor.article_key(here, beside_it, f"{base}{sums[path]}{edition.digest(rows) if rows else ''}")
            if not self._stand(editor.article_files(here), key):
                yield (here, beside_it, rows), key, (sums[path],)

    def _stand(self, paths: Sequence[str], key: str) -> bool:
        """Whether all files of a leaf stand as they were made; takes note of each."""
        rows, standing, sums = self.known, self.standing, self.output.sums
        stand = True
        for path in paths:
            known = rows.get(path)
            if known and known[3] == key and standing.get(path) == known[1]:
                sums[path] = known[2]
            else:
                sums[path] = ""
                stand = False
        return stand

    def _untouched(self, path: str) -> bool:
        return path in self.known and self.standing.get(path) == self.known[path][1]

    def _as_it_was(self, path: str, known: str) -> bool:
        """Whether a file that is about to be replaced is so to this moment: somebody may have been there meanwhile."""
        try:
            now = mark((self.options.output / path).lstat())
        except OSError:
            return False
        # The stage has given some a second name since.
        return now == known or (path in self.stage.touched and relinked(known, now))

    # -- making and writing ---------------------------------------------------------------------------------

    def _make(
        self,
        tasks: Sequence[Task],
        shared: edition.Site,
        tick: Callable[[int, int], None],
        beside: work.Beside[None],
    ) -> None:
        """Make the files; where other processes make them, nothing may be done `beside` it when these are started."""
        theme = edition.digest(tuple(sorted(self.dress.prints.items())))
        job = partial(press.make, self.options, self.stage.draft, shared, theme, self.wanted, self.archive.put_by)
        spent = dict.fromkeys(press.STEPS, 0.0)
        if len(tasks) >= work.SMALL:
            beside.close()
            # Loaded here once, not by each of those that are started from here.
            press.prepare(self.options, theme)
        results = copies.shared(job, tasks, self.options.workers, beside.begin)
        for number, (made, key, seconds) in enumerate(results, 1):
            for path, changed, when, sum_ in made:
                self._wrote(path, changed, when, sum_, key)
            for step, some in zip(press.STEPS, seconds, strict=True):
                spent[step] += some
            tick(number, len(tasks))
        self.clock.spread(spent)

    def _wrote(self, path: str, changed: bool, when: str, sum_: str, key: str = "") -> None:
        self.output.sums[path] = sum_
        self.output.changed += changed
        self.rows[path] = (path, when, sum_, key)
        if changed:
            self.changed.add(path)

    def _static(self) -> Iterator[tuple[str, bytes]]:
        """The theme's own files that do not stand yet, with their bytes."""
        for name, data in theming.static(self.options):
            if not self._stand((f"theme/{name}",), store.digest(data)):
                yield f"theme/{name}", data

    def _put(self, path: str, data: bytes) -> None:
        changed, when = self.stage.draft.put(path, data)
        sum_ = store.digest(data)
        self._wrote(path, changed, when, sum_, sum_)

    def _gathers(self) -> bool:
        """Whether the data files of all articles are not as they were."""
        return self.archive.changed or not all(map(self._untouched, DATA))

    def _commit(self) -> None:
        """Let readers see it, and note what stands there now."""
        self.stage.commit(
            self.output.sums,
            self.changed,
            self.sums,
            lambda path: path in self.known and self._as_it_was(path, self.known[path][1]),
        )
        self.state.drop("leaves", list(set(self.known) - set(self.output.sums)))
        self.rows[store.SUMS] = (store.SUMS, "", "", "")
        for path in (*self.stage.touched.intersection(self.output.sums), store.SUMS):
            row = self.rows.get(path) or self.known.get(path)
            now = mark((self.options.output / path).lstat())
            # What somebody wrote into a file of ours meanwhile is not ours: the next run sees that the stamp does not fit.
            if row and (path in self.rows or relinked(row[1], now)):
                self.rows[path] = (path, now, row[2], row[3])
        self.state.put("leaves", self.rows.values())
        self.archive.ledger.note([(self.rows.get(path) or self.known[path])[1] for path in DATA])


def site(options: Options, archive: Archive, wanted: Collection[str], dress: Templates) -> edition.Site:
    """What the views need to know of settings and theme, and which hand-written pages there are."""
    pages = tuple((read.story.title, f"{slug}/", read.story.lang) for slug, read in archive.hand_written)
    return edition.Site(
        options.sitename,
        options.siteurl,
        options.spoken,
        options.index_links,
        options.pagination,
        pages,
        crossed="country-months" in wanted,
        marked=dress.read(evidence.READ_AS, "article.html"),
    )
