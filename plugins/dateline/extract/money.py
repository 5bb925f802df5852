"""Cues in figures: a share with its exchange, an amount with a sign or a code of one country's money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..model import Mention
from ..tables import table

_SHARE = re.compile(r"[<(][A-Z0-9]{1,8}[.: ]([A-Z]{1,3})[>)]")
_AMOUNT = re.compile(
    r"(?<![^\W\d_])([A-Z]{1,3}\$|[£₽₹₩₪₺₴₫₱฿₸]|[A-Z]{3}) ?(?=\d)|(?<=\d) ?([A-Z]{3}\b|p\b(?=[^.\w]|\.?\s))"
)


@dataclass(frozen=True, slots=True)
class _Ticker:
    code: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _Money:
    code: str
    form: str


def shares_and_money(text: str) -> Iterator[Mention]:
    """A mention of kind `company` for each share, of kind `currency` for each amount, each kind in text order."""
    for found in _SHARE.finditer(text):
        code = _exchanges().get(found[1])
        if code:
            yield Mention(code, found[0], found.start(), found.end(), "company")
    for found in _AMOUNT.finditer(text):
        group = 1 if found[1] else 2
        code = _money().get(found[group])
        if code:
            yield Mention(code, found[group], found.start(group), found.end(group), "currency")


@cache
def _exchanges() -> dict[str, str]:
    return {row.suffix: row.code for row in table("tickers.csv", _Ticker)}


@cache
def _money() -> dict[str, str]:
    return {row.form: row.code for row in table("money.csv", _Money)}
