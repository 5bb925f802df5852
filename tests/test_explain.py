"""`explain`, asked for a file or for one article of it."""

import pytest
from pelican.plugins.dateline import cli

TWO = "date 2019-07 Le port de Sfax a rouvert mardi.\n\ndate 2019-08 Le marché de Tunis a fermé jeudi.\n"


def asked(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = cli.main(["explain", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_one_article_of_a_file(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text(TWO, encoding="utf-8")
    (tmp_path / "one#2").write_text("x", encoding="utf-8")
    status, out, _ = asked([f"{tmp_path}/a.txt#2"], capsys)
    assert status == 0
    assert [line for line in out.splitlines() if line.startswith("==")] == ["== a.txt#2"]
    assert asked([f"{tmp_path}/a.txt"], capsys)[1].count("== a.txt#") == 2
    assert asked([f"{tmp_path}/a.txt#7"], capsys)[:2] == (
        1,
        "a.txt#7: the file holds 2 articles; write a.txt#2 for the last of them\n",
    )
    assert "one#2: a name without extension is no seed format" in asked([f"{tmp_path}/one#2"], capsys)[1]
    assert "No such file" in asked([f"{tmp_path}/b.txt#2"], capsys)[2]


def test_a_source_as_the_data_files_have_it(tmp_path, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw" / "2019").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (tmp_path / "raw" / "2019" / "a.txt").write_text("date 12/05/2019 Le port de Sfax a rouvert.", encoding="utf-8")
    (tmp_path / "pelican.conf.py").write_text(
        "PATH = 'content'\nDATELINE_SEEDS = 'raw'\nDATELINE_DATE_ORDER = 'dmy'\n"
    )
    status, out, _ = asked(["2019/a.txt"], capsys)
    assert (status, out.splitlines()[:1]) == (0, ["== a.txt"])
    assert "date       2019-05-12  (header '12/05/2019')\n  order    DATELINE_DATE_ORDER = dmy\n" in out
    assert asked(["--seeds", f"{tmp_path}/raw/2019", "a.txt#1"], capsys)[0] == 0
    assert "give the path of a seed" in asked(["2019/b.txt#2"], capsys)[2]


def test_the_first_of_a_file_that_holds_one(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text(TWO.partition("\n")[0], encoding="utf-8")
    assert asked([f"{tmp_path}/a.txt#1"], capsys)[1].startswith("== a.txt\n")
    assert (
        asked([f"{tmp_path}/a.txt#2"], capsys)[1]
        == "a.txt#2: the file holds 1 article; write a.txt for the last of them\n"
    )
