"""EDGE: Pelican. The only module that imports it.

With a theme of ours (it has a `theme.toml`) the whole run is ours: Pelican reads the settings and loads
the plugins, then `Pelican.run` is replaced for that instance. With any other theme Pelican runs as always,
on the pages that were converted just before; countries and months are put into the templates' context,
and the data files are written beside the site.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import read_settings

from . import build, convert, report, settings

CONTRACT = 1


def connect() -> None:
    """Connect the receivers. Module-level functions: Pelican keeps weak references only."""
    signals.initialized.connect(on_initialized)
    signals.article_generator_finalized.connect(on_articles)
    signals.finalized.connect(on_finalized)


def run(conf: Path, overrides: Mapping[str, Any]) -> int:
    """Run Pelican with the settings file `conf` and these settings on top: the exit status."""
    values = read_settings(str(conf), override=dict(overrides))
    pelican = Pelican(values)
    if __package__ not in values["PLUGINS"]:
        raise settings.SettingsError(f"{conf}: PLUGINS does not name {__package__}; add it")
    return pelican.run() or 0


def on_initialized(pelican: Pelican) -> None:
    """Check the settings, then take over the run or convert the seeds for Pelican's own."""
    options = settings.check(pelican.settings, Path.cwd())
    if speaks_contract(options.theme):
        pelican.run = partial(build.build, options)
        return
    pelican.settings["DATELINE_RESULT"] = None
    done = convert.convert(options, report.progress("converting"))
    report.rejects(done.rejects)
    _RESULTS[id(pelican.settings)] = done


def speaks_contract(theme: Path) -> bool:
    """Whether a theme is written for Dateline's views.

    Raises SettingsError for a version of the contract that this release does not speak.
    """
    card = theme / "theme.toml"
    try:
        version = tomllib.loads(card.read_text(encoding="utf-8")).get("contract")
    except FileNotFoundError:
        return False
    except tomllib.TOMLDecodeError as error:
        raise settings.SettingsError(f"{card}: is not TOML ({error}); write contract = {CONTRACT}") from error
    if version != CONTRACT:
        raise settings.SettingsError(f"{card}: contract is {version!r}; this release speaks {CONTRACT}")
    return True
