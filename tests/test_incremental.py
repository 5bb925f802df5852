"""Whatever is done to seeds, pages, theme and settings: the next build gives what a clean build gives."""

import json
import os
import random
import re
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pelican.plugins.dateline import build, door, fingerprint, page, seal, settings, staging, state, walking, work
from pelican.plugins.dateline.store import walk

ROOT = Path(__file__).parent.parent
PLACES = ("Alger", "Tripoli", "Tunis", "Madrid", "Berlin", "Rabat")
SETTINGS: dict[str, tuple[object, ...]] = {
    "SITENAME": ("Revue", "Revue de presse"),
    "SITEURL": ("", "https://example.org/revue"),
    "DEFAULT_LANG": ("fr", "en"),
    "DEFAULT_PAGINATION": (3, 5),
    "DATELINE_INDEX_LINKS": (True, False),
    "DATELINE_HOME_COUNTRY": ("", "DZ"),
    "DATELINE_DATE_ORDER": ("", "dmy", "mdy"),
    "DATELINE_MAX_ARTICLE_LENGTH": (150, 100_000),
}
PEOPLE = ("Amine Deramchi", "Salma Ouertani", "Jean Valbrune", "Ana Robledal")


def options(folder: Path, **changed: object) -> settings.Options:
    values = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / "cache"),
        "THEME": str(folder / "theme"),
        "DATELINE_SEEDS": str(folder / "seeds"),
        "DATELINE_WORKERS": 1,
        "DEFAULT_LANG": "fr",
        "DEFAULT_PAGINATION": 5,
        **changed,
    }
    return settings.check(values, folder)


def scratch(folder: Path) -> Path:
    (folder / "seeds").mkdir(parents=True)
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "content" / "pages" / "about.md").write_text("Title: À propos\n\nUn essai.\n", encoding="utf-8")
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in walk(folder)}


def seen(asked: settings.Options, chance: random.Random) -> door.Looked:
    """What the front door sees on its way, of the site too or not."""
    folders = (asked.seeds, asked.content, asked.output)
    for folder in folders:
        folder.mkdir(exist_ok=True)
    when = time.time_ns()
    states = (
        {path.name: walking.mark(path.stat()) for path in asked.cache.glob("state-*")} if asked.cache.is_dir() else {}
    )
    seeds, pages, site = (walking.walk(str(folder), when) for folder in folders)
    return door.Looked(when, seeds, pages, states, site if chance.random() < 0.5 else None)


def despatch(chance: random.Random, number: int) -> str:
    place, who = chance.choice(PLACES), chance.choice(PEOPLE)
    date = f"{chance.choice((2019, 2020))}-{chance.randint(1, 12):02d}"
    return (
        f" date {date} Le ministre {who} a affirmé, mardi à {place}, que le chantier numéro {number} "
        f"sera livré. « Nous tiendrons parole », a déclaré {who}. Les travaux durent depuis {number % 9 + 1} ans.\n"
    )


