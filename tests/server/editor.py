"""An editor for tests: a client of the protocol that starts the server as editors do, and waits for its answers."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds until an answer is taken for none; a busy machine may take long over one."""
_Answer = TypeVar("_Answer")
_Params = TypeVar("_Params")


class Editor:
    """Texts are named by their path in the handbook. A ``|`` in a text that is shown is the cursor."""

    def __init__(self, root: Path, *arguments: str, encodings: list[str] | None = None) -> None:
        self.root = root
        self.messages: list[str] = []
        self.log: list[str] = []
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self._texts: dict[str, tuple[str, int]] = {}
        self._cursor = (0, 0)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._news = asyncio.Event()
        self._client = LanguageClient("editor", "1")
        self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._take))
        self._client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._hear))
        self.capabilities = self._wait(self._start(arguments, encodings)).capabilities

    async def _start(self, arguments: tuple[str, ...], encodings: list[str] | None) -> types.InitializeResult:
        settings = {**os.environ, "PYTHONPATH": str(PROJECT)}
        await self._client.start_io(sys.executable, "-m", "checks", *arguments, "lsp", env=settings, cwd=self.root)
        self._listening = asyncio.ensure_future(self._listen())
        general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
        answer = await self._client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(general=general), root_uri=self.root.as_uri())
        )
        self._client.initialized(types.InitializedParams())
        return answer

    async def _listen(self) -> None:
        """Take down what the server logs, which would stop if nobody read it."""
        process = self._client._server
        assert process is not None
        assert process.stderr is not None
        while line := await process.stderr.readline():
            self.log.append(line.decode())

    def quit(self) -> int | None:
        """Shut the server down as editors do; its exit status."""
        self._wait(self._client.shutdown_async(None))
        self._tell(self._client.exit, None)
        return self.ended()

    def ended(self) -> int | None:
        """Wait for the server to end; its exit status."""
        process = self._client._server
        assert process is not None
        status = self._wait(process.wait())
        self._wait(self._listening)
        self._wait(self._client.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        return status

    def drop(self) -> int | None:
        """Go away without a word, as an editor that crashed; the server's exit status."""
        process = self._client._server
        assert process is not None
        assert process.stdin is not None
        self._tell(lambda stdin: stdin.close(), process.stdin)
        return self.ended()

    # ------------------------------------------------------------ texts

    def uri(self, path: str) -> str:
        """The name that the editor has for a file."""
        return (self.root / path).as_uri()

    def show(self, path: str, text: str) -> list[types.Diagnostic]:
        """Open or change a text, and wait for what is found in it."""
        self.type(path, text)
        return self.findings(path)

    def type(self, path: str, text: str) -> None:
        """Open or change a text."""
        if "|" in text:
            before, _, after = text.partition("|")
            self._cursor = (before.count("\n"), len(before) - before.rfind("\n") - 1)
            text = before + after
        _, version = self._texts.get(path, ("", 0))
        self._texts[path] = (text, version + 1)
        if version == 0:
            item = types.TextDocumentItem(self.uri(path), "markdown", 1, text)
            self._tell(self._client.text_document_did_open, types.DidOpenTextDocumentParams(item))
        else:
            name = types.VersionedTextDocumentIdentifier(version + 1, self.uri(path))
            whole = types.TextDocumentContentChangeWholeDocument(text)
            self._tell(self._client.text_document_did_change, types.DidChangeTextDocumentParams(name, [whole]))

    def findings(self, path: str) -> list[types.Diagnostic]:
        """What is found in a text as it now stands."""
        version = self._texts[path][1]
        self._wait(self._until(lambda: self._version(path) >= version))
        return list(self.published[self.uri(path)].diagnostics)

    def close(self, path: str) -> None:
        """Close a text."""
        del self._texts[path]
        self.published.pop(self.uri(path), None)
        name = types.TextDocumentIdentifier(self.uri(path))
        self._tell(self._client.text_document_did_close, types.DidCloseTextDocumentParams(name))

    def close_all(self) -> None:
        """Close every text."""
        for path in list(self._texts):
            self.close(path)

    def save(self, path: str) -> None:
        """Say that a text was saved."""
        name = types.TextDocumentIdentifier(self.uri(path))
        self._tell(self._client.text_document_did_save, types.DidSaveTextDocumentParams(name))

    def await_findings(self, path: str, rule: str) -> list[types.Diagnostic]:
        """Wait until a rule is reported in a file, open or not."""
        self._wait(self._until(lambda: rule in self._rules(path)))
        return list(self.published[self.uri(path)].diagnostics)

    def await_none(self, path: str) -> None:
        """Wait until nothing is reported in a file any more."""
        self._wait(self._until(lambda: self.uri(path) in self.published and not self._rules(path)))

    def await_message(self, words: str) -> None:
        """Wait until the author is told something."""
        self._wait(self._until(lambda: any(words in message for message in self.messages)))

    # ------------------------------------------------------------ questions, at the cursor

    def complete(self, path: str) -> list[types.CompletionItem]:
        """What is offered at the cursor."""
        answer = self._wait(self._client.text_document_completion_async(types.CompletionParams(*self._here(path))))
        return list(answer.items) if isinstance(answer, types.CompletionList) else []

    def accept(self, path: str, label: str) -> str:
        """Take one of the offers, as an editor does: the text that it makes."""
        (offer,) = [offer for offer in self.complete(path) if offer.label == label]
        assert isinstance(offer.text_edit, types.TextEdit)
        text, _ = self._texts[path]
        start = self._offset(text, offer.text_edit.range.start)
        end = self._offset(text, offer.text_edit.range.end)
        self.type(path, f"{text[:start]}{offer.text_edit.new_text}|{text[end:]}")
        return self._texts[path][0]

    def hover(self, path: str) -> str:
        """What is shown of the record at the cursor."""
        answer = self._wait(self._client.text_document_hover_async(types.HoverParams(*self._here(path))))
        if answer is None:
            return ""
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    def definition(self, path: str) -> tuple[str, str]:
        """The file and the line where the record at the cursor stands."""
        answer = self._wait(self._client.text_document_definition_async(types.DefinitionParams(*self._here(path))))
        assert isinstance(answer, types.Location)
        file = Path(answer.uri.removeprefix("file://"))
        line = file.read_text(encoding="utf-8").splitlines()[answer.range.start.line]
        return file.relative_to(self.root).as_posix(), line.strip()

    def references(self, path: str) -> set[str]:
        """The files and lines, counted from 1, that name the record at the cursor."""
        question = types.ReferenceParams(types.ReferenceContext(True), *self._here(path))
        answer = self._wait(self._client.text_document_references_async(question)) or []
        root = self.root.as_uri()
        return {f"{place.uri.removeprefix(root + '/')}:{place.range.start.line + 1}" for place in answer}

    def actions(self, path: str, diagnostic: types.Diagnostic) -> dict[str, types.CodeAction]:
        """The corrections of a finding, by title."""
        question = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(path)), diagnostic.range, types.CodeActionContext([diagnostic])
        )
        answer = self._wait(self._client.text_document_code_action_async(question)) or []
        return {action.title: action for action in answer if isinstance(action, types.CodeAction)}

    def apply(self, path: str, action: types.CodeAction) -> list[types.Diagnostic]:
        """Apply a correction to a text; what is found in it then."""
        assert action.edit is not None
        assert action.edit.changes is not None
        text = self._texts[path][0]
        for edit in action.edit.changes[self.uri(path)]:
            start, end = self._offset(text, edit.range.start), self._offset(text, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return self.show(path, text)

    def text(self, path: str) -> str:
        """A text as it stands in the editor."""
        return self._texts[path][0]

    # ------------------------------------------------------------ the wire

    def _take(self, found: types.PublishDiagnosticsParams) -> None:
        self.published[found.uri] = found
        self._news.set()

    def _hear(self, said: types.ShowMessageParams) -> None:
        self.messages.append(said.message)
        self._news.set()

    def _rules(self, path: str) -> set[str]:
        found = self.published.get(self.uri(path))
        return {str(diagnostic.code) for diagnostic in found.diagnostics} if found else set()

    def _version(self, path: str) -> int:
        found = self.published.get(self.uri(path))
        return found.version or 0 if found else 0

    def _here(self, path: str) -> tuple[types.TextDocumentIdentifier, types.Position]:
        return types.TextDocumentIdentifier(self.uri(path)), types.Position(*self._cursor)

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._news.clear()
            await self._news.wait()

    def _wait(self, answer: Awaitable[_Answer]) -> _Answer:
        """What comes of something, awaited on the editor's own thread: on the test's own, a browser may have a loop."""

        async def awaited() -> _Answer:
            return await asyncio.wait_for(answer, PATIENCE)

        return asyncio.run_coroutine_threadsafe(awaited(), self._loop).result()

    def _tell(self, notify: Callable[[_Params], None], params: _Params) -> None:
        """Notify the server, from the editor's own thread as all that is sent."""

        async def told() -> None:
            notify(params)

        self._wait(told())

    @staticmethod
    def _offset(text: str, position: types.Position) -> int:
        lines = text.split("\n")
        line = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
        return sum(len(before) + 1 for before in lines[: position.line]) + len(line)
