"""What opens the book: half-title, title page, imprint, the meaning of its signs, contents."""

from __future__ import annotations

from collections.abc import Iterator

from checks.book.code import array, call, string
from checks.facts.config import Configuration
from checks.facts.rendering import value_text
from checks.language.edtf import parse

SIGNS = (
    (
        'bound(to: none, "8 April")',
        "A date, figure or quotation bound to a record; the entry in the glossary has it, with its sources.",
    ),
    (
        'claimed("forty bridges")',
        "What an article claims. Behind it stand, in brackets, whose word it is and the verdict of the handbook.",
    ),
    ('mark("[disputed]")', "Sources or parties differ; the entry gives every position with its holder."),
    (
        'standing("single source")',
        "The fact rests on one source; “not confirmed”: none of its sources has yet been seen to say so.",
    ),
    ('cite("12")', "A source, by its number in the bibliography; a locator follows the number."),
    ('term("Name")', "In the text, a name in this colour has an entry of its own, in the order of the alphabet."),
)
"""The signs of the text, as code that sets an example, and what each means."""


def as_of(configuration: Configuration) -> str:
    """The day of the edition's facts, in words."""
    return value_text(parse(configuration.as_of.isoformat()), configuration.units)


def front_matter(configuration: Configuration) -> Iterator[str]:
    """The pages before the text of a whole book."""
    title, subtitle = split_title(configuration.title)
    day = as_of(configuration)
    yield call("half-title", string(title))
    lines = [f"Edition {configuration.edition}", f"As of {day}"]
    yield call("title-page", string(title), string(subtitle) if subtitle else "none", array(map(string, lines)))
    yield call(
        "imprint",
        string(f"{configuration.title}. Edition {configuration.edition}, as of {day}."),
        string(
            "Every figure, date and quotation in this book is bound to a sourced record, or to what a named article "
            "claims, and was checked against it before the book was made."
        ),
        string(
            "Set in Source Serif and Source Sans with Typst. This file is tagged for assistive technology (PDF/UA-1)."
        ),
        signs="(" + "".join(f"({sign}, {string(meaning)}), " for sign, meaning in SIGNS) + ")",
    )
    yield call("contents", string("Contents"))


def cover(configuration: Configuration) -> str:
    """The cover of an electronic book."""
    title, subtitle = split_title(configuration.title)
    lines = [f"Edition {configuration.edition}", f"As of {as_of(configuration)}"]
    return call("cover", string(title), string(subtitle), array(map(string, lines)))


def split_title(title: str) -> tuple[str, str]:
    """A title and its subtitle, which stands behind a colon; empty where there is none."""
    head, colon, tail = title.partition(": ")
    return (head, tail) if colon else (title, "")
