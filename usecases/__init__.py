"""Use-case scenarios of business processes: read, check, analyse, change.

The public names below are loaded when first used, so that `import usecases` costs nothing:

>>> import usecases
>>> library = usecases.open_library("library")      # doctest: +SKIP
>>> [case.title for case in library.use_cases]      # doctest: +SKIP
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "Finding": "usecases.findings.finding",
    "Flow": "usecases.flow.graph",
    "Library": "usecases.library",
    "UseCase": "usecases.model.usecase",
    "Report": "usecases.checking.report",
    "check_library": "usecases.checking.run",
    "flow_of": "usecases.flow.build",
    "open_library": "usecases.library",
}

__all__ = [
    "Finding",
    "Flow",
    "Library",
    "Report",
    "UseCase",
    "__version__",
    "check_library",
    "flow_of",
    "open_library",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'usecases' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
