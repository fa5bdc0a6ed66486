"""Provenance: every value has a source, and every source is recorded well enough to be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checks.facts.door import did_you_mean, shown
from checks.facts.model import Citation, Entry, Fact, RecordedValue, Source
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.edtf import EdtfError, parse
from checks.rules.pages import Page
from checks.rules.rule import Example, Family, Rule, examples
from checks.rules.traces import Trace

_ENTRY = "docs/glossary/long-bridge.md"
_BIB = "docs/references.bib"


def _entry(cite: str) -> str:
    return (
        "---\nkind: work\nname: Long Bridge\nfacts:\n  length:\n    figure: 1,240 metres\n"
        f"{cite}---\n# Long Bridge\n\nThe Long Bridge crosses the river.\n"
    )


_SOURCE = (
    "@online{gazette-1934,\n  title = {The bridge opens},\n  organization = {River Gazette},\n"
    "  date = {1934-05-13},\n  keywords = {%s}\n}\n"
)


def _two_acts(first: str, second: str) -> Example:
    return Example(
        "---\nkind: work\nname: Long Bridge\nfacts:\n"
        f"  begun:\n    act: begun\n    date: 1931-04-01\n    cite: {first}\n"
        f"  opened:\n    act: opened\n    date: 1931-04-01\n    cite: {second}\n"
        "---\n# Long Bridge\n\nThe Long Bridge crosses the river.\n",
        _ENTRY,
    )


UNSOURCED_FACT = Rule(
    "unsourced-fact",
    Family.PROVENANCE,
    Severity.ERROR,
    "A fact, or a position on it, cites no source.",
    """Every value cites at least one source, `key` or `"key, locator"`. A value whose source has not yet been
seen to say it keeps the best source and `confirmed: false`. A derived fact rests on the sources of the facts
that it is made from.""",
    failing=examples(_entry(""), path=_ENTRY),
    passing=examples(_entry("    cite: gazette-1934, p. 3\n"), path=_ENTRY),
)
UNKNOWN_SOURCE = Rule(
    "unknown-source",
    Family.PROVENANCE,
    Severity.ERROR,
    "A source is cited that the bibliography does not have.",
    """A citation, in a record or in prose, names the key of a BibTeX record: `key`, or `key, locator` in a record. Add
the record, or correct the key.""",
    failing=(
        *examples(_entry("    cite: gazette-1943\n"), path=_ENTRY),
        *examples("# Example\n\nIt is long {cite}`gazette-1943`.\n"),
    ),
    passing=examples("# Example\n\nIt is long {cite}`gazette-1934`.\n"),
)
INCOMPLETE_SOURCE = Rule(
    "incomplete-source",
    Family.PROVENANCE,
    Severity.ERROR,
    "A source cannot be found from its record.",
    """A source has a title, someone who answers for it (author, organization or publisher), and an address or a
year, so that a reader can find it. An address begins with https:// or http://; a date is written as in 1934-05-13,
1934-05 or 1934.""",
    failing=examples(
        "@online{gazette-1934,\n  title = {The bridge opens}\n}\n",
        "@online{gazette-1934, title = {The bridge opens}, organization = {River Gazette}, url = {gazette.example}}\n",
        "@online{gazette-1934, title = {The bridge opens}, organization = {River Gazette}, date = {1934-05-32}}\n",
        path=_BIB,
    ),
    passing=examples(
        "@online{gazette-1934,\n  title = {The bridge opens},\n  organization = {River Gazette},\n"
        "  date = {1934-05-13}\n}\n",
        path=_BIB,
    ),
)
UNUSED_SOURCE = Rule(
    "unused-source",
    Family.PROVENANCE,
    Severity.WARNING,
    "A source is recorded and nothing cites it.",
    """The bibliography lists what the handbook rests on. Cite the source where it belongs, or delete it.""",
    failing=examples(
        "@online{gazette-1934, title = {The bridge opens}, organization = {River Gazette}, year = {1934}}\n"
        "@online{gazette-1935, title = {A year of the bridge}, organization = {River Gazette}, year = {1935}}\n",
        path=_BIB,
    ),
    passing=examples(
        "@online{gazette-1934, title = {The bridge opens}, organization = {River Gazette}, year = {1934}}\n",
        path=_BIB,
    ),
)
MIRROR_ONLY = Rule(
    "mirror-only",
    Family.PROVENANCE,
    Severity.WARNING,
    "A fact rests on copies alone.",
    """A source with the keyword `mirror` is at an address that is not its publisher's: a copy may leave out or change,
and may vanish. The page says so to the reader. Cite the original beside it, or another source, as soon as one has been
seen. A handbook whose sources were gathered from copies may set this rule aside in its configuration, under `ignore`,
and look at the list now and then with `handbook check --select mirror-only`.""",
    failing=examples(_SOURCE % "press, mirror", path=_BIB),
    passing=examples(_SOURCE % "press", path=_BIB),
)
SECONDARY_SOURCE = Rule(
    "secondary-source",
    Family.PROVENANCE,
    Severity.WARNING,
    "A date rests on secondary sources where a primary one is on record.",
    """A primary source (keyword `primary`, `official` or `treaty-text`) comes before those that draw on it
