"""Names of people in scripts with capitals, and the evidence beside them.

A run of capitalised words is a candidate. It is somebody if a title or an honorific stands before it, if
it is set between commas behind or before a title, if an age follows, or if it begins with a given name; it
is nobody behind the word for a street, a school or a ship, nor where it holds the head of a body's name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

from .latin_words import (
    AFTER,
    AGE,
    AND,
    ARTICLES,
    BARRIERS,
    DETERMINERS,
    FIRM,
    FROM,
    LED,
    PART,
    PARTICLES,
    PREPOSITIONS,
    ROLE_ENDINGS,
    RUN,
    STOP,
    WHO,
    WORD,
)
from .named import folded
from .sightings import Sighting, Title, forms, given_names, sayings, titles

_FARTHEST = 28
_LONGEST_ROLE = 110


def latin_sightings(text: str, lang: str, places: Collection[tuple[int, int]]) -> list[Sighting]:
    """Every candidate name with what shows it to be a person; uncertain ones may be short forms of certain ones."""
    reader = _Reader(text, lang, places)
    out: list[Sighting] = []
    for match in RUN.finditer(text):
        sighting = reader.read(match.start(), match.end())
        if sighting:
            out.append(sighting)
    return out


class _Reader:
    """One text with its words and their titles, for looking around a candidate."""

    def __init__(self, text: str, lang: str, places: Collection[tuple[int, int]]) -> None:
        self.text, self.lang, self.fold = text, lang, folded(text)
        self.words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(self.fold)]
        self.starts = [word[0] for word in self.words]
        self.titles, self.given = titles(lang), given_names()
        self.stops, self.eponyms = forms("name_stops.csv", lang), forms("eponyms.csv", lang)
        self.verbs = sayings(lang, ("says", "said"))
        self.heads = forms("organisation_heads.csv", lang)
        self.places = sorted(places)
        self.place_starts = [place[0] for place in self.places]
        self.last_end = 0

    def read(self, start: int, end: int) -> Sighting | None:
        """The candidate in `start:end` without what only leads up to it, judged; None if no name is left."""
        parts = [[m.start() + start, m.end() + start] for m in PART.finditer(self.text[start:end])]
        if led := LED.match(self.text, start):
            parts[0][0] = led.end()
        evidence, gender, kind = "", "", ""
        title_at = -1
        while parts:
            word = self.fold[parts[0][0] : parts[0][1]].rstrip(".")
            title = self.titles.get(word)
            if not evidence and self._begins_name(word, parts, title):
                break
            if title and (word not in self.given or title.kind == "honorific") and len(parts) > 1:
                evidence, kind = "title", "honorific" if title.kind == "honorific" else title.kind
                gender = title.gender or gender
                if title.kind != "honorific":
                    title_at = parts[0][0] if title_at < 0 else title_at
            elif self._is_german_role(word, parts):
                evidence, kind = "title", "title"
                title_at = parts[0][0] if title_at < 0 else title_at
            elif (word not in self.stops or (word in self.given and len(parts) > 1)) and not (
                self.lang == "de" and len(parts) > 2 and word.endswith(("minister", "ministerin", "chef", "leiter"))
            ):
                break
            parts.pop(0)
        while parts and self.fold[parts[-1][0] : parts[-1][1]].rstrip(".") in self.stops:
            parts.pop()
        if not parts:
            return None
        start, end = parts[0][0], parts[-1][1]
        if self.text[end - 1] == "." and parts[-1][1] - parts[-1][0] > 2:
            end -= 1
        words = [self.fold[a:b].rstrip(".") for a, b in parts]
        if self._is_thing(start, end, words):
            return None
        name = " ".join(self.text[start:end].split())
        before = self._before(start)
        given = self.given.get(words[0].split("-")[0])
        gender = gender or given or ""
        role = ""
        if title_at >= 0:
            role = self._role(title_at, start)
        elif before:
            at, title, direct = before
            role, gender = self._role(at, start), title.gender or gender
            evidence, kind = evidence or "title", kind or (title.kind if direct else "apposition")
        after, sex = self._after(end)
        role = f"{role}, {after}" if role and after and after not in role else role or after
        certain = bool(evidence) if len(words) > 1 else kind in ("honorific", "address")
        if len(words) > 1 and not certain:
            certain = (
                given is not None
                or bool(after)
                or bool(AGE.match(self.fold, end))
                or self._is_quoted(start, end)
                or self._speaks(start)
            )
        if certain and self._is_place(start, end, bool(evidence) or given is not None):
            certain = False
        if certain:
            self.last_end = end
        return Sighting(name, start, end, role, gender or sex, certain)

    def _begins_name(self, word: str, parts: list[list[int]], title: Title | None) -> bool:
        """Whether an article or a title is the first part of a name: French writes them small inside a sentence.

        "le directeur, Le Van Thanh", "le joueur Pape Malick Sarr", but "le Pape François", "le Président Ba".
        """
        if self.lang != "fr" or len(parts) < 3 or (title and title.kind == "honorific"):
            return False
        i = bisect_left(self.starts, parts[0][0]) - 1
        if i < 0 or self.words[i][2] in DETERMINERS | PREPOSITIONS:
            return False
        gap = self.text[self.words[i][1] : parts[0][0]]
        return (word in ARTICLES and gap in (" ", ", ")) or (title is not None and gap == " ")

    def _is_german_role(self, word: str, parts: list[list[int]]) -> bool:
        """Whether a capital begins a German noun for what somebody does, by its ending, before two words or more."""
        return (
            self.lang == "de"
            and len(parts) > 2
            and len(word) > 6
            and word.endswith(ROLE_ENDINGS)
            and word not in self.given
            and "-" not in word
        )

    def _speaks(self, start: int) -> bool:
        """Whether a quotation and a verb of saying stand right before a name: `"…", said NAME`."""
        i = bisect_left(self.starts, start) - 1
        if i < 0 or self.words[i][2] not in self.verbs or not self._beside(self.words[i][1], start):
            return False
        return self.text[max(0, self.words[i][0] - 3) : self.words[i][0]].rstrip(" ,\u00a0")[-1:] in tuple('"”»“’')

    def _led_by_verb(self, i: int) -> tuple[int, Title, bool] | None:
        """The noun phrase that ends in word `i`, if a verb of saying leads to it: "dit la pharmacienne en chef, NAME"."""
        for k in range(i, max(0, i - 9), -1):
            first, last, word = self.words[k]
            if self.words[k - 1][0] < self.last_end or STOP.search(self.text, self.words[k - 1][1], first):
                return None
            if word in DETERMINERS and self.words[k - 1][2] in self.verbs:
                if (
                    k == i
                    or "," in self.text[last : self.words[i][0]]
                    or self.words[k + 1][2] in self.eponyms | self.heads
                ):
                    return None
                return self.words[k + 1][0], Title(self.lang, "", "", "title"), False
        return None

    def _is_thing(self, start: int, end: int, words: list[str]) -> bool:
        """Whether the candidate is a street, a ship, a company, a body, or letters only."""
        if any(w in self.heads or w in self.stops for w in words if w not in PARTICLES) or FIRM.match(self.text, end):
            return True
        shouted = [p for p in self.text[start:end].split() if len(p) > 1 and p.isupper() and "." not in p]
        if len(shouted) == len(words) or any(len(p) < 4 for p in shouted):
            return True
        i = bisect_left(self.starts, start) - 1
        if i >= 0 and self._beside(self.words[i][1], start):
            if self.words[i][2] in self.eponyms:
                return True
            if (
                self.words[i][2] in ("de", "du", "d", "la", "von", "del")
                and i
                and self.words[i - 1][2] in self.eponyms
            ):
                return True
        j = bisect_left(self.starts, end)
        follows = self.words[j][2] if j < len(self.words) and self._beside(end, self.words[j][0]) else ""
        return bool(follows) and self.lang == "en" and follows in self.eponyms

    def _beside(self, end: int, start: int) -> bool:
        return start - end <= 2 and not self.text[end:start].strip(" '’\n\u00a0\u202f")

    def _is_place(self, start: int, end: int, shown: bool) -> bool:
        """Whether the caller's places cover the name, or begin it without anything else showing a person."""
        i = max(0, bisect_left(self.place_starts, start) - 1)
        while i < len(self.places) and self.places[i][0] < end:
            first, last = self.places[i]
            if first <= start and last >= end:
                return True
            if last > start and first < end and not shown:
                return True
            i += 1
        return False

    def _before(self, start: int) -> tuple[int, Title, bool] | None:
        """Where the phrase of the title before a name begins, the title, and whether it stands directly before.

        The outermost title of the phrase counts: "la cheffe de la brigade chargée des crimes".
        """
        i = bisect_left(self.starts, start) - 1
        if i < 0:
            return None
        gap = self.text[self.words[i][1] : start]
        apposed = gap.rstrip(" \n") in (",", " -", " –", " —", "،")
        if not apposed and (gap.strip() or len(gap) > 2):
            return None
        # "le ministre de la Mer": what an article or a preposition leads to belongs to the title.
        if not apposed and self.words[i][2] in PREPOSITIONS | DETERMINERS:
            return None
        found: tuple[int, Title, bool] | None = None
        for k in range(i, max(-1, i - _FARTHEST), -1):
            first, last, word = self.words[k]
            if first < self.last_end or (k < i and STOP.search(self.text, last, self.words[k + 1][0])):
                break
            if found and ("," in self.text[last : self.words[k + 1][0]] or word in self.verbs or word in BARRIERS):
                break
            title = self.titles.get(word)
            if title and title.kind != "honorific" and not (self.lang == "de" and self.text[first].islower()):
                found = k, title, not apposed
            elif not apposed and k < i and (word in BARRIERS or word in self.verbs):
                break
        if found is None:
            return self._led_by_verb(i)
        return self._phrase_start(found[0]), found[1], found[2]

    def _phrase_start(self, k: int) -> int:
        """Where the noun phrase of the title in word `k` begins, without its article."""
        first = k
        while first and k - first < 4:
            before = self.words[first - 1]
            gap = self.text[before[1] : self.words[first][0]]
            if (
                gap.strip(" -'’\n")
                or before[2] in DETERMINERS
                or before[2] in PREPOSITIONS
                or before[2] in self.stops
            ):
                break
            if self.lang != "en" and k - first >= 1 and before[2] not in self.titles:
                break
            if self.lang == "en" and (
                before[2].endswith("ed") or before[2] in ("said", "says", "told") or before[2] in BARRIERS
            ):
                break
            first -= 1
        return self.words[first if self.lang == "en" else min(first, k)][0]

    def _role(self, at: int, start: int) -> str:
        """The words of the title from `at` to the name, on one line."""
        role = " ".join(self.text[at : min(start, at + _LONGEST_ROLE)].split()).rstrip(" ,-–—")
        kept = role.split(", qui ")[0].split(" who ")[0]
        honorific = kept.rsplit(" ", 1)
        if (
            len(honorific) == 2
            and (title := self.titles.get(folded(honorific[1]).rstrip(".")))
            and title.kind == "honorific"
        ):
            kept = honorific[0].rstrip(" ,")
        return kept

    def _after(self, end: int) -> tuple[str, str]:
        """What is said of the person behind the name, set off by a comma, and the gender of that."""
        if match := AFTER.match(self.fold, end):
            for n, word in enumerate(WORD.findall(match[1])):
                title = self.titles.get(word)
                if title and title.kind != "honorific":
                    return self._until_stop(match.start(1)), title.gender
                # ", met her counterpart": what an article deep in the phrase leads to is an object.
                if word in self.verbs or word in AND or (n and word in DETERMINERS):
                    break
                if word in BARRIERS and self.lang != "en":
                    break
        if (match := FROM.match(self.text, end)) and self._heads_body(match.end()):
            return self._until_stop(match.end()), ""
        return "", ""

    def _heads_body(self, at: int) -> bool:
        i = bisect_left(self.starts, at)
        return any(word in self.heads for _, _, word in self.words[i : i + 4])

    def _until_stop(self, at: int) -> str:
        stop = re.compile(r"[,.;:!?()\"«»“”\n]|\s[-–—]\s").search(self.text, at, at + _LONGEST_ROLE)
        words = " ".join(self.text[at : stop.start() if stop else at + _LONGEST_ROLE].split())
        first, _, rest = words.partition(" ")
        return rest if folded(first) in DETERMINERS else words[2:] if words[:2] in ("l'", "l’") else words

    def _is_quoted(self, start: int, end: int) -> bool:
        """Whether the name speaks and is told more of: "said NAME of the Network", "NAME, who"."""
        return bool(WHO.match(self.fold, end))
