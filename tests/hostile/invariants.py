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
    "plaintext xmp listing noembed noframes keygen textarea dialog "
    "form input select option datalist button label fieldset output".split()
)
# The one page with a script and a form, both the theme's own; none of its words is anybody else's.
SEARCH = "search/index.html"
_SEARCHING = frozenset("noscript form input select option datalist button label".split())
_FIELDS = frozenset("q country month language person clear".split())
_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_SEARCH_POLICY = _POLICY | {"script-src": "'self' 'wasm-unsafe-eval'", "form-action": "'self'"}
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
    yield from _policy(name, tree)
    seen: set[str] = set()
    for node in tree.root.traverse(include_text=False):
        yield from _element(site, name, node, seen)


def _policy(name: str, tree: LexborHTMLParser) -> Iterator[str]:
    """A page says what it may fetch and run, before anything that could."""
    found = tree.css("meta[http-equiv=content-security-policy i]")
    if len(found) != 1:
        yield f"{len(found)} policies"
        return
    asked = _SEARCH_POLICY if name == SEARCH else _POLICY
    said = dict(part.strip().partition(" ")[::2] for part in (found[0].attributes["content"] or "").split(";"))
    # A page may allow less.
    if said != {key: value for key, value in asked.items() if key in said} or not said.keys() >= {
        "default-src", "base-uri", "form-action",
    }:  # fmt: skip
        yield f"policy {said}"
    before = found[0].prev
    while before is not None:
        if before.tag not in ("meta", "-text", "-comment"):
            yield f"<{before.tag}> before the policy"
        before = before.prev


def _of_search(site: Site, tag: str, node: LexborNode, attributes: dict[str, str]) -> bool:
    """Whether an element of the search page is the theme's own: a form sent to the page itself, with the known fields."""
    if tag == "noscript":
        return bool(re.fullmatch(r'<noscript><p class="intro">[^<>&]+</p></noscript>', node.html or ""))
    if tag == "form":
        sent = attributes.get("action", "")
        return attributes.get("method") == "get" and sent == "index.html" and _inside(site, SEARCH, sent)
    if tag in ("input", "select"):
        return attributes.get("name") in _FIELDS and attributes.get("type") in (None, "search")
    if tag == "button":
        return attributes.get("type") == "button" or attributes == {"type": "submit"}
    return tag in _SEARCHING


def _element(site: Site, name: str, node: LexborNode, seen: set[str]) -> Iterator[str]:
    tag = (node.tag or "").lower()
    attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
    if tag in _FORBIDDEN and not (name == SEARCH and _of_search(site, tag, node, attributes)):
        yield f"<{tag} {attributes}>"
    if tag == "script":
        yield from _script(site, name, node, attributes)
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
        if name != SEARCH or attributes["src"] != "../theme/js/search.js" or node.text().strip():
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


def searching(site: Site) -> str:
    """What the search page holds of its own, without its choices: the same whatever the archive holds."""
    node = LexborHTMLParser((site.root / SEARCH).read_text(encoding="utf-8")).css_first("main")
    for choice in node.css("option, datalist") if node else ():
        choice.decompose()
    return (node.html or "") if node else ""


def visible(data: bytes) -> str:
    """What a reader can read of an article's page."""
    node = LexborHTMLParser(data.decode("utf-8")).css_first("main")
    return node.text() if node else ""
