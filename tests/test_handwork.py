"""Whole sites that people correct: pages, tables, names of pages and of seeds, and nothing they wrote is lost."""

import re
from pathlib import Path

import pytest
from pelican.plugins.dateline import handwork
from site_building import ROOT, Run, broken_links, build, settings_of_its_own

A = "date 2019-07 ALGER - Le ministre Amine Deramchi a ouvert mardi à Alger le chantier du port.\n"
B = "date 2019-08 TUNIS - La ville de Tunis a voté mercredi un texte sur les marchés couverts.\n"
C = "date 2019-09 RABAT - Le musée de Rabat a montré jeudi ses tapis à deux cents écoliers.\n"


def pages(run: Run) -> dict[str, Path]:
    """The page of each source."""
    found = {}
    for path in sorted((run.content / "news").rglob("*.md")):
        source = re.search(r"(?m)^Source: (.*)", path.read_text(encoding="utf-8", errors="replace"))
        found[source[1] if source else path.name] = path
    return found


def article(run: Run, source: str) -> dict[str, object]:
    return next(row for row in run.articles if row["source"] == source)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text), text
    path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")


def table(folder: Path, *rows: str, name: str = "corrections.csv", head: str = "source;field;value;who;why") -> None:
    (folder / "content" / name).write_text("\n".join((head, *rows, "")), encoding="utf-8")


def test_a_correction_changes_its_page_alone_and_is_published(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B})
    before = {source: path.read_bytes() for source, path in pages(run).items()}
    url = article(run, "a.txt")["url"]
    table(tmp_path, "a.txt;title;Le port d’Alger <b>rouvre</b>;Zoé Arlan;le titre était coupé", "a.txt;x;y;z;w")
    run = build(tmp_path, {})
    assert run.status == 0
    assert "corrections.csv:3: 'x' cannot be corrected; write one of" in run.stderr
    assert pages(run)["b.txt"].read_bytes() == before["b.txt"]
    assert article(run, "a.txt")["title"] == "Le port d’Alger <b>rouvre</b>"
    assert article(run, "a.txt")["url"] == url
    found = dict(run.pages())
    words = found[f"{url}index.html"].xpath("string(//section[@aria-labelledby='corrected'])")
    assert "Zoé Arlan" in words
    assert "le titre était coupé" in words
    listed = found["corrections/index.html"].xpath("string(//main)")
    assert f"corrigé en {article(run, 'a.txt')['title']}" in listed
    assert "Zoé Arlan" in listed
    assert "le titre était coupé" in listed
    assert found["corrections/index.html"].xpath("//b") == []
    assert (run.output / "data" / "corrections.csv").read_text(encoding="utf-8").count("Zoé Arlan") == 1
    assert broken_links(run) == []
    again = build(tmp_path, {})
    assert "corrections.csv:3: " in again.stderr
    (tmp_path / "content" / "corrections.csv").unlink()
    run = build(tmp_path, {})
    assert {source: path.read_bytes() for source, path in pages(run).items()} == before


def test_what_stands_in_the_page_is_above_the_table(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], "(?m)^Title: .*", "Title: De ma main")
    table(tmp_path, "a.txt;title;Du tableau;Z;w", "a.txt;date;2019-06;Z;w")
    run = build(tmp_path, {})
    assert (article(run, "a.txt")["title"], article(run, "a.txt")["date"]) == ("De ma main", "2019-06")
    assert "corrections.csv:2: news/2019/07/" in run.stderr
    assert "has another `title` by hand, which stands; change it there, or delete the row" in run.stderr
    assert "changed by hand and by the program" not in run.stderr
    assert ",Du tableau,Z,w,,page" in (run.output / "data" / "corrections.csv").read_text(encoding="utf-8")
    # The row taken back, that is the cause of what changed beside the edit.
    table(tmp_path, "a.txt;date;2019-06;Z;w")
    run = build(tmp_path, {})
    assert (
        ": title: changed by hand, and a row of corrections.csv that it had has gone; the hand's is kept"
        in run.stderr
    )
    assert "by the program" not in run.stderr
    table(tmp_path, "a.txt;title;Du tableau;Z;w", "a.txt;date;2019-06;Z;w")
    build(tmp_path, {})
    # The edit taken back, the table counts.
    pages(run)["a.txt"].unlink()
    assert article(build(tmp_path, {}), "a.txt")["title"] == "Du tableau"


