"""Every text stands in both languages with the same placeholders, and figures are written one way."""

import datetime
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import BugError, KnownError
from dashboard.wording import FOLDER, LANGUAGES, Language, load_area, round_half_up, wording

AREAS = sorted(path.stem for path in (FOLDER / "ja").glob("*.toml"))
JAPANESE = re.compile(r"[\u3041-\u30fa\u3400-\u9fff]+")
# What stands in a Japanese sheet, or has to be typed into one, is quoted as it is.
QUOTED = {"取組", "未集計", "集計中", "不明", "秘匿", "該当なし", "年度", "一覧表", "速報値", "確定値", "青梅市"}
QUOTED |= {"日本語"}  # a language is named in itself wherever it can be chosen
ja, en = wording("ja"), wording("en")


def placeholders(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_both_languages_have_the_same_areas() -> None:
    assert sorted(path.stem for path in (FOLDER / "en").glob("*.toml")) == AREAS
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(LANGUAGES)


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_texts(area: str) -> None:
    assert sorted(load_area("ja", area)) == sorted(load_area("en", area))


@pytest.mark.parametrize("area", AREAS)
def test_a_text_has_the_same_placeholders_in_both_languages(area: str) -> None:
    japanese, english = load_area("ja", area), load_area("en", area)

    assert {key: placeholders(text) for key, text in japanese.items()} == {
        key: placeholders(text) for key, text in english.items()
    }


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(area: str, language: Language) -> None:
    texts = load_area(language, area)

    assert [key for key, text in texts.items() if not text.strip() and text != " "] == []


@pytest.mark.parametrize("area", AREAS)
def test_english_texts_are_in_english(area: str) -> None:
    assert {word for text in load_area("en", area).values() for word in JAPANESE.findall(text)} <= QUOTED


@pytest.mark.parametrize("area", ["reading", "record", "agreement", "units"])
def test_the_sentences_of_failures_end_as_sentences(area: str) -> None:
    assert [key for key, text in load_area("ja", area).items() if not text.endswith("。")] == []
    assert [key for key, text in load_area("en", area).items() if not text.endswith((".", ". {detail}"))] == []


def test_no_voice_is_raised() -> None:
    texts = [text for area in AREAS for language in LANGUAGES for text in load_area(language, area).values()]

    assert [text for text in texts if "!" in text or "！" in text] == []


def raised_keys() -> set[str]:
    """Every key with which product code raises a KnownError, as far as it is written out."""
    root = FOLDER.parents[1]
    code = [path for folder in ("dashboard", "importers", "exports") for path in (root / folder).rglob("*.py")]
    return {key for path in code for key in re.findall(r'KnownError\(\s*"([a-z_.]+)"', _code(path))}


def _code(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_failure_has_its_sentence() -> None:
    keys = raised_keys()

    assert "units.mismatch" in keys
    assert [key for key in keys if key not in load_area("ja", key.partition(".")[0])] == []


def test_a_failure_is_told_with_its_values() -> None:
    error = KnownError("units.mismatch", unit="kW", other="kWh")

    assert ja.error(error) == "単位「kW」の値を「kWh」に直すことはできません。単位をご確認ください。"
    assert "kWh" in en.error(error)


@pytest.mark.parametrize("key", ["board.no_such_text", "no_such_area.text", "board"])
def test_a_text_that_is_not_there_is_our_fault(key: str) -> None:
    with pytest.raises(BugError):
        ja(key)


def test_a_value_that_is_not_given_is_our_fault() -> None:
    with pytest.raises(BugError):
        ja("board.target", year="2030年度")


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234567, 0, "1,234,567"), (590.7366, 1, "590.7"), (0.05, 1, "0.1"), (2.675, 2, "2.68"), (0.5, 0, "1"),
        (-1234.5, 1, "−1,234.5"), (-0.04, 1, "0.0"), (0, 0, "0"), (999.95, 1, "1,000.0"), (None, 2, "–"),
    ],
)  # fmt: skip
def test_numbers_have_separators_and_exactly_the_places_asked_for(value: float | None, places: int, text: str) -> None:
    assert ja.number(value, places) == en.number(value, places) == text


@pytest.mark.parametrize(("value", "text"), [(5, "+5"), (-5, "−5"), (0, "0"), (0.4, "0"), (-0.4, "0")])
def test_a_difference_shows_its_sign_and_zero_has_none(value: float, text: str) -> None:
    assert ja.number(value, signed=True) == text


@pytest.mark.parametrize(
    ("share", "places", "japanese", "english"),
    [
        (0.165, 1, "16.5％", "16.5%"),
        (1, 0, "100％", "100%"),
        (0.0005, 1, "0.1％", "0.1%"),
        (-0.46, 0, "−46％", "−46%"),
        (None, 1, "–", "–"),
    ],
)
def test_shares_are_written_as_per_cent(share: float | None, places: int, japanese: str, english: str) -> None:
    assert (ja.percent(share, places), en.percent(share, places)) == (japanese, english)


def test_years_and_days_are_written_as_each_language_does() -> None:
    day = datetime.date(2026, 1, 5)

    assert (ja.year(2019), en.year(2019)) == ("2019年度", "FY2019")
    assert (ja.date(day), en.date(day)) == ("2026年1月5日", "5 Jan 2026")


def test_an_instant_is_told_to_the_minute() -> None:
    moment = datetime.datetime.fromisoformat("2026-11-20T09:05:59+09:00")

    assert (ja.instant(moment), en.instant(moment)) == ("2026年11月20日 09:05", "20 Nov 2026 09:05")


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_rounding_goes_away_from_zero_at_the_half(units: int, places: int) -> None:
    """A figure that ends in 5 just behind the last place shown is rounded up, whatever its binary form."""
    value = float(f"{units}5e-{places + 1}")

    assert round_half_up(value, places) == float(f"{units + 1}e-{places}")


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_number_as_text_is_the_number_to_the_places_shown(value: float, places: int) -> None:
    read = float(ja.number(value, places).replace(",", "").replace("−", "-"))

    assert abs(read - value) <= 0.5 * 10**-places + abs(value) * 1e-15


def test_a_near_day_leaves_its_year_away_and_a_far_one_keeps_it() -> None:
    today = datetime.date(2026, 11, 20)
    near, far = datetime.date(2026, 12, 12), datetime.date(2027, 12, 12)

    assert (ja.near_day(near, today), en.near_day(near, today)) == ("12月12日", "12 Dec")
    assert (ja.near_day(far, today), en.near_day(far, today)) == ("2027年12月12日", "12 Dec 2027")


@pytest.mark.parametrize("area", AREAS)
def test_japanese_texts_write_spans_of_years_with_a_wave(area: str) -> None:
    """2014～2019年度, as town offices do; the dash of 2014–2019 is English."""
    dashed = re.compile(r"[}\d]\s*[–-]\s*\{\w+\}年度")

    assert [key for key, text in load_area("ja", area).items() if dashed.search(text)] == []
