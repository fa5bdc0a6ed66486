"""Standing: what prose says of how things stand is what the records say, as of the same day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from checks.facts.config import Act, Phase
from checks.facts.model import Entry, Fact
from checks.facts.records import Records
from checks.facts.status import Status, status_of
from checks.findings import Finding, Severity
from checks.language.agreement import Verdict, dates_agree
from checks.language.records import FigureRecord
from checks.language.rendering import date_text
from checks.language.statements import AGENT, HOLDING, TAKES_PART_IN, sentence_around
from checks.language.values import DatePhrase, Figure, Kind, Tally
from checks.reading.document import Passage, PassageKind
from checks.rules.glossary import names_in
from checks.rules.pages import Mention, Page, Sheet
from checks.rules.rule import Example, Family, Rule, examples
from checks.rules.status_words import Statement, StatusWords
from checks.rules.targets import target_of

STATUS_DISAGREES = Rule(
    "status-disagrees",
    Family.AGREEMENT,
    Severity.ERROR,
    "Prose says of an entry's status what its acts do not bear out.",
    """An entry's status is worked out from its acts as of the edition's date; it is never typed. Where prose states it
in so many words, the two must agree:

- “is in force”, “remains suspended”, “no longer in force”: the status, of the whole or of a party;
- “expired”, “was terminated”, “never entered into force”: that act is recorded with effect by the edition's date,
  or is not (of the acts that must come after another; that something was signed needs no record of its own);
- “still binds”, “is defunct”, “has lapsed”, “never took effect”: the phase of its life that its acts have brought;
- “one party withdrew from …”, “was suspended by another”: the act is recorded of that party, or of all;
- “in force since …”, “in force from … to …” in an entry's first paragraph: it is, or it no longer is.

The words are those that the kinds of entry give to their acts and statuses, and English for the acts' phases. Judged
is what stands beside a link to the entry or its name in full, the entry's own first paragraph, lists such as “Still in
force are …”, and rows of a table that begin with the entry's name. What someone says, or what would be, is not judged;
nor is what a `{fact}` of its own binds.""",
    failing=(
        *examples(
            "# Example\n\nThe {term}`Long Bridge` is closed.\n",
            "# Example\n\nThe {term}`Long Bridge` is no longer open.\n",
            "# Example\n\nThe {term}`Long Bridge` was closed.\n",
            "# Example\n\nThe {term}`Long Bridge` was never opened.\n",
            "# Example\n\nThe {term}`Long Bridge`, now defunct, still stands.\n",
            "# Example\n\nStill closed are the ferry and the {term}`Long Bridge`.\n",
            "# Example\n\n| Work | Now |\n| --- | --- |\n| Long Bridge | closed |\n",
        ),
        Example(
            "---\nkind: work\nname: Old Ferry\nfacts:\n  closed:\n    act: closed\n    date: 1934\n"
            "    cite: gazette-1934\n---\n# Old Ferry\n\nThe Old Ferry, a raft, is open.\n",
            "docs/glossary/old-ferry.md",
        ),
    ),
    passing=examples(
        "# Example\n\nThe {term}`Long Bridge` is still open. If it closes, the ferry will run.\n",
        "# Example\n\nThe {term}`Long Bridge` was opened in {fact}`1934 <long-bridge.opened>` and never closed.\n",
        "# Example\n\nThe town says that the {term}`Long Bridge` is closed.\n",
        "# Example\n\n| Work | Now |\n| --- | --- |\n| Long Bridge | open |\n",
    ),
)
AS_OF_DIFFERS = Rule(
    "as-of-differs",
    Family.AGREEMENT,
    Severity.ERROR,
    "A figure is given as of another day than its record's.",
    """Figures that change are recorded with the day for which they hold, `as-of`, or stand in a series under theirs.
A date that prose gives with “as of” beside such a figure must be that day, month or year. Bind it to the figure's
own address: there it is held against the `as-of`.""",
    failing=examples(
        "# Example\n\nAs of {fact}`1934 <long-bridge.opened>` it had {fact}`52 lamps <long-bridge.lamps>`.\n",
    ),
    passing=examples(
        "# Example\n\nAs of {fact}`1950 <long-bridge.lamps>` it had {fact}`52 lamps <long-bridge.lamps>`.\n",
    ),
)
STALE_AS_OF = Rule(
    "stale-as-of",
    Family.AGREEMENT,
    Severity.ERROR,
    "A figure is given as if it held now, and its record is of long ago.",
    """A figure that is recorded `as-of` a day, or in a series under it, was counted then. Where a sentence without a
