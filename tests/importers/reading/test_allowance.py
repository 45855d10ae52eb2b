"""A file is charged the processor's time; waiting counts only while a processor stood idle."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from importers.reading.allowance import MOST_WAITING, Allowance
from importers.reading.processor import Load, load, spent_by

MEASURED = sys.platform in ("win32", "linux")


@dataclass
class Machine:
    """Two processors of which a test tells what they do."""

    now: float = 100.0
    spent: float | None = 0.5
    idle: float = 1000.0
    busy: float = 1000.0
    silent: bool = False

    def allowance(self, seconds: float) -> Allowance:
        return Allowance(seconds, lambda: self.spent, self.load, lambda: self.now)

    def load(self) -> Load | None:
        return None if self.silent else Load(self.idle, self.busy)

    def run(self, seconds: int, *, reader: float, others: float) -> None:
        """So many seconds in which the reader and the others have these shares of one processor."""
        self.now += seconds
        self.busy += seconds * (reader + others)
        self.idle += seconds * (2 - reader - others)
        self.spent = None if self.spent is None else self.spent + seconds * reader


def ends_after(machine: Machine, allowance: Allowance, *, reader: float, others: float, most: int = 99) -> int:
    """The whole seconds after which the file's time is over."""
    for second in range(most):
        if allowance.over():
            return second
        machine.run(1, reader=reader, others=others)
    return most


def test_a_reader_with_a_processor_of_its_own_has_its_seconds() -> None:
    machine = Machine()

    assert ends_after(machine, machine.allowance(8), reader=1, others=0) == 8


def test_a_reader_on_a_crowded_machine_has_as_much_of_the_processor() -> None:
    machine = Machine()

    assert ends_after(machine, machine.allowance(8), reader=0.25, others=1.75) == 32


def test_a_reader_that_hangs_is_given_up_a_second_later_than_one_that_works() -> None:
    machine = Machine()

    assert ends_after(machine, machine.allowance(8), reader=0, others=0) == 9


def test_a_reader_that_hangs_beside_one_busy_processor_is_given_up_as_soon() -> None:
    machine = Machine()

    assert ends_after(machine, machine.allowance(8), reader=0, others=1) == 9


def test_a_reader_that_hangs_is_given_up_in_the_end_where_no_processor_is_ever_idle() -> None:
    machine = Machine()

    assert ends_after(machine, machine.allowance(8), reader=0, others=2) == MOST_WAITING == 60


def test_half_a_processor_idle_counts_half() -> None:
    machine = Machine()

    assert ends_after(machine, machine.allowance(8), reader=0, others=1.5) == 18


def test_work_and_idleness_count_together() -> None:
    machine = Machine()
    allowance = machine.allowance(8)
    machine.run(7, reader=1, others=1)

    assert not allowance.over()
    assert ends_after(machine, allowance, reader=0, others=0) == 2


def test_where_the_system_tells_nothing_all_time_counts() -> None:
    for machine in (Machine(spent=None), Machine(spent=None, silent=True)):
        assert ends_after(machine, machine.allowance(8), reader=0, others=2) == 8
    machine = Machine(silent=True)
    assert ends_after(machine, machine.allowance(8), reader=0, others=2) == 9


def test_counters_that_stand_still_are_no_sign_of_a_crowd() -> None:
    machine = Machine()
    allowance = machine.allowance(8)
    machine.now += 9

    assert allowance.over()


def test_what_a_reader_had_spent_before_is_not_charged() -> None:
    machine = Machine(spent=500.0)

    assert ends_after(machine, machine.allowance(2), reader=1, others=0) == 2


def test_begun_anew_the_time_is_whole_again() -> None:
    machine = Machine()
    allowance = machine.allowance(8)
    machine.run(7, reader=1, others=0)
    allowance.begin(machine.spent)

    assert ends_after(machine, allowance, reader=1, others=0) == 8


def test_no_time_is_over_at_once() -> None:
    assert Machine().allowance(0).over()


@pytest.mark.skipif(sys.platform != "linux", reason="on Windows the job tells, which test_limits tries")
def test_the_system_tells_what_a_reader_has_spent() -> None:
    code = "import time\nwhile time.process_time() < 0.3: pass\nprint(); input()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        spent = spent_by(process, None)
        assert spent is not None
        assert 0.25 < spent < 3
        process.communicate(b"\n")
    assert spent_by(process, None) is None


@pytest.mark.skipif(not MEASURED, reason="no system whose processors we can ask")
def test_the_system_tells_how_long_its_processors_worked_and_rested() -> None:
    before, began = load(), time.monotonic()
    while time.monotonic() - began < 0.2:
        pass
    after, passed = load(), time.monotonic() - began

    assert before is not None
    assert after is not None
    assert after.busy > before.busy
    assert after.idle >= before.idle
    assert after.busy + after.idle - before.busy - before.idle < 2 * passed * (os.cpu_count() or 1) + 1
