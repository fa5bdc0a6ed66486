"""Words and their stems, the same here as in the browser.

``theme/static/words.js`` does what this module does, rule by rule, and a test compares the two. The stemmers are
Snowball's: in Python those that Sphinx uses, in the browser those that Sphinx carries as JavaScript. Releases of
Snowball differ ("interval" has had two stems), so pyproject.toml holds the Python ones to the release that Sphinx has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module

from sphinx import package_dir
from sphinx.search import SearchLanguage, languages

WORD = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"  # 70,300
    r"|[0-9]+\.[0-9]+"  # 38.6
    r"|(?:[^\W_]|[\u0300-\u036f])+(?:['’](?:[^\W_]|[\u0300-\u036f])+)*"  # Gorbachev’s
)
"""A word, or a number with its commas and its point."""

CYRILLIC_LANGUAGE = "ru"
"""Whose stemmer serves words in Cyrillic letters; all other words are taken to be of the handbook's language."""

_MARKS = re.compile("и\u0306|[\u0300-\u036f]")
_CYRILLIC = re.compile("[а-я]")
_DIGIT = re.compile("[0-9]")
_LETTERS = str.maketrans({"’": "'", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold(word: str) -> str:
    """A word without case and accents, a number without commas: “Reykjavík” is “reykjavik”, “1,550” is “1550”.

    “й” stays a letter of its own, since the endings of Russian words depend on it; “ё” becomes “е”.
    """
    if "0" <= word[0] <= "9":
        return word.replace(",", "").lower()
    letters = unicodedata.normalize("NFD", word.lower())
    bare = _MARKS.sub(lambda mark: "й" if len(mark[0]) > 1 else "", letters)
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


class Stems:
    """The stems of words in a handbook's language, and of those in Cyrillic letters.

    ``language`` is a language's code, as Sphinx has it. A language without a stemmer keeps its words as they are.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._own = _search_language(language)
        self._cyrillic = _search_language(CYRILLIC_LANGUAGE)
        self._known: dict[str, str] = {}

    def stem(self, folded: str) -> str:
        """The stem of a folded word; what holds a digit has none but itself."""
        if _DIGIT.search(folded):
            return folded
        language = self._cyrillic if _CYRILLIC.search(folded) else self._own
        return language.stem(folded) if language.js_stemmer_rawcode else folded

    def stems(self, text: str) -> Iterator[str]:
        """The stems of a text's words, in order, words that say nothing left out."""
        known = self._known
        for word in WORD.findall(text):
            if word not in known:
                folded = fold(word)
                known[word] = "" if folded in self.stop_words else self.stem(folded)
            if stem := known[word]:
                yield stem

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The words that say nothing of what a text is about, folded."""
        return frozenset(fold(word) for language in (self._own, self._cyrillic) for word in language.stopwords)

    def script(self) -> str:
        """The same stemmers for the browser, as the global ``handbookStemmers``, and the words that say nothing."""
        folder = package_dir / "search" / "minified-js"
        files = ["base-stemmer.js", self._own.js_stemmer_rawcode, self._cyrillic.js_stemmer_rawcode]
        code = [(folder / name).read_text(encoding="utf-8").strip() for name in dict.fromkeys(files) if name]
        made = {name: _constructor(language) for name, language in (("own", self._own), ("cyrillic", self._cyrillic))}
        parts = [f"{name}: {call}" for name, call in made.items() if call]
        code.append(f"globalThis.handbookStemmers = {{ {', '.join(parts)} }};")
        return "\n".join(code) + "\n"


def _search_language(code: str) -> SearchLanguage:
    """Sphinx's knowledge of a language; of one that it does not know, nothing."""
    found = languages.get(code) or languages.get(code.partition("-")[0]) or SearchLanguage
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = getattr(import_module(module), name)
    return found({})


def _constructor(language: SearchLanguage) -> str:
    return f"new {language.language_name}Stemmer()" if language.js_stemmer_rawcode else ""
