"""How soon a reader with a slow phone sees a page: Slow 4G (1.6 Mbit/s, 150 ms there and back), a processor at a
quarter of this one's speed, nothing cached.

    python -m tests.bench.phone [--site build/html] [PAGE …]

For each page it prints when its first words stood on the screen, when its largest part did, how much was sent, and
how long the processor was too busy to answer a tap. The server compresses, as web servers do.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM

PAGES = (
    "index.html",
    "chapters/arsenals.html",
    "glossary/new-start.html",
    "reference/chronology.html",
    "search.html?q=new+start",
)
_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
"""Chrome's own profile “Slow 4G”, of Lighthouse."""
_SLOWER = 4
_COMPRESSED = (".html", ".css", ".js", ".svg", ".json")

_WATCH = """
    globalThis.seen = { largest: 0, blocked: 0 };
    new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.largest = entry.startTime; })
        .observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.blocked += entry.duration - 50; })
        .observe({ type: "longtask", buffered: true });
"""
_READ = """() => ({
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    sent: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    fonts: performance.getEntriesByType("resource").filter(entry => entry.name.endsWith(".woff2"))
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    ...seen,
})"""


class _Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in _COMPRESSED
        data = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *said: Any) -> None:
        """Say nothing of each request."""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Milliseconds to the first and to the largest paint and blocked, bytes sent, those of fonts apart."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(_WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    found: dict[str, float] = page.evaluate(_READ)
    context.close()
    return found


def main() -> None:
    """Measure the pages that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.phone", description="Time pages on a slow phone.")
    parser.add_argument("pages", nargs="*", default=PAGES, metavar="PAGE", help="pages to open (one of each sort)")
    parser.add_argument("--site", type=Path, default=Path("build/html"), help="the built site (build/html)")
    parser.add_argument("--runs", type=int, default=3, help="how often to open each; the median is printed (3)")
    options = parser.parse_args()
    with _serving(options.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        measure(browser, f"{address}/{options.pages[0]}")  # the first of all pays for starting
        for name in options.pages:
            runs = [measure(browser, f"{address}/{name}") for _ in range(options.runs)]
            middle = {what: statistics.median(run[what] for run in runs) for what in runs[0]}
            print(
                f"{name:28} first {middle['first'] / 1000:5.2f} s  largest {middle['largest'] / 1000:5.2f} s  "
                f"blocked {middle['blocked'] / 1000:5.2f} s  sent {(middle['sent'] - middle['fonts']) / 1000:4.0f} kB "
                f"and {middle['fonts'] / 1000:.0f} kB of fonts",
                flush=True,
            )


if __name__ == "__main__":
    main()
