"""Glossary: names that find one entry, references that find any, and entries that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checks.facts import editions
from checks.facts.config import AmbiguousName
from checks.facts.door import did_you_mean
from checks.facts.model import Entry, Quotation, Reference
from checks.facts.moves import holders_of
from checks.facts.records import Records
from checks.findings import Finding, Fix, Location, Severity
from checks.reading.document import Passage, PassageKind
from checks.rules.pages import Page, Sheet
from checks.rules.quotations import quoted_in
from checks.rules.rule import Example, Family, Rule, examples
from checks.rules.traces import Trace

_ENTRY = "docs/glossary/long-bridge.md"


def _entry(head: str, body: str = "# Long Bridge\n\nThe Long Bridge crosses the river.\n") -> str:
    return f"---\nkind: work\nname: Long Bridge\n{head}---\n{body}"


UNKNOWN_TERM = Rule(
    "unknown-term",
    Family.GLOSSARY,
    Severity.ERROR,
    "A term is linked that no entry bears.",
    """`` {term}`Long Bridge` `` links an entry by its name, an alias or its id, whatever the case; with other words,
`` {term}`the crossing <Long Bridge>` ``.""",
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
UNLINKED_FIRST_MENTION = Rule(
    "unlinked-first-mention",
    Family.GLOSSARY,
    Severity.WARNING,
    "A chapter names an entry before it links it.",
    """Where an entry's name or alias first stands in the running text of a chapter, it is linked with `{term}`, so
that a reader can look it up there and the entry lists the chapter. Later mentions need no link. Only proper
names of several words are looked for, in paragraphs, lists, definitions and notes; a heading or a table may name
without linking, and so may words in quotation marks.""",
    failing=examples(
        "# Example\n\nThe Long Bridge is long.\n",
        "# Example\n\nThe Long Bridge is long. See {term}`Long Bridge`.\n",
    ),
    passing=examples(
        "# Example\n\n## The Long Bridge\n\nThe {term}`Long Bridge` is long. The Long Bridge is old.\n",
        "# Example\n\nThe {term}`bridge <long-bridge>` is long. The Long Bridge is old.\n",
    ),
)
AMBIGUOUS_NAME = Rule(
    "ambiguous-name",
    Family.GLOSSARY,
    Severity.ERROR,
    "A short name stands alone that could mean several entries.",
    """The list of names says which short names could mean any of several entries. Such a name stands in prose only
as part of the longer one, or as a link that says which is meant: `` {term}`the Bridge <long-bridge>` ``.""",
    failing=examples("# Example\n\nThe Crossing was closed.\n"),
    passing=examples(
        "# Example\n\nThe North Crossing was closed.\n",
        "# Example\n\nThe {term}`Crossing <long-bridge>` was closed.\n",
    ),
)
UNMENTIONED_ENTRY = Rule(
    "unmentioned-entry",
    Family.GLOSSARY,
    Severity.WARNING,
    "Nothing in the handbook leads to an entry.",
    """No page links the entry or binds one of its facts, and no other entry names it in its records: a reader finds it
only in the index. Link it where its matter is treated, or name it among the relations of an entry.""",
    failing=examples(
        "---\nkind: work\nname: Small Mill\n---\n# Small Mill\n\nThe mill ground corn.\n",
        path="docs/glossary/small-mill.md",
    ),
    passing=(
        Example(
            "---\nkind: town\nname: River Town\n---\n# River Town\n\nRiver Town lies where Route 7 meets the river.\n",
            "docs/glossary/river-town.md",
        ),
    ),
)
REDIRECT_HIDES_ENTRY = Rule(
    "redirect-hides-entry",
    Family.GLOSSARY,
    Severity.ERROR,
    "An entry claims as its old id one that another entry has.",
    """`redirects` lists the ids that an entry once had, so that old addresses find it. An id that another entry has,
