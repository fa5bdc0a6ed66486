"""The file of the jump-to box: the names, headings and years by which one gets to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.site.search.results import Group, Result

SECTION = "Section"


def names_file(results: Sequence[Result], chronology: str) -> dict[str, object]:
    """The data of ``names.js``.

    ``kinds`` are the words for what a page is. A row of ``places`` holds title, address, index of its kind, other
    names, years, and the title of the page that a section is part of; what is empty at a row's end is left out.
    ``chronology`` is the address of the page that lists the events of every year, or empty.
    """
    kinds: list[str] = []
    places = [_row(kinds, *place) for place in _places(results)]
    return {"chronology": chronology, "kinds": kinds, "places": places}


Place = tuple[str, str, str, Sequence[str], Sequence[int], str]


def _places(results: Sequence[Result]) -> Iterator[Place]:
    for result in results:
        if result.group in (Group.CLAIMS, Group.SOURCES):
            continue
        yield result.title, result.address, result.kind, result.names, sorted(set(result.years)), ""
        if result.group is not Group.ENTRIES:  # the sections of entries all have the same headings
            for section in result.sections:
                yield section.heading, f"{result.address}#{section.anchor}", SECTION, (), (), result.title


def _row(kinds: list[str], title: str, address: str, kind: str, *rest: Sequence[object]) -> list[object]:
    if kind not in kinds:
        kinds.append(kind)
    row: list[object] = [title, address, kinds.index(kind), *rest]
    while not row[-1] and row[-1] != 0:
        row.pop()
    return row
