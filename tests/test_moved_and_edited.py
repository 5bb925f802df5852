"""Whole sites whose seeds move and change in one save: what a person signed or wrote stays with its article, or is named."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from site_building import build, settings_of_its_own
from test_handwork import edit, pages, table

RWANDA = (
    "date 2019-07 KIGALI - La coopérative des caféiers de Huye a livré mardi ses premiers sacs lavés à la nouvelle "
    "station, dont le toit recueille la pluie de deux saisons.\n"
)
NEPAL = (
    "date 2019-08 KATMANDOU - Une école de montagne a fermé ses portes pour l'hiver, faute de bois de chauffage, "
    "et ses cent élèves descendront chaque jour au bourg voisin.\n"
)
CHILE = (
    "date 2019-09 SANTIAGO - Le nouvel observatoire du désert a vu jeudi sa première comète, que trois étudiantes "
    "suivaient depuis une terrasse louée à la semaine.\n"
)
CHILE_EDITED = CHILE.replace("jeudi", "vendredi")
MALI = (
    "date 2019-10 BAMAKO - Les piroguiers du fleuve demandent des bouées neuves après la crue, qui a emporté les "
    "marques du chenal entre deux ports de pêche.\n"
)
SCHOOL = "lot.txt#2;title;École fermée;M;x"
COUNTRIES = "lot.txt#3;countries;CL, AR;M;x"


class Site:
    """What a build gave: its articles, what was said, where its pages are."""

    def __init__(self, folder: Path, seeds: dict[str, str], *rows: str, alone: bool = False) -> None:
        (folder / "content").mkdir(exist_ok=True)
        if rows:
            table(folder, *rows)
        self.run = build(folder, seeds, *(settings_of_its_own(folder) if alone else ()))
        self.articles = self.run.articles
        self.complaints = self.run.complaints
        self.urls = {row["url"] for row in self.articles}

    def of(self, word: str) -> dict[str, Any]:
        """The one article in whose text a word stands."""
        (found,) = (row for row in self.articles if word in row["text"])
        return found


def lot(folder: Path, *rows: str) -> Site:
    """A site of one file with three articles, and these corrections."""
    return Site(folder, {"lot.txt": RWANDA + NEPAL + CHILE}, *rows)


def rows(folder: Path) -> list[str]:
    return (folder / "content" / "corrections.csv").read_text(encoding="utf-8").splitlines()[1:]


def settled(folder: Path, site: Site) -> None:
    """Neither the next run nor one that begins with these seeds and pages has anything to add."""
    files, content = site.run.files(), whole(folder / "content")
    clean = folder / "clean"
    for part in ("seeds", "content"):
        shutil.copytree(folder / part, clean / part)
    for place in (folder, clean):
        assert build(place, {}).files() == files
        assert whole(place / "content") == content


def whole(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def test_rows_of_a_deleted_article_are_not_given_to_the_edited_one_behind_it(tmp_path: Path) -> None:
    first = lot(tmp_path, SCHOOL, COUNTRIES)
    run = Site(tmp_path, {"lot.txt": RWANDA + CHILE_EDITED})
    chile = run.of("comète")
    assert (chile["source"], chile["url"]) == ("lot.txt#2", first.of("comète")["url"])
    assert chile["countries"] == ["CL", "AR"]
    assert "École fermée" not in {row["title"] for row in run.articles}
    assert rows(tmp_path) == [f"# {SCHOOL}", COUNTRIES.replace("#3", "#2")]
    gone = Path(str(first.of("école")["url"]).rstrip("/")).name
    (line,) = (line for line in run.complaints if f"{gone}.md" in line)
    assert "another article has its place in the seeds; moved to " in line
    assert not [line for line in run.complaints if "its seed has gone" in line]
    settled(tmp_path, run)


@pytest.mark.parametrize("order", ["CRN", "RCN"])
def test_rows_go_with_articles_that_change_places_and_are_edited(order: str, tmp_path: Path) -> None:
    first = lot(tmp_path, SCHOOL, COUNTRIES)
    texts = {
        "R": RWANDA.replace("mardi", "lundi"),
        "N": NEPAL.replace("cent", "deux cents"),
        "C": CHILE.replace("jeudi", "hier, jeudi"),
    }
    run = Site(tmp_path, {"lot.txt": "".join(texts[one] for one in order)})
    assert run.urls == first.urls
    for word in ("caféiers", "école", "comète"):
        assert run.of(word)["url"] == first.of(word)["url"]
    assert run.of("école")["title"] == "École fermée"
    assert run.of("comète")["countries"] == ["CL", "AR"]
    assert run.of("caféiers")["countries"] == first.of("caféiers")["countries"]
    assert rows(tmp_path) == [
        SCHOOL.replace("#2", f"#{order.index('N') + 1}"),
        COUNTRIES.replace("#3", f"#{order.index('C') + 1}"),
    ]
    settled(tmp_path, run)


def test_rows_go_with_articles_in_front_of_which_one_is_put_and_that_are_edited(tmp_path: Path) -> None:
    first = lot(tmp_path, SCHOOL, COUNTRIES)
    run = Site(tmp_path, {"lot.txt": MALI + RWANDA + NEPAL.replace("cent", "dix") + CHILE_EDITED})
    assert rows(tmp_path) == [SCHOOL.replace("#2", "#3"), COUNTRIES.replace("#3", "#4")]
    assert {run.of(word)["url"] for word in ("caféiers", "école", "comète")} == first.urls
    settled(tmp_path, run)


def test_a_page_that_a_person_edited_stays_with_its_article_and_is_no_other_s(tmp_path: Path) -> None:
    run = lot(tmp_path)
    edit(pages(run.run)["lot.txt#1"], "(?m)^Title: .*", "Title: Le café lavé")
    first = Site(tmp_path, {})
    run = Site(tmp_path, {"lot.txt": CHILE_EDITED + NEPAL})
    assert run.of("vendredi")["url"] == first.of("comète")["url"]
    assert run.of("vendredi")["title"] == first.of("comète")["title"]
    mine = run.of("caféiers")
    assert (mine["title"], mine["url"]) == ("Le café lavé", first.of("caféiers")["url"])
    assert [line for line in run.complaints if "it stays as a page of yours" in line]
    assert len(run.articles) == 3
    settled(tmp_path, run)


@pytest.mark.parametrize("word", ["", "hier, "])
def test_two_files_that_change_names_change_rows_and_pages(word: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    table(tmp_path, "b.txt;title;École fermée;M;x")
    first = Site(tmp_path, {"b.txt": NEPAL, "c.txt": CHILE, "d.txt": MALI})
    edit(pages(first.run)["c.txt"], "(?m)^Title: .*", "Title: La comète du toit")
    run = Site(
        tmp_path, {"b.txt": CHILE.replace("jeudi", f"{word}jeudi"), "c.txt": NEPAL.replace("bois", f"{word}bois")}
    )
    assert rows(tmp_path) == ["c.txt;title;École fermée;M;x"]
    school, comet = run.of("école"), run.of("comète")
    assert (school["source"], school["title"], school["url"]) == ("c.txt", "École fermée", first.of("école")["url"])
    assert (comet["source"], comet["title"], comet["url"]) == (
        "b.txt",
        "La comète du toit",
        first.of("comète")["url"],
    )
    assert len(run.articles) == 3
    settled(tmp_path, run)


def test_another_story_under_an_old_name_is_a_new_article(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    table(tmp_path, "b.txt;title;École fermée;M;x")
    first = Site(tmp_path, {"b.txt": NEPAL, "c.txt": CHILE})
    edit(pages(first.run)["c.txt"], "(?m)^Title: .*", "Title: La comète du toit")
    run = Site(tmp_path, {"b.txt": MALI, "c.txt": RWANDA})
    assert rows(tmp_path) == ["# b.txt;title;École fermée;M;x"]
    assert run.of("piroguiers")["title"] != "École fermée"
    assert run.of("caféiers")["title"] != "La comète du toit"
    assert run.of("comète")["title"] == "La comète du toit"
    assert first.urls & run.urls == {run.of("comète")["url"]}
    said = "\n".join(run.complaints)
    assert "b.txt was an article that has gone, another has its place; the row is a comment now" in said
    assert "another article has its place in the seeds; moved to" in said
    assert "another article has its place in the seeds; it stays as a page of yours" in said
    settled(tmp_path, run)


def test_a_seed_that_is_renamed_and_edited_keeps_its_row_and_its_page(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    table(tmp_path, "b.txt;title;École fermée;M;x")
    first = Site(tmp_path, {"b.txt": NEPAL, "c.txt": CHILE, "d.txt": RWANDA})
    edit(pages(first.run)["c.txt"], "(?m)^Title: .*", "Title: La comète du toit")
    for name in ("b", "c"):
        (first.run.seeds / f"{name}.txt").unlink()
    run = Site(
        tmp_path, {"x.txt": NEPAL.replace("cent élèves", "cent dix élèves"), "y.txt": CHILE_EDITED, "z.txt": MALI}
    )
    assert rows(tmp_path) == ["x.txt;title;École fermée;M;x"]
    assert run.of("école")["title"] == "École fermée"
    assert run.of("vendredi")["title"] == "La comète du toit"
    for word in ("école", "comète", "caféiers"):
        assert run.of(word)["url"] == first.of(word)["url"]
    assert len(run.articles) == 4
    settled(tmp_path, run)


def test_no_way_leads_from_an_article_that_has_gone_to_the_one_in_its_place(tmp_path: Path) -> None:
    first = lot(tmp_path)
    pages(first.run)["lot.txt#2"].unlink()
    run = Site(tmp_path, {"lot.txt": RWANDA + CHILE_EDITED})
    assert run.urls == {first.of(word)["url"] for word in ("caféiers", "comète")}
    assert not (tmp_path / "content" / "redirects.csv").exists()


def test_an_article_that_goes_into_another_file_keeps_its_row_and_its_page(tmp_path: Path) -> None:
    first = lot(tmp_path, SCHOOL, COUNTRIES)
    run = Site(tmp_path, {"lot.txt": RWANDA + CHILE, "nepal.txt": NEPAL})
    assert rows(tmp_path) == [SCHOOL.replace("lot.txt#2", "nepal.txt"), COUNTRIES.replace("#3", "#2")]
    assert run.urls == first.urls
    settled(tmp_path, run)


def test_a_file_with_one_article_may_be_rewritten_by_its_owner(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    table(tmp_path, "b.txt;title;École fermée;M;x")
    first = Site(tmp_path, {"b.txt": NEPAL})
    text = (
        "date 2019-08 KATMANDOU - Les cent élèves d'une école de montagne descendront chaque jour au bourg voisin : la "
        "leur ferme pour l'hiver, car personne n'y a plus de quoi chauffer deux salles.\n"
    )
    run = Site(tmp_path, {"b.txt": text})
    assert (run.urls, run.of("élèves")["title"]) == (first.urls, "École fermée")
    assert rows(tmp_path) == ["b.txt;title;École fermée;M;x"]


def test_a_body_that_a_person_rewrote_stays_at_its_place(tmp_path: Path) -> None:
    first = Site(tmp_path, {"b.txt": NEPAL})
    path = pages(first.run)["b.txt"]
    path.write_text(re.sub(r"\n\n.*", "\n\nMes mots, tout autres.\n", path.read_text("utf-8"), flags=re.S), "utf-8")
    run = Site(tmp_path, {"b.txt": NEPAL.replace("cent", "dix")})
    assert [row["text"] for row in run.articles] == ["Mes mots, tout autres."]
    settled(tmp_path, run)


@pytest.mark.parametrize("cached", [True, False], ids=["cache", "no cache"])
def test_a_page_without_its_source_line_is_still_that_of_its_article(tmp_path: Path, cached: bool) -> None:
    before = lot(tmp_path)
    for page in pages(before.run).values():
        text = page.read_text(encoding="utf-8")
        if "caféiers" in text:
            text = re.sub("(?m)^Title: .*$", "Title: Un toit pour la pluie", text)
        page.write_text(re.sub("(?m)^Source: .*\n", "", text), encoding="utf-8")
    folder = tmp_path if cached else tmp_path / "elsewhere"
    for part in () if cached else ("seeds", "content"):
        shutil.copytree(tmp_path / part, folder / part)
    after = lot(folder)
    assert {row["source"]: row["url"] for row in after.articles} == {
        row["source"]: row["url"] for row in before.articles
    }
    assert after.of("caféiers")["title"] == "Un toit pour la pluie"
    assert all("\nSource: lot.txt#" in page.read_text(encoding="utf-8") for page in pages(after.run).values())
    settled(folder, after)


def test_a_page_that_was_made_a_person_s_own_stays_when_its_article_goes(tmp_path: Path) -> None:
    before = lot(tmp_path)
    for page in pages(before.run).values():
        page.write_text(re.sub("(?m)^Source: .*\n", "", page.read_text(encoding="utf-8")), encoding="utf-8")
    after = Site(tmp_path, {"lot.txt": RWANDA + NEPAL})
    assert after.of("observatoire")["source"] == ""
    assert len(after.articles) == 3


@pytest.mark.parametrize(
    "broken", ["lot.txt#2;countries;Népal, Atlantyde;M;x", "lot.txt#2;titel;Fermée;M;x", "lot.txt#2;title;a;b;c;d;e"]
)
def test_a_row_that_cannot_be_used_goes_with_its_article_until_it_is_mended(tmp_path: Path, broken: str) -> None:
    first = lot(tmp_path, broken, SCHOOL)
    assert [line for line in first.complaints if line.startswith("corrections.csv:2: ")]
    run = Site(tmp_path, {"lot.txt": MALI + RWANDA + NEPAL + CHILE})
    assert rows(tmp_path) == [row.replace("#2", "#3") for row in (broken, SCHOOL)]
    assert run.of("bouées")["countries"] == ["ML"]
    table(tmp_path, "lot.txt#3;countries;NP, IN;M;x", SCHOOL.replace("#2", "#3"))
    run = Site(tmp_path, {})
    assert (run.of("chauffage")["countries"], run.of("caféiers")["countries"]) == (["NP", "IN"], ["RW"])
    settled(tmp_path, run)


@pytest.mark.parametrize("worked", [True, False], ids=["worked on", "as made"])
def test_a_seed_that_is_copied_and_then_deleted_keeps_its_page_and_its_row(worked: bool, tmp_path: Path) -> None:
    first = Site(
        tmp_path,
        {"vieux/b.txt": NEPAL, "a.txt": CHILE},
        *(["vieux/b.txt;primary;IN;M;x"] if worked else []),
        alone=True,
    )
    url = first.of("école")["url"]
    if worked:
        edit(pages(first.run)["vieux/b.txt"], "(?m)^Title: .*", "Title: École fermée")
    both = Site(tmp_path, {"neuf/b.txt": NEPAL}, alone=True)
    assert len(both.articles) == 3
    (other,) = (row["url"] for row in both.articles if row["source"] == "neuf/b.txt")
    (tmp_path / "seeds" / "vieux" / "b.txt").unlink()
    run = Site(tmp_path, {}, alone=True)
    assert len(run.articles) == 2
    found = run.of("école")
    assert (found["source"], found["url"]) == ("neuf/b.txt", url)
    if worked:
        assert (found["title"], found["primary_country"]) == ("École fermée", "IN")
        assert rows(tmp_path) == ["neuf/b.txt;primary;IN;M;x"]
    assert (tmp_path / "content" / "redirects.csv").read_text("utf-8").splitlines()[1:] == [f"{other},{url}"]
    assert "it goes on for both" in "\n".join(run.complaints)
    settled(tmp_path, run)


def test_of_a_copy_that_goes_the_address_leads_to_what_it_was_copied_from(tmp_path: Path) -> None:
    first = Site(tmp_path, {"b.txt": NEPAL, "c.txt": NEPAL, "d.txt": NEPAL.replace("2019-08", "2019-11")}, alone=True)
    urls = {row["source"]: row["url"] for row in first.articles}
    for name in ("c", "d"):
        (tmp_path / "seeds" / f"{name}.txt").unlink()
    run = Site(tmp_path, {}, alone=True)
    assert [(row["source"], row["url"]) for row in run.articles] == [("b.txt", urls["b.txt"])]
    led = (tmp_path / "content" / "redirects.csv").read_text("utf-8").splitlines()[1:]
    assert led == [f"{urls['c.txt']},{urls['b.txt']}"], "the same words of another month are another article"
    settled(tmp_path, run)
