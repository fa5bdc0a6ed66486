"""Citing a handbook: one record for whatever can be cited, and every form in which it is cited made from it.

A :class:`~checks.citing.citable.Citable` is made from the handbook's records and configuration alone
(:mod:`~checks.citing.catalogue`). What is not configured (an address, an author, a publisher, a DOI) is absent from
it, and so from every citation. Data formats are written by libraries or by a table of fields; references in words are
set by pandoc's citation processor in the styles of the Citation Style Language. :mod:`~checks.citing.formats` lists
them all.
"""
