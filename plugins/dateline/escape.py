"""Text as Markdown, or as a value of a page's header, and back: the one owner of the escaping.

In Markdown, what Python-Markdown with the `extra` extensions acts on is escaped, nothing else: a hyphen or a
full stop inside a sentence stays as it is. Characters it knows take a backslash, the others become an entity.

Header values reach the templates of any theme, many of which print them as they are, and some unescaped
once more (`striptags`) inside a tag or an attribute. So `<` and doubtful `&` are entities, and a text that
could close a tag or an attribute has a word joiner (invisible, without width) behind each `<` and before each
`=`: what a browser then sees is neither a tag nor an attribute that means anything.
"""

from __future__ import annotations

import re
from html import escape, unescape

HARD_BREAK = "  \n"

_ESCAPABLE = r"\\`*_{}\[\]()>#+\-.!|"
# `_` between letters or digits is never emphasis; `&` matters only where an entity could begin.
_MARKS = "\\`*[<_&"
_INLINE = re.compile(r"[\\`*\[<]|(?<![^\W_])_|_(?![^\W_])|&(?=#|[A-Za-z0-9]+;)")
# At the start of a line: headings, quotations, attribute lists; bullets and rules; numbered items;
# definitions; underlines of headings; fences.
# Ends of lines count as spaces: a hard break puts some there.
_START = re.compile(r"[>#{]|-(?=[- ]|$)|\+(?= |$)|\d+(?=\.(?: |$))|:(?= |$)|=(?==* *$)|~(?=~~)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_ESCAPED = re.compile(rf"\\([{_ESCAPABLE}])|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);")


_ADDRESS = re.compile(
    r"https?://[^\s\"<>\\^`{|}\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e0fff]{1,2000}"
)

_JOINER = "\u2060"
# Marks that embed, override or isolate the reading direction make a text read otherwise than it is written.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNFIT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


# Of them those of ASCII, in whose texts they are found four times faster so.
_CONTROLS = bytes([*range(10), *range(11, 32), 127])


def clean(text: str) -> str:
    """The text with a space for each control character or lone surrogate, without marks that turn it; line ends stay."""
    # Most texts are printable, which takes no time to see, and so are most lines of the others.
    if text.isprintable():
        return text
    if text.isascii():
        data = text.encode()
        if len(data.translate(None, _CONTROLS)) == len(data):
            return text
    elif text.replace("\n", "").isprintable():
        return text
    if "\n" in text:
        return "\n".join(map(clean, text.split("\n")))
    return _UNFIT.sub(" ", _TURNING.sub("", text))


def web_address(text: str) -> str:
    """The text, if it is an address on the web that can stand in a page as it is, else "".

    >>> web_address("https://example.org/a?b=1"), web_address("javascript:alert(1)"), web_address("https://example.org/a b")
    ('https://example.org/a?b=1', '', '')
    """
    scheme, colon, rest = text.partition(":")
    text = f"{scheme.lower()}{colon}{rest.replace('|', '%7C')}"
    return text if _ADDRESS.fullmatch(text) else ""


def attribute(text: str) -> str:
    """A text as the value of an attribute in XML, with its quotation marks.

    >>> attribute('A "B"\n& C')
    '"A &quot;B&quot;&#10;&amp; C"'
    """
    return f'"{_breaks(escape(text))}"'


def _breaks(text: str) -> str:
    """White space that XML would make a space of, as references."""
    return text if text.isprintable() else text.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def value(text: str) -> str:
    """One line of text as a value of the header that any theme can print."""
    if not text.isprintable():
        text = clean(text).replace("\n", " ")
    text = _guard(text)
    if "&" in text and unescape(text) != text:
        text = re.sub("&(?=[#A-Za-z0-9])", "&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return edges(text) if text[:1].isspace() or text[-1:].isspace() else text


def unvalue(text: str) -> str:
    """The text that a value of the header stands for, whether we or a person wrote it."""
    return _unguard(_resolve(text) if "&" in text else text)


def summary(text: str) -> str:
    """One line of text as the header's `Summary`, which Pelican renders as Markdown."""
    return escape_line(_guard(clean(text).replace("\n", " ")))


def unsummary(text: str) -> str:
    """The text that a `Summary` stands for."""
    return _unguard(unescape_line(text))


def _resolve(text: str) -> str:
    """The text with its entities resolved; a person may have written some that no line can hold."""
    return clean(unescape(text)).replace("\n", " ")


def _guard(text: str) -> str:
    if '"' in text or "<" in text or _JOINER in text:
        return text.replace("<", "<" + _JOINER).replace("=", _JOINER + "=")
    return text


def _unguard(text: str) -> str:
    if _JOINER in text:
        return text.replace("<" + _JOINER, "<").replace(_JOINER + "=", "=")
    return text


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
    # Looking for each character alone is several times faster than the pattern, and mostly in vain.
    if any(mark in text for mark in _MARKS):
        text = _INLINE.sub(_mark, text)
    if not text[:1].isalpha() and (start := _START.match(text)):
        text = _mark_start(start) + text[start.end() :]
    return edges(text)


def unescape_line(text: str) -> str:
    """The text that one line of Markdown without active mark-up stands for."""
    if "\\" in text or "&" in text:
        return _ESCAPED.sub(lambda m: m[1] or _resolve(m[0]), text)
    return text


def escape_paragraph(text: str) -> str:
    """A paragraph as a Markdown block; its single line ends become hard breaks."""
    if "\n" not in text:
        return escape_line(text)
    # Only a block of several lines can be a table.
    return HARD_BREAK.join(escape_line(line).replace("|", "\\|") for line in text.split("\n"))


def escape_body(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs as a Markdown body, one block each."""
    return "\n\n".join(escape_paragraph(clean(paragraph)) for paragraph in paragraphs)


def _is_plain(body: str) -> bool:
    """Whether each paragraph is its own escaping, seen at a glance: no mark in it, a letter first, no space last."""
    for mark in _MARKS:
        if mark in body:
            return False
    return all(
        block[:1].isalpha()
        and not block[-1].isspace()
        and "\n" not in block
        and (block.isprintable() or not _UNFIT.search(block))
        for block in body.split("\n\n")
    )


def unescape_body(body: str) -> tuple[str, ...] | None:
    """The paragraphs whose escaping is exactly `body`; None where it is anything else (real Markdown)."""
    if not body:
        return ()
    if _is_plain(body):
        return tuple(body.split("\n\n"))
    blocks = body.split("\n\n")
    paragraphs = tuple(
        "\n".join(map(unescape_line, block.split(HARD_BREAK))) if "\n" in block else unescape_line(block)
        for block in blocks
    )
    return paragraphs if escape_body(paragraphs) == body else None