or that two entries claim, would send readers to the wrong page.""",
    failing=examples(_entry("redirects: [river-town]\n"), path=_ENTRY),
    passing=examples(_entry("redirects: [great-bridge]\n"), path=_ENTRY),
)
LOST_ID = Rule(
    "lost-id",
    Family.GLOSSARY,
    Severity.ERROR,
    "An entry or fact of a past edition is gone, and nothing stands in its place.",
    """Ids are for ever: people have cited them. `docs/editions/` holds a ledger of each edition, with its entries and
their facts. An entry that was renamed or merged stands under `redirects` of the one that took its place, and so does a
fact. What was wrong from the start is withdrawn: its id or address stands in `docs/editions/withdrawn.yaml`, with the
reason, which readers are told.""",
    failing=(
        *examples("entries: [long-bridge, great-bridge]\n", path="docs/editions/1.yaml"),
        *examples(
            '{"entries": [{"id": "long-bridge"}],\n"facts": [{"address": "long-bridge.towers"}]}\n',
            path="docs/editions/1.json",
        ),
    ),
    passing=(
        *examples("entries: [long-bridge]\n", path="docs/editions/1.yaml"),
        *examples(
            '{"entries": [{"id": "long-bridge"}],\n"facts": [{"address": "long-bridge.arches"}]}\n',
            path="docs/editions/1.json",
        ),
    ),
)
REDIRECT_HIDES_FACT = Rule(
    "redirect-hides-fact",
    Family.GLOSSARY,
    Severity.ERROR,
    "A fact claims as its old name one that another fact has.",
    """`redirects` of a fact, position or column lists the names that it once had, so that old addresses find it. A name
that another fact has, or that two claim, would send readers to the wrong value.""",
    failing=examples(_entry("facts:\n  span:\n    figure: 20 metres\n    redirects: [span]\n"), path=_ENTRY),
    passing=examples(_entry("facts:\n  span:\n    figure: 20 metres\n    redirects: [breadth]\n"), path=_ENTRY),
)
NEEDLESS_WITHDRAWAL = Rule(
    "needless-withdrawal",
    Family.GLOSSARY,
    Severity.ERROR,
    "Something is said to be withdrawn that is still there, or never was.",
    """`docs/editions/withdrawn.yaml` lists what past editions had and the handbook has no longer, each with its reason.
