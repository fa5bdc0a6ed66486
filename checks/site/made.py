"""What a build wrote beside the pages, and what that was made from: it is made again only where that has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx


class Made:
    """The files of one sort that the last build into this folder wrote, as noted beside what Sphinx has read.

    ``name`` is what the note is called.
    """

    def __init__(self, app: Sphinx, name: str) -> None:
        self._folder = Path(app.outdir)
        self._note = Path(app.doctreedir, f"{name}-{hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]}")

    def is_from(self, made_from: str) -> bool:
        """Whether the files are all there, made from what bears this digest."""
        if not self._note.is_file():
            return False
        last, *paths = self._note.read_text(encoding="utf-8").splitlines()
        return last == made_from and all((self._folder / path).is_file() for path in paths)

    def note(self, made_from: str, paths: Iterable[str]) -> None:
        """Note what the files were made from, and their paths from the root of the site."""
        self._note.write_text("\n".join([made_from, *paths]), encoding="utf-8")
