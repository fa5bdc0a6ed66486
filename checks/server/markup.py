"""What a text names and what is being typed in it, found by its letters alone.

An author asks for help in the midst of a line that no parser would accept yet; so roles, front matter and
bibliography are recognised here as they look, and what looks like one in a block of code does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checks.facts.frontmatter import split_front_matter


class Sort(StrEnum):
    """What a name is the name of."""

    FACT = "fact"
    CLAIM = "claim"
    ENTRY = "entry"
    SOURCE = "source"
    SEED = "seed"


@dataclass(frozen=True, slots=True)
class Name:
    """A record's name in a text: ``text[start:end]``, completed where the text shortens it.

    ``outer`` is the stretch that stands for the record: the whole role, or the name itself.
    """

    sort: Sort
    name: str
    start: int
    end: int
    outer: tuple[int, int]
    declares: bool = False


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed, by its ``context``: within which role or after which ``key:``; ``role`` is a role's name.

    ``text`` is a role's text before ``<``, and ``None`` where it has none; ``start`` is where what is to be
    completed begins, and ``end`` where the name that the cursor stands in ends. ``keys`` are the keys that a
    value in YAML stands below.
    """

    context: str
    typed: str
    start: int
    end: int
    text: str | None = None
    keys: tuple[str, ...] = ()
    in_yaml: bool = False


_ROLE_SORTS: Mapping[str, Sort] = {"fact": Sort.FACT, "claim": Sort.CLAIM, "term": Sort.ENTRY, "cite": Sort.SOURCE}
_LONGEST_ROLE = 1_000
"""No role that a person writes holds more characters; what claims to is not followed to the end of the file."""
_TICKS = r"(`{1,3})(?!`)"
_ROLE = re.compile(
    rf"\{{(fact|claim|term|cite)(?::[pt])?\}}{_TICKS}((?:(?!\n[ \t]*\r?\n).){{1,{_LONGEST_ROLE}}}?)(?<!`)\2(?!`)",
    re.DOTALL,
)
_OPEN_ROLE = re.compile(rf"\{{(fact|claim|term|cite|exempt|doc)(?::[pt])?\}}{_TICKS}")
_ROLE_NAME = re.compile(r"(?<![`\w{])\{(?P<typed>[a-z]{0,12})\Z")
_REST_OF_ROLE_NAME = re.compile(r"[a-z]*\}?`?")
_PROSE_KEYS = frozenset({"note", "reason", "counts", "says", "finding"})
"""Keys of records whose values are MyST, in which a brace opens a role and no mapping."""
_TARGET = re.compile(r"(?P<text>.+?)\s*<(?P<target>[^<>]*)>$", re.DOTALL)
_WORD = re.compile(r"[^\s,]+")

_SOURCE_RECORD = re.compile(r"@[ \t]*\w+\s*[{(]\s*([^,\s{}()]+)[ \t]*,")

_KEY = re.compile(r"""([ \t]*)(?:-[ \t]+)?("[^"]*"|'[^']*'|[\w@./~?%-]+)[ \t]*:(?=[ \t\r]|$)[ \t]*(.*)""")
_ITEM = re.compile(r"([ \t]*)-(?:[ \t]+(.*))?$")
_VALUE = re.compile(r"""("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\[\]{},\s#"'][^\[\]{},#]*)""")
_SEPARATOR = re.compile(r"[\[(,]\s*")
_BARE_CITATION = re.compile(r"[\w.:+-]+")
_ARGUMENT = re.compile(r"[a-z0-9@./X~?%-]+")
_VALUE_SORTS: Mapping[str, Sort] = {
    "cite": Sort.SOURCE,
    "parties": Sort.ENTRY,
    "participants": Sort.ENTRY,
    "by": Sort.ENTRY,
    "speaker": Sort.ENTRY,
    "against": Sort.FACT,
    "formula": Sort.FACT,
    "about-seed": Sort.SEED,
}


def names_in(path: str, text: str, relations: frozenset[str] = frozenset()) -> Iterator[Name]:
    """Every record that a file names, in its prose and in its own records.

    ``relations`` are the keys that hold ids of entries besides those that every handbook has.
    """
    if path.endswith(".bib"):
        for match in _SOURCE_RECORD.finditer(text):
            yield Name(Sort.SOURCE, match[1], *match.span(1), match.span(1), declares=True)
        return
    own = own_id(path)
    yield from _names_of_roles(text, own)
    records, offset = records_of(path, text)
    yield from _names_of_records(records, offset, own, path, relations)


