"""The titles of chapters, read from their first headings as a reader of the page sees them."""

from __future__ import annotations

from checks.citing.catalogue import chapter_files
from checks.facts.load import Files
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.reading.reader import read
from checks.reading.roles import Role


def chapter_titles(records: Records, files: Files) -> dict[str, str]:
    """The title of every chapter by its path; the file's name for one without a heading."""
    settings = records.configuration.myst

    def display(role: Role) -> str | None:
        bound = records.fact(role.target) or records.claims.get(role.target)
        return value_text(bound.value, records.configuration.units) if bound and bound.value else None

    titles = {}
    for path in chapter_files(records):
        headings = read(files.texts[path], settings, path, display=display).headings
        titles[path] = headings[0].text.strip() if headings else path.rpartition("/")[2].removesuffix(".md")
    return titles
