"""The sites that the browser looks at, what kinds of page they have, and which pages show all that a kind can show."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import kitchen
from lxml import html
from pelican.plugins.dateline import urls

ROOT = Path(__file__).parent.parent.parent
HOST = "digest.example"
SITEURLS = {"fr": f"http://{HOST}/archive", "ar": f"http://{HOST}/ar/archive"}

# What stands in a place of an address that is not a fixed word.
_PLACES = (
    (re.compile(r"\d{4}"), "YYYY"),
    (re.compile(r"\d{2}"), "MM"),
    (re.compile(r"\d+"), "N"),
    (re.compile(r"[A-Z]{2}"), "CODE"),
)
FIXED = {
    part
    for name in vars(urls)
    if name.isupper() and isinstance(vars(urls)[name], str)
    for part in vars(urls)[name].split("/")
}
FIXED |= {"page"}

# Despatches that make lists long: (place of writing, sentence, who says something, language).
_NEWS = (
    ("ALGER", "Le conseil d'Alger a voté mardi un texte sur le port numéro {n} et sur la pêche.", "le ministre tunisien de la Pêche, Hatem Zribi-Mansour"),
    ("ORAN", "La ligne {n} du tramway d'Oran, en Algérie, transporte des ouvriers venus du Maroc.", "la directrice du réseau, Samia Belkhadra-Attou"),
    ("TUNIS", "L'Algérie et la Tunisie ont signé à Tunis l'accord numéro {n} sur l'eau.", "le président de la commission, Slim Ferhati-Dhaou"),
    ("DAKAR", "Le Sénégal achète à l'Algérie {n} tonnes d'engrais pour la vallée du fleuve.", "l'agronome sénégalaise Awa Ndiaye-Tine"),
)  # fmt: skip
# Markup is text wherever it comes to stand.
_MARKUP = (
    "date 2020-03-03 ORAN - Le port d'Oran a publié un avis : <script>document.title='mal'</script> <b>gras</b> & fin. "
    "<img src=x onerror=alert(1)> est ce que les dockers ont lu.\n"
)
_YEARLY = (
    "Le phare numéro {n} de la côte tunisienne a été repeint en blanc. Les pêcheurs de Sfax le voient de loin.\n"
)
_UNDATED = "Des pêcheurs de Gabès, en Tunisie, ont retrouvé le filet numéro {n} à la dérive.\n"


def seeds() -> dict[str, str]:
    """The samples, and invented despatches enough for every list to go on to another page."""
    out = {
        f"samples/{path.relative_to(ROOT / 'seeds').as_posix()}": path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((ROOT / "seeds").rglob("*.txt"))
    }
    for n in range(1, 141):
        place, sentence, who = _NEWS[n % len(_NEWS)]
        day = f"{2019 + n % 2}-{1 + n % 3:02}-{1 + n % 28:02}" if n % 5 else f"{2019 + n % 2}-{1 + n % 3:02}"
        out[f"made/{n:03}.txt"] = (
            f" date {day} {place} (Agence Littoral) - {sentence.format(n=n)} "
            f"« La saison numéro {n} n'attend personne », a déclaré {who}. Les travaux durent {n + 2} semaines.\n"
        )
    for n in range(1, 65):
        out[f"made/year-{n:03}.txt"] = f" date 2017 {_YEARLY.format(n=n)}"
    out["made/markup.txt"] = _MARKUP
    for n in range(3):
        out[f"made/undated-{n}.txt"] = _UNDATED.format(n=n + 1)
    return out


# Pages that only a person writes, and what only a person decides.
_BY_HAND = {
    "pages/about.md": (ROOT / "content" / "pages" / "about.md").read_text(encoding="utf-8"),
    "news/2019/02/de-notre-main.md": """Title: Une page écrite à la main
Date: 2019-02-11
Lang: fr
Countries: DZ
Slug: de-notre-main

