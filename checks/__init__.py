"""The machinery of a handbook whose figures, dates and quotations are bound to sourced records.

The rooms, in the order in which they may import one another (a room knows only those above it):

- ``findings``  what a check reports, and where;
- ``language``  figures and dates: what prose says, what a record says, whether they agree;
- ``facts``     entries, facts, sources and seeds: the model and its loading;
- ``reading``   MyST documents: the words a reader sees, the roles, exact lines and columns;
- ``pictures``  charts, lanes and time-lines drawn from the records;
- ``citing``    what can be cited, and every form in which it is;
- ``rules``     one module a family of rules, each rule a generator of findings;
- ``check``     the one pure function that joins them;
- ``fixing``    applying the corrections that findings carry;
- ``exports``   the records as data for other programs;
- ``editions``  what an edition held, and how two of them differ;
- ``reports``   findings for people and machines;
- ``commands``  the command line.

Beside that core, importing it and never imported by it: ``site``, the Sphinx extension, ``book``, which makes PDF and
EPUB of the same pages, ``server``, which editors talk to, and ``mutation``, which tries the checks on alterations that
they have to notice.
"""

__version__ = "0.1.0"
