"""A text cut into tokens and classified: what every reader of an expression looks at."""

from __future__ import annotations

from dataclasses import dataclass

from checks.language.values import Expression, Kind, Value


@dataclass(slots=True)
class Passage:
    """One text. Token ``i`` is ``tokens[i]``, of class ``classes[i]``, at ``offsets[i]``."""

    text: str
    tokens: list[str]
    classes: str
    offsets: list[int]  # one more than the tokens: the last is the length of the text

    def words(self, start: int, end: int) -> list[str]:
        """The tokens of a run."""
        return self.tokens[start:end]

    def before(self, at: int, reach: int = 48) -> str:
        """The text just before a token."""
        end = self.offsets[at]
        return self.text[max(0, end - reach) : end]

    def after(self, at: int, reach: int = 48) -> str:
        """The text from a token on."""
        start = self.offsets[at]
        return self.text[start : start + reach]

    def expression(self, start: int, end: int, kind: Kind, value: Value | None = None, why: str = "") -> Expression:
        """The tokens from ``start`` up to ``end``, as an expression."""
        return self.cut(self.offsets[start], self.offsets[end], kind, value, why)

    def cut(self, first: int, last: int, kind: Kind, value: Value | None = None, why: str = "") -> Expression:
        """The characters from ``first`` up to ``last``, as an expression."""
        return Expression(first, last, self.text[first:last], kind, value, why)
