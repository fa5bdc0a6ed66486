"""Mutation: alter the handbook in ways that its semantics do not admit, and see that the checks notice.

- ``numerals``    figures as text: their number, hedge, magnitude and unit, read by this room's own rules;
- ``calendar``    dates as text and as EDTF, likewise;
- ``oracle``      what the semantics do not admit, reckoned apart from the code under test;
- ``mentions``    every mention of the handbook, with the place of each of its characters in its file;
- ``operators``   the alterations of mentions, ``bindings`` of roles, ``records`` of records;
- ``trial``       one mutant tried: killed at its line, or a survivor and why;
- ``runner``      all of them, on all processors, remembered;
- ``survivors``   those that are known, each with its reason;
- ``report``      what came of it, for people.

The oracle and the readers of text here are deliberately not those of ``checks.language``: a fault there must
not hide from the mutants.
"""
