"""Quotations: words in quotation marks are bound to a record that has them, and given to who spoke them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.facts.model import Claim, Fact, Quotation, StatedText, StateOfAffairs
from checks.facts.records import Records, plain_words
from checks.findings import Finding, Location, Severity
from checks.language.quotation import quotation_agrees
from checks.language.statements import GIVES_TO_SPEAKER, SPEAKER_FOLLOWS, sentence_around
from checks.reading.document import Passage, PassageKind, PlacedRole
from checks.rules.pages import Page, Sheet
from checks.rules.rule import Family, Rule, examples
from checks.rules.speakers import given_to
from checks.rules.targets import address_in

FEWEST_WORDS = 5
"""A stretch in quotation marks of so many words is a quotation, not a word held at arm's length."""

UNBOUND_QUOTATION = Rule(
    "unbound-quotation",
    Family.QUOTATIONS,
    Severity.ERROR,
    "A quotation is bound to no record that has its words.",
    f"""Words in quotation marks are somebody's. A quotation is a stretch of {FEWEST_WORDS} words or more, a
shorter one that the sentence gives to a speaker (“said”, “called it”, “in her words”), or a block quotation. It is
bound, whole, with `{{fact}}` to a fact that records the words with speaker, date and source, or with `{{claim}}` to
what a founding article says; then it is held against them word for word.

Not quotations: titles of recorded sources (another title is set in italics), and a word or two held at arm's
length. Where the words are nobody's (a
proverb), say so with `{{exempt}}` and the reason; where no source has them, paraphrase.""",
    failing=examples(
        "# Example\n\nThe town got “our road, at long last, to the world”.\n",
        "# Example\n\nThe mayor called it “our road”.\n",
        "# Example\n\n“Our road”, he said.\n",
        "# Example\n\n> It is our road to the world.\n",
        "# Example\n\nHe spoke of {fact}`“1,240 metres of stone and iron” <long-bridge.length>`.\n",
    ),
    passing=examples(
        "# Example\n\nThe town got {fact}`“our road, at long last, to the world” <long-bridge.praise>`.\n",
        "# Example\n\nThe mayor called it “{fact}`our road <long-bridge.praise>`”.\n",
        "# Example\n\nThe toll was called “bridge money”, and was less than “free”.\n",
        "# Example\n\nIt is called {exempt}`“the road to nowhere at all” <a saying>`.\n",
    ),
)
OTHER_SPEAKER = Rule(
    "other-speaker",
    Family.QUOTATIONS,
    Severity.ERROR,
    "A sentence gives a quotation to someone who did not speak it.",
    """A sentence gives a quotation to somebody with a verb of saying before or after it, with “according to”, “in the
words of” or “as … put it”, with a name in the genitive (“her promise that …”) or in brackets. Whom it names must be
recorded as who spoke the words (`speaker` or `by`). Known are links to entries, the entries' names, the names of
recorded speakers, and the surnames of people. Only what can be decided is judged: another subject in between, or a name
that no record has, is left to the reader.""",
    failing=examples(
        "# Example\n\n{term}`River Town` said: {fact}`“our road” <long-bridge.praise>`.\n",
        "# Example\n\nIt is {fact}`“our road” <long-bridge.praise>`, as River Town said.\n",
        "# Example\n\n{fact}`“Our road” <long-bridge.praise>`, said River Town.\n",
    ),
    passing=examples("# Example\n\n{term}`Mayor Long` said: {fact}`“our road” <long-bridge.praise>`.\n"),
)
QUOTATION_WITHOUT_SPEAKER = Rule(
    "quotation-without-speaker",
    Family.QUOTATIONS,
    Severity.WARNING,
    "A recorded quotation does not say whose words it holds.",
    """A quotation is recorded with its `speaker`, an entry or a name (or `by`, where a body adopted the words), so that
it cannot be given to another. The words of a treaty or document need none where the citation says where in it they
stand: `"key, art. II"`.""",
    failing=examples(
        "---\nkind: person\nname: Mayor Long\nfacts:\n  motto:\n    quote: build and be glad\n"
        "    cite: gazette-1934\n---\n# Mayor Long\n\nMayor Long built.\n",
        path="docs/glossary/mayor-long.md",
    ),
    passing=examples(
        "---\nkind: person\nname: Mayor Long\nfacts:\n  motto:\n    quote: build and be glad\n    speaker: mayor-long\n"
        "    cite: gazette-1934\n---\n# Mayor Long\n\nMayor Long built.\n",
        path="docs/glossary/mayor-long.md",
    ),
)
ARTICLE_MISQUOTED = Rule(
    "article-misquoted",
    Family.QUOTATIONS,
    Severity.ERROR,
    "Words quoted from a founding article are not those that its record has.",
    """Inside `{claim}`, words in quotation marks are the article's own. They must stand, word for word, in the claim's
`fragment` or in the words of its `value`: of what the article says besides, the handbook keeps no copy to check them
by. Where the articles' texts are at hand (`--seed-texts DIR`), they must also stand in the paragraph itself.

White space, the shape of marks, the first letter's case and a stop at the end do not count; an ellipsis stands
for words left out. Report in other words without quotation marks, or record a longer fragment.""",
    failing=examples("# Example\n\nIt says {claim}`“some 1,300 metres” <gazette-1934:length>`.\n"),
    passing=examples(
        "# Example\n\nIt says {claim}`“about 1,300 metres” <gazette-1934:length>`.\n",
        "# Example\n\nIt says {claim}`about “1,300 metres” <gazette-1934:length>`.\n",
    ),
)
RULES = (UNBOUND_QUOTATION, OTHER_SPEAKER, QUOTATION_WITHOUT_SPEAKER, ARTICLE_MISQUOTED)

