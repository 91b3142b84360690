"""axe-core on an open page, and what it finds inside Streamlit's own widgets, which the app cannot change."""

from __future__ import annotations

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe

from tests.browser.visitor import Visitor

GRAVE = ("moderate", "serious", "critical")  # what must not be; "minor" is left to its maintainers


@dataclass(frozen=True)
class Known:
    """A finding that stands: the rule, the elements of it by a CSS selector, and why."""

    rule: str
    selector: str
    because: str


# Streamlit 1.67. Each entry is met somewhere by the tests, so that none outlives its cause.
KNOWN = (
    Known("list", "ul[data-testid=stSidebarNavItems]", "the navigation groups its entries by <div> inside the list"),
    Known("listitem", "ul[data-testid=stSidebarNavItems] li", "the same groups"),
    Known(
        "color-contrast",
        "button[data-selected=true] *",
        "dark: what is chosen has the primary colour on 10 % of itself, 4.2 to 1; see docs/look.md",
    ),
)
_MATCHES = "([target, selector]) => !!document.querySelector(target)?.matches(selector)"
_AXE = Axe()


@dataclass(frozen=True)
class Finding:
    """One element of one rule."""

    rule: str
    impact: str
    target: str
    html: str
    message: str


def findings(person: Visitor) -> tuple[list[Finding], set[Known]]:
    """What axe-core finds on the page as it is now, without what is known; and which of the known was met."""
    still(person)
    ours, met = [], set()
    for violation in _AXE.run(person.page).response["violations"]:
        if violation["impact"] not in GRAVE:
            continue
        for node in violation["nodes"]:
            target = str(node["target"][-1])
            known = _known(person, violation["id"], target)
            if known:
                met.add(known)
                continue
            checks = node["any"] or node["all"] or node["none"]
            message = str(checks[0]["message"]) if checks else ""
            ours.append(Finding(violation["id"], violation["impact"], target, str(node["html"])[:200], message))
    return ours, met


def still(person: Visitor) -> None:
    """Wait for the end of what fades in, whose colours are still on their way."""
    person.wait()
    person.page.wait_for_function(
        "() => document.querySelectorAll('[data-stale=true], [data-testid=stSkeleton]').length === 0"
    )
    person.page.wait_for_function(
        "() => document.getAnimations().every(a => a.playState !== 'running' || a.effect.getTiming().iterations > 9)"
    )


def _known(person: Visitor, rule: str, target: str) -> Known | None:
    for known in KNOWN:
        if known.rule == rule and person.page.evaluate(_MATCHES, [target, known.selector]):
            return known
    return None
