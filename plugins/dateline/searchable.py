"""An article as the search engine reads it: a page of its words, with what results show and may be narrowed by.

The engine (Pagefind) takes a folder of HTML pages. These are made for it alone and thrown away: the index does not
depend on the theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from . import names

# Readers choose among names; more of them than this is no choice any more.
PEOPLE = 2000


def known(records: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The names by which results can be narrowed: the PEOPLE most often named."""
    found = Counter(name for record in records for name in {person["name"] for person in record["people"]})
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return frozenset(name for name, _ in ranked[:PEOPLE])


def month(date: str) -> str:
    """The month by which an article of an EDTF date can be narrowed, `2019-07`; "" where it is not known for sure."""
    known = names.machine(date)
    return known[:7] if len(known) >= 7 else ""


def page(record: Mapping[str, Any], people: frozenset[str], lang: str) -> str:
    """The page of a line of `articles.jsonl`, for a site that speaks `lang`; `people` are those to narrow by.

    A month is the key `2019-07`, only where it is known for sure; countries and languages are names.
    """
    date = record["date"] or ""
    countries = [names.country(code, lang) for code in record["countries"]]
    spoken = record["lang"] or "und"
    told = (
        ("title", record["title"]),
        ("date", names.date(date, lang)),
        ("countries", ", ".join(countries)),
        ("lang", record["lang"] or ""),
        ("dir", names.direction(spoken) if record["lang"] else "auto"),
    )
    narrowed = (
        *(("country", country) for country in countries),
        ("month", month(date)),
        ("language", names.language(spoken, lang) if record["lang"] else ""),
        *(("person", name) for name in dict.fromkeys(p["name"] for p in record["people"]) if name in people),
    )
    head = "".join(f'<meta data-pagefind-meta="{key}[content]" content="{escape(text)}">' for key, text in told)
    head += "".join(
        f'<meta data-pagefind-filter="{key}[content]" content="{escape(text)}">' for key, text in narrowed if text
    )
    text = record["text"]
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
    return (
        f'<!doctype html><html lang="{escape(spoken)}"><head><meta charset="utf-8"><title>.</title>{head}</head>'
        # The title comes last: an excerpt, which begins where the words are, says what the title does not. The countries,
        # in the site's own language, are found by their names whatever the language of the text.
        f"<body data-pagefind-body>{paragraphs}<h1>{escape(record['title'])}</h1>"
        f"<p>{escape(', '.join(countries))}</p></body></html>"
    )
