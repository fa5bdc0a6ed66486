"""Deque's axe-core, run in a page: what it finds against WCAG 2.2 A and AA and its own good practice."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules of :data:`TAGS` whose outcome may differ from one colour scheme to the other."""

RUN = """
    only => axe.run(document, { runOnly: only, resultTypes: ['violations'] }).then(result => result.violations)
"""

RUN_WITHOUT_COLOURS = """
    ([tags, colours]) => axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(colours.map(rule => [rule, { enabled: false }])),
        resultTypes: ['violations'],
    }).then(result => result.violations)
"""

RUN_COLOURS = """
    async colours => {
        const shape = element => element.tagName + element.outerHTML
            .replace(/>[^<]*/g, '>')
            .replace(/ (?:href|id|value|datetime|title|d|[cxy]+|points|data-[a-z-]+|aria-[a-z]+)="[^"]*"/g, '')
            .replace(/ (?:kind|party|theme|held|from|to|row|seed|chapter)-[a-z0-9-]+/g, '');
        for (const list of document.querySelectorAll('tbody, ul, ol, svg g')) {
            const known = new Map();
            for (const child of [...list.children]) {
                const like = shape(child);
                known.set(like, (known.get(like) ?? 0) + 1);
                if (known.get(like) > 2) child.remove();
            }
        }
        const result = await axe.run(document, {
            runOnly: { type: 'rule', values: colours }, resultTypes: ['violations'],
        });
        return result.violations;
    }
"""
"""The rules about colours, which take most of the time, on a page whose lists keep two of what is built alike: a table
has a thousand rows, and the style sheet one rule for them.
"""


def violations(page: Page) -> list[str]:
    """What is wrong with a page as it stands: rule, place and cure, a line each."""
    return _run(page, {"type": "tag", "values": TAGS})


def colour_violations(page: Page) -> list[str]:
    """What is wrong with a page's colours as it stands."""
    return _run(page, {"type": "rule", "values": COLOUR_RULES})


def _run(page: Page, only: dict[str, Any]) -> list[str]:
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(script())
    return faults_of(page.evaluate(RUN, only))


def faults_of(found: list[dict[str, Any]]) -> list[str]:
    """Axe's findings, a line each."""
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@cache
def script() -> str:
    """The source of axe."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
