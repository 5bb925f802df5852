"""Whole sites for hostile tests: settings and folders of their own, the real command, and what lies around."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from site_building import ROOT, Run

SECONDS = 240
CONF = """
SITENAME = "Corpus"
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
THEME = {theme!r}
DEFAULT_LANG = "fr"
DEFAULT_PAGINATION = 50
PLUGINS = ["pelican.plugins.dateline"]
DATELINE_SEEDS = "seeds"
DATELINE_MAX_SEED_BYTES = 2_000_000
"""


def write_settings(folder: Path) -> None:
    """Settings for the folders below `folder`, and a folder for the content."""
    (folder / "content").mkdir()
    (folder / "pelican.conf.py").write_text(CONF.format(theme=str(ROOT / "theme")), encoding="utf-8")


def run(folder: Path, *options: str) -> Run:
    """The real command over the folders below `folder`, with nothing to read on its standard input."""
    conf = folder / "pelican.conf.py"
    command = [sys.executable, "-m", "pelican.plugins.dateline", "build", "--settings", str(conf), *options]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False
    )
    out, err = (stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))
    return Run(done.returncode, out, err, folder / "seeds", folder / "content", folder / "output")


def surroundings(folder: Path) -> dict[str, str]:
    """Everything below a folder but what the program may write: a digest or the kind of each."""
    found = {}
    for place, folders, files in os.walk(folder):
        if Path(place) == folder:
            folders[:] = [name for name in folders if name not in ("content", "output", "cache")]
        for name in (*folders, *files):
            path = os.path.join(place, name)
            status = os.lstat(path)
            small = os.path.isfile(path) and not os.path.islink(path) and status.st_size < 10_000_000
            with open(path, "rb") if small else open(os.devnull, "rb") as handle:
                sum_ = hashlib.sha256(handle.read()).hexdigest()
            found[os.fsencode(os.path.relpath(path, folder)).hex()] = f"{status.st_mode} {sum_}"
    return found


def clean_for_a_terminal(text: str) -> bool:
    return all(c == "\n" or c.isprintable() for c in text)
