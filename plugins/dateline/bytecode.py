"""EDGE: templates as Jinja has compiled them, kept in the cache folder: it takes longer to compile some than to make one page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from . import render, vault

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

FOLDER = "templates"


@lru_cache(maxsize=4)
def environment(folders: tuple[str, ...], state: str, cache: Path) -> Environment:
    """The environment of a theme in this process, with its compiled templates; `state` tells a changed theme."""
    from jinja2 import BytecodeCache

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            if data := vault.read(cache / FOLDER / bucket.key):
                bucket.bytecode_from_string(data)

        def dump_bytecode(self, bucket: Bucket) -> None:
            vault.write(cache / FOLDER / bucket.key, bucket.bytecode_to_string())

    found = render.environment(folders)
    found.bytecode_cache = Kept()
    return found
