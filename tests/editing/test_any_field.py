"""Every field of every file can be set and cleared."""

from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.editing.memory import Memory
from tests.editing.one_file import SELL, done, objects
from tests.strategies import use_cases
from usecases.editing.fields import SetField, cleared
from usecases.editing.tree import is_there, put, value_at
from usecases.editing.where import followed, where_of
from usecases.reading.document import read_document
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.text.path import Path
from usecases.validation.schemas import is_valid
from usecases.validation.shape import required_at


def _files() -> list[FilePath]:
    return sorted((ROOT / "library").rglob("*.yaml"))


def _read(file: FilePath) -> Any:
    return read_document(file.read_bytes(), file.name, SHARED_FILES.get(file.name, FileKind.USE_CASE)).data


def _paths(tree: Any, path: Path = ()) -> list[Path]:
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(way for part, below in parts for way in _paths(below, (*path, part)))]


def _leaves(data: Any) -> dict[Path, Any]:
    found = {path: value_at(data, path) for path in _paths(data)}
    return {path: value for path, value in found.items() if not isinstance(value, (dict, list))}


def _is_required(data: Any, path: Path) -> bool:
    return path[-1] in required_at(FileKind.USE_CASE, path[:-1]) and isinstance(value_at(data, path[:-1]), dict)


def _leads_elsewhere(data: Any, path: Path) -> bool:
    """Whether the way to a path, by ids, leads to another thing of the same id, which stands before."""
    return followed(data, where_of(data, path), FileKind.USE_CASE).path != path


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@given(use_cases, st.data())
def test_any_value_of_a_use_case_is_set_and_nothing_else_touched(data: Any, draw: st.DataObject) -> None:
    path = draw.draw(st.sampled_from([path for path in _paths(data) if path and path[-1] != "id"]))
    before = objects(data)
    where = where_of(data, path)
    if _leads_elsewhere(data, path):
        where = path
    outcome = SetField(SELL, where, "a new value").carried_out(Memory({SELL: data}))
    new = outcome.files[SELL]
    assert new == put(data, path, "a new value")
    on_the_way = {id(value_at(data, path[:end])) for end in range(len(path))}
    assert before.keys() - objects(value_at(data, path)).keys() - on_the_way <= objects(new).keys()
    back, _ = done(new or {}, SetField(SELL, path, value_at(data, path)))
    assert back == data


@given(use_cases, st.data())
def test_any_field_that_need_not_be_there_is_cleared_and_leaves_a_valid_file(data: Any, draw: st.DataObject) -> None:
    paths = [path for path in _paths(data) if path and not _is_required(data, path)]
    assume(paths)
    path = draw.draw(st.sampled_from(paths))
    new = cleared(data, path, FileKind.USE_CASE)
    assert is_valid(new, FileKind.USE_CASE)
    if not isinstance(path[-1], int):
        assert not is_there(new, path)
    left = {way: value for way, value in _leaves(data).items() if way[: len(path)] != path}
    assert sorted(map(str, _leaves(new).values())) == sorted(map(str, left.values()))


@pytest.mark.parametrize("file", sorted(str(path.relative_to(ROOT / "library")) for path in _files()))
def test_every_value_of_the_real_library_can_be_set_and_set_back(file: str) -> None:
    data = _read(ROOT / "library" / file)
    kind = SHARED_FILES.get(file, FileKind.USE_CASE)
    files = Memory({file: data})
    for path in _paths(data):
        if not path or path[-1] == "id":
            continue
        where = where_of(data, path, kind)
        outcome = SetField(file, where, "Ein neuer Wert").carried_out(files)
        assert outcome.files == {file: put(data, path, "Ein neuer Wert")}, where
        assert "{" not in outcome.message.said()
