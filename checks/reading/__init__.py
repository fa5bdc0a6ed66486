"""MyST documents: the words that a reader of the page sees, the roles, exact lines and columns.

:func:`read` takes a page's text and yields a :class:`Document`; :func:`read_fragment` does so for the MyST in
a record's note. Both are pure, and neither starts Sphinx.
"""

from checks.reading.directives import DIRECTIVES, GENERATED, Directive, Reads
from checks.reading.document import (
    OPAQUE,
    Document,
    FrontMatter,
    Link,
    Passage,
    PassageKind,
    Piece,
    PlacedRole,
    Problem,
    Target,
)
from checks.reading.positions import LineIndex
from checks.reading.reader import read, read_fragment
from checks.reading.roles import ROLES, Display, Role, Shows
from checks.reading.settings import MystSettings

__all__ = [
    "DIRECTIVES",
    "GENERATED",
    "OPAQUE",
    "ROLES",
    "Directive",
    "Display",
    "Document",
    "FrontMatter",
    "LineIndex",
    "Link",
    "MystSettings",
    "Passage",
    "PassageKind",
    "Piece",
    "PlacedRole",
    "Problem",
    "Reads",
    "Role",
    "Shows",
    "Target",
    "read",
    "read_fragment",
]
