"""The particulars of an article: when, where, by whom and in which paper it was published, and how it is cited."""

from __future__ import annotations

import re
from string import Formatter

from .. import interface, names, urls
from ..frozen import frozen
from ..model import Entry, Story
from .parts import Desk
from .shapes import Link, When

# So many names stand below a title.
_MANY = 20


@frozen
class Fact:
    """A line of the article's particulars: what it is, its value, and the way to what it names, "" without one.

    `place` leads to where it stands in the text, "" if nowhere.
    """

    label: str
    value: str
    lang: str = ""
    dir: str = ""
    href: str = ""
    place: str = ""


@frozen
class Reference:
    """How the article is cited: in words, as (words, whether they are somebody's own); and as files for reference managers."""

    words: tuple[tuple[str, bool], ...]
    files: tuple[Link, ...]


def signed(story: Story) -> tuple[str, ...]:
    """Who wrote an article, where its own text does not say so, and the paper."""
    authors = [author for author in story.authors[:_MANY] if not _named(author, story.text)]
    return tuple(filter(None, (*authors, story.publication)))


def _named(author: str, text: str) -> bool:
    return author in text and bool(re.search(rf"(?<!\w){re.escape(author)}(?!\w)", text))


def facts(desk: Desk, story: Story, entry: Entry, when: When) -> tuple[Fact, ...]:
    """The particulars that are known."""
    say = desk.say
    found = (
        Fact(say["article.date"], when.words),
        Fact(say["article.dateline"], story.dateline, *desk.foreign(story.lang)),
        Fact(say["article.authors"], "; ".join(story.authors), *desk.foreign(story.lang)),
        Fact(say["article.publication"], story.publication, *desk.foreign(story.lang)),
        Fact(say["article.language"], names.language(story.lang, desk.lang)),
        Fact(say["article.length"], interface.counted("words", entry.words, desk.lang)),
        Fact(say["article.source_word"], story.source, "zxx", "ltr"),
        Fact(
            say["article.original"],
            story.original.split("/")[2] if story.original else "",
            "zxx",
            "ltr",
            story.original,
        ),
    )
    return tuple(fact for fact in found if fact.value)


def cite(desk: Desk, entry: Entry, when: When) -> Reference:
    """How the article is cited: who wrote it and in which paper, as far as that is known, and here."""
    say = desk.say
    title = names.bound(entry.title, entry.lang)
    named = {"title": title, "paper": entry.publication, "site": desk.options.name, "date": when.words}
    authors = "; ".join(author for author in entry.authors[:_MANY] if author != entry.publication)
    words: list[tuple[str, bool]] = [(authors, True), (say["cite.comma"], False)] if authors else []
    for text, name, _, _ in Formatter().parse(say["cite.in" if entry.publication else "cite.as"]):
        words += [(text, False)] if text else []
        words += [(named[name], True)] if name else []
    return Reference(
        tuple(words),
        (desk.link(say["cite.ris"], urls.ris(entry.url)), desk.link(say["cite.csl"], urls.csl(entry.url))),
    )
