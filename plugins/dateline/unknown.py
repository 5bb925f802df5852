"""What is said of corrections whose source names no article: most often the name is nearly right."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable

from .corrections import NAME, Correction
from .pairing import file_of


def told(rows: Iterable[Correction], seen: Collection[str], rejected: Collection[str], folder: str) -> list[str]:
    """A line for each row whose source is not among those `seen`; none where its seed was refused, which is said by itself.

    `folder` is the name of the seeds folder.
    """
    lines = []
    alike: dict[str, str] = {}
    for row in rows:
        if row.source in rejected or file_of(row.source) in rejected:
            continue
        if not alike:
            alike = {_plain(source): source for source in sorted(seen)}
        lines.append(f"{NAME}:{row.line}: {row.source}: {_remedy(row.source, seen, alike, folder)}")
    return lines


def _remedy(source: str, seen: Collection[str], alike: dict[str, str], folder: str) -> str:
    if f"{source}#1" in seen:
        return f"the file holds several articles; write {source}#1 for the first of them"
    path = _plain(source)
    for wish in (path, path.removeprefix(f"{_plain(folder)}/"), path.rpartition(f"/{_plain(folder)}/")[2]):
        for near in (wish, f"{wish}.txt", wish.removesuffix("#1"), f"{wish}#1"):
            if near in alike:
                return f"no such article; write {alike[near]}"
    file = file_of(source)
    if file != source and file in seen:
        return f"the file holds one article; write {file}"
    if f"{file}#1" in seen:
        last = max(int(one.rpartition("#")[2]) for one in seen if one.startswith(f"{file}#") and file_of(one) == file)
        return f"no such article; the last one of its file is {file}#{last}"
    return "no such article; write the source as in data/articles.jsonl, or delete the row if its seed has gone"


def _plain(path: str) -> str:
    """A path as people confuse it with others: small letters, composed, slashes, nothing in front."""
    return unicodedata.normalize("NFC", path).casefold().replace("\\", "/").removeprefix("./")
