"""Settings of this digest: literals only. Every DATELINE_* setting is explained in the README."""

SITENAME = "Dateline"
SITEURL = ""
DEFAULT_LANG = "fr"
TIMEZONE = "UTC"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = "cache"

PLUGINS = ["pelican.plugins.dateline"]
DATELINE_SEEDS = "seeds"

ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
DEFAULT_PAGINATION = 40
DELETE_OUTPUT_DIRECTORY = False

# Dateline writes the feeds of the site, of every country and of every month.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
