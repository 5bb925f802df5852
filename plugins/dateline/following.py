"""Which corrections belong to which article when seeds are renamed, or articles change places in their file.

A row names a place, and is about the article that stood there when it was written. So where the table says of a file what it
said in the last run, its rows go with their articles; where it says something else, a person has been at it since, and
it is taken at its word. Of a file that has gone nobody else can be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from .corrections import NAME, Correction
from .pairing import file_of

GONE = ""


class Following:
    """Gives each article its rows. `moves` are the new sources of rows, by the old ones; GONE where the article has gone."""

    def __init__(
        self,
        rows: Mapping[str, tuple[Correction, ...]],
        now: Mapping[str, str],
        before: Mapping[str, str],
        standing: Collection[str],
        files: Collection[str],
    ) -> None:
        """`now` and `before` are digests of the rows of each source in this run and in the last.

        `standing` are the sources of the pages of the last run, `files` the seeds that are there.
        """
        self.moves: dict[str, str] = {}
        self._rows = rows
        touched = {file_of(source, files) for source, _ in now.items() ^ before.items()}
        self._bound = {
            source
            for source in rows
            if source in standing and (file_of(source, files) not in touched or file_of(source, files) not in files)
        }

    def elsewhere(self, source: str, page: str) -> bool:
        """Whether an article whose page stood under another source has to do with rows of either."""
        return page != source and (source in self._bound or page in self._bound)

    def claim(self, source: str, page: str) -> tuple[Correction, ...]:
        """The rows of the article at `source`, whose page stood under `page` ("" for none)."""
        if page != source and source in self._bound:
            # Until the article whose rows these are is found elsewhere.
            self.moves.setdefault(source, GONE)
        if page != source and page in self._bound and (source not in self._rows or source in self._bound):
            self.moves[page] = source
            return self._rows[page]
        if page != source and source in self._bound:
            return ()
        return self._rows.get(source, ())

    def told(self) -> list[str]:
        """A line for each row that has another source now, or none."""
        lines = []
        for old, new in self.moves.items():
            for row in self._rows[old]:
                what = f"is {new} now, and the row says so"
                if new == GONE:
                    what = "was an article that has gone, another has its place; the row is a comment now"
                lines.append(f"{NAME}:{row.line}: {old} {what}")
        return lines
