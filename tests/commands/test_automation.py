"""The hook definition and the CI workflow call commands that exist, as they are written there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.commands.main import parser

PROJECT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text("utf-8"))
STEPS = WORKFLOW["jobs"]["check"]["steps"]
COMMANDS = [
    command for step in STEPS for command in re.findall(r"^.*?(handbook --.*)", step.get("run", ""), re.MULTILINE)
]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_on_whatever_a_handbook_is_made_of(hook: dict[str, Any]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "handbook" and parser().parse_args(arguments).command == "check"
    assert {"id", "name", "entry", "language"} <= hook.keys()
    for path in ("docs/chapters/a.md", "seeds/a.yaml", "docs/references.bib", "docs/data/kinds.toml"):
        assert re.search(hook["files"], path)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_workflow_runs_commands_that_exist(command: str) -> None:
    assert parser().parse_args(shlex.split(command)[1:]).command == "check"


def test_the_workflow_can_be_called_and_uploads_what_it_wrote() -> None:
    assert len(COMMANDS) == 4
    assert "workflow_call" in WORKFLOW[True]  # YAML 1.1 reads the key `on` so
    written = {word for command in COMMANDS for word in shlex.split(command) if word.startswith("handbook.")}
    (sarif,) = (step["with"]["sarif_file"] for step in STEPS if "upload-sarif" in step.get("uses", ""))
    (kept,) = (step["with"]["path"].split() for step in STEPS if "upload-artifact" in step.get("uses", ""))
    assert sarif in written and written == set(kept)
