"""A headline of its own is one; a line that wraps, a dateline, a sentence or markup is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.headline import split


@pytest.mark.parametrize(
    ("headline", "rest"),
    [
        ("LINDEN MILLS INC <LDM> 4TH QTR NET", "PORT LINDEN, March 2 - Shr 12 cts vs 9 cts\n    Net 1 mln"),
        ("PORT TO RECEIVE SHIPS FROM U.S.", "PORT LINDEN, March 2 - The harbour board said"),
        ("Le marché couvert rouvre à Valbrune", "VALBRUNE - Le marché couvert a rouvert hier."),
        ("Le marché couvert rouvre à Valbrune", "Valbrune, le 3 mars (Agence) - Le marché a rouvert."),
        ("Le marché couvert rouvre", "\nLe marché couvert de Valbrune a rouvert hier."),
        ("HARBOUR BOARD TO DREDGE CHANNEL", "The harbour board said it would dredge."),
        ("افتتاح ميناء جديد للصيادين", "مسقط - افتتح الوزير ميناء جديدا."),
        ("Valbrune : le marché couvert rouvre-t-il ?", ""),
        ("Port Linden to dredge northern channel", ""),
    ],
)
def test_a_headline(headline: str, rest: str) -> None:
    assert split(f"{headline}\n{rest}" if rest else headline) == (headline, rest.lstrip("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board of Port Linden said it\nwould dredge the northern channel.",
        "Chancellor of the Duchy Rupert\nLund, presenting his budget, said so.",
        "Shr 12 cts vs 9 cts\n    Net 1 mln vs 2 mln",
        "VALBRUNE - Le conseil a voté hier le budget de\nla commune.",
        "Le marché a rouvert. Les commerçants sont revenus.",
        "Le marché couvert a rouvert hier.",
        "## Liste ##\n\nLe reste.",
        "<b>gras</b>\n\nLe reste.",
        "x" * 250,
        "1234\n\nLe reste.",
        "",
    ],
)
def test_no_headline(text: str) -> None:
    assert split(text) == ("", text)


@given(st.text(st.sampled_from("aÉB .-\n<|1"), max_size=80))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost(text: str) -> None:
    headline, rest = split(text)
    assert f"{headline} {rest}".split() == text.split()
