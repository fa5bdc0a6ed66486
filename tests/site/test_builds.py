"""Building again, elsewhere, otherwise, and with something wrong."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.site.building import RIVERS, Build, sphinx
from tests.site.conftest import STRICT, Workshop


def _digests(build: Build) -> dict[str, str]:
    return {
        page.relative_to(build.output).as_posix(): hashlib.sha256(page.read_bytes()).hexdigest()
        for page in build.output.rglob("*")
        if page.is_file()
    }


def _written(build: Build) -> dict[str, int]:
    return {page.relative_to(build.output).as_posix(): page.stat().st_mtime_ns for page in build.pages()}


def test_a_strict_build_in_parallel_is_silent_and_uses_nothing_that_sphinx_will_drop(
    rivers: Path, tmp_path: Path
) -> None:
    warnings = {"PYTHONWARNINGS": "default::PendingDeprecationWarning,default::DeprecationWarning"}
    build = sphinx(rivers / "docs", tmp_path, *STRICT, "-E", "-j", "auto", environment=warnings)
    assert build.status == 0
    assert "WARNING" not in build.messages
    assert "checks/site" not in build.messages


def test_the_same_sources_give_the_same_bytes_anywhere(rivers: Path, tmp_path: Path, built_rivers: Build) -> None:
    settings = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"}
    elsewhere = sphinx(rivers / "docs", tmp_path / "some where", "-j", "1", environment=settings)
    assert _digests(elsewhere) == _digests(built_rivers)


def test_nothing_written_names_the_folder_in_which_it_was_made(workshop: Workshop) -> None:
    folder = str(workshop.root.parent).encode()
    written = [path for path in workshop.first.output.rglob("*") if path.is_file()]
    assert written and not [path.name for path in written if folder in path.read_bytes()]


# ------------------------------------------------------------ building again


_ALWAYS_WRITTEN = {"404.html", "index.html", "search.html", "genindex.html", "glossary/old-alder.html"} | {
    f"{folder}/index.html" for folder in ("chapters", "glossary", "reference")
}
"""Pages that hold no page's own record, and those that Sphinx writes whenever it writes a page below them."""


class _Rebuild:
    """A built copy of the rivers, which tests change and build again."""

    def __init__(self, workshop: Workshop, jobs: str) -> None:
        self.build, self._jobs, self._workshop = workshop.first, jobs, workshop
        self._before = _written(self.build)

    def again(self) -> set[str]:
        """Build again: the pages that were written."""
        self.build = self._workshop.build("-j", self._jobs)
        assert (self.build.status, self.build.messages) == (0, "")
        now = _written(self.build)
        return {page for page in now if now[page] != self._before.get(page)} - _ALWAYS_WRITTEN


@pytest.fixture
def rebuild(workshop: Workshop, request: pytest.FixtureRequest) -> _Rebuild:
    return _Rebuild(workshop, getattr(request, "param", "1"))


serially_and_in_parallel = pytest.mark.parametrize("rebuild", ["1", "3"], indirect=True)


def test_an_unchanged_handbook_is_not_written_again(rebuild: _Rebuild) -> None:
    assert rebuild.again() == set()


@serially_and_in_parallel
def test_a_changed_record_renders_just_the_pages_that_use_it(rebuild: _Rebuild, workshop: Workshop) -> None:
    workshop.replace("docs/glossary/birch.md", "figure: 300 km", "figure: 301 km")
    workshop.replace("docs/glossary/alder.md", "300 kilometres", "301 kilometres")
    assert rebuild.again() == {
        "glossary/alder.html",
        "glossary/birch.html",
    }


def test_a_changed_claim_renders_the_pages_that_show_it(rebuild: _Rebuild, workshop: Workshop) -> None:
    workshop.replace("seeds/hale-1931.yaml", "verdict: wrong", "verdict: contested")
    assert rebuild.again() == {
        "chapters/floods.html",
        "chapters/hale.html",
        "glossary/alder.html",
        "reference/claims.html",
        "reference/method.html",
    }
    assert "[Hale: contested]" in rebuild.build.page("chapters/floods").get_text()


def test_a_changed_source_renders_the_pages_that_cite_it(rebuild: _Rebuild, workshop: Workshop) -> None:
    workshop.replace("docs/references.bib", "Реки трёх стран", "Три реки")
    assert {"glossary/alder.html", "reference/sources/m-z.html"} <= rebuild.again()


