"""No sentence takes the rules long, however it repeats itself."""

from __future__ import annotations

import time

import pytest

from tests.rules.handbook import found

HOSTILE = {
    "adverbs": "{term}`Long Bridge` " + "still now " * 4_000,
    "subjects": "The Long Bridge, a work, " * 1_500,
    "attributions": "Mayor Long said that " * 2_000 + "“so”",
    "genitives": "Mayor Long’s “our road” " * 1_000,
    "dates": "May 5 to " * 1_500,
    "acts": "Mayor Long closed its part of the " * 1_500 + "{term}`Long Bridge`.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_sentence_takes_long(name: str) -> None:
    started = time.process_time()
    found(HOSTILE[name])
    assert time.process_time() - started < 10
