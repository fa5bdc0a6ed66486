"""The handbook's own configuration: ``[tool.handbook]`` in pyproject.toml and the files that it names.

What kinds of entry there are, what may happen to them and in which order, what is counted, which names hold a
figure: all of that is data here, so that the machinery knows no subject.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from checks.facts.door import did_you_mean, shown
from checks.facts.publication import LICENSED, Author, Licence, Publication, is_doi, is_orcid, is_web_address
from checks.language.finder import Name
from checks.language.measures import MEASURES
from checks.language.patterns import endless_form
from checks.language.units import UnitTable, counted
from checks.reading.settings import MystSettings

CONFIGURATION_FILE = "pyproject.toml"

_EDITION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
"""An edition is the name of a file, too."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SCHEMA_TYPE = re.compile(r"[A-Z][A-Za-z]+")
_SCHEMA_PROPERTY = re.compile(r"[a-z][A-Za-z]+")

_SUBTYPES = frozenset({bool, datetime.datetime})
"""Types that Python takes for another: a flag for a number, a time of day for a date."""

_TYPE_WORDS: Mapping[type, str] = {
    str: "a text in quotes",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    datetime.date: "a date without quotes, as in 2026-01-31",
}


class ConfigurationError(Exception):
    """The project cannot be read at all: no such folder, no configuration, or one that is wrong.

    Its text is one line that names file, fault and cure.
    """


class Phase(StrEnum):
    """A stretch of an entry's life, as pictures draw it: made and not yet at work, at work, interrupted, at its end."""

    PENDING = "pending"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Act:
    """What may happen to an entry of a kind, and what that makes of its status.

    ``phase`` is the stretch of the entry's life that it begins, if it begins one. ``schema`` is the property by which
    schema.org states when it happened, if it has one.
    """

    name: str
    label: str
    status: str = ""
    final: bool = False
    ends_bilateral: bool = False
    phase: Phase | None = None
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """No act ``before`` is certainly later than the act ``after``: of each party, or of the entry."""

    before: str
    after: str
    per_party: bool
    bilateral_only: bool


@dataclass(frozen=True, slots=True)
class KindOfEntry:
    """A kind of entry: its names, its acts in their usual order, and the order that must hold.

    ``schema`` is the type by which schema.org knows such things, if it has one.
    """

    name: str
    label: str
    plural: str
    acts: Mapping[str, Act]
    order: tuple[Order, ...]
    exists_from: str = ""
    exists_until: str = ""
    schema: str = ""


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A relation between entries, and what it is called from the other end."""

    name: str
    label: str
    inverse: str
    inverse_label: str


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A short name that could mean any of several entries, and so may not stand alone."""

    text: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """Which rules are to be reported, by their names or their families'; without ``select``, all.

    ``per_path_ignores`` names by path, relative to the handbook's folder and with wildcards, the rules that
    are not reported there.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that is particular to one handbook. Paths are relative to ``root``.

    ``native_language`` is that of the words in it that are written in another script (a BCP 47 tag); ``themes`` has
    what themes are called, where capitalising their own words would not do.
    """

    root: Path
    title: str
    edition: str
    as_of: datetime.date
    language: str
    native_name_label: str
    docs: str
    seeds: str
    bibliography: str
    myst: MystSettings
    kinds: Mapping[str, KindOfEntry]
    relations: Mapping[str, RelationKind]
    units: UnitTable
    names: tuple[Name, ...]
    names_file: str = ""
    ambiguous: tuple[AmbiguousName, ...] = ()
    rule_choice: RuleChoice = RuleChoice()
    mutation_survivors: str = ""
    native_language: str = ""
    themes: Mapping[str, str] = field(default_factory=dict)
    publication: Publication = field(default_factory=Publication)

    def theme_label(self, theme: str) -> str:
        """What pages call a theme: as configured, or as its own words."""
        return self.themes.get(theme) or theme.replace("-", " ").capitalize()

    @property
    def glossary(self) -> str:
        """The folder of the entries."""
        return f"{self.docs}/glossary"

    @property
    def editions(self) -> str:
        """The folder of the ledgers of past editions; it need not be there."""
        return f"{self.docs}/editions"


def home_of(place: Path) -> Path | None:
    """The folder of the handbook to which a file or folder belongs: the nearest above it that configures one."""
    for folder in (place, *place.parents):
        try:
            text = (folder / CONFIGURATION_FILE).read_text("utf-8", errors="replace")
        except OSError:
            continue
        if "[tool.handbook]" in text:
            return folder
    return None


