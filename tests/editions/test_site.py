"""The site: what changed, by edition and by entry; old addresses; data beside the pages, written when they must be."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from checks.commands.main import main
from tests.site.audit import outside_the_contract
from tests.site.building import PROJECT, Build, sphinx

RIVERS = PROJECT / "tests/four_rivers"
FIRE = "docs/glossary/sandoz-fire.md"


@dataclass(frozen=True)
class Site:
    """A handbook of rivers in its second edition, where it is and how it was built."""

    root: Path
    work: Path
    build: Build

    def again(self) -> Build:
        """Build again, as it now is."""
        return sphinx(self.root / "docs", self.work, "-n", "-W")

    def data(self) -> dict[str, tuple[str, int]]:
        """The files of data: what is in them, and when they were written."""
        files = [path for path in (self.build.output / "data").rglob("*") if path.is_file()]
        return {
            path.relative_to(self.build.output).as_posix(): (
                hashlib.sha256(path.read_bytes()).hexdigest(),
                path.stat().st_mtime_ns,
            )
            for path in files
        }


def edit(file: Path, *changes: tuple[str, str]) -> None:
    """Write some things otherwise."""
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


_DATA_PAGE = "# Data\n\n```{handbook-data-files}\n```\n\n```{handbook-data}\n```\n"


def _river(name: str) -> str:
    return f"---\nkind: river\nname: {name}\n---\n# {name}\n\nThe {name} is a river.\n"


def second_edition(folder: Path) -> Path:
    """The rivers, with the ledger of their first edition, edited for the second."""
    root = Path(shutil.copytree(RIVERS, folder))
    (root / "docs/reference/changes.md").write_text("# Changes\n\n```{handbook-changes}\n```\n", encoding="utf-8")
    (root / "docs/reference/data.md").write_text(_DATA_PAGE, encoding="utf-8")
    edit(root / "docs/reference/index.md", ("sources\n```", "sources\nchanges\ndata\n```"))
    (root / "docs/glossary/tagus.md").write_text(_river("Tagus"), encoding="utf-8")
    assert main(["--root", str(root), "edition"]) == 0
    edit(root / "pyproject.toml", ('edition = "1"', 'edition = "2"'), ("2024-06-01", "2025-06-01"))
    edit(
        root / FIRE,
        ("  chemicals:", "  store:\n    redirects: [chemicals]"),
        ("about 1,250 tonnes", "about 1,350 tonnes"),
        ("<.chemicals>", "<.store>"),
        ("cite: [giger-2009, icpr-sandoz]", "cite: icpr-sandoz"),
        ("name: Sandoz fire", "name: Sandoz fire\nredirects: [basel-fire]"),
    )
    (root / "docs/glossary/tagus.md").unlink()
    (root / "docs/glossary/tiber.md").write_text(_river("Tiber"), encoding="utf-8")
    (root / "docs/editions/withdrawn.yaml").write_text("tagus: It is the matter of another book.\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second edition, built."""
    folder = tmp_path_factory.mktemp("editions")
    root = second_edition(folder / "rivers")
    return Site(root, folder / "work", sphinx(root / "docs", folder / "work", "-n"))


def _text(build: Build, page: str, part: str) -> str:
    found = build.page(page).find(id=part)
    assert found is not None
    return " ".join(found.get_text(" ", strip=True).split())


def test_each_edition_says_what_it_changed_the_latest_first(site: Site) -> None:
    sections = [section["id"] for section in site.build.page("reference/changes").select("section[id^=edition]")]
    assert sections == ["edition-2", "edition-1"]
    told = _text(site.build, "reference/changes", "edition-2")
    assert "As of 1 June 2025" in told
    assert "value: about 1,250 tonnes → about 1,350 tonnes" in told and "was sandoz-fire.chemicals" in told
    assert "no longer cited: “The Rhine red" in told
    assert "Tiber New entry." in told
    assert "Tagus Withdrawn" in told and "It is the matter of another book." in told
    assert "15 entries" in _text(site.build, "reference/changes", "edition-1")


