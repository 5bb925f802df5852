"""Killed at any moment, the program loses nothing: readers see whole sites, people keep their edits, the next run mends."""

from __future__ import annotations

import random
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from killing import Server, watched
from pelican.plugins.dateline import seal
from pelican.plugins.dateline.store import walk

ROOT = Path(__file__).parent.parent
PLACES = ("Alger", "Tripoli", "Tunis", "Madrid", "Berlin", "Rabat", "Dakar")
# Of a run over this archive that has something to do; not of its workers.
CALLS = 220
THEIRS = {"CNAME": "digest.example\n", ".well-known/security.txt": "Contact: x\n", "a/b/own.html": "<p>mine</p>"}


def despatch(chance: random.Random, number: int) -> str:
    date = f"{chance.choice((2019, 2020))}-{chance.randint(1, 3):02d}"
    return (
        f" date {date} Le ministre Amine Deramchi a affirmé, mardi à {chance.choice(PLACES)}, que le chantier numéro "
        f"{number} sera livré. « Nous tiendrons parole », a déclaré Amine Deramchi.\n"
    )


class Scene:
    """A site, the inputs of which change; `edits` are the words that people wrote into pages."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.number = 0
        self.edits: set[str] = set()
        for name in ("seeds", "content/pages"):
            (folder / name).mkdir(parents=True)
        (folder / "content" / "pages" / "about.md").write_text("Title: À propos\n\nUn essai.\n", encoding="utf-8")
        shutil.copytree(ROOT / "theme", folder / "theme")
        shutil.copy(ROOT / "pelican.conf.py", folder)
        for _ in range(8):
            self.add()

    def words(self, folder: Path | None = None) -> list[str]:
        here = folder or self.folder
        words = ["build", "--settings", str(here / "pelican.conf.py"), "--workers", self.chance.choice("112")]
        for name in ("seeds", "content", "output"):
            words += [f"--{name}", str(here / name)]
        return words

    def seeds(self) -> list[Path]:
        return sorted((self.folder / "seeds").iterdir())

    def pages(self) -> list[Path]:
        return sorted((self.folder / "content" / "news").rglob("[!.]*.md"))

    def add(self) -> None:
        self.number += 1
        text = "".join(despatch(self.chance, self.number * 10 + n) for n in range(self.chance.randint(1, 2)))
        (self.folder / "seeds" / f"{self.number:04d}.txt").write_text(text, encoding="utf-8")

    def edit(self) -> None:
        self.number += 1
        page = self.chance.choice(self.pages())
        word = f"Ajout{self.number}"
        text = page.read_text(encoding="utf-8")
        if self.chance.random() < 0.5:
            text = re.sub(r"(?m)^Title: (.*)", rf"Title: \1 {word}", text)
        else:
            text += f"\n{word}.\n"
        saved = page.with_name("saving")
        saved.write_text(text, encoding="utf-8")
        saved.rename(page)
        self.edits.add(word)

    def slug(self) -> None:
        self.number += 1
        page = self.chance.choice(self.pages())
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"(?m)^Slug: .*", f"Slug: neu-{self.number}", text), encoding="utf-8")

    def remove(self) -> None:
        seeds = self.seeds()
        if len(seeds) > 6:
            self.chance.choice(seeds).unlink()

    def change(self) -> None:
        self.number += 1
        seed = self.chance.choice(self.seeds())
        seed.write_text(despatch(self.chance, self.number * 10), encoding="utf-8")

    def theme(self) -> None:
        self.number += 1
        with (self.folder / "theme" / "templates" / "base.html").open("a", encoding="utf-8") as file:
            file.write(f"<!-- {self.number} -->")

    def act(self) -> None:
        """Do one to three things that people do."""
        kinds = (self.add, self.edit, self.edit, self.slug, self.remove, self.change, self.theme)
        for _ in range(self.chance.randint(1, 3)):
            self.chance.choice(kinds)()

    def lost(self) -> set[str]:
        """Words that people wrote and that no page holds."""
        text = "".join(page.read_text(encoding="utf-8") for page in self.pages())
        return {word for word in self.edits if not re.search(rf"{word}\b", text)}

    def torn(self) -> list[str]:
        """Pages that are neither as the program wrote them nor edited by a person."""
        torn = []
        for page in self.pages():
            text = page.read_text(encoding="utf-8")
            if not (seal.untouched(text) or "Ajout" in text or "Slug: neu-" in text):
                torn.append(page.name)
        return torn

    def theirs(self) -> None:
        for name, text in THEIRS.items():
            path = self.folder / "output" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in walk(folder)}


def clean_site(scene: Scene, server: Server, place: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The pages and the site that a build from nothing gives."""
    for part in ("seeds", "content", "theme"):
        shutil.copytree(scene.folder / part, place / part)
    shutil.copy(scene.folder / "pelican.conf.py", place)
    assert server.run(scene.words(place)) == 0
    out = files(place / "content"), files(place / "output")
    shutil.rmtree(place)
    return out


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.close()


