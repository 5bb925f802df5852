"""EDGE: the files that a site is dressed with: the theme's, and what the settings put before or beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import fingerprint, render, store
from .settings import Options


def templates(options: Options) -> tuple[str, ...]:
    """The folders that templates are looked for in: the first that has one gives it, the theme's own comes last."""
    return (*map(str, options.overrides), str(options.theme / "templates"))


def folders(options: Options) -> tuple[str, ...]:
    """The folders that all this lies in: the theme's, and those that are not below it, though a link there may lead to them."""
    theme = options.theme
    parts = (*templates(options), *map(str, options.static))
    return (str(theme), *(part for part in parts if theme not in Path(part).resolve().parents))


def state(options: Options) -> str:
    """A digest of all that the templates and the static files are made of."""
    return fingerprint.folders(tuple(map(Path, folders(options))))


def look(options: Options) -> render.Templates:
    """The templates: what each is made of, and what they read. Raises TemplateFault for one that is no UTF-8."""
    return render.look(templates(options))


def static(options: Options) -> Iterator[tuple[str, bytes]]:
    """The static files as (path below `theme/` of the site, bytes); of two with one path the later folder's."""
    found = {}
    for folder in options.static:
        found.update({name: folder / name for name in (store.walk(folder) if folder.is_dir() else ())})
    for name, path in sorted(found.items()):
        yield name, store.read(path)