Take out what has come back. What no edition ever had needs no withdrawal: correct the id.""",
    failing=examples("long-bridge: It was never built.\n", path="docs/editions/withdrawn.yaml"),
    passing=examples("great-bridge: It was never built.\n", path="docs/editions/withdrawn.yaml"),
)
RULES = (
    UNKNOWN_TERM,
    AMBIGUOUS_TERM,
    UNKNOWN_ENTRY,
    HEADING_DIFFERS,
    NO_DEFINITION,
    UNLINKED_FIRST_MENTION,
    AMBIGUOUS_NAME,
    UNMENTIONED_ENTRY,
    REDIRECT_HIDES_ENTRY,
    REDIRECT_HIDES_FACT,
    LOST_ID,
    NEEDLESS_WITHDRAWAL,
)

_RUNNING_TEXT = frozenset({PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.DEFINITION, PassageKind.FOOTNOTE})
_GOES_ON = re.compile(r"[\w-]| [^\W\d_a-z]")
"""What follows a name that is part of a longer one: the Cold War Museum."""
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w.’'-]*")


def check_records(records: Records) -> Iterator[Finding]:
    """Names that are not unique, references to nothing, and ids that are hidden or lost."""
    yield from _redirects(records)
    yield from _moved_facts(records)
    yield from _lost(records)
    yield from _needlessly_withdrawn(records)
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
        yield from fact.actors


def _speakers(records: Records) -> Iterator[str]:
    """Those whose words are recorded: ids of entries, and names that are none."""
    for fact in records.facts.values():
        if isinstance(fact.value, Quotation):
            yield fact.value.speaker


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
    entry = records.entry_at(page.path)
    if entry is not None:
        yield from _opening(page, entry)
    elif page.path in records.chapters:
        yield from _first_mentions(page, records)
    if records.configuration.ambiguous:
        yield from _ambiguous(page, records)


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


def _redirects(records: Records) -> Iterator[Finding]:
    claimed: dict[str, str] = {}
    for entry in records.entries.values():
        for old in entry.redirects:
            other = old if old in records.entries else claimed.setdefault(old, entry.id)
            if other != entry.id:
                yield REDIRECT_HIDES_ENTRY.finding(
                    entry.location,
                    f"“{old}” cannot be an old id of “{entry.id}”: "
                    f"{'it is an entry' if other == old else f'“{other}” claims it too'}.",
                    "Take it out of “redirects”.",
                )


def _moved_facts(records: Records) -> Iterator[Finding]:
    """Old names of facts and columns that others have, or that two claim."""
    claimed: dict[str, str] = {}
    for address, location, redirects in _with_redirects(records):
        for old in redirects:
            other = old if old in records.facts or old == address else claimed.setdefault(old, address)
            if other != address or old == address:
                yield REDIRECT_HIDES_FACT.finding(
                    location,
                    f"“{old}” is claimed as an old name of “{address}”, and is that of “{other}”.",
                    "Take it out of “redirects” here.",
                )


def _with_redirects(records: Records) -> Iterator[tuple[str, Location, tuple[str, ...]]]:
    """The facts and columns that have had other names: address, place and old addresses."""
    for entry in records.entries.values():
        yield from ((fact.address, fact.location, fact.redirects) for fact in entry.facts.values())
        for column in entry.series.columns.values() if entry.series else ():
            yield f"{entry.id}.{column.name}", column.location, column.redirects


def _lost(records: Records) -> Iterator[Finding]:
    """Ids of past editions that lead nowhere; the facts of an entry that is lost are lost with it."""
    known = {*records.entries, *records.moves.entries}
    for ids in records.editions.values():
        for reference in ids:
            word, entry = reference.entry, reference.entry.partition(".")[0]
            if records.withdrawal(word):
                continue
            if word == entry and entry not in known:
                yield LOST_ID.finding(
                    reference.location,
                    f"“{word}” was an entry in this edition and is none now.",
                    f"Bring it back, list its id under “redirects” of the entry that took its place, {_OR_WITHDRAW}",
                )
            elif word != entry and entry in known and records.fact(word) is None:
                yield LOST_ID.finding(
                    reference.location,
                    f"“{word}” was a fact in this edition and is none now.",
                    f"Bring it back, list its name under “redirects” of the fact that took its place, {_OR_WITHDRAW}",
                )


_OR_WITHDRAW = f"or withdraw it, with the reason, in {editions.WITHDRAWN} beside the ledgers."


def _needlessly_withdrawn(records: Records) -> Iterator[Finding]:
    """Withdrawals of what is there, or of what no edition had."""
    if not records.withdrawn:  # spares going through every address
        return
    published = {part for ids in records.editions.values() for id_ in ids for part in holders_of(id_.entry)}
    here = {part for address in (*records.entries, *records.facts) for part in holders_of(address)}
    for address, withdrawal in records.withdrawn.items():
        if address in here:
            yield NEEDLESS_WITHDRAWAL.finding(
                withdrawal.location, f"“{address}” is withdrawn, and is still there.", "Take out one of the two."
            )
        elif published and address not in published:
            yield NEEDLESS_WITHDRAWAL.finding(
                withdrawal.location, f"No edition has had “{address}”.", did_you_mean(address, published - here)
            )


# ---------------------------------------------------------------- names in running text


def _first_mentions(page: Page, records: Records) -> Iterator[Finding]:
    """Names of entries in a chapter's running text that stand before the first link to the entry."""
    met: set[str] = set()
    for sheet in page.sheets:
        for passage in sheet.reading.document.passages:
            for start, end, entry, is_link in sorted(_namings(passage, records), key=lambda naming: naming[:2]):
                if entry not in met and not is_link:
                    name = passage.text[start:end]
                    yield UNLINKED_FIRST_MENTION.finding(
                        sheet.locate(*passage.source_span(start, end)),
                        f"“{name}” is named here before it is linked.",
                        f"Link its first mention: {{term}}`{name}`.",
                        fix=Fix(f"{{term}}`{name}`", "Link the entry"),
                    )
                met.add(entry)


