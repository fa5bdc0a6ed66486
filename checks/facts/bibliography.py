"""The bibliography: BibTeX records, with the line on which each stands."""

from __future__ import annotations

import re

from pybtex.database import BibliographyData, parse_string
from pybtex.scanner import PybtexSyntaxError

from checks.facts.door import INVALID_RECORD
from checks.facts.model import Source
from checks.findings import Finding, Location, Severity

_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*\{\s*([^,\s}]+)", re.MULTILINE)
_NO_ENTRY = {"comment", "preamble", "string"}


def read_bibliography(path: str, text: str) -> tuple[dict[str, Source], list[Finding]]:
    """Read a BibTeX text: the sources by key, and the problems."""
    places, problems = _places(path, text)
    try:
        data = parse_string(text, "bibtex")
    except PybtexSyntaxError as error:
        line = error.lineno or 1
        hint = "Each record is “@online{key, title = {…}, …}”, braces in pairs."
        location = Location(path, line, 1, line, 1)
        return {}, [Finding(INVALID_RECORD, Severity.ERROR, location, f"This is no BibTeX: {error.args[0]}.", hint)]
    except Exception as error:  # pybtex raises several unrelated types for repeated keys and broken names
        return {}, [Finding(INVALID_RECORD, Severity.ERROR, Location(path), f"This is no BibTeX: {error}.", "")]
    return _sources(data, places), problems


def _places(path: str, text: str) -> tuple[dict[str, Location], list[Finding]]:
    """Where each record begins; a key given twice, whatever its case, is a problem."""
    places: dict[str, Location] = {}
    seen: dict[str, Location] = {}
    problems = []
    line, at = 1, 0
    for match in _ENTRY.finditer(text):
        if match[1].lower() in _NO_ENTRY:
            continue
        line, at = line + text.count("\n", at, match.start(2)), match.start(2)
        column = at - text.rfind("\n", 0, at)
        location = Location(path, line, column, line, column + len(match[2]))
        if (first := seen.setdefault(match[2].lower(), location)) is not location:
            message = f"The source “{match[2]}” is recorded twice; first on line {first.line}."
            problems.append(Finding(INVALID_RECORD, Severity.ERROR, location, message, "Delete or rename one."))
        places.setdefault(match[2], location)
    return places, problems


def _sources(data: BibliographyData, places: dict[str, Location]) -> dict[str, Source]:
    sources = {}
    for key, entry in data.entries.items():
        fields = {name.lower(): _plain(value) for name, value in entry.fields.items()}
        people = entry.persons.get("author") or entry.persons.get("editor")
        if people:
            fields["author"] = "; ".join(_plain(str(person)) for person in people)
        keywords = tuple(word.strip() for word in fields.get("keywords", "").split(",") if word.strip())
        sources[key] = Source(key, entry.type, fields, keywords, places[key])
    return sources


def _plain(text: str) -> str:
    """A BibTeX field without its braces and escapes."""
    return re.sub(r"\\([&%$#_])", r"\1", text).replace("{", "").replace("}", "").strip()
