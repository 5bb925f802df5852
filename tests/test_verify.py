"""A site can be built again, byte for byte, anywhere; what differs is named."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile.building import CONF
from site_building import ROOT

ENVIRONMENTS = (
    {"TZ": "Pacific/Kiritimati", "LANG": "ar_DZ.UTF-8", "LC_ALL": "ar_DZ.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4294967295", "PYTHONUTF8": "0"},
    {"TZ": "<-24>24:59:59", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "random", "PYTHONIOENCODING": "ascii"},
    {"TZ": "nonsense/zone", "LC_ALL": "POSIX", "LANGUAGE": "de:ja", "PYTHONHASHSEED": "77", "PYTHONOPTIMIZE": "2"},
    {
        "TZ": "",
        "LC_TIME": "ja_JP.UTF-8",
        "LC_NUMERIC": "de_DE.UTF-8",
        "COLUMNS": "1",
        "TERM": "dumb",
        "PYTHONDONTWRITEBYTECODE": "1",
    },
)
MASKS = (0o077, 0o000, 0o022, 0o027, 0o007)


def call(
    folder: Path, verb: str, *options: str, env: dict[str, str] | None = None, mask: int = 0o022
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pelican.plugins.dateline",
        verb,
        "--settings",
        str(folder / "pelican.conf.py"),
        *options,
    ]
    return subprocess.run(
        command,
        cwd="/",
        env={**os.environ, **(env or {})},
        umask=mask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "content").mkdir()
    (folder / "pelican.conf.py").write_text(CONF.format(theme=str(ROOT / "theme")), encoding="utf-8")
    done = call(folder, "build")
    assert done.returncode == 0, done.stderr
    page = min((folder / "content" / "news").rglob("*.md"))
    page.write_text(page.read_text(encoding="utf-8").replace("Title: ", "Title: Relu : "), encoding="utf-8")
    (folder / "content" / "corrections.csv").write_text(
        "source,field,value,who,why\n2024/gaspe-caribou.txt,date,2024-06,Z. Arlan,essai\n", encoding="utf-8"
    )
    done = call(folder, "build", "--publish", "--siteurl", "https://example.org/digest")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("number", range(len(ENVIRONMENTS)))
def test_it_is_the_same_under_hostile_environments(site: Path, tmp_path: Path, number: int) -> None:
    """Another folder, files made in another order, another mask, zone, language, hash seed and number of workers."""
    folder = tmp_path / ("x" * 20 * number + " é'\"")
    paths = [path for path in site.rglob("*") if path.is_file() and "cache" not in path.parts]
    random.Random(number).shuffle(paths)
    for path in paths:
        target = folder / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    done = call(
        folder, "verify", "--workers", str(1 + number % 3), env=dict(ENVIRONMENTS[number]), mask=MASKS[number]
    )
    assert done.returncode == 0, done.stderr
    assert "files are what seeds and pages make" in done.stdout


def test_what_differs_is_named(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(site, folder)
    output = folder / "output"
    (output / "index.html").write_bytes((output / "index.html").read_bytes() + b" ")
    (output / "feed.atom").unlink()
    (output / "CNAME").write_text("example.org", encoding="utf-8")
    done = call(folder, "verify")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert any(f"{output / 'index.html'}: differs" in line for line in lines)
    assert any(f"{output / 'feed.atom'}: is missing" in line for line in lines)
    assert "CNAME" not in done.stderr
    assert (output / "index.html").read_bytes().endswith(b" ")


def test_a_seed_that_changed_since_is_noticed(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(site, folder)
    seed = folder / "seeds" / "2024" / "gaspe-caribou.txt"
    seed.write_text(seed.read_text(encoding="utf-8") + " Une phrase de plus.", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "cache" not in path.parts}
    assert call(folder, "verify").returncode == 1
    assert before == {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "cache" not in path.parts
    }


def test_there_has_to_be_a_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "pelican.conf.py").write_text(CONF.format(theme=str(ROOT / "theme")), encoding="utf-8")
    done = call(tmp_path, "verify")
    assert done.returncode == 1
    assert "run make first" in done.stderr


def test_the_card_names_versions_settings_and_inputs(site: Path) -> None:
    card = json.loads((site / "output" / "data" / "build.json").read_text(encoding="utf-8"))
    assert card["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert card["settings"]["siteurl"] == "https://example.org/digest"
    seeds = sorted(
        (path for path in (site / "seeds").rglob("*") if path.is_file() and not path.name.startswith(".")),
        key=lambda p: str(p).encode(),
    )
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site / 'seeds').as_posix()}\n"
        for path in seeds
    )
    assert card["inputs"]["seeds"] == {
        "files": len(seeds),
        "sha256": hashlib.sha256("".join(lines).encode()).hexdigest(),
    }
    assert card["inputs"]["corrections.csv"]["files"] == 1
