"""What a page gets when it is written: the links of its mentions, and its backlinks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.nodes import make_refnode

from checks.site.anchors import anchor
from checks.site.blocks import bullets, joined, paragraph, small, text
from checks.site.domain import HandbookDomain, domain_of
from checks.site.exemptions import exempt_names
from checks.site.languages import mark_languages
from checks.site.nodes import Backlinks, ClaimMention, DisputedMark, FactMention, Outside, PageLink
from checks.site.pages import LEDGER
from checks.site.speed import gathered
from checks.site.tables import box_wide_tables


def finish_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Complete a page whose references are resolved (``doctree-resolved``)."""
    domain = domain_of(app.env)
    for backlinks in list(doctree.findall(Backlinks)):
        backlinks.replace_self(_backlinks(app.builder, domain, docname, *backlinks["of"]))
    found = gathered(doctree, nodes.reference, PageLink, FactMention, DisputedMark, ClaimMention, nodes.compound)
    for link in found[nodes.reference]:
        if "handbook" in link:
            link["refuri"] = _uri(app.builder, docname, *link["handbook"])
            del link["handbook"]
    for words in found[PageLink]:
        _link_page(app.builder, domain, words, docname)
    _link_facts(app.builder, domain, found[FactMention], docname)
    _keep_last_marks(found[DisputedMark])
    for claim in found[ClaimMention]:
        _link_claim(app.builder, domain, claim, docname)
    for compound in found[nodes.compound]:
        if "toctree-wrapper" in compound["classes"]:
            compound.replace_self(Outside("", compound.deepcopy(), what="navigation"))
    if app.builder.format == "html":  # a mark for those who audit the pages, which nobody sees on paper
        exempt_names(doctree, domain.handbook)
    found = gathered(doctree, nodes.Text, nodes.table)
    mark_languages(found[nodes.Text], domain.handbook.configuration.native_language)
    if app.builder.format == "html":
        box_wide_tables(found[nodes.table])


def _backlinks(builder: Builder, domain: HandbookDomain, docname: str, kind: str, key: str) -> list[nodes.Node]:
    pages = [page for page in domain.pages_with(kind, key) if page != docname]
    links = [make_refnode(builder, docname, page, "", _title(domain, page)) for page in pages]
    if kind == "citations":
        return [paragraph(small(text("Cited in: "), *joined(links)))] if links else []
    return [bullets([link] for link in links)] if links else [paragraph(text("No other page mentions this yet."))]


def _title(domain: HandbookDomain, page: str) -> nodes.inline:
    """A page's title, its bound figures still bound."""
    return nodes.inline("", "", *(child.deepcopy() for child in domain.env.titles[page].children))


def _uri(builder: Builder, docname: str, document: str, target: str) -> str:
    return f"{builder.get_relative_uri(docname, document)}#{target}"


def _link_page(builder: Builder, domain: HandbookDomain, words: PageLink, docname: str) -> None:
    """Link words to a page of records, where the handbook has it."""
    page = domain.page_of(words["page"])
    if page is None:
        words.replace_self(words.children)
    else:
        words.replace_self(make_refnode(builder, docname, page, words["anchor"], words.children))


def _link_facts(builder: Builder, domain: HandbookDomain, mentions: Iterable[FactMention], docname: str) -> None:
    """Link what is bound to facts. A page of records leaves their sources to the record, to which each leads."""
    without_sources = domain.is_made_of_records(docname)
    for mention in mentions:
        if without_sources:
            mention["sources"] = ""
        _link_fact(builder, mention, docname)


def _link_fact(builder: Builder, mention: FactMention, docname: str) -> None:
    """Link words to their fact's record; not in headings and links, nor where the record itself stands."""
    if _is_unlinkable(mention) or mention["anchor"] in _anchors_around(mention):
        return
    line = mention.parent
    link = make_refnode(builder, docname, mention["document"], mention["anchor"], mention)
    link["classes"].append("fact")
    line.replace(mention, link)


def _link_claim(builder: Builder, domain: HandbookDomain, claim: ClaimMention, docname: str) -> None:
    """Link the mark of a claim, where it has one, to its row in the ledger."""
    ledger, mark = domain.place_of("claim", claim["address"]) or domain.page_of(LEDGER), claim[-1]
    if ledger is None or len(claim) == 1 or _is_unlinkable(claim):
        return
    claim.replace(mark, make_refnode(builder, docname, ledger, anchor(claim["address"]), mark.deepcopy()))


def _keep_last_marks(marks: Sequence[DisputedMark]) -> None:
    """Of several marks in one line of text that the same fact is disputed, keep the last."""
    marked: set[tuple[int, str]] = set()
    for mark in reversed(marks):
        line: nodes.Element = mark.parent
        while isinstance(line, nodes.inline | nodes.reference | nodes.emphasis | nodes.strong):
            line = line.parent
        if (id(line), mark["fact"]) in marked:
            mark.parent.remove(mark)
        marked.add((id(line), mark["fact"]))


def _is_unlinkable(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.title | nodes.reference | nodes.rubric):
            return True
        parent = parent.parent
    return False


def _anchors_around(node: nodes.Node) -> set[str]:
    anchors: set[str] = set()
    while node is not None:
        if isinstance(node, nodes.Element):
            anchors.update(node["ids"])
        node = node.parent
    return anchors
