"""Writing files so that nobody ever sees half of one, and nothing but the text changes."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when it was read, so that writing it would undo somebody's work."""


def write_text(file: Path, text: str) -> None:
    """Write a text as UTF-8 in one step, its line ends as they are; an existing file keeps its permissions."""
    data = text.encode("utf-8", "backslashreplace")
    if file.exists() and not file.is_file():  # a pipe or device has nothing to be replaced
        file.write_bytes(data)
    else:
        replace_all({file: data})


def rewrite(root: Path, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Replace files below ``root``, whose texts were ``before``, by those of ``after``.

    Raises :class:`ChangedMeanwhileError`, and has written nothing, where a file is another by now.
    """
    for path in after:
        if (root / path).read_bytes() != before[path].encode("utf-8"):
            raise ChangedMeanwhileError(0, "was changed by somebody else meanwhile; run this again", str(path))
    replace_all({root / path: text.encode("utf-8") for path, text in after.items()})


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Write everything beside where it belongs first, and only then put it in place."""
    with contextlib.ExitStack() as leftovers:
        ready = []
        for file, data in contents.items():
            target = file.resolve()  # a link stays one
            with _blaming(file):
                beside = _beside(target, data)
            leftovers.callback(beside.unlink, missing_ok=True)
            ready.append((file, beside, target))
        for file, beside, target in ready:
            with _blaming(file):
                beside.replace(target)


@contextlib.contextmanager
def _blaming(file: Path) -> Iterator[None]:
    """Let an error name the file that was to be written, not the one beside it that nobody knows."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None


def _beside(target: Path, data: bytes) -> Path:
    """A new file in the target's folder with its permissions and some data."""
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    beside = Path(name)
    beside.chmod(mode)
    return beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
