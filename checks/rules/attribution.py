"""Attribution: what one source or a founding article says is not passed off as the handbook's own word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts.model import Claim, ClaimVerdict, Fact
from checks.facts.records import Records, plain_words
from checks.findings import Finding, Severity
from checks.language.statements import ARTICLE, ATTRIBUTION, SAYING, sentence_around
from checks.reading.document import OPAQUE, Passage, PassageKind
from checks.rules.pages import Mention, Page, Sheet
from checks.rules.quotations import quoted_in
from checks.rules.rule import Family, Rule, examples
from checks.rules.targets import target_of

POSITION_WITHOUT_HOLDER = Rule(
    "position-without-holder",
    Family.AGREEMENT,
    Severity.WARNING,
    "Prose gives one of several disputed values as if it were established.",
    """Where sources disagree, prose may name one position (`entry.fact/position`) that the handbook has not adopted.
The address says so to the checks, not to the reader: the paragraph must name the holder, give another position
beside it, or say at least that it is somebody's (“counts”, “estimates”, “reported”, “critics hold”). Cells of a table
are not judged: their row or heading says whose they are.""",
    failing=examples("# Example\n\nIt took {fact}`400 workers <long-bridge.workers/builders>`.\n"),
    passing=examples(
        "# Example\n\nThe builders had {fact}`400 workers <long-bridge.workers/builders>`.\n",
        "# Example\n\nBetween {fact}`400 <long-bridge.workers/builders>` and "
        "{fact}`650 workers <long-bridge.workers/town>` built it.\n",
        "# Example\n\nOne estimate is {fact}`400 workers <long-bridge.workers/builders>`.\n",
    ),
)
CLAIM_IN_OWN_VOICE = Rule(
    "claim-in-own-voice",
    Family.SEEDS,
    Severity.ERROR,
    "The handbook repeats in its own voice what examining a claim did not bear out.",
    """A claim of a founding article that is not corroborated is shown as the article's. The paragraph in which
`{claim}` stands, or its heading, must say so in words: it names the author or the article, speaks of “the article” or
“the essay”, or has a verb of saying. In the chapter about the article (`about-seed`) every paragraph is about it. What
holds in fact is said with `{fact}`.""",
    failing=examples("# Example\n\nThe bridge is {claim}`about 1,300 metres <gazette-1934:length>` long.\n"),
    passing=examples(
        "# Example\n\nThe article makes the bridge {claim}`about 1,300 metres <gazette-1934:length>` long.\n",
        "# Example\n\nThe River Gazette has {claim}`about 1,300 metres <gazette-1934:length>`.\n",
        "---\nabout-seed: gazette-1934\n---\n# Example\n\nLength: {claim}`about 1,300 metres <gazette-1934:length>`.\n",
    ),
)
CLAIM_REPEATED = Rule(
    "claim-repeated",
    Family.SEEDS,
    Severity.ERROR,
    "The handbook says in a founding article's own words what examining them did not bear out.",
    """The words of a claim that is not corroborated stand in the handbook's prose, and nothing shows whose they are.
Report the claim with `{claim}`, say in the paragraph that the article holds it, or say what the records bear out in
words of your own. In the chapter about the article (`about-seed`) every paragraph is about it.""",
    failing=examples(
        "# Example\n\nThe bridge was the finest crossing in the whole country.\n",
        "# Example\n\nThe finest *crossing*, in the whole country, is here.\n",
    ),
    passing=examples(
        "# Example\n\nThe bridge was thought a fine crossing in the country.\n",
        "# Example\n\nThe article calls it {claim}`the finest crossing in the whole country <gazette-1934:finest>`.\n",
        "# Example\n\nThe River Gazette thought it the finest crossing in the whole country.\n",
        "---\nabout-seed: gazette-1934\n---\n# Example\n\nIt has {claim}`about 1,300 metres <gazette-1934:length>` "
        "and {claim}`a praise <gazette-1934:finest>`: the finest crossing in the whole country.\n",
    ),
)
RULES = (POSITION_WITHOUT_HOLDER, CLAIM_IN_OWN_VOICE, CLAIM_REPEATED)

_TELLING = re.compile(r"[^\W\d_][\w’'-]{3,}")
"""A word of a holder's or author's name by which a reader knows them."""


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Positions without a holder, and claims without an author."""
    chapter = records.chapters.get(page.path)
    about = chapter.about_seed.entry if chapter is not None and chapter.about_seed is not None else ""
    headings = _headings(page)
    for mention in page.mentions:
        if mention.role is None or mention.role.name == "exempt" or not mention.passage.in_own_voice:
            continue
        target = target_of(mention, records)
        if isinstance(target, Fact) and target.is_position:
            yield from _position(mention, target, headings, records)
        elif isinstance(target, Claim) and target.seed != about and mention.sheet.is_body:
            yield from _claim(mention, target, headings, records)
    for sheet in page.sheets:
        if sheet.is_body and records.unsupported_wordings:
            yield from _repeated(sheet, about, headings, records)


