"""Places in a text that survive an edit of the text: an offset, and words to find it again by."""

from __future__ import annotations

_HEAD, _TAIL, _WHOLE = 24, 16, 48
_NEAR = 4096
_FAR_SEARCHES = 64


def shorten(words: str) -> str:
    """The words on one line; of long ones the beginning and the end, with an ellipsis between."""
    flat = words.replace("\n", " ")
    return flat if len(flat) <= _WHOLE else f"{flat[:_HEAD]}…{flat[-_TAIL:]}"


class Places:
    """Finds anchors in one text. Asked in text order, it follows the shift that an edit has caused."""

    def __init__(self, text: str, flat: str) -> None:
        """`flat` is the text on one line."""
        self._text = text
        self._flat = flat
        self._shift = 0
        self._far = _FAR_SEARCHES

    def find(self, start: int, length: int, anchor: str) -> tuple[int, int] | None:
        """Start and end of the words that `shorten` made `anchor` of; None where they are gone.

        Takes what is found at the offset, then nearby, then anywhere; only so many searches of the whole
        text a page, so that the work stays linear.
        """
        cut = length > _WHOLE and len(anchor) == _HEAD + 1 + _TAIL and anchor[_HEAD] == "…"
        if anchor and not cut and self._flat.startswith(anchor, start):
            return start, start + len(anchor)
        head, tail = (anchor[:_HEAD], anchor[-_TAIL:]) if cut else (anchor, "")
        if not cut:
            length = len(anchor)
        if not head:
            return None
        for at in (start, start + self._shift):
            if at >= 0 and self._flat.startswith(head, at) and self._ends(at, length, tail):
                return at, at + length
        at = self._nearest(start + self._shift, head)
        if at < 0:
            return None
        if not self._ends(at, length, tail):
            # The middle was edited: up to where the same last words stand now.
            stop = self._flat.find(tail, at + len(head), at + 2 * length + _NEAR)
            if stop < 0:
                return None
            length = stop + len(tail) - at
        self._shift = at - start
        return at, at + length

    def words(self, start: int, end: int) -> str:
        """The text itself between two offsets."""
        return self._text[start:end]

    def _ends(self, at: int, length: int, tail: str) -> bool:
        return not tail or self._flat.startswith(tail, at + length - len(tail))

    def _nearest(self, at: int, head: str) -> int:
        at = min(max(at, 0), len(self._flat))
        after = self._flat.find(head, at, at + _NEAR)
        before = self._flat.rfind(head, max(0, at - _NEAR), at + len(head))
        if after >= 0 and before >= 0:
            return after if after - at < at - before else before
        if (found := max(after, before)) >= 0 or self._far == 0:
            return found
        self._far -= 1
        return self._flat.find(head)
