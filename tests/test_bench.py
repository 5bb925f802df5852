"""The bench compares like with like, and says whether a goal was met."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tools" / "bench"))

import article
import compare
import corpus
import table
from site_building import build


def page(address: str, body: str) -> tuple[str, str]:
    return f"{address.strip('/')}/index.html".lstrip("/"), f"<html><title>T</title><body>{body}</body></html>"


def site(folder: Path, month: str, word: str = "Text") -> compare.Said:
    pages = [
        page("/2019/07/a/", f"<p><a href='/'>x</a></p><h1>A</h1><p><time>2019-07</time></p><div><p>{word}</p></div>"),
        page(month, "<ul><li><a href='/2019/07/a/'>A</a> <time>2019-07</time></li></ul>"),
        page("/", f"<p><a href='/'>x</a></p><ul><li><a href='{month}'>July</a> 1</li></ul>"),
    ]
    for name, text in pages:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compare.read(folder, month[: month.index("2019")])


def test_sites_that_say_the_same_elsewhere_are_equal(tmp_path: Path) -> None:
    ours, theirs = site(tmp_path / "a", "/2019/07/"), site(tmp_path / "b", "/months/2019-07/")
    assert ours.articles
    assert ours.lists
    assert ours.front
    assert compare.differences(ours, theirs) == []


def test_a_list_is_compared_as_its_pages_lead_to_each_other(tmp_path: Path) -> None:
    def numbered(folder: str, order: list[str], months: str) -> compare.Said:
        where = ["", *(f"page/{number}/" for number in (order[1:]))]
        for at, here in enumerate(where):
            older = f"<a rel='prev' href='{months}{where[at + 1]}'>→</a>" if at + 1 < len(where) else ""
            card = f"<ul><li><a href='/2019/07/a{at}/'>A</a> <time>2019-07</time></li></ul>"
            name, text = page(f"{months}{here}", f"{card}<p>{older}</p>")
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
        return compare.read(tmp_path / folder, months[: months.index("2019")])

    ours = numbered("a", ["", "2", "1"], "/2019/07/")
    assert [row[0] for row in ours.lists["/2019-07/"]] == ["/2019/07/a0/", "/2019/07/a1/", "/2019/07/a2/"]
    assert compare.differences(ours, numbered("b", ["", "2", "3"], "/months/2019-07/")) == []
    assert compare.differences(ours, numbered("c", ["", "2"], "/months/2019-07/"))


def test_a_bare_headline_may_be_said_twice(tmp_path: Path) -> None:
    twice, said = site(tmp_path / "a", "/2019/07/", "A"), site(tmp_path / "b", "/2019/07/", "Text")
    ((*_, body),) = twice.articles.values()
    assert body == []
    assert compare.differences(said, twice)


def test_another_word_is_a_difference(tmp_path: Path) -> None:
    ours, theirs = site(tmp_path / "a", "/2019/07/"), site(tmp_path / "b", "/months/2019-07/", "Test")
    (line,) = compare.differences(ours, theirs)
    assert "/2019/07/a/" in line
    assert "Test" in line


def test_pages_are_written_for_others_as_they_were_read(tmp_path: Path) -> None:
    run = build(tmp_path, dict(corpus.seeds(3, sets=tmp_path / "none")))
    found = list(article.read(run.content))
    assert len(found) == 3
    assert [one.month for one in found] == sorted(one.month for one in found)
    assert all(one.body in one.yaml() and one.body in one.pelican() for one in found)


@pytest.mark.parametrize(("seconds", "missed"), [(1.0, False), (9.0, True)])
def test_a_goal_that_is_missed_is_said_to_be(seconds: float, missed: bool) -> None:
    ours = table.Figures({"cold": seconds, "nothing changed": 0.1, "one new": 0.1, "one edited": 0.1}, 10)
    hugo = table.Figures({"cold": 2.0, "nothing changed": 2.0, "one new": 2.0, "one edited": 2.0}, 100)
    text = table.page({10000: {"Dateline": ours, "Hugo": hugo}}, {}, 0, "texts", [], False)
    assert ("missed" in text) == missed
    assert f"cold {seconds / 2:.2f}" in text
