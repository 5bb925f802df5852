"""What must hold of every file of a site, whatever was fed to the program: `broken` lists what does not.

HTML is read as browsers read it (the HTML standard's algorithm), so what counts is the tree that a reader's
browser would build, not what the bytes look like.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hostile import formats
from selectolax.lexbor import LexborHTMLParser, LexborNode

# Elements that run, fetch, embed, submit or redirect, or that change what others mean.
_FORBIDDEN = frozenset(
    "iframe frame frameset object embed applet base portal fencedframe style template slot noscript marquee "
    "foreignobject animate animatetransform animatemotion set use image feimage math audio video source track "
    "plaintext xmp listing noembed noframes keygen textarea dialog".split()
)
_ADDRESSES = frozenset(
    "href src srcset action formaction poster data cite background ping longdesc manifest xlink:href imagesrcset".split()
)
_ATTRIBUTE = re.compile(r"[a-z][a-z0-9:_-]*", re.IGNORECASE)
# Controls, and what reorders or hides text.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BLOCKS = {"application/ld+json", "application/json"}


@dataclass
class Site:
    """A built site. `outside` are what links of hand-written pages may begin with; their pictures may be missing."""

    root: Path
    outside: tuple[str, ...] = ()
    files: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for folder, folders, names in os.walk(self.root):
            for name in (*folders, *names):
                path = Path(folder, name)
                if path.is_symlink() or not (path.is_file() or path.is_dir()):
                    raise AssertionError(f"{path}: neither a file nor a folder")
                if path.is_file():
                    self.files.add(path.relative_to(self.root).as_posix())


def broken(site: Site) -> list[str]:
    """`path: what` for everything that must not be."""
    out = []
    for name in sorted(site.files):
        data = (site.root / name).read_bytes()
        if not re.fullmatch(r"[\w./ ,+@!'()~-]+", name):
            out.append(f"{name!r}: a name that is not safe everywhere")
        if name.startswith(("theme/", "pagefind/")):
            continue
        suffix = name.rpartition(".")[2]
        problems = html(site, name, data) if suffix in ("html", "xhtml") else formats.problems(suffix, name, data)
        out += [f"{name}: {problem}" for problem in problems]
    return out


def html(site: Site, name: str, data: bytes) -> Iterator[str]:
    """What is wrong with a page."""
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield str(error)
        return
    if found := INVISIBLE.search(source):
        yield f"holds {found[0]!r}"
    tree = LexborHTMLParser(source)
    if tree.root is None or tree.root.tag != "html" or source.count("</html>") != 1:
        yield "is no whole page"
        return
    mains = tree.css("main")
    if len(mains) != 1:
        yield f"{len(mains)} main elements"
    seen: set[str] = set()
    for node in tree.root.traverse(include_text=False):
        yield from _element(site, name, node, seen)


def _element(site: Site, name: str, node: LexborNode, seen: set[str]) -> Iterator[str]:
    tag = (node.tag or "").lower()
    if tag in _FORBIDDEN:
        yield f"<{tag}>"
    attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
    if tag == "script":
        yield from _script(site, name, node, attributes)
    if tag == "form" and attributes.get("action"):
        yield "a form that is sent somewhere"
    if tag == "meta" and attributes.get("http-equiv", "").lower() not in ("", "content-security-policy"):
        target = attributes.get("content", "").partition("url=")[2]
        if attributes["http-equiv"].lower() != "refresh" or not _inside(site, name, target):
            yield f"meta {attributes}"
    for key, value in attributes.items():
        if key.startswith("on") or key in ("style", "srcdoc") or not _ATTRIBUTE.fullmatch(key):
            yield f"<{tag} {key}={value!r}>"
        if (
            key in _ADDRESSES
            and not _inside(site, name, value)
            and not (tag == "a" and value.startswith(site.outside or ("\0",)))
        ):
            yield f"<{tag} {key}={value[:100]!r}> leads out"
    if identity := attributes.get("id", ""):
        if identity in seen:
            yield f"two elements with the id {identity!r}"
        seen.add(identity)


def _script(site: Site, name: str, node: LexborNode, attributes: dict[str, str]) -> Iterator[str]:
    if "src" in attributes:
        if not attributes["src"].endswith(".js") or not _inside(site, name, attributes["src"]):
            yield f"<script src={attributes['src']!r}>"
        return
    if attributes.get("type") not in _BLOCKS:
        yield f"a script in the page: {node.text()[:80]!r}"
        return
    try:
        json.loads(node.text())
    except ValueError as error:
        yield f"a data block that is no JSON: {error}"


def _inside(site: Site, page: str, link: str) -> bool:
    """Whether a link leads to a file of the site."""
    if link != link.strip() or re.search(r"[\x00-\x20\\]", link):
        return False
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("//"):
        return False
    if not parts.path:
        return True
    base = "" if page == "404.html" else os.path.dirname(page)
    path = unquote(parts.path).lstrip("/") if page == "404.html" else unquote(parts.path)
    target = os.path.normpath(os.path.join(base, path)).removeprefix("./")
    if target.startswith(("..", "/")):
        return False
    return (
        bool(site.outside)
        or target in site.files
        or f"{'' if target == '.' else target + '/'}index.html" in site.files
    )


def visible(data: bytes) -> str:
    """What a reader can read of an article's page."""
    node = LexborHTMLParser(data.decode("utf-8")).css_first("main")
    return node.text() if node else ""
