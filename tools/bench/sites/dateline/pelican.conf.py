"""The settings of the bench site."""

SITENAME = "Bench"
SITEURL = ""
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = "cache"
PLUGINS = ["pelican.plugins.dateline"]
DATELINE_SEEDS = "seeds"
DATELINE_INDEX_LINKS = False
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
DEFAULT_PAGINATION = 50
