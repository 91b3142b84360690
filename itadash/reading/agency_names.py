"""One name for one agency in a Reading: the place behind a name goes where it tells no two agencies apart."""

from __future__ import annotations

from dataclasses import replace

from itadash.reading.model import Reading
from itadash.reading.words.agencies import told_apart


def one_name_each(reading: Reading) -> Reading:
    """``reading`` with "อบต.เขิน อำเภอ… จังหวัด…" named without its place, unless two agencies share the name."""
    names = told_apart({*reading.printed["agency"], *reading.agencies})
    if all(name == short for name, short in names.items()):
        return reading
    rows = reading.printed.copy()
    rows["agency"] = rows["agency"].map(names).astype("str")
    return replace(
        reading,
        printed=rows,
        agencies=tuple(dict.fromkeys(names[name] for name in reading.agencies)),
        ratings=tuple(replace(each, agency=names.get(each.agency, each.agency)) for each in reading.ratings),
        changes=tuple(replace(each, agency=names.get(each.agency, each.agency)) for each in reading.changes),
        weighted=tuple(replace(each, agency=names.get(each.agency, each.agency)) for each in reading.weighted),
        questions=tuple(replace(each, agency=names.get(each.agency, each.agency)) for each in reading.questions),
    )
