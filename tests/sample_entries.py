"""Invented entries and a story, for the tests of shelves, views and pages."""

from __future__ import annotations

from typing import Any

from pelican.plugins.dateline import edition, shelves, urls
from pelican.plugins.dateline.leaf import Leaf
from pelican.plugins.dateline.model import Entry, Mention, Note, Person, Quote, Story
from pelican.plugins.dateline.page import Page

DATES = ("2019-07-16", "2019-07-01", "2019-07", "2019-06-30", "2018-12-03", "2018", "", "2019?", "2019-07-02?")
COUNTRIES = (("DZ", "LY"), ("TN",), (), ("DZ",), ("LY", "CD", "DZ"), ("FR",), ("TN", "DZ"), (), ("DZ",))


def entry(number: int, date: str, countries: tuple[str, ...] = (), lang: str = "fr", **more: str) -> Entry:
    """An invented entry."""
    slug = f"depeche-{number}"
    url = f"{urls.article_folder(date)}{slug}/"
    return Entry(
        path=f"news/{url.rstrip('/')}.md",
        url=url,
        source=f"{number:04}.txt",
        title=more.get("title", f"Le pont {number} de Ras-Tilmas rouvre"),
        date=date,
        lang=lang,
        summary=more.get("summary", "Le pont a rouvert mardi."),
        dateline="Ras-Tilmas",
        countries=countries,
        primary=countries[0] if countries else "",
        words=100 + number,
        slug=slug,
    )


def entries() -> list[Entry]:
    """One of every kind of date, and two in other languages."""
    found = [entry(n, date, c) for n, (date, c) in enumerate(zip(DATES, COUNTRIES, strict=True))]
    found.append(entry(90, "2019-07-03", ("DZ",), "ar", title="فتح جسر رأس تيلماس", summary="فتح الجسر."))
    found.append(entry(91, "2019-07-04", ("GB",), "en", title="A bridge <b>opens</b> & closes"))
    return found


def site(lang: str = "fr", **more: object) -> edition.Site:
    """The site of the tests."""
    values: dict[str, object] = {"name": "Le Feuillet", "url": "", "lang": lang, "index": True, "length": 3} | more
    return edition.Site(**values)  # type: ignore[arg-type]


def editor(found: list[Entry] | None = None, **more: object) -> edition.Editor:
    """An editor of a site with these entries."""
    shared = site(**more)  # type: ignore[arg-type]
    return edition.Editor(shared, shelves.shelve(entries() if found is None else found, shared.lang))


def story(of: Entry, **more: object) -> Story:
    """A story for an entry, with evidence, people, a quotation and a doubt."""
    paragraphs = ("À Alger, le ministre libyen <Zribi> a parlé.", "« Ce pont est à nous », a-t-il dit à Alger.")
    text = "\n\n".join(paragraphs)
    again = text.rindex("Alger")
    said = text.index("Ce pont")
    values: dict[str, object] = {
        "source": of.source,
        "title": of.title,
        "paragraphs": paragraphs,
        "lang": of.lang,
        "date": of.date,
        "summary": of.summary,
        "countries": of.countries,
        "primary": of.primary,
        "mentions": (
            Mention("DZ", "Alger", 2, 7, "capital"),
            Mention("LY", "libyen", text.index("libyen"), text.index("libyen") + 6, "demonym"),
            Mention("DZ", "Alger", again, again + 5, "capital"),
        ),
        "people": (Person("Hatem Zribi", "ministre"),),
        "organisations": ("Office des ponts",),
        "quotes": (Quote("Ce pont est à nous", "Hatem Zribi", said, said + 18),),
        "notes": (Note("date", "conflict", "2019-07 / 2019-08"),),
    }
    return Story(**(values | more))  # type: ignore[arg-type]


def made(leaf: Leaf) -> tuple[Any, ...]:
    """What a leaf makes, where the pages that it reads are those of `story`."""
    (shelf,) = (arg for arg in leaf.args if isinstance(arg, shelves.Shelf)) if leaf.texts else (None,)
    return leaf.made(tuple(Page(story(entry)) for entry in shelf.entries) if shelf else ())
