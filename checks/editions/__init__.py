"""Editions of a handbook: what each held, how two of them differ, and how an old one is read again.

A :class:`~checks.editions.snapshot.Snapshot` is all that is compared. It is made from the working files, from the
ledger of an edition, from an exported JSON file, or from the files of a revision in git.
"""
