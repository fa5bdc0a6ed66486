from checks.site.configuration import sphinx_configuration

globals().update(sphinx_configuration(__file__))
