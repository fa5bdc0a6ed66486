"""What a directive asks of the records is kept, each part with its place."""

from __future__ import annotations

import pytest

from checks.reading import MystSettings, read
from checks.reading.directives import Directive, Reads

KNOWN = {
    "chart": Directive(argument=Reads.LITERAL, body=Reads.LITERAL, options={"title": Reads.INLINE}, is_request=True),
    "note": Directive(),
}


@pytest.mark.parametrize(
    "text",
    [
        "```{chart} the-alder\n:kind: lines\n:title: Water of 1926\n```\n",
        "Words.\n\n```{chart} the-alder\n---\nkind: lines\ntitle: Water of 1926\n---\n```\n",
        ":::{note}\n```{chart} the-alder\n:kind: lines\n:title: Water of 1926\n```\n:::\n",
        "- item\n\n  ```{chart} the-alder\n  :kind: lines\n  :title: Water of 1926\n  ```\n",
    ],
)
def test_argument_and_options_are_kept_with_their_places(text: str, settings: MystSettings) -> None:
    document = read(text, settings, directives=KNOWN)
    (request,) = document.requests
    parts = {"argument": request.argument, **request.options}
    assert {name: text[part.start : part.end] for name, part in parts.items()} == {
        "argument": "the-alder",
        "kind": "lines",
        "title": "Water of 1926",
    }
    assert not request.has_body
    assert "Water of 1926" in [passage.text for passage in document.passages]


def test_what_is_not_given_stands_where_the_directive_opens(settings: MystSettings) -> None:
    text = 'Words.\n\n```{chart}\n:kind: ""\n\nA body.\n```\n'
    (request,) = read(text, settings, directives=KNOWN).requests
    assert text[request.argument.start : request.argument.end] == "```{chart}"
    assert request.options["kind"].text == ""
    assert request.has_body


def test_a_directive_that_asks_for_nothing_is_no_request(settings: MystSettings) -> None:
    assert not read(":::{note}\nWords.\n:::\n", settings, directives=KNOWN).requests
