"""What the tests of the site change: copies of the small handbook."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.building import RIVERS


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A copy of the small handbook, to change: its folder."""
    return Path(shutil.copytree(RIVERS, tmp_path / "rivers"))
