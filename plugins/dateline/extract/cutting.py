"""Where a sentence may be cut on its way to a title, and what the end of a cut sentence must lose."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice

from .title_rules import Rules

LONGEST = 110
"""Characters a title may be long."""

LEAST = 32
SHORT = 60
READABLE = 85
_DANGLING = 60
"""Characters at the end of a text among which small words that point at something stand."""
EDGE = " \t\n,،;؛:–—-"
MASK = re.compile("[\U000f0000-\U000ffffd]")


def shown(text: str, quoted: list[str]) -> str:
    """The text with its quotations in the place of their marks."""
    return MASK.sub(lambda m: quoted[ord(m[0]) - 0xF0000], text)


def size(text: str, quoted: list[str]) -> int:
    """Characters of the text with its quotations."""
    return len(text) + (sum(len(quoted[ord(m[0]) - 0xF0000]) - 1 for m in MASK.finditer(text)) if quoted else 0)


def cut(text: str, where: re.Pattern[str], limit: int, rules: Rules, quoted: list[str]) -> str:
    """The text up to the last of the places that brings it within `limit`, behind the verb; else as it is."""
    if size(text, quoted) <= limit:
        return text
    least = _least(text, limit, rules)
    best = ""
    for place in where.finditer(text, least):
        kept = tidy(text[: place.start()], rules)
        stranded = rules.participle.search(kept)
        if stranded and stranded.start() > least and not rules.auxiliary_be.search(kept):
            kept = tidy(kept[: stranded.start()], rules)
        if rules.relative.match(place[0].strip(" ,،")) and "," not in place[0]:
            # "on the road that leads to X": without what tells which road, the road has to go too.
            if (known := rules.definite.search(kept)) and known.start() >= least:
                kept = tidy(kept[: known.start()], rules)
        elif text[place.end() :].lstrip()[:1].isupper() and place[0].strip()[:1] in "do" and _names(kept):
            continue  # "République démocratique | du Congo", "Council | of Ministers"
        if len(kept) < LEAST or _halves(kept, text[place.start() :], rules):
            continue
        if not complete(kept, text[place.end() :], rules):
            continue
        if size(kept, quoted) <= limit:
            linked = best and len(best) > SHORT and rules.link.match(place[0].lstrip())
            best = best if linked and not rules.verb.match(text[place.end() :].lstrip()) else kept
        elif not best and limit <= READABLE and size(kept, quoted) <= LONGEST:
            return kept
        else:
            break
    return _one_predicate(best, rules) or text


def _halves(kept: str, rest: str, rules: Rules) -> bool:
    """Whether a cut parts "between X" from "and Y", or "asked X" from "to do Y"."""
    if rules.asked.search(rest[:SHORT]) and _asks(kept, rules):
        return True
    return bool(rules.link.match(rest.lstrip()) and rules.pair.search(kept, max(0, len(kept) - 60)))


def _least(text: str, limit: int, rules: Rules) -> int:
    """Where a text may be cut at the earliest: behind its verb, and that of what is said."""
    least = LEAST
    for verb in islice(rules.verb.finditer(text), 2):
        if verb.end() < limit - 5:
            least = max(least, verb.end() + 8)
        if verb[0].lower() not in rules.says:
            break
    return least


_COMPOUND = re.compile(r" [^\W_]+-[^\W_]+$")
_NAMES_GO_ON = re.compile(r"\s*(?:and |et |y |und )?[A-Z][\w'’]+(?:, | and | et | y | und )")
_LAST = re.compile(r"\S+$")


def complete(kept: str, rest: str, rules: Rules) -> bool:
    """Whether a text can end where it was cut: not with a verb whose object is gone, nor amid a list of names or adjectives."""
    word = _LAST.search(kept)
    if not word:
        return False
    transitive = rules.verb.fullmatch(word[0]) or rules.participle.search(kept)
    if transitive and not rules.intransitive.search(kept) and not rules.passive.search(kept):
        before = kept[: word.start()].rstrip().rpartition(" ")[2]
        if rules.verb.fullmatch(word[0]) or before in rules.auxiliaries:
            return False
    # "a two-tranche, 12-year bond", "Merrill Lynch, Pierce, Fenner and Smith"
    if _COMPOUND.search(kept) and (rest[:1].isdigit() or (word[0][:1].isdigit() and rest.lstrip()[:1].islower())):
        return False
    return not (word[0][:1].isupper() and _NAMES_GO_ON.match(rest) and not rules.verb.match(rest))


def _asks(kept: str, rules: Rules) -> bool:
    """Whether the last verb of a text is one of asking, and who is asked stands behind it, but not yet what for."""
    asking = _last(rules.asks, kept)
    if asking is None or asking.end() == len(kept) or rules.infinitive.search(kept, 0, asking.start()):
        return False
    if rules.asked.search(kept, asking.end()):
        return False
    verb = _last(rules.verb, kept)
    return verb is None or verb.start() <= asking.end()


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(deque(pattern.finditer(text), maxlen=1)), None)


def last_place(text: str, limit: int, rules: Rules) -> int:
    """Where a text that nothing else shortens is cut: the last place within `limit` that leaves it complete, or a word's end."""
    least = _least(text, limit, rules)
    places = sorted(
        {m.start() for where in (rules.tail, rules.weak, rules.loose) for m in where.finditer(text, least, limit)}
    )
    for at in reversed(places):
        kept = tidy(text[:at], rules)
        if _halves(kept, text[at:], rules):
            continue
        if len(kept) >= SHORT and rules.verb.search(kept) and complete(kept, text[at:], rules):
            return at
    at = max(text.rfind(" ", 0, limit + 1), 0)
    # A name goes whole or not at all.
    while text[at + 1 : at + 2].isupper() and text.rfind(" ", 0, at) > LEAST:
        if not text[text.rfind(" ", 0, at) + 1].isupper():
            break
        at = text.rfind(" ", 0, at)
    while counting := rules.counting.search(kept := tidy(text[:at], rules)):
        if counting.start() <= LEAST:
            break
        at = counting.start() - 1
    return len(kept) if text.startswith(kept) else at


