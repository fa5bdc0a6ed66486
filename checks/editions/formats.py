"""The formats in which a difference is reported. A new one is a module with a function ``report``, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checks.editions import json, markdown, text
from checks.editions.difference import Difference

FORMATS: Mapping[str, Callable[[Difference], str]] = {
    "text": text.report,
    "markdown": markdown.report,
    "json": json.report,
}
"""Every format by its name on the command line; each makes a whole report, without the last line end."""
