"""MyST's settings come from one table, and say what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest

from checks.reading import MystSettings


def test_a_table_gives_the_settings_for_sphinx() -> None:
    settings = MystSettings.from_table({"enable-extensions": ["deflist", "colon_fence"], "heading-anchors": 2})
    assert settings.sphinx_config() == {
        "myst_enable_extensions": ["colon_fence", "deflist"],
        "myst_heading_anchors": 2,
    }


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"enable-extensions": ["substitution"]}, "substitution"),
        ({"enable-extensions": "deflist"}, "list of names"),
        ({"heading-anchors": "3"}, "whole number"),
        ({"heading-anchors": True}, "whole number"),
        ({"heading-anchors": 9}, "0 to 7"),
        ({"anchors": 3}, "anchors"),
    ],
)
def test_a_wrong_table_is_refused(table: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        MystSettings.from_table(table)
