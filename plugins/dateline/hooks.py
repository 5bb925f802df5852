"""EDGE: Pelican. The only module that imports it.

With a theme of ours (it has a `theme.toml`) the whole run is ours: Pelican reads the settings and loads
the plugins, then `Pelican.run` is replaced for that instance. With any other theme Pelican runs as always,
on the pages that were converted just before; countries and months are put into the templates' context,
and the data files are written beside the site.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import read_settings

from . import build, content, contract, export, ledger, lock, report, settings, shelves, store, ticket, wrote
from .draft import Draft
from .state import Damaged
from .walking import mark

# What a run with a theme of another maker holds until it ends: content and output are nobody else's meanwhile.
_held: list[lock.Lock] = []
# What Pelican has written in such a run, as whole paths.
_written: set[str] = set()


def connect() -> None:
    """Connect the receivers. Module-level functions: Pelican keeps weak references only."""
    signals.initialized.connect(on_initialized)
    signals.article_generator_finalized.connect(on_articles)
    signals.static_generator_finalized.connect(on_static)
    signals.content_written.connect(on_written)
    signals.feed_written.connect(on_written)
    signals.finalized.connect(on_finalized)


def run(conf: Path, overrides: Mapping[str, Any], call: ticket.Call | None = None) -> int:
    """Run Pelican with the settings file `conf` and these settings on top: the exit status.

    A run that is ours, and no other plugin's too, leaves a ticket for the next `call` like this one.
    """
    values = _values(conf, overrides)
    pelican = Pelican(values)
    if __package__ not in values["PLUGINS"]:
        raise settings.SettingsError(f"{conf}: PLUGINS does not name {__package__}; add it")
    if isinstance(pelican.run, partial) and values["PLUGINS"] == [__package__]:
        return pelican.run(call) or 0
    return pelican.run() or 0


def options(conf: Path, overrides: Mapping[str, Any]) -> settings.Options:
    """The options of a run with these settings, without the run."""
    return settings.check(_values(conf, overrides), Path.cwd())


def _values(conf: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    values = _read(conf, overrides)
    # As Pelican does for PATH and THEME: a folder in the settings file counts from that file.
    values["DATELINE_SEEDS"] = str(conf.absolute().parent / values.get("DATELINE_SEEDS", "seeds"))
    values[settings.OVERRIDES] = [str(conf.absolute().parent / name) for name in values[settings.OVERRIDES]]
    return values


def _read(conf: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    # Reading a settings file leaves nothing beside it.
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        return dict(read_settings(str(conf), override=dict(overrides)))
    except (OSError, MemoryError, settings.SettingsError):
        raise
    except Exception as error:
        # The file is Python: anything can be wrong with it.
        mine = (str(conf), str(conf.absolute()), str(conf.resolve()))
        frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename in mine]
        line = getattr(error, "lineno", None) or (frames or [1])[-1]
        said = " ".join(str(error).split())
        raise settings.SettingsError(f"{conf}:{line}: {type(error).__name__}: {said}; mend the settings") from error
    finally:
        sys.dont_write_bytecode = before


def cache(conf: Path) -> Path:
    """The cache folder that a settings file names."""
    named = str(_read(conf, {}).get("CACHE_PATH") or "cache")
    return (conf.absolute().parent / named).resolve()


def output(conf: Path) -> Path:
    """The folder of the site that a settings file names."""
    return Path(_read(conf, {})["OUTPUT_PATH"])


def address(conf: Path) -> str:
    """The address of the published site that a settings file names, "" if it names none."""
    return str(_read(conf, {}).get("SITEURL") or "") if conf.is_file() else ""


def on_initialized(pelican: Pelican) -> None:
    """Check the settings, then take over the run, or convert the seeds for Pelican's own."""
    options = settings.check(pelican.settings, Path.cwd())
    if contract.read(options.theme):
        pelican.run = partial(build.build, options)
        return
    _release()
    _written.clear()
    for folder, name in ((options.content, "lock"), (options.output, "lock-output")):
        folder.mkdir(parents=True, exist_ok=True)
        if held := lock.folder(folder, options.cache, name, report.warn):
            _held.append(held)
    kept, archive, done = build.for_pelican(options)
    report.rejects(done.rejects)
    report.notices([*settings.remarks(options), *done.notices])
    pelican.dateline = options, kept, archive, done
    pelican.settings["DATELINE_ARCHIVE"] = archive


def on_articles(generator: Any) -> None:
    """Give a stock theme `countries` and `months`: lists of (shelf, articles), as Pelican gives `tags`."""
    archive = generator.settings.get("DATELINE_ARCHIVE")
    if archive is None:
        return
    options = archive.options
    by_path = {Path(article.source_path).resolve(): article for article in generator.articles}
    shelved = shelves.shelve(archive.entries.values(), options.spoken)

    def articles(shelf: shelves.Shelf) -> list[Any]:
        paths = ((options.content / entry.path).resolve() for entry in shelf.entries)
        return [by_path[path] for path in paths if path in by_path]

    generator.context["countries"] = [(shelf, articles(shelf)) for shelf in shelved.countries.values()]
    generator.context["months"] = [(shelf, articles(shelf)) for shelf in shelved.months.values()]


def on_static(generator: Any) -> None:
    """Note the files that Pelican copies."""
    found = generator.settings
    theme = wrote.static(Path(found["THEME"]), found["THEME_STATIC_PATHS"], found["THEME_STATIC_DIR"])
    copied = [*theme, *(static.save_as for static in generator.staticfiles)]
    _written.update(os.path.join(generator.output_path, path) for path in copied)


def on_written(path: str, **rest: object) -> None:
    """Note a file that Pelican wrote."""
    _written.add(path)


def on_finalized(pelican: Pelican) -> None:
    """Write the data files beside a site that Pelican built, and take away what earlier runs wrote and this one did not."""
    options, kept, archive, done = pelican.dateline
    with closing(archive):
        archive.ledger.write(Draft(options.output, options.output))
        with suppress(Damaged):
            # Without room for it the next run reads all pages again.
            archive.ledger.note([mark((options.output / path).lstat()) for path in ledger.DATA])
    data = options.output / "data"
    store.write(data / "rejects.jsonl", export.rejects(done.rejects))
    store.write(data / "corrections.csv", content.published(archive, done))
    store.write(data / "datapackage.json", export.datapackage(options.sitename))
    ours = {f"data/{name}" for name in ("rejects.jsonl", "corrections.csv", "datapackage.json")}
    removed = wrote.settle(options.output, wrote.below(options.output, _written) | ours | {*ledger.DATA})
    kept.close()
    _release()
    gone = f", {report.number(removed, 'file')} removed" if removed else ""
    report.say(
        f"{report.number(len(archive.entries), 'article')}, {report.number(len(done.rejects), 'reject')}{gone}; open {options.output}"
    )


def _release() -> None:
    while _held:
        _held.pop().release()
