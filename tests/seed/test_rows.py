"""Tables of articles: which columns are which, what is refused, and what HTML leaves."""

import re
from pathlib import Path

import pytest
from growth import cost
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import seed
from pelican.plugins.dateline.extract import extract
from pelican.plugins.dateline.model import RawArticle

EXPORT = Path(__file__).parents[2].parent / "shared" / "data" / "la-presse-2019.csv"


def read(text: str, name: str = "a/b.csv") -> tuple[list[RawArticle], list[str]]:
    articles, rejects = seed.read(text.encode(), name)
    return articles, [f"{reject.source}: {reject.reason}" for reject in rejects]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("title,text\nLe port,La ville a dit.\n", [("Le port", "La ville a dit.", "")]),
        ("date;titre;contenu\n2019-07;Le port;La ville, elle, a dit.\n", [("Le port", "La ville, elle, a dit.", "2019-07")]),
        ("Titel\tVolltext\tDatum\nA b\tC d.\t3.7.2019\n", [("A b", "C d.", "3.7.2019")]),
        ("sep=;\nid;Headline\n1;Le port\n", [("", "Le port", "")]),
        ('text,"publish_date"\n"Il a dit ""oui"".\n\nPuis ""non"".",2019-07-16 10:30:00\n',
         [("", 'Il a dit "oui".\n\nPuis "non".', "2019-07-16 10:30:00")]),
        ("العنوان,النص,تاريخ النشر\nالميناء,قالت البلدية.,2019-07\n", [("الميناء", "قالت البلدية.", "2019-07")]),
        ("title,description\nLe port,Il ouvre.\n", [("Le port", "Il ouvre.", "")]),
        ("title,description,body\nLe port,Il ouvre.,Il a ouvert.\n", [("Le port", "Il a ouvert.", "")]),
        ("title,text\nLe port,Le port\n", [("", "Le port", "")]),
        ("title\nA b\n\nC d\n", [("", "A b", ""), ("", "C d", "")]),
        ("title,text,x\nA b,C d\n", [("A b", "C d", "")]),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(text: str, wanted: list[tuple[str, str, str]]) -> None:
    articles, rejects = read(text)
    assert [(raw.title, raw.text, raw.header) for raw in articles] == wanted
    assert rejects == []
    many = [f"a/b.csv#{n}" for n in range(1, len(wanted) + 1)]
    assert [raw.source for raw in articles] == (many if len(wanted) > 1 else ["a/b.csv"])


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["43550", "20000", "59999"], ["2019-03-26", "1954-10-03", "2064-04-07"]),
        (["43550.0", " ", " 43551 "], ["2019-03-26", "", "2019-03-27"]),
        (["43550"], ["2019-03-26"]),
        (["43550", "2019"], ["43550", "2019"]),
        (["43550", "2019-03-26"], ["43550", "2019-03-26"]),
        (["43550", "19999"], ["43550", "19999"]),
        (["43550", "60000"], ["43550", "60000"]),
        (["43550.5"], ["43550.5"]),
        (["20190326"], ["20190326"]),
    ],
)
def test_a_column_of_numbers_of_days_has_these_days(cells: list[str], wanted: list[str]) -> None:
    articles, rejects = read("\n".join(["text;date", *(f"La ville a dit.;{cell}" for cell in cells)]))
    assert ([raw.header for raw in articles], rejects) == (wanted, [])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>La ville a dit.</p><p>Le port &amp; la mer.</p>", "La ville a dit.\n\nLe port & la mer."),
        ("Un<br/>deux<br>trois", "Un\n\ndeux\n\ntrois"),
        ("<div>Un <b>mot</b><script>alert(1)</script></div>", "Un mot"),
        ("l&#8217;été", "l’été"),
        ("A &amp; B https://example.org/?a=1&copy=2", "A & B https://example.org/?a=1&copy=2"),
        ("a < b et c > d, <Brown Ltd>", "a < b et c > d, <Brown Ltd>"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("A&#0;B&#x202e;C", "A\ufffdBC"),
    ],
)
def test_html_becomes_text(cell: str, text: str) -> None:
    (raw,), _ = read(f'text,date\n"{cell}",2019\n')
    assert raw.text == text


