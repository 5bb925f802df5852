"""Corrections go with their articles, unless a person has been at the table: then it is taken at its word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import corrections_table, unknown
from pelican.plugins.dateline.corrections import Correction, by_source, digest
from pelican.plugins.dateline.following import GONE, Following


def following(now: list[str], before: list[str], standing: list[str], files: list[str]) -> Following:
    """Rows of these sources in this run and in the last, each with a value of its own."""
    rows = by_source(Correction(*row.split(":"), "v") for row in now)
    old = by_source(Correction(*row.split(":"), "v") for row in before)
    told = ({source: digest(found) for source, found in those.items()} for those in (rows, old))
    return Following(rows, *told, standing, files)


def test_rows_go_with_a_renamed_seed_even_where_nothing_is_known_of_the_last_run() -> None:
    for before in (["a.txt:title"], []):
        those = following(["a.txt:title"], before, ["a.txt"], ["z.txt"])
        assert those.elsewhere("z.txt", "a.txt")
        assert [row.field for row in those.claim("z.txt", "a.txt")] == ["title"]
        assert those.moves == {"a.txt": "z.txt"}
        assert those.told() == ["corrections.csv:0: a.txt is z.txt now, and the row says so"]


def test_rows_go_with_articles_that_change_places() -> None:
    rows = ["a.txt#1:title", "a.txt#2:date"]
    those = following(rows, rows, ["a.txt#1", "a.txt#2"], ["a.txt"])
    found = {source: those.claim(source, page) for source, page in (("a.txt#2", "a.txt#1"), ("a.txt#3", "a.txt#2"))}
    assert those.claim("a.txt#1", "") == ()
    assert {source: rows[0].field for source, rows in found.items()} == {"a.txt#2": "title", "a.txt#3": "date"}
    assert those.moves == {"a.txt#1": "a.txt#2", "a.txt#2": "a.txt#3"}


def test_the_row_of_an_article_that_has_gone_is_not_given_to_the_one_in_its_place() -> None:
    rows = ["a.txt#1:title"]
    those = following(rows, rows, ["a.txt#1", "a.txt#2"], ["a.txt"])
    assert those.claim("a.txt#1", "a.txt#2") == ()
    assert those.moves == {"a.txt#1": GONE}
    assert "has gone" in those.told()[0]


def test_a_table_that_somebody_has_changed_since_is_taken_at_its_word() -> None:
    those = following(
        ["a.txt#2:title", "a.txt#3:title"], ["a.txt#1:title", "a.txt#2:title"], ["a.txt#1", "a.txt#2"], ["a.txt"]
    )
    assert those.claim("a.txt#1", "") == ()
    assert len(those.claim("a.txt#2", "a.txt#1")) == len(those.claim("a.txt#3", "a.txt#2")) == 1
    assert those.moves == {}
    both = following(["a.txt:title", "z.txt:date"], ["a.txt:title"], ["a.txt"], ["z.txt"])
    assert [row.field for row in both.claim("z.txt", "a.txt")] == ["date"]
    assert both.moves == {}


def test_rows_of_articles_that_stay_are_theirs() -> None:
    rows = ["a.txt:title"]
    those = following(rows, rows, ["a.txt"], ["a.txt"])
    assert not those.elsewhere("a.txt", "a.txt")
    assert len(those.claim("a.txt", "a.txt")) == 1
    assert those.claim("b.txt", "b.txt") == ()
    new = following(rows, [], [], ["a.txt"])
    assert len(new.claim("a.txt", "")) == 1


TABLE = '# Note; "x\r\nsource;field;value;who;why\r\na.txt;title;"É; à";Zoé;vu\r\n b.txt ;title;Un "mot";Zoé;vu\r\n"c.txt";date;;Z;\r\n'


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_new_names_are_written_into_a_table_and_nothing_else_is_touched(code: str) -> None:
    after = corrections_table.moved(TABLE.encode(code), {"a.txt": "2019/é;b.txt", "b.txt": "", "c.txt": 'x"y.txt'})
    assert after is not None
    wanted = TABLE.replace("a.txt", '"2019/é;b.txt"').replace(" b.txt", "#  b.txt").replace("c.txt", 'x""y.txt')
    assert after.decode(code) == wanted


def test_a_row_that_a_later_one_overrules_goes_along() -> None:
    table = b"source,field,value,who,why,date\na.txt,title,x,me,w,2026-01-12\na.txt,title,y,me,w,2026-01-12\n"
    assert corrections_table.moved(table, {"a.txt": "z.txt"}) == table.replace(b"a.txt", b"z.txt")
    gone = corrections_table.moved(table, {"a.txt": GONE})
    assert gone == table.replace(b"a.txt", b"# a.txt")
    assert [row.value for row in corrections_table.parse(table)[0]] == ["y"]


def test_a_name_that_the_table_cannot_hold_is_not_written() -> None:
    assert corrections_table.moved(TABLE.encode("cp1252"), {"a.txt": "تونس.txt"}) is None
    assert corrections_table.moved(TABLE.encode() + b"\xff", {"a.txt": "z.txt"}) is None


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16"]))
@settings(deadline=None)
def test_of_any_table_only_the_names_change(text: str, code: str) -> None:
    data = f"why;source;value;field\nw;a.txt;v;title\n{text}".encode(code, "replace")
    after = corrections_table.moved(data, {"a.txt": "z.txt"})
    if after is not None:
        assert [row.source for row in corrections_table.parse(after)[0]] == [
            "z.txt" if row.source == "a.txt" else row.source for row in corrections_table.parse(data)[0]
        ]
        assert after.decode(code).replace("z.txt", "a.txt") == data.decode(code).replace("z.txt", "a.txt")


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        ("seeds/2019/A.txt", "no such article; write 2019/a.txt"),
        ("2019\\a.txt", "no such article; write 2019/a.txt"),
        ("./2019/a", "no such article; write 2019/a.txt"),
        ("/home/zoe/seeds/2019/a.txt", "no such article; write 2019/a.txt"),
        ("2019/a.txt#1", "no such article; write 2019/a.txt"),
        ("2019/a.txt#2", "the file holds one article; write 2019/a.txt"),
        ("b.txt", "the file holds several articles; write b.txt#1 for the first of them"),
        ("e\u0301te\u0301.txt", "no such article; write été.txt"),
        ("b.txt#7", "no such article; the last one of its file is b.txt#2"),
        ("z.txt", "no such article; write the source as in data/articles.jsonl, or delete"),
    ],
)
def test_a_source_that_is_nearly_right_is_told_the_right_one(source: str, remedy: str) -> None:
    seen = {"2019/a.txt", "b.txt#1", "b.txt#2", "été.txt"}
    (line,) = unknown.told([Correction(source, "title", "x", line=7)], seen, (), "seeds")
    assert line.startswith(f"corrections.csv:7: {source}: {remedy}")


def test_of_a_seed_that_was_refused_nothing_more_is_said() -> None:
    rows = [Correction("a.txt", "title", "x"), Correction("b.txt#2", "title", "x")]
    assert unknown.told(rows, (), {"a.txt", "b.txt"}, "seeds") == []