def act(chance: random.Random, folder: Path, number: int) -> str:  # noqa: PLR0915 - a row a kind
    """Do one random thing to the site's inputs: its name."""
    seeds = sorted((folder / "seeds").iterdir())
    pages = sorted((folder / "content" / "news").rglob("*.md")) if (folder / "content" / "news").is_dir() else []
    kinds = ["add", "add", "several"]
    if seeds:
        kinds += ["change", "remove", "rename", "same size, same time", "shift", "exchange"]
    if pages:
        kinds += ["edit", "delete a page", "touch"]
        kinds += ["slug", "move a page", "break a header"]
    kinds += ["correct", "correct", "uncorrect", "redirect"]
    kinds += ["reorder", "template", "card", "style", "lose the state", "lose a file", "damage the state", "about"]
    kind = chance.choice(kinds)
    if kind == "add":
        (folder / "seeds" / f"{number:04d}.txt").write_text(despatch(chance, number), encoding="utf-8")
    elif kind == "several":
        text = "".join(despatch(chance, number + n) for n in range(3))
        (folder / "seeds" / f"{number:04d}.txt").write_text(text, encoding="utf-8")
    elif kind == "change":
        chance.choice(seeds).write_text(despatch(chance, number), encoding="utf-8")
    elif kind == "same size, same time":
        path = chance.choice(seeds)
        status = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("travaux", "chevaux"), encoding="utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif kind == "remove":
        chance.choice(seeds).unlink()
    elif kind == "rename":
        path = chance.choice(seeds)
        path.rename(path.with_name(f"{number:04d}-neu.txt"))
    elif kind == "edit":
        path = chance.choice(pages)
        path.write_text(path.read_text(encoding="utf-8") + f"\nAjout {number}.\n", encoding="utf-8")
    elif kind == "delete a page":
        chance.choice(pages).unlink()
    elif kind == "touch":
        chance.choice(pages).touch()
    elif kind == "template":
        path = folder / "theme" / "templates" / chance.choice(("list.html", "article.html", "base.html"))
        path.write_text(path.read_text(encoding="utf-8") + f"<!-- {number} -->", encoding="utf-8")
    elif kind == "card":
        card = folder / "theme" / "theme.toml"
        kept = [line for line in card.read_text(encoding="utf-8").splitlines() if not line.startswith("files")]
        chosen = chance.choice(["", 'files = ["front", "chronicles", "countries", "page-data"]'])
        card.write_text("\n".join([*kept, chosen, ""]), encoding="utf-8")
    elif kind == "style":
        (folder / "theme" / "static" / f"extra-{number % 3}.css").write_text(f"/* {number} */", encoding="utf-8")
    elif kind == "lose the state":
        shutil.rmtree(folder / "cache", ignore_errors=True)
    elif kind == "damage the state":
        for path in (folder / "cache").glob("*.sqlite"):
            data = bytearray(path.read_bytes())
            for _ in range(200):
                data[chance.randrange(len(data))] = chance.randrange(256)
            path.write_bytes(bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data))
    elif kind == "lose a file":
        if not (folder / "output").is_dir():
            return kind
        chance.choice([folder / "output" / name for name in walk(folder / "output")]).unlink()
    elif kind == "about":
        (folder / "content" / "pages" / "about.md").write_text(
            f"Title: À propos\n\nEssai {number}.\n", encoding="utf-8"
        )
    else:
        by_hand(chance, folder, number, kind)
    return kind


def by_hand(chance: random.Random, folder: Path, number: int, kind: str) -> None:
    """What people do to names and tables."""
    seeds = sorted((folder / "seeds").iterdir())
    pages = sorted((folder / "content" / "news").rglob("*.md")) if (folder / "content" / "news").is_dir() else []
    if kind == "slug":
        path = chance.choice(pages)
        path.write_text(re.sub(r"(?m)^Slug: .*", f"Slug: neu-{number}", path.read_text(encoding="utf-8")), "utf-8")
    elif kind == "break a header":
        path = chance.choice(pages)
        path.write_text(re.sub(r"(?m)^Date_edtf: .*", "Date_edtf: bald", path.read_text(encoding="utf-8")), "utf-8")
    elif kind == "move a page":
        path = chance.choice(pages)
        target = folder / "content" / "news" / "2018" / "01" / f"{path.stem}-{number}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    elif kind == "correct":
        table = folder / "content" / "corrections.csv"
        source = chance.choice([seed.name for seed in seeds] + ["0000.txt#2", "nirgends.txt"])
        field, value = chance.choice(
            [
                ("title", f"Neu {number}"),
                ("countries", "DZ LY"),
                ("date", "2018-02"),
                ("people", "A | b; C"),
                ("x", "y"),
            ]
        )
        head = table.read_text(encoding="utf-8") if table.exists() else "source;field;value;who;why\n"
        table.write_text(f"{head}{source};{field};{value};Zoé;vu {number}\n", encoding="utf-8")
    elif kind == "uncorrect":
        (folder / "content" / "corrections.csv").unlink(missing_ok=True)
    elif kind == "redirect":
        with (folder / "content" / "redirects.csv").open("a", encoding="utf-8") as table:
            table.write(f"alt-{number % 4}/,alt-{number % 3}/\nalt-{number % 3}/,about/\n")
    elif kind in ("shift", "exchange"):
        # Articles go, move and change in one save.
        path, other = chance.choice(seeds), chance.choice(seeds)
        texts = [seed.read_text(encoding="utf-8") for seed in (path, other)]
        lines = texts[0].splitlines(keepends=True)
        cut = "".join(lines[len(lines) > 1 :]).replace("mardi", chance.choice(("mardi", f"lundi {number}")))
        if kind == "shift":
            path.unlink()
            path = path.with_name(f"{number:04d}-neu.txt") if chance.random() < 0.3 else path
        else:
            path.write_text(texts[1], encoding="utf-8")
        (path if kind == "shift" else other).write_text(cut, encoding="utf-8")
    elif kind == "reorder" and seeds:
        path = chance.choice(seeds)
        path.write_text(despatch(chance, number) + path.read_text(encoding="utf-8"), encoding="utf-8")