def read_configuration(root: Path) -> Configuration:
    """Read the configuration of the handbook in the folder ``root``.

    Raises :class:`ConfigurationError` where there is none or it is wrong.
    """
    if not root.is_dir():
        raise ConfigurationError(f"{root}: there is no such folder; name the folder that holds {CONFIGURATION_FILE}")
    tools = _table(root, CONFIGURATION_FILE).get("tool")
    table = tools.get("handbook") if isinstance(tools, dict) else None
    if not isinstance(table, dict):
        raise ConfigurationError(
            f"{root / CONFIGURATION_FILE}: there is no [tool.handbook] table; this is not a handbook's folder"
        )
    settings = _Settings(CONFIGURATION_FILE, table)
    as_of = settings.value("as-of", datetime.date)
    kinds_file = settings.value("kinds", str)
    kinds = _Settings(kinds_file, _table(root, kinds_file))
    names_file = settings.value("names", str, "")
    units_file = settings.value("units", str, "")
    relations = kinds.section("relations")
    listed = _Settings(names_file, _table(root, names_file)) if names_file else None
    configuration = Configuration(
        root=root,
        title=settings.text("title"),
        edition=settings.text("edition", _EDITION, "letters, digits, dots and hyphens, as in 2026.1"),
        as_of=as_of,
        language=settings.text("language", _LANGUAGE, "a BCP 47 tag, as in en-GB", "en"),
        native_name_label=settings.value("native-name-label", str, "Native name"),
        docs=settings.path("docs", "docs"),
        seeds=settings.path("seeds", "seeds"),
        bibliography=settings.path("bibliography"),
        myst=_myst_settings(settings, settings.value("myst", dict, {})),
        kinds={name: _kind(name, kinds.section("kinds").section(name)) for name in kinds.section("kinds")},
        relations={name: _relation(name, relations.section(name)) for name in relations},
        units=_units(_Settings(units_file, _table(root, units_file)) if units_file else None),
        names=tuple(_name(table) for table in listed.tables("names")) if listed else (),
        names_file=names_file,
        ambiguous=tuple(_ambiguous(table) for table in listed.tables("ambiguous")) if listed else (),
        rule_choice=_rule_choice(settings.section("check")),
        mutation_survivors=settings.value("mutation-survivors", str, ""),
        native_language=settings.value("native-language", str, ""),
        themes=_themes(kinds.section("themes")),
        publication=_publication(settings),
    )
    if listed is not None:
        listed.refuse_others()
    settings.refuse_others()
    kinds.refuse_others()
    return configuration


