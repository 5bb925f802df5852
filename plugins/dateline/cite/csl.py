"""CSL-JSON, the items that Zotero, Pandoc and citeproc read (schema 1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .. import edtf, names, urls
from ..model import Entry


def csl(entries: Iterable[Entry], site: str, siteurl: str, lang: str) -> bytes:
    """A JSON array with one item an article; one that has no certain date says so in words."""
    items = [_item(entry, site, siteurl, lang) for entry in entries]
    return (json.dumps(items, ensure_ascii=False, indent=0) + "\n").encode("utf-8", "replace")


def _item(entry: Entry, site: str, siteurl: str, lang: str) -> dict[str, Any]:
    here = urls.absolute(entry.url, siteurl) if siteurl else ""
    item = {
        "id": entry.url.strip("/"),
        "type": "article-newspaper",
        "title": entry.title,
        "author": [_name(author) for author in entry.authors if author != entry.publication],
        "container-title": entry.publication,
        "archive": site,
        "issued": issued(entry.date, lang),
        "publisher-place": entry.dateline,
        "language": entry.lang,
        "abstract": entry.summary,
        "keyword": ", ".join(names.country(code, lang) for code in entry.countries),
        "archive_location": entry.source,
        "URL": entry.original or here,
        "note": here if entry.original else "",
    }
    return {key: value for key, value in item.items() if value}


def _name(author: str) -> dict[str, str]:
    family, comma, given = names.inverted(author).partition(", ")
    return {"family": family, "given": given} if comma else {"literal": author}


def issued(date: str, lang: str) -> dict[str, Any]:
    """A date variable with the known parts only, `circa` where they are in doubt; {} without a date.

    >>> issued("2019-07", "en"), issued("2019?", "en")
    ({'date-parts': [[2019, 7]]}, {'date-parts': [[2019]], 'circa': True})
    """
    known = edtf.parse(date) if date else None
    if known is None:
        return {}
    if known.choices:
        return {"literal": names.date(date, lang)}
    parts: dict[str, Any] = {"date-parts": [[part for part in (known.year, known.month, known.day) if part]]}
    if known.season:
        parts["season"] = known.season - 20
    if known.qualifier:
        parts["circa"] = True
    return parts
