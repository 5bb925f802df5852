"""`python -m pelican.plugins.dateline`: see `cli.py`."""

import sys

from .cli import main

sys.exit(main())
