"""What makes a build quick without changing what it makes: how trees are walked, and when Python collects garbage."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from weakref import WeakSet

from docutils import nodes
from sphinx import builders
from sphinx.util.nodes import NodeMatcher

_OBJECTS_BEFORE_COLLECTING = 100_000
"""Python's own 700 makes a build look through all doctrees thousands of times, for next to nothing that it frees."""

_PAGES_FOR_A_PROCESS = 10
"""Fewer are read sooner than a process can hand over what it knows."""


def walk_with_a_stack() -> None:
    """Have docutils find nodes with a stack instead of a generator within a generator for every level of the tree.

    Sphinx walks each page some sixty times, which was a quarter of a build; with a stack it is a third of that. The
    nodes, their order, and what a caller may change meanwhile are the same: the children of a node are looked up
    after it was given out, and each level is read from the tree itself, not from a copy.
    """
    setattr(nodes.Node, "findall", _findall)  # noqa: B010 -- a method is not to be assigned, as types have it
    setattr(nodes.Node, "setup_child", _setup_child)  # noqa: B010


_docutils_findall = nodes.Node.findall


def _findall(top: nodes.Node, condition: Any = None, include_self: bool = True, *rest: Any, **where: Any) -> Any:
    """The nodes that :meth:`docutils.nodes.Node.findall` finds; where it is to look aside too, it does so itself."""
    if not include_self or rest or where:
        return _docutils_findall(top, condition, include_self, *rest, **where)
    kinds: type | tuple[type, ...] | None = condition if isinstance(condition, type) else None
    if isinstance(condition, NodeMatcher) and condition.classes and not condition.attrs:
        kinds = condition.classes
    if kinds is None:
        return _matching(top, condition) if condition else _instances(top, nodes.Node)
    if isinstance(top, nodes.document) and not _KINDS.may_hold(top, kinds):
        return iter(())
    return _instances(top, kinds)


class _Kinds:
    """The kinds of node that any page has had so far. Half of the walks look for kinds that no page of a handbook has.

    A node comes into a page as somebody's child, of which this is told, or with a page that was read before.
    """

    def __init__(self) -> None:
        self.seen: set[type] = set()
        self._pages: WeakSet[nodes.document] = WeakSet()
        self._answers: dict[Any, tuple[int, bool]] = {}

    def may_hold(self, page: nodes.document, kinds: type | tuple[type, ...]) -> bool:
        """Whether a node of one of some kinds may be on a page."""
        if page not in self._pages:
            self._pages.add(page)
            self.seen.update(type(node) for node in _instances(page, nodes.Node))
        known, answer = self._answers.get(kinds, (0, False))
        if known != len(self.seen):
            answer = any(issubclass(kind, kinds) for kind in self.seen)
            self._answers[kinds] = len(self.seen), answer
        return answer


_KINDS = _Kinds()
_docutils_setup_child = nodes.Node.setup_child


def _setup_child(parent: nodes.Node, child: nodes.Node) -> None:
    _KINDS.seen.add(child.__class__)
    _docutils_setup_child(parent, child)


def _instances(top: nodes.Node, kind: type | tuple[type, ...]) -> Iterator[nodes.Node]:
    """The nodes of a kind from ``top`` down, each before its children."""
    if isinstance(top, kind):
        yield top
    levels = [iter(top.children)]
    while levels:
        for node in levels[-1]:
            if isinstance(node, kind):
                yield node
            if node.children:
                levels.append(iter(node.children))
                break
        else:
            levels.pop()


def _matching(top: nodes.Node, condition: Callable[[nodes.Node], bool]) -> Iterator[nodes.Node]:
    """The nodes from ``top`` down that meet a condition, each before its children."""
    if condition(top):
        yield top
    levels = [iter(top.children)]
    while levels:
        for node in levels[-1]:
            if condition(node):
                yield node
            if node.children:
                levels.append(iter(node.children))
                break
        else:
            levels.pop()


def read_in_few_processes() -> None:
    """Have Sphinx read pages in as many portions as it has processes, and in none of its own where pages are few.

    Each process hands over all that is known of all pages read so far, which Sphinx takes apart again: with its own
    portions of a few dozen pages that is half as much work as reading them.
    """
    setattr(builders.Builder, "_read_parallel", _read_parallel)  # noqa: B010 -- a method is not to be assigned


_sphinx_read_parallel = builders.Builder._read_parallel


def _read_parallel(builder: builders.Builder, docnames: list[str], nproc: int) -> None:
    if len(docnames) < _PAGES_FOR_A_PROCESS * nproc:
        builder._read_serial(docnames)
        return
    portions = vars(builders)["make_chunks"]
    setattr(builders, "make_chunks", _portions)  # noqa: B010 -- Sphinx lends it to nobody
    try:
        _sphinx_read_parallel(builder, docnames, nproc)
    finally:
        setattr(builders, "make_chunks", portions)  # noqa: B010


def _portions(docnames: Sequence[str], processes: int) -> list[Sequence[str]]:
    """The pages dealt out one by one, since those that take long stand together."""
    return [docnames[first::processes] for first in range(processes)]


def spare_garbage_collection() -> None:
    """Leave what is loaded by now to itself, and look for garbage seldom.

    Processes that are forked afterwards share the memory of what is left alone.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING, *gc.get_threshold()[1:])