date gives it with “now”, “today”, “currently” and the like, or right after a verb in the present (“has”, “stands
at”), a reader takes it for today's; that is let pass while the day lies no more than two years before the
edition's date. Say of when the figure is, or write in the past tense. A position on a disputed fact is not judged:
its day is that on which someone took it.""",
    failing=examples(
        "# Example\n\nThe bridge has {fact}`52 lamps <long-bridge.lamps>`.\n",
        "# Example\n\nToday {fact}`52 lamps <long-bridge.lamps>` light the bridge.\n",
    ),
    passing=examples(
        "# Example\n\nThe bridge had {fact}`52 lamps <long-bridge.lamps>`.\n",
        "# Example\n\nThe town says that the bridge has {fact}`52 lamps <long-bridge.lamps>`.\n",
        "# Example\n\nAs of {fact}`1950 <long-bridge.lamps>` it has {fact}`52 lamps <long-bridge.lamps>`.\n",
    ),
)
RULES = (STATUS_DISAGREES, AS_OF_DIFFERS, STALE_AS_OF)


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """Statements of status that the acts do not bear out, and figures given as of another day or as of no day."""
    yield from _as_of(page, records)
    yield from _stale(page, records)
    reader = _Reader(records)
    own = records.entry_at(page.path)
    for sheet in page.sheets:
        passages = [passage for passage in sheet.reading.document.passages if passage.in_own_voice]
        for passage in passages:
            if passage.kind is not PassageKind.HEADING:
                for said in reader.about(passage):
                    yield _finding(sheet, passage, *said)
        for row in reader.rows(passages):
            yield _finding(sheet, *row)
        first = next((passage for passage in passages if passage.kind is PassageKind.PARAGRAPH), None)
        if own is not None and sheet.is_body and first is not None:
            for said in reader.own(own, first):
                yield _finding(sheet, first, *said)


# ---------------------------------------------------------------- as of a day

_AS_OF = re.compile(r"\b[Aa]s (?:of|at)(?: the end of)?\s+\Z")


def _as_of(page: Page, records: Records) -> Iterator[Finding]:
    figures: list[tuple[Mention, Fact]] = []
    dates: list[tuple[Mention, DatePhrase]] = []
    for mention in page.mentions:
        value = mention.expression.value if mention.expression else None
        if isinstance(value, DatePhrase):
            if _AS_OF.search(mention.passage.text[max(0, mention.start - 24) : mention.start]):
                dates.append((mention, value))
        elif isinstance(value, Figure | Tally) and mention.role is not None:
            target = target_of(mention, records)
            if isinstance(target, Fact) and target.as_of is not None:
                figures.append((mention, target))
    for mention, phrase in dates:
        beside = [(figure, fact) for figure, fact in figures if _in_one_sentence(mention, figure)]
        if beside:
            _, fact = min(beside, key=lambda pair: _distance(mention, pair[0]))
            yield from _held_against(mention, phrase, fact, records)


def _in_one_sentence(one: Mention, other: Mention) -> bool:
    if one.passage is not other.passage:
        return False
    first, last = sentence_around(one.passage.text, one.start, one.end)
    return first <= other.start and other.end <= last


def _distance(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end)


def _held_against(mention: Mention, phrase: DatePhrase, fact: Fact, records: Records) -> Iterator[Finding]:
    target = target_of(mention, records)
    if fact.as_of is None or (isinstance(target, Fact) and target.address == fact.address):
        return
    agreement = dates_agree(phrase, fact.as_of.text, quoted=mention.text)
    if agreement.verdict not in (Verdict.AGREES, Verdict.MARGIN):
        yield AS_OF_DIFFERS.finding(
            mention.location,
            f"“{fact.address}” holds as of {date_text(fact.as_of)}, not as of “{mention.text}”.",
            f"Write the record's day: {{fact}}`{date_text(fact.as_of)} <{fact.address}>`.",
            written=mention.text,
            recorded=f"{date_text(fact.as_of)} ({fact.address})",
        )


# ---------------------------------------------------------------- as if of today

_STAYS_FRESH = timedelta(days=2 * 366)
"""How long before the edition's date a figure may have been counted that is given without its day."""

_NOW = re.compile(
    r"\b(?:now|today|currently|at present|nowadays|these days|at the moment|to this day)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:()–—]|\b(?:and|but|while|whereas)\b")
_PRESENT = re.compile(
    r"\b(?:has|have|holds?|is|are|numbers?|stands? at|amounts? to|comes? to|totals?|owns?|keeps?|employs?|deploys?|"
    r"maintains?|possess(?:es)?|counts?|includes?|contains?|comprises?)\s+\Z"
)
"""A verb in the present right before a figure."""


