"""Text as Markdown that renders as that text, and back: the one owner of the escaping.

What Python-Markdown with the `extra` extensions acts on is escaped, nothing else: a hyphen or a full stop
inside a sentence stays as it is. Characters it knows take a backslash, the others become an entity.
"""

from __future__ import annotations

import re
from html import unescape

HARD_BREAK = "  \n"

_ESCAPABLE = r"\\`*_{}\[\]()>#+\-.!|"
# `_` between letters or digits is never emphasis; `&` matters only where an entity could begin.
_INLINE = re.compile(r"[\\`*\[<]|(?<![^\W_])_|_(?![^\W_])|&(?=#|[A-Za-z0-9]+;)")
# At the start of a line: headings, quotations, attribute lists; bullets and rules; numbered items;
# definitions; underlines of headings; fences.
_START = re.compile(r"[>#{]|-(?=[- ]|$)|\+(?= )|\d+(?=\. )|:(?= )|=(?==* *$)|~(?=~~)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_ESCAPED = re.compile(rf"\\([{_ESCAPABLE}])|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);")


def _mark(match: re.Match[str]) -> str:
    char = match[0]
    return _ENTITIES.get(char) or "\\" + char


def _mark_start(match: re.Match[str]) -> str:
    char = match[0]
    if char in ":=~":
        return entity(char)
    return char + "\\" if char[0].isdecimal() else "\\" + char


def entity(char: str) -> str:
    """The numeric entity of one character: `&#58;`."""
    return f"&#{ord(char)};"


def edges(text: str) -> str:
    """The text with white space at either end, which parsers strip, as entities."""
    if text[:1].isspace():
        text = entity(text[0]) + text[1:]
    if text[-1:].isspace():
        text = text[:-1] + entity(text[-1])
    return text


def escape_line(text: str) -> str:
    """One line of text as Markdown that renders as exactly that text, whatever stands before it."""
    if _INLINE.search(text):
        text = _INLINE.sub(_mark, text)
    if not text[:1].isalpha():
        text = _START.sub(_mark_start, text, count=1) if _START.match(text) else text
    return edges(text)


def unescape_line(text: str) -> str:
    """The text that one line of Markdown without active mark-up stands for."""
    if "\\" in text or "&" in text:
        return _ESCAPED.sub(lambda m: m[1] or unescape(m[0]), text)
    return text


def escape_paragraph(text: str) -> str:
    """A paragraph as a Markdown block; its single line ends become hard breaks."""
    if "\n" not in text:
        return escape_line(text)
    # Only a block of several lines can be a table.
    return HARD_BREAK.join(escape_line(line).replace("|", "\\|") for line in text.split("\n"))


def escape_body(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs as a Markdown body, one block each."""
    return "\n\n".join(map(escape_paragraph, paragraphs))


def unescape_body(body: str) -> tuple[str, ...] | None:
    """The paragraphs of which `body` is exactly our escaping; None where it is anything else (real Markdown)."""
    if not body:
        return ()
    blocks = body.split("\n\n")
    paragraphs = tuple(
        "\n".join(map(unescape_line, block.split(HARD_BREAK))) if "\n" in block else unescape_line(block)
        for block in blocks
    )
    return paragraphs if escape_body(paragraphs) == body else None
