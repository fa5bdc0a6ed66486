"""How the handbook's MyST is configured: one value, from which the reader and Sphinx take the same parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from myst_parser.config.main import MdParserConfig

SUPPORTED_EXTENSIONS = frozenset({"attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "smartquotes"})
"""MyST's extensions whose every construct the reader knows. Any other could show words that no check sees."""


@dataclass(frozen=True, slots=True)
class MystSettings:
    """MyST's settings: the extensions that are on, and down to which level headings get an anchor."""

    extensions: tuple[str, ...] = ("attrs_block", "attrs_inline", "colon_fence", "deflist")
    heading_anchors: int = 3

    def __post_init__(self) -> None:
        unknown = sorted(set(self.extensions) - SUPPORTED_EXTENSIONS)
        if unknown:
            raise ValueError(
                f"MyST extension {unknown[0]!r} is not supported; the reader knows "
                f"{', '.join(sorted(SUPPORTED_EXTENSIONS))}"
            )
        if not 0 <= self.heading_anchors <= 7:
            raise ValueError(f"heading-anchors must be from 0 to 7, not {self.heading_anchors}")

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> MystSettings:
        """The settings in a ``[tool.handbook.myst]`` table; ``ValueError`` says what is wrong with it."""
        unknown = sorted(set(table) - {"enable-extensions", "heading-anchors"})
        if unknown:
            raise ValueError(f"unknown MyST setting {unknown[0]!r}; known: enable-extensions, heading-anchors")
        extensions = table.get("enable-extensions", list(cls().extensions))
        if not isinstance(extensions, list) or not all(isinstance(name, str) for name in extensions):
            raise ValueError("enable-extensions must be a list of names")
        anchors = table.get("heading-anchors", cls().heading_anchors)
        if not isinstance(anchors, int) or isinstance(anchors, bool):
            raise ValueError("heading-anchors must be a whole number")
        return cls(tuple(sorted(set(extensions))), anchors)

    def sphinx_config(self) -> dict[str, Any]:
        """The values for ``conf.py`` that give Sphinx the parser that the reader uses."""
        return {
            "myst_enable_extensions": sorted(self.extensions),
            "myst_heading_anchors": self.heading_anchors,
        }

    def parser_config(self) -> MdParserConfig:
        """The same, as MyST's parser wants it outside Sphinx."""
        from myst_parser.config.main import MdParserConfig  # loading MyST takes longer than reading a page

        return MdParserConfig(enable_extensions=set(self.extensions), heading_anchors=self.heading_anchors)
