"""Countries in lists that people write: codes, names of every kind, and names that do not say which is meant."""

from pathlib import Path

import pytest
from pelican.plugins.dateline import interface, names
from pelican.plugins.dateline.country_lists import OpenName, listed
from pelican.plugins.dateline.gazetteer_rows import Row
from pelican.plugins.dateline.tables import table

CASES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "cases" / "country_lists.txt").read_text(encoding="utf-8").splitlines()
    if line[:1] not in "#"
]
OPEN = {row.form: row.codes.split() for row in table("open_names.csv", OpenName)}


@pytest.mark.parametrize(("text", "codes", "unknown", "several"), CASES)
def test_lists(text: str, codes: str, unknown: str, several: str) -> None:
    found = listed(text)
    said = "; ".join(" ".join((name, *meant)) for name, meant in found.several)
    assert (" ".join(found.codes) or "-", " ".join(found.unknown) or "-", said or "-") == (codes, unknown, several)


def test_every_name_of_a_country_is_read_or_asked_about() -> None:
    rows = [(row.form, row.code) for row in table("gazetteer.csv", Row) if row.kind in ("name", "code")]
    rows += [(name, code) for lang in interface.languages() for code, name in names.countries(lang).items()]
    wrong = []
    for form, code in rows:
        found = listed(form)
        if not (
            found.codes == (code,) or any(code in codes for _, codes in found.several) or code in ("EU", "UN", "EZ")
        ):
            wrong.append((form, code, found))
    assert len(rows) > 2000
    assert [one for one in wrong if one[1] not in ("QO", "ZZ", "XA", "XB")] == []


@pytest.mark.parametrize("form", OPEN)
def test_a_name_of_several_countries_is_none_of_them(form: str) -> None:
    assert listed(form).codes == ()
    assert [list(codes) for _, codes in listed(form).several] == [OPEN[form]]
