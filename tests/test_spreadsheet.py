"""Cells that no spreadsheet runs."""

import csv
import io

import pytest
from hostile.formats import FORMULA
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import spreadsheet

SIGNS = st.text(alphabet="=+-@\uff1d\uff0b;\"' \t\r\n\u00a0\u200b\ufeffab1,|", max_size=30)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\t=1",
        "\r=1",
        '"=1+1"',
        "\u00a0=1",
        "\uff1d1",
        "x;=1",
        "x; -1",
        'x";"=1',
        "a\n=1",
        "\u200b\u200b-1",
    ],
)
def test_a_formula_becomes_text(cell: str) -> None:
    assert FORMULA.search(cell)
    assert not FORMULA.search(spreadsheet.unarmed(cell))


@pytest.mark.parametrize("cell", ["", "2019-07", "a = b", "C'est à 5 - 3", "'déjà'", "Alger ; Oran"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert spreadsheet.unarmed(cell) == cell


@given(SIGNS)
def test_no_cell_is_run_and_a_line_has_one_cell(cell: str) -> None:
    row = next(csv.reader(io.StringIO(spreadsheet.line([spreadsheet.unarmed(cell), "x"]), newline="")))
    assert len(row) == 2
    assert not FORMULA.search(row[0])


@given(SIGNS)
def test_what_a_person_copies_from_the_table_can_be_written_back(cell: str) -> None:
    plain = " ".join(cell.split())
    assert ";" in plain or spreadsheet.bare(spreadsheet.unarmed(plain)) in (plain, spreadsheet.bare(plain))


def test_a_cell_fits_into_a_spreadsheet() -> None:
    cell = spreadsheet.unarmed("é" * 200_000)
    assert len(cell) <= 32_767
    assert cell.endswith("…")
