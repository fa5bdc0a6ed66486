"""The builds that tests share, of whatever kind and in whatever process they run; how properties are tried."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.site.building import PROJECT, RIVERS, Build, built_once

# A busy machine is slow, not wrong. What lands has to pass each time alike; at one's desk other examples are tried.
settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("suite")


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
