"""What ITA says in each fiscal year, as data (TOML) with a small loader.

``load(2566)`` gives the rules of a year, ``indicator_number("การใช้อำนาจ")`` the number of an indicator by its name,
``counterpart("i23", 2566, 2564)`` what a question is in another year.
To correct a rule, edit the TOML file of its year; nothing else in the program holds a weight, a bound or a code.
"""

from itadash.rules.crosswalk import Counterpart, counterpart
from itadash.rules.forms import Form, FormColumn, columns_of, measure_forms
from itadash.rules.loader import FISCAL_YEARS, INSTRUMENT_OF_LETTER, UnknownFiscalYearError, indicator_number, load
from itadash.rules.model import (
    Evidence,
    Indicator,
    Instrument,
    Item,
    Level,
    Part,
    Rules,
    SubIndicator,
    Topic,
)
from itadash.rules.names import normalise
from itadash.rules.rounds import Round, progress_rounds

__all__ = [
    "FISCAL_YEARS",
    "INSTRUMENT_OF_LETTER",
    "Counterpart",
    "Evidence",
    "Form",
    "FormColumn",
    "Indicator",
    "Instrument",
    "Item",
    "Level",
    "Part",
    "Round",
    "Rules",
    "SubIndicator",
    "Topic",
    "UnknownFiscalYearError",
    "columns_of",
    "counterpart",
    "indicator_number",
    "load",
    "measure_forms",
    "normalise",
    "progress_rounds",
]
