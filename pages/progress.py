"""ติดตามผล: what became of the measures, after six months and after twelve."""

from itadash.ui import frame
from itadash.ui.progress_editor import progress_editor

work, selection, result = frame.result_or_stop("ติดตามผล")
progress_editor(work, result)