def test_a_tag_of_one_s_own_leaves_the_countries_to_the_table(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], "(?m)^Tags: Algérie", "Tags: Algérie, À suivre")
    build(tmp_path, {})
    table(tmp_path, "a.txt;countries;DZ, KR;Z;w")
    run = build(tmp_path, {})
    assert (run.complaints, article(run, "a.txt")["countries"]) == ([], ["DZ", "KR"])
    assert "Tags: Algérie, Corée du Sud, À suivre\n" in pages(run)["a.txt"].read_text(encoding="utf-8")


def test_unknown_sources_and_needless_rows_are_said_on_every_run(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    table(tmp_path, "nirgends.txt;title;X;Z;w", "a.txt;date;2019-07;Z;w", "b.txt;title;X;Z;w")
    for _ in range(2):
        run = build(tmp_path, {"a.txt": A, "b.txt": A + A})
        assert "corrections.csv:4: b.txt: the file holds several articles; write b.txt#1" in run.stderr
        assert "corrections.csv:2: nirgends.txt: no such article; write the source" in run.stderr
        assert "corrections.csv:3: the program finds this `date` of a.txt by itself now; the row can go" in run.stderr


def test_rows_follow_their_articles_to_another_name_and_another_place(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    table(tmp_path, "a.txt;title;Du tableau;Z;w", 'b.txt#1;title;"Le premier; vu";Z;w', "c.txt;dateline;Oran;Z;w")
    build(tmp_path, {"a.txt": A, "b.txt": B + C, "c.txt": C.replace("jeudi", "lundi")})
    (tmp_path / "seeds" / "a.txt").rename(tmp_path / "seeds" / "z.txt")
    run = build(tmp_path, {"b.txt": A.replace("mardi", "samedi") + B + C})
    assert "corrections.csv:2: a.txt is z.txt now, and the row says so" in run.stderr
    assert "corrections.csv:3: b.txt#1 is b.txt#2 now, and the row says so" in run.stderr
    titles = {str(row["source"]): row["title"] for row in run.articles}
    assert (titles["z.txt"], titles["b.txt#2"]) == ("Du tableau", "Le premier; vu")
    assert "Le premier; vu" not in (titles["b.txt#1"], titles["b.txt#3"])
    said = (tmp_path / "content" / "corrections.csv").read_text(encoding="utf-8")
    assert said.splitlines()[1:3] == ["z.txt;title;Du tableau;Z;w", 'b.txt#2;title;"Le premier; vu";Z;w']
    files = run.files()
    again = build(tmp_path, {}, "--workers", "1")
    assert again.complaints == []
    assert again.files() == files
    # The one it is about goes: what stands in its place is another's.
    run = build(tmp_path, {"b.txt": A.replace("mardi", "samedi") + C})
    assert (
        "corrections.csv:3: b.txt#2 was an article that has gone, another has its place; the row is a comment"
        in run.stderr
    )
    assert "Le premier; vu" not in {row["title"] for row in run.articles}
    assert "\n# b.txt#2;title;" in (tmp_path / "content" / "corrections.csv").read_text(encoding="utf-8")


def test_a_table_that_cannot_hold_a_new_name_stops_the_run_before_anything_is_lost(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    path = tmp_path / "content" / "corrections.csv"
    path.write_bytes("source;field;value;who;why\na.txt;title;Été;Z;w\n".encode("cp1252"))
    run = build(tmp_path, {})
    before = run.files()
    (tmp_path / "seeds" / "a.txt").rename(tmp_path / "seeds" / "تونس.txt")
    for _ in range(2):
        run = build(tmp_path, {})
        assert run.status == 1
        assert (
            "corrections.csv: seeds were renamed, and their new names cannot be written here; save it as UTF-8"
            in run.stderr
        )
        assert run.files() == before
    path.write_text(path.read_text(encoding="cp1252"), encoding="utf-8")
    run = build(tmp_path, {})
    assert [row["title"] for row in run.articles] == ["Été"]


def test_an_undated_seed_that_begins_like_a_date_is_named_until_it_has_one(tmp_path: Path) -> None:
    said = "a.txt: is undated, but begins with 'septembre 2024'; if that is its date, write a line `date: 2024-09` above it"
    text = "septembre 2024 a vu la ville de Tunis voter un texte sur les marchés.\n"
    for _ in range(2):
        run = build(
            tmp_path, {"a.txt": text, "b.txt": "2019-08 La ville de Tunis a voté un texte sur les marchés.\n"}
        )
        assert run.complaints == [said]
        assert run.stdout.startswith("2 articles (1 undated), 1 month, 1 country, 0 rejects, ")
    assert {row["source"]: row["date"] for row in run.articles} == {"a.txt": None, "b.txt": "2019-08"}
    page = run.output / str(article(run, "a.txt")["url"]) / "index.html"
    assert "le texte commence par ce qui peut être sa date" in page.read_text(encoding="utf-8")
    table(tmp_path, "a.txt;date;;Z;w")
    run = build(tmp_path, {})
    assert (run.complaints, article(run, "a.txt")["date"]) == ([], None)
    (tmp_path / "content" / "corrections.csv").unlink()
    run = build(tmp_path, {"a.txt": f"date: 2024-09\n{text}"})
    assert (run.complaints, run.stdout[:11]) == ([], "2 articles,")
    assert article(run, "a.txt")["date"] == "2024-09"


def test_a_table_of_articles_keeps_its_addresses_and_its_pages(tmp_path: Path) -> None:
    head = "id,titre,contenu,url,date de publication\n"
    rows = [
        '1,Le port de Sfax rouvre,"<p>Le port de Sfax a rouvert mardi.</p><p>Il était fermé.</p>",https://example.org/a?b=1&c=2,16/07/2019\n',
        "2,Le marché de Tunis,Le marché de Tunis a fermé jeudi.,javascript:alert(1),05/08/2019\n",
    ]
    run = build(tmp_path, {"dump/export.csv": head + "".join(rows)})
    found = {row["source"]: row for row in run.articles}
    port, market = (found[f"dump/export.csv#{n}"] for n in (1, 2))
    assert (port["title"], port["date"], port["countries"]) == ("Le port de Sfax rouvre", "2019-07-16", ["TN"])
    assert (port["original"], market["original"]) == ("https://example.org/a?b=1&c=2", None)
    assert market["date"] == "2019-08-05"
    assert str(port["text"]).endswith("Le port de Sfax a rouvert mardi.\n\nIl était fermé.")
    page = (run.output / str(port["url"]) / "index.html").read_text(encoding="utf-8")
    assert '<dd lang="zxx" dir="ltr"><a href="https://example.org/a?b=1&amp;c=2">example.org</a></dd>' in page
    assert (run.complaints, broken_links(run)) == ([], [])
    # A row in front of the others moves their numbers, not their pages.
    more = build(
        tmp_path,
        {"dump/export.csv": head + "0,Le musée,Le musée de Rabat a ouvert lundi.,,2019-09\n" + "".join(rows)},
    )
    assert {row["title"]: row["url"] for row in more.articles}["Le port de Sfax rouvre"] == port["url"]
    pages(more)["dump/export.csv#2"].write_text(
        pages(more)["dump/export.csv#2"]
        .read_text(encoding="utf-8")
        .replace("Original: https://", "Original: ftp://"),
        encoding="utf-8",
    )
    last = build(tmp_path, {})
    assert ["is no address on the web" in line for line in last.complaints] == [True]
    assert article(last, "dump/export.csv#2")["original"] is None


def test_an_empty_folder_of_seeds_is_told_of_on_every_run(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for _ in range(2):
        run = build(tmp_path, {})
        said = f"{tmp_path}/seeds: no article came of it; put text files (.txt, each article opened by its date) or exports (.csv) there"
        assert (run.status, run.complaints, run.stdout[:11]) == (0, [said], "0 articles,")


def test_two_days_are_named_until_the_file_or_a_setting_says_which(tmp_path: Path) -> None:
    text = "date 12/05/2024 La ville de Tunis a voté un texte sur les marchés.\n"
    said = "a.txt: its date may be 2024-05-12 or 2024-12-05; write it so, or set DATELINE_DATE_ORDER for all"
    for _ in range(2):
        run = build(tmp_path, {"a.txt": text})
        assert run.complaints == [said]
        assert run.stdout.startswith("1 article (1 undated), ")
    ours = (ROOT / "pelican.conf.py").read_text(encoding="utf-8").replace('"theme"', repr(str(ROOT / "theme")))
    (tmp_path / "pelican.conf.py").write_text(f'{ours}DATELINE_DATE_ORDER = "mdy"\n', encoding="utf-8")
    ours_and = ("--settings", str(tmp_path / "pelican.conf.py"))
    run = build(tmp_path, {"a.txt": text}, *ours_and)
    assert (run.complaints, article(run, "a.txt")["date"]) == ([], "2024-12-05")
    run = build(tmp_path, {"a.txt": f"{text}date 16/07/2024 Le port de Sfax a rouvert mardi.\n"}, *ours_and)
    assert article(run, "a.txt#1")["date"] == "2024-05-12"
    assert [line for line in run.complaints if "may be" in line] == []
    page = run.output / str(article(run, "a.txt#1")["url"]) / "index.html"
    assert "Ordre du jour et du mois, d’après</dt><dd>16/07/2024" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "written", ["CA; AU; NZ", "ca, au, nz", "Canada, Australie, Nouvelle-Zélande", "Canada/Australia; XX, NZ"]
)
def test_countries_are_read_as_people_write_them(written: str, tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], "(?m)^Countries: .*", f"Countries: {written}")
    run = build(tmp_path, {})
    assert run.articles[0]["countries"] == ["CA", "AU", "NZ"]
    assert [line for line in run.complaints if "'XX' is no country and is left out" in line] == run.complaints
    assert len(run.complaints) == ("XX" in written)
    assert not (run.output / "countries" / "XX").exists()


def test_a_name_of_several_countries_in_a_page_is_asked_about(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], "(?m)^Countries: .*", "Countries: Centrafrique, Congo, UK")
    run = build(tmp_path, {})
    assert run.articles[0]["countries"] == ["CF", "GB"]
    (complaint,) = run.complaints
    assert "'Congo' may be CG or CD and is left out; write the code that is meant" in complaint


def test_a_primary_country_that_is_none_of_the_countries_stops_nothing(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], "(?m)^Countries: .*", "Countries: LY ATLANTIS FR\nPrimary: DZ")
    run = build(tmp_path, {})
    assert (run.status, run.articles[0]["countries"], run.articles[0]["primary_country"]) == (0, ["LY", "FR"], None)
    assert ["`Primary` DZ is not among" in run.stderr, "'ATLANTIS' is no country" in run.stderr] == [True, True]


