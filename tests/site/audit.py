"""An audit of built pages by a stranger: it knows the contract and nothing of the machinery.

In ``main``, no digit, no number word from three upwards and no month stands outside an element that says what
it is: ``data-fact``, ``data-claim``, ``data-exempt`` or ``data-outside``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import NavigableString, Tag

CONTRACT = ("data-fact", "data-claim", "data-exempt", "data-outside")

_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
_ONES = "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_TENS = "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_GREAT = "hundreds?|thousands?|millions?|billions?|trillions?|dozens?"
FIGURE = re.compile(rf"\d|\b(?:{_MONTHS})\b|(?i:\b(?:{_ONES}|{_TENS}|{_GREAT})\b)")


def outside_the_contract(main: Tag) -> Iterator[str]:
    """The words around every figure or date that no element of the contract holds."""
    for text in main.find_all(string=FIGURE):
        assert isinstance(text, NavigableString)
        if not any(parent.get(name) for parent in text.parents for name in CONTRACT):
            around = text.parent.get_text(" ", strip=True) if text.parent else str(text)
            yield f"{FIGURE.search(text)[0]!r} in “{' '.join(around.split())[:120]}”"  # type: ignore[index]