def rounds(scene: Scene, server: Server, tmp_path: Path, kills: int, how: str, each: int = 12) -> None:
    """Kill runs over a changing archive, and hold what comes of it against a clean build, until so many were killed."""
    killed = 0
    took = 0.3
    while killed < kills:
        for _ in range(each):
            scene.act()
            if how == "time":
                status = server.run_killed(scene.words(), scene.chance.uniform(0, took))
            else:
                status = server.run_killed_before(scene.words(), scene.chance.randint(1, CALLS))
            killed += status == -signal.SIGKILL
            assert scene.torn() == []
            assert scene.lost() == set()
        start = time.monotonic()
        assert server.run(scene.words()) == 0
        took = time.monotonic() - start
        pages, site = clean_site(scene, server, tmp_path / "clean")
        assert files(scene.folder / "content") == pages
        assert {name: data for name, data in files(scene.folder / "output").items() if name not in THEIRS} == site
        assert not list((scene.folder / "content").rglob("*.part"))
        for name, text in THEIRS.items():
            assert (scene.folder / "output" / name).read_text(encoding="utf-8") == text


# By "call": right before one of the calls that change what folders hold, so that every such moment has its turn.
@pytest.mark.parametrize(("how", "kills"), [("time", 60), ("call", 50)])
def test_killed_at_any_moment_nothing_is_lost_and_no_mixture_seen(
    how: str, kills: int, server: Server, tmp_path: Path
) -> None:
    scene = Scene(tmp_path / "site", random.Random(how))
    assert server.run(scene.words()) == 0
    scene.theirs()
    with watched(scene.folder / "output", sorted(THEIRS)) as result:
        rounds(scene, server, tmp_path, kills, how)
        looks, wrong = result()
    assert wrong == []
    assert looks > kills


def test_articles_that_move_and_change_while_a_run_is_killed_keep_what_is_theirs(
    server: Server, tmp_path: Path
) -> None:
    scene = Scene(tmp_path / "site", random.Random(3))
    seed, table = scene.folder / "seeds" / "lot.txt", scene.folder / "content" / "corrections.csv"
    texts = [
        "date 2019-07 KIGALI - La coopérative des caféiers de Huye a livré ses sacs lavés à la station.\n",
        "date 2019-08 KATMANDOU - Une école de montagne a fermé ses portes, faute de bois de chauffage.\n",
        "date 2019-09 SANTIAGO - Le nouvel observatoire du désert a vu jeudi sa première comète.\n",
        "date 2019-10 BAMAKO - Les piroguiers du fleuve demandent des bouées neuves après la crue.\n",
    ]
    seed.write_text("".join(texts), encoding="utf-8")
    rows = [f"lot.txt#{number};title;Titre {number};Zoé;vu\n" for number in (2, 3, 4)]
    table.write_text("source;field;value;who;why\n" + "".join(rows), encoding="utf-8")
    assert server.run(scene.words()) == 0
    (first,) = (page for page in scene.pages() if "Source: lot.txt#1\n" in page.read_text("utf-8"))
    first.write_text(re.sub("(?m)^Title: .*", "Title: Ajout0", first.read_text("utf-8")), encoding="utf-8")
    assert server.run(scene.words()) == 0
    seed.write_text("".join((texts[3], texts[2].replace("jeudi", "lundi"))), encoding="utf-8")
    shutil.copytree(scene.folder, tmp_path / "before")
    assert server.run(scene.words()) == 0
    wanted = files(scene.folder / "content")
    killed = 0
    for call in range(1, CALLS, 9):
        shutil.rmtree(scene.folder)
        shutil.copytree(tmp_path / "before", scene.folder)
        killed += server.run_killed_before(scene.words(), call) == -signal.SIGKILL
        assert server.run(scene.words()) == 0
        assert files(scene.folder / "content") == wanted, call
    assert killed > 3
    assert b"Titre 3" in wanted["corrections.csv"].split(b"#2")[-1].split(b"\n")[0]


def test_where_folders_change_names_in_two_steps(tmp_path: Path) -> None:
    scene = Scene(tmp_path / "site", random.Random(1))
    server = Server("no exchange")
    try:
        assert server.run(scene.words()) == 0
        scene.theirs()
        with watched(scene.folder / "output", sorted(THEIRS), gaps=True) as result:
            rounds(scene, server, tmp_path, 20, "call", 10)
            looks, wrong = result()
    finally:
        server.close()
    assert wrong == []
    assert looks > 20


def test_in_a_folder_that_cannot_change_names_files_are_whole_and_the_next_run_mends(
    server: Server, tmp_path: Path
) -> None:
    scene = Scene(tmp_path / "site", random.Random(2))
    (scene.folder / "output" / ".git").mkdir(parents=True)
    assert server.run(scene.words()) == 0
    inode = (scene.folder / "output").stat().st_ino
    scene.theirs()
    rounds(scene, server, tmp_path, 20, "call", 10)
    assert (scene.folder / "output").stat().st_ino == inode
    assert not (scene.folder / "output" / ".dateline").exists()
