"""Whether two sites say the same: titles, dates, links and texts of every article, list and feed, not the mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = re.compile(r".*/page/\d+/$")
# In feeds, whose times are days, our summaries say it where no more than the month is known.
_MONTH = re.compile(r"^[A-Z][a-z]+ \d{4} – ")


@dataclass(frozen=True)
class Said:
    """What a site says: the content of articles, the entries of lists over all their pages, those of feeds, the front."""

    articles: dict[str, tuple[object, ...]]
    lists: dict[str, list[tuple[str, ...]]]
    feeds: dict[str, list[tuple[str, ...]]]
    front: set[tuple[str, str]]


def read(output: Path, months: str) -> Said:
    """What the site in a folder says; `months` is where its months stand, which other sites may have elsewhere."""
    articles: dict[str, tuple[object, ...]] = {}
    parts: dict[str, tuple[list[tuple[str, ...]], str]] = {}
    feeds: dict[str, list[tuple[str, ...]]] = {}
    front: set[tuple[str, str]] = set()
    for path in sorted(output.rglob("*")):
        address = "/" + path.relative_to(output).as_posix()
        if path.name == "feed.atom":
            feeds[_common(address.removesuffix("feed.atom"), months)] = list(_entries(path, address))
        elif path.name == "index.html":
            address = address.removesuffix("index.html")
            page = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
            if address == "/":
                front = {(_link(a, address, months), _number(a)) for a in page.iter("a") if a.getparent().tag == "li"}
            elif page.find(".//div") is not None:
                articles[address] = _article(page, address, months)
            elif page.find(".//li") is not None:
                parts[address] = list(_cards(page, address)), _older(page, address)
    lists = {_common(address, months): list(_through(parts, address)) for address in parts if not PAGE.match(address)}
    return Said(articles, lists, feeds, front)


def differences(one: Said, other: Said, limit: int = 5) -> list[str]:
    """Where two sites differ, a line each; none where they say the same."""
    found = []
    for kind in ("articles", "lists", "feeds"):
        left, right = getattr(one, kind), getattr(other, kind)
        for address in sorted(left.keys() | right.keys()):
            if left.get(address) != right.get(address):
                found.append(f"{kind} {address}: {_first(left.get(address), right.get(address))}")
    if one.front != other.front:
        found.append(f"front: {sorted(one.front ^ other.front)[:2]}")
    return found[:limit]


def _first(left: object, right: object) -> str:
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        if len(left) != len(right):
            return f"{len(left)} and {len(right)}"
        return next((f"{a!r} and {b!r}" for a, b in zip(left, right, strict=True) if a != b), "")
    return f"{left!r} and {right!r}"[:300]


def _through(parts: Mapping[str, tuple[list[tuple[str, ...]], str]], address: str) -> Iterator[tuple[str, ...]]:
    """The entries of a list from its first page on, as the pages lead to each other: some number them from the oldest."""
    while address in parts:
        cards, address = parts[address]
        yield from cards


def _older(page: html.HtmlElement, base: str) -> str:
    """The address of the page that goes on, "" after the last."""
    link = page.find(".//a[@rel='prev']")
    return "" if link is None else _path(link, base)


def _common(address: str, months: str) -> str:
    """Months as `/2019-07/`, wherever they stand."""
    if match := re.fullmatch(rf"{months}(\d{{4}})[-/](\d\d)/", address):
        return f"/{match[1]}-{match[2]}/"
    return address


def _link(link: html.HtmlElement, base: str, months: str) -> str:
    return _common(_path(link, base), months)


def _path(link: html.HtmlElement, base: str) -> str:
    return unquote(urljoin(f"http://x{base}", link.get("href"))).removeprefix("http://x")


def _number(link: html.HtmlElement) -> str:
    return re.sub(r"\D", "", link.tail or "")


def _text(node: html.HtmlElement) -> str:
    return _plain(node.text_content())


def _plain(text: str) -> str:
    """A text on one line; that some set the apostrophe of print is no difference."""
    return " ".join(text.replace("’", "'").split())


def _article(page: html.HtmlElement, base: str, months: str) -> tuple[object, ...]:
    links = [(_link(a, base, months), _text(a)) for a in page.iterfind(".//p/a")][1:]
    heading = _text(page.find(".//h1"))
    body = [_text(p) for p in page.iterfind(".//div//p")]
    # An article that is nothing but a headline says it once or twice.
    return (
        _text(page.find(".//title")), heading, _text(page.find(".//time")), links, [] if body == [heading] else body
    )  # fmt: skip


def _cards(page: html.HtmlElement, base: str) -> Iterator[tuple[str, ...]]:
    for item in page.iter("li"):
        yield _link(item.find("a"), base, "/"), _text(item.find("time")), _text(item.find("a"))


def _entries(path: Path, base: str) -> Iterator[tuple[str, ...]]:
    for entry in etree.parse(str(path)).getroot().iter(f"{ATOM}entry"):
        href = urljoin(f"http://x{base}", entry.find(f"{ATOM}link").get("href"))
        place = unquote(re.sub(r"^\w+://[^/]*", "", href)).removesuffix("index.html")
        summary = entry.findtext(f"{ATOM}summary") or ""
        yield (
            place,
            _plain(entry.findtext(f"{ATOM}title") or ""),
            _MONTH.sub("", _plain(re.sub(r"<[^>]+>", "", summary))),
        )