def _stale(page: Page, records: Records) -> Iterator[Finding]:
    dates = [mention for mention in page.mentions if mention.expression and mention.expression.kind is Kind.DATE]
    for mention in page.mentions:
        fact = target_of(mention, records) if mention.role is not None else None
        if not isinstance(fact, Fact) or not mention.passage.in_own_voice or not _is_old(fact, records):
            continue
        first, last = sentence_around(mention.passage.text, mention.start, mention.end)
        before, after = mention.passage.text[first : mention.start], mention.passage.text[mention.end : last]
        is_given_as_of_now = _PRESENT.search(before) or _NOW.search(_clause_around(before, after))
        is_dated = any(_in_one_sentence(mention, date) for date in dates)
        if is_given_as_of_now and not is_dated and not HOLDING.search(before):
            yield _stale_finding(mention, fact)


def _clause_around(before: str, after: str) -> str:
    """The words of one clause, out of those of a sentence before and after a place in it."""
    return f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(after)[0]}"


def _is_old(fact: Fact, records: Records) -> bool:
    if fact.as_of is None or fact.as_of.last is None or fact.is_position:
        return False
    if not isinstance(fact.value, FigureRecord | Tally):
        return False
    return records.configuration.as_of - fact.as_of.last > _STAYS_FRESH


def _stale_finding(mention: Mention, fact: Fact) -> Finding:
    assert fact.as_of is not None
    day = date_text(fact.as_of)
    return STALE_AS_OF.finding(
        mention.location,
        f"“{mention.text}” is given as if it held now; “{fact.address}” holds as of {day}.",
        f"Say of when it is ({{fact}}`{day} <{fact.address}>`), or write in the past tense.",
        written=mention.text,
        recorded=f"{day} ({fact.address})",
    )


# ---------------------------------------------------------------- statements of status


_NOT_SAID = re.compile(
    r"\b(?:if|until|unless|while|when|once|should|would|could|might|may|had|before|after|whether|as long as)\b"
    r"|\b(?:of|by|under|with|to|on|about|over|for|in|at|from|between|against|concerning|within|outside|into|than|like|"
    r"through|around|beside|besides)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""What makes a sentence no statement about the link that follows: a condition, another time, another subject."""

_CONDITION = re.compile(
    r"\b(?:if|until|unless|while|should|would|could|might|may|had|before|after|whether|as long as)\b", re.IGNORECASE
)
"""What makes a sentence no statement of how things stand."""

_JOINT = re.compile(r"\b(?:and|but|yet)\b")
_QUALIFIED = re.compile(r"[^.;,]*\b(?:until|till|before|by|for|in time|at once|at first|fully)\b")
"""What makes a denial one of a time or a party: it did not enter into force until 1990."""

_BOUND_BY = re.compile(r"\b(?:still|remains?|(?P<not>no longer))\s+bound\s+by\s+(?:the\s+)?\Z")
_DID = re.compile(
    r"\s*,?\s*(?:(?:has|have|also|formally|then|later|unilaterally)\s+){0,3}(?P<not>(?:did not|never|not)\s+)?\Z"
)
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,4}\Z")


