"""Corrections of findings, on the example handbook."""

from __future__ import annotations

from checks.findings import Finding, Fix, Location, Severity
from checks.rules.example_handbook import TEXTS
from checks.server.fixes import Correction, corrections
from tests.server.example import state

PAGE = "docs/chapters/example.md"
ENTRY = "docs/glossary/long-bridge.md"


def correct(path: str, text: str, title: str) -> str:
    """The text after the one correction whose title begins so."""
    known = state({path: text})
    found = [one for finding in known.report.findings for one in corrections(finding, text, known)]
    (chosen,) = {one for one in found if one.title.startswith(title)}
    return applied(text, chosen)


def applied(text: str, correction: Correction) -> str:
    return text[: correction.start] + correction.replacement + text[correction.end :]


def with_note(note: str) -> str:
    return TEXTS[ENTRY].replace("    date: 1931-04\n", f"    date: 1931-04\n    note: {note}\n", 1)


def test_a_finding_of_one_right_answer_brings_its_own_correction() -> None:
    text = "# Example\n\nThe river is wide.\n"
    finding = Finding("a-rule", Severity.ERROR, Location(PAGE, 3, 14, 3, 18), "No.", fix=Fix("broad", "Say broad"))
    (correction,) = corrections(finding, text, state())
    assert correction.sure
    assert applied(text, correction) == "# Example\n\nThe river is broad.\n"


def test_an_unbound_figure_is_bound() -> None:
    text = "# Example\n\nIt is 1,240 metres long.\n"
    assert correct(PAGE, text, "Bind to long-bridge.length") == (
        "# Example\n\nIt is {fact}`1,240 metres <long-bridge.length>` long.\n"
    )


def test_a_short_address_stays_short() -> None:
    text = TEXTS[ENTRY] + "\nIt is {fact}`1,240 metres <.lenght>` long.\n"
    assert "<.length>" in correct(ENTRY, text, "Change to “.length”")


def test_a_misspelt_key_is_corrected() -> None:
    text = TEXTS[ENTRY].replace("figure: 1,240", "figur: 1,240")
    assert correct(ENTRY, text, "Change to “figure”") == TEXTS[ENTRY]


def test_a_misspelt_entry_in_a_record_is_corrected() -> None:
    text = TEXTS[ENTRY].replace("aliases:", "succeeds: [river-twon]\naliases:")
    assert "succeeds: [river-town]" in correct(ENTRY, text, "Change to “river-town”")


def test_a_role_within_a_records_text_needs_no_quotes() -> None:
    assert "note: It is {fact}`1,240 metres <" in correct(
        ENTRY, with_note("It is 1,240 metres."), "Bind to long-bridge.l"
    )


def test_a_role_that_begins_a_records_text_is_quoted() -> None:
    changed = correct(ENTRY, with_note("1,240 metres is the town's figure."), "Bind to long-bridge.length")
    assert "note: '{fact}`1,240 metres <long-bridge.length>` is the town''s figure.'\n" in changed
    assert state({ENTRY: changed}).report.findings == ()


def test_a_role_is_not_put_before_a_text_of_several_lines() -> None:
    known = state({ENTRY: with_note("1,240 metres\n      is the figure.")})
    (finding,) = [finding for finding in known.report.findings if finding.rule == "unbound-figure"]
    assert corrections(finding, known.report.files.texts[ENTRY], known) == []


def test_one_correction_is_offered_once() -> None:
    text = "# Example\n\nThe {term}`Long Bridge` is 1,240 metres long.\n"
    known = state({PAGE: text})
    replacements = [c.replacement for finding in known.report.findings for c in corrections(finding, text, known)]
    assert len(replacements) == len(set(replacements))
