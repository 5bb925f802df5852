"""EDGE: which seed files have to be read, and the articles in them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from . import store
from .filenames import real
from .inputs import Inputs
from .model import RawArticle, Reject
from .pairing import file_of
from .reading import Standing
from .settings import Options
from .state import Damaged, State


class Desk:
    """Hands out the articles of the seed files that have to be read, and takes note of all of them.

    `seen` are all sources, `passed` those whose pages stand as they are, `count` their number so far; what cannot be
    read is added to `rejects`.
    """

    def __init__(
        self,
        options: Options,
        state: State,
        inputs: Inputs,
        standing: Mapping[str, Standing],
        trust: bool,
        stale: set[str],
        rejects: list[Reject],
    ) -> None:
        self.options = options
        self.state = state
        self.standing = standing
        self.stale = stale
        self.rejects = rejects
        self.count = 0
        self.seen: set[str] = set()
        self.passed: set[str] = set()
        self.known = {path: rest for path, *rest in state.rows("seeds")} if trust else {}
        self.trust = trust
        self.rows: list[tuple[str, ...]] = []
        self.odd = inputs.odd
        self.listing = inputs.seeds
        self.large = inputs.large

    def articles(self) -> Iterator[RawArticle]:
        """The articles of new and changed seed files, file by file; of others those that are stale."""
        self.rejects += [Reject(name, what) for name, what in sorted(self.odd.items())]
        for name, when in self.listing.items():
            known, sum_, sources, rejects = self.known.pop(name, ("", "", "", ""))
            held = _listed(sources) if sum_ else []
            whole = bool(sum_) and all(source in self.standing for source in held)
            stale = self.stale.intersection(held) if whole and self.stale else set()
            if whole and known == when and when and not stale:
                self._pass(held, rejects)
                continue
            if name in self.large:
                refused = [self._too_large(name)]
                self.rejects += refused
                self.rows.append((name, when, "", "[]", _refusals(refused)))
                continue
            try:
                data = store.read(self.options.seeds / real(name), self.options.max_seed_bytes)
            except OSError as error:
                self.rejects.append(
                    Reject(name, f"cannot be read ({error.strerror or error}); check its permissions")
                )
                self.known[name] = []
                continue
            now = store.digest(data)
            if whole and now == sum_:
                self.rows.append((name, when, now, sources, rejects))
                self._pass(held, rejects, stale)
                if stale:
                    articles, _ = self._read(data, name)
                    yield from (raw for raw in articles if raw.source in stale)
                continue
            articles, refused = self._read(data, name)
            self.rejects.extend(refused)
            found: list[str] = []
            for raw in articles:
                found.append(raw.source)
                yield raw
            self.seen.update(found)
            self.count += len(found)
            self.rows.append((name, when, now, json.dumps(found), _refusals(refused)))

    def again(self, sources: Collection[str]) -> Iterator[RawArticle]:
        """The articles with these sources, once more; none of a file that cannot be read any longer."""
        for name in sorted({file_of(source, self.listing) for source in sources}):
            with suppress(OSError):
                data = store.read(self.options.seeds / real(name), self.options.max_seed_bytes)
                yield from (raw for raw in self._read(data, name)[0] if raw.source in sources)

    def close(self) -> None:
        """Write what was learnt into the state."""
        self.state.note([("odd", odd_ones(self.odd))])
        if not self.trust:
            self.state.drop("seeds", list(self.state.stamps("seeds")))
        self.state.drop("seeds", list(self.known))
        self.state.put("seeds", self.rows)

    def _read(self, data: bytes, name: str) -> tuple[list[RawArticle], list[Reject]]:
        # They take longer to load than a run without a new seed takes. And they are loaded here, before the first article is
        # handed out, so that all workers have them from this process.
        from . import extract, seed

        assert extract
        return seed.read(data, name, limits=seed.Limits(*limits(self.options)))

    def _too_large(self, name: str) -> Reject:
        from . import seed

        return Reject(name, seed.too_large(self.options.max_seed_bytes))

    def _pass(self, found: Sequence[str], rejects: str, but: Collection[str] = ()) -> None:
        self.seen.update(found)
        self.passed.update(source for source in found if source not in but)
        self.count += len(found)
        self.rejects.extend(Reject(source, reason) for source, reason in _listed(rejects))


def _refusals(refused: Sequence[Reject]) -> str:
    return json.dumps([(reject.source, reject.reason) for reject in refused])


def limits(options: Options) -> tuple[int, int, int]:
    """The limits of `seed.Limits` that the settings give."""
    return options.max_seed_bytes, options.max_article_length, options.max_articles


def odd_ones(odd: Mapping[str, str]) -> str:
    """What lies among the seeds and is no file, as the state keeps it."""
    return json.dumps(sorted(odd.items()))


def _listed(text: str) -> list[Any]:
    if text == "[]":
        # As mostly where it is about rejects.
        return []
    try:
        return list(json.loads(text))
    except (ValueError, TypeError) as error:
        raise Damaged("seeds") from error
