"""Settings of this digest: literals only. Every DATELINE_* setting is explained in the README."""

AUTHOR = ""
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
DEFAULT_PAGINATION = 50
DELETE_OUTPUT_DIRECTORY = False
