"""The published data files."""

import csv
import io
import json

import pytest
from lxml import etree
from pelican.plugins.dateline import corrections, corrections_table, export, spreadsheet
from pelican.plugins.dateline.model import Person, Reject
from sample_entries import entries, story

KEYS = {
    "source", "url", "title", "date", "lang", "countries", "primary_country", "mentions", "dateline", "people",
    "organisations", "quotes", "summary", "words", "original", "authors", "publication", "headline", "notes", "text",
}  # fmt: skip


@pytest.mark.parametrize("here", entries(), ids=lambda e: e.date or "undated")
def test_a_record_has_every_key_and_its_offsets_fit(here: export.Entry) -> None:
    line = export.record(story(here), here)
    assert "\n" not in line
    row = json.loads(line)
    assert set(row) == KEYS
    assert row["date"] == (here.date or None)
    for found in (*row["mentions"], *row["quotes"]):
        assert row["text"][found["start"] : found["end"]] == found["text"]


def test_every_row_is_whole() -> None:
    here = entries()[0]
    data = (export.csv_head() + spreadsheet.line(export.csv_row(story(here, title='a "b"\nc, d;'), here))).encode()
    header, row = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert header == [name for name, _, _ in export.FIELDS]
    assert len(row) == len(header)
    assert row[header.index("title")] == 'a "b" c, d;'


def test_the_description_fits_the_table() -> None:
    package = json.loads(export.datapackage("Le Feuillet"))
    (table,) = (r for r in package["resources"] if r["path"] == "articles.csv")
    assert [f["name"] for f in table["schema"]["fields"]] == [name for name, _, _ in export.FIELDS]
    assert package["title"] == "Le Feuillet"
    assert {name for name, _, _ in export.FIELDS} | {name for name, _, _ in export.FULL} == KEYS


def test_every_column_of_every_file_is_described() -> None:
    for resource in json.loads(export.datapackage("x"))["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["path"]
        assert resource["format"] == resource["path"].rpartition(".")[2]
    columns = {
        r["path"]: [f["name"] for f in r["schema"]["fields"]]
        for r in json.loads(export.datapackage("x"))["resources"]
    }
    assert columns["corrections.csv"] == corrections.published([]).decode().strip().split(",")
    assert set(columns["articles.jsonl"]) == KEYS
    (refused,) = export.rejects([Reject("a.txt", "x")]).splitlines()
    assert columns["rejects.jsonl"] == list(json.loads(refused))


@pytest.mark.parametrize("field", corrections.READERS)
def test_a_cell_of_the_table_of_articles_can_be_put_into_that_of_corrections(field: str) -> None:
    here = entries()[0]
    found = story(here, people=(Person("Hatem Zribi", "ministre (Transports)"), Person("A. B.")), dateline="Alger")
    cells = dict(zip((name for name, _, _ in export.FIELDS), export.csv_row(found, here), strict=True))
    table = spreadsheet.line(["source", "field", "value", "who", "why"]) + spreadsheet.line(
        ["a.txt", field, cells["primary_country" if field == "primary" else field], "Z", "w"]
    )
    rows, problems = corrections_table.parse(table.encode())
    assert not problems
    again, _ = corrections.apply(found, rows)
    assert getattr(again, field) == getattr(found, field)


def test_rejects_are_sorted() -> None:
    data = export.rejects([Reject("b.txt", "é"), Reject("a.txt", "x")])
    assert [json.loads(line)["source"] for line in data.decode().splitlines()] == ["a.txt", "b.txt"]
    assert export.rejects([]) == b""


def test_sitemap_is_xml() -> None:
    tree = etree.fromstring(export.sitemap(["", "2019/été & co/"], "https://example.org"))
    assert tree.xpath("//*[local-name()='loc']/text()") == [
        "https://example.org/",
        "https://example.org/2019/%C3%A9t%C3%A9%20%26%20co/",
    ]


def test_a_large_site_has_several_sitemaps() -> None:
    many = [f"2019/07/{n}/" for n in range(export.SITEMAP_LENGTH + 1)]
    assert [file for file, _ in export.sitemap_parts(many[:-1])] == ["sitemap.xml"]
    parts = export.sitemap_parts(many)
    assert [(file, len(part)) for file, part in parts] == [("sitemap-1.xml", 50_000), ("sitemap-2.xml", 1)]
    tree = etree.fromstring(export.sitemap_index((file for file, _ in parts), "https://example.org"))
    assert tree.xpath("//*[local-name()='loc']/text()") == [
        "https://example.org/sitemap-1.xml",
        "https://example.org/sitemap-2.xml",
    ]
