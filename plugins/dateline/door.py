"""EDGE: the front door: says at once that nothing changed, where the last run left a ticket that still holds.

Reading the settings takes Pelican, and Pelican takes longer to start than ten thousand files take to be looked at. So a run
leaves a ticket in the cache folder: what its settings came to, the program, the theme, and the stamp of every seed, page and
file of the site, as they were when they were read or written. Where all of that is so still, another run would find nothing
to do, and what it would say stands in the ticket. Where only the settings and the program are, a run is made that need not
ask Pelican. Where they are not either, or there is no ticket, all is done.

Only the standard library is needed, and of ours `walking` and `ticket`: `__main__` runs this before all else is imported.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from .ticket import Seen, digest, name, opened, read
from .walking import SETTLED, Walk, mark, same_folders, walk, whole

# Of the settings file the one thing that has to be known before it is read; a wrong guess finds no ticket.
_CACHE = re.compile(r"""^CACHE_PATH *= *(["'])([^"'\\]*)\1""", re.MULTILINE)
_HERE = os.path.dirname(os.path.realpath(__file__))
TABLES = ("corrections.csv", "redirects.csv")
_GONE = "-"
# What was seen so long ago (nanoseconds) is looked at again.
FRESH = 5_000_000_000


class Looked(NamedTuple):
    """What the front door saw at `when` (nanoseconds) on its way; `states` are the marks of what runs have left by then.

    It looks at the `site` only where seeds and pages are as the last run left them, and `same` says whether that is, too:
    else there is something to do, and the run looks at the site while it does it. `program` is what the last run found of it.
    """

    when: int
    seeds: Walk
    pages: Walk
    states: dict[str, str]
    site: Walk | None = None
    same: bool = False
    program: Mapping[str, Any] = MappingProxyType({})

    def holds(self, state: str, seeds: str, content: str, output: str) -> bool:
        """Whether all is still as it was seen: no other run has ended since, by its `state`, or written pages, nobody has
        brought seeds, and the site is the folder that it was. To be asked when no other run can be at work.
        """
        try:
            known = self.states.get(os.path.basename(state))
            if known != (mark(os.stat(state)) if os.path.exists(state) else None):
                return False
            if self.site and os.stat(output).st_ino != self.site.inode:
                return False
        except OSError:
            return False
        young = time.time_ns() - self.when < FRESH
        return young and all(same_folders(root, walk) for root, walk in ((seeds, self.seeds), (content, self.pages)))


def enter(words: Sequence[str]) -> int | tuple[dict[str, Any], Looked | None] | None:
    """What is left to do for the call with these words: nothing, and its exit status; or a run with these options; or all."""
    if [*words[:1]] != ["build"]:
        return None
    conf = os.path.abspath(_settings(words))
    try:
        text = read(conf)
        found = _CACHE.search(text.decode("utf-8", "replace"))
        place = os.path.join(os.path.dirname(conf), found[2] if found else "cache")
        ticket = opened(read(os.path.join(place, name(words))))
        if ticket is None or (ticket["conf"], ticket["settings"]) != (conf, digest(text)):
            return None
        options: dict[str, Any] = ticket["options"]
        card = os.path.join(options["theme"], "theme.toml")
        if not os.path.isfile(card) or ticket["there"] != list(map(os.path.isdir, ticket["folders"])):
            return None
        folders = [options[key] for key in ("content", "output", "seeds", "cache", "theme")]
        folders += [*options["overrides"], *options["static"]]
        if ticket["program"] != _program() or list(map(os.path.realpath, options["named"])) != folders:
            return None
        looked = look(options, ticket["sections"])._replace(program=ticket["found"])
        if options["profile"] or not (looked.same and _holds(ticket)):
            return options, looked
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    for stream, text in ((sys.stderr, ticket["warned"]), (sys.stdout, ticket["said"])):
        encoding = stream.encoding or "utf-8"
        try:
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
            stream.flush()
        except OSError:
            # As in a run: that nobody listens is no fault.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return int(ticket["status"])


def seen(folders: Sequence[str], since: int = 0) -> Seen | None:
    """The program and these folders as they are now.

    None where a file of them changed so lately that its times may hide another change since then (nanoseconds, default: now).
    """
    since = (since or time.time_ns()) - SETTLED
    try:
        for root in (_HERE, *folders):
            if any(max(status.st_mtime_ns, status.st_ctime_ns) > since for _, status in whole(root)):
                return None
        return Seen(_program(), tuple(folders), tuple(map(os.path.isdir, folders)), _stamps(folders))
    except OSError:
        # A file went while it was looked at.
        return None


def look(options: Mapping[str, Any], sections: Sequence[str]) -> Looked:
    """What lies in the folders of a run with these options, beside what a ticket says. OSError where one cannot be read."""
    with os.scandir(options["cache"]) as entries:
        states = {entry.name: mark(entry.stat()) for entry in entries if entry.name.startswith("state-")}
    when = time.time_ns()
    looked = Looked(when, walk(options["seeds"], when), walk(options["content"], when), states)
    seeds, pages = (set(section.split("\n")) if section else set() for section in sections[:2])
    found = looked.pages
    articles = {path: mark for path, mark in found.marks.items() if path.lower().endswith(".md")}
    for path in found.odd.intersection(articles):
        del articles[path]
    if _rows(looked.seeds.marks) != seeds or _rows(articles) != pages:
        return looked
    site = walk(options["output"], when)
    leaves = set(sections[2].split("\n")) if sections[2] else set()
    return looked._replace(site=site, same=leaves <= _rows(site.marks))


def _holds(ticket: dict[str, Any]) -> bool:
    options = ticket["options"]
    tables = [_sum(os.path.join(options["content"], table)) for table in TABLES]
    if ticket["dress"] != _stamps(ticket["folders"]) or ticket["tables"] != tables:
        return False
    return not any(map(os.path.lexists, [*ticket["absent"], os.path.join(options["output"], ".dateline")]))


def _rows(marks: Mapping[str, str]) -> set[str]:
    return {f"{path}\t{mark}" for path, mark in marks.items()}


def _program() -> str:
    """A digest of the stamps of the program, of what runs it, and of the names of what is installed."""
    found = [sys.version, os.environ.get("PYTHONPATH", _GONE), _stamps([_HERE])]
    for place in sorted({place for place in sys.path if place.endswith("-packages") and os.path.isdir(place)}):
        found += sorted(entry for entry in os.listdir(place) if entry.endswith((".dist-info", ".egg-link", ".pth")))
    return digest("\n".join(found).encode("utf-8", "surrogateescape"))


def _stamps(folders: Iterable[str]) -> str:
    """A digest of the names and stamps of all files below some folders."""
    found: list[str] = []
    for root in folders:
        found += [root, *sorted(f"{path}\t{mark(status)}" for path, status in whole(root))]
    return digest("\n".join(found).encode("utf-8", "surrogateescape"))


def _settings(words: Sequence[str]) -> str:
    for n, word in enumerate(words):
        if word == "--settings":
            return words[n + 1] if n + 1 < len(words) else ""
        if word.startswith("--settings="):
            return word.partition("=")[2]
    return "pelican.conf.py"


def _sum(path: str) -> str:
    """The SHA-256 of a table, of no bytes where it is not there."""
    try:
        data = read(path)
    except (FileNotFoundError, NotADirectoryError):
        data = b""
    return hashlib.sha256(data).hexdigest()
