"""EDGE: pages whose address a person has changed, by another slug or by moving the file, and the way from the old one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from . import slugs
from .handwork import Handwork
from .inputs import NEWS, address, stem
from .pen import name
from .reading import Archive, Standing, Was
from .settings import Options


def obey(options: Options, archive: Archive, hands: Handwork) -> list[str]:
    """Give each edited page the name that its `Slug` asks for, and note old addresses: what was done, a line each.

    A page's address is where its file lies. A file that was moved keeps its new name, and its slug follows; only where
    somebody has changed the slug, too, that is the name. Of an address that no run has published nothing is noted.
    """
    notices: list[str] = []
    came = _came(archive)
    moving: dict[str, str] = {}
    named: list[str] = []
    ways = {before.path: path for path, before in came.items()}
    taken = {path.casefold() for path in archive.entries}
    for path in sorted(archive.fresh & archive.edited):
        entry = archive.entries[path]
        here = Path(path)
        if not path.startswith(f"{NEWS}/") or entry.source == path or entry.slug == here.stem:
            continue
        before = came.get(path) or archive.was.get(path)
        if not slugs.usable(entry.slug):
            continue
        if before and entry.slug == (before.slug or stem(before.path)):
            if path in came and name(options.content, path, here.stem):
                named.append(path)
            continue
        target = here.with_name(f"{entry.slug}.md").as_posix()
        if target.casefold() in taken or (target not in moving and (options.content / target).exists()):
            notices.append(f"{path}: its `Slug` {entry.slug} is another page's; choose another")
            continue
        moving[path] = target
        taken.discard(path.casefold())
        taken.add(target.casefold())
        published = before.path if before else "" if archive.new is not None else path
        if published:
            ways[published] = target
        leads = "; the old address leads there" if published else ""
        notices.append(f"{path}: is {target} now, as its `Slug` says{leads}")
    # The way from the old address first: a page is never moved without it, and no way leads past a page that stands.
    if ways:
        _note(hands, ways, (archive.entries.keys() - moving.keys()) | set(moving.values()))
    for path, target in moving.items():
        (options.content / path).rename(options.content / target)
    archive.gone = [before for before in archive.gone if before.path not in ways]
    archive.forget(moving)
    archive.refresh([*moving.values(), *named])
    return notices


def follow(archive: Archive, hands: Handwork) -> None:
    """Note the old address of every page that was made anew elsewhere than in the last run."""
    if not archive.gone:
        return
    standing = archive.standing()
    by_text = {one.key: one.path for one in archive.pages() if one.key and one.path not in archive.was}
    ways = {}
    for before in archive.gone:
        own = standing.get(before.source)
        # Whose page was another's stands for another article, which came into the place of one that has gone.
        stays = own is not None and archive.was.get(own.path, before).source == before.source
        if path := by_text.get(before.key) or (own.path if own and stays else ""):
            ways[before.path] = path
    _note(hands, ways, archive.entries)


def _came(archive: Archive) -> dict[str, Was]:
    """Of pages whose files somebody has moved what the last run knew of them, by the new path.

    They are looked for as they stand before a seed is read: by source and text, by the text alone, by the source.
    """
    found: dict[str, Was] = {}
    if not archive.gone:
        return found
    here = [one for one in (*archive.pages(), *archive.loose()) if _is_another(one, archive.was.get(one.path))]
    left = archive.gone
    for told in (_source_and_text, _text, _source):
        # A page that stood where it stands, and is of another source now, has the seed's number alone in common with the one that went.
        able = here if told is not _source else [one for one in here if one.path not in archive.was]
        by_what = {what: one.path for one in reversed(able) if one.path not in found and (what := told(one))}
        for before in left:
            if path := by_what.pop(told(before), ""):
                found[path] = before
        held = {before.path for before in found.values()}
        left = [before for before in left if before.path not in held]
    return found


def _is_another(one: Standing, before: Was | None) -> bool:
    return before is None or (before.source != one.source and before.key != one.key)


def _source_and_text(one: Standing | Was) -> tuple[str, ...]:
    return (one.source, one.key) if one.source and one.key else ()


def _text(one: Standing | Was) -> tuple[str, ...]:
    return (one.key,) if one.key else ()


def _source(one: Standing | Was) -> tuple[str, ...]:
    return (one.source,) if one.source else ()


def _note(hands: Handwork, ways: Mapping[str, str], standing: Collection[str]) -> None:
    """Note that addresses lead on, by the old path of a page, unless a page stands there."""
    hands.move({address(old): address(new) for old, new in ways.items() if old not in standing and new in standing})
