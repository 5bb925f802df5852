"""Dateline: a folder of raw, dated news articles becomes a digest that people read.

A Pelican plugin. Pelican calls `register()`; everything else is reached from there or from `cli.py`.
"""

from .version import VERSION as __version__

__all__ = ["__version__"]
