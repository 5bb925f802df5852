"""Dateline: a folder of raw, dated news articles becomes a digest that people read.

A Pelican plugin. Pelican calls `register()`; everything else is reached from there or from `cli.py`.
"""

from .version import VERSION as __version__


def register() -> None:
    """Connect to Pelican's signals; called once by Pelican when it loads its plugins."""
    from .hooks import connect

    connect()


__all__ = ["__version__", "register"]
