"""What a run puts by of a page is the page."""

from dataclasses import replace
from pathlib import Path

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