@pytest.mark.parametrize("seed", range(12))
def test_any_history_ends_in_what_a_clean_build_gives(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    # In every second history pages are put by, as those of large archives are, and most files are made beside the data files.
    monkeypatch.setattr(work, "SMALL", 3 if seed % 2 else 200)
    folder = scratch(tmp_path / "site")
    done = []
    changed: dict[str, object] = {}
    for step in range(8):
        for n in range(chance.randint(1, 3)):
            done.append(act(chance, folder, step * 10 + n))
        if chance.random() < 0.25:
            name = chance.choice(list(SETTINGS))
            changed = {**changed, name: chance.choice(SETTINGS[name])}
            done.append(f"{name} = {changed[name]}")
        asked = options(folder, **changed)
        assert build.build(asked, seen=seen(asked, chance) if step and chance.random() < 0.5 else None) == 0
        clean = tmp_path / f"clean{step}"
        for part in ("seeds", "content", "theme"):
            shutil.copytree(folder / part, clean / part)
        assert build.build(options(clean, **changed)) == 0
        assert files(folder / "content") == files(clean / "content"), done
        assert files(folder / "output") == files(clean / "output"), done
        shutil.rmtree(clean)


def test_what_is_unchanged_keeps_its_time(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = scratch(tmp_path)
    for number in range(12):
        (folder / "seeds" / f"{number:04d}.txt").write_text(despatch(chance, number), encoding="utf-8")
    build.build(options(folder))
    before = {name: (folder / "output" / name).stat().st_mtime_ns for name in walk(folder / "output")}
    build.build(options(folder))
    after = {name: (folder / "output" / name).stat().st_mtime_ns for name in walk(folder / "output")}
    assert before == after
    (folder / "seeds" / "new.txt").write_text(
        " date 1998-03 Le port de Gênes a rouvert mercredi, a annoncé la capitainerie italienne.\n", encoding="utf-8"
    )
    build.build(options(folder))
    old = [name for name, when in before.items() if (folder / "output" / name).stat().st_mtime_ns == when]
    articles = [name for name in before if name.count("/") == 3 and name[:2] in ("19", "20")]
    # The new article is the oldest: of the others only its one neighbour shows it.
    assert len([name for name in articles if name not in old]) <= 1


def test_one_or_two_workers_give_the_same_bytes(tmp_path: Path) -> None:
    chance = random.Random(3)
    folder = scratch(tmp_path)
    text = "".join(despatch(chance, number) for number in range(450))
    (folder / "seeds" / "all.txt").write_text(text, encoding="utf-8")
    build.build(options(folder))
    one = files(folder / "output")
    shutil.rmtree(folder / "output")
    shutil.rmtree(folder / "cache")
    shutil.rmtree(folder / "content" / "news")
    build.build(options(folder, DATELINE_WORKERS=2))
    assert files(folder / "output") == one
    lines = one["data/articles.jsonl"].decode().splitlines()
    assert len(lines) == 450
    assert [json.loads(line)["source"] for line in lines] == sorted(json.loads(line)["source"] for line in lines)


def test_a_page_that_an_older_program_wrote_is_made_anew_when_a_checkout_brings_it(tmp_path: Path) -> None:
    folder = scratch(tmp_path)
    (folder / "seeds" / "a.txt").write_text(despatch(random.Random(5), 1), encoding="utf-8")
    build.build(options(folder))
    [path] = (folder / "content" / "news").rglob("*.md")
    text = path.read_text(encoding="utf-8")
    site = files(folder / "output")
    story = replace(page.loads(text).story, countries=("FR",), primary="FR")
    older = seal.sealed(*page.written(story, names={"FR": "France"}))
    assert older != text
    path.write_text(older, encoding="utf-8")
    build.build(options(folder))
    assert path.read_text(encoding="utf-8") == text
    assert files(folder / "output") == site


def test_what_only_some_themes_show_is_there_as_soon_as_a_template_reads_it(tmp_path: Path) -> None:
    folder = scratch(tmp_path / "site")
    shutil.rmtree(folder / "theme")
    shutil.copytree(ROOT / "tools" / "bench" / "sites" / "dateline" / "theme", folder / "theme")
    chance = random.Random(4)
    for number in range(9):
        text = (
            despatch(chance, number).rstrip() + " Une seconde tranche doit être ouverte au public dès le printemps.\n"
        )
        (folder / "seeds" / f"{number}.txt").write_text(text, encoding="utf-8")
    templates = folder / "theme" / "templates"
    plain = {name: (templates / name).read_text("utf-8") for name in ("article.html", "list.html")}
    shown = {
        "article.html": plain["article.html"].replace(
            "{{ piece.text }}", "<i id='{{ piece.anchor }}'>{{ piece.text }}</i>"
        ),
        "list.html": plain["list.html"].replace("</a> <time>", "</a> <q>{{ card.summary }}</q><time>"),
    }
    sites = []
    for step, wanted in enumerate(
        [{}, shown, {"article.html": shown["article.html"]}, {"list.html": shown["list.html"]}, {}]
    ):
        for name, text in {**plain, **wanted}.items():
            (templates / name).write_text(text, encoding="utf-8")
        assert build.build(options(folder)) == 0
        clean = tmp_path / f"clean{step}"
        for part in ("seeds", "content", "theme"):
            shutil.copytree(folder / part, clean / part)
        assert build.build(options(clean)) == 0
        sites.append(files(folder / "output"))
        assert sites[-1] == files(clean / "output"), step
    assert sites[0] == sites[-1]
    said = [b"".join(data for name, data in site.items() if name.endswith("index.html")) for site in sites]
    assert [b"<q>Une seconde tranche" in text for text in said] == [False, True, False, True, False]
    assert [b"<i id='e1'>" in text for text in said] == [False, True, True, False, False]


def test_a_damaged_state_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"no database at all" * 300)
    kept = state.State(path)
    kept.note([("whole", "x")])
    kept.save()
    kept.close()
    again = state.State(path)
    assert again.meta("whole") == "x"
    again.close()


def test_a_row_that_was_tampered_with_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    kept = state.State(path)
    kept.put("leaves", [("a/", "1", "2", "3")])
    kept._db.execute("UPDATE pieces SET rows = replace(rows, '2', '9')")
    with pytest.raises(state.Damaged):
        list(kept.rows("leaves"))
    kept.close()


def test_a_process_stays_with_the_program_that_it_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "HERE", tmp_path)
    (tmp_path / "one.py").write_text("1")
    fingerprint.program.cache_clear()
    first = fingerprint.program()
    (tmp_path / "one.py").write_text("2")
    assert fingerprint.program() == first, "what a watch makes with old code would pass for the new code's"
    fingerprint.program.cache_clear()
    assert fingerprint.program() != first
    fingerprint.program.cache_clear()