@pytest.mark.parametrize(
    ("address", "lang", "kept"),
    [
        ("https://example.org/a?b=1&c=é", "fr", ("https://example.org/a?b=1&c=é", "fr")),
        (" http://example.org/ ", "FR-fr", ("http://example.org/", "fr")),
        ("HTTPS://example.org/a|b", "en", ("https://example.org/a%7Cb", "en")),
        ("javascript:alert(1)", "None", ("", "")),
        ("https://example.org/a b", "", ("", "")),
        ("example.org", "français", ("", "")),
    ],
)
def test_addresses_and_languages_are_taken_where_they_are_some(
    address: str, lang: str, kept: tuple[str, str]
) -> None:
    (raw,), _ = read(f"title,url,language\nLe port,{address},{lang}\n")
    assert (raw.url, raw.lang) == kept


@pytest.mark.parametrize(
    ("text", "articles", "said"),
    [
        ("", 0, "a/b.csv: the file is empty"),
        ("title,text\n", 0, "a/b.csv: holds headings and no row"),
        ("id,n\n1,2\n", 0, r"a/b.csv: has no column for the text or the title \(it has: id, n\); call one `text` or `title`"),
        ("title,text\nA,B\n,\nC,D,E\nF,G\n", 2, "a/b.csv#2: line 4 has 3 cells below 2 headings; put a text"),
        ("date,title,text\n2019,,\n2020,A,B\n", 1, "a/b.csv#1: line 2 has neither text nor title; write one"),
        ('title,text\nA,B\nC,"D\nE,F\n', 1, "a/b.csv: a quotation mark in line 3 or below is not closed"),
        ("\x89PNG", 0, "a/b.csv: .*PNG"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(text: str, articles: int, said: str) -> None:
    found, (reject,) = (
        read(text) if text != "\x89PNG" else ([], [r.reason for r in seed.read(b"\x89PNG\r\n\x1a\n", "b.csv")[1]])
    )
    assert len(found) == articles
    assert re.match(said if text != "\x89PNG" else ".*PNG", reject)


def test_the_file_shows_which_number_is_the_day() -> None:
    articles, _ = read("title,date\nA b,12/05/2024\nC d,16/07/2024\n")
    assert [raw.alike for raw in articles] == ["16/07/2024", ""]


def test_a_table_takes_time_in_proportion_to_its_rows() -> None:
    def reading(rows: int) -> float:
        data = ("title,text,date\n" + 'Le port,"La ville ""a"" dit.",12/05/2024\n' * rows).encode()
        return cost(lambda: seed.read(data, "a.csv"))

    assert reading(20_000) < 7 * reading(5_000)


@pytest.mark.parametrize("cell", [" ", "a ", "<p>", "&amp;", "\n ", '""', "“a”, "])
def test_a_cell_takes_time_in_proportion_to_its_length(cell: str) -> None:
    def reading(times: int) -> float:
        data = f'title,text\n"{cell * times}","x{cell * times}x"\n'.encode()
        return cost(lambda: [extract(raw) for raw in seed.read(data, "a.csv")[0]])

    assert reading(16_000) < 9 * max(reading(4_000), 0.02)


CELLS = st.text(st.sampled_from(list("aé\"',;\t\n<p>&#8;|\ufffd\u202e1/2ن\x00")), max_size=12)


@given(
    st.lists(st.lists(CELLS, max_size=5), max_size=6), st.sampled_from(["title,text", "text;date", "x", "url\ttitle"])
)
@settings(max_examples=300, deadline=None)
def test_anything_gives_articles_with_text_or_rejects_with_reasons(rows: list[list[str]], head: str) -> None:
    text = "\n".join([head, *(",".join(cells) for cells in rows)])
    articles, rejects = seed.read(text.encode(), "a.csv")
    assert articles or rejects
    assert all(raw.text.strip() and raw.source.startswith("a.csv") for raw in articles)
    assert all(";" in reject.reason for reject in rejects)
    sources = [one.source for one in (*articles, *(r for r in rejects if "#" in r.source))]
    assert len(sources) == len(set(sources))


@pytest.mark.skipif(not EXPORT.is_file(), reason="../shared/data is not here")
def test_a_real_export_is_read_whole() -> None:
    articles, rejects = seed.read(EXPORT.read_bytes(), "export.csv")
    assert (len(articles), rejects) == (11_513, [])
    assert all(raw.url and raw.header[:4].isdecimal() and len(raw.header) >= 19 for raw in articles)
    assert not any("&#" in raw.text for raw in articles)
