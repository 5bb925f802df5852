"""HTML as text: the cells of an export, and whole pages with what they say of their article."""

from __future__ import annotations

import re
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
_HEADING = re.compile(r"<h1(?:\s[^<>]{0,1000})?>(?:(?!</?h1).){0,2000}</h1\s*>", re.IGNORECASE)
_TITLE = re.compile(r"<title(?:\s[^<>]{0,1000})?>([^<]{1,2000})<", re.IGNORECASE)
_SAYS = re.compile(r"<(html|meta|link|time)\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_LANG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})?")
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "pubdate", "publish-date", "publication_date", "citation_publication_date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip


@frozen
class Document:
    """What a page says of its article; "" what it does not say."""

    text: str
    title: str = ""
    date: str = ""
    lang: str = ""
    url: str = ""


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
    if title:
        main = main.replace(headings[0], "", 1)
    if not title:
        found = _TITLE.search(text)
        title = said.get("og:title", "") or (" ".join(unescape(found[1]).split()) if found else "")
    dates = [said[name] for name in (*_DATES, "time") if name in said]
    date = next((date for date in dates if header.value_length(date) == len(date)), "")
    lang = _LANG.fullmatch(said.get("lang", "").lower())
    url = web_address(said.get("canonical", "") or said.get("og:url", ""))
    return Document(_tidy(_lines(_words(_AROUND.sub(" ", main)))), clean(title), date, lang[1] if lang else "", url)


def body(text: str) -> str:
    """The words of a page or of a piece of one, heading and all, without what stands around an article."""
    found = _BODY.search(text)
    return _tidy(_lines(_words(_AROUND.sub(" ", text[found.start() if found else 0 :].replace("\n", " ")))))


def _main(text: str) -> str:
    """What stands in the one `article` of a page, or all of it."""
    marks = list(_ARTICLE.finditer(text))
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
            said.setdefault(name.lower(), found.get("content", ""))
    if len(times) == 1:
        said["time"] = times.pop()
    return {name: value for name, value in said.items() if value}


def _words(text: str) -> str:
    bare = _FORMAT.sub("", _BREAK.sub("\n\n", text)).translate(_HIDDEN)
    return unescape(nh3.clean(bare, tags=set()).translate(_SHOWN))


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _tidy(text: str) -> str:
    lines = clean(text.replace("\t", " ")).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip(" \u00a0") for line in lines)).strip()
