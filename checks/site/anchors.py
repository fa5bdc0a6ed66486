"""Anchors on pages: see :mod:`checks.facts.anchors`, where every room finds them."""

from checks.facts.anchors import anchor

__all__ = ["anchor"]
