"""The front matter of a document: the YAML between the first two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = r"(?:\r\n?|\n)"
_FENCE = re.compile(rf"\A\ufeff?---[ \t]*{_LINE_END}((?:.*?{_LINE_END})??)---[ \t]*(?=[\r\n]|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML text, the line of the file on which it begins (from 1) and its offset in the file."""

    text: str
    first_line: int
    offset: int


def split_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a document's text, or ``None`` where it has none."""
    match = _FENCE.match(text)
    return FrontMatter(match[1], 2, match.start(1)) if match else None
