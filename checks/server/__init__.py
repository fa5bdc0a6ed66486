"""The editor's server: the checks at the author's cursor, over the Language Server Protocol.

- ``positions``    places in a text, as editors and as the checks count them;
- ``documents``    the texts that are open in the editor;
- ``markup``       the records that a text names, and what is being typed at the cursor: lexical, for half-typed text;
- ``handbook``     one handbook with its open texts laid over its files;
- ``records``      what a name in a text stands for, and where that is recorded;
- ``describe``     records in Markdown;
- ``diagnostics``, ``completion``, ``fixes``  findings, offers and corrections as the protocol has them;
- ``session``      when to check, and what to tell the editor;
- ``answers``      what an editor asks about a place in a text;
- ``server``       the protocol's requests, each answered by one of the above.

All but the last two are functions of texts and records, and know nothing of an editor that is connected.
"""
