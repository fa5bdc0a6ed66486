"""Names lead to entries: linked at their first mention, plain about which is meant, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.facts.config import read_configuration
from checks.facts.load import read_files
from tests.rules.handbook import entry, found


def broken(rule: str, prose: str) -> bool:
    return any(finding.rule == rule for finding in found(prose))


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("The Long Bridge is long.", True),
        ("The Long Bridge is long, and the {term}`Long Bridge` is old.", True),
        ("The {term}`Long Bridge` is long. The Long Bridge is old.", False),
        ("The {term}`bridge <long-bridge>` is long. The Long Bridge is old.", False),
        ("- The Long Bridge.", True),
        ("## The Long Bridge\n\nIt is long.", False),
        ("| a |\n| --- |\n| Long Bridge |", False),
        ("The Long Bridge Museum is near.", False),
        ("The Long Bridges are near.", False),
        ("They shouted “Long Bridge”.", False),
        ("> The Long Bridge", False),
    ],
)
def test_a_first_mention_is_linked(prose: str, is_wrong: bool) -> None:
    assert broken("unlinked-first-mention", prose) is is_wrong


def test_the_fix_links_the_name() -> None:
    [finding] = [f for f in found("The Long Bridge is long.") if f.rule == "unlinked-first-mention"]
    assert finding.fix is not None and finding.fix.replacement == "{term}`Long Bridge`"


@pytest.mark.parametrize(
    ("prose", "is_wrong"),
    [
        ("The Crossing is closed.", True),
        ("The South Crossing is closed.", False),
        ("The {term}`Crossing <long-bridge>` is closed.", False),
        ("The Crossings are closed.", False),
        ("They call it “the Crossing”.", False),
    ],
)
def test_an_ambiguous_name_does_not_stand_alone(prose: str, is_wrong: bool) -> None:
    assert broken("ambiguous-name", prose) is is_wrong


@pytest.mark.parametrize(
    "text",
    ["entries: [long-bridge, great-bridge]\n", "entries:\n  great-bridge: {}\n", '{"entries": ["great-bridge"]}'],
)
def test_an_id_of_a_past_edition_is_not_lost(text: str) -> None:
    path = f"docs/editions/1.{'json' if text.startswith('{') else 'yaml'}"
    lost = [finding for finding in found(files={path: text}) if finding.rule == "lost-id"]
    assert [finding.location.path for finding in lost] == [path]
    renamed = entry("New Bridge", "redirects: [great-bridge]\n")
    assert not [finding for finding in found(files={path: text, **renamed}) if finding.rule == "lost-id"]


def test_a_ledger_is_read_from_the_folder_of_editions(tmp_path: Path) -> None:
    (tmp_path / "docs" / "editions").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs" / "editions" / "1.json").write_text('{"entries": []}')
    (tmp_path / "docs" / "references.bib").write_text("")
    (tmp_path / "kinds.toml").write_text("")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.handbook]\ntitle = "T"\nedition = "1"\nas-of = 2000-01-01\nbibliography = "docs/references.bib"\n'
        'kinds = "kinds.toml"\n'
    )
    assert "docs/editions/1.json" in read_files(read_configuration(tmp_path)).texts
