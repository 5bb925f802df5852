"""RIS, the exchange format that every reference manager reads (tags as Zotero and EndNote write them)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import edtf, names, urls
from ..model import Entry


def ris(entries: Iterable[Entry], site: str, siteurl: str, lang: str) -> bytes:
    """The references of some articles, UTF-8 with the line ends that RIS wants.

    A date has its known parts only; one in doubt is said in words in a note. The address at which it was published comes
    before that of its page here, of which there is none without a `siteurl`.
    """
    return "".join(
        f"{tag}  - {value}\r\n" for entry in entries for tag, value in _tags(entry, site, siteurl, lang)
    ).encode("utf-8", "replace")


def _tags(entry: Entry, site: str, siteurl: str, lang: str) -> Iterator[tuple[str, str]]:
    known = edtf.parse(entry.date) if entry.date else None
    yield "TY", "NEWS"
    yield "TI", _line(entry.title)
    for author in entry.authors:
        if author != entry.publication:
            yield "AU", _line(names.inverted(author))
    if entry.publication:
        yield "T2", _line(entry.publication)
    # The collection in which it was found; that is no paper.
    yield "DB", _line(site)
    if known and not known.doubtful:
        yield "PY", f"{known.year:04d}"
        month = f"{known.month:02d}" if known.month else ""
        day = f"{known.day:02d}" if known.day else ""
        yield "DA", f"{known.year:04d}/{month}/{day}/"
    else:
        yield "N1", names.date(entry.date, lang)
    if entry.dateline:
        yield "CY", _line(entry.dateline)
    if entry.lang:
        yield "LA", entry.lang
    if entry.summary:
        yield "AB", _line(entry.summary)
    for code in entry.countries:
        yield "KW", names.country(code, lang)
    if entry.source:
        # Where it lies in the archive: the file that it was made from.
        yield "AV", _line(entry.source)
    if entry.original:
        yield "UR", _line(entry.original)
    if siteurl:
        yield "UR", urls.absolute(entry.url, siteurl)
    yield "ER", ""


def _line(text: str) -> str:
    """One line: a value that went on in the next could pass for a tag."""
    return " ".join(text.split())
