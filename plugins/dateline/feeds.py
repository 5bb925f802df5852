"""Atom feeds (RFC 4287). Their time is the articles' own: the clock is never asked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from . import edtf, names, urls
from .model import Entry

LENGTH = 50
# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# RFC 4287 wants a time for every entry; one without a known day gets the first day of what is known.
_UNKNOWN = "1000-01-01T00:00:00Z"


def atom(title: str, page: str, entries: Sequence[Entry], site: str, siteurl: str, lang: str) -> bytes:
    """The feed beside the page at address `page`: its newest entries, newest first.

    Without a `siteurl` the links are relative to the feed and the ids are tag URIs of the site's name.
    """
    newest = entries[:LENGTH]
    feed = urls.feed(page)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(lang)}>',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(_id(feed, site, siteurl))}</id>",
        f"<updated>{max((_time(entry) for entry in newest), default=_UNKNOWN)}</updated>",
        f"<author><name>{_text(site)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(_link(feed, page, siteurl))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(_link(page, page, siteurl))}/>',
    ]
    for entry in newest:
        lines += [
            f"<entry xml:lang={quoteattr(entry.lang)}>" if entry.lang else "<entry>",
            f"<title>{_text(entry.title)}</title>",
            f"<id>{_text(_id(entry.url, site, siteurl))}</id>",
            f"<updated>{_time(entry)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(_link(entry.url, page, siteurl))}/>',
            *(
                f"<category term={quoteattr(code)} label={quoteattr(names.country(code, lang))}/>"
                for code in entry.countries
            ),
            f"<summary>{_text(entry.summary)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""]).encode()


def _time(entry: Entry) -> str:
    known = edtf.parse(entry.date) if entry.date else None
    return "{:04d}-{:02d}-{:02d}T00:00:00Z".format(*known.earliest()) if known else _UNKNOWN


def _link(target: str, page: str, siteurl: str) -> str:
    return urls.absolute(target, siteurl) if siteurl else urls.relative(target, page, True)


def _id(address: str, site: str, siteurl: str) -> str:
    if siteurl:
        return urls.absolute(address, siteurl)
    authority = hashlib.sha256(site.encode()).hexdigest()[:12]
    return f"tag:{authority}.invalid,1970:{quote(address)}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
