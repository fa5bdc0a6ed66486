"""Whatever a manuscript says reaches the page as it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checks.book.code import array, call, dictionary, string
from checks.book.inline import printable

NASTY = (
    '"); panic("out',
    "\\",
    '\\\\"',
    "#panic()",
    "$x$ *b* _i_ `r` <l> @ref // c /* d */ [e] {f}",
    "= Heading\n- item\n+ item\n/ term: x",
    "\\u{41}",
    "line\r\nline\tline",
    "\x00\x01\x1f\x7f\x85\u2028\ufeff\ufffe",
    "“q” – — … ’ № ₽ ½ Ольха 𝔘 👩‍👩‍👧",
    '```\n#import "x"\n```',
    "https://example.org/?a=b&c=d#e",
)
_TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=40)


@given(_TEXTS)
@example(list(NASTY))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_goes_through_typst_and_back_unchanged(tmp_path: Path, texts: list[str]) -> None:
    source = tmp_path / "texts.typ"
    source.write_text(f"#metadata({array(map(string, texts))})<texts>", encoding="utf-8")
    [found] = json.loads(typst.query(str(source), "<texts>", field="value"))
    assert found == texts


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_is_one_literal_on_one_line(text: str) -> None:
    assert "\n" not in string(text)


def test_an_argument_that_is_none_is_left_out() -> None:
    assert call("f", '"a"', level="2", to=None, wide_set="true") == 'f(level: 2, wide-set: true, "a")'


@pytest.mark.parametrize(("items", "code"), [([], "()"), (["1"], "(1, )"), (["1", "2"], "(1, 2, )")])
def test_an_array_of_one_is_an_array(items: list[str], code: str) -> None:
    assert array(items) == code


@pytest.mark.parametrize(("items", "code"), [({}, "(:)"), ({"a b": "1"}, '("a b": 1, )')])
def test_a_dictionary_of_none_is_a_dictionary(items: dict[str, str], code: str) -> None:
    assert dictionary(items) == code


@pytest.mark.parametrize(
    ("text", "printed"),
    [("a\nb", "a b"), ("a\tb", "a b"), ("a\x00b\x7f\x85c", "abc"), ("Ольха – №\u00a01", "Ольха – №\u00a01")],
)
def test_what_no_font_has_is_left_out(text: str, printed: str) -> None:
    assert printable(text) == printed
