"""Every reader keeps its promises: on what the fuzzer once found, and on what hypothesis makes up."""

import pytest
from hostile import promises
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import filenames, interface, markup, page, seal

# What coverage-guided runs found: (target, bytes). Each was a failure once.
FOUND = (
    # A tab inside a line was kept in the data and could not be in the page.
    ("seeds", b" date 2019-07 ALGER \xe2\x80\x93 \tcode\n"),
    # Text of nothing but characters without width became an article without words.
    ("seeds", b"date 2019-07 \xe2\x80\x8b\xe2\x80\x8b"),
    ("seeds", b"\xe2\x80\x8b"),
    # A body too deeply nested left the Markdown parser in a state in which the next one failed.
    ("pages", b"Title: x\n\n" + b"- " * 900 + b"x"),
    ("pages", b"Page\xff\xff\xff\xff\n{{ *} \x0b"),
)
TARGETS = {
    "seeds": promises.of_a_seed,
    "dates": lambda data: promises.of_a_date(data.decode("utf-8", "surrogateescape")),
    "pages": promises.of_a_page,
}
WORDS = (
    "date", "Date:", " date ", "2019-07", "2019", "16/07/2019", "12 juillet 2019", "يوليو", "٢٠١٩", "le", "hier", "\n", "\n\n", "\r\n", "\t", " ", "ALGER –", "(APS) –", "« oui »",
    "\"", "'", "Algérie", "Libye", "président", "M. Anselme Vauclerc", "a dit", "<b>", "&amp;", "[x](y)", "*", "_", "#", "> ", "- ", "1. ", "|", "\\", "`", "{: #a }", "\u200b", "\u202e", "\ufeff", "\ufffd", "\x00", "\x1b[31m", "é", "e\u0301", "👩‍👩‍👧",
    "Title: x\n", "Date_edtf: 2019\n", "Countries: DZ, LY\n", "Mentions: DZ name 0 x\n", "Quotes: 0-5 | x | y\n", "Seal: 0 1:2\n", "    ", "source,field,value\n", "a.txt,title,x\n", "address,to\n", "2019/07/x/,2019/07/y/\n", "=1+1", ";",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=25).map("".join)
BYTES = TEXTS.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=60)


@pytest.mark.parametrize(("target", "data"), FOUND)
def test_what_was_found_is_mended(target: str, data: bytes) -> None:
    TARGETS[target](data)


@settings(max_examples=150, deadline=None)
@given(BYTES)
def test_a_seed(data: bytes) -> None:
    promises.of_a_seed(data)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_date(text: str) -> None:
    promises.of_a_date(text)


@settings(max_examples=200, deadline=None)
@given(BYTES)
def test_a_page(data: bytes) -> None:
    promises.of_a_page(data)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 200))
def test_a_seal_notices_any_change(text: str, at: int) -> None:
    sealed = seal.sealed(*page.split(f"Title: x\n\n{text}\n"))
    assert seal.untouched(sealed)
    place = at % len(sealed)
    changed = f"{sealed[:place]}{'b' if sealed[place] == 'a' else 'a'}{sealed[place + 1 :]}"
    assert not seal.untouched(changed)


@given(st.binary(max_size=30).filter(lambda name: b"\0" not in name and b"/" not in name))
def test_any_file_name_can_be_shown_and_found_again(name: bytes) -> None:
    raw = name.decode("utf-8", "surrogateescape")
    shown = filenames.shown(raw)
    shown.encode("utf-8")
    assert not any(ord(char) < 32 for char in shown)
    assert filenames.real(shown) == raw


@given(st.integers(-(10**12), 10**12), st.sampled_from(interface.languages()))
def test_a_number_of_the_interface_can_be_read_again(number: int, lang: str) -> None:
    said = interface.numeral(number, lang)
    assert int("".join(char for char in said if char.isdigit() or char == "-")) == number


def test_no_body_changes_how_the_next_is_rendered() -> None:
    before = markup.render("x\n\n* a\n* b")
    markup.render("- " * 900 + "x")
    assert markup.render("x\n\n* a\n* b") == before


def test_what_is_too_deep_or_too_long_is_shown_as_text() -> None:
    assert "<ul>" not in markup.render("- " * 900 + "x")
    assert "<blockquote>" not in markup.render("> " * 150 + "x")
    assert "<em>" not in markup.render("*a* " * 600_000)


def test_what_would_take_the_parser_too_long_is_shown_as_text_and_prose_is_not() -> None:
    assert "<h1>" not in markup.render("# a\n" * 20_000)
    assert "<a " not in markup.render("[a](b " * 20_000)
    prose = "Le port *rouvre* mardi, selon [la ville](https://ville.example/x) et la `capitainerie`. " * 40
    assert markup.render(f"{prose}\n\n" * 40).count("<em>") == 1600
