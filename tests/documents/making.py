"""Small libraries, made in memory from the data that files would hold."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from usecases_exporters.regulation.exporter import regulation_text
from usecases_exporters.regulation.shelf import Shelf

from usecases.library import CaseFile, Library, shared_of
from usecases.model import build
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind

Raw = Mapping[str, Any]

ROLES: Sequence[Raw] = (
    {"id": "buyer", "title": {"ru": "Покупатель", "pl": "Kupujący", "en": "Buyer"}, "kind": "customer"},
    {
        "id": "clerk",
        "title": {"ru": "Менеджер", "pl": "Handlowiec", "en": "Clerk"},
        "stand_ins": ["head"],
        "duties": ["Answers letters"],
    },
    {"id": "head", "title": {"ru": "Начальник", "pl": "Kierownik", "en": "Head"}},
    {"id": "crm", "title": "CRM", "kind": "system"},
)


def case_of(**fields: Any) -> UseCase:
    """A use case; `id` and `title` are there anyway."""
    return build.use_case({"id": "sample", "title": "Sample", **fields})


def library_of(*cases: UseCase, root: Path = Path("/nowhere"), language: str = "en", **parts: Any) -> Library:
    """A library; `parts` are the contents of the shared files by name, lists without their key."""
    settings = {"title": "Company", "language": language, **parts.get("settings", {})}
    shared = shared_of(
        {
            FileKind.LIBRARY: settings,
            FileKind.ROLES: {"roles": parts.get("roles", ROLES)},
            FileKind.ARTEFACTS: {"artefacts": parts.get("artefacts", ())},
            FileKind.MAP: {"groups": parts.get("groups", ())},
            FileKind.KPIS: {"kpis": parts.get("kpis", ())},
        }
    )
    files = tuple(CaseFile(f"use-cases/{index}.yaml", case) for index, case in enumerate(cases))
    return Library(root, shared, files)


def regulation_of(case: UseCase, *others: UseCase, language: str = "en", **parts: Any) -> str:
    """The regulation of a use case as Markdown."""
    library = library_of(case, *others, **parts)
    return regulation_text(Shelf(library), case, language)
