"""Records in Markdown, for the boxes that an editor shows beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.facts.frontmatter import split_front_matter
from checks.facts.model import Citation, Claim, Entry, Fact, Seed, Source
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.facts.status import status_of
from checks.language.records import FigureRecord
from checks.server.handbook import State
from checks.server.markup import shown_text
from checks.server.records import Record

_MOST_SENTENCE = 400
_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_ANY_ROLE = re.compile(r"\{([\w:]{1,40})\}(`{1,3})(?!`)(.{1,1000}?)(?<!`)\2(?!`)", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<=[\w)”’%])[.!?][”’)]*(?=\s+[\w“‘(]|\s*$)")


def describe(record: Record, state: State) -> str:
    """A record in Markdown: what it says, who says so, as of when."""
    match record:
        case Fact():
            lines = _fact(record, state.records)
        case Claim():
            lines = _claim(record, state.records)
        case Entry():
            lines = _entry(record, state)
        case Source():
            lines = _source(record)
        case Seed():
            lines = _seed(record, state.records)
    return "\n\n".join(line for line in lines if line)


def describe_briefly(record: Record, records: Records) -> str:
    """A record in one line, without markup."""
    match record:
        case Fact():
            return f"{record.address}: {value_of(record, records)}"
        case Claim():
            return f"{record.address}: {stated_by(record, records)} ({record.verdict})"
        case Entry():
            return record.name
        case Source() | Seed():
            return record.title


def value_of(fact: Fact, records: Records) -> str:
    """A fact's value as prose writes it; of a disputed one, the positions."""
    units = records.configuration.units
    if fact.value is not None:
        return value_text(fact.value, units)
    held = [value_text(position.value, units) for position in records.positions(fact) if position.value is not None]
    return f"disputed: {' · '.join(held)}" if held else "no value"


def stated_by(claim: Claim, records: Records) -> str:
    """What a claim states, as prose writes it."""
    return value_text(claim.value, records.configuration.units)


def escaped(text: str) -> str:
    """A text of which Markdown makes nothing but itself."""
    return _MARKUP.sub(r"\\\1", text)


# --------------------------------------------------------------------------------------------- records


def _fact(fact: Fact, records: Records) -> Iterator[str]:
    entry = records.entries.get(fact.entry)
    bound = fact.value.bound if isinstance(fact.value, FigureRecord) else None
    yield f"**{escaped(value_of(fact, records))}**{f' ({bound})' if bound else ''}"
    yield f"{escaped(entry.name if entry else fact.entry)}: {escaped(fact_label(fact, records))}  \n`{fact.address}`"
    yield " · ".join(_circumstances(fact, records))
    for position in records.positions(fact):
        adopted = " (adopted)" if position.name.endswith(f"/{fact.adopted}") and fact.adopted else ""
        yield f"- {escaped(position.holder)}: **{escaped(value_of(position, records))}**{adopted}"
    if fact.reason is not None:
        yield f"Adopted because: {plain(fact.reason.text, records)}"
    if fact.note is not None:
        yield plain(fact.note.text, records)
    yield _sources(fact.citations, records, confirmed=fact.confirmed)


def fact_label(fact: Fact, records: Records) -> str:
    """What a fact is called: its label, its act, or its name."""
    entry = records.entries.get(fact.entry)
    kind = records.configuration.kinds.get(entry.kind) if entry else None
    if fact.is_series_value and entry is not None and entry.series is not None:
        column, _, key = fact.name.partition("@")
        known = entry.series.columns.get(column)
        return f"{known.label if known else column}, {key}"
    act = kind.acts.get(fact.act) if kind else None
    return fact.label or (act.label if act else "") or re.split("/", fact.name)[-1].replace("-", " ")


def _circumstances(fact: Fact, records: Records) -> Iterator[str]:
    """When, by whom and how a value came about, one after the other."""
    units = records.configuration.units
    if fact.formula is not None:
        yield f"`{fact.formula}`"
    if fact.by:
        names = (records.entries[party].name if party in records.entries else party for party in fact.by)
        yield f"by {escaped(', '.join(names))}"
    if fact.place:
        yield escaped(fact.place)
    if fact.effective is not None:
        yield f"with effect from {value_text(fact.effective, units)}"
    if fact.as_of is not None:
        yield f"as of {value_text(fact.as_of, units)}"
    if fact.holder:
        yield f"held by {escaped(fact.holder)}"


