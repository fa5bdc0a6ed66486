"""The door through which records come in: YAML with the place of every value, and no value of another type.

Whatever does not pass is a finding that names file, line, column and cure; loading never raises for what a
file holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import yaml

from checks.facts.model import Prose
from checks.findings import Finding, Location, Severity

INVALID_RECORD = "invalid-record"
Node = yaml.nodes.Node


@dataclass
class Door:
    """Reads one YAML text that starts at ``first_line`` (from 1) and ``offset`` characters into its file."""

    path: str
    text: str
    first_line: int = 1
    offset: int = 0
    problems: list[Finding] = field(default_factory=list)

    def compose(self) -> Node | None:
        """The root node, or ``None`` (and a problem) where the text is no YAML; empty text has no node."""
        try:
            node: Node | None = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            place = self.first_line + line
            self._add(
                Location(self.path, place, column + 1, place, column + 1),
                f"This is no YAML: {error.problem or error.context}.",
                "Quote a value that holds “: ” or “, ”, and indent with spaces.",
            )
            return None
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            reason = str(error).split("\n")[0] or "it is nested too deeply"
            self._add(
                Location(self.path, self.first_line, 1, self.first_line, 1),
                f"This is no YAML: {reason}.",
                "Save it as UTF-8 text without control characters.",
            )
            return None
        return node

    def location(self, node: Node) -> Location:
        """Where a node stands in its file."""
        start, end = node.start_mark, node.end_mark
        return Location(
            self.path,
            self.first_line + start.line,
            start.column + 1,
            self.first_line + end.line,
            end.column + 1,
        )

    def problem(self, node: Node, message: str, hint: str = "") -> None:
        """Report what is wrong with a node."""
        self._add(self.location(node), message, hint)

    def _add(self, location: Location, message: str, hint: str) -> None:
        self.problems.append(Finding(INVALID_RECORD, Severity.ERROR, location, message, hint))

    def mapping(self, node: Node, known: Iterable[str] | None = None, what: str = "record") -> dict[str, Node]:
        """The node's fields by key. Other types, keys given twice and keys not ``known`` are problems."""
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, f"The {what} is not a mapping.", "Write it as “key: value” lines.")
            return {}
        fields: dict[str, Node] = {}
        allowed = None if known is None else frozenset(known)
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                self.problem(key_node, f"A key of the {what} is not a word.", "Write “key: value”.")
            elif key in fields:
                self.problem(key_node, f"“{key}” is given twice in this {what}.", "Delete one of the two.")
            elif allowed is not None and key not in allowed:
                self.problem(key_node, f"“{key}” is no key of a {what}.", did_you_mean(key, allowed))
            else:
                fields[key] = value
        return fields

    def require(self, node: Node, fields: Mapping[str, Node], keys: Iterable[str], what: str) -> bool:
        """Whether all ``keys`` are there; each missing one is a problem."""
        missing = [key for key in keys if key not in fields]
        for key in missing:
            self.problem(node, f"The {what} lacks “{key}”.", f"Add a line “{key}: …”.")
        return not missing

    def word(self, node: Node | None) -> str:
        """A scalar's text; "" for none. A list or mapping is a problem."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(node, "One value is wanted here, not several.", "Write it on one line, in quotes.")
            return ""
        value: str = node.value
        if not value.strip():
            self.problem(node, "The value is empty.", "Give it a value or delete the line.")
        return value.strip()

    def words(self, node: Node | None) -> tuple[tuple[str, Node], ...]:
        """The texts of a list, or of a single value, each with its node."""
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple((text, item) for item in items if (text := self.word(item)))

    def choice(self, node: Node, choices: Iterable[str]) -> str:
        """A word out of a closed list; "" and a problem for any other."""
        word, known = self.word(node), tuple(choices)
        if word and word not in known:
            self.problem(node, f"“{word}” is not allowed here.", f"Write one of: {', '.join(known)}.")
            return ""
        return word

    def flag(self, node: Node | None, default: bool) -> bool:
        """``true`` or ``false``."""
        if node is None:
            return default
        return self.choice(node, ("true", "false")) == "true"

    def number(self, node: Node | None) -> int:
        """A whole number of at most nine digits; 0 and a problem for anything else."""
        word = self.word(node)
        if word.isascii() and word.isdigit() and len(word) <= 9:
            return int(word)
        if node is not None and word:
            self.problem(node, f"“{word}” is no whole number.", "Write digits only.")
        return 0

    def prose(self, node: Node | None) -> Prose | None:
        """A MyST text, with the place in the file of each of its characters."""
        if node is None or not (text := self.word(node)):
            return None
        return Prose(text, self._offsets(node, text), self.location(node))

    def _offsets(self, node: Node, text: str) -> tuple[int, ...]:
        """Align a scalar's value with its source: the same characters in order, white space folded."""
        at, end = node.start_mark.index, min(node.end_mark.index, len(self.text))
        offsets: list[int] = []
        for character in text:
            if not character.isspace():
                found = self.text.find(character, at, end)
                at = found if found >= 0 else at
            offsets.append(self.offset + at)
            at = min(at + 1, end)
        return tuple(offsets)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them."""
    from difflib import get_close_matches

    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.7)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Known here: {', '.join(choices)}." if len(choices) <= 30 else ""
