"""What is written at a scale stands in its drawing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checks.pictures.axes import level
from checks.pictures.drawing import Text
from checks.pictures.scales import linear_over
from checks.pictures.text import width


@pytest.mark.parametrize(
    ("edge", "label"),
    [(600.0, "1,500 kilometres"), (310.0, "0 kilometres")],
)
def test_a_level_scale_names_its_unit_where_there_is_room(edge: float, label: str) -> None:
    scale = linear_over([Fraction(1320)], 0.0, 300.0)
    texts = [shape for shape in level(scale, 50.0, 0.0, "kilometres", edge).shapes if isinstance(shape, Text)]
    [named] = [text for text in texts if "kilometres" in text.text]
    assert named.text == label
    assert named.x + width(named.text) <= edge