class _Settings:
    """One TOML table, read key by key; a wrong type, a missing or an unknown key is an error that says so."""

    def __init__(self, file: str, table: Mapping[str, Any], path: str = "") -> None:
        self._file, self._table, self._path = file, table, path
        self._known: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def fail(self, key: str, message: str) -> ConfigurationError:
        """An error that names this file, the key and what is wrong with it."""
        return ConfigurationError(f"{self._file}: “{self._path}{key}” {message}")

    def value(self, key: str, kind: type[Any], default: Any = None) -> Any:
        """The value of ``key``, which must be of the type ``kind``; required where there is no default."""
        self._known.add(key)
        value = self._table.get(key, default)
        if value is None:
            raise self.fail(key, "is missing; add it")
        if not isinstance(value, kind) or type(value) in _SUBTYPES - {kind}:
            raise self.fail(key, f"must be {_TYPE_WORDS[kind]}, not {shown(repr(value))}")
        return value

    def text(self, key: str, shape: re.Pattern[str] | None = None, form: str = "", default: str = "") -> str:
        """A text that says something and, where a ``shape`` is given, has that ``form``."""
        text: str = self.value(key, str, default or None)
        if shape is not None and not shape.fullmatch(text):
            raise self.fail(key, f"must be {form}, not {shown(repr(text))}")
        if not text.strip():
            raise self.fail(key, "is empty; write it")
        return text

    def path(self, key: str, default: str | None = None) -> str:
        """A path below the handbook's folder, in its shortest form."""
        path = PurePosixPath(self.value(key, str, default))
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise self.fail(key, f"must be a path below the handbook's folder, not “{path}”")
        return str(path)

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, none where the key is absent."""
        words = self.value(key, list, [])
        if not all(isinstance(word, str) for word in words):
            raise self.fail(key, "must be a list of words in quotes")
        return tuple(words)

    def tables(self, key: str) -> list[_Settings]:
        """A list of tables, none where the key is absent."""
        tables = self.value(key, list, [])
        if not all(isinstance(table, dict) for table in tables):
            raise self.fail(key, f"must be tables, each written [[{key}]]")
        return [_Settings(self._file, table, f"{self._path}{key}[{at}].") for at, table in enumerate(tables)]

    def section(self, key: str) -> _Settings:
        """A table in this table, empty where the key is absent."""
        return _Settings(self._file, self.value(key, dict, {}), f"{self._path}{key}.")

    def refuse_others(self, also_known: Iterable[str] = ()) -> None:
        """Refuse every key that was not asked for, nor is ``also_known``."""
        known = self._known.union(also_known)
        for key in self._table:
            if key not in known:
                raise self.fail(shown(key), f"is not known here. {did_you_mean(key, known)}".rstrip())


def _table(root: Path, file: str) -> dict[str, Any]:
    path = root / file
    if path.exists() and not path.is_file() and not path.is_dir():  # a device or pipe could be read for ever
        raise ConfigurationError(f"{path}: this is no ordinary file; put a text file in its place")
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        raise ConfigurationError(f"{path}: there is no such file; a handbook needs it") from None
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror or error})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: this is no TOML: {shown(str(error), 200)}") from None
    except (RecursionError, ValueError):
        raise ConfigurationError(f"{path}: this is no TOML: it is nested too deeply") from None


def _myst_settings(settings: _Settings, table: Mapping[str, Any]) -> MystSettings:
    try:
        return MystSettings.from_table(table)
    except ValueError as error:
        raise settings.fail("myst", f"is wrong: {error}") from None


def _rule_choice(settings: _Settings) -> RuleChoice:
    paths = settings.section("per-path-ignores")
    choice = RuleChoice(settings.words("select"), settings.words("ignore"), {path: paths.words(path) for path in paths})
    settings.refuse_others()
    return choice


def _publication(settings: _Settings) -> Publication:
    base_url = settings.value("base-url", str, "")
    if base_url and not is_web_address(base_url):
        raise settings.fail("base-url", "must be the web address of the handbook’s folder, as in https://example.org/")
    doi = settings.value("doi", str, "")
    if doi and not is_doi(doi):
        raise settings.fail("doi", f"must be a DOI alone, as in 10.5281/example.1, not “{shown(doi)}”")
    licences = settings.section("licences")
    publication = Publication(
        base_url=f"{base_url.rstrip('/')}/" if base_url else "",
        authors=tuple(_author(table) for table in settings.tables("authors")),
        publisher=settings.value("publisher", str, "").strip(),
        doi=doi,
        licences={part: _licence(licences.section(part)) for part in LICENSED if part in licences},
    )
    licences.refuse_others(LICENSED)
    return publication


def _author(settings: _Settings) -> Author:
    author = Author(*(settings.value(key, str, "").strip() for key in ("family", "given", "name", "orcid")))
    settings.refuse_others()
    if bool(author.family) == bool(author.name):
        raise settings.fail("family", "with “given” names a person, “name” a body: give the one or the other")
    if author.given and author.name:
        raise settings.fail("given", "belongs with “family”; a “name” stands alone")
    if author.orcid and not is_orcid(author.orcid):
        raise settings.fail("orcid", "must be an ORCID iD, as in 0000-0002-1825-0097, its last digit the check digit")
    return author


def _licence(settings: _Settings) -> Licence:
    licence = Licence(*(settings.value(key, str).strip() for key in ("id", "name", "url")))
    settings.refuse_others()
    for key in ("id", "name"):
        if not getattr(licence, key):
            raise settings.fail(key, "is empty; write the licence’s SPDX id and its name")
    if not is_web_address(licence.url):
        raise settings.fail("url", "must be the web address at which the licence is written out")
    return licence


def _schema(settings: _Settings, shape: re.Pattern[str], example: str) -> str:
    """A word of schema.org's vocabulary; which words there are is theirs to say, and may grow."""
    word: str = settings.value("schema", str, "")
    if word and not shape.fullmatch(word):
        raise settings.fail("schema", f"must be a word of schema.org’s, as in {example}")
    return word


