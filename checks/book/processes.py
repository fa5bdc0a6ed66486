"""Objects in processes of their own, and what they are asked to do at the same time."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, TypeVar

from sphinx.errors import SphinxParallelError
from sphinx.util import logging

logger = logging.getLogger(__name__)

Served = TypeVar("Served")
Answer = TypeVar("Answer")

CAN_FORK = os.name == "posix"
"""Whether this system has processes that begin as copies of ours, as Sphinx's own have to be."""


class Crew(Generic[Served]):
    """Some objects that are asked for the same thing at the same time, each in a process forked for it.

    What one of them is asked for it does in its own process, where what it keeps stays; answers and messages come
    back, in the order of the objects. A single object, or any number where a system cannot fork, is asked here.

    An executor of the standard library would do, but begins a thread for each process, and what is forked while a
    thread runs can stop for ever.
    """

    def __init__(self, members: Sequence[Served]) -> None:
        self._members = members
        self._remote = [_Process(member) for member in members] if CAN_FORK and len(members) > 1 else []

    def __enter__(self) -> Crew[Served]:
        """The processes run until the block is left."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what still runs."""
        for process in self._remote:
            process.end()

    def all(self, task: Callable[[Served], Answer]) -> list[Answer]:
        """What each says to ``task``, a function that can be pickled; raises what one raises."""
        if not self._remote:
            return [task(member) for member in self._members]
        for process in self._remote:
            process.ask(task)
        return [process.answer() for process in self._remote]


class _Process:
    """A process that serves one object."""

    def __init__(self, served: object) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(served, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, task: Callable[[Any], Any]) -> None:
        self._pipe.send(task)

    def answer(self) -> Any:
        try:
            failure, messages, answer = self._pipe.recv()
        except EOFError:
            raise SphinxParallelError(
                "a process that wrote a part of the book has ended before it was done", ""
            ) from None
        for message in messages:
            logger.handle(message)
        if failure:
            raise SphinxParallelError(*failure)
        return answer

    def end(self) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join()


def _serve(served: object, pipe: Connection) -> None:
    """Do what the pipe asks for until it is closed; messages go back with the answers, as Sphinx's own do."""
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        collector = logging.LogCollector()
        answer: Any = None
        failure: tuple[str, str] | None = None
        with collector.collect():
            try:
                answer = task(served)
            except Exception as error:  # whatever it is, it is told where it can be reported
                said = traceback.format_exception_only(type(error), error)[0].strip()
                failure = (said, traceback.format_exc())
        logging.convert_serializable(collector.logs)
        pipe.send((failure, collector.logs, answer))
