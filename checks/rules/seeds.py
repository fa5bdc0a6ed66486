"""Seeds: what the founding articles claim is recorded faithfully, and held against facts that exist."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from checks.facts.door import did_you_mean
from checks.facts.model import Claim, ClaimVerdict, Quotation, Reference, Seed
from checks.facts.records import Records
from checks.facts.rendering import value_text
from checks.findings import Finding, Location, Severity
from checks.language.agreement import Verdict, same_claim, values_agree
from checks.language.edtf import EdtfDate
from checks.language.finder import finder_of
from checks.language.quotation import quotation_agrees
from checks.language.records import FigureRecord, Recorded
from checks.language.units import UnitTable
from checks.language.values import DatePhrase, Expression, Figure, Ordinal, RelativeDate, Tally
from checks.rules.quotations import misquoted
from checks.rules.rule import Family, Rule, examples
from checks.rules.traces import Trace

MOST_QUOTED_PER_CENT = 15
"""All the fragments of an article together are at most this share of its characters."""

_SEED = "seeds/gazette-1934.yaml"


def _seed(claim: str, characters: int = 900) -> str:
    return (
        f'title: "The bridge opens"\ncite: gazette-1934\nparagraphs: 4\ncharacters: {characters}\n'
        f"sha256: {'0' * 64}\nclaims:\n  length:\n    paragraph: 2\n    kind: figure\n{claim}"
    )


def _claim(value: str, verdict: str, against: str = "long-bridge.length") -> str:
    return (
        f"    fragment: 1,300 metres from bank to bank\n    says: How long the bridge is.\n    value:\n"
        f"      figure: {value}\n    against: {against}\n    verdict: {verdict}\n"
        f"    finding: The plans were rounded.\n    cite: gazette-1934\n"
    )


UNKNOWN_AGAINST = Rule(
    "unknown-against",
    Family.SEEDS,
    Severity.ERROR,
    "A claim is held against a fact that does not exist.",
    """`against` is the address of the fact by which the claim was examined, so that the verdict can be checked and
the entry can show what the articles say of it. A claim that no fact can settle has none.""",
    failing=examples(_seed(_claim("about 1,300 metres", "imprecise", "long-bridge.size")), path=_SEED),
    passing=examples(_seed(_claim("about 1,300 metres", "imprecise")), path=_SEED),
)
INCOHERENT_VERDICT = Rule(
    "incoherent-verdict",
    Family.SEEDS,
    Severity.ERROR,
    "A verdict and the fact that it rests on do not go together.",
    """A corroborated figure or date agrees with the fact that it is held against; a wrong one does not.""",
    failing=examples(_seed(_claim("1,300 metres", "corroborated")), _seed(_claim("1,240 metres", "wrong")), path=_SEED),
    passing=examples(_seed(_claim("1,240 metres", "corroborated")), path=_SEED),
)
VALUE_NOT_STATED = Rule(
    "value-not-stated",
    Family.SEEDS,
    Severity.ERROR,
    "A claim's value is not what its fragment says.",
    """Where the fragment of a claim holds figures or dates, one of them says the value recorded: the same number on
the same side of the same hedge, or a date that the value lies in. Correct the value, or choose the fragment that
states it.""",
    failing=examples(_seed(_claim("1,400 metres", "wrong")), path=_SEED),
    passing=examples(_seed(_claim("1,300 metres", "wrong")), path=_SEED),
)
TOO_MUCH_QUOTED = Rule(
    "too-much-quoted",
    Family.SEEDS,
    Severity.ERROR,
    "The fragments of an article add up to more than a short quotation.",
    f"""The articles' texts are not part of the handbook. All fragments of an article together hold at most
{MOST_QUOTED_PER_CENT} per cent of its characters: shorten them to the fewest words that find the place.""",
    failing=examples(_seed(_claim("about 1,300 metres", "imprecise"), characters=100), path=_SEED),
    passing=examples(_seed(_claim("about 1,300 metres", "imprecise")), path=_SEED),
)
NO_SUCH_PARAGRAPH = Rule(
    "no-such-paragraph",
    Family.SEEDS,
    Severity.ERROR,
    "A paragraph is named that the article does not have, or an article that is no seed.",
    """Claims and chapters name the paragraphs that they come from. Paragraphs are the article's non-empty lines,
counted from 1, headings and captions among them.""",
    failing=examples("---\ndraws-on:\n  gazette-1934: [2, 9]\n---\n# Example\n\nThe river is wide.\n"),
    passing=examples("---\ndraws-on:\n  gazette-1934: [2]\n---\n# Example\n\nThe river is wide.\n"),
)
CLAIM_NOT_PRESENTED = Rule(
    "claim-not-presented",
    Family.SEEDS,
    Severity.ERROR,
    "The chapter about an article leaves one of its claims out.",
    """A chapter with `about-seed` presents the article: every claim recorded of it is shown there with
