"""One small chart with everything a renderer draws, in figures nobody could take for real ones: labelled 例示."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.chart import ChartPoint, ChartSpec, Layer, Role

YEARS = range(2014, 2020)


def specimen() -> ChartSpec:
    """Two sectors piled up, their sum with a gap, a plan with its milestones, an outlook with its band, today."""
    return ChartSpec(
        key="specimen",
        title="試しの図（例示）",
        unit="t-CO2",
        layers=(
            Layer("band", Role.OUTLOOK, "見通しの幅", _band()),
            Layer("stack", Role.SECTOR_HOUSEHOLD, "家庭", _values(dict.fromkeys(YEARS, 30.0)), "家庭"),
            Layer("stack", Role.SECTOR_TRANSPORT, "運輸", _values(dict.fromkeys(YEARS, 40.0)), "運輸", hatched=True),
            Layer("line", Role.ACTUAL, "合計", _values({2014: 80, 2015: 78, 2017: 74, 2018: 72, 2019: 70}), "合計"),
            Layer("path", Role.PATHWAY_ADOPTED, "計画", _values({2014 + n: 80.0 - 3 * n for n in range(17)})),
            Layer("milestones", Role.PATHWAY_ADOPTED, "節目", (ChartPoint(2030, 32.0, label="2030年度 32"),)),
        ),
        x_min=2014,
        x_max=2040,
        x_ticks=(2014, 2020, 2030, 2040),
        x_strong=(2030, 2040),
        y_min=0.0,
        y_max=100.0,
        y_ticks=(0.0, 25.0, 50.0, 75.0, 100.0),
        y_labels=("0", "25", "50", "75", "100"),
        today=2025.6,
        today_label="今日",
        watermark="例示",
    )


def moved() -> ChartSpec:
    """The specimen with its milestone and the plan's line to it 8 t-CO2 higher in 2030."""
    spec = specimen()
    layers = {
        "path": _values({2014 + n: 80.0 - 2.5 * n for n in range(17)}),
        "milestones": (ChartPoint(2030, 40.0, label="2030年度 32"),),
    }
    return replace(spec, layers=tuple(replace(one, points=layers.get(one.kind, one.points)) for one in spec.layers))


def _band() -> tuple[ChartPoint, ...]:
    return tuple(ChartPoint(2019 + n, None, low=70.0 - 3 * n, high=70.0 - n) for n in range(22))


def _values(figures: Mapping[int, float]) -> tuple[ChartPoint, ...]:
    return tuple(ChartPoint(year, figures.get(year)) for year in range(min(figures), max(figures) + 1))