_QUOTED = re.compile(r"“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’(?!\w)")
_MARKS = '“”«»"‘'
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A stretch in quotation marks, and where it stands with its marks."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """Words that prose quotes from a founding article: of which claim, and where."""

    claim: str
    text: str
    location: Location


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Quotations that nothing binds, and those given to another speaker."""
    for sheet in page.sheets:
        for passage in sheet.reading.document.passages:
            if not passage.in_own_voice:
                yield from _block_quotation(sheet, passage, records)
            elif any(mark in passage.text for mark in _MARKS):
                for quoted in quoted_in(passage.text):
                    yield from _check(quoted, sheet, passage, records)
    for words in article_words(page, records):
        claim = records.claims[words.claim]
        if not isinstance(claim.value, Quotation) and not _has_words(claim, words.text):
            yield misquoted(words, claim, f"The record of “{words.claim}”")


def quoted_in(text: str) -> Iterator[_Quoted]:
    """Every stretch of a text in quotation marks, the outermost of those in one another."""
    for match in _QUOTED.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        yield _Quoted(inner, match.start(), match.end())


def _check(quoted: _Quoted, sheet: Sheet, passage: Passage, records: Records) -> Iterator[Finding]:
    binding = _binding(quoted, sheet, passage, records)
    if binding is not None:
        if isinstance(binding, Fact):
            yield from _speaker(quoted, binding, sheet, passage, records)
    elif _is_quotation(quoted, passage, records) and not _is_title(quoted.text, records):
        yield _unbound(quoted.text, sheet.locate(*passage.source_span(quoted.start, quoted.end)))


def _unbound(text: str, place: Location) -> Finding:
    return UNBOUND_QUOTATION.finding(
        place,
        f"The quotation “{_shortened(text)}” is bound to no record of its words.",
        f"Record the words with speaker and source, and bind them: {{fact}}`“{_shortened(text)}” <entry.fact>`; "
        "or paraphrase.",
        written=text,
    )


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 8 else f"{' '.join(words[:7])} …"


def _binding(quoted: _Quoted, sheet: Sheet, passage: Passage, records: Records) -> object | None:
    """What binds a quotation whole: a fact of words, a claim, or a waiver; ``None`` where nothing does."""
    for placed in passage.roles:
        if (
            placed.start <= quoted.start + 1
            and placed.end >= quoted.end - 1
            and (found := _words(placed, sheet, records))
        ):
            return found
    return None


def _words(placed: PlacedRole, sheet: Sheet, records: Records) -> object | None:
    """What a role binds words to; ``None`` for a fact that holds no words."""
    role = placed.role
    if role.name == "claim" or role.name == "exempt":
        return role
    fact = records.fact(address_in(role, sheet)) if role.name == "fact" else None
    return fact if fact is not None and isinstance(fact.value, Quotation | StateOfAffairs) else None


def _is_quotation(quoted: _Quoted, passage: Passage, records: Records) -> bool:
    if len(_WORD.findall(quoted.text)) >= FEWEST_WORDS:
        return True
    text = passage.text
    first, last = sentence_around(text, quoted.start, quoted.end)
    if GIVES_TO_SPEAKER.search(text[max(first, quoted.start - _NEAR) : quoted.start]) or SPEAKER_FOLLOWS.match(
        text[quoted.end : last]
    ):
        return True
    naming = given_to(quoted.start, quoted.end, passage, records)
    return naming is not None and not _GENITIVE.fullmatch(text[naming.end : quoted.start])


_NEAR = 200
"""As far before a quotation stands what gives it to a speaker."""

_GENITIVE = re.compile(r"[’']s?\s+")
"""After a name, no more than this makes the words that follow its own, not its speech: her “reset”."""


def _is_title(text: str, records: Records) -> bool:
    """Whether the words are the title of a recorded source or article, or its beginning up to a colon."""
    return plain_words(text) in records.titles