def test_a_date_line_that_a_person_takes_away_leaves_the_day(tmp_path: Path) -> None:
    text = A.replace("2019-07 ", "2019-07-16 ")
    run = build(tmp_path, {"a.txt": text})
    edit(pages(run)["a.txt"], "(?m)^Date_edtf: .*\n", "")
    for words in (text, text.replace("mardi", "lundi")):
        run = build(tmp_path, {"a.txt": words})
        assert run.articles[0]["date"] == "2019-07-16"


def test_an_export_that_changes_its_addresses_keeps_pages_and_edits(tmp_path: Path) -> None:
    rows = [
        "Le port de Sfax rouvre,Le port a rouvert.,https://a.example/1\n",
        "Le marché ferme,Le marché a fermé.,https://a.example/2\n",
    ]
    run = build(tmp_path, {"x.csv": "title,text,url\n" + "".join(rows)})
    edit(pages(run)["x.csv#1"], "(?m)^Summary: .*", "Summary: À la main.")
    before = {row["title"]: row["url"] for row in run.articles}
    moved = "".join(rows[::-1]).replace("a.example", "www.a.example")
    run = build(tmp_path, {"x.csv": "title,text,url\n" + moved})
    assert {row["title"]: row["url"] for row in run.articles} == before
    assert {row["title"]: row["summary"] == "À la main." for row in run.articles} == {
        "Le port de Sfax rouvre": True,
        "Le marché ferme": False,
    }
    assert all(str(row["original"]).startswith("https://www.a.example/") for row in run.articles)


