"""JSON Feed 1.1 (jsonfeed.org), beside every Atom feed and with the same entries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from . import feeds, names, urls
from .model import Entry


def jsonfeed(title: str, page: str, entries: Sequence[Entry], site: str, siteurl: str, lang: str) -> bytes:
    """The feed beside the page at address `page`: its newest dated entries, newest first.

    `date_published` stands only where the day is known, for the format has no other dates; `_edtf` says what
    is known of the others. Without a `siteurl` the links are relative to the feed.
    """
    feed = urls.jsonfeed(page)
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": feeds.link(page, page, siteurl),
        "feed_url": feeds.link(feed, page, siteurl),
        "language": lang,
        "authors": [{"name": site}],
        "items": [_item(entry, page, site, siteurl, lang) for entry in feeds.newest(entries)],
    }
    return (json.dumps(value, ensure_ascii=False, indent=0) + "\n").encode("utf-8", "replace")


def _item(entry: Entry, page: str, site: str, siteurl: str, lang: str) -> dict[str, Any]:
    item = {
        "id": feeds.identity(entry.url, site, siteurl),
        "url": feeds.link(entry.url, page, siteurl),
        "external_url": entry.original,
        "title": entry.title,
        "authors": [{"name": author} for author in entry.authors],
        "content_text": entry.summary or entry.title,
        "date_published": f"{entry.date}T00:00:00Z" if len(names.machine(entry.date)) == len("2019-07-16") else "",
        "language": entry.lang,
        "tags": [names.country(code, lang) for code in entry.countries],
        "_edtf": {"date": entry.date},
    }
    return {key: value for key, value in item.items() if value}
