"""Headlines in capitals, put into ordinary type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline.extract.capitals import ordinary


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("LINDEN MILLS INC <LDM> 4TH QTR NET", "Shr 12 cts in the 4th quarter for Linden Mills Inc.", "Linden Mills Inc <LDM> 4th Qtr Net"),
        ("LINDEN MILLS LTD 1ST QTR LOSS", "Linden Mills LTD said its QTR was poor.", "Linden Mills Ltd 1st Qtr Loss"),
        ("AIRLINE FACES A340 DECISION", "The airline must decide about the jet.", "Airline Faces A340 Decision"),
        ("EC DAIRY PACT SEEN, USDA SAYS", "Ministers met in Port Linden.", "EC Dairy Pact Seen, USDA Says"),
        ("LINDEN SAYS NO PLANS FOR MERGER", "Linden said it has no plans.", "Linden Says No Plans for Merger"),
        ("MINERS OF THE 1980S RETURN TO G7 TOWN", "The miners return.", "Miners of the 1980s Return to G7 Town"),
        # As the text writes it.
        ("LDBRINKMAN TO SELL UNIT", "The firm LDBrinkman will sell a unit.", "LDBrinkman to Sell Unit"),
    ],
)  # fmt: skip
def test_english(headline: str, body: str, expected: str) -> None:
    assert ordinary(headline, body, "en") == expected


@pytest.mark.parametrize(
    ("lang", "headline", "body", "expected"),
    [
        ("fr", "L'ONU SALUE LE PORT DE BRUMEVAL", "Elle salue, à Brumeval, le port et ses gens.", "L'ONU salue le port de Brumeval"),
        ("fr", "LE 1ER PORT DE BRUMEVAL SALUE", "Il salue, à Brumeval, le port.", "Le 1er port de Brumeval salue"),
        # A word that the text does not have could be a name: nothing is changed.
        ("fr", "LE PORT DE BRUMEVAL FERME", "Il est fermé.", "LE PORT DE BRUMEVAL FERME"),
    ],
)  # fmt: skip
def test_elsewhere_only_what_the_text_shows_is_changed(lang: str, headline: str, body: str, expected: str) -> None:
    assert ordinary(headline, body, lang) == expected


@given(st.text(), st.text(), st.sampled_from(["en", "fr", "de", "es", ""]))
def test_letters_stay_what_they_are_but_for_their_case(headline: str, body: str, lang: str) -> None:
    assert ordinary(headline, body, lang).casefold() == headline.casefold()
