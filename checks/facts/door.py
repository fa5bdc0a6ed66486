"""The door through which records come in: YAML with the place of every value, and no value of another type.

Whatever does not pass is a finding that names file, line, column and cure; loading never raises for what a
file holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

import yaml

from checks.facts.alignment import aligned
from checks.facts.model import Prose
from checks.findings import Finding, Location, Severity

INVALID_RECORD = "invalid-record"
Node = yaml.nodes.Node

DEEPEST = 50
"""How deep records may be nested; the parser of YAML is recursive, and no record needs a tenth of it."""

LONGEST_VALUE = 20_000
"""No value that a person writes is longer, in characters."""

_STANDARD = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(_STANDARD + name for name in ("str", "int", "float", "bool", "timestamp", "value", "merge"))
_NULL = _STANDARD + "null"
_LINE_END = re.compile(r"\r\n?|\n")


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
            if self._is_too_deep():
                return None
            node: Node | None = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = mark.index if mark else 0
            self._add(
                self._span(at, at),
                f"This is no YAML: {shown(error.problem or error.context or 'it ends early')}.",
                "Quote a value that holds “: ” or “, ”, and indent with spaces.",
            )
            return None
        except (yaml.YAMLError, ValueError) as error:
            self._add(
                self._span(0, 0),
                f"This is no YAML: {shown(str(error).splitlines()[0])}.",
                "Save it as UTF-8 text without control characters.",
            )
            return None
        return node

    def _is_too_deep(self) -> bool:
        """Whether lists and mappings are nested so deeply that composing them could exhaust the stack."""
        depth = 0
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                at = event.start_mark.index if event.start_mark else 0
                self._add(self._span(at, at), "This is nested too deeply to be a record.", "Take levels out.")
                return True
        return False

    def location(self, node: Node) -> Location:
        """Where a node stands in its file."""
        return self._span(node.start_mark.index, node.end_mark.index)

    def _span(self, start: int, end: int) -> Location:
        """A stretch of the text. YAML's own lines are not used: it counts some that no editor shows."""
        line, end_line = bisect_right(self._line_starts, start), bisect_right(self._line_starts, end)
        return Location(
            self.path,
            self.first_line + line - 1,
            start - self._line_starts[line - 1] + 1,
            self.first_line + end_line - 1,
            end - self._line_starts[end_line - 1] + 1,
        )

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

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
        self._refuse_tag(node)
        fields: dict[str, Node] = {}
        allowed = None if known is None else frozenset(known)
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                self.problem(key_node, f"A key of the {what} is not a word.", "Write “key: value”.")
            elif key in fields:
                self.problem(key_node, f"“{shown(key)}” is given twice in this {what}.", "Delete one of the two.")
            elif allowed is not None and key not in allowed:
                article = "an" if what[0] in "aeiou" else "a"
                self.problem(key_node, f"“{shown(key)}” is no key of {article} {what}.", did_you_mean(key, allowed))
            else:
                fields[key] = value
        return fields

    def require(self, node: Node, fields: Mapping[str, Node], keys: Iterable[str], what: str) -> bool:
        """Whether all ``keys`` are there; each missing one is a problem (of a mapping; others are reported as such)."""
        if not isinstance(node, yaml.MappingNode):
            return False
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
        self._refuse_tag(node)
        value: str = "" if node.tag == _NULL else node.value.strip()
        if not value:
            self.problem(node, "The value is empty.", "Give it a value or delete the line.")
        if len(value) > LONGEST_VALUE:
            self.problem(node, f"This value has {len(value):,} characters.", f"Write at most {LONGEST_VALUE:,}.")
            return ""
        return value

    def _refuse_tag(self, node: Node) -> None:
        """Report a tag such as ``!!binary`` or ``!name``: what it would make of the value is not what stands there."""
        known = _PLAIN_TAGS | {_NULL} if isinstance(node, yaml.ScalarNode) else {_STANDARD + "map", _STANDARD + "seq"}
        if node.tag not in known:
            self.problem(node, f"The tag “{shown(node.tag.replace(_STANDARD, '!!'))}” is not allowed.", "Delete it.")

    def words(self, node: Node | None) -> tuple[tuple[str, Node], ...]:
        """The texts of a list, or of a single value, each with its node."""
        if node is None:
            return ()
        items = [node]
        if isinstance(node, yaml.SequenceNode):
            self._refuse_tag(node)
            items = node.value
        return tuple((text, item) for item in items if (text := self.word(item)))

    def choice(self, node: Node, choices: Iterable[str]) -> str:
        """A word out of a closed list; "" and a problem for any other."""
        word, known = self.word(node), tuple(choices)
        if word and word not in known:
            near = did_you_mean(word, known) if len(known) > 8 else f"Write one of: {', '.join(known)}."
            self.problem(node, f"“{shown(word)}” is not allowed here.", near if known else "Delete the line.")
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
            self.problem(node, f"“{shown(word)}” is no whole number.", "Write at most nine digits, and nothing else.")
        return 0

    def prose(self, node: Node | None) -> Prose | None:
        """A MyST text, with the place in the file of each of its characters."""
        if node is None or not (text := self.word(node)):
            return None
        start, end = node.start_mark.index, min(node.end_mark.index, len(self.text))
        places = aligned(text, self.text[start:end], node.style or "") if isinstance(node, yaml.ScalarNode) else []
        offsets = tuple(self.offset + start + place for place in places)
        return Prose(text, offsets, self.location(node))


def shown(text: str, most: int = 80) -> str:
    """A text as a message shows it: on one line, and cut where it has over ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them."""
    choices = sorted(known)
    near = get_close_matches(word[:80], choices, n=1, cutoff=0.7)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Known here: {', '.join(choices)}." if 0 < len(choices) <= 30 else ""