def _namings(passage: Passage, records: Records) -> Iterator[tuple[int, int, str, bool]]:
    """Where a passage links or names an entry: from where to where, which, and whether it is a link."""
    for placed in passage.roles:
        if placed.role.name == "term" and (linked := records.entry_called(placed.role.target.strip())):
            yield placed.start, placed.end, linked.id, True
    if passage.kind not in _RUNNING_TEXT or not passage.in_own_voice:
        return
    named = list(names_in(passage.text, records))
    taken = [(placed.start, placed.end) for placed in passage.roles] if named else []
    taken += [(quoted.start, quoted.end) for quoted in quoted_in(passage.text)] if named else []
    for start, end, name in named:
        entry = records.entry_called(name)
        if entry is None or any(first < end and start < last for first, last in taken):
            continue
        first, last = passage.source_span(start, end)
        if last - first == len(name):  # no markup in the middle of it
            yield start, end, entry.id, False


def names_in(text: str, records: Records) -> Iterator[tuple[int, int, str]]:
    """The entries' names of several words that stand in a text, the longest at each place, none overlapping."""
    reached = 0
    for match in _CAPITALISED.finditer(text):
        start = match.start()
        if start < reached:
            continue
        for name in records.long_names.get(match[0], ()):
            end = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, end):
                yield start, end, name
                reached = end
                break


def _ambiguous(page: Page, records: Records) -> Iterator[Finding]:
    """Short names that stand alone and could mean several entries."""
    for sheet in page.sheets:
        for passage in sheet.reading.document.passages:
            for name in records.configuration.ambiguous:
                if name.text in passage.text:
                    yield from _alone(name, sheet, passage, records)


def _alone(name: AmbiguousName, sheet: Sheet, passage: Passage, records: Records) -> Iterator[Finding]:
    longer = [*name.meant, *(known.text for known in records.names if name.text in known.text and not known.pattern)]
    covered = [
        (match.start(), match.end())
        for full in longer
        if full != name.text
        for match in re.finditer(re.escape(full), passage.text)
    ]
    covered += [(placed.start, placed.end) for placed in passage.roles if placed.role.name != "exempt"]
    covered += [(quoted.start, quoted.end) for quoted in quoted_in(passage.text)]
    for match in re.finditer(rf"(?<![\w-]){re.escape(name.text)}(?![\w-])", passage.text):
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            yield AMBIGUOUS_NAME.finding(
                sheet.locate(*passage.source_span(*match.span())),
                f"“{name.text}” alone could be {', '.join(name.meant[:-1])} or {name.meant[-1]}.",
                "Write the whole name, or link the one that is meant.",
            )


def check_together(records: Records, traces: Mapping[str, Trace]) -> Iterator[Finding]:
    """Entries that nothing leads to."""
    reached = {reference.entry for entry in records.entries.values() for reference in _references(entry)}
    reached |= set(_speakers(records))
    reached |= {claim.against.entry.partition(".")[0] for claim in records.claims.values() if claim.against}
    by_path = {entry.path: entry.id for entry in records.entries.values()}
    for path, trace in traces.items():
        named = {entry.id for term in trace.terms if (entry := records.entry_called(term))}
        named |= {address.partition(".")[0] for address in trace.facts}
        reached |= named - {by_path.get(path, "")}
    for entry in records.entries.values():
        if entry.id not in reached:
            yield UNMENTIONED_ENTRY.finding(
                entry.location,
                f"No page and no record leads to “{entry.name}”.",
                "Link it where its matter is treated, or name it among an entry's relations.",
            )
