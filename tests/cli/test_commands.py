"""All commands together: the table, the help texts, the start."""

import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from tests.cli.running import Run, environment, program
from tests.conftest import ROOT, TODAY, client
from usecases.cli.main import COMMANDS, ENTRY_POINTS, Commands


def command_of(name: str) -> click.Command:
    found = Commands().get_command(click.Context(Commands()), name)
    assert found is not None
    return found


def test_the_table_is_what_the_package_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {name: place for name, (place, _) in COMMANDS.items()} == project["entry-points"][ENTRY_POINTS]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    assert command_of(name).name == name


@pytest.mark.parametrize("language", ["ru", "pl", "en"])
@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "export"])
def test_help_has_an_example(name: str, language: str, tmp_path: Path) -> None:
    ran = program(name, "--help", cwd=tmp_path, language=language)
    assert (ran.code, ran.err) == (0, "")
    assert f": usecases {name}" in " ".join(ran.out.split())


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("edit", "export")])
def test_the_examples_of_help_work(name: str, library: Path) -> None:
    epilog = command_of(name).epilog
    assert epilog is not None
    for file in ("anna", "boris", "base", "ours", "theirs", "old", "new"):  # some commands read files that lie anywhere
        shutil.copy(ROOT / "tests" / "accounts" / "order" / "anna.yaml", library.parent / f"{file}.yaml")
    git, nobody = client("git"), ("-c", "user.name=Ewa", "-c", "user.email=ewa@firm.example")
    for command in (("init", "-q"), ("add", "-A"), (*nobody, "commit", "-qm", "A library")):
        subprocess.run([git, *command], cwd=library.parent, check=True)
    for example in epilog.partition(": ")[2].split(", or: "):
        words = shlex.split(example)
        assert words[:2] == ["usecases", name]
        day = ("--today", TODAY.isoformat()) if name == "check" else ()
        ran = program(*words[1:], *day, cwd=library.parent)
        assert ran.code == 0, ran.err


def test_help_imports_no_command(tmp_path: Path) -> None:
    code = (
        "import sys; from usecases.cli.main import run; run(['--help']); "
        "print([name for name in sys.modules if name.startswith(('usecases', 'yaml', 'json', 'ruamel'))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=True, text=True
    )
    imported = ran.stdout.splitlines()[-1]
    for place, _ in COMMANDS.values():
        assert f"'{place.partition(':')[0]}'" not in imported
    assert "'usecases.library'" not in imported
    assert "'yaml" not in imported


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["explain", "UC201"], ("ruamel", "jsonschema_rs", "usecases_exporters")),
        (["list"], ("ruamel", "jsonschema'", "usecases_exporters", "sqlite3")),
        (["show", "returns"], ("ruamel", "jsonschema'", "usecases_exporters", "sqlite3")),
        (["search", "returns"], ("ruamel", "jsonschema'", "usecases_exporters", "sqlite3", "babel")),
    ],
)
def test_commands_import_what_they_need(arguments: list[str], heavy: tuple[str, ...], library: Path) -> None:
    code = (
        'import sys; from usecases.cli.main import run; run(sys.argv[1:]); print([name + "\'" for name in sys.modules])'
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=library,
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    imported = ran.stdout.splitlines()[-1]
    assert "usecases.cli.main'" in imported
    assert not [name for name in heavy if f'"{name}' in imported]


def test_unknown_commands_get_a_suggestion(usecases: Run) -> None:
    ran = usecases("serach")
    assert ran.code == 2
    assert "Did you mean “search”?" in ran.err


@pytest.mark.parametrize("arguments", [["list"], ["show", "returns"], ["search", "клиент"], ["explain"]])
def test_no_colours_where_nobody_looks(arguments: list[str], library: Path) -> None:
    ran = program(*arguments, cwd=library)
    assert ran.code == 0
    assert "\x1b" not in ran.out


def test_entry_points_are_installed() -> None:
    installed = {point.name for point in entry_points(group=ENTRY_POINTS)}
    assert {"check", "list", "show"} <= installed
