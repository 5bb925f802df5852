"""Safe HTML → XHTML for a book: what stands in it stays, what would lead out of it or into nothing does not."""

from __future__ import annotations

from html.parser import HTMLParser

from .escape import attribute
from .feeds import clean

_VOID = frozenset({"br", "hr"})
_KEPT = _VOID | frozenset(
    "p em strong b i u s del ins sub sup small code pre blockquote ul ol li dl dt dd table thead tbody tr th td "
    "h2 h3 h4 h5 h6 a q cite abbr kbd span div".split()
)
_ATTRIBUTES = {"a": ("href", "title"), "abbr": ("title",)}
_EVERYWHERE = ("lang", "dir")
_OUTWARD = ("http://", "https://", "mailto:")


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            # A book holds no pictures of ours: what the picture says stands in its place.
            self.out.append(clean(values.get("alt", "")))
            return
        if tag == "h1":
            tag = "h2"
        if tag not in _KEPT or (tag == "a" and not values.get("href", "").lower().startswith(_OUTWARD)):
            if tag not in ("wbr", "input", "col", "source"):
                self.open.append("")
            return
        allowed = (*_ATTRIBUTES.get(tag, ()), *_EVERYWHERE)
        written = "".join(f" {name}={attribute(values[name])}" for name in allowed if name in values)
        if tag in _VOID:
            self.out.append(f"<{tag}{written}/>")
            return
        if "lang" in values:
            written += f" xml:lang={attribute(values['lang'])}"
        self.out.append(f"<{tag}{written}>")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag in ("img", "wbr", "input", "col", "source") or not self.open:
            return
        if kept := self.open.pop():
            self.out.append(f"</{kept}>")

    def handle_data(self, data: str) -> None:
        self.out.append(clean(data))


def xhtml(html: str) -> str:
    """The XHTML of sanitised HTML, well formed; links that lead nowhere outside of the site are only their words.

    >>> xhtml('<p>Un<br>mot &amp; <a href="../x">un autre</a> <img src="y.png" alt="une carte"></p>')
    '<p>Un<br/>mot &amp; un autre une carte</p>'
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.out) + "".join(f"</{tag}>" for tag in reversed(writer.open) if tag)
