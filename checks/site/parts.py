"""Long lists that are divided among pages, so that none takes long to load.

One page leads to the parts and filters over all of them; each part is a page of its own, below it in the table of
contents. Beside each part stands a script with the part's list, which the first page loads when a reader filters: so
that it works from a folder, where a page may read no other file.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from checks.site.directive import RecordsDirective
from checks.site.domain import domain_of

logger = logging.getLogger(__name__)

SUFFIX = ".part.js"
"""How the name of a part's script ends; before that it is the name of the page."""


class PageDirective(RecordsDirective):
    """A directive that makes a page of records, which others may link and which mentions nothing of its own."""

    def run(self) -> list[nodes.Node]:
        """Note the page, and make its sections."""
        self.domain.note_shows("page", " ".join((self.name, *self.arguments)))
        return self.sections()

    def sections(self) -> list[nodes.Node]:
        """What the page shows."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Span:
    """What lies between two ends, both of them included; an end that is empty is as far away as can be."""

    first: str
    last: str

    @classmethod
    def of(cls, words: str) -> Span:
        """Read ``A-C``, ``1945-1969``, ``-1899``, ``2020-`` or a single ``W``. Raises ``ValueError`` for anything
        else.
        """
        first, dash, last = words.partition("-")
        if not (first or last) or "-" in last:
            raise ValueError(f"“{words}” is no span: write first-last, -last or first-")
        return cls(first, last) if dash else cls(first, first)

    def has_text(self, text: str) -> bool:
        """Whether a text, by as many of its first letters as an end has, lies within."""
        return (not self.first or text[: len(self.first)] >= self.first) and (
            not self.last or text[: len(self.last)] <= self.last
        )

    def has_number(self, number: int) -> bool:
        """Whether a number lies within. Raises ``ValueError`` where the ends are no numbers."""
        for end in (self.first, self.last):
            if end and not end.isdecimal():
                raise ValueError(f"“{end}” is no number, as an end of this span has to be")
        return (not self.first or number >= int(self.first)) and (not self.last or number <= int(self.last))


Item = TypeVar("Item")


class DividedPage(PageDirective, Generic[Item]):
    """A list that may be divided: without argument it is whole; with one it is the part that the argument names; with
    the option ``parts`` it is the page that leads to the parts, which its table of contents lists.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"parts": directives.flag}

    def items(self) -> Sequence[Item]:
        """Everything that the list holds, in its order."""
        raise NotImplementedError

    def belongs(self, item: Item, part: str) -> bool:
        """Whether an item belongs to the part that an argument names. Raises ``ValueError`` for what names none."""
        raise NotImplementedError

    def filters(self, items: Sequence[Item], parts_of: str = "") -> list[nodes.Node]:
        """The controls over some items."""
        raise NotImplementedError

    def shown(self, items: Sequence[Item]) -> list[nodes.Node]:
        """The list of some items."""
        raise NotImplementedError

    def sections(self) -> list[nodes.Node]:
        """The controls and the list, or the controls alone where the list is elsewhere."""
        items = self.items()
        if "parts" in self.options:
            self.domain.note_list(self.name, len(items), is_whole=True)
            return self.filters(items, self.name)
        if not self.arguments:
            return [*self.filters(items), *self.shown(items)] if items else []
        try:
            items = [item for item in items if self.belongs(item, self.arguments[0])]
        except ValueError as error:
            raise self.error(str(error)) from None
        self.domain.note_list(self.name, len(items), is_whole=False)
        return [*self.filters(items), *self.shown(items)] if items else []


# ------------------------------------------------------------ whether the parts are the whole


def compare_with_whole(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn where the parts of a list are not all of it, or show something twice (``env-check-consistency``)."""
    for name, whole, parts in domain_of(env).divided_lists():
        if whole is not None and sum(parts.values()) != whole[1]:
            logger.warning(
                "The parts of {%s} show %d items of %d: mend the arguments on %s.",
                name,
                sum(parts.values()),
                whole[1],
                ", ".join(parts) or "the pages that show them; there are none",
                location=whole[0],
                type="handbook",
                subtype="part",
            )


# ------------------------------------------------------------ the scripts


def paths_of_parts(env: BuildEnvironment, page: str, name: str) -> Iterator[str]:
    """The scripts with the parts of a list, from the root of the site, in the order of the page's contents."""
    parts = next((parts for listed, _, parts in domain_of(env).divided_lists() if listed == name), {})
    for below in env.toctree_includes.get(page, ()):
        if below in parts:
            yield below + SUFFIX


def write_part(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Write the script beside a page that is part of a list (``html-page-context``)."""
    if app.builder.format != "html" or doctree is None or not domain_of(app.env).is_part(page):
        return
    arguments = (page + SUFFIX, app.builder.get_target_uri(page), context.get("body", ""))
    said = ",".join(json.dumps(argument, ensure_ascii=False) for argument in arguments)
    file = Path(app.outdir, page + SUFFIX)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"handbookPart({said});\n", encoding="utf-8", newline="\n")


def setup_parts(app: Sphinx) -> None:
    """Write the parts, and see that they are the whole."""
    app.connect("env-check-consistency", compare_with_whole)
    app.connect("html-page-context", write_part)


def initial(words: Iterable[str]) -> str:
    """The letter or figure under which the first of some words that is not empty stands, without its accent."""
    first = next((letter for word in words for letter in word if letter.isalnum()), "")
    return unicodedata.normalize("NFD", first)[:1].upper()
