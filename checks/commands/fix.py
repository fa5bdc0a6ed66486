"""``handbook check --fix`` and ``--diff``: apply the corrections that have just one right answer, or show them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from checks.cache import Cache
from checks.commands.request import Request
from checks.commands.writing import rewrite
from checks.facts.load import Files
from checks.fixing import Fixed, fix

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def fixed(request: Request, files: Files, cache: Cache) -> Fixed:
    """What fixing all that the request covers comes to; nothing is written."""
    return fix(files, lambda now: request.check(now, cache), request.wants)


def write(request: Request, files: Files, result: Fixed) -> None:
    """Write the texts that were fixed."""
    rewrite(request.configuration.root, files.texts, result.texts)


def did(request: Request, result: Fixed) -> str:
    """A sentence that says what was done and what is left."""
    return f"{_done('Fixed', result)} {_left(request, result)}"


def diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """A unified diff that ``git apply`` and ``patch -p1`` take, line ends as they are."""
    return "".join(line for path in sorted(after) for line in _diff_of_file(path, before[path], after[path]))


def would_do(request: Request, result: Fixed) -> str:
    """A sentence that says what fixing would do and what it would leave."""
    return f"{_done('Would fix', result)} {_left(request, result)}"


def _diff_of_file(path: str, before: str, after: str) -> Iterator[str]:
    lines = difflib.unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{path}", f"b/{path}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _done(verb: str, result: Fixed) -> str:
    files = len(result.texts)
    if not result.applied:
        return "Nothing to fix."
    return f"{verb} {result.applied:,} in {files:,} {'file' if files == 1 else 'files'}."


def _left(request: Request, result: Fixed) -> str:
    """How many findings no fix mends, and whether any has a fix that would have done harm."""
    left = [finding for finding in result.report.findings if request.wants(finding)]
    harmful = sum(finding.fix is not None for finding in left)
    number = f"{len(left):,} {'finding is' if len(left) == 1 else 'findings are'} left"
    if harmful:
        number += f", {harmful:,} of them with a fix that was not applied because it would bring others"
    return f"{number}."
