"""What leaves the app: charts as pictures, tables as Excel and CSV, a page as PDF. No Streamlit.

A page describes what it shows as :class:`~itadash.downloads.model.Piece`; :mod:`~itadash.downloads.files` makes every
file out of that, so that a chart, its table and the printed page never say different things.
"""