class _Reader:
    """Reads one page's statements against the records; what each kind's words are is worked out once."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._words: dict[str, StatusWords | None] = {}

    def words(self, entry: Entry) -> StatusWords | None:
        """The words for the entry's kind; ``None`` where its acts decide no status."""
        if entry.kind not in self._words:
            kind = self.records.configuration.kinds[entry.kind]
            decides = any(act.status for act in kind.acts.values())
            self._words[entry.kind] = StatusWords(kind) if decides else None
        return self._words[entry.kind]

    def about(self, passage: Passage) -> Iterator[tuple[Entry, Statement, str]]:
        """What a passage says of the entries that it links, or names in full."""
        for start, end, entry in _namings(passage, self.records):
            words = self.words(entry)
            if words is None:
                continue
            first, _ = sentence_around(passage.text, start, end)
            before = passage.text[first:start]
            if HOLDING.search(before):
                continue
            for said in words.after(passage.text, end) if not _NOT_SAID.search(before) else ():
                yield from self._judged(entry, said, passage)
            if not _CONDITION.search(before):
                for said in words.beside(passage.text, end):
                    yield from self._judged(entry, said, passage)
                yield from self._before(entry, words, passage, first, start)
            if before.strip() in ("", "The"):
                for said in self._further(words, passage.text, end):
                    yield from self._judged(entry, said, passage)
            listed = words.list_of(passage.text, first)
            if listed is not None and listed.end <= start and ";" not in before:
                yield from self._judged(entry, listed, passage)

    def _before(
        self, entry: Entry, words: StatusWords, passage: Passage, first: int, start: int
    ) -> Iterator[tuple[Entry, Statement, str]]:
        """What stands before an entry's name: an adjective, who is bound by it, or what a party did to it."""
        before = passage.text[:start]
        adjective = words.before(before[first:])
        if adjective is not None:
            moved = replace(adjective, start=first + adjective.start, end=start)
            yield from self._judged(entry, moved, passage)
        bound = _BOUND_BY.search(before, first)
        if bound is not None:
            said = Statement(bound.start(), start, bool(bound["not"]), phase=Phase.RUNNING, is_over=bool(bound["not"]))
            yield from self._judged(entry, said, passage)
        yield from self._done_to(entry, words, passage, first, start)

    def _done_to(
        self, entry: Entry, words: StatusWords, passage: Passage, first: int, start: int
    ) -> Iterator[tuple[Entry, Statement, str]]:
        """An act that a sentence says a party did to the entry: "one party withdrew from the treaty"."""
        before = passage.text[first:start]
        for pattern, act in words.acts:
            for verb in pattern.finditer(before):
                did = _DID.search(before[: verb.start()])
                if did is None or not TAKES_PART_IN.match(before, verb.end()):
                    continue
                who = self._ends_with_entry(before[: did.start()])
                if who is not None and who.id != entry.id:
                    said = Statement(first + verb.start(), start, bool(did["not"]), act=act)
                    yield from self._judged_of_party(entry, said, who, passage)

    def _ends_with_entry(self, text: str) -> Entry | None:
        """The entry by whose name a text ends."""
        match = _CAPITALISED.search(text[-120:])
        words = match[0].split() if match else []
        names = (" ".join(words[at:]) for at in range(len(words)))
        return next((entry for name in names if (entry := self.records.entry_called(name))), None)

    def _further(self, words: StatusWords, text: str, start: int) -> Iterator[Statement]:
        """The statements that follow on the subject's first verb: “was signed but never entered into force”."""
        clause = text[start : sentence_around(text, start, start)[1]]
        for joint in _JOINT.finditer(clause):
            between = clause[: joint.start()]
            said = words.predicate(text, start + joint.end())
            if said is not None and not (";" in between or HOLDING.search(between) or _NOT_SAID.search(between)):
                yield said

    def own(self, entry: Entry, passage: Passage) -> Iterator[tuple[Entry, Statement, str]]:
        """What an entry's first paragraph says of its own status."""
        words = self.words(entry)
        if words is None:
            return
        names = "|".join(sorted(map(re.escape, entry.names), key=len, reverse=True))
        subjects = re.compile(rf"(?:(?:The|This)\s+)?(?:{names}|It)\b")
        for subject in subjects.finditer(passage.text):
            begins = sentence_around(passage.text, subject.start(), subject.end())[0]
            after = (*words.after(passage.text, subject.end()), *words.beside(passage.text, subject.end()))
            for said in after if subject.start() == begins else ():
                yield from self._judged(entry, said, passage)
        lasting = words.lasting(passage.text, sentence_around(passage.text, 0, 1)[1])
        if lasting is not None:
            yield from self._judged(entry, lasting, passage)

    def rows(self, passages: Iterable[Passage]) -> Iterator[tuple[Passage, Entry, Statement, str]]:
        """Rows of tables that begin with an entry's name and hold a statement of its status in a cell."""
        entry: Entry | None = None
        for passage in passages:
            if passage.cell is None or passage.cell.column == 0:
                entry = self._named_by(passage) if passage.cell is not None else None
            elif entry is not None and (words := self.words(entry)) and (said := words.cell(passage.text)):
                for judged in self._judged(entry, said, passage):
                    yield passage, *judged

    def _named_by(self, passage: Passage) -> Entry | None:
        for placed in passage.roles:
            if placed.role.name == "term" and (placed.start, placed.end) == (0, len(passage.text)):
                return self.records.entry_called(placed.role.target.strip())
        return self.records.entry_called(passage.text.strip())

    def _judged(self, entry: Entry, said: Statement, passage: Passage) -> Iterator[tuple[Entry, Statement, str]]:
        """The statement and why it is wrong, where it is; what a role binds is judged by its record."""
        status = status_of(entry, self.records, self.records.configuration.as_of)
        bound = any(
            said.start < placed.end and placed.start < said.end
            for placed in passage.roles
            if placed.role.name != "term"
        )
        if status is None or bound:
            return
        if said.status:
            yield from self._judged_status(entry, said, status)
        elif said.phase is not None:
            if not (said.is_denied and _QUALIFIED.match(passage.text, said.end)):
                yield from self._judged_phase(entry, said, status)
        elif said.act is not None:
            agent = AGENT.match(passage.text, said.end)
            who = self.records.entry_called(agent["who"]) if agent else None
            if who is not None:
                yield from self._judged_of_party(entry, said, who, passage)
                return
            done = self._done(entry, said.act)
            words = self.words(entry)
            is_later = words is not None and said.act.name in words.later_acts
            if done is None and not said.is_denied and is_later:
                yield entry, said, f"its records hold no such act, and its status is “{status.state}”"
            elif done is not None and said.is_denied and not done.by and not _QUALIFIED.match(passage.text, said.end):
                yield entry, said, f"“{done.address}” records that it did"

    def _judged_status(self, entry: Entry, said: Statement, status: Status) -> Iterator[tuple[Entry, Statement, str]]:
        states = {status.state} if said.is_denied else {status.state, *(party.state for party in status.parties)}
        if (said.status in states) is said.is_denied:
            yield entry, said, f"its status is “{status.state}” ({status.fact.address})"
        elif said.is_over and not any(act.status == said.status for act in self._acts_done(entry)):
            yield entry, said, f"it never was; its status is “{status.state}” ({status.fact.address})"

    def _judged_phase(self, entry: Entry, said: Statement, status: Status) -> Iterator[tuple[Entry, Statement, str]]:
        acts = self.records.configuration.kinds[entry.kind].acts
        now = acts[status.fact.act].phase
        if now is None:
            return
        has_begun = any(act.phase is said.phase for act in self._acts_done(entry))
        phases = {now} if said.is_denied else {now, *(acts[party.fact.act].phase for party in status.parties)}
        is_so = has_begun if said.has_begun else said.phase in phases
        if is_so is said.is_denied or (said.is_over and not has_begun):
            yield entry, said, f"its status is “{status.state}” ({status.fact.address})"

    def _judged_of_party(
        self, entry: Entry, said: Statement, who: Entry, passage: Passage
    ) -> Iterator[tuple[Entry, Statement, str]]:
        """An act that prose gives to one party: the records give it to that one, or to all."""
        assert said.act is not None
        line = self.records.line_of(who.id)
        facts = [fact for fact in entry.facts.values() if fact.act == said.act.name]
        done = next((fact for fact in facts if not fact.by or line & set(fact.by)), None)
        words = self.words(entry)
        is_later = words is not None and said.act.name in words.later_acts
        if done is None and not said.is_denied and is_later and entry.parties:
            others = ", ".join(fact.address for fact in facts)
            yield entry, said, f"its records do not have it of {who.name}" + (f", but {others}" if others else "")
        elif done is not None and done.by and said.is_denied and not _QUALIFIED.match(passage.text, said.end):
            yield entry, said, f"“{done.address}” records that it did"

    def _acts_done(self, entry: Entry) -> Iterator[Act]:
        """The acts that are recorded with effect by the edition's date."""
        kind = self.records.configuration.kinds[entry.kind]
        return (act for act in kind.acts.values() if self._done(entry, act))

    def _done(self, entry: Entry, act: Act) -> Fact | None:
        """The fact that records an act with effect by the edition's date."""
        as_of = self.records.configuration.as_of
        for fact in entry.facts.values():
            effect = fact.takes_effect
            if fact.act == act.name and (effect is None or effect.first is None or effect.first <= as_of):
                return fact
        return None


def _namings(passage: Passage, records: Records) -> Iterator[tuple[int, int, Entry]]:
    """Where a passage links an entry, or names one by a name of several words."""
    linked = {placed.start: placed for placed in passage.roles if placed.role.name == "term"}
    for placed in linked.values():
        entry = records.entry_called(placed.role.target.strip())
        if entry is not None:
            yield placed.start, placed.end, entry
    for start, end, name in names_in(passage.text, records):
        entry = records.entry_called(name) if start not in linked else None
        if entry is not None:
            yield start, end, entry


def _finding(sheet: Sheet, passage: Passage, entry: Entry, said: Statement, why: str) -> Finding:
    written = passage.text[said.start : said.end]
    return STATUS_DISAGREES.finding(
        sheet.locate(*passage.source_span(said.start, said.end)),
        f"Prose says of {entry.name}: “{written}”; {why}.",
        "Correct the prose, or the acts in the entry's records.",
        written=written,
    )
