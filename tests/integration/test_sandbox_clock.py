"""The clock that can be turned, and is shared through its file."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sandbox.clock import FileClock

HOUR = timedelta(hours=1)
SOON = timedelta(seconds=30)  # as slow as a test may be
TURN = """
import sys
from datetime import datetime
from pathlib import Path
from sandbox.clock import FileClock
clock = FileClock(Path(sys.argv[1]))
clock.set_speed(60)
clock.jump_to(datetime.fromisoformat(sys.argv[2]))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "clock.json"


def real() -> datetime:
    return datetime.now(UTC)


def test_it_begins_with_the_machines_time(path: Path) -> None:
    before = real()
    clock = FileClock(path)
    assert before - timedelta(seconds=1) <= clock.now() <= real()
    assert clock.now().tzinfo is UTC
    assert clock.speed == 1


def test_two_clocks_of_one_file_show_the_same_time(path: Path) -> None:
    one, other = FileClock(path), FileClock(path)
    later = one.now() + HOUR
    one.jump_to(later)
    assert later <= other.now() <= later + SOON
    other.set_speed(60)
    assert one.speed == 60
    assert abs(one.now() - other.now()) < 60 * SOON


def test_another_process_turns_it_too(path: Path) -> None:
    clock = FileClock(path)
    later = clock.now() + HOUR
    command = [sys.executable, "-c", TURN, str(path), later.isoformat()]
    subprocess.run(command, check=True, timeout=30)
    assert clock.now() >= later
    assert clock.speed == 60


def test_it_keeps_its_time_and_speed_over_a_restart(path: Path) -> None:
    clock = FileClock(path)
    clock.set_speed(10)
    clock.jump_to(clock.now() + HOUR)
    before = clock.now()
    again = FileClock(path)
    assert before <= again.now() <= before + 10 * SOON
    assert again.speed == 10


def test_it_never_turns_back(path: Path) -> None:
    clock = FileClock(path)
    clock.jump_to(clock.now() + HOUR)
    before = clock.now()
    with pytest.raises(ValueError, match="forwards"):
        clock.jump_to(before - timedelta(minutes=1))
    for speed in (0, -1):
        with pytest.raises(ValueError, match="forwards"):
            clock.set_speed(speed)
    readings = [clock.now()]
    for speed in (60, 1, 10, 1):
        clock.set_speed(speed)
        readings.append(clock.now())
    assert sorted(readings) == readings
    assert before <= readings[0]


def test_the_machines_clock_being_set_back_does_not_turn_it_back(path: Path) -> None:
    clock = FileClock(path)
    before = clock.now()
    # As if the setting had been made in what is now the future.
    later = before.timestamp() + 3600
    anchor = before - timedelta(minutes=1)
    path.write_text(f'{{"real": {later}, "shown": {anchor.timestamp()}, "speed": 1}}')
    assert clock.now() == before
    assert FileClock(path).now() == anchor


@pytest.mark.parametrize("speed", [1, 10, 60])
def test_it_tells_when_a_moment_will_come(path: Path, speed: int) -> None:
    clock = FileClock(path)
    clock.jump_to(clock.now() + HOUR)
    clock.set_speed(speed)
    comes_in = clock.wall(clock.now() + HOUR) - real()
    assert HOUR / speed - SOON < comes_in <= HOUR / speed + timedelta(seconds=1)


def test_who_listens_hears_each_turn_made_here(path: Path) -> None:
    clock, other = FileClock(path), FileClock(path)
    heard: list[float] = []
    clock.subscribe(lambda: heard.append(clock.speed))
    clock.set_speed(10)
    clock.jump_to(clock.now() + HOUR)
    other.set_speed(60)
    assert heard == [10, 10]
