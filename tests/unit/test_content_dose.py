"""How long holds last: gently at first and on sore days; longer only after two quiet weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from care.model import Dose
from care.techniques.past import Felt
from tests.unit.choosing import CATALOGUE, LONG_AGO, NOW, done, someone

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"recent": []}, Dose.GENTLE, id="the very first"),
        pytest.param({"recent": [done("bridge", 6 * DAY)]}, Dose.GENTLE, id="the first week"),
        pytest.param({"recent": [done("bridge", 7 * DAY)]}, Dose.NORMAL, id="the second week"),
        pytest.param({"limits": {"pain_today": 3}}, Dose.NORMAL, id="little pain"),
        pytest.param({"limits": {"pain_today": 4}}, Dose.GENTLE, id="a sore day"),
        pytest.param({"softly": True}, Dose.GENTLE, id="after a pause"),
        pytest.param({"dose": Dose.GENTLE}, Dose.GENTLE, id="liked gently"),
        pytest.param({"dose": Dose.LONGER}, Dose.LONGER, id="liked longer, and all went well"),
        pytest.param(
            {"dose": Dose.LONGER, "limits": {"pain_today": 5}}, Dose.GENTLE, id="longer but sore"
        ),
        pytest.param(
            {"dose": Dose.LONGER, "recent": [done("bridge", 13 * DAY)]}, Dose.NORMAL, id="too new"
        ),
        pytest.param(
            {"dose": Dose.LONGER, "felt": [Felt(NOW - 13 * DAY, 4)]}, Dose.NORMAL, id="sore lately"
        ),
        pytest.param(
            {"dose": Dose.LONGER, "felt": [Felt(NOW - 14 * DAY, 4)]}, Dose.LONGER, id="sore before"
        ),
        pytest.param(
            {"dose": Dose.LONGER, "recent": [LONG_AGO, done("bridge", 9 * DAY, "worse")]},
            Dose.NORMAL,
            id="worse lately",
        ),
    ],
)
def test_the_dose_of_a_day(facts: dict[str, Any], expected: Dose) -> None:
    assert someone(**{"recent": [LONG_AGO], **facts}).dose_now() is expected


def test_a_longer_dose_stays_within_each_technique_and_three_minutes() -> None:
    for technique in CATALOGUE.techniques.values():
        gentle, normal, longer = (technique.seconds(dose) for dose in Dose)
        assert 0 < gentle <= normal <= longer <= 180, technique.slug
