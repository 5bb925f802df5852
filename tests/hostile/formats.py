"""What must hold of the site's files that are no pages: each can be read by the strictest reader of its kind."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

# A cell that a spreadsheet would run: also behind what spreadsheets pass over, and behind their other separators.
FORMULA = re.compile(r"""(?:\A|[;\t\r\n])[\s"\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]""")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_RIS = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")


def problems(suffix: str, name: str, data: bytes) -> Iterator[str]:
    """What is wrong with a file of this kind; of an unknown kind that nobody has thought of it."""
    if suffix == "epub":
        yield from _epub(data)
        return
    check = READERS.get(suffix if "." in name.rpartition("/")[2] else name)
    if check is None:
        yield f"nobody has said what must hold of .{suffix} files"
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield str(error)
        return
    if found := _CONTROL.search(text):
        yield f"holds {found[0]!r}"
    try:
        yield from check(text) or ()
    except Exception as error:
        yield f"{type(error).__name__}: {str(error)[:200]}"


def _pure(value: Any) -> None:
    """Raise for a string that no UTF-8 can hold."""
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, dict):
        for key, part in value.items():
            _pure(key)
            _pure(part)
    elif isinstance(value, list):
        for part in value:
            _pure(part)


def _constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _json(text: str) -> None:
    _pure(json.loads(text, parse_constant=_constant))


def _jsonl(text: str) -> Iterator[str]:
    if text and not text.endswith("\n"):
        yield "the last line has no end"
    for line in text.split("\n")[:-1]:
        _json(line)


def _csv(text: str) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if len({len(row) for row in rows}) != 1:
        yield f"rows of {sorted({len(row) for row in rows})} cells"
    for row in rows:
        for cell in row:
            if found := FORMULA.search(cell):
                yield f"a spreadsheet would run {cell[found.start() :][:60]!r}"


def _xml(text: str) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(text.encode(), parser)
    if root.getroottree().docinfo.doctype not in ("", "<!DOCTYPE html>"):
        yield "has a document type"
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield f"an instruction, entity or comment: {etree.tostring(node)[:80]!r}"
            continue
        kind = etree.QName(node).localname
        if kind in ("script", "iframe", "object", "embed", "form") or (
            node.get("type") in ("html", "xhtml") and kind != "link"
        ):
            yield f"<{kind} {dict(node.attrib)}>"
        for key, value in node.attrib.items():
            if etree.QName(key).localname.startswith("on") or re.match(
                r"\s*(?:javascript|data|vbscript):|\s*//", value, re.I
            ):
                yield f"<{kind} {key}={value[:80]!r}>"
        if kind in ("loc", "id", "uri") and re.match(r"\s*(?:javascript|data|vbscript|file):", node.text or "", re.I):
            yield f"<{kind}> {node.text!r}"


def _ris(text: str) -> Iterator[str]:
    inside = False
    for line in text.split("\r\n")[:-1]:
        if not _RIS.fullmatch(line):
            yield f"no tag: {line[:80]!r}"
            continue
        tag = line[:2]
        if (tag == "TY") == inside or (tag != "TY" and not inside):
            yield f"{tag} where none can be"
        inside = tag != "ER"
    if inside or (text and not text.endswith("\r\n")):
        yield "the last reference has no end"


def _sums(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not re.fullmatch(r"[0-9a-f]{64}  [\w./ ,+@!'()~-]+", line):
            yield f"no sum: {line[:80]!r}"


def _robots(text: str) -> Iterator[str]:
    if not re.fullmatch(r"User-agent: \*\nAllow: /\n(?:Sitemap: https?://\S+/sitemap\.xml\n)?", text):
        yield f"says {text!r}"


def _plain(text: str) -> None:
    return None


READERS: dict[str, Callable[[str], Iterator[str] | None]] = {
    "json": _json, "jsonl": _jsonl, "webmanifest": _json, "csv": _csv, "xml": _xml, "atom": _xml, "opml": _xml, "svg": _xml,
    "ris": _ris, "bib": _plain, "txt": _robots, "SHA256SUMS": _sums,
}  # fmt: skip


def _epub(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if name.startswith("/") or ".." in name or not re.fullmatch(r"[A-Za-z0-9._/-]+", name):
                yield f"{name!r}: a name that is not safe"
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                yield from (f"{name}: {problem}" for problem in problems("xml", name, book.read(name)))
