"""The text format of seeds: one or several despatches in a file, each opened by a date header (`starts`) or a block of fields; or a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..escape import clean
from ..frozen import frozen
from ..model import LOOKS_DATED, UNREADABLE, Note, RawArticle, Reject
from . import among, bare, encoding, fields, header, headlines, hypertext, mails, sections, separators, starts
from .header import EDGES, Header

PAGES = (".html", ".htm")
"""Ends of the names of files that are pages of HTML; others are if they begin as one."""


def recognises(source: str) -> bool:
    """Whether the file's name says that it is of this format."""
    return source.lower().endswith((".txt", *PAGES, *mails.SUFFIXES))


def parse(data: bytes, source: str) -> tuple[list[RawArticle], list[Reject]]:
    """The articles of a text file and the parts of it that hold none; if several, numbered in file order."""
    if data.strip() and mails.recognises(data, source):
        return _numbered([_of_mail(mail) for mail in mails.read(data)], source, "utf-8", ())
    try:
        text, name, notes = encoding.decode(data)
    except encoding.NotTextError as error:
        return [], [Reject(source, str(error))]
    if not _visible(text):
        return [], [Reject(source, "the file is empty; write a date header and text, or remove the file")]
    page = hypertext.is_document(text) or source.lower().endswith(PAGES)
    parts = list(_of_page(hypertext.document(text)) if page else split(text))
    if not parts:
        return [], [Reject(source, "the page holds no text; save its article as plain text, or remove the file")]
    return _numbered(parts, source, name, notes)


def _numbered(
    parts: Sequence[Part], source: str, name: str, notes: tuple[Note, ...]
) -> tuple[list[RawArticle], list[Reject]]:
    """The articles that the parts of a file are, numbered if there are several, and those that are none."""
    articles: list[RawArticle] = []
    rejects: list[Reject] = []
    for number, part in enumerate(parts, 1):
        place = f"{source}#{number}" if len(parts) > 1 else source
        if not _visible(part.text) and part.title:
            # A headline and nothing else is an article, too.
            part = replace(part, text=part.title, title="")
        if _visible(part.text):
            whole = part.value + part.title + part.text
            kept = [n for n in (*notes, *part.notes) if n.code != encoding.REPLACED or "\ufffd" in whole]
            if part.hint:
                kept.append(Note("date", LOOKS_DATED, clean(" ".join(part.hint.split()))))
            if part.unread:
                kept.append(Note("date", UNREADABLE, clean(" ".join(part.unread.split()))))
            articles.append(
                RawArticle(
                    place,
                    part.text,
                    part.value,
                    name,
                    tuple(kept),
                    part.title,
                    part.url,
                    part.lang,
                    author=part.author,
                    publication=part.publication,
                )
            )
        else:
            rejects.append(
                Reject(
                    place,
                    part.reason
                    or f"there is no text behind the date header “{_printable(part.value)}”; write it, or remove the header",
                )
            )
    return articles, rejects


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def _visible(text: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text)


@frozen
class Part:
    """What a file says of one article: header value, "" without one, headline above it; words that may be meant as a date, or stand for one and are not understood; why there is no text."""

    value: str
    text: str
    title: str = ""
    hint: str = ""
    unread: str = ""
    url: str = ""
    lang: str = ""
    notes: tuple[Note, ...] = ()
    reason: str = ""
    author: str = ""
    publication: str = ""


def split(text: str, parted: bool = False) -> Iterator[Part]:
    """Every article in a file, in order; or in what lines have `parted` from the rest of one, where a dateline may stand by itself."""
    blocks = fields.blocks(text)
    if others := among.inside(text):
        opening = {block.begin: block for block in (*blocks, *others)}
        yield from _mixed(text, [opening[begin] for begin in sorted(opening)])
        return
    plain = separators.blanked(text)
    found = [] if blocks and blocks[0].sure else starts.of_words(plain)
    if blocks and not found:
        yield from _of_blocks(text, blocks)
        return
    before, parts = _parted(text, plain, found)
    if _visible(before):
        plain = plain[: len(before)]
        bare_before, bare_parts = _parted(
            before, plain, starts.bare_ones(plain) or starts.of_datelines(plain, 1 if parted else 2)
        )
        if undated := bare_before.strip(EDGES):
            own, behind = _sections(undated)
            yield Part("", own, hint=bare.hint(own))
            yield from behind
        yield from bare_parts
    yield from parts


def _of_blocks(text: str, blocks: Sequence[fields.Block]) -> Iterator[Part]:
    ends = [*(block.begin for block in blocks[1:]), len(text)]
    for block, end in zip(blocks, ends, strict=True):
        yield from _of_blocks_text(block, text[block.end : end])


