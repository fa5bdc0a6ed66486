"""The exports that the tests share."""

from __future__ import annotations

import pytest

from tests.exports.exported import HANDBOOKS, Exported, exported


@pytest.fixture(scope="session")
def this_handbook() -> Exported:
    """This handbook, exported."""
    return exported(HANDBOOKS["handbook"])


@pytest.fixture(scope="session")
def four_rivers() -> Exported:
    """The handbook of rivers, exported."""
    return exported(HANDBOOKS["four_rivers"])


@pytest.fixture(params=["this_handbook", "four_rivers"])
def either(request: pytest.FixtureRequest) -> Exported:
    """The one and the other."""
    found: Exported = request.getfixturevalue(request.param)
    return found
