"""``handbook new``: start an entry, a chapter or a seed's record in the right place and form."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

from checks.commands.terminal import CLEAN, MISUSE, complain, configuration_of
from checks.facts.config import Configuration
from checks.facts.door import did_you_mean
from checks.facts.entries import is_id


def add_to(commands: Any) -> None:
    """Add this command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "new",
        help="start an entry of a kind, a chapter or a seed",
        description="Write a new file: an entry of any kind that the handbook has (treaty, event, …), a chapter, "
        "or the record of a seed whose text is at hand. Nothing that exists is overwritten.",
    )
    parser.add_argument("kind", metavar="KIND", help="a kind of entry, “chapter” or “seed”")
    parser.add_argument("id", metavar="ID", help="lower-case letters, digits and hyphens; it never changes")
    parser.add_argument("--name", help="the entry's name or the chapter's title (default: made from the id)")
    parser.add_argument("--text", metavar="FILE", help="the article's text (for a seed)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file, and say where it is and what comes next."""
    configuration = configuration_of(options)
    kinds = (*configuration.kinds, "chapter", "seed")
    if options.kind not in kinds:
        complain(f"there is no kind “{options.kind}”. {did_you_mean(options.kind, kinds)}".rstrip())
        return MISUSE
    if not is_id(options.id):
        complain(f"“{options.id}” is no id; use lower-case ASCII letters, digits and hyphens")
        return MISUSE
    path, text = _file(configuration, options)
    if text is None:
        return MISUSE
    target = configuration.root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        complain(f"{path} exists already; choose another id, or edit it")
        return MISUSE
    except OSError as error:
        complain(f"{path} cannot be written: {error.strerror}")
        return MISUSE
    print(f"Wrote {path}. Fill it in, then run: handbook check --draft {path}")
    return CLEAN


def _file(configuration: Configuration, options: argparse.Namespace) -> tuple[str, str | None]:
    name = " ".join((options.name or options.id.replace("-", " ").capitalize()).split())
    if options.kind == "seed":
        return f"{configuration.seeds}/{options.id}.yaml", _seed(options, name)
    if options.kind == "chapter":
        return f"{configuration.docs}/chapters/{options.id}.md", _chapter(name)
    return f"{configuration.glossary}/{options.id}.md", _entry(configuration, options.kind, name)


def _entry(configuration: Configuration, kind: str, name: str) -> str:
    """Front matter with the kind's first act as a pattern to follow."""
    act = next(iter(configuration.kinds[kind].acts), "")
    pattern = (
        f"  {act}:\n    act: {act}\n    date:\n    cite:\n" if act else "  name-of-fact:\n    figure:\n    cite:\n"
    )
    return f"---\nkind: {kind}\nname: {_quoted(name)}\naliases: []\nthemes: []\nfacts:\n{pattern}---\n# {name}\n\n"


def _chapter(name: str) -> str:
    return f"---\ndraws-on: {{}}\n---\n# {name}\n\n"


def _seed(options: argparse.Namespace, title: str) -> str | None:
    if options.text is None:
        complain("a seed needs its text; add --text FILE")
        return None
    try:
        data = Path(options.text).read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        complain(f"{options.text}: this cannot be read as UTF-8 text")
        return None
    paragraphs = sum(bool(line.strip()) for line in text.splitlines())
    return (
        f"title: {_quoted(title)}\ncite: {options.id}\nparagraphs: {paragraphs}\n"
        f"characters: {len(text)}\nsha256: {hashlib.sha256(data).hexdigest()}\nclaims: {{}}\n"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