Un paragraphe avec *un accent*, du `code` et [un lien](https://example.org/).

## Un titre

* une chose
* une autre

> Une citation.

| colonne | nombre |
|---|---|
| a | 1 |
""",
    "redirects.csv": "address,to\n2019/02/une-ancienne-adresse/,2019/02/de-notre-main/\n",
    "corrections.csv": "source;field;value;who;why;date\n"
    "made/004.txt;date;2019-03-07;Z. Arlan;le journal donnait le jour de l'impression;2026-01-12\n"
    "made/006.txt;countries;DZ, LY;Z. Arlan;il s'agit des deux;\n",
}


@dataclass(frozen=True)
class Digest:
    """A built site: its language, its folder, the address that it was published for, and what is in it."""

    lang: str
    output: Path
    url: str = ""

    @cached_property
    def files(self) -> dict[str, Path]:
        """All files by their path in the site."""
        paths = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path for path in paths}

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """All pages by their path in the site, parsed."""
        reader = html.HTMLParser(encoding="utf-8")
        return {
            name: html.parse(str(path), reader).getroot() for name, path in self.files.items() if name[-5:] == ".html"
        }

    @cached_property
    def kinds(self) -> dict[str, list[str]]:
        """The pages of each kind."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, page in self.pages.items():
            found[kind(name, page)].append(name)
        return dict(sorted(found.items()))

    @cached_property
    def specimens(self) -> dict[str, list[str]]:
        """Of each kind, pages that together show every element, class and attribute that the kind ever shows."""
        return {
            name: list(_cover({page: _marks(self.pages[page]) for page in of})) for name, of in self.kinds.items()
        }

    def heaviest(self, name: str) -> str:
        """The largest page of a kind."""
        return max(self.kinds[name], key=self.weight)

    def weight(self, name: str) -> int:
        """The bytes of a file."""
        return self.files[name].stat().st_size


def kind(name: str, page: html.HtmlElement | None = None) -> str:
    """The kind of a page, from its path: fixed words stay, whatever else stands in an address is named.

    >>> kind("2019/07/le-port/index.html"), kind("countries/DZ/2019/07/index.html"), kind("people/page/2/index.html")
    ('YYYY/MM/*/', 'countries/CODE/YYYY/MM/', 'people/page/N/')
    """
    if page is not None and page.xpath("//meta[@http-equiv='refresh']"):
        return "redirect"
    *folders, file = name.split("/")
    parts = [_place(part, folders[n - 1] if n else "") for n, part in enumerate(folders)]
    return "".join(f"{part}/" for part in parts) + ("" if file == "index.html" else file)


def _place(part: str, above: str) -> str:
    if part in FIXED or (not above and part.isalpha() and part.islower()):
        return part
    if above == "page":
        return "N"
    return next((named for pattern, named in _PLACES if pattern.fullmatch(part)), "*")


def _marks(page: html.HtmlElement) -> frozenset[str]:
    """What is to be seen on a page: elements in their parents, with classes and attributes."""
    out = set()
    for element in page.iter("*"):
        above = element.getparent()
        name = f"{above.tag if above is not None else ''}>{element.tag}.{element.get('class', '')}"
        out.add(f"{name}[{' '.join(sorted(element.keys()))}]")
        if element.get("lang"):
            out.add(f"lang {element.get('lang')}")
    return frozenset(out)


def _cover(marks: dict[str, frozenset[str]]) -> list[str]:
    """Few pages that have all marks: each time the one with most that is new."""
    missing = set().union(*marks.values())
    chosen = []
    while missing:
        best = max(marks, key=lambda page: (len(marks[page] & missing), page))
        chosen.append(best)
        missing -= marks[best]
    return chosen


def write_settings(folder: Path, lang: str) -> Path:
    """The shipped settings in another language, with folders of their own below `folder`."""
    text = (ROOT / "pelican.conf.py").read_text(encoding="utf-8")
    for key, value in (
        ("DEFAULT_LANG", lang),
        ("THEME", str(ROOT / "theme")),
        ("CACHE_PATH", str(folder / "cache")),
    ):
        text, count = re.subn(rf'^{key} = ".*"$', f"{key} = {value!r}", text, flags=re.M)
        assert count == 1, key
    path = folder / "pelican.conf.py"
    path.write_text(text, encoding="utf-8")
    return path


def build(folder: Path, lang: str, output: Path, url: str = "") -> Digest:
    """Build, in `output`, the site of all seeds in a language, for an address or to be opened from its folder.

    Further builds below the same folder share its pages.
    """
    if not (folder / "seeds").exists():
        for place, files in (("seeds", seeds()), ("content", _BY_HAND)):
            for name, text in files.items():
                path = folder / place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pelican.plugins.dateline", "build", "--settings"]
    command += [str(write_settings(folder, lang)), "--seeds", str(folder / "seeds")]
    command += ["--content", str(folder / "content"), "--output", str(output), "--search", "always"]
    command += ["--publish", "--siteurl", url] if url else []
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    kitchen.write(output, lang, url)
    return Digest(lang, output, url)
