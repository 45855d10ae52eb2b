"""The committee's own mark: kept with reason, author and day, refused without."""

import datetime
from dataclasses import replace

import pytest

from dashboard.agreement.override import Override, mark_of, override_of, override_setting
from dashboard.errors import KnownError
from dashboard.wording import wording
from tests.boards import agreement

SCALE = agreement().judgement
GIVEN = Override("co2", 2019, "○", "コロナ禍前の値のため", "環境政策課長", datetime.date(2026, 11, 20))


def test_an_override_comes_back_as_it_was_given() -> None:
    assert override_of(dict([override_setting(GIVEN, SCALE)]), "co2") == GIVEN


def test_one_taken_back_is_none() -> None:
    assert override_of({"judgement.co2": ""}, "co2") is None
    assert override_of({}, "co2") is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (replace(GIVEN, sign="A"), "「A」はこの協定の評価の記号にありません。次から選んでください：◎○△▲−"),
        (replace(GIVEN, reason=" "), "評価を改めるには、理由と氏名を記入してください。"),
        (replace(GIVEN, author=""), "評価を改めるには、理由と氏名を記入してください。"),
    ],
)
def test_a_mark_off_the_scale_or_without_a_reason_is_refused(given: Override, sentence: str) -> None:
    with pytest.raises(KnownError) as refused:
        override_setting(given, SCALE)

    assert wording("ja").error(refused.value) == sentence


def test_a_sign_the_scale_no_longer_has_cannot_be_judged() -> None:
    assert mark_of(SCALE, "△").word.ja == "やや遅れ"
    assert mark_of(SCALE, "A") is SCALE.none