def test_what_is_written_into_the_site_during_a_run_is_no_page_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = scratch(tmp_path / "site")
    chance = random.Random(5)
    for number in range(3):
        (folder / "seeds" / f"{number}.txt").write_text(despatch(chance, number), encoding="utf-8")
        before = set(folder.glob("output/2*/*/*/index.html"))
        assert build.build(options(folder)) == 0
    (newest,) = set(folder.glob("output/2*/*/*/index.html")) - before
    was = newest.read_bytes()
    begin = staging.Stage.begin

    def meanwhile(stage: staging.Stage, planned: set[str]) -> None:
        newest.write_text("theirs", encoding="utf-8")
        begin(stage, planned)

    with monkeypatch.context() as patch:
        patch.setattr(staging.Stage, "begin", meanwhile)
        other = next(page for page in folder.glob("content/news/*/*/*.md") if page.stem not in str(newest))
        other.write_text(f"{other.read_text('utf-8')}\nUn ajout.\n", encoding="utf-8")
        assert build.build(options(folder)) == 0
        assert newest.read_text("utf-8") == "theirs"
    assert build.build(options(folder)) == 0
    assert newest.read_bytes() == was


def test_what_a_page_said_only_while_a_run_made_it_is_not_published_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = scratch(tmp_path / "site")
    (folder / "seeds" / "0.txt").write_text(despatch(random.Random(5), 0), encoding="utf-8")
    assert build.build(options(folder)) == 0
    (page,) = folder.glob("content/news/*/*/*.md")
    was = page.read_text("utf-8")
    begin = staging.Stage.begin

    def meanwhile(stage: staging.Stage, planned: set[str]) -> None:
        page.write_text(f"{was}\nReprise.\n", encoding="utf-8")
        begin(stage, planned)

    with monkeypatch.context() as patch:
        patch.setattr(staging.Stage, "begin", meanwhile)
        assert build.build(options(folder, SITENAME="Revue")) == 0
    page.write_text(was, encoding="utf-8")
    assert build.build(options(folder, SITENAME="Revue")) == 0
    (shown,) = folder.glob("output/2*/*/*/index.html")
    assert "Reprise." not in shown.read_text("utf-8")
    assert [path for path in folder.glob("output/**/*.html") if "Reprise." in path.read_text("utf-8")] == []


