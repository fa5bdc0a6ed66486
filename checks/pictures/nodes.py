"""The nodes that a picture puts into a document, for every builder.

A picture stands in a docutils ``figure``: its ``caption`` (the title), its ``legend`` (the description), the
:class:`Picture`, the :class:`Values` (an ordinary docutils table), and a line on its sources. A builder that knows
nothing of pictures keeps all but the drawing.
"""

from __future__ import annotations

from docutils import nodes


class Picture(nodes.General, nodes.Element):
    """A drawing.

    Attributes: ``svg_print``, the whole SVG document in literal colours for print and electronic books, ``width`` units
    wide and drawn for the full measure; ``alt``, what it shows in words; and for pages ``drawings`` (the same in
    several layouts, each with its name), ``title``, ``description``, ``prefix`` (the beginning of its ids) and
    ``reason`` (why the figures in title and description stand outside the contract).
    """


class Values(nodes.General, nodes.Element):
    """The table of a picture's values. Attribute: ``is_short``, which says that print has room for it."""


class PictureFigure(nodes.figure):
    """The figure of a picture, in which the caption comes first."""


class PictureLegend(nodes.legend):
    """What there is to see in a picture, under its title."""
