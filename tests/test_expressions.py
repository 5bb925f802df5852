"""Expressions that were kept are those that Python would compile."""

import marshal
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from pelican.plugins.dateline import expressions, vault
from test_layers import MODULES, PLUGIN

COMPILE = import_module("re._compiler").compile
MORE = [f"{number}(?P<a>a)|(b)(?P<c>\\w)?" for number in range(10)]


def ours() -> list[re.Pattern[str]]:
    """All patterns that stand in our modules by name."""
    found = []
    for path in MODULES:
        name = ".".join(path.relative_to(PLUGIN).with_suffix("").parts)
        if "__" not in name:
            module = import_module(f"pelican.plugins.dateline.{name}")
            found += [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    return found


def test_what_is_kept_of_an_expression_makes_an_equal_one() -> None:
    patterns = [one for one in ours() if isinstance(one.pattern, str)]
    assert len(patterns) > 300
    for one in [*patterns, *map(re.compile, MORE)]:
        flags = one.flags & ~re.UNICODE
        made = expressions._machine.compile(one.pattern, *expressions._compiled(one.pattern, flags))
        assert made == one
        assert (made.groups, made.groupindex, made.flags) == (one.groups, one.groupindex, one.flags)


def compiled(cache: Path, patterns: list[str]) -> list[str]:
    """Those of which Python's compiler was asked."""
    asked = []
    re.purge()
    with pytest.MonkeyPatch.context() as patch, expressions.Kept(cache):
        made = expressions._compiled
        patch.setattr(expressions, "_compiled", lambda pattern, flags: asked.append(pattern) or made(pattern, flags))
        found = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    re.purge()
    assert found == [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    assert import_module("re._compiler").compile is COMPILE
    return asked


def test_they_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    assert compiled(tmp_path, MORE[:3]) == MORE[:3]
    # A few are not worth the writing.
    assert compiled(tmp_path, MORE) == MORE
    assert compiled(tmp_path, MORE) == []
    others = [f"x{one}" for one in MORE]
    assert compiled(tmp_path, [*MORE, *others]) == others
    assert compiled(tmp_path, [*MORE, *others]) == []
    file = tmp_path / expressions.FILE
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert compiled(tmp_path, MORE) == MORE
    vault.KEY.unlink()
    assert compiled(tmp_path, MORE) == MORE
    # Of very many those are kept that are still compiled.
    monkeypatch.setattr(expressions, "_MOST", 15)
    assert compiled(tmp_path, others) == others
    assert compiled(tmp_path, others) == []
    assert compiled(tmp_path, MORE) == MORE


@pytest.mark.parametrize("insides", ["none", "others"])
def test_a_python_of_other_insides_compiles_them_as_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, insides: str
) -> None:
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    monkeypatch.setattr(
        expressions, "_compiled", (lambda *_: (0, [1], 0, {}, (None,))) if insides == "others" else None
    )
    for _ in range(2):
        re.purge()
        with expressions.Kept(tmp_path):
            assert [bool(re.compile(one).search("0a1a2a")) for one in MORE] == [True] * 3 + [False] * 7
    assert not (tmp_path / expressions.FILE).exists()


def test_what_is_kept_and_makes_none_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    kept = {(one, 0): (32, [999], 0, {}, (None,)) for one in MORE}
    vault.write(tmp_path / expressions.FILE, marshal.dumps(kept))
    re.purge()
    with expressions.Kept(tmp_path):
        assert re.compile(MORE[0]).search("0a")


def test_what_was_kept_under_another_name_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "KEY", tmp_path / "key")
    vault.write(tmp_path / "words" / "a", marshal.dumps(("a", ["x"])))
    assert vault.read(tmp_path / "words" / "a")
    for other in (tmp_path / expressions.FILE, tmp_path / "words" / "b", tmp_path / "templates" / "a"):
        other.parent.mkdir(exist_ok=True)
        other.write_bytes((tmp_path / "words" / "a").read_bytes())
        assert vault.read(other) == b""
    assert compiled(tmp_path, MORE) == MORE


def test_what_is_wrong_with_one_is_said_as_ever(tmp_path: Path) -> None:
    with expressions.Kept(tmp_path):
        with pytest.raises(re.error):
            re.compile("(")
        assert re.compile(b"a").match(b"a")
    assert import_module("re._compiler").compile is COMPILE


SAID = """
import re, sys
compiler = sys.modules["re._compiler"]
usual, asked = compiler.compile, set()
from pelican.plugins.dateline import extract, model
compiler.compile = lambda pattern, flags=0: asked.add(repr(pattern)) or usual(pattern, flags)
for lang in ("fr", "en", "ar", "es", "de"):
    extract.extract(model.RawArticle("a.txt", "LOMÉ, 3 mai 2019 (Littoral) - Ana Robledal, the mayor, said so. Par Zoé Arlan", lang=lang))
print("\\n".join(sorted(asked)))
"""


def test_an_expression_of_a_list_of_words_is_the_same_in_every_process() -> None:
    def asked(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        call = [sys.executable, "-c", SAID]
        return subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout

    first = asked("1")
    assert first.count("\n") > 50
    assert first == asked("2")
