"""Why files were refused, in the language of the site.

Reasons are English sentences with values in them, as the terminal and `rejects.jsonl` have them. The catalogue has the same
sentences with {braces} where the values stand (names `reject.…`): by them a sentence is known again, its values are taken
out, and put into the sentence of the other language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from .. import interface

_PREFIX = "reject."
_VALUE = re.compile(r"\\\{(\w+)\\\}")


def said(reason: str, lang: str) -> str:
    """The reason as the site says it to readers of `lang`; as it is where no catalogue knows it.

    >>> said("cannot be read (Permission denied); check its permissions", "de")
    'ist nicht zu lesen (Permission denied); prüfen Sie die Rechte'
    """
    say = interface.words(lang)
    for name, pattern in _patterns():
        if found := pattern.fullmatch(reason):
            return say[name].format_map({key: _value(value, say) for key, value in found.groupdict().items()})
    return reason


def _value(value: str, say: Mapping[str, str]) -> str:
    """A value, in the other language where the catalogue has it, as it has `a PDF document`."""
    name = _names().get(value)
    return say[name] if name else value


@cache
def _names() -> dict[str, str]:
    """`{English text: its name}` of all reasons, and of what stands in them."""
    texts = interface.catalogue(interface.SOURCE).texts
    return {text: name for name, text in texts.items() if name.startswith(_PREFIX)}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, what its English sentence looks like with any values), those that say most themselves first."""
    ordered = sorted(_names().items(), key=lambda pair: -len(_VALUE.sub("", re.escape(pair[0]))))
    return tuple((name, re.compile(_VALUE.sub(r"(?P<\1>.*)", re.escape(text)), re.DOTALL)) for text, name in ordered)
