"""Names of people in scripts with capitals, and the evidence beside them.

A run of capitalised words is a candidate. It is somebody if a title or an honorific stands before it, if
it is set between commas behind or before a title, if an age follows, or if it begins with a given name; it
is nobody behind the word for a street, a school or a ship, nor where it holds the head of a body's name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from .called_after import called_after
from .german_bodies import is_compound
from .latin_leads import at_the_head, begins_name, each, is_alone, is_told_loudly, is_told_of, own
from .latin_offices import Offices, further
from .latin_roles import Around
from .latin_words import (
    AGE,
    AND_NAME,
    FIRM,
    FIRM_ENDS,
    FORERUNNERS,
    LED,
    NAMESAKE,
    PART,
    PARTICLES,
    PLACE_WORDS,
    PREPOSITIONS,
    RANKS,
    WHO,
    runs,
)
from .sightings import Sighting, Title, given_names
from .tokens import Tokens


def latin_sightings(
    tokens: Tokens,
    places: Collection[tuple[int, int]],
    modelled: Collection[tuple[int, int]] = (),
    borne: Collection[int] = (),
) -> list[Sighting]:
    """Every candidate name with what shows it to be a person; uncertain ones may be short forms of certain ones."""
    reader = _Reader(tokens, places, modelled)
    reader.borne = borne
    out: list[Sighting] = []
    joined = AND_NAME.search(tokens.text) is not None
    for run in runs(tokens.text):
        for start, end in each(tokens.text, *run) if joined else (run,):
            if sighting := reader.read(start, end):
                out.append(sighting)
    return out


class _Reader:
    """One text, for judging its candidates."""

    def __init__(
        self, tokens: Tokens, places: Collection[tuple[int, int]], modelled: Collection[tuple[int, int]]
    ) -> None:
        self.modelled = frozenset(modelled)
        self.borne: Collection[int] = ()
        self.around = Around(tokens)
        self.text, self.lang, self.fold = tokens.text, tokens.lang, tokens.fold
        self.words, self.starts = self.around.words, self.around.starts
        self.titles, self.given = self.around.titles, given_names()
        self.stops = self.around.stops
        self.verbs, self.heads = self.around.verbs, self.around.heads
        self.places = sorted(places)
        self.offices = Offices(self.around, self.places)
        self.place_starts = [place[0] for place in self.places]

    def read(self, start: int, end: int) -> Sighting | None:
        """The candidate in `start:end` without what only leads up to it, judged; None if no name is left."""
        if self.fold[start:end] in self.stops:
            return None
        parts = [list(part.span()) for part in PART.finditer(self.text, start, end)]
        run = start, end
        if led := LED.match(self.text, start):
            parts[0][0] = led.end()
        origin = title_at = honorific_at = -1
        evidence = gender = kind = ""
        if len(parts) > 1:  # what leads up to a name stands before it
            parts = self._own(parts)
            origin = self.offices.origin(parts)
            evidence, gender, kind, title_at, honorific_at = self._led(parts)
            evidence = evidence or ("title" if origin >= 0 else "")
        while parts and self.fold[parts[-1][0] : parts[-1][1]].rstrip(".") in self.stops:
            parts.pop()
        if not parts or (title_at >= 0 and self.text[parts[0][0] : parts[0][0] + 2] in ("d'", "d’", "l'", "l’")):
            return None
        start, end = parts[0][0], parts[-1][1]
        if self.text[end - 1] == "." and parts[-1][1] - parts[-1][0] > 2:
            end -= 1
        words = [self.fold[a:b].rstrip(".") for a, b in parts]
        if self._is_thing(start, end, words):
            return None
        if len(words) > 1 and (namesake := NAMESAKE.match(self.text, end)):
            end = namesake.end()
        name = " ".join(self.text[start:end].split())
        given = self._given(words[0], start)
        gender = gender or given or ""
        before = self.around.before(origin if origin >= 0 else start if honorific_at < 0 else honorific_at)
        role = self._led_role(before, title_at, start) or self.offices.people_of(origin)
        if before and title_at < 0:
            gender, kind = before[2].gender or gender, kind or (before[2].kind if before[3] else "apposition")
            evidence = evidence or "title"
        gender = gender or self.around.gender_of(role, start)
        after, sex = self.around.after(end)
        if after and self.around.is_relation(role):
            role = after
        if after and role and after not in role and not self.around.is_deed(after):
            role = f"{role}{self.around.link(end, after)}{after}"
        role = role or after
        evidence = evidence or ("led" if len(words) > 1 and at_the_head(self.around, start) else "")
        certain = bool(evidence) if len(words) > 1 else kind in ("honorific", "address")
        if len(words) > 1 and not certain:
            shown = given is not None or (bool(after) and self.text[end] in ",(") or bool(AGE.match(self.fold, end))
            certain = shown or self._is_quoted(start, end) or self._speaks(start)
            certain = certain or (start, end) in self.modelled
            certain = certain and not (words[0] in PLACE_WORDS and self._is_led_to(start))
        if self.lang == "es" and len(words) > 2 and words[1] in ("y", "e"):
            return None  # "León y Chinandega": two, or two places; "Ortega y Gasset" has a given name before it
        certain = (
            certain
            and not is_alone(self.text, *run)
            and not self._is_place(start, end, bool(evidence) or given is not None)
        )
        if certain:
            self.around.last_end = end
        speaks = not certain and "-" in name and self._says(start, end)
        return Sighting(name, start, end, role, gender or sex, certain, speaks)

    def _own(self, parts: list[list[int]]) -> list[list[int]]:
        """The parts of a run that are somebody's name or lead up to it, not what stands before or behind."""
        if len(parts) > 2 and self.fold[parts[0][0] : parts[0][1]].endswith("-born"):
            del parts[0]  # "Ireland-born NAME NAME"
        if self.lang == "de":
            self._leave_noun(parts)
        parts = own(self.around, parts, self.given)
        if self.lang == "de":
            del parts[further([self.fold[a:b].rstrip(".") for a, b in parts], self.given) :]
            del parts[self._of_body([self.fold[a:b] for a, b in parts]) :]
        return parts

    def _of_body(self, words: list[str]) -> int:
        """Where "von der Hochschule" begins behind a name, how many words there are without."""
        for k in range(2, len(words) - 1):
            if words[k] == "von" and words[k + 1] in ("der", "den") and k + 2 < len(words):
                if words[k + 2] in self.heads or is_compound(words[k + 2]):
                    return k
        return len(words)

    def _given(self, word: str, start: int) -> str | None:
        """The gender of a given name, "" for both; None if it is none, nor a place's that the caller found to be somebody's."""
        known = self.given.get(word.partition("-")[0])
        if known is None and start in self.borne:
            return "f" if self.lang == "es" and word.endswith("a") else ""
        return known

    def _leave_noun(self, parts: list[list[int]]) -> None:
        """Takes "Fotos der" from "Fotos der Bergbäuerin NAME NAME", where German has capitals and "der" is no "van der"."""
        words = [self.fold[a:b] for a, b in parts[:-2]] if len(parts) > 4 else []
        at = words.index("der") if "der" in words else 0
        if at and words[at - 1] not in PARTICLES and words[0] not in self.given:
            if not any(self.around.title(word) for word in words[:at]) and self.offices.is_german_role(
                words[at + 1] if at + 1 < len(words) else "", parts[at + 1 :]
            ):
                del parts[: at + 1]

    def _led_role(self, before: tuple[int, int, Title, bool] | None, title_at: int, start: int) -> str:
        """The role in the words before a name: the title of its run of capitals, or the phrase before it."""
        if title_at >= 0:
            # "truck driver Captain X": what is written small before a title with a capital belongs to it.
            k = bisect_left(self.starts, title_at)
            if self.words[k][2] in RANKS and self.text[max(0, title_at - 2) : title_at] == ", ":
                office = self.around.before(title_at)  # "die Präsidentin des Landtags, Professorin NAME"
                if office and not office[3] and office[2].kind == "title":
                    return self.around.role(office[0], office[1])
            if self.lang == "de":  # "der litauische Straßenmeister NAME"
                return self.around.role(self.around.noun_phrase(bisect_left(self.starts, title_at)), start)
            return self.around.role(before[0] if before and before[3] else title_at, start)
        if not before:
            return ""
        role, beside = self.around.role(before[0], before[1]), self.around.beside
        # "son émissaire, le diplomate NAME"
        return f"{beside}, {role}" if beside and beside not in role else role

    def _led(self, parts: list[list[int]]) -> tuple[str, str, str, int, int]:
        """Takes what leads up to a name from `parts`; evidence, gender, its kind, where a title and an honorific begin."""
        evidence, gender, kind = "", "", ""
        title_at = honorific_at = -1
        ahead = self.offices.ahead(parts)
        if ahead:
            office = self.around.title(self.fold[parts[ahead - 1][0] : parts[ahead - 1][1]].rstrip("."))
            title_at, gender = parts[0][0], office.gender if office else ""
            evidence = kind = "title"
            del parts[:ahead]
        while parts:
            first = parts[0][0]
            word = self.fold[first : parts[0][1]].rstrip(".")
            title = self.titles.get(word)
            if not evidence and begins_name(self.around, word, parts, title):
                break
            if title and (word not in self.given or title.kind == "honorific") and len(parts) > 1:
                evidence, kind = "title", "honorific" if title.kind == "honorific" else title.kind
                gender = title.gender or gender
                if title.kind != "honorific":
                    title_at = first if title_at < 0 else title_at
                elif honorific_at < 0:
                    honorific_at = first
            elif title_at < 0 and len(parts) > 2 and self.offices.is_branch(*parts[0]):
                pass  # "el general EP NAME NAME"
            elif self.offices.is_german_role(word, parts) or self.offices.is_german_origin(word, parts):
                evidence, kind = "title", "title"
                title_at = first if title_at < 0 else title_at
            elif word in FORERUNNERS and len(parts) > 2 and self.fold[parts[1][0] : parts[1][1]] in self.titles:
                title_at = first if title_at < 0 else title_at
            elif title_at >= 0 and kind != "honorific" and word in PARTICLES and self.text[first].islower():
                # "Bürgermeister von Husum", "Vorsitzende des Vereins": what the title is of, unless a whole name follows.
                kind = "apposition"
                if word in ("des", "du", "del") or len(parts) < 3:
                    evidence = ""
            elif (
                (word not in self.stops or (word in self.given and len(parts) > 1))
                and not (
                    self.lang == "de"
                    and len(parts) > 2
                    and word.endswith(("minister", "ministerin", "chef", "leiter"))
                )
            ) or (kind == "honorific" and word in PARTICLES and len(parts) > 1):
                break
            parts.pop(0)
        return evidence, gender, kind, title_at, honorific_at

    def _says(self, start: int, end: int) -> bool:
        """Whether a verb of saying stands right before or behind a name."""
        i = bisect_left(self.starts, start)
        before = i > 0 and self._beside(self.words[i - 1][1], start) and self.words[i - 1][2] in self.verbs
        k = bisect_left(self.starts, end)
        return before or (
            k < len(self.words) and self._beside(end, self.words[k][0]) and self.words[k][2] in self.verbs
        )

    def _speaks(self, start: int) -> bool:
        """Whether a quotation and a verb of saying stand right before a name: `"…", said NAME`."""
        i = bisect_left(self.starts, start) - 1
        if i < 0 or self.words[i][2] not in self.verbs or not self._beside(self.words[i][1], start):
            return False
        return self.text[max(0, self.words[i][0] - 3) : self.words[i][0]].rstrip(" ,\u00a0")[-1:] in tuple('"”»“’')

    def _is_led_to(self, start: int) -> bool:
        """Whether a preposition leads to the name at `start`: "au large de Sidi Bou Ali"."""
        i = bisect_left(self.starts, start) - 1
        return i >= 0 and self.words[i][2] in PREPOSITIONS and self._beside(self.words[i][1], start)

    def _is_thing(self, start: int, end: int, words: list[str]) -> bool:
        """Whether the candidate is a street, a ship, a company, a body, or letters only."""
        if words[-1] in FIRM_ENDS:
            return True
        # "de la Puente": a noun behind a particle is part of a surname.
        own = words
        if not PARTICLES.isdisjoint(words):
            own = [w for n, w in enumerate(words) if w not in PARTICLES and not (n > 1 and words[n - 1] in PARTICLES)]
        if len(own) > 1 and own[0] in self.given and words[0] == own[0]:
            own = own[1:]  # "Julio", "Domingo"
        if not (self.heads.isdisjoint(own) and self.stops.isdisjoint(own)) or FIRM.match(self.text, end):
            return True
        shouted = [p for p in self.text[start:end].split() if p.isupper() and len(p) > 1 and "." not in p]
        told = len(shouted) < len(words) or (words[0] in self.given and is_told_loudly(self.around, start, end))
        if not told or (shouted and min(map(len, shouted)) < 4):
            return True
        return called_after(self.around, start, end, words[0] not in self.given)

    def _beside(self, end: int, start: int) -> bool:
        return start - end <= 2 and not self.text[end:start].strip(" '’\n\u00a0\u202f")

    def _is_place(self, start: int, end: int, shown: bool) -> bool:
        """Whether the caller's places cover the name, or begin it without anything else showing a person."""
        i = max(0, bisect_left(self.place_starts, start) - 1)
        while i < len(self.places) and self.places[i][0] < end:
            first, last = self.places[i]
            if first <= start and last >= end:
                return True
            if last > start and first < end and not (shown := shown or self._is_told_of(end)):
                return True
            i += 1
        return False

    def _is_told_of(self, end: int) -> bool:
        """Whether an age or a clause with "who" follows the name."""
        return is_told_of(self.around, end) or AGE.match(self.fold, end) is not None

    def _is_quoted(self, start: int, end: int) -> bool:
        """Whether the name speaks and is told more of: "said NAME of the Network", "NAME, who"."""
        return bool(WHO.match(self.fold, end))
