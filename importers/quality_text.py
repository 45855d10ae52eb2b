"""The check of a sheet in words: lines for the console, a document for ``--json``."""

from collections import Counter
from itertools import groupby

from dashboard.wording import Wording
from importers.quality import SheetCheck
from importers.quality_flaw import ITEMS, Flaw, Rule, Unseen
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
    if flaw.rule is Rule.REGION_CODE and not values["whole"]:
        key = "region_code_only"
    if flaw.rule is Rule.DRAWN_OBJECT:
        values["kind"] = say(f"quality.object.{values['kind']}")
    return say(f"quality.find.{key}", **values)


def rule_title(rule: Rule, say: Wording) -> str:
    """The rule with its item in the unified rules, where it has one."""
    title = say(f"quality.rule.{rule.value}")
    return say("quality.item", item=ITEMS[rule]) + title if rule in ITEMS else title


def check_lines(check: SheetCheck, say: Wording) -> list[str]:
    """The check as lines of text: each sheet with its places, then how often each rule is broken."""
    if not check.flaws:
        return [say("quality.none", file=check.file), *unseen_lines(check, say)]
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
    return [*lines, "", *summary_lines(check, say), *unseen_lines(check, say)]


def summary_lines(check: SheetCheck, say: Wording) -> list[str]:
    """How often each rule is broken."""
    return [say("quality.summary", rule=rule_title(rule, say), count=count) for rule, count in check.counts]


def unseen_lines(check: SheetCheck, say: Wording) -> list[str]:
    """The items that could not be judged, each with the reason."""
    return [unseen_sentence(entry, say) for entry in check.unseen]


def unseen_sentence(entry: Unseen, say: Wording) -> str:
    """Which item was not looked at, and why."""
    named = [sheet for sheet in entry.sheets if sheet]
    key = "no_region_plain" if entry.reason == "no_region" and not named else entry.reason
    reason = say(f"quality.unseen.{key}", sheets=say("quality.and").join(named))
    return say("quality.unseen_item", item=entry.item, reason=reason)


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
        "not_looked_at": [
            {
                "item": entry.item,
                "reason": entry.reason,
                "sheets": list(entry.sheets),
                "message": unseen_sentence(entry, say),
            }
            for entry in check.unseen
        ],
    }
