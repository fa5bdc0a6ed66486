"""What one pass of setting a book tells the next: where everything stands, and what stands at the head of each page.

Typst could find that out by itself, page number by page number, and would keep every state of every paragraph that
depends on one; for a thousand entries that takes gigabytes. So a pass is told the pages of the one before, as plain
data, and the book is done when a pass finds what it was told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: its page, counted from 1, and how far from the left and the top, in points."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Course:
    """Where something begins that running heads name: an entry or a letter of the glossary (``guide``), or a chapter.

    On a page that begins ``on_top`` nothing goes on from the page before.
    """

    page: int
    part: str
    chapter: str
    guide: bool
    on_top: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What a pass has found: the places by their names, what begins where, in order, and the last pages before parts,
    behind which a page may be left blank.
    """

    pages: int
    places: Mapping[str, Place]
    courses: Sequence[Course]
    endings: Sequence[int] = ()

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> Layout:
        """The layout that the template reports. Of several places of one name, the first counts."""
        places: dict[str, Place] = {}
        for name, page, x, y in found["places"]:
            places.setdefault(name, Place(page, x, y))
        return cls(
            found["pages"], places, tuple(Course(**course) for course in found["courses"]), tuple(found["endings"])
        )

    @property
    def told(self) -> str:
        """What the next pass has to know, as JSON."""
        pages = {name: place.page for name, place in self.places.items()}
        return json.dumps({"pages": pages, "heads": list(self._heads())}, ensure_ascii=False)

    def _heads(self) -> Iterator[Mapping[str, str | bool | None]]:
        """For each page the words at its head, and whether a chapter opens on it.

        The page on which a chapter opens has no head. In the glossary a page names its first entry on the left and
        its last on the right; elsewhere the part on the left and the chapter on the right.
        """
        beginning: dict[int, list[Course]] = {}
        for course in self.courses:
            beginning.setdefault(course.page, []).append(course)
        current: Course | None = None
        for page in range(1, self.pages + 1):
            begins = beginning.get(page, [])
            opens = any(not course.guide for course in begins)
            is_bare = opens or (not begins and page - 1 in self.endings)
            yield {"head": None if is_bare or current is None else _head(page, current, begins), "opens": opens}
            current = begins[-1] if begins else current


def _head(page: int, current: Course, begins: Sequence[Course]) -> str:
    on_left = page % 2 == 0
    if not begins:
        return current.part if on_left and not current.guide else current.chapter
    if not on_left:
        return begins[-1].chapter
    return current.chapter if current.guide and not begins[0].on_top else begins[0].chapter


NOTHING_KNOWN = Layout(0, {}, ()).told
"""What the first pass is told."""
