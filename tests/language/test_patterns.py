"""Which regular expressions of the settings are refused because they could be tried for ever."""

from __future__ import annotations

import re
import time

import pytest

from checks.language.patterns import endless_form

ENDLESS = [
    (r"(a+)+", "(a+)+"),
    (r"(?:\w+\s?)+x", r"(?:\w+\s?)+"),
    (r"(a|ab)*c", "(a|ab)*"),
    (r"(a?){30}a{30}", "(a?){30}"),
    (r"([a-z]+)*$", "([a-z]+)*"),
    (r"(.*)*", "(.*)*"),
    (r"(?:(?:a+)b)+", "(?:(?:a+)b)+"),
    (r"(?P<n>a+)+", "(?P<n>a+)+"),
    (r"(?i:a+)*", "(?i:a+)*"),
    (r"(x+x+)+y", "x+"),
    (r"\w*\w*!", r"\w*"),
    (r"\w+ ?\w+", r"\w+"),
    (r"[a-z]+-?[a-m]*", "[a-m]*"),
    (r"(?:ab){2,}(?:ab)+", "(?:ab)+"),
]
SOUND = [
    r"Nord Stream \d",
    r"(?:[A-Z]\.)+",
    r"\d+(?:st|nd|th)",
    r"(?:a+b){2}",
    r"[A-Z]\w+ [A-Z]\w+",
    r"(?:\w++\s)+",
    r"[A-Z]+-?\d+",
    r"\(\w+\)+",
    r"[+*]+",
    r"[]a]+",
    r"MiG-\d{2,3}\w?",
    r"(?#a+)a+",
    r"\d{1,3}(?:,\d{3})+",
    r"a+|b+",
    r"a{,}",
    r"{a}+",
]


@pytest.mark.parametrize(("pattern", "form"), ENDLESS)
def test_what_could_be_tried_for_ever_is_named(pattern: str, form: str) -> None:
    re.compile(pattern)
    assert endless_form(pattern) == form


@pytest.mark.parametrize("pattern", SOUND)
def test_what_a_name_needs_is_allowed(pattern: str) -> None:
    re.compile(pattern)
    assert endless_form(pattern) == ""


@pytest.mark.parametrize("pattern", SOUND)
def test_what_is_allowed_takes_no_longer_than_the_square_of_the_text(pattern: str) -> None:
    text = ("a" * 500 + "A" * 500 + "1" * 500 + " ") * 2
    compiled = re.compile(pattern)
    before = time.process_time()
    list(compiled.finditer(text))
    assert time.process_time() - before < 5
