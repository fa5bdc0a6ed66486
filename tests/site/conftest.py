"""The builds that the tests of the site share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.building import PROJECT, RIVERS, Build, built_once


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


@pytest.fixture(scope="session")
def built_rivers(shared_folder: Path) -> Build:
    """The small handbook of rivers, built."""
    return built_once(RIVERS / "docs", shared_folder, "rivers")


@pytest.fixture(scope="session")
def built_handbook(shared_folder: Path) -> Build:
    """This handbook, built."""
    return built_once(PROJECT / "docs", shared_folder, "handbook")


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A copy of the small handbook, to change: its folder."""
    return Path(shutil.copytree(RIVERS, tmp_path / "rivers"))
