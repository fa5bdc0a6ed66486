"""When Sphinx does what: texts while pages are read, the files of the search once all are written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import sphinx
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from checks.cache import code_fingerprint, fingerprint
from checks.site.builders import makes_the_site
from checks.site.domain import domain_of
from checks.site.made import Made
from checks.site.pages import CHRONOLOGY, NAMES
from checks.site.search.fulltext import fulltext_file, stem_files, text_files
from checks.site.search.names import names_file
from checks.site.search.results import all_results
from checks.site.search.texts import TextsDomain, note_text
from checks.site.search.words import Stems

PAGE = "search"
FOLDER = "_search"
"""The files that the search page loads as a query asks for them."""
_UNUSED = (
    *("searchtools.js", "language_data.js", "doctools.js", "documentation_options.js", "sphinx_highlight.js"),
    *("basic.css", "pygments.css", "file.png", "minus.png", "plus.png"),
)
"""What Sphinx copies for its own search and its basic theme, and no page of the handbook asks for."""


def setup_search(app: Sphinx) -> None:
    """Add the search to Sphinx, in place of its own."""
    app.add_domain(TextsDomain)
    app.connect("builder-inited", replace_search)
    app.connect("doctree-read", note_text)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", add_index_of_names)
    app.connect("build-finished", write_files)
    for script in ("words.js", "find.js"):
        app.add_js_file(script, loading_method="defer")
    app.add_css_file("find.css")


def replace_search(app: Sphinx) -> None:
    """Keep Sphinx from indexing pages its own way (``builder-inited``)."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page of the search (``html-collect-pages``)."""
    yield PAGE, {"title": "Search"}, "search.html"


def add_index_of_names(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Tell the templates which page lists all names, for those who have no script (``html-page-context``)."""
    domain = domain_of(app.env)
    context["index_of_names"] = domain.page_of(NAMES) or domain.handbook.glossary_index


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of the search (``build-finished``); they follow from the pages' texts and the records alone."""
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder) or not makes_the_site(app.builder):
        return
    static = Path(app.outdir) / "_static"
    for name in _UNUSED:
        (static / name).unlink(missing_ok=True)
    domain = domain_of(app.env)
    results = all_results(app.builder)
    stems = Stems(domain.handbook.configuration.language)
    chronology = domain.page_of(CHRONOLOGY)
    address = app.builder.get_target_uri(chronology) if chronology else ""
    made = Made(app, "search")
    made_from = fingerprint(code_fingerprint(), sphinx.__version__, stems.language, address, repr(results))
    if made.is_from(made_from):
        return
    indexed = stem_files(results, stems)
    stop_words = " ".join(sorted(stems.stop_words))
    base = {**fulltext_file(results), "stop": stop_words, "letters": " ".join(indexed)}
    always = {
        "names.js": _data("handbookNames", names_file(results, address)),
        "fulltext.js": _data("handbookFullText", base),
        "stemmers.js": stems.script(),
    }
    parts = {f"stems-{letter}.js": _call("handbookStems", letter, *part) for letter, part in indexed.items()}
    parts |= {f"texts-{at}.js": _call("handbookTexts", at, texts) for at, texts in text_files(results).items()}
    for name, text in always.items():
        _write(static / name, text)
    _write_all(Path(app.outdir) / FOLDER, parts)
    made.note(made_from, [*(f"_static/{name}" for name in always), *(f"{FOLDER}/{name}" for name in parts)])


def _write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a folder, and take away what is gone."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.js"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        _write(folder / name, text)


def _call(name: str, *arguments: object) -> str:
    said = ",".join(json.dumps(argument, ensure_ascii=False, separators=(",", ":")) for argument in arguments)
    return f"{name}({said});\n"


def _data(name: str, data: dict[str, object]) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.{name} = {written};\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
