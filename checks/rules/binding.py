"""Binding: every figure and date in prose is bound to one fact or claim, or exempt with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checks.facts.model import Quotation
from checks.facts.records import Records
from checks.findings import Finding, Severity
from checks.language.values import Kind
from checks.rules.pages import Mention, Page
from checks.rules.quotations import quoted_in
from checks.rules.rule import Family, Rule, examples
from checks.rules.targets import address_of, near_addresses, target_of

UNBOUND_FIGURE = Rule(
    "unbound-figure",
    Family.BINDING,
    Severity.ERROR,
    "A figure in prose is bound to no record.",
    """Every figure must say where it comes from, or it could be wrong without anyone noticing. Bind it to the
fact that records it, or to the claim that an article makes; where no record exists, make one, with its source.
A figure that is no fact (an idiom, a designation) goes into the list of names, or is marked with `{exempt}`
and a reason. “One” and “two” before an ordinary noun, and ordinals in words, are not figures.""",
    failing=examples("# Example\n\nThe bridge is 1,240 metres long.\n", "# Example\n\nIt has nineteen arches.\n"),
    passing=examples(
        "# Example\n\nThe bridge is {fact}`1,240 metres <long-bridge.length>` long.\n",
        "# Example\n\nOf the two banks the first is steep.\n",
    ),
)
UNBOUND_DATE = Rule(
    "unbound-date",
    Family.BINDING,
    Severity.ERROR,
    "A date in prose is bound to no record.",
    """Every date, however coarse, is bound to a fact or a claim. Relative dates (“two years later”, “last
year”), weekdays and times of day are reported too: they go stale, and are better written as dates.""",
    failing=examples("# Example\n\nIt was opened on 12 May 1934.\n", "# Example\n\nTwo years later it was closed.\n"),
    passing=examples("# Example\n\nIt was opened on {fact}`12 May 1934 <long-bridge.opened>`.\n"),
)
UNKNOWN_FACT = Rule(
    "unknown-fact",
    Family.BINDING,
    Severity.ERROR,
    "A role names a fact that does not exist.",
    """`{fact}` wants the address of a fact: `entry.fact`, `entry.fact/position` or `entry.column@key`; inside
an entry, `.fact` is the entry's own. `handbook facts WORDS` finds addresses.""",
    failing=examples(
        "# Example\n\nIt is {fact}`1,240 metres <long-bridge.lenght>` long.\n",
        "# Example\n\nIt is {fact}`1,240 metres <.length>` long.\n",
    ),
    passing=examples("# Example\n\nIt is {fact}`1,240 metres <long-bridge.length>` long.\n"),
)
UNKNOWN_CLAIM = Rule(
    "unknown-claim",
    Family.BINDING,
    Severity.ERROR,
    "A role names a claim that does not exist.",
    """`{claim}` wants the address of something that a founding article claims: `seed:claim`, the name of the
seed's file and the name of the claim in it.""",
    failing=examples("# Example\n\nThe article says {claim}`1,300 metres <gazette-1934:size>`.\n"),
    passing=examples("# Example\n\nThe article says {claim}`1,300 metres <gazette-1934:length>`.\n"),
)
EMPTY_BINDING = Rule(
    "empty-binding",
    Family.BINDING,
    Severity.ERROR,
    "A role binds words that hold no figure, date or quotation.",
    """A binding is checked by comparing what is written with what is recorded. Where the words hold nothing
that can be compared, the binding would promise a check that never happens. Put the figure or date inside the
role; a fact that is a state of affairs may be bound by its own words, a quotation by its own text.""",
    failing=examples("# Example\n\nThe {fact}`long bridge <long-bridge.length>` is old.\n"),
    passing=examples("# Example\n\nThe bridge is {fact}`1,240 metres <long-bridge.length>` long.\n"),
)
CROWDED_BINDING = Rule(
    "crowded-binding",
    Family.BINDING,
    Severity.ERROR,
    "A role binds several figures or dates at once.",
    """One role, one figure or date: otherwise one of them would go unchecked. A range (“1931–1934”, “between
20 and 30”) is one.""",
    failing=examples("# Example\n\nIt is {fact}`1,240 metres long and 9 metres <long-bridge.length>` wide.\n"),
    passing=examples("# Example\n\nIt was built {fact}`between 1931 and 1934 <long-bridge.building>`.\n"),
)
WAIVER_WITHOUT_REASON = Rule(
    "waiver-without-reason",
    Family.BINDING,
    Severity.ERROR,
    "A figure is exempt without a reason.",
    """`` {exempt}`text <reason>` `` takes a figure out of the contract, so it says why, for the next reader.""",
    failing=examples(
        "# Example\n\nIt is open {exempt}`24 hours`.\n", "# Example\n\nIt is open {exempt}`24 hours <>`.\n"
    ),
    passing=examples("# Example\n\nIt is open {exempt}`24 hours <an idiom>`.\n"),
)
STALE_WAIVER = Rule(
    "stale-waiver",
    Family.BINDING,
    Severity.ERROR,
    "A waiver covers no figure, date or quotation.",
    """A waiver that no longer matches anything hides what it was for. Delete it; its words may stay.""",
    failing=examples("# Example\n\nIt is {exempt}`always <an idiom>` open.\n"),
    passing=examples("# Example\n\nIt is open {exempt}`24 hours <an idiom>`.\n"),
)
RULES = (
    UNBOUND_FIGURE,
    UNBOUND_DATE,
    UNKNOWN_FACT,
    UNKNOWN_CLAIM,
    EMPTY_BINDING,
    CROWDED_BINDING,
    WAIVER_WITHOUT_REASON,
    STALE_WAIVER,
)
_DATES = frozenset({Kind.DATE, Kind.RELATIVE, Kind.TIME})


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """What is not bound, or bound to nothing."""
    crowds = Counter(
        _binder(mention)
        for mention in page.mentions
        if mention.role and mention.expression and not _quotes(mention, records)
    )
    reported = set()
    for mention in page.mentions:
        binder = _binder(mention)
        if mention.role is None:
            yield _unbound(mention)
        elif mention.role.name == "exempt":
            yield from _waiver(mention)
        elif crowds[binder] <= 1:
            yield from _target(mention, records)
        elif binder not in reported:
            reported.add(binder)
            yield _crowded(mention)


