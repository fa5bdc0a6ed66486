"""Filters over the long lists: what one can choose, and which rows a choice leaves.

The controls are part of the page, hidden until ``theme/static/tables.js`` makes them work; without it the list is
whole. What a row is stands in its classes: a row of ``kind`` “treaty” has the class ``kind-treaty``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from checks.facts.model import Entry
from checks.site.handbook import Handbook
from checks.site.parts import paths_of_parts

ITEM = "item"
"""The class of everything that the filters of its page show or hide."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from: what it is called in the address and on the page, and its values with their labels.

    The values of one ``of_pages`` are labelled with the names of pages, whose titles are known when all are read.
    """

    name: str
    label: str
    values: Mapping[str, str]
    of_pages: bool = False


class Filters(nodes.General, nodes.Element):
    """The controls of a page's list. Attributes: ``what`` it lists, ``choices``, the first and last of its ``years``,
    where it has any, and whether one chooses a span of them or ``one_year``, how many items there are in ``total``, and
    where these are on other pages, the divided list that they are ``parts_of``.
    """


def filters(
    what: str,
    choices: Iterable[Choice],
    years: tuple[int, int] | None = None,
    parts_of: str = "",
    total: int = 0,
    *,
    one_year: bool = False,
) -> Filters:
    """Controls over a list of ``what``; a choice between fewer than two values is none."""
    choices = [choice for choice in choices if len(choice.values) > 1]
    return Filters("", what=what, choices=choices, years=years, one_year=one_year, parts_of=parts_of, total=total)


def item_classes(chosen: Mapping[str, Iterable[str]]) -> list[str]:
    """The classes of an item, from its values for each choice by name."""
    return [ITEM, *(f"{name}-{value}" for name, values in chosen.items() for value in values)]


def held_class(state: str, first: int, last: int) -> str:
    """The class of an item that was in a state from one year to another, for the choices ``status`` and ``year``:
    whoever chooses both asks what was in that state in that year.
    """
    return f"held-{slug(state)}-{first}-{last}"


def slug(words: str) -> str:
    """Words as an address and a class have them: “signed, not in force” is “signed-not-in-force”."""
    return "-".join(re.findall(r"\w+", words.casefold()))


def sortable(head: str | nodes.Node) -> nodes.inline:
    """The head of a column by which the rows can be sorted."""
    return nodes.inline("", "", nodes.Text(head) if isinstance(head, str) else head, classes=["sort"])


# ------------------------------------------------------------ choices about entries


def about_entry(entry: Entry) -> dict[str, Sequence[str]]:
    """What can be chosen of an entry: its kind, whom it concerns, its themes."""
    parties = dict.fromkeys(reference.entry for reference in (*entry.parties, *entry.participants))
    return {"kind": [entry.kind], "party": list(parties), "theme": entry.themes}


def entry_choices(handbook: Handbook, entries: Iterable[Entry]) -> list[Choice]:
    """The choices about entries, with the values that some of them have, in the order of their labels."""
    known = handbook.records.entries
    kinds = handbook.configuration.kinds
    labels: dict[str, dict[str, str]] = {"kind": {}, "party": {}, "theme": {}}
    for entry in entries:
        about = about_entry(entry)
        labels["kind"].update({kind: kinds[kind].label for kind in about["kind"]})
        labels["party"].update({party: known[party].name for party in about["party"] if party in known})
        labels["theme"].update({theme: handbook.configuration.theme_label(theme) for theme in about["theme"]})
    titles = {"kind": "Kind", "party": "Party", "theme": "Theme"}
    return [Choice(name, titles[name], _by_label(values)) for name, values in labels.items()]


def _by_label(values: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(values.items(), key=lambda item: (item[1].casefold(), item[0])))


# ------------------------------------------------------------ writing them


def _visit_html(translator: Any, node: Filters) -> None:
    controls = ['<label>Words<input type="search" name="q" autocomplete="off" /></label>']
    if node["years"]:
        first, last = node["years"]
        span = (("from", "From year", first), ("to", "To year", last))
        for name, label, hint in (("year", "In the year", last),) if node["one_year"] else span:
            limits = f'min="{first}" max="{last}" placeholder="{hint}"'
            controls.append(f'<label>{label}<input type="number" name="{name}" {limits} /></label>')
    controls += [_select(choice, translator.builder.env) for choice in node["choices"]]
    what = escape(node["what"])
    elsewhere = ""
    if node["parts_of"]:
        builder = translator.builder
        parts = " ".join(paths_of_parts(builder.env, builder.current_docname, node["parts_of"]))
        elsewhere = f' data-total="{node["total"]}" data-parts="{escape(parts)}"'
    translator.body.append(
        f'<form class="filters" aria-label="Filter the {what}" data-what="{what}"{elsewhere} data-outside="filters" '
        "hidden>\n" + "\n".join(controls) + '\n<button type="reset">Show all</button>\n<p role="status"></p>\n</form>\n'
    )
    raise nodes.SkipNode


def _select(choice: Choice, env: Any) -> str:
    titled = {
        value: env.titles[label].astext() if choice.of_pages and label in env.titles else label
        for value, label in choice.values.items()
    }
    options = "".join(f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in titled.items())
    name = escape(choice.name)
    return f'<label>{escape(choice.label)}<select name="{name}"><option value="">any</option>{options}</select></label>'


def _leave_out(translator: Any, node: Filters) -> None:
    raise nodes.SkipNode


def setup_filters(app: Sphinx) -> None:
    """Make the controls known to every builder; only web pages have them."""
    silent = (_leave_out, None)
    app.add_node(Filters, html=(_visit_html, None), latex=silent, text=silent, man=silent, texinfo=silent)
    app.connect("html-page-context", add_script, priority=400)  # before the template is told which files it needs


def add_script(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give the script to the pages with a list that can be filtered or a table that can be sorted
    (``html-page-context``).
    """
    if any(f'class="{name}"' in context.get("body", "") for name in ("filters", "sort")):
        app.add_js_file("tables.js", loading_method="defer")
