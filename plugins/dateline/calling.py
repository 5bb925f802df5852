"""EDGE: how the program is called: its verbs, what may be said with each, and what is said of a call that is none."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from . import report
from .version import VERSION

_PROGRAM = "python -m pelican.plugins.dateline"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        report.warn(f"{self.prog}: {message}; call it with --help")
        raise SystemExit(2)


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """The call in these `words`: its `verb`, and what is said with it. Ends the program, and says why, where it is none."""
    if not (words and words[0] in _VERBS):
        _listed().parse_args(words)
        raise AssertionError("unreachable")
    # Of one verb, and so without those of all others: most runs have nothing to do, and are over before they were made.
    verb, *rest = words
    _, takes = _VERBS[verb]
    parser = _Parser(prog=f"{_PROGRAM} {verb}")
    takes(parser)
    arguments = parser.parse_args(rest)
    arguments.words = words
    arguments.verb = verb
    return arguments


def _listed() -> argparse.ArgumentParser:
    """Says which verbs there are, and that a call has none of them."""
    parser = _Parser(prog=_PROGRAM, description="Turn a folder of raw, dated news articles into a digest.")
    parser.add_argument("--version", action="version", version=VERSION)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for verb, (what, _) in _VERBS.items():
        verbs.add_parser(verb, help=what)
    return parser


def _building(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", type=Path, default=Path("pelican.conf.py"), help="the settings file")
    parser.add_argument("--seeds", type=Path, help="folder of raw articles (DATELINE_SEEDS)")
    parser.add_argument("--content", type=Path, help="folder of pages (PATH)")
    parser.add_argument("--output", type=Path, help="folder of the site (OUTPUT_PATH)")
    parser.add_argument("--siteurl", help="address of the published site (SITEURL)")
    parser.add_argument("--publish", action="store_true", help="links without index.html, as on the web")
    parser.add_argument("--search", choices=("small", "always"), help="index the site for its search page")
    parser.add_argument("--strict", action="store_true", help="publish nothing and fail if a seed cannot be read")
    parser.add_argument("-j", "--workers", type=int, help="processes to work with; 0 takes one a core")
    parser.add_argument("--executor", metavar="dask://HOST:PORT", help="a Dask cluster to extract with")
    parser.add_argument("--profile", action="store_true", help="say where the time went")


def _watching(parser: argparse.ArgumentParser) -> None:
    _building(parser)
    parser.add_argument("--serve", action="store_true", help="show the site as well")
    _listening(parser)


def _serving(parser: argparse.ArgumentParser) -> None:
    _cleaning(parser)
    _listening(parser)


def _listening(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")


def _cleaning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, help="folder of the site (OUTPUT_PATH)")
    parser.add_argument("--settings", type=Path, default=Path("pelican.conf.py"), help="the settings file")


def _explaining(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a seed, such as seeds/2024/a.txt or, as data/articles.csv has it, 2024/a.txt; with #2 one article of it",
    )
    parser.add_argument(
        "--settings", type=Path, default=Path("pelican.conf.py"), help="the settings file, if there is one"
    )
    parser.add_argument("--seeds", type=Path, help="folder of raw articles (DATELINE_SEEDS)")


# Of each verb: what it does, and what may be said with it.
_VERBS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "build": ("convert the seeds and build the site", _building),
    "verify": ("build the site again from nothing, elsewhere, and compare", _building),
    "watch": ("build, and again whenever something changes", _watching),
    "serve": ("show a built site", _serving),
    "clean": ("remove what was built, and nothing else", _cleaning),
    "explain": ("say what is found in a seed, and why", _explaining),
}