def _of_blocks_text(block: fields.Block, text: str) -> Iterator[Part]:
    """The article of a block of fields, and those that lines part from it; a mail is one, whatever stands in it."""
    own, others = (text, []) if block.mail else _sections(separators.trimmed(text))
    yield _of_block(block, own)
    yield from others


def _of_block(block: fields.Block, text: str) -> Part:
    body = _joined(separators.trimmed(text), block.others)
    part = _dated(Part(block.date, body, block.title, url=block.url, lang=block.lang))
    return part if part.value else replace(part, hint=bare.hint(body))


def _mixed(text: str, blocks: Sequence[fields.Block]) -> Iterator[Part]:
    """The articles of a file where blocks open some, and date headers with text on their line may open others."""
    if _visible(text[: blocks[0].begin]):
        yield from split(text[: blocks[0].begin])
    first = next((h for h in header.at_line_starts(text) if not h.alone), None)
    like = header.opening(text, first) if first else ""
    ends = [*(block.begin for block in blocks[1:]), len(text)]
    for block, end in zip(blocks, ends, strict=True):
        body = text[block.end : end]
        plain = separators.blanked(body)
        heads = starts.of_words(plain, like) if block.labelled else []
        heads = heads if heads and not heads[0].alone else []
        if block.labelled and not block.mail:
            heads = starts.below_block(plain, heads, text[block.begin : block.end])
        own, parts = _parted(body, plain, heads) if heads else (body, [])
        if not _visible(own):
            own, parts = body, []
        yield from _of_blocks_text(block, own)
        yield from parts


def _of_mail(mail: mails.Mail) -> Part:
    """The article of a mail that was encoded, as of one that was not."""
    block = fields.of_mail(mail.date, mail.subject, mail.sender)
    text = separators.trimmed(mail.text)
    block = fields.handed_on(block, text)
    part = _of_block(block, text[block.end :]) if text else Part(block.date, "", block.title)
    return replace(part, notes=mail.notes, reason=mail.reason)


def _of_page(page: hypertext.Document) -> Iterator[Part]:
    """The article of a page that says its date, or those that stand in its text."""
    if page.date and _visible(page.text):
        yield _stated(Part(page.date, page.text, page.title), page)
        return
    parts = list(split(_joined(page.title, page.text)))
    if page.single and len(parts) > 1 and _visible(page.text):
        parts = [Part("", page.text, page.title, hint=bare.hint(page.text))]
    for part in parts:
        yield _stated(part, page) if len(parts) == 1 else part


def _stated(part: Part, page: hypertext.Document) -> Part:
    """The part with what the page says of it."""
    return replace(part, url=page.url, lang=page.lang, author=page.author, publication=page.publication)


def _parted(text: str, plain: str, found: list[Header]) -> tuple[str, list[Part]]:
    """(what stands before the first of these headers, the parts that they start); `plain` is the text with separators blanked."""
    heads = headlines.of_all(plain, found)
    ends = [*(head.begin for head in heads[1:]), len(text)]
    parts = []
    for start, head, end in zip(found, heads, ends, strict=False):
        body, others = _sections(separators.trimmed(text[start.end : end]))
        said, rest = fields.below(body)
        if said.title and head.title:
            said, rest = fields.Block(0, 0), body
        byline, _, below = rest.partition("\n")
        if not start.alone and below.strip() and headlines.is_signature(byline.strip(EDGES)):
            # "Publié le 12 mars 2019 par A. Plume"
            rest = below.strip(EDGES)
        else:
            byline = ""
        kept = _joined(said.others, head.byline, byline, start.kept)
        part = Part(start.value, _joined(rest, kept), head.title or said.title, "", start.unread, said.url, said.lang)
        parts += [_dated(part), *others]
    return text[: heads[0].begin] if heads else text, parts


def _sections(text: str) -> tuple[str, list[Part]]:
    """(the text of an article up to the first line that parts another from it, the parts behind)."""
    begins = sections.cuts(text)
    if not begins:
        return text, []
    ends = [*begins[1:], len(text)]
    others = [part for begin, end in zip(begins, ends, strict=True) for part in split(text[begin:end], parted=True)]
    return separators.trimmed(text[: begins[0]]), others


def _joined(*texts: str) -> str:
    """The texts, those that are not empty, as paragraphs."""
    return "\n\n".join(filter(None, texts))


def _dated(part: Part) -> Part:
    """The part with the date of its text's first line, where its header has none."""
    found = [] if part.value else starts.bare_ones(part.text)
    if len(found) != 1 or part.text[: found[0].start].strip(EDGES):
        return part
    text = _joined(part.text[found[0].end :].strip(EDGES), found[0].kept)
    return replace(part, value=found[0].value, text=text)
