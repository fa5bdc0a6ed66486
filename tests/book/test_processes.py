"""Objects that are asked in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from sphinx.errors import SphinxParallelError
from sphinx.util import logging

from checks.book.processes import CAN_FORK, Crew

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="Processes are not forked on this system.")


class Clerk:
    """Counts what it is asked for, and can fail."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked = 0

    def count(self) -> tuple[str, int, int]:
        """Its name, how often it was asked, and the process in which it is."""
        self.asked += 1
        return self.name, self.asked, os.getpid()

    def warn(self) -> None:
        """Say something on Sphinx's channel."""
        logging.getLogger("sphinx.checks.test").warning("ink is low at desk %s", self.name)

    def fail(self) -> None:
        """Fail, where it is the second."""
        if self.name == "b":
            raise LookupError("no page 7")

    def vanish(self) -> None:
        """Be gone, where it is the second."""
        if self.name == "b":
            os._exit(3)


@pytest.fixture
def crew() -> Iterator[Crew[Clerk]]:
    with Crew([Clerk("a"), Clerk("b")]) as made:
        yield made


def test_each_answers_in_a_process_of_its_own_and_keeps_what_it_knows(crew: Crew[Clerk]) -> None:
    first, second = crew.all(Clerk.count), crew.all(Clerk.count)
    assert [answer[:2] for answer in first + second] == [("a", 1), ("b", 1), ("a", 2), ("b", 2)]
    processes = [answer[2] for answer in first]
    assert processes == [answer[2] for answer in second]
    assert len({*processes, os.getpid()}) == 3


def test_one_alone_is_asked_here() -> None:
    with Crew([Clerk("a")]) as crew:
        assert crew.all(Clerk.count) == [("a", 1, os.getpid())]


def test_what_they_say_on_the_way_is_heard_here(crew: Crew[Clerk], caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("sphinx.checks.test").logger
    logger.addHandler(caplog.handler)
    try:
        crew.all(Clerk.warn)
    finally:
        logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records] == ["ink is low at desk a", "ink is low at desk b"]


def test_a_failure_says_what_and_where(crew: Crew[Clerk]) -> None:
    with pytest.raises(SphinxParallelError, match="LookupError: no page 7") as raised:
        crew.all(Clerk.fail)
    assert "in fail" in raised.value.args[1]


def test_a_process_that_is_gone_is_an_error_and_not_a_wait(crew: Crew[Clerk]) -> None:
    with pytest.raises(SphinxParallelError, match="ended before it was done"):
        crew.all(Clerk.vanish)
