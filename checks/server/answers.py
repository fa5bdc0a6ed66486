"""Answers to what an editor asks about a place in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from lsprotocol import types

from checks.server.completion import Offer, offers
from checks.server.describe import describe
from checks.server.diagnostics import diagnostics, place, uri_of
from checks.server.fixes import Correction, corrections
from checks.server.handbook import State
from checks.server.markup import Name, Typing, name_at, typing_at
from checks.server.positions import Positions
from checks.server.records import Record, mentions_of, place_of, record_named
from checks.server.session import Session

_KINDS = {
    "fact": types.CompletionItemKind.Value,
    "claim": types.CompletionItemKind.Event,
    "term": types.CompletionItemKind.Reference,
    "cite": types.CompletionItemKind.File,
    "doc": types.CompletionItemKind.Folder,
    "role": types.CompletionItemKind.Keyword,
}


class _AtPosition(Protocol):
    """What every question about a place holds."""

    @property
    def text_document(self) -> types.TextDocumentIdentifier:
        """Which text."""

    @property
    def position(self) -> types.Position:
        """Where in it."""


@dataclass(frozen=True)
class Place:
    """A place in an open text that is asked about, and what is known of the handbook."""

    state: State
    path: str
    text: str
    positions: Positions
    offset: int

    @property
    def name(self) -> Name | None:
        """The record's name that stands there."""
        return name_at(self.path, self.text, self.offset, self.state.relations)

    @property
    def record(self) -> Record | None:
        """The record that is named there."""
        name = self.name
        return record_named(name, self.state.records) if name is not None else None


class Answers:
    """Answers from the last check; only corrections wait for the next, as they change the text itself."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def completion(self, question: types.CompletionParams) -> types.CompletionList | None:
        """What may be written here."""
        here = await self._place(question)
        typing = typing_at(here.path, here.text, here.offset) if here else None
        if here is None or typing is None:
            return None
        found, is_all = offers(here.path, typing, here.state)
        items = [_item(offer, rank, typing, here) for rank, offer in enumerate(found)]
        return types.CompletionList(is_incomplete=not is_all, items=items)

    async def hover(self, question: types.HoverParams) -> types.Hover | None:
        """The record that is named here."""
        here = await self._place(question)
        name, record = (here.name, here.record) if here else (None, None)
        if here is None or name is None or record is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, describe(record, here.state))
        return types.Hover(content, here.positions.range(*name.outer))

    async def definition(self, question: types.DefinitionParams) -> types.Location | None:
        """Where the record stands that is named here."""
        here = await self._place(question)
        record = here.record if here else None
        if here is None or record is None:
            return None
        return place(place_of(record, here.state), here.state, self._session.encoding)

    async def references(self, question: types.ReferenceParams) -> list[types.Location] | None:
        """Everywhere that the record is named which is named here."""
        here = await self._place(question)
        record = here.record if here else None
        if here is None or record is None:
            return None
        texts, root = here.state.report.files.texts, here.state.configuration.root
        places: dict[str, Positions] = {}
        found = []
        for path, name in mentions_of(record, here.state, with_declaration=question.context.include_declaration):
            positions = places.setdefault(path, Positions(texts[path], self._session.encoding))
            found.append(types.Location(uri_of(root / path), positions.range(name.start, name.end)))
        return found

    async def code_actions(self, question: types.CodeActionParams) -> list[types.CodeAction] | None:
        """The corrections of what was found here."""
        document = self._session.documents.get(question.text_document.uri)
        known = await self._session.state_of(document, current=True) if document else None
        document = self._session.documents.get(question.text_document.uri)
        if document is None or known is None or not _wants_quick_fixes(question.context.only):
            return None
        state, path = known
        if state.report.files.texts.get(path) != document.text:
            return None  # it was changed meanwhile: what was found no longer stands where it did
        return _actions(question.range, document.uri, path, state, self._session.encoding)

    async def _place(self, question: _AtPosition) -> Place | None:
        document = self._session.documents.get(question.text_document.uri)
        known = await self._session.state_of(document) if document else None
        if document is None or known is None:
            return None
        state, path = known
        positions = Positions(document.text, self._session.encoding)
        return Place(state, path, document.text, positions, positions.offset(question.position))


def _item(offer: Offer, rank: int, typing: Typing, here: Place) -> types.CompletionItem:
    """An offer as an editor takes it; the closing marks of a role are added where they are missing."""
    documentation = offer.documentation(here.state)
    return types.CompletionItem(
        label=offer.text.removesuffix("}`"),
        kind=_KINDS.get(typing.context, types.CompletionItemKind.EnumMember),
        detail=offer.detail,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, documentation) if documentation else None,
        sort_text=f"{rank:04}",
        filter_text=offer.text if offer.text.startswith(typing.typed) else f"{typing.typed} {offer.text}",
        text_edit=types.TextEdit(
            here.positions.range(typing.start, typing.end), offer.text + _closing(offer.text, typing, here.text)
        ),
    )


def _closing(offered: str, typing: Typing, text: str) -> str:
    """What closes a role, as far as it does not stand there yet."""
    if typing.in_yaml or typing.context in ("cite", "role") or offered.endswith("@"):
        return ""
    after = text[typing.end : typing.end + 2]
    wanted = ">`" if typing.text is not None else "`"
    return next(wanted[:size] for size in range(len(wanted) + 1) if after.startswith(wanted[size:]))


def _wants_quick_fixes(only: object) -> bool:
    """Whether an editor that wants certain kinds of action wants this: a kind stands for those below it."""
    if not isinstance(only, list | tuple) or not only:
        return True
    return any(types.CodeActionKind.QuickFix.startswith(str(getattr(kind, "value", kind))) for kind in only)


def _actions(chosen: types.Range, uri: str, path: str, state: State, encoding: str) -> list[types.CodeAction]:
    """The corrections of everything that was found where the cursor stands, or in what is marked."""
    text = state.report.files.texts[path]
    positions = Positions(text, encoding)
    first, last = positions.offset(chosen.start), positions.offset(chosen.end)
    actions = []
    for finding in state.report.findings:
        if finding.location.path != path:
            continue
        start, end = positions.span(finding.location)
        if start <= last and first <= end:
            (shown,) = diagnostics(path, [finding], state, encoding)
            actions += [_action(one, uri, shown, positions) for one in corrections(finding, text, state)]
    return actions


def _action(correction: Correction, uri: str, shown: types.Diagnostic, positions: Positions) -> types.CodeAction:
    edit = types.TextEdit(positions.range(correction.start, correction.end), correction.replacement)
    return types.CodeAction(
        title=correction.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        is_preferred=correction.sure or None,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )
