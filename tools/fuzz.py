"""Coverage-guided fuzzing of what reads foreign bytes: `python tools/fuzz.py TARGET [libFuzzer's options]`.

Targets: `seeds` (bytes of a seed, all the way to its page and back), `dates` (a line of text), `pages` (a page or a
table that somebody wrote). Starts from the hostile corpus of the tests; what it learns, and what breaks, lies in `.fuzz/`.
A find becomes a row of `FOUND` in `tests/hostile/test_promises.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".fuzz"

sys.path.insert(0, str(ROOT / "tests"))
with atheris.instrument_imports(include=["pelican.plugins.dateline", "hostile.promises"]):
    from hostile import promises
    from pelican.plugins.dateline import tables
    from pelican.plugins.dateline.seed import header

TARGETS: dict[str, Callable[[bytes], None]] = {
    "seeds": promises.of_a_seed,
    "dates": lambda data: promises.of_a_date(data.decode("utf-8", "surrogateescape")),
    "pages": promises.of_a_page,
}


def examples(target: str) -> Iterable[bytes]:
    """What a target starts from."""
    from hostile import cases_bytes, cases_headers, cases_markup, cases_pages

    if target == "pages":
        return [*cases_pages.pages().values(), cases_pages.CORRECTIONS, cases_pages.REDIRECTS]
    cases = [*cases_headers.cases(), *cases_bytes.cases(), *cases_markup.cases()]
    if target == "dates":
        return [case.data[:150] for case in cases if case.family == "dates"]
    return [case.data for case in cases]


def words() -> str:
    """libFuzzer's dictionary: the words that our grammars know."""
    forms = [row.form for row in tables.table("months.csv", header.MonthRow)]
    forms += [row.form for row in tables.table("headers.csv", header.WordRow)]
    forms += ["2019-07", "Date: ", " date ", "Mentions: ", "Seal: ", "    ", "\n\n", "« ", " »", "\u0660"]
    escaped = ("".join(f"\\x{byte:02x}" for byte in form.encode()) for form in dict.fromkeys(forms))
    return "".join(f'"{form}"\n' for form in escaped)


def main() -> None:
    """Run one target until libFuzzer's options say to stop."""
    target = sys.argv[1] if len(sys.argv) > 1 else ""
    if target not in TARGETS:
        sys.exit(f"{target or 'TARGET'}: no such target; give one of {', '.join(TARGETS)}")
    known = PLACE / target
    known.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(examples(target)):
        if len(data) <= 4096:
            (known / f"example-{number:04}").write_bytes(data)
    dictionary = PLACE / "words.dict"
    dictionary.write_text(words(), encoding="ascii")
    options = [
        "-max_len=2048",
        "-timeout=30",
        f"-dict={dictionary}",
        f"-artifact_prefix={PLACE}/{target}-",
        *sys.argv[2:],
    ]
    # What is read once, at the first need of it, is no slow unit.
    TARGETS[target](b" date 2019-07 ALGER - Le port rouvre mardi, a dit le ministre Anselme Vauclerc.")
    atheris.Setup([sys.argv[0], *options, str(known)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
