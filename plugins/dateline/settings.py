"""The options, as one table: name, kind, default, meaning. Every problem is found before any work begins."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

from .country_lists import listed
from .frozen import frozen
from .interface import languages, spoken

_EXECUTOR = re.compile(r"dask://[^\s/:]+:\d{1,5}|dask://\[[0-9a-fA-F:.]+\]:\d{1,5}")
# An address goes into links, feeds and sitemaps as it is.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9._~-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~%+@!,()/-]*)?|https?://\[[0-9a-fA-F:.]+\](?::\d{1,5})?/?"
)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@frozen
class Option:
    """One setting: its name in the settings file, what it must be, and what it is for."""

    name: str
    kind: type
    default: Any
    help: str


OPTIONS = (
    Option("DATELINE_SEEDS", str, "seeds", "the folder of raw articles, relative to the settings file"),
    Option("DATELINE_WORKERS", int, 0, "processes to work with; 0 takes one a core"),
    Option("DATELINE_EXECUTOR", str, "", "a Dask cluster to extract with, dask://host:port; empty: this machine"),
    Option("DATELINE_HOME_COUNTRY", str, "", "ISO code of the country that a story without any cue is about"),
    Option(
        "DATELINE_DATE_ORDER",
        str,
        "",
        "which day 12/05/2024 is where nothing in its file says it: 'dmy' or 'mdy'; empty: left open",
    ),
    Option(
        "DATELINE_FRENCH_NAMES", bool, False, "find more people in French, with the model of the extra french-names"
    ),
    Option(
        "DATELINE_STRICT",
        bool,
        False,
        "a seed that cannot be read makes the run fail, and the published site stands as it was",
    ),
    Option("DATELINE_MAX_SEED_BYTES", int, 256_000_000, "larger files of seeds and pages are left out, and named"),
    Option("DATELINE_MAX_ARTICLE_LENGTH", int, 10_000_000, "articles of more characters are rejected"),
    Option("DATELINE_MAX_ARTICLES", int, 1_000_000, "of a file with more articles only as many are read"),
    Option("DATELINE_PROFILE", bool, False, "say where the time went"),
    Option(
        "DATELINE_SEARCH", str, "", "when to index for the search page: 'always', 'small' (up to 1000 articles) or ''"
    ),
    Option("DATELINE_INDEX_LINKS", bool, True, "links end in index.html, so that the site opens from a folder"),
)


# Two of Pelican's own, which keep their meaning.
OVERRIDES = "THEME_TEMPLATES_OVERRIDES"
STATIC = "THEME_STATIC_PATHS"


class SettingsError(Exception):
    """The settings cannot be used; the message has one line for each problem."""


@frozen
class Options:
    """The checked settings of one run. Folders are absolute.

    `overrides`: folders whose templates come before the theme's. `static`: folders of files that go along as they are.
    `named`: content, output, seeds, cache, theme, overrides and static as they are called, whatever links there lead to.
    """

    seeds: Path
    content: Path
    output: Path
    theme: Path
    overrides: tuple[Path, ...]
    static: tuple[Path, ...]
    cache: Path
    sitename: str
    siteurl: str
    lang: str
    pagination: int
    workers: int
    executor: str
    home_country: str
    date_order: str
    french_names: bool
    strict: bool
    max_seed_bytes: int
    max_article_length: int
    max_articles: int
    index_links: bool
    search: str
    profile: bool
    named: tuple[Path, ...]

    @property
    def spoken(self) -> str:
        """The language of the site and of tags: the one of the settings if there are words for it."""
        return spoken(self.lang)

    @property
    def wishes(self) -> dict[str, Any]:
        """What `extract` is told of an archive beside its articles."""
        return {"home_country": self.home_country, "french_names": self.french_names, "date_order": self.date_order}


def check(settings: Mapping[str, Any], base: Path) -> Options:
    """The options in Pelican's `settings`; relative folders count from `base`.

    Raises SettingsError with all problems at once, each as `setting: what; what to do`.
    """
    problems: list[str] = []
    values: dict[str, Any] = {}
    for option in OPTIONS:
        value = settings.get(option.name, option.default)
        if type(value) is not option.kind:
            problems.append(f"{option.name}: is {value!r}; give {_article(option.kind)} ({option.help})")
            value = option.default
        values[option.name] = value
    known = {option.name for option in OPTIONS}
    problems += [
        f"{name}: no such setting; known are {', '.join(sorted(known))}"
        for name in sorted(settings)
        if name.startswith("DATELINE_") and name not in known
    ]
    home = values["DATELINE_HOME_COUNTRY"]
    if home and listed(home).codes != (home,):
        problems.append(f"DATELINE_HOME_COUNTRY: is {home!r}; give an ISO 3166-1 code such as 'DZ', or ''")
    if values["DATELINE_DATE_ORDER"] not in ("", "dmy", "mdy"):
        problems.append(
            f"DATELINE_DATE_ORDER: is {values['DATELINE_DATE_ORDER']!r}; give 'dmy' (day first), 'mdy' (month first) or ''"
        )
    if values["DATELINE_FRENCH_NAMES"]:
        from .extract import french_model

        if not french_model.installed():
            problems.append(
                "DATELINE_FRENCH_NAMES: its model is not installed; pip install 'pelican-dateline[french-names]'"
            )
    executor = values["DATELINE_EXECUTOR"]
    if executor and not _EXECUTOR.fullmatch(executor):
        problems.append(f"DATELINE_EXECUTOR: is {executor!r}; give dask://host:port, or '' for this machine")
    if values["DATELINE_SEARCH"] not in ("", "small", "always"):
        problems.append(f"DATELINE_SEARCH: is {values['DATELINE_SEARCH']!r}; give 'always', 'small' or ''")
    for option in OPTIONS:
        if option.kind is int and values[option.name] < 0:
            problems.append(f"{option.name}: is negative; give 0 or more")
    problems += _of_pelican(settings)

    named: list[Path] = []
    content = _folder(settings.get("PATH") or "content", base, named)
    output = _folder(settings.get("OUTPUT_PATH") or "output", base, named)
    seeds = _folder(values["DATELINE_SEEDS"], base, named)
    for name, folder in (("DATELINE_SEEDS", seeds), ("PATH", content)):
        if output == folder or output in folder.parents:
            problems.append(f"OUTPUT_PATH: {output} holds {name} {folder}; choose a folder of its own")
    cache = _folder(settings.get("CACHE_PATH") or "cache", base, named)
    if seeds in output.parents:
        problems.append(f"OUTPUT_PATH: {output} lies in DATELINE_SEEDS {seeds}; choose a folder of its own")
    for name, folder in (("PATH", content), ("CACHE_PATH", cache)):
        if seeds == folder or seeds in folder.parents:
            problems.append(
                f"{name}: {folder} lies in DATELINE_SEEDS {seeds}, which is only read; choose another folder"
            )
    if output == cache or output in cache.parents:
        problems.append(f"CACHE_PATH: {cache} lies in OUTPUT_PATH {output}; choose a folder of its own")
    if reason := unfit(output):
        problems.append(f"OUTPUT_PATH: {output} {reason}")
    theme = _folder(str(settings.get("THEME") or "theme"), base, named)
    overrides = _folders(OVERRIDES, settings.get(OVERRIDES, ()), base, problems, named)
    static = _folders(STATIC, settings.get(STATIC, ("static",)), theme, problems, named)
    if problems:
        raise SettingsError("\n".join(problems))
    pagination = settings.get("DEFAULT_PAGINATION") or 0
    return Options(
        seeds=seeds,
        content=content,
        output=output,
        theme=theme,
        overrides=overrides,
        static=static,
        cache=cache,
        sitename=str(settings.get("SITENAME") or "Dateline"),
        siteurl=str(settings.get("SITEURL") or "").rstrip("/"),
        lang=str(settings.get("DEFAULT_LANG") or "en").lower(),
        pagination=pagination or 40,
        workers=values["DATELINE_WORKERS"],
        executor=executor,
        home_country=home,
        date_order=values["DATELINE_DATE_ORDER"],
        french_names=values["DATELINE_FRENCH_NAMES"],
        strict=values["DATELINE_STRICT"],
        max_seed_bytes=values["DATELINE_MAX_SEED_BYTES"],
        max_article_length=values["DATELINE_MAX_ARTICLE_LENGTH"],
        max_articles=values["DATELINE_MAX_ARTICLES"],
        index_links=values["DATELINE_INDEX_LINKS"],
        search=values["DATELINE_SEARCH"],
        profile=values["DATELINE_PROFILE"],
        named=tuple(named),
    )


def remarks(options: Options) -> list[str]:
    """What of the settings cannot be had, a line each, and what is there instead."""
    if options.lang.replace("_", "-").partition("-")[0] in languages():
        return []
    there = ", ".join(f"'{lang}'" for lang in languages())
    return [
        f"DEFAULT_LANG: there are no words in {options.lang!r}, so site and tags are in {options.spoken!r}; choose one of {there}"
    ]


def _of_pelican(settings: Mapping[str, Any]) -> list[str]:
    """What is wrong with those of Pelican's own settings that end up in every page."""
    problems = []
    name = settings.get("SITENAME") or ""
    if not isinstance(name, str) or not name.isprintable():
        problems.append(f"SITENAME: is {name!r}; give a text on one line")
    address = settings.get("SITEURL") or ""
    if address and not (isinstance(address, str) and _ADDRESS.fullmatch(address)):
        problems.append(f"SITEURL: is {address!r}; give an address such as 'https://example.org/digest', or ''")
    lang = settings.get("DEFAULT_LANG") or "en"
    if not (isinstance(lang, str) and _LANG.fullmatch(lang)):
        problems.append(f"DEFAULT_LANG: is {lang!r}; give a language code such as 'fr'")
    length = settings.get("DEFAULT_PAGINATION") or 0
    if type(length) not in (int, bool) or length < 0:
        problems.append(f"DEFAULT_PAGINATION: is {length!r}; give a whole number of articles, or False")
    return problems


