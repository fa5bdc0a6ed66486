"""A handbook on another subject: real, sourced, and checked by the same machinery, which knows neither subject."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from checks.check import check
from checks.commands.main import main
from checks.facts.config import Configuration, read_configuration
from checks.facts.load import load_records, read_files
from checks.facts.records import Records
from checks.findings import Finding, Severity
from tests.site.building import sphinx

PROJECT = Path(__file__).parents[1]
RIVERS = Path(__file__).parent / "four_rivers"


def _findings(changed: dict[str, str] | None = None) -> tuple[Finding, ...]:
    configuration = read_configuration(RIVERS)
    return check(configuration, read_files(configuration, changed)).findings


def _records(configuration: Configuration) -> Records:
    return load_records(configuration, read_files(configuration))


def test_nothing_is_wrong_in_it_by_any_rule() -> None:
    assert _findings() == ()


def test_it_chooses_no_rules_and_waives_nothing() -> None:
    assert "handbook.check" not in (RIVERS / "pyproject.toml").read_text(encoding="utf-8")
    assert not any("{exempt}" in page.read_text(encoding="utf-8") for page in RIVERS.rglob("*.md"))


def test_every_fact_of_it_has_its_source() -> None:
    facts = _records(read_configuration(RIVERS)).facts.values()
    unsourced = [fact.address for fact in facts if not (fact.citations or fact.formula or fact.positions)]
    assert len(facts) > 20
    assert not unsourced


def test_its_kinds_units_names_and_entries_are_its_own() -> None:
    own, other = read_configuration(RIVERS), read_configuration(PROJECT)
    assert {"river", "accident", "commission"} <= own.kinds.keys() - other.kinds.keys()
    assert own.relations.keys().isdisjoint(other.relations)
    assert own.kinds["convention"].acts.keys() == {"signed", "in-force"}
    assert {name.text for name in own.names} == {"Four Rivers", "Warehouse 956"}
    assert own.units.written("chemicals") is not None and other.units.written("chemicals") is None
    assert own.units.written("warheads") is None and other.units.written("warheads") is not None


@pytest.mark.parametrize(
    ("path", "written", "altered", "rule"),
    [
        ("docs/chapters/lengths.md", "1,320 kilometres", "1,230 kilometres", "figure-disagrees"),
        ("docs/chapters/lengths.md", "6,695 kilometres", "6,695 miles", "figure-disagrees"),
        ("docs/chapters/lengths.md", "between 2,780 and", "between 2,800 and", "unnamed-position"),
        ("docs/chapters/lengths.md", "87 kilometres", "90 kilometres", "figure-disagrees"),
        ("docs/chapters/protection.md", "up to 30 tonnes", "30 tonnes", "too-exact"),
        ("docs/chapters/protection.md", "three years", "four years", "figure-disagrees"),
        ("docs/chapters/protection.md", "12 April 1999", "12 April 1998", "date-disagrees"),
        ("docs/glossary/rhine-convention.md", "five states", "six states", "figure-disagrees"),
        ("docs/glossary/sandoz-fire.md", "40 chemicals", "14 chemicals", "figure-disagrees"),
        ("docs/glossary/nile.md", "figure: 6,695 km", "figure: 6,650 km", "figure-disagrees"),
        ("docs/glossary/sandoz-fire.md", "date: 1987", "date: 1985", "acts-out-of-order"),
        ("docs/glossary/rhine-convention.md", "date: 2003-01-01", "date: 1993-01-01", "acts-out-of-order"),
        ("docs/glossary/sandoz-fire.md", "cite: icpr-sandoz", "cite: icpr-sandos", "unknown-source"),
        ("docs/chapters/news.md", "1,233 kilometres", "1,232 kilometres", "claim-misreported"),
    ],
)
def test_an_altered_figure_date_or_source_fails(path: str, written: str, altered: str, rule: str) -> None:
    text = (RIVERS / path).read_text(encoding="utf-8")
    assert written in text
    findings = _findings({path: text.replace(written, altered, 1)})
    assert rule in {finding.rule for finding in findings if finding.severity is Severity.ERROR}


def test_no_alteration_survives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = shutil.copytree(RIVERS, tmp_path / "rivers")
    assert main(["--root", str(copy), "mutate", "--sample", "200", "--no-cache"]) == 0
    assert "200 mutants: 200 found at their line, 0 survived" in capsys.readouterr().out


def test_it_builds_without_a_warning(tmp_path: Path) -> None:
    build = sphinx(RIVERS / "docs", tmp_path, "-n", "-W", "-E")
    assert (build.status, build.messages) == (0, "")
    assert "1,233 kilometres" in build.page("glossary/rhine").get_text()


# ------------------------------------------------------------ the machinery knows neither

ALLOWED = {
    ("checks/language/english.py", "US"),
    ("checks/language/english.py", "9/11"),
    ("checks/language/english.py", "Sputnik"),
    ("checks/language/measures.py", "US"),
}
"""What is English in every handbook: US$5, five US dollars, a date that has become a name, a craft like Sputnik 1."""


def _names() -> set[str]:
    """What the entries of both handbooks are called."""
    names: set[str] = set()
    for page in [*PROJECT.glob("docs/glossary/*.md"), *RIVERS.glob("docs/glossary/*.md")]:
        _, *front = page.read_text(encoding="utf-8").split("---\n", 2)
        if len(front) == 2:
            entry = yaml.safe_load(front[0])
            names |= {entry["name"], entry.get("official-title", entry["name"]), *entry.get("aliases", ())}
    return names


def _strings(source: str) -> Iterator[str]:
    """The strings of a module but for its docstrings, which may give examples."""
    nodes = list(ast.walk(ast.parse(source)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_no_module_names_what_either_handbook_is_about() -> None:
    names = _names()
    assert {"Rhine", "Nile", "Russia", "New START", "Rhine Convention"} <= names
    any_name = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])")
    named = {
        (module.relative_to(PROJECT).as_posix(), match)
        for module in PROJECT.glob("checks/**/*.py")
        for string in _strings(module.read_text(encoding="utf-8"))
        for match in any_name.findall(string)
    }
    assert named <= ALLOWED
