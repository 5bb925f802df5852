"""EDGE: a settings file that assigns literals and does nothing else: what Pelican would make of it, without Pelican.

To import Pelican takes longer than to make some hundred pages. It is asked wherever it, or another plugin, might have a say.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import settings

_PLUGIN = "pelican.plugins.dateline"
# Folders that count from the settings file; without one of them Pelican has one of its own.
_FOLDERS = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH")
_LISTS = (settings.OVERRIDES, settings.STATIC, "PLUGINS")
# What is asked for besides, and what only a site that Pelican builds depends on.
_ASKED = ("SITENAME", "SITEURL", "DEFAULT_LANG", "DEFAULT_PAGINATION", *(option.name for option in settings.OPTIONS))
_IDLE = (
    "AUTHOR",
    "TIMEZONE",
    "ARTICLE_PATHS",
    "PAGE_PATHS",
    "DELETE_OUTPUT_DIRECTORY",
    "RELATIVE_URLS",
    "LINKS",
    "SOCIAL",
)
_FEEDS = ("_ATOM", "_RSS")


def read(text: bytes) -> dict[str, Any] | None:
    """What a settings file assigns; None where it does anything else. SyntaxError or ValueError where it is no Python."""
    found: dict[str, Any] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if not isinstance(node, ast.Assign) or not all(isinstance(target, ast.Name) for target in node.targets):
            return None
        try:
            value = ast.literal_eval(node.value)
        except ValueError:
            return None
        found.update((target.id, value) for target in node.targets if isinstance(target, ast.Name))
    return found


def options(conf: Path, overrides: Mapping[str, Any]) -> settings.Options | None:
    """The options that a run has with this settings file and these settings on top; None where Pelican has to be asked.

    Raises SettingsError as `settings.check` does.
    """
    try:
        stated = read(conf.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    if stated is None:
        return None
    values = {name: value for name, value in stated.items() if name.isupper()} | dict(overrides)
    known = {*_FOLDERS, *_LISTS, *_ASKED, *_IDLE}
    if not all(name in known or name.endswith(_FEEDS) for name in values):
        return None
    if not all(isinstance(values.get(name), str) and values[name] for name in _FOLDERS):
        return None
    if not all(isinstance(values.get(name, []), list) for name in _LISTS) or values.get("PLUGINS") != [_PLUGIN]:
        return None
    here = conf.absolute().parent
    for name in _FOLDERS:
        values[name] = os.path.abspath(here / values[name])
    address, lang = values.setdefault("SITEURL", ""), values.setdefault("DEFAULT_LANG", "en")
    seeds, own = values.setdefault("DATELINE_SEEDS", "seeds"), values.setdefault(settings.OVERRIDES, [])
    texts = (address, lang, seeds, *own)
    if not all(isinstance(text, str) for text in texts) or address.endswith("/") or "SITENAME" not in values:
        return None
    if not os.path.isdir(values["PATH"]) or not os.path.isfile(f"{values['THEME']}/theme.toml"):
        return None
    values["DEFAULT_LANG"] = lang.lower()
    values["DATELINE_SEEDS"] = str(here / seeds)
    values[settings.OVERRIDES] = [str(here / name) for name in own]
    found = settings.check(values, Path.cwd())
    return None if found.executor else found
