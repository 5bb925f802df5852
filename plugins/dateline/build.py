"""EDGE: seeds → content → site, in one run: what has to be done, in which order, and one line that says so."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import time
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from . import (
    content,
    door,
    edition,
    fingerprint,
    handwork,
    lock,
    recall,
    report,
    shelves,
    standfirst,
    store,
    theming,
    ticket,
)
from .convert import Conversion
from .desk import limits, odd_ones
from .inputs import Inputs, look
from .model import Reject
from .publish import Publisher
from .reading import Archive
from .settings import Options, plain, remarks
from .staging import Stage
from .state import Damaged, Full, State, forget_gone
from .views.search import INDEX
from .walking import mark


def state(options: Options, keep: bool = True) -> State:
    """The state of the last run over these three folders; it lies in the cache folder under their digest.

    An empty one that is forgotten, where that cannot be written or is not to be.
    """
    return State(state_path(options), keep)


def state_path(options: Options) -> Path:
    """The file of that state."""
    name = hashlib.blake2b("\0".join(_folders(options)).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return options.cache / f"state-{name}.sqlite"


def _folders(options: Options) -> tuple[str, str, str]:
    return str(options.seeds), str(options.content), str(options.output)


def build(options: Options, call: ticket.Call | None = None, seen: door.Looked | None = None) -> int:
    """Convert, build and say so in one line: the exit status. For the next run with the same `call` a ticket is left.

    `seen` is what the front door saw a moment ago, on its way to find that something has changed.

    Raises OSError where the output cannot be written, and where `strict` is set and a seed could not be read: what is
    published stands as it was then. Waits for a run over the same folders that is at work.
    """
    # Before another run is waited for: what is loaded by then is the program of now, whatever its files become.
    began = time.time_ns()
    if seen:
        fingerprint.take(seen.program)
    fingerprint.program()
    # A cluster knows the program by its full name, which it has behind Pelican only.
    before = door.seen(theming.folders(options), began) if call and not options.executor else None
    pages = lock.folder(options.content, options.cache, "lock", report.warn)
    try:
        keep = True
        for _ in range(3):
            stage = Stage(options.output, options.cache, report.warn)
            folders = (str(folder) for folder in (options.seeds, options.content, options.output))
            if seen and not seen.holds(str(state_path(options)), *folders):
                seen = None
            stage.scout(seen and seen.site)
            kept = state(options, keep)
            try:
                _index(options, _build(options, kept, stage, seen))
                if call and before and kept.kept:
                    leave_ticket(options, kept, call, before)
                return 0
            except Full:
                keep, seen = False, None
            except Damaged:
                # Pages may have been written since: what was seen before holds no more.
                seen = None
                kept.close()
                kept.discard()
            finally:
                kept.close()
                stage.close()
    finally:
        if pages:
            pages.release()
    raise _unkept(options)


def _index(options: Options, articles: int) -> None:
    """Bring the search index up to date, where it is wanted; where it need not be, without room for it there is none."""
    try:
        if options.search:
            from . import search

            search.refresh(options, articles)
    except OSError as error:
        if options.search == "always" or error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise
        report.warn(
            f"{error.filename or options.cache}: {error.strerror}; the site stands, its search index could not be made"
        )


def _build(options: Options, kept: State, stage: Stage, seen: door.Looked | None) -> int:
    """The number of articles."""
    clock = report.Clock()
    found, showing = _program(options)
    hands = handwork.read(options.content)
    site = (found, showing, settings(options), theming.state(options))
    whole = edition.digest(*site, hands.sums)
    inputs = look(options, seen)
    if kept.meta("whole") == whole and (not seen or seen.same) and unchanged(inputs, kept, stage):
        clock.lap("read")
        summary = json.loads(kept.meta("summary"))
        _say(options, summary, 0, clock)
        return int(summary[0])
    trusted = kept.meta("shown") == showing
    if trusted:
        _recall(kept)
    dress = theming.look(options)
    shows = dress.read(standfirst.READ_AS)
    with closing(Archive(options, kept, trusted, inputs, shows)) as archive:
        clock.lap("read")
        done = content.bring(options, kept, archive, trusted and kept.meta("found") == found, hands, inputs)
        clock.lap("extract")
        shelved = shelves.shelve(archive.entries.values(), options.spoken)
        clock.lap("shelve")
        publisher = Publisher(options, kept, archive, showing, dress, stage, clock)
        with report.progress("rendering") as tick:
            output = publisher.publish(shelved, done, hands, lambda number, total: tick(number))
        clock.lap("write")
        report.listed(
            "was not as we wrote it; a copy is kept in the cache folder, under replaced/",
            [path for path, _ in stage.replaced],
        )
        archive.settle()
        rejects = [(reject.source, reject.reason) for reject in done.rejects]
        summary = [
            len(shelved.entries),
            shelved.undated.count,
            len(shelved.months),
            len(shelved.countries),
            rejects,
            [*remarks(options), *done.notices],
        ]
        whole = edition.digest(*site, hands.sums)
        tables = json.dumps(hands.sums)
        rows = {"found": found, "shown": showing, "whole": whole, "summary": json.dumps(summary), "tables": tables}
        rows["folders"] = json.dumps(_folders(options))
        rows["recalled"] = json.dumps(recall.known())
        kept.note(rows.items())
        if kept.save():
            forget_gone(options.cache, kept.path)
        else:
            kept.kept = False
            report.warn(
                f"{options.cache}: has no room to write to, so the next run does all anew; make room, or set CACHE_PATH"
            )
        clock.lap("write")
        _say(options, summary, output.changed, clock)
        return len(shelved.entries)


def _recall(kept: State) -> None:
    """Know what the last run of this program found out."""
    try:
        recall.take(json.loads(kept.meta("recalled") or "{}"))
    except (ValueError, AttributeError) as error:
        raise Damaged("meta: recalled") from error


def for_pelican(options: Options) -> tuple[State, Archive, Conversion]:
    """The pages brought up to date for a site that Pelican builds: the state, to be closed, the pages, what was done.

    Seeds and pages that have not changed are not read again. Raises OSError where pages cannot be written.
    """
    keep = True
    for _ in range(3):
        kept = state(options, keep)
        try:
            return kept, *_for_pelican(options, kept)
        except Full:
            keep = False
            kept.close()
        except Damaged:
            kept.close()
            kept.discard()
    raise _unkept(options)


def _for_pelican(options: Options, kept: State) -> tuple[Archive, Conversion]:
    found, showing = _program(options)
    inputs = look(options)
    trusted = kept.meta("shown") == showing
    archive = Archive(options, kept, trusted, inputs, standfirsts=False)
    trusted &= kept.meta("found") == found
    done = content.bring(options, kept, archive, trusted, handwork.read(options.content), inputs)
    archive.settle()
    # Of the site nothing is known: it is Pelican's from here on, which may take away the data files, too.
    archive.ledger.note([])
    kept.drop("leaves", list(kept.stamps("leaves")))
    rows = {"found": found, "shown": showing, "whole": "", "folders": json.dumps(_folders(options))}
    kept.note(rows.items())
    if kept.save():
        forget_gone(options.cache, kept.path)
    return archive, done


def _program(options: Options) -> tuple[str, str]:
    """Digests of what turns seeds into pages, and of what turns pages into a site; the first with its settings."""
    finding, showing = fingerprint.program()
    told = (options.lang, *options.wishes.values(), *limits(options))
    return edition.digest(finding, *told), showing


def _unkept(options: Options) -> OSError:
    return OSError(f"{options.cache}: the state cannot be kept there; give another CACHE_PATH")


def settings(options: Options) -> str:
    """A digest of the settings that a site depends on."""
    return edition.digest(
        options.sitename, options.siteurl, options.lang, options.pagination, options.index_links, str(options.theme)
    )


def unchanged(inputs: Inputs, kept: State, stage: Stage) -> bool:
    """Whether every seed, page and file of the site is as the last run left it."""
    for table, found in (("seeds", inputs.seeds), ("pages", inputs.pages)):
        if "" in found.values() or found != kept.stamps(table):
            return False
    if kept.meta("odd") != odd_ones(inputs.odd):
        return False
    standing = stage.listing
    ours = kept.stamps("leaves")
    return ours == {path: standing[path] for path in ours if path in standing}


def leave_ticket(options: Options, kept: State, call: ticket.Call, before: ticket.Seen) -> None:
    """Let the next run with the same call see at the front door whether anything has changed since this one."""
    said, warned = io.StringIO(), io.StringIO()
    summary = json.loads(kept.meta("summary"))
    with redirect_stdout(said), redirect_stderr(warned):
        _say(options, summary, 0, report.Clock())
        if options.search:
            from . import search

            search.refresh(options, summary[0])
    stamps = {name: kept.stamps(name) for name in ticket.SECTIONS}
    absent = []
    if options.search:
        index = options.output / INDEX
        stamps["leaves"] |= {f"{INDEX}{path}": mark(status) for path, status in store.listing(index).items()}
        absent = [] if index.is_dir() else [str(index)]
    spoken = {"status": 0, "said": said.getvalue(), "warned": warned.getvalue(), "found": fingerprint.told()}
    tables = json.loads(kept.meta("tables"))
    ticket.leave(str(options.cache), call, before, plain(options), stamps, tables, absent, **spoken)


def _say(options: Options, summary: list[Any], changed: int, clock: report.Clock) -> None:
    """Say how it went. Raises content.Refused where `strict` asks for it."""
    articles, undated, months, countries, refused, notices = summary
    rejects = [Reject(source, reason) for source, reason in refused]
    content.refuse(options, rejects, notices)
    report.rejects(rejects)
    report.notices(notices)
    if not articles:
        report.warn(
            f"{options.seeds}: no article came of it; put text files (.txt, each article opened by its date) or exports (.csv) there"
        )
    if options.profile:
        clock.show()
    report.say(
        f"{report.number(articles, 'article')}{f' ({undated} undated)' if undated else ''}, {report.number(months, 'month')}, "
        f"{report.number(countries, 'country')}, {report.number(len(rejects), 'reject')}, "
        f"{report.number(changed, 'file')} changed; open {options.output / 'index.html'}"
    )
