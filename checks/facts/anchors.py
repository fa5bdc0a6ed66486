"""Addresses in what is built: the page that a file becomes, and the id of a fact or claim on it."""

from __future__ import annotations

import re

_SEPARATORS = str.maketrans({"/": "_", "@": ".", ":": "."})


def page_path(path: str, docs: str) -> str:
    """The permanent path of the page that a file in the folder ``docs`` becomes, from the handbook's first page."""
    return f"{path.removeprefix(f'{docs}/').removesuffix('.md')}.html"


def anchor(address: str) -> str:
    """The id in HTML of what has an address.

    It holds only what every format allows in an id, and no two addresses share one:
    ``new-start.signed`` stays; ``entry.fact/position`` is ``entry.fact_position``; ``entry.column@1986`` is
    ``entry.column.1986``; ``seed:claim`` is ``seed.claim``.
    """
    head, at, key = address.partition("@")
    escaped = re.sub(r"[^0-9A-Za-z-]", lambda match: f"_{ord(match[0]):x}_", key)
    return (head + at).translate(_SEPARATORS) + escaped