def _kind(name: str, settings: _Settings) -> KindOfEntry:
    acts = {act: _act(act, settings.section("acts").section(act)) for act in settings.section("acts")}
    kind = KindOfEntry(
        name=name,
        label=settings.value("label", str),
        plural=settings.value("plural", str),
        acts=acts,
        order=tuple(_order(table) for table in settings.tables("order")),
        exists_from=settings.value("exists-from", str, ""),
        exists_until=settings.value("exists-until", str, ""),
        schema=_schema(settings, _SCHEMA_TYPE, "“Event”"),
    )
    for order in kind.order:
        for act in (order.before, order.after):
            if act not in acts:
                raise settings.fail("order", f"names the act “{act}”, which “{name}” does not have")
    for key, act in (("exists-from", kind.exists_from), ("exists-until", kind.exists_until)):
        if act and act not in acts:
            raise settings.fail(key, f"names the act “{act}”, which “{name}” does not have")
    settings.refuse_others()
    return kind


def _act(name: str, settings: _Settings) -> Act:
    act = Act(
        name=name,
        label=settings.value("label", str),
        status=settings.value("status", str, ""),
        final=settings.value("final", bool, False),
        ends_bilateral=settings.value("ends-bilateral", bool, False),
        phase=_phase(settings),
        schema=_schema(settings, _SCHEMA_PROPERTY, "“startDate”"),
    )
    settings.refuse_others()
    return act


def _phase(settings: _Settings) -> Phase | None:
    word = settings.value("phase", str, "")
    if word and word not in tuple(Phase):
        raise settings.fail("phase", f"must be one of {', '.join(Phase)}, not {shown(repr(word))}")
    return Phase(word) if word else None


def _order(settings: _Settings) -> Order:
    per = settings.value("per", str)
    if per not in ("party", "entry"):
        raise settings.fail("per", "must be “party” or “entry”")
    order = Order(
        before=settings.value("before", str),
        after=settings.value("after", str),
        per_party=per == "party",
        bilateral_only=settings.value("bilateral", bool, False),
    )
    settings.refuse_others()
    return order


def _themes(settings: _Settings) -> Mapping[str, str]:
    """What themes are called whose own words would be spelt wrong."""
    return {name: settings.value(name, str) for name in settings}


def _relation(name: str, settings: _Settings) -> RelationKind:
    relation = RelationKind(
        name=name,
        label=settings.value("label", str),
        inverse=settings.value("inverse", str),
        inverse_label=settings.value("inverse-label", str),
    )
    settings.refuse_others()
    return relation


def _units(settings: _Settings | None) -> UnitTable:
    if settings is None:
        return UnitTable(MEASURES)
    units = settings.section("units")
    settings.refuse_others()
    forms = {name: units.words(name) for name in units}
    for name, words in forms.items():
        if not words or not all(word.strip() for word in words):
            raise units.fail(name, "needs its singular and plural, as in [“lamp”, “lamps”]")
    _refuse_shared_forms(forms, units)
    return UnitTable([*MEASURES, *(counted(name, words) for name, words in forms.items())])


def _refuse_shared_forms(forms: Mapping[str, tuple[str, ...]], units: _Settings) -> None:
    """One word counts one thing: figures of a second, or of a measure, would agree with what they do not count."""
    measures = {form.casefold(): measure.name for measure in MEASURES for form in measure.forms}
    taken: dict[str, str] = {}
    for name, words in forms.items():
        for word in {word.casefold() for word in words}:
            other = taken.setdefault(word, name) if word not in measures else measures[word]
            if other != name:
                raise units.fail(name, f"has the word “{word}”, which “{other}” has already")


def _ambiguous(settings: _Settings) -> AmbiguousName:
    name = AmbiguousName(settings.value("text", str), settings.words("meant"))
    if not name.text.strip() or len(name.meant) < 2:
        raise settings.fail("meant", "must name the two or more that “text” could be")
    settings.refuse_others()
    return name


def _name(settings: _Settings) -> Name:
    name = Name(
        text=settings.value("text", str),
        reason=settings.value("reason", str),
        pattern=settings.value("pattern", bool, False),
    )
    try:
        says_nothing = not name.text.strip() or (name.pattern and re.compile(name.text).match(""))
    except (re.error, RecursionError, OverflowError) as error:
        raise settings.fail("text", f"is no regular expression: {error}") from None
    if says_nothing:
        raise settings.fail("text", "covers no word; write the name")
    if name.pattern and (form := endless_form(name.text)):
        raise settings.fail(
            "text",
            f"could be tried for ever: “{shown(form)}” repeats what itself repeats or chooses. Write each repeat "
            "once, or with ++",
        )
    settings.refuse_others()
    return name
