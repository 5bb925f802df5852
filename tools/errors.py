"""Where countries go wrong on Reuters bodies, by family: `make eval EVAL="--errors"`.

Every article is read by a model that had not seen it (the folds of `train_salience.py`). An error belongs to the first
family that it fits. Only counts are printed; with `--list NUMBER` that many errors a family, by number of article.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from pelican.plugins.dateline.extract.cues import legal_forms
from pelican.plugins.dateline.extract.salience import shipped
from pelican.plugins.dateline.gazetteer_rows import CUES
from train_salience import FOLDS, Article, Table, chances, given, load

ROOT = Path(__file__).resolve().parents[1]
MANY = 4
_RESULTS = re.compile(
    r"^\s*(?:(?:oper|qtly|qtrly|annual|semi-annual|shr|net|revs|sales|div|period ended|ended)\b)", re.I
)
_WORD = re.compile(r"[\w/.]+")


def too_many(article: Article, code: str) -> str:
    """The family of a country that was given and is no label."""
    names = [m for m in article.mentions if m.code == code and m.kind not in CUES]
    firms = any(word.rstrip(".") in legal_forms() for word in _WORD.findall(article.text))
    if not names:
        return "too many: only a firm, a person, money or a seat stands for it"
    if not article.wanted and firms:
        return "too many: a firm of the USA abroad, or a foreign one in the USA, filed under the USA alone"
    return f"too many: named {'once' if len(names) == 1 else 'more than once'}, beside the right one or none"


def missed(article: Article, code: str) -> str:
    """The family of a label that was not given."""
    signs = [m for m in article.mentions if m.code == code]
    if not signs:
        table = _RESULTS.match(article.text)
        what = (
            "a table of results or a dividend" if table else '("the ministry", "here", a firm that one has to know)'
        )
        return f"missed: nothing names it: {what}" if table else f"missed: nothing in the body names it {what}"
    if len(article.wanted) >= MANY:
        return "missed: one of four or more codes"
    names = [m for m in signs if m.kind not in CUES]
    if not names:
        return "missed: only a firm, a person, money or a seat stands for it"
    return "missed: named once, in passing" if len(names) == 1 else "missed: named more often"


def families(articles: list[Article], table: Table) -> dict[str, list[tuple[int, str]]]:
    """{family: [(number of the article, code)]}, the largest of each side first."""
    parts = [table.fit(table.folds != fold) for fold in range(FOLDS)]
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, article in enumerate(articles):
        order = given(article, chances(article, parts[article.fold]), shipped().thresholds)
        codes = set(order) - article.allowed
        for code in sorted(codes - article.wanted):
            found[too_many(article, code)].append((number, code))
        for code in sorted(article.wanted - codes):
            found[missed(article, code)].append((number, code))
    return dict(sorted(found.items(), key=lambda it: (it[0].partition(":")[0] == "missed", -len(it[1]))))


def report(folder: Path, listed: int = 0) -> None:
    """Print the table, and `listed` errors of each family."""
    sets = load(folder)
    found = families(sets["body"], Table(sets))
    print("| family | errors |\n|---|---|")
    for family, errors in found.items():
        print(f"| {family} | {len(errors)} |")
        for number, code in errors[:listed]:
            print(f"    {number} {code}")
    print(f"{sum(map(len, found.values()))} errors")


if __name__ == "__main__":
    report(
        Path(sys.argv[1])
        if len(sys.argv) > 1 and not sys.argv[1].startswith("-")
        else ROOT.parent / "shared" / "eval",
        int(sys.argv[-1]) if "--list" in sys.argv else 0,
    )
