"""What the reading tests share: the settings, and a page that holds every construct."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sphinx_doctrees import minimal_conf

from checks.reading import MystSettings

SAMPLE = Path(__file__).parents[1] / "data" / "reading" / "sample.md"


@pytest.fixture(scope="session")
def settings() -> MystSettings:
    return MystSettings()


@pytest.fixture(scope="session")
def sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sphinx_conf(settings: MystSettings) -> dict[str, Any]:
    """The configuration under which Sphinx reads the documents that the reader is compared on."""
    return minimal_conf(settings)
