"""Corrections: tables as people save them, what they change, and what is said of rows that cannot be used."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import corrections, corrections_table
from pelican.plugins.dateline.interface import languages, words
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
    (row,), problems = corrections_table.parse(data)
    assert problems == ()
    assert (row.source, row.field, row.value, row.who, row.why) == ("a.txt", "title", "Été", "Zoé", "vu")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("a.txt,date,12/03/2019,Z,w", ":2: '12/03/2019' is no date, or more than one; write"),
        ("a.txt,countries,Atlantide,Z,w", ":2: 'Atlantide' is no country; write"),
        ("a.txt,countries,EU,Z,w", ":2: 'EU' is no country; write"),
        ("a.txt,countries,Congo,Z,w", ":2: 'Congo' may be CG or CD; write the code that is meant"),
        ("a.txt,primary,Corée,Z,w", ":2: 'Corée' may be KR or KP; write the code that is meant"),
        ("a.txt,primary,DZ LY,Z,w", ":2: there is one primary country; write"),
        ("a.txt,slug,x,Z,w", ":2: 'slug' cannot be corrected; write one of"),
        ("a.txt,title, ,Z,w", ":2: a title cannot be empty; write"),
        ("a.txt,lang,français,Z,w", ":2: 'français' is no language code; write"),
        (",title,x,Z,w", ":2: names no source; write"),
        ("a.txt", ":2: '' cannot be corrected; write"),
        ("a.txt,people,Zoé | juge, Ali | maire,Z,w", ":2: has 6 cells under 5 headings; put a cell that"),
        (f"a.txt,title,{'x' * 20_000},Z,w", ":2: a cell has over"),
        (f'a.txt,title,"{"x" * 200_000},Z,w', ":2: cannot be read"),
        ('a.txt,title,"Zoé" et Ali,Z,w', ":2: cannot be read; see to its quotation marks"),
        ("a.txt;title;Zoé;Z;w", ":2: is parted by `;`, the first line by `,`; use one of them"),
    ],
)
def test_a_bad_row_is_one_line_and_no_stop(row: str, what: str) -> None:
    rows, problems = corrections_table.parse(f"{HEAD}{row}\nb.txt,title,Bon,Z,w\n".encode())
    assert [problem for problem in problems if f"corrections.csv{what}" in problem], problems
    assert [one.source for one in rows] == ["b.txt"]


SIGNED = "source;field;value;who;why;date\n"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("a.txt;people;Zoé | juge; Ali | maire;Z;w", "its `date` 'w' is no date such as 2026-01-12"),
        (
            "a.txt;countries;DZ; LY;Z. Arlan;it is about both",
            "its `date` 'it is about both' is no date such as 2026-01-12",
        ),
        ("a.txt;title;Le port; la ville;Z;w;2026-01-12", "has 7 cells under 6 headings"),
        ("a.txt;title;Le port;la ville;Z;;", "has 7 cells under 6 headings"),
        (
            "a.txt;title;Le port;Z;il manque le mot port; et la ville",
            "its `date` 'et la ville' is no date such as 2026-01-12",
        ),
        ("a.txt;countries;DZ;LY;Z. Arlan", "its `who` 'LY' could be a country"),
        ("a.txt;people;Zoé | juge;Ali | maire;Z", "its `who` 'Ali | maire' is written as people are"),
        ("a.txt;organisations;Sonapor; Ports réunis;Z;2026-01-12", "a blank stands before 'Ports réunis'"),
        ("a.txt;title;Le port; la ville;Z;2026-01-12", "a blank stands before 'la ville'"),
        ("a.txt;title;“Le port; la ville”;Z;w", "its `date` 'w' is no date such as 2026-01-12"),
        ("a.txt;title;“Le port;la ville”;Z;2026-01-12", "'“Le port' is half a quotation"),
    ],
)
def test_a_row_whose_cells_may_have_moved_is_left_out_whole(row: str, what: str) -> None:
    rows, problems = corrections_table.parse(f"{SIGNED}{row}\nb.txt;title;Bon;Z;w;2026-01-12\n".encode())
    assert [one.source for one in rows] == ["b.txt"]
    assert [what in problem for problem in problems] == [True]
    assert problems[0].startswith("corrections.csv:2: ")
    assert problems[0].endswith("put a cell that holds `;` in quotation marks")


@pytest.mark.parametrize(
    ("row", "value", "date"),
    [
        ('a.txt;people;"Zoé | juge; Ali | maire";Z;w;', "Zoé | juge; Ali | maire", ""),
        ('a.txt; people; "Zoé | juge; Ali | maire" ; Z; w; 12/01/2026', "Zoé | juge; Ali | maire", "12/01/2026"),
        ("a.txt; title; Le port; Z; w; 12 janvier 2026", "Le port", "2026-01-12"),
        ('a.txt;title;"“Le port; la ville”";Z;w;2026-01', "“Le port; la ville”", "2026-01"),
        ("a.txt;title;“Le port” de Gênes;Z;« vu »;2026-01-12T10:30", "“Le port” de Gênes", "2026-01-12T10:30"),
        ("a.txt;title;Le port;Z;w;2026-01-12;;;", "Le port", "2026-01-12"),
        ("a.txt;countries;DZ, LY;ZA;w;2026-01-12", "DZ, LY", "2026-01-12"),
        ('"a.txt";"title";"Il dit ""non""";"Z";"w";"?"', 'Il dit "non"', "?"),
        ("a.txt;title;Zoé", "Zoé", ""),
        ('a.txt;title;"Zoé\net Ali";Z;w;', "Zoé et Ali", ""),
    ],
)
def test_a_row_that_is_whole_is_read_as_it_stands(row: str, value: str, date: str) -> None:
    (one,), _ = corrections_table.parse(f"{SIGNED}{row}\n".encode())
    assert (one.source, one.value, one.date, one.line) == ("a.txt", value, date, 2)


