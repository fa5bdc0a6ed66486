"""The site's fonts: cut down from packages at build time, so that no page asks another host for one.

Each face is a variable font, with the weights that the pages use and in files by script: a browser loads the
Cyrillic only where a page has it. Cutting takes some seconds, so what was cut is kept between builds, under a name
made of all that goes into it. Where a package is missing, pages are set in the reader's own fonts.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from sphinx.application import Sphinx

from checks.site.builders import makes_the_site

STYLESHEET = "fonts/fonts.css"
"""The style sheet that names the fonts, below ``_static``."""

SCRIPTS: Mapping[str, str] = {
    "latin": "U+0000-017F, U+02C6-02DC, U+2000-206F, U+2070-209F, U+20AC, U+20BD, U+2116, U+2122, "
    "U+2190-2193, U+2212, U+2248, U+2260, U+2264-2265",
    "cyrillic": "U+0400-045F, U+0490-0491",
}
"""The characters of each file, as CSS writes a ``unicode-range``. No character belongs to two of them."""

_FEATURES = ("kern", "liga", "ccmp", "locl", "mark", "mkmk", "lnum", "onum", "pnum", "tnum", "sups")
"""The OpenType features that are kept: those that browsers apply by themselves, and the forms of figures."""


_WEIGHTS = (400.0, 700.0)
"""The lightest and the heaviest weight that pages use; a variable font has all between."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face: the family and style that pages ask for, and the font in its package.

    ``optical_size`` in points is kept of a font that has an axis for it.
    """

    name: str
    family: str
    style: str
    package: str
    font: str
    optical_size: float | None = None

    def source(self) -> Path | None:
        """The font as its package has it; ``None`` where the package is not installed."""
        found = importlib.util.find_spec(self.package)
        return Path(found.origin).parent / "files" / self.font if found and found.origin else None

    def axes(self) -> dict[str, float | tuple[float, float]]:
        """The part of each of the font's axes that is kept."""
        return {"wght": _WEIGHTS, **({} if self.optical_size is None else {"opsz": self.optical_size})}


_SERIF, _SANS = "fontpkg_source_serif_4", "fontpkg_source_sans_3"
FACES = (
    Face("serif", "Handbook Serif", "normal", _SERIF, "SourceSerif4[opsz,wght].ttf", 14),
    Face("serif-italic", "Handbook Serif", "italic", _SERIF, "SourceSerif4-Italic[opsz,wght].ttf", 14),
    Face("sans", "Handbook Sans", "normal", _SANS, "SourceSans3[wght].ttf"),
)


def install_fonts(app: Sphinx) -> None:
    """Put the fonts and their style sheet among the static files of an HTML build (``builder-inited``)."""
    sources = {face: source for face in FACES if (source := face.source()) and source.is_file()}
    if not makes_the_site(app.builder) or not sources:
        return
    folder = Path(app.outdir) / "_static" / Path(STYLESHEET).parent
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _fonts(sources):
        (folder / name).write_bytes(content)
    (Path(app.outdir) / "_static" / STYLESHEET).write_text("".join(map(_rules, sources)), encoding="utf-8")
    app.add_css_file(STYLESHEET, priority=100)


def _rules(face: Face) -> str:
    """The CSS by which pages find the files of a face."""
    weights = " ".join(f"{weight:g}" for weight in _WEIGHTS)
    return "".join(
        f'@font-face {{\n  font-family: "{face.family}"; font-style: {face.style}; font-weight: {weights};\n'
        f'  font-display: swap; src: url("{_file(face, script)}") format("woff2");\n'
        f"  unicode-range: {characters};\n}}\n"
        for script, characters in SCRIPTS.items()
    )


def _file(face: Face, script: str) -> str:
    return f"{face.name}-{script}.woff2"


# ------------------------------------------------------------ cut once, kept


def _fonts(sources: Mapping[Face, Path]) -> Iterator[tuple[str, bytes]]:
    """Every file of the faces, by name; those not yet kept are cut, each face in a process of its own."""
    kept = {face: _cache() / _key(face, source) for face, source in sources.items()}
    missing = [face for face, folder in kept.items() if not _is_whole(face, folder)]
    cut: dict[Face, dict[str, bytes]] = {}
    if missing:
        with ProcessPoolExecutor(len(missing)) as processes:
            made = processes.map(cut_face, missing, [sources[face] for face in missing])
            cut = dict(zip(missing, made, strict=True))
    for face, folder in kept.items():
        if face in cut:
            _keep(folder, cut[face])
            yield from cut[face].items()
        else:
            yield from ((name, (folder / name).read_bytes()) for name in _names(face))


def _names(face: Face) -> list[str]:
    return [_file(face, script) for script in SCRIPTS]


def _cache() -> Path:
    """Where fonts are kept, of all handbooks of one user: the folder that the XDG specification names."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "handbook" / "fonts"


def _key(face: Face, source: Path) -> str:
    """A name for all that the files of a face are made from."""
    tools = [f"{tool} {version(tool)}" for tool in ("fonttools", "brotli")]
    made_from = (source.read_bytes(), repr((face, SCRIPTS, _FEATURES, tools)).encode())
    return f"{face.name}-{hashlib.sha256(b''.join(made_from)).hexdigest()[:16]}"


def _is_whole(face: Face, folder: Path) -> bool:
    return all((folder / name).is_file() for name in _names(face))


def _keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Keep files for the next build; where nothing may be kept, it cuts them again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as written:
                written.write(content)
            Path(written.name).replace(folder / name)
    except OSError:
        return


# ------------------------------------------------------------ cutting


def cut_face(face: Face, source: Path) -> dict[str, bytes]:
    """A face's files by name, as WOFF2: the same bytes for the same font and tools."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    files = {}
    for script, characters in SCRIPTS.items():
        font = TTFont(source, recalcTimestamp=False)
        _subset(font, characters)
        font = instancer.instantiateVariableFont(font, face.axes())
        font.flavor = "woff2"
        written = BytesIO()
        font.save(written)
        files[_file(face, script)] = written.getvalue()
    return files


def _subset(font: object, characters: str) -> None:
    """Leave in a font only the glyphs of the characters in a ``unicode-range``."""
    from fontTools import subset

    options = subset.Options()
    options.layout_features = list(_FEATURES)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(code_points(characters)))
    subsetter.subset(font)


def code_points(characters: str) -> Iterator[int]:
    """The code points of a CSS ``unicode-range``."""
    for part in characters.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
