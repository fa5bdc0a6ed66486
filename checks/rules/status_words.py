"""The words in which prose states a status: those of a kind's own acts, and English for the stretches of a life.

A kind of entry names its acts ("expired") and what they make of its status ("in force"); prose may use those very
words, or say the same in others: "still binds", "has lapsed", "is defunct", "never took effect". Those others are
understood by the ``phase`` that the kind's configuration gives to its acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checks.facts.config import Act, KindOfEntry, Phase
from checks.language.statements import IRREGULAR, OVER, RUNNING, RUNNING_IF_STILL, RUNS, STARTS, STOPS


@dataclass(frozen=True, slots=True)
class Statement:
    """What prose says of an entry's status: that it has one, is in a phase of its life, or that an act was done.

    Just one of ``status``, ``phase`` and ``act`` is set. ``is_over`` is true of "no longer", which says that it was so
    once; ``has_begun``, of a phase, that prose says that it began, whatever came after it.
    """

    start: int
    end: int
    is_denied: bool
    status: str = ""
    act: Act | None = None
    phase: Phase | None = None
    has_begun: bool = False
    is_over: bool = False


_ADVERB = (
    r"still|now|currently|also|both|formally|legally|technically|since|thus|therefore|however|long since|all|today"
)
_ADVERBS = rf"(?:(?:{_ADVERB})\s+){{0,3}}"
_NOT = r"(?P<not>(?:not yet|not|no longer|never)\s+)?"
_AFTER_STATUS = (
    "and|but|or|as|since|until|for|in|on|at|between|with|without|because|while|when|though|although|to|from|only|"
    "again|by|except|among|today|still|if|unless"
)
"""What may follow on a status; before a noun the word is no status: open country."""

_HOLDS = rf"(?=\s*(?:[.,;:()–—]|\Z|(?:{_AFTER_STATUS})\b))"
_ENDS = r"(?=\s*(?:[.,;:)]|\Z|(?:on|in|at|when|after|as|from|since|without|and|but)\b))"
_IS_SO = r"(?:is|are|remains?|stays?|has\s+remained|have\s+remained)\s+"
_WAS = r"(?:was|were|has|have|did)\s+"
_TO_THIS_DAY = r"(?=[^.,;:]{0,40}\b(?:to this day|even (?:now|today)|today)\b)"

_PHASES: tuple[tuple[str, Phase, bool], ...] = (
    (rf"\s+{_ADVERBS}{_IS_SO}{_ADVERBS}{_NOT}{_ADVERBS}(?:{RUNNING}){_HOLDS}", Phase.RUNNING, False),
    (
        rf"\s+(?:(?:is|are)\s+(?:(?P<not>no longer)|still)|remains?|stays?)\s+(?:(?:{_ADVERB}|fully)\s+){{0,3}}"
        rf"(?:{RUNNING_IF_STILL}){_HOLDS}",
        Phase.RUNNING,
        False,
    ),
    (rf"\s+(?:(?P<not>no longer)|still)\s+(?:{RUNS})\b", Phase.RUNNING, False),
    (
        rf"\s+(?:continues?|goes\s+on|go\s+on)\s+(?:to\s+)?(?:be\s+(?:in\s+force|{RUNNING})|{RUNS})\b",
        Phase.RUNNING,
        False,
    ),
    (rf"\s+(?:{RUNS})\b{_TO_THIS_DAY}", Phase.RUNNING, False),
    (rf"\s+{_ADVERBS}{_IS_SO}{_ADVERBS}{_NOT}{_ADVERBS}(?:{OVER}){_HOLDS}", Phase.OVER, False),
    (rf"\s+{_ADVERBS}(?:{_WAS})?{_ADVERBS}{_NOT}(?:been\s+)?{_ADVERBS}(?:{STOPS}){_ENDS}", Phase.OVER, False),
    (rf"\s+{_ADVERBS}(?:{_WAS})?{_ADVERBS}{_NOT}(?:actually\s+|ever\s+)?(?:{STARTS})\b", Phase.RUNNING, True),
    (rf"\s+(?P<not>(?:has|have|is|are)\s+(?:yet|still)\s+to)\s+(?:{STARTS})\b", Phase.RUNNING, True),
)
"""What may stand right after a subject, the phase that it states, and whether it only states that it began."""

_JOINS = r"(?:,\s+|\s+\()(?:(?:which|and|though|but|is|are)\s+){0,3}"
_STANDS_BY = (
    r"(?P<by>(?:(?:now|still|currently|since|long since|long)\s+){0,3})(?P<not>(?:no longer|not yet|never)\s+)?"
)
_CLOSED = r"(?=[.,;:)]|\Z|\s+(?:since|for)\b)"
_SKIPPED = re.compile(r",[^,.;:]{1,120},|\s+\([^()]{1,120}\)")
"""Words in apposition between a subject and its verb."""

_WHICH = re.compile(r",\s+which\b")
_BEFORE = r"\b(?:the|an?|now|long|since)[\s-]+"


def inflected(label: str) -> str:
    """A pattern for an act's label and the other forms of its verb after "has" and "did": expired, expire."""
    first, _, rest = label.lower().partition(" ")
    if first in IRREGULAR:
        forms = f"(?:{IRREGULAR[first]}|{first})"
    else:
        forms = f"{re.escape(first[:-2])}(?:ed|e)?" if first.endswith("ed") else re.escape(first)
    return forms + (rf"\s+{re.escape(rest)}" if rest else "")


