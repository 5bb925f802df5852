"""Markdown that a person wrote: sanitised HTML, and its plain text block by block."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import nh3
from markdown import Markdown

from .escape import clean

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6r]|header"
    r"|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SPACES = re.compile(r"[ \t]+")
# What footnotes and highlighted code need to keep working.
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
for _tag in ("a", "code", "div", "li", "pre", "span", "sup"):
    _ATTRIBUTES.setdefault(_tag, set()).update(("class", "id"))


@cache
def _parser() -> Markdown:
    """The one parser, as Pelican's default `MARKDOWN` setting makes it; without the header, which is ours."""
    return Markdown(
        extensions=["markdown.extensions.codehilite", "markdown.extensions.extra"],
        extension_configs={"markdown.extensions.codehilite": {"css_class": "highlight"}},
        output_format="html",
    )


def render(body: str) -> str:
    """Sanitised HTML of a Markdown body."""
    parser = _parser()
    parser.reset()
    return nh3.clean(parser.convert(body), attributes=_ATTRIBUTES)


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
