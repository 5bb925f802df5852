"""EDGE: `python -m pelican.plugins.dateline VERB`, which the Makefile calls."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from . import calling, faults, report
from .render import TemplateFault
from .settings import SettingsError, options_from
from .store import SUMS
from .version import VERSION

if TYPE_CHECKING:
    import argparse

    from .door import Looked


# Options of which the front door knows that the settings still come to them, and what it saw on its way.
Known: TypeAlias = tuple[Mapping[str, Any], "Looked | None"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb: its exit status, 0 when it did what it says, 2 for a call or settings that can't be used."""
    status = _run(argv, _build)
    assert status is not None
    return status


def alone(known: Known | None) -> int | None:
    """Build as `main` does, without Pelican: the exit status, None where Pelican has to be asked after all."""
    return _run(None, partial(_build_alone, known=known))


def _run(argv: Sequence[str] | None, build: Callable[[argparse.Namespace], int | None]) -> int | None:
    words = sys.argv[1:] if argv is None else argv
    arguments = calling.parsed(words)
    run = build if arguments.verb == "build" else _VERBS[arguments.verb]
    # Values here live until the end of the run; looking for garbage among them again and again finds none. Who makes
    # many small things looks for his own (`work`).
    gc.set_threshold(2_000_000, 50, 50)
    try:
        status = run(arguments)
    except SettingsError as error:
        for line in str(error).splitlines():
            report.warn(line)
        return 2
    except KeyboardInterrupt:
        report.warn("interrupted; run it again to go on")
        return 130
    except Exception as error:
        if isinstance(error, _foreseen()):
            report.warn(faults.line(error))
            return 1
        import traceback

        # A mistake of ours: all that is known of it, and nothing of a seed that a terminal would obey.
        for line in traceback.format_exc().splitlines():
            report.warn(line)
        report.warn(
            f"dateline {VERSION}: it failed on something that it should have named; report it with the lines above"
        )
        return 1
    return status


def _foreseen() -> tuple[type[Exception], ...]:
    """What can happen to a run without a mistake of ours."""
    # What many runs never load takes longer to load than to see that nothing changed.
    from concurrent.futures import BrokenExecutor

    return OSError, MemoryError, BrokenExecutor, TemplateFault


def _overrides(arguments: argparse.Namespace) -> dict[str, Any]:
    """Pelican settings that the call states; folders become absolute, from where the call was made."""
    values: dict[str, Any] = {}
    for name, key in (("seeds", "DATELINE_SEEDS"), ("content", "PATH"), ("output", "OUTPUT_PATH")):
        if folder := getattr(arguments, name):
            values[key] = str(folder.absolute())
    if arguments.siteurl:
        values["SITEURL"] = arguments.siteurl
    if arguments.publish:
        if not arguments.siteurl and not _has_address(arguments.settings):
            raise SettingsError(
                f"SITEURL: is not given; call make publish SITEURL=https://example.org/digest, or set it in {arguments.settings}"
            )
        values["DATELINE_INDEX_LINKS"] = False
    if arguments.search:
        values["DATELINE_SEARCH"] = arguments.search
    if arguments.strict:
        values["DATELINE_STRICT"] = True
    if arguments.workers is not None:
        values["DATELINE_WORKERS"] = arguments.workers
    if arguments.executor:
        values["DATELINE_EXECUTOR"] = arguments.executor
    if arguments.profile:
        values["DATELINE_PROFILE"] = True
    return values


def _has_address(conf: Path) -> bool:
    """Whether the settings say where the site is published."""
    from . import hooks

    return bool(hooks.address(conf))


def _check(arguments: argparse.Namespace) -> None:
    if not arguments.settings.is_file():
        raise SettingsError(f"{arguments.settings}: is not there; give --settings FILE (make CONFFILE=FILE)")
    if arguments.seeds and not arguments.seeds.is_dir():
        raise SettingsError(f"{arguments.seeds}: there is no such folder of seeds; give --seeds (make SEEDSDIR=)")


