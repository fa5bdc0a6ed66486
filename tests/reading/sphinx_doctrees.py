"""Texts as Sphinx reads them: one build, with a configuration that the caller may swap for another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole

from checks.reading import MystSettings


class ShownText(ReferenceRole):
    """Stands in for the handbook's own roles: shows an explicit text, and a target alone as a literal."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        node = nodes.inline if self.has_explicit_title else nodes.literal
        return [node(self.rawtext, self.title)], []


def build_doctrees(texts: dict[str, str], directory: Path, conf: dict[str, Any]) -> dict[str, nodes.document]:
    """Each text's doctree, by name, as one Sphinx build with the configuration ``conf`` reads it."""
    source = directory / "source"
    source.mkdir()
    for name, text in texts.items():
        (source / f"{name}.md").write_text(text, encoding="utf-8")
    with (directory / "log").open("w", encoding="utf-8") as log:
        app = Sphinx(source, None, directory / "out", directory / "trees", "dummy", conf, status=None, warning=log)
        for role in ("fact", "claim", "exempt"):
            app.add_role(role, ShownText(), override=True)
        app.add_role("cite", ShownText(), override=True)
        app.build(force_all=True)
        return {name: app.env.get_doctree(name) for name in texts}


def minimal_conf(settings: MystSettings) -> dict[str, Any]:
    """A configuration that reads MyST as the handbook does, and nothing more."""
    return {
        "extensions": ["myst_parser", "sphinx_design"],
        "root_doc": "sample",
        "smartquotes": False,
        **settings.sphinx_config(),
    }
