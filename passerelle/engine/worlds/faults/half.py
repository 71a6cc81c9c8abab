"""What differs between the half on which we tune and the half on which we score."""

from __future__ import annotations

from dataclasses import dataclass, replace

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Half:
    """Every parameter of scenery, injectors and causes. Ranges are drawn from uniformly."""

    name: str
    dimensions: tuple[tuple[str, tuple[str, ...]], ...]
    """Channel, country, device, tracker version, plan, in this order."""
    volume: Range
    """Sign-ups a day."""
    wobble: Range
    """Standard deviation of the days' common shock."""
    witness_noise: Range
    witnessed: float
    """Chance that each witness, each load column, the calendar and the hours exist."""
    window: tuple[int, int]
    """Days from the break to the question."""
    trace: Range
    """Size of a load trace, as a share of what the fault did to the measure."""
    spread: Range
    """Size of the effect, as a share of the nominal one."""
    recorded: float
    """Chance that the cause of a real change is in the calendar."""
    late: int
    """Most days between an event and its effect."""
    ramp: tuple[int, int]
    """Days that a ramp takes."""
    glitches: float
    """Chance a day of a harmless hiccup in a load column."""
    follow: Range
    """How much of a real move the steps after and other paths show."""


TUNING = Half(
    name="tuning",
    dimensions=(
        ("channel", ("search", "paid", "direct", "partner")),
        ("country", ("FR", "DE", "ES")),
        ("device", ("phone", "desktop", "tablet")),
        ("tracker_version", ("3.1", "3.2", "unknown", "4.0")),
        ("plan", ("free", "pro")),
    ),
    volume=(4_000, 20_000),
    wobble=(0.010, 0.020),
    witness_noise=(0.004, 0.010),
    witnessed=0.85,
    window=(7, 21),
    trace=(0.8, 1.1),
    spread=(0.85, 1.25),
    recorded=0.9,
    late=1,
    ramp=(5, 9),
    glitches=0.004,
    follow=(0.85, 1.1),
)
DEVELOPMENT = replace(
    TUNING,
    name="development",
    volume=(2_340, 34_200),
    wobble=(0.0067, 0.0233),
    witness_noise=(0.002, 0.012),
    witnessed=0.8,
    window=(5, 24),
    trace=(0.7, 1.2),
    spread=(0.717, 1.383),
    recorded=0.87,
    late=2,
    ramp=(4, 11),
    glitches=0.006,
    follow=(0.767, 1.183),
)
"""Every range of the tuning half a third wider on each side, the volume's in its logarithm; in whole days, the window
by two days at its start and three at its end, and the ramp by one and two. What is no range moves towards the scored
half or to it (witnesses, what is recorded, how late, hiccups); dimensions are those of tuning. Designs are compared on
it, nothing is learnt nor scored."""
TEST = Half(
    name="test",
    dimensions=(
        ("source", ("organic", "ads", "social", "referral", "email")),
        ("market", ("US", "UK", "BE", "IT")),
        ("browser", ("chrome", "safari", "firefox")),
        ("sdk_build", ("b71", "b72", "(not set)", "b80")),
        ("offer", ("starter", "team")),
    ),
    volume=(3_000, 30_000),
    wobble=(0.008, 0.022),
    witness_noise=(0.003, 0.012),
    witnessed=0.8,
    window=(6, 24),
    trace=(0.65, 1.2),
    spread=(0.8, 1.3),
    recorded=0.85,
    late=2,
    ramp=(4, 12),
    glitches=0.006,
    follow=(0.75, 1.15),
)
