"""Atom feeds (RFC 4287). Their time is the articles' own: the clock is never asked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from html import escape as html_escape
from itertools import islice
from urllib.parse import quote

from . import edtf, names, urls
from .escape import attribute
from .model import Entry
from .shelves import placed

LENGTH = 50
# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# RFC 4287 wants a time for every entry. One without a known day gets the first day of what is known, which lies in no
# reader's future; it is not said to be published then: `dcterms:issued` has what is known, the summary has it in words.
_UNKNOWN = "1000-01-01T00:00:00Z"


def newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that a feed holds: the first LENGTH whose date is settled. A feed is a matter of time."""
    return tuple(islice((entry for entry in entries if placed(entry.date)[0]), LENGTH))


def atom(title: str, page: str, entries: Sequence[Entry], site: str, siteurl: str, lang: str) -> bytes:
    """The feed beside the page at address `page`: its newest entries, newest first.

    Without a `siteurl` the links are relative to the feed and the ids are tag URIs of the site's name.
    """
    listed = newest(entries)
    feed = urls.feed(page)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" xml:lang={attribute(lang)}>',
        f"<title>{clean(title)}</title>",
        f"<id>{clean(identity(feed, site, siteurl))}</id>",
        f"<updated>{max((_time(entry) for entry in listed), default=_UNKNOWN)}</updated>",
        f"<author><name>{clean(site)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={attribute(link(feed, page, siteurl))}/>',
        f'<link rel="alternate" type="text/html" href={attribute(link(page, page, siteurl))}/>',
    ]
    for entry in listed:
        lines += [
            f"<entry xml:lang={attribute(entry.lang)}>" if entry.lang else "<entry>",
            f"<title>{clean(entry.title)}</title>",
            f"<id>{clean(identity(entry.url, site, siteurl))}</id>",
            f"<updated>{_time(entry)}</updated>",
            *_issued(entry),
            *(f"<author><name>{clean(author)}</name></author>" for author in entry.authors),
            f'<link rel="alternate" type="text/html" href={attribute(link(entry.url, page, siteurl))}/>',
            *(
                [f'<link rel="via" type="text/html" href={attribute(printable(entry.original))}/>']
                if entry.original
                else []
            ),
            *(
                f"<category term={attribute(code)} label={attribute(names.country(code, lang))}/>"
                for code in entry.countries
            ),
            f"<summary>{clean(told(entry, lang))}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""]).encode()


def _time(entry: Entry) -> str:
    known = edtf.parse(entry.date) if entry.date else None
    return "{:04d}-{:02d}-{:02d}T00:00:00Z".format(*known.earliest()) if known else _UNKNOWN


def _issued(entry: Entry) -> list[str]:
    """When it was published, as far as that is known: RFC 4287 has no words for a month."""
    known = names.machine(entry.date)
    if len(known) == len("2019-07-16"):
        return [f"<published>{known}T00:00:00Z</published>"]
    return [f"<dcterms:issued>{known}</dcterms:issued>"] if known else []


def told(entry: Entry, lang: str) -> str:
    """The summary, led by the date in words where no feed can say it."""
    if len(names.machine(entry.date)) == len("2019-07-16"):
        return entry.summary
    return " – ".join(filter(None, (names.date(entry.date, lang), entry.summary)))


def link(target: str, page: str, siteurl: str) -> str:
    """The full address of `target`, or the way there from the folder of `page` where the site has no address."""
    return urls.absolute(target, siteurl) if siteurl else urls.relative(target, page, True)


def identity(address: str, site: str, siteurl: str) -> str:
    """What an entry or a feed is known by: its full address, or a tag URI of the site's name."""
    if siteurl:
        return urls.absolute(address, siteurl)
    authority = hashlib.sha256(site.encode()).hexdigest()[:12]
    return f"tag:{authority}.invalid,1970:{quote(address)}"


def clean(text: str) -> str:
    """`text` as XML has it between tags."""
    return html_escape(printable(text), quote=False)


def printable(text: str) -> str:
    """`text` with a replacement character for each that no XML can hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
