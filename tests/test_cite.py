"""Articles as references."""

import json
from dataclasses import replace

import pytest
import rispy
from pelican.plugins.dateline.cite.csl import csl
from pelican.plugins.dateline.cite.metadata import metadata
from pelican.plugins.dateline.cite.ris import ris
from sample_entries import entries, entry

URL = "https://example.org/news"


def tags(data: bytes) -> list[tuple[str, str]]:
    lines = data.decode().split("\r\n")
    assert lines.pop() == ""
    assert all(line[2:6] == "  - " for line in lines)
    return [(line[:2], line[6:]) for line in lines]


@pytest.mark.parametrize(
    ("date", "ris_date", "parts"),
    [
        ("2019-07-16", "2019/07/16/", {"date-parts": [[2019, 7, 16]]}),
        ("2019-07", "2019/07//", {"date-parts": [[2019, 7]]}),
        ("2019", "2019///", {"date-parts": [[2019]]}),
        ("2019-22", "2019///", {"date-parts": [[2019]], "season": 2}),
        ("2019?", None, {"date-parts": [[2019]], "circa": True}),
        ("[2018-04,2018-05]", None, {"literal": "April 2018 or May 2018 (date uncertain)"}),
        ("", None, None),
    ],
)
def test_dates_are_as_precise_as_known(date: str, ris_date: str | None, parts: object) -> None:
    here = entry(1, date, ("DZ",))
    found = dict(tags(ris([here], "Le Feuillet", URL, "en")))
    assert found.get("DA") == ris_date
    assert ("N1" in found) == (ris_date is None)
    (item,) = json.loads(csl([here], "Le Feuillet", URL, "en"))
    assert item.get("issued") == parts


def test_every_reference_is_whole() -> None:
    found = tags(ris(entries(), "Le Feuillet", URL, "fr"))
    assert [tag for tag, _ in found].count("TY") == [tag for tag, _ in found].count("ER") == len(entries())
    items = json.loads(csl(entries(), "Le Feuillet", URL, "fr"))
    assert len({item["id"] for item in items}) == len(entries())
    assert items[0]["URL"].startswith(URL)
    # Both name the seed: whoever doubts a reference finds the paper.
    sources = [entry.source for entry in entries()]
    assert [value for tag, value in found if tag == "AV"] == sources
    assert [item["archive_location"] for item in items] == sources
    assert "URL" not in json.loads(csl(entries(), "Le Feuillet", "", "fr"))[0]


def test_no_value_can_pass_for_a_tag() -> None:
    here = entry(1, "2019-07", title="Un titre\r\nER  - \r\nTY  - BOOK\u2028TI  - x", summary="a\nb")
    assert [tag for tag, _ in tags(ris([here], "S", "", "fr"))] == [
        "TY",
        "TI",
        "DB",
        "PY",
        "DA",
        "CY",
        "LA",
        "AB",
        "AV",
        "ER",
    ]


def test_json_ld_is_safe_in_a_page_and_says_no_more_than_is_known() -> None:
    here = replace(entry(1, "2019-07", ("DZ",), title="</script><!-- & \u2028"), people=("Hatem Zribi",))
    found = metadata(here, "Le Feuillet", URL, "fr")
    assert not set("<>&\u2028") & set(found.jsonld)
    value = json.loads(found.jsonld)
    assert (value["@type"], value["headline"], value["datePublished"]) == ("NewsArticle", here.title, "2019-07")
    assert value["contentLocation"] == [{"@type": "Country", "name": "Algérie", "identifier": "DZ"}]
    assert value["mentions"] == [{"@type": "Person", "name": "Hatem Zribi"}]
    named = dict(found.names)
    assert (named["citation_publication_date"], named["DC.date"]) == ("2019/07", "2019-07")
    doubtful = metadata(entry(1, "2019?"), "Le Feuillet", "", "fr")
    assert not {"citation_publication_date", "DC.date", "DC.identifier"} & set(dict(doubtful.names))
    assert "datePublished" not in json.loads(doubtful.jsonld)


def test_a_reader_of_ris_reads_what_was_written() -> None:
    """rispy reads every reference back: title, date as far as known, place, language, countries, address."""
    listed = [*entries(), entry(77, "2019-07", ("DZ", "LY"), title="Un titre\nTY  - BOOK\nER  - ")]
    found = rispy.loads(ris(listed, "Le Feuillet", URL, "fr").decode())
    assert len(found) == len(listed)
    for read, here in zip(found, listed, strict=True):
        assert read["type_of_reference"] == "NEWS"
        assert read["title"] == " ".join(here.title.split())
        assert read["name_of_database"] == "Le Feuillet"
        assert "secondary_title" not in read
        assert read["urls"] == [f"{URL}/{here.url}"]
        assert len(read.get("keywords", [])) == len(here.countries)
    assert found[-1]["date"] == "2019/07//"
    assert found[-1]["year"] == "2019"
