"""Jinja as every page needs it: what a template gives, to the byte, at less cost.

A site has hundreds of values a page and mostly the same few templates: what Jinja does again for each of them is done once.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

import jinja2
from markupsafe import Markup, escape


def escaped(value: Any) -> str:
    """What `escape` gives, as a text that goes into a page, and nowhere else: so it need not say that it is escaped.

    >>> escaped("a"), escaped("<b> & \\"c\\" 'd'") == str(escape("<b> & \\"c\\" 'd'"))
    ('a', True)
    """
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return escape(value)
    text: str = value
    # Most values have none of these, and to look for one character takes no time.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "'" in text:
        text = text.replace("'", "&#39;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    return text


class Template(jinja2.Template):
    """A template whose values are put in by `escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        found = super().from_code(environment, code, globals, uptodate)
        # A compiled template calls it on what it gives, and on nothing else.
        found.root_render_func.__globals__["escape"] = escaped
        return found


class Environment(jinja2.Environment):
    """An environment whose templates and globals stay as they are, so that they are looked for once."""

    template_class = Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        if globals is not None or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}
