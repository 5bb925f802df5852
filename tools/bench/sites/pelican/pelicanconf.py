"""The bench site with Pelican as it comes: months are categories, countries are tags."""

import json
from pathlib import Path

NAMES = json.loads(Path("names.json").read_text(encoding="utf-8"))
SITENAME = "Bench"
SITEURL = ""
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "months/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "countries/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
SLUGIFY_PRESERVE_CASE = True
FORMATTED_FIELDS = []
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"tag": 50, "category": 50}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
FEED_MAX_ITEMS = 50
FEED_DOMAIN = "https://example.org"
FEED_ATOM = "feed.atom"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = "months/{slug}/feed.atom"
TAG_FEED_ATOM = "countries/{slug}/feed.atom"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = True
AUTHOR_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