def test_a_date_that_a_person_empties_is_unknown(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], "(?m)^Date_edtf: .*", "Date_edtf:")
    for text in (A, A.replace("mardi", "lundi")):
        run = build(tmp_path, {"a.txt": text})
        assert run.articles[0]["date"] is None
        assert run.stdout.startswith("1 article (1 undated), 0 months")


@pytest.mark.parametrize("kind", ["folder", "link", "binary", "fifo"])
def test_a_table_that_is_no_table_stops_nothing(kind: str, tmp_path: Path) -> None:
    import os

    path = tmp_path / "content" / "corrections.csv"
    path.parent.mkdir()
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to("/etc/passwd")
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.write_bytes(b"PK\x03\x04\0\0\0\0")
    run = build(tmp_path, {"a.txt": A})
    assert run.status == 0
    assert "corrections.csv: " in run.stderr
    assert "Traceback" not in run.stderr


def test_a_changed_slug_moves_the_page_and_leaves_the_way(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B})
    first = str(article(run, "a.txt")["url"])
    for slug in ("un", "deux"):
        edit(pages(run)["a.txt"], "(?m)^Slug: .*", f"Slug: {slug}")
        run = build(tmp_path, {})
        assert article(run, "a.txt")["url"] == f"2019/07/{slug}/"
    found = dict(run.pages())
    for old in (first, "2019/07/un/"):
        page = found[f"{old}index.html"]
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../../2019/07/deux/index.html"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//script") == []
        assert f"{old}" not in (run.output / "sitemap.xml").read_text(encoding="utf-8")
    assert broken_links(run) == []
    # Back again: the page is never shadowed.
    edit(pages(run)["a.txt"], "(?m)^Slug: .*", f"Slug: {first.split('/')[2]}")
    run = build(tmp_path, {})
    assert article(run, "a.txt")["url"] == first
    assert dict(run.pages())[f"{first}index.html"].xpath("//meta[@http-equiv='refresh']") == []
    assert dict(run.pages())["2019/07/deux/index.html"].xpath("//meta[@http-equiv='refresh']") != []


