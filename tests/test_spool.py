"""What a run puts by of a page is the page."""

import errno
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import page
from pelican.plugins.dateline.spool import Pages, Spool, packed, unpacked

PAGE = """Title: Le port
Date: 2019-07-01
Date_edtf: 2019-07
Lang: fr
Countries: DZ, LY
People: Amine Deramchi | ministre
    Salma Ouertani
Notes: date | doubt | month only
Author: Une personne
Quotes: 0-8 | Amine Deramchi | Le port
Mentions: DZ name 12 Algérie

Le port de l'Algérie.

Deux *lignes*.
"""


@given(st.one_of(st.text(), st.lists(st.sampled_from(PAGE.splitlines(keepends=True))).map("".join), st.just(PAGE)))
def test_a_page_put_by_is_the_page(text: str) -> None:
    read = page.loads(text)
    back = unpacked(packed(read))
    assert back == (replace(read, body="") if read.plain else read)
    assert page.html(back, 2) == page.html(read, 2)


def test_pages_come_back_as_they_were_put_by_last(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    pages = Pages(spool)
    one, two = page.loads(PAGE), page.loads("Title: Autre\n\nTexte.\n")
    pages.add([("a.md", packed(one)), ("b.md", packed(two))])
    (at,) = spool.add([b"between"])
    pages.add([("a.md", packed(two))])
    assert pages.get("a.md") == pages.get("b.md") == replace(two, body="")
    assert pages.get("c.md") is None
    assert spool.get(at, 7) == b"between"
    assert list(tmp_path.iterdir()) == []
    spool.close()


@given(st.lists(st.lists(st.binary(max_size=5), max_size=4), max_size=6), st.integers(0, 40))
def test_what_the_disk_has_no_room_for_is_kept_in_memory(rounds: list[list[bytes]], room: int) -> None:
    left = [room]

    def pwrite(file: int, data: memoryview, at: int) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        some = min(len(data), left[0])
        left[0] -= some
        return real(file, data[:some], at)

    real = os.pwrite
    spool = Spool(Path(tempfile.gettempdir()))
    whole = b""
    with mock.patch.object(os, "pwrite", pwrite):
        for parts in rounds:
            for at, part in zip(spool.add(parts), parts, strict=True):
                assert at == len(whole)
                whole += part
    for start in range(len(whole)):
        assert spool.get(start, len(whole) - start) == whole[start:]
        assert spool.get(start, 3) == whole[start : start + 3]
    spool.close()
