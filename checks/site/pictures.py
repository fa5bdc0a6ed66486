"""Pictures on pages: the directive that asks for one, the life on an entry's page, and what both become in HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging

from checks.facts.model import Entry, Fact
from checks.pictures.chart import Cell, Chart, DataTable, facts_in
from checks.pictures.charts.life import life_chart
from checks.pictures.drawing import NARROW, PRINT, WIDE
from checks.pictures.kinds import chart_of
from checks.pictures.nodes import Picture, PictureFigure, PictureLegend, Values
from checks.pictures.request import DIRECTIVE, OPTIONS, Undrawable, missing_caption, request_of
from checks.pictures.svg import OnPage, for_page, for_print
from checks.site.anchors import anchor
from checks.site.blocks import GENERATED, Words, paragraph, row, section, table, text
from checks.site.directive import RecordsDirective
from checks.site.display import bare_text
from checks.site.domain import domain_of
from checks.site.roles import citation_mark

logger = logging.getLogger(__name__)

STYLE_SHEET = "pictures.css"
SHORT = 12
"""A table of at most so many rows is printed; a longer one stands where the facts do."""
_MOST_SOURCES = 4
_BEFORE_THE_TEMPLATE = 400
_IN_CAPTION = "said in the caption, where its figures are bound"
_IN_FACTS = "said in the table of facts, where it is bound"


class ChartDirective(RecordsDirective):
    """``{handbook-chart}``: a picture drawn from the records, with its caption, its values and its sources."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = dict.fromkeys(OPTIONS, directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """The figure; nothing but a warning at the directive's line where it cannot be drawn."""
        argument = self.arguments[0] if self.arguments else ""
        missing = missing_caption(self.options)
        if missing:
            return self._refuse(f"A picture needs its {' and its '.join(missing)}.")
        try:
            request = request_of(argument, self.options)
            self.domain.note_use(f"picture:{request.key}")
            chart = chart_of(request, self.records)
        except Undrawable as fault:
            return self._refuse(f"{fault.message} {fault.hint}".strip())
        title, messages = self.parse_inline(self.options["title"], lineno=self.lineno)
        description, more = self.parse_inline(self.options["description"], lineno=self.lineno)
        picture = _picture(
            chart,
            title="".join(node.astext() for node in title),
            description="".join(node.astext() for node in description),
            prefix=self._prefix(),
            reason=_IN_CAPTION,
        )
        figure = PictureFigure(
            "",
            nodes.caption("", "", *title),
            PictureLegend("", paragraph(*description)),
            picture,
            *self._beside(chart, picture["title"]),
            ids=[picture["prefix"]],
            classes=["picture"],
        )
        return [figure, *messages, *more]

    def _refuse(self, message: str) -> list[nodes.Node]:
        logger.warning(message, location=self.get_location(), type="handbook", subtype="picture")
        return []

    def _prefix(self) -> str:
        """What the ids of this picture begin with: the page's only one of its kind."""
        return f"picture-{self.env.new_serialno(DIRECTIVE) + 1}"

    def _beside(self, chart: Chart, title: str) -> Iterable[nodes.Node]:
        """The values, what must be said of the picture, and its sources."""
        values = chart.table()
        made = _table(self, values, title)
        yield Values("", made, is_short=len(values.rows) <= SHORT, classes=[GENERATED])
        words: list[nodes.Node] = [text(f"{note} ") for note in chart.notes]
        yield paragraph(*words, *_sources(self, facts_in(values)), classes=["picture-note", GENERATED])


def life_section(directive: RecordsDirective, entry: Entry) -> list[nodes.section]:
    """The life of an entry as a section of its page; none where its acts are too few for a picture."""
    chart = life_chart(entry, directive.records)
    if chart is None:
        return []
    title = f"{entry.name}: time-line"
    picture = _picture(chart, title=title, description=chart.said, prefix="life", reason=_IN_FACTS)
    figure = PictureFigure("", picture, classes=["picture", "life", GENERATED])
    return [section("time-line", [text("Time-line")], figure)]


def _picture(chart: Chart, *, title: str, description: str, prefix: str, reason: str) -> Picture:
    """The node of a chart, drawn in every layout."""
    description = f"{chart.what}. {description}"
    return Picture(
        "",
        svg_print=for_print(chart.draw(PRINT)),
        width=PRINT.width,
        alt=f"{title.rstrip('.')}. {description}",
        drawings=tuple((layout.name, chart.draw(layout)) for layout in (WIDE, NARROW)),
        title=title,
        description=description,
        prefix=prefix,
        reason=reason,
        classes=[GENERATED],
    )


# ---------------------------------------------------------------- the table and the sources


def _table(directive: RecordsDirective, values: DataTable, title: str) -> nodes.table:
    """The values as a table that binds every one of them, its caption the picture's title."""
    make = directive.make
    heads: list[str | nodes.Node] = [make.words(head, "label of a record") for head in values.heads]
    rows = (row([_cell(directive, cell) for cell in cells]) for cells in values.rows)
    made = table(heads, rows, ["values"])
    made.insert(0, nodes.title("", "", make.words(title, "said in the caption")))
    return made


