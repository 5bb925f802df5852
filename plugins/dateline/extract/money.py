"""Cues in figures: a share with its exchange, an amount with a sign or a code of one country's money.

And whose money is meant where several countries call theirs alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ..frozen import frozen
from ..gazetteer_rows import CUES
from ..model import Mention
from ..tables import table

_SHARE = re.compile(r"[<(][A-Z0-9]{1,8}[.: ]([A-Z]{1,3})[>)]")
_AMOUNT = re.compile(
    r"[A-Zp£₽₹₩₪₺₴₫₱฿₸](?:"
    r"(?<=\d .)(?:{0})|(?<![^\W\d_].)(?:(?<=[A-Z])(?:[A-Z]{{0,2}}\$|[A-Z]{{2}})|(?<=[^A-Zp]))(?= ?\d)|(?<=\d.)(?:{0}))".format(
        r"(?<=[A-Z])[A-Z]{2}\b|(?<=p)\b(?=[^.\w]|\.?\s)"
    )
)
"""Money before a number, or behind one."""


@frozen
class _Ticker:
    code: str
    suffix: str


@frozen
class _Money:
    code: str
    form: str


@frozen
class _Shared:
    lang: str
    form: str
    codes: str
    use: str


def shares_and_money(text: str) -> Iterator[Mention]:
    """A mention of kind `company` for each share, of kind `currency` for each amount, each kind in text order."""
    for found in _SHARE.finditer(text):
        code = _exchanges().get(found[1])
        if code:
            yield Mention(code, found[0], found.start(), found.end(), "company")
    for found in _AMOUNT.finditer(text):
        code = _money().get(found[0])
        if code:
            yield Mention(code, found[0], found.start(), found.end(), "currency")


def whose_money(mentions: Sequence[Mention], lang: str) -> list[Mention]:
    """The mentions, money that several countries call alike put to the one of them that the text names most.

    Where it names no country but the USA, "U.S. dollars" is what a country with dollars of its own says, mostly Canada.
    """
    rows = _shared(lang)
    if not rows or not any(m.kind == "currency" and m.text in rows for m in mentions):
        return list(mentions)
    told = Counter(m.code for m in mentions if m.kind != "currency" or m.text not in rows)
    named = {m.code for m in mentions if m.kind not in CUES}
    found: list[Mention] = []
    for mention in mentions:
        row = rows.get(mention.text) if mention.kind == "currency" else None
        codes = row.codes.split() if row else [mention.code]
        if row and row.use == "abroad":
            found += [mention] if named - {mention.code} else [mention, replace(mention, code=codes[0])]
        else:
            found.append(replace(mention, code=max(codes, key=lambda code: told[code])) if row else mention)
    return found


@cache
def _exchanges() -> dict[str, str]:
    return {row.suffix: row.code for row in table("tickers.csv", _Ticker)}


@cache
def _shared(lang: str) -> dict[str, _Shared]:
    return {row.form: row for row in table("shared_money.csv", _Shared) if row.lang == lang}


@cache
def _money() -> dict[str, str]:
    return {row.form: row.code for row in table("money.csv", _Money)}
