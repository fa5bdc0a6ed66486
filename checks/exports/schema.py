"""The JSON Schema (2020-12) of the export in JSON, made from the model.

The schema that is published stands beside this module as :data:`PUBLISHED`; after a change to the model,
``python -m checks.exports.schema`` writes it anew, and the difference is there to be reviewed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checks.exports.model import FORMAT_VERSION, Export
from checks.exports.shapes import Field, description_of, fields_of

PUBLISHED = Path(__file__).with_name("handbook.schema.json")

Schema = dict[str, Any]


def schema() -> Schema:
    """The JSON Schema of an export."""
    definitions: dict[str, Schema] = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:handbook:export:{FORMAT_VERSION}",
        "title": "Facts, sources, claims and series of a handbook",
        **_record(Export, definitions),
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The JSON Schema as a file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _record(record: type[Any], definitions: dict[str, Schema]) -> Schema:
    found = fields_of(record)
    return {
        "description": description_of(record),
        "type": "object",
        "properties": {field.name: _field(field, definitions) for field in found},
        "required": [field.name for field in found],
        "additionalProperties": False,
    }


def _field(field: Field, definitions: dict[str, Schema]) -> Schema:
    described: Schema = {"description": field.column.says} if field.column.says else {}
    inner = _one_of(field, definitions) if field.records else _scalar(field)
    if field.many:
        return {**described, "type": "array", "items": inner}
    return {**described, **inner}


def _one_of(field: Field, definitions: dict[str, Schema]) -> Schema:
    """A record, or one of several types of records."""
    references: list[Schema] = []
    for record in field.records:
        name = record.__name__
        if name not in definitions:
            definitions[name] = {}  # in its place before its own fields ask for it
            definitions[name] = _record(record, definitions)
        references.append({"$ref": f"#/$defs/{name}"})
    if field.optional:
        references.append({"type": "null"})
    return references[0] if len(references) == 1 else {"oneOf": references}


def _scalar(field: Field) -> Schema:
    if field.choices:
        if len(field.choices) == 1 and not field.optional:
            return {"const": field.choices[0]}
        return {"enum": [*field.choices, *([None] if field.optional else [])]}
    kind = "string" if field.scalar == "text" else field.scalar
    pattern = {"pattern": f"^({field.column.pattern})$"} if field.column.pattern else {}
    return {"type": [kind, "null"] if field.optional else kind, **pattern}


if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