@serially_and_in_parallel
def test_a_new_mention_shows_on_the_page_of_what_it_mentions(rebuild: _Rebuild, workshop: Workshop) -> None:
    chapter = workshop.docs / "chapters/hale.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\nSee {term}`Birch`.\n", encoding="utf-8")
    assert rebuild.again() == {"chapters/hale.html", "glossary/birch.html"}
    section = (rebuild.build.output / "glossary/birch.html").read_text(encoding="utf-8")
    assert "The book of Hale" in section.partition('id="mentioned-in"')[2]


def test_a_new_title_reaches_the_pages_that_show_it(rebuild: _Rebuild, workshop: Workshop) -> None:
    workshop.replace("docs/chapters/hale.md", "# The book of Hale", "# Hale’s book")
    rebuild.again()
    page = (rebuild.build.output / "glossary/alder.html").read_text(encoding="utf-8")
    assert "Hale’s book" in page.partition('id="mentioned-in"')[2]


def test_an_entry_that_is_gone_is_missed(workshop: Workshop) -> None:
    (workshop.docs / "glossary/upland.md").unlink()
    workshop.replace("docs/chapters/hale.md", "See {ref}`alder`.", "See {term}`Upland`.")
    build = workshop.build()
    assert build.status != 0
    assert "Upland" in build.messages


# ------------------------------------------------------------ something wrong


_FAULTS = {
    "{fact}`1926 <flood-of-1926.begun>`": "There is no fact “flood-of-1926.begun”. Did you mean “flood-of-1926.began”?",
    "{fact}`1926 <.began>`": "“.began” names a fact of this page, which is no entry's.",
    "{fact}`flood-of-1926.houses`": "“flood-of-1926.houses” has no single value",
    "{claim}`forty <hale-1931:bridge>`": "There is no claim “hale-1931:bridge”. Did you mean “hale-1931:bridges”?",
    "{exempt}`24/7`": "An exemption needs its reason",
    "{cite}`hale-1913`": "There is no source “hale-1913”. Did you mean “hale-1931”?",
    "{term}`Aldur`": "Aldur",
}
"""What an author may write, and what is said of it."""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The rivers with everything in them that cannot be shown: a line for each fault, every second one from the first,
    on a page of its own; and in two records.
    """
    root = Path(shutil.copytree(RIVERS, tmp_path_factory.mktemp("faulty") / "rivers"))
    page = root / "docs/chapters/new.md"
    lines = "\n\n".join(f"It says {written}." for written in _FAULTS)
    page.write_text(f"---\ndraws-on:\n  hale-1931: []\n---\n# New\n\n{lines}\n", encoding="utf-8")
    for entry, old, new in (
        ("alder", "<birch.length>", "<birch.lenght>"),
        ("birch", "cite: survey-2001", "cite: survey-1999"),
    ):
        path = root / f"docs/glossary/{entry}.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return sphinx(root / "docs", root.parent / "work", *STRICT)


@pytest.mark.parametrize("written", _FAULTS)
def test_what_cannot_be_shown_is_a_warning_with_its_place(faulty: Build, written: str) -> None:
    assert faulty.status != 0
    line = 7 + 2 * list(_FAULTS).index(written)
    said = [message for message in faulty.messages.splitlines() if f"chapters/new.md:{line}: WARNING" in message]
    assert any(_FAULTS[written] in message for message in said), faulty.messages


def test_a_fault_in_a_records_prose_is_told_at_the_record(faulty: Build) -> None:
    assert "docs/glossary/alder.md:14: WARNING: There is no fact “birch.lenght”" in faulty.messages


def test_a_source_that_is_not_recorded_is_told_where_it_is_cited(faulty: Build) -> None:
    assert "docs/glossary/birch.md:7: WARNING: There is no source “survey-1999”" in faulty.messages


def test_a_record_that_cannot_be_read_fails_every_build(workshop: Workshop) -> None:
    workshop.replace("docs/glossary/birch.md", "figure: 300 km", "figure: 300 leagues")
    for _ in range(2):
        build = workshop.build()
        assert build.status != 0
        assert "docs/glossary/birch.md:6: WARNING" in build.messages


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["text", "man", "latex", "gettext", "dummy"])
def test_other_builders_keep_the_words(rivers: Path, tmp_path: Path, builder: str) -> None:
    build = sphinx(rivers / "docs", tmp_path, *STRICT, builder=builder)
    assert (build.status, build.messages) == (0, "")
    written = "".join(page.read_text(encoding="utf-8") for page in build.output.rglob("*.txt"))
    if builder == "text":
        assert "The *Alder* is 700 kilometres long and fell in 1926" in " ".join(written.split())
