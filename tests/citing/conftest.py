"""The builds that the tests of citations share with those of the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.citing.catalogues import RIVERS
from tests.site.building import Build, built_once

_PUBLICATION = """
base-url = "https://rivers.example/handbook/"
publisher = "River Press"
doi = "10.5281/rivers.1"
authors = [{ family = "Doe", given = "Jane", orcid = "0000-0002-1825-0097" }, { name = "River Society" }]

[tool.handbook.licences]
text = { id = "CC-BY-4.0", name = "CC BY", url = "https://licences.example/by/" }
data = { id = "CC0-1.0", name = "CC0", url = "https://licences.example/zero/" }
"""

_CITING = """---
orphan: true
---
# Citing

```{handbook-citation} Rhine Convention
```

```{handbook-citation} rhine-convention.signed
```

```{handbook-citation}
```
"""


@pytest.fixture(scope="session")
def built_four_rivers(shared_folder: Path) -> Build:
    """The small handbook of four rivers, built as it stands: nothing of its publication is configured."""
    return built_once(RIVERS / "docs", shared_folder, "four-rivers")


@pytest.fixture(scope="session")
def built_published(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same, published under an address by two authors."""
    copy = Path(shutil.copytree(RIVERS, tmp_path_factory.mktemp("published") / "rivers"))
    file = copy / "pyproject.toml"
    file.write_text(file.read_text(encoding="utf-8") + _PUBLICATION, encoding="utf-8")
    (copy / "docs/reference/citing.md").write_text(_CITING, encoding="utf-8")
    return built_once(copy / "docs", shared_folder, "published")
