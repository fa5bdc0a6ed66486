"""``handbook mutate`` on a real small handbook."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checks.cache import MemoryCache
from checks.commands.main import main
from checks.language.units import UnitTable
from checks.mutation import runner
from checks.mutation.mentions import Handbook
from checks.mutation.mutant import Mutant, Outcome
from tests.mutation.handbook import handbook

_RIVERS = Path(__file__).parents[1] / "site" / "rivers"
_SURVIVOR = Outcome(
    Mutant("docs/a.md", 3, 10, 12, "hedge-added", "over 19", 3, "long-bridge.arches", "19", "over 19"),
    missed="no error at docs/a.md:3",
)


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    root = tmp_path / "rivers"
    shutil.copytree(_RIVERS, root)
    return root


def test_a_sample_is_drawn_alike_from_the_same_seed(rivers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for _ in range(2):
        assert main(["--root", str(rivers), "mutate", "--sample", "40", "--seed", "7", "--no-cache"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert "40 mutants: 40 found at their line, 0 survived" in printed[0]


def test_what_was_tried_is_not_tried_again(
    rivers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--root", str(rivers), "mutate"]) == 0
    first = capsys.readouterr().out

    def nothing_left(_handbook: object, paths: list[str]) -> Iterator[tuple[str, list[Outcome]]]:
        assert paths == []
        yield from ()

    monkeypatch.setattr(runner, "_by_path", nothing_left)
    assert main(["--root", str(rivers), "mutate"]) == 0
    assert capsys.readouterr().out == first


@pytest.mark.parametrize(
    "changed",
    [{}, {"as_of": datetime.date(1990, 1, 1)}, {"units": UnitTable([])}, {"names": ()}],
    ids=lambda changed: " ".join(changed) or "none",
)
def test_what_was_tried_under_other_settings_is_tried_again(
    changed: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[list[str]] = []

    def none_found(_handbook: object, paths: list[str]) -> Iterator[tuple[str, list[Outcome]]]:
        tried.append(paths)
        yield from ((path, []) for path in paths)

    monkeypatch.setattr(runner, "_by_path", none_found)
    before, cache = handbook(), MemoryCache(None)
    after = Handbook(replace(before.configuration, **changed), before.files)  # type: ignore[arg-type]
    for each in (before, after):
        runner.run(each, cache, lambda *_: None)
    assert tried[1] == (tried[0] if changed else [])


def test_a_survivor_without_a_reason_fails(
    rivers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "run", lambda *_: [_SURVIVOR])
    assert main(["--root", str(rivers), "mutate", "--no-cache"]) == 1
    assert "docs/a.md:3: hedge-added: “19” → “over 19”" in capsys.readouterr().out


def test_a_survivor_with_a_reason_passes(
    rivers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (rivers / "survivors.toml").write_text('[[survivor]]\naddress = "long-*"\nreason = "an idiom"\n', "utf-8")
    settings = rivers / "pyproject.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("[tool.handbook]", '[tool.handbook]\nmutation-survivors = "survivors.toml"', 1), "utf-8"
    )
    monkeypatch.setattr(runner, "run", lambda *_: [_SURVIVOR])
    assert main(["--root", str(rivers), "mutate", "--no-cache", "--list-survivors"]) == 0
    assert "1 known: an idiom" in capsys.readouterr().out


def test_a_sample_of_none_is_misuse(rivers: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--root", str(rivers), "mutate", "--sample", "0"])


def test_it_says_which_rules_found_them_and_what_was_left_alone(
    rivers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(rivers), "mutate", "--sample", "40", "--no-cache"]) == 0
    printed = capsys.readouterr().out
    first_found = printed.partition("found first by")[2].splitlines()[1:]
    counts = [int(line.split()[-1].replace(",", "")) for line in first_found[: first_found.index("")]]
    assert counts == sorted(counts, reverse=True) and sum(counts) >= 40
    assert "recorded values stand in no prose" in printed
