"""มาตรการ: draft, edit and print the measures that answer the result."""

from itadash.ui import frame
from itadash.ui.measures_editor import measures_editor

work, selection, result = frame.result_or_stop("มาตรการ")
measures_editor(work, result)
