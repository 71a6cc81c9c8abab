"""What each audience reads: how fine the dates are, and which facts besides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from passerelle.commitment.models.audience import Audience


class Grain(Enum):
    MONTH, QUARTER, HALF, HORIZON = range(4)


@dataclass(frozen=True, slots=True)
class Preset:
    """`titled`: only what has a public title is told; `inside`: every reason may be read."""

    grain: Grain
    values: bool = False
    odds: bool = False
    teams: bool = False
    public: bool = False
    titled: bool = False
    inside: bool = False


PRESETS = {
    Audience.BOARD: Preset(Grain.MONTH, values=True, odds=True, teams=True, inside=True),
    Audience.COMPANY: Preset(Grain.QUARTER, teams=True, inside=True),
    Audience.SALES: Preset(Grain.HALF, public=True),
    Audience.CUSTOMERS: Preset(Grain.HORIZON, public=True, titled=True),
}
