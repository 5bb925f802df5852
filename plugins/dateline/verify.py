"""EDGE: builds a site again from nothing, in a folder of its own, and compares it with the one that stands."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from . import build, contract, provenance, report, store
from .settings import Options, SettingsError

CARD = "data/build.json"


def verify(options: Options, stated: bool = False) -> int:
    """0 where the site that stands is, byte for byte, what its seeds and pages make; 1 where it is not, with a line each.

    Unless they are `stated`, the address and the form of the links are those that the site was built with. Seeds are
    read where they are, pages in a copy; nothing that stands is touched.
    """
    if not contract.read(options.theme):
        raise SettingsError(
            f"THEME: {options.theme} is not one of ours, and Pelican builds no site twice alike; verify by hand"
        )
    output = options.output
    if not (output / store.SUMS).is_file():
        report.warn(f"{output}: there is no site here; run make first")
        return 1
    if not stated:
        options = _as_built(options)
    with tempfile.TemporaryDirectory(prefix="dateline-verify-") as place:
        again = replace(
            options, content=Path(place, "content"), output=Path(place, "output"), cache=Path(place, "cache")
        )
        _copy(options.content, again.content)
        with report.hushed():
            build.build(replace(again, strict=False))
        wrong = [f"{options.content / path}: {what}" for path, what in differences(again.content, options.content)]
        wrong += [f"{output / path}: {what}" for path, what in differences(again.output, output)]
        files = len(store.read_sums(again.output))
    for line in wrong[: report.LINES]:
        report.warn(line)
    if wrong:
        report.warn(
            f"{output}: {report.number(len(wrong), 'file')} not as seeds and pages make them; run make, and look at what changed"
        )
        return 1
    report.say(f"{output}: all {files} files are what seeds and pages make")
    return 0


def differences(made: Path, standing: Path) -> list[tuple[str, str]]:
    """(path, what) of each file that a new build made otherwise; files of other people in the folder are none."""
    ours = set(store.walk(made))
    listed = set(store.read_sums(standing)) | {store.SUMS}
    out = []
    for path in sorted(ours | (listed & set(store.walk(standing)))):
        if path not in ours:
            out.append((path, "is in the site's list, and is not built any more; run make"))
        elif not (standing / path).is_file():
            out.append((path, "is missing; run make"))
        elif store.file_digest(made / path) != store.file_digest(standing / path):
            out.append((path, "differs from what is built; run make, and see who changed it"))
    return out


def _as_built(options: Options) -> Options:
    try:
        known = provenance.settings(store.read(options.output / CARD))
    except OSError:
        return options
    address, index = known.get("siteurl"), known.get("index_links")
    if not isinstance(address, str) or not isinstance(index, bool):
        return options
    return replace(options, siteurl=address, index_links=index)


def _copy(content: Path, copy: Path) -> None:
    """All regular files of a content folder, whatever they are; links stay behind."""
    copy.mkdir(parents=True)
    for path in store.walk(content):
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / path, target, follow_symlinks=False)
