"""Reading one MyST text: its passages, roles, links, targets, and what of it cannot be read.

The text goes through MyST's own parser, made to keep positions (:mod:`checks.reading.parser`), and its tokens
are walked in :mod:`checks.reading.blocks`. Nothing starts Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping

from checks.reading.directives import DIRECTIVES, Directive
from checks.reading.document import Document
from checks.reading.hazards import hazardous_characters, overlong_line
from checks.reading.positions import SourceView
from checks.reading.roles import ROLES, Display, Shows
from checks.reading.settings import MystSettings


def read(
    text: str,
    settings: MystSettings,
    path: str = "",
    *,
    display: Display | None = None,
    roles: Mapping[str, Shows] = ROLES,
    directives: Mapping[str, Directive] = DIRECTIVES,
) -> Document:
    """Read a page: front matter and body.

    ``display`` gives the text that a role without explicit text shows; ``roles`` and ``directives`` replace
    the tables of those that are known, for a handbook that has more.
    """
    return _read(text, settings, path, display, roles, directives, front_matter=True)


def read_fragment(
    text: str,
    settings: MystSettings,
    path: str = "",
    *,
    display: Display | None = None,
    roles: Mapping[str, Shows] = ROLES,
    directives: Mapping[str, Directive] = DIRECTIVES,
) -> Document:
    """Read MyST without front matter, as in a record's note."""
    return _read(text, settings, path, display, roles, directives, front_matter=False)


def _read(
    text: str,
    settings: MystSettings,
    path: str,
    display: Display | None,
    roles: Mapping[str, Shows],
    directives: Mapping[str, Directive],
    *,
    front_matter: bool,
) -> Document:
    # MyST takes longer to load than a page to read, and where all pages were read before, none is.
    from checks.reading.blocks import BlockReader, Place, Vocabulary
    from checks.reading.parser import positioned_parser

    problems = list(hazardous_characters(text))
    overlong = overlong_line(text)
    if overlong:
        return Document(path, text, None, (), (), (), (), tuple(sorted([*problems, overlong])))
    reader = BlockReader(positioned_parser(settings, front_matter=front_matter), Vocabulary(roles, directives, display))
    reader.problems = problems
    view = SourceView.of_source(text)
    reader.read_blocks(view, Place())
    if reader.front_matter is None and front_matter:
        reader.report_unclosed_front_matter(view)
    return Document(
        path,
        text,
        reader.front_matter,
        tuple(reader.passages),
        tuple(placed.role for passage in reader.passages for placed in passage.roles),
        tuple(reader.links),
        tuple(reader.targets),
        tuple(sorted(reader.problems)),
        tuple(reader.requests),
    )
