"""What a person sets, overrules and rewrites in an analysis, as plain data that travels as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from itadash.analysis.verdicts import VERDICTS, Overrule, Setting, Settings, rules

MAX_TEXT = 20_000  # characters of one paragraph
MAX_REASON = 2_000


@dataclass(frozen=True)
class Rewritten:
    """A paragraph in the person's words. ``based_on`` is what the rules wrote when the person began."""

    text: str
    based_on: str


@dataclass(frozen=True)
class Analysis:
    """The person's part of one agency's and year's analysis; everything else follows from the scores."""

    settings: Settings = field(default_factory=Settings)
    overrules: Mapping[str, Overrule] = field(default_factory=dict)  # by item code
    texts: Mapping[str, Rewritten] = field(default_factory=dict)  # by paragraph


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it stands. ``edited``: in the person's words; ``outdated``: the figures have changed since."""

    id: str
    text: str
    by_rules: str
    edited: bool = False
    outdated: bool = False


def shown(id_: str, by_rules: str, analysis: Analysis) -> Paragraph:
    """Paragraph ``id_``: the person's text if there is one, else the text of the rules."""
    own = analysis.texts.get(id_)
    if own is None:
        return Paragraph(id_, by_rules, by_rules)
    return Paragraph(id_, own.text, by_rules, True, own.based_on != by_rules)


def rewrite(analysis: Analysis, id_: str, text: str, by_rules: str) -> Analysis:
    """``analysis`` with paragraph ``id_`` in the person's words; the rules' words, or none, take it back."""
    texts = dict(analysis.texts)
    plain = text.replace("\r\n", "\n").strip()[:MAX_TEXT]
    if not plain or plain == by_rules.strip():
        texts.pop(id_, None)
    else:
        texts[id_] = Rewritten(plain, by_rules)
    return replace(analysis, texts=texts)


def accept(analysis: Analysis, id_: str, by_rules: str) -> Analysis:
    """``analysis`` with the edited paragraph declared right for the figures of today."""
    own = analysis.texts.get(id_)
    return replace(analysis, texts={**analysis.texts, id_: replace(own, based_on=by_rules)}) if own else analysis


def overrule(analysis: Analysis, code: str, verdict: str, reason: str) -> Analysis:
    """``analysis`` with the person's verdict on an item; ``""`` takes it back.

    Raises ``ValueError`` (Thai) for a verdict without a reason: whoever checks must be able to follow it.
    """
    overrules = dict(analysis.overrules)
    if not verdict:
        overrules.pop(code, None)
    elif verdict not in VERDICTS:
        raise ValueError("ไม่มีผลวินิจฉัยนี้ให้เลือก")
    elif not reason.strip():
        raise ValueError("โปรดระบุเหตุผลที่เปลี่ยนผลวินิจฉัย")
    else:
        overrules[code] = Overrule(verdict, " ".join(reason.split())[:MAX_REASON])
    return replace(analysis, overrules=overrules)


def with_setting(analysis: Analysis, rule: str, setting: Setting) -> Analysis:
    """``analysis`` with a rule set."""
    return replace(analysis, settings=Settings({**analysis.settings.rules, rule: setting}))


def without_settings(analysis: Analysis) -> Analysis:
    """``analysis`` with every rule as in the data again."""
    return replace(analysis, settings=Settings())


def to_json(analysis: Analysis) -> dict[str, Any]:
    """Plain JSON data of ``analysis``."""
    return {
        "settings": {
            name: {"on": s.on, "amount": None if s.amount is None else str(s.amount), "verdict": s.verdict}
            for name, s in analysis.settings.rules.items()
        },
        "overrules": {code: [own.verdict, own.reason] for code, own in analysis.overrules.items()},
        "texts": {name: [own.text, own.based_on] for name, own in analysis.texts.items()},
    }


def from_json(data: Mapping[str, Any]) -> Analysis:
    """The analysis of :func:`to_json`'s data; what is not understood is left out."""
    known = {rule.id for rule in rules()}
    settings = {
        name: Setting(bool(s.get("on", True)), _amount(s.get("amount")), _verdict(s.get("verdict")))
        for name, s in dict(data.get("settings", {})).items()
        if name in known
    }
    overrules = {
        str(code): Overrule(own[0], str(own[1]))
        for code, own in dict(data.get("overrules", {})).items()
        if own[0] in VERDICTS
    }
    texts = {str(name): Rewritten(str(own[0]), str(own[1])) for name, own in dict(data.get("texts", {})).items()}
    return Analysis(Settings(settings), overrules, texts)


def _amount(value: object) -> Decimal | None:
    try:
        amount = Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return None
    return amount if amount is None or (amount.is_finite() and 0 <= amount <= 100) else None


def _verdict(value: object) -> str | None:
    return str(value) if value in VERDICTS else None
