"""The anchors that diagrams, regulations and indexes use to point at each other."""

from usecases.model.usecase import UseCase


def step_anchor(step_id: str) -> str:
    """The anchor of a step's row in the regulation."""
    return f"step-{step_id}"


def branch_anchor(branch_id: str) -> str:
    """The anchor of a branch in the regulation."""
    return f"branch-{branch_id}"


def regulation_file(case: UseCase) -> str:
    """The file name of a use case's regulation."""
    return f"{case.id}.md"


def diagram_file(case: UseCase, ending: str = "svg") -> str:
    """The file name of a use case's diagram."""
    return f"{case.id}.{ending}"
