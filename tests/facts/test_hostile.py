"""Whatever a file holds, it gets a finding that says where and what to do: no traceback, no hang, no silence."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from checks.facts.config import ConfigurationError, read_configuration
from tests.facts.small import BRIDGE, FILES, KINDS, PYPROJECT, entry, fact, findings, write

BIBLIOGRAPHY, SEED = "docs/references.bib", "seeds/gazette-1934.yaml"
_HEAD = "kind: work\nname: Long Bridge\n"
_FACTS = fact("figure: 5 lamps", "lamps") + fact("figure: 0 lamps", "none") + fact("date: 1934", "opened")


def _front(text: str) -> str:
    return f"---\n{text}\n---\n# Long Bridge\n\nThe Long Bridge is here.\n"


def _laughs() -> str:
    levels = [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(12)]
    return "a: &a [x, x]\n" + "\n".join(levels) + "\naliases: *m"


YAML = {
    "tab": ("facts:\n\tlamps: 3", 5),
    "unclosed quote": ('official-title: "a', 5),
    "key twice": ("name: Other", 4),
    "recursive alias": ("aliases: &a [x, *a]", 4),
    "unknown alias": ("aliases: *a", 4),
    "python tag": ("official-title: !!python/name:os.system x", 4),
    "python call": ("official-title: !!python/object/apply:os.system [ls]", 4),
    "own tag": ("official-title: !title x", 4),
    "billion laughs": (_laughs(), 4),
    "control character": ("official-title: a\x01", 2),
    "deep flow": ("aliases: " + "[" * 10_000, 4),
    "deep block": ("aliases:\n" + "".join("  " * n + "a:\n" for n in range(1, 300)), 54),
    "deep list": ("aliases:\n  " + "- " * 10_000 + "x", 5),
    "null": ("official-title: ~", 4),
    "mapping for a word": ("official-title: {a: b}", 4),
    "list for a word": ("official-title: [a]", 4),
    "word for a mapping": ("facts: seven", 4),
    "list for a mapping": ("facts: [a]", 4),
    "empty fact": ("facts:\n  lamps: {}", 5),
    "no fact": ("facts:\n  lamps:", 5),
    "complex key": ("? [a, b]\n: c", 4),
    "merge key": ("<<: {a: b}", 4),
    "colon in a value": ("official-title: a: b", 4),
    "bad escape": ('official-title: "\\q"', 4),
    "at sign": ("official-title: @x", 4),
    "long value": ("official-title: " + "9" * 90_000, 4),
}


@pytest.mark.parametrize(("text", "line"), YAML.values(), ids=YAML)
def test_bad_yaml_is_found_on_its_line(text: str, line: int, tmp_path: Path) -> None:
    found = findings(write(tmp_path, {BRIDGE: _front(_HEAD + text)}))
    here = [f for f in found if f.location.path == BRIDGE and f.rule == "invalid-record"]
    assert here and here[0].location.line == line
    assert all(f.message and f.hint and len(f.message) < 300 for f in here)


VALUES = {
    "figure": [
        *("-5 lamps", "NaN", "1e999 lamps", "inf lamps", "9" * 5_000 + " lamps", "5", "lamps", "five", "5 zorks", "~"),
        *("5–3 lamps", "1,2,3 lamps", "1.5.5 lamps", "１２ lamps", "² lamps", "0x10 lamps", "5_000 lamps", "1/0 lamps"),
        *("[1, 2]", "{a: 1}", "5%%", "5 lamps and 6 lamps", "1," * 3_000),
    ],
    "date": [
        *("31 May 1934", "1934-13", "1934-02-30", "1934-5-1", "05/12/1934", "0000", "10000", "-0500", "1934/1933"),
        *(
            "../..",
            "1934/1935/1936",
            "XXXX",
            "XXXX-05-05",
            "'[1934'",
            "'[1934,x]'",
            "'{}'",
            "'[..]'",
            "1934-05-12T25:00:00",
        ),
        *("Y17E8", "1934?~", "19X4", "²⁰⁰⁰", "١٩٣٤", "open", "1934--05", "2001-02-29", "9" * 5_000, "[]", ""),
    ],
    "tally": ["5", "a-b", "5-", "1,0,0-3", "5–6–7", "-5–6", "٣–٤", "9" * 5_000 + "-3", "','"],
    "quote": ["", "[a]", "~"],
    "state": ["", "{}", "[]"],
    "formula": [
        *(
            "sum",
            "sum()",
            "sum(lamps)",
            "sum(lamps,none",
            "sum(length,length)",
            "sum(lamps,gone)",
            "eval(a,b)",
            "count(x)",
        ),
        *("difference(lamps,none,lamps)", "share(lamps,none)", "change(none,lamps)", "span(opened,opened)", "count()"),
        *("sum(lamps,opened)", "sum((a,b))", "sum(" + "1" * 15_000 + "!,a)", "__import__('os')", "sum(., .)"),
    ],
    "positions": [
        "{}",
        "[]",
        "x",
        "~",
        "{a: {figure: 5 lamps, holder: x, cite: gazette-1934}}",
        "{a: 5, b: 6}",
        "{a: {}, b: {}}",
    ],
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in VALUES.items() for value in values])
def test_a_bad_value_is_found_where_it_stands(key: str, value: str, tmp_path: Path) -> None:
    started = time.monotonic()
    text = entry(_FACTS + fact(f"{key}: {value}"))
    found = [f for f in findings(write(tmp_path, {BRIDGE: text})) if f.location.path == BRIDGE]
    line = text[: text.index(f"\n    {key}: {value}", text.index("  length:"))].count("\n") + 2
    assert found and all(f.hint and len(f.message) < 400 for f in found)
    assert found[0].location.line in (line, line + 1)  # an unclosed bracket is missed on the next line
    assert time.monotonic() - started < 5


MISPLACED = [
    *("adopt: a", "reason: x", "bound: middle", "confirmed: maybe", "as-of: never", "act: opened", "effective: 1934"),
    *("place: River Town", "by: river-town", "label: {}", "note: [x]", "unit: days", "counting: one-end", "speaker: x"),
    *("language: ru", "colour: grey", "holder: x", "note: ''", "cite: gazette-1934", "by: []"),
]


@pytest.mark.parametrize("line", MISPLACED)
def test_a_key_that_does_not_belong_is_found_where_it_stands(line: str, tmp_path: Path) -> None:
    found = findings(write(tmp_path, {BRIDGE: entry(fact(f"figure: 5 lamps\n{line}"))}))
    assert any(f.rule == "invalid-record" and f.location.path == BRIDGE and f.location.line >= 7 for f in found)


def test_an_unknown_key_is_answered_with_the_nearest_known(tmp_path: Path) -> None:
    found = findings(write(tmp_path, {BRIDGE: entry(fact("figure: 5 lamps"), top="parteis: [river-town]\n")}))
    finding = next(f for f in found if f.rule == "invalid-record")
    assert (finding.location.line, finding.location.column, finding.location.end_column) == (4, 1, 8)
    assert finding.hint == "Did you mean “parties”?"


_COLUMN = "series: {{by: y, columns: {{{name}: {{label: x, unit: {unit}, cite: gazette-1934, values: {values}}}}}}}"
TOP = {
    "its own party": "parties: [long-bridge]",
    "its own successor": "succeeds: [long-bridge]",
    "a path for an old id": "redirects: [../../x]",
    "umlauts in an old id": "redirects: [Brücke]",
    "an empty alias": 'aliases: [""]',
    "a mapping for a list": "parties: {a: b}",
    "series without columns": "series: {by: year}",
    "a column without values": "series: {by: year, columns: {a: 5}}",
    "a column named as an address": _COLUMN.format(name="a@b", unit="lamp", values="{1934: 5}"),
    **{
        f"a cell {cell}": _COLUMN.format(name="a", unit=unit, values=cell)
        for unit, cell in (
            *(
                ("zork", "{1934: 5}"),
                ("lamp", "{x: 5}"),
                ("lamp", "[5]"),
                ("lamp", '{1934: "²"}'),
                ("lamp", "{1934: -5}"),
            ),
            *(
                ("lamp", "{1934: .nan}"),
                ("lamp", "{1934: 1e999}"),
                ("lamp", "{1934: 5, 1934: 6}"),
                ("lamp", "{1934: }"),
            ),
        )
    },
}


@pytest.mark.parametrize("line", TOP.values(), ids=TOP)
def test_a_bad_key_of_an_entry_is_found_on_its_line(line: str, tmp_path: Path) -> None:
    found = findings(write(tmp_path, {BRIDGE: entry(fact("figure: 1,240 metres"), top=f"{line}\n")}))
    assert any(f.rule == "invalid-record" and (f.location.path, f.location.line) == (BRIDGE, 4) for f in found)


FILES_BROKEN: dict[str, tuple[dict[str, str | bytes], str]] = {
    "empty entry": ({BRIDGE: ""}, BRIDGE),
    "empty front matter": ({BRIDGE: "---\n---\n# Long Bridge\n"}, BRIDGE),
    "front matter never closed": ({BRIDGE: "---\nkind: work\nname: x\n"}, BRIDGE),
    "front matter closed early": ({BRIDGE: "---\nkind: work\n---\nname: x\n---\n"}, BRIDGE),
    "binary": ({BRIDGE: bytes(range(256)) * 9}, BRIDGE),
    "UTF-16": ({BRIDGE: FILES[BRIDGE].encode("utf-16")}, BRIDGE),
    "Latin-1": ({BRIDGE: "café".encode("latin-1")}, BRIDGE),
    "NUL": ({BRIDGE: FILES[BRIDGE] + "\0"}, BRIDGE),
    "a line of 10 MB": ({BRIDGE: FILES[BRIDGE] + "x" * 10_000_000}, BRIDGE),
    "a line of 1 MB": ({BRIDGE: FILES[BRIDGE] + "x 1963 " * 150_000}, BRIDGE),
    "6 MB": ({BRIDGE: FILES[BRIDGE] + "line\n" * 1_200_000}, BRIDGE),
    "empty seed": ({SEED: ""}, SEED),
    "list for a seed": ({SEED: "[1, 2]"}, SEED),
    "two documents": ({SEED: FILES[SEED] + "---\nx: 1\n"}, SEED),
    "negative count": ({SEED: FILES[SEED].replace("paragraphs: 4", "paragraphs: -4")}, SEED),
    "unknown verdict": ({SEED: FILES[SEED].replace("imprecise", "meh")}, SEED),
    "two stated values": (
        {SEED: FILES[SEED].replace("metres\n    against", "metres\n      text: x\n    against")},
        SEED,
    ),
    "list of claims": ({SEED: FILES[SEED].split("claims:")[0] + "claims: [a]\n"}, SEED),
    "binary bibliography": ({BIBLIOGRAPHY: bytes(range(256))}, BIBLIOGRAPHY),
    "no BibTeX": ({BIBLIOGRAPHY: "a list of books"}, BIBLIOGRAPHY),
    "broken BibTeX": ({BIBLIOGRAPHY: "@@@@{{{{"}, BIBLIOGRAPHY),
    "record twice": ({BIBLIOGRAPHY: FILES[BIBLIOGRAPHY] * 2}, BIBLIOGRAPHY),
    "braces without end": ({BIBLIOGRAPHY: "@online{gazette-1934, title={" + "{" * 9_000}, BIBLIOGRAPHY),
    "id twice": ({"docs/glossary/old/long-bridge.md": entry()}, "docs/glossary/old/long-bridge.md"),
    "seed twice": ({"seeds/old/gazette-1934.yaml": FILES[SEED]}, "seeds/old/gazette-1934.yaml"),
    **{
        f"named {name!r}": ({f"docs/glossary/{name}.md": entry(name="Other")}, f"docs/glossary/{name}.md")
        for name in ("Long-Bridge", "Brücke", "a b", "a_b", "\u202egnp", "a\nb", "-a", "a--b", "x" * 81)
    },
    "circle of successors": (
        {
            "docs/glossary/a.md": entry(name="A", top="succeeds: b\n"),
            "docs/glossary/b.md": entry(name="B", top="succeeds: a\n"),
        },
        "docs/glossary/b.md",
    ),
    "chain of 300 formulas": (
        {BRIDGE: entry("".join(f"  a{n}:\n    formula: sum(a{n + 1}, lamps)\n" for n in range(300)) + _FACTS)},
        BRIDGE,
    ),
    "circle of formulas": ({BRIDGE: entry("  a:\n    formula: sum(b, b)\n  b:\n    formula: sum(a, a)\n")}, BRIDGE),
}


@pytest.mark.parametrize(("changed", "path"), FILES_BROKEN.values(), ids=FILES_BROKEN)
def test_a_broken_file_is_found(changed: dict[str, str | bytes], path: str, tmp_path: Path) -> None:
    started = time.monotonic()
    found = findings(write(tmp_path, changed))
    assert any(f.location.path == path and f.hint and len(f.message) < 300 for f in found)
    assert time.monotonic() - started < 8


@pytest.mark.parametrize(
    "change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")], ids=["mark", "CRLF"]
)
def test_a_byte_order_mark_or_windows_line_ends_change_nothing(change, tmp_path: Path) -> None:
    changed = {path: change(text) for path, text in FILES.items() if path.endswith((".md", ".yaml"))}
    assert findings(write(tmp_path, changed)) == ()


def _symlink_loop(root: Path) -> None:
    (root / "docs/chapters/loop.md").symlink_to("loop.md")


def _broken_link(root: Path) -> None:
    (root / "docs/chapters/gone.md").symlink_to("nowhere.md")


def _endless_device(root: Path) -> None:
    (root / "docs/chapters/zero.md").symlink_to("/dev/zero")


def _pipe(root: Path) -> None:
    os.mkfifo(root / "docs/chapters/pipe.md")


def _seeds_no_folder(root: Path) -> None:
    (root / SEED).unlink()
    (root / "seeds").rmdir()
    (root / "seeds").write_text("x")


def _editions_no_folder(root: Path) -> None:
    (root / "docs/editions").write_text("x")


def _no_bibliography(root: Path) -> None:
    (root / BIBLIOGRAPHY).unlink()


@pytest.mark.parametrize(
    "spoil",
    [_symlink_loop, _broken_link, _endless_device, _pipe, _no_bibliography, _seeds_no_folder, _editions_no_folder],
)
def test_what_is_no_readable_file_is_found(spoil, tmp_path: Path) -> None:
    spoil(write(tmp_path))
    assert any(f.rule == "invalid-record" and f.hint for f in findings(tmp_path))


def test_a_handbook_need_not_have_seeds(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / SEED).unlink()
    (root / "seeds").rmdir()
    assert not [finding for finding in findings(tmp_path) if finding.location.path.startswith("seeds")]


def test_folders_linked_in_a_circle_and_folders_named_like_pages_are_walked_once(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "docs/chapters/again").symlink_to(root / "docs")
    (root / "docs/chapters/page.md").mkdir()
    assert findings(root) == ()


_MYST = "[tool.handbook.myst]\n"
CONFIGURATIONS = {
    "empty": {"pyproject.toml": ""},
    "no TOML": {"pyproject.toml": "[tool"},
    "binary": {"pyproject.toml": bytes(range(256))},
    "deep": {"pyproject.toml": "a = " + "[" * 9_000},
    "no table": {"pyproject.toml": "[tool.other]\n"},
    "a number for the tools": {"pyproject.toml": "tool = 5\n"},
    "a number for the table": {"pyproject.toml": "[tool]\nhandbook = 5\n"},
    "unknown key": {"pyproject.toml": PYPROJECT + "colour = 1\n"},
    "wrong type": {"pyproject.toml": PYPROJECT.replace('"Bridges"', "5")},
    "a flag for a text": {"pyproject.toml": PYPROJECT.replace('"Bridges"', "true")},
    "a time for a date": {"pyproject.toml": PYPROJECT.replace("2000-01-01", "2000-01-01T00:00:00")},
    "missing key": {"pyproject.toml": PYPROJECT.replace('edition = "1"\n', "")},
    "key twice": {"pyproject.toml": PYPROJECT + 'title = "x"\n'},
    "an empty title": {"pyproject.toml": PYPROJECT.replace('"Bridges"', '" "')},
    "an empty edition": {"pyproject.toml": PYPROJECT.replace('edition = "1"', 'edition = ""')},
    "a path for an edition": {"pyproject.toml": PYPROJECT.replace('edition = "1"', 'edition = "../../x"')},
    "words for a language": {"pyproject.toml": PYPROJECT + 'language = "the Queen\'s"\n'},
    "a folder outside": {"pyproject.toml": PYPROJECT + 'docs = "../x"\n'},
    "an absolute folder": {"pyproject.toml": PYPROJECT + 'docs = "/etc"\n'},
    "missing file": {"pyproject.toml": PYPROJECT.replace("kinds.toml", "gone.toml")},
    "a folder for a file": {"pyproject.toml": PYPROJECT.replace("docs/data/kinds.toml", "docs")},
    "unknown MyST setting": {"pyproject.toml": PYPROJECT + _MYST + "x = 1\n"},
    "unknown MyST extension": {"pyproject.toml": PYPROJECT + _MYST + 'enable-extensions = ["substitution"]\n'},
    "kinds no table": {"docs/data/kinds.toml": "kinds = 5"},
    "a kind no table": {"docs/data/kinds.toml": "[kinds]\nwork = 5"},
    "an order of unknown acts": {"docs/data/kinds.toml": KINDS.replace('before = "begun"', 'before = "flown"')},
    "a life of unknown acts": {"docs/data/kinds.toml": KINDS.replace('from = "born"', 'from = "hatched"')},
    "an order of nobody": {"docs/data/kinds.toml": KINDS.replace('per = "entry"', 'per = "x"')},
    "an unknown section": {"docs/data/kinds.toml": KINDS + "\n[colours]\na = 1\n"},
    "a text for a flag": {"docs/data/kinds.toml": KINDS.replace("final = true", 'final = "yes"')},
    "no label": {"docs/data/kinds.toml": KINDS.replace('label = "Work"\n', "")},
    "no inverse": {"docs/data/kinds.toml": KINDS.replace('inverse = "near", ', "")},
    "a unit without forms": {"docs/data/units.toml": "[units]\nlamp = []"},
    "a unit of numbers": {"docs/data/units.toml": "[units]\nlamp = [5]"},
    "a word of two units": {"docs/data/units.toml": '[units]\nlamp = ["lamp", "lamps"]\nlight = ["light", "lamps"]'},
    "a word of a measure": {"docs/data/units.toml": '[units]\nrule = ["metre", "metres"]'},
    "units misnamed": {"docs/data/units.toml": '[unit]\nlamp = ["lamp", "lamps"]'},
    "no regular expression": {"docs/data/names.toml": '[[names]]\ntext = "("\nreason = "x"\npattern = true'},
    "an endless expression": {"docs/data/names.toml": '[[names]]\ntext = "(x+)+y"\nreason = "x"\npattern = true'},
    "an expression of nothing": {"docs/data/names.toml": '[[names]]\ntext = "x*"\nreason = "x"\npattern = true'},
    "no reason": {"docs/data/names.toml": '[[names]]\ntext = "x"'},
}


@pytest.mark.parametrize("changed", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_broken_configuration_is_one_line_that_names_its_file(
    changed: dict[str, str | bytes], tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_configuration(write(tmp_path, changed))
    assert "\n" not in str(error.value)
    assert any(name in str(error.value) for name in (*changed, "gone.toml", "docs: "))


@pytest.mark.parametrize("name", ["kinds", "units", "names"])
def test_a_pipe_for_a_setting_is_not_waited_for(name: str, tmp_path: Path) -> None:
    file = write(tmp_path) / f"docs/data/{name}.toml"
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(ConfigurationError, match="no ordinary file"):
        read_configuration(tmp_path)


@pytest.mark.parametrize("value", ["figure: −40 °C", "figure: -40 °C", "figure: −3.5 per cent", "tally: 1:50,000"])
def test_what_may_be_below_nothing_and_a_ratio_are_values(value: str, tmp_path: Path) -> None:
    found = findings(write(tmp_path, {BRIDGE: entry(fact(value))}))
    assert not [finding for finding in found if finding.location.path == BRIDGE]


def test_a_role_that_holds_four_thousand_figures_takes_no_square_of_them(tmp_path: Path) -> None:
    started = time.process_time()
    crowd = "5 " * 4_000
    found = findings(write(tmp_path, {"docs/chapters/x.md": f"# X\n\n{{fact}}`{crowd}<long-bridge.length>`\n"}))
    assert any(finding.rule == "crowded-binding" for finding in found)
    assert time.process_time() - started < 30


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="gone: there is no such folder"):
        read_configuration(tmp_path / "gone")
