"""HTML as text: the cells of an export, and whole pages with what they say of their article."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape

import nh3

from ..escape import clean, web_address
from ..frozen import frozen
from . import header

_TAG = re.compile(
    r"</?(?:p|div|br|hr|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|table|tr|td|section|article"
    r"|script|style|iframe|font|center)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
# Blocks in blocks, and formats that close crosswise, would cost the parser more than their number.
_BREAK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|dl|li|dt|dd|figure|figcaption|blockquote|table|caption|thead|tbody|tfoot|tr|section|article|main|header"
    r"|footer|nav|aside|address|center|details|summary|dialog|fieldset|hgroup|menu|pre|time)(?:[\s/][^<>]*)?>|<[bh]r(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
# Words of neighbouring cells are words of their own.
_CELL = re.compile(r"</t[dh]\s{0,9}>", re.IGNORECASE)
_FORMAT = re.compile(
    r"</?(?:a|b|big|code|em|font|i|nobr|s|small|span|strike|strong|tt|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
# What stands around an article.
_AROUND = re.compile(
    r"<(script|style|nav|footer|aside|form|noscript|template|svg|button|iframe|title)(?:[\s/][^<>]*)?>(?:(?!</?\1).)*</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
# The parser takes time with the square of the number of these, so it sees others in their place, which are no characters of any text.
_HIDDEN = str.maketrans("&\u00a0", "\ufdd0\ufdd1")
_SHOWN = str.maketrans("\ufdd0\ufdd1", "&\u00a0")
_BLANK_LINES = re.compile(r"\n{2,}")
_DOCUMENT = re.compile(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_BODY = re.compile(r"</head\s*>|<body[\s>]", re.IGNORECASE)
_ARTICLE = re.compile(r"<(/?)article(?:\s[^<>]*)?>", re.IGNORECASE)
_MAIN = re.compile(r"<(/?)main(?:\s[^<>]*)?>", re.IGNORECASE)
_LINKED = re.compile(
    r"<script\s[^<>]{0,200}application/ld\+json[^<>]{0,200}>([^<]*(?:<(?!/script)[^<]*)*)", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}|\d[/.-]\d\d?[/.-]\d\d")
_KIND = re.compile(r"Article|Posting|Report", re.IGNORECASE)
_PARTING = f"{header.BLANKS}-–—|·•,;:/()"
# So many lines below and above a heading may say when a page was published, of so many characters.
_BELOW, _ABOVE, _LINE = 5, 3, 160
# So many authors of one article are named at most, in so many characters.
_MANY, _LONG = 20, 4000
_HEADING = re.compile(r"<h1(?:\s[^<>]{0,1000})?>(?:(?!</?h1).){0,2000}</h1\s*>", re.IGNORECASE)
_TITLE = re.compile(r"<title(?:\s[^<>]{0,1000})?>([^<]{1,2000})<", re.IGNORECASE)
_SAYS = re.compile(r"<(html|meta|link|time)\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_LANG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})?")
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "pubdate", "publish-date", "publication_date", "citation_publication_date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip

_AUTHORS = (
    "citation_author",
    "linked:author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
)
_PUBLICATIONS = ("citation_journal_title", "linked:publisher", "og:site_name", "dc.publisher", "dcterms.publisher")


@frozen
class Document:
    """What a page says of its article; "" what it does not say. `single` where it has one heading or one main part: it is one article."""

    text: str
    title: str = ""
    date: str = ""
    lang: str = ""
    url: str = ""
    author: str = ""
    publication: str = ""
    single: bool = False


def plain(text: str) -> str:
    """The text without the tags of HTML, with its paragraphs and with what its entities stand for."""
    if _TAG.search(text):
        text = _words(text)
    elif _ENTITY.search(text):
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return _tidy(text)


def is_document(text: str) -> bool:
    """Whether a text is a page of HTML: it begins as one."""
    return bool(_DOCUMENT.match(text))


def document(text: str) -> Document:
    """The article of a page: its main text, and what the page says of it where it says one thing."""
    said = _said(text)
    body = _BODY.search(text)
    main = _main(text[body.start() if body else 0 :].replace("\n", " "))
    headings = _HEADING.findall(main)
    title = " ".join(plain(headings[0]).split()) if len(headings) == 1 else ""
    single = len(headings) == 1 or len(main) < len(text) - (body.start() if body else 0)
    above = ""
    if title:
        # What stands above the heading is the way to other pages.
        above, _, main = main.partition(headings[0])
    if not title:
        found = _TITLE.search(text)
        title = said.get("og:title", "") or (" ".join(unescape(found[1]).split()) if found else "")
    dates = [said[name] for name in (*_DATES, "linked", "time") if name in said]
    date = next((date for date in dates if header.value_length(date) == len(date)), "")
    lang = _LANG.fullmatch(said.get("lang", "").lower())
    url = web_address(said.get("canonical", "") or said.get("og:url", ""))
    words = _tidy(_lines(_words(_AROUND.sub(" ", main))))
    said_date, words = _published(words, _BELOW)
    if above and not said_date:
        lines = _lines(_words(_AROUND.sub(" ", above))).split("\n")
        said_date, _ = _published("\n".join(list(filter(None, lines))[-_ABOVE:]), _ABOVE)
    author, publication = (
        next((clean(said[name]) for name in named if said.get(name) and "://" not in said[name]), "")
        for named in (_AUTHORS, _PUBLICATIONS)
    )
    return Document(words, clean(title), date or said_date, lang[1] if lang else "", url, author, publication, single)


def _published(text: str, most: int) -> tuple[str, str]:
    """(the date of the first line among `most` that says when a page was published, the text without that line); ("", the text) without one.

    When it was changed is no text either; what else stands there goes to the end.
    """
    lines = text.split("\n", 3 * most)
    seen = 0
    for number, line in enumerate(lines[: 3 * most]):
        seen += bool(line)
        if seen > most:
            break
        one = _date_line(line) if len(line) <= _LINE else None
        if one:
            rest = _tidy("\n".join([*lines[:number], *lines[number + 1 :]]))
            return (one[0], "\n\n".join(filter(None, (rest, one[1])))) if rest else ("", text)
    return "", text


def _date_line(line: str) -> tuple[str, str] | None:
    """(the first date of a line such as `Publié le 12 mars 2019 à 10h05 - Mis à jour le 14 mars 2019`, what else it says), None of another."""
    date = ""
    while opening := _words_before().match(line):
        size = header.value_length(line[opening.end() : opening.end() + header.WINDOW])
        rest = line[opening.end() + size :]
        if not size or rest[:1].isalnum():
            break
        date = date or line[opening.end() : opening.end() + size].strip()
        line = rest.strip(_PARTING)
        if rest.strip(header.BLANKS)[:1] not in ("", *_PARTING):
            break
    if not _YEAR.search(date) or line.endswith((".", "!", "?", "…", "؟")) or len(line.split()) > _BELOW:
        return None
    return date, line


@cache
def _words_before() -> re.Pattern[str]:
    """The words that announce when a page was published or changed."""
    forms = sorted({*header.forms("published")}, key=len, reverse=True)
    return re.compile(
        rf"[{header.BLANKS}]*(?:{'|'.join(map(re.escape, forms))})(?: (?:le|on|el|am))?[{header.BLANKS}]*[:：]?[{header.BLANKS}]+",
        re.IGNORECASE,
    )


def _linked(text: str) -> dict[str, str]:
    """What linked data (JSON-LD) say of articles, if of all of them the same: `linked`, the date of publication, `linked:author`, `linked:publisher`.

    What is broken is passed over.
    """
    found: dict[str, dict[str, None]] = {"linked": {}, "linked:author": {}, "linked:publisher": {}}
    for script in _LINKED.findall(text):
        try:
            waiting = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop()
            if isinstance(one, list):
                waiting += one
            elif isinstance(one, dict):
                if _KIND.search(str(one.get("@type", ""))[:200]):
                    for name, key in zip(found, ("datePublished", "author", "publisher"), strict=True):
                        # An article that has no author is not another's author's.
                        if (said := _called(one.get(key))) or key != "datePublished":
                            found[name][said] = None
                graph = one.get("@graph") or one.get("mainEntity") or ()
                waiting += graph if isinstance(graph, list) else [graph]
    return {name: next(iter(said)) for name, said in found.items() if len(said) == 1}


def _called(value: object) -> str:
    """A text of linked data, the name of a thing, or those of several: "A; B"."""
    several = value[:_MANY] if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in several]
    return "; ".join(
        dict.fromkeys(" ".join(name.split()) for name in names if isinstance(name, str) and name.strip())
    )


def body(text: str) -> str:
    """The words of a page or of a piece of one, heading and all, without what stands around an article."""
    found = _BODY.search(text)
    return _tidy(_lines(_words(_AROUND.sub(" ", text[found.start() if found else 0 :].replace("\n", " ")))))


def _main(text: str) -> str:
    """What stands in the one `article` or `main` of a page, or all of it."""
    for kind in (_ARTICLE, _MAIN):
        marks = list(kind.finditer(text))
        if [mark[1] for mark in marks] == ["", "/"]:
            return text[marks[0].end() : marks[1].start()]
    return text


def _said(text: str) -> dict[str, str]:
    """What the tags that describe a page say, by the name of the thing; what several say in several ways is left out."""
    said: dict[str, str] = {}
    times: set[str] = set()
    for tag, inside in _SAYS.findall(text):
        found = {name.lower(): unescape(a or b or c).strip() for name, a, b, c in _ATTRIBUTE.findall(inside)}
        if tag.lower() == "html":
            said.setdefault("lang", found.get("lang", ""))
        elif tag.lower() == "time":
            times.add(found.get("datetime", ""))
        elif tag.lower() == "link" and found.get("rel", "").lower() == "canonical":
            said.setdefault("canonical", found.get("href", ""))
        elif tag.lower() == "meta":
            name = found.get("property") or found.get("name") or found.get("itemprop") or ""
            name, content = name.lower(), found.get("content", "")
            if name in _AUTHORS and said.get(name) and content not in said[name]:
                # A line each, where there are several.
                content = f"{said.pop(name)}; {content}"
            said.setdefault(name, content[:_LONG])
    if len(times) == 1:
        said["time"] = times.pop()
    said |= _linked(text)
    return {name: value for name, value in said.items() if value}


def _words(text: str) -> str:
    bare = _FORMAT.sub("", _BREAK.sub("\n\n", _CELL.sub(" ", text))).translate(_HIDDEN)
    return unescape(nh3.clean(bare, tags=set()).translate(_SHOWN))


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _tidy(text: str) -> str:
    lines = clean(text.replace("\t", " ")).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip(" \u00a0") for line in lines)).strip()
