"""English headlines leave out articles and the legal form of a firm; so do titles made from an English sentence."""

from __future__ import annotations

import re

_FIRM = re.compile(
    r" (?<=[\w.)] )(?<! and )(?<! & )(?<!& )(?:Inc|Corp|Co|Ltd|Plc|plc|PLC|Corporation|Incorporated|Limited)\b\.?(?! (?:of|and|&|[A-Z]))(?=['’]|[ ,;:]|$)"
)
_DOUBLE = re.compile(r"(\w['’]s) (?:Inc|Corp|Co|Ltd|Plc)['’]s(?!\w)")
"""A firm called after somebody: "Heck's Inc's shares"."""
_ARTICLE = re.compile(
    r"[TtAa](?<![\w'’-].)(?:(?<=[Tt])he|(?<=[Aa])n?) (?!(?:few|lot|little|dozen|hundred|thousand|million|billion|third|quarter|half"
    r"|couple|number|same|following|more|less|most|least|day|week|month|year|share|tonne|ton|barrel|head|person|unit|pound|ounce"
    r"|bushel|gallon|kilo|litre|liter|minute|second|hour|night|Hague|Gambia|Bahamas)\b)(?=[\w\"“‘'])"
)
_BEFORE_KEPT = re.compile(
    r"(?:such|what|many|as|not|half|quite|rather|too \w+|so \w+|\d|cents?|cts|dlrs?|dollars?|pct) $", re.I
)

_NAMED = re.compile(r"[A-Z]\w+ of [A-Z]")
"""What an article behind "of" leads to in a name: "Professor Anna Whitfield of the University of Leeds"."""


def terse(title: str) -> str:
    """`title` without what an English headline leaves out; names and rates ("12 dollars a barrel") stay whole.

    >>> terse("The Canadian unit of Brown Corp's Ayerst Labs will get a licence")
    "Canadian unit of Brown's Ayerst Labs will get licence"
    """
    title = _FIRM.sub("", _DOUBLE.sub(r"\1", title))

    def kept(match: re.Match[str]) -> str:
        if _BEFORE_KEPT.search(title[max(0, match.start() - 12) : match.start()]):
            return match[0]
        return match[0] if _NAMED.match(title, match.end()) and title.endswith(" of ", 0, match.start()) else ""

    return _ARTICLE.sub(kept, title)
