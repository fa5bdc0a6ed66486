"""The styles in which a reference is set in words.

A style is a line of :data:`STYLES`: its name, what readers call it, and the file in which the project Citation Style
Language keeps its rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """Which of a style's forms stands for a reference."""

    BIBLIOGRAPHY = "the entry in a list of works cited"
    NOTE = "the full note"


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name on the command line, its label for readers, its rules and which form is set."""

    name: str
    label: str
    rules: str
    form: Form = Form.BIBLIOGRAPHY


_STYLES = (
    # Chicago lists no unsigned entry of a reference work in the bibliography: it is cited in a note alone.
    Style("chicago", "Chicago (note)", "chicago-notes-bibliography", Form.NOTE),
    Style("chicago-author-date", "Chicago (author and date)", "chicago-author-date"),
    Style("apa", "APA", "apa"),
    Style("mla", "MLA", "modern-language-association"),
)
STYLES: Mapping[str, Style] = {style.name: style for style in _STYLES}
"""The styles by name, in the order in which readers see them."""
