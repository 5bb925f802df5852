"""Settings that are literals come to what Pelican makes of them, without Pelican; where they might not, Pelican is asked."""

import os
from pathlib import Path

import pytest
from pelican.plugins.dateline import hooks, literal, settings

PLAIN = {
    "SITENAME": "'Revue'",
    "PATH": "'content'",
    "OUTPUT_PATH": "'out/put'",
    "THEME": "'theme'",
    "CACHE_PATH": "'cache'",
    "PLUGINS": "['pelican.plugins.dateline']",
}


def conf(place: Path, **more: str) -> Path:
    lines = [f"{name} = {value}" for name, value in {**PLAIN, **more}.items() if value]
    (place / "content").mkdir(exist_ok=True)
    for folder in ("theme", "own", "theme/static", "theme/more"):
        (place / folder).mkdir(exist_ok=True)
    (place / "theme" / "theme.toml").write_text("contract = 1\n", encoding="utf-8")
    path = place / "pelican.conf.py"
    path.write_text("\n".join(["'''Settings.'''", *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"SITENAME": "''", "SITEURL": "'https://example.org/a'", "DEFAULT_LANG": "'FR'", "DEFAULT_PAGINATION": "25"},
        {"DATELINE_SEEDS": "'raw'", "DATELINE_HOME_COUNTRY": "'DZ'", "DATELINE_WORKERS": "3"},
        {"THEME_TEMPLATES_OVERRIDES": "['own']", "THEME_STATIC_PATHS": "['static', 'more']"},
        {"OUTPUT_PATH": "'../elsewhere'", "PATH": "'./content/'", "DATELINE_STRICT": "True"},
        {"AUTHOR": "'A'", "TIMEZONE": "'Europe/Paris'", "FEED_ALL_ATOM": "None", "lower": "1", "DEFAULT_PAGINATION": "False"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("stated", [{}, {"SITEURL": "https://example.net", "DATELINE_INDEX_LINKS": False}])
def test_it_comes_to_what_pelican_makes_of_it(
    tmp_path: Path, more: dict[str, str], stated: dict[str, object]
) -> None:
    path = conf(tmp_path, **more)
    assert literal.options(path, stated) == hooks.options(path, stated)
    given = {"PATH": str(tmp_path / "own"), "OUTPUT_PATH": str(tmp_path / "x"), "DATELINE_SEEDS": str(tmp_path / "s")}
    assert literal.options(path, given) == hooks.options(path, given)


def test_a_relative_path_of_the_settings_file_is_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conf(tmp_path)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    path = Path(os.pardir, "pelican.conf.py")
    assert literal.options(path, {}) == hooks.options(path, {})


@pytest.mark.parametrize(
    "more",
    [
        {"PLUGINS": "['pelican.plugins.dateline', 'other']"},
        {"PLUGINS": ""},
        {"PLUGIN_PATHS": "['plugins']"},
        {"THEME": "'simple'"},
        {"THEME": ""},
        {"PATH": "'nowhere'"},
        {"PATH": "1"},
        {"CACHE_PATH": ""},
        {"SITENAME": ""},
        {"SITEURL": "'https://example.org/'"},
        {"SITEURL": "None"},
        {"LOCALE": "'fr'"},
        {"SITENAME": "'a'.upper()"},
        {"SITENAME": "'"},
        {"DATELINE_EXECUTOR": "'dask://127.0.0.1:1'"},
        {"THEME_STATIC_PATHS": "'static'"},
        {"THEME_TEMPLATES_OVERRIDES": "[1]"},
    ],
)
def test_where_pelican_may_have_a_say_it_is_asked(tmp_path: Path, more: dict[str, str]) -> None:
    assert literal.options(conf(tmp_path, **more), {}) is None


def test_what_cannot_be_used_is_said_as_ever(tmp_path: Path) -> None:
    path = conf(tmp_path, DATELINE_WORKERS="'many'", DATELINE_SEARCH="'no'")
    with pytest.raises(settings.SettingsError) as one:
        hooks.options(path, {})
    with pytest.raises(settings.SettingsError) as other:
        literal.options(path, {})
    assert str(one.value) == str(other.value)
