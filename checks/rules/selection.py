"""Which rules are reported: a handbook's choice in its configuration, or that of whoever runs the check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checks.facts.config import CONFIGURATION_FILE, ConfigurationError, RuleChoice
from checks.facts.door import did_you_mean, shown
from checks.findings import Finding
from checks.rules.registry import RULES
from checks.rules.rule import Family, Rule

FAMILIES = frozenset(str(rule.family) for rule in RULES.values())


class UnknownRuleError(ValueError):
    """A name is neither that of a rule nor that of a family."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that are reported at all, and by path pattern those that are not reported there."""

    rules: Mapping[str, Rule]
    unreported: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = ()

    def reports(self, finding: Finding) -> bool:
        """Whether a finding is reported."""
        return finding.rule in self.rules and not any(
            finding.rule in rules and pattern.fullmatch(finding.location.path) for pattern, rules in self.unreported
        )


def selection(choice: RuleChoice) -> Selection:
    """The selection that a configuration makes. Raises :class:`ConfigurationError` for names that are no rules'."""
    selected = _configured("select", choice.select) or RULES.keys()
    ignored = _configured("ignore", choice.ignore)
    return Selection(
        rules={name: rule for name, rule in RULES.items() if name in selected and name not in ignored},
        unreported=tuple(
            (path_pattern(glob), _configured("per-path-ignores", names))
            for glob, names in choice.per_path_ignores.items()
        ),
    )


def _configured(key: str, names: Iterable[str]) -> frozenset[str]:
    try:
        return rules_named(names)
    except UnknownRuleError as error:
        raise ConfigurationError(f"{CONFIGURATION_FILE}: “check.{key}”: {error}") from None


def rules_named(names: Iterable[str]) -> frozenset[str]:
    """The rules of some names, each a rule's own or that of a family. Raises :class:`UnknownRuleError`."""
    rules: set[str] = set()
    for name in names:
        if name in RULES:
            rules.add(name)
        elif name in FAMILIES:
            rules.update(rule.name for rule in RULES.values() if rule.family == Family(name))
        else:
            near = did_you_mean(name, {*RULES, *FAMILIES})
            raise UnknownRuleError(f"“{shown(name)}” is neither a rule nor a family of rules. {near}".rstrip())
    return frozenset(rules)


def path_pattern(glob: str) -> re.Pattern[str]:
    """The paths that a glob means, and everything below them.

    ``*`` stands for any characters but a slash, ``?`` for one of them, ``**`` for any number of folders.
    """
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.rstrip("/"))
    meaning = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part) or re.escape(part) for part in parts) + "(?:/.*)?", re.DOTALL)
