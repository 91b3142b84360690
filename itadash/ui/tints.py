"""Backgrounds and texts of table cells, by light (``False``) and dark (``True``) page: what a theme has no name for.

Their contrast is computed with that of the theme, see ``docs/look.md``.
"""

from __future__ import annotations

# (background, text) of a score below the target, and of the cell that a figure was read from.
BELOW = {False: ("#FCEDE3", "#7A2C04"), True: ("#33200F", "#F7BE93")}
SOURCE = {False: ("#FBDCC7", "#6B2503"), True: ("#5A2E12", "#FFD9BD")}
# role of a column → background, light and dark, under the page's own text
COLUMNS = {
    "code": ("#DCE8F8", "#1F3554"),
    "score": ("#D6EEF2", "#134450"),
    "year": ("#FBF0C9", "#42391A"),
    "other": ("#ECE6F6", "#322A47"),
    "heading": ("#E4EAEE", "#2A3A43"),
}
UNREAD = {False: "#5F707A", True: "#8FA1AB"}  # text of rows that are not read
