"""A month as an e-book (EPUB 3.3): title page, contents, and its articles by country. A pure function of the month.

The same month gives the same bytes: files stand in the book in the order of reading, with one time for all of them,
and the book's own time is that of its newest article.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence

from . import edtf, feeds, interface, names, urls
from .escape import attribute
from .feeds import clean
from .frozen import frozen
from .model import Entry
from .page import Page, html
from .shelves import Shelf, tally
from .views.shapes import SiteOptions
from .xhtml import xhtml

# Readers load a file of the book as a whole: a country with many articles has several.
IN_A_FILE = 40
_STAMP = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER = (
    _HEAD + '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_STYLE = """\
body { font-family: serif; line-height: 1.5; }
h1, h2 { line-height: 1.2; text-align: start; }
h1 { margin-top: 2em; }
article { margin-top: 2em; page-break-before: auto; }
h2 { font-size: 1.25em; page-break-after: avoid; }
.meta, .source { font-family: sans-serif; font-size: 0.85em; }
.source { color: #555; overflow-wrap: anywhere; }
nav ol { list-style: none; padding-inline-start: 1em; }
.title { text-align: center; margin-top: 25%; }
"""


@frozen
class _Part:
    """A file of the book: a country, or a part of one, with its articles."""

    name: str
    heading: str
    first: bool
    articles: tuple[tuple[str, Entry, Page], ...]


def epub(pages: Sequence[Page], options: SiteOptions, shelf: Shelf) -> bytes:
    """The book of the month on `shelf`; `pages` are those of its entries, in its order."""
    book = _Book(options, shelf)
    parts = tuple(book.parts(pages))
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": book.package(parts),
        "EPUB/cover.svg": book.cover(),
        "EPUB/style.css": _STYLE,
        "EPUB/title.xhtml": book.title_page(),
        "EPUB/nav.xhtml": book.contents(parts),
        **{f"EPUB/{part.name}": book.chapter(part) for part in parts},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # The first file, unpacked: it says what the whole is.
        archive.writestr(_file("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        for name, text in files.items():
            archive.writestr(_file(name, zipfile.ZIP_DEFLATED), text.encode("utf-8", "replace"), compresslevel=6)
    return out.getvalue()


def _file(name: str, method: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = method
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


class _Book:
    """What all files of one book share."""

    def __init__(self, options: SiteOptions, shelf: Shelf) -> None:
        self.options = options
        self.shelf = shelf
        self.lang = interface.spoken(options.lang)
        self.dir = names.direction(self.lang)
        self.say = interface.words(options.lang)
        self.month = names.date(shelf.period, self.lang)
        self.title = self.say["epub.title"].format(site=options.name, month=self.month)

    def parts(self, pages: Sequence[Page]) -> Iterator[_Part]:
        """The files of the book: by main country, the most covered first, those without one last."""
        by_country: dict[str, list[tuple[str, Entry, Page]]] = defaultdict(list)
        for number, (entry, page) in enumerate(zip(self.shelf.entries, pages, strict=True), 1):
            code = entry.primary or "".join(entry.countries[:1])
            by_country[code].append((f"a{number}", entry, page))
        numbers = dict(tally(self.shelf.entries))
        for code in sorted(by_country, key=lambda code: (not code, -numbers.get(code, 0), code)):
            heading = names.country(code, self.lang) if code else self.say["month.nowhere"]
            articles = by_country[code]
            for start in range(0, len(articles), IN_A_FILE):
                name = f"{code or 'none'}-{start // IN_A_FILE + 1}.xhtml"
                yield _Part(name, heading, not start, tuple(articles[start : start + IN_A_FILE]))

    def page(self, title: str, kind: str, body: str) -> str:
        """A page of the book in the language of the site."""
        return (
            f'{_HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{self.lang}" xml:lang="{self.lang}" dir="{self.dir}">\n'
            f'<head><title>{clean(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
            f'<body epub:type="{kind}">\n{body}</body>\n</html>\n'
        )

    def title_page(self) -> str:
        """The page that says what this is."""
        lines = (
            f"<h1>{clean(self.options.name)}</h1>",
            f"<p>{clean(self.month)}</p>",
            f"<p>{clean(interface.counted('articles', self.shelf.count, self.lang))}</p>",
            f'<p class="source">{clean(self.say["epub.made"])}</p>',
        )
        return self.page(self.title, "frontmatter", f'<section class="title">{"".join(lines)}</section>\n')

    def contents(self, parts: Sequence[_Part]) -> str:
        """The navigation: countries, and under each its articles."""
        lines: list[str] = []
        for part in parts:
            if part.first:
                lines += ["</ol></li>\n"] if lines else []
                lines.append(f'<li><a href="{part.name}">{clean(part.heading)}</a><ol>\n')
            lines += [
                f'<li><a href="{part.name}#{anchor}"{self.spoken(entry)}>{clean(_title(entry))}</a></li>\n'
                for anchor, entry, _ in part.articles
            ]
        whole = "".join([*lines, "</ol></li>\n"] if lines else [])
        heading = clean(self.say["epub.contents"])
        start = f'<li><a epub:type="bodymatter" href="{parts[0].name}">{clean(self.say["epub.start"])}</a></li>'
        return self.page(
            self.say["epub.contents"],
            "frontmatter",
            f'<nav epub:type="toc" id="toc"><h1>{heading}</h1><ol>\n{whole}</ol></nav>\n'
            f'<nav epub:type="landmarks" id="landmarks" hidden="hidden"><h2>{heading}</h2><ol>'
            f'<li><a epub:type="titlepage" href="title.xhtml">{clean(self.say["epub.cover"])}</a></li>'
            f'<li><a epub:type="toc" href="nav.xhtml">{heading}</a></li>{start}</ol></nav>\n',
        )

    def chapter(self, part: _Part) -> str:
        """A file of articles."""
        body = "".join(self.article(*one) for one in part.articles)
        heading = f"<h1>{clean(part.heading)}</h1>\n" if part.first else ""
        return self.page(part.heading, "bodymatter", f'<section epub:type="chapter">{heading}{body}</section>\n')

    def article(self, anchor: str, entry: Entry, page: Page) -> str:
        """An article: title, date, place, countries, the text, and where it comes from."""
        spoken = self.spoken(entry)
        line = [clean(names.date(entry.date, self.lang))]
        line += [f"<span{spoken}>{clean(entry.dateline)}</span>"] if entry.dateline else []
        line += [clean(names.country(code, self.lang)) for code in entry.countries]
        story = page.story
        head = f"<p>{clean(story.headline)}</p>" if story.headline and story.headline != story.title else ""
        body = (
            "\n".join(f"<p>{clean(paragraph)}</p>".replace("\n", "<br/>") for paragraph in story.paragraphs)
            if page.plain
            else xhtml(html(page))
        )
        source = feeds.identity(entry.url, self.options.name, self.options.url) if self.options.url else entry.source
        return (
            f'<article id="{anchor}">\n<h2{spoken}>{clean(_title(entry))}</h2>\n<p class="meta">{" · ".join(line)}</p>\n'
            f'<div{spoken}>{head}{body}</div>\n<p class="source" dir="ltr">{clean(source)}</p>\n</article>\n'
        )

    def spoken(self, entry: Entry) -> str:
        """The attributes that say the language of an article, where it is not the site's."""
        if entry.lang.partition("-")[0] == self.lang:
            return ""
        lang = f" lang={attribute(entry.lang)} xml:lang={attribute(entry.lang)}" if entry.lang else ""
        return f'{lang} dir="{names.direction(entry.lang)}"'

    def package(self, parts: Sequence[_Part]) -> str:
        """The list of the book's files, and what is to be known of it."""
        address = urls.epub(self.shelf.period)
        languages = [self.lang, *sorted({entry.lang for entry in self.shelf.entries} - {self.lang, ""})]
        known = [known for known in (edtf.parse(entry.date) for entry in self.shelf.entries) if known]
        year, month, day = max((one.earliest() for one in known), default=(1000, 1, 1))
        metadata = (
            f'<dc:identifier id="id">{clean(feeds.identity(address, self.options.name, self.options.url))}</dc:identifier>',
            f"<dc:title>{clean(self.title)}</dc:title>",
            *(f"<dc:language>{clean(lang)}</dc:language>" for lang in languages),
            f"<dc:publisher>{clean(self.options.name)}</dc:publisher>",
            f"<dc:date>{self.shelf.period}</dc:date>",
            f'<meta property="dcterms:modified">{year:04d}-{month:02d}-{day:02d}T00:00:00Z</meta>',
            '<meta property="schema:accessMode">textual</meta>',
            '<meta property="schema:accessModeSufficient">textual</meta>',
            '<meta property="schema:accessibilityFeature">structuralNavigation</meta>',
            '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
            '<meta property="schema:accessibilityHazard">none</meta>',
        )
        kind = 'media-type="application/xhtml+xml"'
        items = (
            '<item id="cover" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
            '<item id="style" href="style.css" media-type="text/css"/>',
            f'<item id="title" href="title.xhtml" {kind}/>',
            f'<item id="nav" href="nav.xhtml" {kind} properties="nav"/>',
            *(f'<item id="p{number}" href="{part.name}" {kind}/>' for number, part in enumerate(parts)),
        )
        read = ("title", "nav", *(f"p{number}" for number in range(len(parts))))
        order = [f'<itemref idref="{name}"/>' for name in read]
        direction = ' page-progression-direction="rtl"' if self.dir == "rtl" else ""
        return (
            f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
            f'xml:lang="{self.lang}" dir="{self.dir}">\n'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_lines(metadata)}</metadata>\n'
            f"<manifest>\n{_lines(items)}</manifest>\n"
            f"<spine{direction}>\n{_lines(order)}</spine>\n</package>\n"
        )

    def cover(self) -> str:
        """The picture on the shelf: name and month."""
        size = min(72, 900 // max(1, len(self.options.name)))
        return (
            f'{_HEAD}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800" '
            f'xml:lang="{self.lang}">\n<title>{clean(self.title)}</title>\n'
            '<rect width="600" height="800" fill="#fdfcf9"/><path d="M60 250h480M60 256h480M60 480h480" stroke="#1b1b1a"/>\n'
            f'<g text-anchor="middle" font-family="serif" fill="#1b1b1a" direction="{self.dir}">'
            f'<text x="300" y="350" font-size="{size}" font-weight="bold">{clean(self.options.name)}</text>'
            f'<text x="300" y="430" font-size="40">{clean(self.month)}</text></g>\n</svg>\n'
        )


def _title(entry: Entry) -> str:
    return " ".join(entry.title.split()) or entry.source


def _lines(values: Sequence[str]) -> str:
    return "".join(f"{value}\n" for value in values)