def _names(kept: str) -> bool:
    """Whether one of the last two words has a capital."""
    return any(word[:1].isupper() for word in kept.split()[-2:])


def _one_predicate(text: str, rules: Rules) -> str:
    """A shortened text without a second predicate ("… and will open"), which the cut may have left with half its sense."""
    for link in reversed(list(rules.link.finditer(text, SHORT))):
        verb = rules.verb.match(text, link.end() + 1)
        before = text[: link.start()].rstrip().rpartition(" ")[2]
        if verb and not rules.verb.fullmatch(before) and rules.verb.search(text, 0, link.start()):
            return tidy(text[: link.start()], rules)
    return text


def without_when(text: str, limit: int, rules: Rules, quoted: list[str]) -> str:
    """A text that is too long without a time that it can do without."""
    while size(text, quoted) > limit and (when := rules.when.search(text)):
        text = text[: when.start()] + text[when.end() :]
    return text


def settled(text: str, sentence: str, rules: Rules) -> str:
    """A shortened text without a participle at its end whose complement is gone, nor the phrase that it belonged to."""
    stranded = rules.participle.search(text)
    if not stranded or sentence.rstrip(" .").endswith(text) or rules.auxiliary_be.search(text):
        return text
    kept = text[: stranded.start()].rstrip()
    if rules.dangling.search(kept):
        # "des chaussées", "the shed": a noun that only looks like one.
        return text
    places = [m.start() for m in rules.weak.finditer(kept, LEAST)]
    if places and len(kept) - places[-1] < 30 and rules.verb.search(kept, 0, places[-1]):
        kept = kept[: places[-1]]
    return tidy(kept, rules)


def tidy(text: str, rules: Rules) -> str:
    """The text without blanks, commas and small words that point at something no longer there."""
    text = text.strip(EDGE)
    while (last := rules.dangling.search(text, max(0, len(text) - _DANGLING))) and last.start() > 0:
        text = text[: last.start()].rstrip(EDGE)
    return text
