"""Finding: the box that jumps to a page by name, and the search through the text of all pages.

Both work in the reader's browser on two files written when the site is built, ``names.js`` and ``fulltext.js``. They
are scripts, because a page opened from a folder may load those and nothing else; each hands its data to the page as
one global value.

- ``words``      words and their stems, the same here and in the browser (``theme/static/words.js``);
- ``texts``      what a page says, noted while Sphinx reads it;
- ``results``    what can be found: pages, claims, sources, with the names by which they go;
- ``names``      the file of the jump-to box;
- ``fulltext``   the file of the search page: an inverted index and the texts for its excerpts;
- ``extension``  when Sphinx does all this.
"""
