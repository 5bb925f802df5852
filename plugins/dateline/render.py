"""View → bytes: our own Jinja environment, in which nothing is unescaped and nothing is silently missing."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
# A template that takes another's place can build on it: {% extends "!theme/article.html" %}, as with Pelican.
THEME = "!theme"


class TemplateFault(Exception):
    """A template that cannot be used, as one line: where, what, what to do."""


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


def render(environment: Environment, template: str, view: Any) -> bytes:
    """The page of a view, in UTF-8. Raises TemplateFault, which names the template and the line."""
    page = view.page
    try:
        text = environment.get_template(template).render(view=view, page=page, site=page.site, say=page.site.say)
    except MemoryError:
        raise
    except Exception as error:
        raise TemplateFault(_fault(error, template)) from error
    return text.encode("utf-8", "replace")


def _fault(error: Exception, template: str) -> str:
    """The line for what went wrong in a template: the innermost one at work, where that is known."""
    where = f"{getattr(error, 'filename', None) or template}:{getattr(error, 'lineno', None) or 1}"
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            where = f"{frame.filename}:{frame.lineno}"
    said = " ".join(str(error).split())
    return f"{where}: {type(error).__name__}: {said}; mend the template and run it again"


def prints(folders: Sequence[str]) -> dict[str, str]:
    """`{template: digest}` of a theme: a template's digest covers all templates that it is made of.

    Reads the files, does not compile them. A template named by an expression could not be followed, so
    the themes that this environment renders name theirs literally. Raises TemplateFault for one that is no UTF-8.
    """
    sources: dict[str, str] = {}
    for folder in reversed(folders):
        for path in sorted(Path(folder).rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            try:
                sources[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise TemplateFault(
                    f"{path}: is no UTF-8 ({error.reason}); save it as UTF-8 and run it again"
                ) from error
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
