"""Comments on an indicator: kept with author, day and class, newest first, refused without text or name."""

import datetime
from dataclasses import replace

import pytest

from dashboard.agreement.comment import Comment, comment_setting, comments_of, key_at, name_of
from dashboard.errors import KnownError
from dashboard.indicators.observation import Disclosure
from dashboard.wording import wording

MORNING = datetime.datetime(2026, 11, 20, 1, 0, tzinfo=datetime.UTC)
WRITTEN = Comment("co2", key_at(MORNING), "環境政策課", datetime.date(2026, 11, 20), "暖冬の年である。", 2019)


def test_a_comment_comes_back_as_it_was_written() -> None:
    public = replace(WRITTEN, fiscal_year=None, disclosure=Disclosure.PUBLIC)

    assert comments_of(dict([comment_setting(WRITTEN)]), "co2") == (WRITTEN,)
    assert comments_of(dict([comment_setting(public)]), "co2") == (public,)


def test_the_newest_stands_first_and_other_indicators_keep_their_own() -> None:
    later = replace(WRITTEN, key=key_at(MORNING + datetime.timedelta(microseconds=1)), text="次の年度を待つ。")
    other = replace(WRITTEN, indicator="co2.part")
    settings = dict(map(comment_setting, (WRITTEN, later, other)))

    assert [one.text for one in comments_of(settings, "co2")] == ["次の年度を待つ。", "暖冬の年である。"]
    assert comments_of(settings, "co2.part") == (other,)


def test_one_taken_away_is_gone() -> None:
    assert comments_of({name_of("co2", WRITTEN.key): ""}, "co2") == ()


@pytest.mark.parametrize("missing", [replace(WRITTEN, text=" \n"), replace(WRITTEN, author="")])
def test_a_comment_without_text_or_name_is_refused(missing: Comment) -> None:
    with pytest.raises(KnownError) as refused:
        comment_setting(missing)

    assert wording("ja").error(refused.value) == "コメントと氏名を記入してください。"