def plain(options: Options) -> dict[str, Any]:
    """The options as texts, numbers and lists of texts, as `options_from` takes them."""
    return {f.name: _FORMS.get(str(f.type), _AS_IT_IS)[0](getattr(options, f.name)) for f in fields(Options)}


def options_from(values: Mapping[str, Any]) -> Options:
    """The options that `plain` made these values of, as they were checked then."""
    return Options(**{f.name: _FORMS.get(str(f.type), _AS_IT_IS)[1](values[f.name]) for f in fields(Options)})


# How a value of a type is written and read: only folders are not as they are.
_Form: TypeAlias = tuple[Callable[[Any], Any], Callable[[Any], Any]]
_AS_IT_IS: _Form = (lambda value: value, lambda value: value)
_FORMS: dict[str, _Form] = {
    "Path": (str, Path),
    "tuple[Path, ...]": (lambda paths: [str(path) for path in paths], lambda texts: tuple(map(Path, texts))),
}


def _homes() -> list[Path]:
    """The home of whoever runs this, by the environment and by the account: a scheduler or `sudo` may have changed the first."""
    found = [Path(os.path.expanduser("~")).resolve()]
    try:
        import pwd

        found.append(Path(pwd.getpwuid(os.getuid()).pw_dir).resolve())
    except (ImportError, KeyError):
        # No such database here, or nobody of this number in it.
        pass
    return found


