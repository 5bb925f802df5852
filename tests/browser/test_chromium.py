"""Every kind of page in Chromium, from a folder: styles apply under the policy, nothing overflows, print works."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
from site_building import Run, build

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install your system's package")

SEEDS = {
    f"{n}.txt": f" date 2021-0{1 + n % 3} ALGER - Le conseil d'Alger a voté un texte sur les ports numéro {n}. "
    "« Ce fleuve n'a pas de passeport », a déclaré le ministre tunisien de l'Agriculture, Hatem Zribi-Mansour.\n"
    for n in range(6)
} | {
    "ar.txt": " date مارس 2021 الجزائر - وقعت الجزائر وتونس يوم الثلاثاء اتفاقا جديدا حول المياه. وقال الوزير إن المشروع كبير.\n"
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    done = build(tmp_path_factory.mktemp("browser"), SEEDS)
    assert done.status == 0, done.stderr
    return done


def kinds(run: Run) -> list[str]:
    articles = sorted(article["url"].strip("/") + "/index.html" for article in run.articles)
    lists = ["", "2021/", "2021/03/", "countries/", "countries/DZ/", "countries/DZ/2021/03/", "matrix/", "data/"]
    return [f"{address}index.html" for address in lists] + [articles[0], articles[-1]]


def chromium(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    return subprocess.run(
        [*command, f"--user-data-dir={folder / 'profile'}", *options],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_no_page_has_anything_to_complain_of(run: Run, tmp_path: Path) -> None:
    """Chromium writes refusals of the policy and missing files to its console."""
    for page in kinds(run):
        done = chromium(tmp_path, "--dump-dom", (run.output / page).as_uri())
        assert "<main" in done.stdout, page
        assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == [], page


def test_pages_print(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "month.pdf"
    chromium(tmp_path, f"--print-to-pdf={target}", (run.output / "2021/03/index.html").as_uri())
    assert target.read_bytes().startswith(b"%PDF")


def test_light_and_dark_differ(run: Run, tmp_path: Path) -> None:
    shots = []
    for scheme in ("0", "1"):
        target = tmp_path / f"{scheme}.png"
        chromium(
            tmp_path,
            f"--blink-settings=preferredColorScheme={scheme}",
            "--window-size=768,900",
            f"--screenshot={target}",
            (run.output / "index.html").as_uri(),
        )
        shots.append(target.read_bytes())
    assert shots[0] != shots[1]
