r"""Regular expressions that a handbook's settings hold: whether they could take for ever, told by their form.

A backtracking engine tries every way to cut a text among repeats that could share it. Two forms make those ways
many: a repeat inside a repeat, or a choice inside one (``(a+)+``, ``(a|ab)*``), where they double with each letter; and
a repeat right beside another of like letters (``\\w*\\w*``). No name needs either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_TIMES = 5
"""A group repeated more often than this may hold no repeat and no choice."""

_TOKEN = re.compile(
    r"(?P<atom>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[()|*+?{]|\{(?!\d*,?\d*\})|\{,?\})"
    r"|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|[:>]|[a-zA-Z-]+[:)]|#[^)]*\)|P=\w+\)|\(\w+\)))?)"
    r"|(?P<close>\))|(?P<choice>\|)"
    r"|(?P<repeat>[*+?]|\{(?P<least>\d*)(?:,(?P<most>\d*))?\})(?P<mood>[?+]?)",
    re.DOTALL,
)


@dataclass(slots=True)
class _Group:
    """What a group holds so far: whether it can match in more ways than one, its last atom, and the endless repeats
    with which that atom may share letters, as nothing need stand between.
    """

    has_freedom: bool = False
    atom: str = ""
    atom_has_freedom: bool = False
    neighbours: tuple[str, ...] = ()
    next_neighbours: tuple[str, ...] = ()


def endless_form(pattern: str) -> str:
    """What in a valid regular expression could take for ever, as ``(a+)+``; nothing where nothing could."""
    groups, starts = [_Group()], [0]
    for token in _TOKEN.finditer(pattern):
        group = groups[-1]
        if token["open"] is not None and not token["open"].endswith(")"):
            groups.append(_Group())
            starts.append(token.start())
        elif token["close"] is not None and len(groups) > 1:
            inner = groups.pop()
            _begin_atom(groups[-1], pattern[starts.pop() : token.end()], inner.has_freedom)
            groups[-1].has_freedom |= inner.has_freedom
        elif token["choice"] is not None:
            group.has_freedom = True
            group.neighbours = group.next_neighbours = ()
        elif token["repeat"] is not None:
            if _is_endless(group, token):
                return group.atom + token[0]
        elif token["atom"] is not None:
            _begin_atom(group, token["atom"], has_freedom=False)
    return ""


def _begin_atom(group: _Group, atom: str, has_freedom: bool) -> None:
    group.atom, group.atom_has_freedom = atom, has_freedom
    group.neighbours, group.next_neighbours = group.next_neighbours, ()


def _is_endless(group: _Group, token: re.Match[str]) -> bool:
    """Whether a quantifier repeats what could itself be cut in many ways, or stands beside a repeat of like letters."""
    least, most = _times(token)
    if token["mood"] == "+" or least == most == 1:  # a possessive repeat is never cut again
        return False
    is_long = most is None or most > MOST_TIMES
    group.has_freedom |= least != most
    group.next_neighbours = (group.neighbours if least == 0 else ()) + ((group.atom,) if is_long else ())
    return is_long and (group.atom_has_freedom or any(_share_letters(group.atom, other) for other in group.neighbours))


def _share_letters(one: str, other: str) -> bool:
    """Whether two atoms can match the same letter; groups are taken to."""
    if one.startswith("(") or other.startswith("("):
        return True
    return any(re.match(one, letter) and re.match(other, letter) for letter in _LETTERS)


_LETTERS = [chr(code) for code in range(32, 127)] + ["\n", "\u00a0", "é", "É", "я", "Я", "中", "٣", "’", "–"]
"""One letter or sign of each class that an atom can name."""


def _times(token: re.Match[str]) -> tuple[int, int | None]:
    """How often a quantifier repeats, at least and at most."""
    signs: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
    if token["repeat"] in signs:
        return signs[token["repeat"]]
    least = int(token["least"] or 0)
    most = token["most"]
    if most is None:
        return least, least
    return least, int(most) if most else None
