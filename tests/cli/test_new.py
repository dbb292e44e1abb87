"""`usecases new`."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import Run, program
from usecases.reading.compose import compose
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid
from usecases.writing.scalar import scalar

NASTY = [
    "no", "yes", "on", "null", "~", "true", "1:30", "012", "0x1F", "1e3", ".inf", "2026-01-01", ": x", "a: b", "a:",
    " #", "# x", "a #b", "- a", "-", "? a", "? ", "@x", "`x", "%x", "&a", "*a", "!t", "|", ">", "'", '"', "it's",
    'say "a"', "'a'", "{a", "}", "[a", "]", "a, b", ",", "<<", "=", "---", "...", "\\", "a\\nb", "\x07bell", "\x1b[31m",
    "\ufeffa", "a\u2028b", "a\x85b", "a\u00a0b", "😀", "配送", "Заказ «срочный» — №5", "a\tb",
    "a\nb", "a\r\nb", "  a  b ",
    "x" * 300, "\u202eabc", "{{ x }}", "$(x)", "../../x", "/etc/passwd", "C:\\x",
]  # fmt: skip


@pytest.fixture
def shop(usecases: Run, tmp_path: Path) -> Path:
    assert usecases("init", "shop", "--language", "en").code == 0
    return tmp_path / "shop"


def read(path: Path) -> Mapping[str, object]:
    composed = compose(path.read_text(encoding="utf-8"))
    assert not composed.troubles
    assert isinstance(composed.data, dict)
    return composed.data


def test_a_new_use_case(shop: Path, usecases: Run, tmp_path: Path) -> None:
    made = usecases("new", "Возврат товара", "--group", "sales", "--library", shop)
    assert (made.code, made.out) == (0, "shop/use-cases/sales/vozvrat-tovara.yaml\n")
    path = tmp_path / made.out.strip()
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=../../.schemas/use-case.schema.json"
    assert read(path) == {"id": "vozvrat-tovara", "title": "Возврат товара", "group": "sales", "status": "draft"}
    checked = json.loads(usecases("check", path, "--format", "json").out)
    assert not [found for found in checked["findings"] if found["severity"] == "error"]


def test_without_a_group(shop: Path, usecases: Run, tmp_path: Path) -> None:
    made = usecases("new", "Returns", "--id", "goods-back", cwd=shop)
    assert made.out == "use-cases/general/goods-back.yaml\n"
    assert read(shop / "use-cases/general/goods-back.yaml")["id"] == "goods-back"


@pytest.mark.parametrize("language", ["ru", "pl", "en"])
def test_the_blanks_can_be_filled_in(language: str, shop: Path, usecases: Run, tmp_path: Path) -> None:
    made = usecases("new", "Returns", "--language", language, "--library", shop)
    path = tmp_path / made.out.strip()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    filled = "".join(
        line.removeprefix("# ") if line.startswith("# ") and "$schema" not in line else line for line in lines
    )
    data = compose(filled).data
    assert is_valid(data, FileKind.USE_CASE)
    assert isinstance(data, dict)
    assert list(data) == [
        "id", "title", "language", "status", "goal", "primary_actor", "owner", "trigger", "steps", "branches"
    ]  # fmt: skip
    path.write_text(filled, encoding="utf-8")
    findings = json.loads(usecases("check", path, "--format", "json").out)["findings"]
    assert {found["severity"] for found in findings} <= {"info"}


@pytest.mark.parametrize("title", NASTY)
def test_any_title_reads_back(title: str, shop: Path, usecases: Run, tmp_path: Path) -> None:
    made = usecases("new", "--library", shop, "--", title)
    if not title.split():
        assert made.code == 2
        return
    assert made.code == 0
    path = tmp_path / made.out.strip()
    assert path.parent == shop / "use-cases/general"
    assert read(path)["title"] == " ".join(title.split())
    assert read(path)["id"] == path.stem
    listed = usecases("list", "--library", shop)
    assert path.stem in listed.out
    assert "\x1b" not in listed.out
    assert "\u202e" not in listed.out


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_scalar(text: str) -> None:
    line = " ".join(text.split())
    try:
        written = scalar(line)
    except ValueError:
        return
    assert "\n" not in written
    assert compose(f"a: {written}\nb: 1\n").data == {"a": line, "b": 1}


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_an_empty_title_is_refused(title: str, shop: Path, usecases: Run) -> None:
    assert usecases("new", title, "--library", shop).code == 2


def test_bytes_that_are_no_text_are_refused(shop: Path) -> None:
    refused = program("new", b"a\xff", "--library", bytes(shop), cwd=shop)
    assert refused.code == 2
    assert not (shop / "use-cases/general").exists() or not list((shop / "use-cases/general").iterdir())


def test_ids_stay_unique(shop: Path, usecases: Run) -> None:
    (shop / "use-cases/sales/other-name.yaml").write_text("id: returns-2\ntitle: x\n", encoding="utf-8")
    names = [usecases("new", "Returns", cwd=shop).out.strip().rpartition("/")[2] for _ in range(3)]
    assert names == ["returns.yaml", "returns-3.yaml", "returns-4.yaml"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--id", "Bad Id"], "such as “bad-id”"),
        (["--id", "../x"], "can't be an id"),
        (["--id", ""], "can't be an id"),
        (["--id", "any"], "means something else"),
        (["--id", "order-processing"], "Another id would be “order-processing-2”"),
        (["--group", "sale"], "Did you mean “sales”?"),
        (["--group", "xyz"], "Add it there first"),
        (["--language", "plo"], "Did you mean “pl”?"),
        (["--libary", "x"], "Did you mean '--library'?"),
    ],
)
def test_wrong_use(options: list[str], says: str, shop: Path, usecases: Run) -> None:
    before = sorted(shop.rglob("*"))
    refused = usecases("new", "Returns", *options, cwd=shop)
    assert refused.code == 2
    assert says in refused.err
    assert refused.out == ""
    assert sorted(shop.rglob("*")) == before


@pytest.mark.parametrize("link", ["use-cases", "use-cases/general"])
def test_links_are_not_written_through(link: str, shop: Path, usecases: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if link == "use-cases":
        (shop / "use-cases").rename(tmp_path / "old")
    (shop / link).symlink_to(elsewhere)
    refused = usecases("new", "Returns", cwd=shop)
    assert refused.code == 2
    assert "is a link" in refused.err
    assert not list(elsewhere.iterdir())


def test_a_dangling_link_is_not_written_through(shop: Path, usecases: Run, tmp_path: Path) -> None:
    (shop / "use-cases/general").mkdir()
    (shop / "use-cases/general/returns.yaml").symlink_to(tmp_path / "victim")
    refused = usecases("new", "Returns", "--id", "returns", cwd=shop)
    assert refused.code == 2
    assert not (tmp_path / "victim").exists()


def test_what_is_there_is_not_written_over(shop: Path, usecases: Run) -> None:
    taken = shop / "use-cases/general/returns.yaml"
    taken.mkdir(parents=True)
    assert usecases("new", "Returns", "--id", "returns", cwd=shop).code == 2
    assert taken.is_dir()


def test_schemas_beside_the_library(library: Path, usecases: Run) -> None:
    made = usecases("new", "Returns", "--id", "goods-back", "--group", "sales", cwd=library)
    first = (library / made.out.strip()).read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../schemas/use-case.schema.json"
    (library.parent / "schemas").rename(library.parent / "gone")
    made = usecases("new", "Returns", "--id", "goods-back-2", cwd=library)
    assert (library / made.out.strip()).read_text(encoding="utf-8").startswith("id: goods-back-2\n")
    assert "в" in (library / made.out.strip()).read_text(encoding="utf-8")  # the library's language is Russian
