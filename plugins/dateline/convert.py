"""EDGE: seeds → content. Reads raw files, extracts on all cores, writes the pages that changed.

What a person has edited of a page is theirs: it is never written again; the rest of the page still is. A page whose seed has gone is taken
out of the content, into the cache folder's `removed/`, unless a person has edited it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from . import merge, page, seal, seed, store, urls, work
from .extract import extract
from .model import RawArticle, Reject, Story
from .names import countries as country_names
from .reading import NEWS, Archive, Standing
from .settings import Options
from .slugs import Slugs
from .state import Damaged, State, stamp


@dataclass(slots=True)
class Conversion:
    """What a conversion did: counts, and the lists that a person should see."""

    articles: int = 0
    written: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


def convert(
    options: Options, state: State, archive: Archive, trust: bool, tick: Callable[[int], None] = lambda done: None
) -> Conversion:
    """Bring `options.content` up to date with `options.seeds`; `tick` hears how many articles are done.

    A seed file is read when it changed or when a page of it is missing, and all are where `trust` is false.
    Raises OSError where the content folder cannot be written. A seed that cannot be read is a reject, not
    an error.
    """
    result = Conversion()
    if not options.seeds.is_dir():
        return result
    standing = archive.standing()
    slugs = Slugs(known.slug for known in standing.values())
    names = country_names(options.lang)
    desk = _Desk(options, state, standing, trust, result)
    written: list[str] = []
    job = partial(_extract, home_country=options.home_country)
    for story in work.ordered(job, desk.articles(), options.workers):
        path = _write(options.content, story, standing.get(story.source), slugs, names, result)
        if path:
            written.append(path)
        tick(result.articles)
    result.written = len(written)
    # An empty seeds folder is more often a wrong path than a wish to lose every page.
    if desk.seen or result.rejects:
        rejected = {reject.source for reject in result.rejects}
        _remove(options, standing, desk.seen | rejected, result)
    desk.close()
    archive.forget(result.removed)
    archive.refresh(written)
    return result


class _Desk:
    """Hands out the articles of the seed files that have to be read, and takes note of all of them."""

    def __init__(
        self, options: Options, state: State, standing: Mapping[str, Standing], trust: bool, result: Conversion
    ) -> None:
        self.options = options
        self.state = state
        self.standing = standing
        self.result = result
        self.seen: set[str] = set()
        self.known = {path: rest for path, *rest in state.rows("seeds")} if trust else {}
        self.trust = trust
        self.rows: list[tuple[str, ...]] = []

    def articles(self) -> Iterator[RawArticle]:
        """The articles of new and changed seed files, file by file."""
        for name, status in store.listing(self.options.seeds).items():
            when = stamp(status)
            known, sum_, sources, rejects = self.known.pop(name, ("", "", "", ""))
            whole = bool(sum_) and self._stands(sources)
            if whole and known == when and when:
                self._pass(sources, rejects)
                continue
            try:
                data = store.read(self.options.seeds / name, self.options.max_seed_bytes)
            except OSError as error:
                self.result.rejects.append(
                    Reject(name, f"cannot be read ({error.strerror or error}); check its permissions")
                )
                continue
            now = store.digest(data)
            if whole and now == sum_:
                self.rows.append((name, when, now, sources, rejects))
                self._pass(sources, rejects)
                continue
            articles, refused = seed.read(data, name, limit_bytes=self.options.max_seed_bytes)
            self.result.rejects.extend(refused)
            found: list[str] = []
            for raw in articles:
                found.append(raw.source)
                yield raw
            self.seen.update(found)
            self.result.articles += len(found)
            refusals = json.dumps([(reject.source, reject.reason) for reject in refused])
            self.rows.append((name, when, now, json.dumps(found), refusals))

    def close(self) -> None:
        """Write what was learnt into the state."""
        if not self.trust:
            self.state.drop("seeds", [row[0] for row in list(self.state.rows("seeds", ("path",)))])
        self.state.drop("seeds", list(self.known))
        self.state.put("seeds", self.rows)

    def _stands(self, sources: str) -> bool:
        return all(source in self.standing for source in _listed(sources))

    def _pass(self, sources: str, rejects: str) -> None:
        found = _listed(sources)
        self.seen.update(found)
        self.result.articles += len(found)
        self.result.rejects.extend(Reject(source, reason) for source, reason in _listed(rejects))


def _listed(text: str) -> list[Any]:
    try:
        return list(json.loads(text))
    except (ValueError, TypeError) as error:
        raise Damaged("seeds") from error


def _extract(articles: Sequence[RawArticle], home_country: str) -> list[Story]:
    return [extract(raw, home_country) for raw in articles]


def _write(
    content: Path,
    story: Story,
    known: Standing | None,
    slugs: Slugs,
    names: dict[str, str],
    result: Conversion,
) -> str:
    """The path of the page, if it had to be written."""
    if known and known.edited:
        return _merge(content, story, known, names, result)
    slug = known.slug if known else slugs.give(story.title, story.source, story.lang)
    path = known.path if known else f"{NEWS}/{urls.article_folder(story.date)}{slug}.md"
    text = seal.sealed(page.dumps(replace(story, slug=slug), names=names))
    return path if store.write(content / path, text.encode("utf-8")) else ""


def _merge(content: Path, story: Story, known: Standing, names: dict[str, str], result: Conversion) -> str:
    """Bring what a person has not touched of their page up to date: its path, if it had to be written."""
    target = content / known.path
    try:
        theirs = store.read(target).decode("utf-8")
    except UnicodeDecodeError:
        result.kept.append(known.path)
        return ""
    ours = seal.sealed(page.dumps(replace(story, slug=known.slug), names=names))
    merged = merge.merge(theirs, ours)
    if merged is None:
        result.kept.append(known.path)
        return ""
    result.conflicts += [f"{known.path}: {field}" for field in merged.conflicts]
    return known.path if store.write(target, merged.text.encode("utf-8")) else ""


def _remove(options: Options, standing: dict[str, Standing], present: set[str], result: Conversion) -> None:
    """Take away pages whose seed has gone; kept in the cache folder, so that it can be undone."""
    for source, known in standing.items():
        if source in present or source.partition("#")[0] in present:
            continue
        if known.edited:
            result.kept.append(known.path)
            continue
        data = store.read(options.content / known.path)
        store.write(options.cache / "removed" / known.path, data)
        store.remove(options.content, [known.path])
        result.removed.append(known.path)
