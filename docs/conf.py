"""Sphinx's configuration. Everything in it comes from [tool.handbook] in pyproject.toml."""

from checks.site.configuration import sphinx_configuration

globals().update(sphinx_configuration(__file__))
