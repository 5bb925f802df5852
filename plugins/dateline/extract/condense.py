"""A sentence made shorter until it can head an article: what it can lose is taken away, nothing is put in.

Word order and words stay the sentence's own. A quotation is kept whole or goes whole; one that carries on the
sentence ("its readiness to 'help…'") may lose its marks instead. The steps go from what a title never needs
(the day, who said so, an apposition) to what it can do without, and stop as soon as the rest is short enough.
"""

from __future__ import annotations

import re
import unicodedata

from .cutting import LEAST, LONGEST, MASK, READABLE, SHORT, cut, last_place, settled, shown, size, tidy, without_when
from .headlinese import terse
from .title_quotations import masked, quoted_first, with_pairs, with_quotations
from .title_rules import NAME, Rules, rules_of

_ROOMY = 85
_BRIEF = 18
_NAME_IN_PARENTHESES = re.compile(r"\((?<![^ ]\()([A-Z][^()]{2,60}? (?:Inc|Corp|Co|Ltd|Plc|plc)\.?)\)")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_COMMA = re.compile(r"[\s,،;؛:](?:(?<=\s)\s*(?:[,،;؛:]|[–—-]{1,2})|(?<!\s))\s+")
_IS_NAME = re.compile(NAME)
_LED = re.compile(r"(?:D(?:er|ie|as)|Eine?) ")
_TWO_NAMES = re.compile(rf"{NAME} (?:et|and|y|und) {NAME}")
_NAME_AND = re.compile(rf"{NAME} (?:et|and|y|und) ")
_ENDS_IN_NAME = re.compile(rf"(?<= ){NAME}(?= )")
_ACRONYM = re.compile(
    r"(?P<long>[A-Z][\w'’-]*(?: (?:of|for|and|the|de|du|des|la|les|l['’])?(?:[ ]?[A-Z][\w'’-]*)){1,8})"
    r" \((?P<short>[A-Z]{2,7})\)"
)
# Business wires: "Brown Corp <BRN.N>", and "<Brown Ltd>" for a firm that no exchange lists.
_TICKER = re.compile(r" ?<[A-Z0-9]{1,6}(?:\.[A-Z]{1,2})?>")
_SYMBOL = re.compile(r"<([A-Z][^<>=/]{1,60})>")
_LONG_FORM = re.compile(r"\b[A-Z]\w*")
_SPEAKER = re.compile(
    r"([^,\"“‘]{3,70}? (?:said|says)) (?:that )?(?!(?:that|it|they|he|she|if|whether|when|its|their|his|her|in|at|on|to|during|after) )(?=\w)"
)
# Commas that part nothing: "on April 13, 1987, its notes"; a date that does: "said that as of December 31, its reserves".
_YEAR = re.compile(
    r"([A-Z](?<!as of .)(?<!\w.)[a-z]{2,8}\.? \d{1,2}), \d{4}(?:(,)(?! (?:its|the|their|all|an?) )|,?)(?= )"
)
_APPOSED_ACRONYM = re.compile(r", (?<=\w, )([A-Z]{2,6}),(?= )")
_AS_OF = re.compile(r"(?<=that) as of [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?,?")
_FINAL_STOP = re.compile(r"[.۔](?<![.…\s].)(?<!\.[^\W\d_].)$")