def test_a_page_that_is_made_anew_gets_its_first_address_back_if_nobody_has_it(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": A.replace("mardi", "jeudi")})
    first, second = (str(article(run, source)["url"]) for source in ("a.txt", "b.txt"))
    assert second == f"{first[:-1]}-2/"
    for source, slug in (("a.txt", "un"), ("a.txt", "deux"), ("b.txt", "trois")):
        edit(pages(run)[source], "(?m)^Slug: .*", f"Slug: {slug}")
        run = build(tmp_path, {})
    pages(run)["a.txt"].unlink()
    run = build(tmp_path, {})
    assert article(run, "a.txt")["url"] == first
    found = dict(run.pages())
    for old in ("2019/07/un/", "2019/07/deux/"):
        assert found[f"{old}index.html"].xpath("//meta[@http-equiv='refresh']/@content") == [
            f"0; url=../../../{first}index.html"
        ]
    # The other one's first address leads to it still, and is given to nobody.
    run = build(tmp_path, {"c.txt": A.replace("mardi", "lundi")})
    assert article(run, "c.txt")["url"] == f"{first[:-1]}-3/"
    assert broken_links(run) == []


def test_a_table_of_addresses_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    theirs = tmp_path / "redirects.csv"
    theirs.write_text("old;new\n2001/01/alt/;2019/07/un/\n", encoding="utf-8")
    (tmp_path / "content" / "redirects.csv").symlink_to(theirs)
    page = pages(run)["a.txt"]
    edit(page, "(?m)^Slug: .*", "Slug: un")
    run = build(tmp_path, {})
    assert run.status == 1
    assert "redirects.csv: an address has to be added here, but it cannot be read" in run.stderr
    assert (tmp_path / "content" / "redirects.csv").is_symlink()
    assert page.exists()


def test_what_is_saved_in_a_table_during_a_run_is_the_next_run_s(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    hands = handwork.read(content)
    hands.parse()
    hands.move({"2019/07/a/": "2019/07/b/"})
    assert hands.sums == handwork.read(content).sums, "what the run itself noted is no news"
    led = content / "redirects.csv"
    led.write_text(led.read_text("utf-8") + "2001/01/alt/,2019/07/b/\n", encoding="utf-8")
    table(tmp_path, "a.txt;title;Neuf;Zoé;vu")
    hands.move({"2019/07/c/": "2019/07/b/"})
    assert all(one != other for one, other in zip(hands.sums, handwork.read(content).sums, strict=True))
    hands.parse()
    assert set(hands.redirects) == {"2019/07/a/", "2001/01/alt/", "2019/07/c/"}


def test_a_moved_page_leaves_the_way_and_a_bad_slug_is_said(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B})
    first = str(article(run, "a.txt")["url"])
    path = pages(run)["a.txt"]
    target = path.parent.parent / "05" / path.name
    target.parent.mkdir()
    path.rename(target)
    edit(pages(run)["b.txt"], "(?m)^Slug: .*", "Slug: ../../x y")
    run = build(tmp_path, {})
    assert article(run, "a.txt")["url"] == first.replace("/07/", "/05/")
    assert dict(run.pages())[f"{first}index.html"].xpath("//meta[@http-equiv='refresh']") != []
    assert "`Slug` '../../x y' cannot be an address; write small letters" in run.stderr
    assert str(article(run, "b.txt")["url"]).startswith("2019/08/la-ville")


def test_seeds_that_are_renamed_parted_or_reordered_keep_their_pages(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B + C})
    urls = {str(row["title"]): row["url"] for row in run.articles}
    edit(pages(run)["a.txt"], r"le chantier du port\.\n\Z", "le chantier, enfin.\n")
    edit(pages(run)["b.txt#2"], "(?m)^Title: .*", "Title: Les tapis")
    (run.seeds / "a.txt").rename(run.seeds / "neu.txt")
    (run.seeds / "b.txt").write_text(
        C + B + "date 2019-10 DAKAR - Le marché de Dakar ouvrira lundi ses portes aux visiteurs.\n", encoding="utf-8"
    )
    run = build(tmp_path, {})
    assert "its seed has another name now" in run.stderr
    assert "removed" not in run.stderr
    found = {row["source"]: row for row in run.articles}
    assert sorted(found) == ["b.txt#1", "b.txt#2", "b.txt#3", "neu.txt"]
    assert "enfin" in found["neu.txt"]["text"]
    assert found["b.txt#1"]["title"] == "Les tapis"
    assert found["b.txt#1"]["date"] == "2019-09"
    assert {found[name]["url"] for name in ("b.txt#1", "b.txt#2", "neu.txt")} == set(urls.values())
    # The first of them goes: the others keep what is theirs.
    (run.seeds / "b.txt").write_text(C, encoding="utf-8")
    run = build(tmp_path, {})
    found = {row["source"]: row for row in run.articles}
    assert sorted(found) == ["b.txt", "neu.txt"]
    assert found["b.txt"]["title"] == "Les tapis"


