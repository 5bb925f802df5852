"""EDGE: seeds → content. Reads raw files, extracts on all cores, writes the pages that changed.

What a person has edited of a page is theirs: it is never written again; the rest of the page still is. Corrections
stand above what was found. A page whose article has gone is taken out of the content, into the cache folder's
`removed/`, unless a person has edited it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from . import corrections, redirects, unknown, work
from .desk import Desk
from .following import Following
from .handwork import Handwork
from .inputs import Inputs, address, look, stem
from .merge import FIELDS
from .model import RawArticle, Reject, Story
from .names import countries as country_names
from .pairing import Pairing, below, file_of
from .pen import Pen, back_again, release, withdraw
from .reading import Archive, Standing, known_text
from .settings import Options
from .slugs import Slugs
from .state import Damaged, State
from .twins import dates, parted


@dataclass(slots=True)
class Conversion:
    """What a conversion did: counts, and the lists that a person should see.

    `before` is what the program found for corrected fields, by source; `corrected` the
    corrections for readers; `conflicts` are fields that a person and the program changed, `withdrawn` those of which a correction has gone; `renamed` are (page, new source), `followed` tells of corrections that went along.
    `removed` and `left` are pages whose seed has gone, `replaced` and `freed` those in whose seed's place another article stands, `joined` those that gave way to another page of the same words.
    """

    articles: int = 0
    written: int = 0
    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    freed: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
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
    pages = {one.path: one for one in archive.pages()}
    standing: dict[str, Standing] = {}
    # Of two pages that name one source only the seed can tell which is whose.
    stale = {one.source for one in pages.values() if standing.setdefault(one.source, one) is not one}
    hands = hands or Handwork(options.content)
    # One that cannot be used goes with its article, too, until somebody mends it.
    rows = corrections.by_source([*hands.corrections, *hands.unusable])
    corrected = _corrected(state)
    last = {source: one[0] for source, one in corrected.items()}
    known = corrected if trust else {}
    digests = {source: corrections.digest(found) for source, found in rows.items()}
    stale |= {source for source in known.keys() | digests.keys() if known.get(source, [""])[0] != digests.get(source)}
    stale |= {archive.entries[path].source for path in archive.fresh}
    result.before = {source: known[source][1] for source in known if source in digests and source not in stale}
    # An address that leads on is not given to another article; one whose page has gone is free again.
    leading = redirects.leading(hands.redirects, [*map(address, archive.entries)]) if hands.redirects else []
    old = (path.rstrip("/").rpartition("/")[2] for path in leading)
    slugs = Slugs(chain(map(stem, list(archive.entries)), old))
    desk = Desk(options, state, inputs or look(options), standing, trust, stale, result.rejects)
    # Those that name no seed are known by their very text alone, and stay where nothing has it.
    every = pages | {one.path: one for one in archive.loose()}
    keys = {path: (one.source, one.key) for path, one in every.items()}
    pairing = Pairing(keys, desk.listing, lambda path: known_text(options.content / path, every[path].edited))
    pen = Pen(options.content, slugs, country_names(options.spoken), archive.sums, options.cache)
    clerk = _Clerk(pen, every, Following(rows, digests, last, standing, desk.listing), hands, result, corrected)
    job = partial(_extract, **options.wishes)
    stories = work.ordered(job, desk.articles(), options.workers, options.executor)
    waiting = _put_at_once(stories, pairing, clerk, lambda: tick(desk.count))
    free = {one.path for one in _over(pages, pairing, desk, result)} if waiting else set()
    found = pairing.near([(story.source, story.text) for story in waiting], free)
    for story, path in zip(waiting, found, strict=True):
        clerk.put(story, path)
    _join(options, pages, pairing, desk, clerk, rows, job)
    clerk.close()
    result.articles, result.written = desk.count, len(pen.written)
    result.kept, result.renamed = pen.kept, pen.renamed
    result.rejects += pen.rejects
    # An empty seeds folder is more often a wrong path than a wish to lose every page.
    if desk.seen or result.rejects:
        _remove(options, _over(pages, pairing, desk, result), desk.seen, result)
    elif pages:
        made = (
            f"the {len(pages)} pages that were made of seeds stay"
            if len(pages) > 1
            else "the page that was made of one stays"
        )
        result.notices.append(f"{options.seeds}: holds no seed; {made}; delete those that may go")
    desk.close()
    _tell(options, hands, desk.seen, result)
    rows = corrections.by_source([*hands.corrections, *hands.unusable])
    kept = {source: [corrections.digest(rows[source]), result.before.get(source, {})] for source in sorted(rows)}
    state.note([("corrections", json.dumps(kept))])
    back_again(options.content, pen.written, options.cache)
    archive.forget([*result.removed, *result.replaced, *result.joined])
    archive.refresh([*pen.written, *result.freed])
    return result


def _tell(options: Options, hands: Handwork, seen: set[str], result: Conversion) -> None:
    """Note what is to be said of the rows of corrections, `seen` being the sources that there are."""
    lost = [row for row in hands.corrections if row.source not in seen]
    for row in lost:
        result.before.pop(row.source, None)
    result.notices += unknown.told(lost, seen, {reject.source for reject in result.rejects}, options.seeds.name)
    result.notices += corrections.unneeded(hands.corrections, result.before)
    result.notices += corrections.added(hands.corrections, result.before)


class _Clerk:
    """Puts stories with their corrections onto their pages; those that rows follow to another source last, all at once."""

    def __init__(
        self,
        pen: Pen,
        pages: Mapping[str, Standing],
        following: Following,
        hands: Handwork,
        result: Conversion,
        corrected: Mapping[str, Any],
    ) -> None:
        """`corrected` is what the last run found for corrected fields, by source."""
        self.corrected = corrected
        self.pen = pen
        self.pages = pages
        self.following = following
        self.hands = hands
        self.result = result
        self.late: list[tuple[Story, str]] = []

    def put(self, story: Story, page: str) -> None:
        """Write the story onto the page at `page`, "" for a new one."""
        if self.following.elsewhere(story.source, self._source(page)):
            self.late.append((story, page))
        else:
            self._write(story, page, self.following.claim(story.source, self._source(page)))

    def close(self) -> None:
        """Write what had to wait."""
        claimed = [(story, page, self.following.claim(story.source, self._source(page))) for story, page in self.late]
        moves = self.following.moves
        if moves:
            # Where a row belongs stands in its table before it stands in a page: nothing is lost where the run ends here.
            self.hands.follow(moves)
            self.result.followed = self.following.told()
            for source in moves:
                self.result.before.pop(source, None)
        for story, page, rows in claimed:
            self._write(story, page, rows)

    def _source(self, page: str) -> str:
        return self.pages[page].source if page else ""

    def _write(self, story: Story, page: str, rows: Sequence[corrections.Correction]) -> None:
        rows = [row for row in rows if row.field]
        if rows:
            story, self.result.before[story.source] = corrections.apply(story, rows)
        known = len(self.pen.conflicts)
        now = {_group(row.field) for row in rows}
        before = set(map(_group, self.corrected.get(story.source, ("", {}))[1]))
        # A row that has gone takes its value along.
        self.pen.write(story, self.pages.get(page), self._source(page) != story.source, now | before)
        for path, name in self.pen.conflicts[known:]:
            # That a row says otherwise than the page is told of the row, on every run.
            if name in before - now:
                self.result.withdrawn.append(f"{path}: {name}")
            elif name not in now:
                self.result.conflicts.append(f"{path}: {name}")


def _group(name: str) -> str:
    """The name of the fields that stand and fall with one."""
    return next(names[0] for names in FIELDS if name in names)


def _corrected(state: State) -> dict[str, Any]:
    try:
        return dict(json.loads(state.meta("corrections") or "{}"))
    except (ValueError, TypeError) as error:
        raise Damaged("meta: corrections") from error


def _extract(articles: Sequence[RawArticle], **wishes: Any) -> list[Story | Reject]:
    return [_one(raw, **wishes) for raw in articles]


def _one(raw: RawArticle, **wishes: Any) -> Story | Reject:
    from . import seed
    from .extract import extract

    try:
        return seed.settled(extract(raw, **wishes))
    except MemoryError:
        raise
    except Exception as error:
        # One article that the program cannot deal with is no reason to withhold all others.
        return Reject(
            raw.source, f"the program fails on it ({type(error).__name__}: {error}); report it with its text"
        )


def _put_at_once(
    stories: Iterable[Story | Reject], pairing: Pairing, clerk: _Clerk, tick: Callable[[], None]
) -> list[Story]:
    """The stories whose pages only the rest of the run can tell; those of all others are written."""
    waiting: list[Story] = []
    for story in stories:
        if isinstance(story, Reject):
            clerk.result.rejects.append(story)
            continue
        found = ""
        if clerk.pages:
            key = clerk.pen.key(story)
            found = pairing.same(story.source, key)
            if not found and pairing.waits(story.source, key, story.text):
                waiting.append(story)
                continue
        clerk.put(story, found)
        tick()
    return waiting


def _join(
    options: Options,
    pages: dict[str, Standing],
    pairing: Pairing,
    desk: Desk,
    clerk: _Clerk,
    rows: Mapping[str, Collection[object]],
    job: Callable[[Sequence[RawArticle]], list[Story | Reject]],
) -> None:
    """Let pages without a seed go on for articles of the same words (`twins`), and lead from what goes to what stays."""
    over = {one.path: one for one in _over(pages, pairing, desk, clerk.result)}
    rest = (one for path, one in pages.items() if path not in over and one.source in desk.seen) if over else ()
    twins = parted(over.values(), rest, rows, dates(options.content))
    wanted = {pages[path].source: path for path in twins.heirs}
    found = list(work.ordered(job, desk.again(wanted), options.workers, options.executor)) if wanted else []
    clerk.hands.move({address(old): address(new) for old, new in twins.ways.items()})
    for story in found:
        path = wanted[story.source]
        # It goes before the other names its source: a run that ends here leaves no two pages of one article.
        if isinstance(story, Story) and withdraw(options.content, path, options.cache):
            pairing.taken.add(twins.heirs[path].path)
            clerk.pen.written = [one for one in clerk.pen.written if one != path]
            del pages[path]
            clerk.result.joined.append(path)
            clerk.put(story, twins.heirs[path].path)


def _over(pages: Mapping[str, Standing], pairing: Pairing, desk: Desk, result: Conversion) -> list[Standing]:
    """The pages that no article was found for: neither as it was, nor can it be in a seed that could not be read."""
    rejected = {reject.source for reject in result.rejects}
    over = [one for path, one in pages.items() if path not in pairing.taken and one.source not in desk.passed]
    return [
        one
        for one in over
        if not rejected
        or not (one.source in rejected or file_of(one.source) in rejected or below(one.source, rejected))
    ]


def _remove(options: Options, pages: Iterable[Standing], seen: Collection[str], result: Conversion) -> None:
    """Take away pages whose article has gone; kept in the cache folder, so that it can be undone."""
    for known in pages:
        gone = not known.edited and withdraw(options.content, known.path, options.cache)
        if known.source not in seen:
            (result.removed if gone else result.left).append(known.path)
        elif gone:
            result.replaced.append(known.path)
        elif release(options.content, known.path):
            result.freed.append(known.path)
