"""Chapters: what their front matter says of the seeds that they were made from."""

from __future__ import annotations

import re

import yaml

from checks.facts.door import Door, Node, shown
from checks.facts.frontmatter import split_front_matter
from checks.facts.model import Chapter, Reference
from checks.findings import Finding

_NUMBER = re.compile(r"[0-9]{1,4}")
_KEYS = ("draws-on", "about-seed")
_ANY_PAGE = ("orphan", "tocdepth", "myst", "html_theme", "html_meta")
"""Keys of Sphinx's and MyST's own, allowed on any page."""


def read_chapter(path: str, text: str) -> tuple[Chapter, list[Finding]]:
    """Read a page's front matter; a page without any draws on nothing."""
    front = split_front_matter(text)
    if front is None:
        return Chapter(path), []
    door = Door(path, front.text, front.first_line, front.offset)
    root = door.compose()
    if root is None:
        return Chapter(path), door.problems
    fields = door.mapping(root, (*_KEYS, *_ANY_PAGE), "chapter")
    draws_on = door.mapping(fields["draws-on"], what="list of seeds") if "draws-on" in fields else {}
    chapter = Chapter(
        path=path,
        draws_on={Reference(seed, door.location(node)): _paragraphs(door, node) for seed, node in draws_on.items()},
        about_seed=_reference(door, fields.get("about-seed")),
    )
    return chapter, door.problems


def _reference(door: Door, node: Node | None) -> Reference | None:
    return Reference(word, door.location(node)) if node is not None and (word := door.word(node)) else None


def _paragraphs(door: Door, node: Node) -> tuple[int, ...]:
    """Numbers of paragraphs, singly or as ranges: ``[4, 7-9]``."""
    if isinstance(node, yaml.SequenceNode) and not node.value:
        return ()
    numbers: list[int] = []
    for word, item in door.words(node):
        first, dash, last = word.partition("-")
        ends = (first, last if dash else first)
        if not all(_NUMBER.fullmatch(end.strip()) for end in ends):
            door.problem(item, f"“{shown(word)}” is no paragraph.", "Write a number, or a range: 7-9.")
            continue
        numbers += range(int(ends[0]), int(ends[1]) + 1)
    return tuple(numbers)