`{claim}`.""",
    failing=examples("---\nabout-seed: gazette-1934\n---\n# Example\n\nThe article praises the bridge.\n"),
    passing=examples(
        "---\nabout-seed: gazette-1934\n---\n# Example\n\nIt says {claim}`about 1,300 metres <gazette-1934:length>`, "
        "and praises {claim}`the crossing <gazette-1934:finest>`.\n"
    ),
)
TEXT_DIFFERS = Rule(
    "text-differs",
    Family.SEEDS,
    Severity.ERROR,
    "An article's text is not the one that its record describes.",
    """With `--seed-texts DIR`, the text whose SHA-256 the record names must be in the folder, with as many
paragraphs and characters as recorded.""",
    failing=(),
    passing=(),
)
FRAGMENT_NOT_FOUND = Rule(
    "fragment-not-found",
    Family.SEEDS,
    Severity.ERROR,
    "A claim's words do not stand in the paragraph that it names.",
    """A fragment, and a quotation that a claim states, is verbatim, so that anyone can find the claim;
`--seed-texts DIR` verifies it.""",
    failing=(),
    passing=(),
)
RULES = (
    UNKNOWN_AGAINST,
    INCOHERENT_VERDICT,
    VALUE_NOT_STATED,
    TOO_MUCH_QUOTED,
    NO_SUCH_PARAGRAPH,
    CLAIM_NOT_PRESENTED,
    TEXT_DIFFERS,
    FRAGMENT_NOT_FOUND,
)


def check_records(records: Records) -> Iterator[Finding]:
    """What is wrong with the seeds' records, and with what chapters say of seeds."""
    for seed in records.seeds.values():
        yield from _quoted(seed)
        for claim in seed.claims.values():
            if not 1 <= claim.paragraph <= seed.paragraphs:
                yield _no_paragraph(claim.location, claim.paragraph, seed)
            yield from _against(claim, records)
            yield from _stated(claim, records.configuration.units)
    for chapter in records.chapters.values():
        for reference, paragraphs in chapter.draws_on.items():
            yield from _drawn(reference, paragraphs, records)
        if chapter.about_seed is not None:
            yield from _drawn(chapter.about_seed, (), records)


def _drawn(reference: Reference, paragraphs: tuple[int, ...], records: Records) -> Iterator[Finding]:
    seed = records.seeds.get(reference.entry)
    if seed is None:
        yield NO_SUCH_PARAGRAPH.finding(
            reference.location,
            f"There is no seed “{reference.entry}”.",
            did_you_mean(reference.entry, records.seeds) or "Name a seed by its file.",
        )
        return
    for paragraph in paragraphs:
        if not 1 <= paragraph <= seed.paragraphs:
            yield _no_paragraph(reference.location, paragraph, seed)


def _no_paragraph(location: Location, paragraph: int, seed: Seed) -> Finding:
    return NO_SUCH_PARAGRAPH.finding(
        location,
        f"“{seed.id}” has no paragraph {paragraph}.",
        f"It has {seed.paragraphs}; count its non-empty lines from 1.",
    )


def _quoted(seed: Seed) -> Iterator[Finding]:
    quoted = sum(len(fragment) for fragment in {claim.fragment for claim in seed.claims.values()})
    if quoted * 100 > seed.characters * MOST_QUOTED_PER_CENT:
        yield TOO_MUCH_QUOTED.finding(
            seed.location,
            f"The fragments hold {quoted} of the article's {seed.characters} characters, "
            f"more than {MOST_QUOTED_PER_CENT} per cent.",
            "Shorten the longest fragments.",
        )


def _against(claim: Claim, records: Records) -> Iterator[Finding]:
    if claim.against is None:
        return
    fact = records.fact(claim.against.entry)
    if fact is None:
        entry, _, name = claim.against.entry.partition(".")
        known = [f.name for f in records.entries[entry].facts.values()] if entry in records.entries else []
        yield UNKNOWN_AGAINST.finding(
            claim.against.location,
            f"There is no fact “{claim.against.entry}”.",
            did_you_mean(name, known) if known else did_you_mean(entry, records.entries),
        )
        return
    stated, recorded = _comparable(claim.value), fact.value
    if stated is None or not isinstance(recorded, EdtfDate | FigureRecord | Ordinal | Tally):
        return
    held: Recorded = recorded.text if isinstance(recorded, EdtfDate) else recorded
    agreement = values_agree(stated, held, records.configuration.units)
    agrees = agreement.verdict in (Verdict.AGREES, Verdict.MARGIN)
    if (claim.verdict is ClaimVerdict.CORROBORATED and not agrees) or (claim.verdict is ClaimVerdict.WRONG and agrees):
        yield INCOHERENT_VERDICT.finding(
            claim.location,
            f"The claim is called {claim.verdict}, but its value {'agrees' if agrees else 'does not agree'} with "
            f"“{claim.against.entry}”: {agreement.why}.",
            "Correct the verdict, the stated value, or the fact that it is held against.",
        )


