"""What the theme promises: pictures that say what they show, colours in both schemes, pages of little weight."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from pelican.plugins.dateline import render
from pelican.plugins.dateline.pictures import bars, spark, ties, world
from pelican.plugins.dateline.views import front, overview, regions
from sample_entries import editor, entry, site
from site_building import Run, build

ROOT = Path(__file__).parent.parent
CSS = ROOT / "theme" / "static" / "css"
FONTS = CSS.parent / "fonts"
PLACES = ("Alger", "Tunis", "Rabat", "Dakar")
SEEDS = {
    f"{year}-{month:02}-{n}.txt": f"date {year}-{month:02} {place.upper()} - Le conseil de {place} a voté un texte "
    f"sur les ports numéro {n}. Le ministre Hatem Zribi-Mansour en a parlé avec l'Algérie.\n"
    for year in (2019, 2020)
    for month in (1, 5, 9)
    for n, place in enumerate(PLACES)
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    done = build(tmp_path_factory.mktemp("theme"), SEEDS)
    assert done.status == 0, done.stderr
    return done


def test_every_picture_has_a_title_and_a_description(run: Run) -> None:
    found = 0
    for name, page in run.pages():
        for svg in page.xpath("//svg"):
            found += 1
            # What leads on is a group of links; the others are pictures.
            assert svg.get("role") == ("group" if svg.xpath(".//a") else "img"), name
            assert svg.xpath("string(./title)").strip(), name
            if svg.get("class") == "spark":
                continue
            named = str(svg.get("aria-labelledby")).split()
            assert [svg.xpath(f".//*[@id='{key}']")[0].text_content().strip() != "" for key in named] == [True, True]
            assert {"width", "height"} <= set(svg.attrib), name
    assert found > 3


def test_the_front_page_has_the_map_and_the_months(run: Run) -> None:
    pages = dict(run.pages())
    front, regions = pages["index.html"], pages["regions/index.html"]
    small = {path.get("class") for path in front.xpath("//figure[@class='picture world']//path")}
    assert small >= {"land", "map-5"}
    ways = {link.get("href"): link for link in regions.xpath("//figure[@class='picture world']//a")}
    assert {path.get("class") for link in ways.values() for path in link.xpath("path")} >= {"map-5"}
    assert all(link.xpath("string(title)") and link.get("tabindex") == "-1" for link in ways.values())
    # The tab key finds the same ways in the list of countries.
    assert set(ways) <= set(regions.xpath("//ul[@class='tally']//a/@href"))
    assert front.xpath("string(//figure[@class='picture volume']//path/@d)").count("M") == 6


def test_every_number_of_the_matrix_is_named_by_its_country_its_month_and_itself(run: Run) -> None:
    page = dict(run.pages())["matrix/index.html"]

    def name(link: html.HtmlElement) -> str:
        parts = [page.get_element_by_id(key) for key in link.get("aria-labelledby").split()]
        return " ".join(part.get("aria-label") or part.text_content() for part in parts)

    numbers = page.xpath("//table[contains(@class, 'matrix')]//td/a")
    named = {link.get("href"): name(link) for link in numbers}
    assert named["../countries/DZ/2019/05/index.html"] == "Algérie Mai 2019 4"
    assert named["../2019/05/index.html"].startswith("Tous les articles Mai 2019 ")
    assert len(set(named.values())) == len(numbers)


@pytest.mark.parametrize("groups", [("DZ", "DZ", "TN"), ("DZ", "TN"), ("",)])
def test_a_month_opens_with_a_story_and_shows_every_story_once(groups: tuple[str, ...]) -> None:
    before = [entry(n, "2019-06", ("FR",)) for n in range(3)]
    now = [entry(n + 9, "2019-07", (code,) if code else ()) for n, code in enumerate(groups)]
    view = {leaf.address: leaf for leaf in editor(before + now).lists()}["2019/07/"].view
    environment = render.environment([str(ROOT / "theme" / "templates")])
    page = html.fromstring(render.render(environment, "month.html", view))
    assert view.news
    assert page.xpath("count(//article/following::div[@class='strips'])") == 1
    shown = page.xpath("//article//h3/a/@href")
    assert len(shown) == len(set(shown)) == len(groups)


def test_a_country_is_a_dossier(run: Run) -> None:
    page = dict(run.pages())["countries/DZ/index.html"]
    assert page.xpath("//div[@class='rail']/section[1]//a")
    assert len(page.xpath("//ol[@class='calendar']/li")) == 2
    assert len(page.xpath("//ol[@class='calendar']//li/a")) == 6


def test_a_page_weighs_little(run: Run) -> None:
    heavy = {name: len(data) for name, data in run.files().items() if name.endswith(".html") and len(data) > 60_000}
    assert heavy == {}
    # What every page reads; the others are read where there is something for them.
    read = ("fonts", "tokens", "base", "layout", "blocks")
    assert sum((CSS / f"{sheet}.css").stat().st_size for sheet in read) < 19_000


def test_fonts_are_small_ours_and_free() -> None:
    fonts = {path.name: path.stat().st_size for path in FONTS.glob("*.woff2")}
    assert sum(fonts.values()) < 200_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    for sheet in ("fonts", "fonts-folder"):
        named = re.findall(r"url\(\"([^\"]+)\"\)", (CSS / f"{sheet}.css").read_text(encoding="utf-8"))
        assert sorted(named) == sorted(f"../fonts/{name}" for name in fonts), sheet


def test_on_the_web_fonts_are_preloaded_or_not_used_so_that_nothing_shifts() -> None:
    web, folder = ((CSS / f"{name}.css").read_text(encoding="utf-8") for name in ("fonts", "fonts-folder"))
    assert web.count("font-display: optional") == web.count("@font-face") == 4
    assert folder.partition("\n")[2] == web.partition("\n")[2].replace("optional", "swap")


def test_pages_allow_nothing_inline_and_tell_nobody(run: Run) -> None:
    for name, page in run.pages():
        policy = str(page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0])
        assert "unsafe-inline" not in policy, name
        assert policy.startswith("default-src 'none'"), name
        assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], name


def test_colours_are_named_once_in_both_schemes() -> None:
    light, dark = (
        (CSS / "tokens.css").read_text(encoding="utf-8").split("@media screen and (prefers-color-scheme: dark)", 1)
    )
    dark = dark.partition("@media print")[0]
    colours = set(re.findall(r"(--[a-z]+): #", light))
    assert len(colours) > 5
    assert colours == set(re.findall(r"(--[a-z]+): #", dark))
    for path in sorted(CSS.glob("*.css")):
        sheet, text = path.stem, path.read_text(encoding="utf-8")
        if sheet == "tokens":
            continue
        assert set(re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", text)) <= {"#000"}, sheet


def test_sides_are_logical() -> None:
    """Right-to-left pages are the same sheets: no rule names left or right."""
    for sheet in CSS.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
        assert not re.search(r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:", text), (
            sheet.name
        )


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
def test_words_stand_out(scheme: int) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    text = (
        (CSS / "tokens.css")
        .read_text(encoding="utf-8")
        .split("@media screen and (prefers-color-scheme: dark)")[scheme]
    )
    tokens = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", text))
    for ink in ("ink", "soft", "accent"):
        a, b = sorted((luminance(tokens[ink]), luminance(tokens["paper"])), reverse=True)
        assert (a + 0.05) / (b + 0.05) >= 4.5, ink


def test_the_map_leaves_no_band_across_the_date_line() -> None:
    for code, path in world.outlines().items():
        for part in filter(None, path.split("M")):
            x = int(re.findall(r"-?\d+", part)[0])
            steps = [int(n) for n in re.findall(r"-?\d+", part.partition("l")[2])][::2]
            places = [x + sum(steps[:n]) for n in range(len(steps) + 1)]
            assert max(places) - min(places) < 600, code


def test_a_country_without_an_outline_is_no_error() -> None:
    drawn = world.world(
        "t", "d", {"DZ": 3, "ZZ": 1}, {"DZ": "Algérie : 3", "ZZ": "?"}, {"DZ": "countries/DZ/", "ZZ": ""}
    )
    assert [shape.label for shape in drawn.shapes] == ["Algérie : 3"]


def test_bars_show_empty_months_as_gaps() -> None:
    chart = bars.bars("t", [("2020-02", 4), ("2019-11", 2), ("2020-01", 1)], str, str)
    assert chart is not None
    assert [(bar.x, bar.height) for bar in chart.bars] == [("0", "60"), ("120", "30"), ("180", "120")]
    assert (chart.first, chart.last) == ("2019-11", "2020-02")
    assert bars.bars("t", [("2020-02", 4), ("2020-01", 1)], str, str) is None


def test_a_long_time_is_drawn_by_years() -> None:
    chart = bars.bars("t", [(f"{year}-04", 1) for year in range(1962, 1980)] + [("1979-05", 1)], str, str)
    assert chart is not None
    assert len(chart.bars) == 18
    assert chart.bars[-1].label == "1979: 2"


def test_an_early_paper_does_not_shrink_the_years_of_the_others() -> None:
    newest = [("2023-01", 2), ("2023-02", 1), ("2023-03", 1)]
    chart = bars.bars("t", [("1962-04", 1), *newest], str, str)
    assert chart is not None
    assert ([bar.label for bar in chart.bars], chart.first) == (["2023-01: 2", "2023-02: 1", "2023-03: 1"], "2023-01")
    assert bars.bars("t", [("1962-04", 5), *newest], str, str) is None
    assert bars.bars("t", [("1962-04", 1), *newest[:2]], str, str) is None


def test_a_sparkline_has_the_axis_of_all_countries() -> None:
    axis = [f"2020-{n:02}" for n in range(1, 13)]
    assert spark.spark({"2020-12": 3}, axis) == "M92 18v-18"
    assert spark.spark({}, ()) == ""
    long = [f"{year}-{n:02}" for year in range(1950, 2020) for n in range(1, 13)]
    assert spark.spark(dict.fromkeys(long, 1), long).count("M") == spark.STROKES


def test_what_has_a_direction_is_mirrored_where_one_reads_from_the_right_and_nowhere_else() -> None:
    css = "".join(sheet.read_text() for sheet in sorted(CSS.glob("*.css")))
    mirrored = [one.strip() for rule in re.findall(r"([^{}]*){[^{}]*scaleX\(-1\)", css) for one in rule.split(",")]
    assert mirrored == ['[dir="rtl"] .volume svg', '[dir="rtl"] .spark']


def test_the_picture_of_company_is_mirrored_where_one_reads_from_the_right() -> None:
    shown = ties.chosen({("DZ", "TN"): 9, ("DZ", "FR"): 3, ("FR", "TN"): 1})
    labels = {code: code for code in ("DZ", "TN", "FR")}
    plain, mirrored = (ties.ties("t", "d", shown, labels, ["9", "3", "1"], way) for way in (False, True))
    assert plain is not None
    assert mirrored is not None
    assert [stop.label for stop in plain.stops] == ["DZ", "TN", "FR"]
    assert [arc.heat for arc in plain.arcs] == [1, 3, 5]
    assert [plain.width - stop.x for stop in plain.stops] == [stop.x for stop in mirrored.stops]
    assert plain.strongest == (("DZ – TN", "9"), ("DZ – FR", "3"), ("FR – TN", "1"))
    assert ties.ties("t", "d", shown[:2], labels, ["9", "3"], False) is None


def test_the_picture_of_company_holds_the_countries_that_share_most() -> None:
    pairs = {(f"A{n:02}", f"B{n:02}"): n for n in range(1, 30)}
    shown = ties.chosen(pairs)
    assert len({code for pair, _ in shown for code in pair}) <= ties.COUNTRIES
    assert shown[0] == (("A29", "B29"), 29)


def test_a_bar_of_one_article_is_low_where_none_is_high() -> None:
    chart = bars.bars("t", [(f"2020-{n:02}", 1) for n in range(1, 6)], str, str)
    assert chart is not None
    assert ({float(bar.height) for bar in chart.bars}, chart.height) == (
        {bars.HEIGHT / bars.FEW},
        bars.HEIGHT // bars.FEW,
    )


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_whole_world_and_many_years_weigh_no_more_than_a_page_may(lang: str) -> None:
    """Every country that the map draws, in every month of ten years."""
    codes = [code for code in world.outlines() if code]
    months = [f"{year}-{month:02}" for year in range(2015, 2025) for month in range(1, 13)]
    assert len(codes) > 190
    desk = site(lang, length=50)
    numbers = tuple((code, 1234) for code in codes)
    counted = tuple((key, 2345) for key in reversed(months))
    crossed = tuple((code, key, 12) for code in codes for key in months)
    pairs = tuple((a, b, 99 - n) for n, (a, b) in enumerate(pairwise(codes)))
    made = {
        "countries.html": overview.countries(desk, numbers, counted, crossed, pairs),
        "regions.html": regions.regions(desk, numbers),
        "matrix.html": overview.matrix(desk, counted[::-1], crossed),
        "front.html": front.front(desk, None, counted, numbers, 9999, 9, crossed),
    }
    environment = render.environment([str(ROOT / "theme" / "templates")])
    heavy = {name: len(render.render(environment, name, view)) for name, view in made.items()}
    assert {name: weight for name, weight in heavy.items() if weight > 60_000} == {}
