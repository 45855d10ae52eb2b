"""The check of a sheet in words: lines for the console, a document for ``--json``."""

from collections import Counter
from itertools import groupby

from dashboard.wording import Wording
from importers.quality import SheetCheck
from importers.quality_flaw import ITEMS, Flaw, Rule
from importers.report_text import short

MOST_LINES = 10
"""So many places of one rule on one sheet are told one by one on the console."""


def flaw_sentence(flaw: Flaw, say: Wording) -> str:
    """What is wrong with the cell and how to mend it."""
    values = dict(flaw.values)
    key = flaw.rule.value
    if flaw.rule is Rule.MACHINE_CHARACTERS and not values["plain"]:
        key = "machine_characters_only"
    if flaw.rule is Rule.UNIT_IN_VALUE and not values["unit"]:
        key = "words_in_value"
    if flaw.rule is Rule.LAYOUT_SPACES and not values["plain"]:
        key = "only_spaces"
    return say(f"quality.find.{key}", **values)


def rule_title(rule: Rule, say: Wording) -> str:
    """The rule with its item in the unified rules, where it has one."""
    title = say(f"quality.rule.{rule.value}")
    return say("quality.item", item=ITEMS[rule]) + title if rule in ITEMS else title


def check_lines(check: SheetCheck, say: Wording) -> list[str]:
    """The check as lines of text: each sheet with its places, then how often each rule is broken."""
    if not check.flaws:
        return [say("quality.none", file=check.file)]
    lines = [say("quality.title", file=check.file, count=len(check.flaws))]
    for sheet, flaws in groupby(check.flaws, key=lambda flaw: flaw.sheet):
        lines += ["", say("quality.sheet", sheet=sheet) if sheet else say("quality.whole_file")]
        told: Counter[Rule] = Counter()
        for flaw in flaws:
            told[flaw.rule] += 1
            if told[flaw.rule] <= MOST_LINES:
                raw = say("quality.raw", raw=short(flaw.raw)) if flaw.raw.strip() else ""
                lines.append(say("quality.line", place=flaw.cell, raw=raw, text=flaw_sentence(flaw, say)))
        lines += [
            say("quality.more", count=told[rule] - MOST_LINES, rule=say(f"quality.rule.{rule.value}"))
            for rule in Rule
            if told[rule] > MOST_LINES
        ]
    return [*lines, "", *summary_lines(check, say)]


def summary_lines(check: SheetCheck, say: Wording) -> list[str]:
    """How often each rule is broken."""
    return [say("quality.summary", rule=rule_title(rule, say), count=count) for rule, count in check.counts]


def check_data(check: SheetCheck, say: Wording) -> dict[str, object]:
    """The check as a JSON-ready document."""
    return {
        "outcome": "flaws" if check.flaws else "clean",
        "file": check.file,
        "counts": {rule.value: count for rule, count in check.counts},
        "flaws": [
            {
                "rule": flaw.rule.value,
                "item": ITEMS.get(flaw.rule),
                "sheet": flaw.sheet,
                "cell": flaw.cell,
                "raw": flaw.raw,
                "message": flaw_sentence(flaw, say),
            }
            for flaw in check.flaws
        ],
    }
