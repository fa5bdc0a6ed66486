"""Anchors: the permanent id of a fact or claim on its page, made from its address."""

from __future__ import annotations

import re

_SEPARATORS = str.maketrans({"/": "_", "@": ".", ":": "."})


def anchor(address: str) -> str:
    """The id in HTML of what has an address.

    It holds only what every format allows in an id, and no two addresses share one:
    ``new-start.signed`` stays; ``entry.fact/position`` is ``entry.fact_position``; ``entry.column@1986`` is
    ``entry.column.1986``; ``seed:claim`` is ``seed.claim``.
    """
    head, at, key = address.partition("@")
    escaped = re.sub(r"[^0-9A-Za-z-]", lambda match: f"_{ord(match[0]):x}_", key)
    return (head + at).translate(_SEPARATORS) + escaped
