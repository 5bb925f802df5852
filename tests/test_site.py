"""Whole sites: what goes in, what comes out, what a second run does."""

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from site_building import SHARED, Run, broken_links, build

SEARCH = "search/index.html"
REFERENCE = SHARED / "seeds" / "0001.txt"

TWO = {
    "un.txt": " date 2021-03 TUNIS (Agence Littoral) - La Tunisie et l'Algérie ont signé mardi à Tunis un accord sur "
    "le partage des eaux de la Medjerda. « Ce fleuve n'a pas de passeport », a déclaré le ministre tunisien de "
    "l'Agriculture, Hatem Zribi-Mansour. Le texte sera soumis aux deux parlements avant l'été.\n",
    "deux/trois.txt": "Date: 16/07/2020\nMADRID - España enviará en otoño una misión a Perú, anunció el jueves la "
    "ministra de Comercio, Lucía Barrenechea Soto. «Iremos a escuchar», dijo.\n",
    "ar.txt": " date مارس 2021 الجزائر - وقعت الجزائر وتونس يوم الثلاثاء اتفاقا "
    "جديدا حول المياه. وقال الوزير إن المشروع كبير.\n",
    "sans-date.txt": "Le conseil a voté hier un texte sur les forêts du Gabon, sans que la date en soit connue.\n",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return build(tmp_path_factory.mktemp("site"), TWO)


def test_the_last_line_says_what_was_built_and_what_to_open(run: Run) -> None:
    assert run.status == 0, run.stderr
    last = run.stdout.strip().splitlines()[-1]
    assert re.search(r"4 articles", last)
    assert "index.html" in last


def test_every_kind_of_page_is_there(run: Run) -> None:
    there = set(run.files())
    for path in (
        "index.html",
        "2021/index.html",
        "2021/03/index.html",
        "countries/index.html",
        "countries/DZ/index.html",
        "countries/DZ/2021/03/index.html",
        "undated/index.html",
        "matrix/index.html",
        "404.html",
        "feed.atom",
        "countries/DZ/feed.atom",
        "2021/03/feed.atom",
        "sitemap.xml",
        "data/articles.jsonl",
        "data/articles.csv",
        "data/rejects.jsonl",
        "data/datapackage.json",
    ):
        assert path in there, path


def test_all_links_resolve(run: Run) -> None:
    assert broken_links(run) == []


def test_pages_are_sound(run: Run) -> None:
    for name, page in run.pages():
        assert len(page.xpath("//h1")) == 1, name
        assert page.get("lang"), name
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert [script.get("src") for script in scripts] == (["../theme/js/search.js"] if name == SEARCH else []), (
            name
        )
        assert not page.xpath("//style | //@style | //script[@src][text()]"), name
        assert not [link for link in page.xpath("//@src | //link/@href") if re.match(r"(https?:)?//", str(link))], (
            name
        )
        assert page.xpath("//meta[@name='viewport']"), name
        assert page.xpath("//title")[0].text_content().strip(), name


def test_arabic_reads_from_right_to_left(run: Run) -> None:
    (article,) = (a for a in run.articles if a["source"] == "ar.txt")
    assert article["lang"] == "ar"
    page = dict(run.pages())[f"{article['url'].strip('/')}/index.html"]
    assert page.xpath("//h1/ancestor-or-self::*[@dir='rtl']")
    # Set apart, so that a title which runs the other way leaves the marks around it where they are.
    assert page.xpath("//bdi")[0].text_content() == page.xpath("//h1")[0].text_content().strip()


def test_data_keeps_the_contract(run: Run) -> None:
    keys = {
        "source", "url", "title", "date", "lang", "countries", "primary_country", "mentions", "dateline", "people",
        "organisations", "quotes", "summary", "words",
    }  # fmt: skip
    sources = [article["source"] for article in run.articles]
    assert sources == sorted(TWO)
    for article in run.articles:
        assert keys <= set(article)
        for mention in article["mentions"]:
            assert article["text"][mention["start"] : mention["end"]] == mention["text"]
        assert (run.output / article["url"].strip("/") / "index.html").is_file()
        assert len(article["title"]) <= 110


def test_the_second_run_changes_nothing(run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in run.output.rglob("*") if path.is_file()}
    again = build(run.seeds.parent, run.seeds)
    assert again.status == 0
    assert {path: path.stat().st_mtime_ns for path in run.output.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "DATELINE_TEST": "1"},
    ],
)
def test_the_same_bytes_anywhere(run: Run, tmp_path: Path, env: dict[str, str]) -> None:
    other = build(tmp_path / "elsewhere", TWO, "--workers", "2", env=env)
    assert other.files() == run.files()


