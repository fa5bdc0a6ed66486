"""Glossary: names that find one entry, references that find any, and entries that say what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.facts.door import did_you_mean
from checks.facts.model import Entry, Reference
from checks.facts.records import Records
from checks.findings import Finding, Location, Severity
from checks.reading.document import PassageKind
from checks.rules.pages import Page
from checks.rules.rule import Family, Rule, examples

_ENTRY = "docs/glossary/long-bridge.md"


def _entry(head: str, body: str = "# Long Bridge\n\nThe Long Bridge crosses the river.\n") -> str:
    return f"---\nkind: work\nname: Long Bridge\n{head}---\n{body}"


UNKNOWN_TERM = Rule(
    "unknown-term",
    Family.GLOSSARY,
    Severity.ERROR,
    "A term is linked that no entry bears.",
    """`` {term}`New START` `` links an entry by its name, an alias or its id, whatever the case; with other words,
`` {term}`the treaty <New START>` ``.""",
    failing=examples("# Example\n\nSee the {term}`Short Bridge`.\n"),
    passing=examples("# Example\n\nSee the {term}`Long Bridge` and {term}`it <long-bridge>`.\n"),
)
AMBIGUOUS_TERM = Rule(
    "ambiguous-term",
    Family.GLOSSARY,
    Severity.ERROR,
    "A name or alias is borne by several entries.",
    """Names and aliases are unique, whatever their case, so that a link and a reader find one entry.""",
    failing=examples(
        "---\nkind: town\nname: River Town\naliases: [long bridge]\n---\n# River Town\n\nA town.\n",
        path="docs/glossary/river-town.md",
    ),
    passing=examples(
        "---\nkind: town\nname: River Town\naliases: [The Town]\n---\n# River Town\n\nA town.\n",
        path="docs/glossary/river-town.md",
    ),
)
UNKNOWN_ENTRY = Rule(
    "unknown-entry",
    Family.GLOSSARY,
    Severity.ERROR,
    "A record names an entry that does not exist.",
    """Parties, participants, relations and `by` name entries by their ids, the names of their files.""",
    failing=examples(_entry("parties: [river-twon]\n"), path=_ENTRY),
    passing=examples(_entry("parties: [river-town]\n"), path=_ENTRY),
)
HEADING_DIFFERS = Rule(
    "heading-differs",
    Family.GLOSSARY,
    Severity.ERROR,
    "An entry's heading is not its name.",
    """An entry's file has one first heading, its name, so that the page, the index and the links agree.""",
    failing=examples(_entry("", "# The long bridge over the river\n\nIt crosses the river.\n"), path=_ENTRY),
    passing=examples(_entry(""), path=_ENTRY),
)
NO_DEFINITION = Rule(
    "no-definition",
    Family.GLOSSARY,
    Severity.ERROR,
    "An entry does not begin by saying what it is.",
    """Under the heading stands a paragraph whose first sentence defines the entry and stands alone: it is what
previews, search results and other handbooks show.""",
    failing=examples(_entry("", "# Long Bridge\n\n## History\n\nIt was built.\n"), path=_ENTRY),
    passing=examples(_entry(""), path=_ENTRY),
)
RULES = (UNKNOWN_TERM, AMBIGUOUS_TERM, UNKNOWN_ENTRY, HEADING_DIFFERS, NO_DEFINITION)


def check_records(records: Records) -> Iterator[Finding]:
    """Names that are not unique, and references to nothing."""
    for name, ids in records.by_name.items():
        for other in ids[1:]:
            entry = records.entries[other]
            yield AMBIGUOUS_TERM.finding(
                entry.location,
                f"“{name}” is a name of both “{ids[0]}” and “{other}”.",
                "Give one of the two a name or alias that tells them apart.",
            )
    for entry in records.entries.values():
        for reference in _references(entry):
            if reference.entry not in records.entries:
                yield UNKNOWN_ENTRY.finding(
                    reference.location,
                    f"There is no entry “{reference.entry}”.",
                    did_you_mean(reference.entry, records.entries) or "Name an entry by its id.",
                )


def _references(entry: Entry) -> Iterable[Reference]:
    yield from entry.parties
    yield from entry.participants
    for references in entry.relations.values():
        yield from references
    for fact in entry.facts.values():
        yield from (Reference(actor, fact.location) for actor in fact.by)


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Terms that no entry bears; an entry's page that does not begin with its name and definition."""
    for sheet, role in page.roles("term"):
        name = role.target.strip()
        ids = records.by_name.get(name.casefold(), ())
        if not ids:
            yield UNKNOWN_TERM.finding(
                sheet.locate(role.start, role.end),
                f"No entry is called “{name}”.",
                did_you_mean(name.casefold(), records.by_name) or "Link an entry by its name, an alias or its id.",
            )
    entry = next((entry for entry in records.entries.values() if entry.path == page.path), None)
    if entry is not None:
        yield from _opening(page, entry)


def _opening(page: Page, entry: Entry) -> Iterator[Finding]:
    body = next((sheet for sheet in page.sheets if sheet.is_body), None)
    if body is None:
        return
    passages = body.reading.document.passages
    heading = passages[0] if passages and passages[0].kind is PassageKind.HEADING else None
    if heading is None or heading.text.strip() != entry.name:
        place = body.locate(*heading.source_span(0, len(heading.text))) if heading else _end_of_front(page)
        yield HEADING_DIFFERS.finding(
            place,
            f"The page does not begin with its name as heading, “{entry.name}”.",
            f"Begin the page with “# {entry.name}”.",
        )
        return
    if len(passages) < 2 or passages[1].kind is not PassageKind.PARAGRAPH:
        yield NO_DEFINITION.finding(
            body.locate(*heading.source_span(0, len(heading.text))),
            f"No paragraph under the heading says what “{entry.name}” is.",
            "Write a first sentence that defines it and stands alone.",
        )


def _end_of_front(page: Page) -> Location:
    line = page.text.count("\n", 0, page.text.find("\n---", 3) + 1) + 2
    return Location(page.path, line, 1, line, 1)
