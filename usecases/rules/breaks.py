"""Where the breaks of a chain are told: at the ends in use cases, and at the groups on the map."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from usecases.chain.chain import Chain
from usecases.chain.ends import End
from usecases.findings.severity import Severity
from usecases.model.shared import Group
from usecases.reading.folder import FileKind
from usecases.rules.base import FileHit, Overview


def at_artefacts(
    overview: Overview,
    chain: Chain,
    ends: Mapping[str, Sequence[End]],
    artefacts: Collection[str],
    severity: Severity | None = None,
) -> Iterator[FileHit]:
    """At every step that gives (or needs) one of the artefacts, unless there is only one use case."""
    if chain.several:
        broken = [end for artefact in artefacts for end in ends[artefact]]
        yield from at_ends(overview, broken, severity=severity or unfinished(chain))


def at_ends(overview: Overview, ends: Collection[End], severity: Severity | None = None) -> Iterator[FileHit]:
    """At every step with one of these ends."""
    if not ends:
        return
    for path, (end, place) in overview.ends(ends):
        yield FileHit(path, place, {"artefact": end.artefact}, severity=severity)


def at_groups(
    overview: Overview, groups: Iterable[Group], field: str, severity: Severity | None = None, variant: str = ""
) -> Iterator[FileHit]:
    """At a field of groups on the map; what stands there is the argument `artefact`."""
    for group in groups:
        number = overview.shared.groups.index(group)
        place = overview.shared_place(FileKind.MAP, ("groups", number, field))
        arguments = {"group": group.id, "artefact": str(getattr(group, field))}
        yield FileHit(f"{FileKind.MAP}.yaml", place, arguments, variant, severity)


def unfinished(chain: Chain) -> Severity | None:
    """A hint only where a part of the chain may not be written yet; else what the rule says."""
    return None if chain.whole else Severity.INFO