class StatusWords:
    """The words in which prose states the statuses and acts of one kind of entry.

    ``acts`` are those that decide a status, each with the pattern of its verb; ``later_acts`` the names of those that
    may only come after another.
    """

    def __init__(self, kind: KindOfEntry) -> None:
        deciding = [act for act in kind.acts.values() if act.status]
        self.acts = tuple((re.compile(rf"\b{inflected(act.label)}(?![\w-])"), act) for act in deciding)
        self.later_acts = {order.after for order in kind.order}
        self._statuses = {act.status.lower(): act.status for act in deciding}
        status = f"(?P<status>{_one_of(map(re.escape, self._statuses))})(?![\\w-])"
        done = f"(?P<act>{_one_of(inflected(act.label) for act in deciding)})(?![\\w-])"
        self._predicates = (
            re.compile(rf"\s+{_ADVERBS}{_IS_SO}{_ADVERBS}{_NOT}{_ADVERBS}{status}{_HOLDS}"),
            re.compile(rf"\s+{_ADVERBS}{_WAS}{_ADVERBS}{_NOT}(?:been\s+)?{_ADVERBS}{done}"),
            re.compile(rf"\s+{_ADVERBS}{_NOT}{_ADVERBS}{done}{_ENDS}"),
            re.compile(rf"\s+(?P<not>(?:has|have|is|are)\s+(?:yet|still)\s+to)\s+(?:be\s+)?{done}"),
        )
        self._phases = tuple((re.compile(pattern), phase, begun) for pattern, phase, begun in _PHASES)
        self._beside = re.compile(
            rf"{_JOINS}{_STANDS_BY}(?:{status}|{done}|(?P<over>{OVER})|(?P<running>{RUNNING})){_CLOSED}"
        )
        ended = [act for act in deciding if act.phase in (Phase.OVER, Phase.PAUSED)]
        ended_words = _one_of(inflected(act.label) for act in ended) or "(?!)"
        self._before = re.compile(rf"{_BEFORE}(?:(?P<act>{ended_words})|(?P<over>lapsed|{OVER}))\s+\Z", re.IGNORECASE)
        self._cells = (re.compile(rf"{_NOT}{status}\Z"), re.compile(rf"{_NOT}{done}(?:\s.*)?\Z"))
        self._list = re.compile(rf"(?:(?:Still|Also)\s+){{0,2}}{status}\s+(?:is|are|remains?)\b", re.IGNORECASE)
        self._lasting = re.compile(rf"(?<!not )\b{status}\s+(?:(?P<since>since)|from)\s")

    def after(self, text: str, at: int) -> Iterator[Statement]:
        """The statements that follow right after their subject, or after words in apposition to it."""
        skipped = _SKIPPED.match(text, at)
        for place in (at, skipped.end()) if skipped else (at,):
            said = self.predicate(text, place)
            if said is not None:
                yield said

    def beside(self, text: str, at: int) -> Iterator[Statement]:
        """The statements that stand in apposition to a name, whatever its part in the sentence: ", now expired,"."""
        match = self._beside.match(text, at)
        if match is not None and (match["by"] or match["not"] or "(" in match[0]):
            yield self._read(match)
        which = _WHICH.match(text, at)
        said = self.predicate(text, which.end()) if which else None
        if said is not None:
            yield said

    def predicate(self, text: str, at: int) -> Statement | None:
        """The statement that a predicate makes which stands right after its subject."""
        for pattern, phase, begun in self._phases:
            if match := pattern.match(text, at):
                return self._read(match, phase, begun)
        return self._first(self._predicates, text, at)

    def before(self, text: str) -> Statement | None:
        """The statement that an adjective before its noun makes: "the expired", "the now-defunct"."""
        match = self._before.search(text[-60:])
        if match is None:
            return None
        said = self._read(match)
        return Statement(len(text) - len(match[0]), len(text), False, act=said.act, phase=said.phase)

    def cell(self, text: str) -> Statement | None:
        """The statement that a cell of a table makes."""
        return self._first(self._cells, text, 0)

    def list_of(self, text: str, at: int) -> Statement | None:
        """The status that a sentence begins with: “Still in force are …”."""
        return self._first((self._list,), text, at)

    def lasting(self, text: str, end: int) -> Statement | None:
        """A status “since” a day, which holds, or one “from … to”, which no longer does."""
        match = self._lasting.search(text, 0, end)
        if match is None or not (match["since"] or re.search(r"\b(?:to|until)\b", text[match.end() : end])):
            return None
        return Statement(match.start(), match.end("status"), not match["since"], self._statuses[match["status"]])

    def _first(self, patterns: Iterable[re.Pattern[str]], text: str, at: int) -> Statement | None:
        match = next((found for pattern in patterns if (found := pattern.match(text, at))), None)
        return self._read(match) if match is not None else None

    def _read(self, match: re.Match[str], phase: Phase | None = None, has_begun: bool = False) -> Statement:
        groups = match.groupdict()
        denial = (groups.get("not") or "").strip()
        start = match.end() - len(match[0].lstrip(" ,("))
        status = self._statuses.get((groups.get("status") or "").lower(), "")
        done = (groups.get("act") or "").lower()
        act = next((act for pattern, act in self.acts if done and pattern.fullmatch(done)), None)
        if groups.get("over") or groups.get("running"):
            phase = Phase.OVER if groups.get("over") else Phase.RUNNING
        return Statement(start, match.end(), bool(denial), status, act, phase, has_begun, denial == "no longer")


def _one_of(patterns: Iterable[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True))
