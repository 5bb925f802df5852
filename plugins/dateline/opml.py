"""OPML 2.0: all feeds of the site as one list that a reader of feeds takes in."""

from __future__ import annotations

from collections.abc import Iterable

from . import feeds, urls
from .escape import attribute


def opml(site: str, siteurl: str, listed: Iterable[tuple[str, str]]) -> bytes:
    """The outline of `listed`: (title, address of the page) of each feed; links count from the site's root."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head><title>{feeds.clean(site)}</title></head>",
        "<body>",
    ]
    for title, page in listed:
        name = attribute(feeds.printable(title))
        xml, html = (attribute(feeds.link(to, urls.FRONT, siteurl)) for to in (urls.feed(page), page))
        lines.append(f'<outline type="rss" text={name} title={name} xmlUrl={xml} htmlUrl={html}/>')
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode()