def _settled(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings that the call states, once it makes sense; a content folder that it names is there."""
    _check(arguments)
    values = _overrides(arguments)
    if "PATH" in values:
        content = Path(values["PATH"])
        if not content.is_dir() and "OUTPUT_PATH" in values and (Path(values["OUTPUT_PATH"]) / SUMS).is_file():
            report.warn(
                f"{content}: is not there; it is begun anew, without what was edited in another (make INPUTDIR=); "
                f"what is in {values['OUTPUT_PATH']} gives way to it"
            )
        content.mkdir(parents=True, exist_ok=True)
    return values


def _build(arguments: argparse.Namespace) -> int:
    from . import hooks, ticket

    values = _settled(arguments)
    return hooks.run(arguments.settings, values, ticket.call(arguments.words, str(arguments.settings)))


def _build_alone(arguments: argparse.Namespace, known: Known | None) -> int | None:
    from . import literal, ticket

    values = _settled(arguments)
    call = ticket.call(arguments.words, str(arguments.settings))
    options = literal.options(arguments.settings, values) if call and not known else None
    if not call or not (known or options):
        return None
    from . import build, contract

    if options:
        contract.read(options.theme)
        return build.build(options, call)
    assert known
    found, looked = known
    return build.build(options_from(found), call, looked)


def _verify(arguments: argparse.Namespace) -> int:
    from . import hooks, verify

    _check(arguments)
    options = hooks.options(arguments.settings, _overrides(arguments))
    return verify.verify(options, stated=bool(arguments.siteurl))


def _watch(arguments: argparse.Namespace) -> int:
    from . import hooks, watch

    options = hooks.options(arguments.settings, _settled(arguments))
    places = [options.seeds, options.content, options.theme, *options.overrides, *options.static]
    if arguments.serve:
        watch.serve_beside(options.output, arguments.bind, arguments.port)
    return watch.repeat(lambda: _build(arguments), [*places, arguments.settings.absolute()])


def _serve(arguments: argparse.Namespace) -> int:
    from . import watch

    return watch.serve(_site(arguments), arguments.bind, arguments.port)


def _site(arguments: argparse.Namespace) -> Path:
    """The folder of the site: that of the call, else that of the settings, else the usual one."""
    if arguments.output or not arguments.settings.is_file():
        return arguments.output or Path("output")
    from . import hooks

    return hooks.output(arguments.settings)


def _clean(arguments: argparse.Namespace) -> int:
    from . import hooks, search, settings, staging

    root = _site(arguments).resolve()
    if reason := settings.unfit(root):
        raise SettingsError(f"{root}: {reason}")
    if not root.is_dir():
        report.say(f"{root}: is not there; nothing to remove")
        return 0
    cache = hooks.cache(arguments.settings) if arguments.settings.is_file() else None
    indexed = search.remove(root)
    removed, left = staging.clear(root, cache, report.warn)
    report.say(f"{root}: removed {report.number(removed + indexed, 'file')}; `make` builds them again")
    if left:
        report.warn(
            f"{root}: {report.number(left, 'file')} not as we wrote them, left there; remove them by hand if they may go"
        )
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from . import explain, hooks, pairing, seed, store

    seeds, wishes = arguments.seeds or Path("seeds"), {}
    if arguments.settings.is_file():
        options = hooks.options(
            arguments.settings, {"DATELINE_SEEDS": str(seeds.absolute())} if arguments.seeds else {}
        )
        seeds, wishes = options.seeds, options.wishes
    status = 0
    for given in arguments.files:
        # A file of that very name comes first; else it is the n-th article of one; else a source, below the seeds folder.
        names = [str(given), pairing.file_of(str(given))]
        places = [(Path(name), name) for name in names] + [(seeds / name, name) for name in names]
        path, file = next((place for place in places if place[0].exists()), places[1])
        number = str(given)[len(file) + 1 :]
        # As in a build: no pipe is waited for, no device read for ever.
        try:
            data = store.read(path, seed.LIMITS.file)
        except OSError as error:
            report.warn(f"{path}: {error.strerror or error}; give the path of a seed, such as seeds/2024/a.txt")
            status = 1
            continue
        lines, good = explain.explain(data, path.name, number, **wishes)
        for line in lines:
            report.say(line)
        status |= not good
    return int(status)


_VERBS = {
    "build": _build,
    "verify": _verify,
    "watch": _watch,
    "serve": _serve,
    "clean": _clean,
    "explain": _explain,
}