def test_what_was_seen_before_another_run_is_not_believed(tmp_path: Path) -> None:
    chance = random.Random(5)
    folder = scratch(tmp_path)
    for number in range(4):
        (folder / "seeds" / f"{number}.txt").write_text(despatch(chance, number), encoding="utf-8")
    asked, other = options(folder), options(folder, OUTPUT_PATH=str(folder / "other"))
    assert build.build(asked) == 0
    (folder / "seeds" / "new.txt").write_text(despatch(chance, 9), encoding="utf-8")
    before = seen(asked, chance)
    assert build.build(other) == 0
    assert build.build(asked, seen=before) == 0
    assert len(list((folder / "content" / "news").rglob("*.md"))) == 5


def test_what_was_seen_before_a_damage_was_found_is_not_believed(tmp_path: Path) -> None:
    chance = random.Random(6)
    folder = scratch(tmp_path)
    for number in range(4):
        (folder / "seeds" / f"{number}.txt").write_text(despatch(chance, number), encoding="utf-8")
    asked = options(folder)
    assert build.build(asked) == 0
    time.sleep(0.05)
    (path,) = asked.cache.glob("state-*.sqlite")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE pieces SET seal = seal + 1 WHERE kind = 'leaves'")
        db.commit()
    (folder / "seeds" / "new.txt").write_text(despatch(chance, 9), encoding="utf-8")
    time.sleep(0.05)
    assert build.build(asked, seen=seen(asked, chance)) == 0
    assert len(list((folder / "content" / "news").rglob("*.md"))) == 5


def test_two_pages_alike_stand_in_the_order_of_their_paths_whatever_changed_last(tmp_path: Path) -> None:
    folder = scratch(tmp_path / "site")
    news = folder / "content" / "news" / "2019" / "07"
    news.mkdir(parents=True)
    page = "Title: Le port\nDate: 2019-07-01\nDate_edtf: 2019-07\nLang: fr\nSource: a.txt\n\nLe port rouvre.\n"
    (news / "un.md").write_text(page, encoding="utf-8")
    (news / "deux.md").write_text(page, encoding="utf-8")
    assert build.build(options(folder)) == 0
    (news / "un.md").write_text(page.replace("rouvre", "ferme"), encoding="utf-8")
    assert build.build(options(folder)) == 0
    clean = tmp_path / "clean"
    for part in ("seeds", "content", "theme"):
        shutil.copytree(folder / part, clean / part)
    assert build.build(options(clean)) == 0
    assert files(folder / "output") == files(clean / "output")