(`encyclopedia`, `reference`, `press`, `blog`). Where two acts of an entry have the same date, and one of them cites a
primary source while the other cites secondary ones alone, that source very likely says both: look, and cite it.""",
    failing=(_two_acts("gazette-1934", "almanac-1935"),),
    passing=(_two_acts("gazette-1934", "gazette-1934"),),
)
RULES = (UNSOURCED_FACT, UNKNOWN_SOURCE, INCOMPLETE_SOURCE, UNUSED_SOURCE, MIRROR_ONLY, SECONDARY_SOURCE)

MIRROR = "mirror"
_PRIMARY = frozenset({"primary", "official", "treaty-text"})
_SECONDARY = frozenset({"encyclopedia", "reference", "press", "blog"})


def check_records(records: Records) -> Iterator[Finding]:
    """What rests on no source, or on one that is not recorded."""
    for entry in records.entries.values():
        yield from _entry_sources(entry, records)
    for seed in records.seeds.values():
        yield from _unknown((seed.citation,), records)
        for claim in seed.claims.values():
            yield from _unknown(claim.citations, records)
    yield from _poor(records)
    for source in records.sources.values():
        fields = source.fields
        missing = [
            name
            for name, there in (
                ("a title", "title" in fields),
                ("an author, organization or publisher", bool(source.publisher)),
                ("a url or a date", bool({"url", "doi", "date", "year"} & set(fields))),
            )
            if not there
        ]
        if missing:
            yield INCOMPLETE_SOURCE.finding(
                source.location, f"The source “{source.key}” lacks {' and '.join(missing)}.", "Add it."
            )
        yield from _unusable(source)


_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


def _unusable(source: Source) -> Iterator[Finding]:
    """An address that leads nowhere, or a date that is none."""
    url, date = source.fields.get("url", ""), source.fields.get("date", "")
    if url and not _ADDRESS.fullmatch(url):
        yield INCOMPLETE_SOURCE.finding(
            source.location,
            f"The address of “{source.key}” is none that a reader can open: {shown(url)}.",
            "Write the whole address, beginning with https:// or http://, without a space.",
        )
    try:
        parse(date or "2000")
    except EdtfError as error:
        yield INCOMPLETE_SOURCE.finding(
            source.location,
            f"The date of “{source.key}” is none: {error}.",
            "Write it as in 2024-01-31, 2024-01 or 2024.",
        )


def _poor(records: Records) -> Iterator[Finding]:
    """Facts that rest on copies alone, or on secondary sources where a primary one is at hand."""
    keywords = {source.key: frozenset(source.keywords) for source in records.sources.values()}
    for entry in records.entries.values():
        primary: dict[RecordedValue, Fact] = {}
        for fact in entry.facts.values():
            kinds = [keywords.get(citation.key, frozenset()) for citation in fact.citations]
            if fact.act and fact.value is not None and any(kind & _PRIMARY for kind in kinds):
                primary.setdefault(fact.value, fact)
            if kinds and not fact.is_position and all(MIRROR in kind for kind in kinds):
                yield MIRROR_ONLY.finding(
                    fact.citations[0].location,
                    f"“{fact.address}” rests on copies alone: {', '.join(_keys(fact))}.",
                    "Cite the original, or another source, once it has been seen.",
                )
        for fact in entry.facts.values():
            kinds = [keywords.get(citation.key, frozenset()) for citation in fact.citations]
            better = primary.get(fact.value) if fact.act and kinds and fact.value is not None else None
            if better is not None and all(kind & _SECONDARY and not kind & _PRIMARY for kind in kinds):
                yield SECONDARY_SOURCE.finding(
                    fact.citations[0].location,
                    f"“{fact.address}” rests on {', '.join(_keys(fact))}; “{better.address}”, of the same day, on "
                    f"{', '.join(_keys(better))}.",
                    "See whether that source says both, and cite it.",
                )


def _keys(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.key for citation in fact.citations))


def _entry_sources(entry: Entry, records: Records) -> Iterator[Finding]:
    for fact in entry.facts.values():
        disputed = bool(fact.positions)
        if not fact.citations and fact.formula is None and not disputed:
            yield UNSOURCED_FACT.finding(
                fact.location,
                f"“{fact.address}” cites no source.",
                'Add “cite: key” or “cite: "key, locator"”.',
            )
        yield from _unknown(() if disputed else fact.citations, records)
    if entry.series is not None:
        for column in entry.series.columns.values():
            yield from _unknown(column.all_citations, records)


def _unknown(citations: Iterable[Citation], records: Records) -> Iterator[Finding]:
    for citation in citations:
        if citation.key not in records.sources:
            yield UNKNOWN_SOURCE.finding(
                citation.location,
                f"There is no source “{citation.key}”.",
                did_you_mean(citation.key, records.sources) or "Add it to the bibliography.",
            )


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Sources cited in prose that are not recorded."""
    for sheet, role in page.roles("cite"):
        for key in role.target.split(","):
            if key.strip() not in records.sources:
                yield UNKNOWN_SOURCE.finding(
                    sheet.locate(role.start, role.end),
                    f"There is no source “{key.strip()}”.",
                    did_you_mean(key.strip(), records.sources) or "Add it to the bibliography.",
                )


def check_together(records: Records, traces: Mapping[str, Trace]) -> Iterator[Finding]:
    """Sources that nothing cites, neither a record nor prose."""
    cited = {key for trace in traces.values() for key in trace.cited}
    for fact in records.facts.values():
        cited |= {citation.key for citation in fact.citations}
    for seed in records.seeds.values():
        cited.add(seed.citation.key)
        cited |= {citation.key for claim in seed.claims.values() for citation in claim.citations}
    for source in records.sources.values():
        if source.key not in cited:
            yield UNUSED_SOURCE.finding(
                source.location, f"Nothing cites “{source.key}”.", "Cite it, or delete the record."
            )


def is_single_source(fact: Fact, sources: Mapping[str, Source]) -> bool:
    """Whether a fact rests on one source alone; two of the same publisher are not independent, and count as one."""
    publishers = {
        sources[citation.key].publisher.casefold() if citation.key in sources else citation.key
        for citation in fact.citations
    }
    return len(publishers) == 1
