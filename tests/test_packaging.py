"""The wheel: built, installed into an empty environment, used by a Pelican site that knows nothing of this folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = (
    " date 2019-07 ALGER (Agence Littoral) - L'Algérie et la Tunisie ont signé mardi un accord "
    "sur l'eau. Il vaut dix ans.\n"
)


def call(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("wheel")
    source = work / "source"
    source.mkdir()
    files = call("git", "ls-files", "-z", "plugins", "theme", "pyproject.toml", "README.md", "LICENSE", cwd=ROOT)
    for name in filter(None, files.stdout.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", work, source, cwd=work)
    (made,) = work.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def empty_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("env")
    call(sys.executable, "-m", "venv", place, cwd=place)
    python = place / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    call(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.txt", cwd=place)
    call(*pip, "--no-deps", "--no-index", wheel, cwd=place)
    return python


def test_wheel_holds_the_plugin_its_data_and_the_theme(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert wheel.name.startswith("pelican_dateline-")
    for name in ("__init__.py", "py.typed", "data/months.csv", "seed/__init__.py", "theme/theme.toml"):
        assert f"pelican/plugins/dateline/{name}" in names
    assert not any(name.startswith(("tests/", "seeds/", "content/")) for name in names)


def site(folder: Path, settings: str) -> Path:
    (folder / "content").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "one.txt").write_text(SEED, encoding="utf-8")
    base = 'SITENAME = "Foreign"\nSITEURL = ""\nTIMEZONE = "UTC"\nDEFAULT_LANG = "fr"\nPATH = "content"\n'
    (folder / "pelicanconf.py").write_text(base + settings, encoding="utf-8")
    return folder


THREE_LINES = 'PLUGINS = ["pelican.plugins.dateline"]\nDATELINE_SEEDS = "seeds"\n'


def test_a_foreign_site_with_a_stock_theme(empty_python: Path, tmp_path: Path) -> None:
    folder = site(tmp_path / "stock", THREE_LINES + 'ARTICLE_PATHS = ["news"]\n')
    call(empty_python, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors", cwd=folder)
    line = (folder / "output" / "data" / "articles.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["countries"][:1] == ["DZ"]
    assert "Algérie" in (folder / "output" / "tags.html").read_text(encoding="utf-8")


def test_a_foreign_site_with_our_theme(empty_python: Path, tmp_path: Path) -> None:
    theme = "from pelican.plugins.dateline.theme_path import THEME\n"
    folder = site(tmp_path / "ours", THREE_LINES + theme)
    call(empty_python, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors", cwd=folder)
    assert (folder / "output" / "countries" / "DZ" / "index.html").is_file()
    assert (folder / "output" / "2019" / "07" / "index.html").is_file()
