"""The server itself: what it understands of the protocol, and who answers it."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from checks import __version__
from checks.server.answers import Answers
from checks.server.documents import file_of
from checks.server.session import Session

_log = logging.getLogger(__name__)
_TRIGGERS = ["{", "`", "<", ".", "/", "@", ":", ",", "[", "(", " "]
_WATCHED = ("**/*.md", "**/*.yaml", "**/*.bib", "**/*.toml")
_GRACE = 2.0
"""Seconds that what is under way may take once the editor is gone."""

_Answer = TypeVar("_Answer")


def serve(root: Path | None = None, *, draft: bool = False) -> bool:
    """Answer an editor over standard input and output until it is done; whether it took its leave.

    Standard output belongs to the protocol: whatever else is printed goes to standard error.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="handbook: %(levelname)s: %(message)s")
    reader, writer = BufferedReader(_Editor(os.dup(0), "rb")), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing needs saving, and a read that waits would delay the end
    server = _Server()
    session = Session(server, root, draft=draft)
    _keep_texts(server, session)
    _answer(server, Answers(session))
    server.start_io(reader, writer)
    took_leave = session.is_closed
    session.close()
    return took_leave


class _Editor(FileIO):
    """What an editor sends. Once it ends, so does this process, even where a check under way does not."""

    def readinto(self, buffer: Any) -> int | None:
        """Read what has come; nothing more will, where that is nothing."""
        read = super().readinto(buffer)
        if read == 0:
            end = threading.Timer(_GRACE, os._exit, [1])
            end.daemon = True
            end.start()
        return read


class _Server(LanguageServer):
    """The protocol's own part: it tells the editor what a session has to say."""

    def __init__(self) -> None:
        super().__init__("handbook", __version__, types.TextDocumentSyncKind.Full)

    def publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        """Show what was found in a file."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def tell(self, message: str) -> None:
        """Say something to the author."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """A request that could not be answered is logged; an author at work is not told of each."""
        _log.error("%s: %s", getattr(source, "__name__", source), error)


# ------------------------------------------------------------------------------------- texts that change


def _keep_texts(server: _Server, session: Session) -> None:
    """Follow what the editor opens, changes and closes."""

    @server.feature(types.INITIALIZED)
    def begin(_: types.InitializedParams) -> None:
        agreed = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        session.encoding = types.PositionEncodingKind(agreed).value
        folders = [file_of(uri) for uri in (*server.workspace.folders, server.workspace.root_uri) if uri]
        session.begin([folder for folder in dict.fromkeys(folders) if folder is not None])
        _watch_files(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(parameters: types.DidOpenTextDocumentParams) -> None:
        document = parameters.text_document
        session.changed(session.documents.open(document.uri, document.text, document.version))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(parameters: types.DidChangeTextDocumentParams) -> None:
        name = parameters.text_document
        document = session.documents.change(name.uri, name.version, parameters.content_changes, session.encoding)
        if document is not None:
            session.changed(document)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(parameters: types.DidCloseTextDocumentParams) -> None:
        document = session.documents.close(parameters.text_document.uri)
        if document is not None:
            session.changed(document)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        session.changed_on_disk()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(_: types.DidChangeWatchedFilesParams) -> None:
        session.changed_on_disk()

    @server.feature(types.SHUTDOWN)
    def shut_down(_: None) -> None:
        session.close()


def _watch_files(server: _Server) -> None:
    """Ask the editor to tell of files that others change, if it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration("watched-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(types.RegistrationParams([registration]))


# --------------------------------------------------------------------------------------------- requests


def _answer(server: _Server, answers: Answers) -> None:
    """Answer what the editor asks about a place in a text."""
    completion = types.CompletionOptions(trigger_characters=_TRIGGERS)
    actions = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_COMPLETION, completion)(_never_failing(answers.completion))
    server.feature(types.TEXT_DOCUMENT_HOVER)(_never_failing(answers.hover))
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_never_failing(answers.definition))
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(_never_failing(answers.references))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, actions)(_never_failing(answers.code_actions))


def _never_failing(
    handler: Callable[[Any], Awaitable[_Answer | None]],
) -> Callable[[Any], Awaitable[_Answer | None]]:
    """The handler, which answers nothing where it fails: an editor would show each error to its author."""

    async def answer(parameters: Any) -> _Answer | None:
        try:
            return await handler(parameters)
        except Exception:
            _log.exception("a request could not be answered: %s", type(parameters).__name__)
            return None

    return answer
