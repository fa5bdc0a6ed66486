"""A snapshot: the entries, facts and claims of a handbook at one time, as far as editions are compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

Record = Mapping[str, Any]
"""A record of the export in JSON, see :mod:`checks.exports.model`; a ledger leaves out what has no value."""


class SnapshotError(Exception):
    """Something that is no snapshot of a handbook. Its text is one line that says why."""


class Sort(StrEnum):
    """What an item of a snapshot is."""

    ENTRY = "entry"
    FACT = "fact"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, fact or claim: what is compared of it, and what people are shown.

    ``value`` is what it says, as words and as ``exact_value`` that alone decides whether two are the same; ``in_full``
    are words that tell apart what reads alike in round;
    ``details`` are what else is said of it, one thing or several, by what that is called; ``sources`` its citations as
    records write them; ``former`` the addresses that it had before.
    """

    sort: Sort
    address: str
    entry: str
    label: str
    value: str = ""
    exact_value: str = ""
    in_full: str = ""
    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The items of a handbook by address, which of them were withdrawn and why, and which edition this is.

    ``unread`` counts what in its records could not be read, and so may be missing here.
    """

    title: str
    edition: str
    as_of: str
    items: Mapping[str, Item]
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    unread: int = 0

    def of(self, sort: Sort) -> Iterator[Item]:
        """The items of one sort."""
        return (item for item in self.items.values() if item.sort is sort)


def snapshot_of(document: Any) -> Snapshot:
    """The snapshot that an export in JSON or a ledger holds, given as what the JSON says.

    Raises :class:`SnapshotError` where it is neither.
    """
    try:
        about = document["about"]
        items = [*map(_entry, document["entries"]), *map(_fact, document["facts"]), *map(_claim, document["claims"])]
        return Snapshot(
            title=_text(about["title"]),
            edition=_text(about["edition"]),
            as_of=date.fromisoformat(about["as_of"]).isoformat(),
            items={item.address: item for item in items},
            withdrawn={_text(each["address"]): _text(each["reason"]) for each in document.get("withdrawn", ())},
        )
    except KeyError as error:
        raise SnapshotError(f"this is no export of a handbook and no ledger: it lacks “{error.args[0]}”") from None
    except (TypeError, AttributeError, IndexError, ValueError):
        raise SnapshotError("this is no export of a handbook and no ledger: its parts are of other types") from None


def read_snapshot(text: str) -> Snapshot:
    """The snapshot in a JSON text. Raises :class:`SnapshotError` where there is none."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise SnapshotError(f"line {error.lineno}: this is no JSON: {error.msg}") from None
    except RecursionError:
        raise SnapshotError("this is no JSON that can be read: it is nested too deeply") from None
    return snapshot_of(document)


# ---------------------------------------------------------------- records


def _entry(record: Record) -> Item:
    return Item(
        Sort.ENTRY,
        address=_text(record["id"]),
        entry=_text(record["id"]),
        label=_text(record["name"]),
        details=_details(
            {
                "kind": record["kind"],
                "name": record["name"],
                "official title": record.get("official_title"),
                "status": record.get("status"),
                "status by party": [
                    f"{each['party']}: {each['status']}" for each in record.get("party_statuses") or ()
                ],
                "parties": record.get("parties"),
                "participants": record.get("participants"),
                "relations": [f"{each['relation']} {each['other']}" for each in record.get("relations") or ()],
            }
        ),
        former=tuple(record.get("former_ids") or ()),
    )


def _fact(record: Record) -> Item:
    value = record.get("value")
    return Item(
        Sort.FACT,
        address=_text(record["address"]),
        entry=_text(record["entry"]),
        label=_text(record["label"]),
        value=_shown(value) if value else "disputed, none adopted",
        exact_value=_exact(value),
        in_full=_in_full(value) if value else "",
        details=_details(
            {
                "as of": _edtf(record.get("as_of")),
                "with effect from": _edtf(record.get("effective")),
                "act": record.get("act"),
                "by": record.get("by"),
                "place": record.get("place"),
                "holder": record.get("holder"),
                "adopted position": (record.get("adopted_position") or "").partition("/")[2],
                "formula": (record.get("derivation") or {}).get("formula"),
                "confirmed": "" if record.get("confirmed", True) else "not confirmed",
                "called": record["label"],
            }
        ),
        sources=_sources(record),
        former=tuple(record.get("former_addresses") or ()),
    )


def _claim(record: Record) -> Item:
    value = record["value"]
    return Item(
        Sort.CLAIM,
        address=_text(record["address"]),
        entry=_text(record["seed"]),
        label=_text(record["fragment"]),
        value=_shown(value),
        exact_value=_exact(value),
        in_full=_in_full(value),
        details=_details({"verdict": record["verdict"], "held against": record.get("against")}),
        sources=_sources(record),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _details(found: Mapping[str, str | Iterable[str] | None]) -> dict[str, tuple[str, ...]]:
    """What is said, without what is not."""
    said = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in found.items() if value}
    return {name: tuple(map(_text, value)) for name, value in said.items()}


def _edtf(day: Record | None) -> str | None:
    return day["edtf"] if day else None


_BOUNDS = {"ceiling": "at most", "floor": "at least"}


def _shown(value: Record) -> str:
    """A value as words, with the side of a limit that it is and with who said it."""
    text = _text(value["text"])
    if bound := value.get("bound"):
        return f"{_BOUNDS[bound]} {text}"
    return f"{text} ({speaker})" if (speaker := value.get("speaker")) else text


def _in_full(value: Record) -> str:
    """A value as words, with the number or date that its words may give in round."""
    ends = dict.fromkeys(value[name] for name in ("lower", "upper") if name in value)
    exact = "–".join(ends) or value.get("edtf") or value.get("language") or ""
    return f"{_shown(value)} ({exact})" if exact else _shown(value)


def _exact(value: Record | None) -> str:
    """What a value says, whatever the words in which it is shown: its parts, in order."""
    if not value:
        return ""
    shown_otherwise = () if value["type"] == "statement" else ("text",)
    parts = {name: part for name, part in value.items() if part is not None and name not in shown_otherwise}
    return json.dumps(parts, sort_keys=True, ensure_ascii=False)


def _sources(record: Record) -> tuple[str, ...]:
    cited = record.get("sources") or ()
    return tuple(each["source"] + (f", {each['locator']}" if each.get("locator") else "") for each in cited)