def _claim(claim: Claim, records: Records) -> Iterator[str]:
    seed = records.seeds.get(claim.seed)
    yield f"**{escaped(stated_by(claim, records))}** — *{claim.verdict}*"
    where = f"{escaped(seed.title)}, " if seed else ""
    yield f"{where}paragraph {claim.paragraph}: “{escaped(claim.fragment)}”  \n`{claim.address}`"
    yield plain(claim.says.text, records)
    yield f"Finding: {plain(claim.finding.text, records)}"
    against = records.fact(claim.against.entry) if claim.against else None
    if against is not None:
        yield f"Held against `{against.address}`: **{escaped(value_of(against, records))}**"
    yield _sources(claim.citations, records)


def _entry(entry: Entry, state: State) -> Iterator[str]:
    records = state.records
    kind = records.configuration.kinds.get(entry.kind)
    yield f"**{escaped(entry.name)}** — {escaped(kind.label if kind else entry.kind)}"
    yield first_sentence(state.report.files.texts.get(entry.path, ""), records)
    yield _status(entry, records)
    yield f"`{entry.id}`"


def _status(entry: Entry, records: Records) -> str:
    """The computed status, and the parties for which it differs."""
    if entry.kind not in records.configuration.kinds:
        return ""
    as_of = records.configuration.as_of
    status = status_of(entry, records, as_of)
    if status is None:
        return ""
    parties = [
        f"{records.entries[party.party].name if party.party in records.entries else party.party}: {party.state}"
        for party in status.parties
    ]
    return escaped("; ".join([f"Status as of {as_of.isoformat()}: {status.state}", *parties]))


def _source(source: Source) -> Iterator[str]:
    yield f"**{escaped(source.title)}**"
    yield escaped(" · ".join(part for part in (source.publisher, _date(source)) if part))
    yield _link(source.fields.get("url", ""))
    yield " · ".join([f"`{source.key}`", *map(escaped, source.keywords)])


def _seed(seed: Seed, records: Records) -> Iterator[str]:
    yield f"**{escaped(seed.title)}**"
    yield f"{seed.paragraphs} paragraphs, {len(seed.claims)} claims  \n`{seed.id}`"
    yield _sources((seed.citation,), records)


def _sources(citations: Iterable[Citation], records: Records, *, confirmed: bool = True) -> str:
    lines = []
    for citation in citations:
        source = records.sources.get(citation.key)
        if source is None:
            lines.append(f"- `{citation.key}`: not in the bibliography")
            continue
        details = [part for part in (source.publisher, _date(source), citation.locator) if part]
        title = f"*{escaped(source.title)}*"
        tail = f", {escaped(', '.join(details))}" if details else ""
        url = _link(source.fields.get("url", ""))
        lines.append(f"- {title}{tail} `{citation.key}`{f' {url}' if url else ''}")
    if not lines:
        return ""
    head = "Sources:" if confirmed else "Sources, not yet confirmed in them:"
    return "\n".join([head, "", *lines])


def _date(source: Source) -> str:
    return source.fields.get("date") or source.fields.get("year", "")


def _link(url: str) -> str:
    return f"<{url}>" if url.startswith(("https://", "http://")) and not re.search(r"[\s<>]", url) else escaped(url)


# ----------------------------------------------------------------------------------------------- prose


def first_sentence(page: str, records: Records) -> str:
    """The first sentence under a page's heading, without markup."""
    front = split_front_matter(page)
    body = page[front.offset + len(front.text) + 3 :] if front else page
    paragraphs = (block.strip() for block in re.split(r"\n[ \t]*\r?\n", body[:20_000]))
    for paragraph in paragraphs:
        lines = [line for line in paragraph.splitlines() if not line.startswith(("#", "(", "%", "---"))]
        if lines and not paragraph.startswith(("```", ":::", "|")):
            text = plain(" ".join(lines), records)
            end = _SENTENCE_END.search(text)
            sentence = text[: end.end()] if end else text
            return sentence if len(sentence) <= _MOST_SENTENCE else f"{sentence[:_MOST_SENTENCE]}…"
    return ""


def plain(text: str, records: Records) -> str:
    """MyST as words: roles leave what they show."""

    def words(match: re.Match[str]) -> str:
        name, content = match[1], match[3]
        if name.startswith("cite"):
            return ""
        shown = shown_text(content)
        if shown is None and name == "fact":
            fact = records.fact(content.strip())
            shown = value_of(replace(fact, positions=()), records) if fact else None
        return shown if shown is not None else content

    return re.sub(r" (?=[.,;:])", "", " ".join(_ANY_ROLE.sub(words, text).split()))
