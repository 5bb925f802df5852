"""What a page says a second time, for Pelican and other themes: a whole day in `Date`, the countries' names in `Tags`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from . import edtf
from .country_lists import listed
from .escape import unvalue, value
from .interface import languages
from .names import countries

# Pelican wants a day for every article; this one stands for "unknown" and cannot be taken for news.
NO_DAY = "1000-01-01"


def first_day(date: str) -> str:
    """The first day of what an EDTF date leaves open, NO_DAY where there is none.

    >>> first_day("2019-07"), first_day("")
    ('2019-07-01', '1000-01-01')
    """
    known = edtf.parse(date) if date else None
    return "{:04d}-{:02d}-{:02d}".format(*known.earliest()) if known else NO_DAY


def tag_line(tags: Sequence[str]) -> str:
    """Tags as Pelican reads them. It splits at semicolons where there is one, else at commas; an empty tag is none.

    >>> tag_line(["Algeria", "France"]), tag_line(["Bonaire, Saba"])
    ('Algeria, France', 'Bonaire, Saba;')
    """
    values = [value(tag) for tag in tags]
    line = ", ".join(values)
    return "; ".join(values) + ";" if ";" in line or any("," in tag for tag in tags) else line


def codes(header: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The codes of the countries in a header, however a person wrote them."""
    return listed(unvalue(" ".join(header.get("countries", ())))).codes


def tags_in_step(
    header: Mapping[str, Sequence[str]],
    theirs: Mapping[str, Sequence[str]],
    ours: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
) -> list[str]:
    """The values of `Tags` in a header: the names of its countries, and all that `theirs` has, but names that we wrote.

    `theirs` is the header as a person left it, `ours` the one that the program would write, `names` are those of countries. We may have written them in
    another language, before the site's was changed.
    """
    wanted = [names.get(code, code) for code in codes(header)]
    there, written = (list(tags(one.get("tags", ()))) for one in (theirs, ours))
    if not set(there) <= {*wanted, *written}:
        about = {code for one in (header, theirs, ours) for code in codes(one)}
        written += [named[code] for named in (names, *map(countries, languages())) for code in about if code in named]
    found = list(dict.fromkeys([*wanted, *(tag for tag in there if tag not in written)]))
    if set(found) == set(there):
        return list(theirs.get("tags", ()))
    return [tag_line(found)] if found else []


def tags_as_written(header: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> Iterator[list[str]]:
    """The values of `Tags` that the program may have written into a header with these countries, in each of its languages."""
    for named in (names, *map(countries, languages())):
        yield [line] if (line := tag_line([named.get(code, code) for code in codes(header)])) else []


def emptied(header: Mapping[str, Sequence[str]]) -> bool:
    """Whether a person has left nothing behind `Date_edtf:`, and `Date` as the program writes it: the date is unknown."""
    return header.get("date_edtf") == [] and " ".join(header.get("date", ())).endswith(" 00:00")


def day_in_step(header: Mapping[str, Sequence[str]]) -> list[str]:
    """The value of `Date` in a header whose `Date_edtf` is a person's: as it stands where that is no date, or the day fits, or is theirs, too.

    Where they emptied `Date_edtf`, nothing is known any more.
    """
    if emptied(header):
        return [f"{NO_DAY} 00:00"]
    known, written = (" ".join(header.get(key, ())) for key in ("date_edtf", "date"))
    day = first_day(unvalue(known))
    if day == NO_DAY or written.startswith(day) or not written.endswith(" 00:00"):
        return list(header.get("date", ()))
    return [f"{day} 00:00"]


def tags(values: Sequence[str]) -> tuple[str, ...]:
    """What `tag_line` made a line of; several lines hold one each, or more that semicolons part.

    >>> tags(["Algeria, France"]), tags(["Bonaire, Saba;"]), tags(["Algeria", "France"])
    (('Algeria', 'France'), ('Bonaire, Saba',), ('Algeria', 'France'))
    """
    line = ";".join(values)
    parts = (unvalue(one.strip()) for one in line.split(";" if ";" in line else ","))
    return tuple(part for part in parts if part)
