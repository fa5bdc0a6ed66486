"""Pictures drawn from the records: charts, lanes of lives, time-lines, as vector graphics.

What goes in is a :class:`~checks.pictures.request.Request` (what an author asked for) and the records; what comes out
is a chart that knows its drawing in any width and its table of values. In this order:

- ``request``    what may be asked for, and reading it;
- ``choosing``   the entries and facts that a request means;
- ``scales``     from values and days to places in a drawing, with ticks that people would choose;
- ``drawing``    shapes, each with its style and the fact that it shows; ``styles`` and ``text`` beside it;
- ``lives``      what became of an entry and when; ``lanes`` draws it;
- ``charts``     the kinds of chart, a module each;
- ``kinds``      the table of the kinds: a new one is added there;
- ``svg``        a drawing as SVG, for a page that follows the reader's colours or for print.

Nothing here starts Sphinx: the checks ask the same functions whether a picture can be drawn.
"""
