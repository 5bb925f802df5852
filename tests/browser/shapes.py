"""Shapes of JSON: tables of what a value must have, may have, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Shape: TypeAlias = "str | re.Pattern[str] | type | list[Any] | Record | Callable[[Any], bool]"


@dataclass(frozen=True)
class Record:
    """An object with the keys of `must`, and none but these and those of `may`."""

    must: dict[str, Shape]
    may: dict[str, Shape] = field(default_factory=dict)


def wrong(value: Any, shape: Shape, where: str = "$") -> Iterator[str]:
    """What is wrong with a value, as `place: what`.

    A text stands for itself, a pattern for texts that match whole, a type for its values, `[shape]` for
    a list, `Record` for an object; a function says by itself.

    >>> list(wrong({"a": [1, "x"]}, Record({"a": [int], "b": str})))
    ['$: has no b', "$.a[1]: 'x' is no int"]
    """
    if isinstance(shape, Record):
        if not isinstance(value, dict):
            yield f"{where}: is no object"
            return
        yield from (f"{where}: has no {key}" for key in shape.must if key not in value)
        for key, part in value.items():
            inner = shape.must.get(key) or shape.may.get(key)
            if inner is None:
                yield f"{where}: {key} is not known"
            else:
                yield from wrong(part, inner, f"{where}.{key}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where}: is no list"
            return
        for number, part in enumerate(value):
            yield from wrong(part, shape[0], f"{where}[{number}]")
    elif isinstance(shape, type):
        if not isinstance(value, shape) or value == "":
            yield f"{where}: {value!r} is no {shape.__name__}"
    elif isinstance(shape, re.Pattern):
        if not isinstance(value, str) or not shape.fullmatch(value):
            yield f"{where}: {value!r} is not {shape.pattern}"
    elif isinstance(shape, str):
        if value != shape:
            yield f"{where}: {value!r} is not {shape!r}"
    elif not shape(value):
        yield f"{where}: {value!r} is not right"


LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
ADDRESS = re.compile(r"https?://[^\s]+")
# schema.org dates are ISO 8601, to the day, the month or the year.
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CODE = re.compile(r"[A-Z]{2}")

NEWS_ARTICLE = Record(
    must={
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": lambda text: isinstance(text, str) and 0 < len(text) <= 110,
        "publisher": Record({"@type": "Organization", "name": str}),
        "wordCount": int,
        "url": ADDRESS,
    },
    may={
        "datePublished": DATE,
        "dateline": str,
        "inLanguage": LANGUAGE,
        "description": str,
        "contentLocation": [Record({"@type": "Country", "name": str, "identifier": CODE})],
        "mentions": [Record({"@type": "Person", "name": str})],
        "author": [Record({"@type": str, "name": str})],
        "isBasedOn": str,
    },
)

# jsonfeed.org/version/1.1
JSON_FEED = Record(
    must={
        "version": "https://jsonfeed.org/version/1.1",
        "title": str,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "items": [
            Record(
                must={"id": str, "url": ADDRESS, "title": str, "content_text": str, "_edtf": Record({"date": str})},
                may={
                    "date_published": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"),
                    "language": LANGUAGE,
                    "tags": [str],
                    "external_url": ADDRESS,
                    "authors": [Record({"name": str})],
                },
            )
        ],
        "language": LANGUAGE,
        "authors": [Record({"name": str})],
    }
)

# Citation Style Language, schema 1.0
CSL_DATE = Record(
    must={},
    may={
        "date-parts": [
            lambda part: isinstance(part, list) and 1 <= len(part) <= 3 and all(type(n) is int for n in part)
        ],
        "season": lambda number: number in (1, 2, 3, 4),
        "circa": lambda value: value is True,
        "literal": str,
    },
)
CSL_NAME = Record(must={}, may={"family": str, "given": str, "literal": str})
CSL = [
    Record(
        must={"id": str, "type": "article-newspaper", "title": str, "archive": str},
        may={
            "author": [CSL_NAME],
            "container-title": str,
            "note": ADDRESS,
            "issued": CSL_DATE,
            "publisher-place": str,
            "language": LANGUAGE,
            "abstract": str,
            "keyword": str,
            "archive_location": str,
            "URL": ADDRESS,
        },
    )
]
