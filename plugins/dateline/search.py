"""EDGE: the index for the search page, made by Pagefind from `data/articles.jsonl`, after the site is published.

It is kept apart: it lies in a folder of its own with its own list of files, and no file of the site depends on it. Two runs
of Pagefind over the same articles give indexes that find the same and differ in a few files, so it is not
part of what `SHA256SUMS` promises. It is made anew where the articles, the language or Pagefind changed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import exchange, inplace, names, report, searchable, store
from .draft import link
from .leaf import digest
from .settings import Options
from .tree import look
from .views.search import INDEX

KEY = "KEY"
ARTICLES = "data/articles.jsonl"
# Up to so many articles a run renews the index by itself: some two seconds. Larger archives wait for `make search`.
SMALL = 1000
# Of what Pagefind writes, its own interface is not used.
SPARED = ("pagefind-worker", "pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def refresh(options: Options, articles: int) -> None:
    """Renew the index of the standing site where it is not that of its articles, and say so.

    With `options.search` "small" a large archive is left alone, and only told that its index is older. Raises OSError
    where files cannot be written.
    """
    source, target = options.output / ARTICLES, options.output / INDEX
    if not source.is_file():
        return
    if options.search == "small" and articles > SMALL:
        if not (target / KEY).is_file():
            report.warn(
                f"{options.output}: has no search index, for {articles} articles take a while; run make search"
            )
        elif (target / KEY).stat().st_mtime_ns < source.stat().st_mtime_ns:
            report.warn(f"{options.output}: its search index is older than the site; run make search")
        return
    if not articles:
        remove(options.output)
        return
    # It takes as long to load as all else here.
    from importlib.metadata import PackageNotFoundError, version

    try:
        engine = version("pagefind_bin")
    except PackageNotFoundError:
        if options.search != "small":
            raise OSError("pagefind is not installed; pip install 'pelican-dateline[search]'") from None
        return
    key = digest(store.file_digest(source), options.spoken, engine, _program())
    if _read(target / KEY) == key and store.read_sums(target):
        return
    options.cache.mkdir(parents=True, exist_ok=True)
    with report.progress("indexing"), tempfile.TemporaryDirectory(prefix="search-", dir=options.cache) as place:
        made = Path(place) / "index"
        index(source, Path(place) / "pages", made, options.spoken)
        (made / KEY).write_text(key, encoding="utf-8")
        sums = {name: store.file_digest(made / name) for name in store.walk(made)}
        store.write(made / store.SUMS, store.listed(sums))
        _put(made, target, Path(place))
    if options.search != "small":
        report.say(f"search index: {report.number(articles, 'article')}, {_size(target):.1f} MB")


def index(source: Path, pages: Path, made: Path, lang: str) -> None:
    """Write the index of the articles in the file `source` into the folder `made`, by way of the folder `pages`.

    Raises OSError where Pagefind fails, with what it said.
    """
    people = searchable.known(_records(source))
    for record in _records(source):
        page = pages / record["url"] / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(searchable.page(record, people, lang), encoding="utf-8", errors="replace")
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(pages), "--output-path", str(made), "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode or not (made / "pagefind.js").is_file():
        said = " ".join((done.stderr or done.stdout).split()) or f"status {done.returncode}"
        raise OSError(f"pagefind could not index the site: {said}")
    for name in list(store.walk(made)):
        if name.startswith(SPARED):
            (made / name).unlink()


def remove(output: Path) -> int:
    """How many files of the index below `output` were removed: those that stand as they were made."""
    root = output / INDEX
    sums = {} if root.is_symlink() else store.read_sums(root)
    ours = [path for path, sum_ in sums.items() if inplace.inside(root, path) and store.holds(root / path, sum_)]
    removed = store.remove(root, [*ours, store.SUMS]) if sums else 0
    if sums and root.is_dir() and not any(root.iterdir()):
        root.rmdir()
    return removed


def _put(made: Path, target: Path, place: Path) -> None:
    """Let the new index take the old one's name, at once where the system can; other file systems get a copy.

    What other people put beside the old one goes along. Raises OSError for a link, which may lead anywhere.
    """
    made.chmod(0o755)
    if target.is_symlink():
        raise OSError(errno.EEXIST, "is a link", str(target))
    if not target.exists():
        shutil.move(made, target)
        return
    ours = {*store.read_sums(target), store.SUMS}
    for path in look(target).inodes:
        if path not in ours and not os.path.lexists(made / path):
            link(target / path, made / path)
    try:
        exchange.swap(target, made, place / "aside")
    except OSError:
        shutil.rmtree(target)
        shutil.copytree(made, target)


def _records(source: Path) -> Iterator[dict[str, Any]]:
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _program() -> str:
    here = Path(searchable.__file__)
    return digest(here.read_text(encoding="utf-8"), Path(names.__file__).read_text(encoding="utf-8"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _size(root: Path) -> float:
    return sum(os.stat(root / name).st_size for name in store.walk(root)) / 1e6
