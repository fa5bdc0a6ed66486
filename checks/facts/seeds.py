"""Seeds: the records of the founding articles and of everything that they claim."""

from __future__ import annotations

import re
from collections.abc import Mapping

from yaml import MappingNode

from checks.facts.door import INVALID_RECORD, Door, Node, shown
from checks.facts.entries import ID_HINT, is_id, read_citations
from checks.facts.model import Claim, ClaimVerdict, RecordedValue, Reference, Seed, StatedText
from checks.facts.values import MODIFIER_KEYS, ValueReader
from checks.findings import Finding, Location, Severity

_SEED_KEYS = ("title", "cite", "paragraphs", "characters", "sha256", "claims")
_CLAIM_KEYS = ["paragraph", "fragment", "kind", "says", "value", "against", "verdict", "finding", "cite"]
_REQUIRED = [key for key in _CLAIM_KEYS if key not in ("against", "cite")]
_CLAIM_KINDS = ("date", "figure", "quotation", "superlative", "characterisation", "causal")
_EMPTY_HINT = f"Write {', '.join(_SEED_KEYS)}."
_STATED = ("date", "figure", "quote", "tally", "text")


def read_seed(path: str, text: str, values: ValueReader) -> tuple[Seed | None, list[Finding]]:
    """Read one seed's file: the seed (``None`` where there is none to be had) and the problems."""
    door = Door(path, text)
    root = door.compose()
    if root is None:
        empty = Finding(INVALID_RECORD, Severity.ERROR, Location(path), "This seed's record is empty.", _EMPTY_HINT)
        return None, door.problems or [empty]
    seed_id = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    fields = door.mapping(root, _SEED_KEYS, "seed")
    if not door.require(root, fields, _SEED_KEYS, "seed"):
        return None, door.problems
    if not is_id(seed_id):
        door.problem(root, f"“{shown(seed_id)}” cannot be a seed's id.", ID_HINT)
        return None, door.problems
    sha256 = door.word(fields["sha256"])
    if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
        door.problem(fields["sha256"], "This is no SHA-256.", "Write 64 hexadecimal digits in lower case.")
    citations = read_citations(door, fields["cite"])
    records = door.mapping(fields["claims"], what="list of claims")
    claims = {name: claim for name, record in records.items() if (claim := _claim(door, seed_id, name, record, values))}
    if not citations:
        return None, door.problems
    seed = Seed(
        id=seed_id,
        title=door.word(fields["title"]),
        citation=citations[0],
        paragraphs=door.number(fields["paragraphs"]),
        characters=door.number(fields["characters"]),
        sha256=sha256,
        path=path,
        location=door.location(fields["title"]),
        claims=claims,
    )
    return seed, door.problems


def _claim(door: Door, seed: str, name: str, record: Node, values: ValueReader) -> Claim | None:
    fields = door.mapping(record, _CLAIM_KEYS, "claim")
    if not isinstance(record, MappingNode) or not door.require(record, fields, _REQUIRED, "claim"):
        return None
    if not is_id(name):
        door.problem(record, f"“{shown(name)}” cannot be a claim's name.", ID_HINT)
        return None
    value = _stated(door, fields["value"], values)
    says, finding = door.prose(fields["says"]), door.prose(fields["finding"])
    verdict = door.choice(fields["verdict"], tuple(ClaimVerdict))
    if value is None or says is None or finding is None or not verdict:
        return None
    return Claim(
        seed=seed,
        name=name,
        location=door.location(record),
        paragraph=door.number(fields["paragraph"]),
        fragment=door.word(fields["fragment"]),
        kind=door.choice(fields["kind"], _CLAIM_KINDS),
        says=says,
        value=value,
        verdict=ClaimVerdict(verdict),
        finding=finding,
        against=_against(door, fields),
        citations=read_citations(door, fields.get("cite")),
    )


def _against(door: Door, fields: Mapping[str, Node]) -> Reference | None:
    if "against" not in fields or not (address := door.word(fields["against"])):
        return None
    return Reference(address, door.location(fields["against"]))


def _stated(door: Door, node: Node, values: ValueReader) -> RecordedValue | StatedText | None:
    fields = door.mapping(node, (*_STATED, *MODIFIER_KEYS), "stated value")
    given = [key for key in _STATED if key in fields and not (key == "date" and "quote" in fields)]
    if len(given) != 1:
        door.problem(node, "A claim states exactly one value.", f"Give it one of {', '.join(_STATED)}.")
        return None
    if "text" in fields:
        return StatedText(text) if (text := door.word(fields["text"])) else None
    return values.value(door, fields)