def _binder(mention: Mention) -> tuple[int, int]:
    """Which role of which text binds a mention."""
    return id(mention.sheet), mention.role.start if mention.role else -1


def _quotes(mention: Mention, records: Records) -> bool:
    """Whether a role binds a quotation, whose figures are held to its words."""
    target = target_of(mention, records)
    return target is not None and isinstance(target.value, Quotation)


def _unbound(mention: Mention) -> Finding:
    expression = mention.expression
    kind = expression.kind if expression else Kind.FIGURE
    if kind in (Kind.RELATIVE, Kind.TIME):
        message = f"“{mention.text}” is a relative date or a time of day, bound to no record."
        return UNBOUND_DATE.finding(mention.location, message, "Write the date and bind it.", written=mention.text)
    rule, what = (UNBOUND_DATE, "date") if kind in _DATES else (UNBOUND_FIGURE, "figure")
    return rule.finding(
        mention.location,
        f"The {what} “{mention.text}” is bound to no record.",
        f"Bind it: {{fact}}`{mention.text} <entry.fact>`.",
        written=mention.text,
    )


def _waiver(mention: Mention) -> Iterator[Finding]:
    role = mention.role
    if role is None:
        return
    if role.text is None or not role.target.strip():
        words = role.text or role.content
        yield WAIVER_WITHOUT_REASON.finding(
            mention.location,
            f"“{words}” is exempt without a reason.",
            f"Write {{exempt}}`{words} <reason>`.",
        )
    elif mention.expression is None and not any(quoted_in(role.text)):
        yield STALE_WAIVER.finding(
            mention.location,
            f"“{role.text}” holds no figure, date or quotation, so nothing is exempt.",
            "Delete the role and keep its words.",
        )


def _crowded(mention: Mention) -> Finding:
    return CROWDED_BINDING.finding(
        mention.location, "One role binds several figures or dates.", "Give each its own role."
    )


def _target(mention: Mention, records: Records) -> Iterator[Finding]:
    role = mention.role
    if role is None or target_of(mention, records) is not None:
        return
    address = address_of(mention)
    rule, what = (UNKNOWN_CLAIM, "claim") if role.name == "claim" else (UNKNOWN_FACT, "fact")
    if address.startswith("."):
        message = f"“{address}” is short for a fact of the entry it stands in, and this is no entry."
        yield rule.finding(mention.location, message, "Write the entry's id before the dot.")
        return
    hint = near_addresses(address, records, role.name)
    yield rule.finding(mention.location, f"There is no {what} “{address}”.", hint)