def test_a_quotation_mark_that_was_never_closed_takes_no_other_row_along() -> None:
    table = (
        f'{SIGNED}a.txt;title;"Zoé;Z;w;\nb.txt;title;Ali;Z;w;\nc.txt;title;Un "deux";Z;w;\nd.txt;title;"Trois";Z;w;\n'
    )
    rows, problems = corrections_table.parse(table.encode())
    assert [(one.source, one.value) for one in rows] == [("b.txt", "Ali"), ("c.txt", 'Un "deux"'), ("d.txt", "Trois")]
    assert [problem[:18] for problem in problems] == ["corrections.csv:2:"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@settings(deadline=None)
@given(
    cells=st.lists(
        st.text(st.sampled_from('ab ;,\t"|\n«”'), max_size=12), min_size=len(SIGNED.split(";")) - 1, max_size=6
    )
)
def test_rows_are_read_as_the_module_csv_of_python_writes_them(separator: str, cells: list[str]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(corrections_table.COLUMNS)
    writer.writerow(["a.txt", "summary", *cells[:3], "2026-01-12"])
    rows, problems = corrections_table.parse(out.getvalue().encode())
    if not any("another row" in problem for problem in problems):
        assert [one.value for one in rows] == [" ".join(cells[0].split())]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"quelle,feld\nx,y\n", "corrections.csv:1: has no column source, field, value; begin"),
        (b"\x89PNG\r\n\x1a\n\0\0", "corrections.csv: "),
        ((HEAD + "a.txt,title,A,Z,w\na.txt,title,B,Z,w\n").encode(), ":2: line 3 says it again and counts; delete"),
        ((HEAD + "a.txt,title,A,,\n").encode(), ":2: `who` is empty; the row counts, but say it"),
        (
            b"source;field;value;who;why;date\na.txt;organisations;Douanes;Le Port\n",
            ":2: ends before `why`, so its cells",
        ),
        (
            b"source,field,value,who,why,date\na.txt,title,A,Z,w,12/01/2026\n",
            ":2: `date` '12/01/2026' is no date, or more than one",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_said(data: bytes, what: str) -> None:
    assert what in corrections_table.parse(data)[1][0]


def test_what_is_said_of_many_rows_is_said_once() -> None:
    rows = "".join(f"{n}.txt,title,A,Z,\n" for n in range(20))
    assert corrections_table.parse((HEAD + rows).encode())[1] == (
        "corrections.csv:2: `why` is empty; the row counts, but say it, for it is published (and 19 rows below)",
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("16/07/2019", "2019-07-16"),
        ("16.7.2019", "2019-07-16"),
        ("16 juillet 2019", "2019-07-16"),
        ("2019-07?", "2019-07?"),
    ],
)
def test_dates_are_read_as_spreadsheets_write_them(written: str, date: str) -> None:
    assert corrected("date", written).date == date


def corrected(field: str, value: str) -> Story:
    rows, problems = corrections_table.parse(f"{HEAD}a.txt,{field},{value},Z,w\n".encode())
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


@pytest.mark.parametrize("field", corrections.READERS)
@pytest.mark.parametrize("lang", languages())
def test_every_field_has_a_name_for_readers(field: str, lang: str) -> None:
    assert words(lang)[f"note.field.{field}"]


def test_the_doubt_goes_with_the_value_it_was_about() -> None:
    assert corrected("date", "2021").notes == (Note("title", "made"),)


def test_what_was_found_before_is_told() -> None:
    rows, _ = corrections_table.parse(f"{HEAD}a.txt,people,X,Z,w\na.txt,countries,TN DZ,Z,w\n".encode())
    _, before = corrections.apply(STORY, rows)
    assert before == {"people": "Hatem Zribi | ministre", "countries": "TN, DZ"}
    (line,) = corrections.unneeded(rows, {"a.txt": before})
    assert line.startswith("corrections.csv:3: the program finds this `countries` of a.txt by itself now; ")


def test_a_primary_country_that_is_not_among_the_countries_is_said() -> None:
    for table, said in (
        (
            "a.txt,primary,LY,Z,w\n",
            "LY is not among the countries of a.txt (TN, DZ) and was added to them; write a row",
        ),
        ("a.txt,primary,DZ,Z,w\n", ""),
        ("a.txt,primary,none,Z,w\n", ""),
        ("a.txt,countries,LY DZ,Z,w\na.txt,primary,LY,Z,w\n", ""),
        ("a.txt,countries,DZ,Z,w\na.txt,primary,LY,Z,w\n", "LY is not among the countries of a.txt (DZ)"),
    ):
        rows, _ = corrections_table.parse(f"{HEAD}{table}".encode())
        _, before = corrections.apply(STORY, rows)
        lines = corrections.added(rows, {"a.txt": before})
        assert [said in line for line in lines] == [True] * bool(said)


def test_no_spreadsheet_runs_what_is_published_and_its_guard_is_no_text() -> None:
    rows, _ = corrections_table.parse((HEAD + "a.txt,title,'=1+1,Z,@w\n").encode())
    assert rows[0].value == "=1+1"
    text = corrections.published([(corrections.corrected(rows[0], "x", None), "2021/03/un-titre/")]).decode()
    assert text.splitlines()[1] == "a.txt,2021/03/un-titre/,title,x,'=1+1,Z,'@w,,applied"


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: (HEAD + text).encode())))
def test_no_table_stops_it(data: bytes) -> None:
    rows, _ = corrections_table.parse(data)
    for row in rows:
        corrections.apply(STORY, [row])
