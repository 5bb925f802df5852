"""What a person made of a page, and what the machine has learnt since, brought together field by field.

A three-way merge needs of the common ancestor only whether each side still has its value. So the seal of a
generated page carries a short digest of every field as it was written: the ancestor travels with the page, and
no cache, however old or damaged, can make an edit look like the machine's own text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from . import derived, page
from .frozen import frozen

BODY = "body"
# What is only right together is kept or taken together. The order is that of the digests in a seal.
FIELDS: tuple[tuple[str, ...], ...] = (
    ("title",),
    ("date", "date_edtf"),
    ("lang",),
    ("dateline", "original"),
    ("countries", "primary", "tags"),
    ("summary",),
    ("people",),
    ("organisations",),
    ("headline",),
    ("notes", "date_from"),
    ("quotes",),
    ("mentions", "rejected"),
    (BODY,),
    ("authors",),
    ("publication",),
)
# So many digests had a seal before these two were kept: of nothing, then.
_ONCE = 13
_TEXT = (FIELDS.index(("headline",)), FIELDS.index((BODY,)))
_FORM = "1:"
_DIGITS = 6
_SEAL = "seal"
# What is read from the text. A title and people who are not in the text that stands would contradict it.
_DRAWN = frozenset({"title", "lang", "dateline", "countries", "summary", "people", "organisations", "headline", "quotes", "mentions"})  # fmt: skip
# How the third word of a seal begins: of a page whose text is a person's and was made of another than its seed has now.
_OVERTAKEN = "of:"


@frozen
class Merged:
    """A page's text after a merge; `kept` are a person's fields, `conflicts` those that both sides changed."""

    text: str
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def fields(header: page.Header, body: str) -> str:
    """The digests of the fields of a page that is divided so, as its seal carries them."""
    return _FORM + "".join(map(_digest, _values(header, body)))


def key(header: page.Header, body: str) -> str:
    """Of a page's digests those that tell an article's text from another's."""
    return "".join(_digest(_value(FIELDS[place], header, body)) for place in _TEXT)


def key_in(read: page.Page) -> str:
    """The `key` in the seal of a page, "" without a readable one."""
    words = " ".join(dict(read.extra).get(_SEAL, ())).split()
    found = _parted(words[1]) if len(words) in (2, 3) else None
    return "".join(found[place] for place in _TEXT) if found else ""


def overtaken(read: page.Page) -> bool:
    """Whether the text of a page is a person's, and its seed has had another one since: what is read from a text is as it was then."""
    return " ".join(dict(read.extra).get(_SEAL, ())).partition(f" {_OVERTAKEN}")[1] != ""


def dated(text: str) -> str:
    """Of the digests in the seal of a page's text that of its date, "" without a readable one."""
    base = _ancestor(text)
    return base[FIELDS.index(("date", "date_edtf"))] if base else ""


def rewritten(text: str) -> bool:
    """Whether the body of a page is another than the program wrote; so it is taken to be without a readable seal."""
    base = _ancestor(text)
    return base is None or base[FIELDS.index((BODY,))] != _digest(_value((BODY,), *page.split(text)))


