"""View → bytes: our own Jinja environment, in which nothing is unescaped and nothing is silently missing."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .frozen import frozen

if TYPE_CHECKING:
    from jinja2 import Environment

# What a template reads of a value: `card.summary`, `card["summary"]`, `|map(attribute="when.words")`. More is no harm.
_FIELD = re.compile(r"""\.\s*(\w+)|["'](?=([\w.,\s]+)["'])""")
_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
_NAME = re.compile(r"\w+")
# A template that takes another's place can build on it: {% extends "!theme/article.html" %}, as with Pelican.
THEME = "!theme"


class TemplateFault(Exception):
    """A template that cannot be used, as one line: where, what, what to do."""


@frozen
class Templates:
    """The templates of a theme: `prints`, `{template: digest}`, and `fields`, `{template: names of fields that it may read}`.

    Both cover all templates that one is made of.
    """

    prints: Mapping[str, str]
    fields: Mapping[str, frozenset[str]]

    def read(self, fields: Collection[str], template: str = "") -> bool:
        """Whether a template, or any, may read one of these fields."""
        asked = [template] if template else self.fields
        return any(not self.fields.get(name, frozenset()).isdisjoint(fields) for name in asked)


def environment(folders: Sequence[str]) -> Environment:
    """The environment of a theme: templates from the first of `folders` that has them, and from nowhere else.

    The last folder is the theme's own; `!theme/NAME` names a template there, whatever took its place.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

    from .stencil import Environment

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


def look(folders: Sequence[str]) -> Templates:
    """The templates of a theme.

    Reads the files, does not compile them. A template or a field named by an expression could not be followed, so
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
    own = {name: frozenset(_fields(text)) for name, text in sources.items()}
    prints: dict[str, str] = {}
    fields: dict[str, frozenset[str]] = {}
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
        prints[name] = found.hexdigest()
        fields[name] = frozenset().union(*(own.get(part, ()) for part in seen))
    return Templates(prints, fields)


def _fields(text: str) -> Iterator[str]:
    for attribute, literal in _FIELD.findall(text):
        yield from [attribute] if attribute else _NAME.findall(literal)
