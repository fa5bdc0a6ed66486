"""The handbook as a book: a PDF that Typst sets, and an EPUB.

Both come from the doctrees that the site's extension makes. What a thing looks like in the PDF stands in
``template.typ``; what it is, in the modules here, each node of a document by one rule.
"""