def _stated(claim: Claim, units: UnitTable) -> Iterator[Finding]:
    """Hold a claim's value against the figures and dates of its own fragment."""
    value = claim.value
    if not isinstance(value, EdtfDate | FigureRecord | Ordinal | Tally):
        return
    kinds = (DatePhrase,) if isinstance(value, EdtfDate) else (Figure, Ordinal, Tally, RelativeDate)
    written = [found for found in finder_of(units).find(claim.fragment) if isinstance(found.value, kinds)]
    if written and not any(_states(found, value, units) for found in written):
        yield VALUE_NOT_STATED.finding(
            claim.location,
            f"The fragment says “{'”, “'.join(found.text for found in written)}”, the value "
            f"{value_text(value, units)}.",
            "Correct the value, or choose the fragment that states it.",
            written=claim.fragment,
        )


def _states(written: Expression, value: EdtfDate | FigureRecord | Ordinal | Tally, units: UnitTable) -> bool:
    """Whether a figure or date in a fragment says a claim's value."""
    if isinstance(value, EdtfDate):
        return values_agree(written, value.text, units).holds
    return same_claim(written, value, units).verdict is Verdict.AGREES


def _comparable(value: object) -> Figure | DatePhrase | Ordinal | Tally | None:
    """A claim's value as if it were written in prose."""
    if isinstance(value, FigureRecord):
        return value.figure
    if isinstance(value, EdtfDate):
        return DatePhrase(value.text.rstrip("?~%"), circa="~" in value.text)
    return value if isinstance(value, Ordinal | Tally) else None


def check_together(records: Records, traces: Mapping[str, Trace]) -> Iterator[Finding]:
    """Claims that the chapter about their article leaves out."""
    for chapter in records.chapters.values():
        seed = records.seeds.get(chapter.about_seed.entry) if chapter.about_seed else None
        if seed is None or chapter.about_seed is None:
            continue
        shown = traces.get(chapter.path, Trace()).claims
        missing = [claim.name for claim in seed.claims.values() if claim.address not in shown]
        if missing:
            yield CLAIM_NOT_PRESENTED.finding(
                chapter.about_seed.location,
                f"The chapter leaves out {len(missing)} claims: {', '.join(missing[:8])}"
                f"{' …' if len(missing) > 8 else ''}.",
                "Show each with {claim}`words <seed:claim>`.",
            )


def check_texts(
    records: Records, texts: Mapping[str, bytes], traces: Mapping[str, Trace] = MappingProxyType({})
) -> Iterator[Finding]:
    """Hold the seeds' records, and what pages quote, against the articles' texts, found by SHA-256 among ``texts``."""
    quoted = [words for trace in traces.values() for words in trace.article_words]
    by_hash = {hashlib.sha256(data).hexdigest(): data for data in texts.values()}
    for seed in records.seeds.values():
        data = by_hash.get(seed.sha256)
        if data is None:
            yield TEXT_DIFFERS.finding(
                seed.location,
                f"None of the texts has the SHA-256 of “{seed.id}”.",
                "Correct the record, or the text.",
            )
            continue
        text = data.decode("utf-8", errors="replace")
        paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
        for what, recorded, there in (
            ("paragraphs", seed.paragraphs, len(paragraphs)),
            ("characters", seed.characters, len(text)),
        ):
            if recorded != there:
                yield TEXT_DIFFERS.finding(
                    seed.location,
                    f"The text has {there} {what}, the record says {recorded}.",
                    "Correct the record.",
                )
        for claim in seed.claims.values():
            paragraph = paragraphs[claim.paragraph - 1] if 1 <= claim.paragraph <= len(paragraphs) else ""
            for words in quoted:
                if words.claim == claim.address and not quotation_agrees(words.text, paragraph):
                    yield misquoted(words, claim, f"Paragraph {claim.paragraph} of the article")
            if isinstance(claim.value, Quotation) and not quotation_agrees(claim.value.text, paragraph):
                yield FRAGMENT_NOT_FOUND.finding(
                    claim.location,
                    f"The quotation “{claim.value.text}” does not stand in paragraph {claim.paragraph}.",
                    "Copy the words as the article has them.",
                )
            if claim.fragment not in paragraph:
                yield FRAGMENT_NOT_FOUND.finding(
                    claim.location,
                    f"“{claim.fragment}” does not stand in paragraph {claim.paragraph}.",
                    "Copy the words as the article has them.",
                )