def condense(sentence: str, lang: str, place: str = "") -> str:
    """`sentence` brought to at most 110 characters, about 85 where that takes nothing that matters.

    `place` is the dateline's: a day may take that place with it. "" if nothing is left that can stand.
    """
    rules = rules_of(lang[:2])
    text, quoted = masked(_FINAL_STOP.sub("", " ".join(sentence.split())))
    if (spoken := quoted_first(text, quoted)) is not None:
        return spoken
    text = _NAME_IN_PARENTHESES.sub(r"\1", _YEAR.sub(r"\1\2", _AS_OF.sub("", _APPOSED_ACRONYM.sub(r" (\1)", text))))
    text = _without_parentheses(_SYMBOL.sub(r"\1", _TICKER.sub("", text))) or text
    text = _without_day(text, rules, place)
    text = _without_front(text, rules)
    text = _without_asides(text, rules)
    text = rules.self_said.sub(r"\1 ", text, count=1)
    text = _by_name(text, rules, quoted)
    clear = shown(text, quoted)
    text = with_quotations(text, rules, quoted)
    text, closing = _opened(text, rules, quoted)
    room = len(closing) + 1 if closing else 0
    text = without_when(text, LONGEST - room, rules, quoted)
    for where, limit in ((rules.tail, READABLE), (_COMMA, LONGEST), (rules.weak, LONGEST)):
        whole, text = text, cut(text, where, limit - room, rules, quoted)
    if (len(text) < SHORT < len(whole) and text != whole) or size(text, quoted) > LONGEST - room:
        # Articles of an English title go last of all: rather than a poor cut they may take room of their own.
        most = LONGEST - room + _spared(whole, lang)
        # So early a cut, or none at all: a looser place may keep more.
        looser = cut(whole, rules.loose, most, rules, quoted)
        text = looser if looser != whole or size(whole, quoted) <= most else text
        if size(text, quoted) > most:
            text = shown(text, quoted)
            text = with_pairs(text[: last_place(text, LONGEST - room, rules)])
    if rules.speaker_first and LEAST < len(text) < len(sentence) and (said := _SPEAKER.match(sentence)):
        if not any(verb[0] not in rules.says for verb in rules.verb.finditer(text, said.end(1))):
            # The cut has left nothing but who speaks: what is said may stand alone.
            return condense(sentence[said.end() :], lang, place)
    text = shown(settled(tidy(text, rules), sentence, rules), quoted)
    made = f"{tidy(text, rules)} {closing}" if closing else tidy(text, rules)
    made = _without_stranded_subject(made, sentence, rules)
    if (said := rules.says_that.match(clear)) and len(made) < len(clear):
        told = rules.says_that.match(made)
        if told and not rules.verb.search(made, told.end()) and rules.verb.search(clear, said.end()):
            # "X a affirmé que le programme": without its predicate; it may stand without who says so.
            return condense(clear[said.end() :], lang, place)
    return terse(made) if lang[:2] == "en" else made


def _spared(text: str, lang: str) -> int:
    """How many characters an English title will lose as such."""
    return LONGEST - len(terse(text[:LONGEST])) if lang[:2] == "en" and len(text) > LONGEST else 0


def _without_parentheses(text: str) -> str:
    """The text without what stands in parentheses; an acronym there takes its long form's place."""

    def shorter(match: re.Match[str]) -> str:
        words = list(_LONG_FORM.finditer(match["long"]))[-len(match["short"]) :]
        fits = "".join(word[0][0] for word in words) == match["short"]
        return match["long"][: words[0].start()] + match["short"] if fits else match["long"]

    if "(" in text:
        text = _PARENTHESIS.sub("", _ACRONYM.sub(shorter, text))
    return " ".join(text.split()).replace(" ,", ",")


def _opened(text: str, rules: Rules, quoted: list[str]) -> tuple[str, str]:
    """A long German clause without the verb that closes it, and that verb; otherwise the text and ""."""
    if size(text, quoted) <= LONGEST or not (opens := rules.bracket.search(text)):
        return text, ""
    comma = _COMMA.search(text, opens.end())
    clause = text[: comma.start()] if comma else text
    body, _, closing = clause.rpartition(" ")
    return (body, closing) if closing.islower() and len(body) > LEAST else (text, "")


def _without_day(text: str, rules: Rules, place: str) -> str:
    """The text without "mardi à Alger", "on Wednesday": the date stands elsewhere."""

    def shorter(match: re.Match[str]) -> str:
        if rules.keeps_day.search(text, max(0, match.start() - 20), match.start()):
            return match[0]
        before, named, after = match["before"], match["place"], match["after"]
        kept = ""
        parted = named and named[0] in ",،" and after
        if parted:
            return " "
        if named and not (before and after) and _fold(match["name"]) != _fold(place) and len(text) <= LONGEST:
            kept = named
        return f"{'' if before and after else before}{kept}{'' if before and after else after} "

    return " ".join(rules.day.sub(shorter, text).split()).replace(" ,", ",").replace(" ،", "،")


def _without_front(text: str, rules: Rules) -> str:
    """The text without an adverbial before its subject, if enough is left."""
    comma = _COMMA.search(text)
    if comma and rules.front.match(text) and len(text) - comma.end() >= LEAST:
        rest = text[comma.end() :]
        if not rules.link.match(rest) and not rules.aside.match(rest) and not MASK.match(rest):
            return rest
    return text


