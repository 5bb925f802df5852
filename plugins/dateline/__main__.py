"""`python -m pelican.plugins.dateline`, or `python` with the path of this folder, as the Makefile has it.

By its path it starts without Pelican, whose import takes longer than to see that there is nothing to do.
"""

import os
import sys
import time
from contextlib import suppress


def _end(status: int) -> None:
    """End at once: all that stands in memory goes with the process, and to take it apart first takes longer than some runs."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    # No hour of any place is anything to us, and a zone that is none ends the libraries that ask for one.
    os.environ["TZ"] = "UTC0"
    time.tzset()
    for _number in range(3):
        try:
            os.fstat(_number)
        except OSError:
            # Whoever closed it wants to hear nothing; else a file of ours would get its number.
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        # File names are bytes, and ours are UTF-8, whatever the locale makes of them.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    if __package__:
        from .cli import main

        _end(main())

    from importlib import import_module

    # Here the package has a name of its own, that of its folder.
    here = os.path.dirname(os.path.realpath(__file__))
    name = os.path.basename(here)
    sys.path[0] = os.path.dirname(here)
    found = import_module(f"{name}.door").enter(sys.argv[1:])
    if isinstance(found, int):
        _end(found)
    if sys.argv[1:2] == ["build"]:
        status = import_module(f"{name}.cli").alone(found)
        if status is not None:
            _end(status)
    # With Pelican it has the name by which Pelican knows it.
    del sys.path[0]
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]
    import runpy

    runpy.run_module("pelican.plugins.dateline", run_name="__main__", alter_sys=True)
