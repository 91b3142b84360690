"""Coverage-guided fuzzing of the reader: ``python tests/fuzz/fuzz_reading.py TARGET [--seconds N] [--corpus FOLDER]``.

TARGET: ``files`` · ``packed`` · ``sheets``, see :mod:`tests.fuzz.targets`. Needs ``pip install atheris`` (Linux). A
find is written to ``crash-…`` where it was called from; small ones are kept in tests/reading/fuzz_corpus, which an
ordinary test reads again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Fuzz until the time is up or something is found."""
    import atheris

    parser = argparse.ArgumentParser(description="Coverage-guided fuzzing of the reader.")
    parser.add_argument("target", choices=("files", "packed", "sheets"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path)
    chosen = parser.parse_args()
    with atheris.instrument_imports(include=["itadash"]):
        from tests.fuzz import targets

    limits = ["-timeout=20", "-rss_limit_mb=2048", "-max_len=2048", "-len_control=0", "-print_final_stats=1"]
    options = [f"-max_total_time={chosen.seconds}", *limits]
    if chosen.corpus:
        chosen.corpus.mkdir(parents=True, exist_ok=True)
        options.append(str(chosen.corpus))
    atheris.Setup([sys.argv[0], *options], lambda data: targets.run(chosen.target, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
