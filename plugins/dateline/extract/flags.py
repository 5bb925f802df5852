"""Countries that are only a ship's flag or a vehicle's plate: "battant pavillon maltais", "Panama-flagged", "immatriculé au Bénin".

They say where something comes from, as "a Danish plane" does, and are named like others; but the story is where the ship is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..frozen import frozen
from ..model import Mention
from ..tables import table

_ROOM, _NEAR = 48, 90
"""How far before a country its cue may begin, and how far around it the ship or the vehicle may be named."""
_LINKS = r"(?:(?:à|aux?|en|dans|de|du|des|les?|la|el|los|las|in|of|the|von|der|des|dem)[ \u00a0]|[dl]['’]|بال|ال)*"
_NO_PARAGRAPH = re.compile(r"\n\n|[.!?…] (?=[^\W\da-zß-ÿ])")


@frozen
class _Flag:
    lang: str
    use: str
    form: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What one language says of flags and plates; None where it says nothing of the kind."""

    any: re.Pattern[str]
    before: tuple[tuple[re.Pattern[str], bool], ...]
    behind: tuple[tuple[re.Pattern[str], bool], ...]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]
    craft: re.Pattern[str]
    firm: re.Pattern[str]


def _one_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or r"(?!)"


@cache
def _patterns(lang: str) -> _Patterns | None:
    rows: dict[str, list[str]] = {}
    for row in table("flags.csv", _Flag):
        if row.lang == lang:
            rows.setdefault(row.use, []).append(row.form)
    if not rows:
        return None
    flags = re.I
    before = tuple(
        (re.compile(rf"(?<!\w)(?:{_one_of(rows[use])})[ \u00a0]{_LINKS}\Z", flags), use != "before")
        for use in ("before", "before-craft")
        if use in rows
    )
    behind = tuple(
        (re.compile(rf"(?:{_one_of(rows[use])})\b", flags), use != "behind")
        for use in ("behind", "behind-craft")
        if use in rows
    )
    around = tuple(
        (
            re.compile(rf"(?<!\w){re.escape(first)} {_LINKS}\Z", flags),
            re.compile(rf"[ -]{re.escape(last)}\b", flags),
            use != "around",
        )
        for use in ("around", "around-craft")
        for first, _, last in (form.partition(" ... ") for form in rows.get(use, ()))
    )
    words = [*rows.get("before", ()), *rows.get("before-craft", ())]
    words += [form.strip(" -") for form in (*rows.get("behind", ()), *rows.get("behind-craft", ()))]
    words += [form.rpartition(" ")[2] for use in ("around", "around-craft") for form in rows.get(use, ())]
    # German joins nouns: "Fischkutter", "Sattelschlepper".
    ahead = r"(?<!\w)[^\W\d_]{0,24}" if lang == "de" else r"(?<!\w)"
    craft = rf"{ahead}(?:{_one_of(rows.get('craft', ()))})(?:e?[sn])?(?!\w)"
    firm = rf"(?<!\w)(?:{_one_of(rows.get('firm', ()))})s?(?!\w)"
    return _Patterns(
        re.compile(_one_of(words), flags), before, behind, around, re.compile(craft, flags), re.compile(firm, flags)
    )


@dataclass(slots=True)
class Flags:
    """The flags and plates of one text."""

    text: str
    lang: str
    _patterns: _Patterns | None = field(init=False)

    def __post_init__(self) -> None:
        said = _patterns(self.lang)
        self._patterns = said if said and said.any.search(self.text) else None

    def hold(self, named: Mention) -> bool:
        """Whether a country is named as the flag or the plate of what carries it."""
        said = self._patterns
        if said is None:
            return False
        start = max(0, named.start - _ROOM)
        for pattern, craft in said.before:
            cue = pattern.search(self.text, start, named.start)
            if cue and self._carried(named.start, named.end, craft):
                return not said.firm.search(self.text, start, cue.start())
        for pattern, craft in said.behind:
            if pattern.match(self.text, named.end) and self._carried(named.start, named.end, craft):
                return True
        return any(
            last.match(self.text, named.end)
            and first.search(self.text, start, named.start)
            and self._carried(named.start, named.end, craft)
            for first, last, craft in said.around
        )

    def _carried(self, start: int, end: int, asked: bool) -> bool:
        """Whether what has a flag or a plate stands in the sentence around, if that is asked for."""
        if not asked or self._patterns is None:
            return True
        before = _NO_PARAGRAPH.split(self.text[max(0, start - _NEAR) : start])[-1]
        behind = _NO_PARAGRAPH.split(self.text[end : end + _NEAR])[0]
        return bool(self._patterns.craft.search(before) or self._patterns.craft.search(behind))


def only_flags(text: str, lang: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The codes of countries that are named as flags and plates alone; `mentions` are those that name a country."""
    flags = Flags(text, lang)
    held = {m.code for m in mentions if flags.hold(m)}
    return frozenset(held - {m.code for m in mentions if m.code in held and not flags.hold(m)})
