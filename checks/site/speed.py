"""What makes a build quick without changing what it makes: how trees are walked, and when Python collects garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

from docutils import nodes

_OBJECTS_BEFORE_COLLECTING = 100_000
"""Python's own 700 makes a build look through all doctrees thousands of times, for next to nothing that it frees."""


def walk_with_a_stack() -> None:
    """Have docutils find nodes with a stack instead of a generator within a generator for every level of the tree.

    Sphinx walks each page some sixty times, which was a quarter of a build; with a stack it is a third of that. The
    nodes, their order, and what a caller may change meanwhile are the same: the children of a node are looked up
    after it was given out, and each level is read from the tree itself, not from a copy.
    """
    setattr(nodes.Node, "findall", _findall)  # noqa: B010 -- a method is not to be assigned, as types have it


_docutils_findall = nodes.Node.findall


def _findall(top: nodes.Node, condition: Any = None, include_self: bool = True, *rest: Any, **where: Any) -> Any:
    """The nodes that :meth:`docutils.nodes.Node.findall` finds; where it is to look aside too, it does so itself."""
    if not include_self or rest or where:
        return _docutils_findall(top, condition, include_self, *rest, **where)
    if condition is None or isinstance(condition, type):
        return _walk(top, condition or nodes.Node)
    return filter(condition, _walk(top, nodes.Node))


def _walk(top: nodes.Node, kind: type) -> Iterator[nodes.Node]:
    """The nodes of a kind from ``top`` down, each before its children; those of other kinds are not handed out at all,
    which is most of what a walk costs.
    """
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


def gathered(top: nodes.Node, *kinds: type[nodes.Node]) -> dict[type[nodes.Node], list[Any]]:
    """The nodes of each of some kinds from ``top`` down, each before its children, found in one walk for them all."""
    found: dict[type[nodes.Node], list[Any]] = {kind: [] for kind in kinds}
    lists: dict[type[nodes.Node], list[list[Any]]] = {}
    for node in top.findall():
        known = lists.get(type(node))
        if known is None:
            known = lists[type(node)] = [found[kind] for kind in kinds if issubclass(type(node), kind)]
        for of_kind in known:
            of_kind.append(node)
    return found


def spare_garbage_collection() -> None:
    """Leave what is loaded by now to itself, and look for garbage seldom.

    Processes that are forked afterwards share the memory of what is left alone.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING, *gc.get_threshold()[1:])
