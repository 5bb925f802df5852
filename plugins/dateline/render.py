"""View → bytes: our own Jinja environment, in which nothing is unescaped and nothing is silently missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment(folders: Sequence[str]) -> Environment:
    """The environment of a theme: templates from the first of `folders` that has them, and from nowhere else."""
    return Environment(
        loader=FileSystemLoader(list(folders)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render(environment: Environment, template: str, view: Any) -> bytes:
    """The page of a view, in UTF-8. Raises jinja2.TemplateError, which names the template and the line."""
    return environment.get_template(template).render(view=view, frame=view.frame, words=view.frame.words).encode()
