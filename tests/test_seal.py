"""The seal tells a machine's page from a person's."""

from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import seal
from pelican.plugins.dateline.page import split

PAGE = "Title: Un titre\nDate: 2019-07-01\n\nUn paragraphe.\n"


def test_sealed_page_is_untouched() -> None:
    page = seal.sealed(*split(PAGE))
    assert page.splitlines()[2].startswith("Seal: ")
    assert seal.untouched(page)
    assert not seal.untouched(PAGE)


@given(st.integers(0, len(seal.sealed(*split(PAGE))) - 1), st.sampled_from("x\n é"))
def test_any_edit_breaks_it(at: int, letter: str) -> None:
    page = seal.sealed(*split(PAGE))
    edited = page[:at] + letter + page[at + 1 :]
    assert seal.untouched(edited) == (edited == page)
