"""The worker: results and failures come back as values, on the window's thread."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from dashboard.errors import KnownError
from widgets.jobs import Crashed, Done, Errand, Jobs, Outcome, Refused, Stopped, Work


def outcome_of(qtbot: QtBot, work: Work, *, cancel: bool = False) -> Outcome:
    jobs, found = Jobs(), list[Outcome]()
    threads = list[threading.Thread]()

    def finished(outcome: Outcome) -> None:
        threads.append(threading.current_thread())
        found.append(outcome)

    errand = jobs.start(work, finished)
    if cancel:
        errand.cancel()
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    jobs.close()
    assert threads == [threading.main_thread()]
    return found[0]


def test_a_result_comes_back(qtbot: QtBot) -> None:
    assert outcome_of(qtbot, lambda errand: 6 * 7) == Done(42)


def test_a_known_error_comes_back_as_a_value(qtbot: QtBot) -> None:
    def refuse(errand: Errand) -> None:
        raise KnownError("record.no_examples")

    outcome = outcome_of(qtbot, refuse)

    assert isinstance(outcome, Refused)
    assert outcome.error.key == "record.no_examples"


@pytest.mark.expects_log
def test_any_other_error_is_logged_and_comes_back_as_a_value(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def fail(errand: Errand) -> None:
        raise RuntimeError("ours")

    assert outcome_of(qtbot, fail) == Crashed("RuntimeError: ours")
    assert "a piece of work failed" in caplog.text


def test_cancelled_work_stops_with_nothing(qtbot: QtBot) -> None:
    def until_told(errand: Errand) -> None:
        while not errand.cancelled():
            pass
        raise KnownError("reading.cancelled")

    assert outcome_of(qtbot, until_told, cancel=True) == Stopped()


def test_progress_arrives_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs, seen, found = Jobs(), list[tuple[int, int]](), list[Outcome]()
    jobs.start(lambda errand: errand.advance(1, 2), found.append, lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    jobs.close()

    assert seen == [(1, 2)]


def test_closing_drops_what_is_still_on_its_way(qtbot: QtBot) -> None:
    jobs, found = Jobs(), list[Outcome]()
    jobs.start(lambda errand: 1, found.append)
    jobs.close()
    qtbot.wait(20)

    assert found == []
    assert not jobs.busy