def name_at(path: str, text: str, offset: int, relations: frozenset[str] = frozenset()) -> Name | None:
    """The record named where the cursor stands: the innermost name, where one stands in another."""
    around = [name for name in names_in(path, text, relations) if name.outer[0] <= offset <= name.outer[1]]
    return min(around, key=lambda name: name.outer[1] - name.outer[0], default=None)


def own_id(path: str) -> str:
    """The id of the entry or seed that a file would be."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def records_of(path: str, text: str) -> tuple[str, int]:
    """The YAML of a file, and where it begins: the front matter, even unclosed, or all of a seed."""
    if path.endswith(".yaml"):
        return text, 0
    front = split_front_matter(text)
    if front is not None:
        return front.text, front.offset
    unclosed = re.match(r"\ufeff?---[ \t]*\r?\n", text)
    if unclosed is None:
        return "", 0
    body = re.compile(r"^#[ \t]", re.MULTILINE).search(text, unclosed.end())
    return text[unclosed.end() : body.start() if body else len(text)], unclosed.end()


def shown_text(content: str) -> str | None:
    """The text that a role shows, where that is not its target's own."""
    match = _TARGET.match(content)
    return match["text"] if match else None


# --------------------------------------------------------------------------------------- names in roles


def _names_of_roles(text: str, own: str) -> Iterator[Name]:
    for match in _ROLE.finditer(text):
        sort, content, at = _ROLE_SORTS[match[1]], match[3], match.start(3)
        if sort is Sort.SOURCE:
            for key in _WORD.finditer(content):
                yield Name(sort, key[0], at + key.start(), at + key.end(), (at + key.start(), at + key.end()))
            continue
        explicit = _TARGET.match(content)
        start, end = explicit.span("target") if explicit else (0, len(content))
        target = " ".join(content[start:end].split())
        whole = f"{own}{target}" if sort is Sort.FACT and target.startswith(".") else target
        yield Name(sort, whole, at + start, at + end, match.span())


# ------------------------------------------------------------------------------------- names in records


def _names_of_records(records: str, offset: int, own: str, path: str, relations: frozenset[str]) -> Iterator[Name]:
    for keys, key, value, key_at, value_at in _lines_of(records):
        declared = _declared(keys, key, own, path)
        if declared is not None and key_at >= 0:
            span = (offset + key_at, offset + key_at + len(key))
            yield Name(declared[0], declared[1], *span, span, declares=True)
        if keys == ("draws-on",) and key_at >= 0:
            span = (offset + key_at, offset + key_at + len(key))
            yield Name(Sort.SEED, key, *span, span)
        sort = Sort.ENTRY if not keys and key in relations else _VALUE_SORTS.get(key)
        if sort is not None:
            yield from _names_of_value(sort, key, value, offset + value_at, own)


def _declared(keys: tuple[str, ...], key: str, own: str, path: str) -> tuple[Sort, str] | None:
    """What a key in a record is the name of."""
    seed = path.endswith(".yaml")
    match keys:
        case ("claims",) if seed:
            return Sort.CLAIM, f"{own}:{key}"
        case ("facts",) if not seed:
            return Sort.FACT, f"{own}.{key}"
        case ("facts", fact, "positions") if not seed:
            return Sort.FACT, f"{own}.{fact}/{key}"
        case ("series", "columns", column, "values") if not seed:
            return Sort.FACT, f"{own}.{column}@{key}"
    return None


def _names_of_value(sort: Sort, key: str, value: str, at: int, own: str) -> Iterator[Name]:
    if key == "formula":
        bracket = value.find("(") + 1
        for match in _ARGUMENT.finditer(value, bracket) if bracket else ():
            name = match[0] if "." in match[0] else f"{own}.{match[0]}"
            yield Name(sort, name, at + match.start(), at + match.end(), (at + match.start(), at + match.end()))
        return
    for match in _VALUE.finditer(value):
        start = match.start() + (match[0][0] in "\"'")
        bare = value[start : match.end()].rstrip().rstrip("\"'")
        if sort is Sort.SOURCE:
            citation = _BARE_CITATION.match(bare)
            bare = citation[0] if citation else ""
        if bare:
            span = (at + start, at + start + len(bare))
            yield Name(sort, bare, *span, span)


