"""Markdown that a person wrote: sanitised HTML, and its plain text block by block."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

import nh3
from markdown import Markdown

from .escape import clean

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6r]|header"
    r"|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SPACES = re.compile(r"[ \t]+")
# A longer body is text; so is one that is nested deeper than the parser can follow, and one that it would take too long over:
# it looks again at the rest of a block for most marks in it, and at all of a body for most of what is defined in it.
LONGEST = 500_000
DEEPEST = 100
COSTLIEST = 100_000_000
_BLANK = re.compile(r"\n[ \t]*\n")
_MARK = re.compile(r"[*`<&\\{]|(?<!\w)_|_(?!\w)")
# Brackets that are not closed soon, and what opens a line.
_OPEN = re.compile(
    r"\[(?![^\[\]]{0,300}\])|\]\((?![^()]{0,500}\))|^[ \t]*(?:[#>:|=~+-]|\d+\.)",
    re.MULTILINE,
)
# Tags that are not closed soon: their end is looked for in all that follows.
_AJAR = re.compile(r"<[\w!?/](?![^<>]{0,500}>)")
_SPREAD = re.compile(r"^ {0,3}(?:\*\[|\[|```|~~~)|\[\^", re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_VOID = frozenset(("br", "hr", "img", "col", "wbr", "area"))
# The sanitiser takes time in the square of how many of these stand in a text; so it gets a character that means nothing.
_NBSP = re.compile(r"\u00a0|&(?:nbsp|#0*160|#[xX]0*[aA]0)(?![0-9A-Za-z]);?")
_STAND_IN = "\ufdd0"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ODD = re.compile(r"[^/?#]*:|.*[\x00-\x1f\x7f-\x9f\u2028\u2029]", re.DOTALL)
_PREFIX = "own-"
# What footnotes and the languages of code need to keep working.
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
for _tag in ("a", "code", "div", "li", "pre", "span", "sup"):
    _ATTRIBUTES.setdefault(_tag, set()).update(("class", "id"))


@cache
def _parser() -> Markdown:
    """The one parser, as Pelican's default `MARKDOWN` setting makes it; without the header, which is ours.

    And without the colours for code: guessing its language takes milliseconds a line, and the readers of some are slow.
    """
    return Markdown(
        extensions=["markdown.extensions.extra"],
        output_format="html",
    )


def render(body: str, depth: int | None = None) -> str:
    """Sanitised HTML of a Markdown body; `depth` folders below the site's, where links may lead and no further.

    Links may lead to other sites, pictures may not come from there: nothing is fetched from anywhere else. The names
    of places in the text are set apart from the page's own.
    """
    parser = _parser()
    parser.reset()
    try:
        html = _clean(parser.convert(body), depth) if len(body) <= LONGEST and not _costly(body) else ""
    except Exception:
        # The parser fails on some odd bodies (too deep; attribute lists on nothing); nobody knows its state then.
        _parser.cache_clear()
        html = ""
    return html if html and not _deeper(html) else _as_text(body)


def _costly(body: str) -> bool:
    blocks = _BLANK.split(body)
    cost = (10 * len(_SPREAD.findall(body)) + len(_AJAR.findall(body)) + len(blocks) // 100) * len(body)
    for block in blocks:
        cost += (len(_MARK.findall(block)) + 10 * len(_OPEN.findall(block))) * len(block)
    return cost > COSTLIEST


def _clean(html: str, depth: int | None) -> str:
    html = _NBSP.sub(_STAND_IN, html.replace(_STAND_IN, "\ufffd"))
    html = nh3.clean(html, attributes=_ATTRIBUTES, attribute_filter=_Filter(depth))
    return html.replace(_STAND_IN, "&nbsp;")


def _deeper(html: str) -> bool:
    """Whether the elements of sanitised HTML stand deeper in each other than readers of books and feeds follow."""
    level = 0
    for match in _TAG.finditer(html):
        if match[2] not in _VOID:
            level += -1 if match[1] else 1
            if level > DEEPEST:
                return True
    return False


def _as_text(body: str) -> str:
    """A body as paragraphs in which nothing but its characters is left."""
    return "\n".join(f"<p>{escape(block)}</p>" for block in body.split("\n\n"))


class _Filter:
    """Says what becomes of an attribute: its value, or None where it has to go."""

    def __init__(self, depth: int | None) -> None:
        self._depth = depth
        self._seen: set[str] = set()

    def __call__(self, tag: str, name: str, value: str) -> str | None:
        if name == "id":
            if value in self._seen:
                return None
            self._seen.add(value)
            return f"{_PREFIX}{value}"
        if name not in ("href", "src", "cite"):
            return value
        # Browsers pass over spaces and controls at the ends.
        value = value.strip("".join(map(chr, range(33))))
        if _SCHEME.match(value):
            # nh3 has seen to the schemes.
            return value.replace(" ", "%20") if tag == "a" else None
        if value.startswith("#"):
            return f"#{_PREFIX}{value[1:]}"
        # `//host`, which browsers also read in `/\\host`, Pelican's own `{filename}x`, and ways out of the site.
        # Before a colon stands a scheme: what is none, readers take for one or for a name, each in their way.
        if not value or value[0] in "/\\{|" or "\\" in value or _ODD.match(value) or self._leaves(value):
            return None
        return value.replace(" ", "%20")

    def _leaves(self, link: str) -> bool:
        level = lowest = 0
        for part in unquote(re.split("[?#]", link, maxsplit=1)[0]).split("/"):
            level += (part not in ("", ".")) - 2 * (part == "..")
            lowest = min(lowest, level)
        return self._depth is not None and -lowest > self._depth


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _BLOCKS.fullmatch(tag):
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self.end_block()

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def end_block(self) -> None:
        lines = (_SPACES.sub(" ", line).strip() for line in clean("".join(self.parts)).split("\n"))
        if block := "\n".join(line for line in lines if line):
            self.found.append(block)
        self.parts.clear()


def blocks(html: str) -> tuple[str, ...]:
    """The plain text of HTML, one string a block; single line ends inside a block are kept."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return tuple(reader.found)
