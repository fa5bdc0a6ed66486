"""What makes a build quick changes nothing: trees are walked in docutils' own order."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from checks.site.speed import walk_with_a_stack

_LEAF = st.one_of(st.builds(nodes.Text, st.just("words")), st.builds(nodes.emphasis), st.builds(nodes.image))


def _holding(children: st.SearchStrategy[nodes.Node]) -> st.SearchStrategy[nodes.Node]:
    lists = st.lists(children, max_size=4)
    return st.one_of(
        lists.map(lambda held: nodes.section("", *held)), lists.map(lambda held: nodes.paragraph("", "", *held))
    )


def _in_docutils_own_way(node: nodes.Node, kind: type) -> list[nodes.Node]:
    found = [node] if isinstance(node, kind) else []
    return [*found, *(below for child in node.children for below in _in_docutils_own_way(child, kind))]


@given(st.recursive(_LEAF, _holding), st.sampled_from([nodes.Text, nodes.Element, nodes.paragraph, nodes.image]))
def test_the_nodes_of_a_kind_are_found_in_order(tree: nodes.Node, kind: type) -> None:
    walk_with_a_stack()
    found = list(tree.findall(kind))
    wanted = _in_docutils_own_way(tree, kind)
    assert list(map(id, found)) == list(map(id, wanted))


def test_what_is_put_in_place_of_a_node_meanwhile_is_passed_over_as_docutils_does() -> None:
    tree = nodes.section("", nodes.paragraph("", "one"), nodes.paragraph("", "two"))
    seen = []
    walk_with_a_stack()
    for paragraph in tree.findall(nodes.paragraph):
        seen.append(paragraph.astext())
        paragraph.parent.replace(paragraph, nodes.note("", nodes.paragraph("", "new")))
    assert seen == ["one", "two"]


def _in_docutils_generic_way(node: nodes.Node, condition: Callable[[nodes.Node], bool]) -> list[nodes.Node]:
    found = [node] if condition(node) else []
    return [*found, *(below for child in node.children for below in _in_docutils_generic_way(child, condition))]


@given(st.recursive(_LEAF, _holding))
def test_the_nodes_that_meet_a_condition_are_found_in_order(tree: nodes.Node) -> None:
    walk_with_a_stack()
    found = list(tree.findall(_is_inline))
    assert list(map(id, found)) == list(map(id, _in_docutils_generic_way(tree, _is_inline)))


def _is_inline(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Inline)
