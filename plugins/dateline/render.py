"""View → bytes: our own Jinja environment, in which nothing is unescaped and nothing is silently missing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
# A template that takes another's place can build on it: {% extends "!theme/article.html" %}, as with Pelican.
THEME = "!theme"


def environment(folders: Sequence[str]) -> Environment:
    """The environment of a theme: templates from the first of `folders` that has them, and from nowhere else.

    The last folder is the theme's own; `!theme/NAME` names a template there, whatever took its place.
    """
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    own = PrefixLoader({THEME: FileSystemLoader(folders[-1])})
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(list(folders)), own]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


@lru_cache(maxsize=4)
def compiled(folders: tuple[str, ...], state: str) -> Environment:
    """The environment of a theme in this process, kept with its compiled templates; `state` tells a changed theme."""
    return environment(folders)


def render(environment: Environment, template: str, view: Any) -> bytes:
    """The page of a view, in UTF-8. Raises jinja2.TemplateError, which names the template and the line."""
    page = view.page
    text = environment.get_template(template).render(view=view, page=page, site=page.site, say=page.site.say)
    return text.encode("utf-8", "replace")


def prints(folders: Sequence[str]) -> dict[str, str]:
    """`{template: digest}` of a theme: a template's digest covers all templates that it is made of.

    Reads the files, does not compile them. A template named by an expression could not be followed, so
    the themes that this environment renders name theirs literally.
    """
    sources: dict[str, str] = {}
    for folder in reversed(folders):
        for path in sorted(Path(folder).rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            sources[name] = path.read_text(encoding="utf-8")
            sources.setdefault(f"{THEME}/{name}", sources[name])
    needs = {name: set(_REFERENCE.findall(text)) for name, text in sources.items()}
    out: dict[str, str] = {}
    for name in sources:
        seen: set[str] = set()
        todo = [name]
        while todo:
            if (here := todo.pop()) not in seen:
                seen.add(here)
                todo += needs.get(here, ())
        found = hashlib.blake2b(digest_size=16)
        for part in sorted(seen):
            found.update(f"{part}\0{sources.get(part, '')}\0".encode())
        out[name] = found.hexdigest()
    return out
