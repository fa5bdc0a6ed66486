"""The fonts that come with the site."""

from __future__ import annotations

import re

from checks.site.fonts import FACES, SCRIPTS, STYLESHEET, code_points
from tests.site.building import Build


def test_a_range_is_read_as_css_means_it() -> None:
    assert list(code_points("U+0041-0043, U+2116")) == [0x41, 0x42, 0x43, 0x2116]


def test_no_character_belongs_to_two_files() -> None:
    characters = [point for script in SCRIPTS.values() for point in code_points(script)]
    assert len(characters) == len(set(characters))


def test_every_file_that_the_style_sheet_names_is_a_font_in_the_site(built_rivers: Build) -> None:
    sheet = built_rivers.output / "_static" / STYLESHEET
    files = re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))
    assert len(files) == len(FACES) * len(SCRIPTS)
    assert all((sheet.parent / file).read_bytes().startswith(b"wOF2") for file in files)


def test_a_page_loads_the_fonts_before_the_theme_that_uses_them(built_rivers: Build) -> None:
    page = (built_rivers.output / "index.html").read_text(encoding="utf-8")
    assert 0 < page.index(STYLESHEET) < page.index("handbook.css")
