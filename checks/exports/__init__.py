"""The handbook's records as data for other programs.

:mod:`~checks.exports.model` is what is exported, :mod:`~checks.exports.collect` makes it from the records, and
each format is a module of its own, named in :mod:`~checks.exports.formats`. Formats write what the model says
and decide nothing about it.
"""
