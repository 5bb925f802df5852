"""Arabic given names of two words, which are one name: "عبد الخالق", "صلاح الدين", "عبدالله"."""

from __future__ import annotations

import re

_OF_FAITH = frozenset(
    "عز محيي محي محيى خير نور صلاح شمس علاء جمال حسام سيف بهاء ضياء فخر نجم كمال تقي زين بدر شهاب عماد صفي ناصر نصر سعد قمر مجد رضي ظهير برهان شرف"
    " سراج نظام معين ركن".split()
)
"""What makes one given name with the word for faith behind it: "عز الدين"."""
COMPOUND = re.compile(rf"عبد ال[\u0621-\u064a]{{2,}}|عبدال[\u0621-\u064a]{{2,}}|(?:{'|'.join(_OF_FAITH)}) الدين")
_FAITH = "الدين"
THAT = frozenset("إن أن إنه إنها إنهم أنه أنها بأن بأنه بأنها".split())
"""What leads to what somebody said."""


def compounded(text: str, words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words with compound given names as one each: "عبد الخالق", "صلاح الدين"."""
    out: list[tuple[int, int, str]] = []
    for start, end, word in words:
        first = out[-1] if out and word.startswith("ال") and text[out[-1][1] : start] == " " else None
        if first and ((first[2] == "عبد" and len(word) > 3) or (word == _FAITH and first[2] in _OF_FAITH)):
            out[-1] = (first[0], end, f"{first[2]} {word}")
        else:
            out.append((start, end, word))
    return out
