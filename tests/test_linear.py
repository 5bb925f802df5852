"""Time grows no faster than the text: twice the text takes about twice as long, whatever it is full of."""

import gc
import time
from collections.abc import Callable, Sequence

import pytest
from growth import cost, pace
from hostile.cases_sizes import REPEATED
from pelican.plugins.dateline import (
    corrections_table,
    edtf,
    escape,
    markup,
    merge,
    page,
    redirects,
    report,
    seal,
    seed,
    spreadsheet,
    written_dates,
    xhtml,
)
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.model import RawArticle
from pelican.plugins.dateline.seed import header

PROSE = "Le ministre des Ports, Anselme Vauclerc, a ouvert mardi la digue de Brumeval. « Elle tiendra », a dit la préfète. "
MARKS = 'Il a dit "oui" et « non », puis “peut-être”. '
NAMES = "Le docteur Anselme{0} Vauclerc{0} a parlé à M. Yao Kokora{0}. "


def seconds(text: str) -> float:
    return cost(lambda: extract(RawArticle(source="long.txt", header="", text=text)))


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("prose", PROSE * 900),
        ("quotation marks", MARKS * 2_000),
        (
            "names",
            "".join(
                NAMES.format(chr(97 + i % 26) + chr(97 + i // 26 % 26) + chr(97 + i // 676)) for i in range(1_500)
            ),
        ),
        ("opening marks", "« “ ' " * 12_000),
        ("one word", "a" * 100_000),
        ("commas", "un, deux, trois, " * 6_000),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(what: str, text: str) -> None:
    quarter = text[: len(text) // 4]
    # 4 would be exact; 16 a square. Very short times say nothing.
    assert seconds(text) <= 8 * max(seconds(quarter), 0.02), what


# -- every reader, on everything that makes bad expressions slow -------------------------------------------------

# What Markdown reads, beside what any text may be full of.
MARKDOWN = (
    "[^a]: ", "[^a]", "*[A]: b\n", "a\n: b\n", "{: #a }", "# a\n", "a\n=\n", "```\n", "~~~\na\n", "1. a\n", "  - a\n", "<div>\n", "<div>x</div>\n",
    "<div markdown=1>\n", "<a ", "<!-- ", "&#", "\\*", "<http://a> ", "[a]: b\n", "[a](b) ", "[a](b 'c') ", "![a](b)", "**a", "***a**b*", "`a``b", "<pre>",
    "|a|b|\n|-|-|\n|c|d|\n", "<?x ", "<![CDATA[", "> a\n> > b\n", "[[[", "][", "](", "&nbsp;", "« ", "\u00ad", "é\n\n", "# a\n\n", "<a \n\n",
)  # fmt: skip


def mixed(size: int, units: Sequence[str] = ()) -> str:
    """A text of that size, the parts of which are each one thing again and again: a square in any of them shows."""
    units = units or [unit for _, unit in REPEATED]
    each = size // len(units)
    return "\n".join((unit * (each // len(unit) + 1))[:each] for unit in units)


def once(job: Callable[[str], object], text: str) -> float:
    gc.collect()
    start = time.process_time()
    job(text)
    return time.process_time() - start


def head(text: str) -> str:
    line = text.replace("\n", " ")
    return f"Title: {line}\nPeople: {line}\nQuotes: {line}\nMentions: {line}\nSeal: {line}\nDate_edtf: {line}\n{text}"


READERS: dict[str, tuple[int, Callable[[str], object]]] = {
    "a seed": (3_000_000, lambda text: seed.read(f" date 2019-07 {text}".encode("utf-8", "replace"), "a.txt")),
    "a seed without a date": (2_000_000, lambda text: seed.read(text.encode("utf-8", "replace"), "a.txt")),
    "a seed in another encoding": (2_000_000, lambda text: seed.read(text.encode("cp1256", "replace"), "a.txt")),
    "an article": (2_000_000, lambda text: extract(RawArticle(source="a.txt", header="", text=f"ALGER – {text}"))),
    "a headline": (1_000_000, lambda text: extract(RawArticle(source="a.txt", header="", text=f"{text}\n\nFin."))),
    "dates": (5_000_000, written_dates.written),
    "headers": (5_000_000, header.at_line_starts),
    "a date of a page": (5_000_000, edtf.canonical),
    "a page": (5_000_000, lambda text: page.loads(f"Title: x\n\n{text}")),
    "the header of a page": (500_000, lambda text: page.loads(head(text))),
    "an edited page": (2_000_000, lambda text: merge.merge(f"Title: x\n\n{text}", seal.sealed({"title": ["y"]}, "x"))),
    "corrections": (2_000_000, lambda text: corrections_table.parse(f"source,field,value,who,why\na,title,{text}".encode())),
    "redirects": (2_000_000, lambda text: redirects.parse(f"address,to\n{text}".encode())),
    "cells": (5_000_000, lambda text: spreadsheet.line([text])),
    "a book": (5_000_000, lambda text: xhtml.xhtml(f"<p>{text}</p>")),
    "blocks": (5_000_000, markup.blocks),
    "escapes": (5_000_000, lambda text: escape.unescape_body(escape.escape_body((text,)))),
    "values": (5_000_000, lambda text: escape.unvalue(escape.value(text))),
    "the terminal": (2_000_000, report.clean),
}  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_no_reader_takes_the_square_of_anything(name: str) -> None:
    size, job = READERS[name]
    job("Le port rouvre.")
    assert once(job, mixed(size)) <= 8 * max(once(job, mixed(size // 4)), 0.05)


@pytest.mark.parametrize("unit", [*(unit for _, unit in REPEATED), *MARKDOWN])
def test_no_page_of_a_person_holds_up_the_run(unit: str) -> None:
    """The Markdown parser does take squares: what would take it too long is shown as text."""
    markup.render("x")
    # Four seconds on a machine that counts to five million in a fifth of one.
    assert once(markup.render, (unit * 30_000)[:30_000]) <= 20 * pace()


def test_nor_does_one_that_is_long() -> None:
    markup.render("x")
    longest = markup.LONGEST - 1000
    most = 40 * pace()
    assert once(markup.render, mixed(longest, [*(unit for _, unit in REPEATED), *MARKDOWN])[:longest]) <= most
    assert once(markup.render, PROSE * (longest // len(PROSE))) <= most
