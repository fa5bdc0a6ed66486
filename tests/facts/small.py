"""A small handbook on disk, about a river's bridges, that tests change and break."""

from __future__ import annotations

from pathlib import Path

from checks.check import check
from checks.facts.config import read_configuration
from checks.facts.load import read_files
from checks.findings import Finding
from checks.rules.example_handbook import TEXTS

PYPROJECT = """[tool.handbook]
title = "Bridges"
edition = "1"
as-of = 2000-01-01
bibliography = "docs/references.bib"
kinds = "docs/data/kinds.toml"
units = "docs/data/units.toml"
names = "docs/data/names.toml"
"""
KINDS = """[relations]
succeeds = { label = "Succeeds", inverse = "succeeded-by", inverse-label = "Succeeded by" }
near = { label = "Near", inverse = "near", inverse-label = "Near" }

[kinds.work]
label = "Work"
plural = "Works"

[kinds.work.acts]
begun = { label = "Begun" }
opened = { label = "Opened", status = "open" }
closed = { label = "Closed", status = "closed", final = true }

[[kinds.work.order]]
before = "begun"
after = "opened"
per = "entry"

[kinds.town]
label = "Town"
plural = "Towns"

[kinds.person]
label = "Person"
plural = "People"
exists-from = "born"
exists-until = "died"

[kinds.person.acts]
born = { label = "Born" }
died = { label = "Died" }
"""
UNITS = """[units]
arch = ["arch", "arches"]
lamp = ["lamp", "lamps"]
worker = ["worker", "workers"]
work = ["work", "works"]
"""
NAMES = '[[names]]\ntext = "Route 7"\nreason = "a road"\n'
BRIDGE = "docs/glossary/long-bridge.md"

FILES = {
    "pyproject.toml": PYPROJECT,
    "docs/data/kinds.toml": KINDS,
    "docs/data/units.toml": UNITS,
    "docs/data/names.toml": NAMES,
    **TEXTS,
}
"""Every file by its path; nothing is wrong with them."""


def write(root: Path, changed: dict[str, str | bytes] | None = None) -> Path:
    """Write the handbook into a folder, some files otherwise than they are; the folder."""
    for path, text in {**FILES, **(changed or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return root


def findings(root: Path) -> tuple[Finding, ...]:
    """What checking the handbook in a folder finds."""
    configuration = read_configuration(root)
    return check(configuration, read_files(configuration)).findings


def entry(facts: str = "", *, kind: str = "work", name: str = "Long Bridge", top: str = "") -> str:
    """An entry's file: ``facts`` are indented lines, ``top`` further keys."""
    listed = f"facts:\n{facts}" if facts else ""
    return f"---\nkind: {kind}\nname: {name}\n{top}{listed}---\n# {name}\n\nThe {name} is described here.\n"


def fact(value: str, name: str = "length") -> str:
    """One fact with a source; ``value`` is a line, or several."""
    lines = "".join(f"    {line}\n" for line in value.splitlines())
    return f"  {name}:\n{lines}    cite: gazette-1934\n"
