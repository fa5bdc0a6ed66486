"""What ``docs/conf.py`` tells Sphinx: all of it comes from the handbook's own configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checks.facts.config import Configuration, home_of, read_configuration

EXTENSIONS = ("myst_parser", "sphinx_design", "checks.site.extension", "checks.book.extension")
THEME = "handbook"


def sphinx_configuration(conf_file: str) -> dict[str, Any]:
    """The values for ``conf.py``, of which ``conf_file`` is the path.

    Nothing that differs from one machine to another is among them, so that the same sources give the same
    pages anywhere.
    """
    configuration = configuration_of(Path(conf_file).parent)
    return {
        "project": configuration.title,
        "version": configuration.edition,
        "release": configuration.edition,
        "language": configuration.language,
        "extensions": list(EXTENSIONS),
        "exclude_patterns": ["data", "_*"],
        "smartquotes": False,
        "nitpicky": True,
        "html_theme": THEME,
        "html_title": configuration.title,
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_use_index": False,
        **configuration.myst.sphinx_config(),
    }


def configuration_of(folder: Path) -> Configuration:
    """The configuration of the handbook to which a folder belongs: that of the nearest folder that has one."""
    folder = folder.resolve()
    return read_configuration(home_of(folder) or folder)