def test_an_edited_seed_keeps_the_address(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    url = article(run, "a.txt")["url"]
    run = build(tmp_path, {"a.txt": A.replace("2019-07", "2020-02").replace("Le ministre", "Hier, le ministre")})
    assert (article(run, "a.txt")["url"], article(run, "a.txt")["date"]) == (url, "2020-02")


def test_people_and_title_are_those_of_the_text_that_stands(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    edit(pages(run)["a.txt"], r"le chantier du port\.\n\Z", "le chantier du nouveau port.\n")
    build(tmp_path, {})
    other = "date 2019-07 ALGER - La préfète Sonia Jlassi a fermé mardi à Alger le chantier du port.\n"
    for seeds in ({"a.txt": other}, {}):
        run = build(tmp_path, seeds)
        found = article(run, "a.txt")
        assert "nouveau port" in str(found["text"])
        assert "Deramchi" in str((found["title"], found["people"]))
        assert "Jlassi" not in str(found)
        assert [line for line in run.complaints if "its text is by hand, and its seed has another one now" in line]
        assert len(run.complaints) == 1
    table(tmp_path, "a.txt;title;Du tableau;Z;w")
    run = build(tmp_path, {})
    assert article(run, "a.txt")["title"] == "Du tableau"
    assert "which stands" not in run.stderr
    (tmp_path / "content" / "corrections.csv").unlink()
    edit(pages(run)["a.txt"], " of:.*", "")
    run = build(tmp_path, {})
    assert "Jlassi" in str(article(run, "a.txt")["people"])
    assert "nouveau port" in str(article(run, "a.txt")["text"])
    assert run.complaints == []


def test_a_seed_that_has_gone_takes_its_page_and_says_how_to_have_it_back(tmp_path: Path) -> None:
    own = settings_of_its_own(tmp_path)
    run = build(tmp_path, {"a.txt": A, "b.txt": B, "c.txt": C}, *own)
    edit(pages(run)["b.txt"], "(?m)^Title: .*", "Title: Les halles")
    here = pages(run)["a.txt"]
    before = {here.relative_to(run.content).as_posix(): here.read_bytes()}
    (run.seeds / "a.txt").unlink()
    (run.seeds / "b.txt").unlink()
    run = build(tmp_path, {}, *own)
    assert [row["title"] for row in run.articles if row["source"] == "b.txt"] == ["Les halles"]
    assert [row["source"] for row in run.articles] == ["b.txt", "c.txt"]
    assert "it stays, for it is edited by hand" in run.stderr
    assert "its seed has gone; moved to" in run.stderr
    assert "to have it back, put the seed back" in run.stderr
    # And what is back is not kept twice.
    aside = Path(re.search(r"moved to (\S+);", run.stderr)[1]) / next(iter(before))  # type: ignore[index]
    assert aside.read_bytes() == next(iter(before.values()))
    run = build(tmp_path, {"a.txt": A}, *own)
    assert pages(run)["a.txt"].read_bytes() == next(iter(before.values()))
    assert not aside.exists()


def test_a_seed_that_is_back_has_its_address_back_though_its_title_would_give_another_now(tmp_path: Path) -> None:
    own = settings_of_its_own(tmp_path)
    run = build(tmp_path, {"a.txt": A, "b.txt": B}, *own)
    here = pages(run)["a.txt"]
    here.rename(here.with_name("as-it-was-called-then.md"))
    run = build(tmp_path, {}, *own)
    url = article(run, "a.txt")["url"]
    assert str(url).endswith("/as-it-was-called-then/")
    (run.seeds / "a.txt").unlink()
    build(tmp_path, {}, *own)
    run = build(tmp_path, {"a.txt": A}, *own)
    assert article(run, "a.txt")["url"] == url


@pytest.mark.parametrize(
    "left", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\n\0", b"\xef\xbb\xbf\xc2\xa0\n"]
)
def test_an_empty_page_is_made_anew_at_its_address(left: bytes, tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B})
    before = {source: (path.read_bytes(), article(run, source)["url"]) for source, path in pages(run).items()}
    ghost = run.content / "news" / "2019" / "07" / "vide.md"
    for path in (*pages(run).values(), ghost):
        path.write_bytes(left)
    for _ in range(2):
        run = build(tmp_path, {})
        pages(run).pop("vide.md")
        assert len(run.articles) == 2
        assert [line for line in run.complaints if "empty" in line] == [
            "news/2019/07/vide.md: is empty, so it is no page; delete it"
        ]
    found = {
        source: (path.read_bytes(), article(run, source)["url"])
        for source, path in pages(run).items()
        if path != ghost
    }
    assert found == before


def test_pages_stay_when_no_seed_is_left_and_the_run_says_so(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B})
    for path in run.seeds.iterdir():
        path.unlink()
    for _ in range(2):
        run = build(tmp_path, {})
        assert len(run.articles) == 2
        assert [line for line in run.complaints if "the 2 pages that were made of seeds stay" in line]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_page_in_another_encoding_is_read_and_named(tmp_path: Path, encoding: str) -> None:
    run = build(tmp_path, {"a.txt": A})
    page = pages(run)["a.txt"]
    text = re.sub("(?m)^Title: .*", "Title: Le port inauguré à l’été", page.read_text(encoding="utf-8"))
    page.write_bytes(text.encode(encoding))
    run = build(tmp_path, {})
    assert article(run, "a.txt")["title"] == "Le port inauguré à l’été"
    assert [line for line in run.complaints if "is not UTF-8; save it as UTF-8" in line]
    assert page.read_bytes() == text.encode(encoding)


