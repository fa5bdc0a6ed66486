"""``handbook explain RULE``: what a rule wants and why, with an example that fails and one that passes."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import Any

from checks.commands.terminal import CLEAN, MISUSE, complain
from checks.facts.door import did_you_mean
from checks.rules.registry import RULES
from checks.rules.rule import Example, Rule


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "explain",
        help="explain a rule, or list them all",
        description="Explain a rule; without one, list them.",
    )
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the name that a finding ends with, in brackets")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the explanation, or the list."""
    if options.rule is None:
        print(listing())
        return CLEAN
    rule = RULES.get(options.rule)
    if rule is None:
        complain(f"there is no rule “{options.rule}”. {did_you_mean(options.rule, RULES)}".rstrip())
        return MISUSE
    print(explanation(rule))
    return CLEAN


def listing() -> str:
    """All rules with their summaries, by family."""
    lines = []
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        lines += ["", f"{family}:", *(f"  {rule.name:24} {rule.summary}" for rule in rules)]
    return "\n".join(lines[1:])


def explanation(rule: Rule) -> str:
    """A page about one rule."""
    parts = [f"{rule.name} ({rule.family}, {rule.severity})", rule.summary, rule.explanation]
    if rule.failing:
        parts.append(f"Fails:\n\n{_shown(rule.failing[0])}")
    if rule.passing:
        parts.append(f"Passes:\n\n{_shown(rule.passing[0])}")
    return "\n\n".join(parts)


def _shown(example: Example) -> str:
    body = "\n".join(f"    {line}".rstrip() for line in example.text.strip().splitlines())
    return body if example.path.startswith("docs/chapters/") else f"    # {example.path}\n{body}"
