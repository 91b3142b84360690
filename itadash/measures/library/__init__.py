"""The library of measures: for every item of FY2566 a finding, a measure, its steps and what proves it."""

from itadash.measures.library.loader import ENTRY_YEARS, broad, cures, entries, entry
from itadash.measures.library.model import Cure, Entry

__all__ = ["ENTRY_YEARS", "Cure", "Entry", "broad", "cures", "entries", "entry"]
