"""What an article's page says of itself to machines: Highwire, Dublin Core, OpenGraph, schema.org."""

from __future__ import annotations

import json
from typing import Any

from .. import edtf, names, urls
from ..frozen import frozen
from ..model import Entry


@frozen
class Metadata:
    """Embedded metadata: (name, content) and (property, content) pairs; `jsonld` is safe inside a script element."""

    names: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    jsonld: str


# What would end a script element or begin a comment in one.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def metadata(entry: Entry, site: str, siteurl: str, lang: str) -> Metadata:
    """The metadata of an article's page; dates have the precision that is known, doubtful ones are left out."""
    sure = _sure(entry.date)
    address = urls.absolute(entry.url, siteurl) if siteurl else ""
    places = [names.country(code, lang) for code in entry.countries]
    pairs = [
        ("citation_title", entry.title),
        ("citation_publication_date", sure.replace("-", "/")),
        *(("citation_author", author) for author in entry.authors),
        ("citation_journal_title", entry.publication),
        ("citation_language", entry.lang),
        ("citation_keywords", "; ".join(places)),
        ("citation_fulltext_html_url", address),
        # Zotero takes whatever has a citation_journal_title for a journal article, unless it is told.
        ("z:itemType", "newspaperArticle"),
        ("DC.type", "Text"),
        ("DC.title", entry.title),
        ("DC.date", sure),
        *(("DC.creator", author) for author in entry.authors),
        ("DC.publisher", entry.publication or site),
        ("DC.language", entry.lang),
        *(("DC.coverage", place) for place in places),
        ("DC.identifier", address),
        ("DC.source", entry.original),
    ]
    graph = [
        ("og:type", "article"),
        ("og:title", entry.title),
        ("og:site_name", site),
        ("og:description", entry.summary),
        ("og:url", address),
        ("article:published_time", sure),
        *(("article:tag", place) for place in places),
    ]
    return Metadata(
        tuple(pair for pair in pairs if pair[1]),
        tuple(pair for pair in graph if pair[1]),
        jsonld(entry, sure, site, address, places),
    )


def jsonld(entry: Entry, sure: str, site: str, address: str, places: list[str]) -> str:
    """A schema.org NewsArticle; `datePublished` is `2019-07` where the day is not known."""
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": entry.title,
        "datePublished": sure,
        "dateline": entry.dateline,
        "inLanguage": entry.lang,
        "description": entry.summary,
        "wordCount": entry.words,
        "url": address,
        "author": [
            {"@type": "Organization" if names.is_body(author) else "Person", "name": author}
            for author in entry.authors
        ],
        "publisher": {"@type": "Organization", "name": entry.publication or site},
        "isBasedOn": entry.original,
        "contentLocation": [
            {"@type": "Country", "name": place, "identifier": code}
            for code, place in zip(entry.countries, places, strict=True)
        ],
        "mentions": [{"@type": "Person", "name": name} for name in entry.people],
    }
    return json.dumps({key: part for key, part in value.items() if part}, ensure_ascii=False).translate(_ESCAPES)


def _sure(date: str) -> str:
    """The date as ISO 8601, "" for one that is unknown or doubtful, or for a season."""
    known = edtf.parse(date) if date else None
    return str(known) if known and not known.doubtful and not known.season else ""
