"""A synthetic handbook, the same one every time, in which every figure and date is bound and agrees."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

ENTRIES = 200
FACTS_EACH = 8
BINDINGS_PER_HUNDRED_WORDS = 3

WORDS = (Path(__file__).parent / "words.txt").read_text("utf-8").split()
"""Common words, none of which hedges a figure or is one."""
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
_CONFIGURATION = """[tool.handbook]
title = "Bench"
edition = "1"
as-of = 2020-01-01
docs = "docs"
seeds = "seeds"
bibliography = "docs/references.bib"
kinds = "kinds.toml"
units = "units.toml"

[tool.handbook.myst]
enable-extensions = ["colon_fence", "deflist"]
heading-anchors = 3
"""
_KINDS = """[kinds.work]
label = "Work"
plural = "Works"
"""


def write_handbook(folder: Path, chapters: int, words: int, entries: int = ENTRIES) -> None:
    """Write a handbook in which every figure and date is bound and agrees; the same one every time."""
    chance = random.Random(20260101)
    (folder / "docs" / "chapters").mkdir(parents=True)
    (folder / "docs" / "glossary").mkdir()
    (folder / "seeds").mkdir()
    (folder / "pyproject.toml").write_text(_CONFIGURATION)
    (folder / "kinds.toml").write_text(_KINDS)
    (folder / "units.toml").write_text('[units]\nstone = ["stone", "stones"]\n')
    (folder / "docs" / "references.bib").write_text("@book{source, title={S}, author={A. B}, year={1990}}\n")
    roles = [role for number in range(entries) for role in _write_entry(folder, number, chance)]
    for number in range(chapters):
        (folder / "docs" / "chapters" / f"chapter-{number:04}.md").write_text(_chapter(number, words, roles, chance))


def _write_entry(folder: Path, number: int, chance: random.Random) -> list[str]:
    """Write one entry; the roles that bind its facts."""
    roles, records = [], []
    for fact in range(FACTS_EACH):
        address = f"work-{number}.fact-{fact}"
        if fact % 2:
            year, month, day = chance.randint(1700, 2019), chance.randint(1, 12), chance.randint(1, 28)
            records.append(f"  fact-{fact}:\n    date: {year}-{month:02}-{day:02}\n    cite: source\n")
            roles.append(f"{{fact}}`{day} {MONTHS[month - 1]} {year} <{address}>`")
        else:
            stones = chance.randint(2_101, 900_000)
            records.append(f"  fact-{fact}:\n    figure: {stones:,} stones\n    cite: source\n")
            roles.append(f"{{fact}}`{stones:,} stones <{address}>`")
    name = f"Work {in_letters(number)}"
    text = f"---\nkind: work\nname: {name}\nfacts:\n{''.join(records)}---\n# {name}\n\nIt is a work of stone.\n"
    (folder / "docs" / "glossary" / f"work-{number}.md").write_text(text)
    return roles


def in_letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _chapter(number: int, words: int, roles: list[str], chance: random.Random) -> str:
    """A chapter of headings, paragraphs, lists, a table and a note, of about as many words."""
    blocks, written = [f"# Chapter {in_letters(number)}"], 0
    while written < words:
        text, count = _sentences(chance.randint(60, 140), roles, chance)
        written += count
        match chance.randrange(12):
            case 0:
                blocks.append(f"## On {chance.choice(WORDS)} and {chance.choice(WORDS)}")
            case 1:
                text = "\n".join(f"- {part}." for part in text.split(". ") if part)
            case 2:
                text = f":::{{note}}\n{text}\n:::"
            case 3:
                rows = "\n".join(f"| the {chance.choice(WORDS)} | {chance.choice(roles)} |" for _ in range(6))
                text = f"| a | b |\n| --- | --- |\n{rows}\n\n{text}"
        blocks.append(text)
    return "\n\n".join(blocks) + "\n"


def _sentences(words: int, roles: list[str], chance: random.Random) -> tuple[str, int]:
    parts: list[str] = []
    for at in range(words):
        word = chance.choice(WORDS)
        parts.append(word.capitalize() if at % 14 == 0 else f"*{word}*" if chance.random() < 0.02 else word)
        if chance.randrange(100) < BINDINGS_PER_HUNDRED_WORDS:
            parts += ("paper", chance.choice(roles), "garden")  # no hedge before it, no unit after it
        if at % 14 == 13:
            parts[-1] += "."
    return " ".join(parts), words
