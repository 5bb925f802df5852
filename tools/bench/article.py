"""The articles of the bench site, read from Dateline's pages and written as each generator wants its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from pelican.plugins.dateline import looking, names, page, shelves


@dataclass(frozen=True)
class Article:
    """A page: its slug, its month (`2019-07`), a time that sorts it, what is shown of it, its Markdown body."""

    slug: str
    title: str
    month: str
    time: datetime
    countries: tuple[str, ...]
    summary: str
    body: str

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return f"/{self.month[:4]}/{self.month[5:7]}/{self.slug}/"

    def edited(self) -> Article:
        """The same with a word more."""
        return replace(self, body=f"{self.body}\n\nAdded later.")

    def yaml(self) -> str:
        """The page with a header in YAML, as Hugo and Eleventy read it."""
        pairs = {
            "title": self.title,
            "date": self.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "edtf": self.month,
            "month": self.month,
            "months": [self.month],
            "countries": list(self.countries),
            "description": self.summary,
            "slug": self.slug,
            "url": self.address,
            "permalink": self.address,
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in pairs.items()]
        return "\n".join(["---", *lines, "---", "", self.body, ""])

    def pelican(self) -> str:
        """The page with a header as stock Pelican reads it."""
        pairs = {
            "Title": self.title,
            "Date": self.time.strftime("%Y-%m-%d %H:%M:%S"),
            "Edtf": self.month,
            "Category": self.month,
            "Tags": ", ".join(self.countries),
            "Summary": self.summary,
            "Slug": self.slug,
        }
        lines = [f"{key}: {value}" for key, value in pairs.items() if value]
        return "\n".join([*lines, "", self.body, ""])

    def dateline(self) -> str:
        """The page as a person would write it for Dateline."""
        pairs = {
            "Title": self.title,
            "Date_edtf": self.month,
            "Lang": "en",
            "Countries": ", ".join(self.countries),
            "Summary": self.summary,
            "Slug": self.slug,
        }
        lines = [f"{key}: {value}" for key, value in pairs.items() if value]
        return "\n".join([*lines, "", self.body, ""])


def read(content: Path) -> Iterator[Article]:
    """The articles of a content folder that Dateline made, oldest first; seconds settle what stands first in a month."""
    found = {}
    for path in sorted((content / "news").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        read = page.loads(text)
        entry = looking.entry(read.story, path.relative_to(content).as_posix())
        found[entry.path] = (entry, read.body)
    ordered = shelves.shelve([entry for entry, _ in found.values()], "en").entries
    for number, entry in enumerate(reversed(ordered)):
        body = found[entry.path][1]
        time = datetime.fromisoformat(f"{entry.date}-01") + timedelta(seconds=number)
        yield Article(Path(entry.path).stem, entry.title, entry.date, time, entry.countries, entry.summary, body)


def new(number: int) -> Article:
    """An article that is newer than all others."""
    body = f"A bridge was opened in Lima on Tuesday, the {number}th of its kind.\n\nTraffic began to move at noon."
    return Article(
        f"bridge-{number}", f"Bridge {number} opened", "2020-01", datetime(2020, 1, 1, 0, number % 60), ("PE",),
        f"A bridge was opened in Lima on Tuesday, the {number}th of its kind.", body,
    )  # fmt: skip


def labels() -> dict[str, dict[str, str]]:
    """The names of months and countries that Dateline prints, for the templates of the others."""
    months = [f"{year}-{month:02d}" for year in range(2015, 2021) for month in range(1, 13)]
    return {
        "months": {key: names.date(key, "en") for key in months},
        "countries": names.countries("en"),
    }