def _without_asides(text: str, rules: Rules) -> str:
    """The text without names in apposition, what parts a subject from its verb, attributions and tails."""
    spans = [(m.start(), m.end()) for m in _COMMA.finditer(text)]
    starts, ends = [0, *(e for _, e in spans)], [*(b for b, _ in spans), len(text)]
    parts = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    marks = ["", *(text[b:e] for b, e in spans)]
    parts, marks = _without_names(parts, marks, rules)
    verb_at = next((i for i in range(2, len(parts)) if rules.verb.match(parts[i])), 0)
    between = parts[1:verb_at]
    apposed = all(not rules.link.match(part) or _TWO_NAMES.fullmatch(part) for part in between)
    if between and apposed and not rules.verb.search(parts[0]):
        # The subject, something between commas, its verb.
        parts, marks = [f"{parts[0]} {parts[verb_at]}", *parts[verb_at + 1 :]], ["", *marks[verb_at + 1 :]]
    out, mark = parts[0], ""
    for i in range(1, len(parts)):
        said_so = _attributes(parts[i], rules)
        following = parts[i + 1] if i + 1 < len(parts) else ""
        if (
            len(parts[i].split()) <= 4
            and not rules.article.match(parts[i])
            and "," not in out
            and rules.article.match(following)
            and not MASK.search(parts[i])
        ):
            mark = " "
            continue
        whole = said_so and len(out) >= _BRIEF and bool(rules.verb.search(out))
        if (len(out) < LEAST and not whole) or not (said_so or rules.aside.match(parts[i])):
            out += (mark or marks[i]) + parts[i]
            mark = ""
        elif not said_so and i + 1 < len(parts) and _goes_on(parts[i + 1], out, rules):
            mark = " "
        elif said_so or len(out) + len(marks[i] + parts[i]) > _ROOMY:
            break
        else:
            out += marks[i] + parts[i]
    return out


def _goes_on(part: str, before: str, rules: Rules) -> bool:
    """Whether what stands before an aside goes on behind it: an object ("a affiché, …, une page"), a verb."""
    if not rules.verb.search(before):
        return bool(rules.verb.match(part))
    return "," not in before and not rules.link.search(part) and bool(rules.article.match(part))


def _attributes(part: str, rules: Rules) -> bool:
    """Whether a part between commas only says who says so ("the bank said", "a-t-il déclaré", "según …")."""
    words = part.lower().split()
    if any(" ".join(words[:n]) in rules.says for n in range(1, 5)):
        return True
    if words[:1] and words[0] in rules.auxiliaries and any(word in rules.participles for word in words[1:4]):
        return True
    return rules.speaker_first and len(part) < READABLE and any(word in rules.says for word in words)


def _without_names(parts: list[str], marks: list[str], rules: Rules) -> tuple[list[str], list[str]]:
    """Parts and the commas before them without names set in apposition to what stands before them."""
    out, commas = parts[:1], marks[:1]
    joined = False
    for i in range(1, len(parts)):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        # "Der Leiter der Grazer Feuerwehr" has capitals enough for a name, but an article before them.
        before = _IS_NAME.fullmatch(parts[i - 1]) and not _LED.match(parts[i - 1])
        listed = bool(before or _IS_NAME.fullmatch(following))
        if _IS_NAME.fullmatch(parts[i]) and not listed and (not following or following[0].islower()):
            joined = True
            continue
        if joined:
            out[-1] += f" {parts[i]}"
        else:
            out.append(parts[i])
            commas.append(marks[i])
        joined = False
    return out, commas


def _by_name(text: str, rules: Rules, quoted: list[str]) -> str:
    """The text with the name alone for a subject that is a long function and a name."""
    verb = rules.verb.search(text)
    if rules.indefinite.match(text):
        # "A member of the Labour Party said": a body, nobody's name.
        return text
    if verb is None or size(text, quoted) <= READABLE or verb.start() <= 50:
        return text
    for name in _ENDS_IN_NAME.finditer(text, 0, verb.start()):
        function = text[: name.start()].rstrip()
        if _NAME_AND.search(function):
            return text  # "L'avocat NAME et le syndicaliste NAME"
        if name.end() >= verb.start() - 1 and len(function) > 15:
            # "president X", "du ministère X", but not "Aerospace and X".
            of_a_body = rules.dangling.search(function) or not function.rpartition(" ")[2][:1].islower()
            return text if of_a_body else text[name.start() :]
    return text


def _without_stranded_subject(text: str, sentence: str, rules: Rules) -> str:
    """The text without a last part that is but the subject of a verb which was cut away: "…, the regulator" (ruled)."""
    rest, comma, tail = text.rpartition(", ")
    if not comma or len(rest) < LEAST or not rules.article.match(tail) or rules.verb.search(tail):
        return text
    at = sentence.find(tail)
    following = sentence[at + len(tail) :].lstrip() if at >= 0 else ""
    return rest if rules.verb.match(following) else text


def _fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
