"""The date that a book bears: its edition's, so that it is the same whenever it is made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, time

from checks.facts.config import Configuration

VARIABLE = "SOURCE_DATE_EPOCH"


def moment_of(configuration: Configuration, environment: Mapping[str, str] = os.environ) -> int:
    """Seconds since 1970: what ``SOURCE_DATE_EPOCH`` says, or else the beginning (UTC) of the edition's as-of date."""
    given = environment.get(VARIABLE, "")
    if given.isdecimal():
        return int(given)
    return int(datetime.combine(configuration.as_of, time(), UTC).timestamp())
