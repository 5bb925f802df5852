"""Countries and people read together."""

import pytest
from pelican.plugins.dateline.extract import names


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("fr", "« Non », a lancé la présidente de la coopérative, Saïda Oumzil-Ferrane.", "DZ"),
        ("en", '"No," said the chairman, Darwin E. Stollard.', "AU"),
        ("en", "The chairman, Kazuo Nagano, declined to comment.", "JP"),
    ],
)
def test_a_town_inside_somebodys_name_is_no_country(lang: str, text: str, code: str) -> None:
    found, dropped, people = names(text, lang)
    assert people
    assert not found
    assert (code, "person") in {(it.code, it.reason) for it in dropped}


def test_a_town_beside_a_name_stays() -> None:
    found, _, people = names("ودعت صاحبة معصرة في سيدي بوزيد، السيدة ريم العكروتي، إلى الصبر.", "ar")
    assert [m.code for m in found] == ["TN"]
    assert [person.name for person in people] == ["ريم العكروتي"]