def unfit(output: Path) -> str:
    """Why no site is ever published into a folder, nor removed from it, "" where nothing speaks against it.

    >>> unfit(Path("/"))
    'is the root of all files; choose a folder of its own'
    """
    if output == Path(output.anchor):
        return "is the root of all files; choose a folder of its own"
    if any(output == home or output in home.parents for home in _homes()):
        return "holds a home; choose a folder of its own"
    return ""


def _folder(value: str, base: Path, named: list[Path]) -> Path:
    """The folder itself; `named` gets what it is called."""
    path = (base / Path(value).expanduser()).absolute()
    named.append(path)
    # Nothing is made behind a link that leads nowhere: a disk may not be there today.
    if path.is_symlink() and not path.exists():
        raise SettingsError(f"{path}: is a link that leads nowhere; make the folder it names, or give another")
    return path.resolve()


def _folders(name: str, values: Any, base: Path, problems: list[str], named: list[Path]) -> tuple[Path, ...]:
    """The folders that a setting lists; `problems` hears of what is no list, and of each folder that is not there."""
    if not isinstance(values, list | tuple) or not all(isinstance(value, str | Path) for value in values):
        problems.append(f"{name}: is {values!r}; give a list of folders")
        return ()
    found = tuple(_folder(str(value), base, named) for value in values)
    missing = [folder for folder in found if not folder.is_dir() and folder != base / "static"]
    problems += [f"{name}: {folder} is not there; make the folder, or take it off the list" for folder in missing]
    return found


def _article(kind: type) -> str:
    return {str: "a text", int: "a whole number", bool: "True or False"}[kind]
