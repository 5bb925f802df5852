"""EDGE: seeds → content. Reads raw files, extracts on all cores, writes the pages that changed.

What a person has edited of a page is theirs: it is never written again; the rest of the page still is. Corrections
stand above what was found. A page whose seed has gone is taken out of the content, into the cache folder's
`removed/`, unless a person has edited it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from . import corrections, store, work
from .filenames import real
from .handwork import Handwork
from .inputs import Inputs, look, stem
from .model import RawArticle, Reject, Story
from .names import countries as country_names
from .pairing import Pairing, file_of
from .pen import Pen, withdraw
from .reading import Archive, Standing
from .settings import Options
from .slugs import Slugs
from .state import Damaged, State


@dataclass(slots=True)
class Conversion:
    """What a conversion did: counts, and the lists that a person should see.

    `before` is what the program found for corrected fields, by source; `corrected` the
    corrections for readers; `renamed` are (page, new source).
    """

    articles: int = 0
    written: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    before: dict[str, dict[str, str]] = field(default_factory=dict)
    corrected: dict[str, list[corrections.Corrected]] = field(default_factory=dict)


def convert(
    options: Options,
    state: State,
    archive: Archive,
    trust: bool,
    tick: Callable[[int], None] = lambda done: None,
    hands: Handwork | None = None,
    inputs: Inputs | None = None,
) -> Conversion:
    """Bring `options.content` up to date with `options.seeds`; `tick` hears how many articles are done.

    A seed file is read when it changed, when a page of it is missing or was edited, and when a correction of it
    changed; all are where `trust` is false. Raises OSError where the content folder cannot be written. A seed
    that cannot be read is a reject, not an error.
    """
    result = Conversion()
    if not options.seeds.is_dir():
        return result
    standing = archive.standing()
    hands = hands or Handwork(options.content)
    rows = corrections.by_source(hands.corrections)
    known = _corrected(state) if trust else {}
    digests = {source: corrections.digest(found) for source, found in rows.items()}
    stale = {source for source in known.keys() | digests.keys() if known.get(source, [""])[0] != digests.get(source)}
    stale |= {archive.entries[path].source for path in archive.fresh}
    result.before = {source: known[source][1] for source in known if source in digests and source not in stale}
    # An address that leads on is not given to another article.
    old = (address.rstrip("/").rpartition("/")[2] for address in hands.redirects)
    slugs = Slugs([*map(stem, archive.entries), *old])
    desk = _Desk(options, state, inputs or look(options), standing, trust, result, stale)
    pairing = Pairing({source: one.key for source, one in standing.items()}, desk.listing)
    pen = Pen(options.content, slugs, country_names(options.lang), archive.sums)
    waiting: list[Story] = []
    job = partial(_extract, home_country=options.home_country, french_names=options.french_names)
    for story in work.ordered(job, desk.articles(), options.workers, options.executor):
        if isinstance(story, Reject):
            result.rejects.append(story)
            continue
        if story.source in rows:
            story, result.before[story.source] = corrections.apply(story, rows[story.source])
        if standing:
            found = pairing.same(story.source, pen.key(story))
            if not found and story.source in standing:
                # Its page may be that of an article behind it, which only the rest of the file can tell.
                waiting.append(story)
                continue
            pen.write(story, standing.get(found), found != story.source)
        else:
            pen.write(story, None)
        tick(result.articles)
    for story in waiting:
        pen.write(story, standing[story.source] if pairing.left(story.source) else None)
        tick(result.articles)
    result.written = len(pen.written)
    result.kept, result.conflicts, result.renamed = pen.kept, pen.conflicts, pen.renamed
    result.rejects += pen.rejects
    # An empty seeds folder is more often a wrong path than a wish to lose every page.
    if desk.seen or result.rejects:
        rejected = {reject.source for reject in result.rejects}
        _remove(options, standing, desk.passed | pairing.taken, rejected, result)
    desk.close()
    for row in hands.corrections:
        if row.source not in desk.seen:
            result.before.pop(row.source, None)
            result.notices.append(_unknown(row, standing, dict(result.renamed), desk.seen))
    result.notices += corrections.unneeded(hands.corrections, result.before)
    kept = {source: [digests[source], result.before.get(source, {})] for source in sorted(digests)}
    state.note([("corrections", json.dumps(kept))])
    archive.forget(result.removed)
    archive.refresh(pen.written)
    return result


def _unknown(
    row: corrections.Correction, standing: Mapping[str, Standing], renamed: Mapping[str, str], seen: set[str]
) -> str:
    """What is said of a row whose source is not among those `seen`; `renamed` are the new sources of pages."""
    where = f"{corrections.NAME}:{row.line}: {row.source}"
    page = standing.get(row.source)
    if page and page.path in renamed:
        return f"{where}: its seed has another name now; write {renamed[page.path]}"
    if f"{row.source}#1" in seen:
        return f"{where}: the file holds several articles; write {row.source}#1 for the first of them"
    return f"{where}: no such article; write the source as in data/articles.jsonl"


def _corrected(state: State) -> dict[str, Any]:
    try:
        return dict(json.loads(state.meta("corrections") or "{}"))
    except (ValueError, TypeError) as error:
        raise Damaged("meta: corrections") from error


class _Desk:
    """Hands out the articles of the seed files that have to be read, and takes note of all of them.

    `seen` are all sources, `passed` those whose pages stand as they are.
    """

    def __init__(
        self,
        options: Options,
        state: State,
        inputs: Inputs,
        standing: Mapping[str, Standing],
        trust: bool,
        result: Conversion,
        stale: set[str],
    ) -> None:
        self.options = options
        self.state = state
        self.standing = standing
        self.result = result
        self.stale = stale
        self.seen: set[str] = set()
        self.passed: set[str] = set()
        self.known = {path: rest for path, *rest in state.rows("seeds")} if trust else {}
        self.trust = trust
        self.rows: list[tuple[str, ...]] = []
        self.odd = inputs.odd
        self.listing = inputs.seeds
        self.large = inputs.large

    def articles(self) -> Iterator[RawArticle]:
        """The articles of new and changed seed files, file by file; of others those that are stale."""
        self.result.rejects += [Reject(name, what) for name, what in sorted(self.odd.items())]
        for name, when in self.listing.items():
            known, sum_, sources, rejects = self.known.pop(name, ("", "", "", ""))
            whole = bool(sum_) and self._stands(sources)
            stale = self.stale.intersection(_listed(sources)) if whole and self.stale else set()
            if whole and known == when and when and not stale:
                self._pass(sources, rejects)
                continue
            if name in self.large:
                refused = [self._too_large(name)]
                self.result.rejects += refused
                self.rows.append((name, when, "", "[]", _refusals(refused)))
                continue
            try:
                data = store.read(self.options.seeds / real(name), self.options.max_seed_bytes)
            except OSError as error:
                self.result.rejects.append(
                    Reject(name, f"cannot be read ({error.strerror or error}); check its permissions")
                )
                self.known[name] = []
                continue
            now = store.digest(data)
            if whole and now == sum_:
                self.rows.append((name, when, now, sources, rejects))
                self._pass(sources, rejects, stale)
                if stale:
                    articles, _ = self._read(data, name)
                    yield from (raw for raw in articles if raw.source in stale)
                continue
            articles, refused = self._read(data, name)
            self.result.rejects.extend(refused)
            found: list[str] = []
            for raw in articles:
                found.append(raw.source)
                yield raw
            self.seen.update(found)
            self.result.articles += len(found)
            self.rows.append((name, when, now, json.dumps(found), _refusals(refused)))

    def close(self) -> None:
        """Write what was learnt into the state."""
        self.state.note([("odd", odd_ones(self.odd))])
        if not self.trust:
            self.state.drop("seeds", list(self.state.stamps("seeds")))
        self.state.drop("seeds", list(self.known))
        self.state.put("seeds", self.rows)

    def _read(self, data: bytes, name: str) -> tuple[list[RawArticle], list[Reject]]:
        # They take longer to load than a run without a new seed takes. And they are loaded here, before the first article is
        # handed out, so that all workers have them from this process.
        from . import extract, seed

        assert extract
        return seed.read(data, name, limits=seed.Limits(*limits(self.options)))

    def _too_large(self, name: str) -> Reject:
        from . import seed

        return Reject(name, seed.too_large(self.options.max_seed_bytes))

    def _stands(self, sources: str) -> bool:
        return all(source in self.standing for source in _listed(sources))

    def _pass(self, sources: str, rejects: str, but: Collection[str] = ()) -> None:
        found = _listed(sources)
        self.seen.update(found)
        self.passed.update(source for source in found if source not in but)
        self.result.articles += len(found)
        self.result.rejects.extend(Reject(source, reason) for source, reason in _listed(rejects))


def _refusals(refused: Sequence[Reject]) -> str:
    return json.dumps([(reject.source, reject.reason) for reject in refused])


def limits(options: Options) -> tuple[int, int, int]:
    """The limits of `seed.Limits` that the settings give."""
    return options.max_seed_bytes, options.max_article_length, options.max_articles


def odd_ones(odd: Mapping[str, str]) -> str:
    """What lies among the seeds and is no file, as the state keeps it."""
    return json.dumps(sorted(odd.items()))


def _listed(text: str) -> list[Any]:
    try:
        return list(json.loads(text))
    except (ValueError, TypeError) as error:
        raise Damaged("seeds") from error


def _extract(articles: Sequence[RawArticle], home_country: str, french_names: bool) -> list[Story | Reject]:
    return [_one(raw, home_country, french_names) for raw in articles]


def _one(raw: RawArticle, home_country: str, french_names: bool) -> Story | Reject:
    from .extract import extract

    try:
        return extract(raw, home_country, french_names)
    except MemoryError:
        raise
    except Exception as error:
        # One article that the program cannot deal with is no reason to withhold all others.
        return Reject(
            raw.source, f"the program fails on it ({type(error).__name__}: {error}); report it with its text"
        )


def _remove(
    options: Options, standing: dict[str, Standing], present: set[str], rejected: set[str], result: Conversion
) -> None:
    """Take away pages whose seed has gone; kept in the cache folder, so that it can be undone."""
    for source, known in standing.items():
        if source in present or source in rejected or file_of(source) in rejected or _below(source, rejected):
            continue
        gone = not known.edited and withdraw(options.content, known.path, options.cache)
        (result.removed if gone else result.left).append(known.path)


def _below(source: str, rejected: Collection[str]) -> bool:
    """Whether a source lies in a folder that could not be read, or that has become a link."""
    parts = source.split("/")
    heads = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return any(head in rejected or f"{head}/" in rejected for head in heads)
