"""Which page belongs to which article when seed files are renamed, parted, put together or reordered.

A source names a place, and places shift: an article put in front of a file moves all that follow. So a page is
found by its text first, whatever its source, and by its source where no text tells better.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Iterable, Mapping


def file_of(source: str, files: Collection[str] = ()) -> str:
    """The seed file of a source.

    >>> file_of("2019/all.txt#12"), file_of("2019/one.txt"), file_of("a#1", {"a#1"})
    ('2019/all.txt', '2019/one.txt', 'a#1')
    """
    head, mark, number = source.rpartition("#")
    return head if mark and number.isdecimal() and source not in files else source


def copies(known: Iterable[tuple[str, Hashable]]) -> list[tuple[str, ...]]:
    """The sources whose texts have the same words, together and in order, of (source, what tells its text from others).

    >>> copies([("b", 1), ("a", 1), ("c", 2)])
    [('a', 'b')]
    """
    alike: dict[Hashable, list[str]] = defaultdict(list)
    for source, words in known:
        alike[words].append(source)
    return sorted(tuple(sorted(sources)) for sources in alike.values() if len(sources) > 1)


class Pairing:
    """Gives each page away once. `keys` holds of each page's source a digest of its text, "" where none is known."""

    def __init__(self, keys: Mapping[str, str], files: Collection[str]) -> None:
        self.taken: set[str] = set()
        self._keys = keys
        self._files = files
        self._by_text: dict[tuple[str, str], deque[str]] | None = None

    def same(self, source: str, key: str) -> str:
        """The source of the page that holds this very text, "" where none does: the article's own, or one that moved.

        Pages can move within a file and out of files that are gone; those of files that stand are theirs.
        """
        known = self._keys.get(source)
        if known is not None and known in ("", key) and source not in self.taken:
            self.taken.add(source)
            return source
        for place in (file_of(source, self._files), ""):
            waiting = self._index().get((place, key), deque())
            while waiting:
                found = waiting.popleft()
                if found not in self.taken:
                    self.taken.add(found)
                    return found
        return ""

    def left(self, source: str) -> bool:
        """Whether the page of this source is still to be had; it is given away then."""
        if source not in self._keys or source in self.taken:
            return False
        self.taken.add(source)
        return True

    def _index(self) -> dict[tuple[str, str], deque[str]]:
        if self._by_text is None:
            self._by_text = defaultdict(deque)
            for source, key in self._keys.items():
                if key:
                    file = file_of(source, self._files)
                    self._by_text[file if file in self._files else "", key].append(source)
        return self._by_text
