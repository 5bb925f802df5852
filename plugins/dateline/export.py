"""The published data: what was found, as JSON Lines and CSV with a description of every column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from . import corrections, spreadsheet, urls
from .model import Entry, Reject, Story

# (name, JSON type, description); the CSV has lists as they are written in the table of corrections.
FIELDS = (
    ("source", "string", "path of the seed below the seeds folder, #n for the n-th article of a file"),
    ("url", "string", "address of the article's page below the site"),
    ("title", "string", "title, the seed's own or made from the text"),
    ("date", "string", "EDTF (ISO 8601-2), with the precision that the source supports; empty when unknown"),
    ("lang", "string", "language of the text, ISO 639"),
    (
        "countries",
        "array",
        "ISO 3166-1 alpha-2 codes of what the story is about, most salient first; joined by `; ` in the CSV",
    ),
    ("primary_country", "string", "the country that it is about first of all"),
    (
        "mentions",
        "array",
        "words that point to a country: `words (code, kind); …` in the CSV, where they stand besides in the JSON Lines",
    ),
    ("dateline", "string", "place of the dateline"),
    ("people", "array", "people: `name | role; name; …` in the CSV"),
    ("organisations", "array", "named bodies, joined by `; ` in the CSV"),
    (
        "quotes",
        "array",
        "quotations: `text — speaker; …` in the CSV, for the eye; to take them apart use the JSON Lines",
    ),
    ("summary", "string", "one or two sentences of the text"),
    ("words", "integer", "number of words"),
    ("original", "string", "address at which the article was published, as its seed has it"),
    ("authors", "array", "who wrote it, as its seed or its byline has it; joined by `; ` in the CSV"),
    ("publication", "string", "paper, site or agency that published it, as its seed has it"),
)
# What only the JSON Lines have besides.
FULL = (
    ("headline", "string", "the seed's own headline as it stands in the text, null where it has none"),
    ("notes", "array", "doubts: field, code, detail"),
    ("text", "string", "the text in full, in which offsets count Unicode code points"),
)
REJECTED = (
    ("source", "string", "path of the seed below the seeds folder"),
    ("reason", "string", "why it could not be read, and what to do"),
)
# What sitemaps.org allows in one file.
SITEMAP_LENGTH = 50_000


def record(story: Story, entry: Entry) -> str:
    """The article's line in `articles.jsonl`. Offsets count Unicode code points in `text`."""
    mentions = [
        f'{{"code": {_said(m.code)}, "text": {_said(m.text)}, "start": {m.start}, "end": {m.end}, "kind": {_said(m.kind)}}}'
        for m in story.mentions
    ]
    people = [f'{{"name": {_said(person.name)}, "role": {_said(person.role)}}}' for person in story.people]
    quotes = [
        f'{{"text": {_said(q.text)}, "speaker": {_or_null(q.speaker)}, "start": {q.start}, "end": {q.end}}}'
        for q in story.quotes
    ]
    notes = [
        f'{{"field": {_said(note.field)}, "code": {_said(note.code)}, "detail": {_said(note.detail)}}}'
        for note in story.notes
    ]
    # Written out, as `json.dumps` would: that takes twice as long, and there is one for each article.
    return (
        f'{{"source": {_said(story.source)}, "url": {_said(entry.url)}, "title": {_said(story.title)}, '
        f'"date": {_or_null(story.date)}, "lang": {_or_null(story.lang)}, '
        f'"countries": [{", ".join(map(_said, story.countries))}], "primary_country": {_or_null(entry.primary)}, '
        f'"mentions": [{", ".join(mentions)}], "dateline": {_or_null(story.dateline)}, '
        f'"people": [{", ".join(people)}], "organisations": [{", ".join(map(_said, story.organisations))}], '
        f'"quotes": [{", ".join(quotes)}], "summary": {_said(story.summary)}, "words": {entry.words}, '
        f'"original": {_or_null(story.original)}, "authors": [{", ".join(map(_said, story.authors))}], '
        f'"publication": {_or_null(story.publication)}, "headline": {_or_null(story.headline)}, '
        f'"notes": [{", ".join(notes)}], "text": {_said(story.text)}}}'
    )


