"""Objects in processes of their own, and what they are asked to do at the same time."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from logging import LogRecord
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
    """

    def __init__(self, members: Sequence[Served]) -> None:
        self._members = members
        self._processes: list[ProcessPoolExecutor] = []
        self._running = ExitStack()

    def __enter__(self) -> Crew[Served]:
        """The processes run until the block is left."""
        if CAN_FORK and len(self._members) > 1:
            fork = multiprocessing.get_context("fork")
            self._processes = [
                self._running.enter_context(ProcessPoolExecutor(1, fork, _begin, (member,))) for member in self._members
            ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what still runs."""
        self._running.close()

    def all(self, task: Callable[[Served], Answer]) -> list[Answer]:
        """What each says to ``task``, a function that can be pickled; raises what one raises.

        What is raised in a process comes as :class:`SphinxParallelError`, with where it was raised.
        """
        if not self._processes:
            return [task(member) for member in self._members]
        said = [process.submit(_do, task) for process in self._processes]
        try:
            return [_answer(each.result()) for each in said]
        except BrokenProcessPool:
            message = "a process that wrote a part of the book has ended before it was done"
            raise SphinxParallelError(message, "") from None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a process says: its answer or how it failed, in a line and in full, and the messages on the way."""

    answer: Any
    failure: tuple[str, str] | None
    messages: Sequence[LogRecord]


def _answer(said: _Said) -> Any:
    for message in said.messages:
        logger.handle(message)
    if said.failure is not None:
        raise SphinxParallelError(*said.failure)
    return said.answer


# ---------------------------------------------------------------- in the process

_served: list[Any] = []
"""The object that this process serves."""


def _begin(member: object) -> None:
    _served[:] = [member]


def _do(task: Callable[[Any], Any]) -> _Said:
    """Do what is asked for; messages go back with the answer, as those of Sphinx's own processes do."""
    collector = logging.LogCollector()
    answer, failure = None, None
    with collector.collect():
        try:
            answer = task(_served[0])
        except Exception as error:  # whatever it is, it is told where it can be reported
            in_a_line = traceback.format_exception_only(type(error), error)[0].strip()
            failure = (in_a_line, traceback.format_exc())
    logging.convert_serializable(collector.logs)
    return _Said(answer, failure, collector.logs)
