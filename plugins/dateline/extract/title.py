"""A title: the seed's own, or the first sentence brought down to what fits a headline."""

from __future__ import annotations

import html
import re

LONGEST = 110
_WEEKDAY = re.compile(
    r",? (?:ce |on |le |el |am )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
    r"(?: (?:à|in|en) [A-ZÀ-Ý][\w'’-]+)?(?:,(?= ))?"
)
_SENTENCE = re.compile(r"(?<![A-Z.])[.!?؟](?=[\s»”\"]|$)")
_CLAUSE = re.compile(
    r"[,;:–—،؛]\s|\s(?=(?:qui|que|dont|où|afin|après|alors|tandis|which|who|after|while|as|que|quien|حيث|بعد)\s)"
)


def title(text: str, lang: str, *, dateline_end: int = 0, place: str = "", headline: str = "") -> str:
    """At most 110 characters, never cut inside a word or a clause where the text allows it; "" for no text."""
    del lang, place
    if headline:
        return _fit(html.unescape(" ".join(headline.split())))
    lead = text[dateline_end : dateline_end + 1_000].lstrip(" -–—\n").replace("\n", " ")
    end = _SENTENCE.search(lead)
    sentence = " ".join(_WEEKDAY.sub("", lead[: end.start()] if end else lead).split())
    return _fit(sentence)


def _fit(text: str) -> str:
    if len(text) <= LONGEST:
        return _tidy(text)
    cuts = [m.start() for m in _CLAUSE.finditer(text, 0, LONGEST + 1) if m.start() >= 30]
    at = cuts[-1] if cuts else text.rfind(" ", 0, LONGEST)
    return _tidy(text[: at if at > 0 else LONGEST])


def _tidy(text: str) -> str:
    out = text.strip(" ,;:.–—-")
    return out[:1].upper() + out[1:]