def test_each_entry_says_what_changed_in_it(site: Site) -> None:
    told = _text(site.build, "glossary/sandoz-fire", "changes")
    assert "In the handbook since edition 1." in told and "Changed: edition 2" in told
    assert "value: about 1,250 tonnes → about 1,350 tonnes" in told
    assert "In the handbook since edition 1, and unchanged since." in _text(site.build, "glossary/danube", "changes")
    assert "New since edition 1." in _text(site.build, "glossary/tiber", "changes")


@pytest.mark.parametrize("page", ["reference/changes", "reference/data", "glossary/sandoz-fire", "glossary/tagus"])
def test_the_contract_holds_on_them(page: str, site: Site) -> None:
    assert list(outside_the_contract(site.build.page(page))) == []


def test_the_old_address_of_a_fact_leads_to_it(site: Site) -> None:
    page = site.build.page("glossary/sandoz-fire")
    old, new = page.find(id="sandoz-fire.chemicals"), page.find(id="sandoz-fire.store")
    assert old is not None and new is not None and new in old.parents


def test_a_withdrawn_entry_has_a_page_that_says_why(site: Site) -> None:
    page = site.build.page("glossary/tagus")
    assert "Tagus" in page.get_text() and "It is the matter of another book." in page.get_text()
    assert page.select_one('a[href="../reference/changes.html"]') is not None


def test_every_anchor_of_a_fact_in_the_data_is_on_its_page(site: Site) -> None:
    document = json.loads((site.build.output / "data/handbook.json").read_text(encoding="utf-8"))
    assert document["about"]["edition"] == "2"
    missing = []
    for fact in document["facts"]:
        page, _, anchor = fact["page"].partition("#")
        if site.build.page(page.removesuffix(".html")).find(id=anchor) is None:
            missing.append(fact["page"])
    assert missing == []


def test_every_file_of_data_that_the_page_names_is_linked_and_there(site: Site) -> None:
    links = [link["href"] for link in site.build.page("reference/data").select("table.data-files a")]
    assert "../data/handbook.db" in links
    assert all((site.build.output / "reference" / link).is_file() for link in links)


def test_the_page_of_an_old_id_takes_the_fact_along(site: Site) -> None:
    html = (site.build.output / "glossary/basel-fire.html").read_text(encoding="utf-8")
    assert 'data-target="sandoz-fire.html" data-old="basel-fire" data-now="sandoz-fire"' in html
    assert html.index("redirect.js") < html.index("http-equiv")
    assert (site.build.output / "_static/redirect.js").is_file()


def test_data_are_the_same_as_the_command_writes(site: Site, tmp_path: Path) -> None:
    assert main(["--root", str(site.root), "export", "--output", str(tmp_path)]) == 0
    for path in tmp_path.rglob("*"):
        if path.is_file():
            there = site.build.output / "data" / path.relative_to(tmp_path)
            assert there.read_bytes() == path.read_bytes(), path.name


@pytest.mark.slow
def test_building_again_writes_data_and_pages_only_where_records_changed(tmp_path: Path, site: Site) -> None:
    copy = Path(shutil.copytree(site.root, tmp_path / "rivers"))
    work = tmp_path / "work"
    mine = Site(copy, work, sphinx(copy / "docs", work, "-n"))
    before = mine.data()
    assert before and mine.again().status == 0
    assert mine.data() == before
    edit(copy / FIRE, ("about 1,350 tonnes", "about 1,400 tonnes"))
    build = mine.again()
    assert (build.status, build.messages) == (0, "")
    after = mine.data()
    assert after["data/handbook.json"][0] != before["data/handbook.json"][0]
    assert "about 1,250 tonnes → about 1,400 tonnes" in _text(build, "glossary/sandoz-fire", "changes")
    assert "about 1,250 tonnes → about 1,400 tonnes" in _text(build, "reference/changes", "edition-2")
    (build.output / "data/handbook.db").unlink()
    mine.again()
    assert mine.data().keys() == after.keys()
