"""Measures: one record a measure, from the flagged items to the table that is signed."""
