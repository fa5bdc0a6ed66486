"""A synthetic glossary whose entries are as long as those of a real one: as many words, facts, sources and links."""

from __future__ import annotations

import random
from pathlib import Path

from tests.bench.handbook import MONTHS, WORDS, in_letters

WORDS_EACH, FACTS_EACH, LINKS_EACH = 150, 5, 5
"""The medians of this handbook's own glossary."""
SOURCES_PER_ENTRY = 2
_THEMES = 12
_KINDS = """[relations]
related = { label = "See also", inverse = "related", inverse-label = "See also" }

[kinds.work]
label = "Work"
plural = "Works"
"""


def write_glossary(folder: Path, entries: int) -> None:
    """Write entries, each of its own facts and linked to others, and the sources they cite; the same ones always."""
    chance = random.Random(20260102)
    (folder / "kinds.toml").write_text(_KINDS)
    glossary = folder / "docs" / "glossary"
    for number in range(entries):
        (glossary / f"entry-{number}.md").write_text(_entry(number, entries, chance))
    sources = (
        f"@book{{s{number}, title={{On {_some(chance, 7)}}}, author={{{_some(chance, 1)}, {_some(chance, 1)}}}, "
        f"publisher={{{_some(chance, 2)}}}, year={{{chance.randint(1900, 2019)}}}}}\n"
        for number in range(entries * SOURCES_PER_ENTRY)
    )
    with (folder / "docs" / "references.bib").open("a") as bibliography:
        bibliography.writelines(sources)


def _entry(number: int, entries: int, chance: random.Random) -> str:
    name = _name(number)
    facts, bound = [], []
    for at in range(FACTS_EACH):
        source = f"s{chance.randrange(entries * SOURCES_PER_ENTRY)}"
        if at % 2:
            value = f"{chance.randint(2_101, 900_000):,} stones"
            recorded = f"figure: {value}"
        else:
            year, month, day = chance.randint(1700, 2019), chance.randint(1, 12), chance.randint(1, 28)
            value = f"{day} {MONTHS[month - 1]} {year}"
            recorded = f"date: {year}-{month:02}-{day:02}"
        facts.append(f"  fact-{at}:\n    {recorded}\n    label: {_some(chance, 3)}\n    cite: {source}\n")
        bound.append(f"{{fact}}`{value} <.fact-{at}>`")
    others = chance.sample([other for other in range(entries) if other != number], min(LINKS_EACH, entries - 1))
    linked = [f"{{term}}`{_name(other)}`" for other in others]
    words = [chance.choice(WORDS) for _ in range(WORDS_EACH - 4 * FACTS_EACH)]
    step = len(words) // (len(bound) + len(linked) + 1)
    for at, role in enumerate([role for pair in zip(bound, linked, strict=True) for role in pair], 1):
        words.insert(at * (step + 1), f"paper {role} garden")
    third = len(words) // 3
    parts = (words[:third], words[third : 2 * third], words[2 * third :])
    text = "\n\n".join(map(_sentence, parts))
    themes = ", ".join(f"theme-{in_letters(theme)}" for theme in sorted(chance.sample(range(_THEMES), 2)))
    related = ", ".join(f"entry-{other}" for other in others)
    return (
        f"---\nkind: work\nname: {name}\n"
        f"themes: [{themes}]\nrelated: [{related}]\nfacts:\n{''.join(facts)}---\n# {name}\n\n{text}\n"
    )


def _name(number: int) -> str:
    return f"Entry {in_letters(number)}"


def _some(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def _sentence(words: list[str]) -> str:
    return f"{words[0].capitalize()} {' '.join(words[1:])}."
