"""Sheets of cells → scores: :mod:`.recognise` walks the rows and hands each to the recogniser of its layout."""
