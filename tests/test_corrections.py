"""Corrections: tables as people save them, what they change, and what is said of rows that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.plugins.dateline import corrections
from pelican.plugins.dateline.model import Note, Person, Story

HEAD = "source,field,value,who,why\n"
STORY = Story(
    "a.txt",
    "Un titre",
    ("Texte.",),
    lang="fr",
    date="2021-03",
    countries=("TN", "DZ"),
    primary="TN",
    people=(Person("Hatem Zribi", "ministre"),),
    notes=(Note("date", "doubt"), Note("title", "made")),
)


@pytest.mark.parametrize(
    "data",
    [
        b"source,field,value,who,why\na.txt,title,\xc3\x89t\xc3\xa9,Zo\xc3\xa9,vu\n",
        b"\xef\xbb\xbfsource;field;value;who;why\r\na.txt;title;\xc3\x89t\xc3\xa9;Zo\xc3\xa9;vu\r\n",
        "source;field;value;who;why\r\na.txt;title;Été;Zoé;vu\r\n".encode("cp1252"),
        "source\tfield\tvalue\twho\twhy\r\na.txt\ttitle\tÉté\tZoé\tvu\r\n".encode("utf-16"),
        "sep=;\r\nwhy;who;value;field;source\r\nvu;Zoé;Été;Title;a.txt\r\n".encode(),
        "# note\n\nsource,field,value,who,why,date\n\n# a,b\n'a.txt,title,  Été ,Zoé,vu,\n".replace(
            "'a", "a"
        ).encode(),
    ],
)
def test_tables_as_spreadsheets_save_them(data: bytes) -> None:
    (row,), problems = corrections.parse(data)
    assert problems == ()
    assert (row.source, row.field, row.value, row.who, row.why) == ("a.txt", "title", "Été", "Zoé", "vu")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("a.txt,date,12/03/2019,Z,w", ":2: '12/03/2019' is no EDTF date; write"),
        ("a.txt,countries,Algérie,Z,w", ":2: 'ALGÉRIE' is no country code; write"),
        ("a.txt,countries,EU,Z,w", ":2: 'EU' is no country code; write"),
        ("a.txt,primary,DZ LY,Z,w", ":2: there is one primary country; write"),
        ("a.txt,slug,x,Z,w", ":2: 'slug' cannot be corrected; write one of"),
        ("a.txt,title, ,Z,w", ":2: a title cannot be empty; write"),
        ("a.txt,lang,français,Z,w", ":2: 'français' is no language code; write"),
        (",title,x,Z,w", ":2: names no source; write"),
        ("a.txt", ":2: '' cannot be corrected; write"),
        ("a.txt,people,Zoé | juge, Ali | maire,Z,w", ":2: has 6 cells under 5 headings; put a value that"),
        (f"a.txt,title,{'x' * 20_000},Z,w", ":2: a cell has over"),
        (f'a.txt,title,"{"x" * 200_000},Z,w', ":2: cannot be read"),
    ],
)
def test_a_bad_row_is_one_line_and_no_stop(row: str, what: str) -> None:
    rows, problems = corrections.parse(f"{HEAD}{row}\nb.txt,title,Bon,Z,w\n".encode())
    assert [problem for problem in problems if f"corrections.csv{what}" in problem], problems
    assert [one.source for one in rows] == ["b.txt"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"quelle,feld\nx,y\n", "corrections.csv:1: has no column source, field, value; begin"),
        (b"\x89PNG\r\n\x1a\n\0\0", "corrections.csv: "),
        ((HEAD + "a.txt,title,A,Z,w\na.txt,title,B,Z,w\n").encode(), ":2: line 3 says it again and counts; delete"),
        ((HEAD + "a.txt,title,A,,\n").encode(), ":2: `who` is empty; say it"),
        (b"source,field,value,who,why,date\na.txt,title,A,Z,w,12/01/2026\n", ":2: `date` '12/01/2026' is read"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(data: bytes, what: str) -> None:
    assert what in corrections.parse(data)[1][0]


def corrected(field: str, value: str) -> Story:
    rows, problems = corrections.parse(f"{HEAD}a.txt,{field},{value},Z,w\n".encode())
    assert problems == ()
    return corrections.apply(STORY, rows)[0]


def test_values_are_put_where_they_belong() -> None:
    assert corrected("date", "2021-04-02?").date == "2021-04-02?"
    assert corrected("date", "").date == ""
    assert corrected("countries", '"dz, ly"').countries == ("DZ", "LY")
    assert corrected("countries", '"dz, ly"').primary == "DZ"
    assert corrected("countries", "").primary == ""
    assert corrected("primary", "LY").countries == ("LY", "TN", "DZ")
    assert corrected("primary", "none").primary == ""
    assert corrected("people", "A B | juge; C D").people == (Person("A B", "juge"), Person("C D"))
    assert corrected("organisations", "X; Y").organisations == ("X", "Y")


def test_the_doubt_goes_with_the_value_it_was_about() -> None:
    assert corrected("date", "2021").notes == (Note("title", "made"),)


def test_what_was_found_before_is_told() -> None:
    rows, _ = corrections.parse(f"{HEAD}a.txt,people,X,Z,w\na.txt,countries,TN DZ,Z,w\n".encode())
    _, before = corrections.apply(STORY, rows)
    assert before == {"people": "Hatem Zribi | ministre", "countries": "TN, DZ"}
    (line,) = corrections.unneeded(rows, {"a.txt": before})
    assert line.startswith("corrections.csv:3: the program finds this `countries` of a.txt by itself now; ")


def test_no_spreadsheet_runs_what_is_published_and_its_guard_is_no_text() -> None:
    rows, _ = corrections.parse((HEAD + "a.txt,title,'=1+1,Z,@w\n").encode())
    assert rows[0].value == "=1+1"
    text = corrections.published([(corrections.corrected(rows[0], "x", None), "2021/03/un-titre/")]).decode()
    assert text.splitlines()[1] == "a.txt,2021/03/un-titre/,title,x,'=1+1,Z,'@w,,applied"


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: (HEAD + text).encode())))
def test_no_table_stops_it(data: bytes) -> None:
    rows, _ = corrections.parse(data)
    for row in rows:
        corrections.apply(STORY, [row])
