"""Coverage-guided fuzzing of the reader: ``python tests/fuzz/fuzz_reading.py TARGET [--seconds N] [--corpus FOLDER]``.

TARGET: ``files`` · ``packed`` · ``documents`` · ``sheets``, see :mod:`tests.fuzz.targets`. Needs ``pip install
atheris`` (Linux). It starts from the small inputs in tests/reading/fuzz_corpus. A find is written to ``crash-…`` where
it was called from; small ones are kept in that folder, which an ordinary test reads again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Fuzz until the time is up or something is found."""
    import atheris

    parser = argparse.ArgumentParser(description="Coverage-guided fuzzing of the reader.")
    parser.add_argument("target", choices=("files", "packed", "documents", "sheets"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path)
    chosen = parser.parse_args()
    with atheris.instrument_imports(include=["itadash"]):
        from tests.fuzz import targets

    limits = ["-timeout=300", "-rss_limit_mb=2048", "-max_len=2048", "-len_control=0", "-print_final_stats=1"]
    options = [f"-max_total_time={chosen.seconds}", *limits]
    corpus = chosen.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    corpus.mkdir(parents=True, exist_ok=True)
    for known in (ROOT / "tests" / "reading" / "fuzz_corpus").glob(f"{chosen.target}-*"):
        shutil.copy(known, corpus)
    options.append(str(corpus))
    atheris.Setup([sys.argv[0], *options], lambda data: targets.run(chosen.target, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
