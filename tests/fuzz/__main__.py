"""Coverage-guided fuzzing of one target: ``python -m tests.fuzz reader --seconds 60``.

It needs ``atheris``, which not every system has. Bytes that break the target are kept in ``build/fuzz``; once the
fault is mended they belong into its corpus, which the suite replays.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_TARGETS = ("reader", "finder", "loader")
_BROKEN = Path("build") / "fuzz"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz until the time is up, which is no failure, or until a target breaks, which is."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Look for bytes that break a target.")
    parser.add_argument("target", choices=_TARGETS)
    parser.add_argument("--seconds", type=int, default=60, help="how long to look (default: 60)")
    options = parser.parse_args(arguments)
    try:
        import atheris
    except ImportError:
        print("Coverage-guided fuzzing needs atheris: pip install atheris. The suite replays the corpora without it.")
        return 2
    with atheris.instrument_imports(include=["checks"]):
        from tests.fuzz.targets import CORPUS, TARGETS

        target, corpus = TARGETS[options.target], CORPUS / options.target
        for file in corpus.iterdir():  # what is imported when first needed is to be watched too
            target(file.read_bytes())
    _BROKEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as found:  # what it learns goes there, and the corpus stays small
        corpora = [found, str(corpus)]
        limits = [f"-max_total_time={options.seconds}", "-timeout=10", f"-artifact_prefix={_BROKEN}/"]
        atheris.Setup([sys.argv[0], *limits, *corpora], target)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
