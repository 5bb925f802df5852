"""EDGE: the tables that people keep beside the pages: corrections and changed addresses."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import corrections, redirects, store
from .corrections import Correction

LIMIT = 20_000_000
# How often a table is looked at again that changes while it is being written.
_ATTEMPTS = 5
NAMES = (corrections.NAME, redirects.NAME)


@dataclass(slots=True)
class Handwork:
    """The two tables: `sums` tells the bytes that were read from others; the rest is filled by `parse`."""

    content: Path
    sums: tuple[str, str] = ("", "")
    corrections: tuple[Correction, ...] = ()
    unusable: tuple[Correction, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def parse(self) -> None:
        """Read the tables; what is wrong with them are problems."""
        said, led = (self._bytes(name, self.problems) for name in NAMES)
        self.sums = (store.digest(said), store.digest(led))
        wrong: tuple[str, ...] = ()
        if said:
            # Mostly there is none, and what reads one takes a while to load.
            from . import corrections_table

            self.corrections, wrong = corrections_table.parse(said)
            self.unusable = corrections_table.unusable(said) if wrong else ()
        self.redirects, wrong_too = redirects.parse(led)
        self.problems += [*wrong, *wrong_too]

    def move(self, moved: dict[str, str]) -> None:
        """Note addresses that have changed, in the table of the content folder.

        Raises OSError where that cannot be read: what a person wrote there is not written over.
        """
        fresh = {old: new for old, new in moved.items() if old != new and self.redirects.get(old) != new}
        fresh = {old: new for old, new in fresh.items() if redirects.address(old) and redirects.address(new)}
        if not fresh:
            return
        problems: list[str] = []
        data = self._bytes(redirects.NAME, problems)
        if problems:
            what = f"an address has to be added here, but it {problems[0].partition(': ')[2]}"
            raise OSError(errno.EBUSY, what, str(self.content / redirects.NAME))
        before = data or redirects.HEAD.encode()
        back = self.redirects.keys() & fresh.values()
        if back:
            # A page stands there again, so nothing leads on from there.
            before = b"\n".join(
                b"# " + line if back.intersection(redirects.parse(line)[0]) else line for line in before.split(b"\n")
            )
        lines = "".join(redirects.row(old, new) for old, new in sorted(fresh.items()))
        after = before.rstrip(b"\n") + b"\n" + lines.encode("utf-8", "replace")
        store.write(self.content / redirects.NAME, after, lasting=True)
        # What somebody has saved since it was read is the next run's: there the sums must not fit.
        if store.digest(data) == self.sums[1]:
            self.sums = (self.sums[0], store.digest(after))
        for old in back:
            del self.redirects[old]
        for old, new in fresh.items():
            self.redirects.pop(old, None)
            self.redirects[old] = new

    def follow(self, sources: Mapping[str, str]) -> None:
        """Write the new sources of corrections into their table, in place of the old ones; "" makes a comment of a row.

        Raises OSError where that cannot be done without touching anything else that stands there.
        """
        path = self.content / corrections.NAME
        for _ in range(_ATTEMPTS):
            data = self._bytes(corrections.NAME, [])
            from . import corrections_table

            after = corrections_table.moved(data, sources)
            if after is None:
                what = "seeds were renamed, and their new names cannot be written here; save it as UTF-8 and run it again"
                raise OSError(errno.EBUSY, what, str(path))
            if store.revise(path, after, data, lasting=True):
                break
        else:
            raise OSError(errno.EBUSY, "is being changed by others; run it again when it is left alone", str(path))
        # What somebody has saved since it was read is the next run's: there the sums must not fit.
        if store.digest(data) == self.sums[0]:
            self.sums = (store.digest(after), self.sums[1])
        self.corrections, self.unusable = (
            tuple(replace(row, source=new) for row in rows if (new := sources.get(row.source, row.source)))
            for rows in (self.corrections, self.unusable)
        )

    def look(self) -> None:
        """Take the digests of both tables."""
        said, led = (self._bytes(name, []) for name in NAMES)
        self.sums = (store.digest(said), store.digest(led))

    def _bytes(self, name: str, problems: list[str]) -> bytes:
        try:
            data = store.read(self.content / name, LIMIT)
        except (FileNotFoundError, NotADirectoryError):
            return b""
        except OSError as error:
            problems.append(
                f"{name}: cannot be read ({error.strerror or error}); check what it is and who may read it"
            )
            return b""
        if len(data) > LIMIT:
            problems.append(f"{name}: has over {LIMIT} bytes; part it, or take out what is no longer needed")
            return b""
        return data


def read(content: Path) -> Handwork:
    """The tables of a content folder, not parsed yet."""
    found = Handwork(content)
    found.look()
    return found
