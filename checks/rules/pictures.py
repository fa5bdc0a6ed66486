"""Pictures: each has a title and a description, and asks for what the records can give."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts.records import Records
from checks.findings import Finding, Location, Severity
from checks.pictures.kinds import KINDS, chart_of
from checks.pictures.request import CAPTION, DIRECTIVE, Undrawable, missing_caption, request_of
from checks.reading.document import Request
from checks.rules.pages import Page, Sheet
from checks.rules.rule import Family, Rule, examples

_DRAWN = f"""# Example

```{{{DIRECTIVE}}} long-bridge
:kind: ranges
:facts: workers
:title: Who built the Long Bridge
:description: The builders count fewer workers than the town.
```
"""

_KINDS = "\n".join(f"- `{name}`: {kind.shows}" for name, kind in KINDS.items())

UNDRAWABLE_PICTURE = Rule(
    name="undrawable-picture",
    family=Family.PICTURES,
    severity=Severity.ERROR,
    summary="A picture asks for what the records cannot give.",
    explanation=f"""A picture is drawn from the records when the handbook is built: every mark in it is a fact. The
directive `{DIRECTIVE}` names the entry whose facts it shows, the kind of chart, and what that kind takes:

{_KINDS}

An entry, fact, column, kind or option that does not exist is reported where it is named, with what comes nearest; so
is a request that finds nothing to draw.""",
    failing=examples(
        _DRAWN.replace("long-bridge", "log-bridge"),
        _DRAWN.replace("ranges", "range"),
        _DRAWN.replace(":facts: workers", ":facts: wokers"),
        _DRAWN.replace(":facts: workers", ":columns: workers"),
        _DRAWN.replace(":facts:", ":fact:"),
        _DRAWN.replace(":facts: workers", ":facts: workers lamps"),
        _DRAWN.replace("workers than the town.\n", "workers than the town.\n\nThe body is not shown.\n"),
    ),
    passing=examples(_DRAWN, _DRAWN.replace(":facts: workers", ":facts: work*")),
)

UNDESCRIBED_PICTURE = Rule(
    name="undescribed-picture",
    family=Family.PICTURES,
    severity=Severity.ERROR,
    summary="A picture has no title or no description.",
    explanation="""Who cannot see a picture is told its title and its description; who can see it reads them beside it.
So the description says what there is to see, not that there is a picture. Both are prose: figures and dates in them
are bound as everywhere.""",
    failing=examples(
        _DRAWN.replace(":title: Who built the Long Bridge\n", ""),
        _DRAWN.replace(" The builders count fewer workers than the town.", ""),
    ),
    passing=examples(_DRAWN),
)

RULES = (UNDRAWABLE_PICTURE, UNDESCRIBED_PICTURE)


def check_page(page: Page, records: Records) -> Iterator[Finding]:
    """What is wrong with the pictures that a page asks for."""
    for sheet in page.sheets:
        for request in sheet.reading.document.requests:
            yield from _of_request(request, sheet, records)


def _of_request(request: Request, sheet: Sheet, records: Records) -> Iterator[Finding]:
    options = {name: asked.text for name, asked in request.options.items()}
    missing = missing_caption(options)
    if missing:
        hint = "Write " + " and ".join(f"`:{name}: …`" for name in CAPTION if name in missing) + "."
        yield UNDESCRIBED_PICTURE.finding(
            _place(request, missing[0], sheet), f"This picture has no {' and no '.join(missing)}.", hint
        )
    if request.has_body:
        message = f"What stands in the body of {{{DIRECTIVE}}} is not shown."
        yield UNDRAWABLE_PICTURE.finding(_place(request, "", sheet), message, "Write it under the picture.")
    try:
        chart_of(request_of(request.argument.text, options), records)
    except Undrawable as fault:
        yield UNDRAWABLE_PICTURE.finding(_place(request, fault.option, sheet), fault.message, fault.hint)


def _place(request: Request, option: str, sheet: Sheet) -> Location:
    """Where an option stands, or the directive's argument where it is not given."""
    asked = request.options.get(option, request.argument)
    return sheet.locate(asked.start, asked.end)