def article_words(page: Page, records: Records) -> Iterator[ArticleWords]:
    """The words that a page quotes from founding articles: those in quotation marks that a claim binds."""
    for sheet in page.sheets:
        for passage in sheet.reading.document.passages:
            claims = [placed for placed in passage.roles if placed.role.name == "claim"]
            for quoted in quoted_in(passage.text) if claims else ():
                placed = next((p for p in claims if p.start <= quoted.start + 1 and quoted.end - 1 <= p.end), None)
                address = address_in(placed.role, sheet) if placed is not None else ""
                if address in records.claims:
                    place = sheet.locate(*passage.source_span(quoted.start, quoted.end))
                    yield ArticleWords(address, quoted.text, place)


def _has_words(claim: Claim, text: str) -> bool:
    stated = claim.value.text if isinstance(claim.value, StatedText) else ""
    return any(quotation_agrees(text, words) for words in (claim.fragment, stated))


def misquoted(words: ArticleWords, claim: Claim, what: str) -> Finding:
    """Report words quoted from an article that ``what``, its record or its text, does not have."""
    return ARTICLE_MISQUOTED.finding(
        words.location,
        f"{what} does not have the words “{_shortened(words.text)}”.",
        "Copy the article's words from the fragment, or take the quotation marks away.",
        written=words.text,
        recorded=f"“{claim.fragment}” ({claim.seed}, paragraph {claim.paragraph})",
    )


def _speaker(quoted: _Quoted, fact: Fact, sheet: Sheet, passage: Passage, records: Records) -> Iterator[Finding]:
    if not isinstance(fact.value, Quotation):
        return
    speakers = {speaker for speaker in (fact.value.speaker, *fact.by) if speaker}
    naming = given_to(quoted.start, quoted.end, passage, records) if speakers else None
    if naming is None or not naming.who:
        return
    if any(_is_among(who, speakers, records) or _joined_in(who, fact, records) for who in naming.who):
        return
    spoken = ", ".join(sorted(_name(speaker, records) for speaker in speakers))
    yield OTHER_SPEAKER.finding(
        sheet.locate(*passage.source_span(quoted.start, quoted.end)),
        f"The sentence gives these words to {_name(naming.who[0], records)}; the record to {spoken}.",
        "Name who spoke them, or bind the words that were meant.",
        written=quoted.text,
        recorded=f"“{fact.value.text}” ({fact.address})",
    )


def _name(speaker: str, records: Records) -> str:
    return records.entries[speaker].name if speaker in records.entries else speaker


def _is_among(who: str, speakers: set[str], records: Records) -> bool:
    """Whether one who speaks, an entry or a name, is one of those recorded, or stands in one line with them."""
    return any(
        speaker == who or who in records.line_of(speaker) or _share_a_name(who, speaker, records)
        for speaker in speakers
    )


def _share_a_name(one: str, other: str, records: Records) -> bool:
    """Whether a name of one holds one of the other: "Foreign Minister Jane Doe" and "Jane Doe"."""
    return any(
        words <= others or others <= words
        for words in _names_in_words(one, records)
        for others in _names_in_words(other, records)
    )


def _names_in_words(speaker: str, records: Records) -> list[set[str]]:
    names = records.entries[speaker].names if speaker in records.entries else (speaker,)
    return [set(_WORD.findall(name.casefold())) for name in names]


def _joined_in(subject: str, fact: Fact, records: Records) -> bool:
    """Whether words that are no single entry's ("joint declaration") stem from the subject, or it took part."""
    entry = records.entries[fact.entry]
    involved = {entry.id, *(reference.entry for reference in (*entry.participants, *entry.parties))}
    is_entry = isinstance(fact.value, Quotation) and fact.value.speaker in records.entries
    return not is_entry and subject in involved


def _block_quotation(sheet: Sheet, passage: Passage, records: Records) -> Iterator[Finding]:
    """A passage set as a quotation: its words are bound, but for the marks around them."""
    if passage.kind is not PassageKind.PARAGRAPH or len(_WORD.findall(passage.text)) < FEWEST_WORDS:
        return
    free = list(passage.text)
    for placed in passage.roles:
        if _words(placed, sheet, records) is not None:
            free[placed.start : placed.end] = " " * (placed.end - placed.start)
    if _WORD.search("".join(free)):
        yield _unbound(passage.text, sheet.locate(*passage.source_span(0, len(passage.text))))


def check_records(records: Records) -> Iterator[Finding]:
    """Recorded quotations of which nobody can say whose words they are."""
    for entry in records.entries.values():
        for fact in entry.facts.values():
            if not isinstance(fact.value, Quotation) or fact.value.speaker or fact.by or fact.adopted or fact.holder:
                continue
            if not any(citation.locator for citation in fact.citations):
                yield QUOTATION_WITHOUT_SPEAKER.finding(
                    fact.location,
                    f"“{fact.address}” does not say whose words it holds.",
                    "Add “speaker:” with an entry or a name; of a text's own words, where they stand in it.",
                )