def _lines_of(records: str) -> Iterator[tuple[tuple[str, ...], str, str, int, int]]:
    """Each line of YAML: the keys above it, its own key, its value, and where key and value begin.

    An item of a list has its list's key, and no place of a key: -1. Lines of other shapes are passed over.
    """
    above: list[tuple[int, str]] = []
    at = 0
    for whole in records.splitlines(keepends=True):
        line = whole.rstrip("\r\n")
        key, item = _KEY.match(line), _ITEM.match(line)
        if key:
            indent = len(key[1])
            while above and above[-1][0] >= indent:
                above.pop()
            name = key[2].strip("\"'")
            key_at = key.start(2) + (key[2][0] in "\"'")
            yield tuple(k for _, k in above), name, key[3], at + key_at, at + key.start(3)
            above.append((indent, name))
        elif item:
            while above and above[-1][0] > len(item[1]):
                above.pop()
            if above:
                value_at = item.start(2) if item[2] is not None else len(line)
                yield tuple(k for _, k in above[:-1]), above[-1][1], item[2] or "", -1, at + value_at
        at += len(whole)


# ---------------------------------------------------------------------------------- what is being typed


def typing_at(path: str, text: str, offset: int) -> Typing | None:
    """What an author is typing at the cursor, where a record's name or a word of the format belongs there."""
    role = _role_typed(text, offset)
    if role is not None or path.endswith(".bib"):
        return role
    records, start = records_of(path, text)
    value = _value_typed(records, start, offset) if start <= offset <= start + len(records) else None
    if value is None or value.context in _PROSE_KEYS:
        return _role_name_typed(text, offset) or value
    return value


def _role_name_typed(text: str, offset: int) -> Typing | None:
    """The name of a role, after its brace; what an editor closed of itself is part of it."""
    name = _ROLE_NAME.search(text, max(0, offset - 16), offset)
    rest = _REST_OF_ROLE_NAME.match(text, offset)
    if name is None or rest is None:
        return None
    return Typing("role", name["typed"], name.start("typed"), rest.end())


def _role_typed(text: str, offset: int) -> Typing | None:
    """The role in which the cursor stands, closed or not; an open one ends with its line."""
    window = max(0, offset - _LONGEST_ROLE)
    paragraph = max(text.rfind("\n\n", window, offset), text.rfind("\n\r\n", window, offset), window)
    opened = None
    for match in _OPEN_ROLE.finditer(text, paragraph, offset):
        if opened is None or match.start() >= opened.end():
            closed = text.find(match[2], match.end(), offset)
            opened = match if closed < 0 else None
    if opened is None:
        return None
    content = text[opened.end() : offset]
    if "\n" in content and text.find(opened[2], offset, offset + _LONGEST_ROLE) < 0:
        return None
    bracket = content.rfind("<")
    if opened[1] == "cite":
        begin = content.rfind(",") + 1
        begin += len(content[begin:]) - len(content[begin:].lstrip())
        return Typing("cite", content[begin:], opened.end() + begin, _name_end(text, offset))
    if bracket < 0:
        return Typing(opened[1], content, opened.end(), _name_end(text, offset, "`\n<>"))
    start = opened.end() + bracket + 1
    return Typing(opened[1], content[bracket + 1 :], start, _name_end(text, offset, "`\n<>"), content[:bracket].strip())


def _name_end(text: str, offset: int, stops: str = "`\n<>,] ") -> int:
    """Where the name ends in which the cursor stands."""
    end = offset
    while end < len(text) and text[end] not in stops and text[end] != "\r":
        end += 1
    return end if end < len(text) and text[end] in "`<>" else offset


def _value_typed(records: str, begin: int, offset: int) -> Typing | None:
    """The value in YAML in which the cursor stands."""
    line_start = records.rfind("\n", 0, offset - begin) + 1
    before = records[: offset - begin]
    last = None
    for line in _lines_of(before):
        last = line
    if last is None or last[4] < line_start:
        return None
    keys, key, value, _, value_at = last
    typed = _SEPARATOR.split(value)[-1]
    typed = typed.lstrip("\"'")
    end = offset
    while begin + value_at <= end < begin + len(records) and re.match(r"[\w.:@/-]", records[end - begin]):
        end += 1
    return Typing(key, typed, offset - len(typed), end, keys=keys, in_yaml=True)