def _cell(directive: RecordsDirective, cell: Cell) -> list[nodes.Node]:
    if cell.entry:
        return [paragraph(directive.link(cell.entry))]
    if cell.fact is not None and cell.fact.value is not None:
        units = directive.handbook.configuration.units
        return [paragraph(directive.make.fact(cell.fact, bare_text(cell.fact.value, units) if cell.bare else ""))]
    return [paragraph(directive.make.words(cell.words, "label of a record"))] if cell.words else []


def _sources(directive: RecordsDirective, facts: Iterable[Fact]) -> Words:
    """Whose figures they are: the publishers of a few sources, or where the many are named."""
    keys = dict.fromkeys(citation.key for fact in facts for citation in fact.citations)
    sources = [directive.records.sources[key] for key in keys if key in directive.records.sources]
    if not sources:
        return []
    if len(sources) > _MOST_SOURCES:
        return [text("Sources: named with each fact, to which the values in the table lead.")]
    words: list[nodes.Node] = [text("Source: " if len(sources) == 1 else "Sources: ")]
    citations = {citation.key: citation for fact in facts for citation in fact.citations}
    for at, source in enumerate(sources):
        words.append(text("; " if at else ""))
        words.append(directive.make.words(source.publisher or source.title, "name of a source"))
        words.append(citation_mark(directive.domain, citations[source.key]))
    return [*words, text(".")]


# ---------------------------------------------------------------- HTML and electronic books


def setup_pictures(app: Sphinx) -> None:
    """Add the directive, the nodes and the style sheet."""
    app.add_directive(DIRECTIVE, ChartDirective)
    app.add_node(Picture, html=(_visit_picture, _pass), latex=_SKIPPED, text=_SKIPPED, man=_SKIPPED, texinfo=_SKIPPED)
    app.add_node(Values, html=(_visit_values, _depart_values), latex=_KEPT, text=_KEPT, man=_KEPT, texinfo=_KEPT)
    app.add_node(PictureFigure, html=(_visit_figure, _depart_figure))
    app.add_node(PictureLegend, html=(_visit_legend, _depart_legend))
    app.connect("html-page-context", _add_style_sheet, priority=_BEFORE_THE_TEMPLATE)


def _add_style_sheet(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Pages with a picture, and no others, ask for its style sheet (``html-page-context``)."""
    if doctree is not None and next(doctree.findall(Picture), None) is not None:
        app.add_css_file(STYLE_SHEET)


def _visit_figure(translator: Any, node: PictureFigure) -> None:
    translator.body.append(translator.starttag(node, "figure"))


def _depart_figure(translator: Any, node: PictureFigure) -> None:
    translator.body.append("</figure>\n")


def _visit_legend(translator: Any, node: PictureLegend) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="legend"))


def _depart_legend(translator: Any, node: PictureLegend) -> None:
    """The end of the caption too, which the title began."""
    translator.body.append("</div>\n</figcaption>\n")


def _visit_picture(translator: Any, node: Picture) -> None:
    if _is_book(translator):
        _write_image(translator, node)
        return
    domain = domain_of(translator.builder.env)

    def href(target: str) -> str:
        entry_id = target.partition(".")[0]
        document = domain.handbook.document(domain.handbook.records.entries[entry_id])
        page: str = translator.builder.get_relative_uri(translator.builder.current_docname, document)
        return f"{page}#{anchor(target)}"

    for name, drawing in node["drawings"]:
        variant = OnPage(node["title"], node["description"], f"{node['prefix']}-{name}", name, node["reason"], href)
        translator.body.append(f"{for_page(drawing, variant)}\n")


def _write_image(translator: Any, node: Picture) -> None:
    """A file beside the book's other images, named by its content, and the image that shows it."""
    builder = translator.builder
    content = node["svg_print"].encode()
    name = f"picture-{hashlib.sha256(content).hexdigest()[:12]}.svg"
    folder = Path(builder.outdir, builder.imagedir)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    translator.body.append(translator.emptytag(node, "img", "\n", src=f"{builder.imgpath}/{name}", alt=node["alt"]))


def _visit_values(translator: Any, node: Values) -> None:
    if not _is_book(translator):
        kind = "short" if node["is_short"] else "long"
        translator.body.append(f'<details class="values {kind}"><summary>The values as a table</summary>\n')
    elif not node["is_short"]:
        raise nodes.SkipNode


def _depart_values(translator: Any, node: Values) -> None:
    if not _is_book(translator):
        translator.body.append("</details>\n")


def _is_book(translator: Any) -> bool:
    """Whether pages are made for an electronic book, which has neither scripts nor the site's style sheets."""
    return str(translator.builder.name).startswith("epub")


def _pass(translator: Any, node: nodes.Element) -> None:
    """Nothing but the node's own words."""


def _skip(translator: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


_SKIPPED = (_skip, _pass)
_KEPT = (_pass, _pass)
