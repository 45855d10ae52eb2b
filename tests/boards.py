"""Small boards for tests: round figures that can be checked by hand, built without any file."""

import datetime
from dataclasses import replace

from dashboard.agreement.initiative import CostShare, Initiative, Stage
from dashboard.agreement.pack import Agreement
from dashboard.agreement.reading_pack import load_pack, pack_text
from dashboard.assembly import build_board
from dashboard.board import Audience, Board
from dashboard.indicators.observation import Disclosure, Observation, Period, Provenance, SeriesKey, Status
from dashboard.record.batch import RecordView
from dashboard.wording import Language

PACK = "ome-tepco-pg"
MOMENT = datetime.datetime(2026, 11, 20, 3, 0, tzinfo=datetime.UTC)
SHA = "0123456789abcdef" * 4


def observation(
    indicator: str, year: int, value: float, unit: str, *, part: str = "", method: str = "", status: str = "confirmed"
) -> Observation:
    """One public figure with a made-up cell."""
    return Observation(
        SeriesKey(indicator, part, method),
        Period(year),
        value,
        unit,
        Status(status),
        "city",
        Disclosure.PUBLIC,
        Provenance("look-alike.xlsx", SHA, f"{year}_一覧表", "F7", str(value), "General", MOMENT),
    )


def observations() -> tuple[Observation, ...]:
    """CO2 by sector 2013–2019, PV 2014–2023 and EV 2021–2025 (例示)."""
    found = []
    for step, year in enumerate(range(2013, 2020)):
        for part, base in (("household", 200), ("business", 180), ("transport", 170), ("industry", 140), ("waste", 10)):
            found.append(_co2(year, base - 3.0 * step, part))
        found.append(_co2(year, 700 - 15.0 * step, ""))
        sink = observation("forest_sink", year, 18.0, "kt-CO2", status="example")
        found.append(sink)
    found += [
        observation("pv_capacity", year, 9000 + 1200 * step, "kW", method="fit")
        for step, year in enumerate(range(2014, 2024))
    ]
    found += [
        observation("ev_count", year, 800 + 150 * step, "vehicles", status="example")
        for step, year in enumerate(range(2021, 2026))
    ]
    return tuple(found)


def _co2(year: int, value: float, part: str) -> Observation:
    return observation("co2", year, value, "kt-CO2", part=part, method="moe-suikei", status="estimated")


def initiative(number: int) -> Initiative:
    """One initiative (例示) for the cooperation item of that number."""
    return Initiative(
        key=f"look-alike-{number}",
        title=f"連携事項({number})の取組（例示）",
        items=(number,),
        goals=("A-1",),
        content="市の施設の屋根に太陽光発電を置き、災害時にも使えるようにする。",
        method="施設ごとに調査し、設置できるところから順に進める。",
        roles="甲：施設の提供と手続／乙：系統に関する助言と設計の支援",
        cost="設備は事業者、調査は双方の負担",
        cost_shares=(CostShare("city", 1_200_000), CostShare("tepco", 800_000)),
        cost_total=2_000_000,
        stage=Stage.RUNNING,
        progress=0.4,
        issue="屋根の強度が足りない施設がある。",
        next_step="強度の調査を3施設で行う。",
        due=datetime.date(2027, 3, 31),
        owner="環境政策課",
        disclosure=Disclosure.PUBLIC,
        example=True,
    )


def agreement() -> Agreement:
    """The installed agreement."""
    return load_pack(PACK)


def view(*, empty: bool = False) -> RecordView:
    """A record's view with these figures, or with none."""
    if empty:
        return RecordView(MOMENT, "空の記録", pack_text(PACK), "", (), ())
    initiatives = tuple(initiative(number) for number in range(1, 9))
    return RecordView(MOMENT, "青梅市", pack_text(PACK), SHA, observations(), initiatives)


def board(
    *, audience: Audience = "committee", language: Language = "ja", empty: bool = False, before: bool = True
) -> Board:
    """The Board of that view; ``before`` compares it with the same record without the newest PV figure."""
    now = view(empty=empty)
    earlier = replace(now, observations=tuple(o for o in now.observations if o.period.fiscal_year < 2023))
    return build_board(now, agreement(), audience=audience, language=language, before=earlier if before else None)