def test_a_broken_page_is_named_and_none_of_it_is_lost(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A, "b.txt": B, "c.txt": C})
    edit(pages(run)["a.txt"], "(?m)^Date_edtf: .*", "Date_edtf: bientôt")
    edit(pages(run)["b.txt"], "(?m)^Countries: .*", "Countries: Atlantide")
    broken = pages(run)["c.txt"]
    broken.write_bytes(b"\xff\xfe\xfa no header at all\n\n" + "Mes mots à moi.\n".encode())
    kept = broken.read_bytes()
    for _ in range(2):
        run = build(tmp_path, {})
        assert run.status == 0
        assert "`Date_edtf` 'bientôt' is no EDTF date; write 2019" in run.stderr
        assert "'Atlantide' is no country and is left out; write ISO 3166-1 codes" in run.stderr
        assert "is not UTF-8; save it as UTF-8" in run.stderr
    assert "Date_edtf: bientôt" in pages(run)["a.txt"].read_text(encoding="utf-8")
    assert broken.read_bytes() == kept


@pytest.mark.parametrize(
    ("kind", "change", "follows"),
    [
        ("plain", "", True),
        ("before", "(?m)^Title: .*|Title: De ma main", True),
        ("at once", "(?m)^Title: .*|Title: De ma main", True),
        ("at once", r"le chantier du port\.|le chantier, enfin.", True),
        ("at once", "(?m)^Slug: .*|Slug: le-port", False),
        ("seed renamed", "(?m)^Title: .*|Title: De ma main", True),
        ("seed renamed", "", True),
        ("seed renamed", "(?m)^Slug: .*|Slug: le-port", False),
        ("another in front", "", True),
        ("another in front", "(?m)^Title: .*|Title: De ma main", True),
    ],
)
def test_a_page_that_is_moved_stays_there_and_its_slug_follows(
    kind: str, change: str, follows: bool, tmp_path: Path
) -> None:
    several = kind == "another in front"
    run = build(tmp_path, {"a.txt": A + B} if several else {"a.txt": A, "b.txt": B})
    source = "a.txt#1" if several else "a.txt"
    here, old = pages(run)[source], str(article(run, source)["url"])
    if change:
        edit(here, *change.split("|"))
    if kind == "before":
        build(tmp_path, {})
    there = run.content / "news" / "dossiers" / "nouveau.md"
    there.parent.mkdir()
    here.rename(there)
    if kind == "seed renamed":
        (run.seeds / "a.txt").rename(run.seeds / "z.txt")
        source = "z.txt"
    run = build(tmp_path, {"a.txt": C + A + B} if several else {})
    source = "a.txt#2" if several else source
    url = "dossiers/nouveau/" if follows else "dossiers/le-port/"
    slug = url.split("/")[1]
    assert article(run, source)["url"] == url
    text = pages(run)[source].read_text(encoding="utf-8")
    assert f"\nSlug: {slug}\n" in text
    assert "Slug" not in change or f"news/dossiers/{slug}.md now, as its `Slug` says; the old address" in run.stderr
    assert not follows or "Slug" not in run.stderr
    led = (tmp_path / "content" / "redirects.csv").read_text(encoding="utf-8").splitlines()
    assert led == ["address,to", f"{old},{url}"]
    assert (
        f"../../../{url}" in (run.output / old / "index.html").read_text(encoding="utf-8") or broken_links(run) == []
    )
    # It stays there, whatever is edited next.
    edit(pages(run)[source], "(?m)^Title: .*", "Title: Encore un autre")
    again = build(tmp_path, {})
    assert article(again, source)["url"] == url
    assert (tmp_path / "content" / "redirects.csv").read_text(encoding="utf-8").splitlines() == led


