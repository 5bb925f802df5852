"""EDGE: seeds → content, with all that a person should know of it: said at once, or kept for the end of the run."""

from __future__ import annotations

from collections.abc import Sequence

from . import corrections, expressions, moving, pairing, report, words
from .convert import Conversion, convert
from .handwork import Handwork
from .inputs import Inputs
from .model import Entry, Reject
from .reading import Archive, read_page
from .settings import Options
from .state import State


class Refused(OSError):
    """A seed could not be read, and nothing is to be published without it."""


def bring(
    options: Options, kept: State, archive: Archive, trust: bool, hands: Handwork, inputs: Inputs
) -> Conversion:
    """Convert the seeds, and tell what a person should know of it. Raises Refused where `strict` asks for it."""
    hands.parse()
    for notice in moving.obey(options, archive, hands):
        report.warn(notice)
    kept_words, kept_expressions = words.Kept(options.cache), expressions.Kept(options.cache)
    with kept_words, kept_expressions, report.progress("converting") as tick:
        done = convert(options, kept, archive, trust, tick, hands, inputs)
    moving.follow(archive, hands)
    report.listed(
        "edited by hand and without a readable seal, left as it is; delete it to have it made anew", done.kept
    )
    report.listed("changed by hand and by the program; the hand's is kept", done.conflicts)
    report.listed(
        "changed by hand, and a row of corrections.csv that it had has gone; the hand's is kept", done.withdrawn
    )
    removed = options.cache / "removed"
    report.listed(
        f"its seed has gone; moved to {removed}; to have it back, put the seed back, or the page with an edit of yours",
        done.removed,
    )
    report.listed("its seed has gone; it stays, for it is edited by hand; delete it if it may go", done.left)
    report.listed(
        f"another article has its place in the seeds; moved to {removed}; to have it back, put its article back",
        done.replaced,
    )
    report.listed(
        "another article has its place in the seeds; it stays as a page of yours, for it is edited by hand; delete it if it may go",
        done.freed,
    )
    report.listed(
        f"another page has the same words and has lost its seed; it goes on for both, and the address leads there; moved to {removed}",
        done.joined,
    )
    report.listed(
        "its seed has another name now; the page stays with its address",
        [f"{path} ({source})" for path, source in done.renamed],
    )
    report.notices(done.followed)
    broken = [
        f"{path if path in archive.edited else archive.entries[path].source}: {problem}"
        for path in sorted(archive.problems)
        for problem in archive.problems[path]
    ]
    done.notices = [*hands.problems, *done.notices, *overruled(done, archive, hands), *archive.unusual(), *broken]
    refuse(options, done.rejects, done.notices)
    return done


def refuse(options: Options, rejects: Sequence[Reject], notices: Sequence[str]) -> None:
    """Say what is to be put right and raise Refused, where `strict` is set and there are rejects."""
    if options.strict and rejects:
        report.rejects(rejects)
        report.notices(notices)
        what = "1 seed cannot be read, and STRICT is set; put it right or take it away"
        if len(rejects) > 1:
            what = f"{len(rejects)} seeds cannot be read, and STRICT is set; put them right or take them away"
        raise Refused(f"{options.seeds}: {what}")


def overruled(done: Conversion, archive: Archive, hands: Handwork) -> list[str]:
    """A line for each correction of which a person's page says otherwise; fills `done.corrected` for readers."""
    lines = []
    standing = archive.standing() if hands.corrections else {}
    for row in hands.corrections:
        known = standing.get(row.source)
        before = done.before.get(row.source, {}).get(row.field)
        if known is None or before is None:
            continue
        stands = None
        if known.edited:
            story = read_page(archive.options.content / known.path).story
            stands = corrections.show(row.field, getattr(story, row.field))
        made = corrections.corrected(row, before, stands)
        done.corrected.setdefault(row.source, []).append(made)
        if made.state == corrections.OVERRULED:
            lines.append(
                f"{corrections.NAME}:{row.line}: {known.path} has another `{row.field}` by hand, which stands; "
                "change it there, or delete the row"
            )
    return lines


def shown(archive: Archive, done: Conversion) -> tuple[tuple[corrections.Corrected, Entry], ...]:
    """The corrections for readers, each with its article, in the order of the sources."""
    if not done.corrected:
        return ()
    entries = {known.path: source for source, known in archive.standing().items()}
    by_source = {source: archive.entries[path] for path, source in entries.items()}
    return tuple((one, by_source[source]) for source in sorted(done.corrected) for one in done.corrected[source])


def published(archive: Archive, done: Conversion) -> bytes:
    """`data/corrections.csv` of a conversion."""
    return corrections.published([(one, entry.url) for one, entry in shown(archive, done)])


def copies(archive: Archive) -> list[tuple[str, ...]]:
    """The sources of articles whose words are the same, together and in order."""
    standing = ((source, page.key, archive.entries[page.path]) for source, page in archive.standing().items())
    # The digest in a seal is short.
    return pairing.copies((source, (key, entry.words, entry.summary)) for source, key, entry in standing if key)