def _headings(page: Page) -> dict[int, str]:
    """For each passage, the text of the headings that it stands under, the page's own apart."""
    texts: dict[int, str] = {}
    for sheet in page.sheets:
        under: dict[int, str] = {}
        for passage in sheet.reading.document.passages:
            if passage.kind is PassageKind.HEADING:
                under = {level: text for level, text in under.items() if level < passage.level}
                under[passage.level] = passage.text
            texts[id(passage)] = " ".join(under.values())
    return texts


def _position(mention: Mention, position: Fact, headings: dict[int, str], records: Records) -> Iterator[Finding]:
    fact = records.facts[position.address.partition("/")[0]]
    passage = mention.passage
    if fact.adopted == position.name.partition("/")[2] or passage.kind is PassageKind.TABLE_CELL:
        return
    around = f"{headings[id(passage)]} {passage.text}"
    if (
        ATTRIBUTION.search(_sentence(passage, mention.start, mention.end))
        or _names(position.holder, around)
        or _has_another(passage, fact, mention)
    ):
        return
    yield POSITION_WITHOUT_HOLDER.finding(
        mention.location,
        f"“{mention.text}” is what {position.holder} holds of a disputed fact, and the paragraph does not say so.",
        "Name the holder, or give the other positions beside it.",
        written=mention.text,
        recorded=f"{position.address}, held by {position.holder}",
    )


def _has_another(passage: Passage, fact: Fact, mention: Mention) -> bool:
    """Whether the passage gives another position on the fact."""
    others = {f"{fact.name}/{name}" for name in fact.positions}
    named = {
        placed.role.target.strip().rpartition(".")[2]
        for placed in passage.roles
        if placed.role.name == "fact" and placed.role is not mention.role
    }
    mine = mention.role.target.strip().rpartition(".")[2] if mention.role else ""
    return bool(named & (others - {mine}))


def _claim(mention: Mention, claim: Claim, headings: dict[int, str], records: Records) -> Iterator[Finding]:
    passage = mention.passage
    if claim.verdict is ClaimVerdict.CORROBORATED or passage.kind is PassageKind.TABLE_CELL:
        return
    if _is_reported(claim, passage, (mention.start, mention.end), headings, records):
        return
    yield CLAIM_IN_OWN_VOICE.finding(
        mention.location,
        f"“{mention.text}” is {claim.verdict} and stands here as the handbook's own word.",
        f"Say whose it is: the article “{records.seeds[claim.seed].title}”; or give what holds, with {{fact}}.",
        written=mention.text,
        recorded=f"“{claim.fragment}” ({claim.address}, {claim.verdict})",
    )


def _repeated(sheet: Sheet, about: str, headings: dict[int, str], records: Records) -> Iterator[Finding]:
    for passage in sheet.reading.document.passages:
        if not passage.in_own_voice:
            continue
        own = _own_words(passage)
        spaced = f" {plain_words(own)} "
        for wording, address in records.unsupported_wordings.items():
            claim = records.claims[address]
            if f" {wording} " not in spaced or claim.seed == about:
                continue
            span = _span(wording, own)
            if not _is_reported(claim, passage, span, headings, records):
                yield CLAIM_REPEATED.finding(
                    sheet.locate(*passage.source_span(*span)),
                    f"“{passage.text[slice(*span)]}” is the article's wording of what is {claim.verdict}.",
                    f"Report it: {{claim}}`… <{address}>`; or say in your own words what the records bear out.",
                    written=passage.text[slice(*span)],
                    recorded=f"“{claim.fragment}” ({address}, {claim.verdict})",
                )


def _own_words(passage: Passage) -> str:
    """A passage's text as long as it is, with marks in place of what roles show as a claim and what is quoted."""
    text = passage.text
    reported = [(placed.start, placed.end) for placed in passage.roles if placed.role.name == "claim"]
    for start, end in (*reported, *((quoted.start, quoted.end) for quoted in quoted_in(text))):
        text = text[:start] + OPAQUE * (end - start) + text[end:]
    return text


def _span(wording: str, text: str) -> tuple[int, int]:
    """From where to where some words stand in a text that has them, whatever marks stand between them."""
    found = re.search(r"[\W_]+".join(map(re.escape, wording.split(" "))), text, re.IGNORECASE)
    return found.span() if found else (0, len(text))


def _is_reported(
    claim: Claim, passage: Passage, span: tuple[int, int], headings: dict[int, str], records: Records
) -> bool:
    """Whether the paragraph or its heading says whose words stand at a span of a passage."""
    around = f"{headings[id(passage)]} {passage.text}"
    seed = records.seeds[claim.seed]
    source = records.sources.get(seed.citation.key)
    is_named = seed.title.casefold() in around.casefold() or (source is not None and _names(source.publisher, around))
    return is_named or bool(ARTICLE.search(around) or SAYING.search(_sentence(passage, *span)))


def _sentence(passage: Passage, start: int, end: int) -> str:
    """The sentence in which something stands."""
    first, last = sentence_around(passage.text, start, end)
    return passage.text[first:last]


def _names(who: str, text: str) -> bool:
    """Whether a text has a word by which a reader knows who is meant."""
    words = set(_TELLING.findall(text.casefold()))
    return bool(words & set(_TELLING.findall(who.casefold())))
