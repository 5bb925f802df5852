"""EDGE: seeds → content. Reads raw files, extracts on all cores, writes the pages that changed.

What a person has edited of a page is theirs: it is never written again; the rest of the page still is. Corrections
stand above what was found. A page whose seed has gone is taken out of the content, into the cache folder's
`removed/`, unless a person has edited it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from . import corrections, work
from .desk import Desk
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
    desk = Desk(options, state, inputs or look(options), standing, trust, stale, result.rejects)
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
        tick(desk.count)
    for story in waiting:
        pen.write(story, standing[story.source] if pairing.left(story.source) else None)
        tick(desk.count)
    result.articles, result.written = desk.count, len(pen.written)
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
