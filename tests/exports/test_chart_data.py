"""What a chart draws is in the workbook of its figures, bars and bands too."""

import io
from collections.abc import Sequence

import openpyxl

from dashboard.chart import ChartPoint, ChartSpec, Layer, Role
from exports.chart_data import chart_data
from tests.boards import board


def rows(spec: ChartSpec) -> Sequence[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(chart_data(spec, "ja"))).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))[1:]


def test_every_bar_of_the_waterfall_is_a_row_in_the_order_it_stands() -> None:
    """700 in 2013 and 610 in 2019, each of five sectors 18 less: 700 − 5 × 18 = 610."""
    effects = board().effects
    assert effects is not None
    head, *bars = rows(effects.waterfall)

    assert head == ("年度", "系列", "値（千t-CO2）", "下端（千t-CO2）", "上端（千t-CO2）", "内容")
    assert [bar[0] for bar in bars] == ["2013年度", "家庭", "業務その他", "運輸", "産業", "廃棄物", "2019年度"]
    assert [bar[2] for bar in bars] == [700, -18, -18, -18, -18, -18, 610]
    assert bars[1][3:5] == (682, 700)


def test_a_rise_is_positive_and_a_total_below_zero_keeps_its_sign() -> None:
    bars = (
        Layer("bars", Role.WHOLE, "計", (ChartPoint(0, None, "a", low=-5.0, high=0.0),)),
        Layer("bars", Role.MORE, "増", (ChartPoint(1, None, "b", low=-5.0, high=2.0),)),
    )
    spec = ChartSpec("k", "題", "t", bars, 0, 1, (0, 1), (), -5.0, 2.0, (-5.0, 2.0), ("", ""), x_labels=("甲", "乙"))

    assert [(row[0], row[2]) for row in rows(spec)[1:]] == [("甲", -5), ("乙", 7)]


def test_a_band_tells_both_its_ends_and_a_gap_is_left_out() -> None:
    layers = (
        Layer("band", Role.OUTLOOK, "幅", (ChartPoint(2030, None, low=1.0, high=3.0),)),
        Layer("line", Role.ACTUAL, "実績", (ChartPoint(2019, None), ChartPoint(2020, 2.0, "二"))),
    )
    spec = ChartSpec("k", "題", "t", layers, 2019, 2030, (2019,), (), 0.0, 3.0, (0.0, 3.0), ("0", "3"))

    assert rows(spec)[1:] == [(2030, "幅", None, 1, 3, None), (2020, "実績", 2, None, None, "二")]
