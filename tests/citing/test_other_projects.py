"""Other projects reach the handbook: a plain Sphinx project by its inventory, a plain LaTeX document by its .bib."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pybtex
import pytest
from pybtex.database import parse_file

from tests.site.building import Build, sphinx

_ADDRESS = "https://rivers.example/handbook/"
_CONF = """
project = "A foreign project"
extensions = {extensions}
intersphinx_mapping = {{"rivers": ("{address}", "{inventory}")}}
intersphinx_disabled_reftypes = ["*"]
suppress_warnings = []
"""

_MYST = """# Abroad

- {external+rivers:term}`Rhine Convention`
- {external+rivers:term}`the treaty <Convention on the Protection of the Rhine>`
- {external+rivers:ref}`rhine-convention`
- {external+rivers:ref}`when it was signed <rhine-convention.signed>`
- {external+rivers:ref}`rhine.length/kremer`
- {external+rivers:ref}`chapter:protection`
- {external+rivers:doc}`chapters/protection`
- [by its term](inv:rivers:std:term#Rhine%20Convention)
- [by its label](inv:rivers:std:label#rhine-convention)
- [a fact](inv:rivers:std:label#rhine-convention.in-force)
- [a chapter](inv:rivers:std:doc#chapters/lengths)
- <inv:rivers:std:label#danube.length/survey>
"""

_RST = """Abroad
======

- :external+rivers:term:`Rhine Convention`
- :external+rivers:term:`the treaty <Convention on the Protection of the Rhine>`
- :external+rivers:ref:`rhine-convention`
- :external+rivers:ref:`when it was signed <rhine-convention.signed>`
- :external+rivers:ref:`rhine.length/kremer`
- :external+rivers:ref:`chapter:protection`
- :external+rivers:doc:`chapters/protection`
- :external:term:`Danube Convention`
"""

_MYST_LINKS = [
    ("Rhine Convention", "glossary/rhine-convention.html#rhine-convention"),
    ("the treaty", "glossary/rhine-convention.html#rhine-convention"),
    ("Rhine Convention", "glossary/rhine-convention.html#rhine-convention"),
    ("when it was signed", "glossary/rhine-convention.html#rhine-convention.signed"),
    ("Rhine: Bruno Kremer", "glossary/rhine.html#rhine.length_kremer"),
    ("Who looks after a river?", "chapters/protection.html"),
    ("Who looks after a river?", "chapters/protection.html"),
    ("by its term", "glossary/rhine-convention.html#rhine-convention"),
    ("by its label", "glossary/rhine-convention.html#rhine-convention"),
    ("a fact", "glossary/rhine-convention.html#rhine-convention.in-force"),
    ("a chapter", "chapters/lengths.html"),
    ("Danube: Geological Survey", "glossary/danube.html#danube.length_survey"),
]
_RST_LINKS = [*_MYST_LINKS[:7], ("Danube Convention", "glossary/danube-convention.html#danube-convention")]


def _abroad(folder: Path, handbook: Build, page: str, text: str, extensions: list[str]) -> Build:
    """A foreign project of one page, built with every doubtful reference an error."""
    source = folder / "abroad"
    source.mkdir()
    (source / page).write_text(text, encoding="utf-8")
    inventory = handbook.output / "objects.inv"
    conf = _CONF.format(extensions=extensions, address=_ADDRESS, inventory=inventory.as_posix())
    (source / "conf.py").write_text(conf, encoding="utf-8")
    return sphinx(source, folder / "work", "-n", "-W", "--keep-going")


@pytest.mark.parametrize(
    ("page", "text", "extensions", "expected"),
    [
        ("index.md", _MYST, ["myst_parser", "sphinx.ext.intersphinx"], _MYST_LINKS),
        ("index.rst", _RST, ["sphinx.ext.intersphinx"], _RST_LINKS),
    ],
    ids=["myst", "rst"],
)
def test_a_sphinx_project_without_our_extension_links_entries_facts_and_chapters(
    tmp_path: Path,
    built_four_rivers: Build,
    page: str,
    text: str,
    extensions: list[str],
    expected: list[tuple[str, str]],
) -> None:
    build = _abroad(tmp_path, built_four_rivers, page, text, extensions)
    assert (build.status, build.messages) == (0, "")
    tree = lxml.html.fromstring((build.output / "index.html").read_bytes())
    links = [
        (" ".join(link.text_content().split()), link.get("href").removeprefix(_ADDRESS))
        for link in tree.iterfind(".//li//a")
        if link.get("href").startswith(_ADDRESS)
    ]
    assert links == expected


def test_where_such_a_link_leads_there_is_what_it_names(built_four_rivers: Build) -> None:
    for _, target in {*_MYST_LINKS, *_RST_LINKS}:
        path, _, anchor = target.partition("#")
        tree = lxml.html.fromstring((built_four_rivers.output / path).read_bytes())
        assert not anchor or tree.get_element_by_id(anchor, None) is not None


def test_a_reference_to_what_is_not_there_is_told(tmp_path: Path, built_four_rivers: Build) -> None:
    text = "Abroad\n======\n\n:external+rivers:ref:`rhine-convention.no-such-fact`\n"
    build = _abroad(tmp_path, built_four_rivers, "index.rst", text, ["sphinx.ext.intersphinx"])
    assert build.status != 0
    assert "rhine-convention.no-such-fact" in build.messages


# ---------------------------------------------------------------- LaTeX

_AUX = "\\citation{rhine-convention}\n\\citation{chapter:protection}\n\\citation{handbook:1}\n"


def _aux(folder: Path, style: str, published: Build) -> Path:
    """What LaTeX leaves for BibTeX of a document that cites three things."""
    shutil.copy(published.output / "citations.bib", folder)
    file = folder / "document.aux"
    file.write_text(f"\\relax\n{_AUX}\\bibstyle{{{style}}}\n\\bibdata{{citations}}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha"])
def test_a_latex_document_is_served_by_the_bib_of_the_whole(
    tmp_path: Path, built_published: Build, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pybtex.make_bibliography(str(_aux(tmp_path, style, built_published)))
    items = (tmp_path / "document.bbl").read_text(encoding="utf-8").split("\\bibitem")[1:]
    assert len(items) == 3
    words = re.sub(r"[{}\\]|\s+", " ", " ".join(items))
    for expected in ("Doe", "River Society", "Rhine Convention", "Who looks after a river?", "Four Rivers: A Small"):
        assert expected in " ".join(words.split())


@pytest.mark.skipif(shutil.which("bibtex") is None, reason="BibTeX is not installed")
def test_bibtex_itself_reads_it(tmp_path: Path, built_published: Build) -> None:
    _aux(tmp_path, "plain", built_published)
    run = subprocess.run(["bibtex", "document"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    assert (tmp_path / "document.bbl").read_text(encoding="utf-8").count("\\bibitem") == 3


def test_every_key_can_be_cited_by_latex(built_published: Build) -> None:
    keys = parse_file(str(built_published.output / "citations.bib"), "bibtex").entries
    assert len(keys) > 15
    assert [key for key in keys if not re.fullmatch(r"[A-Za-z0-9:._-]+", key)] == []
