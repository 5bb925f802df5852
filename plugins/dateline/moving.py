"""EDGE: pages whose address a person has changed, by another slug or by moving the file, and the way from the old one."""

from __future__ import annotations

from pathlib import Path

from . import slugs
from .handwork import Handwork
from .inputs import NEWS, address
from .reading import Archive
from .settings import Options


def obey(options: Options, archive: Archive, hands: Handwork) -> list[str]:
    """Give each edited page the name that its `Slug` asks for, and note its old address: what was done, a line each.

    A page's address is where its file lies. A file that was renamed, in a page without edits, keeps its new
    name, and its slug follows.
    """
    notices: list[str] = []
    moving: dict[str, str] = {}
    taken = {path.casefold() for path in archive.entries}
    for path in sorted(archive.fresh & archive.edited):
        entry = archive.entries[path]
        here = Path(path)
        if not path.startswith(f"{NEWS}/") or entry.source == path or entry.slug == here.stem:
            continue
        if not slugs.usable(entry.slug):
            continue
        target = here.with_name(f"{entry.slug}.md").as_posix()
        if target.casefold() in taken or (target not in moving and (options.content / target).exists()):
            notices.append(f"{path}: its `Slug` {entry.slug} is another page's; choose another")
            continue
        moving[path] = target
        taken.discard(path.casefold())
        taken.add(target.casefold())
        notices.append(f"{path}: is {target} now, as its `Slug` says; the old address leads there")
    # The way from the old address first: a page is never moved without it, and no way leads past a page that stands.
    hands.move({address(path): address(target) for path, target in moving.items()})
    for path, target in moving.items():
        (options.content / path).rename(options.content / target)
    archive.forget(moving)
    archive.refresh(list(moving.values()))
    return notices


def follow(archive: Archive, hands: Handwork) -> None:
    """Note the old address of every page that stands elsewhere than in the last run."""
    if not archive.gone:
        return
    standing = archive.standing()
    hands.move(
        {
            address(path): address(standing[source].path)
            for path, source in archive.gone
            if source in standing
            and path not in archive.entries
            # Whose page was another's stands for another article, which came into the place of one that has gone.
            and archive.was.get(standing[source].path, source) == source
        }
    )
