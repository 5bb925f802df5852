"""Where a date header's value ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline.seed import header

VALUES = [
    "2019-07",
    "2019-07-16",
    "16/07/2019",
    "juillet 2019",
    "2019",
    "1er février 2016",
    "15 oct. 2016",
    "September 21, 2022",
    "marzo de 2018",
    "14 de mayo de 2017",
    "٠٨/١٠/٢٠٢٠",
    "مارس 2018",
    "12 فيفري 2017",
    "8 كانون الثاني 2018",
    "05.04.2019",
    "2018/03/09",
    "vers 1954",
    "1958 ?",
    "1958?",
    "printemps 2018",
    "été 2018",
    "2019-07-16 14:30",
    "2019-07-16T14:30:00Z",
    "2018-02-30",
    "2019-15",
    "inconnue",
    "n.d.",
    "????",
    "14 mai 2017",
    "mardi 16 juillet 2019",
    "Tue, 16 Jul 2019 14:30:00 +0200",
    "jeu. 14 mars 2019 à 10:05",
    "mar 12 mars 2019",
    "Mo, 11.03.2019",
    "Di. 12. März 2019",
    "mié. 13 de marzo de 2019",
    "Thurs 14 March 2019",
    "3. März 2018",
    "FEVRIER 2016",
    "20190716",
    "années 1950",
    "12-14 mai 2017",
    "août 2018",
    "9 août 2018 à 14h30",
    "[1958?]",
    "201X",
    "1954~",
    "unbekannt",
    "غير معروف",
]
PROSE = [
    "Paris a accueilli",
    "12 personnes ont",
    "REYKJAVIK - Les",
    "Le ministre",
    "مسقط - أعلنت",
    "(AFP) — On",
    "ﬁn de l’été",
]


@pytest.mark.parametrize("prose", PROSE)
@pytest.mark.parametrize("value", VALUES)
def test_the_value_and_nothing_of_the_text(value: str, prose: str) -> None:
    assert header.value_length(f"{value} {prose}") == len(value)
    assert header.value_length(value) == len(value)


@pytest.mark.parametrize(
    "text", ["limite de dépôt", "Paris", "12 personnes", "du sommet fixée", "marseillaise 2018", ""]
)
def test_prose_is_no_value(text: str) -> None:
    assert header.value_length(text) == 0


def test_decomposed_accents_count_as_written() -> None:
    value = "1er fe\u0301vrier 2016"
    assert header.value_length(value + " Le") == len(value)


@pytest.mark.parametrize(
    "opening", ["date ", " date ", "Date: ", "DATE : ", "date=", "Datum: ", "Fecha: ", "التاريخ: "]
)
def test_openings(opening: str) -> None:
    (found,) = header.at_line_starts(f"{opening}2019-07 Le port")
    assert (found.value, found.alone) == ("2019-07", False)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_line_in_ascii_is_folded_as_all_others_are(line: str) -> None:
    folded, places = header._fold(f"{line}é")
    assert header._fold(line) == (folded[:-1], range(len(line) + 1))
    assert list(places) == [*range(len(line) + 1), len(line) + 1]
