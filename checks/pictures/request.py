"""What an author asks for in a ``handbook-chart`` directive, and what is wrong with it if it cannot be drawn.

The table :data:`OPTIONS` says what every option means; which of them a kind of chart takes stands in
:mod:`checks.pictures.kinds`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from checks.facts.door import did_you_mean

DIRECTIVE = "handbook-chart"
"""The name of the directive."""

CAPTION = ("title", "description")
"""The options that are prose, read and bound as any prose is; both are required."""

OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "kind": "which kind of chart",
        "title": "what the picture shows, in a line; prose",
        "description": "what there is to see in it, for those who do not see it and those who do; prose",
        "columns": "columns of the statistic's series, in order",
        "scale": "“linear”, “log”, or both, each a panel of its own",
        "facts": "names of facts of the entry, or addresses; * stands for any letters",
        "without": "facts to be left out of those",
        "entries": "ids of entries",
        "entry-kind": "all entries of this kind",
        "themes": "of these only those with one of these themes",
        "from": "nothing before this date",
        "until": "nothing after this date",
        "order": "“value” (the greatest first), “time” or “given”",
    }
)
"""Every option, and what it says."""


class Undrawable(Exception):  # noqa: N818 - the word that the checks use
    """A request that no picture can be drawn from.

    ``option`` is where the fault lies, "" for the directive's argument; ``message`` says what is wrong and ``hint``
    what to write instead.
    """

    def __init__(self, option: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.option, self.message, self.hint = option, message, hint


@dataclass(frozen=True, slots=True)
class Request:
    """A picture as it is asked for: the directive's argument (an entry, or nothing) and its options but the caption."""

    subject: str
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of chart."""
        return self.options.get("kind", "")

    def words(self, option: str) -> tuple[str, ...]:
        """An option's words, separated by spaces or commas; none where it is not given."""
        return tuple(word for word in re.split(r"[\s,]+", self.options.get(option, "")) if word)

    @property
    def key(self) -> str:
        """The request as a text that is the same for the same request."""
        return json.dumps([self.subject, *sorted(self.options.items())], ensure_ascii=False)

    @classmethod
    def of_key(cls, key: str) -> Request:
        """The request that a :attr:`key` stands for."""
        subject, *options = json.loads(key)
        return cls(subject, dict(options))


def request_of(argument: str, options: Mapping[str, str]) -> Request:
    """The request that a directive makes.

    Raises :class:`Undrawable` for an option that nobody knows. Whether there is a caption is
    :func:`missing_caption`'s matter.
    """
    for option in options:
        if option not in OPTIONS:
            hint = did_you_mean(option, OPTIONS) or f"Known are {', '.join(OPTIONS)}."
            raise Undrawable(option, f"{{{DIRECTIVE}}} has no option “{option}”.", hint)
    return Request(argument.strip(), {name: text.strip() for name, text in options.items() if name not in CAPTION})


def missing_caption(options: Mapping[str, str]) -> tuple[str, ...]:
    """Which of title and description are missing or empty."""
    return tuple(name for name in CAPTION if not options.get(name, "").strip())
