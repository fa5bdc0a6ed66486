"""The site's own styles and scripts as they are sent: without the comments and spaces that are for their editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sphinx.application import Sphinx

from checks.site.builders import makes_the_site

THEME = Path(__file__).parent / "theme"


def shorten_assets(app: Sphinx, exception: Exception | None) -> None:
    """Shorten the copies that the build made of the theme's styles and scripts (``build-finished``)."""
    if exception is not None or not makes_the_site(app.builder):
        return
    for source in sorted((THEME / "static").iterdir()):
        copy = Path(app.outdir, "_static", source.name)
        shorten = _SHORTENERS.get(source.suffix)
        if shorten is not None and copy.is_file():
            copy.write_text(shorten(source.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _css(text: str) -> str:
    import rcssmin

    return str(rcssmin.cssmin(text))


def _js(text: str) -> str:
    import rjsmin

    return str(rjsmin.jsmin(text))


_SHORTENERS: Mapping[str, Callable[[str], str]] = {".css": _css, ".js": _js}
