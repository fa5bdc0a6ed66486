"""What a binding role points to: a fact or a claim, or why it is none."""

from __future__ import annotations

from checks.facts.door import did_you_mean
from checks.facts.records import Bindable, Records
from checks.reading.roles import Role
from checks.rules.pages import Mention, Sheet


def address_of(mention: Mention) -> str:
    """The whole address that a role names, ``.fact`` completed with the entry it stands in."""
    return "" if mention.role is None else address_in(mention.role, mention.sheet)


def address_in(role: Role, sheet: Sheet) -> str:
    """The whole address that a role of a sheet names."""
    target = role.target.strip()
    return f"{sheet.entry}{target}" if target.startswith(".") and sheet.entry else target


def target_of(mention: Mention, records: Records) -> Bindable | None:
    """The fact or claim that a role names, or ``None`` where there is none."""
    if mention.role is None:
        return None
    address = address_of(mention)
    if mention.role.name == "fact":
        return records.fact(address)
    if mention.role.name == "claim":
        return records.claims.get(address)
    return None


def near_addresses(address: str, records: Records, role: str) -> str:
    """A hint that names the addresses nearest to one that is none."""
    if role == "claim" and records.fact(address) is not None:
        return f"This is a fact; write {{fact}}`… <{address}>`."
    if role == "claim":
        return did_you_mean(address, records.claims) or "Write seed:claim."
    if address in records.claims:
        return f"This is a claim; write {{claim}}`… <{address}>`."
    entry, dot, name = address.partition(".")
    if dot and entry in records.entries:
        known = {fact.name for fact in records.entries[entry].facts.values()}
        if known:
            return did_you_mean(name, known) or f"“{entry}” has {len(known)} facts; see `handbook facts {entry}`."
        return f"“{entry}” has no facts."
    if dot:
        return did_you_mean(entry, records.entries) or f"There is no entry “{entry}”; see `handbook facts`."
    return "Write entry.fact; a name alone is no address."