def merge(
    theirs: str,
    ours: str,
    moved: bool = False,
    names: Mapping[str, str] | None = None,
    signed: Collection[str] = (),
) -> Merged | None:
    """`theirs`, the page as a person left it, with what `ours`, a sealed page, has to say where they did not touch it, or emptied the title.

    Where both differ from what was written last, the person's stays and is a conflict, once: the seal then
    is that of `ours`. Where that is the body, what is read from a text stays with it, but for the `signed` groups, of which somebody has said what is right;
    the seal says so as long as it is so. With `moved` the seed has another name now; `names` are those of countries, which are tags
    beside those of a person. None where `theirs` has no seal that can be read: all of it is the person's then.
    """
    base = _ancestor(theirs)
    if base is None:
        return None
    left, left_body = page.split(theirs)
    right, right_body = page.split(ours)
    kept: list[str] = []
    conflicts: list[str] = []
    mine: set[str] = set()
    values = list(zip(FIELDS, base, _values(left, left_body), _values(right, right_body), strict=True))
    _, was, they, we = values[FIELDS.index((BODY,))]
    apart = they != we and was not in (_digest(they), _digest(we))
    held: dict[int, str] = {}
    for place, (group, was, they, we) in enumerate(values):
        # A page without a title is none.
        if they == we or (group == ("title",) and not any(left.get("title", ()))):
            continue
        if _digest(they) == was or ("tags" in group and names is not None and _as_written(left, was, names)):
            if apart and group[0] in _DRAWN and group[0] not in signed:
                mine.update(group)
                held[place] = was
            continue
        kept.append(group[0])
        mine.update(group)
        same = apart if group == (BODY,) else "tags" in group and _no_news(left, right, was, names or {})
        if _digest(we) != was and not same:
            conflicts.append(group[0])
    owned = {name for group in FIELDS for name in group}
    # An address, once given, stays; what the machine does not write is the person's.
    header = {key: left.get(key, []) if key in mine else values for key, values in right.items()}
    header |= {key: values for key, values in left.items() if key in mine or (key not in owned and key != _SEAL)}
    if names is not None:
        header["tags"] = derived.tags_in_step(header, left, right, names)
        if header["tags"] != right.get("tags", []) and "tags" not in mine:
            kept.append("tags")
    if "date" in mine and header.get("date_edtf") != right.get("date_edtf"):
        header["date"] = derived.day_in_step(left)
    if moved:
        header["source"] = right.get("source", [])
    seal = header.pop(_SEAL, [])
    if apart:
        seal = [_still(" ".join(seal), base, held)]
    text = page.joined({**header, _SEAL: seal}, left_body if BODY in mine else right_body)
    # Nothing of a person's left: the page is the machine's again, to the byte.
    if not kept and all(left.get(key) == right.get(key) for key in (left.keys() | right.keys()) - owned - {_SEAL}):
        text = ours
    return Merged(text, tuple(kept), tuple(conflicts))


def _still(seal: str, base: list[str], held: Mapping[int, str]) -> str:
    """The seal of a page whose text has been overtaken: by it the fields that are held are still as they were written.

    Whose page it is, is told by the text that the seed has now; so what it had before has a word of its own.
    """
    sum_, _, digests = seal.partition(" ")
    found = _parted(digests) or base
    now = (found[place] if place in _TEXT else held.get(place, found[place]) for place in range(len(FIELDS)))
    return f"{sum_} {_FORM}{''.join(now)} {_OVERTAKEN}{''.join(base[place] for place in _TEXT)}"


def _as_written(header: page.Header, was: str, names: Mapping[str, str]) -> bool:
    """Whether the countries of a header are those that had this digest, with their names for tags; what tags a person has beside is their own."""
    others = ({**header, "tags": tags} for tags in derived.tags_as_written(header, names))
    group = next(names for names in FIELDS if "tags" in names)
    return any(_digest(_value(group, other)) == was for other in others)


def _no_news(left: page.Header, right: page.Header, was: str, names: Mapping[str, str]) -> bool:
    """Whether the countries of the `right` header are those that had this digest, or those of the left one in other words."""
    said = [(derived.codes(header), header.get("primary")) for header in (left, right)]
    return said[0] == said[1] or _as_written(right, was, names)


def _ancestor(text: str) -> list[str] | None:
    """The digests of the page as it was before a person touched it."""
    _, *words = " ".join(page.split(text)[0].get(_SEAL, ())).split() or [""]
    found = _parted(words[0]) if len(words) in (1, 2) else None
    if found and len(words) == 2:
        known = words[1].removeprefix(_OVERTAKEN)
        if len(known) == len(words[1]) or len(known) != _DIGITS * len(_TEXT):
            return None
        for number, place in enumerate(_TEXT):
            found[place] = known[number * _DIGITS : (number + 1) * _DIGITS]
    return found


def _parted(digests: str) -> list[str] | None:
    digits = digests.removeprefix(_FORM)
    if len(digits) == _DIGITS * _ONCE:
        digits += _digest("") * (len(FIELDS) - _ONCE)
    if not digests.startswith(_FORM) or len(digits) != _DIGITS * len(FIELDS):
        return None
    return [digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS)]


def _values(header: page.Header, body: str) -> list[str]:
    return [_value(names, header, body) for names in FIELDS]


def _value(names: tuple[str, ...], header: page.Header, body: str = "") -> str:
    if names == (BODY,):
        return f"{BODY}={body}"
    return "\n".join([f"{name}={value}" for name in names for value in header.get(name, ())])


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS] if value else _NOTHING


_NOTHING = hashlib.sha256().hexdigest()[:_DIGITS]
