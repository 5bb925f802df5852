"""EDGE: showing a site on this machine, and building it again when something changes."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from . import report

# What servers on the web compress; fonts, e-books and the search index are so already.
_COMPRESSED = frozenset(
    (".html", ".css", ".js", ".json", ".jsonl", ".csv", ".svg", ".atom", ".xml", ".txt", ".ris", ".opml")
)
# The start of a link that is neither a whole address nor a place on the same page.
_LINK = re.compile(rb'\b(href|src)="(?![a-z][a-z0-9+.-]*:|[/#])')


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, as servers on the web send them; its own page for what is not there; only errors are logged."""

    # Connections are kept, so that a page's style sheets do not open one each.
    protocol_version = "HTTP/1.1"
    timeout = 60

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml; charset=utf-8",
        ".jsonl": "application/x-ndjson; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }

    def send_head(self) -> Any:
        """Only files of the folder itself: links out of it, pipes and lists of a folder's files are not shown."""
        root = Path(self.directory).resolve()
        asked = Path(self.translate_path(self.path)).resolve()
        if asked.is_dir() and self.path.partition("?")[0].endswith("/"):
            asked = (asked / "index.html").resolve()
        if not asked.is_relative_to(root) or not (asked.is_file() or asked.is_dir()):
            self.send_error(404)
            return None
        if asked.suffix in _COMPRESSED and asked.is_file() and "gzip" in self.headers.get("Accept-Encoding", ""):
            return self._send_compressed(asked)
        return super().send_head()

    def _send_compressed(self, file: Path) -> Any:
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(int(file.stat().st_mtime)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, form: str, *values: Any) -> None:
        report.warn(form % values)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        if str(code)[:1] in "45":
            report.warn(f"{self.path}: {code}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        # Made for a folder, it links from the folder's root; here it is sent for an address of any depth.
        body = _LINK.sub(rb'\1="/', page.read_bytes())
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _server(output: Path, bind: str, port: int) -> ThreadingHTTPServer:
    ThreadingHTTPServer.allow_reuse_address = True
    try:
        server = ThreadingHTTPServer((bind, port), partial(_Handler, directory=str(output)))
    except OSError as error:
        raise OSError(error.errno, f"{error.strerror}; give another PORT", f"{bind}:{port}") from error
    report.say(f"serving {output} at http://{bind}:{server.server_port}/ (Ctrl-C stops)")
    return server


def serve(output: Path, bind: str, port: int) -> int:
    """Serve `output` until interrupted: 0, or 1 where no site stands there."""
    if not output.is_dir():
        report.warn(f"{output}: there is no site here; run make first")
        return 1
    with _server(output, bind, port) as server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def serve_beside(output: Path, bind: str, port: int) -> None:
    """Serve `output`, made if need be, in a thread that ends with the program."""
    output.mkdir(parents=True, exist_ok=True)
    Thread(target=_server(output, bind, port).serve_forever, daemon=True).start()


def repeat(run: Callable[[], int], places: Sequence[Path]) -> int:
    """Call `run` now and after every change below `places`, until interrupted: 0.

    A run that fails says so and waits for the next change. Pages that the run itself wrote start one more,
    which finds nothing to do.
    """
    from watchfiles import DefaultFilter, watch

    usual = DefaultFilter()
    _attempt(run)
    present = [place for place in places if place.exists()]
    # Hidden files are no seeds; ours are pages that are not whole yet.
    shown = lambda change, path: usual(change, path) and not Path(path).name.startswith(".")  # noqa: E731
    for changes in watch(*present, watch_filter=shown, debounce=400, raise_interrupt=False):
        report.say(f"changed: {', '.join(sorted({Path(path).name for _, path in changes})[:5])}")
        _attempt(run)
    return 0


def _attempt(run: Callable[[], int]) -> None:
    try:
        run()
    except Exception as error:  # the next change may mend it
        report.warn(f"not built: {error}")
