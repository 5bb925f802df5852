"""Which page belongs to which article when seed files are renamed, parted, put together or reordered, and edited as well.

A source names a place, and places shift: an article put in front of a file moves all that follow. So a page is
found by its text first, whatever its source: by the very text, else by one that is near it. Only what stands near no text keeps
its place, as long as it has something in common with what stood there; else it is a new article.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import cache, cached_property

from .frozen import frozen
from .likeness import Index, alike, prints

# The place of pages whose seed file is gone.
GONE = ""
# From here on two texts are versions of one.
NEAR = 0.6
# Below these a text is not what stood at its place: that of a file with one article, of which its name is a sign too, or with several.
_FAINT, _FAINT_AMONG_SEVERAL = 0.08, 0.15
# So many pairs of words in common are chance.
_CHANCE = 2


@frozen
class Known:
    """What is known of a page's text: its prints, and whether a person rewrote it, so that they say little of the seed's."""

    prints: array[int]
    rewritten: bool = False


def file_of(source: str, files: Collection[str] = ()) -> str:
    """The seed file of a source.

    >>> file_of("2019/all.txt#12"), file_of("2019/one.txt"), file_of("a#1", {"a#1"})
    ('2019/all.txt', '2019/one.txt', 'a#1')
    """
    head, mark, number = source.rpartition("#")
    return head if mark and number.isdecimal() and source not in files else source


def below(source: str, rejected: Collection[str]) -> bool:
    """Whether a source lies in a folder that could not be read, or that has become a link."""
    parts = source.split("/")
    heads = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return any(head in rejected or f"{head}/" in rejected for head in heads)


def copies(known: Iterable[tuple[str, Hashable]]) -> list[tuple[str, ...]]:
    """The sources whose texts have the same words, together and in order, of (source, what tells its text from others).

    >>> copies([("b", 1), ("a", 1), ("c", 2)])
    [('a', 'b')]
    """
    same: dict[Hashable, list[str]] = defaultdict(list)
    for source, words in known:
        same[words].append(source)
    return sorted(tuple(sorted(sources)) for sources in same.values() if len(sources) > 1)


class Pairing:
    """Gives each page away once: `taken` are those that have their article.

    `pages` are (source, digest of its text, "" where none is known) by path, `files` the seeds that there are; `known`
    reads a page.
    """

    def __init__(
        self, pages: Mapping[str, tuple[str, str]], files: Collection[str], known: Callable[[str], Known]
    ) -> None:
        self.taken: set[str] = set()
        self._pages = pages
        self._files = files
        self._known = cache(known)
        self._own: dict[str, list[str]] = defaultdict(list)
        for path, (source, _) in pages.items():
            self._own[source].append(path)

    def same(self, source: str, key: str) -> str:
        """The page that holds this very text, "" where none does: the article's own, or one that moved.

        Pages can move within a file and out of files that are gone; those of files that stand may still be theirs.
        """
        for path in self._own.get(source, ()):
            if self._pages[path][1] in ("", key) and path not in self.taken:
                self.taken.add(path)
                return path
        for place in (file_of(source, self._files), GONE):
            waiting = self._by_text.get((place, key), deque())
            while waiting:
                found = waiting.popleft()
                if found not in self.taken:
                    self.taken.add(found)
                    return found
        return ""

    def waits(self, source: str, key: str, text: str) -> bool:
        """Whether an article without a page may have one that only the rest of the run can tell: it moved, or was edited."""
        if file_of(source, self._files) in self._places or key in self._keys:
            return True
        if GONE not in self._places:
            return False
        here = prints(text)
        return any(alike(here, self._known(path).prints) >= NEAR for path in self._of_gone_files.candidates(here))

    def near(self, stories: Sequence[tuple[str, str]], free: Collection[str]) -> list[str]:
        """Of each article, (source, text), the page among those that are `free` that is its own, "" where it is new.

        Pages of the same file are given away first, the most alike before others; then those of other files, in the same
        way. An article that is near none of them has the page of its place, if that has something in common with it.
        """
        if not stories:
            return []
        texts = [(source, prints(text)) for source, text in stories]
        given: dict[int, str] = {}
        groups: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
        for number, (source, _) in enumerate(texts):
            groups[file_of(source, self._files)][0].append(number)
        for path in sorted(free):
            groups[file_of(self._pages[path][0], self._files)][1].append(path)
        for numbers, paths in groups.values():
            given |= self._nearest(texts, numbers, paths)
        held = set(given.values())
        rest = [number for number in range(len(texts)) if number not in given]
        given |= self._nearest(texts, rest, [path for path in sorted(free) if path not in held])
        held = set(given.values())
        for number in rest:
            source, text = texts[number]
            own = (path for path in self._own.get(source, ()) if path in free and path not in held)
            if number not in given and (path := next(own, "")) and self._stays(source, text, self._known(path)):
                given[number] = path
        self.taken.update(given.values())
        return [given.get(number, "") for number in range(len(texts))]

    def _nearest(
        self, texts: Sequence[tuple[str, array[int]]], numbers: Sequence[int], paths: Sequence[str]
    ) -> dict[int, str]:
        """Pages for some of the articles, by number: the most alike first."""
        if not numbers:
            return {}
        index = Index()
        for path in paths:
            index.add(path, self._known(path).prints)
        among = set(paths)
        found: list[tuple[float, int, int, str]] = []
        for number in numbers:
            source, text = texts[number]
            for path in {*index.candidates(text), *among.intersection(self._own.get(source, ()))}:
                likeness = alike(text, self._known(path).prints)
                if likeness >= NEAR:
                    found.append((-likeness, self._distance(source, path), number, path))
        given: dict[int, str] = {}
        held: set[str] = set()
        for _, _, number, path in sorted(found):
            if number not in given and path not in held:
                given[number] = path
                held.add(path)
        return given

    def _distance(self, source: str, path: str) -> int:
        """Which of two pages that are equally like an article comes first: its own, one of its file, one of a file that is gone."""
        where = self._pages[path][0]
        near = file_of(where, self._files) == file_of(source, self._files)
        return (where != source) + (not near) + (not near and self._place(where) != GONE)

    def _stays(self, source: str, text: array[int], known: Known) -> bool:
        """Whether the article at a place can still be that of the page, which is like no other; in doubt it is."""
        both = len(set(text).intersection(known.prints))
        if known.rewritten or min(len(text), len(known.prints)) <= 2 * _CHANCE:
            return True
        faint = _FAINT if source in self._files else _FAINT_AMONG_SEVERAL
        return both > _CHANCE and alike(text, known.prints) >= faint

    def _place(self, source: str) -> str:
        file = file_of(source, self._files)
        return file if file in self._files else GONE

    @cached_property
    def _by_text(self) -> dict[tuple[str, str], deque[str]]:
        found: dict[tuple[str, str], deque[str]] = defaultdict(deque)
        for path, (source, key) in self._pages.items():
            if key:
                found[self._place(source), key].append(path)
        return found

    @cached_property
    def _places(self) -> set[str]:
        return {self._place(source) for source, _ in self._pages.values()}

    @cached_property
    def _keys(self) -> set[str]:
        return {key for _, key in self._pages.values() if key}

    @cached_property
    def _of_gone_files(self) -> Index:
        index = Index()
        for path, (source, _) in self._pages.items():
            if path not in self.taken and self._place(source) == GONE:
                index.add(path, self._known(path).prints)
        return index
