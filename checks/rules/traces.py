"""What a page leaves behind for the rules that look at all pages together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.facts.model import Fact
from checks.facts.records import Records
from checks.findings import Location
from checks.language.edtf import EdtfDate
from checks.language.values import DatePhrase, Expression, Figure, Hedge, Kind
from checks.rules.pages import Mention, Page
from checks.rules.quotations import ArticleWords, article_words
from checks.rules.surroundings import Surroundings, surroundings
from checks.rules.targets import address_of, target_of


@dataclass(frozen=True, slots=True)
class Use:
    """A fact given in prose with a hedge or in round: how it is written, and where."""

    address: str
    expression: Expression
    location: Location


@dataclass(frozen=True, slots=True)
class Trace:
    """One page: the addresses, terms and sources that it names, and how it gives what it does not give exactly.

    ``names`` are the configured names met in its prose, each as it is written and with its reason;
    ``article_words`` are those that it quotes from founding articles;
    ``unbound`` says what stands around each figure or date that nothing binds.
    """

    facts: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()
    uses: tuple[Use, ...] = ()
    article_words: tuple[ArticleWords, ...] = ()
    unbound: tuple[Surroundings, ...] = ()


def trace_of(page: Page, records: Records) -> Trace:
    """The trace of a page that was read."""
    used: dict[str, set[str]] = {"fact": set(), "claim": set()}
    for mention in page.mentions:
        if mention.role is not None and mention.role.name in used:
            used[mention.role.name].add(address_of(mention))
    return Trace(
        facts=frozenset(used["fact"]),
        claims=frozenset(used["claim"]),
        terms=frozenset(role.target.strip() for _, role in page.roles("term")),
        cited=frozenset(key.strip() for _, role in page.roles("cite") for key in role.target.split(",")),
        names=frozenset(_names(page, records)),
        uses=tuple(_uses(page, records)),
        article_words=tuple(article_words(page, records)),
        unbound=tuple(surroundings(page, records)),
    )


def _names(page: Page, records: Records) -> Iterator[tuple[str, str]]:
    reasons = {name.reason for name in records.configuration.names}
    for sheet in page.sheets:
        for expressions in sheet.reading.expressions:
            for expression in expressions:
                if expression.kind is Kind.NAME and expression.why in reasons:
                    yield expression.text, expression.why


def _uses(page: Page, records: Records) -> Iterator[Use]:
    """The first of each way in which the page gives a fact, of those that leave room."""
    seen = set()
    for mention in page.mentions:
        expression = mention.expression
        if expression is None or not _leaves_room(expression) or not _asserts(mention):
            continue
        target = target_of(mention, records)
        if not isinstance(target, Fact) or _dates_a_figure(expression, target):
            continue
        if (target.address, expression.text) not in seen:
            seen.add((target.address, expression.text))
            yield Use(target.address, expression, mention.location)


def _asserts(mention: Mention) -> bool:
    return mention.role is not None and mention.role.name == "fact" and mention.role.text is not None


def _dates_a_figure(expression: Expression, fact: Fact) -> bool:
    """Whether a date is bound to the day for which a figure holds."""
    return isinstance(expression.value, DatePhrase) and not isinstance(fact.value, EdtfDate)


def _leaves_room(expression: Expression) -> bool:
    """Whether a figure or date admits anything besides what it says; what does not is told by its record."""
    value = expression.value
    if isinstance(value, Figure):
        return value.hedge not in (Hedge.NONE, Hedge.EXACTLY) or value.low != value.high or value.step is not None
    return isinstance(value, DatePhrase) and (value.circa or bool(value.parts))