_said = json.encoder.encode_basestring


def _or_null(text: str) -> str:
    return _said(text) if text else "null"


def csv_row(story: Story, entry: Entry) -> list[str]:
    """The article's cells in `articles.csv`, in the order of FIELDS, none of which a spreadsheet would run."""
    row = [
        story.source,
        entry.url,
        story.title,
        story.date,
        story.lang,
        "; ".join(story.countries),
        entry.primary,
        "; ".join(f"{mention.text} ({mention.code}, {mention.kind})" for mention in story.mentions),
        story.dateline,
        corrections.show("people", story.people),
        "; ".join(story.organisations),
        "; ".join(f"{quote.text} — {quote.speaker}" if quote.speaker else quote.text for quote in story.quotes),
        story.summary,
        str(entry.words),
        story.original,
        "; ".join(story.authors),
        story.publication,
    ]
    return list(map(spreadsheet.unarmed, row))


def csv_head() -> str:
    """The first line of `articles.csv`."""
    return spreadsheet.line([name for name, _, _ in FIELDS])


def rejects(refused: Iterable[Reject]) -> bytes:
    """`rejects.jsonl`: the seeds that could not be read, with the reason."""
    rows = sorted((reject.source, reject.reason) for reject in refused)
    return "".join(json.dumps({"source": s, "reason": r}, ensure_ascii=False) + "\n" for s, r in rows).encode()


def datapackage(name: str) -> bytes:
    """`datapackage.json` (Frictionless Data): what the files are and what their columns mean."""
    flat = tuple((n, "string" if t == "array" else t, d) for n, t, d in FIELDS)
    corrected = tuple((column, "string", about) for column, about in corrections.PUBLISHED.items())
    package = {
        "name": "digest",
        "title": name,
        "resources": [
            _resource("articles", "articles.csv", flat, missingValues=[""], primaryKey=["source"]),
            _resource("articles-full", "articles.jsonl", (*FIELDS, *FULL), primaryKey=["source"]),
            _resource("corrections", "corrections.csv", corrected, missingValues=[""]),
            _resource("rejects", "rejects.jsonl", REJECTED),
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(name: str, path: str, fields: Iterable[tuple[str, str, str]], **keys: list[str]) -> dict[str, Any]:
    columns = [{"name": column, "type": kind, "description": about} for column, kind, about in fields]
    return {
        "name": name,
        "path": path,
        "format": path.rpartition(".")[2],
        "encoding": "utf-8",
        "schema": {"fields": columns, **keys},
    }


def robots(siteurl: str) -> bytes:
    """`robots.txt`: everything may be read, and where the sitemap is."""
    where = f"Sitemap: {siteurl}/sitemap.xml\n" if siteurl else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def sitemap(addresses: Iterable[str], siteurl: str) -> bytes:
    """`sitemap.xml`; without a site address the locations are relative, and the file waits for `make publish`."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    lines += [
        f"<url><loc>{escape(urls.absolute(address, siteurl), quote=False)}</loc></url>" for address in addresses
    ]
    return "\n".join([*lines, "</urlset>", ""]).encode()


def sitemap_parts(addresses: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """(file, its addresses) of each sitemap that the addresses fill; one alone is `sitemap.xml` itself."""
    if len(addresses) <= SITEMAP_LENGTH:
        return [("sitemap.xml", tuple(addresses))]
    cuts = range(0, len(addresses), SITEMAP_LENGTH)
    return [
        (f"sitemap-{number}.xml", tuple(addresses[cut : cut + SITEMAP_LENGTH])) for number, cut in enumerate(cuts, 1)
    ]


def sitemap_index(files: Iterable[str], siteurl: str) -> bytes:
    """The `sitemap.xml` of a site that needs several: it names the others."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    lines += [f"<sitemap><loc>{escape(urls.absolute(file, siteurl), quote=False)}</loc></sitemap>" for file in files]
    return "\n".join([*lines, "</sitemapindex>", ""]).encode()
