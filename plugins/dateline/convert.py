"""EDGE: seeds → content. Reads raw files, extracts on all cores, writes the pages that changed.

A page that a person has edited is theirs: it is never written again. A page whose seed has gone is taken
out of the content, into the cache folder's `removed/`, unless a person has edited it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from . import page, seal, seed, store, urls, work
from .extract import extract
from .model import RawArticle, Reject, Story
from .names import countries as country_names
from .settings import Options
from .slugs import Slugs

NEWS = "news"


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that stands in the content folder already: where, under which slug, and whose it is."""

    path: str
    slug: str
    edited: bool


@dataclass(slots=True)
class Conversion:
    """What a conversion did: counts, and the lists that a person should see."""

    articles: int = 0
    written: int = 0
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


def convert(options: Options, tick: Callable[[int], None] = lambda done: None) -> Conversion:
    """Bring `options.content` up to date with `options.seeds`; `tick` hears how many articles are done.

    Raises OSError where the content folder cannot be written. A seed that cannot be read is a reject, not
    an error.
    """
    result = Conversion()
    if not options.seeds.is_dir():
        return result
    standing = _standing(options.content)
    slugs = Slugs(known.slug for known in standing.values())
    names = country_names(options.lang)
    seen: set[str] = set()
    job = partial(_extract, home_country=options.home_country)
    for story in work.ordered(job, _articles(options, result.rejects), options.workers):
        seen.add(story.source)
        known = standing.get(story.source)
        _write(options.content, story, known, slugs, names, result)
        result.articles += 1
        tick(result.articles)
    # An empty seeds folder is more often a wrong path than a wish to lose every page.
    if seen or result.rejects:
        rejected = {reject.source for reject in result.rejects}
        _remove(options, standing, seen | rejected, result)
    return result


def _articles(options: Options, rejects: list[Reject]) -> Iterator[RawArticle]:
    for name in store.walk(options.seeds):
        try:
            data = store.read(options.seeds / name, options.max_seed_bytes)
        except OSError as error:
            rejects.append(Reject(name, f"cannot be read ({error.strerror or error}); check its permissions"))
            continue
        articles, refused = seed.read(data, name, limit_bytes=options.max_seed_bytes)
        rejects.extend(refused)
        yield from articles


def _extract(articles: Sequence[RawArticle], home_country: str) -> list[Story]:
    return [extract(raw, home_country) for raw in articles]


def _standing(content: Path) -> dict[str, Standing]:
    """`{source: page}` for the pages in the news folder that name a seed; the first by path wins."""
    pages: dict[str, Standing] = {}
    root = content / NEWS
    if not root.is_dir():
        return pages
    for name in store.walk(root, (".md",)):
        text = store.read(root / name).decode("utf-8", "replace")
        story = page.loads(text).story
        if story.source:
            found = Standing(f"{NEWS}/{name}", story.slug or Path(name).stem, not seal.untouched(text))
            pages.setdefault(story.source, found)
    return pages


def _write(
    content: Path,
    story: Story,
    known: Standing | None,
    slugs: Slugs,
    names: dict[str, str],
    result: Conversion,
) -> None:
    if known and known.edited:
        result.kept.append(known.path)
        return
    slug = known.slug if known else slugs.give(story.title, story.source, story.lang)
    path = known.path if known else f"{NEWS}/{urls.article_folder(story.date)}{slug}.md"
    text = seal.sealed(page.dumps(replace(story, slug=slug), names=names))
    result.written += store.write(content / path, text.encode("utf-8"))


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
