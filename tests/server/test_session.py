"""A session over standard input and output, as an editor holds it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.facts.small import BRIDGE, write
from tests.server.editor import PROJECT, Editor

PAGE = "docs/chapters/example.md"
SEED = "seeds/gazette-1934.yaml"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor(write(tmp_path_factory.mktemp("handbook").resolve()))
    yield editor
    assert editor.quit() == 0
    assert "".join(editor.log) == ""


@pytest.fixture
def editor(running: Editor) -> Iterator[Editor]:
    yield running
    running.close_all()


def page(*lines: str) -> str:
    return "\n".join(["# Example", "", *lines, ""])


def codes(diagnostics: list) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


# ------------------------------------------------------------------------------------------ findings


def test_a_page_without_fault_has_no_findings(editor: Editor) -> None:
    assert editor.show(PAGE, page("The river is wide.")) == []


def test_findings_follow_what_is_typed(editor: Editor) -> None:
    assert codes(editor.show(PAGE, page("The bridge is 1,240 metres long."))) == ["unbound-figure"]
    assert editor.show(PAGE, page("The bridge is {fact}`1,240 metres <long-bridge.length>` long.")) == []
    assert codes(editor.show(PAGE, page("It is {fact}`1,250 metres <long-bridge.length>` long."))) == [
        "figure-disagrees"
    ]


def test_a_finding_says_what_where_and_what_to_do(editor: Editor) -> None:
    (found,) = editor.show(PAGE, page("It is {fact}`1,250 metres <long-bridge.length>` long."))
    assert (found.range.start.line, found.range.start.character) == (2, 6)
    assert found.severity == 1
    assert found.source == "handbook"
    assert "1,250" in found.message
    assert "1,240" in found.message


def test_a_finding_leads_to_the_record(editor: Editor) -> None:
    (found,) = editor.show(PAGE, page("It is {fact}`1,250 metres <long-bridge.length>` long."))
    assert found.related_information is not None
    (related,) = found.related_information
    assert related.location.uri == editor.uri(BRIDGE)
    assert related.message == "long-bridge.length: 1,240 metres"


def test_columns_are_counted_in_utf_16(editor: Editor) -> None:
    (found,) = editor.show(PAGE, page("😀 The bridge is 1,240 metres long."))
    assert (found.range.start.character, found.range.end.character) == (17, 29)


def test_an_unsaved_record_counts_in_every_open_page(editor: Editor) -> None:
    editor.show(PAGE, page("The bridge is {fact}`1,240 metres <long-bridge.length>` long."))
    entry = (editor.root / BRIDGE).read_text(encoding="utf-8")
    editor.show(BRIDGE, entry.replace("1,240 metres", "1,300 metres"))
    assert codes(editor.await_findings(PAGE, "figure-disagrees")) == ["figure-disagrees"]


def test_a_record_at_fault_is_reported_in_pages_that_are_not_open(editor: Editor) -> None:
    entry = (editor.root / BRIDGE).read_text(encoding="utf-8")
    editor.show(BRIDGE, entry.replace("name: Long Bridge", "name: Short Bridge").replace("# Long", "# Short"))
    editor.await_findings("docs/glossary/mayor-long.md", "unknown-term")
    editor.show(BRIDGE, entry)
    editor.await_none("docs/glossary/mayor-long.md")


def test_seeds_and_bibliography_are_checked_too(editor: Editor) -> None:
    seed = (editor.root / SEED).read_text(encoding="utf-8")
    found = editor.show(SEED, seed.replace("long-bridge.length", "long-bridge.size"))
    assert "unknown-against" in codes(found)
    sources = (editor.root / "docs/references.bib").read_text(encoding="utf-8")
    assert "invalid-record" in codes(editor.show("docs/references.bib", sources + "@online{gazette-1934, title = {}"))


def test_a_page_that_is_not_on_disk_yet_is_checked(editor: Editor) -> None:
    assert "unbound-figure" in codes(editor.show("docs/chapters/new.md", page("It has 19 arches.")))


def test_closing_a_page_takes_back_what_was_never_saved(editor: Editor) -> None:
    editor.show(PAGE, page("The bridge is 1,240 metres long."))
    editor.close(PAGE)
    assert editor.show(PAGE, page("The river is wide.")) == []


def test_a_file_that_is_deleted_while_it_is_open_counts_until_it_is_closed(editor: Editor) -> None:
    path = "docs/chapters/passing.md"
    (editor.root / path).write_text(page("The river is wide."), encoding="utf-8")
    assert "unbound-figure" in codes(editor.show(path, page("It has 19 arches.")))
    (editor.root / path).unlink()
    editor.save(path)
    assert "unbound-figure" in codes(editor.show(path, page("It has 19 or so arches.")))


# ---------------------------------------------------------------------------------- help at the cursor


def test_facts_are_offered_with_value_and_sources(editor: Editor) -> None:
    editor.type(PAGE, page("It is {fact}`1,240 metres <long-bridge.le|"))
    (offer,) = editor.complete(PAGE)
    assert (offer.label, offer.detail) == ("long-bridge.length", "1,240 metres")
    assert "River Gazette" in offer.documentation.value
    assert offer.text_edit.new_text == "long-bridge.length>`"


def test_facts_that_agree_with_what_is_written_are_offered_first(editor: Editor) -> None:
    editor.type(PAGE, page("It was opened on {fact}`12 May 1934 <|"))
    assert editor.complete(PAGE)[0].label == "long-bridge.opened"


@pytest.mark.parametrize("closed", ["", "}", "}`"])
def test_a_brace_is_answered_with_roles(editor: Editor, closed: str) -> None:
    editor.type(PAGE, page("It is {|" + closed))
    assert {offer.label for offer in editor.complete(PAGE)} == {"fact", "claim", "term", "cite", "doc", "exempt"}
    assert editor.accept(PAGE, "fact") == page("It is {fact}`")
    assert "long-bridge.length" in {offer.label for offer in editor.complete(PAGE)}


def test_a_page_is_linked_by_completion_alone(editor: Editor) -> None:
    editor.type(PAGE, page("See {do|"))
    editor.accept(PAGE, "doc")
    assert editor.accept(PAGE, "../glossary/river-town") == page("See {doc}`../glossary/river-town`")


def test_hover_shows_the_record(editor: Editor) -> None:
    editor.show(PAGE, page("It is {fact}`1,240 metres <long-bri|dge.length>` long."))
    shown = editor.hover(PAGE)
    assert "1,240 metres" in shown
    assert "The bridge opens" in shown


@pytest.mark.parametrize(
    ("line", "file", "found"),
    [
        ("It is {fact}`1,240 metres <long-bridge.len|gth>` long.", BRIDGE, "length:"),
        ("It had {fact}`400 workers <long-bridge.workers/buil|ders>`.", BRIDGE, "builders:"),
        ("It says {claim}`1,300 metres <gazette-1934:len|gth>`.", SEED, "length:"),
        ("See {term}`the br|idge <Long Bridge>`.", BRIDGE, "name: Long Bridge"),
        ("So {cite}`gazette|-1934`.", "docs/references.bib", "@online{gazette-1934,"),
    ],
)
def test_definition_leads_to_the_record(editor: Editor, line: str, file: str, found: str) -> None:
    editor.show(PAGE, page(line))
    assert editor.definition(PAGE) == (file, found)


def test_definition_leads_from_record_to_record(editor: Editor) -> None:
    entry = (editor.root / BRIDGE).read_text(encoding="utf-8")
    editor.show(BRIDGE, entry.replace("cite: gazette-1934", "cite: gaze|tte-1934", 1))
    assert editor.definition(BRIDGE) == ("docs/references.bib", "@online{gazette-1934,")


def test_references_are_all_mentions_of_a_record(editor: Editor) -> None:
    editor.show(PAGE, page("It is {fact}`1,240 metres <long-bri|dge.length>` long."))
    assert {f"{PAGE}:3", f"{SEED}:14"} <= editor.references(PAGE)


# ----------------------------------------------------------------------------------------- corrections


def test_binding_a_figure_makes_the_page_clean(editor: Editor) -> None:
    (found,) = editor.show(PAGE, page("The bridge is 1,240 metres long."))
    action = editor.actions(PAGE, found)["Bind to long-bridge.length, 1,240 metres"]
    assert editor.apply(PAGE, action) == []
    assert "{fact}`1,240 metres <long-bridge.length>`" in editor.text(PAGE)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It is {fact}`1,240 metres <long-bridge.lenght>` long.", "<long-bridge.length>"),
        ("It is {fact}`1,240 metres <long-brigde.length>` long.", "<long-bridge.length>"),
        ("See the {term}`Long Bridg`.", "{term}`Long Bridge`"),
        ("It says {claim}`about 1,300 metres <gazette-1934:lenght>`.", "<gazette-1934:length>"),
        ("😀 So {cite}`gazette-1943`.", "{cite}`gazette-1934`"),
    ],
)
def test_a_misspelt_name_is_corrected(editor: Editor, wrong: str, right: str) -> None:
    found = editor.show(PAGE, page(wrong))
    (action,) = [action for title, action in editor.actions(PAGE, found[0]).items() if title.startswith("Change to")]
    assert editor.apply(PAGE, action) == []
    assert right in editor.text(PAGE)


def test_an_exempt_figure_still_wants_its_reason(editor: Editor) -> None:
    (found,) = editor.show(PAGE, page("It is open 24 hours."))
    action = editor.actions(PAGE, found)["Exempt “24 hours”: give the reason next"]
    assert codes(editor.apply(PAGE, action)) == ["waiver-without-reason"]


def test_corrections_are_of_the_text_as_it_stands(editor: Editor) -> None:
    (found,) = editor.show(PAGE, page("The bridge is 1,240 metres long."))
    editor.type(PAGE, page("", "", "Now the bridge is 1,240 metres long."))
    assert editor.actions(PAGE, found) == {}


# ------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\nkind: [\n---\n",
        "# Example\n\n{fact}`",
        "# Example\n\n{fact}`1 <",
        "# Example\n\n{cite}`,,`{term}`<>`{claim}` <:`",
        "\ufeff# Example\r\n\r\nA\rB\u2028C\x0c 1,240 metres\r\n",
        "# Example\n\n" + "{" * 5_000 + "`" * 5_000,
        "a\0b",
        "# Example\n\nA lone surrogate: \ud83d.\n",
        "# Example\n\n" + "> " * 3_000 + "deep",
        "x" * 6_000_000,
    ],
    ids=lambda text: f"{len(text)}-{text[:12]!a}",
)
def test_the_server_survives_any_text(editor: Editor, text: str) -> None:
    for path in (PAGE, BRIDGE, SEED):
        editor.type(path, text)
        editor.type(path, text + "|")
        editor.complete(path)
        editor.hover(path)
        editor.close(path)
    assert editor.show(PAGE, page("The river is wide.")) == []


# --------------------------------------------------------------------------------- begin, end, nothing


def test_where_there_is_no_handbook_the_author_is_told(tmp_path: Path) -> None:
    editor = Editor(tmp_path.resolve())
    editor.type("notes.md", "# Notes\n\nIn 1934.|\n")
    editor.await_message("neither its folder nor any above it is a handbook's")
    assert editor.complete("notes.md") == []
    assert editor.hover("notes.md") == ""
    assert editor.quit() == 0


def test_a_broken_configuration_is_told_and_its_repair_noticed(tmp_path: Path) -> None:
    root = write(tmp_path.resolve(), {"docs/data/units.toml": "[units"})
    editor = Editor(root)
    editor.type(PAGE, page("The bridge is 1,240 metres long."))
    editor.await_message("units.toml")
    write(root)
    editor.save(PAGE)
    assert codes(editor.findings(PAGE)) == ["unbound-figure"]
    assert editor.quit() == 0


def test_an_editor_that_counts_otherwise_is_understood(tmp_path: Path) -> None:
    editor = Editor(write(tmp_path.resolve()), encodings=["utf-8", "utf-16"])
    assert editor.capabilities.position_encoding == "utf-8"
    (found,) = editor.show(PAGE, page("😀 The bridge is 1,240 metres long."))
    assert found.range.start.character == 19
    assert editor.quit() == 0


def test_the_server_ends_with_its_editor(tmp_path: Path) -> None:
    editor = Editor(write(tmp_path.resolve()))
    editor.type(PAGE, page("The bridge is 1,240 metres long."))
    assert editor.drop() == 1


def test_a_check_that_does_not_end_keeps_no_server_alive(tmp_path: Path) -> None:
    endless = (
        "import time; from checks.server import handbook, server; "
        "handbook.LiveHandbook.check = lambda *_: time.sleep(600); server.serve()"
    )
    root = write(tmp_path.resolve())
    start = {"capabilities": {}, "rootUri": root.as_uri(), "processId": None}
    messages = [
        framed(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start}).encode()),
        framed(b'{"jsonrpc":"2.0","method":"initialized","params":{}}'),
    ]
    settings = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", endless]
    run = subprocess.run(command, input=b"".join(messages), capture_output=True, env=settings, timeout=60)
    assert run.returncode == 1


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_messages_that_are_none_are_passed_over(tmp_path: Path) -> None:
    start = (
        b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{},"rootUri":null,"processId":null}}'
    )
    messages = [
        framed(b"not json"),
        framed(b"[]"),
        framed(b'"\xff"'),
        b"Nonsense: 1\r\n\r\n",
        framed(b'{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{}}'),
        framed(start),
        framed(b'{"jsonrpc":"2.0","id":2,"method":"no/such/method","params":{}}'),
        framed(b'{"jsonrpc":"2.0","id":3,"method":"shutdown","params":null}'),
        framed(b'{"jsonrpc":"2.0","method":"exit","params":null}'),
    ]
    command = [sys.executable, "-m", "checks", "lsp", "--stdio"]
    settings = {**os.environ, "PYTHONPATH": str(PROJECT)}
    run = subprocess.run(command, input=b"".join(messages), capture_output=True, env=settings, cwd=tmp_path, timeout=60)
    assert run.returncode == 0
    answers = [part.partition(b"\r\n\r\n")[2] for part in run.stdout.split(b"Content-Length: ")[1:]]
    answered = {answer["id"]: answer for answer in map(json.loads, answers) if "id" in answer}
    assert "capabilities" in answered[1]["result"]
    assert answered[2]["error"]["code"] == -32601
    assert answered[3].get("result") is None
