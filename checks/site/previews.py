"""What the site shows where a reader points at a value, a claim or an entry: value, source, date.

For each entry and each seed there is one small script with what its facts or claims say. A page names none of them:
``preview.js`` loads what a pointer asks for, by the address that the words carry, so that pages stay light and the
previews work from a folder. The record that words lead to says the same, and more, to readers without script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sphinx.application import Sphinx

from checks.cache import fingerprint
from checks.facts.labels import fact_label
from checks.facts.model import Citation, Claim, Entry, Fact, RecordedValue, Seed
from checks.facts.rendering import value_text
from checks.facts.status import status_of
from checks.site.builders import makes_the_site
from checks.site.display import bound_words, stated_text
from checks.site.domain import HandbookDomain, domain_of
from checks.site.handbook import Handbook
from checks.site.made import Made
from checks.site.standing import standing

FOLDER = "_previews"
SCRIPT = "preview.js"

_MOST_SOURCES = 3
"""More sources than these are counted, not named."""

Preview = Mapping[str, object]


def write_previews(app: Sphinx, exception: Exception | None) -> None:
    """Write what has changed of the previews, and take away what is gone (``build-finished``)."""
    if exception is not None or not makes_the_site(app.builder):
        return
    domain = domain_of(app.env)
    made = Made(app, "previews")
    made_from = fingerprint(domain.handbook.fingerprint, repr(sorted(domain.data["leads"].items())))
    if made.is_from(made_from):
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    written = {f"{name}.js": _script(name, previews) for name, previews in _all(domain)}
    for old in folder.glob("*.js"):
        if old.name not in written:
            old.unlink()
    for name, content in written.items():
        file = folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != content:
            file.write_text(content, encoding="utf-8")
    made.note(made_from, (f"{FOLDER}/{name}" for name in written))


def _script(name: str, previews: Mapping[str, Preview]) -> str:
    said = json.dumps(previews, ensure_ascii=False, separators=(",", ":"))
    return f"handbookPreviews({json.dumps(name)},{said});\n"


def _all(domain: HandbookDomain) -> Iterator[tuple[str, Mapping[str, Preview]]]:
    """What each entry's and each seed's script is called, and holds: previews by address."""
    handbook = domain.handbook
    by_entry: dict[str, list[Fact]] = {name: [] for name in handbook.records.entries}
    for fact in handbook.records.facts.values():
        by_entry[fact.entry].append(fact)
    for entry in handbook.records.entries.values():
        lead = domain.lead(handbook.document(entry))
        facts = {fact.address: _fact(handbook, fact) for fact in by_entry[entry.id]}
        yield f"entry-{entry.id}", {entry.id: _entry(handbook, entry, lead), **facts}
    for seed in handbook.records.seeds.values():
        yield f"seed-{seed.id}", {claim.address: _claim(handbook, seed, claim) for claim in seed.claims.values()}


def _entry(handbook: Handbook, entry: Entry, lead: str) -> Preview:
    """An entry in brief: what it is, its name at home, where it stands, how its page begins."""
    configuration = handbook.configuration
    status = status_of(entry, handbook.records, configuration.as_of)
    about = [configuration.kinds[entry.kind].label, entry.native_name, status.state if status else ""]
    return {"head": " · ".join(part for part in about if part), "value": entry.name, "lead": lead}


def _fact(handbook: Handbook, fact: Fact) -> Preview:
    """A fact: its entry and name, its value or the values held for it, its date and its sources."""
    records = handbook.records
    entry = records.entries[fact.entry]
    positions = [
        f"{position.holder}: {_value(handbook, position.value)}"
        for position in records.positions(fact)
        if position.value
    ]
    lines = [
        *positions,
        *_dates(handbook, fact),
        *_worked_out(handbook, fact),
        *_sources(handbook, fact.citations),
        standing(fact, records).capitalize(),
    ]
    return {
        "head": f"{entry.name}: {fact_label(fact, records)}",
        "value": _value(handbook, fact.value) if fact.value else "No agreed value",
        "lines": [line for line in lines if line],
    }


def _value(handbook: Handbook, value: RecordedValue) -> str:
    return f"{bound_words(value)} {value_text(value, handbook.configuration.units)}".strip()


def _dates(handbook: Handbook, fact: Fact) -> Iterator[str]:
    units = handbook.configuration.units
    if fact.effective:
        yield f"With effect from {value_text(fact.effective, units)}"
    if fact.as_of and not fact.is_series_value:
        yield f"As of {value_text(fact.as_of, units)}"


def _worked_out(handbook: Handbook, fact: Fact) -> Iterator[str]:
    """From which facts a value is reckoned."""
    records = handbook.records
    used = [records.fact(address) for address in fact.formula.arguments] if fact.formula else []
    labels = [f"{records.entries[known.entry].name}: {fact_label(known, records)}" for known in used if known]
    if labels:
        yield f"Worked out from {' and '.join(labels)}"


def _sources(handbook: Handbook, citations: Iterable[Citation]) -> Iterator[str]:
    """The sources as a line, the first of them by name."""
    known = [citation for citation in citations if citation.key in handbook.records.sources]
    named = []
    for citation in known[:_MOST_SOURCES]:
        source = handbook.records.sources[citation.key]
        parts = (source.publisher, source.title, citation.locator)
        named.append(", ".join(part for part in parts if part))
    more = len(known) - len(named)
    if named:
        yield f"Source{'s' if len(known) > 1 else ''}: {'; '.join(named)}{f'; and {more} more' if more else ''}"


def _claim(handbook: Handbook, seed: Seed, claim: Claim) -> Preview:
    """A claim: whose it is and where, what it states, and what examining it came to."""
    records = handbook.records
    fact = records.fact(claim.against.entry) if claim.against else None
    lines = [f"Verdict: {claim.verdict.value}"]
    if fact is not None and fact.value:
        name = records.entries[fact.entry].name
        lines.append(f"The record: {name}: {fact_label(fact, records)}: {_value(handbook, fact.value)}")
    return {
        "head": f"{handbook.seed_name(seed)}, paragraph {claim.paragraph}",
        "value": stated_text(claim, handbook.configuration.units),
        "lines": lines,
    }
