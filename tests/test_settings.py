"""Settings are checked before any work, all problems at once."""

from pathlib import Path

import pytest
from pelican.plugins.dateline import settings


def test_defaults(tmp_path: Path) -> None:
    options = settings.check({"PATH": "content"}, tmp_path)
    assert options.seeds == tmp_path.resolve() / "seeds"
    assert options.pagination == 40
    assert options.workers == 0


def test_all_problems_at_once(tmp_path: Path) -> None:
    wrong = {"DATELINE_WORKERS": "two", "DATELINE_HOME_COUNTRY": "Algeria", "DATELINE_SEED": "x"}
    with pytest.raises(settings.SettingsError) as caught:
        settings.check(wrong, tmp_path)
    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "DATELINE_WORKERS",
        "DATELINE_SEED",
        "DATELINE_HOME_COUNTRY",
    ]


@pytest.mark.parametrize("output", [".", "content", "content/.."])
def test_output_may_not_hold_the_input(tmp_path: Path, output: str) -> None:
    with pytest.raises(settings.SettingsError, match="OUTPUT_PATH"):
        settings.check({"PATH": "content", "OUTPUT_PATH": output}, tmp_path)


@pytest.mark.parametrize(("name", "folder"), [("PATH", "seeds"), ("PATH", "seeds/x"), ("CACHE_PATH", "seeds/cache")])
def test_nothing_is_written_among_the_seeds(tmp_path: Path, name: str, folder: str) -> None:
    with pytest.raises(settings.SettingsError, match=f"{name}: .* lies in DATELINE_SEEDS"):
        settings.check({"PATH": "content", "DATELINE_SEEDS": "seeds", name: folder}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITEURL", "javascript:alert(1)"),
        ("SITEURL", "//evil.example"),
        ("SITEURL", 'https://example.org/"><script>'),
        ("SITEURL", "https://example.org\nDisallow: /"),
        ("SITEURL", "https://user:pass@example.org"),
        ("SITEURL", 7),
        ("SITENAME", "two\nlines"),
        ("SITENAME", "\x1b[31mred"),
        ("SITENAME", ["x"]),
        ("DEFAULT_LANG", "../../x"),
        ("DEFAULT_LANG", 'fr"><script>'),
        ("DEFAULT_PAGINATION", -1),
        ("DEFAULT_PAGINATION", "many"),
        ("DATELINE_MAX_ARTICLES", -1),
        ("DATELINE_MAX_ARTICLE_LENGTH", 1e9),
        ("DATELINE_EXECUTOR", "dask://x/../y"),
        ("DATELINE_HOME_COUNTRY", "../"),
        ("DATELINE_DATE_ORDER", "ymd"),
    ],
)
def test_hostile_values_are_refused_in_one_line(tmp_path: Path, name: str, value: object) -> None:
    with pytest.raises(settings.SettingsError) as caught:
        settings.check({"PATH": "content", name: value}, tmp_path)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{name}: is ")
    assert "; give " in line


@pytest.mark.parametrize(
    "address",
    ["", "https://example.org", "http://localhost:8000/a/b/", "https://xn--caf-dma.example/~x", "http://[::1]:80"],
)
def test_addresses_of_sites_are_taken(tmp_path: Path, address: str) -> None:
    assert settings.check({"PATH": "content", "SITEURL": address}, tmp_path).siteurl == address.rstrip("/")


def test_a_code_that_is_no_country_s_is_no_home(tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match="DATELINE_HOME_COUNTRY: is 'XX'"):
        settings.check({"DATELINE_HOME_COUNTRY": "XX"}, tmp_path)
    assert settings.check({"DATELINE_HOME_COUNTRY": "XK"}, tmp_path).home_country == "XK"


@pytest.mark.parametrize(
    ("lang", "spoken"), [("fr", "fr"), ("fr-CA", "fr"), ("ar_TN", "ar"), ("pt", "en"), ("", "en")]
)
def test_a_language_without_words_is_named_with_those_that_there_are(tmp_path: Path, lang: str, spoken: str) -> None:
    options = settings.check({"PATH": "content", "DEFAULT_LANG": lang}, tmp_path)
    assert options.spoken == spoken
    there = "'ar', 'de', 'en', 'es', 'fr'"
    said = f"DEFAULT_LANG: there are no words in 'pt', so site and tags are in 'en'; choose one of {there}"
    assert settings.remarks(options) == ([said] if lang == "pt" else [])
