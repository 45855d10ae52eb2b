"""The cost shares of all initiatives added up by bearer and year; real ones, examples and stopped ones apart."""

from collections import defaultdict

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.assembly.annex import bearer_name, share_row, thousands
from dashboard.assembly.context import Context
from dashboard.board_costs import CostRow, CostTable
from dashboard.board_origin import Origin
from dashboard.indicators.fiscal import fiscal_year_of

NO_YEAR = 9999
"""Where initiatives without a day stand: behind all years."""
GROUPS = ("real", "example", "stopped")
Paid = tuple[Initiative, CostShare]
Sums = dict[tuple[str, str], dict[int, int]]


def cost_table(context: Context) -> CostTable:
    """Every bearer with a share above zero; yen are added, and written in thousands."""
    sums, behind = _sums(context)
    years = sorted({year for paid in sums.values() for year in paid})
    order = sorted(sums, key=lambda key: GROUPS.index(key[0]))
    heads = (context.say.year(year) if year != NO_YEAR else context.say("board.costs.no_year") for year in years)
    rows = (_row(context, key, [sums[key].get(year, 0) for year in years], behind[key]) for key in order)
    return CostTable(tuple(heads), tuple(rows))


def _sums(context: Context) -> tuple[Sums, dict[tuple[str, str], list[Paid]]]:
    """Yen by group, bearer and fiscal year, and the shares behind each group and bearer."""
    sums: Sums = {}
    behind: dict[tuple[str, str], list[Paid]] = defaultdict(list)
    for entry in context.view.initiatives:
        year = fiscal_year_of(entry.due) if entry.due else NO_YEAR
        for share in entry.cost_shares:
            if share.yen:
                key = (_group(entry), share.bearer)
                paid = sums.setdefault(key, {})
                paid[year] = paid.get(year, 0) + share.yen
                behind[key].append((entry, share))
    return sums, behind


def _group(entry: Initiative) -> str:
    if entry.example:
        return "example"
    return "stopped" if entry.stage is Stage.STOPPED else "real"


def _row(context: Context, key: tuple[str, str], paid: list[int], shares: list[Paid]) -> CostRow:
    say, (group, bearer) = context.say, key
    name = bearer_name(context.agreement, context, bearer)
    title = name if group == "real" else say(f"board.costs.{group}", bearer=name)
    rows = tuple(share_row(context, entry, share) for entry, share in shares)
    told = () if all(entry.cells for entry, _ in shares) else (say("origin.row_of_sheet"),)
    return CostRow(
        title,
        tuple(thousands(say, yen) if yen else "–" for yen in paid),
        thousands(say, sum(paid)),
        Origin(title, rows, say("origin.costs"), told),
    )
