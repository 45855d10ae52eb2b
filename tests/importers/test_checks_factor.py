"""Factors of a target sheet: slips of unit are asked about, impossible values refused, empty cells change nothing."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dashboard.agreement.pack import Agreement
from dashboard.agreement.reading_pack import pack_from_text
from dashboard.agreement.target_form import factors_on
from dashboard.errors import KnownError
from dashboard.indicators.factors import Factor
from exports.target_sheet import write_target_sheet
from importers.importing import plan_import
from importers.issues import Severity
from importers.report import ImportReport
from tests import boards, second_city
from tests.importers.test_target_sheet import AGREEMENT, EMPTY, TODAY, filled, sentences


def edited(folder: Path, factor: str, row: dict[str, object]) -> ImportReport:
    keys = [each.key for each in AGREEMENT.factors]
    return filled(folder, row, at=keys.index(factor) + 4, sheet="係数")


def stored(report: ImportReport, key: str) -> Factor:
    factors = factors_on(AGREEMENT, dict(report.batch("事務局").settings))
    return next(each for each in factors.all() if each.key == key)


def severities(report: ImportReport) -> list[Severity]:
    return [issue.severity for issue in report.files[0].issues]


def test_a_factor_in_kilograms_is_asked_about_with_what_may_be_meant(tmp_path: Path) -> None:
    report = edited(tmp_path, "grid_factor", {"値": 0.43})

    assert sentences(report) == [
        (
            "C4 係数「電気の排出係数」の値0.43（t-CO2/kWh）が、考えられる幅（0.00005から0.001まで。"
            "作業値（確かめのための幅）：石炭火力だけの電気でもおよそ0.9kg-CO2/kWhとみた幅）の外です。"
            "0.00043（t-CO2/kWh）のことではありませんか。"
        )
    ]
    assert severities(report) == [Severity.WARNING]
    assert report.storable


def test_a_factor_far_from_anything_plausible_is_asked_about_without_a_guess(tmp_path: Path) -> None:
    (sentence,) = sentences(edited(tmp_path, "petrol_use", {"値": 1.5}))

    assert "の値1.5（L/km）が、考えられる幅（0.02から0.2まで。" in sentence
    assert sentence.endswith("の外です。桁や単位をご確認ください。")


def test_a_factor_within_its_range_is_taken_without_a_question(tmp_path: Path) -> None:
    assert sentences(edited(tmp_path, "grid_factor", {"値": 0.00039})) == []


def test_a_factor_below_zero_is_refused(tmp_path: Path) -> None:
    report = edited(tmp_path, "pv_yield", {"値": -5})

    assert sentences(report) == [
        "C5 係数「太陽光1kWあたりの年間発電量」が「-5」とマイナスになっています。0以上の値を記入してください。"
    ]
    assert not report.storable


def test_a_share_above_one_is_refused_and_per_cent_proposed(tmp_path: Path) -> None:
    report = edited(tmp_path, "power_share", {"値": 40})

    assert sentences(report) == [
        (
            "C14 係数「市域のCO2のうち電力によるものの割合」は割合なので、0から1までの数で記入してください（40％は0.4）。"
            "「40」は0.4のことではありませんか。"
        )
    ]
    assert not report.storable


@pytest.mark.parametrize(
    ("factor", "written", "value"), [("power_share", "45%", 0.45), ("grid_factor", "0.39kg-CO2/kWh", 0.00039)]
)
def test_a_unit_beside_the_number_is_converted(tmp_path: Path, factor: str, written: str, value: float) -> None:
    report = edited(tmp_path, factor, {"値": written})

    assert sentences(report) == []
    assert stored(report, factor).value == value


def test_without_a_range_a_leap_from_the_present_value_is_asked_about(tmp_path: Path) -> None:
    agreement: Agreement = pack_from_text(second_city.pack(), "例示市")
    path = tmp_path / "目標.xlsx"
    write_target_sheet(agreement, {}, TODAY, path, "ja")
    book = openpyxl.load_workbook(path)
    book["係数"]["C5"].value = 1_000_000
    book.save(path)
    report = plan_import([path], replace(EMPTY, pack=second_city.pack()), agreement)

    assert sentences(report) == [
        "C5 係数「1kWの年間発電量」の値1,000,000（kWh/kW）が、今の値1,000と10倍を超えて違います。桁や単位をご確認ください。"
    ]


def test_an_emptied_value_leaves_the_factor_as_it_was(tmp_path: Path) -> None:
    report = edited(tmp_path, "pv_yield", {"値": None, "年度": None, "出典": None, "状態": None})

    assert report.files[0].count("changed") == 0


def test_the_state_unset_takes_the_value_away(tmp_path: Path) -> None:
    report = edited(tmp_path, "pv_yield", {"値": None, "状態": "未設定"})
    factor = stored(report, "pv_yield")

    assert (factor.value, factor.state.value) == (None, "unset")


def test_a_pack_with_a_range_turned_round_is_refused() -> None:
    text = second_city.pack(
        more='\n[[factor]]\nkey = "x"\ntitle = { ja = "例示", en = "x" }\nvalue = 1\nunit = "km"\nstate = "working"\n'
        'source = { ja = "例示", en = "x" }\nplausible = { least = 2, most = 1, why = { ja = "例示", en = "x" } }\n'
    )
    with pytest.raises(KnownError, match=r"agreement\.pack_broken"):
        pack_from_text(text, "例示市")


def test_every_factor_of_the_pack_lies_within_its_own_range() -> None:
    told = [factor for factor in boards.agreement().factors if factor.plausible and factor.value is not None]

    assert len(told) > 5
    assert [factor.key for factor in told if factor.plausible and not factor.plausible.holds(factor.value or 0)] == []
