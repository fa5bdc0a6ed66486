"""The bibliography: BibTeX records, with the line on which each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from checks.facts.door import INVALID_RECORD, shown
from checks.facts.model import Source
from checks.findings import Finding, Location, Severity

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

Places = Mapping[str, list[Location]]
"""Where the keys stand, in lower case: BibTeX knows no other."""

LONGEST_KEY = 100
_KEY = re.compile(r"@[ \t]*\w+\s*[{(]\s*([^,\s{}()]+)[ \t]*,")
_REPEATED = "repeated bibliography entry: "
_HINT = "Each record is “@online{key, title = {…}, …}”, braces in pairs."


def read_bibliography(path: str, text: str) -> tuple[dict[str, Source], list[Finding]]:
    """Read a BibTeX text: the sources by key, and the problems. What is wrong with one leaves the others."""
    import pybtex.errors  # parsing BibTeX is slow to load, and its result is mostly at hand
    from pybtex.database import parse_string

    places = _places(path, text)
    with pybtex.errors.capture() as errors:
        data = parse_string(text, "bibtex")
        sources = _sources(data, places, Location(path))
    problems = list(_problems(errors, path, text, places))
    for key in [key for key in sources if len(key) > LONGEST_KEY]:
        problems.append(_problem(sources.pop(key).location, f"“{shown(key)}” is too long for a key.", "Shorten it."))
    if text.strip() and not sources and not problems:
        problems.append(_problem(Location(path), "There is no record in this bibliography.", _HINT))
    return sources, problems


def _places(path: str, text: str) -> Places:
    places: dict[str, list[Location]] = {}
    line, at = 1, 0
    for match in _KEY.finditer(text):
        line, at = line + text.count("\n", at, match.start(1)), match.start(1)
        column = at - text.rfind("\n", 0, at)
        location = Location(path, line, column, line, column + len(match[1]))
        places.setdefault(match[1].lower(), []).append(location)
    return places


def _problems(errors: Iterable[Exception], path: str, text: str, places: Places) -> Iterator[Finding]:
    """What the parser complained of, each with its place."""
    repeated: dict[str, int] = {}
    for error in errors:
        message = shown(str(error), 200)
        if message.startswith(_REPEATED):
            key = message.removeprefix(_REPEATED).lower()
            repeated[key] = repeated.get(key, 0) + 1
            first, *others = places.get(key) or [Location(path)]
            place = others[min(repeated[key], len(others)) - 1] if others else first
            message = f"The source “{key}” is recorded twice; first on line {first.line}."
            yield _problem(place, message, "Delete or rename one.")
        else:
            message = re.sub(r"^(.*) in line \d+: ", r"\1: ", message)
            yield _problem(_place_of(error, path, text, places), f"This is no BibTeX: {message}.", _HINT)


def _place_of(error: Exception, path: str, text: str, places: Places) -> Location:
    """The line that the parser names, or that of the record or name which its message quotes."""
    line = getattr(error, "lineno", None)
    if line is None:
        words = re.findall(r"(?<=key )\S+|(?<=')[^']+(?=')", str(error))
        for word in words:
            if known := places.get(word.lower()):
                return known[0]
            if word in text:
                line = text.count("\n", 0, text.index(word)) + 1
    return Location(path, line or 1, 1, line or 1, 1)


def _problem(location: Location, message: str, hint: str) -> Finding:
    return Finding(INVALID_RECORD, Severity.ERROR, location, message, hint)


def _sources(data: BibliographyData, places: Places, unplaced: Location) -> dict[str, Source]:
    sources = {}
    for key, entry in data.entries.items():
        fields = {name.lower(): _plain(name, value) for name, value in entry.fields.items()}
        people = entry.persons.get("author") or entry.persons.get("editor")
        if people:
            fields["author"] = "; ".join(_plain("author", str(person)) for person in people)
        keywords = tuple(word.strip() for word in fields.get("keywords", "").split(",") if word.strip())
        location = places.get(key.lower(), [unplaced])[0]
        sources[key] = Source(
            key, entry.type, {name: value for name, value in fields.items() if value}, keywords, location
        )
    return sources


def _plain(name: str, text: str) -> str:
    """A BibTeX field without its braces, its accents and escapes as the characters that they write."""
    if "\\" in text and name.lower() not in ("url", "doi"):
        text = _from_latex(text)
    return re.sub(r"\\([&%$#_])", r"\1", text).replace("{", "").replace("}", "").strip()


def _from_latex(text: str) -> str:
    """LaTeX's accents and signs as characters; a text that it cannot read stays as it is."""
    import codecs

    import latexcodec  # noqa: F401  (it registers the codec)

    try:
        return codecs.decode(text.replace("~", " "), "ulatex")  # type: ignore[call-overload, no-any-return]
    except ValueError:
        return text