def test_no_way_leads_from_an_address_that_was_never_published(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    here = pages(run)["a.txt"]
    text = here.read_text(encoding="utf-8")
    there = here.with_name("brouillon.md")
    own = re.sub("(?m)^(Source|Seal): .*\n", "", text) + "Et bien plus.\n"
    there.write_text(re.sub("(?m)^Slug: .*", "Source: z.txt\nSlug: le-port", own), encoding="utf-8")
    (run.seeds / "z.txt").write_text(A.replace("mardi", "lundi"), encoding="utf-8")
    run = build(tmp_path, {})
    assert "brouillon.md: is news/2019/07/le-port.md now, as its `Slug` says\n" in run.stderr
    assert not (tmp_path / "content" / "redirects.csv").exists()


def test_rows_of_addresses_that_do_nothing_are_named_once_a_run_and_a_page_may_move_back(tmp_path: Path) -> None:
    run = build(tmp_path, {"a.txt": A})
    url, here = str(article(run, "a.txt")["url"]), pages(run)["a.txt"]
    table(tmp_path, "vieux/,rien/", "2019/,countries/", f"ancien/,{url}", name="redirects.csv", head="address,to")
    for _ in range(2):
        run = build(tmp_path, {})
        assert [line.partition(",")[0].partition(";")[0] for line in run.complaints] == [
            "redirects.csv: vieux/ leads to rien/",
            "redirects.csv: 2019/ is the address of a page that stands",
        ]
    led = tmp_path / "content" / "redirects.csv"
    led.unlink()
    there = here.with_name("nouveau.md")
    here.rename(there)
    build(tmp_path, {})
    there.rename(here)
    run = build(tmp_path, {})
    assert (article(run, "a.txt")["url"], run.complaints) == (url, [])
    assert led.read_text("utf-8").splitlines()[1:] == [f"# {url},2019/07/nouveau/", f"2019/07/nouveau/,{url}"]