def test_a_removed_seed_takes_its_pages_along(tmp_path: Path) -> None:
    first = build(tmp_path, TWO)
    (first.seeds / "deux/trois.txt").unlink()
    stranger = first.output / "theirs.txt"
    stranger.write_text("not ours")
    second = build(tmp_path, first.seeds)
    assert len(second.articles) == 3
    assert not any("countries/PE" in name for name in second.files())
    assert stranger.read_text() == "not ours"


def test_a_corrected_page_stays_corrected(tmp_path: Path) -> None:
    first = build(tmp_path, TWO)
    (page,) = (p for p in first.content.rglob("*.md") if "Source: un.txt" in p.read_text(encoding="utf-8"))
    text = page.read_text(encoding="utf-8")
    edited = re.sub(r"(?m)^Title: .*$", "Title: Un titre de la main d'une bibliothécaire", text)
    assert edited != text
    page.write_text(edited, encoding="utf-8")
    second = build(tmp_path, first.seeds)
    assert page.read_text(encoding="utf-8") == edited
    assert "Un titre de la main d'une bibliothécaire" in {article["title"] for article in second.articles}


HOSTILE = [
    "Save_as: ../../x\nStatus: draft",
    "{{ 7*7 }} et {% raw %} dans le texte",
    "<script>alert(1)</script> a dit le ministre",
    "# heading",
    "1. list",
    "- item\n- item",
    "[lien](javascript:alert(1)) ![image](data:image/png;base64,AAAA)",
    "!!! ??? ...",
    "=cmd|' /C calc'!A0",
    '"><img src=x onerror=alert(1)>',
    "    quatre espaces et `code`",
    "| a | b |\n|---|---|",
    "&amp; &#60;b&#62; &lt;i&gt;",
]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def test_hostile_text_is_text(tmp_path: Path) -> None:
    seeds = {f"{n:02}.txt": f" date 2020-01 {text}\n" for n, text in enumerate(HOSTILE)}
    run = build(tmp_path, seeds)
    assert run.status == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert len(run.articles) == len(HOSTILE)
    pages = dict(run.pages())
    for article, text in zip(run.articles, HOSTILE, strict=True):
        page = pages[f"{article['url'].strip('/')}/index.html"]
        assert not page.xpath("//script[not(@type='application/ld+json')] | //img | //iframe | //*[@onerror]")
        shown = words(page.text_content())
        for word in words(text):
            assert word in shown, (text, word)
    for name, page in pages.items():
        assert not [href for href in page.xpath("//@href") if str(href).lower().startswith("javascript")], name
    assert not (tmp_path / "x").exists()
    rows = (run.output / "data" / "articles.csv").read_text(encoding="utf-8").splitlines()
    assert not [row for row in rows for cell in row.split(",") if cell.startswith(("=", "+", "@"))]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    run = build(
        tmp_path,
        {
            "empty.txt": "",
            "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4,
            "nuls.txt": b"\0" * 5000,
            "letter.docx": b"PK\x03\x04",
            "good.txt": " date 2020-01 Le Mali a rouvert ses frontières mercredi, a annoncé le gouvernement.\n",
        },
    )
    assert run.status == 0
    assert set(run.rejects) == {"empty.txt", "picture.txt", "nuls.txt", "letter.docx"}
    for source in run.rejects:
        assert source in run.stderr
    assert "Traceback" not in run.stderr


def test_with_strict_a_refused_seed_leaves_the_published_site_as_it_stands(tmp_path: Path) -> None:
    good = "date 2020-01 Le Mali a rouvert ses frontières mercredi, a annoncé le gouvernement.\n"
    before = build(tmp_path, {"good.txt": good}, "--strict")
    files = before.files()
    assert (before.status, before.complaints) == (0, [])
    for seeds in ({"bad.txt": b"\x89PNG\r\n", "new.txt": good.replace("mercredi", "jeudi")}, {}):
        run = build(tmp_path, seeds, "--strict")
        assert run.status == 1
        assert run.complaints == [
            "bad.txt: this is a PNG image and no plain text; save its text in UTF-8",
            f"{run.seeds}: 1 seed cannot be read, and STRICT is set; put it right or take it away; the published site stands as it was",
        ]
        assert run.files() == files
    assert build(tmp_path, {}).stdout.startswith("2 articles, 1 month, 1 country, 1 reject, ")
    assert build(tmp_path, {}, "--strict").status == 1
    (tmp_path / "seeds" / "bad.txt").unlink()
    run = build(tmp_path, {}, "--strict")
    assert (run.status, run.complaints, len(run.articles)) == (0, [], 2)


