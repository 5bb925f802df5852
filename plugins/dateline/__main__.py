"""`python -m pelican.plugins.dateline`; the same as the verbs of the Makefile."""

import os
import sys

if __name__ == "__main__":
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        # File names are bytes, and ours are UTF-8, whatever the locale makes of them.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    from .cli import main

    sys.exit(main())
