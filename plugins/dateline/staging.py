"""EDGE: from the site that readers see to the next one, at once or not at all.

The next edition is written into a folder of its own, the back: it holds links to all files of the front, and what changes is
replaced there. Then back and front change names. What was the front is the back of the next run, which links anew only
what changed since. So a reader sees one edition whole, whenever the run is killed, and a run costs what it changes.

Where folders cannot change names (a mount point, a folder with `.git`, one that holds more of other people's files than of
ours, a parent that may not be written), files are published one by one: `inplace`.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from . import backs, exchange, inplace, store
from .draft import Draft, link
from .lock import Busy, Lock
from .scouting import Scout
from .tree import Tree, look, mirror, mounted
from .walking import Walk

# What is said of folders that cannot be linked or renamed here, but perhaps written into.
UNFIT = (*exchange.UNKNOWN, errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES, errno.EROFS, errno.EMLINK)
# A folder with so few files of other people is a site's, even before the first run.
FEW = 100


class Stage:
    """One publishing: open, `begin`, write through `draft`, `commit`. Nothing is seen by readers before `commit`.

    `touched` are paths whose stamps became others by what the stage did; right after `commit` they can be taken anew.
    `replaced` are files that were not as we wrote them, and what they are kept as.
    """

    def __init__(self, output: Path, cache: Path, say: Callable[[str], None] = lambda text: None) -> None:
        """Wait for other runs, and finish what a killed one has left. OSError where the folder cannot be had."""
        self.output = output
        self.cache = cache
        self.touched: set[str] = set()
        self.replaced: list[tuple[str, Path]] = []
        self.place = backs.place(output, cache)
        self._lock = self._locked(say)
        if self.place:
            exchange.follow_up(output, self.place / backs.TREE, self.place / backs.ASIDE)
            if not output.exists():
                (self.place / backs.MADE).touch()
        output.mkdir(parents=True, exist_ok=True)
        inplace.follow_up(output)
        if self.place:
            backs.claim(self.place, output)
        self.draft = Draft(output, inplace.target(output))
        self._scout: Scout | None = None
        # The folder that was in front, and what is to stay of it, as long as nobody has looked at it again.
        self._left: tuple[Path, Collection[str]] | None = None
        self._ours: Mapping[str, str] | None = None
        self._obstacles: list[str] = []

    def scout(self, seen: Walk | None = None) -> None:
        """Look at the site, from now on; of what readers see only at what was not `seen` a moment ago.

        Meanwhile the run reads seeds and pages.
        """
        self._scout = Scout(self.output, self.place / backs.TREE if self.place else None, seen)

    @property
    def _seen(self) -> Scout:
        if not self._scout:
            self.scout()
        assert self._scout
        return self._scout

    @property
    def front(self) -> Tree:
        """What readers see."""
        return self._seen.front

    @property
    def listing(self) -> dict[str, str]:
        """The files that readers see, with their marks as they were when the stage was opened."""
        return self.front.files

    @property
    def ours(self) -> Mapping[str, str]:
        """The files that the list in the folder names, {path: SHA-256}."""
        if self._ours is None:
            self._ours = store.read_sums(self.output)
        return self._ours

    @ours.setter
    def ours(self, known: Mapping[str, str]) -> None:
        """Somebody knows what the list says, and that it stands as it was written: to read it takes longer."""
        self._ours = known

    def begin(self, planned: Collection[str]) -> None:
        """Make the draft ready for files at the paths `planned`, and clear what is in their way."""
        planned = {*planned, store.SUMS}
        if self.place and self._fit():
            back, twin = self.place / backs.TREE, self.place / backs.TWIN
            try:
                shutil.rmtree(twin, ignore_errors=True)
                self.touched.update(mirror(self.front, self.output, back, self._seen.back))
                self.draft = Draft(back, back, None if self.listing else twin)
            except OSError as error:
                if error.errno not in UNFIT:
                    raise
        self._obstacles = self._in_the_way(planned)
        if self._double:
            for path in self._obstacles:
                self._save(path, {})
                store.remove(self.draft.target, [path])
            for folder in self.front.folders:
                if folder[:-1] in planned:
                    store.hollow(self.draft.target / folder)

    def commit(
        self,
        sums: Mapping[str, str],
        changed: Iterable[str],
        known: Mapping[str, str],
        untouched: Callable[[str], bool] = lambda path: False,
    ) -> None:
        """Show readers the site whose files are those of `sums` ({path: SHA-256}), of which `changed` were written.

        Other files of ours, which the list of the last run or `known` names, are removed; other people's stay. A file
        that is not as we wrote it is kept in the cache folder first; `untouched` may know that it is.
        """
        self.draft.write(store.SUMS, store.listed(sums))
        kept = {*sums, store.SUMS}
        changed = {*changed, store.SUMS}
        there = self.front.inodes
        gone = sorted(path for path in (self.ours.keys() | known.keys()) - kept if path in there)
        for path in (*sorted(changed - {store.SUMS}), *gone):
            if path in there and not untouched(path):
                self._save(path, known)
        if not (self._double and self._swap(gone, kept)):
            self._one_by_one(changed, gone)

    def close(self) -> None:
        """Let others begin, once all is done over that somebody did meanwhile."""
        if self._left:
            self._late(*self._left)
        if self._scout:
            self._scout.close()
        if self._lock:
            self._lock.release()

    # -- two folders ------------------------------------------------------------------------------------------

    @property
    def _double(self) -> bool:
        return self.draft.target == self.draft.standing

    def _fit(self) -> bool:
        ours = self.ours
        others = len(self.front.inodes.keys() - ours.keys())
        return (
            others <= max(FEW, len(ours))
            and not (self.output / ".git").exists()
            and os.access(self.output.parent, os.W_OK)
            and not mounted(self.output)
        )

    def _swap(self, gone: Iterable[str], kept: Collection[str]) -> bool:
        assert self.place
        back = self.place / backs.TREE
        store.remove(back, gone)
        try:
            exchange.swap(self.output, back, self.place / backs.ASIDE)
        except OSError as error:
            if error.errno not in UNFIT:
                raise
            return False
        twin = self.draft.twin
        if twin or not self._seen.ask(back):
            self._late(back, kept)
        else:
            self._left = back, kept
        if twin and twin.is_dir():
            shutil.rmtree(back)
            twin.rename(back)
        return True

    def _late(self, old: Path, kept: Collection[str]) -> None:
        """Do over what somebody did to their files in the folder while the next edition was written."""
        self._left = None
        if self._seen.same(old):
            return
        before, after = self.front.inodes, look(old, full=not self.front.honest).inodes
        mine = {*kept, *self.ours}
        for path, inode in after.items():
            if before.get(path) != inode and path not in mine:
                link(old / path, self.output / path)
        store.remove(self.output, [path for path in before if path not in after and path not in mine])

    # -- one folder -------------------------------------------------------------------------------------------

    def _one_by_one(self, changed: Collection[str], gone: Iterable[str]) -> None:
        if self._double:
            target = inplace.target(self.output)
            for path in changed:
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self.draft.target / path, target / path)
        for path in self._obstacles:
            self._save(path, {})
        inplace.publish(self.output, sorted(changed), [*self._obstacles, *gone])
        self.touched.update(changed)

    # -- other people's files ---------------------------------------------------------------------------------

    def _in_the_way(self, planned: Collection[str]) -> list[str]:
        """What is no folder where one has to be, and all that lies in a folder where a file has to be."""
        front = self.front
        others = [path for path in front.inodes if path not in planned]
        if not others:
            return []
        folders: set[str] = set()
        for path in planned:
            head = path.rpartition("/")[0]
            while head and head not in folders:
                folders.add(head)
                head = head.rpartition("/")[0]
        blocked = tuple(folder for folder in front.folders if folder[:-1] in planned)
        return [path for path in others if path in folders or path.startswith(blocked)]

    def _save(self, path: str, known: Mapping[str, str]) -> None:
        """Put a file that is not as we wrote it where it can be found again."""
        wrote = {self.ours.get(path), known.get(path)}
        here = self.output / path
        if path in self.listing and store.file_digest(here) in wrote:
            return
        kept = store.keep(here, self.cache, f"replaced/{path}")
        if kept:
            self.replaced.append((path, kept))

    def _locked(self, say: Callable[[str], None]) -> Lock | None:
        if not self.place:
            self.output.mkdir(parents=True, exist_ok=True)
        try:
            return Lock(self.place / backs.LOCK if self.place else self.output, say)
        except Busy:
            raise
        except OSError:
            return None


def clear(output: Path, cache: Path | None, say: Callable[[str], None]) -> tuple[int, int]:
    """Remove a site: (files removed, files left that are not as we wrote them).

    The folder goes too if we made it and nothing else is in it. OSError for a folder that holds no list of ours, or `.git`.
    """
    if (output / ".git").exists():
        raise OSError(errno.EBUSY, "holds .git; remove the site's files with git", str(output))
    stage = Stage(output, cache, say) if cache else None
    try:
        ours, there = store.read_sums(output), look(output).files
        if not ours:
            raise OSError(
                errno.EBUSY, f"holds no list of ours ({store.SUMS}); remove by hand what may go", str(output)
            )
        intact = [path for path in ours if path in there and store.file_digest(output / path) == ours[path]]
        removed = store.remove(output, [*intact, store.SUMS])
        if stage and stage.place:
            for name in (backs.TREE, backs.TWIN, backs.ASIDE):
                shutil.rmtree(stage.place / name, ignore_errors=True)
            if (stage.place / backs.MADE).exists() and not any(output.iterdir()):
                output.rmdir()
                (stage.place / backs.MADE).unlink()
        return removed, sum(path in there for path in ours) - len(intact)
    finally:
        if stage:
            stage.close()