def test_many_equal_beginnings(tmp_path: Path) -> None:
    line = (
        " date 2020-02 Le Conseil des ministres s'est réuni dimanche à Niamey sous la présidence du chef de l'Etat."
    )
    run = build(tmp_path, {"all.txt": "".join(f"{line} Point {n}.\n" for n in range(50))})
    assert run.status == 0, run.stderr
    assert len({article["url"] for article in run.articles}) == 50


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference seed is not at hand (../shared/seeds)")
def test_the_reference_article(tmp_path: Path) -> None:
    run = build(tmp_path, {"0001.txt": REFERENCE.read_bytes()})
    (article,) = run.articles
    assert (article["date"], article["lang"], article["countries"]) == ("2019-07", "fr", ["DZ", "LY"])
    assert (article["primary_country"], article["dateline"]) == ("DZ", "Alger")
    raw = REFERENCE.read_text(encoding="utf-8").split("2019-07", 1)[1]
    assert article["text"].split() == raw.split()
    page = dict(run.pages())[f"{article['url'].strip('/')}/index.html"]
    assert len(page.xpath("//article//p")) >= 3


def test_make_variables_reach_the_build(tmp_path: Path) -> None:
    """One line, with spaces in every path, from another folder."""
    import subprocess

    root = Path(__file__).parent.parent
    if not (root / ".venv" / ".run").exists():
        pytest.skip("the project's own environment is not there; run make first")
    seeds, content, output = (tmp_path / f"my {name}" for name in ("seeds", "content", "output"))
    seeds.mkdir()
    content.mkdir()
    (seeds / "a.txt").write_text(TWO["un.txt"], encoding="utf-8")
    done = subprocess.run(
        ["make", "-C", str(root), "html", f"SEEDSDIR={seeds}", f"INPUTDIR={content}", f"OUTPUTDIR={output}"],
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    line = (output / "data" / "articles.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["source"] == "a.txt"


def test_without_variables_the_folders_and_the_address_of_the_settings_count(tmp_path: Path) -> None:
    import subprocess

    root = Path(__file__).parent.parent
    if not (root / ".venv" / ".run").exists():
        pytest.skip("the project's own environment is not there; run make first")
    conf = tmp_path / "my settings.py"
    text = (root / "pelican.conf.py").read_text(encoding="utf-8")
    for old, new in (
        ('DATELINE_SEEDS = "seeds"', 'DATELINE_SEEDS = "received"'),
        ('PATH = "content"', 'PATH = "pages here"'),
        ('OUTPUT_PATH = "output"', 'OUTPUT_PATH = "site"'),
        ('SITEURL = ""', 'SITEURL = "https://press.example/digest"'),
        ('THEME = "theme"', f"THEME = {str(root / 'theme')!r}"),
    ):
        assert text.count(f"\n{old}\n") == 1, old
        text = text.replace(f"\n{old}\n", f"\n{new}\n")
    conf.write_text(text, encoding="utf-8")
    (tmp_path / "received").mkdir()
    (tmp_path / "pages here").mkdir()
    (tmp_path / "received" / "a.txt").write_text(TWO["un.txt"], encoding="utf-8")

    def make(*words: str) -> str:
        done = subprocess.run(
            ["make", "-C", str(root), *words, f"CONFFILE={conf}"],
            capture_output=True,
            text=True,
            env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    make("html")
    assert (tmp_path / "site" / "data" / "articles.jsonl").is_file()
    make("publish")
    feed = (tmp_path / "site" / "feed.atom").read_text(encoding="utf-8")
    assert "https://press.example/digest/" in feed
    assert "index.html" not in feed
    assert "removed" in make("clean")
    assert not (tmp_path / "site" / "data").exists()


def test_a_content_folder_that_is_not_there_is_named_where_a_site_stands(tmp_path: Path) -> None:
    first = build(tmp_path, TWO)
    assert "is not there" not in first.stderr
    missing = tmp_path / "contnet"
    second = build(tmp_path, first.seeds, "--content", str(missing))
    assert f"{missing}: is not there; it is begun anew, without what was edited" in second.stderr
    assert missing.is_dir()


def test_a_profile_names_every_step_of_a_run(tmp_path: Path) -> None:
    run = build(
        tmp_path,
        {"a.txt": " date 2019-07 Le port de Gênes a rouvert mercredi, a annoncé la capitainerie.\n"},
        "--profile",
    )
    laps = dict(line.split()[:2] for line in run.stdout.splitlines() if line.endswith(" s"))
    assert list(laps) == ["start-up", "read", "extract", "shelve", "view", "render", "write", "all"]
    seconds = {name: float(value) for name, value in laps.items()}
    assert seconds["all"] == pytest.approx(sum(seconds.values()) / 2, abs=0.05)
    assert seconds["start-up"] > 0
    assert seconds["render"] > 0
