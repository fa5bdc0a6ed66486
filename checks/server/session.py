"""When a handbook is checked while it is written, and what the editor is told of it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from lsprotocol.types import Diagnostic

from checks.facts.config import ConfigurationError, home_of
from checks.findings import Finding, Severity
from checks.server.diagnostics import diagnostics, uri_of
from checks.server.documents import Document, Documents
from checks.server.handbook import LiveHandbook, State

DELAY = 0.15
"""Seconds without a keystroke after which the handbook is checked."""

_MOST_ELSEWHERE = 500
"""How many errors are shown in files that are not open."""

_SUFFIXES = (".md", ".yaml", ".bib")
_log = logging.getLogger(__name__)


class Editor(Protocol):
    """What a session tells an editor."""

    def publish(self, uri: str, found: list[Diagnostic], version: int | None) -> None:
        """Show what was found in a file, in place of what was found before."""

    def tell(self, message: str) -> None:
        """Say something to the author."""


class Session:
    """The handbooks that are open in one editor, checked in the background as their texts change.

    ``root`` makes every text a part of the one handbook there; otherwise each belongs to the nearest above it.
    """

    def __init__(self, editor: Editor, root: Path | None = None, *, draft: bool = False) -> None:
        self.documents = Documents()
        self.encoding = "utf-16"
        self._editor, self._root, self._draft = editor, root, draft
        self._handbooks: dict[Path, _Checked] = {}
        self._told: set[str] = set()
        self.is_closed = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def begin(self, folders: Iterable[Path]) -> None:
        """Start on the handbooks of the editor's folders, so that help is ready when a file is opened."""
        for folder in folders:
            checked = self._handbook_of(folder)
            if checked is not None:
                checked.request(0)

    def changed(self, document: Document) -> None:
        """Check again, soon, the handbook to which a text belongs that was opened, changed or closed."""
        if document.file is None:
            return
        checked = self._handbook_of(document.file)
        if checked is not None:
            checked.request(DELAY)
        elif document.file.suffix in _SUFFIXES:
            self.tell_once(
                f"{document.file}: neither its folder nor any above it is a handbook's, so nothing is checked; "
                "open a folder whose pyproject.toml has [tool.handbook]."
            )

    def changed_on_disk(self) -> None:
        """Check again every handbook: files were changed by someone else."""
        for checked in self._handbooks.values():
            checked.request(DELAY)

    async def state_of(self, document: Document, *, current: bool = False) -> tuple[State, str] | None:
        """What is known of the handbook that a text belongs to, and the text's path in it; ``None`` for none.

        What is known may be a keystroke old, unless it is to be ``current``.
        """
        checked = self._handbook_of(document.file) if document.file is not None else None
        if checked is None or document.file is None:
            return None
        if current or checked.handbook.state is None:
            await checked.settled()
        state = checked.handbook.state
        path = checked.handbook.path_of(document.file, state.configuration) if state else None
        return (state, path) if state is not None and path is not None else None

    def tell_once(self, message: str) -> None:
        """Say something to the author, unless it was said before."""
        _log.warning("%s", message)
        if message not in self._told:
            self._told.add(message)
            self._editor.tell(message)

    def close(self) -> None:
        """Stop checking."""
        self.is_closed = True
        for checked in self._handbooks.values():
            checked.cancel()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _handbook_of(self, file: Path) -> _Checked | None:
        root = self._root or home_of(file)
        if root is None:
            return None
        if root not in self._handbooks:
            handbook = LiveHandbook(root, draft=self._draft)
            self._handbooks[root] = _Checked(handbook, self, self._editor, self._worker)
        return self._handbooks[root]


class _Checked:
    """One handbook, checked in the background: never twice at a time, and again when it changed meanwhile."""

    def __init__(self, handbook: LiveHandbook, session: Session, editor: Editor, worker: ThreadPoolExecutor) -> None:
        self.handbook = handbook
        self._session, self._editor, self._worker = session, editor, worker
        self._published: dict[str, list[Diagnostic]] = {}
        self._is_stale, self._due = False, 0.0
        self._task: asyncio.Task[None] | None = None

    def request(self, delay: float) -> None:
        """Check after so many seconds; a request before then puts it off."""
        self._is_stale, self._due = True, time.monotonic() + delay
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def settled(self) -> None:
        """Wait until everything that was requested is checked."""
        if self.handbook.state is None and self._task is None:
            self.request(0)
        self._due = 0.0
        if self._task is not None:
            await asyncio.shield(self._task)

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while self._is_stale:
            while (wait := self._due - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            self._is_stale = False
            await self._check()

    async def _check(self) -> None:
        documents = [document for document in self._session.documents if document.file is not None]
        start = time.monotonic()
        try:
            loop = asyncio.get_running_loop()
            self._publish(documents, await loop.run_in_executor(self._worker, self._found, documents))
        except ConfigurationError as error:
            self._session.tell_once(str(error))
        except Exception:
            _log.exception("the check of %s failed", self.handbook.root)
            self._session.tell_once("The check failed on something that it should have reported; see the server's log.")
        _log.debug("checked %s in %.0f ms", self.handbook.root, 1000 * (time.monotonic() - start))

    def _found(self, documents: list[Document]) -> dict[str, list[Diagnostic]]:
        """What is wrong with the open texts, and the errors in others: a record at fault breaks pages elsewhere."""
        state = self.handbook.check({document.file: document.text for document in documents if document.file})
        by_path: dict[str, list[Finding]] = {}
        for finding in state.report.findings:
            by_path.setdefault(finding.location.path, []).append(finding)
        found: dict[str, list[Diagnostic]] = {}
        for document in documents:
            path = self.handbook.path_of(document.file, state.configuration) if document.file else None
            if path is not None:
                found[document.uri] = diagnostics(path, by_path.pop(path, []), state, self._session.encoding)
        elsewhere = 0
        for path, findings in by_path.items():
            errors = [finding for finding in findings if finding.severity is Severity.ERROR]
            errors = errors[: _MOST_ELSEWHERE - elsewhere]
            elsewhere += len(errors)
            if errors:
                uri = uri_of(self.handbook.root / path)
                found[uri] = diagnostics(path, errors, state, self._session.encoding)
        return found

    def _publish(self, documents: list[Document], found: dict[str, list[Diagnostic]]) -> None:
        """Show what was found, but in texts that were changed meanwhile: they are about to be checked again."""
        now = {document.uri: self._session.documents.get(document.uri) for document in documents}
        for document in documents:
            current = now[document.uri]
            if document.uri not in found or current is None:
                continue
            if current.text == document.text:
                self._editor.publish(document.uri, found[document.uri], current.version)
            else:
                found[document.uri] = self._published.get(document.uri, [])
        for uri in found.keys() - now.keys():
            if found[uri] != self._published.get(uri):
                self._editor.publish(uri, found[uri], None)
        for uri in self._published.keys() - found.keys():
            self._editor.publish(uri, [], None)
        self._published = found
