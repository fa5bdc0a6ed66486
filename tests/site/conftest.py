"""What the tests of the site change: copies of the small handbook, unbuilt and built."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.building import RIVERS, Build, sphinx

STRICT = ("-n", "-W")


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A copy of the small handbook, to change: its folder."""
    return Path(shutil.copytree(RIVERS, tmp_path / "rivers"))


@dataclass(frozen=True)
class Workshop:
    """A built copy of the small handbook, to change and to build again: ``first`` is how it was built."""

    root: Path
    work: Path
    first: Build

    @property
    def docs(self) -> Path:
        """Its sources."""
        return self.root / "docs"

    def build(self, *options: str) -> Build:
        """Build what has changed."""
        return sphinx(self.docs, self.work, *STRICT, *options)

    def replace(self, file: str, old: str, new: str) -> None:
        """Write other words into a file, named from the handbook's folder."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def _built_workshop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workshop, Path]:
    """A workshop, and a copy of it as it was built: to build costs seconds, to put it back next to nothing."""
    base = tmp_path_factory.mktemp("workshop")
    here = base / "here"
    root = Path(shutil.copytree(RIVERS, here / "rivers"))
    first = sphinx(root / "docs", here / "work", *STRICT)
    as_built = Path(shutil.copytree(here, base / "as-built"))
    return Workshop(root, here / "work", first), as_built


@pytest.fixture
def workshop(_built_workshop: tuple[Workshop, Path]) -> Workshop:
    """A built copy of the small handbook, as it was when it had just been built."""
    made, as_built = _built_workshop
    here = made.root.parent
    shutil.rmtree(here)
    shutil.copytree(as_built, here)
    return made
