"""The door to the simulation: it needs numpy, which an extra of the package installs, and is imported only here."""

from usecases.analysing.time.report import Looked
from usecases.analysing.time.simulated import Simulation
from usecases.timing.timeline import Timeline


class NotInstalledError(Exception):
    """What the simulation needs isn't there; `package` is what to install."""

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package


def simulated(looked: Looked, timeline: Timeline, runs: int, seed: int) -> Simulation:
    """Let a use case run so many times; the same seed gives the same figures. Raises NotInstalledError."""
    try:
        from usecases.analysing.time.simulation import simulate
    except ModuleNotFoundError as missing:
        raise NotInstalledError(missing.name or "numpy") from missing
    return simulate(looked, timeline, runs, seed)
